//! The library: all reports of all packs, as one immutable snapshot that is swapped whole.
//!
//! Must not: change after it was made; loading makes a new one that shares what is loaded.

use super::ties::Links;
use super::{
    Code, CountryTable, Home, Id, Indicators, PackDeck, Passage, Period, Place, PointIx, Problem, Report, Silence,
    Source, Taxonomy, TopicIx, Voice, Written,
};
use crate::text::Shown;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// A folder of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Written,
    /// Its version.
    pub version: Shown,
    /// The folder, as it was named; empty for the bundled pack.
    pub folder: Shown,
    /// Its decks, in the order in which they are listed.
    pub decks: Vec<PackDeck>,
}

/// How far a report is loaded.
#[derive(Clone, Debug)]
pub enum Book {
    /// Known by its name only.
    Pending,
    /// The passages of one topic, for a first screen; the rest is still to be read.
    Begun(Arc<Report>),
    /// Read.
    Loaded(Arc<Report>),
    /// Could not be read; the library's problems say why.
    Broken,
}

/// A report as the library lists it, loaded or not.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The report's id; until it is loaded, its file's name.
    pub id: Id,
    /// The country; until it is loaded, as the file's name says.
    pub country: Code,
    /// Sort key among the country's reports.
    pub edition: Shown,
    /// The file, as shown in messages.
    pub file: Shown,
    /// Position in [`Library::packs`].
    pub pack: usize,
    /// Its content.
    pub book: Book,
}

/// A country that has reports here.
#[derive(Clone, Debug)]
pub struct Country {
    /// Its code.
    pub code: Code,
    /// Its reports: a range of [`Library::entries`], oldest edition first.
    pub entries: Range<usize>,
    /// Passages by topic, each counted once, at its first home.
    pub counts: Vec<u32>,
    /// Whether a report is still to be read.
    pub pending: bool,
    /// Whether a report could not be read.
    pub broken: bool,
}

impl Country {
    /// Passages in all topics.
    #[must_use]
    pub fn passages(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// All that is loaded.
#[derive(Debug)]
pub struct Library {
    /// What it is sorted by.
    pub taxonomy: Arc<Taxonomy>,
    /// Names of countries.
    pub names: Arc<CountryTable>,
    /// What figures count; empty as long as reports are still to be read.
    pub indicators: Arc<Indicators>,
    /// In the order in which they were named; the bundled one first.
    pub packs: Vec<Pack>,
    /// By country code, then edition, then id.
    pub entries: Vec<Entry>,
    /// By code.
    pub countries: Vec<Country>,
    /// What is wrong with its files, found so far.
    pub problems: Vec<Problem>,
    /// Whether nothing is pending any more.
    pub complete: bool,
    /// What leads from passage to passage, in the reports that are loaded.
    pub(super) links: Links,
}

/// A passage and the report it is in.
#[derive(Clone, Copy, Debug)]
pub struct PassageRef<'a> {
    /// The report.
    pub report: &'a Arc<Report>,
    /// Position of the passage in the report.
    pub index: usize,
    /// The passage.
    pub passage: &'a Passage,
}

/// A point of a section: its passages in reading order and its checked gaps.
#[derive(Debug)]
pub struct PointSection<'a> {
    /// The point; `None` for passages whose point the taxonomy does not know.
    pub point: Option<PointIx>,
    /// By period, then file order.
    pub passages: Vec<PassageRef<'a>>,
    /// Gaps that somebody checked.
    pub gaps: Vec<(&'a Arc<Report>, &'a Silence)>,
}

impl Library {
    /// Sorts the entries and counts.
    #[must_use]
    pub fn new(
        (taxonomy, names): (Arc<Taxonomy>, Arc<CountryTable>),
        packs: Vec<Pack>,
        mut entries: Vec<Entry>,
        problems: Vec<Problem>,
    ) -> Self {
        entries.sort_by(|a, b| (a.country, &a.edition, &a.id, a.pack).cmp(&(b.country, &b.edition, &b.id, b.pack)));
        let mut countries: Vec<Country> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            if countries.last().is_none_or(|country| country.code != entry.country) {
                countries.push(Country {
                    code: entry.country,
                    entries: index..index,
                    counts: vec![0; taxonomy.topics.len()],
                    pending: false,
                    broken: false,
                });
            }
            let Some(country) = countries.last_mut() else { continue };
            country.entries.end = index + 1;
            match &entry.book {
                Book::Pending | Book::Begun(_) => country.pending = true,
                Book::Broken => country.broken = true,
                Book::Loaded(report) => count(report, &mut country.counts),
            }
        }
        let complete = !countries.iter().any(|country| country.pending);
        let (indicators, links) = (Arc::default(), Links::new(&entries));
        Self { taxonomy, names, indicators, packs, entries, countries, problems, complete, links }
    }

    /// A library without any report, which is what there is before the first file name is known.
    #[must_use]
    pub fn empty() -> Self {
        let tables = (Arc::new(Taxonomy::default()), Arc::new(CountryTable::built_in()));
        Self { complete: false, ..Self::new(tables, Vec::new(), Vec::new(), Vec::new()) }
    }

    /// The decks of all packs in the order in which they are listed, each with its pack.
    pub fn decks(&self) -> impl Iterator<Item = (&Pack, &PackDeck)> {
        self.packs.iter().flat_map(|pack| pack.decks.iter().map(move |deck| (pack, deck)))
    }

    /// The deck of a pack by its name.
    #[must_use]
    pub fn deck(&self, name: &str) -> Option<(&Pack, &PackDeck)> {
        self.decks().find(|(_, deck)| deck.name.as_str() == name)
    }

    /// A country that has reports here.
    #[must_use]
    pub fn country(&self, code: Code) -> Option<&Country> {
        let index = self.countries.binary_search_by_key(&code, |country| country.code).ok()?;
        self.countries.get(index)
    }

    /// The entries of a country, oldest edition first.
    #[must_use]
    pub fn entries_of(&self, code: Code) -> &[Entry] {
        self.country(code).and_then(|country| self.entries.get(country.entries.clone())).unwrap_or_default()
    }

    /// The loaded reports of a country, or the one named, oldest edition first.
    pub fn reports_of<'a>(&'a self, code: Code, only: Option<&'a Id>) -> impl Iterator<Item = &'a Arc<Report>> {
        self.entries_of(code)
            .iter()
            .filter(move |entry| only.is_none_or(|id| *id == entry.id))
            .filter_map(Entry::report)
    }

    /// All loaded reports.
    pub fn reports(&self) -> impl Iterator<Item = &Arc<Report>> {
        self.entries.iter().filter_map(Entry::report)
    }

    /// A report by id.
    #[must_use]
    pub fn report(&self, id: &Id) -> Option<&Arc<Report>> {
        self.reports().find(|report| report.id == *id)
    }

    /// All passages of one country on one topic, sorted into its points. Every point of the
    /// topic is there, also without a passage; passages whose point is not known come last.
    #[must_use]
    pub fn section(&self, code: Code, only: Option<&Id>, topic: TopicIx) -> Vec<PointSection<'_>> {
        let empty = |point| PointSection { point, passages: Vec::new(), gaps: Vec::new() };
        let mut points: Vec<PointSection<'_>> = self.taxonomy.point_ixs(topic).map(|ix| empty(Some(ix))).collect();
        let known = points.len();
        points.push(empty(None));
        let slot =
            |home: &Home| (home.topic == topic).then(|| home.point.map_or(known, |ix| usize::from(ix.0).min(known)));
        let only = only.cloned();
        for report in self.entries_of(code).iter().filter_map(Entry::report) {
            if only.as_ref().is_some_and(|id| *id != report.id) {
                continue;
            }
            for (index, passage) in report.passages.iter().enumerate() {
                let mut slots: Vec<usize> = passage.homes.iter().filter_map(slot).collect();
                slots.dedup();
                for slot in slots {
                    if let Some(section) = points.get_mut(slot) {
                        section.passages.push(PassageRef { report, index, passage });
                    }
                }
            }
            for silence in &report.silences {
                if let Some(section) = slot(&silence.home).and_then(|slot| points.get_mut(slot)) {
                    section.gaps.push((report, silence));
                }
            }
        }
        for section in &mut points {
            section.passages.sort_by_key(|found| found.passage.period.reading_order());
        }
        if points.last().is_some_and(|last| last.passages.is_empty() && last.gaps.is_empty()) {
            points.pop();
        }
        points
    }

    /// The passage a place names, in whatever point it is.
    #[must_use]
    pub fn passage(&self, place: &Place) -> Option<PassageRef<'_>> {
        let id = place.passage.as_ref()?;
        let own = place.country.as_str();
        let holds = |entry: &&Entry| {
            place.report.as_ref().is_none_or(|report| *report == entry.id)
                && entry.report().is_some_and(|report| report.passage(id.as_str()).is_some())
        };
        let entries = self.entries_of(place.country);
        let dossier = entries.iter().filter(|entry| entry.id.as_str() == own).find(holds);
        let report = dossier.or_else(|| entries.iter().find(holds))?.report()?;
        let index = report.passages.iter().position(|passage| passage.id == *id)?;
        Some(PassageRef { report, index, passage: report.passages.get(index)? })
    }

    /// The number of a source on screen: sources of a country's reports are counted on, oldest
    /// report first, from 1.
    #[must_use]
    pub fn source_number(&self, report: &Report, source: usize) -> usize {
        let before: usize = self
            .reports_of(report.country, None)
            .take_while(|earlier| earlier.id != report.id)
            .map(|earlier| earlier.sources.len())
            .sum();
        before + source + 1
    }

    /// The distinct sources and the years they speak of, for a country's heading.
    #[must_use]
    pub fn span_of(&self, code: Code, only: Option<&Id>) -> (usize, Option<(u16, u16)>) {
        let mut sources: usize = 0;
        let mut span: Option<(u16, u16)> = None;
        for report in self.entries_of(code).iter().filter_map(Entry::report) {
            if only.is_some_and(|id| *id != report.id) {
                continue;
            }
            sources += report.sources.len();
            let periods = report.period.iter().chain(report.passages.iter().map(|passage| &passage.period));
            for year in periods.flat_map(|period| <[_; 2]>::from(period.years())).flatten() {
                span = Some(span.map_or((year, year), |(from, to)| (from.min(year), to.max(year))));
            }
        }
        (sources, span)
    }

    /// The place of a passage at its first home, in canonical form: the report is named unless
    /// it is the one whose id is the country's code.
    #[must_use]
    pub fn place_of(&self, found: PassageRef<'_>) -> Place {
        let home = found.passage.homes.first();
        let topic = home.and_then(|home| self.taxonomy.topic(home.topic));
        let point = home.and_then(|home| self.taxonomy.point(home.topic, home.point?));
        Place {
            country: found.report.country,
            report: (found.report.id.as_str() != found.report.country.as_str()).then(|| found.report.id.clone()),
            topic: topic.map(|topic| topic.slug.clone()),
            point: point.map(|point| point.slug.clone()),
            passage: Some(found.passage.id.clone()),
        }
    }
}

impl Entry {
    /// The report, where it is loaded, or as far as it is begun.
    #[must_use]
    pub fn report(&self) -> Option<&Arc<Report>> {
        match &self.book {
            Book::Loaded(report) | Book::Begun(report) => Some(report),
            Book::Pending | Book::Broken => None,
        }
    }
}

impl<'a> PassageRef<'a> {
    /// The source of its first cite.
    #[must_use]
    pub fn source(self) -> Option<&'a Source> {
        self.report.sources.get(self.passage.cites.first()?.source)
    }

    /// Whether the State that the report is about speaks first in it.
    #[must_use]
    pub fn is_of_state(self) -> bool {
        self.report.voice(self.passage) == Voice::State
    }

    /// What the passage speaks of.
    #[must_use]
    pub fn period(self) -> &'a Period {
        &self.passage.period
    }
}

fn count(report: &Report, counts: &mut [u32]) {
    for passage in &report.passages {
        let slot = passage.homes.first().and_then(|home| counts.get_mut(usize::from(home.topic.0)));
        if let Some(count) = slot {
            *count += 1;
        }
    }
}
