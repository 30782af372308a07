//! Which countries stand in the grid, in which order, under which headings.
//!
//! Must not: know columns or cells; no number decides where a country stands.

use super::countries::{begins, is_called};
use super::line_edit::LineEdit;
use crate::compare::{CountryOrder, groups, region_of, regions};
use crate::model::{Code, Library, Region};
use crate::text::fold;
use crate::words::{self, Words};

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridLine {
    /// The region of the countries below.
    Region(String),
    /// A country.
    Country(Code, String),
}

impl GridLine {
    /// The country, where it is one.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Country(code, _) => Some(*code),
            Self::Region(_) => None,
        }
    }

    /// What stands there.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Region(name) | Self::Country(_, name) => name,
        }
    }
}

/// What the rows were made for.
#[derive(PartialEq, Eq)]
struct ListedFor {
    order: CountryOrder,
    region: Option<Region>,
    filter: String,
}

/// The rows, and what chooses and orders them.
#[derive(Default)]
pub struct GridRows {
    /// In which order countries stand.
    pub order: CountryOrder,
    /// The one region that is shown.
    pub region: Option<Region>,
    /// The filter on countries and regions.
    pub filter: Option<LineEdit>,
    /// Whether the filter takes keys.
    pub filtering: bool,
    /// Countries, and headings over them.
    pub lines: Vec<GridLine>,
    listed_for: Option<ListedFor>,
}

impl GridRows {
    /// Makes the rows where what they depend on changed; says whether they were.
    pub(super) fn list(&mut self, library: &Library, words: &Words) -> bool {
        let filter = fold(self.filter.as_ref().map_or("", LineEdit::text));
        let wanted = ListedFor { order: self.order, region: self.region, filter };
        if self.listed_for.as_ref() == Some(&wanted) {
            return false;
        }
        let typed: Vec<&str> = wanted.filter.split_whitespace().collect();
        let named = |region: Region| words::region(words, region);
        let fits = |(code, name): &&(Code, String)| {
            let region = || region_of(library, *code).map(named);
            is_called(library, (*code, name), &typed) || region().is_some_and(|region| begins(&fold(&region), &typed))
        };
        self.lines.clear();
        for group in groups(library, words, (self.order, self.region)) {
            let countries: Vec<&(Code, String)> = group.countries.iter().filter(fits).collect();
            if let Some(region) = group.region.filter(|_| !countries.is_empty()) {
                self.lines.push(GridLine::Region(named(region)));
            }
            self.lines.extend(countries.into_iter().map(|(code, name)| GridLine::Country(*code, name.clone())));
        }
        self.listed_for = Some(wanted);
        true
    }

    /// Makes the rows anew the next time, for another library.
    pub(super) fn forget(&mut self) {
        self.listed_for = None;
    }

    /// The country of a row, counted from 0.
    #[must_use]
    pub fn country(&self, row: usize) -> Option<Code> {
        self.lines.get(row)?.code()
    }

    /// Where a country stands.
    #[must_use]
    pub fn row_of(&self, country: Code) -> Option<usize> {
        self.lines.iter().position(|line| line.code() == Some(country))
    }

    /// Countries there are, headings left out.
    #[must_use]
    pub fn countries(&self) -> usize {
        self.lines.iter().filter(|line| line.code().is_some()).count()
    }

    /// The row of a country that is nearest to a row, rather below or above it.
    #[must_use]
    pub fn nearest_country(&self, row: usize, below: bool) -> Option<usize> {
        let is_country = |at: &usize| self.country(*at).is_some();
        let after = || (row..self.lines.len()).find(is_country);
        let before = || (0..row.min(self.lines.len())).rev().find(is_country);
        if below || is_country(&row) { after().or_else(before) } else { before().or_else(after) }
    }

    /// By name, or under regions.
    pub(super) fn turn_order(&mut self) {
        self.order = match self.order {
            CountryOrder::Name => CountryOrder::Region,
            CountryOrder::Region => CountryOrder::Name,
        };
    }

    /// The next region that occurs alone; after the last one, all.
    pub(super) fn turn_region(&mut self, library: &Library, words: &Words) {
        let all = regions(library, words);
        let at = self.region.and_then(|region| all.iter().position(|known| *known == region));
        let next = match (self.region, at) {
            (None, _) => Some(0),
            (Some(_), at) => at.map(|at| at + 1),
        };
        self.region = next.and_then(|next| all.get(next)).copied();
    }

    /// Shows a country, whatever hides it.
    pub(super) fn unhide(&mut self, country: Code, library: &Library) {
        self.region = self.region.filter(|region| region_of(library, country) == Some(region));
        self.stop_filter();
    }

    /// Opens the filter.
    pub(super) fn start_filter(&mut self) {
        self.filtering = true;
        self.filter.get_or_insert_default();
    }

    /// Ends typing; a filter that says nothing goes.
    pub(super) fn keep_filter(&mut self) {
        self.filtering = false;
        self.filter = self.filter.take().filter(|filter| !filter.text().trim().is_empty());
    }

    /// Takes the filter away.
    pub(super) fn stop_filter(&mut self) {
        (self.filtering, self.filter) = (false, None);
    }
}
