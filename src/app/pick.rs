//! Which countries: to compare, asked for when fewer than two are marked; or to see figures of.
//!
//! Must not: change the marks of the list; what is picked goes straight to where it was asked for.

use super::countries::Countries;
use super::find_all::box_movement;
use super::key::{Code, Key};
use super::panes::Area;
use crate::compare::MOST_COLUMNS;
use crate::model::{Code as Country, Library};

/// What countries are picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickFor {
    /// To stand side by side.
    Compare,
    /// To see their figures.
    Figures,
}

impl PickFor {
    /// Fewer are not enough.
    fn fewest(self) -> usize {
        if self == Self::Compare { 2 } else { 1 }
    }

    /// More are too many.
    fn most(self) -> usize {
        if self == Self::Compare { MOST_COLUMNS } else { usize::MAX }
    }
}

/// State of the box.
#[derive(Debug)]
pub struct Pick {
    /// What for.
    pub purpose: PickFor,
    /// The list, with its filter and marks.
    pub countries: Countries,
    /// Region of the box.
    pub area: Area,
}

/// What came of a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing beyond the box.
    Stay,
    /// These.
    Done(Vec<Country>),
    /// One more than there can be columns.
    TooMany,
}

impl Pick {
    /// Over the countries of the list, with some of them picked already.
    #[must_use]
    pub fn new(purpose: PickFor, from: &Countries, (picked, library): (Vec<Country>, &Library)) -> Self {
        let mut countries = from.clone();
        countries.filter = Some(super::line_edit::LineEdit::default());
        countries.marked = picked;
        countries.apply_filter(library);
        countries.rows.reset();
        Self { purpose, countries, area: Area::default() }
    }

    /// Takes a key: Space picks, Enter is done (and picks the country under the cursor where
    /// one is still missing), everything else filters.
    pub fn key(&mut self, key: Key, library: &Library) -> Outcome {
        let under = self.countries.under_cursor();
        match key.code {
            Code::Char(' ') => {
                let Some(code) = under else { return Outcome::Stay };
                if !self.countries.marked.contains(&code) && self.countries.marked.len() >= self.purpose.most() {
                    return Outcome::TooMany;
                }
                self.countries.toggle(code);
                self.clear_filter(library);
            }
            Code::Enter => {
                if let Some(code) = under.filter(|code| {
                    self.countries.marked.len() < self.purpose.fewest() && !self.countries.marked.contains(code)
                }) {
                    self.countries.toggle(code);
                }
                if self.countries.marked.len() >= self.purpose.fewest() {
                    return Outcome::Done(self.countries.marked.clone());
                }
                self.clear_filter(library);
            }
            _ if box_movement(key).is_some_and(|action| self.countries.rows.act(action)) => {}
            _ => {
                if self.countries.filter.as_mut().is_some_and(|filter| filter.key(key)) {
                    self.countries.apply_filter(library);
                    self.countries.rows.reset();
                }
            }
        }
        Outcome::Stay
    }

    fn clear_filter(&mut self, library: &Library) {
        if let Some(filter) = self.countries.filter.as_mut().filter(|filter| !filter.text().is_empty()) {
            filter.clear();
            self.countries.apply_filter(library);
        }
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(52, body.height.saturating_sub(2).clamp(6, 22));
        let shown = self.countries.shown().len();
        self.countries.rows.fit(shown, usize::from(self.list().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.inset(1, 1).shorter(3, 1)
    }
}
