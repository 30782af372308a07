//! The regions of the figures, what is in view in them, and what is said under them.
//!
//! Must not: ask the library for figures; they are there when this begins.

use super::super::panes::Area;
use super::super::role::{Role, Span};
use super::table::{ListLine, about};
use super::{FigureView, Figures};
use crate::export::Scribe;
use crate::say;
use crate::text::width;

/// Under so many cells there is no room for a table; the same values stand in a list.
const LIST: u16 = 50;
/// Rows from which the legend of the signs has room.
const ROOMY: u16 = 17;
/// Cells that a column gets where not all of them fit.
const NARROW: u16 = 30;
/// Cells between two columns.
pub(super) const AIR: u16 = 2;
/// Rows of the heads over the columns: country, period.
pub(super) const HEADS: u16 = 2;

impl Figures {
    /// Settles everything that depends on the size. `all` is what lies between title and footer.
    pub(in crate::app) fn lay_out(&mut self, all: Area, scribe: &Scribe<'_>) {
        self.name_cells = (all.width / 4).clamp(14, 34);
        self.body = all.shorter(1, 0);
        // Every column is as wide as it likes where all of them fit; else the longest values give way.
        let wanted =
            self.table.columns.iter().map(|column| column.cells + AIR).fold(self.name_cells, u16::saturating_add);
        self.widest = if wanted <= all.width { u16::MAX } else { NARROW };
        self.measure();
        self.say(all, scribe);
        self.divide(all);
        self.reveal();
    }

    /// Whether the values stand in a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.body.width < LIST
    }

    /// What is under the cursor in words, and the legend.
    fn say(&mut self, all: Area, scribe: &Scribe<'_>) {
        let cells = usize::from(all.width.saturating_sub(2)).max(1);
        let words = scribe.words;
        let mut said = match (self.view, self.table.value(self.at)) {
            (_, None) => Vec::new(),
            (FigureView::Bars, Some((row, ..))) => {
                let chosen = self.bars.bars.get(self.bar.cursor);
                chosen
                    .map(|bar| about((&row.label, &bar.value), (&[], &row.counting), scribe, None))
                    .unwrap_or_default()
            }
            (_, Some((row, cell, value))) => {
                let nth = Some((self.at.value + 1, cell.values.len()));
                about((&row.label, value), (&cell.flags, &row.counting), scribe, nth)
            }
        };
        // Where there is little room, the value comes before what is counted, which the row says too.
        if all.height < ROOMY && !said.is_empty() {
            said.remove(0);
        }
        self.about = said.iter().flat_map(|(text, role)| Span::wrapped(text, cells, *role)).collect();
        let mut legend = Vec::new();
        match self.view {
            FigureView::Table => legend.push((words.say("figures-legend"), Role::Note)),
            FigureView::Bars => {
                legend.push((words.say("bars-legend"), Role::Note));
                if let Some(unread) = scribe.unread(&self.bars.unread) {
                    legend.push((unread, Role::Gap));
                }
                if !self.bars.without.is_empty() && !self.bars.bars.is_empty() {
                    let countries = self.bars.without.join(", ");
                    legend.push((say!(words, "bars-without", countries = &countries), Role::Gap));
                }
            }
            FigureView::Lines => {
                if self.lines.left_out > 0 && self.table.value(self.at).is_some_and(|(row, ..)| row.has_unit) {
                    legend.push((say!(words, "lines-left-out", count = self.lines.left_out), Role::Gap));
                }
                let names = self.lines.series.iter().map(|series| format!("{}  {}", series.letter, series.name));
                legend.push((names.collect::<Vec<_>>().join(";  "), Role::Speaker));
                legend.push((words.say("lines-legend"), Role::Note));
            }
        }
        self.explained = legend.iter().map(|(text, role)| Span::wrapped(text, cells, *role)).collect();
    }

    /// A row of what it is about, then the table, list or chart; what is under the cursor below a rule.
    fn divide(&mut self, body: Area) {
        let inner = body.shorter(1, 0);
        let chart = self.view != FigureView::Table;
        let most = match body.height {
            // The list says all of a value itself.
            0..ROOMY if body.width < LIST && !chart => 0,
            0..8 => 1 + u16::from(chart),
            8..ROOMY => body.height / 3,
            _ => body.height * if chart { 1 } else { 2 } / if chart { 2 } else { 5 },
        };
        // What a short table leaves is for what is said of the value.
        let table = HEADS + u16::try_from(self.table.lines).unwrap_or(u16::MAX - HEADS);
        let spare = if chart || self.is_list() { 0 } else { inner.height.saturating_sub(table).saturating_sub(1) };
        let most = most.max(spare);
        // The legend gets up to a half of it, a paragraph whole or not at all; what letters stand for, and what
        // is not drawn, gets more.
        self.legend.clear();
        let paragraphs = std::mem::take(&mut self.explained);
        let last = paragraphs.len().saturating_sub(1);
        for (at, paragraph) in paragraphs.into_iter().enumerate() {
            let letters = at < last && self.view == FigureView::Lines;
            let taken = self.legend.len() + paragraph.len();
            let fits = if letters { taken + 2 } else { taken * 2 } <= usize::from(most);
            if fits && (chart || body.height >= ROOMY) {
                self.legend.extend(paragraph);
            }
        }
        let foot = u16::try_from(self.about.len() + self.legend.len()).unwrap_or(u16::MAX).min(most);
        let rule = u16::from(foot > 0);
        self.body = inner.shorter(0, foot + rule);
        self.foot = inner.shorter(self.body.height + rule, 0);
    }

    /// Brings the column of the cursor into view, and measures the rows for the columns that are.
    fn measure(&mut self) {
        let Some(cell) = self.table.value(self.at).map(|(_, cell, _)| cell.column) else { return };
        self.left = self.left.min(cell);
        while self.left < cell && !self.seen().any(|(column, _)| column == cell) {
            self.left += 1;
        }
        let seen = self.left..self.left + self.seen().count();
        self.table.measure(self.name_cells.saturating_sub(2), &seen);
    }

    /// Puts what is under the cursor into view.
    fn reveal(&mut self) {
        let height = usize::from(self.body.height);
        self.bar.fit(self.bars.bars.len(), (height / self.bar_rows()).max(1));
        if self.is_list() {
            if self.listed != Some(self.body.width) {
                self.list = self.table.list(usize::from(self.body.width.saturating_sub(2)).max(1));
                self.listed = Some(self.body.width);
            }
            self.scroll.fit(self.list.len(), height);
            let is_here = |line: &ListLine| line.spot == Some(self.at);
            if let Some(first) = self.list.iter().position(is_here) {
                let lines = self.list.iter().skip(first).take_while(|line| is_here(line)).count();
                // The name of an indicator is seen with its first value.
                let heading = self.list.iter().take(first).rev().take_while(|line| line.spot.is_none()).count();
                self.scroll.show(&(first.saturating_sub(heading)..first + lines));
            }
            return;
        }
        self.scroll.fit(self.table.lines, height.saturating_sub(usize::from(HEADS)));
        let Some(row) = self.table.rows.get(self.at.row) else { return };
        let line = row.start + self.at.value;
        self.scroll.show(&(row.start..row.start + row.height));
        self.scroll.show(&(line..line + 1));
    }

    /// Rows that a bar takes: one where its label has room beside it, else two.
    #[must_use]
    pub fn bar_rows(&self) -> usize {
        if self.bar_label_cells() == 0 { 2 } else { 1 }
    }

    /// Cells of the labels that stand beside the bars; 0 where they stand above them.
    #[must_use]
    pub fn bar_label_cells(&self) -> u16 {
        let longest = self.bars.bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        if longest < self.body.width / 2 { longest } else { 0 }
    }

    /// The columns in view, each with its region: heads and values. A column that is cut at the right edge is not
    /// among them unless it is the only one.
    pub fn seen(&self) -> impl Iterator<Item = (usize, Area)> + '_ {
        let mut x = self.name_cells;
        let room = self.body.width;
        self.table.columns.iter().enumerate().skip(self.left).map_while(move |(at, column)| {
            let width = column.cells.min(self.widest) + AIR;
            let fits = x + width <= room || at == self.left && x < room;
            let area = Area { x: self.body.x + x, width: width.min(room.saturating_sub(x)), ..self.body };
            x = x.saturating_add(width);
            fits.then_some((at, area))
        })
    }
}
