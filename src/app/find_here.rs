//! Find in this section: a line at the foot of the text, live, with `n` and `N`; and what a search of
//! everything found in it, marked.
//!
//! Must not: look beyond the section.

use super::flow::{Flow, Held, PassageKey};
use super::line_edit::LineEdit;
use crate::model::Lang;
use crate::search::{Hit, Marker, Query, Results};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

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
    /// The line was reached from the list of countries, which gets the focus back.
    pub(super) began_in_list: bool,
    /// The search of everything that led here.
    led_by: Option<LedBy>,
}

/// A search of everything: what it marks, and in which passages.
#[derive(Clone, Debug)]
struct LedBy {
    marker: Arc<Marker>,
    passages: Arc<HashSet<PassageKey>>,
}

impl FindHere {
    /// An open line, from where the cursor is.
    #[must_use]
    pub fn begin(cursor: usize) -> Self {
        Self { open: true, began_at: cursor, ..Self::default() }
    }

    /// A closed one, for a search that led here.
    #[must_use]
    pub(super) fn led_by(query: &str, results: &Results) -> Self {
        let key = |hit: &Hit| Held { report: hit.report.clone(), index: hit.passage }.key();
        let passages = Arc::new(results.hits.iter().filter_map(key).collect());
        let led_by = Some(LedBy { marker: results.marker.clone(), passages });
        Self { edit: LineEdit::new(query), led_by, ..Self::default() }
    }

    /// Looks again, after the query or the section changed.
    pub fn update(&mut self, flow: &Flow, lang: Lang) {
        self.hits.clear();
        match &self.led_by {
            // A word of the query is no hit in a passage that the search did not find.
            Some(led_by) => {
                for (at, step) in flow.steps.iter().enumerate() {
                    let held = step.held.as_ref();
                    if let Some(held) = held.filter(|held| held.key().is_some_and(|key| led_by.passages.contains(&key)))
                    {
                        self.hits.extend(led_by.marker.mark(held.text(lang)).into_iter().map(|range| (at, range)));
                    }
                }
            }
            None => {
                let texts = flow.steps.iter().map(|step| step.held.as_ref().map_or("", |held| held.text(lang)));
                let marker = Query::parse(self.edit.text()).map(|query| Marker::new(&query)).unwrap_or_default();
                for (at, ranges) in texts.map(|text| marker.find(text)).enumerate() {
                    self.hits.extend(ranges.into_iter().map(|range| (at, range)));
                }
            }
        }
        self.current = self.current.min(self.hits.len().saturating_sub(1));
    }

    /// Of a search that led here, the hit in the stop under the cursor is the current one; none, where
    /// what was found is not in the text that is shown.
    pub(super) fn follow_cursor(&mut self, cursor: usize) {
        if self.led_by.is_some() {
            self.current = self.hits.iter().position(|(at, _)| *at == cursor).unwrap_or(self.hits.len());
        }
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
