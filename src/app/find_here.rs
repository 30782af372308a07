//! Find in this section: a line at the foot of the text, live, with `n` and `N`; and what a search of
//! everything found in it, marked.
//!
//! Must not: look beyond the section.

use super::flow::Flow;
use super::line_edit::LineEdit;
use crate::model::{Id, Lang, PassageRef};
use crate::search::{Hit, Marker, Query, Results};
use std::collections::{HashMap, HashSet};
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
    /// The query, the section by its number, and the language that the hits were looked for in.
    looked_for: Option<(String, u64, Lang)>,
}

/// A search of everything: what it marks, and in which passages.
#[derive(Clone, Debug)]
struct LedBy {
    marker: Arc<Marker>,
    /// By report, so that a passage can be looked up without a copy of its name.
    passages: Arc<HashMap<Id, HashSet<Id>>>,
}

impl LedBy {
    fn found(&self, passage: PassageRef<'_>) -> bool {
        self.passages.get(&passage.report.id).is_some_and(|known| known.contains(&passage.passage.id))
    }
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
        let mut passages: HashMap<Id, HashSet<Id>> = HashMap::new();
        for found in results.hits.iter().filter_map(Hit::passage) {
            passages.entry(found.report.id.clone()).or_default().insert(found.passage.id.clone());
        }
        let led_by = Some(LedBy { marker: results.marker.clone(), passages: Arc::new(passages) });
        Self { edit: LineEdit::new(query), led_by, ..Self::default() }
    }

    /// Looks again where the query, the section (`laid` is the number of its layout) or the language changed:
    /// a section may be a thousand pages, and this is asked at every key.
    pub(super) fn update(&mut self, (flow, laid): (&Flow, u64), lang: Lang) {
        let is_same = |(query, number, known): &(String, u64, Lang)| {
            (query.as_str(), *number, *known) == (self.edit.text(), laid, lang)
        };
        if self.looked_for.as_ref().is_some_and(is_same) {
            return;
        }
        self.looked_for = Some((self.edit.text().to_owned(), laid, lang));
        self.hits.clear();
        match &self.led_by {
            // A word of the query is no hit in a passage that the search did not find.
            Some(led_by) => {
                for (at, step) in flow.steps.iter().enumerate() {
                    let held = step.held.as_ref();
                    if let Some(held) = held.filter(|held| held.passage().is_some_and(|found| led_by.found(found))) {
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
            self.current = self.first_in(cursor);
            if self.hits.get(self.current).is_some_and(|(at, _)| *at != cursor) {
                self.current = self.hits.len();
            }
        }
    }

    /// To the first hit from a stop on, else the first of all; gives the stop to show.
    pub fn from_step(&mut self, step: usize) -> Option<usize> {
        self.current = self.first_in(step);
        if self.current == self.hits.len() {
            self.current = 0;
        }
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
        let first = self.first_in(step);
        let here = self.hits.iter().enumerate().skip(first).take_while(move |(_, (at, _))| *at == step);
        here.map(|(index, (_, range))| (range, index == self.current))
    }

    /// The first hit in a stop or after it; hits are in reading order.
    fn first_in(&self, step: usize) -> usize {
        self.hits.partition_point(|(at, _)| *at < step)
    }
}
