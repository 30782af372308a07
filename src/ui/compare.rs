//! The comparison: sticky heads, rows aligned by point.
//!
//! Must not: align; lines come ready from the state.

use super::browse::tab_bar;
use super::paint::{Marks, Paint};
use crate::app::{App, Area, Compare, CompareLine, Flow, Role};

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, compare: &Compare) {
    let all = app.size.area().shorter(1, 1);
    paint.clear(all);
    tab_bar(paint, app, all.row(0).inset(1, 0));
    let heads = compare.body.y.saturating_sub(all.y + 2);
    if compare.is_stacked() {
        // The column that keys mean is marked where it stands among the others.
        let named = |column: usize| {
            let (name, _) = compare.head(column, (&app.library, paint.words))?;
            Some(if column == compare.focus { format!("\u{25b8}{name}") } else { name })
        };
        let names: Vec<String> = (0..compare.columns.len()).filter_map(named).collect();
        paint.text(all.row(1).inset(1, 1), &names.join(" \u{b7} "), Role::Heading);
    } else {
        for (column, area) in &compare.widths {
            head(paint, app, (compare, *column, Area { y: all.y + 1, height: heads, ..*area }));
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
    let nowhere = Flow::default();
    let marks = Marks { cursor: None, find: None };
    for (index, at) in compare.scroll.visible().zip(0u16..) {
        match compare.lines.get(index) {
            Some(CompareLine::Across(row)) => {
                let line = body.row(at);
                paint.clear(line);
                let line = line.inset(1, 1);
                paint.row(Area { width: compare.measure(body.width), ..line }, (row, &nowhere), marks);
            }
            Some(CompareLine::Beside(cells)) => {
                for (cell, (_, area)) in cells.iter().zip(&compare.widths) {
                    let Some((column, row)) = cell else { continue };
                    let Some(flow) = compare.flows.get(*column) else { continue };
                    let line = Area { x: area.x, width: area.width, ..body.row(at) };
                    let line = Area { width: compare.measure(area.width), ..line.inset(1, 1) };
                    paint.row(line, (row, flow), marks);
                }
            }
            None => {}
        }
    }
    let focused = compare.widths.iter().find(|(column, _)| *column == compare.focus);
    if let Some((_, area)) = focused {
        paint.put_cursor(area.x + 1, all.y + 1);
    }
}

fn head(paint: &mut Paint<'_>, app: &App, (compare, column, area): (&Compare, usize, Area)) {
    let Some((name, period)) = compare.head(column, (&app.library, paint.words)) else { return };
    let focused = compare.focus == column;
    let role = if focused { Role::Selected } else { Role::Heading };
    let sign = if focused { "\u{25b8}" } else { " " };
    let line = area.row(0);
    if focused {
        paint.tint(line, role);
    }
    paint.text(line, &format!("{sign}{name}"), role);
    if area.height > 1 {
        paint.right(area.row(1).inset(1, 1), &period, Role::Meta);
    } else {
        paint.right(line.inset(0, 1), &period, if focused { role } else { Role::Meta });
    }
}
