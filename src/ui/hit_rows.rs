//! Rows of hits: `Country │ Topic › point │ Speaker: …hit…`, and the heading before what is similar.
//!
//! Must not: give the room of the first two columns to the third.

use super::paint::{Paint, cut};
use crate::app::{App, Area, FindAll, HitRow, Role, found_in, point_path};
use crate::say;
use crate::search::{Hit, Marker, Results};
use crate::text::width;
use crate::words::speaker;
use std::ops::Range;

/// Narrower rows say "4b" instead of "Protection › Shelter and assistance".
const NARROW: u16 = 60;
/// Wider rows give two fifths to the point, which then has room for most names.
const WIDE: u16 = 90;
/// Cells of a speaker's name that are worth their room.
const SPEAKER: usize = 10;
/// Cells of a hit under which nobody is named before it: the preview and the drawer do.
const FEWEST_CELLS: usize = 18;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, (find, results): (&FindAll, &Results)) {
    let list = find.list();
    let country_cells = results.hits.iter().take(200).map(|hit| width(&country(app, hit))).max().unwrap_or(0);
    let country_cells = u16::try_from(country_cells).unwrap_or(0).min(list.width / 4).max(4);
    let widest = results.hits.iter().take(200).map(|hit| width(&point_label(app, hit, false))).max().unwrap_or(0);
    let most = if list.width >= WIDE { list.width * 2 / 5 } else { list.width / 3 };
    let point_cells = u16::try_from(widest).unwrap_or(u16::MAX).clamp(3, most.max(3));
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
        if let Some(hit) = results.hits.get(hit) {
            let role = if is_chosen { Role::Selected } else { Role::Text };
            columns(paint, app, (hit, &results.marker, role, line), (country_cells, point_cells));
        }
    }
}

fn columns(
    paint: &mut Paint<'_>,
    app: &App,
    (hit, marker, role, line): (&Hit, &Marker, Role, Area),
    (country_cells, point_cells): (u16, u16),
) {
    let narrow = line.width < NARROW;
    let country = country(app, hit);
    name(paint, Area { width: country_cells, ..line }, (&country, role), &marker.mark(&country));
    let mut x = country_cells;
    let divide = |paint: &mut Paint<'_>, x: &mut u16| {
        paint.text(line.inset(*x, 0), " \u{2502} ", role);
        *x += 3;
    };
    divide(paint, &mut x);
    let cells = if narrow { 3 } else { point_cells };
    let label = point_label(app, hit, narrow);
    let at = if narrow { Vec::new() } else { marker.mark(&label) };
    name(paint, Area { width: cells, ..line.inset(x, 0) }, (&label, role), &at);
    x += cells;
    divide(paint, &mut x);
    let mut room = line.inset(x, 0);
    let Some(found) = hit.passage() else { return };
    let cells = usize::from(room.width);
    if cells >= FEWEST_CELLS {
        let name = speaker(&app.words, found);
        let third = Area {
            width: u16::try_from((cells / 3).max(SPEAKER.min(cells / 2)).min(width(&name))).unwrap_or(0),
            ..room
        };
        let look = if role == Role::Selected { role } else { Role::Speaker };
        let taken = paint.text(third, &name, look);
        room = room.inset(taken, 0);
        room = room.inset(paint.text(room, ": ", look), 0);
    }
    let (text, hits) = excerpt(app, (hit, marker), usize::from(room.width));
    paint.marked(room, (&text, role), &hits);
}

/// A name with what was found in it; where it is cut, the sign for that is no part of a hit.
fn name(paint: &mut Paint<'_>, area: Area, (text, role): (&str, Role), at: &[Range<usize>]) {
    let room = usize::from(area.width);
    let seen = if width(text) > room { cut(text, room.saturating_sub(1)) } else { text };
    let at: Vec<Range<usize>> = at.iter().map(|at| at.start..at.end.min(seen.len())).collect();
    let taken = paint.marked(area, (seen, role), &at);
    if seen.len() < text.len() {
        paint.text(area.inset(taken, 0), "\u{2026}", role);
    }
}

fn country(app: &App, hit: &Hit) -> String {
    app.library.names.name(hit.report.country, app.words.lang())
}

/// "Protection › Shelter and assistance", or "4b" where there is no room for words.
fn point_label(app: &App, hit: &Hit, narrow: bool) -> String {
    let Some(found) = hit.passage() else { return String::new() };
    if !narrow {
        return point_path((&app.library, &app.words), found);
    }
    let Some(home) = found.passage.homes.first() else { return String::new() };
    let topic = app.library.taxonomy.topic(home.topic).map(|topic| topic.key);
    let point = home.point.and_then(|point| app.library.taxonomy.point(home.topic, point)).map(|point| point.key);
    [topic, point].into_iter().flatten().collect()
}

/// As much of the passage as fits on the row around its first hit, and where the hits are in it. Where
/// the text that is shown has none, of the nearest text that has, under its name; its beginning where
/// country and point, which stand in front, have what was found.
fn excerpt(app: &App, (hit, marker): (&Hit, &Marker), cells: usize) -> (String, Vec<Range<usize>>) {
    let Some(found) = hit.passage() else { return (String::new(), Vec::new()) };
    let text = found.passage.text.in_lang(app.words.lang());
    let at = marker.mark(text);
    if !at.is_empty() {
        return around(text, &at, cells);
    }
    let in_front = || {
        let names = [country(app, hit), point_label(app, hit, false)];
        names.iter().any(|name| !marker.mark(name).is_empty())
    };
    match found_in(found, marker, (&app.library, &app.words)).into_iter().next() {
        Some(beside) if beside.is_name && in_front() => around(text, &[], cells),
        // The statement in the other language speaks for itself.
        Some(beside) if beside.is_twin => around(&beside.text, &beside.at, cells),
        Some(beside) => {
            let label = format!("{}: ", beside.label);
            let (rest, at) = around(&beside.text, &beside.at, cells.saturating_sub(width(&label)));
            let shifted = at.iter().map(|at| at.start + label.len()..at.end + label.len()).collect();
            (format!("{label}{rest}"), shifted)
        }
        None => around(text, &[], cells),
    }
}

fn around(text: &str, at: &[Range<usize>], cells: usize) -> (String, Vec<Range<usize>>) {
    let first = at.first().map_or(0, |range| range.start);
    let before = text.get(..first).unwrap_or_default();
    // Some words before the hit, so that it can be understood; all of them where they fit.
    // What the text after it leaves free goes to them.
    let free = cells.saturating_sub(width(text.get(first..).unwrap_or_default()) + 1);
    let lead =
        if width(text) <= cells || width(before) <= cells / 3 { 0 } else { start_of_lead(before, free.max(cells / 4)) };
    let sign = if lead > 0 { "\u{2026}" } else { "" };
    let rest = text.get(lead..).unwrap_or_default();
    let mut shown = format!("{sign}{}", cut(rest, cells.saturating_sub(width(sign))));
    if width(rest) > cells.saturating_sub(width(sign)) {
        shown = format!("{}\u{2026}", cut(&shown, cells.saturating_sub(1)));
    }
    // The sign at the end is no part of a hit, and a hit that begins behind it is not seen.
    let end_of_text = shown.strip_suffix('\u{2026}').map_or(shown.len(), str::len);
    let shift = |range: &Range<usize>| {
        let start = range.start.checked_sub(lead)? + sign.len();
        let end = (range.end.checked_sub(lead)? + sign.len()).min(end_of_text);
        (start < end).then_some(start..end)
    };
    let hits = at.iter().filter_map(shift).collect();
    (shown, hits)
}

/// Where the last words before a hit begin.
fn start_of_lead(before: &str, cells: usize) -> usize {
    let mut start = before.len();
    for (at, _) in before.char_indices().rev() {
        if width(before.get(at..).unwrap_or_default()) > cells {
            break;
        }
        start = at;
    }
    let rest = before.get(start..).unwrap_or_default();
    start + rest.find(' ').map_or(0, |space| space + 1)
}
