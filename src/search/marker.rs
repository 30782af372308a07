//! Where in a text the words of a query are: for highlights, excerpts and finding in a section.
//!
//! Must not: decide whether a passage is a hit.

use super::Terms;
use std::ops::Range;

/// A query made ready to be marked in texts.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    query: Terms,
}

impl Marker {
    /// For the words of a query; filters mark nothing.
    #[must_use]
    pub fn new(query: &Terms) -> Self {
        Self { query: query.clone() }
    }

    /// Where they are, as byte ranges of the text: in order, apart from each other.
    #[must_use]
    pub fn mark(&self, text: &str) -> Vec<Range<usize>> {
        Terms::ranges(self.query.terms(), text)
    }
}
