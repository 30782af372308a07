//! What may come next in a query: operators and the names a field knows.
//!
//! Must not: change what was typed; it offers, and the box takes it on one key.

use crate::model::Library;
use crate::words::Words;
use std::ops::Range;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the query that it takes the place of.
    pub replaces: Range<usize>,
    /// What stands there then.
    pub text: String,
    /// What it means, in the reader's language.
    pub about: String,
}

/// Ways to go on from the end of a query, best first; the first one is what the key takes. For an
/// empty query, all operators: that is where a reader learns them.
#[must_use]
pub fn complete(_query: &str, _library: &Library, _words: &Words) -> Vec<Completion> {
    Vec::new()
}
