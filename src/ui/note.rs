//! The box of a note, and the question before leaving with something unsaved.
//!
//! Must not: say "saved"; only the disk's answer does.

use super::paint::Paint;
use crate::app::{App, Note, NoteField, Role};
use crate::say;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, note: &Note) {
    let words = &app.words;
    paint.framed(note.area, &words.say(note.title()));
    let inner = note.inner();
    if let Some(address) = note.target() {
        paint.text(inner.row(0), &app.name_address(address), Role::Heading);
    }
    draw_foot(paint, app, note);
    if let Some(line) = note.labels_area() {
        let label = format!("{}: ", words.say("note-labels"));
        if note.field == NoteField::Labels {
            let ghost = if note.labels.text().is_empty() { words.say("note-labels-none") } else { String::new() };
            paint.edit_marked(line, &label, &note.labels, (None, &ghost));
        } else {
            let taken = paint.text(line, &label, Role::KeyName);
            paint.text(line.inset(taken, 0), note.labels.text(), Role::Text);
        }
    }
    let area = note.text_area();
    if note.edit.text().is_empty() {
        paint.text(area.row(0), &words.say("note-empty"), Role::Ghost);
    }
    for (row, at) in note.edit.rows().zip(0..area.height) {
        // Spaces at the end of a full row hang over the edge.
        paint.text(area.row(at), row.trim_end_matches(' '), Role::Text);
    }
    if note.field == NoteField::Note {
        let (x, y) = note.edit.cursor();
        paint.put_cursor(area.x + x.min(area.width.saturating_sub(1)), area.y + y.min(area.height.saturating_sub(1)));
    }
}

/// On the lower edge: when the draft was kept, and where in a note that is not seen whole the cursor is.
fn draw_foot(paint: &mut Paint<'_>, app: &App, note: &Note) {
    let edge = note.area.row(note.area.height.saturating_sub(1)).inset(2, 2);
    if let Some(time) = &note.kept {
        paint.text(edge, &format!(" {} ", say!(app.words, "note-kept", time = time)), Role::Meta);
    }
    let rows = note.edit.row_count();
    if rows > usize::from(note.text_area().height) {
        let at = note.edit.top() + usize::from(note.edit.cursor().1) + 1;
        paint.right(edge, &format!(" {} ", say!(app.words, "note-position", at = at, of = rows)), Role::Meta);
    }
}

/// Whether to leave although something is not saved.
pub(super) fn draw_confirm_quit(paint: &mut Paint<'_>, app: &App) {
    let area = app.size.area().middle(60, 6);
    paint.framed(area, &app.words.say("confirm-quit-title"));
    paint.wrapped(area.inset(2, 2).shorter(1, 1), &app.words.say("confirm-quit"), Role::Text);
    paint.put_cursor(area.x + 2, area.y + 1);
}
