//! A list to look something up in, with what is known of the row under the cursor: sources, and terms of the field.
//!
//! Must not: know what its rows are made of; `sources` and `glossary` make them.

use super::find_all::box_movement;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::role::Role;
use super::rows::Rows;
use super::{glossary, sources};
use crate::model::{Code as Country, Id, Library};
use crate::text::fold;
use crate::words::Words;

/// What is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The documents of one country, or of all.
    Sources(Option<Country>),
    /// Terms of the field.
    Glossary,
}

/// What Enter does on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// Opens a source: its report, and its position there.
    Source(Id, usize),
    /// Opens the account of how the library was made.
    Method,
    /// Opens a term, with those it must not be confused with.
    Term(Id),
}

/// One row.
#[derive(Clone, Debug)]
pub struct Item {
    /// What stands at its left.
    pub line: String,
    /// What stands at its right.
    pub right: String,
    /// What is known of it: paragraphs.
    pub about: Vec<(String, Role)>,
    /// Its name in every language, folded.
    pub name: String,
    /// Folded text that the filter looks in.
    pub folded: String,
    /// What Enter does.
    pub leads: Leads,
}

/// State of the list.
pub struct Lookup {
    /// What is looked up.
    pub kind: Kind,
    /// The filter.
    pub edit: LineEdit,
    /// Cursor in what the filter leaves.
    pub rows: Rows,
    /// Region of it all.
    pub area: Area,
    /// The country that `Tab` goes back to from all.
    country: Option<Country>,
    all: Vec<Item>,
    shown: Vec<usize>,
}

/// From so many cells on what is known of a row stands beside the list.
const BESIDE: u16 = 100;
/// Rows of the list that stay where it stands below.
const FEWEST_ROWS: u16 = 5;

impl Lookup {
    /// Opens on a kind of list; `country` is the one that is read.
    #[must_use]
    pub fn new(kind: Kind, country: Option<Country>, (library, words): (&Library, &Words)) -> Self {
        let mut lookup = Self {
            kind,
            edit: LineEdit::default(),
            rows: Rows::default(),
            area: Area::default(),
            country,
            all: Vec::new(),
            shown: Vec::new(),
        };
        lookup.take(library, words);
        lookup
    }

    /// Lists anew what a snapshot of the library holds.
    pub fn take(&mut self, library: &Library, words: &Words) {
        self.all = match self.kind {
            Kind::Sources(country) => sources::items(library, words, country),
            Kind::Glossary => glossary::items(words),
        };
        self.filter();
    }

    fn filter(&mut self) {
        let filter = fold(self.edit.text());
        let words: Vec<&str> = filter.split_whitespace().collect();
        let fits = |item: &Item| words.iter().all(|word| item.folded.contains(word));
        self.shown = (0..self.all.len()).filter(|at| self.all.get(*at).is_some_and(fits)).collect();
        // A row that is called so comes before one that only speaks of it.
        let named = |item: &Item| words.iter().all(|word| item.name.contains(word));
        self.shown.sort_by_key(|at| !self.all.get(*at).is_some_and(named));
    }

    /// Takes a key; gives what Enter opens.
    pub fn key(&mut self, key: Key, (library, words): (&Library, &Words)) -> Option<Leads> {
        match key.code {
            Code::Enter => return self.item().map(|item| item.leads.clone()),
            Code::Tab => {
                if let Kind::Sources(country) = self.kind {
                    self.kind = Kind::Sources(if country.is_some() { None } else { self.country });
                    self.rows.reset();
                    self.take(library, words);
                }
            }
            _ if box_movement(key).is_some_and(|action| self.rows.act(action)) => {}
            _ => {
                let before = self.edit.text().to_owned();
                if self.edit.key(key) && self.edit.text() != before {
                    self.rows.reset();
                    self.filter();
                }
            }
        }
        None
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text);
        self.rows.reset();
        self.filter();
    }

    /// The rows that the filter leaves.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = Option<&Item>> {
        self.shown.iter().map(|at| self.all.get(*at))
    }

    /// How many things are listed; the account of how the library was made is none of them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown().flatten().filter(|item| item.leads != Leads::Method).count()
    }

    /// A row by its position in what is shown.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<&Item> {
        self.all.get(*self.shown.get(row)?)
    }

    /// The row under the cursor.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.at(self.rows.cursor)
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body;
        self.rows.fit(self.shown.len(), usize::from(self.list().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        let inner = self.area.shorter(1, 0);
        if self.area.width >= BESIDE {
            return inner.inset(0, inner.width / 2);
        }
        let below = (inner.height / 2).min(inner.height.saturating_sub(FEWEST_ROWS));
        inner.shorter(0, below)
    }

    /// Region of what is known of the row under the cursor.
    #[must_use]
    pub fn about(&self) -> Area {
        let (inner, list) = (self.area.shorter(1, 0), self.list());
        if self.area.width >= BESIDE { inner.inset(list.width + 2, 1) } else { inner.shorter(list.height + 1, 0) }
    }
}
