//! Walking through a section: the cursor's stops, scrolling, points, and where the cursor stands.
//!
//! Must not: change what is shown; it is `Browse`'s own code, kept apart from its state.

use super::action::Action;
use super::browse::Browse;
use super::flow::{Piece, Row};
use crate::model::Lang;
use crate::text::width;

impl Browse {
    fn height(&self) -> usize {
        usize::from(self.panes.text.height).max(1)
    }

    pub(super) fn last_top(&self) -> usize {
        self.flow.rows.len().saturating_sub(self.height())
    }

    /// Scrolls so that the stop under the cursor is seen, with its headings where they fit.
    pub(super) fn reveal(&mut self) {
        let Some(step) = self.flow.steps.get(self.cursor) else {
            self.top = 0;
            return;
        };
        let height = self.height();
        if step.rows.end > self.top + height {
            self.top = step.rows.end - height;
        }
        let head = if step.rows.end - step.head <= height { step.head } else { step.rows.start };
        self.top = self.top.min(head).min(self.last_top());
    }

    /// Shows the stop under the cursor from its headings, near the top of the pane.
    pub(super) fn show_from_head(&mut self) {
        let point = self.point();
        let first = self.flow.first_of(point).unwrap_or(self.cursor);
        let head = self.flow.steps.get(first).map_or(0, |step| step.head);
        self.top = head.min(self.last_top());
        self.reveal();
    }

    /// Moves in the text; says whether the action was a movement there.
    pub fn act_in_text(&mut self, action: Action) -> bool {
        let last = self.flow.steps.len().saturating_sub(1);
        let height = self.height();
        match action {
            Action::Down => match self.flow.steps.get(self.cursor) {
                Some(step) if step.rows.end > self.top + height => {
                    self.top += (height.saturating_sub(2)).min(step.rows.end - self.top - height).max(1);
                }
                _ => self.move_to((self.cursor + 1).min(last)),
            },
            Action::Up => match self.flow.steps.get(self.cursor) {
                Some(step) if step.rows.start < self.top => {
                    self.top -= height.saturating_sub(2).min(self.top - step.rows.start).max(1);
                }
                _ => self.move_to(self.cursor.saturating_sub(1)),
            },
            Action::PageDown => self.page(true),
            Action::PageUp => self.page(false),
            Action::Top => {
                self.cursor = 0;
                self.top = 0;
            }
            Action::Bottom => {
                self.cursor = last;
                self.top = self.last_top();
            }
            Action::NextPoint | Action::PreviousPoint => self.step_point(action == Action::NextPoint),
            _ => return false,
        }
        self.kept = None;
        true
    }

    /// Puts the cursor on a stop and shows it.
    pub fn move_to(&mut self, step: usize) {
        self.kept = None;
        let up = step < self.cursor;
        self.cursor = step.min(self.flow.steps.len().saturating_sub(1));
        self.reveal();
        if let Some(step) = self.flow.steps.get(self.cursor).filter(|step| up && step.rows.len() > self.height()) {
            // Coming from below, a passage longer than the pane is met at its end.
            self.top = step.rows.end - self.height();
        }
    }

    fn page(&mut self, down: bool) {
        let step = self.height().saturating_sub(1).max(1);
        let before = self.top;
        self.top = if down { (self.top + step).min(self.last_top()) } else { self.top.saturating_sub(step) };
        if self.top == before {
            self.cursor = if down { self.flow.steps.len().saturating_sub(1) } else { 0 };
        } else {
            self.cursor_into_view();
        }
    }

    /// Scrolls by rows, as the wheel does; the cursor stays in view.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.cursor_into_view();
    }

    fn cursor_into_view(&mut self) {
        let view = self.top..self.top + self.height();
        let seen = |at: &usize| {
            self.flow.steps.get(*at).is_some_and(|step| step.rows.start < view.end && step.rows.end > view.start)
        };
        if seen(&self.cursor) {
            return;
        }
        let mut stops = 0..self.flow.steps.len();
        let below = self.flow.steps.get(self.cursor).is_some_and(|step| step.rows.start >= view.end);
        let found = if below { stops.rfind(seen) } else { stops.find(seen) };
        self.cursor = found.unwrap_or(self.cursor);
    }

    fn step_point(&mut self, forward: bool) {
        let here = self.point();
        let starts: Vec<usize> = (0..self.flow.steps.len())
            .filter(|at| self.flow.steps.get(*at).map(|step| self.flow.first_of(step.point) == Some(*at)) == Some(true))
            .collect();
        let own = self.flow.first_of(here).unwrap_or(0);
        let target = if forward {
            starts.iter().find(|start| **start > own).copied()
        } else if self.cursor > own {
            Some(own)
        } else {
            starts.iter().rev().find(|start| **start < own).copied()
        };
        if let Some(target) = target {
            self.cursor = target;
            self.show_from_head();
        }
    }

    /// Cells a line of the section may take.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.laid_for.as_ref().map_or(0, |laid_for| laid_for.cells)
    }

    /// Cells between the left edge of the text and the first letter of the stop under the
    /// cursor, on the first of its rows in view.
    #[must_use]
    pub fn column_of_cursor(&self, lang: Lang) -> u16 {
        let before = || {
            let step = self.flow.steps.get(self.cursor)?;
            let Row::Prose(pieces, _) = self.flow.rows.get(step.rows.start.max(self.top))? else { return None };
            let earlier = pieces.iter().take_while(|piece| piece.step != self.cursor);
            let cells = |piece: &Piece| {
                let held = self.flow.steps.get(piece.step).and_then(|step| step.held.as_ref());
                held.and_then(|held| held.text(lang).get(piece.range.clone())).map_or(0, |text| width(text) + 1)
            };
            u16::try_from(earlier.map(cells).sum::<usize>()).ok()
        };
        self.panes.margin + before().unwrap_or(0)
    }

    /// The stop on a row of the screen.
    #[must_use]
    pub fn step_at(&self, y: u16) -> Option<usize> {
        let row = self.top + usize::from(y.checked_sub(self.panes.text.y)?);
        self.flow.steps.iter().position(|step| step.rows.contains(&row))
    }
}
