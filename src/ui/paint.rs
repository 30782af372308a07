//! The brush: texts in roles into the buffer, cut at the edge of their region.
//!
//! Must not: measure text another way than `text::width` does.

use super::theme::Theme;
use crate::app::{Area, FindHere, Flow, LineEdit, Role, Row, Scope, Span, Step};
pub(super) use crate::text::cut;
use crate::text::{width, wrap};
use crate::words::Words;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A buffer, a theme, and where the terminal's cursor will stand.
pub(super) struct Paint<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    /// The catalogue.
    pub(super) words: &'a Words,
    cursor: Option<Position>,
}

/// How passages are painted: which one the cursor is on, which hits are in them.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    /// The stop under the cursor.
    pub(super) cursor: Option<usize>,
    /// Find in this section.
    pub(super) find: Option<&'a FindHere>,
}

impl<'a> Paint<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme, words: &'a Words) -> Self {
        let area = buffer.area;
        buffer.set_style(area, theme.style(Role::Text));
        Self { buffer, theme, words, cursor: None }
    }

    /// Where the terminal's cursor was put last.
    pub(super) fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the terminal's cursor on a cell.
    pub(super) fn put_cursor(&mut self, x: u16, y: u16) {
        if self.buffer.area.contains(Position { x, y }) {
            self.cursor = Some(Position { x, y });
        }
    }

    /// Empties a region.
    pub(super) fn clear(&mut self, area: Area) {
        self.blank(area);
        self.buffer.set_style(rect(area).intersection(self.buffer.area), self.theme.style(Role::Text));
    }

    /// Empties a region to the terminal's own background, whatever the theme.
    pub(super) fn blank(&mut self, area: Area) {
        let area = rect(area).intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Gives every cell of a region a role, without changing its text.
    pub(super) fn tint(&mut self, area: Area, role: Role) {
        self.buffer.set_style(rect(area).intersection(self.buffer.area), self.theme.style(role));
    }

    /// Text from the left edge of a region's first row; what does not fit ends in "…". Gives
    /// the cells it took.
    pub(super) fn text(&mut self, area: Area, text: &str, role: Role) -> u16 {
        if area.height == 0 || area.width == 0 {
            return 0;
        }
        let room = usize::from(area.width);
        let taken = width(text);
        if taken <= room {
            self.put(area.x, area.y, (text, role));
            return u16::try_from(taken).unwrap_or(area.width);
        }
        let cut = cut(text, room.saturating_sub(1));
        self.put(area.x, area.y, (&format!("{cut}\u{2026}"), role));
        area.width
    }

    /// Text that ends at the right edge of a region's first row.
    pub(super) fn right(&mut self, area: Area, text: &str, role: Role) {
        let taken = u16::try_from(width(text)).unwrap_or(u16::MAX).min(area.width);
        self.text(area.inset(area.width - taken, 0), text, role);
    }

    fn put(&mut self, x: u16, y: u16, (text, role): (&str, Role)) {
        if self.buffer.area.contains(Position { x, y }) {
            self.buffer.set_stringn(x, y, text, usize::from(self.buffer.area.right() - x), self.theme.style(role));
        }
    }

    /// Text wrapped into a region from its top; gives the rows it took.
    pub(super) fn wrapped(&mut self, area: Area, text: &str, role: Role) -> u16 {
        let lines = wrap(text, usize::from(area.width));
        let mut rows = 0;
        for (line, at) in lines.into_iter().zip(0..area.height) {
            self.text(area.row(at), text.get(line).unwrap_or_default(), role);
            rows = at + 1;
        }
        rows
    }

    /// Spans one after the other; gives the cells they took.
    pub(super) fn spans(&mut self, area: Area, spans: &[Span]) -> u16 {
        let mut taken = 0;
        for span in spans {
            taken += self.text(area.inset(taken, 0), &span.text, span.role);
        }
        taken
    }

    /// A laid-out row. `flow` is where its pieces lead.
    pub(super) fn row(&mut self, area: Area, (row, flow): (&Row, &Flow), marks: Marks<'_>) {
        match row {
            Row::Blank => {}
            Row::Words(spans) => drop(self.spans(area, spans)),
            Row::Ends(left, right) => {
                self.spans(area, left);
                let taken: usize = right.iter().map(|span| width(&span.text)).sum();
                let taken = u16::try_from(taken).unwrap_or(area.width).min(area.width);
                self.spans(area.inset(area.width - taken, 0), right);
            }
            Row::Prose(pieces, mark) => {
                if let Some(mark) = mark {
                    self.right(area, &mark.text, mark.role);
                }
                let lang = self.words.lang();
                let mut x = 0;
                for piece in pieces {
                    if piece.spaced {
                        x += 1;
                    }
                    let Some(step) = flow.steps.get(piece.step) else { continue };
                    let Some(text) = step.held.as_ref() else { continue };
                    let base = if marks.cursor == Some(piece.step) { Role::Current } else { Role::Text };
                    let text = (text.text(lang), piece.range.clone(), base);
                    x += self.piece(area.inset(x, 0), text, marked_words(marks.find, (piece.step, step)));
                }
            }
        }
    }

    /// Part of a passage, with the bytes in it that have a role of their own.
    fn piece(
        &mut self,
        area: Area,
        (text, range, base): (&str, Range<usize>, Role),
        marked: Vec<(Range<usize>, Role)>,
    ) -> u16 {
        let mut taken = 0;
        let mut at = range.start;
        let mut part = |paint: &mut Self, to: usize, role: Role| {
            if let Some(part) = text.get(at..to).filter(|part| !part.is_empty()) {
                taken += paint.text(area.inset(taken, 0), part, role);
            }
            at = at.max(to);
        };
        for (bytes, role) in marked {
            let (from, to) = (bytes.start.max(range.start), bytes.end.min(range.end));
            if from < to {
                part(self, from, base);
                part(self, to, role);
            }
        }
        part(self, range.end, base);
        taken
    }

    /// A text with some of its bytes marked as hits; gives the cells it took.
    pub(super) fn marked(&mut self, area: Area, (text, role): (&str, Role), hits: &[Range<usize>]) -> u16 {
        let hits = hits.iter().map(|hit| (hit.clone(), Role::Hit)).collect();
        self.piece(area, (text, 0..text.len(), role), hits)
    }

    /// A box being edited: a sign, the text, the terminal's cursor in it.
    pub(super) fn edit(&mut self, area: Area, sign: &str, edit: &LineEdit) {
        self.edit_marked(area, sign, edit, (None, ""));
    }

    /// A box being edited, with bytes of its text that mean nothing and what could come next.
    pub(super) fn edit_marked(
        &mut self,
        area: Area,
        sign: &str,
        edit: &LineEdit,
        (fault, ghost): (Option<&Range<usize>>, &str),
    ) {
        let taken = self.text(area, sign, Role::KeyName);
        let room = area.inset(taken, 0);
        // A text longer than its room is seen from where the cursor still fits.
        let (mut skipped, mut text) = (0, edit.text());
        while edit.cursor_cells() - skipped >= usize::from(room.width).max(1) {
            let Some(first) = text.graphemes(true).next() else { break };
            skipped += width(first);
            text = text.get(first.len()..).unwrap_or_default();
        }
        let seen = cut(text, usize::from(room.width));
        let hidden = edit.text().len() - text.len();
        let fault = fault.map(|at| at.start.saturating_sub(hidden)..at.end.saturating_sub(hidden).min(seen.len()));
        let mut taken = 0;
        for (part, role) in parts(seen, fault) {
            taken += self.text(room.inset(taken, 0), part, role);
        }
        if edit.is_at_end() {
            self.text(room.inset(taken, 0), ghost, Role::Ghost);
        }
        let x = room.x.saturating_add(u16::try_from(edit.cursor_cells() - skipped).unwrap_or(u16::MAX));
        self.put_cursor(x.min(area.x + area.width.saturating_sub(1)), area.y);
    }

    /// The scopes of the search, the one that is searched between bars, and the key that changes
    /// it: on a rule or a frame.
    pub(super) fn scopes(&mut self, area: Area, (current, all): (Scope, &[Scope]), key: &str) {
        let label = |scope: &Scope| match *scope == current {
            true => format!("\u{258c}{}\u{2590}", self.words.say(scope.message())),
            false => format!(" {} ", self.words.say(scope.message())),
        };
        let key = if key.is_empty() { String::new() } else { format!(" {key} ") };
        let room = usize::from(area.width).saturating_sub(width(&key));
        let mut labels: Vec<(String, bool)> = all.iter().map(|scope| (label(scope), *scope == current)).collect();
        // Where not all fit, the one that is searched is enough.
        if labels.iter().map(|(label, _)| width(label)).sum::<usize>() > room {
            labels.retain(|(_, is_current)| *is_current);
        }
        let mut taken = 0;
        for (label, is_current) in labels {
            taken += self.text(area.inset(taken, 0), &label, if is_current { Role::Tab } else { Role::Meta });
        }
        self.text(area.inset(taken, 0), &key, Role::KeyName);
    }

    /// How a role looks, for a widget.
    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A widget of the drawing library in a region.
    pub(super) fn widget(&mut self, area: Area, widget: impl Widget) {
        widget.render(rect(area).intersection(self.buffer.area), self.buffer);
    }

    /// A horizontal rule.
    pub(super) fn rule(&mut self, area: Area) {
        self.text(area, &"\u{2500}".repeat(usize::from(area.width)), Role::Line);
    }

    /// A vertical divider in one column.
    pub(super) fn divider(&mut self, area: Area) {
        for at in 0..area.height {
            self.text(Area { width: 1, ..area.row(at) }, "\u{2502}", Role::Line);
        }
    }

    /// A framed box with a name on its frame, emptied inside.
    pub(super) fn framed(&mut self, area: Area, name: &str) {
        self.clear(area);
        if area.width < 2 || area.height < 2 {
            return;
        }
        let bar = "\u{2500}".repeat(usize::from(area.width) - 2);
        self.text(area.row(0), &format!("\u{250c}{bar}\u{2510}"), Role::Line);
        self.text(area.row(area.height - 1), &format!("\u{2514}{bar}\u{2518}"), Role::Line);
        self.divider(area.shorter(1, 1));
        self.divider(area.inset(area.width - 1, 0).shorter(1, 1));
        self.text(area.row(0).inset(2, 2), &format!(" {name} "), Role::Title);
    }
}

/// The hits in a passage; where nothing is looked for, the words that another edition does not have.
fn marked_words(find: Option<&FindHere>, (at, step): (usize, &Step)) -> Vec<(Range<usize>, Role)> {
    let Some(find) = find else {
        return step.differs.iter().map(|range| (range.clone(), Role::Changed)).collect();
    };
    let role = |current: bool| if current { Role::CurrentHit } else { Role::Hit };
    find.in_step(at).map(|(range, current)| (range.clone(), role(current))).collect()
}

/// A query before, in and after what means nothing in it.
fn parts(text: &str, fault: Option<Range<usize>>) -> Vec<(&str, Role)> {
    let whole = vec![(text, Role::Text)];
    let Some(fault) = fault.filter(|fault| fault.start < fault.end) else { return whole };
    match (text.get(..fault.start), text.get(fault.clone()), text.get(fault.end..)) {
        (Some(before), Some(wrong), Some(after)) => {
            vec![(before, Role::Text), (wrong, Role::Fault), (after, Role::Text)]
        }
        _ => whole,
    }
}

fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
