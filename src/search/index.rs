//! The index of a library: what is loaded, searched in all its texts.
//!
//! Must not: be changed while it is searched. A library that grew gives a new one, which shares the
//! segments that are there.

use super::inverted::Inverted;
use super::labels::{Labels, Tags};
use super::parallel::on_threads;
use super::query::KeptFilters;
use super::segment::Segment;
use crate::model::{Code, Lang, Library, Report};
use crate::text::fold;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes from which a second thread earns its start (some 30 µs) and the joining of what both made.
const TOGETHER: usize = 512 * 1024;
/// Words of an index from which a second thread earns its start when it is searched.
const SEARCH_TOGETHER: usize = 1_000_000;
/// A segment is small where so many of it are no larger than all.
const SMALL_PART: usize = 4;
/// Segments that there are at most: every word that is looked for is looked up in each.
pub(super) const MOST_SEGMENTS: usize = 6;

/// All reports that were loaded when it was made, indexed.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) library: Option<Arc<Library>>,
    pub(super) parts: Vec<Part>,
    pub(super) labels: Arc<Labels>,
    /// The countries in the order of their names, in English and in Spanish.
    by_name: [Vec<Code>; 2],
    /// Threads that look for the words of a query.
    pub(super) cores: usize,
    /// Filters that were bound to this library.
    pub(super) filters: Arc<KeptFilters>,
}

/// A segment as it stands in a library.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) segment: Arc<Segment>,
    pub(super) tags: Arc<Tags>,
    /// For each of its reports where it stands; `None` for one that is not in the library any more.
    pub(super) standing: Arc<[Option<Standing>]>,
}

impl Part {
    /// The passages of reports that are in the library, some at a time.
    pub(super) fn standing_passages(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let shelves = self.segment.shelves.iter().zip(self.standing.iter());
        shelves.filter(|(_, standing)| standing.is_some()).map(|(shelf, _)| shelf.passages())
    }
}

/// Where a report stands in a library.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Where its country stands by name, in English and in Spanish.
    by_name: [u32; 2],
    /// Position in [`Library::entries`].
    pub(super) entry: u32,
}

impl Standing {
    pub(super) fn by_name(self, lang: Lang) -> u32 {
        let [en, es] = self.by_name;
        match lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }
}

impl Index {
    /// An index of what is loaded in the library now: what was indexed before is kept, the rest is
    /// indexed, on all cores where there is much of it.
    #[must_use]
    pub fn extend(&self, library: &Arc<Library>) -> Self {
        let mut segments: Vec<Arc<Segment>> = self.parts.iter().map(|part| Arc::clone(&part.segment)).collect();
        let loaded: HashSet<*const Report> = library.reports().map(Arc::as_ptr).collect();
        let passages = |is_there: bool| -> usize {
            let shelves = segments.iter().flat_map(|segment| &segment.shelves);
            let counted = shelves.filter(|shelf| loaded.contains(&Arc::as_ptr(&shelf.report)) == is_there);
            counted.map(|shelf| shelf.report.passages.len()).sum()
        };
        // Reports that are gone cost room and time; a file that was saved again costs little of either.
        if passages(false) * 2 > passages(true) {
            segments.clear();
        }
        // What a small segment holds is soon indexed again without them. So nothing stays of a report that
        // was only begun, and what comes of loading can be kept on disk.
        let whole: usize = segments.iter().map(|segment| segment.index.len()).sum();
        let is_there =
            |segment: &Segment| segment.shelves.iter().all(|shelf| loaded.contains(&Arc::as_ptr(&shelf.report)));
        segments.retain(|segment| segment.index.len() * SMALL_PART > whole || is_there(segment));
        let known: HashSet<*const Report> =
            segments.iter().flat_map(|segment| &segment.shelves).map(|shelf| Arc::as_ptr(&shelf.report)).collect();
        let new: Vec<Arc<Report>> =
            library.reports().filter(|report| !known.contains(&Arc::as_ptr(report))).cloned().collect();
        segments.extend(index(new).map(Arc::new));
        join_small(&mut segments);
        Self::standing(segments, library)
    }

    /// These segments as they stand in a library.
    pub(super) fn standing(segments: Vec<Arc<Segment>>, library: &Arc<Library>) -> Self {
        let labels = Arc::new(Labels::new(library));
        let by_name = [Lang::En, Lang::Es].map(|lang| by_name(library, lang));
        let ranks = by_name.each_ref().map(|codes| codes.iter().copied().zip(0..).collect::<HashMap<Code, u32>>());
        let mut standing: HashMap<*const Report, Standing> = HashMap::new();
        for country in &library.countries {
            let by_name = ranks.each_ref().map(|ranks| ranks.get(&country.code).copied().unwrap_or(u32::MAX));
            for (entry, number) in library.entries_of(country.code).iter().zip(country.entries.clone()) {
                if let Some(report) = entry.report() {
                    let entry = u32::try_from(number).unwrap_or(u32::MAX);
                    standing.insert(Arc::as_ptr(report), Standing { by_name, entry });
                }
            }
        }
        let part = |segment: Arc<Segment>| Part {
            tags: Arc::new(labels.tags(&segment)),
            standing: segment.shelves.iter().map(|shelf| standing.get(&Arc::as_ptr(&shelf.report)).copied()).collect(),
            segment,
        };
        let parts: Vec<Part> = segments.into_iter().map(part).collect();
        let words: usize = parts.iter().map(|part| part.segment.index.len()).sum();
        let cores = if words < SEARCH_TOGETHER { 1 } else { cores() };
        Self { library: Some(Arc::clone(library)), parts, labels, by_name, cores, filters: Arc::default() }
    }

    /// The countries in the order of their names in a language.
    pub(super) fn by_name(&self, lang: Lang) -> &[Code] {
        let [en, es] = &self.by_name;
        match lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }

    /// All indexes in it.
    pub(super) fn indexes(&self) -> impl Iterator<Item = &Inverted> {
        self.parts.iter().map(|part| &part.segment.index).chain([&self.labels.index])
    }

    /// Whether no library was indexed yet, so that it cannot say anything.
    #[must_use]
    pub fn is_nothing_yet(&self) -> bool {
        self.library.is_none()
    }
}

/// Joins the two smallest segments as long as together they are no larger than the largest one, or there
/// are many. So there are few, whichever way a library grew, and joining seldom takes as much room again as
/// the whole index.
fn join_small(segments: &mut Vec<Arc<Segment>>) {
    let size = |segment: &Arc<Segment>| segment.index.len();
    segments.sort_by_key(size);
    while let [first, second, .., largest] = segments.as_slice() {
        if segments.len() <= MOST_SEGMENTS && size(first) + size(second) > size(largest) {
            return;
        }
        let joined = Segment::joined(&[Arc::clone(first), Arc::clone(second)]);
        segments.splice(..2, [Arc::new(joined)]);
        segments.sort_by_key(size);
    }
}

/// Reports in one segment, made on all cores where there is much of them.
fn index(reports: Vec<Arc<Report>>) -> Option<Segment> {
    if reports.is_empty() {
        return None;
    }
    let size: usize = reports.iter().flat_map(|report| &report.passages).map(|passage| passage.text.text.len()).sum();
    if size < TOGETHER {
        return Some(Segment::of(reports.into_iter()));
    }
    let threads = cores().min(reports.len());
    let next = AtomicUsize::new(0);
    let some = || Segment::of(std::iter::from_fn(|| reports.get(next.fetch_add(1, Ordering::Relaxed)).cloned()));
    let made: Vec<Arc<Segment>> = on_threads(threads, some).into_iter().map(Arc::new).collect();
    Some(Segment::joined(&made))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The countries of the library in the order of their names in a language.
fn by_name(library: &Library, lang: Lang) -> Vec<Code> {
    let mut codes: Vec<Code> = library.countries.iter().map(|country| country.code).collect();
    codes.sort_by_cached_key(|code| (fold(&library.names.name(*code, lang)), *code));
    codes
}
