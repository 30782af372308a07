//! Names that only a library knows: countries, regions, topics, points, sources, reports.
//!
//! Must not: choose between names that fit alike. A value means all of them.

use super::bound::{Homes, bit};
use super::field::Field;
use super::listed;
use super::parse::{normal, runs};
use crate::model::Names as CountryNames;
use crate::model::{Code, Id, Lang, Library, Point, PointIx, Source, Topic, TopicIx, Written};
use crate::text::fold;
use std::cell::OnceCell;

/// Everything that names are looked up in, each made when it is first asked for.
pub(super) struct Lookup<'a> {
    pub(super) library: &'a Library,
    countries: OnceCell<Names<Code>>,
    sources: OnceCell<Vec<Vec<String>>>,
}

/// Names in the form in which they are compared, with what each is a name of.
#[derive(Debug)]
pub(super) struct Names<T>(Vec<(String, T)>);

/// Bytes of the longest name that is compared with others: longer than any country's, in any language.
const LONGEST_NAME: usize = 100;

/// How a name can fit, best first.
const FITS: [fn(&str, &str) -> bool; 3] = [is, begins, goes_on];

fn is(name: &str, wanted: &str) -> bool {
    name == wanted
}

fn begins(name: &str, wanted: &str) -> bool {
    name.starts_with(wanted)
}

/// Whether a later word begins so.
fn goes_on(name: &str, wanted: &str) -> bool {
    name.match_indices(wanted).any(|(at, _)| name.get(..at).is_some_and(|before| before.ends_with('-')))
}

/// Whether a name is or begins so, or one of its words does; the value is in the form of [`normal`].
pub(super) fn fits(name: &str, wanted: &str) -> Option<usize> {
    let name = normal(&fold(name));
    FITS.iter().position(|fits| fits(&name, wanted))
}

impl<T: Copy + PartialEq> Names<T> {
    fn new<'n>(names: impl Iterator<Item = (&'n str, T)>) -> Self {
        Self(names.map(|(name, of)| (normal(&fold(name)), of)).collect())
    }

    /// What is called so; otherwise all whose names begin so; otherwise all with a later word that does.
    fn find(&self, wanted: &str) -> Vec<T> {
        FITS.iter().map(|fits| self.all(*fits, wanted)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn all(&self, fits: fn(&str, &str) -> bool, wanted: &str) -> Vec<T> {
        let mut found: Vec<T> = Vec::new();
        for (name, of) in &self.0 {
            if fits(name, wanted) && !found.contains(of) {
                found.push(*of);
            }
        }
        found
    }
}

impl<'a> Lookup<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Self { library, countries: OnceCell::new(), sources: OnceCell::new() }
    }

    /// Countries by code, name or alias, whether the library has them or not; by the beginning of a
    /// name first those that it has.
    pub(super) fn countries(&self, wanted: &str) -> Vec<Code> {
        let table = &self.library.names;
        let here = |code: &Code| self.library.country(*code).is_some();
        if let Some(code) = Code::new(wanted).filter(|code| table.get(*code).is_some() || here(code)) {
            return vec![code];
        }
        let all = || table.iter().flat_map(|names| names.all().map(|name| (name, names.code)));
        let known = self.countries.get_or_init(|| Names::new(all()));
        let called = known.all(is, wanted);
        if !called.is_empty() {
            return called;
        }
        let of_here = |fits| -> Vec<Code> { known.all(fits, wanted).into_iter().filter(here).collect() };
        [of_here(begins), of_here(goes_on)].into_iter().find(|f| !f.is_empty()).unwrap_or_else(|| known.find(wanted))
    }

    /// What countries of the library are called; of each only what is most like a name.
    pub(super) fn country_names(&self, like: &str) -> impl Iterator<Item = &'a str> {
        let here = |names: &&CountryNames| self.library.country(names.code).is_some();
        let names: Vec<&str> = self.library.names.iter().filter(here).filter_map(|names| likest(names, like)).collect();
        names.into_iter()
    }

    /// The same for all countries that the program knows.
    pub(super) fn all_country_names(&self, like: &str) -> impl Iterator<Item = &'a str> {
        let names: Vec<&str> = self.library.names.iter().filter_map(|names| likest(names, like)).collect();
        names.into_iter()
    }

    /// Countries of the regions of that name.
    pub(super) fn regions(&self, wanted: &str) -> Vec<Code> {
        let table = &self.library.names;
        let mut regions = Names::new(table.iter().map(|names| (names.region, names.region))).find(wanted);
        if regions.is_empty() {
            regions = listed::find(Field::Region, wanted);
        }
        table.iter().filter(|names| regions.contains(&names.region)).map(|names| names.code).collect()
    }

    pub(super) fn region_names(&self) -> impl Iterator<Item = &'static str> {
        self.library.names.iter().map(|names| names.region).chain(listed::names(Field::Region))
    }

    /// Topics by slug, key or any name. What has the form of a point's address is taken as one.
    pub(super) fn topics(&self, wanted: &str, homes: &mut Homes) -> bool {
        let found = self.topic_names().find(wanted);
        for topic in &found {
            homes.topics |= bit(topic.0);
        }
        let is_point = || wanted.contains('/') || self.library.taxonomy.find_short(wanted).is_some();
        !found.is_empty() || is_point() && self.points(wanted, homes)
    }

    fn topic_names(&self) -> Names<TopicIx> {
        let taxonomy = &self.library.taxonomy;
        let topics = taxonomy.topic_ixs().filter_map(|ix| Some((ix, taxonomy.topic(ix)?)));
        let mut names = Names(Vec::new());
        for (ix, topic) in topics {
            names.0.extend(names_of_topic(topic).map(|name| (normal(&fold(name)), ix)));
            names.0.push((fold(&topic.key.to_string()), ix));
        }
        names
    }

    /// Points by slug, letter or any name; `4b`; topic and point with a slash between them.
    pub(super) fn points(&self, wanted: &str, homes: &mut Homes) -> bool {
        let taxonomy = &self.library.taxonomy;
        let found: Vec<(TopicIx, PointIx)> = match (taxonomy.find_short(wanted), wanted.split_once('/')) {
            (Some(point), _) => vec![point],
            (None, Some((topic, point))) => {
                let topics = self.topic_names().find(topic);
                self.point_names(|ix| topics.contains(&ix)).find(point)
            }
            (None, None) => self.point_names(|_| true).find(wanted),
        };
        homes.points.resize(taxonomy.topics.len(), 0);
        for (topic, point) in &found {
            if let Some(bits) = homes.points.get_mut(usize::from(topic.0)) {
                *bits |= bit(point.0);
            }
        }
        !found.is_empty()
    }

    fn point_names(&self, of: impl Fn(TopicIx) -> bool) -> Names<(TopicIx, PointIx)> {
        let taxonomy = &self.library.taxonomy;
        let mut names = Names(Vec::new());
        for topic in taxonomy.topic_ixs().filter(|ix| of(*ix)) {
            for at in taxonomy.point_ixs(topic) {
                let Some(point) = taxonomy.point(topic, at) else { continue };
                names.0.extend(names_of_point(point).map(|name| (normal(&fold(name)), (topic, at))));
                names.0.push((fold(&point.key.to_string()), (topic, at)));
            }
        }
        names
    }

    pub(super) fn subject_names(&self, points: bool) -> impl Iterator<Item = &'a str> {
        let topics = &self.library.taxonomy.topics;
        let of_points = topics.iter().filter(move |_| points).flat_map(|topic| &topic.points).flat_map(names_of_point);
        topics.iter().filter(move |_| !points).flat_map(names_of_topic).chain(of_points)
    }

    /// Ids of reports, loaded or not.
    pub(super) fn reports(&self, wanted: &str) -> Vec<&'a Id> {
        Names::new(self.library.entries.iter().map(|entry| (entry.id.as_str(), &entry.id))).find(wanted)
    }

    /// For each loaded report, the positions of its sources that have these words in a row; where no
    /// source of the library has, of those where the last word goes on.
    pub(super) fn sources(&self, wanted: &str) -> Vec<Vec<usize>> {
        let all = self.sources.get_or_init(|| {
            self.library.reports().map(|report| report.sources.iter().map(haystack).collect()).collect()
        });
        let words = runs(wanted).collect::<Vec<_>>().join(" ");
        let find = |needle: &str| -> Vec<Vec<usize>> {
            let finder = memchr::memmem::Finder::new(needle);
            let has = |text: &String| finder.find(text.as_bytes()).is_some();
            let of = |texts: &Vec<String>| {
                texts.iter().enumerate().filter(|(_, text)| has(text)).map(|(at, _)| at).collect()
            };
            all.iter().map(of).collect()
        };
        let whole = find(&format!(" {words} "));
        if whole.iter().any(|found: &Vec<usize>| !found.is_empty()) { whole } else { find(&format!(" {words}")) }
    }

    pub(super) fn source_names(&self) -> impl Iterator<Item = &'a str> {
        let sources = self.library.reports().flat_map(|report| &report.sources);
        sources.flat_map(|source| {
            let short = source.short.iter().flat_map(both);
            short.chain([source.publisher.as_str(), source.id.as_str()])
        })
    }
}

/// All that a source may be known by, as folded words with spaces around each. A sign stands
/// between the names, so that no words in a row reach from one into the next.
fn haystack(source: &Source) -> String {
    let written = both(&source.title).chain(source.short.iter().flat_map(both));
    let others = [&*source.publisher, source.id.as_str()].into_iter().chain(source.symbol.as_deref());
    let mut text = String::new();
    for name in written.chain(others) {
        let folded = fold(name);
        for word in runs(&folded) {
            text.extend([" ", word]);
        }
        text.push_str(" |");
    }
    text
}

fn names_of_topic(topic: &Topic) -> impl Iterator<Item = &str> {
    let names = [&*topic.slug].into_iter().chain(both(&topic.label)).chain(both(&topic.short));
    names.chain(topic.aliases.iter().map(|alias| &**alias))
}

fn names_of_point(point: &Point) -> impl Iterator<Item = &str> {
    let names = [&*point.slug].into_iter().chain(both(&point.label));
    names.chain(point.aliases.iter().map(|alias| &**alias))
}

fn both(text: &Written) -> impl Iterator<Item = &str> {
    [Lang::En, Lang::Es].into_iter().map(|lang| text.in_lang(lang))
}

/// The name of a country that is most like another name. Nobody mistypes a page, and comparing one with
/// every name takes long.
fn likest(names: &CountryNames, like: &str) -> Option<&'static str> {
    if like.len() > LONGEST_NAME {
        return names.all().next();
    }
    let wanted = fold(like);
    // Of names that are alike the first, which is the best known.
    names.all().min_by(|one, other| {
        let [one, other] = [one, other].map(|name| strsim::jaro_winkler(&wanted, &fold(name)));
        other.total_cmp(&one)
    })
}
