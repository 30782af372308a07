//! The speaker's view.
//!
//! Must not: measure anything; regions and rows come ready.

use super::paint::Paint;
use super::{Theme, too_small};
use crate::app::Follow;
use ratatui::Frame;

/// Draws one frame of the speaker's view, and puts the terminal's cursor where it is read on.
pub fn draw_follow(frame: &mut Frame<'_>, follow: &Follow) {
    let mut paint = Paint::new(frame.buffer_mut(), Theme::new(follow.theme), &follow.words);
    if !follow.size.is_enough() {
        too_small(&mut paint, follow.size);
        return;
    }
    follow.view.rules.iter().for_each(|rule| paint.rule(*rule));
    if let Some(divider) = follow.view.divider {
        paint.divider(divider);
    }
    for (area, spans) in &follow.view.rows {
        paint.spans(*area, spans);
    }
    if let Some((x, y)) = follow.view.cursor {
        paint.put_cursor(x, y);
    }
    if let Some(cursor) = paint.cursor() {
        frame.set_cursor_position(cursor);
    }
}
