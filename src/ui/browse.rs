//! The first screen: countries left, one section right.
//!
//! Must not: lay out; rows come ready from the state.

use super::paint::{Marks, Paint};
use crate::app::{App, Area, FindHere, Flow, Focus, KEPT, Role, lens_words, tabs};
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
    let about = lens_words(&app.words, app.browse.lens).into_iter().chain(app.browse.kept_words(&app.words));
    let name = std::iter::once(name).chain(about).collect::<Vec<_>>();
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

/// A flow in a region, where a reader is in it, and what was found in it.
pub(super) struct FlowView<'a> {
    pub(super) flow: &'a Flow,
    pub(super) area: Area,
    /// Cells left of the text, where the cursor's bar stands.
    pub(super) margin: u16,
    /// Cells a line of text may take.
    pub(super) cells: usize,
    /// The stop under the cursor, and the first row in view.
    pub(super) at: (usize, usize),
    pub(super) focused: bool,
    pub(super) find: Option<&'a FindHere>,
}

/// The rows of a flow that are in view, the bar beside the stop under the cursor, and the terminal's cursor on it.
pub(super) fn flow(paint: &mut Paint<'_>, view: &FlowView<'_>) {
    let (cursor, top) = view.at;
    let marks = Marks { cursor: Some(cursor).filter(|_| view.focused && view.margin > 0), find: view.find };
    let step = view.flow.steps.get(cursor);
    let height = usize::from(view.area.height);
    for (row, at) in view.flow.rows.iter().skip(top).take(height).zip(0u16..) {
        let line = view.area.row(at);
        let cells = u16::try_from(view.cells).unwrap_or(line.width);
        let body = line.inset(view.margin, 0);
        paint.row(Area { width: body.width.min(cells), ..body }, (row, view.flow), marks);
        let index = top + usize::from(at);
        if view.margin > 1 && view.flow.marked.contains(&index) {
            paint.text(Area { width: 1, ..line.inset(view.margin - 1, 0) }, KEPT, Role::Kept);
        }
        let Some(step) = step.filter(|step| step.rows.contains(&index)) else { continue };
        if view.margin > 0 {
            paint.text(Area { width: 1, ..line }, "\u{258c}", if view.focused { Role::Bar } else { Role::Line });
        }
        if view.focused && index == step.rows.start.max(top) {
            let column = view.margin + view.flow.column_of(cursor, top, paint.words.lang());
            paint.put_cursor(line.x + column, line.y);
        }
    }
}

fn section(paint: &mut Paint<'_>, app: &App) {
    let browse = &app.browse;
    let view = FlowView {
        flow: &browse.flow,
        area: browse.panes.text,
        margin: browse.panes.margin,
        cells: browse.cells(),
        at: (browse.cursor, browse.top),
        focused: browse.focus == Focus::Text,
        find: browse.find.as_ref(),
    };
    flow(paint, &view);
}
