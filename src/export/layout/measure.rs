//! How much room a text takes on a page of a briefing, about: enough to know what fits.
//!
//! Must not: be asked for exactness. Fonts differ; what is measured here leaves a margin for that.

use super::super::Scribe;
use super::super::document::{Item, Numbering, Statement};
use crate::model::{PassageRef, Report};
use std::collections::BTreeSet;

/// Room on paper, in tenths of a line of a briefing's text.
pub(super) type Room = usize;

/// One line.
pub(super) const LINE: Room = 10;
/// A page, as high as Letter is: A4 is higher by five lines.
pub(super) const PAGE: Room = 61 * LINE;
/// Characters in a line across the page.
pub(super) const ACROSS: usize = 118;
/// A heading with the space around it.
pub(super) const HEADING: Room = 22;
/// A row of a table: its rule and padding.
pub(super) const ROW: Room = 5;
/// Characters in a line of the sources, which stand in two columns of small print.
const SOURCE_ACROSS: usize = 62;
/// A line of small print, in one of two columns.
const SOURCE_LINE: Room = 4;
/// Lines of small print across the page.
const NOTE_LINE: Room = 8;
/// Characters in such a line.
const NOTE_ACROSS: usize = 140;

/// The room of a text in lines of so many characters.
pub(super) fn text(text: &str, across: usize) -> Room {
    lines(text.chars().count(), across) * LINE
}

/// The room of a note at the end.
pub(super) fn note(text: &str) -> Room {
    lines(text.chars().count() + 2, NOTE_ACROSS) * NOTE_LINE
}

/// The room of what stands in a list or cell.
pub(super) fn item(item: &Item, across: usize) -> Room {
    match item {
        Item::Voice(head) => text(head, across),
        Item::Statement(statement) => lines(length(statement), across) * LINE + 1,
        Item::Text(line, sources) | Item::Gap(line, sources) => {
            lines(line.chars().count() + 3 * sources.len(), across) * LINE + 1
        }
    }
}

fn length(statement: &Statement) -> usize {
    let marks: usize = statement.marks.iter().map(|mark| mark.chars().count() + 3).sum();
    let parts = [&statement.speaker, &statement.period, &statement.modality, &statement.text, &statement.place];
    let parts: usize = parts.iter().map(|part| part.chars().count() + 3).sum();
    marks + parts + 3 * statement.sources.len()
}

fn lines(characters: usize, across: usize) -> usize {
    characters.div_ceil(across.max(1)).max(1)
}

impl<'a> Scribe<'a> {
    /// The room that the sources of passages take at the end, as far as they are not there already.
    pub(super) fn room_of_sources(&self, passages: &[PassageRef<'a>], numbering: &Numbering<'a>) -> Room {
        let cites = passages.iter().flat_map(|found| {
            found.passage.cites.iter().map(move |cite| (&found.report.id, cite.source, &**found.report))
        });
        let new: BTreeSet<_> = cites
            .filter(|(_, source, report)| !numbering.knows(report, *source))
            .map(|(id, source, report)| (id, source, self.room_of_source(report, source)))
            .collect();
        new.into_iter().map(|(_, _, room)| room).sum()
    }

    /// The room of a source at the end.
    pub(super) fn room_of_source(&self, report: &Report, source: usize) -> Room {
        let Some(source) = report.sources.get(source) else { return 0 };
        let country = self.country_name(report.country).chars().count();
        lines(self.reference(source).chars().count() + country + 6, SOURCE_ACROSS) * SOURCE_LINE + 1
    }
}
