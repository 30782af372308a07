//! What many passages have in common and may be found by: their country's names, the names of their
//! points, the titles of their sources. Indexed once each, not once for every passage.
//!
//! Must not: outlive the library it was made of.

use super::collect::Collector;
use super::inverted::Inverted;
use super::segment::{Field, Segment};
use super::tokens;
use super::tongue::Tongue;
use crate::model::{Code, Lang, Library, PointIx, Source, TopicIx};
use crate::text::fold;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Names and titles of a library, indexed.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) index: Inverted,
    /// For every text of the index, which label it is of.
    owners: Vec<u32>,
    /// What each label is.
    fields: Vec<Field>,
    countries: HashMap<Code, u32>,
    /// The names of countries, each as the numbers of its words.
    names: Vec<Vec<u32>>,
    points: HashMap<(TopicIx, PointIx), u32>,
    sources: HashMap<SourceName, u32>,
}

/// What a source is found by: title, twin of the title, publisher, symbol. Reports of a series rest on
/// sources that are called the same.
type SourceName = [Box<str>; 4];

/// Which labels the passages of a segment have.
#[derive(Debug)]
pub(super) struct Tags {
    labels: Box<[u32]>,
    /// Where those of each passage begin, and where the next one's would.
    starts: Box<[u32]>,
}

impl Labels {
    /// Of all that is loaded.
    pub(super) fn new(library: &Library) -> Self {
        let mut labels = Self::default();
        let mut collector = Collector::default();
        for country in &library.countries {
            let label = labels.add(Field::Country);
            labels.countries.insert(country.code, label);
            let names = library.names.get(country.code);
            names
                .iter()
                .flat_map(|names| names.all())
                .for_each(|name| labels.call(&mut collector, label, (name, None)));
        }
        for topic in library.taxonomy.topic_ixs() {
            for at in library.taxonomy.point_ixs(topic) {
                let Some(point) = library.taxonomy.point(topic, at) else { continue };
                let label = labels.add(Field::Point);
                labels.points.insert((topic, at), label);
                for (lang, tongue) in [(Lang::En, Tongue::En), (Lang::Es, Tongue::Es)] {
                    labels.call(&mut collector, label, (point.label(lang), Some(tongue)));
                }
            }
        }
        for report in library.reports() {
            for source in &report.sources {
                let name = name_of(source);
                if labels.sources.contains_key(&name) {
                    continue;
                }
                let label = labels.add(Field::Source);
                let tongue = source.language.as_ref().or(Some(&report.language)).and_then(|tag| Tongue::of_tag(tag));
                for (text, tongue) in name.iter().zip([tongue, Some(Tongue::Es), None, None]) {
                    labels.call(&mut collector, label, (text, tongue));
                }
                labels.sources.insert(name, label);
            }
        }
        labels.index = collector.finish();
        let words = &labels.index.words;
        let numbers = |name: &str| -> Vec<u32> {
            let folded = fold(name);
            tokens::words(&folded).filter_map(|word| words.find(folded.get(word)?)).collect()
        };
        let countries = library.countries.iter().filter_map(|country| library.names.get(country.code));
        labels.names = countries.flat_map(|names| names.all()).map(numbers).collect();
        labels
    }

    fn add(&mut self, field: Field) -> u32 {
        self.fields.push(field);
        u32::try_from(self.fields.len() - 1).unwrap_or(u32::MAX)
    }

    fn call(&mut self, collector: &mut Collector, label: u32, (text, tongue): (&str, Option<Tongue>)) {
        if collector.add(text, tongue).is_some() {
            self.owners.push(label);
        }
    }

    /// Those of some words of the index that together are a country's name.
    pub(super) fn that_name_a_country(&self, words: &[u32]) -> HashSet<u32> {
        let names = self.names.iter().filter(|name| !name.is_empty() && name.iter().all(|word| words.contains(word)));
        names.flatten().copied().collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The label that a text is of, and what it is.
    pub(super) fn owner(&self, text: u32) -> Option<(usize, Field)> {
        let label = *self.owners.get(text as usize)? as usize;
        Some((label, *self.fields.get(label)?))
    }

    /// The labels of every passage of a segment.
    pub(super) fn tags(&self, segment: &Segment) -> Tags {
        let (mut labels, mut starts) = (Vec::new(), Vec::with_capacity(segment.len() + 1));
        let position = |labels: &Vec<u32>| u32::try_from(labels.len()).unwrap_or(u32::MAX);
        for shelf in &segment.shelves {
            let report: &Arc<_> = &shelf.report;
            let sources: Vec<Option<u32>> =
                report.sources.iter().map(|source| self.sources.get(&name_of(source)).copied()).collect();
            let country = self.countries.get(&report.country).copied();
            for passage in &report.passages {
                starts.push(position(&labels));
                labels.extend(country);
                let points = passage.homes.iter().filter_map(|home| self.points.get(&(home.topic, home.point?)));
                labels.extend(points);
                labels.extend(passage.cites.iter().filter_map(|cite| *sources.get(cite.source)?));
            }
        }
        starts.push(position(&labels));
        Tags { labels: labels.into(), starts: starts.into() }
    }
}

impl Tags {
    /// The labels of a passage.
    pub(super) fn of(&self, passage: usize) -> &[u32] {
        let bounds = self.starts.get(passage).zip(self.starts.get(passage + 1));
        bounds.and_then(|(from, to)| self.labels.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

fn name_of(source: &Source) -> SourceName {
    let of = |text: Option<&str>| Box::from(text.unwrap_or_default());
    [
        of(Some(&source.title.text)),
        of(source.title.es.as_deref()),
        of(Some(&source.publisher)),
        of(source.symbol.as_deref()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    /// What passages of the library are found by a word, and as what.
    fn check(word: &str, expected: &[(usize, Field)]) {
        let at = "protection/assistance";
        let mut report =
            sample::report("us", "US", &[("p-1", at, "2006", "A.", ""), ("p-2", "protection/x", "2006", "B.", "")]);
        report.sources = vec![sample::source("oas"), sample::source("un")];
        report.sources[1].symbol = Some(sample::shown("A/72/164"));
        report.passages[1].cites[0].source = 1;
        let library =
            sample::library(vec![report.clone(), sample::report("cu", "CU", &[("p-1", at, "2006", "C.", "")])]);
        let labels = Labels::new(&library);
        let segment = Segment::of(library.reports().cloned());
        let tags = labels.tags(&segment);
        let mut found = Vec::new();
        if let Some(word) = labels.index.words.find(word) {
            for (label, field) in labels.index.texts_with(word..word + 1).iter().filter_map(|at| labels.owner(*at)) {
                let has = |passage: &usize| tags.of(*passage).contains(&u32::try_from(label).unwrap());
                found.extend((0..segment.len()).filter(has).map(|passage| (passage, field)));
            }
        }
        // A country has one name in several languages.
        found.dedup();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn a_passage_is_called_by_its_country_its_points_and_its_sources() {
        check("etats", &[(1, Field::Country), (2, Field::Country)]);
        check("cuba", &[(0, Field::Country)]);
        check("albergue", &[(0, Field::Point), (1, Field::Point)]);
        check("oas", &[(1, Field::Source)]);
        check("164", &[(2, Field::Source)]);
        check("absent", &[]);
    }
}
