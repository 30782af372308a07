//! A text broken into the rows of its box, and which of them are seen.
//!
//! Must not: lose a byte between two rows. Spaces at a break hang over the edge, where the cursor waits.

use super::TextEdit;
use crate::text::{width, wrap};
use std::ops::Range;

/// Rows before a change that are broken again: a word that grows shorter may fit on the row before.
const BEFORE: usize = 2;

impl TextEdit {
    /// Breaks the text for a box of so many cells and rows, one cell of which is the cursor's, and scrolls to
    /// the cursor.
    pub fn lay_out(&mut self, cells: u16, rows: u16) {
        let cells = usize::from(cells).saturating_sub(1).max(1);
        if cells != std::mem::replace(&mut self.cells, cells) {
            self.starts.clear();
            self.break_rows(0);
        }
        self.height = usize::from(rows).max(1);
        self.follow();
    }

    /// How many rows the text takes.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.starts.len()
    }

    /// The first row that is seen, from 0.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The rows that are seen.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        let last = (self.top + self.height).min(self.starts.len());
        (self.top..last).map(|row| self.text.get(self.row(row)).unwrap_or_default())
    }

    /// Cells before the cursor and rows over it, as far as they are seen.
    #[must_use]
    pub fn cursor(&self) -> (u16, u16) {
        let row = self.row_of(self.at);
        let cells = self.cells_before(row, self.at).min(self.cells);
        let over = row.saturating_sub(self.top);
        (u16::try_from(cells).unwrap_or(u16::MAX), u16::try_from(over).unwrap_or(u16::MAX))
    }

    /// Breaks again what a change at a byte may have moved.
    pub(super) fn break_rows(&mut self, byte: usize) {
        let first = self.starts.partition_point(|start| *start <= byte).saturating_sub(1 + BEFORE);
        // Inside a word the wrapper knows what was before; it can begin only where nothing was.
        let is_clear = |row: &usize| {
            let before = self.starts.get(*row).and_then(|start| self.text.as_bytes().get(start.wrapping_sub(1)));
            matches!(before, None | Some(b' ' | b'\n'))
        };
        let first = (0..=first).rev().find(is_clear).unwrap_or(0);
        let from = self.starts.get(first).copied().unwrap_or(0).min(self.text.len());
        self.starts.truncate(first);
        let mut at = from;
        for line in self.text.get(from..).unwrap_or_default().split('\n') {
            self.starts.push(at);
            // An indent that fills a row by itself is one, although text that is read does not show it.
            let wrapped = wrap(line, self.cells);
            self.starts.extend(wrapped.iter().map(|row| at + row.start).filter(|start| *start > at));
            at += line.len() + 1;
        }
    }

    /// Scrolls as little as shows the cursor, and leaves no row empty that could show text.
    pub(super) fn follow(&mut self) {
        let row = self.row_of(self.at);
        let lowest = self.starts.len().saturating_sub(self.height);
        self.top = self.top.min(row).max((row + 1).saturating_sub(self.height)).min(lowest);
    }

    /// The row that a byte is in.
    pub(super) fn row_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The bytes of a row without the line feed that ends it.
    pub(super) fn row(&self, row: usize) -> Range<usize> {
        let start = self.starts.get(row).copied().unwrap_or(self.text.len());
        let Some(next) = self.starts.get(row + 1) else { return start..self.text.len() };
        let feed = usize::from(self.text.as_bytes().get(next.wrapping_sub(1)) == Some(&b'\n'));
        start..(*next - feed).max(start)
    }

    pub(super) fn cells_before(&self, row: usize, byte: usize) -> usize {
        let start = self.row(row).start;
        self.text.get(start..byte).map_or(0, width)
    }
}
