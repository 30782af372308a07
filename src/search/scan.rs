//! Searching everything: a scan of the folded arena, the longest word first, in every report.
//!
//! Must not: stop at the limit; what is counted is counted everywhere.

use super::arena::{Arena, FoldedPassage, Shelf};
use super::parallel::on_threads;
use super::rank::Needles;
use super::terms::Terms;
use super::{Hit, HitCell, Marker, Results};
use crate::model::{DayOrder, Lang};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes from which a second thread earns its start (some 30 µs), at the speed of a scan.
const SCAN_TOGETHER: usize = 1024 * 1024;

/// A question to the arena.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// What is looked for.
    pub query: &'a Terms,
    /// The language of the texts on the screen.
    pub lang: Lang,
    /// How many hits are wanted; the others are counted.
    pub limit: usize,
    /// Whether nobody waits for the answer any more; asked between reports, on every thread.
    pub stale: &'a (dyn Fn() -> bool + Sync),
}

/// A hit as the scan keeps it; the order is that of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    score: Reverse<u32>,
    country: u32,
    period: (DayOrder, DayOrder),
    shelf: usize,
    passage: u32,
}

impl Arena {
    /// All passages that have every term of the query, in their text or in its twin: phrase
    /// before whole words before beginnings before the inside of words, then by the country's
    /// name and the period. `None` if the question went stale.
    #[must_use]
    pub fn search(&self, ask: &Ask<'_>) -> Option<Results> {
        let needles = Needles::new(ask.query, ask.lang);
        let threads = if self.bytes < SCAN_TOGETHER { 1 } else { self.cores.max(1) };
        let next = AtomicUsize::new(0);
        let scan_some = || {
            let mut found = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(shelf) = self.shelves.get(index) else { return Some(found) };
                if (ask.stale)() {
                    return None;
                }
                scan(shelf, &needles, |score, FoldedPassage { passage, order: period, .. }| {
                    let country = shelf.by_name(ask.lang);
                    found.push(Found { score: Reverse(score), country, period, shelf: index, passage });
                });
            }
        };
        let found: Option<Vec<Vec<Found>>> = on_threads(threads, scan_some).into_iter().collect();
        Some(self.results(found?.concat(), ask))
    }

    fn results(&self, mut found: Vec<Found>, ask: &Ask<'_>) -> Results {
        let total = found.len();
        // Passages of a report stand together, so that there is little left to hash.
        let countries = found.chunk_by(|a, b| a.country == b.country).filter_map(|same| same.first());
        let countries = countries.map(|found| found.country).collect::<HashSet<u32>>().len();
        let cells = self.cells(&found);
        if ask.limit < total {
            found.select_nth_unstable(ask.limit);
            found.truncate(ask.limit);
        }
        found.sort_unstable();
        let hits = found.iter().filter_map(|found| self.hit(found, ask)).collect();
        Results { total, countries, hits, cells, marker: Arc::new(Marker::new(ask.query)), ..Results::default() }
    }

    fn cells(&self, found: &[Found]) -> Vec<HitCell> {
        let mut counts = BTreeMap::new();
        for found in found {
            let Some(shelf) = self.shelves.get(found.shelf) else { continue };
            let report = &shelf.part.report;
            let Some(passage) = report.passages.get(found.passage as usize) else { continue };
            for home in &passage.homes {
                *counts.entry((report.country, home.topic, home.point)).or_default() += 1;
            }
        }
        counts
            .into_iter()
            .map(|((country, topic, point), passages)| HitCell { country, topic, point, passages })
            .collect()
    }

    fn hit(&self, found: &Found, ask: &Ask<'_>) -> Option<Hit> {
        let report = &self.shelves.get(found.shelf)?.part.report;
        let passage = usize::try_from(found.passage).ok()?;
        let text = report.passages.get(passage)?.text.in_lang(ask.lang);
        let matches = in_characters(text, &Terms::ranges(ask.query.terms(), text));
        Some(Hit { report: Arc::clone(report), passage, score: found.score.0, exact: true, matches })
    }
}

/// Gives every passage of a report that has all terms, with its score.
fn scan(shelf: &Shelf, needles: &Needles<'_>, mut found: impl FnMut(u32, FoldedPassage<'_>)) {
    let Some(first) = needles.first() else { return };
    let part = &shelf.part;
    let mut from = 0;
    while let Some(at) = part.bytes().get(from..).and_then(|rest| first.find(rest)) {
        let Some(passage) = part.passage_at(from + at) else { return };
        from = passage.next;
        if let Some(score) = needles.score(&passage) {
            found(score, passage);
        }
    }
}

/// Byte ranges, which are in order and apart, as ranges of characters.
fn in_characters(text: &str, bytes: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut at, mut count) = (0, 0);
    let mut count_to = |byte: usize| {
        count += text.get(at..byte).map_or(0, |passed| passed.chars().count());
        at = byte;
        count
    };
    bytes.iter().map(|range| count_to(range.start)..count_to(range.end)).collect()
}
