//! The grid of a search: countries down, topics or points across, how many passages in each cell.
//!
//! Must not: give a count a colour; a cell says its number and nothing else.

use super::paint::Paint;
use crate::app::{Area, HeatMap, Role};
use crate::say;

/// What a cell without hits shows.
const EMPTY: &str = "\u{b7}";

pub(super) fn draw(paint: &mut Paint<'_>, body: Area, map: &HeatMap) {
    let seen = map.seen();
    header(paint, map, seen.clone());
    for (row, at) in map.rows().zip(1u16..) {
        let line = map.area.row(at);
        let Some((_, name)) = map.countries.get(row) else { continue };
        let here = map.row == row + 1;
        name_cell(paint, map, (line, name, here));
        let mut x = map.name_cells;
        for index in seen.clone() {
            let Some(column) = map.columns.get(index) else { continue };
            let count = map.count_at(row, index);
            let text = if count == 0 { EMPTY.to_owned() } else { count.to_string() };
            cell(paint, (line, x, column.cells), &text, here && map.column == index + 1);
            x += column.cells;
        }
    }
    let under = body.inset(1, 1).shorter(map.area.height, 0);
    paint.text(under.row(0), &under_cursor(paint, map), Role::Heading);
    paint.wrapped(under.shorter(1, 0), &map.legend(paint.words), Role::Note);
}

/// The names of the columns; signs at both ends say that there are more than fit.
fn header(paint: &mut Paint<'_>, map: &HeatMap, seen: std::ops::Range<usize>) {
    let line = map.area.row(0);
    let mut x = map.name_cells;
    for index in seen.clone() {
        let Some(column) = map.columns.get(index) else { continue };
        let chosen = map.row == 0 && map.column == index + 1;
        let under = map.column == index + 1;
        let role = if under { Role::Current } else { Role::Heading };
        let place = Area { width: column.cells.min(line.width.saturating_sub(x)), ..line.inset(x, 0) };
        let title = column.title(map.in_words);
        if chosen {
            paint.right(place, &format!("[{title}]"), Role::Selected);
        } else {
            paint.right(place.inset(0, 1), &title, role);
        }
        x += column.cells;
    }
    if seen.start > 0 {
        paint.text(line.inset(map.name_cells.saturating_sub(1), 0), "\u{2039}", Role::KeyName);
    }
    if seen.end < map.columns.len() {
        paint.right(line, "\u{203a}", Role::KeyName);
    }
}

fn name_cell(paint: &mut Paint<'_>, map: &HeatMap, (line, name, here): (Area, &str, bool)) {
    let place = Area { width: map.name_cells.saturating_sub(1), ..line };
    let role = match (here, map.column) {
        (true, 0) => Role::Selected,
        (true, _) => Role::Current,
        (false, _) => Role::Text,
    };
    if role == Role::Selected {
        paint.tint(place, role);
    }
    paint.text(place, if here { "\u{25b8}" } else { " " }, role);
    paint.text(place.inset(1, 0), name, role);
}

/// A count at the right of its column, in brackets under the cursor.
fn cell(paint: &mut Paint<'_>, (line, x, cells): (Area, u16, u16), text: &str, chosen: bool) {
    let place = Area { width: cells.min(line.width.saturating_sub(x)), ..line.inset(x, 0) };
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
