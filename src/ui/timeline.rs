//! One country along time: which of the two views, what is shown of it, the rows.
//!
//! Must not: lay out; rows come ready from the state.

use super::browse::{FlowView, flow};
use super::paint::Paint;
use crate::app::{App, Role, Timeline, TimelineView};
use crate::text::width;

/// Cells left of the text.
const MARGIN: u16 = 2;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, timeline: &Timeline) {
    let all = app.size.area().shorter(1, 1);
    paint.clear(all);
    let head = all.row(0).inset(1, 1);
    let name = app.library.names.name(timeline.country, app.words.lang());
    let mut taken = paint.text(head, &name, Role::Heading) + 2;
    let tabs = if timeline.is_narrow { all.row(1).inset(1, 1) } else { head.inset(taken, 0) };
    let mut in_tabs = 0;
    for view in [TimelineView::Passages, TimelineView::Promises] {
        let word = view.word(paint.words);
        let shown = view == timeline.view;
        let tab = if shown { format!("\u{258c}{word}\u{2590}") } else { format!(" {word} ") };
        // On a narrow screen the one that is shown is enough.
        if shown || usize::from(taken) + width(&tab) <= usize::from(head.width) / 2 {
            in_tabs += paint.text(tabs.inset(in_tabs, 0), &tab, if shown { Role::Tab } else { Role::Text });
        }
    }
    taken += if timeline.is_narrow { 0 } else { in_tabs };
    let mut right = timeline.shown(&app.library, &app.words);
    while right.len() > 1 && usize::from(taken) + width(&right.join(" \u{b7} ")) + 2 > usize::from(head.width) {
        right.pop();
    }
    if !timeline.is_narrow {
        paint.right(head.inset(taken + 2, 0), &right.join(" \u{b7} "), Role::Meta);
    }
    if timeline.area.y > all.y + 1 && !timeline.is_narrow {
        paint.rule(all.row(1));
    }
    let view = FlowView {
        flow: &timeline.flow,
        area: timeline.area,
        margin: MARGIN,
        cells: timeline.cells,
        at: (timeline.cursor, timeline.top),
        focused: true,
        find: None,
    };
    flow(paint, &view);
}
