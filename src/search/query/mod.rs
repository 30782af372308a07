//! The language of "search everything": clauses of words and filters, as they were typed.
//!
//! Clauses between spaces must all hold. A bar makes alternatives and binds tighter than a space:
//! `a b | c` is a, and b or c. `!` negates what follows it. A query is printed in one form that
//! means the same, so that it can be kept, sent and given to the command line.
//!
//! Must not: know what a library holds before it is bound to one, or fail on anything that may
//! still become a query while it is typed.

mod bind;
mod bound;
mod complete;
mod fault;
mod field;
mod filter;
mod kept;
mod left_out;
mod lex;
mod listed;
mod named;
mod offences;
mod offers;
mod parse;
mod print;
#[cfg(test)]
mod tests;
mod value;

pub(super) use bind::{Plan, PlanFactor, PlanTest};
pub(super) use bound::BoundFilter;
pub use complete::{Completion, complete};
pub use fault::{QueryFault, QueryFaultKind};
use field::Field;
use filter::Filter;
pub(super) use kept::KeptFilters;

use std::ops::Range;

/// A query, understood as far as no library is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// What must hold: one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Never empty.
    pub any: Vec<Factor>,
}

/// One thing that is asked.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Whether the opposite is asked.
    pub not: bool,
    /// What is asked.
    pub test: Test,
    /// Bytes of the query as it was typed, operators included.
    pub at: Range<usize>,
}

/// Where a factor stood is no part of what it means.
impl PartialEq for Factor {
    fn eq(&self, other: &Self) -> bool {
        self.not == other.not && self.test == other.test
    }
}

impl Eq for Factor {}

/// A thing that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// What the passage says.
    Words(Words),
    /// What else is so about it.
    Filter(Filter),
}

/// Words in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Folded runs of letters and digits, never none: `o'brien` has two, and so has `60,000`.
    pub words: Vec<String>,
    /// Exactly these words: no other form of them and no beginnings.
    pub whole: bool,
    /// The text begins with them.
    pub starts: bool,
    /// The text ends with them.
    pub ends: bool,
    /// A phrase that is still being typed: its last word may go on.
    pub open: bool,
}

impl Query {
    /// Reads a query. What means nothing yet is left out: operators without anything to be about, a
    /// field without a value.
    ///
    /// # Errors
    /// Where a field's name is mistyped, or a value is none of its field's and can become none, or where
    /// more is asked than anybody asks.
    /// Names that only a library knows are for [`Index::search`](super::Index::search) to judge.
    pub fn parse(text: &str) -> Result<Self, QueryFault> {
        parse::clauses(text).map(|clauses| Self { clauses })
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether it asks for the reader's bookmarks, so that whoever binds it has to know them.
    #[must_use]
    pub fn needs_bookmarks(&self) -> bool {
        self.factors().any(|factor| matches!(factor.test, Test::Filter(Filter::Listed(Field::In, _))))
    }

    /// What must hold, all of it.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// All things asked, in the order in which they were typed.
    fn factors(&self) -> impl Iterator<Item = &Factor> {
        self.clauses.iter().flat_map(|clause| &clause.any)
    }
}
