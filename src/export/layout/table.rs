//! The layout that compares: points down, and across them countries; of one country alone, its State and others.
//!
//! Must not: put two voices into one statement, or leave a row out because it is empty.

use super::super::Scribe;
use super::super::document::{Block, Item, Numbering, Table, TableRow};
use super::held::Held;
use super::{Line, Spread};
use crate::compare::Voices;
use crate::model::PassageRef;
use crate::words;

impl<'a> Scribe<'a> {
    pub(super) fn table_blocks(&self, spread: &Spread<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        if spread.columns.len() > 1 {
            let columns = spread.columns.iter().map(|column| self.column_title(column)).collect();
            let rows = spread.lines.iter().map(|line| self.table_row(spread, line, numbering)).collect();
            return vec![Block::Table(self.points_table(columns, rows))];
        }
        let mut blocks = Vec::new();
        for lines in spread.lines.chunk_by(|one, next| one.topic == next.topic) {
            if let Some(line) = lines.first().filter(|_| spread.topic.is_none()) {
                blocks.push(Block::Heading(2, self.topic_title(line.topic)));
            }
            let rows = lines.iter().map(|line| self.voices_row(spread, line, numbering)).collect();
            blocks.push(Block::Table(self.points_table(self.voice_heads(spread.voices), rows)));
        }
        blocks
    }

    fn points_table(&self, columns: Vec<String>, rows: Vec<TableRow>) -> Table {
        let columns = std::iter::once(self.words.say("takeaway-point")).chain(columns).collect();
        Table { caption: self.words.say("takeaway-by-point"), columns, rows }
    }

    fn table_row(&self, spread: &Spread<'a>, line: &Line<'a>, numbering: &mut Numbering<'a>) -> TableRow {
        let cell = |cell| self.cell((&line.row, cell), spread.newest, numbering);
        TableRow {
            head: self.point_line(line.topic, line.row.point),
            about: line.row.about.clone(),
            cells: line.row.cells.iter().map(cell).collect(),
        }
    }

    /// The heads of the columns by voice.
    fn voice_heads(&self, voices: Voices) -> Vec<String> {
        let (state, others) = (self.words.say("voice-state"), self.words.say("takeaway-others"));
        match voices {
            Voices::All => vec![state, others],
            Voices::State => vec![state],
            Voices::Others => vec![others],
            Voices::Only(voice) => vec![words::voice(self.words, voice)],
        }
    }

    fn voices_row(&self, spread: &Spread<'a>, line: &Line<'a>, numbering: &mut Numbering<'a>) -> TableRow {
        let head = self.point_line(line.topic, line.row.point);
        let Some(cell) = line.row.cells.first() else { return TableRow { head, ..TableRow::default() } };
        let held = Held::of(&line.row, cell);
        let halves = match spread.voices {
            Voices::All => [true, false].map(|of_state| held.half(of_state)).into(),
            _ => vec![held],
        };
        let mut items = |half: &Held<'a>| {
            let statement = |found: &PassageRef<'a>| Item::Statement(self.statement(*found, spread.newest, numbering));
            let mut items: Vec<Item> = half.shown.iter().map(statement).collect();
            items.extend(self.below(half, numbering));
            items
        };
        TableRow { head, about: Vec::new(), cells: halves.iter().map(&mut items).collect() }
    }
}
