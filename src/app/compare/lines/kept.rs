//! What the reader kept of what is compared: whose columns it is on, and the notes over all points.
//!
//! Must not: set a note where it is not plain whose column it is on.

use super::super::super::flow::{MyMarks, Setting};
use super::{Compare, Line, Room};
use crate::model::PointIx;
use std::ops::Range;

impl<'a> Room<'a> {
    pub(super) fn my_marks(&self, column: usize) -> Option<MyMarks<'a>> {
        let (mine, notes) = self.mine;
        let report = self.columns.get(column).and_then(|own| own.report.as_ref());
        let mine = mine.get(column)?.as_deref()?;
        Some(MyMarks { mine, report, topic: Some(self.topic), notes })
    }

    pub(super) fn is_kept(&self, column: usize, point: Option<PointIx>) -> bool {
        self.my_marks(column).is_some_and(|marks| marks.has_point(point))
    }
}

impl Compare {
    /// Over the points, what the reader wrote on the sections and the countries of the columns.
    pub(super) fn lay_own(&mut self, room: Room<'_>) {
        let mut own: Vec<(usize, Range<usize>)> = Vec::new();
        for (column, setting) in self.settings(room) {
            let Some(flow) = self.flows.get_mut(column) else { continue };
            let start = flow.rows.len();
            if flow.keep_section(setting) {
                own.push((column, start..flow.rows.len()));
            }
        }
        if own.is_empty() {
            return;
        }
        if self.is_stacked() {
            for (column, rows) in own {
                self.lay_title(room, column);
                self.lines.extend(rows.map(|at| Line::Beside(vec![Some((column, at))])));
            }
        } else {
            let shown: Vec<usize> = self.widths.iter().map(|(column, _)| *column).collect();
            let rows_of = |column: &usize| own.iter().find(|(known, _)| known == column).map(|(_, rows)| rows.clone());
            let height = own.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
            for at in 0..height {
                let row = |column: &usize| Some((*column, rows_of(column)?.nth(at)?));
                self.lines.push(Line::Beside(shown.iter().map(row).collect()));
            }
        }
    }

    /// For each column in view, or for all where they stand below each other.
    fn settings<'a>(&self, room: Room<'a>) -> Vec<(usize, Setting<'a>)> {
        let columns: Vec<(usize, u16)> = match self.is_stacked() {
            true => (0..self.columns.len()).map(|column| (column, room.full)).collect(),
            false => self.widths.iter().map(|(column, area)| (*column, area.width)).collect(),
        };
        columns.into_iter().map(|(column, width)| (column, self.setting(room, (column, width)))).collect()
    }
}
