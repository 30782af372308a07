//! Search everything: the box, how much was found, the rows.
//!
//! Must not: search or rank.

use super::paint::{Paint, cut, in_bytes};
use crate::app::{App, Area, FindAll, Role};
use crate::model::Lang;
use crate::say;
use crate::search::{Hit, Terms, find_in};
use crate::text::width;
use std::ops::Range;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, find: &FindAll) {
    paint.clear(find.area);
    let head = find.area.row(0).inset(1, 1);
    // Where there is little room it belongs to what is typed.
    let narrow = head.width < 50;
    let count = match &find.results {
        Some(results) if !find.edit.text().trim().is_empty() => {
            if narrow {
                results.total.to_string()
            } else {
                say!(app.words, "hits-count", hits = results.total, countries = results.countries)
            }
        }
        _ => String::new(),
    };
    let sign = if find.is_current() { count } else { format!("\u{2026} {count}") };
    paint.right(head, &sign, Role::Meta);
    let taken = u16::try_from(width(&sign)).unwrap_or(0) + 2;
    let label = if narrow { "/".to_owned() } else { app.words.say("find-all-label") };
    paint.edit(head.inset(0, taken), &format!("{label} "), &find.edit);
    paint.rule(find.area.row(1));
    let list = find.list();
    let Some(results) = &find.results else { return };
    if results.hits.is_empty() {
        let id = if find.edit.text().trim().is_empty() { "find-all-empty" } else { "nothing-found" };
        paint.wrapped(list.inset(1, 1), &app.words.say(id), Role::Gap);
        return;
    }
    let country_cells = results.hits.iter().take(200).map(|hit| width(&country(app, hit))).max().unwrap_or(0);
    let country_cells = u16::try_from(country_cells).unwrap_or(0).min(list.width / 4).max(4);
    let point_cells = (list.width / 3).min(44);
    for (index, at) in find.rows.visible().zip(0u16..) {
        let Some(hit) = results.hits.get(index) else { continue };
        let line = list.row(at).inset(1, 1);
        let role = if index == find.rows.cursor { Role::Selected } else { Role::Text };
        if index == find.rows.cursor {
            paint.tint(list.row(at), role);
        }
        columns(paint, app, (hit, find.edit.text(), role, line), (country_cells, point_cells));
    }
}

/// `Country │ Topic › point │ …hit…`: the first two keep their columns.
fn columns(
    paint: &mut Paint<'_>,
    app: &App,
    (hit, query, role, line): (&Hit, &str, Role, Area),
    (country_cells, point_cells): (u16, u16),
) {
    let narrow = line.width < 60;
    paint.text(Area { width: country_cells, ..line }, &country(app, hit), role);
    let mut x = country_cells;
    let divide = |paint: &mut Paint<'_>, x: &mut u16| {
        paint.text(line.inset(*x, 0), " \u{2502} ", role);
        *x += 3;
    };
    divide(paint, &mut x);
    let point = point_label(app, hit, narrow);
    let cells = if narrow { 3 } else { point_cells };
    paint.text(Area { width: cells, ..line.inset(x, 0) }, &point, role);
    x += cells;
    divide(paint, &mut x);
    let room = line.inset(x, 0);
    let (text, hits) = excerpt(hit, (app.words.lang(), query), usize::from(room.width));
    paint.marked(room, (&text, role), &hits);
}

fn country(app: &App, hit: &Hit) -> String {
    FindAll::passage(hit)
        .map(|found| app.library.names.name(found.report.country, app.words.lang()))
        .unwrap_or_default()
}

/// "Protection › Shelter and assistance", or "4b" where there is no room for words.
fn point_label(app: &App, hit: &Hit, narrow: bool) -> String {
    let lang = app.words.lang();
    let home = FindAll::passage(hit).and_then(|found| found.passage.homes.first());
    let Some(home) = home else { return String::new() };
    let topic = app.library.taxonomy.topic(home.topic);
    let point = home.point.and_then(|point| app.library.taxonomy.point(home.topic, point));
    if narrow {
        let keys = [topic.map(|topic| topic.key), point.map(|point| point.key)];
        return keys.into_iter().flatten().collect();
    }
    let labels = [topic.map(|topic| topic.short.in_lang(lang)), point.map(|point| point.label(lang))];
    labels.into_iter().flatten().collect::<Vec<_>>().join(" \u{203a} ")
}

/// As much of the passage as fits on the row around its first hit, and where the hits are in it.
fn excerpt(hit: &Hit, (lang, query): (Lang, &str), cells: usize) -> (String, Vec<Range<usize>>) {
    let Some(found) = FindAll::passage(hit) else { return (String::new(), Vec::new()) };
    let written = &found.passage.text;
    let (mut text, mut bytes) = (written.in_lang(lang), in_bytes(written.in_lang(lang), &hit.matches));
    if bytes.is_empty() {
        // Found in the twin in the other language, which is then what the row shows.
        let twin = if lang == Lang::Es { Some(&written.text) } else { written.es.as_ref() };
        let found = twin.and_then(|twin| Some((twin, find_in([twin.as_str()], &Terms::parse(query)).pop()?)));
        if let Some((twin, ranges)) = found.filter(|(_, ranges)| !ranges.is_empty()) {
            (text, bytes) = (twin, ranges);
        }
    }
    let first = bytes.first().map_or(0, |range| range.start);
    let before = text.get(..first).unwrap_or_default();
    // Some words before the hit, so that it can be understood; all of them where they fit.
    let lead = if width(text) <= cells || width(before) <= cells / 3 { 0 } else { start_of_lead(before, cells / 4) };
    let sign = if lead > 0 { "\u{2026}" } else { "" };
    let rest = text.get(lead..).unwrap_or_default();
    let mut shown = format!("{sign}{}", cut(rest, cells.saturating_sub(width(sign))));
    if width(rest) > cells.saturating_sub(width(sign)) {
        shown = format!("{}\u{2026}", cut(&shown, cells.saturating_sub(1)));
    }
    let shift = |range: &Range<usize>| {
        let start = range.start.checked_sub(lead)? + sign.len();
        let end = (range.end.checked_sub(lead)? + sign.len()).min(shown.len());
        (start < end).then_some(start..end)
    };
    let hits = bytes.iter().filter_map(shift).collect();
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
