//! The box that takes away what is on the screen.
//!
//! Must not: say that a file is written; only the disk's answer does.

use super::paint::Paint;
use crate::app::{App, Area, Role, TakeAway, TakeAwayField as Field};
use crate::say;
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, take: &TakeAway) {
    let words = &app.words;
    paint.framed(take.area, &words.say("take-title"));
    let inner = take.area.inset(2, 2).shorter(1, 1);
    let form = words.say(&format!("take-form-{}", take.form.ending()));
    choice(paint, inner.row(0), ("take-form", &form, take.field == Field::Form));
    let layout = match take.layout() {
        Some(layout) => words.say(layout.message()),
        None => words.say("take-one-layout"),
    };
    match take.about_notes() {
        Some(said) => drop(paint.text(inner.row(1).inset(2, 0), &words.say(said), Role::Note)),
        None => choice(paint, inner.row(1), ("take-layout", &layout, take.field == Field::Layout)),
    }
    let label = words.say("take-file");
    let line = inner.row(2);
    let taken = paint.text(line, &format!("  {label}: "), Role::KeyName);
    let room = line.inset(taken, 0);
    if take.field == Field::File {
        paint.edit(room, "", &take.file);
    } else {
        paint.text(room, take.file.text(), Role::Text);
    }
    let below = inner.shorter(4, 0);
    let (said, role) = match (take.busy, &take.exists) {
        (true, _) => (words.say("take-busy"), Role::Note),
        (false, Some(file)) => (say!(words, "take-exists", file = file), Role::Alarm),
        (false, None) if take.file.text().trim().is_empty() => (words.say("take-no-name"), Role::Alarm),
        (false, None) => (words.say("take-keys"), Role::Meta),
    };
    paint.wrapped(below, &said, role);
}

/// A label and what is chosen, between arrows where the keys change it.
fn choice(paint: &mut Paint<'_>, line: Area, (label, value, chosen): (&str, &str, bool)) {
    let label = format!("  {}: ", paint.words.say(label));
    let taken = paint.text(line, &label, Role::KeyName);
    let room = line.inset(taken, 0);
    if chosen {
        let value = format!("\u{2039} {value} \u{203a}");
        paint.text(room, &value, Role::Selected);
        paint.put_cursor(room.x + u16::try_from(width("\u{2039} ")).unwrap_or(0), room.y);
    } else {
        paint.text(room, &format!("  {value}"), Role::Text);
    }
}
