//! Find in this section: a line at the foot of the text, live, with `n` and `N`.
//!
//! Must not: look beyond the section.

use super::flow::Flow;
use super::line_edit::LineEdit;
use crate::model::Lang;
use crate::search::{Terms, find_in};
use std::ops::Range;

/// A hit: which stop, which bytes of its text.
pub(super) type HereHit = (usize, Range<usize>);

/// What is looked for, and what was found.
#[derive(Clone, Debug, Default)]
pub struct FindHere {
    /// What is looked for.
    pub edit: LineEdit,
    /// Whether the line takes keys; closed, the hits stay until Esc.
    pub open: bool,
    /// All hits, in reading order.
    pub hits: Vec<HereHit>,
    /// The hit the cursor is on.
    pub current: usize,
    /// Where the cursor was when the search began.
    pub began_at: usize,
}

impl FindHere {
    /// An open line, from where the cursor is.
    #[must_use]
    pub fn begin(cursor: usize) -> Self {
        Self { open: true, began_at: cursor, ..Self::default() }
    }

    /// A closed one, for a search that led here.
    #[must_use]
    pub fn for_query(query: &str) -> Self {
        Self { edit: LineEdit::new(query), ..Self::default() }
    }

    /// Looks again, after the query or the section changed.
    pub fn update(&mut self, flow: &Flow, lang: Lang) {
        self.hits.clear();
        let texts = flow.steps.iter().map(|step| step.held.as_ref().map_or("", |held| held.text(lang)));
        let found = find_in(texts, &Terms::parse(self.edit.text()));
        for (at, ranges) in found.into_iter().enumerate() {
            self.hits.extend(ranges.into_iter().map(|range| (at, range)));
        }
        self.current = self.current.min(self.hits.len().saturating_sub(1));
    }

    /// To the first hit from a stop on, else the first of all; gives the stop to show.
    pub fn from_step(&mut self, step: usize) -> Option<usize> {
        self.current = self.hits.iter().position(|(at, _)| *at >= step).unwrap_or(0);
        self.hits.get(self.current).map(|(at, _)| *at)
    }

    /// To the next or previous hit, going round; gives the stop to show.
    pub fn step(&mut self, forward: bool) -> Option<usize> {
        let count = self.hits.len();
        let next = if forward { self.current + 1 } else { self.current + count.max(1) - 1 };
        self.current = next.checked_rem(count)?;
        self.hits.get(self.current).map(|(at, _)| *at)
    }

    /// The hits in one stop, each with whether it is the current one.
    pub fn in_step(&self, step: usize) -> impl Iterator<Item = (&Range<usize>, bool)> {
        let here = move |(_, (at, _)): &(usize, &HereHit)| *at == step;
        self.hits.iter().enumerate().filter(here).map(|(index, (_, range))| (range, index == self.current))
    }
}
