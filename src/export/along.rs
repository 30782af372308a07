//! One country along time to be taken away: its passages by year, and the ledger of what was planned, for people, for
//! spreadsheets, for programs.
//!
//! Must not: say what became of a promise where nobody says it, or leave a passage without its speaker.

use super::document::{Block, Document, Item, Numbering};
use super::json::Passage;
use super::matter::Along;
use super::{Form, Page, Records, Scribe};
use crate::compare::{Promise, Voices, Word, promises, timeline, year_of};
use crate::model::{Home, LinkKind, Modality, PassageRef, Period, newest_year};
use crate::say;
use crate::words;
use serde::Serialize;

/// The message over promises.
const PROMISES: &str = "promises-title";
/// Cells that a passage stands in from its speaker, and a later word from the promise.
const INDENT: usize = 2;

/// A passage with all its homes.
#[derive(Debug, Serialize)]
pub struct Dated<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    homes: Vec<HomeJson<'a>>,
}

#[derive(Debug, Serialize)]
struct HomeJson<'a> {
    topic: &'a str,
    point: Option<&'a str>,
}

/// A planned measure with what is said of it.
#[derive(Debug, Serialize)]
pub struct PromiseJson<'a> {
    promise: Dated<'a>,
    due: Option<&'a str>,
    due_passed: Option<bool>,
    later: Vec<WordJson<'a>>,
    differs: Vec<WordJson<'a>>,
}

#[derive(Debug, Serialize)]
struct WordJson<'a> {
    bond: &'static str,
    passage: Passage<'a>,
    note: Option<&'a str>,
}

impl<'a> Scribe<'a> {
    fn along(&self, asked: &Along) -> Vec<PassageRef<'a>> {
        timeline(self.library, asked.country, asked.scope)
    }

    fn planned(&self, asked: &Along) -> Vec<Promise<'a>> {
        promises(self.library, asked.country, asked.scope)
    }

    fn newest_along(&self, asked: &Along) -> Option<u16> {
        newest_year(timeline(self.library, asked.country, crate::compare::Scope::default()))
    }

    /// When a promise is due; where there is no later word on it and no mark of the passage says so, that there is none.
    #[must_use]
    pub fn due_words(&self, promise: &Promise<'_>) -> String {
        let due = promise.passage.passage.due.as_ref().map(|due| words::period(self.words, due));
        let mut parts = vec![match due {
            Some(due) => say!(self.words, "promise-due", date = &due),
            None => self.words.say("promise-no-date"),
        }];
        if promise.later.is_empty() && promise.was_due != Some(true) {
            parts.push(self.words.say("mark-no-later-word"));
        }
        if promise.later.is_empty() && promise.was_due == Some(false) {
            parts.push(self.words.say("promise-not-reached"));
        }
        parts.join("; ")
    }

    /// How a word stands to a promise, and of which country it speaks where that is another one.
    fn bond_line(&self, promise: &Promise<'_>, word: &Word<'_>) -> String {
        let bond = words::bond(self.words, word.bond);
        let other = word.passage.report.country;
        if other == promise.passage.report.country {
            bond
        } else {
            format!("{bond} \u{b7} {}", self.country_name(other))
        }
    }

    fn paths(&self, found: PassageRef<'a>) -> String {
        let paths = found.passage.homes.iter().map(|home| self.point_path(home.topic, home.point));
        paths.collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn year_title(&self, period: &Period) -> String {
        year_of(period).map_or_else(|| self.words.say("timeline-no-year"), |year| year.to_string())
    }

    fn dated(&self, found: PassageRef<'a>, newest: Option<u16>) -> Dated<'a> {
        let home = |home: &Home| HomeJson {
            topic: self.topic_slug(home.topic),
            point: self.point_slug(home.topic, home.point),
        };
        Dated { passage: self.passage(found, newest), homes: found.passage.homes.iter().map(home).collect() }
    }

    /// The passages of a country along time, as JSON.
    #[must_use]
    pub fn timeline(&self, asked: &Along) -> Vec<Dated<'a>> {
        let newest = self.newest_along(asked);
        self.along(asked).into_iter().map(|found| self.dated(found, newest)).collect()
    }

    /// The promises of a country, as JSON.
    #[must_use]
    pub fn promises(&self, asked: &Along) -> Vec<PromiseJson<'a>> {
        let newest = self.newest_along(asked);
        let word = |word: &Word<'a>| WordJson {
            bond: word.bond.link().map_or("", LinkKind::word),
            passage: self.passage(word.passage, newest),
            note: word.note.map(|note| self.text(note)),
        };
        let promise = |promise: Promise<'a>| PromiseJson {
            promise: self.dated(promise.passage, newest),
            due: promise.passage.passage.due.as_ref().map(Period::as_edtf),
            due_passed: promise.was_due,
            later: promise.later.iter().map(word).collect(),
            differs: promise.differs.iter().map(word).collect(),
        };
        self.planned(asked).into_iter().map(promise).collect()
    }

    /// A passage as a row of a table of passages, with all its homes at the end.
    fn dated_record(&self, found: PassageRef<'a>, newest: Option<u16>) -> Option<Vec<String>> {
        let home = |home: &Home| {
            let point = self.point_slug(home.topic, home.point);
            [Some(self.topic_slug(home.topic)), point].into_iter().flatten().collect::<Vec<_>>().join("/")
        };
        let first = found.passage.homes.first()?;
        let mut row = self.passage_record(found, (first.topic, first.point), newest);
        row.push(found.passage.homes.iter().map(home).collect::<Vec<_>>().join("; "));
        Some(row)
    }

    /// Rows that begin with a passage, and what their columns hold besides.
    fn dated_table(&self, rows: Vec<Vec<String>>, more: &[&'static str]) -> Records {
        let mut table = self.passages_table(rows);
        table.head.push("homes");
        table.head.extend(more);
        table
    }

    /// The passages as rows, one each.
    #[must_use]
    pub fn timeline_records(&self, asked: &Along) -> Records {
        let newest = self.newest_along(asked);
        let rows = self.along(asked).into_iter().filter_map(|found| self.dated_record(found, newest));
        self.dated_table(rows.collect(), &[])
    }

    /// The promises as rows: one for each word on a promise, and one for a promise that nobody speaks of.
    #[must_use]
    pub fn promises_records(&self, asked: &Along) -> Records {
        const MORE: [&str; 7] =
            ["due_passed", "bond", "word_place", "word_period", "word_said_by", "word_text", "word_note"];
        let newest = self.newest_along(asked);
        let mut rows = Vec::new();
        for promise in self.planned(asked) {
            let Some(mut own) = self.dated_record(promise.passage, newest) else { continue };
            own.push(promise.was_due.map(|was_due| was_due.to_string()).unwrap_or_default());
            let said = |word: &Word<'a>| {
                [
                    word.bond.link().map_or("", LinkKind::word).to_owned(),
                    self.library.place_of(word.passage).to_string(),
                    word.passage.period().as_edtf().to_owned(),
                    words::speakers(self.words, word.passage),
                    self.text(&word.passage.passage.text).to_owned(),
                    word.note.map(|note| self.text(note)).unwrap_or_default().to_owned(),
                ]
            };
            let mut said: Vec<[String; 6]> = promise.words().map(said).collect();
            if said.is_empty() {
                said.push(<[String; 6]>::default());
            }
            rows.extend(said.into_iter().map(|said| own.iter().cloned().chain(said).collect()));
        }
        self.dated_table(rows, &MORE)
    }

    /// The topic and the voices, where not all are there. Words on a promise are there whoever says them.
    fn about_along(&self, asked: &Along, id: &str) -> Vec<String> {
        let topic = asked.scope.topic.map(|topic| self.topic_title(topic));
        let voices = self.only_voices(asked.scope.voices);
        let words = voices.is_some() && id == PROMISES;
        let words = words.then(|| self.words.say("promises-whoever"));
        [topic, voices, words].into_iter().flatten().collect()
    }

    fn along_document(&self, asked: &Along, (id, blocks): (&str, Vec<Block>), numbering: &Numbering<'a>) -> Document {
        let country = self.country_name(asked.country);
        Document {
            lang: self.words.lang().tag(),
            title: self.words.with(id, &[("country", (&country).into())]),
            about: self.about_along(asked, id),
            blocks,
            notes: std::iter::once(self.words.say("timeline-note")).chain(self.method(numbering, false)).collect(),
            references: numbering.references(self),
            ..Document::default()
        }
    }

    /// The passages as a document, under the years they begin in.
    #[must_use]
    pub fn timeline_document(&self, asked: &Along) -> Document {
        let (newest, mut numbering) = (self.newest_along(asked), Numbering::default());
        let mut blocks = Vec::new();
        let found = self.along(asked);
        for year in found.chunk_by(|a, b| year_of(a.period()) == year_of(b.period())) {
            blocks.extend(year.first().map(|found| Block::Heading(2, self.year_title(found.period()))));
            let mut items = Vec::new();
            for found in year {
                items.push(Item::Text(self.paths(*found), Vec::new()));
                items.push(Item::Statement(self.statement(*found, newest, &mut numbering)));
            }
            blocks.push(Block::Items(items));
        }
        self.along_document(asked, ("timeline-title", blocks), &numbering)
    }

    /// The promises as a document, each with its date and every word on it.
    #[must_use]
    pub fn promises_document(&self, asked: &Along) -> Document {
        let (newest, mut numbering) = (self.newest_along(asked), Numbering::default());
        let mut blocks = Vec::new();
        let mut year = None;
        for promise in self.planned(asked) {
            if year.replace(year_of(promise.passage.period())) != Some(year_of(promise.passage.period())) {
                blocks.push(Block::Heading(2, self.year_title(promise.passage.period())));
            }
            blocks.push(Block::Heading(3, self.paths(promise.passage)));
            let mut items = vec![Item::Statement(self.statement(promise.passage, newest, &mut numbering))];
            let due = self.due_words(&promise);
            items.push(if promise.later.is_empty() { Item::Gap(due, Vec::new()) } else { Item::Text(due, Vec::new()) });
            for word in promise.words() {
                items.push(Item::Voice(self.bond_line(&promise, word)));
                items.push(Item::Statement(self.statement(word.passage, newest, &mut numbering)));
                if let Some(note) = word.note {
                    let note = say!(self.words, "passage-note", note = self.text(note));
                    items.push(Item::Text(note, Vec::new()));
                }
            }
            blocks.push(Block::Items(items));
        }
        self.along_document(asked, (PROMISES, blocks), &numbering)
    }

    /// The passages as text for people.
    #[must_use]
    pub fn timeline_text(&self, asked: &Along, form: Form) -> String {
        let newest = self.newest_along(asked);
        let mut page = self.page_along(asked, ("timeline-title", form));
        let mut year = None;
        let found = self.along(asked);
        for found in &found {
            self.head_of_year(&mut page, found.period(), &mut year);
            self.dated_text(&mut page, *found, newest);
        }
        if found.is_empty() {
            page.block(0, &self.words.say("nothing-here"));
        }
        page.finish()
    }

    /// The promises as text for people.
    #[must_use]
    pub fn promises_text(&self, asked: &Along, form: Form) -> String {
        let newest = self.newest_along(asked);
        let mut page = self.page_along(asked, (PROMISES, form));
        let mut year = None;
        let found = self.planned(asked);
        for promise in &found {
            self.head_of_year(&mut page, promise.passage.period(), &mut year);
            self.dated_text(&mut page, promise.passage, newest);
            page.block(INDENT, &self.due_words(promise));
            for word in promise.words() {
                page.hang(&" ".repeat(INDENT), &format!("\u{2192} {}", self.bond_line(promise, word)));
                page.block(2 * INDENT, &self.passage_lead(word.passage, newest).join(" \u{b7} "));
                page.block(2 * INDENT, &self.marked(word.passage.report, &word.passage.passage.text));
                if let Some(note) = word.note {
                    page.block(2 * INDENT, &say!(self.words, "passage-note", note = self.text(note)));
                }
            }
        }
        if found.is_empty() {
            let all = asked.scope.voices == Voices::All;
            page.block(0, &self.words.say(if all { "promises-none" } else { "promises-none-chosen" }));
        }
        page.finish()
    }

    fn page_along(&self, asked: &Along, (id, form): (&str, Form)) -> Page {
        let mut page = Page::new(form);
        let country = self.country_name(asked.country);
        page.heading(&self.words.with(id, &[("country", (&country).into())]));
        self.about_along(asked, id).iter().for_each(|line| page.block(0, line));
        page
    }

    fn head_of_year(&self, page: &mut Page, period: &Period, before: &mut Option<Option<u16>>) {
        if before.replace(year_of(period)) != Some(year_of(period)) {
            page.heading(&self.year_title(period));
        } else {
            page.gap();
        }
    }

    fn dated_text(&self, page: &mut Page, found: PassageRef<'a>, newest: Option<u16>) {
        page.block(0, &self.paths(found));
        page.parts(&self.passage_lead(found, newest));
        page.block(INDENT, &self.marked(found.report, &found.passage.text));
    }

    /// Whether a country has a passage in a scope; or a promise.
    #[must_use]
    pub fn is_found_along(&self, asked: &Along, only_promises: bool) -> bool {
        self.along(asked).iter().any(|found| !only_promises || found.passage.modality == Modality::Planned)
    }
}
