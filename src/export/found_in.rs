//! Where a hit was found, when it is not in the text that is shown: the other language, the note,
//! a source's title, the name of its point or its country.
//!
//! Must not: decide whether a passage is a hit.

use crate::model::{Lang, Library, PassageRef};
use crate::search::Marker;
use crate::words::Words;
use std::ops::Range;

/// A text beside the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIn {
    /// What it is, in the reader's language.
    pub label: String,
    /// The text.
    pub text: String,
    /// What was found, as bytes of the text.
    pub at: Vec<Range<usize>>,
    /// It is the same statement in the other language.
    pub is_twin: bool,
    /// It is the name of where the passage belongs.
    pub is_name: bool,
}

/// The texts beside the one that is shown in which something was found, the nearest first.
#[must_use]
pub fn found_in(found: PassageRef<'_>, marker: &Marker, (library, words): (&Library, &Words)) -> Vec<FoundIn> {
    let lang = words.lang();
    let mut all = Vec::new();
    let mut look = |id: &str, text: &str| {
        let at = marker.mark(text);
        if !at.is_empty() {
            let is_name = matches!(id, "found-in-point" | "found-in-topic" | "found-in-country");
            let (label, text, is_twin) = (words.say(id), text.to_owned(), id == "found-in-twin");
            all.push(FoundIn { label, text, at, is_twin, is_name });
        }
    };
    let passage = found.passage;
    if let Some(twin) = twin(passage, lang) {
        look("found-in-twin", twin);
    }
    if let Some(note) = &passage.note {
        look("found-in-note", note.in_lang(lang));
    }
    for source in passage.cites.iter().filter_map(|cite| found.report.sources.get(cite.source)) {
        look("found-in-source", source.title.in_lang(lang));
    }
    for home in &passage.homes {
        let topic = library.taxonomy.topic(home.topic);
        let point = home.point.and_then(|point| library.taxonomy.point(home.topic, point));
        if let Some(label) = point.map(|point| point.label(lang)) {
            look("found-in-point", label);
        }
        if let Some(label) = topic.map(|topic| topic.label(lang)) {
            look("found-in-topic", label);
        }
    }
    look("found-in-country", &library.names.name(found.report.country, lang));
    all
}

/// The statement in the language that is not shown, where it has one.
fn twin(passage: &crate::model::Passage, lang: Lang) -> Option<&str> {
    let written = &passage.text;
    let shown = written.in_lang(lang);
    let mut others = std::iter::once(&*written.text).chain(written.es.as_deref());
    others.find(|text| *text != shown)
}
