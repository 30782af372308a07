//! What an address is called, in the reader's language: for lists of bookmarks, decks, and what is shared of them.
//!
//! Must not: open anything, or hide a country that is not in the library.

use super::Scribe;
use crate::model::{Code, Place, PointIx, TopicIx};
use crate::notebook::Address;
use crate::say;
use crate::text::Shown;
use crate::words::Words;
use std::collections::BTreeSet;

/// What an address is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressName {
    /// What it is: "Passage p-014", "Comparison", "Search".
    pub kind: String,
    /// The countries by name, with a report where one is meant; nothing where it names none.
    pub countries: String,
    /// Topic and point by name; the query of a search, the offence of penalties.
    pub about: String,
}

impl AddressName {
    /// All of it on one line: "Comparison: Venezuela · Cuba › Protection".
    #[must_use]
    pub fn line(&self, words: &Words) -> String {
        say!(words, "labelled", label = &self.kind, value = &self.subject())
    }

    /// The same without what it is.
    #[must_use]
    pub fn subject(&self) -> String {
        let parts = [&self.countries, &self.about];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(" \u{203a} ")
    }
}

impl Scribe<'_> {
    /// What an address is called.
    #[must_use]
    pub fn address_name(&self, address: &Address) -> AddressName {
        let say = |id: &str| self.words.say(id);
        let listed = |codes: &[Code]| match codes {
            [] => say("address-all-countries"),
            codes => codes.iter().map(|code| self.country_name(*code)).collect::<Vec<_>>().join(" \u{b7} "),
        };
        let (kind, countries, about) = match address {
            Address::Place(place) => (self.kind_of(place), self.report_name(place), self.topic_and_point(place)),
            Address::Comparison { columns, topic, point } => {
                let columns: Vec<String> = columns.iter().map(|column| self.report_name(column)).collect();
                (say("address-comparison"), columns.join(" \u{b7} "), self.names_of(topic.as_ref(), point.as_ref()))
            }
            Address::Search(query) => (say("address-search"), String::new(), query.to_string()),
            Address::Figures { countries, topic } => {
                (say("address-figures"), listed(countries), self.names_of(topic.as_ref(), None))
            }
            Address::Penalties { offence, countries } => {
                let known = format!("offence-{offence}");
                let offence = if self.words.has(&known) { say(&known) } else { offence.to_string() };
                (say("address-penalties"), listed(countries), offence)
            }
            Address::Grid { topic } => (say("address-grid"), String::new(), self.names_of(topic.as_ref(), None)),
            Address::Timeline { country, topic, promises } => {
                let kind = if *promises { "address-promises" } else { "address-timeline" };
                (say(kind), self.country_name(*country), self.names_of(topic.as_ref(), None))
            }
        };
        AddressName { kind, countries, about }
    }

    /// A section, a country or a comparison point by point, as far as there is a passage; where some stand under no
    /// point, the topic whole comes first. What cannot be taken apart stays whole.
    #[must_use]
    pub fn by_points(&self, whole: &Address) -> Vec<Address> {
        let taxonomy = &self.library.taxonomy;
        let (columns, is_point): (Vec<&Place>, bool) = match whole {
            Address::Comparison { columns, point, .. } => (columns.iter().collect(), point.is_some()),
            Address::Place(place) => (vec![place], place.point.is_some() || place.passage.is_some()),
            _ => (Vec::new(), true),
        };
        let asked = whole.topic().map(|slug| taxonomy.find_topic(slug));
        if is_point || asked == Some(None) {
            return vec![whole.clone()];
        }
        let mut all = Vec::new();
        for topic in taxonomy.topic_ixs().filter(|topic| asked.is_none_or(|asked| asked == Some(*topic))) {
            let held = |place: &&Place| {
                let section = self.library.section(place.country, place.report.as_ref(), topic);
                let held = section.into_iter().filter(|point| !point.passages.is_empty());
                held.map(|point| point.point).collect::<Vec<_>>()
            };
            let points: BTreeSet<Option<PointIx>> = columns.iter().flat_map(held).collect();
            let slug = taxonomy.topic(topic).map(|topic| topic.slug.clone());
            all.extend(points.into_iter().map(|point| {
                let point = point.and_then(|point| Some(taxonomy.point(topic, point)?.slug.clone()));
                match whole.clone() {
                    Address::Comparison { columns, .. } => Address::Comparison { columns, topic: slug.clone(), point },
                    Address::Place(place) => Address::Place(Place { topic: slug.clone(), point, ..place }),
                    other => other,
                }
            }));
        }
        all
    }

    fn kind_of(&self, place: &Place) -> String {
        match (&place.passage, &place.point, &place.topic, &place.report) {
            (Some(_), ..) => self.words.say("target-passage"),
            (None, Some(_), ..) => self.words.say("target-point"),
            (None, None, Some(_), _) => self.words.say("target-section"),
            (None, None, None, Some(_)) => self.words.say("target-report"),
            (None, None, None, None) => self.words.say("target-country"),
        }
    }

    fn report_name(&self, place: &Place) -> String {
        let name = self.country_name(place.country);
        place.report.as_ref().map_or_else(|| name.clone(), |report| format!("{name} @{report}"))
    }

    /// "Protection › Shelter and assistance"; the slug itself where the taxonomy does not know it.
    fn topic_and_point(&self, place: &Place) -> String {
        self.names_of(place.topic.as_ref(), place.point.as_ref())
    }

    fn names_of(&self, topic: Option<&Shown>, point: Option<&Shown>) -> String {
        let (taxonomy, lang) = (&self.library.taxonomy, self.words.lang());
        let known: Option<TopicIx> = topic.and_then(|slug| taxonomy.find_topic(slug));
        let topic_name = topic.map(|slug| {
            let topic = known.and_then(|topic| taxonomy.topic(topic));
            topic.map_or_else(|| slug.to_string(), |topic| topic.short.in_lang(lang).to_owned())
        });
        let point_name = point.map(|slug| {
            let point = known.and_then(|topic| taxonomy.point(topic, taxonomy.find_point(topic, slug)?));
            point.map_or_else(|| slug.to_string(), |point| point.label(lang).to_owned())
        });
        topic_name.into_iter().chain(point_name).collect::<Vec<_>>().join(" \u{203a} ")
    }
}
