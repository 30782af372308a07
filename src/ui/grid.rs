//! The grid of a library: names of countries and columns, a cell in signs, and in words the cell under the cursor.
//!
//! Must not: give a cell a colour; the heat map of a search shares names and heads.

use super::paint::Paint;
use crate::app::{App, Area, Grid, GridCursor, GridLine, KEPT, Role};
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, grid: &Grid) {
    paint.clear(app.size.area().shorter(1, 1));
    let cursor = &grid.cursor;
    let titles: Vec<String> = grid.columns.iter().map(|column| column.name.title(grid.in_words)).collect();
    header(paint, cursor, (&titles, false));
    for (row, at) in cursor.rows().zip(1u16..) {
        let line = cursor.area.row(at);
        let here = cursor.row == row + 1;
        match grid.rows.lines.get(row) {
            Some(GridLine::Region(name)) => drop(paint.text(line, name, Role::Heading)),
            Some(GridLine::Country(code, name)) => {
                let marked = grid.marked.iter().any(|(marked, _)| marked == code);
                name_cell(paint, cursor, (line, if marked { "*" } else { " " }, name, here));
                if grid.is_kept(*code) {
                    kept_name(paint, cursor, (line, name));
                }
                let mut x = cursor.name_cells;
                for index in cursor.seen() {
                    let cells = cursor.width(index);
                    let place = Area { width: cells.min(line.width.saturating_sub(x)), ..line.inset(x, 0) };
                    let chosen = here && cursor.column == index + 1;
                    let sign = match (grid.is_marked(*code, index), chosen) {
                        (true, _) => "*",
                        (false, true) => "\u{25b8}",
                        (false, false) => " ",
                    };
                    let role = if chosen { Role::Selected } else { Role::Text };
                    let text = format!("{sign}{}", grid.signs(*code, index));
                    paint.text(place, &text, role);
                    if chosen {
                        paint.put_cursor(place.x, place.y);
                    }
                    x += cells;
                }
            }
            None => {}
        }
    }
    paint.wrapped(grid.about.1, &grid.about.0, Role::Heading);
    paint.wrapped(grid.legend.1, &grid.legend.0, Role::Note);
    // Last, because the terminal's cursor stands in the filter while it is typed.
    head(paint, app, grid);
}

/// The sign of a bookmarked country, after its name or, where that takes all its room, in the air behind it.
fn kept_name(paint: &mut Paint<'_>, cursor: &GridCursor, (line, name): (Area, &str)) {
    let after = u16::try_from(width(name)).unwrap_or(u16::MAX).saturating_add(3);
    let at = after.min(cursor.name_cells.saturating_sub(1));
    paint.text(Area { width: 1, ..line.inset(at, 0) }, KEPT, Role::Kept);
}

/// What is shown, in which order; while one is typed, the filter.
fn head(paint: &mut Paint<'_>, app: &App, grid: &Grid) {
    let (left, right) = grid.head_words(&app.library, &app.words);
    let cells = u16::try_from(width(&right)).unwrap_or(u16::MAX);
    match &grid.rows.filter {
        Some(filter) if grid.rows.filtering => {
            paint.right(grid.head, &right, Role::Meta);
            paint.edit(grid.head.inset(0, cells.saturating_add(2)), "/", filter);
        }
        _ if usize::from(cells) + width(&left) + 2 <= usize::from(grid.head.width) => {
            paint.text(grid.head, &left, Role::Heading);
            paint.right(grid.head, &right, Role::Meta);
        }
        // What is left out of the library matters more than what the columns are.
        _ => drop(paint.text(grid.head, &right, Role::Meta)),
    }
}

/// The names of the columns, at the right of them or at the left; signs at both ends say that there are more than fit.
pub(super) fn header(paint: &mut Paint<'_>, grid: &GridCursor, (titles, right): (&[String], bool)) {
    let line = grid.area.row(0);
    let seen = grid.seen();
    let mut x = grid.name_cells;
    for index in seen.clone() {
        let Some(title) = titles.get(index) else { continue };
        let cells = grid.width(index);
        let under = grid.column == index + 1;
        let place = Area { width: cells.min(line.width.saturating_sub(x)), ..line.inset(x, 0) };
        let role = if under { Role::Current } else { Role::Heading };
        match (right, grid.row == 0 && under) {
            (_, true) => paint.right(place, &format!("[{title}]"), Role::Selected),
            (true, false) => paint.right(place.inset(0, 1), title, role),
            (false, false) => drop(paint.text(place.inset(1, 0), title, role)),
        }
        x += cells;
    }
    if seen.start > 0 {
        paint.text(line.inset(grid.name_cells.saturating_sub(1), 0), "\u{2039}", Role::KeyName);
    }
    if seen.end < grid.columns() {
        paint.right(line, "\u{203a}", Role::KeyName);
    }
}

/// The name of a row, after a sign under the cursor and one of the row's own.
pub(super) fn name_cell(paint: &mut Paint<'_>, grid: &GridCursor, (line, sign, name, here): (Area, &str, &str, bool)) {
    let place = Area { width: grid.name_cells.saturating_sub(1), ..line };
    let role = match (here, grid.column) {
        (true, 0) => Role::Selected,
        (true, _) => Role::Current,
        (false, _) => Role::Text,
    };
    if role == Role::Selected {
        paint.tint(place, role);
    }
    let taken = paint.text(place, &format!("{}{sign}", if here { "\u{25b8}" } else { " " }), role);
    paint.text(place.inset(taken, 0), name, role);
}
