//! Search everything: the box, how much was found, what is offered; under it rows, grid or words.
//!
//! Must not: search or rank.

use super::chrome::scope_key;
use super::paint::Paint;
use super::{heat_map, hit_rows, preview};
use crate::app::{App, Area, FindAll, Offer, Role, Scope, did_you_mean, paragraph};
use crate::say;
use crate::text::width;

/// Narrower boxes give their room to what is typed.
const NARROW: u16 = 50;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, find: &FindAll) {
    paint.clear(find.area);
    head(paint, app, find);
    for (line, at) in find.message.iter().zip(1u16..) {
        paint.spans(find.area.row(at).inset(1, 1), line);
    }
    let body = find.body();
    let rule = Area { y: body.y.saturating_sub(1), height: 1, ..find.area };
    paint.rule(rule);
    paint.scopes(rule.inset(2, 1), (Scope::Everything, &app.scopes()), &scope_key(app));
    if find.asks_nothing() {
        return explain(paint, find);
    }
    if let Some(map) = &find.map {
        return heat_map::draw(paint, body, map);
    }
    match &find.results {
        Some(results) if results.hits.is_empty() && is_unanswered(find) => {}
        Some(results) if results.hits.is_empty() => nothing(paint, app, find),
        Some(results) => {
            hit_rows::draw(paint, app, (find, results));
            preview::draw(paint, &find.preview);
        }
        None => {}
    }
}

/// What was found last is not what the query as it is typed finds.
fn is_unanswered(find: &FindAll) -> bool {
    find.fault.is_some() || !find.is_current()
}

/// The box, and at its right how much was found.
fn head(paint: &mut Paint<'_>, app: &App, find: &FindAll) {
    let area = find.area.row(0).inset(1, 1);
    let narrow = area.width < NARROW;
    let sign = count(app, find, narrow);
    paint.right(area, &sign, Role::Meta);
    let taken = u16::try_from(width(&sign)).unwrap_or(0) + 2;
    let label = if narrow { "/".to_owned() } else { app.words.say("find-all-label") };
    let fault = find.fault.as_ref().filter(|_| find.is_current()).map(|fault| {
        // Where something is missing, the letter before it is what can be marked.
        let before = find.edit.text().get(..fault.at.start).filter(|_| fault.at.is_empty());
        let letter = before.and_then(|before| before.char_indices().next_back());
        letter.map_or(fault.at.start, |(at, _)| at)..fault.at.end
    });
    paint.edit_marked(area.inset(0, taken), &format!("{label} "), &find.edit, (fault.as_ref(), &ghost(app, find)));
}

/// "102 hits · 14 countries"; "so far" as long as not all is read; "…" as long as the last key is not
/// answered; "before:" where the query means nothing and the last results that did are shown.
fn count(app: &App, find: &FindAll, narrow: bool) -> String {
    let words = &app.words;
    let mut sign = match &find.results {
        // What is typed needs the room more than what was found before.
        Some(_) if find.fault.is_some() && narrow => String::new(),
        Some(_) if find.asks_nothing() => String::new(),
        // That nothing was found before is nothing to keep, and no answer to what is typed now.
        Some(results) if results.total == 0 && is_unanswered(find) => String::new(),
        Some(results) => {
            let count = match narrow {
                true => results.total.to_string(),
                false => say!(words, "hits-count", hits = results.total, countries = results.countries),
            };
            match (find.fault.is_some(), app.library.complete && !results.partial || narrow) {
                (true, _) => say!(words, "hits-before", count = &count),
                (false, true) => count,
                (false, false) => say!(words, "hits-so-far", count = &count),
            }
        }
        _ => String::new(),
    };
    if !find.is_current() {
        sign = format!("\u{2026} {sign}");
    }
    sign
}

/// The key that takes what could stand there, and what that is: after the key and not in the place where
/// it would stand, for without colour and slant it would look as if it were typed. Of an empty box the
/// list under it says so.
fn ghost(app: &App, find: &FindAll) -> String {
    match find.offer() {
        Some(Offer::Completion(completion)) if !find.asks_nothing() => {
            format!(" {} {}", app.keymap.shown("complete"), completion.text)
        }
        _ => String::new(),
    }
}

/// What the box does, and the operators with what they mean.
fn explain(paint: &mut Paint<'_>, find: &FindAll) {
    let body = find.body();
    if find.completions.is_empty() {
        paint.wrapped(body.inset(1, 1), &paint.words.say("find-all-empty"), Role::Gap);
        return;
    }
    let list = find.list();
    let above = Area { height: list.y - body.y, ..body }.inset(1, 1);
    if above.height > 0 {
        paint.wrapped(above, &paint.words.say("find-all-empty"), Role::Gap);
    }
    let cells = find.offer_cells();
    for (index, at) in find.offers.visible().zip(0u16..) {
        let Some(completion) = find.completions.get(index) else { continue };
        let chosen = index == find.offers.cursor;
        if chosen {
            paint.tint(list.row(at), Role::Selected);
        }
        let role = |role: Role| if chosen { Role::Selected } else { role };
        let line = list.row(at).inset(1, 1);
        paint.text(Area { width: cells, ..line }, &completion.text, role(Role::KeyName));
        paint.text(line.inset(cells + 2, 0), &completion.about, role(Role::Text));
    }
}

/// Nothing was found: what else may have been meant, and the key that takes it.
fn nothing(paint: &mut Paint<'_>, app: &App, find: &FindAll) {
    let body = find.body().inset(1, 1);
    paint.text(body, &paint.words.say("nothing-found"), Role::Gap);
    let mut at = 1;
    for (index, suggestion) in find.suggestions().iter().enumerate() {
        // The key takes the first one.
        let key = if index == 0 { app.keymap.shown("complete") } else { String::new() };
        for line in paragraph(&did_you_mean(paint.words, suggestion, &key), usize::from(body.width)) {
            paint.spans(body.row(at), &line);
            at += 1;
        }
    }
}
