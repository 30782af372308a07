//! Figures: heads that stay, names of indicators that stay, every value of a cell on a line of its own.
//!
//! Must not: measure or choose; lines, columns and words come ready from the state.

mod charts;

use super::paint::Paint;
use crate::app::{App, Area, FigureView, Figures, Role, Span};
use crate::say;
use crate::text::{cut, width};

/// What stands where there is no value.
const EMPTY: &str = "\u{b7}";
/// Between the parts of a line.
const DOT: &str = " \u{b7} ";

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, figures: &Figures) {
    let all = app.size.area().shorter(1, 1);
    paint.clear(all);
    head(paint, app, (all.row(0).inset(1, 1), figures));
    if figures.table.rows.is_empty() {
        nothing(paint, app, (figures.body.inset(1, 1), figures));
    } else {
        match figures.view {
            FigureView::Bars => charts::bars(paint, figures),
            FigureView::Lines => charts::lines(paint, figures),
            FigureView::Table if figures.is_list() => list(paint, figures),
            FigureView::Table => table(paint, figures),
        }
    }
    foot(paint, (figures.foot, figures.body), (&figures.about, &figures.legend));
}

/// What the figures are of, and the three ways to see them.
fn head(paint: &mut Paint<'_>, app: &App, (line, figures): (Area, &Figures)) {
    let words = &app.words;
    let views = [
        (FigureView::Table, "figures-table"),
        (FigureView::Bars, "figures-bars"),
        (FigureView::Lines, "figures-lines"),
    ];
    let label = |(view, id): &(FigureView, &str)| match *view == figures.view {
        true => format!("\u{258c}{}\u{2590}", words.say(id)),
        false => format!(" {} ", words.say(id)),
    };
    let labels: Vec<(String, bool)> = views.iter().map(|view| (label(view), view.0 == figures.view)).collect();
    let cells = u16::try_from(labels.iter().map(|(label, _)| width(label)).sum::<usize>()).unwrap_or(u16::MAX);
    let mut room = line;
    // Half of the line at most: what it is about comes first.
    if cells * 2 <= line.width {
        room = line.inset(0, cells + 1);
        let mut x = line.width - cells;
        for (label, chosen) in &labels {
            x += paint.text(line.inset(x, 0), label, if *chosen { Role::Tab } else { Role::Meta });
        }
    }
    let mut parts = subject(app, figures);
    // What does not fit is left out and not cut, but for the first.
    while parts.len() > 1 && width(&parts.join(DOT)) > usize::from(room.width) {
        parts.pop();
    }
    paint.text(room, &parts.join(DOT), Role::Heading);
}

/// What the figures are of, the most telling part first.
fn subject(app: &App, figures: &Figures) -> Vec<String> {
    let (words, library) = (&app.words, &app.library);
    let lang = words.lang();
    let name = |code| library.names.name(code, lang);
    if let (Some((row, cell, value)), false) = (figures.table.value(figures.at), figures.view == FigureView::Table) {
        let parts = match figures.view {
            FigureView::Bars => {
                let period = figures.period().unwrap_or(&value.period);
                let several = figures.choice.countries.len() > 1;
                let of = if several { String::new() } else { words.say("bars-all-countries") };
                [row.label.clone(), crate::words::period(words, period), of]
            }
            _ => {
                let column = figures.table.columns.get(cell.column);
                [column.map(|column| column.name.clone()).unwrap_or_default(), row.label.clone(), String::new()]
            }
        };
        return parts.into_iter().filter(|part| !part.is_empty()).collect();
    }
    let countries = match figures.choice.countries.as_slice() {
        [] => words.say("figures-all-countries"),
        few if few.len() <= crate::words::MOST_NAMED => {
            few.iter().map(|code| name(*code)).collect::<Vec<_>>().join(", ")
        }
        many => say!(words, "countries-count", count = many.len()),
    };
    let topic = figures.choice.topic.and_then(|topic| library.taxonomy.topic(topic));
    let topic = topic.map(|topic| format!("{} {}", topic.key, topic.short.in_lang(lang)));
    let topic = topic.unwrap_or_else(|| words.say("figures-all-topics"));
    let count = say!(words, "figures-indicators", count = figures.table.rows.len());
    vec![countries, topic, count]
}

/// That nothing is there, and where there may be something.
fn nothing(paint: &mut Paint<'_>, app: &App, (area, figures): (Area, &Figures)) {
    let words = &app.words;
    if !app.library.complete {
        paint.wrapped(area, &words.say("loading"), Role::Gap);
        return;
    }
    let taken = paint.wrapped(area, &say!(words, "figures-none", what = &subject(app, figures).join(DOT)), Role::Gap);
    let [topics, countries] = ["widen", "choose-countries"].map(|name| app.keymap.shown(name));
    let hint = say!(words, "figures-none-keys", topics = &topics, countries = &countries);
    paint.wrapped(area.shorter(taken, 0), &hint, Role::Note);
}

fn table(paint: &mut Paint<'_>, figures: &Figures) {
    heads(paint, figures);
    let body = figures.body.shorter(2, 0);
    let visible = figures.scroll.visible();
    let seen: Vec<(usize, Area)> = figures.seen().collect();
    for (index, row) in figures.table.rows.iter().enumerate() {
        let lines = row.start.max(visible.start)..(row.start + row.height).min(visible.end);
        let here = index == figures.at.row;
        for line in lines {
            let Ok(y) = u16::try_from(line - visible.start) else { continue };
            let (within, place) = (line - row.start, body.row(y));
            let name = Area { width: figures.name_cells.saturating_sub(1), ..place };
            let role = if here { Role::Current } else { Role::Text };
            paint.text(name, if here && within == 0 { "\u{25b8}" } else { " " }, role);
            let text = row.name.get(within).map_or("", String::as_str);
            paint.text(name.inset(1, 0), text, role);
            for (column, area) in &seen {
                let cell = Area { x: area.x, width: area.width, ..place };
                let Some((at, held)) = row.cells.iter().enumerate().find(|(_, cell)| cell.column == *column) else {
                    if within == 0 {
                        paint.text(cell, EMPTY, Role::Gap);
                    }
                    continue;
                };
                let Some(value) = held.values.get(within) else { continue };
                let chosen = here && at == figures.at.cell && within == figures.at.value;
                let (head, numbers) = value.said.split_at_checked(value.head).unwrap_or((&value.said, ""));
                let tail = if held.signs.is_empty() { numbers.to_owned() } else { format!("{numbers} {}", held.signs) };
                value_cell(paint, cell.inset(0, 2), (head, &tail), chosen);
            }
        }
    }
}

/// A value on its line; the numbers of its sources and the signs that flag it are never what is cut.
fn value_cell(paint: &mut Paint<'_>, cell: Area, (said, tail): (&str, &str), chosen: bool) {
    let role = if chosen { Role::Selected } else { Role::Text };
    if chosen {
        paint.tint(cell, role);
        paint.put_cursor(cell.x, cell.y);
    }
    let kept = u16::try_from(width(tail)).unwrap_or(0);
    let taken = paint.text(cell.inset(0, kept), said, role);
    paint.text(cell.inset(taken, 0), tail, if chosen { role } else { Role::Meta });
}

/// The heads: the name of a country over the first of its columns in view, the time over each column.
fn heads(paint: &mut Paint<'_>, figures: &Figures) {
    let (top, below) = (figures.body.row(0), figures.body.row(1));
    let mut country = None;
    let here = figures.table.value(figures.at).map(|(_, cell, _)| cell.column);
    let seen: Vec<(usize, Area)> = figures.seen().collect();
    for (at, (column, area)) in seen.iter().enumerate() {
        let Some(head) = figures.table.columns.get(*column) else { continue };
        if country.replace(head.country) != Some(head.country) {
            let is_own = |(other, _): &&(usize, Area)| {
                figures.table.columns.get(*other).is_some_and(|other| other.country == head.country)
            };
            let own = seen.iter().skip(at).take_while(is_own).map(|(_, area)| area.width).fold(0, u16::saturating_add);
            paint.text(Area { x: area.x, width: own.saturating_sub(1), ..top }, &head.name, Role::Title);
        }
        let role = if here == Some(*column) { Role::Current } else { Role::Heading };
        paint.text(Area { x: area.x, width: area.width.saturating_sub(1), ..below }, &head.said, role);
    }
    if figures.left > 0 {
        paint.text(below.inset(figures.name_cells.saturating_sub(2), 0), "\u{2039}", Role::KeyName);
    }
    if seen.last().is_some_and(|(last, _)| last + 1 < figures.table.columns.len()) {
        paint.right(below, "\u{203a}", Role::KeyName);
    }
}

fn list(paint: &mut Paint<'_>, figures: &Figures) {
    for (index, y) in figures.scroll.visible().zip(0u16..) {
        let Some(line) = figures.list.get(index) else { continue };
        let place = figures.body.row(y).inset(1, 1);
        let chosen = line.spot == Some(figures.at);
        let role = if chosen { Role::Selected } else { line.role };
        if chosen {
            paint.tint(place, role);
            if line.is_first {
                paint.put_cursor(place.x, place.y);
            }
        }
        paint.text(place, &line.text, role);
    }
}

/// A rule, what is under the cursor in words, and the legend, as far as there is room.
pub(super) fn foot(paint: &mut Paint<'_>, (foot, body): (Area, Area), (about, legend): (&[Vec<Span>], &[Vec<Span>])) {
    if foot.height == 0 {
        return;
    }
    paint.rule(Area { y: body.y + body.height, height: 1, ..body });
    let inner = foot.inset(1, 1);
    let height = usize::from(foot.height);
    let room = height.saturating_sub(legend.len());
    // That there is more has a line of its own: over a text it would cut a word.
    let more = about.len() > room && room > 0;
    for (line, y) in about.iter().take(room - usize::from(more)).zip(0u16..) {
        paint.spans(inner.row(y), line);
    }
    if more {
        let last = inner.row(u16::try_from(room - 1).unwrap_or(0));
        paint.right(last, cut(&paint.words.say("more-below"), usize::from(last.width)), Role::Title);
    }
    let start = u16::try_from(room).unwrap_or(0);
    for (line, y) in legend.iter().zip(start..) {
        paint.spans(inner.row(y), line);
    }
}
