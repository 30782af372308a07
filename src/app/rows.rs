//! A list with a cursor: which row is selected, which rows are in view.
//!
//! Must not: know what the rows are.

use super::action::Action;
use std::ops::Range;

/// Cursor and scroll of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The selected row.
    pub cursor: usize,
    /// The first row in view.
    pub top: usize,
    /// Rows there are.
    len: usize,
    /// Rows in view.
    height: usize,
}

impl Rows {
    /// Says how many rows there are and how many can be seen; keeps the cursor inside and in view.
    pub fn fit(&mut self, len: usize, height: usize) {
        (self.len, self.height) = (len, height);
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.top = self.top.min(len.saturating_sub(height));
        self.top = self.top.min(self.cursor);
        if height > 0 && self.cursor >= self.top + height {
            self.top = self.cursor + 1 - height;
        }
    }

    /// The rows in view.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.len)
    }

    /// Moves the cursor where the action is a movement; says whether it was one.
    pub fn act(&mut self, action: Action) -> bool {
        let last = self.len.saturating_sub(1);
        let page = self.height.saturating_sub(1).max(1);
        self.cursor = match action {
            Action::Down => self.cursor.saturating_add(1),
            Action::Up => self.cursor.saturating_sub(1),
            Action::PageDown => self.cursor.saturating_add(page),
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        }
        .min(last);
        self.fit(self.len, self.height);
        true
    }

    /// Back to the first row, for a new set of rows.
    pub fn reset(&mut self) {
        (self.cursor, self.top) = (0, 0);
    }

    /// The row at a line of the view.
    #[must_use]
    pub fn at(&self, line: usize) -> Option<usize> {
        let row = self.top + line;
        (line < self.height && row < self.len).then_some(row)
    }

    /// Scrolls without moving the cursor out of view.
    pub fn scroll(&mut self, by: isize) {
        let limit = self.len.saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(by).min(limit);
        self.cursor = self.cursor.clamp(self.top, (self.top + self.height.max(1) - 1).max(self.top));
        self.cursor = self.cursor.min(self.len.saturating_sub(1));
    }
}

/// A text that scrolls by lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// First line in view.
    pub top: usize,
    len: usize,
    height: usize,
}

impl Scroll {
    /// Says how many lines there are and how many can be seen.
    pub fn fit(&mut self, len: usize, height: usize) {
        (self.len, self.height) = (len, height);
        self.top = self.top.min(len.saturating_sub(height));
    }

    /// The lines in view.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.len)
    }

    /// Scrolls where the action is a movement; says whether it was one.
    pub fn act(&mut self, action: Action) -> bool {
        let page = self.height.saturating_sub(1).max(1);
        self.top = match action {
            Action::Down => self.top.saturating_add(1),
            Action::Up => self.top.saturating_sub(1),
            Action::PageDown => self.top.saturating_add(page),
            Action::PageUp => self.top.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => self.len,
            _ => return false,
        };
        self.fit(self.len, self.height);
        true
    }

    /// Scrolls to a line, as far as there are lines below it.
    pub fn to(&mut self, line: usize) {
        self.top = line;
        self.fit(self.len, self.height);
    }

    /// Scrolls as little as is needed to see some lines, their first above all.
    pub fn show(&mut self, lines: &Range<usize>) {
        if lines.end > self.top + self.height {
            self.top = lines.end - self.height;
        }
        self.top = self.top.min(lines.start);
        self.fit(self.len, self.height);
    }

    /// Scrolls by lines.
    pub fn by(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines);
        self.fit(self.len, self.height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_list_and_in_view() {
        let mut rows = Rows::default();
        rows.fit(10, 4);
        for action in [Action::Bottom, Action::Down, Action::PageUp, Action::Up] {
            rows.act(action);
            assert!(rows.visible().contains(&rows.cursor), "{action:?} {rows:?}");
        }
        assert_eq!(rows.cursor, 5);
        rows.fit(3, 4);
        assert_eq!((rows.cursor, rows.top), (2, 0));
        rows.fit(0, 4);
        assert_eq!((rows.cursor, rows.visible()), (0, 0..0));
        assert!(!rows.act(Action::Quit));
    }
}
