//! The layout that is read: point after point, country after country, the State and then others.
//!
//! Must not: leave a point out because nobody speaks of it.

use super::super::Scribe;
use super::super::document::{Block, Item, Numbering};
use super::super::page::DOT;
use super::Spread;
use super::held::Held;

impl<'a> Scribe<'a> {
    pub(super) fn list_blocks(&self, spread: &Spread<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let (mut topic, whole) = (None, spread.topic.is_none());
        for line in &spread.lines {
            if whole && topic.replace(line.topic) != Some(line.topic) {
                blocks.push(Block::Heading(2, self.topic_title(line.topic)));
            }
            blocks.push(Block::Heading(if whole { 3 } else { 2 }, self.point_line(line.topic, line.row.point)));
            if !line.row.about.is_empty() {
                blocks.push(Block::Text(line.row.about.join(DOT)));
            }
            let cells = || spread.columns.iter().zip(&line.row.cells);
            if cells().all(|(_, cell)| Held::of(&line.row, cell).is_empty()) {
                blocks.push(Block::Items(vec![Item::Gap(self.words.say("nothing-here"), Vec::new())]));
                continue;
            }
            for (column, cell) in cells() {
                if spread.columns.len() > 1 {
                    blocks.push(Block::Heading(3, self.column_title(column)));
                }
                blocks.push(Block::Items(self.cell((&line.row, cell), spread.newest, numbering)));
            }
        }
        blocks
    }
}
