//! What the drawer says: of a passage all that is to be known before it is quoted, of a source what it is and what rests
//! on it.
//!
//! Must not: judge. Who differs is named in the same form as who is differed from.

use super::drawer::Lead;
use super::flow::{Flow, PassageKey, Row, Setting};
use super::role::{Role, Span};
use super::speech::speech_line;
use crate::export::Scribe;
use crate::model::{Cite, Id, PassageRef, PointIx, Report, Source, Term, Tie, TopicIx, chain, root};
use crate::say;
use crate::store;
use crate::text::{Paragraph, paragraphs, wrap};
use crate::words::{self, Words};
use std::sync::Arc;

/// Cells that a text stands in under its number.
const INDENT: usize = 3;

/// The lines of a drawer, and the passages they lead to.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) flow: Flow,
    pub(super) leads: Vec<Lead>,
}

/// All that is to be known of a passage.
pub(super) fn passage(setting: Setting<'_>, found: PassageRef<'_>) -> Sheet {
    let (words, lang) = (setting.words, setting.words.lang());
    let mut sheet = Sheet::default();
    let passage = found.passage;
    sheet.words(setting, passage.text.in_lang(lang), Role::Text);
    if passage.text.is_foreign(lang, &found.report.language) {
        sheet.words(setting, &words.say("drawer-original"), Role::Note);
    }
    sheet.blank();
    let voice = words::voice(words, found.report.voice(passage));
    let name = words::speakers(words, found);
    let speaker = if name == voice { name } else { say!(words, "drawer-speaker-value", name = &name, voice = &voice) };
    sheet.labelled(setting, "drawer-speaker", &speaker);
    for cite in &passage.cites {
        if let Some(source) = found.report.sources.get(cite.source) {
            sheet.labelled(setting, "drawer-origin", &origin(words, found.report, (cite, source)));
        }
    }
    sheet.labelled(setting, "drawer-period", &words::period(words, &passage.period));
    sheet.labelled(setting, "drawer-modality", &words::modality(words, passage.modality));
    if let Some(due) = &passage.due {
        sheet.labelled(setting, "drawer-due", &words::period(words, due));
    }
    if let Some(law) = law_line(words, found) {
        sheet.labelled(setting, "drawer-law", &law);
    }
    let depths: Vec<String> =
        passage.cites.iter().filter_map(|cite| Some(words.say(&format!("read-{}", cite.read?.word())))).collect();
    if !depths.is_empty() {
        sheet.labelled(setting, "drawer-read", &depths.join("; "));
    }
    if let Some(note) = &passage.note {
        sheet.labelled(setting, "drawer-note", note.in_lang(lang));
    }
    sheet.ties(setting, found);
    let marks = setting.library.marks(found, setting.newest);
    if !marks.is_empty() {
        sheet.heading(setting, &words.say("drawer-marks"));
    }
    for mark in &marks {
        if let Some(name) = words::mark(words, *mark, (found, &marks)) {
            sheet.words(
                setting,
                &say!(words, "labelled", label = &name, value = &words::mark_meaning(words, *mark)),
                Role::Mark,
            );
        }
    }
    for cite in &passage.cites {
        let Some(source) = found.report.sources.get(cite.source) else { continue };
        let number = setting.library.source_number(found.report, cite.source).to_string();
        sheet.heading(setting, &say!(words, "drawer-source", number = &number));
        sheet.source(setting, (found.report, source));
        if let Some(loc) = &cite.loc {
            sheet.labelled(setting, "drawer-loc", loc);
        }
    }
    sheet.heading(setting, &words.say("drawer-cite"));
    let scribe = Scribe { library: setting.library, words };
    for line in scribe.quotation(found, setting.newest).lines() {
        sheet.words(setting, line, Role::Text);
    }
    sheet.blank();
    sheet.labelled(setting, "drawer-place", &setting.library.place_of(found).to_string());
    sheet
}

/// A source, and all passages of its report that rest on it.
pub(super) fn source(setting: Setting<'_>, (report, index): (&Arc<Report>, usize)) -> Sheet {
    let mut sheet = Sheet::default();
    let Some(source) = report.sources.get(index) else { return sheet };
    let words = setting.words;
    sheet.source(setting, (report, source));
    let scribe = Scribe { library: setting.library, words };
    sheet.heading(setting, &words.say("drawer-cite"));
    sheet.words(setting, &scribe.reference(source), Role::Text);
    let rests = |passage: &crate::model::Passage| passage.cites.iter().any(|cite| cite.source == index);
    let passages = report.passages.iter().enumerate().filter(|(_, passage)| rests(passage));
    let passages: Vec<PassageRef<'_>> =
        passages.map(|(index, passage)| PassageRef { report, index, passage }).collect();
    sheet.heading(setting, &say!(words, "drawer-rests", count = passages.len()));
    for found in passages {
        let home = found.passage.homes.first();
        let at = home.map(|home| scribe.point_path(home.topic, home.point)).unwrap_or_default();
        let period = words::period(words, found.period());
        sheet.lead(setting, (found, &format!("{at}, {period}")), None);
    }
    sheet
}

/// How the bundled library was made.
pub(super) fn method(setting: Setting<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    for paragraph in paragraphs(store::METHOD) {
        match paragraph {
            Paragraph::Heading(_, text) => sheet.heading(setting, &text),
            Paragraph::Text(text) => {
                sheet.blank();
                sheet.words(setting, &text, Role::Text);
            }
            Paragraph::Item(_, text) => sheet.indented(setting, ("\u{2022}", &text), Role::Text),
            Paragraph::Row(cells) => sheet.indented(setting, ("", &cells.join(" \u{b7} ")), Role::Text),
        }
    }
    sheet
}

/// A term, whose definition it is, and the terms it must not be confused with, each with its own.
pub(super) fn term(setting: Setting<'_>, id: &Id) -> Sheet {
    let (words, lang) = (setting.words, setting.words.lang());
    let mut sheet = Sheet::default();
    let glossary = store::glossary();
    let Some(term) = glossary.get(id) else { return sheet };
    let mut define = |term: &Term| {
        sheet.words(setting, term.label.in_lang(lang), Role::Heading);
        sheet.words(setting, term.definition.in_lang(lang), Role::Text);
        sheet.words(setting, &say!(words, "glossary-source", source = &term.source), Role::Meta);
        sheet.blank();
    };
    define(term);
    let others: Vec<&Term> = term.not_to_confuse.iter().filter_map(|id| glossary.get(id)).collect();
    others.iter().for_each(|other| define(other));
    if let Some(difference) = &term.difference {
        let labels: Vec<&str> = others.iter().map(|other| other.label.in_lang(lang)).collect();
        sheet.words(setting, &say!(words, "glossary-not", terms = &labels.join(", ")), Role::Mark);
        sheet.words(setting, difference.in_lang(lang), Role::Text);
    }
    sheet
}

/// Whether whoever speaks does so in a document of their own, or others pass it on.
/// What a point asks and what belongs there, under what its topic asks.
pub(super) fn point(setting: Setting<'_>, (topic, point): (TopicIx, Option<PointIx>)) -> Sheet {
    let lang = setting.words.lang();
    let mut sheet = Sheet::default();
    let Some(topic_of) = setting.library.taxonomy.topic(topic) else { return sheet };
    sheet.heading(setting, &format!("{} {}", topic_of.key, topic_of.label(lang)));
    sheet.words(setting, topic_of.question.in_lang(lang), Role::Text);
    if let Some(known) = point.and_then(|point| setting.library.taxonomy.point(topic, point)) {
        sheet.heading(setting, &format!("{}{} {}", topic_of.key, known.key, known.label(lang)));
        sheet.words(setting, known.question.in_lang(lang), Role::Text);
        if !known.definition.in_lang(lang).is_empty() {
            sheet.blank();
            sheet.labelled(setting, "drawer-belongs", known.definition.in_lang(lang));
        }
    }
    sheet
}

fn origin(words: &Words, report: &Report, (cite, source): (&Cite, &Source)) -> String {
    let first = root(report, source);
    if first.id != source.id && !cite.own_origin {
        return say!(words, "origin-relay", source = &source.publisher, origin = first.title.in_lang(words.lang()));
    }
    if cite.voice.is_some_and(|voice| voice != source.voice) || cite.said_by.is_some() {
        return say!(words, "origin-quoted", source = &source.publisher);
    }
    words.say("origin-own")
}

fn law_line(words: &Words, found: PassageRef<'_>) -> Option<String> {
    let law = found.passage.law.as_ref()?;
    let article = words::article(words, law);
    let enacted = law.enacted.as_ref().map(|at| words::period(words, at));
    let status = words::law_status(words, law);
    let parts = [Some(law.instrument.to_string()), article, enacted, status];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

impl Sheet {
    /// Who differs, also when nobody does; then everything else that links lead to.
    fn ties(&mut self, setting: Setting<'_>, found: PassageRef<'_>) {
        let words = setting.words;
        let ties = setting.library.ties(found);
        let differs = |tie: &&Tie<'_>| tie.bond.stands_against();
        let (against, rest): (Vec<_>, Vec<_>) = ties.iter().partition(|tie| differs(tie));
        self.heading(setting, &words.say("drawer-differs"));
        if against.is_empty() {
            self.words(setting, &words.say("drawer-nobody-differs"), Role::Gap);
        }
        against.iter().for_each(|tie| self.tie(setting, tie));
        if !rest.is_empty() {
            self.heading(setting, &words.say("drawer-links"));
            rest.iter().for_each(|tie| self.tie(setting, tie));
        }
    }

    fn tie(&mut self, setting: Setting<'_>, tie: &Tie<'_>) {
        let words = setting.words;
        let line = say!(
            words,
            "tie-line",
            bond = &words::bond(words, tie.bond),
            country = &setting.library.names.name(tie.other.report.country, words.lang()),
            speaker = &speech_line(setting, tie.other, tie.other),
        );
        self.lead(setting, (tie.other, &line), tie.note.map(|note| note.in_lang(words.lang())));
    }

    /// A passage to go to: its digit, who says it, what it says, and a note on how the two differ.
    fn lead(&mut self, setting: Setting<'_>, (found, line): (PassageRef<'_>, &str), note: Option<&str>) {
        let start = self.flow.rows.len();
        let number = self.leads.len() + 1;
        let digit = if number <= 9 { number.to_string() } else { "\u{b7}".to_owned() };
        self.indented(setting, (&digit, line), Role::Speaker);
        self.indented(setting, ("", found.passage.text.in_lang(setting.words.lang())), Role::Text);
        if let Some(note) = note {
            self.indented(setting, ("", note), Role::Note);
        }
        let key = PassageKey { report: found.report.id.clone(), passage: found.passage.id.clone() };
        self.leads.push(Lead { key, rows: start..self.flow.rows.len() });
    }

    fn source(&mut self, setting: Setting<'_>, (report, source): (&Report, &Source)) {
        let (words, lang) = (setting.words, setting.words.lang());
        self.words(setting, source.title.in_lang(lang), Role::Text);
        self.labelled(setting, "drawer-publisher", &source.publisher);
        self.labelled(setting, "drawer-kind", &words.say(&format!("kind-{}", source.kind.word())));
        self.labelled(setting, "drawer-voice", &words::voice(words, source.voice));
        for (label, date) in [("drawer-published", &source.published), ("drawer-accessed", &source.accessed)] {
            if let Some(date) = date {
                self.labelled(setting, label, &words::period(words, date));
            }
        }
        let language = source.language.as_ref().map(|tag| {
            let id = format!("language-{tag}");
            if words.has(&id) { words.say(&id) } else { tag.to_string() }
        });
        if let Some(language) = language {
            self.labelled(setting, "drawer-language", &language);
        }
        for (label, text) in [("drawer-symbol", &source.symbol), ("drawer-url", &source.url)] {
            if let Some(text) = text {
                self.labelled(setting, label, text);
            }
        }
        for origin in chain(report, source) {
            self.labelled(setting, "drawer-relays", origin.title.in_lang(lang));
        }
        if !source.held {
            self.labelled(setting, "drawer-note", &words.say("drawer-not-held"));
        }
        if let Some(note) = &source.note {
            self.labelled(setting, "drawer-note", note.in_lang(lang));
        }
    }

    fn labelled(&mut self, setting: Setting<'_>, label: &str, value: &str) {
        let label = setting.words.say(label);
        self.words(setting, &say!(setting.words, "labelled", label = &label, value = value), Role::Text);
    }

    fn heading(&mut self, setting: Setting<'_>, text: &str) {
        self.blank();
        self.words(setting, text, Role::Heading);
    }

    fn words(&mut self, setting: Setting<'_>, text: &str, role: Role) {
        self.flow.words(setting, text, role);
    }

    /// A text that stands in under a sign.
    fn indented(&mut self, setting: Setting<'_>, (sign, text): (&str, &str), role: Role) {
        let lines = wrap(text, setting.cells.saturating_sub(INDENT).max(1));
        for (at, line) in lines.into_iter().enumerate() {
            let sign = if at == 0 { sign } else { "" };
            let lead = Span::new(format!("{sign:INDENT$}"), Role::KeyName);
            self.flow.rows.push(Row::Words(vec![lead, Span::new(text.get(line).unwrap_or_default(), role)]));
        }
    }

    fn blank(&mut self) {
        self.flow.rows.push(Row::Blank);
    }
}
