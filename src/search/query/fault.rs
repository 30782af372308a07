//! What is wrong with a query, and where in it.
//!
//! Must not: name a key or a screen; whoever shows it knows where the reader typed.

use crate::model::nearest;
use crate::say;
use crate::text::{Raw, Shown, fold};
use crate::words::Words;
use std::collections::HashSet;
use std::ops::Range;

/// Why a query means nothing as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// Bytes of the query as it was typed.
    pub at: Range<usize>,
    /// What is wrong.
    pub what: QueryFaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryFaultKind {
    /// A name that nothing in the library has.
    UnknownValue {
        /// The name with its field, as it was typed.
        found: Shown,
        /// What may have been meant, best first.
        meant: Vec<Shown>,
    },
    /// A field's name, mistyped.
    UnknownField {
        /// The name.
        found: Shown,
        /// What may have been meant, best first.
        meant: Vec<Shown>,
    },
    /// No time, or one that ends before it begins.
    BadPeriod {
        /// What was typed.
        found: Shown,
    },
    /// No length of imprisonment.
    BadLength {
        /// What was typed.
        found: Shown,
    },
    /// More different things than anybody asks; where the first of too many stands.
    TooMany {
        /// How many there may be.
        most: usize,
    },
}

/// Names that may be meant, of which more would only be a list.
const MEANT: usize = 3;
/// Characters of what was typed that a sentence can hold.
const LONGEST: usize = 40;

impl QueryFault {
    /// A sentence for the reader.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match &self.what {
            QueryFaultKind::UnknownValue { found, meant } if meant.is_empty() => {
                say!(words, "query-fault-value", found = found)
            }
            QueryFaultKind::UnknownValue { found, meant } => {
                say!(words, "query-fault-value-meant", found = found, meant = &any_of(words, meant))
            }
            QueryFaultKind::UnknownField { found, meant } => {
                say!(words, "query-fault-field", found = found, meant = &any_of(words, meant))
            }
            QueryFaultKind::BadPeriod { found } => say!(words, "query-fault-period", found = found),
            QueryFaultKind::BadLength { found } => say!(words, "query-fault-length", found = found),
            QueryFaultKind::TooMany { most } => say!(words, "query-fault-many", most = *most),
        }
    }

    /// What was typed, as much of it as a sentence can hold.
    pub(super) fn short(typed: &str) -> Shown {
        match typed.char_indices().nth(LONGEST).and_then(|(end, _)| typed.get(..end)) {
            Some(beginning) => Raw::new(format!("{beginning}\u{2026}")).shown(),
            None => Raw::new(typed).shown(),
        }
    }

    /// The names nearest to one, each once however it is written.
    pub(super) fn near<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Vec<Shown> {
        let mut seen = HashSet::new();
        let known = known.filter(|name| seen.insert(fold(name)));
        // Nobody mistypes a page, and comparing one with every name takes long.
        if typed.chars().count() > LONGEST { Vec::new() } else { nearest(typed, known, MEANT) }
    }
}

/// `a, b or c`.
fn any_of(words: &Words, names: &[Shown]) -> String {
    match names {
        [] => String::new(),
        [name] => name.to_string(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|name| &**name).collect();
            say!(words, "query-or", names = &first.join(", "), last = last)
        }
    }
}
