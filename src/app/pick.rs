//! What to compare: countries, or reports of one. Asked for when fewer than two countries are marked, and to change the
//! columns of a comparison. Also of which countries figures are wanted.
//!
//! Must not: change the marks of the list; what is picked goes straight to where it was asked for.

use super::countries::Countries;
use super::find_all::box_movement;
use super::key::{Code, Key};
use super::panes::Area;
use super::rows::Rows;
use crate::compare::{Column, MOST_COLUMNS};
use crate::model::{Code as Country, Lang, Library};

/// What columns are picked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PickFor {
    /// To stand side by side.
    #[default]
    Compare,
    /// To see the figures of their countries.
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
#[derive(Debug, Default)]
pub struct Pick {
    /// What for.
    pub purpose: PickFor,
    /// The list of countries, with its filter.
    pub countries: Countries,
    /// What is picked, in the order in which it was.
    pub picked: Vec<Column>,
    /// Countries the filter leaves, and the reports of the one that is unfolded.
    pub choices: Vec<Column>,
    /// Cursor and scroll.
    pub rows: Rows,
    /// The country whose reports are listed under it.
    unfolded: Option<Country>,
    /// Region of the box.
    pub area: Area,
}

/// What came of a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing beyond the box.
    Stay,
    /// These.
    Done(Vec<Column>),
    /// One more than there can be columns.
    TooMany,
    /// Fewer than make a comparison.
    TooFew,
}

impl Pick {
    /// Over the countries of the list, with some columns picked already.
    #[must_use]
    pub fn new(purpose: PickFor, from: &Countries, (picked, library): (Vec<Column>, &Library)) -> Self {
        let mut countries = from.clone();
        countries.filter = Some(super::line_edit::LineEdit::default());
        let mut pick = Self { purpose, countries, picked, ..Self::default() };
        // Who picked one report of a country may want another one beside it.
        pick.unfolded = pick.picked.iter().find(|column| column.report.is_some()).map(|column| column.country);
        pick.filter(library);
        if let Some(at) = pick.unfolded.and_then(|own| pick.choices.iter().position(|choice| choice.country == own)) {
            pick.rows.cursor = at;
        }
        pick
    }

    /// Takes the countries and reports of a new snapshot; what is picked stays.
    pub fn take(&mut self, library: &Library, lang: Lang) {
        self.countries.take(library, lang);
        self.list_choices(library);
    }

    /// Lists anew what the filter leaves.
    fn filter(&mut self, library: &Library) {
        self.countries.apply_filter(library);
        self.list_choices(library);
    }

    fn list_choices(&mut self, library: &Library) {
        self.choices.clear();
        for country in self.countries.shown().iter().copied() {
            self.choices.push(Column { country, report: None });
            if self.unfolded == Some(country) {
                let reports = library.entries_of(country).iter().map(|entry| entry.id.clone());
                self.choices.extend(reports.map(|id| Column { country, report: Some(id) }));
            }
        }
    }

    fn under_cursor(&self) -> Option<&Column> {
        self.choices.get(self.rows.cursor)
    }

    fn toggle(&mut self, column: Column) {
        match self.picked.iter().position(|picked| *picked == column) {
            Some(at) => drop(self.picked.remove(at)),
            None => {
                // One report of a country takes the place of the country whole, which holds it.
                if column.report.is_some() {
                    self.picked.retain(|picked| picked.country != column.country || picked.report.is_some());
                }
                self.picked.push(column);
            }
        }
    }

    /// Takes a key: Space picks, → lists a country's reports, Enter is done (and picks what is under the cursor where
    /// one is still missing), everything else filters.
    pub fn key(&mut self, key: Key, library: &Library) -> Outcome {
        let under = self.under_cursor().cloned();
        let at_end = self.countries.filter.as_ref().is_none_or(|filter| filter.is_at_end());
        match key.code {
            Code::Char(' ') => {
                let Some(column) = under else { return Outcome::Stay };
                if !self.picked.contains(&column) && self.picked.len() >= self.purpose.most() {
                    return Outcome::TooMany;
                }
                self.toggle(column);
                self.clear_filter(library);
            }
            Code::Enter => {
                if let Some(column) =
                    under.filter(|column| self.picked.len() < self.purpose.fewest() && !self.picked.contains(column))
                {
                    self.toggle(column);
                }
                if self.picked.len() >= self.purpose.fewest() {
                    return Outcome::Done(self.picked.clone());
                }
                self.clear_filter(library);
                return Outcome::TooFew;
            }
            // Figures are those of all reports of a country.
            Code::Right if at_end && self.purpose == PickFor::Compare => {
                self.unfold(under.map(|column| column.country), library);
            }
            Code::Left if self.unfolded.is_some() => self.unfold(None, library),
            _ if box_movement(key).is_some_and(|action| self.rows.act(action)) => {}
            _ => {
                if self.countries.filter.as_mut().is_some_and(|filter| filter.key(key)) {
                    self.filter(library);
                    self.rows.reset();
                }
            }
        }
        Outcome::Stay
    }

    /// Lists the reports of a country that has several under it, or of none.
    fn unfold(&mut self, country: Option<Country>, library: &Library) {
        let own = self.under_cursor().map(|column| column.country);
        self.unfolded = country.filter(|code| library.entries_of(*code).len() > 1);
        self.list_choices(library);
        if let Some(at) = self.choices.iter().position(|choice| Some(choice.country) == own) {
            self.rows.cursor = at;
        }
    }

    fn clear_filter(&mut self, library: &Library) {
        let Some(filter) = self.countries.filter.as_mut().filter(|filter| !filter.text().is_empty()) else { return };
        filter.clear();
        let under = self.under_cursor().cloned();
        self.filter(library);
        // The cursor stays on what was picked, so that the reports under it are at hand.
        if let Some(at) = under.and_then(|own| self.choices.iter().position(|choice| *choice == own)) {
            self.rows.cursor = at;
        }
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(64, body.height.saturating_sub(2).clamp(6, 22));
        self.rows.fit(self.choices.len(), usize::from(self.list().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.inset(1, 1).shorter(3, 1)
    }
}
