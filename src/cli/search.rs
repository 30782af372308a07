//! `cotejo search`: the language of the box on the command line; passages best first, counted in every report.
//!
//! Must not: rank; the order is the search layer's. Nor write the index that the reader keeps.

use super::args::SearchArgs;
use super::failure::Failure;
use super::reply::Reply;
use super::underline::beginning;
use crate::export::{self, FileForm, Form, Layout, Matter, Page, Scribe, found_in};
use crate::model::{Library, PassageRef, Place, newest_year};
use crate::say;
use crate::search::{Ask, Frozen, Hit, Index, Marker, Query, Results, in_characters};
use crate::store::{IndexFile, NotebookStore};
use crate::text::{Raw, Shown};
use crate::words;
use serde::Serialize;
use std::sync::Arc;

/// Cells that what stands under a heading is moved in.
const INDENT: usize = 2;
/// Cells of a query that a line on stderr repeats.
const LONGEST: usize = 200;

#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    total: usize,
    countries: usize,
    suggestions: Vec<Shown>,
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

/// A query that was read.
pub(crate) struct Question {
    typed: String,
    query: Query,
}

impl Question {
    /// Reads a query, as if it stood in the box.
    ///
    /// # Errors
    /// A query that means nothing, with where it is wrong.
    pub(crate) fn read(typed: &str) -> Result<Self, Failure> {
        let query = Query::parse(typed).map_err(|fault| Failure::query(typed, fault))?;
        let typed = typed.to_owned();
        Ok(Self { typed, query })
    }

    /// The reader's bookmarks, if they are asked for; a file that nobody asks for may be as broken as it likes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(crate) fn bookmarks(&self, store: &mut NotebookStore) -> Result<Vec<Place>, Failure> {
        if !self.query.needs_bookmarks() {
            return Ok(Vec::new());
        }
        Ok(store.read().map_err(Failure::NotRead)?.places())
    }

    /// What is found of it, at most so many hits.
    ///
    /// # Errors
    /// A name that nothing in the library has, with where it stands.
    pub(crate) fn ask(
        &self,
        (scribe, library): (&Scribe<'_>, &Arc<Library>),
        (file, bookmarks): (Option<&IndexFile>, &[Place]),
        limit: Option<usize>,
    ) -> Result<Arc<Results>, Failure> {
        if self.query.is_empty() {
            return Ok(Arc::default());
        }
        let lang = scribe.words.lang();
        let ask = Ask { query: &self.query, lang, limit: limit.unwrap_or(usize::MAX), bookmarks, stale: &|| false };
        let answer = index(library, file).search(&ask).unwrap_or_else(|| Ok(Arc::default()));
        answer.map_err(|fault| Failure::query(&self.typed, fault))
    }

    /// What was found, printed.
    ///
    /// # Errors
    /// What no file can be made of.
    pub(crate) fn reply(
        &self,
        scribe: &Scribe<'_>,
        results: &Results,
        (args, form): (&SearchArgs, Form),
    ) -> Result<Reply, Failure> {
        let found = results.total > 0;
        let shown = Raw::new(self.typed.as_str()).shown();
        let suggestions = results.suggestions.iter().map(|suggestion| Raw::new(suggestion.query.as_str()).shown());
        let form_of_file = args.writing.form()?;
        if form_of_file == Some(FileForm::Json) {
            let hits = results.hits.iter().filter_map(|hit| json(scribe, hit, &results.marker)).collect();
            let (total, countries) = (results.total, results.countries);
            let suggestions = suggestions.collect();
            let answer = Answer { query: &shown, total, countries, suggestions, hits };
            return Ok(Reply::json(&answer)?.found(found));
        }
        let mut reply = if let Some(file) = form_of_file {
            let hits = results.hits.iter().filter_map(|hit| Some(scribe.library.place_of(hit.passage()?)));
            let (query, places) = (shown.clone(), hits.collect());
            let (total, countries) = (results.total, results.countries);
            let matter = Matter::Hits(export::Found { query, places, total, countries });
            Reply::text(scribe.file(&matter, file, Layout::List)?)
        } else if found {
            Reply::text(prose(scribe, results, form))
        } else if self.query.is_empty() {
            Reply::text(String::new()).note(scribe.words.say("search-blank"))
        } else {
            let query = beginning(&shown, LONGEST);
            let nothing = Reply::text(String::new()).note(say!(scribe.words, "search-nothing", query = &query));
            results.left_out.iter().fold(nothing, |reply, what| reply.note(what.say(scribe.words)))
        };
        for (query, suggestion) in suggestions.zip(&results.suggestions) {
            reply = reply.note(say!(scribe.words, "did-you-mean", query = &query, count = suggestion.passages));
        }
        Ok(reply.found(found))
    }
}

/// The index that the reader keeps, where it is of these reports as they are now; else a new one.
fn index(library: &Arc<Library>, file: Option<&IndexFile>) -> Index {
    let file = file.filter(|_| Index::is_worth_freezing(library));
    let kept = file.and_then(|file| file.read(Frozen::read)).and_then(|kept| kept.thaw(library));
    kept.unwrap_or_else(|| Index::default().extend(library))
}

fn json<'a>(scribe: &Scribe<'a>, hit: &'a Hit, marker: &Marker) -> Option<Found<'a>> {
    let found = hit.passage()?;
    let home = found.passage.homes.first()?;
    let text = found.passage.text.in_lang(scribe.words.lang());
    let matches = in_characters(text, &marker.mark(text));
    Some(Found {
        place: scribe.library.place_of(found).to_string(),
        country: found.report.country.as_str(),
        topic: scribe.topic_slug(home.topic),
        point: scribe.point_slug(home.topic, home.point),
        text,
        kind: if hit.exact { "exact" } else { "similar" },
        matches: matches.iter().map(|range| [range.start, range.end]).collect(),
        score: hit.score,
    })
}

fn prose(scribe: &Scribe<'_>, results: &Results, form: Form) -> String {
    let mut page = Page::new(form);
    let newest = newest_year(results.hits.iter().filter_map(Hit::passage));
    let mut similar = false;
    for (hit, found) in results.hits.iter().filter_map(|hit| Some((hit, hit.passage()?))) {
        if !hit.exact && !std::mem::replace(&mut similar, true) {
            page.heading(&say!(scribe.words, "similar", count = results.similar));
        }
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
        page.block(INDENT, &said);
        beside(&mut page, scribe, (found, &results.marker));
        page.unbroken(INDENT, &scribe.library.place_of(found).to_string());
    }
    page.gap();
    let (total, shown) = (results.total, results.hits.len());
    let count = say!(scribe.words, "search-count", total = total, countries = results.countries);
    let count = if shown < total { say!(scribe.words, "search-more", shown = shown, count = &count) } else { count };
    page.block(0, &count);
    results.left_out.iter().for_each(|what| page.block(0, &what.say(scribe.words)));
    page.finish()
}

/// Where it was found, as far as heading and text do not show it. What stands in the heading is told again
/// only where there is nothing else to tell.
fn beside(page: &mut Page, scribe: &Scribe<'_>, (found, marker): (PassageRef<'_>, &Marker)) {
    let text = found.passage.text.in_lang(scribe.words.lang());
    let marked = !marker.mark(text).is_empty();
    let seen = |text: &str| !marker.find(text).is_empty();
    let heading = heading(scribe, found);
    if seen(text) || marked && seen(&format!("{heading} {text}")) {
        return;
    }
    let all = found_in(found, marker, (scribe.library, scribe.words));
    let mut told: Vec<_> =
        all.iter().filter(|place| !(place.is_twin && marked || heading.contains(&place.text))).collect();
    if told.is_empty() && !marked {
        told.extend(all.first());
    }
    for place in told {
        page.block(INDENT, &say!(scribe.words, "search-found-in", label = &place.label, text = &place.text));
    }
}

/// Country, topic and point, which every row of hits begins with.
fn heading(scribe: &Scribe<'_>, found: PassageRef<'_>) -> String {
    let country = scribe.library.names.name(found.report.country, scribe.words.lang());
    let home = found.passage.homes.first();
    let place = home.map(|home| scribe.point_path(home.topic, home.point)).unwrap_or_default();
    format!("{country} \u{2502} {place}")
}
