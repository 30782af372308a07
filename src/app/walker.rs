//! Walking along the stops of a flow in a window of some height: the section's text, the timeline.
//!
//! Must not: change the flow, or know what it is about.

use super::action::Action;
use super::flow::Flow;

/// A flow, and where a reader is in it.
pub(super) struct Walker<'a> {
    /// What is walked through.
    pub(super) flow: &'a Flow,
    /// Rows in view; at least one.
    pub(super) height: usize,
    /// The stop under the cursor.
    pub(super) cursor: &'a mut usize,
    /// The first row in view.
    pub(super) top: &'a mut usize,
}

impl Walker<'_> {
    fn last(&self) -> usize {
        self.flow.steps.len().saturating_sub(1)
    }

    fn last_top(&self) -> usize {
        self.flow.rows.len().saturating_sub(self.height)
    }

    /// Keeps cursor and window inside, after the flow or the height changed.
    pub(super) fn settle(&mut self) {
        *self.cursor = (*self.cursor).min(self.last());
        *self.top = (*self.top).min(self.last_top());
    }

    /// Scrolls so that the stop under the cursor is seen, with its headings where they fit.
    pub(super) fn reveal(&mut self) {
        let step = self.flow.steps.get(*self.cursor);
        let fits = step.filter(|step| step.rows.end - step.head <= self.height);
        self.reveal_from(fits.map(|step| step.head));
    }

    /// Scrolls so that the stop under the cursor is seen, from a row before it on or without what stands over it.
    pub(super) fn reveal_from(&mut self, head: Option<usize>) {
        let Some(step) = self.flow.steps.get(*self.cursor) else {
            *self.top = 0;
            return;
        };
        if step.rows.end > *self.top + self.height {
            *self.top = step.rows.end - self.height;
        }
        *self.top = (*self.top).min(head.unwrap_or(step.rows.start)).min(self.last_top());
    }

    /// Scrolls so that a row is the first one in view, and as little as is needed to see the stop under the cursor.
    pub(super) fn show_from(&mut self, row: usize) {
        *self.top = row.min(self.last_top());
        self.reveal();
    }

    /// Moves where the action is a movement; says whether it was one.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let page = self.height.saturating_sub(2);
        let step = self.flow.steps.get(*self.cursor);
        match action {
            Action::Down => match step {
                Some(step) if step.rows.end > *self.top + self.height => {
                    *self.top += page.min(step.rows.end - *self.top - self.height).max(1);
                }
                _ => self.move_to(*self.cursor + 1),
            },
            Action::Up => match step {
                Some(step) if step.rows.start < *self.top => {
                    *self.top -= page.min(*self.top - step.rows.start).max(1);
                }
                _ => self.move_to(self.cursor.saturating_sub(1)),
            },
            Action::PageDown => self.page(true),
            Action::PageUp => self.page(false),
            Action::Top => (*self.cursor, *self.top) = (0, 0),
            Action::Bottom => (*self.cursor, *self.top) = (self.last(), self.last_top()),
            _ => return false,
        }
        true
    }

    /// Puts the cursor on a stop and shows it.
    pub(super) fn move_to(&mut self, step: usize) {
        let up = step < *self.cursor;
        *self.cursor = step.min(self.last());
        self.reveal();
        if let Some(step) = self.flow.steps.get(*self.cursor).filter(|step| up && step.rows.len() > self.height) {
            // Coming from below, a passage longer than the pane is met at its end.
            *self.top = step.rows.end - self.height;
        }
    }

    fn page(&mut self, down: bool) {
        let step = self.height.saturating_sub(1).max(1);
        let before = *self.top;
        *self.top = if down { (before + step).min(self.last_top()) } else { before.saturating_sub(step) };
        if *self.top == before {
            *self.cursor = if down { self.last() } else { 0 };
        } else {
            self.cursor_into_view();
        }
    }

    /// Scrolls by rows, as the wheel does; the cursor stays in view.
    pub(super) fn scroll(&mut self, by: isize) {
        *self.top = self.top.saturating_add_signed(by).min(self.last_top());
        self.cursor_into_view();
    }

    fn cursor_into_view(&mut self) {
        let view = *self.top..*self.top + self.height;
        let seen = |at: &usize| {
            self.flow.steps.get(*at).is_some_and(|step| step.rows.start < view.end && step.rows.end > view.start)
        };
        if seen(self.cursor) {
            return;
        }
        let mut stops = 0..self.flow.steps.len();
        let below = self.flow.steps.get(*self.cursor).is_some_and(|step| step.rows.start >= view.end);
        let found = if below { stops.rfind(seen) } else { stops.find(seen) };
        *self.cursor = found.unwrap_or(*self.cursor);
    }
}
