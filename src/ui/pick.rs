//! Which countries: the box, what is picked, the list.
//!
//! Must not: decide how many there may be.

use super::paint::Paint;
use crate::app::{App, Pick, PickFor, Role};

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, pick: &Pick) {
    let [title, none, keys] = match pick.purpose {
        PickFor::Compare => ["pick-title", "pick-none", "pick-keys"],
        PickFor::Figures => ["figures-title", "pick-figures-none", "pick-figures-keys"],
    };
    paint.framed(pick.area, &app.words.say(title));
    let inner = pick.area.inset(2, 2).shorter(1, 1);
    if let Some(filter) = &pick.countries.filter {
        paint.edit(inner.row(0), "> ", filter);
    }
    let picked: Vec<String> =
        pick.countries.marked.iter().map(|code| app.library.names.name(*code, app.words.lang())).collect();
    let picked = if picked.is_empty() { app.words.say(none) } else { picked.join(" \u{b7} ") };
    paint.text(inner.row(1), &picked, Role::Heading);
    let list = pick.list();
    for (index, at) in pick.countries.rows.visible().zip(0u16..) {
        let Some(code) = pick.countries.shown().get(index).copied() else { continue };
        let line = list.row(at);
        let role = if index == pick.countries.rows.cursor { Role::Selected } else { Role::Text };
        if role == Role::Selected {
            paint.tint(line, role);
        }
        let mark = if pick.countries.marked.contains(&code) { "*" } else { " " };
        paint.text(line.inset(1, 1), &format!("{mark} {}", pick.countries.name(code)), role);
    }
    if pick.countries.shown().is_empty() {
        paint.wrapped(list.inset(1, 1), &app.words.say("no-country-fits"), Role::Gap);
    }
    let foot = pick.area.row(pick.area.height.saturating_sub(1)).inset(2, 2);
    paint.right(foot, &app.words.say(keys), Role::Meta);
}
