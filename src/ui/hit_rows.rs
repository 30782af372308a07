//! Rows of hits: `Country │ Topic › point │ Speaker: …hit…`, and the heading before what is similar.
//!
//! Must not: look for anything, or cut; rows come laid out from the state.

use super::paint::Paint;
use crate::app::{App, Area, FindAll, HitColumns, HitLine, HitRow, Role};
use crate::say;
use crate::search::Results;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, (find, results): (&FindAll, &Results)) {
    let list = find.list();
    for (row, at) in find.rows.visible().zip(0u16..) {
        let line = list.row(at).inset(1, 1);
        let hit = match find.rows.get(row) {
            Some(HitRow::Similar) => {
                paint.text(line, &say!(app.words, "similar", count = results.similar), Role::Heading);
                continue;
            }
            Some(HitRow::Hit(hit)) => hit,
            None => continue,
        };
        let is_chosen = find.rows.chosen() == Some(hit);
        if is_chosen {
            paint.tint(list.row(at), Role::Selected);
        }
        if let Some(hit) = find.lines.get(hit) {
            columns(paint, line, (hit, find.lines.columns), is_chosen);
        }
    }
}

fn columns(paint: &mut Paint<'_>, line: Area, (hit, columns): (&HitLine, HitColumns), is_chosen: bool) {
    let (role, speaker) = if is_chosen { (Role::Selected, Role::Selected) } else { (Role::Text, Role::Speaker) };
    let mut room = line;
    for (name, cells) in [(&hit.country, columns.country), (&hit.point, columns.point)] {
        paint.marked(Area { width: cells.min(room.width), ..room }, (&name.text, role), &name.at);
        room = room.inset(cells, 0);
        paint.text(room, " \u{2502} ", role);
        room = room.inset(3, 0);
    }
    if let Some(name) = &hit.speaker {
        room = room.inset(paint.text(room, name, speaker), 0);
        room = room.inset(paint.text(room, ": ", speaker), 0);
    }
    paint.marked(room, (&hit.excerpt.text, role), &hit.excerpt.at);
}
