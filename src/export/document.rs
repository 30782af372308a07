//! A document to be taken away: headings, tables and statements that keep their speakers, periods, marks and gaps, with
//! every source numbered once. Markdown and HTML are written from it.
//!
//! Must not: know a file format, or let a statement in without who says it.

use super::Scribe;
use crate::model::{Mark, PassageRef, Report, Silence, Source};
use crate::say;
use crate::words;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// BCP 47 tag of what we wrote in it.
    pub lang: &'static str,
    /// What it is about.
    pub title: String,
    /// Lines under the title: the question, what is compared, which periods, from which library.
    pub about: Vec<String>,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// Every source, once, in the order of its number.
    pub references: Vec<Reference>,
    /// How it was made and how to read it.
    pub notes: Vec<String>,
    /// Whether it holds a table that wants a page's long side.
    pub wide: bool,
    /// Whether it is to stand on as few pages as can be, in small print.
    pub dense: bool,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: level 2 or 3; the title is level 1.
    Heading(u8, String),
    /// A paragraph of ours.
    Text(String),
    /// What stands below each other.
    Items(Vec<Item>),
    /// A table.
    Table(Table),
    /// What follows begins a new page where there are pages.
    PageBreak,
}

/// What stands in a cell or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Whose voices follow, or about which country: the head of a group.
    Voice(String),
    /// What somebody says.
    Statement(Statement),
    /// A figure, a count, a remark: words of ours, with the numbers of the sources they rest on.
    Text(String, Vec<usize>),
    /// What is not there, and who looked.
    Gap(String, Vec<usize>),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Heads of its columns; the first one is over the heads of the rows.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Its head.
    pub head: String,
    /// What is to be known of the whole row: in what its cells differ, which periods stand beside each other.
    pub about: Vec<String>,
    /// One cell for each column but the first.
    pub cells: Vec<Vec<Item>>,
}

/// What somebody says, with all that must not get lost from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who says it.
    pub speaker: String,
    /// Of when.
    pub period: String,
    /// How it stands to the facts.
    pub modality: String,
    /// What to know before quoting it, in words.
    pub marks: Vec<String>,
    /// What is said.
    pub text: String,
    /// BCP 47 tag of the text, where it is not the document's language.
    pub foreign: Option<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
    /// The shortest place that finds it again.
    pub place: String,
}

/// A source at the end of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// From 1, in the order in which the document first rests on them.
    pub number: usize,
    /// The country whose report cites it.
    pub country: String,
    /// How to cite it: it has the title and the address in it.
    pub text: String,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title, where it is not the document's language.
    pub foreign: Option<String>,
    /// Where it is, http or https.
    pub url: Option<String>,
}

/// Numbers the sources of a document as they come, and keeps which marks came with them.
#[derive(Debug, Default)]
pub struct Numbering<'a> {
    known: Vec<(&'a Arc<Report>, usize)>,
    marks: BTreeSet<Mark>,
}

impl<'a> Numbering<'a> {
    /// The number of a source: the one it has, or the next.
    pub fn number(&mut self, report: &'a Arc<Report>, source: usize) -> usize {
        let is = |(known, index): &(&Arc<Report>, usize)| known.id == report.id && *index == source;
        let at = self.known.iter().position(is).unwrap_or_else(|| {
            self.known.push((report, source));
            self.known.len() - 1
        });
        at + 1
    }

    /// The numbers of all sources that a passage rests on.
    pub fn of(&mut self, found: PassageRef<'a>) -> Vec<usize> {
        let mut numbers: Vec<usize> =
            found.passage.cites.iter().map(|cite| self.number(found.report, cite.source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Whether a source has its number already.
    #[must_use]
    pub fn knows(&self, report: &Report, source: usize) -> bool {
        self.known.iter().any(|(known, index)| known.id == report.id && *index == source)
    }

    /// The marks of all statements so far, each once.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        self.marks.iter().copied()
    }

    /// The list for the end of the document.
    #[must_use]
    pub fn references(&self, scribe: &Scribe<'a>) -> Vec<Reference> {
        let reference = |(at, (report, index)): (usize, &(&'a Arc<Report>, usize))| {
            let source = report.sources.get(*index)?;
            let lang = scribe.words.lang().tag();
            let foreign = source.language.as_ref().filter(|tag| !tag.starts_with(lang));
            Some(Reference {
                number: at + 1,
                country: scribe.country_name(report.country),
                text: scribe.reference(source),
                title: source.title.text.to_string(),
                foreign: foreign.map(ToString::to_string),
                url: source.url.as_ref().map(ToString::to_string),
            })
        };
        self.known.iter().enumerate().filter_map(reference).collect()
    }
}

impl<'a> Scribe<'a> {
    /// A passage as a statement. `newest` is the newest year in view, beside which old periods are marked.
    #[must_use]
    pub fn statement(&self, found: PassageRef<'a>, newest: Option<u16>, numbering: &mut Numbering<'a>) -> Statement {
        let (words, passage) = (self.words, found.passage);
        let marks: Vec<Mark> = self.library.marks(found, newest);
        let foreign = passage.text.is_foreign(words.lang(), &found.report.language);
        numbering.marks.extend(&marks);
        let mut marks = words::marks(words, found, &marks);
        if foreign {
            let id = format!("language-{}", found.report.language);
            let language = if words.has(&id) { words.say(&id) } else { found.report.language.to_string() };
            marks.push(say!(words, "takeaway-original", language = &language));
        }
        Statement {
            speaker: words::speakers(words, found),
            period: words::period(words, found.period()),
            modality: words::modality(words, passage.modality),
            marks,
            text: self.text(&passage.text).to_owned(),
            foreign: foreign.then(|| found.report.language.to_string()),
            sources: numbering.of(found),
            place: self.address(self.library.place_of(found)),
        }
    }

    /// "The State, 2006": whose document a source is, and of when.
    pub(super) fn document_name(&self, source: &Source) -> String {
        let published = source.published.as_ref().map(|period| words::period(self.words, period));
        [Some(words::source_name(self.words, source)), published].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A gap that somebody checked, and in which document.
    pub(super) fn gap_item(&self, report: &'a Arc<Report>, silence: &Silence, numbering: &mut Numbering<'a>) -> Item {
        let state = self.words.say(&format!("silence-{}", silence.state.word()));
        let source = silence.source.and_then(|at| Some((at, report.sources.get(at)?)));
        let mut line = match source {
            Some((_, source)) => {
                say!(self.words, "gap-in", state = &state, document = &self.document_name(source))
            }
            None => state,
        };
        if let Some(note) = &silence.note {
            line.push(' ');
            line.push_str(&self.marked(report, note));
        }
        Item::Gap(line, source.map(|(at, _)| numbering.number(report, at)).into_iter().collect())
    }
}
