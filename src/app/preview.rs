//! The hit under the cursor, whole: beside the results or under them, wrapped once.
//!
//! Must not: be larger than the results can afford; they are what the search is for.

use super::panes::Area;
use super::role::{Role, Span};
use super::rows::Scroll;
use super::speech::point_path;
use crate::export::found_in;
use crate::model::{Library, PassageRef};
use crate::search::{Hit, Marker, Results};
use crate::text::wrap;
use crate::words::{self, Words};
use std::ops::Range;
use std::sync::Arc;

/// From so many columns on it stands beside the results.
const BESIDE: u16 = 110;
/// Columns with which the results beside it have room for names and hits; from two fifths on it gets
/// what they leave, up to half.
const RESULTS: u16 = 100;
/// Result rows that it leaves, where it stands under them.
const FEWEST_RESULTS: u16 = 5;
/// Rows without which it is not shown.
const FEWEST_ROWS: u16 = 4;

/// A line of it.
type Line = Vec<Span>;

/// What it was wrapped for.
#[derive(Debug)]
struct MadeFor {
    library: Arc<Library>,
    results: Arc<Results>,
    hit: usize,
    cells: usize,
}

/// State of the preview.
#[derive(Debug, Default)]
pub struct Preview {
    /// Where it stands; without rows where there is no room for it.
    pub area: Area,
    /// Which lines of the body are seen.
    pub scroll: Scroll,
    /// Where it is and who says it; always seen where it takes less than half.
    head: Vec<Line>,
    body: Vec<Line>,
    /// The first line of the body with something that was found.
    found_at: Option<usize>,
    made_for: Option<MadeFor>,
    height: u16,
}

/// The widest preview: a text of 72 cells, the divider and some air.
const MEASURE: u16 = 76;

/// Divides what is under the box: the results, then what the preview gets.
pub(super) fn divide(room: Area) -> (Area, Area) {
    if room.width >= BESIDE {
        // A longer line than a reader's measure would only take room from the rows.
        let wanted = (room.width * 2 / 5).max(room.width.saturating_sub(RESULTS)).min(room.width / 2);
        let right = wanted.min(MEASURE);
        return (room.inset(0, right), room.inset(room.width - right, 0));
    }
    // A rule stands between them.
    let height = (room.height.saturating_sub(1) / 2).min(room.height.saturating_sub(FEWEST_RESULTS + 1));
    if height < FEWEST_ROWS {
        return (room, Area { height: 0, ..room });
    }
    (room.shorter(0, height + 1), room.shorter(room.height - height, 0))
}

impl Preview {
    /// Whether it stands beside the results and not under them.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        self.area.x > 0
    }

    /// Where its lines stand: off the divider, off the edge.
    #[must_use]
    pub fn inner(&self) -> Area {
        self.area.inset(if self.is_beside() { 2 } else { 1 }, 1)
    }

    /// Wraps a hit for a region, where that was not done yet.
    pub(super) fn prepare(
        &mut self,
        area: Area,
        chosen: Option<(&Arc<Results>, usize)>,
        (library, words): (&Arc<Library>, &Words),
    ) {
        self.area = area;
        let Some((results, number)) = chosen.filter(|_| area.height > 0) else {
            *self = Self { area, ..Self::default() };
            return;
        };
        let cells = usize::from(self.inner().width).max(1);
        let is_made = |made: &MadeFor| {
            Arc::ptr_eq(&made.results, results)
                && Arc::ptr_eq(&made.library, library)
                && (made.hit, made.cells) == (number, cells)
        };
        let known = self.made_for.as_ref().is_some_and(is_made);
        if !known {
            let hit = results.hits.get(number);
            (self.head, self.body, self.found_at) =
                hit.map(|hit| lay_out((hit, &results.marker), (library, words), cells)).unwrap_or_default();
            self.made_for = Some(MadeFor { library: library.clone(), results: results.clone(), hit: number, cells });
        }
        if !known || self.height != area.height {
            self.height = area.height;
            self.settle();
        }
    }

    /// Scrolls so that what was found is seen, with a line before it.
    fn settle(&mut self) {
        if self.head.len() > usize::from(self.area.height) / 2 {
            // It scrolls with the rest then.
            let before = self.head.len();
            self.body.splice(0..0, self.head.drain(..));
            self.found_at = self.found_at.map(|at| at + before);
        }
        let room = usize::from(self.area.height) - self.head.len();
        // Where not all fits, the last row says so.
        let seen = if self.body.len() > room { room.saturating_sub(1) } else { room };
        self.scroll.top = match self.found_at {
            Some(at) if at >= seen => at.saturating_sub(1),
            _ => 0,
        };
        self.scroll.fit(self.body.len(), seen);
    }

    /// The lines in view.
    pub fn lines(&self) -> impl Iterator<Item = &[Span]> {
        let seen = self.scroll.visible();
        self.head.iter().chain(self.body.iter().skip(seen.start).take(seen.len())).map(Vec::as_slice)
    }

    /// What says that there is more than is seen: its message.
    #[must_use]
    pub fn more(&self) -> Option<&'static str> {
        let seen = self.scroll.visible();
        match (seen.start > 0, seen.end < self.body.len()) {
            (true, true) => Some("more-around"),
            (true, false) => Some("more-above"),
            (false, true) => Some("more-below"),
            (false, false) => None,
        }
    }
}

/// Head, body, and the first line of the body with something found.
fn lay_out(
    (hit, marker): (&Hit, &Marker),
    (library, words): (&Library, &Words),
    cells: usize,
) -> (Vec<Line>, Vec<Line>, Option<usize>) {
    let Some(found) = hit.passage() else { return Default::default() };
    let lang = words.lang();
    let country = library.names.name(found.report.country, lang);
    let place = format!("{country} \u{b7} {}", point_path((library, words), found));
    let mut head = paragraph(&marked(&place, &marker.mark(&place), Role::Heading), cells);
    head.extend(paragraph(&about((library, words), found), cells));
    let text = found.passage.text.in_lang(lang);
    let at = marker.mark(text);
    let mut body = paragraph(&marked(text, &at, Role::Text), cells);
    for beside in found_in(found, marker, (library, words)) {
        // Twins say the same; names of place stand in the head.
        if beside.is_name || beside.is_twin && !at.is_empty() {
            continue;
        }
        let mut spans = vec![Span::new(format!("{}: ", beside.label), Role::Note)];
        spans.extend(marked(&beside.text, &beside.at, Role::Note));
        body.extend(paragraph(&spans, cells));
    }
    let found_at = body.iter().position(|line| line.iter().any(|span| span.role == Role::Hit));
    (head, body, found_at)
}

/// Who says it, of when, as what, and what is to be known before it is quoted.
fn about((library, words): (&Library, &Words), found: PassageRef<'_>) -> Vec<Span> {
    let mut spans = vec![Span::new(words::speakers(words, found), Role::Speaker)];
    let mut add = |text: &str, role: Role| {
        spans.push(Span::new(" \u{b7} ", Role::Meta));
        spans.push(Span::new(text, role));
    };
    add(&words::period(words, found.period()), Role::Meta);
    add(&words::modality(words, found.passage.modality), Role::Meta);
    if found.passage.text.is_foreign(words.lang(), &found.report.language) {
        add(words.say("mark-original").trim(), Role::Meta);
    }
    let all = library.marks(found, library.newest_beside(found));
    for mark in words::marks(words, found, &all) {
        add(&mark, Role::Mark);
    }
    spans
}

/// A text in spans: what was found, and the rest.
pub(super) fn marked(text: &str, at: &[Range<usize>], role: Role) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    for range in at {
        spans.push(Span::new(text.get(from..range.start).unwrap_or_default(), role));
        spans.push(Span::new(text.get(range.clone()).unwrap_or_default(), Role::Hit));
        from = range.end;
    }
    spans.push(Span::new(text.get(from..).unwrap_or_default(), role));
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// Spans wrapped as one paragraph; each keeps its role on every line it comes to stand on.
#[must_use]
pub fn paragraph(spans: &[Span], cells: usize) -> Vec<Line> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let on_line = |line: Range<usize>| {
        let mut start = 0;
        let part = |span: &Span| {
            let end = start + span.text.len();
            let part = text.get(start.max(line.start)..end.min(line.end)).filter(|part| !part.is_empty());
            start = end;
            Some(Span::new(part?, span.role))
        };
        spans.iter().filter_map(part).collect()
    };
    wrap(&text, cells).into_iter().map(on_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_five_rows_and_the_preview_has_four_or_none() {
        for (width, height) in [(80, 19), (50, 15), (40, 7), (109, 10), (110, 4), (200, 46), (20, 3)] {
            let room = Area { x: 0, y: 3, width, height };
            let (list, preview) = divide(room);
            if width >= BESIDE {
                assert_eq!((list.width + preview.width, preview.height), (width, height));
            } else if preview.height > 0 {
                assert!(list.height >= FEWEST_RESULTS && preview.height >= FEWEST_ROWS, "{width}x{height}");
                assert_eq!(list.height + 1 + preview.height, height);
                assert_eq!(preview.y + preview.height, room.y + height);
            } else {
                assert_eq!(list, room);
                assert!(height < FEWEST_RESULTS + 1 + FEWEST_ROWS);
            }
        }
    }

    #[test]
    fn a_span_keeps_its_role_across_lines() {
        let lines = paragraph(&marked("one two three", &[4..7, 8..9], Role::Text), 7);
        let drawn: Vec<Vec<(&str, Role)>> =
            lines.iter().map(|line| line.iter().map(|span| (span.text.as_str(), span.role)).collect()).collect();
        assert_eq!(
            drawn,
            [vec![("one ", Role::Text), ("two", Role::Hit)], vec![("t", Role::Hit), ("hree", Role::Text)]]
        );
    }
}
