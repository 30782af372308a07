//! What can be gone to by name, and everything it may be called.
//!
//! Must not: match; `tiers` does.

use super::names::Target;
use super::tiers::Key;
use crate::model::{Code, Country, Entry, Lang, Library, Point, Topic, Written};
use crate::text::{Raw, Shown, fold};
use std::collections::HashSet;

/// One thing with all its names.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) target: Target,
    /// What it is shown as.
    pub(super) label: Shown,
    /// The label first.
    pub(super) names: Vec<Name>,
}

/// One of its names.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) key: Key,
    /// The name as it is written, where that is not the label.
    pub(super) text: Option<Shown>,
}

impl Candidate {
    fn new(target: Target, label: &str) -> Self {
        let label = Raw::new(label).shown();
        let names = vec![Name { key: Key::name(&label), text: None }];
        Self { target, label, names }
    }

    fn called<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: HashSet<String> = self.names.iter().map(|name| name.key.folded().to_owned()).collect();
        for name in names {
            let key = Key::name(name);
            if !name.is_empty() && known.insert(key.folded().to_owned()) {
                self.names.push(Name { key, text: Some(Raw::new(name).shown()) });
            }
        }
        self
    }

    fn coded(mut self, code: &str) -> Self {
        self.names.push(Name { key: Key::code(code), text: Some(Raw::new(code).shown()) });
        self
    }
}

/// The countries of a library in the order of their names.
pub(super) fn countries(library: &Library, lang: Lang) -> Vec<Candidate> {
    let mut countries: Vec<Candidate> = library.countries.iter().map(|found| country(found, library, lang)).collect();
    countries.sort_by_cached_key(|country| fold(&country.label));
    countries
}

fn country(country: &Country, library: &Library, lang: Lang) -> Candidate {
    let label = library.names.name(country.code, lang);
    let candidate = Candidate::new(Target::Country(country.code), &label).coded(&country.code.as_str().to_uppercase());
    match library.names.get(country.code) {
        Some(names) => candidate.coded(names.alpha3).called(names.all().filter(|name| *name != names.alpha3)),
        None => candidate,
    }
}

/// The topics, then the points, in their order.
pub(super) fn subjects(library: &Library, lang: Lang) -> Vec<Candidate> {
    let taxonomy = &library.taxonomy;
    let topic_of = |ix| taxonomy.topic(ix).map(|found| topic(Target::Topic(ix), found, lang));
    let topics = taxonomy.topic_ixs().filter_map(topic_of);
    let points = taxonomy.topic_ixs().flat_map(|ix| {
        let point_of = move |at| {
            let (topic, found) = (taxonomy.topic(ix)?, taxonomy.point(ix, at)?);
            Some(point(Target::Point(ix, at), (topic, found), lang))
        };
        taxonomy.point_ixs(ix).filter_map(point_of)
    });
    topics.chain(points).collect()
}

fn topic(target: Target, topic: &Topic, lang: Lang) -> Candidate {
    let names = both(&topic.label).chain(both(&topic.short)).chain([&*topic.slug]);
    let candidate = Candidate::new(target, topic.label(lang)).coded(topic.key.encode_utf8(&mut [0; 4]));
    candidate.called(names.chain(topic.aliases.iter().map(|alias| &**alias)))
}

fn point(target: Target, (topic, point): (&Topic, &Point), lang: Lang) -> Candidate {
    let names = both(&point.label).chain([&*point.slug]);
    let candidate = Candidate::new(target, point.label(lang)).coded(&format!("{}{}", topic.key, point.key));
    candidate.called(names.chain(point.aliases.iter().map(|alias| &**alias)))
}

fn both(label: &Written) -> impl Iterator<Item = &str> {
    [Lang::En, Lang::Es].into_iter().map(|lang| label.in_lang(lang))
}

/// The reports, but for those that are all there is of their country under its own code: they
/// are the country.
pub(super) fn reports(library: &Library, lang: Lang) -> Vec<Candidate> {
    let is_country = |code: Code, id: &str| library.entries_of(code).len() == 1 && id == code.as_str();
    let entries = library.entries.iter().filter(|entry| !is_country(entry.country, entry.id.as_str()));
    let candidate = |entry: &Entry| {
        let country = library.names.name(entry.country, lang);
        let edition = if entry.edition.is_empty() { entry.id.as_str() } else { &entry.edition };
        let title = entry.report().map_or(&*country, |report| report.title.in_lang(lang));
        // Most reports have the country for their title, which is said already.
        let label = match fold(title) == fold(&country) {
            true => format!("{country} {edition}"),
            false => format!("{country} {edition} · {title}"),
        };
        Candidate::new(Target::Report(entry.id.clone()), &label).called([entry.id.as_str()])
    };
    entries.map(candidate).collect()
}

/// The actions, in the order given, each with its name and its label.
pub(super) fn actions(actions: &[(&str, &str)]) -> Vec<Candidate> {
    let candidate =
        |(index, (name, label)): (usize, &(&str, &str))| Candidate::new(Target::Action(index), label).called([*name]);
    actions.iter().enumerate().map(candidate).collect()
}
