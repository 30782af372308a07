//! The comparison: sticky heads, rows aligned by point.
//!
//! Must not: align; lines come ready from the state.

use super::browse::tab_bar;
use super::paint::{Marks, Paint};
use crate::app::{App, Area, Compare, CompareHead, CompareLine, Flow, KEPT, Role};
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, compare: &Compare) {
    let all = app.size.area().shorter(1, 1);
    paint.clear(all);
    tab_bar(paint, app, all.row(0).inset(1, 0));
    let heads = compare.body.y.saturating_sub(all.y + 2);
    if compare.is_stacked() {
        // The column that keys mean is marked where it stands among the others.
        let named = |(column, head): (usize, &CompareHead)| match column == compare.focus {
            true => format!("\u{25b8}{}", head.name),
            false => head.name.clone(),
        };
        let names: Vec<String> = compare.heads.iter().enumerate().map(named).collect();
        let (mut names, line) = (names.join(" \u{b7} "), all.row(1).inset(1, 1));
        if width(&names) > usize::from(line.width) {
            // Where not all fit, the one that keys mean does.
            let own = compare.heads.get(compare.focus).map_or("", |head| head.name.as_str());
            names = format!("\u{25b8}{own} ({}/{})", compare.focus + 1, compare.heads.len());
        }
        paint.text(line, &names, Role::Heading);
    } else {
        for (column, area) in &compare.widths {
            head(paint, (compare, *column), Area { y: all.y + 1, height: heads, ..*area });
        }
    }
    paint.rule(all.row(1 + heads));
    let body = compare.body;
    if !compare.is_stacked() {
        for (_, area) in compare.widths.iter().skip(1) {
            paint.divider(Area { x: area.x.saturating_sub(1), y: all.y + 1, width: 1, height: heads });
            paint.divider(Area { x: area.x.saturating_sub(1), width: 1, ..body });
        }
    }
    let focused = compare.widths.iter().find(|(column, _)| *column == compare.focus);
    if let Some((_, area)) = focused {
        paint.put_cursor(area.x + 1, all.y + 1);
    }
    if compare.is_loose() {
        for (column, area) in &compare.widths {
            loose(paint, (compare, *column), *area);
        }
    } else {
        aligned(paint, compare);
    }
}

/// A column that scrolls for itself.
fn loose(paint: &mut Paint<'_>, (compare, column): (&Compare, usize), area: Area) {
    let Some(flow) = compare.flows.get(column) else { return };
    for (index, at) in compare.scroll(column).visible().zip(0u16..) {
        let line = Area { x: area.x, width: area.width, ..compare.body.row(at) };
        if let Some(row) = flow.rows.get(index) {
            paint.row(measured(compare, line), (row, flow), marks(compare, column));
        }
        let is_kept = flow.marked.contains(&index);
        bar(paint, (compare, column, index), (line, is_kept));
    }
}

/// All columns on one scroll.
fn aligned(paint: &mut Paint<'_>, compare: &Compare) {
    let (body, nowhere) = (compare.body, Flow::default());
    for (index, at) in compare.scroll(compare.focus).visible().zip(0u16..) {
        match compare.lines.get(index) {
            Some(CompareLine::Across(row)) => {
                let line = body.row(at);
                paint.clear(line);
                paint.row(measured(compare, line), (row, &nowhere), Marks { cursor: None, find: None });
                bar(paint, (compare, compare.focus, index), (line, false));
            }
            Some(CompareLine::Beside(cells)) => {
                for (cell, (_, area)) in cells.iter().zip(&compare.widths) {
                    let Some((column, row)) = cell else { continue };
                    let Some(flow) = compare.flows.get(*column) else { continue };
                    let is_kept = flow.marked.contains(row);
                    let Some(row) = flow.rows.get(*row) else { continue };
                    let line = Area { x: area.x, width: area.width, ..body.row(at) };
                    paint.row(measured(compare, line), (row, flow), marks(compare, *column));
                    bar(paint, (compare, *column, index), (line, is_kept));
                }
            }
            None => {}
        }
    }
}

/// Where text stands in a line of a column.
fn measured(compare: &Compare, line: Area) -> Area {
    Area { width: compare.measure(line.width), ..line.inset(1, 1) }
}

fn marks(compare: &Compare, column: usize) -> Marks<'static> {
    Marks { cursor: Some(compare.cursor()).filter(|_| column == compare.focus), find: None }
}

/// The bar beside the passage under the cursor, and the terminal's cursor on its first line in view. A column has one
/// cell for the bar and for the sign of a bookmark: under the cursor the sign is shown as what is selected.
fn bar(paint: &mut Paint<'_>, (compare, column, index): (&Compare, usize, usize), (line, is_kept): (Area, bool)) {
    let cell = Area { width: 1, ..line };
    let Some(first) = compare.cursor_on(column, index) else {
        if is_kept {
            paint.text(cell, KEPT, Role::Kept);
        }
        return;
    };
    match is_kept {
        true => paint.text(cell, KEPT, Role::Selected),
        false => paint.text(cell, "\u{258c}", Role::Bar),
    };
    if first {
        paint.put_cursor(line.x + 1, line.y);
    }
}

fn head(paint: &mut Paint<'_>, (compare, column): (&Compare, usize), area: Area) {
    let Some(CompareHead { name, period }) = compare.heads.get(column) else { return };
    let focused = compare.focus == column;
    let role = if focused { Role::Selected } else { Role::Heading };
    let sign = if focused { "\u{25b8}" } else { " " };
    let line = area.row(0);
    if focused {
        paint.tint(line, role);
    }
    let kept = if compare.is_kept(column) { format!(" {KEPT}") } else { String::new() };
    paint.text(line, &format!("{sign}{name}{kept}"), role);
    if area.height > 1 {
        paint.right(area.row(1).inset(1, 1), period, Role::Meta);
    } else {
        paint.right(line.inset(0, 1), period, if focused { role } else { Role::Meta });
    }
}
