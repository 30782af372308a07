//! `cotejo search`: passages that have all words, best first, counted in every report.
//!
//! Must not: rank; the order is the search layer's.

use super::args::{Format, SearchArgs};
use super::reply::Reply;
use crate::export::{Form, Page, Scribe};
use crate::model::{Library, PassageRef, newest_year};
use crate::say;
use crate::search::{Ask, Hit, Index, Marker, Query, Results, in_characters};
use crate::text::Raw;
use crate::words;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    total: usize,
    countries: usize,
    suggestions: [&'static str; 0],
    hits: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    place: String,
    country: &'a str,
    topic: &'a str,
    point: Option<&'a str>,
    text: &'a str,
    #[serde(rename = "match")]
    kind: &'static str,
    matches: Vec<[usize; 2]>,
    score: u32,
}

/// Prints what was found.
pub(crate) fn search((scribe, library): (&Scribe<'_>, &Arc<Library>), args: &SearchArgs, form: Form) -> Reply {
    let typed = args.query.join(" ");
    let shown = Raw::new(typed.as_str()).shown();
    let query = Query::parse(&typed).unwrap_or_default();
    let ask = Ask {
        query: &query,
        bookmarks: &[],
        lang: scribe.words.lang(),
        limit: args.limit.unwrap_or(usize::MAX),
        stale: &|| false,
    };
    let results = Index::default().extend(library).search(&ask).and_then(Result::ok).unwrap_or_default();
    let found = results.total > 0;
    if args.writing.form.format() == Format::Json {
        let hits = results.hits.iter().filter_map(|hit| json(scribe, hit, &results.marker)).collect();
        let Results { total, countries, .. } = *results;
        return Reply::json(&Answer { query: &shown, total, countries, suggestions: [], hits }).found(found);
    }
    if !found {
        return Reply::text(String::new()).found(false).note(say!(scribe.words, "search-nothing", query = &shown));
    }
    Reply::text(prose(scribe, &results, form))
}

fn json<'a>(scribe: &Scribe<'a>, hit: &'a Hit, marker: &Marker) -> Option<Found<'a>> {
    let found = hit.passage()?;
    let home = found.passage.homes.first()?;
    Some(Found {
        place: scribe.library.place_of(found).to_string(),
        country: found.report.country.as_str(),
        topic: scribe.topic_slug(home.topic),
        point: scribe.point_slug(home.topic, home.point),
        text: found.passage.text.in_lang(scribe.words.lang()),
        kind: if hit.exact { "exact" } else { "similar" },
        matches: in_characters(
            found.passage.text.in_lang(scribe.words.lang()),
            &marker.mark(found.passage.text.in_lang(scribe.words.lang())),
        )
        .iter()
        .map(|range| [range.start, range.end])
        .collect(),
        score: hit.score,
    })
}

fn prose(scribe: &Scribe<'_>, results: &Results, form: Form) -> String {
    let mut page = Page::new(form);
    let newest = newest_year(results.hits.iter().filter_map(Hit::passage));
    for found in results.hits.iter().filter_map(Hit::passage) {
        page.heading(&heading(scribe, found));
        let marks = scribe.library.marks(found, newest);
        let mut about = vec![words::modality(scribe.words, found.passage.modality)];
        about.extend(words::marks(scribe.words, found, &marks));
        let said = say!(
            scribe.words,
            "search-said",
            speaker = &words::speaker(scribe.words, found),
            period = &words::period(scribe.words, found.period()),
            modality = &about.join(", "),
            text = &scribe.marked(found.report, &found.passage.text),
        );
        page.block(2, &said);
        page.unbroken(2, &scribe.library.place_of(found).to_string());
    }
    page.gap();
    let (total, shown) = (results.total, results.hits.len());
    let count = say!(scribe.words, "search-count", total = total, countries = results.countries);
    let count = if shown < total { say!(scribe.words, "search-more", shown = shown, count = &count) } else { count };
    page.block(0, &count);
    page.finish()
}

/// Country, topic and point, which every row of hits begins with.
fn heading(scribe: &Scribe<'_>, found: PassageRef<'_>) -> String {
    let country = scribe.library.names.name(found.report.country, scribe.words.lang());
    let home = found.passage.homes.first();
    let place = home.map(|home| scribe.point_path(home.topic, home.point)).unwrap_or_default();
    format!("{country} \u{2502} {place}")
}
