//! Where decks of packs lead: their addresses are read as soon as a deck is, and followed when all reports are.
//!
//! Must not: take out an item whose passage is not here; another library may have it, and the item says what is missing.

use super::deck::DeckReading;
use crate::model::{Code, Fault, Id, OFFENCES, Passage, Place, PointIx, Problem, Report, Shows, Taxonomy, TopicIx};
use crate::notebook::Address;
use crate::text::Shown;
use std::collections::HashMap;
use std::sync::Arc;

/// An address in a deck, and what is wrong if it leads to nothing.
pub(crate) struct Sought {
    address: Address,
    nowhere: Problem,
}

/// A deck file: what is wrong with it, and what else may be.
pub(crate) struct DeckFile {
    /// What is known to be wrong with it.
    pub(crate) problems: Vec<Problem>,
    /// Where it leads.
    pub(crate) sought: Vec<Sought>,
}

/// Takes out items whose address is none, which nobody could open, and gives the file of the others.
pub(crate) fn settle(reading: &mut DeckReading) -> DeckFile {
    let mut file = DeckFile { problems: std::mem::take(&mut reading.problems), sought: Vec::new() };
    let mut nowhere = std::mem::take(&mut reading.nowhere).into_iter();
    if let Some(deck) = &mut reading.deck {
        deck.items.retain(|item| match (nowhere.next().flatten(), &item.shows) {
            (Some(nowhere), Shows::Address(text)) => match text.parse() {
                Ok(address) => {
                    file.sought.push(Sought { address, nowhere });
                    true
                }
                Err(_) => {
                    let fault = Fault::BadAddress { found: found(&nowhere) };
                    file.problems.push(Problem { fault, ..nowhere });
                    false
                }
            },
            _ => true,
        });
    }
    file.problems.sort_by_key(|problem| (problem.line, problem.column));
    file
}

fn found(problem: &Problem) -> Shown {
    match &problem.fault {
        Fault::NotThere { found } => found.clone(),
        _ => Shown::default(),
    }
}

/// The reports that addresses may lead to.
pub(crate) struct Ground<'a> {
    taxonomy: &'a Taxonomy,
    reports: HashMap<Code, Vec<&'a Report>>,
}

impl<'a> Ground<'a> {
    /// These reports, sorted by these topics.
    pub(crate) fn new(taxonomy: &'a Taxonomy, all: impl Iterator<Item = &'a Arc<Report>>) -> Self {
        let mut reports: HashMap<Code, Vec<&Report>> = HashMap::new();
        for report in all {
            reports.entry(report.country).or_default().push(report);
        }
        Self { taxonomy, reports }
    }

    /// What is wrong with a deck file, as it stands in it.
    pub(crate) fn problems(&self, file: &DeckFile) -> Vec<Problem> {
        let lost = file.sought.iter().filter(|sought| !self.holds(&sought.address));
        let mut all: Vec<Problem> =
            file.problems.iter().cloned().chain(lost.map(|sought| sought.nowhere.clone())).collect();
        all.sort_by_key(|problem| (problem.line, problem.column));
        all
    }

    /// Whether there is something to be shown.
    fn holds(&self, address: &Address) -> bool {
        match address {
            Address::Place(place) => self.has(place),
            // A column may be empty, which a comparison says; not all of them.
            Address::Comparison { columns, topic, point } => {
                let at = |column: &Place| Place { topic: topic.clone(), point: point.clone(), ..column.clone() };
                columns.iter().all(|column| self.has(column)) && columns.iter().any(|column| self.has(&at(column)))
            }
            // Queries are words; what they find is no address.
            Address::Search(_) => true,
            Address::Figures { countries, topic } => {
                let counts = |code: &Code| self.any(*code, topic.as_ref(), |passage| !passage.figures.is_empty());
                let all: Vec<Code> = self.reports.keys().copied().collect();
                self.know(countries) && if countries.is_empty() { &all } else { countries }.iter().any(counts)
            }
            Address::Penalties { offence, countries } => OFFENCES.contains(&offence.as_str()) && self.know(countries),
            Address::Grid { topic } => self.home(topic.as_ref(), None).is_some(),
            Address::Timeline { country, topic, .. } => self.any(*country, topic.as_ref(), |_| true),
        }
    }

    fn know(&self, countries: &[Code]) -> bool {
        countries.iter().all(|code| self.reports.contains_key(code))
    }

    /// Topic and point by their slugs; `None` where there is no such.
    fn home(&self, topic: Option<&Shown>, point: Option<&Shown>) -> Option<(Option<TopicIx>, Option<PointIx>)> {
        let Some(topic) = topic else { return Some((None, None)) };
        let topic = self.taxonomy.find_topic(topic)?;
        match point {
            Some(point) => Some((Some(topic), Some(self.taxonomy.find_point(topic, point)?))),
            None => Some((Some(topic), None)),
        }
    }

    fn of(&self, code: Code, only: Option<&Id>) -> impl Iterator<Item = &'a Report> {
        let reports = self.reports.get(&code).into_iter().flatten().copied();
        reports.filter(move |report| only.is_none_or(|id| *id == report.id))
    }

    fn any(&self, code: Code, topic: Option<&Shown>, is: impl Fn(&Passage) -> bool) -> bool {
        let Some((topic, _)) = self.home(topic, None) else { return false };
        let there = |passage: &&Passage| topic.is_none_or(|topic| passage.homes.iter().any(|home| home.topic == topic));
        self.of(code, None).flat_map(|report| &report.passages).filter(there).any(is)
    }

    /// Whether a place has a passage, or a gap that somebody checked.
    fn has(&self, place: &Place) -> bool {
        let Some((topic, point)) = self.home(place.topic.as_ref(), place.point.as_ref()) else { return false };
        let is_at = |home: &crate::model::Home| {
            topic.is_none_or(|topic| home.topic == topic) && (point.is_none() || home.point == point)
        };
        self.of(place.country, place.report.as_ref()).any(|report| match &place.passage {
            Some(id) => report.passage(id.as_str()).is_some_and(|passage| passage.homes.iter().any(is_at)),
            None if topic.is_none() => true,
            None => {
                report.passages.iter().flat_map(|passage| &passage.homes).any(is_at)
                    || report.silences.iter().any(|silence| is_at(&silence.home))
            }
        })
    }
}
