//! The hit under the cursor, whole, beside the results or under them.
//!
//! Must not: wrap; lines come ready from the state.

use super::paint::Paint;
use crate::app::{Area, Preview, Role};

pub(super) fn draw(paint: &mut Paint<'_>, preview: &Preview) {
    let area = preview.area;
    if area.height == 0 {
        return;
    }
    if preview.is_beside() {
        paint.divider(Area { width: 1, ..area });
    } else {
        paint.rule(Area { y: area.y.saturating_sub(1), height: 1, ..area });
    }
    let inner = preview.inner();
    for (line, at) in preview.lines().zip(0u16..) {
        paint.spans(inner.row(at), line);
    }
    if let Some(more) = preview.more() {
        paint.right(inner.row(area.height - 1), &paint.words.say(more), Role::Title);
    }
}
