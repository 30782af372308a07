//! Go to by name: the box and its rows.
//!
//! Must not: match; ranges of letters come with the hits.

use super::chrome::scope_key;
use super::paint::Paint;
use crate::app::{App, Names, Role, Scope};
use crate::search::Target;
use std::ops::Range;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, names: &Names) {
    paint.framed(names.area, &paint.words.say("names-title"));
    let foot = names.area.row(names.area.height.saturating_sub(1)).inset(2, 2);
    paint.scopes(foot, (Scope::Names, &app.scopes()), &scope_key(app));
    let inner = names.area.inset(2, 2).shorter(1, 1);
    paint.edit(inner.row(0), "> ", &names.edit);
    let list = names.list();
    if names.hits.is_empty() {
        paint.wrapped(list.inset(1, 1), &paint.words.say("nothing-found"), Role::Gap);
    }
    for (index, at) in names.rows.visible().zip(0u16..) {
        let Some(hit) = names.hits.get(index) else { continue };
        let line = list.row(at);
        let role = if index == names.rows.cursor { Role::Selected } else { Role::Text };
        if index == names.rows.cursor {
            paint.tint(line, role);
        }
        let kind = match &hit.target {
            Target::Country(_) => "names-country",
            Target::Topic(_) | Target::TopicOf(..) => "names-topic",
            Target::Point(..) | Target::PointOf(..) => "names-point",
            Target::Report(_) => "names-report",
            Target::Action(_) => "names-action",
        };
        let kind = paint.words.say(kind);
        paint.right(line.inset(1, 1), &kind, if index == names.rows.cursor { role } else { Role::Meta });
        let room = line.inset(1, u16::try_from(crate::text::width(&kind)).unwrap_or(0) + 2);
        let taken = paint.marked(room, (&hit.label, role), &in_bytes(&hit.label, &hit.matches));
        if let Some(through) = &hit.through {
            paint.text(room.inset(taken, 0), &format!(" ({through})"), role);
        }
    }
}

/// Ranges of characters as ranges of bytes.
fn in_bytes(text: &str, characters: &[Range<usize>]) -> Vec<Range<usize>> {
    let at = |character: usize| text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte);
    characters.iter().map(|range| at(range.start)..at(range.end)).collect()
}
