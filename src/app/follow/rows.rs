//! What stands in the regions of the speaker's view, wrapped to their width.
//!
//! Must not: tell by a look alone what the room does not see.

use crate::app::{Area, Cue, Role, Span};
use crate::say;
use crate::text::wrap;
use crate::words::Words;

/// Rows under which a slide has no air in it, and its region no row that counts what does not fit.
const AIRY: u16 = 6;

/// A slide's rows, and after how many of them the last one stands that the room sees.
pub(super) fn slide(cue: &Cue, area: Area, words: &Words) -> (Vec<Vec<Span>>, usize) {
    let (cells, airy) = (usize::from(area.width), area.height >= AIRY);
    let mut rows = Vec::new();
    if cue.is_blank {
        rows.extend(Span::wrapped(&words.say("follow-blank"), cells, Role::Alarm));
    }
    if airy && !cue.over.is_empty() {
        rows.extend(Span::wrapped(&cue.over, cells, Role::Meta));
    }
    rows.extend(Span::wrapped(&cue.heading, cells, Role::Heading));
    if let Some(reveal) = &cue.reveal {
        rows.extend(Span::wrapped(&say!(words, "follow-reveal", mode = reveal), cells, Role::Note));
    }
    if airy {
        rows.push(Vec::new());
    }
    let mut seen = rows.len();
    for line in &cue.lines {
        let role = if line.is_about { Role::Speaker } else { Role::Text };
        if line.is_hidden {
            rows.extend(Span::paragraphs(&say!(words, "follow-hidden", text = &line.text), cells, role));
        } else {
            rows.extend(Span::paragraphs(&line.text, cells, role));
            seen = rows.len();
        }
    }
    (rows, seen)
}

/// As many rows as fit from some row on, the last of them saying how many more there are; and the row that it begins
/// with in truth.
pub(super) fn window(
    (rows, from): (Vec<Vec<Span>>, usize),
    area: Area,
    words: &Words,
) -> (Vec<(Area, Vec<Span>)>, usize) {
    let height = usize::from(area.height);
    let from = from.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(from + height);
    let mut seen: Vec<Vec<Span>> = rows.into_iter().skip(from).take(height).collect();
    if below > 0 && area.height >= AIRY {
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
