//! Penalties and figures of a briefing, as passages have them coded, each with who gives it for which time.
//!
//! Must not: add up, rank, or set a figure beside another one as if they counted the same.

use super::super::Scribe;
use super::super::document::{Block, Item, Table, TableRow};
use super::briefing::{Press, row_room};
use super::measure::{self, HEADING, LINE, Room};
use crate::compare::Reading;
use crate::model::{Figure, PassageRef, Penalty};
use crate::say;
use crate::words;

impl<'a> Press<'_, 'a> {
    /// Penalties and figures, with who gives them.
    pub(super) fn numbers(&mut self) -> Vec<Block> {
        let words = self.scribe.words;
        let room = self.first.saturating_sub(HEADING + 3 * LINE);
        let penalties = self.cells(room / 2, |press, found| {
            found.passage.penalty.iter().map(|penalty| press.scribe.penalty(found, penalty)).collect()
        });
        let used = penalties.as_ref().map_or(0, |(row, _)| row_room(row, self.across()));
        let figures = self.cells(room.saturating_sub(used), |press, found| {
            found.passage.figures.iter().map(|figure| press.scribe.coded_figure(found, figure)).collect()
        });
        let rows = [("takeaway-penalties", penalties), ("takeaway-figures", figures)];
        let mut left = 0;
        let rows: Vec<TableRow> = rows
            .into_iter()
            .filter_map(|(id, row)| {
                let (row, more) = row?;
                left += more;
                Some(TableRow { head: words.say(id), ..row })
            })
            .collect();
        let mut blocks = vec![Block::Heading(2, words.say("takeaway-numbers"))];
        if rows.is_empty() {
            blocks.push(Block::Text(self.none("takeaway-no-numbers")));
            return blocks;
        }
        let titles = self.spread.columns.iter().map(|column| self.scribe.column_name(column));
        let first = words.say("takeaway-kind");
        let columns = std::iter::once(first).chain(titles).collect();
        blocks.push(Block::Table(Table { caption: words.say("takeaway-numbers-about"), columns, rows }));
        blocks.extend(self.more(left));
        blocks
    }

    /// A row of what passages give, as much as fits, and how much more there is; `None` where there is nothing.
    fn cells(
        &mut self,
        room: Room,
        items: impl Fn(&mut Self, PassageRef<'a>) -> Vec<String>,
    ) -> Option<(TableRow, usize)> {
        let across = self.across();
        let mut cells: Vec<Vec<Item>> = vec![Vec::new(); self.spread.columns.len()];
        let mut used: Vec<Room> = vec![0; cells.len()];
        let (mut left, mut full) = (vec![0; cells.len()], false);
        let kept = self.kept(0);
        for (column, found) in
            self.spread.turns(|found| found.passage.penalty.is_some() || !found.passage.figures.is_empty())
        {
            let lines = items(self, found);
            let sources = self.scribe.room_of_sources(&[found], self.numbering);
            let taken: Room = lines.iter().map(|line| measure::text(line, across.saturating_sub(4)) + 1).sum();
            let Some(used) = used.get_mut(column).filter(|_| !lines.is_empty()) else { continue };
            full |= *used + taken > room || self.second < sources + kept;
            if full {
                if let Some(left) = left.get_mut(column) {
                    *left += lines.len();
                }
                continue;
            }
            *used += taken;
            self.second -= sources;
            let numbers = self.numbering.of(found);
            let lines = lines.into_iter().map(|line| Item::Text(line, numbers.clone()));
            if let Some(cell) = cells.get_mut(column) {
                cell.extend(lines);
            }
        }
        let more: usize = left.iter().sum();
        if more == 0 && cells.iter().all(Vec::is_empty) {
            return None;
        }
        for (cell, left) in cells.iter_mut().zip(left).filter(|(cell, _)| cell.is_empty()) {
            let none = match left {
                0 => self.none("takeaway-none-coded"),
                _ => self.scribe.words.say("takeaway-no-room"),
            };
            cell.push(Item::Gap(none, Vec::new()));
        }
        Some((TableRow { cells, ..TableRow::default() }, more))
    }
}

impl<'a> Scribe<'a> {
    /// "trafficking in persons: 20 to 25 years · imprisonment · basic (The State, since 2012)".
    pub(super) fn penalty(&self, found: PassageRef<'a>, penalty: &'a Penalty) -> String {
        let offence = self.offence(&penalty.offence);
        let term = self.penalty_said(&Reading { found, penalty });
        self.given_by(found, &say!(self.words, "labelled", label = &offence, value = &term))
    }

    /// "Victims assisted (persons): 87 (The State, 2005–2006)".
    pub(super) fn coded_figure(&self, found: PassageRef<'a>, figure: &'a Figure) -> String {
        let words = self.words;
        let amount = words::value(words, figure.amount, figure.qualifier);
        let line = say!(words, "labelled", label = &self.indicator_name(&figure.indicator), value = &amount);
        let period = figure.period.as_ref().unwrap_or(found.period());
        self.given(found, (&line, &words::period(words, period)))
    }

    fn given_by(&self, found: PassageRef<'a>, line: &str) -> String {
        self.given(found, (line, &words::period(self.words, found.period())))
    }

    fn given(&self, found: PassageRef<'a>, (line, period): (&str, &str)) -> String {
        let words = self.words;
        say!(words, "takeaway-given", line = line, speaker = &words::speakers(words, found), period = period)
    }
}
