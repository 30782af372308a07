//! The list of bookmarks.
//!
//! Must not: sort or filter.

use super::paint::Paint;
use crate::app::{App, Area, Bookmarks, Role, bookmark_line};
use crate::say;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, list: &Bookmarks) {
    paint.clear(list.area);
    let head = list.area.row(0).inset(1, 1);
    match &list.filter {
        Some(filter) if list.filtering => paint.edit(head, "/", filter),
        Some(filter) => drop(paint.text(head, &format!("/{}", filter.text()), Role::KeyName)),
        None => drop(paint.text(head, &app.words.say("bookmarks-title"), Role::Heading)),
    }
    paint.right(head, &say!(app.words, "bookmarks-count", count = list.shown.len()), Role::Meta);
    paint.rule(list.area.row(1));
    let rows = list.list();
    if list.shown.is_empty() {
        let id = if list.filter.is_some() { "nothing-found" } else { "bookmarks-empty" };
        paint.wrapped(rows.inset(1, 1), &app.words.say(id), Role::Gap);
        if !list.filtering {
            paint.put_cursor(rows.x + 1, rows.y);
        }
        return;
    }
    for (index, at) in list.rows.visible().zip(0u16..) {
        let Some(bookmark) = list.shown.get(index).and_then(|at| app.notebook.bookmarks.get(*at)) else { continue };
        let line = bookmark_line(bookmark, &app.library, &app.words);
        let row = rows.row(at);
        let role = if index == list.rows.cursor { Role::Selected } else { Role::Text };
        if role == Role::Selected {
            paint.tint(row, role);
            if !list.filtering {
                paint.put_cursor(row.x, row.y);
            }
        }
        let row = row.inset(1, 1);
        let (country, topic) = (row.width / 5, row.width * 3 / 10);
        let date = if row.width >= 60 { 10 } else { 0 };
        paint.text(Area { width: country, ..row }, &line.country, role);
        paint.text(Area { width: topic, ..row.inset(country + 1, 0) }, &line.topic, role);
        paint.text(row.inset(country + topic + 2, date + 1), &line.note, role);
        if date > 0 {
            paint.right(row, &line.date, role);
        }
    }
}
