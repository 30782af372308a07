//! Passages, comparisons and sources as text for people: who says it first, then what.
//!
//! Must not: shorten a text, or leave a passage without its speaker.

use super::page::DOT;
use super::{Column, Form, Page, Part, Row, Scribe, column_width, newest_of};
use crate::model::{
    Code, Id, PassageRef, Place, PointIx, PointSection, Report, Silence, Source, Tie, TopicIx, Written,
};
use crate::say;
use crate::words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Columns narrower than this are read one below the other.
const NARROWEST: usize = 40;
/// Cells that a passage stands in from its speaker.
const INDENT: usize = 2;

impl<'a> Scribe<'a> {
    /// What the library says at a place, with the sources at its end.
    #[must_use]
    pub fn prose(&self, place: &Place, parts: &[Part<'a>], form: Form) -> String {
        let mut page = Page::new(form);
        let (sources, years) = self.library.span_of(place.country, place.report.as_ref());
        let count = say!(self.words, "count-sources", count = sources);
        page.heading(&self.title(place.country, place.report.as_ref(), [Some(count), years.map(span)]));
        if place.topic.is_none() {
            for report in self.library.reports_of(place.country, place.report.as_ref()) {
                page.block(0, &self.marked(report, &report.summary));
            }
        }
        let newest = self.newest(place, parts);
        let mut topic = None;
        for part in parts {
            if topic.replace(part.topic) != Some(part.topic) {
                page.heading(&self.topic_title(part.topic));
                let points = self.library.section(place.country, None, part.topic);
                let whole = place.report.is_none() && place.passage.is_none() && place.point.is_none();
                if let Some(alone) = words::alone(self.words, &points).filter(|_| whole) {
                    page.block(0, &alone);
                }
            }
            page.heading(&self.point_line(part.topic, part.section.point));
            self.shown_section(&mut page, (&part.shown(), &part.section), (newest, None));
            if place.passage.is_some() {
                part.shown().into_iter().for_each(|found| self.details(&mut page, found));
            }
        }
        self.sources(&mut page, parts.iter().map(|part| (part.shown(), &part.section)));
        page.finish()
    }

    /// A topic in two to four columns, aligned by point, with the sources at its end. Columns that
    /// would be too narrow to read stand one below the other, point by point.
    #[must_use]
    pub fn beside(&self, topic: TopicIx, columns: &[Column], rows: &[Row<'a>], form: Form) -> String {
        let mut page = Page::new(form);
        page.heading(&self.topic_title(topic));
        let title = |column: &Column| {
            // That a country has no report is worth more than as many empty rows.
            let none = self.library.country(column.country).is_none().then(|| self.words.say("column-no-report"));
            self.title(column.country, column.report.as_ref(), [column.years.map(span), none])
        };
        let titles: Vec<String> = columns.iter().map(title).collect();
        let narrow = Form { width: column_width(form.width, columns.len()), ..form };
        let stacked = narrow.width < NARROWEST;
        if !stacked {
            page.gap();
            page.beside(&cells(&titles, narrow, |page, title| page.heading(title)));
        }
        let newest = newest_of(rows);
        for row in rows {
            page.heading(&self.point_line(topic, row.point));
            if !row.about.is_empty() {
                page.parts(&row.about);
            }
            if row.cells.iter().all(is_empty) {
                page.block(INDENT, &self.words.say("nothing-not-checked"));
            } else if stacked {
                for (title, cell) in titles.iter().zip(&row.cells) {
                    page.heading(title);
                    self.shown_section(&mut page, (&row.shown(cell), cell), (newest, Some(row)));
                }
            } else {
                page.beside(&cells(&row.cells, narrow, |page, cell| {
                    self.shown_section(page, (&row.shown(cell), cell), (newest, Some(row)));
                }));
            }
        }
        let cells = rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.shown(cell), cell)));
        self.sources(&mut page, cells);
        page.finish()
    }

    /// A country or one of its reports, and more about it.
    fn title(&self, country: Code, report: Option<&Id>, more: [Option<String>; 2]) -> String {
        let parts = [Some(self.country_name(country)), report.map(Id::to_string)];
        parts.into_iter().chain(more).flatten().collect::<Vec<_>>().join(DOT)
    }

    pub(super) fn topic_title(&self, topic: TopicIx) -> String {
        self.topic(topic).map(|topic| format!("{} {}", topic.key, topic.label(self.words.lang()))).unwrap_or_default()
    }

    /// `4b Shelter and assistance`.
    #[must_use]
    pub fn point_line(&self, topic: TopicIx, point: Option<PointIx>) -> String {
        let title = self.point_title(topic, point);
        let known = point.and_then(|point| self.library.taxonomy.point(topic, point));
        match (self.topic(topic), known) {
            (Some(topic), Some(point)) => format!("{}{} {title}", topic.key, point.key),
            _ => title,
        }
    }

    /// `Protection › Shelter and assistance`.
    #[must_use]
    pub fn point_path(&self, topic: TopicIx, point: Option<PointIx>) -> String {
        let title = self.point_title(topic, point);
        self.topic(topic).map_or_else(|| title.clone(), |topic| format!("{} \u{203a} {title}", self.text(&topic.label)))
    }

    /// What is shown of a section; where voices are left out and nothing is, who is not shown.
    fn shown_section(
        &self,
        page: &mut Page,
        (shown, section): (&[PassageRef<'a>], &PointSection<'a>),
        beside: (Option<u16>, Option<&Row<'a>>),
    ) {
        if shown.is_empty() && !section.passages.is_empty() {
            page.block(INDENT, &words::hidden(self.words, section));
        } else {
            self.section(page, (shown, section), beside);
        }
    }

    fn section(
        &self,
        page: &mut Page,
        (shown, section): (&[PassageRef<'a>], &PointSection<'a>),
        (newest, row): (Option<u16>, Option<&Row<'a>>),
    ) {
        if is_empty(section) {
            page.block(INDENT, &self.words.say(if row.is_some() { "nothing-not-checked" } else { "nothing-here" }));
        }
        // Beside other columns passages stand by voice, as on the screen: the State's first, then those of others.
        let by_voice: Vec<PassageRef<'a>> = match row {
            Some(_) => [true, false]
                .iter()
                .flat_map(|of| shown.iter().filter(move |it| it.is_of_state() == *of))
                .copied()
                .collect(),
            None => shown.to_vec(),
        };
        for group in by_voice.chunk_by(|one, next| row.is_none() || one.is_of_state() == next.is_of_state()) {
            if row.is_some() {
                page.gap();
                page.block(0, &words::tally_with_origins(self.words, group));
            }
            self.passages_of(page, group, (section, newest, row));
        }
        for (report, silence) in &section.gaps {
            page.block(INDENT, &self.gap_line(report, silence));
        }
    }

    fn passages_of(
        &self,
        page: &mut Page,
        shown: &[PassageRef<'a>],
        (section, newest, row): (&PointSection<'a>, Option<u16>, Option<&Row<'a>>),
    ) {
        for (at, found) in shown.iter().enumerate() {
            if at > 0 {
                page.gap();
            }
            let mut lead = self.passage_lead(*found, newest);
            // What became of it in another edition stands before its own marks.
            let changes = row.map_or_else(Vec::new, |row| row.changes(section, *found));
            lead.splice(lead.len().min(2)..lead.len().min(2), changes.into_iter().map(|change| change.say(self.words)));
            page.parts(&lead);
            page.block(INDENT, &self.marked(found.report, &found.passage.text));
        }
    }

    /// Who speaks, of when, from which source; how it stands to the facts; what to know before
    /// quoting it; where to find it again.
    pub(super) fn passage_lead(&self, found: PassageRef<'a>, newest: Option<u16>) -> Vec<String> {
        let numbers: Vec<String> = found
            .passage
            .cites
            .iter()
            .map(|cite| format!("[{}]", self.library.source_number(found.report, cite.source)))
            .collect();
        let said = say!(
            self.words,
            "passage-lead",
            speaker = &words::speakers(self.words, found),
            period = &words::period(self.words, found.period()),
            numbers = &numbers.join(" "),
        );
        let modality = words::modality(self.words, found.passage.modality);
        let mut parts = vec![said, modality];
        parts.extend(words::marks(self.words, found, &self.library.marks(found, newest)));
        parts.push(self.address(self.library.place_of(found)));
        parts
    }

    /// The text, with a mark where it is not in the language of the interface.
    #[must_use]
    pub fn marked(&self, report: &Report, written: &Written) -> String {
        let text = written.in_lang(self.words.lang());
        if !written.is_foreign(self.words.lang(), &report.language) {
            return text.to_owned();
        }
        let id = format!("language-{}", report.language);
        let language = if self.words.has(&id) { self.words.say(&id) } else { report.language.to_string() };
        say!(self.words, "passage-original", text = text, language = &language)
    }

    /// What a reader weighs before quoting a passage: when it is due, where it stands, what to mind.
    fn details(&self, page: &mut Page, found: PassageRef<'a>) {
        let passage = found.passage;
        page.gap();
        if let Some(due) = &passage.due {
            page.block(INDENT, &say!(self.words, "passage-due", date = &words::period(self.words, due)));
        }
        for cite in &passage.cites {
            if let Some(loc) = &cite.loc {
                let number = self.library.source_number(found.report, cite.source);
                page.hang(&format!("{:INDENT$}[{number}] ", ""), loc);
            }
        }
        if let Some(note) = &passage.note {
            page.block(INDENT, &say!(self.words, "passage-note", note = &self.marked(found.report, note)));
        }
        for tie in self.library.ties(found) {
            self.tie(page, &tie);
        }
    }

    /// Another passage that this one leads to: how they stand to each other, where it is, who says
    /// it of when, what it says, and in what they differ.
    fn tie(&self, page: &mut Page, tie: &Tie<'a>) {
        let other = tie.other;
        page.gap();
        page.parts(&[
            words::bond(self.words, tie.bond),
            words::speaker(self.words, other),
            words::period(self.words, other.period()),
            self.address(self.library.place_of(other)),
        ]);
        page.block(INDENT, &self.marked(other.report, &other.passage.text));
        if let Some(note) = tie.note {
            page.block(INDENT, &say!(self.words, "passage-note", note = self.text(note)));
        }
    }

    fn gap_line(&self, report: &Report, silence: &Silence) -> String {
        let source = silence.source.map(|source| format!("[{}]", self.library.source_number(report, source)));
        let source = source.unwrap_or_else(|| self.words.say("gap-source-unnamed"));
        let said = self.words.with(&format!("gap-{}", silence.state.word()), &[("source", (&source).into())]);
        match &silence.note {
            Some(note) => format!("{said} {}", self.marked(report, note)),
            None => said,
        }
    }

    /// Every source that the sections rest on, once, under its country and by its number.
    fn sources<'s>(&self, page: &mut Page, sections: impl Iterator<Item = (Vec<PassageRef<'a>>, &'s PointSection<'a>)>)
    where
        'a: 's,
    {
        let cited = sections.flat_map(|(shown, section)| {
            let by_passage = shown
                .into_iter()
                .flat_map(|found| found.passage.cites.iter().map(move |cite| (found.report, cite.source)));
            let by_gap = section.gaps.iter().filter_map(|(report, silence)| Some((*report, silence.source?)));
            by_passage.chain(by_gap)
        });
        self.source_list(page, cited);
    }

    /// Sources, each once, under its country and by its number.
    pub(super) fn source_list(&self, page: &mut Page, sources: impl Iterator<Item = (&'a Arc<Report>, usize)>) {
        let mut cited: BTreeMap<Code, BTreeMap<usize, &'a Source>> = BTreeMap::new();
        for (report, index) in sources {
            if let Some(source) = report.sources.get(index) {
                let number = self.library.source_number(report, index);
                cited.entry(report.country).or_default().insert(number, source);
            }
        }
        let single = cited.len() == 1;
        for (country, sources) in cited {
            page.heading(&if single {
                self.words.say("sources")
            } else {
                say!(self.words, "sources-of", country = &self.country_name(country))
            });
            for (number, source) in sources {
                let lead = format!("[{number}] ");
                page.hang(&lead, &self.source_line(source));
                if let Some(url) = &source.url {
                    page.unbroken(lead.len(), url);
                }
            }
        }
    }

    /// Title, publisher, date, kind, voice and symbol of a source.
    #[must_use]
    pub fn source_line(&self, source: &'a Source) -> String {
        let kind = self.words.say(&format!("kind-{}", source.kind.word()));
        let voice = words::voice(self.words, source.voice);
        let published = source.published.as_ref().map(|date| words::period(self.words, date));
        let parts = [
            Some(self.text(&source.title).to_owned()),
            Some(source.publisher.to_string()),
            published,
            Some(kind.clone()),
            (voice != kind).then_some(voice),
            source.symbol.as_ref().map(ToString::to_string),
            (!source.held).then(|| self.words.say("source-relayed")),
        ];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(DOT)
    }
}

/// `2003–2024`.
pub(super) fn span((from, to): (u16, u16)) -> String {
    if from == to { from.to_string() } else { format!("{from}\u{2013}{to}") }
}

fn is_empty(section: &PointSection<'_>) -> bool {
    section.passages.is_empty() && section.gaps.is_empty()
}

fn cells<T>(items: &[T], form: Form, write: impl Fn(&mut Page, &T)) -> Vec<Page> {
    let cell = |item| {
        let mut page = Page::new(form);
        write(&mut page, item);
        page
    };
    items.iter().map(cell).collect()
}
