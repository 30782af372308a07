//! What is wrong with a query, and where in it.
//!
//! Must not: name a key or a screen; whoever shows it knows where the reader typed.

use crate::text::Shown;
use crate::words::Words;
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
        /// The name.
        found: Shown,
        /// What may have been meant, best first.
        meant: Vec<Shown>,
    },
}

impl QueryFault {
    /// A sentence for the reader.
    #[must_use]
    pub fn say(&self, _words: &Words) -> String {
        String::new()
    }
}
