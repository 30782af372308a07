//! A list to look something up in: the filter, the rows, and what is known of the row under the cursor.
//!
//! Must not: filter or sort; rows come ready from the state.

use super::paint::Paint;
use crate::app::{App, Lookup, LookupKind, Role};
use crate::say;
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, lookup: &Lookup) {
    paint.clear(lookup.area);
    let words = &app.words;
    let name = match lookup.kind {
        LookupKind::Sources(Some(country)) => {
            say!(words, "sources-title-of", country = &app.library.names.name(country, words.lang()))
        }
        LookupKind::Sources(None) => words.say("sources-title"),
        LookupKind::Glossary => words.say("glossary-title"),
    };
    let head = lookup.area.row(0).inset(1, 1);
    let count = lookup.count().to_string();
    paint.right(head, &count, Role::Meta);
    let room = head.inset(0, u16::try_from(width(&count)).unwrap_or(0) + 2);
    paint.edit(room, &format!("{name}: "), &lookup.edit);
    let (list, about) = (lookup.list(), lookup.about());
    if lookup.shown().len() == 0 {
        paint.wrapped(list.inset(1, 1), &words.say("nothing-found"), Role::Gap);
    }
    for (index, at) in lookup.rows.visible().zip(0u16..) {
        let Some(item) = lookup.at(index) else { continue };
        let line = list.row(at);
        let selected = index == lookup.rows.cursor;
        let role = if selected { Role::Selected } else { Role::Text };
        if selected {
            paint.tint(line, role);
        }
        let right = u16::try_from(width(&item.right)).unwrap_or(0);
        paint.right(line.inset(1, 1), &item.right, if selected { role } else { Role::Meta });
        paint.text(line.inset(1, right + 3), &item.line, role);
    }
    if list.width < lookup.area.width {
        paint.divider(lookup.area.shorter(1, 0).inset(list.width, 0));
    } else {
        paint.rule(lookup.area.row(list.height + 1));
    }
    let Some(item) = lookup.item() else { return };
    let mut rest = about.inset(1, 0);
    for (text, role) in &item.about {
        let taken = paint.wrapped(rest, text, *role);
        rest = rest.shorter(taken, 0);
    }
}
