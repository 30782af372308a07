//! The rows under the search box: hits, and a heading before those that are only similar.
//!
//! Must not: let the cursor stand on the heading.

use super::action::Action;
use super::rows::Rows;
use crate::search::Results;
use std::ops::Range;

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitRow {
    /// The heading "Similar".
    Similar,
    /// A hit, by its position in the results.
    Hit(usize),
}

/// Cursor and scroll over hits and heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HitRows {
    rows: Rows,
    hits: usize,
    /// The row of the heading.
    heading: Option<usize>,
    height: usize,
}

impl HitRows {
    /// Takes other results; the cursor stays at its row where it can.
    pub(super) fn take(&mut self, results: &Results) {
        self.hits = results.hits.len();
        self.heading = results.hits.iter().position(|hit| !hit.exact);
        self.fit(self.height);
    }

    /// Says how many rows can be seen.
    pub(super) fn fit(&mut self, height: usize) {
        self.height = height;
        self.rows.fit(self.len(), height);
        self.leave_heading(true);
    }

    fn len(&self) -> usize {
        self.hits + usize::from(self.heading.is_some())
    }

    /// Off the heading, in the direction of the movement; there is a hit after it, not always before.
    fn leave_heading(&mut self, down: bool) {
        if self.heading == Some(self.rows.cursor) {
            let up = self.rows.cursor.checked_sub(1).filter(|_| !down);
            self.rows.cursor = up.unwrap_or(self.rows.cursor + 1);
            self.rows.fit(self.len(), self.height);
        }
    }

    /// Moves the cursor where the action is a movement; says whether it was one.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let moved = self.rows.act(action);
        self.leave_heading(!matches!(action, Action::Up | Action::PageUp));
        moved
    }

    /// Scrolls without moving the cursor out of view.
    pub(super) fn scroll(&mut self, by: isize) {
        self.rows.scroll(by);
        self.leave_heading(by > 0);
    }

    /// Back to the first hit.
    pub(super) fn reset(&mut self) {
        self.rows.reset();
        self.leave_heading(true);
    }

    /// Puts the cursor on a hit; it stays at the same height on the screen where it can.
    pub(super) fn select(&mut self, hit: usize) {
        let row = self.row_of(hit);
        self.rows.top = (self.rows.top + row).saturating_sub(self.rows.cursor);
        self.rows.cursor = row;
        self.fit(self.height);
    }

    fn row_of(&self, hit: usize) -> usize {
        hit + usize::from(self.heading.is_some_and(|heading| hit >= heading))
    }

    /// What a row holds.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<HitRow> {
        let hit = match self.heading {
            Some(heading) if row == heading => return Some(HitRow::Similar),
            Some(heading) if row > heading => row - 1,
            _ => row,
        };
        (hit < self.hits).then_some(HitRow::Hit(hit))
    }

    /// The hit at a line of the view.
    #[must_use]
    pub(super) fn hit_at(&self, line: usize) -> Option<usize> {
        match self.get(self.rows.at(line)?)? {
            HitRow::Hit(hit) => Some(hit),
            HitRow::Similar => None,
        }
    }

    /// The rows in view.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.rows.visible()
    }

    /// Whether the cursor stands on the last hit.
    #[must_use]
    pub(super) fn is_at_end(&self) -> bool {
        self.rows.cursor + 1 == self.len()
    }

    /// The hit under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        match self.get(self.rows.cursor)? {
            HitRow::Hit(hit) => Some(hit),
            HitRow::Similar => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(exact: usize, similar: usize) -> HitRows {
        let heading = (similar > 0).then_some(exact);
        let mut rows = HitRows { hits: exact + similar, heading, ..HitRows::default() };
        rows.fit(4);
        rows
    }

    #[test]
    fn the_heading_is_passed_over_in_both_directions() {
        let mut both = rows(2, 2);
        let walk = |rows: &mut HitRows, action| {
            rows.act(action);
            rows.chosen()
        };
        assert_eq!(both.chosen(), Some(0));
        assert_eq!(walk(&mut both, Action::Down), Some(1));
        assert_eq!(walk(&mut both, Action::Down), Some(2));
        assert_eq!(walk(&mut both, Action::Up), Some(1));
        assert_eq!(walk(&mut both, Action::Bottom), Some(3));
        let mut similar = rows(0, 3);
        assert_eq!(similar.chosen(), Some(0));
        assert_eq!(walk(&mut similar, Action::Up), Some(0));
        assert_eq!(similar.visible().start, 0, "the heading stays in view");
        assert_eq!(rows(0, 0).chosen(), None);
    }

    #[test]
    fn a_hit_is_selected_by_its_position_whatever_stands_before_it() {
        let mut rows = rows(3, 3);
        for hit in 0..6 {
            rows.select(hit);
            assert_eq!(rows.chosen(), Some(hit));
        }
        assert_eq!(rows.hit_at(0), None, "the heading");
        assert_eq!(rows.hit_at(1), Some(3));
        assert_eq!(rows.hit_at(4), None, "below the view");
    }
}
