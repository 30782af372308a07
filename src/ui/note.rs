//! The box of a new bookmark, and the question before leaving with something unsaved.
//!
//! Must not: say "saved"; only the disk's answer does.

use super::paint::Paint;
use crate::app::{App, Note, Role};
use crate::model::Place;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, note: &Note) {
    paint.framed(note.area, &app.words.say("note-title"));
    let inner = note.area.inset(2, 2).shorter(1, 1);
    if let Some(place) = note.target() {
        paint.text(inner.row(0), &named(app, place), Role::Heading);
    }
    paint.text(inner.row(1), &app.words.say("note-keys"), Role::Meta);
    paint.edit(inner.row(3), "> ", &note.edit);
}

/// "Passage p-014 · Venezuela › Protection › Shelter and assistance".
fn named(app: &App, place: &Place) -> String {
    let lang = app.words.lang();
    let taxonomy = &app.library.taxonomy;
    let topic = place.topic.as_ref().and_then(|slug| taxonomy.find_topic(slug));
    let point = topic.and_then(|ix| taxonomy.point(ix, taxonomy.find_point(ix, place.point.as_ref()?)?));
    let topic = topic.and_then(|ix| taxonomy.topic(ix)).map(|topic| topic.short.in_lang(lang).to_owned());
    let mut parts = vec![app.library.names.name(place.country, lang)];
    parts.extend(topic);
    parts.extend(point.map(|point| point.label(lang).to_owned()));
    let id = match (&place.passage, &place.point, &place.topic) {
        (Some(_), _, _) => "target-passage",
        (None, Some(_), _) => "target-point",
        (None, None, Some(_)) => "target-section",
        (None, None, None) => "target-country",
    };
    format!("{}: {}", app.words.say(id), parts.join(" \u{203a} "))
}

/// Whether to leave although something is not saved.
pub(super) fn draw_confirm_quit(paint: &mut Paint<'_>, app: &App) {
    let area = app.size.area().middle(60, 6);
    paint.framed(area, &app.words.say("confirm-quit-title"));
    paint.wrapped(area.inset(2, 2).shorter(1, 1), &app.words.say("confirm-quit"), Role::Text);
    paint.put_cursor(area.x + 2, area.y + 1);
}
