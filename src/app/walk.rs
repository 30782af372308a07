//! Walking through a section: the cursor's stops, scrolling, points, and where the cursor stands.
//!
//! Must not: change what is shown; it is `Browse`'s own code, kept apart from its state.

use super::action::Action;
use super::browse::Browse;
use super::walker::Walker;

impl Browse {
    fn walker(&mut self) -> Walker<'_> {
        let height = usize::from(self.panes.text.height).max(1);
        Walker { flow: &self.flow, height, cursor: &mut self.cursor, top: &mut self.top }
    }

    /// Scrolls so that the stop under the cursor is seen, with its headings where they fit.
    pub(super) fn reveal(&mut self) {
        self.walker().reveal();
    }

    /// Scrolls only as far as the stop under the cursor, with what stands under it, would not be seen.
    pub(super) fn stand_still(&mut self) {
        self.walker().reveal_from(None);
    }

    /// Shows the stop under the cursor from its headings, near the top of the pane.
    pub(super) fn show_from_head(&mut self) {
        let point = self.point();
        let first = self.flow.first_of(point).unwrap_or(self.cursor);
        let head = self.flow.steps.get(first).map_or(0, |step| step.head);
        self.walker().show_from(head);
    }

    /// Moves in the text; says whether the action was a movement there.
    pub fn act_in_text(&mut self, action: Action) -> bool {
        match action {
            Action::NextPoint | Action::PreviousPoint => self.step_point(action == Action::NextPoint),
            action if self.walker().act(action) => {}
            _ => return false,
        }
        self.kept = None;
        true
    }

    /// Puts the cursor on a stop and shows it.
    pub fn move_to(&mut self, step: usize) {
        self.kept = None;
        self.walker().move_to(step);
    }

    /// Scrolls by rows, as the wheel does; the cursor stays in view.
    pub fn scroll(&mut self, by: isize) {
        self.walker().scroll(by);
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

    /// The stop on a row of the screen.
    #[must_use]
    pub fn step_at(&self, y: u16) -> Option<usize> {
        self.flow.step_on(self.top + usize::from(y.checked_sub(self.panes.text.y)?))
    }
}
