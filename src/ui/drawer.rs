//! The passage drawer, over the right of the screen.
//!
//! Must not: lay out; rows come ready from the state.

use super::paint::{Marks, Paint};
use crate::app::{Drawer, Role, Subject};

pub(super) fn draw(paint: &mut Paint<'_>, drawer: &Drawer) {
    let area = drawer.area;
    let title = match &drawer.subject {
        Subject::Passage(_) => "drawer-title",
        Subject::Source(..) => "drawer-title-source",
        Subject::Method => "method-title",
        Subject::Term(_) => "glossary-title",
        Subject::Point(..) => "drawer-title-point",
    };
    paint.framed(area, &paint.words.say(title));
    let inner = area.inset(2, 2).shorter(1, 1);
    let marks = Marks { cursor: None, find: None };
    let visible = drawer.scroll.visible();
    let more = visible.end < drawer.flow.rows.len();
    for (row, at) in drawer.flow.rows.iter().skip(visible.start).take(visible.len()).zip(0u16..) {
        let line = inner.row(at);
        let index = visible.start + usize::from(at);
        if drawer.chosen.and_then(|at| drawer.leads.get(at)).is_some_and(|lead| lead.rows.contains(&index)) {
            paint.text(area.row(at + 1).inset(1, 1), "\u{258c}", Role::Bar);
        }
        paint.row(line, (row, &drawer.flow), marks);
    }
    if more {
        paint.right(area.row(area.height.saturating_sub(1)).inset(2, 2), &paint.words.say("more-below"), Role::Title);
    }
    paint.put_cursor(inner.x, inner.y);
}
