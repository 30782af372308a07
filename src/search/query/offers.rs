//! The values that a field may have, each with what it means in the reader's language.
//!
//! Must not: choose among them by what was typed, but for values that are made out of it.

use super::field::Field;
use super::listed;
use crate::model::{Code, Entry, Lang, Library, Point, Topic};
use crate::say;
use crate::text::fold;
use crate::words::Words;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A value.
pub(super) struct Offer {
    pub(super) text: String,
    pub(super) about: String,
    /// What it is called; none for a value that was made out of what is typed.
    pub(super) names: Vec<String>,
}

/// Lengths that are offered before one is typed.
const YEARS: &[&str] = &["5", "8", "15"];
/// Periods that are offered before one is typed.
const PERIODS: &[&str] = &["2010..2020", "2010..", "..2020"];

/// The values of a field, in the order in which they are known.
pub(super) fn offers(field: Field, typed: &str, (library, words): (&Library, &Words)) -> Vec<Offer> {
    match field {
        Field::Country => countries(library, words),
        Field::Region => {
            let here = |region: &str| {
                let codes = library.countries.iter().map(|country| country.code);
                codes.filter_map(|code| library.names.get(code)).any(|names| names.region == region)
            };
            listed_words(field, words)
                .into_iter()
                .filter(|offer| offer.names.first().is_some_and(|word| here(word)))
                .collect()
        }
        Field::Topic => topics(library, words),
        Field::Point => points(library, words),
        Field::Source => sources(library, words),
        Field::Report => reports(library, words),
        Field::Period => periods(typed, words),
        Field::PenaltyMin | Field::PenaltyMax => lengths(typed, words),
        _ => listed_words(field, words),
    }
}

fn countries(library: &Library, words: &Words) -> Vec<Offer> {
    let offer = |code: Code, passages: u32| {
        let text = library.names.name(code, words.lang());
        let mut names = vec![text.clone(), code.to_string()];
        names.extend(library.names.get(code).into_iter().flat_map(|names| names.all().map(str::to_owned)));
        Offer { text, about: say!(words, "query-passages", count = passages), names }
    };
    let mut offers: Vec<Offer> =
        library.countries.iter().map(|country| offer(country.code, country.passages())).collect();
    offers.sort_by_cached_key(|offer| fold(&offer.text));
    offers
}

fn topics(library: &Library, words: &Words) -> Vec<Offer> {
    let offer = |topic: &Topic| {
        let label = topic.label(words.lang()).to_owned();
        let aliases = topic.aliases.iter().map(ToString::to_string);
        let both = [Lang::En, Lang::Es].map(|lang| topic.label(lang).to_owned());
        let names = both.into_iter().chain([topic.slug.to_string(), topic.key.to_string()]).chain(aliases).collect();
        Offer { text: topic.slug.to_string(), about: label, names }
    };
    library.taxonomy.topics.iter().map(offer).collect()
}

fn points(library: &Library, words: &Words) -> Vec<Offer> {
    let topics = &library.taxonomy.topics;
    let all = || topics.iter().flat_map(|topic| topic.points.iter().map(move |point| (topic, point)));
    let offer = |(topic, point): (&Topic, &Point)| {
        let short = format!("{}{}", topic.key, point.key);
        let place = format!("{}/{}", topic.slug, point.slug);
        // Two topics may have points of one name; then the name alone would mean both.
        let alone = all().filter(|(_, other)| other.slug == point.slug).count() == 1;
        let about = say!(words, "query-point", short = &short, label = point.label(words.lang()));
        let both = [Lang::En, Lang::Es].map(|lang| point.label(lang).to_owned());
        let aliases = point.aliases.iter().map(ToString::to_string);
        let names = both.into_iter().chain([point.slug.to_string(), short, place.clone()]).chain(aliases).collect();
        Offer { text: if alone { point.slug.to_string() } else { place }, about, names }
    };
    all().map(offer).collect()
}

/// Short names and publishers; those with most sources first.
fn sources(library: &Library, words: &Words) -> Vec<Offer> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for source in library.reports().flat_map(|report| &report.sources) {
        let name = source.short.as_ref().map_or(source.publisher.as_str(), |short| short.in_lang(words.lang()));
        if !name.is_empty() {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let offer = |(name, count): (&str, usize)| Offer {
        text: name.to_owned(),
        about: say!(words, "query-sources", count = count),
        names: vec![name.to_owned()],
    };
    counts.into_iter().map(offer).collect()
}

fn reports(library: &Library, words: &Words) -> Vec<Offer> {
    let offer = |entry: &Entry| {
        let country = library.names.name(entry.country, words.lang());
        let title = entry.report().map_or(country, |report| report.title.in_lang(words.lang()).to_owned());
        let id = entry.id.to_string();
        Offer {
            about: say!(words, "query-report", title = &title, edition = &entry.edition),
            names: vec![id.clone()],
            text: id,
        }
    };
    library.entries.iter().map(offer).collect()
}

fn periods(typed: &str, words: &Words) -> Vec<Offer> {
    let offer = |text: String| {
        let about = match text.split_once("..") {
            Some(("", to)) => say!(words, "query-until", to = to),
            Some((from, "")) => say!(words, "query-since", from = from),
            Some((from, to)) => say!(words, "query-between", from = from, to = to),
            None => String::new(),
        };
        Offer { names: Vec::new(), text, about }
    };
    let is_year = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    match (typed.is_empty(), is_year) {
        (true, _) => PERIODS.iter().map(|text| offer((*text).to_owned())).collect(),
        (_, true) => [format!("{typed}.."), format!("..{typed}")].map(offer).into(),
        _ => PERIODS.iter().filter(|text| text.starts_with(typed)).map(|text| offer((*text).to_owned())).collect(),
    }
}

fn lengths(typed: &str, words: &Words) -> Vec<Offer> {
    let (years, months) = match words.lang() {
        Lang::En => ("y", "m"),
        Lang::Es => ("a", "m"),
    };
    let counts = if typed.is_empty() { YEARS.to_vec() } else { vec![typed] };
    let mut offers = Vec::new();
    for digits in counts {
        let Ok(count) = digits.parse::<u32>() else { continue };
        let of_years = say!(words, "query-years", count = count);
        offers.push(Offer { text: format!("{digits}{years}"), about: of_years, names: Vec::new() });
        if !typed.is_empty() {
            let of_months = say!(words, "query-months", count = count);
            offers.push(Offer { text: format!("{digits}{months}"), about: of_months, names: Vec::new() });
        }
    }
    offers
}

/// The words of a closed list, in the reader's language.
fn listed_words(field: Field, words: &Words) -> Vec<Offer> {
    let offer = |(word, es): (&'static str, &'static str)| {
        let text = match words.lang() {
            Lang::En => word,
            Lang::Es => es,
        };
        Offer { text: text.to_owned(), about: about(field, word, words), names: vec![word.to_owned(), es.to_owned()] }
    };
    listed::words(field).map(offer).collect()
}

fn about(field: Field, word: &str, words: &Words) -> String {
    match field {
        Field::Voice if word == listed::OTHERS => words.say("query-others"),
        Field::Voice => words.say(&format!("voice-{word}")),
        Field::Kind => words.say(&format!("kind-{word}")),
        Field::Modality => words.say(&format!("modality-{word}")),
        Field::Offence => words.say(&format!("offence-{word}")),
        Field::Has => words.say(&format!("query-has-{word}")),
        Field::Is => words.say(&format!("mark-{word}")),
        Field::Region => words.say(&format!("region-{word}")),
        _ => words.say("query-bookmarks"),
    }
}
