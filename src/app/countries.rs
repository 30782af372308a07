//! The list of countries on the left: order, filter, marks.
//!
//! Must not: decide what is shown on the right; it asks.

use super::line_edit::LineEdit;
use super::rows::Rows;
use crate::model::{Code, Lang, Library};
use crate::text::{fold, width};

/// State of the list.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    /// All countries of the library, by name in the reader's language.
    order: Vec<(Code, String)>,
    /// Those that the filter leaves.
    shown: Vec<Code>,
    /// Cursor and scroll.
    pub rows: Rows,
    /// The filter; `None` where there is none.
    pub filter: Option<LineEdit>,
    /// Countries that are marked, in the order in which they were.
    pub marked: Vec<Code>,
}

impl Countries {
    /// Takes the countries of a new snapshot, in the order of their names.
    pub fn take(&mut self, library: &Library, lang: Lang) {
        let mut order: Vec<(Code, String)> =
            library.countries.iter().map(|country| (country.code, library.names.name(country.code, lang))).collect();
        order.sort_by_cached_key(|(_, name)| fold(name));
        self.order = order;
        self.apply_filter(library);
    }

    /// Leaves those with a word of any of their names that begins like each word of the filter.
    pub fn apply_filter(&mut self, library: &Library) {
        let filter = fold(self.filter.as_ref().map_or("", LineEdit::text));
        let words: Vec<&str> = filter.split_whitespace().collect();
        let fits = |(code, shown): &&(Code, String)| is_called(library, (*code, shown), &words);
        self.shown = self.order.iter().filter(fits).map(|(code, _)| *code).collect();
    }

    /// The countries in the list, in order.
    #[must_use]
    pub fn shown(&self) -> &[Code] {
        &self.shown
    }

    /// All countries, in order, whatever the filter.
    pub fn all(&self) -> impl Iterator<Item = Code> + '_ {
        self.order.iter().map(|(code, _)| *code)
    }

    /// A country's name as the list shows it.
    #[must_use]
    pub fn name(&self, code: Code) -> &str {
        self.order.iter().find(|(known, _)| *known == code).map_or("", |(_, name)| name)
    }

    /// Puts the cursor on a country; a filter that hides it is taken away.
    pub fn point_at(&mut self, code: Code) {
        if !self.shown.contains(&code) && self.order.iter().any(|(known, _)| *known == code) {
            self.filter = None;
            self.shown = self.all().collect();
        }
        if let Some(row) = self.shown.iter().position(|shown| *shown == code) {
            self.rows.cursor = row;
        }
    }

    /// The country under the cursor.
    #[must_use]
    pub fn under_cursor(&self) -> Option<Code> {
        self.shown.get(self.rows.cursor).copied()
    }

    /// The country some places after (or before) another; stays at the ends.
    #[must_use]
    pub fn step(&self, from: Code, forward: bool) -> Option<Code> {
        let list: Vec<Code> = self.all().collect();
        let at = list.iter().position(|code| *code == from)?;
        let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
        list.get(next).copied()
    }

    /// Marks or unmarks.
    pub fn toggle(&mut self, code: Code) {
        match self.marked.iter().position(|marked| *marked == code) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(code),
        }
    }

    /// Cells the list would like: two signs, the longest name, a count, air and divider; 18 to 28.
    #[must_use]
    pub fn wanted_width(&self) -> u16 {
        let longest = self.order.iter().map(|(_, name)| width(name)).max().unwrap_or(0);
        u16::try_from(longest + 8).unwrap_or(28).clamp(18, 28)
    }
}

/// Whether a country has a name, in any language, in which a word begins like each of some folded ones.
pub(super) fn is_called(library: &Library, (code, shown): (Code, &str), words: &[&str]) -> bool {
    let mut names = library.names.get(code).into_iter().flat_map(|names| names.all());
    let own = [shown, code.as_str()];
    words.is_empty()
        || own.iter().any(|name| begins(&fold(name), words))
        || names.any(|name| begins(&fold(name), words))
}

/// Whether a folded name has a word that begins like each of some.
pub(super) fn begins(name: &str, words: &[&str]) -> bool {
    let parts = || name.split(|c: char| !c.is_alphanumeric());
    words.iter().all(|word| name.starts_with(word) || parts().any(|part| part.starts_with(word)))
}
