//! What is taken away from a library: text and documents for people, tables for spreadsheets, JSON for programs.
//!
//! Must not: read or write a file, find anything, or blend voices. Every passage leaves with its speaker.

mod address;
mod along;
pub mod cite;
mod coverage;
pub mod document;
pub mod figures;
mod file;
mod found_in;
mod gather;
mod grid;
mod hits;
mod html;
pub mod json;
mod kept;
mod layout;
pub mod lists;
mod markdown;
mod matter;
mod pack_decks;
mod page;
mod passages;
pub mod penalties;
pub mod prose;
mod records;
mod shared;
mod slides;
mod web;

pub use address::AddressName;
pub use coverage::Signs;
pub use file::{NotMade, json};
pub use found_in::{FoundIn, found_in};
pub use matter::{Along, Away, Comparison, FileForm, Found, Grid, Layout, Matter};
pub use page::{Form, Page, column_width};
pub use records::Records;
pub use shared::{Flaw, Shared, SharedForm, Unread, read_shared};
pub use slides::{Bar, Paper, Program, ProgramItem, Said, Show, Slide, SlideColumn, SlideItem, What};

use crate::compare::{Change, Difference, EditionMarks, Lens, Voices};
use crate::model::{
    Code, Id, Indicator, Library, PassageRef, Place, PointIx, PointSection, Topic, TopicIx, Written, newest_year,
};
use crate::words::Words;

/// What everything here is written from.
#[derive(Clone, Copy)]
pub struct Scribe<'a> {
    /// The library.
    pub library: &'a Library,
    /// The words of the interface, and so the language of texts with a twin.
    pub words: &'a Words,
}

/// A part of a section: a point of a topic.
#[derive(Debug)]
pub struct Part<'a> {
    /// The topic.
    pub topic: TopicIx,
    /// The point, its passages and gaps.
    pub section: PointSection<'a>,
    /// Whose voices are asked for.
    pub voices: Voices,
}

impl<'a> Part<'a> {
    /// The passages that are asked for, in reading order.
    pub(crate) fn shown(&self) -> Vec<PassageRef<'a>> {
        Lens { voices: self.voices, ..Lens::default() }.look(&self.section)
    }
}

/// A column of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The country.
    pub country: Code,
    /// One report of it; without it, all of them together.
    pub report: Option<Id>,
    /// First and last calendar year it speaks of on the topic.
    pub years: Option<(u16, u16)>,
}

/// A row of a comparison: one point in every column.
#[derive(Debug)]
pub struct Row<'a> {
    /// The point; `None` for passages whose point the taxonomy does not know.
    pub point: Option<PointIx>,
    /// One section of it for each column, in their order.
    pub cells: Vec<PointSection<'a>>,
    /// Whose voices are asked for.
    pub voices: Voices,
    /// What is to be known of the whole row: in what its columns differ, which years stand beside each other.
    pub about: Vec<String>,
    /// In what its columns differ.
    pub difference: Difference,
    /// For each column what became of its passages in the edition beside it.
    pub marks: Vec<EditionMarks>,
}

impl<'a> Row<'a> {
    /// One column, which differs from nothing.
    fn alone(cell: PointSection<'a>, voices: Voices) -> Self {
        let (about, difference, marks) = (Vec::new(), Difference::default(), Vec::new());
        Self { point: cell.point, cells: vec![cell], voices, about, difference, marks }
    }

    /// What became of a passage of a cell in the editions beside it, where columns are editions of one country.
    pub(crate) fn changes(&self, cell: &PointSection<'a>, found: PassageRef<'a>) -> Vec<Change> {
        let column = self.cells.iter().position(|own| std::ptr::eq(own, cell));
        let marks = column.and_then(|column| self.marks.get(column));
        marks.map_or_else(Vec::new, |marks| marks.changes(found))
    }

    /// The passages of a cell that are asked for, in reading order.
    pub(crate) fn shown(&self, cell: &PointSection<'a>) -> Vec<PassageRef<'a>> {
        Lens { voices: self.voices, ..Lens::default() }.look(cell)
    }
}

impl<'a> Scribe<'a> {
    /// The text in the language of the interface, or the original where it has no twin.
    fn text(&self, written: &'a Written) -> &'a str {
        written.in_lang(self.words.lang())
    }

    /// The newest year in view, beside which old periods are marked. A passage alone is seen beside
    /// its whole section.
    fn newest(&self, place: &Place, parts: &[Part<'a>]) -> Option<u16> {
        let mut shown = parts.iter().flat_map(|part| part.section.passages.iter().copied());
        match place.passage {
            Some(_) => self.library.newest_beside(shown.next()?),
            None => newest_year(shown),
        }
    }

    fn topic(&self, topic: TopicIx) -> Option<&'a Topic> {
        self.library.taxonomy.topic(topic)
    }

    /// The label of a point, or what says that it is not known.
    fn point_title(&self, topic: TopicIx, point: Option<PointIx>) -> String {
        let known = point.and_then(|point| self.library.taxonomy.point(topic, point));
        known.map_or_else(|| self.words.say("point-unknown"), |point| point.label(self.words.lang()).to_owned())
    }

    /// Label and unit of what a figure counts; an indicator nobody defined is its own label.
    fn measure(&self, indicator: &'a Indicator) -> (&'a str, &'a str) {
        let known = self.library.indicators.get(indicator);
        known.map_or((indicator.as_str(), ""), |known| (self.text(&known.label), &*known.unit))
    }

    fn country_name(&self, country: Code) -> String {
        self.library.names.name(country, self.words.lang())
    }

    /// The shortest place that finds the passage again.
    fn address(&self, place: Place) -> String {
        Place { topic: None, point: None, ..place }.to_string()
    }
}

/// The newest year in any cell of a comparison.
fn newest_of(rows: &[Row<'_>]) -> Option<u16> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    newest_year(cells.flat_map(|cell| cell.passages.iter().copied()))
}
