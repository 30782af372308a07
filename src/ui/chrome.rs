//! Title bar and footer.
//!
//! Must not: name a key; they come from the table.

use super::paint::Paint;
use crate::app::{App, Area, Focus, FootKey, Layer, Role, Saved, Scope, Span, foot_keys};
use crate::model::{Book, Severity};
use crate::say;
use crate::text::{width, wrap};

/// Program, library, what is loaded; at the right the question of the point and what is saved.
pub(super) fn title(paint: &mut Paint<'_>, app: &App) {
    let words = &app.words;
    let area = Area { height: 1, width: app.size.width, ..Area::default() };
    paint.clear(area);
    let mut parts = Vec::new();
    match app.library.packs.as_slice() {
        [] => {}
        [pack] => parts.push(format!("{} {}", pack.title.in_lang(words.lang()), pack.version)),
        packs => parts.push(say!(words, "packs-count", count = packs.len())),
    }
    parts.push(say!(words, "countries-count", count = app.library.countries.len()));
    if !app.library.complete {
        let all = app.library.entries.len();
        let read =
            app.library.entries.iter().filter(|entry| !matches!(entry.book, Book::Pending | Book::Begun(_))).count();
        parts.push(say!(words, "reading-library", read = read, all = all));
    }
    let problems = app.library.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if problems > 0 {
        parts.push(say!(words, "problems-count", count = problems));
    }
    let saved = match &app.saved {
        // The room that looked on a moment ago has no part in it.
        _ if app.is_just_over() => String::new(),
        Saved::Nothing => String::new(),
        Saved::At(time) => say!(words, "saved-at", time = time),
        Saved::Not(count) => say!(words, "not-saved", count = *count),
    };
    let mut taken = paint.text(area.inset(1, 0), "cotejo", Role::Title) + 1;
    let role = if matches!(app.saved, Saved::Not(_)) { Role::Alarm } else { Role::Meta };
    let saved_cells = u16::try_from(width(&saved)).unwrap_or(0);
    let room = area.width.saturating_sub(saved_cells + 1);
    paint.right(area.inset(0, 1), &saved, role);
    let mut about = about(app);
    if !saved.is_empty() && !about.is_empty() {
        about.push_str(" \u{b7} ");
    }
    let cells = u16::try_from(width(&about)).unwrap_or(u16::MAX);
    // What a comparison leaves out stands nowhere else; the library's name is given up for it.
    let first = matches!(screen(app), Some(Layer::Compare(_))) && taken.saturating_add(3).saturating_add(cells) <= room;
    let kept = if first { room - cells - 1 } else { room };
    for (index, part) in parts.iter().enumerate() {
        let sign = if index == 0 { "  " } else { " \u{b7} " };
        let text = format!("{sign}{part}");
        let cells = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        if taken.saturating_add(cells).saturating_add(2) > kept {
            break;
        }
        taken += paint.text(area.inset(taken, 0), &text, Role::Text);
    }
    if taken.saturating_add(3).saturating_add(cells) <= room {
        paint.text(area.inset(room - cells, 0), &about, Role::Note);
    }
}

/// The screen under boxes and drawers; none where that is the first one.
fn screen(app: &App) -> Option<&Layer> {
    app.layers.iter().rev().find(|layer| layer.covers())
}

/// What the screen is about: the question of the point, the countries compared.
fn about(app: &App) -> String {
    let lang = app.words.lang();
    match screen(app) {
        Some(Layer::Compare(compare)) => return compare.title(&app.words),
        Some(Layer::Grid(_)) => return app.words.say("grid-title"),
        Some(Layer::Timeline(timeline)) => return timeline.title(&app.library, &app.words),
        // These screens say what they are about at their own top.
        Some(Layer::Figures(_) | Layer::Penalties(_)) => return String::new(),
        _ => {}
    }
    let taxonomy = &app.library.taxonomy;
    let topic = taxonomy.topic(app.browse.topic);
    let point = app.browse.point().and_then(|point| taxonomy.point(app.browse.topic, point));
    let question = point.map(|point| &point.question).or(topic.map(|topic| &topic.question));
    question.map(|question| question.in_lang(lang).to_owned()).unwrap_or_default()
}

/// The key that changes the scope, as it is shown.
pub(super) fn scope_key(app: &App) -> String {
    app.keymap.shown("next-scope")
}

/// "this section · Tab: everything", and shorter, for lines with less room.
fn scope_hints(app: &App) -> Vec<String> {
    let here = app.words.say(Scope::Here.message());
    let key = scope_key(app);
    if key.is_empty() {
        return vec![here];
    }
    let next = app.words.say(Scope::Everything.message());
    let change = say!(app.words, "labelled", label = &key, value = &next);
    vec![format!("{here} \u{b7} {change}"), change]
}

/// What was just said; else the line of find; else keys and what they do.
pub(super) fn footer(paint: &mut Paint<'_>, app: &App) {
    let all = app.size.area();
    if let Some(notice) = app.notice.as_ref().filter(|_| !app.is_just_over()) {
        let cells = usize::from(all.width.saturating_sub(2)).max(1);
        let text = if notice.alarm { format!("! {}", notice.text) } else { notice.text.clone() };
        let rows = u16::try_from(wrap(&text, cells).len()).unwrap_or(1).min(all.height / 2).max(1);
        let area = all.shorter(all.height - rows, 0);
        paint.clear(area);
        paint.wrapped(area.inset(1, 1), &text, if notice.alarm { Role::Alarm } else { Role::Notice });
        return;
    }
    let area = all.row(all.height.saturating_sub(1));
    paint.clear(area);
    let count = app.hit_count().map(|(at, of)| say!(app.words, "hit-count", at = at, of = of));
    let mut room = area.inset(1, 1);
    if let (Some(count), true) = (&count, app.layers.is_empty()) {
        paint.right(room, count, Role::Notice);
        room = room.inset(0, u16::try_from(width(count)).unwrap_or(0) + 2);
    }
    let find =
        app.browse.find.as_ref().filter(|find| find.open && app.layers.is_empty() && app.browse.focus == Focus::Text);
    if let Some(find) = find {
        // What is typed comes first; the hint gives way to it.
        let fits = |hint: &String| width(hint) + width(find.edit.text()) + 4 <= usize::from(room.width);
        if let Some(hint) = scope_hints(app).into_iter().find(fits) {
            paint.right(room, &hint, Role::Meta);
            room = room.inset(0, u16::try_from(width(&hint)).unwrap_or(0) + 2);
        }
        paint.edit(room, "/", &find.edit);
        return;
    }
    let keys = foot_keys(app);
    let cells = |key: &FootKey| width(&key.keys) + width(&key.label) + 1;
    // Help is always there: it is the way to everything that does not fit.
    let mut reserved = keys.iter().find(|key| key.is_help).map_or(0, |key| cells(key) + 2);
    let mut taken = 0;
    for key in keys {
        if key.is_help {
            reserved = 0;
        }
        if usize::from(taken) + cells(&key) + reserved > usize::from(room.width) {
            continue;
        }
        let spans = [Span::new(&key.keys, Role::KeyName), Span::new(format!(" {}", key.label), Role::Text)];
        taken += paint.spans(room.inset(taken, 0), &spans) + 2;
    }
}
