//! Penalties: readings under their countries, each with its band on one scale of years.
//!
//! Must not: give a length a colour, or an order; words and bands come ready from the state.

use super::figures::foot;
use super::paint::Paint;
use crate::app::{App, Area, Penalties, Role};
use crate::say;
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, penalties: &Penalties) {
    let all = app.size.area().shorter(1, 1);
    paint.clear(all);
    head(paint, app, (all.row(0).inset(1, 1), penalties));
    if penalties.lines.is_empty() {
        let id = match (app.library.complete, penalties.filter.is_some()) {
            (false, _) => "loading",
            (true, true) => "no-country-fits",
            (true, false) => "penalties-none",
        };
        paint.wrapped(penalties.body.inset(1, 1), &paint.words.say(id), Role::Gap);
    }
    for (index, y) in penalties.scroll.visible().zip(0u16..) {
        let Some(line) = penalties.lines.get(index) else { continue };
        let place = penalties.body.row(y);
        let chosen = line.reading.is_some() && line.reading == Some(penalties.rows.cursor);
        let first = index.checked_sub(1).and_then(|before| penalties.lines.get(before));
        if chosen {
            paint.text(place, "\u{258c}", Role::Bar);
            if first.is_none_or(|before| before.reading != line.reading) {
                paint.put_cursor(place.x + 1, place.y);
            }
        }
        let mut x = 1;
        for span in &line.text {
            let role = if chosen && span.role == Role::Text { Role::Current } else { span.role };
            x += paint.text(place.inset(x, 0), &span.text, role);
        }
        if let Some(band) = &line.band {
            let role = if chosen { Role::Current } else { Role::Text };
            paint.text(Area { x: penalties.band.x, width: penalties.band.width, ..place }, band, role);
        }
    }
    foot(paint, (penalties.foot, penalties.body), (&penalties.about, &penalties.legend));
}

/// What the penalties are for, or the filter; over the bands, both ends of their scale.
fn head(paint: &mut Paint<'_>, app: &App, (line, penalties): (Area, &Penalties)) {
    let words = &app.words;
    let mut room = line;
    if penalties.band.width > 0 && penalties.years > 0 {
        let scale = Area { x: penalties.band.x, width: penalties.band.width, ..line };
        paint.text(scale, "0", Role::Meta);
        paint.right(scale, &say!(words, "term-years", count = penalties.years), Role::Meta);
        room = line.inset(0, scale.width + 1);
    }
    if let Some(filter) = penalties.filter.as_ref().filter(|_| penalties.filtering) {
        paint.edit(room, "/", filter);
        return;
    }
    let offence = words.say(&format!("offence-{}", penalties.choice.offence));
    let title = say!(words, "penalties-title", offence = &offence);
    let count = say!(words, "penalties-readings", count = penalties.count());
    let filter = penalties.filter.as_ref().map(|filter| format!("/{}", filter.text()));
    let parts: Vec<String> = [Some(title), Some(count), filter].into_iter().flatten().collect();
    let whole = parts.join(" \u{b7} ");
    let fits = width(&whole) <= usize::from(room.width);
    paint.text(room, if fits { &whole } else { parts.first().map_or("", String::as_str) }, Role::Heading);
}
