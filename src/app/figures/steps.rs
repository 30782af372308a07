//! Moving through the figures: along the values of a row, down the rows, from country to country.
//!
//! Must not: stop where there is no value; the cursor always stands on one.

use super::super::action::Action;
use super::layout::HEADS;
use super::table::Spot;
use super::{FigureView, Figures, Landing};
use crate::model::Period;

impl Figures {
    /// Moves; says whether the action was a movement here.
    pub(in crate::app) fn step(&mut self, action: Action) -> bool {
        let moved = self.moves(action);
        if moved {
            self.landing = Landing::default();
        }
        moved
    }

    fn moves(&mut self, action: Action) -> bool {
        if self.view == FigureView::Bars {
            match action {
                Action::Left | Action::Right => self.step_period(action == Action::Right),
                Action::NextPoint | Action::PreviousPoint => {
                    self.forget_bars();
                    self.step_row(action == Action::NextPoint);
                }
                action => return self.bar.act(action),
            }
            return true;
        }
        let page = usize::from(self.body.height.saturating_sub(HEADS + 1)).max(1);
        match action {
            Action::Down => self.step_value(true),
            Action::Up => self.step_value(false),
            Action::PageDown => (0..page).for_each(|_| self.step_value(true)),
            Action::PageUp => (0..page).for_each(|_| self.step_value(false)),
            Action::Top => self.stand_in_row(0, true),
            Action::Bottom => self.stand_in_row(self.table.rows.len().saturating_sub(1), false),
            Action::NextPoint | Action::PreviousPoint => self.step_row(action == Action::NextPoint),
            Action::Left | Action::Right => self.step_cell(action == Action::Right),
            _ => return false,
        }
        true
    }

    /// The next value of the cell, else the next row's nearest cell; in the list, the next value there.
    fn step_value(&mut self, down: bool) {
        let Some((row, cell, _)) = self.table.value(self.at) else { return };
        let (values, cells) = (cell.values.len(), row.cells.len());
        if down && self.at.value + 1 < values {
            self.at.value += 1;
        } else if !down && self.at.value > 0 {
            self.at.value -= 1;
        } else if self.is_list() && down && self.at.cell + 1 < cells {
            self.at = Spot { cell: self.at.cell + 1, value: 0, ..self.at };
            self.keep_column();
        } else if self.is_list() && !down && self.at.cell > 0 {
            let cell = self.at.cell - 1;
            let last = row.cells.get(cell).map_or(0, |cell| cell.values.len().saturating_sub(1));
            self.at = Spot { cell, value: last, ..self.at };
            self.keep_column();
        } else if let Some(next) = self.beside(down) {
            if self.is_list() {
                self.wanted = if down { 0 } else { usize::MAX };
            }
            self.stand_in_row(next, down);
        }
    }

    fn step_row(&mut self, down: bool) {
        if let Some(next) = self.beside(down) {
            self.stand_in_row(next, true);
        }
    }

    fn beside(&self, down: bool) -> Option<usize> {
        let next = if down { self.at.row + 1 } else { self.at.row.checked_sub(1)? };
        (next < self.table.rows.len()).then_some(next)
    }

    /// The cell of a row that is nearest to the column kept to, on its first or its last value.
    fn stand_in_row(&mut self, row: usize, first: bool) {
        let Some(known) = self.table.rows.get(row) else { return };
        let nearest = (0..known.cells.len())
            .min_by_key(|at| known.cells.get(*at).map_or(usize::MAX, |cell| cell.column.abs_diff(self.wanted)));
        let cell = nearest.unwrap_or(0);
        let values = known.cells.get(cell).map_or(0, |cell| cell.values.len());
        self.at = Spot { row, cell, value: if first { 0 } else { values.saturating_sub(1) } };
    }

    fn step_cell(&mut self, forward: bool) {
        let cells = self.table.rows.get(self.at.row).map_or(0, |row| row.cells.len());
        let next = if forward { self.at.cell + 1 } else { self.at.cell.wrapping_sub(1) };
        if next < cells {
            self.at = Spot { cell: next, value: 0, ..self.at };
            self.keep_column();
        }
    }

    /// The bars' next time, of all that the indicator has values for.
    fn step_period(&mut self, forward: bool) {
        let periods: &[Period] = &self.bars.periods;
        let at = periods.iter().position(|period| Some(period) == self.period());
        let next = at.and_then(|at| if forward { Some(at + 1) } else { at.checked_sub(1) });
        let next = next.and_then(|next| periods.get(next)).cloned();
        if let Some(((_, period), next)) = self.timed.as_mut().zip(next) {
            *period = next;
        }
    }

    /// To the first bar, or value in the row, of the next country; says whether there is one.
    pub(in crate::app) fn step_country(&mut self, forward: bool) -> bool {
        self.landing = Landing::default();
        if self.view == FigureView::Bars {
            let next = self.bars.beside(self.bar.cursor, forward);
            self.bar.cursor = next.unwrap_or(self.bar.cursor);
            return next.is_some();
        }
        let Some((row, cell, _)) = self.table.value(self.at) else { return false };
        let country = |column: usize| self.table.columns.get(column).map(|column| column.country);
        let here = country(cell.column);
        let other = |at: &usize| row.cells.get(*at).is_some_and(|cell| country(cell.column) != here);
        let found = if forward {
            (self.at.cell..row.cells.len()).find(other)
        } else {
            let last = (0..self.at.cell).rev().find(other);
            let own = last.and_then(|at| row.cells.get(at)).and_then(|cell| country(cell.column));
            let is_own = |at: &usize| row.cells.get(*at).and_then(|cell| country(cell.column)) == own;
            last.and_then(|last| (0..=last).find(is_own))
        };
        if let Some(cell) = found {
            self.at = Spot { cell, value: 0, ..self.at };
            self.keep_column();
        }
        found.is_some()
    }

    /// Scrolls as the wheel does: the cursor goes along.
    pub(in crate::app) fn wheel(&mut self, by: isize) {
        let action = if by > 0 { Action::Down } else { Action::Up };
        for _ in 0..by.unsigned_abs() {
            self.step(action);
        }
    }

    /// Puts the cursor on what is at a place of the screen, or on what is nearest to it.
    pub(in crate::app) fn click(&mut self, x: u16, y: u16) {
        if !self.body.contains(x, y) {
            return;
        }
        self.landing = Landing::default();
        let line = usize::from(y - self.body.y);
        if self.view == FigureView::Bars {
            let rows = self.bar_rows();
            if let Some(bar) = self.bar.at(line / rows) {
                self.bar.cursor = bar;
            }
            return;
        }
        if self.view == FigureView::Lines {
            return;
        }
        if self.is_list() {
            let spot = self.list.get(self.scroll.top + line).and_then(|line| line.spot);
            self.at = spot.unwrap_or(self.at);
            return self.keep_column();
        }
        let Some(line) = line.checked_sub(usize::from(HEADS)).map(|line| line + self.scroll.top) else { return };
        let column = self.seen().find(|(_, area)| area.contains(x, y)).map(|(column, _)| column);
        let row = self.table.rows.iter().position(|row| (row.start..row.start + row.height).contains(&line));
        let Some(row) = row else { return };
        self.wanted = column.unwrap_or(self.wanted);
        self.stand_in_row(row, true);
        let within = self.table.rows.get(row).map_or(0, |row| line - row.start);
        let values = self.table.value(self.at).map_or(1, |(_, cell, _)| cell.values.len());
        self.at.value = within.min(values.saturating_sub(1));
        self.keep_column();
    }
}
