//! The cursor in a grid of cells, and which of its rows and columns are in view: of the heat map of a search, of the grid of
//! a library.
//!
//! Must not: know what is in the cells.

use super::action::Action;
use super::panes::Area;
use std::ops::Range;

/// Cursor and scroll of a grid whose first row and column are names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCursor {
    /// 0 is the row of the columns' names, 1 the first row of cells.
    pub row: usize,
    /// 0 is the column of the rows' names, 1 the first column of cells.
    pub column: usize,
    /// The first row of cells in view.
    pub top: usize,
    /// The first column of cells in view.
    pub left: usize,
    /// Region of names and cells.
    pub area: Area,
    /// Cells of the screen that the rows' names take.
    pub name_cells: u16,
    /// Where the cursor can go first: 0 where the names can be under it.
    least: usize,
    rows: usize,
    widths: Vec<u16>,
}

impl GridCursor {
    /// A cursor that can also stand on the names.
    #[must_use]
    pub(super) fn over_names(row: usize, column: usize) -> Self {
        Self { row, column, ..Self::default() }
    }

    /// A cursor that stands on cells only.
    #[must_use]
    pub(super) fn over_cells(row: usize, column: usize) -> Self {
        Self { row, column, least: 1, ..Self::default() }
    }

    /// Says where the grid stands, how many rows it has, and how wide each column is.
    pub(super) fn fit(&mut self, area: Area, rows: usize, widths: Vec<u16>) {
        (self.area, self.rows, self.widths) = (area, rows, widths);
        self.settle();
    }

    /// Keeps the cursor inside and in view.
    pub(super) fn settle(&mut self) {
        self.row = self.row.max(self.least).min(self.rows);
        self.column = self.column.max(self.least).min(self.widths.len());
        let height = self.height().max(1);
        self.top = self.top.min(self.rows.saturating_sub(height));
        if let Some(row) = self.row.checked_sub(1) {
            self.top = self.top.min(row).max((row + 1).saturating_sub(height));
        }
        let Some(column) = self.column.checked_sub(1) else {
            self.left = 0;
            return;
        };
        self.left = self.left.min(column);
        while self.left < column && !self.seen().contains(&column) {
            self.left += 1;
        }
        // A window that grew shows what fits before.
        while self.left > 0 && self.fits_from(self.left - 1) {
            self.left -= 1;
        }
    }

    fn height(&self) -> usize {
        usize::from(self.area.height.saturating_sub(1))
    }

    fn fits_from(&self, left: usize) -> bool {
        let all: u16 = self.widths.iter().skip(left).fold(0, |sum, width| sum.saturating_add(*width));
        all <= self.area.width.saturating_sub(self.name_cells)
    }

    /// How wide a column is; 0 for one that is not there.
    #[must_use]
    pub fn width(&self, column: usize) -> u16 {
        self.widths.get(column).copied().unwrap_or(0)
    }

    /// The columns in view.
    #[must_use]
    pub fn seen(&self) -> Range<usize> {
        let mut room = self.area.width.saturating_sub(self.name_cells);
        let mut end = self.left;
        for width in self.widths.iter().skip(self.left) {
            // The first one is shown, as far as it goes.
            if *width > room && end > self.left {
                break;
            }
            room = room.saturating_sub(*width);
            end += 1;
        }
        self.left..end
    }

    /// The rows of cells in view.
    #[must_use]
    pub fn rows(&self) -> Range<usize> {
        self.top..(self.top + self.height()).min(self.rows)
    }

    /// Columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.widths.len()
    }

    /// The row of cells under the cursor, from 0.
    #[must_use]
    pub fn row_of_cells(&self) -> Option<usize> {
        self.row.checked_sub(1)
    }

    /// The column of cells under the cursor, from 0.
    #[must_use]
    pub fn column_of_cells(&self) -> Option<usize> {
        self.column.checked_sub(1)
    }

    /// Moves where the action is a movement; says whether it was one.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let page = self.height().saturating_sub(1).max(1);
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column += 1,
            Action::Down => self.row += 1,
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::PageDown => self.row += page,
            Action::PageUp => self.row = self.row.saturating_sub(page).max(1),
            Action::Top => self.row = 1,
            Action::Bottom => self.row = self.rows,
            _ => return false,
        }
        self.settle();
        true
    }

    /// Scrolls; the cursor comes along.
    pub(super) fn scroll(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).clamp(1, self.rows.max(1));
        self.settle();
    }

    /// Puts the cursor on the cell at a place of the screen; says whether there is one.
    pub(super) fn click(&mut self, x: u16, y: u16) -> bool {
        if !self.area.contains(x, y) {
            return false;
        }
        let line = usize::from(y - self.area.y);
        self.row = if line == 0 { 0 } else { self.top + line };
        let mut edge = self.area.x + self.name_cells;
        let mut column = 0;
        for at in self.seen() {
            if x >= edge {
                column = at + 1;
            }
            edge += self.width(at);
        }
        self.column = column;
        self.settle();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(least: usize) -> GridCursor {
        let mut grid = GridCursor { name_cells: 10, least, ..GridCursor::default() };
        grid.fit(Area { x: 2, y: 3, width: 40, height: 6 }, 20, vec![12; 5]);
        grid
    }

    #[test]
    fn the_cursor_stays_in_the_grid_and_in_view() {
        let mut grid = grid(1);
        for (action, row, column) in [
            (Action::Up, 1, 1),
            (Action::Left, 1, 1),
            (Action::Right, 1, 2),
            (Action::PageDown, 5, 2),
            (Action::Bottom, 20, 2),
            (Action::Down, 20, 2),
            (Action::PageUp, 16, 2),
            (Action::Top, 1, 2),
        ] {
            assert!(grid.act(action));
            assert_eq!((grid.row, grid.column), (row, column), "{action:?}");
            assert!(grid.rows().contains(&(row - 1)) && grid.seen().contains(&(column - 1)), "{action:?}");
        }
        assert!(!grid.act(Action::Open));
        (0..9).for_each(|_| assert!(grid.act(Action::Right)));
        assert_eq!((grid.column, grid.seen()), (5, 3..5));
        // Where there is room again, what is before is seen again.
        grid.fit(Area { width: 80, ..grid.area }, 20, vec![12; 5]);
        assert_eq!(grid.seen(), 0..5);
    }

    #[test]
    fn names_are_under_the_cursor_only_where_they_may() {
        let mut over_names = grid(0);
        over_names.click(3, 3);
        assert_eq!((over_names.row, over_names.column), (0, 0));
        let mut over_cells = grid(1);
        assert!(over_cells.click(3, 3));
        assert_eq!((over_cells.row, over_cells.column), (1, 1));
        assert!(over_cells.click(25, 6));
        assert_eq!((over_cells.row, over_cells.column), (3, 2));
        assert!(!over_cells.click(0, 0));
    }

    #[test]
    fn an_empty_grid_has_nothing_under_the_cursor() {
        let mut grid = grid(1);
        grid.fit(Area::default(), 0, Vec::new());
        assert_eq!((grid.row_of_cells(), grid.column_of_cells(), grid.rows()), (None, None, 0..0));
        grid.act(Action::Down);
        grid.scroll(3);
        assert_eq!(grid.row_of_cells(), None);
    }
}
