//! Where a hit was found, when it is not in the text that is shown: the other language, the note,
//! a source's title, the name of its point or its country.
//!
//! Must not: decide whether a passage is a hit.

use crate::model::{Lang, Library, Names, PassageRef, Written};
use crate::search::Marker;
use crate::text::Shown;
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

/// The texts beside the one that is shown in which something was found, the nearest first. What is written
/// in several languages is looked for in the reader's first, and told in the first that has it.
#[must_use]
pub fn found_in(found: PassageRef<'_>, marker: &Marker, (library, words): (&Library, &Words)) -> Vec<FoundIn> {
    let lang = words.lang();
    let mut all = Vec::new();
    let mut look = |id: &str, texts: &[&str]| {
        let mut marked = texts.iter().map(|text| (text, marker.mark(text)));
        if let Some((text, at)) = marked.find(|(_, at)| !at.is_empty()) {
            let is_name = matches!(id, "found-in-point" | "found-in-topic" | "found-in-country");
            let (label, text, is_twin) = (words.say(id), (*text).to_owned(), id == "found-in-twin");
            all.push(FoundIn { label, text, at, is_twin, is_name });
        }
    };
    let passage = found.passage;
    let [shown, others @ ..] = tongues(&passage.text, lang);
    look("found-in-twin", &others.map(|text| if text == shown { "" } else { text }));
    if let Some(note) = &passage.note {
        look("found-in-note", &tongues(note, lang));
    }
    if let Some(law) = &passage.law {
        let named = [Some(&law.instrument), law.article.as_ref()].into_iter().flatten();
        look("found-in-law", &[&named.map(Shown::as_str).collect::<Vec<_>>().join(", ")]);
    }
    for source in passage.cites.iter().filter_map(|cite| found.report.sources.get(cite.source)) {
        let [title, others @ ..] = tongues(&source.title, lang);
        let whole = [Some(title), Some(&*source.publisher), source.symbol.as_deref()];
        let whole = whole.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
        let [other, another] = others;
        look("found-in-source", &[title, other, another, &whole]);
    }
    for home in &passage.homes {
        let topic = library.taxonomy.topic(home.topic);
        let point = home.point.and_then(|point| library.taxonomy.point(home.topic, point));
        if let Some(point) = point {
            look("found-in-point", &tongues(&point.label, lang));
        }
        if let Some(topic) = topic {
            look("found-in-topic", &tongues(&topic.label, lang));
        }
    }
    let country = found.report.country;
    let names = library.names.get(country).into_iter().flat_map(Names::all);
    let names: Vec<&str> =
        library.names.get(country).map(|names| names.in_lang(lang)).into_iter().chain(names).collect();
    look("found-in-country", &names);
    all
}

/// A text in the reader's language, as it was written, and in Spanish.
fn tongues(written: &Written, lang: Lang) -> [&str; 3] {
    [written.in_lang(lang), &written.text, written.es.as_deref().unwrap_or_default()]
}
