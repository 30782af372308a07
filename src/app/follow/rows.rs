//! What stands in the regions of the speaker's view, wrapped to their width.
//!
//! Must not: tell by a look alone what the room does not see.

use crate::app::{Area, Cue, Role, Span};
use crate::say;
use crate::text::wrap;
use crate::words::Words;

/// Rows from which a slide has air in it.
const AIRY: u16 = 7;
/// Rows from which one of them counts what does not fit.
const COUNTED: u16 = 4;

/// A slide's rows.
pub(super) struct SlideRows {
    /// Over its lines, always in view: that the room sees nothing, title, how it is revealed.
    pub(super) head: Vec<Vec<Span>>,
    /// Its lines.
    pub(super) lines: Vec<Vec<Span>>,
    /// After how many of them the last one stands that the room sees.
    pub(super) seen: usize,
    /// The first row that the room does not see, where there is one.
    pub(super) hidden: Option<usize>,
}

/// A slide's rows for a region.
pub(super) fn slide(cue: &Cue, area: Area, words: &Words) -> SlideRows {
    let cells = usize::from(area.width);
    let mut head = Vec::new();
    if cue.is_blank {
        head.extend(lines(&words.say("follow-blank"), (area.width, 2), Role::Alarm));
    }
    if area.height >= AIRY {
        if !cue.over.is_empty() {
            head.extend(lines(&cue.over, (area.width, 2), Role::Meta));
        }
        head.extend(lines(&cue.heading, (area.width, 3), Role::Heading));
        if let Some(reveal) = &cue.reveal {
            head.extend(lines(&say!(words, "follow-reveal", mode = reveal), (area.width, 2), Role::Note));
        }
        head.push(Vec::new());
        head.truncate(usize::from(area.height / 2));
    } else if head.is_empty() || area.height > 2 {
        head.extend(lines(&cue.heading, (area.width, 1), Role::Heading));
    }
    let mut rows = SlideRows { head, lines: Vec::new(), seen: 0, hidden: None };
    for line in &cue.lines {
        let role = if line.is_about { Role::Speaker } else { Role::Text };
        if line.is_hidden {
            rows.hidden = rows.hidden.or(Some(rows.lines.len()));
            rows.lines.extend(Span::paragraphs(&say!(words, "follow-hidden", text = &line.text), cells, role));
        } else {
            rows.lines.extend(Span::paragraphs(&line.text, cells, role));
            rows.seen = rows.lines.len();
        }
    }
    rows
}

/// Rows of a region that are left beside the one that counts what does not fit.
pub(super) fn uncounted(area: Area) -> usize {
    usize::from(if area.height >= COUNTED { area.height - 1 } else { area.height })
}

/// As many rows as fit from some row on, the last of them saying how many more there are; and the row that it begins
/// with in truth.
pub(super) fn window(
    (rows, from): (Vec<Vec<Span>>, usize),
    area: Area,
    words: &Words,
) -> (Vec<(Area, Vec<Span>)>, usize) {
    let height = usize::from(area.height);
    let whole = uncounted(area);
    let from = from.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(from + height);
    let mut seen: Vec<Vec<Span>> = rows.into_iter().skip(from).take(height).collect();
    if below > 0 && whole < height {
        seen.pop();
        seen.push(vec![Span::new(say!(words, "follow-more", count = below + 1), Role::Meta)]);
    }
    (place(seen, area), from)
}

/// Rows one under the other from the top of a region, as far as it reaches.
pub(super) fn place(rows: Vec<Vec<Span>>, area: Area) -> Vec<(Area, Vec<Span>)> {
    rows.into_iter().zip(0..area.height).map(|(spans, at)| (area.row(at), spans)).collect()
}

/// A text in at most so many rows.
pub(super) fn lines(text: &str, (cells, most): (u16, u16), role: Role) -> Vec<Vec<Span>> {
    let (cells, most) = (usize::from(cells), usize::from(most));
    let wrapped = wrap(text, cells);
    let mut rows: Vec<Vec<Span>> = Span::wrapped(text, cells, role).into_iter().take(most).collect();
    // The last row goes on with all the rest, and is cut with a sign where it is drawn.
    if let (true, Some(last), Some(line)) = (wrapped.len() > most, rows.last_mut(), wrapped.get(most.wrapping_sub(1))) {
        *last = vec![Span::new(text.get(line.start..).unwrap_or_default(), role)];
    }
    rows
}
