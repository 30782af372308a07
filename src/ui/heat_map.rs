//! The grid of a search: countries down, topics or points across, how many passages in each cell.
//!
//! Must not: give a count a colour; a cell says its number and nothing else.

use super::grid;
use super::paint::Paint;
use crate::app::{Area, HeatMap, Role};
use crate::say;

/// What a cell without hits shows.
const EMPTY: &str = "\u{b7}";

pub(super) fn draw(paint: &mut Paint<'_>, body: Area, map: &HeatMap) {
    let grid = &map.cursor;
    let titles: Vec<String> = map.columns.iter().map(|column| column.name.title(map.in_words)).collect();
    grid::header(paint, grid, (&titles, true));
    for (row, at) in grid.rows().zip(1u16..) {
        let line = grid.area.row(at);
        let Some((_, name)) = map.countries.get(row) else { continue };
        let here = grid.row == row + 1;
        grid::name_cell(paint, grid, (line, "", name, here));
        let mut x = grid.name_cells;
        for index in grid.seen() {
            let count = map.count_at(row, index);
            let text = if count == 0 { EMPTY.to_owned() } else { count.to_string() };
            let place = Area { width: grid.width(index).min(line.width.saturating_sub(x)), ..line.inset(x, 0) };
            cell(paint, place, &text, here && grid.column == index + 1);
            x += grid.width(index);
        }
    }
    let under = body.inset(1, 1).shorter(grid.area.height, 0);
    paint.text(under.row(0), &under_cursor(paint, map), Role::Heading);
    paint.wrapped(under.shorter(1, 0), &map.legend(paint.words), Role::Note);
}

/// A count at the right of its column, in brackets under the cursor.
fn cell(paint: &mut Paint<'_>, place: Area, text: &str, chosen: bool) {
    if chosen {
        paint.right(place, &format!("[{text}]"), Role::Selected);
    } else {
        paint.right(place.inset(0, 1), text, Role::Text);
    }
}

/// "Cuba · 4 Protection: 3 hits": the cell in words, also for who does not see the grid.
fn under_cursor(paint: &Paint<'_>, map: &HeatMap) -> String {
    let across = map.across();
    let place: Vec<&str> = map.country().into_iter().chain(across.as_deref()).collect();
    let place = place.join(" \u{b7} ");
    match map.cell() {
        Some((_, _, count)) => say!(paint.words, "heat-map-cell", place = &place, count = count),
        None => place,
    }
}
