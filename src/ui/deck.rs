//! A deck: its title, its items in order, what is known of the one under the cursor.
//!
//! Must not: order or time anything.

use super::bookmarks::about;
use super::paint::Paint;
use crate::app::{App, Area, DeckLine, DeckView, Role, became, deck_extent};
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, view: &DeckView) {
    paint.clear(view.area);
    let (head, rows) = (view.area.row(0).inset(1, 1), view.list());
    paint.rule(view.area.row(1));
    let Some(deck) = app.notebook.deck(&view.name) else {
        paint.wrapped(rows.inset(1, 1), &app.words.say("deck-gone"), Role::Alarm);
        return;
    };
    let extent = deck_extent(&app.words, deck);
    paint.right(head, &extent, Role::Meta);
    let room = head.inset(0, u16::try_from(width(&extent)).unwrap_or(u16::MAX).saturating_add(2));
    paint.text(room, &deck.title, Role::Heading);
    if view.lines.is_empty() {
        paint.wrapped(rows.inset(1, 1), &app.words.say("deck-empty"), Role::Gap);
        return paint.put_cursor(rows.x + 1, rows.y);
    }
    for (index, at) in view.rows.visible().zip(0u16..) {
        let Some(line) = view.lines.get(index) else { continue };
        let row = rows.row(at);
        let role = if index == view.rows.cursor { Role::Selected } else { Role::Text };
        if role == Role::Selected {
            paint.tint(row, role);
            paint.put_cursor(row.x, row.y);
        }
        item(paint, app, (index + 1, line), (row.inset(1, 1), role));
    }
    about(paint, (view.area, rows, view.about_area()), view.about.get(view.scroll.visible()).unwrap_or_default());
}

/// Number, name, the first line of the note; at the right minutes, and what became of the passage.
fn item(paint: &mut Paint<'_>, app: &App, (number, line): (usize, &DeckLine), (row, role): (Area, Role)) {
    let became = became(&app.words, Some(&line.stand));
    let minutes = Some(line.minutes.clone()).filter(|minutes| !minutes.is_empty());
    let right = became.into_iter().chain(minutes).collect::<Vec<_>>().join(" \u{b7} ");
    let taken = u16::try_from(width(&right)).unwrap_or(u16::MAX);
    paint.text(row, &format!("{number:>3} "), role);
    let room = row.inset(4, taken.saturating_add(1));
    let name = if line.note.is_empty() { room.width } else { room.width * 3 / 5 };
    paint.text(Area { width: name, ..room }, &line.name, role);
    paint.text(room.inset(name.saturating_add(1), 0), &line.note, role);
    paint.right(row, &right, role);
}
