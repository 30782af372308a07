//! What to compare: the box, what is picked, the list of countries and reports.
//!
//! Must not: decide how many there may be.

use super::paint::Paint;
use crate::app::{App, Area, Pick, PickFor, Role};
use crate::compare::Column;
use crate::say;
use crate::text::width;
use crate::words;

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
    let name = |column: &Column| {
        let name = app.library.names.name(column.country, app.words.lang());
        column.report.as_ref().map_or_else(|| name.clone(), |report| format!("{name} @{report}"))
    };
    let picked: Vec<String> = pick.picked.iter().map(name).collect();
    let mut picked = if picked.is_empty() { app.words.say(none) } else { picked.join(" \u{b7} ") };
    if width(&picked) > usize::from(inner.width) {
        // In short where names do not fit, as places have it.
        let short = |column: &Column| match &column.report {
            Some(report) => format!("{}@{report}", column.country),
            None => column.country.to_string(),
        };
        picked = pick.picked.iter().map(short).collect::<Vec<_>>().join(" \u{b7} ");
    }
    paint.text(inner.row(1), &picked, Role::Heading);
    let list = pick.list();
    for (index, at) in pick.rows.visible().zip(0u16..) {
        let Some(column) = pick.choices.get(index) else { continue };
        let line = list.row(at);
        let role = if index == pick.rows.cursor { Role::Selected } else { Role::Text };
        if role == Role::Selected {
            paint.tint(line, role);
        }
        let mark = if pick.picked.contains(column) { "*" } else { " " };
        let taken = paint.text(line.inset(1, 1), &format!("{mark} "), role);
        choice(paint, app, (pick, column), (line.inset(1 + taken, 1), role));
    }
    if pick.choices.is_empty() {
        let typed = pick.countries.filter.as_ref().is_some_and(|filter| !filter.text().is_empty());
        let id = if typed { "no-country-fits" } else { "library-empty" };
        paint.wrapped(list.inset(1, 1), &app.words.say(id), Role::Gap);
    }
    let foot = pick.area.row(pick.area.height.saturating_sub(1)).inset(2, 2);
    paint.right(foot, &app.words.say(keys), Role::Meta);
}

/// A country, with how many reports it has where there are several; or one of its reports.
fn choice(paint: &mut Paint<'_>, app: &App, (pick, column): (&Pick, &Column), (line, role): (Area, Role)) {
    let entries = app.library.entries_of(column.country);
    let Some(id) = &column.report else {
        if entries.len() > 1 {
            paint.right(line, &say!(app.words, "pick-reports", count = entries.len()), role);
        }
        paint.text(line, pick.countries.name(column.country), role);
        return;
    };
    let report = entries.iter().find(|entry| entry.id == *id).and_then(|entry| entry.report());
    let period =
        report.and_then(|report| report.period.as_ref()).map(|period| words::period(app.words.as_ref(), period));
    let title = report.map(|report| report.title.in_lang(app.words.lang()).to_owned());
    let parts: Vec<String> = [Some(format!("  @{id}")), period, title].into_iter().flatten().collect();
    paint.text(line, &parts.join(" \u{b7} "), role);
}
