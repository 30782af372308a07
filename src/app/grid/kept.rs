//! What of the grid is bookmarked: a sign in the cell or after the country's name, and in words under the grid.
//!
//! Must not: change the width of a column; the sign stands where there was air.

use super::Grid;
use crate::app::flow::KEPT;
use crate::app::kept::Kept;
use crate::model::{Code, Slot};
use crate::say;
use crate::words::Words;

impl Grid {
    /// Takes what is bookmarked.
    pub(in crate::app) fn take_kept(&mut self, kept: &mut Kept) {
        self.mine = kept.countries().into_iter().map(|code| (code, kept.of(code))).collect();
    }

    /// Shows nothing of it.
    pub(in crate::app) fn hide_kept(&mut self) {
        self.mine.clear();
    }

    /// Whether a country itself is bookmarked.
    #[must_use]
    pub fn is_kept(&self, country: Code) -> bool {
        self.mine.get(&country).is_some_and(|mine| mine.is_on_country())
    }

    fn kept_in(&self, country: Code, slot: Slot) -> usize {
        self.mine.get(&country).map_or(0, |mine| mine.in_cell(slot))
    }

    /// The sign between the number and the flags of a cell.
    pub(super) fn kept_sign(&self, country: Code, column: usize) -> &'static str {
        let slot = self.columns.get(column).map(|column| column.slot);
        if slot.is_some_and(|slot| self.kept_in(country, slot) > 0) { KEPT } else { " " }
    }

    /// The legend with the sign in it, where anything is bookmarked.
    pub(super) fn with_kept(&self, legend: String, words: &Words) -> String {
        match self.mine.values().any(|mine| mine.is_any()) {
            true => format!("{legend} {}", say!(words, "grid-sign-kept", sign = KEPT)),
            false => legend,
        }
    }

    /// How many bookmarks are in the cell under the cursor, and whether its country is bookmarked, in words.
    pub(super) fn kept_words(&self, words: &Words) -> Vec<String> {
        let Some((code, slot)) = self.country().zip(self.slot()) else { return Vec::new() };
        let count = self.kept_in(code, slot);
        let own = self.mine.get(&code).map(|mine| mine.country_words(words, None));
        (count > 0)
            .then(|| say!(words, "grid-kept", count = count))
            .into_iter()
            .chain(own.unwrap_or_default())
            .collect()
    }
}
