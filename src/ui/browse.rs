//! The first screen: countries left, one section right.
//!
//! Must not: lay out; rows come ready from the state.

use super::paint::{Marks, Paint};
use crate::app::{App, Area, Focus, Role, lens_words, tabs};
use crate::say;
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App) {
    let browse = &app.browse;
    let panes = browse.panes;
    if let Some(area) = panes.list {
        list(paint, app, area);
    }
    if panes.text.height == 0 {
        return;
    }
    if let Some(area) = panes.heading {
        heading(paint, app, area);
    }
    tab_bar(paint, app, panes.tabs);
    if let Some(area) = panes.rule {
        paint.rule(area);
    }
    section(paint, app);
}

/// The text alone, from the first column on.
pub(super) fn draw_bare(paint: &mut Paint<'_>, app: &App) {
    paint.clear(app.size.area());
    section(paint, app);
}

/// The country, how many sources speak and of which years.
fn heading(paint: &mut Paint<'_>, app: &App, area: Area) {
    let Some(code) = app.browse.country else { return };
    let name = app.library.names.name(code, app.words.lang());
    let name = match &app.browse.report {
        Some(report) => format!("{name} @{report}"),
        None => name,
    };
    let name = std::iter::once(name).chain(lens_words(&app.words, app.browse.lens)).collect::<Vec<_>>();
    let name = name.join(" \u{b7} ");
    let (sources, span) = app.library.span_of(code, app.browse.report.as_ref());
    let count = say!(app.words, "sources-count", count = sources);
    let right = match span {
        Some((from, to)) if from != to => format!("{count} \u{b7} {from}\u{2013}{to}"),
        Some((year, _)) => format!("{count} \u{b7} {year}"),
        None if sources > 0 => count,
        None => String::new(),
    };
    paint.text(area, &name, Role::Heading);
    if width(&name) + 2 + width(&right) <= usize::from(area.width) {
        paint.right(area, &right, Role::Meta);
    }
}

/// The topics; the one that is shown stands between bars.
pub(super) fn tab_bar(paint: &mut Paint<'_>, app: &App, area: Area) {
    let mut taken = 0;
    for tab in tabs(app, area.width) {
        let role = if tab.starts_with('\u{258c}') { Role::Tab } else { Role::Text };
        taken += paint.text(area.inset(taken, 0), &tab, role);
    }
}

fn list(paint: &mut Paint<'_>, app: &App, area: Area) {
    let browse = &app.browse;
    let inner = area.inset(0, 1);
    paint.divider(area.inset(area.width - 1, 0));
    let focused = browse.focus == Focus::Countries && app.layers.is_empty();
    let head = inner.row(0);
    let shown = browse.countries.shown();
    match &browse.countries.filter {
        Some(filter) if browse.filtering && focused => paint.edit(head, "/", filter),
        Some(filter) => {
            paint.text(head, &format!("/{}", filter.text()), Role::KeyName);
            paint.right(head, &shown.len().to_string(), Role::Meta);
        }
        None => {
            paint.text(head.inset(1, 0), &app.words.say("countries"), Role::Heading);
            let marked = browse.countries.marked.len();
            let right = if marked > 0 { say!(app.words, "marked", count = marked) } else { shown.len().to_string() };
            paint.right(head, &right, Role::Meta);
        }
    }
    if shown.is_empty() {
        let id = match &browse.countries.filter {
            Some(_) => "no-country-fits",
            None if app.library.complete => "library-empty",
            None => "loading",
        };
        paint.wrapped(inner.shorter(1, 0), &app.words.say(id), Role::Gap);
    }
    for (line, row) in browse.countries.rows.visible().zip(1u16..) {
        let Some(code) = shown.get(line).copied() else { continue };
        let here = inner.row(row);
        let current = browse.country == Some(code);
        let role = match (current, focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            (false, _) => Role::Text,
        };
        if current {
            paint.tint(here, role);
        }
        let country = app.library.country(code);
        let count = match country {
            Some(country) if country.passages() > 0 => country.passages().to_string(),
            Some(country) if country.pending => "\u{2026}".to_owned(),
            Some(country) if country.broken => "!".to_owned(),
            _ => "0".to_owned(),
        };
        let sign = if current { "\u{25b8}" } else { " " };
        let mark = if browse.countries.marked.contains(&code) { "*" } else { " " };
        let taken = paint.text(here, &format!("{sign}{mark}"), role);
        let room = here.inset(taken, u16::try_from(width(&count)).unwrap_or(0) + 1);
        paint.text(room, browse.countries.name(code), role);
        paint.right(here, &count, role);
        if current && focused && !browse.filtering {
            paint.put_cursor(here.x, here.y);
        }
    }
}

fn section(paint: &mut Paint<'_>, app: &App) {
    let browse = &app.browse;
    let panes = browse.panes;
    let focused = browse.focus == Focus::Text;
    let marks =
        Marks { cursor: Some(browse.cursor).filter(|_| focused && panes.margin > 0), find: browse.find.as_ref() };
    let step = browse.flow.steps.get(browse.cursor);
    let height = usize::from(panes.text.height);
    for (row, at) in browse.flow.rows.iter().skip(browse.top).take(height).zip(0u16..) {
        let line = panes.text.row(at);
        let cells = u16::try_from(browse.cells()).unwrap_or(line.width);
        let body = line.inset(panes.margin, 0);
        paint.row(Area { width: body.width.min(cells), ..body }, (row, &browse.flow), marks);
        let index = browse.top + usize::from(at);
        let Some(step) = step.filter(|step| step.rows.contains(&index)) else { continue };
        if panes.margin > 0 {
            paint.text(Area { width: 1, ..line }, "\u{258c}", if focused { Role::Bar } else { Role::Line });
        }
        if focused && index == step.rows.start.max(browse.top) {
            paint.put_cursor(line.x + browse.column_of_cursor(paint.words.lang()), line.y);
        }
    }
}
