//! Loading: first what is known without reading a report, then report by report on all cores, with a
//! snapshot of the library whenever one is asked for.
//!
//! Must not: let one file stop another, or change a library that was handed out.

use super::bundled::{self, indicators};
use super::cache::{self, Cache, Record};
use super::deck_links::{DeckFile, Ground};
use super::file::{self, Unread};
use super::follow::Follow;
use super::format::{Reading, Rules, begin, read};
use super::image::Bound;
use super::limits;
use super::parallel::in_parallel;
use super::paths::Paths;
use super::shelf::Shelf;
use crate::model::{
    Book, Code, CountryTable, Entry, Fault, Id, Indicators, Library, Pack, Problem, Report, Severity, Taxonomy,
};
use crate::text::{Raw, Shown};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// Bytes of the first batch. Every further one is twice as large, so that the first snapshots come
/// soon and all of them together cost little more than the last.
const FIRST_BATCH: u64 = 2_000_000;

/// Where a report's text is.
pub(crate) enum Origin {
    /// In the program.
    Embedded(Bound<'static>),
    /// On disk.
    File(PathBuf),
}

/// What a file's name says of the report in it.
pub(crate) struct Guess {
    pub(crate) id: Id,
    pub(crate) country: Code,
    pub(crate) edition: Shown,
}

/// A report file.
pub(crate) struct Slot {
    /// Position of its pack.
    pub(crate) pack: usize,
    /// How messages name it.
    pub(crate) file: Shown,
    /// Where its text is.
    pub(crate) origin: Origin,
    /// What its name says, if it says anything.
    pub(crate) guess: Option<Guess>,
    /// What was read out of it; `None` as long as nobody has.
    pub(crate) reading: Option<Reading>,
    /// The passages of one topic, until it is read.
    pub(crate) begun: Option<Arc<Report>>,
    /// What its folder's cache knows of it, where it has one.
    pub(crate) record: Option<Record>,
}

/// A library on its way from disk.
pub struct Loading {
    taxonomy: Arc<Taxonomy>,
    names: Arc<CountryTable>,
    packs: Vec<Pack>,
    slots: Vec<Slot>,
    /// What is wrong with everything but reports and decks.
    problems: Vec<Problem>,
    /// The deck files of all packs.
    decks: Vec<DeckFile>,
    strict: bool,
    indicators: Option<Indicators>,
    batch: u64,
    /// The caches of large folders, once they are open.
    caches: Vec<Cache>,
    /// How large a folder must be to have one.
    cached_from: u64,
}

/// Everything on the shelf.
#[must_use]
pub fn load(shelf: &Shelf) -> Arc<Library> {
    let mut loading = shelf.outline();
    loading.load_all();
    loading.library()
}

/// Everything on the shelf, from the caches where they know it; they are not written.
#[must_use]
pub fn recall(shelf: &Shelf, paths: &Paths) -> Arc<Library> {
    let mut loading = shelf.outline();
    loading.recall(paths);
    loading.load_all();
    loading.library()
}

impl Loading {
    pub(crate) fn new(
        (taxonomy, names): (Arc<Taxonomy>, Arc<CountryTable>),
        packs: Vec<Pack>,
        slots: Vec<Slot>,
        problems: Vec<Problem>,
    ) -> Self {
        Self {
            taxonomy,
            names,
            packs,
            slots,
            problems,
            decks: Vec::new(),
            strict: false,
            indicators: None,
            batch: FIRST_BATCH,
            caches: Vec::new(),
            cached_from: limits::CACHED_FROM,
        }
    }

    /// The same with the deck files of its packs.
    pub(crate) fn with_decks(self, decks: Vec<DeckFile>) -> Self {
        Self { decks, ..self }
    }

    /// Looks for the caches of large folders. What they know and nobody has read is taken from there.
    pub fn recall(&mut self, paths: &Paths) {
        if let Some(place) = paths.cache() {
            self.caches = cache::open(&mut self.slots, (place, &self.taxonomy), self.cached_from);
        }
    }

    /// Writes the caches of folders that changed, once everything is read. `began` is a moment before
    /// [`Self::recall`]; this may take as long as a disk takes for the whole library.
    pub fn keep(&self, began: SystemTime) {
        if self.is_complete() {
            self.caches.iter().for_each(|cache| cache.keep(&self.slots, began));
        }
    }

    /// From now on reads for a check: `strict` holds texts to the rules of the packs we write, and
    /// figures are looked up in the registry of the built-in topics, where those are the library's.
    pub(crate) fn audit(&mut self, strict: bool) {
        self.strict = strict;
        self.indicators = (*self.taxonomy == bundled::taxonomy()).then(indicators);
    }

    /// Reads the reports of a country, as far as file names tell which those are.
    pub fn load_country(&mut self, country: Code) {
        let is_of = |slot: &Slot| slot.guess.as_ref().is_some_and(|guess| guess.country == country);
        self.read(is_of, u64::MAX);
    }

    /// Reads of a country's reports what a first screen on one topic needs (the first topic, where
    /// none is named). For large files this takes a fraction of the time of reading them.
    pub fn begin_country(&mut self, country: Code, topic: Option<&str>) {
        let first = self.taxonomy.topics.first().map(|topic| topic.slug.to_string());
        let Some(topic) = topic.map(ToOwned::to_owned).or(first) else { return };
        let rules = Rules { taxonomy: &self.taxonomy, names: &self.names, indicators: None, strict: false };
        for slot in &mut self.slots {
            let wanted = slot.reading.is_none() && slot.guess.as_ref().is_some_and(|guess| guess.country == country);
            match &slot.origin {
                Origin::Embedded(bound) if wanted => slot.reading = Some(slot.unpack(bound)),
                Origin::File(path) if wanted => {
                    let text = file::text(path).ok();
                    slot.begun = text.and_then(|text| begin(&slot.file, &text, (rules, &topic)));
                }
                _ => {}
            }
        }
    }

    /// Reads some more reports, twice as much as the last time; says whether any is left.
    pub fn load_some(&mut self) -> bool {
        self.read(|_| true, self.batch);
        self.batch = self.batch.saturating_mul(2);
        !self.is_complete()
    }

    pub(crate) fn load_all(&mut self) {
        // A batch ends early only when the reader failed on a file; what is left is taken up again.
        while !self.is_complete() {
            self.read(|_| true, u64::MAX);
        }
    }

    fn is_complete(&self) -> bool {
        self.slots.iter().all(|slot| slot.reading.is_some())
    }

    fn read(&mut self, wanted: impl Fn(&Slot) -> bool, budget: u64) {
        let rules = Rules {
            taxonomy: &self.taxonomy,
            names: &self.names,
            indicators: self.indicators.as_ref(),
            strict: self.strict,
        };
        let pending: Vec<(usize, &Slot)> =
            self.slots.iter().enumerate().filter(|(_, slot)| slot.reading.is_none() && wanted(slot)).collect();
        let work = |job: usize| pending.get(job).map_or_else(Default::default, |(_, slot)| slot.read(rules));
        let done: Vec<(usize, Option<(Reading, bool)>)> = in_parallel(pending.len(), budget, work)
            .into_iter()
            .filter_map(|(job, reading)| Some((pending.get(job)?.0, reading)))
            .collect();
        for (index, reading) in done {
            if let Some(slot) = self.slots.get_mut(index) {
                let (reading, recalled) = reading.unwrap_or_else(|| (slot.failed(Fault::Internal), false));
                slot.reading = Some(reading);
                slot.record.iter_mut().for_each(|record| record.close(recalled));
            }
        }
    }

    /// The library as far as it is read. Links between reports are followed once all are.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        let clashes = self.clashes();
        let entries = self.slots.iter().enumerate();
        let entries = entries.filter_map(|(index, slot)| slot.entry(clashes.contains_key(&index))).collect();
        let tables = (Arc::clone(&self.taxonomy), Arc::clone(&self.names));
        let mut library = Library::new(tables, self.packs.clone(), entries, self.problems(None));
        // A file whose name tells no country is in no country's list until it is read.
        library.complete = self.is_complete();
        if library.complete {
            library.indicators = Arc::new(indicators());
        }
        Arc::new(library)
    }

    /// Reports whose id an earlier file has: the slot of each, and that of the earlier. An address
    /// that meant either of two would be worse than one report less.
    fn clashes(&self) -> HashMap<usize, usize> {
        let mut first: HashMap<&Id, usize> = HashMap::new();
        let ids = self.slots.iter().enumerate().filter_map(|(index, slot)| Some((index, &slot.report()?.id)));
        ids.filter_map(|(index, id)| match *first.entry(id).or_insert(index) {
            earlier if earlier == index => None,
            earlier => Some((index, earlier)),
        })
        .collect()
    }

    /// What is wrong, as far as it is read, file by file. `elsewhere` are reports that links may lead
    /// to besides.
    pub(crate) fn problems(&self, elsewhere: Option<&Library>) -> Vec<Problem> {
        let clashes = self.clashes();
        let all = || {
            let own = self.slots.iter().filter_map(Slot::report);
            own.chain(elsewhere.iter().flat_map(|library| library.reports()))
        };
        let mut follow = self.is_complete().then(|| Follow::new(all()));
        let mut problems = self.problems.clone();
        if self.is_complete() {
            let ground = Ground::new(&self.taxonomy, all());
            problems.extend(self.decks.iter().flat_map(|deck| ground.problems(deck)));
        } else {
            problems.extend(self.decks.iter().flat_map(|deck| &deck.problems).cloned());
        }
        for (index, slot) in self.slots.iter().enumerate() {
            let Some(reading) = &slot.reading else { continue };
            let start = problems.len();
            problems.extend(reading.problems.iter().cloned());
            let earlier = clashes.get(&index).and_then(|earlier| self.slots.get(*earlier));
            problems.extend(earlier.and_then(|earlier| slot.clash(earlier)));
            if let Some(follow) = &mut follow {
                problems.extend(reading.far.iter().filter_map(|link| follow.problem(link)));
            }
            if let Some(own) = problems.get_mut(start..) {
                own.sort_by_key(|problem| (problem.line, problem.column));
            }
        }
        problems
    }

    /// Report files, passages that are shown, and decks: of those in the program all, of others the files.
    pub(crate) fn counts(&self) -> (usize, usize, usize) {
        let passages = self.slots.iter().filter_map(Slot::report).map(|report| report.passages.len()).sum();
        let bundled = self.packs.iter().filter(|pack| pack.folder.is_empty()).map(|pack| pack.decks.len());
        (self.slots.len(), passages, self.decks.len() + bundled.sum::<usize>())
    }
}

impl Slot {
    /// What is bundled was checked when the program was built.
    fn unpack(&self, bound: &Bound<'_>) -> Reading {
        match bound.report() {
            Some(report) => Reading { report: Some(report), id_place: bound.id_place, ..Reading::default() },
            None => self.failed(Fault::Internal),
        }
    }

    /// What is in the file, whether its cache said so, and how many bytes that is worth.
    fn read(&self, rules: Rules<'_>) -> ((Reading, bool), u64) {
        if let Some(page) = self.record.as_ref().and_then(Record::page)
            && let Some(reading) = page.reading(&self.file, rules)
        {
            return ((reading, true), page.cost());
        }
        let (reading, bytes) = self.read_file(rules);
        ((reading, false), bytes)
    }

    fn read_file(&self, rules: Rules<'_>) -> (Reading, u64) {
        let size = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match &self.origin {
            Origin::Embedded(bound) => (self.unpack(bound), size(bound.bytes)),
            Origin::File(path) => match file::text(path) {
                Ok(text) => (read(&self.file, &text, rules), size(text.as_bytes())),
                Err(unread) => (self.failed(unread), 0),
            },
        }
    }

    fn failed(&self, unread: impl Into<Unread>) -> Reading {
        Reading { problems: vec![unread.into().problem(self.file.clone())], ..Reading::default() }
    }

    fn report(&self) -> Option<&Arc<Report>> {
        self.reading.as_ref()?.report.as_ref()
    }

    /// How the library lists it: by the report in it, else by what its name says.
    fn entry(&self, is_clash: bool) -> Option<Entry> {
        let (file, pack) = (self.file.clone(), self.pack);
        if let Some(report) = self.report() {
            let (id, country, edition) = (report.id.clone(), report.country, report.edition.clone());
            let book = if is_clash { Book::Broken } else { Book::Loaded(Arc::clone(report)) };
            return Some(Entry { id, country, edition, file, pack, book });
        }
        let Guess { id, country, edition } = self.guess.as_ref()?;
        let book = match (&self.reading, &self.begun) {
            (Some(_), _) => Book::Broken,
            (None, Some(begun)) => Book::Begun(Arc::clone(begun)),
            (None, None) => Book::Pending,
        };
        Some(Entry { id: id.clone(), country: *country, edition: edition.clone(), file, pack, book })
    }

    fn clash(&self, earlier: &Self) -> Option<Problem> {
        let place = |slot: &Self| slot.reading.as_ref().map(|reading| reading.id_place).unwrap_or_default();
        let (line, column) = place(earlier);
        let first = Raw::new(format!("{}:{line}:{column}", earlier.file)).shown();
        let found = Raw::new(self.report()?.id.as_str()).shown();
        let (line, column) = place(self);
        let (severity, field) = (Severity::Error, Shown::ours("report · id"));
        Some(Problem {
            file: self.file.clone(),
            line,
            column,
            severity,
            field,
            fault: Fault::Duplicate { found, first },
        })
    }
}

#[cfg(test)]
mod cached;
#[cfg(test)]
mod decked;
#[cfg(test)]
mod tests;
