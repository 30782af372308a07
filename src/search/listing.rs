//! The list that comes of a search: all are counted, the best are kept.
//!
//! Must not: judge a passage.

use super::cells::Counts;
use super::index::Index;
use super::judge::Candidate;
use super::needle::Fit;
use super::results::{Hit, Results};
use crate::model::{Lang, Library};
use std::sync::Arc;

/// The tier of all words in a row as typed, above those of [`Fit`].
pub(super) const PHRASE: u8 = Fit::Whole as u8 + 1;

/// Score of one tier. Below it rarity and field decide, then recency.
const TIER: f32 = 10_000.0;
/// What rarity and field are worth together.
const FITNESS: f32 = 9_000.0;
/// What the newest passage is worth more than the oldest.
const RECENCY: f32 = 99.0;

/// What was found so far.
pub(super) struct Listing<'a> {
    index: &'a Index,
    lang: Lang,
    limit: usize,
    /// All that was found.
    total: usize,
    counts: Counts,
    /// The best of it, in no order, and more than are wanted until there are too many.
    kept: Vec<Found>,
    /// What is not better than this is not among the best.
    bar: Option<u64>,
}

/// A passage as it stands in the list; the order is that of the list. It is small, because a common
/// word finds tens of thousands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    /// From the first bit on: whether it is only similar, what its score lacks, where its country stands by
    /// name, and which report of the library it is in.
    key: u64,
    part: u32,
    passage: u32,
}

/// Bits for a report's position in the library, and for that of its country by name.
const ENTRY_BITS: u32 = 24;
const COUNTRY_BITS: u32 = 12;
/// Above any score; all of its bits are set.
const HIGHEST: u32 = (1 << 27) - 1;
/// More than are wanted that are kept before the worst of them are dropped: dropping takes time in
/// proportion to all that are kept, and is worth it only once they have doubled.
const SPARE: usize = 256;

impl Found {
    fn is_similar(self) -> bool {
        self.key >> 63 == 1
    }

    fn score(self) -> u32 {
        let lacks = self.key >> (ENTRY_BITS + COUNTRY_BITS) & u64::from(HIGHEST);
        HIGHEST.saturating_sub(u32::try_from(lacks).unwrap_or(0))
    }
}

impl<'a> Listing<'a> {
    pub(super) fn new(index: &'a Index, library: &Library, (lang, limit): (Lang, usize)) -> Self {
        Self { index, lang, limit, total: 0, counts: Counts::new(library), kept: Vec::new(), bar: None }
    }

    /// How many were found.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// Lists what has all that was asked for: its tier, and from 0 to 1 how well it fits.
    pub(super) fn add(&mut self, candidate: &Candidate<'_>, worth: (u8, f32)) {
        self.list(candidate, false, worth);
    }

    /// Lists what only has something like it.
    pub(super) fn add_similar(&mut self, candidate: &Candidate<'_>, worth: (u8, f32)) {
        self.list(candidate, true, worth);
    }

    fn list(&mut self, candidate: &Candidate<'_>, similar: bool, (tier, fitness): (u8, f32)) {
        let (number, part) = candidate.at.part;
        let country = candidate.at.standing.by_name(self.lang).min((1 << COUNTRY_BITS) - 1);
        self.total += 1;
        self.counts.add(country as usize, &part.segment, candidate.passage);
        let year = part.segment.year(candidate.passage).clamp(1900, 2100) - 1900;
        let score = TIER.mul_add(f32::from(tier), FITNESS * fitness) + RECENCY * f32::from(year) / 200.0;
        // Never negative, and far below the highest.
        let lacks = HIGHEST - (score as u32).min(HIGHEST);
        let entry = candidate.at.standing.entry.min((1 << ENTRY_BITS) - 1);
        let place = u64::from(country) << ENTRY_BITS | u64::from(entry);
        let key = u64::from(similar) << 63 | u64::from(lacks) << (ENTRY_BITS + COUNTRY_BITS) | place;
        if self.bar.is_some_and(|bar| key > bar) {
            return;
        }
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.kept.push(Found { key, part: short(number), passage: short(candidate.passage) });
        if self.kept.len() >= self.limit.saturating_mul(2).saturating_add(SPARE) {
            self.drop_worst();
        }
    }

    fn drop_worst(&mut self) {
        if self.limit < self.kept.len() {
            let (_, worst, _) = self.kept.select_nth_unstable(self.limit);
            self.bar = Some(worst.key);
            self.kept.truncate(self.limit);
        }
    }

    /// What was found, so many of it with all that was asked for.
    pub(super) fn results(mut self, exact: usize) -> Results {
        self.drop_worst();
        self.kept.sort_unstable();
        let cells = self.counts.cells(self.index.by_name(self.lang));
        let mut countries: Vec<_> = cells.iter().map(|cell| cell.country).collect();
        countries.dedup();
        let hits = self.kept.iter().filter_map(|found| self.hit(*found)).collect();
        let (total, similar) = (self.total, self.total - exact);
        Results { total, similar, countries: countries.len(), hits, cells, ..Results::default() }
    }

    fn hit(&self, found: Found) -> Option<Hit> {
        let segment = &self.index.parts.get(found.part as usize)?.segment;
        let shelf = segment.shelf_of(found.passage)?;
        let passage = (found.passage - shelf.first) as usize;
        Some(Hit { report: Arc::clone(&shelf.report), passage, score: found.score(), exact: !found.is_similar() })
    }
}
