//! From passages to rows: prose and ledger, wrapped once for a width. The same rows serve the
//! section, the columns of a comparison and the drawer.
//!
//! Must not: depend on the cursor or on hits; those are painted over visible rows only.

mod held;
mod mine;

pub use held::Held;
pub(super) use held::PassageKey;
pub use mine::{KEPT, MyMarks};

use super::role::{Role, Span};
use super::speech::{Marked, gap_line, modalities, one_speech, speech_line};
use crate::compare::{EditionMarks, Lens, Order};
use crate::model::{Lang, Library, PassageRef, PointIx, PointSection};
use crate::text::{width, wrap};
use crate::words::{self, Words};
use std::collections::BTreeSet;
use std::ops::Range;

/// A part of a passage's text on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which step.
    pub step: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// Whether a space stands before it on the line.
    pub spaced: bool,
}

/// One line on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// Words of ours or about a passage.
    Words(Vec<Span>),
    /// Words at the left and, flush right, others.
    Ends(Vec<Span>, Vec<Span>),
    /// Text of passages and, flush right, the marks of the last one.
    Prose(Vec<Piece>, Option<Span>),
}

/// One stop of the cursor: a passage, or a point without any.
#[derive(Clone, Debug)]
pub struct Step {
    /// The passage; `None` where the point has none.
    pub held: Option<Held>,
    /// Its point; `None` for passages whose point the taxonomy does not know.
    pub point: Option<PointIx>,
    /// Its rows, headings left out.
    pub rows: Range<usize>,
    /// First row of what must be seen with it: the headings right above it.
    pub head: usize,
    /// Bytes of its text that another edition does not have.
    pub differs: Vec<Range<usize>>,
}

impl Step {
    /// Where there is no passage.
    fn empty(point: Option<PointIx>, rows: Range<usize>, head: usize) -> Self {
        Self { held: None, point, rows, head, differs: Vec::new() }
    }
}

/// A section laid out.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// All lines.
    pub rows: Vec<Row>,
    /// All stops, in order.
    pub steps: Vec<Step>,
    /// Rows where something that is bookmarked begins.
    pub marked: BTreeSet<usize>,
    /// How many of the reader's notes are among the rows.
    pub notes: usize,
}

/// How passages are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Passages of one speaker and source flow as a paragraph.
    #[default]
    Prose,
    /// Each passage stands alone under its own line.
    Ledger,
}

/// What a layout needs to know.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// For source numbers.
    pub library: &'a Library,
    /// For names and dates.
    pub words: &'a Words,
    /// Cells a line may take, margin left out.
    pub cells: usize,
    /// Prose or ledger.
    pub layout: Layout,
    /// Whose voices, in which order.
    pub lens: Lens,
    /// Whether all reports of the country are shown.
    pub whole: bool,
    /// The newest year in view, beside which old periods are marked.
    pub newest: Option<u16>,
    /// What became of passages in the editions beside theirs.
    pub editions: Option<&'a EditionMarks>,
    /// What the reader kept of it, where that is shown.
    pub mine: Option<MyMarks<'a>>,
}

impl Flow {
    /// Lays out all points of a section under their headings.
    #[must_use]
    pub fn section(
        setting: Setting<'_>,
        points: &[PointSection<'_>],
        heading: impl Fn(&PointSection<'_>) -> (String, String),
    ) -> Self {
        let mut flow = Self::default();
        if flow.keep_section(setting) {
            flow.rows.push(Row::Blank);
        }
        // One report of several says nothing about who else speaks.
        if let Some(alone) = words::alone(setting.words, points).filter(|_| setting.whole) {
            flow.words(setting, &alone, Role::Gap);
            flow.rows.push(Row::Blank);
        }
        let mut empty_before = true;
        for point in points {
            let empty = point.passages.is_empty() && point.gaps.is_empty();
            // Points without anything stand together, a line each.
            if !(flow.steps.is_empty() || empty && empty_before) {
                flow.rows.push(Row::Blank);
            }
            // What is said of the whole section is seen with its first stop.
            let head = if flow.steps.is_empty() { 0 } else { flow.rows.len() };
            let line = flow.rows.len();
            let (left, right) = heading(point);
            if empty {
                let nothing = setting.words.say("nothing-here");
                flow.ends(setting, (&left, Role::Heading), (&nothing, Role::Gap));
                flow.keep_point(setting, point.point, line);
                flow.nothing(point.point, (line, head));
            } else {
                flow.ends(setting, (&left, Role::Heading), (&right, Role::Meta));
                flow.keep_point(setting, point.point, line);
                flow.point(setting, point, head);
            }
            empty_before = empty;
        }
        flow
    }

    /// Lays out the passages and gaps of one point. `head` is the row of its heading.
    pub fn point(&mut self, setting: Setting<'_>, point: &PointSection<'_>, head: usize) {
        let mut head = head;
        if point.passages.is_empty() {
            let start = self.rows.len();
            if point.gaps.is_empty() {
                self.words(setting, &setting.words.say("nothing-here"), Role::Gap);
            } else {
                self.gaps(setting, point);
            }
            self.nothing(point.point, (start, head));
            return;
        }
        let shown = setting.lens.look(point);
        if shown.is_empty() {
            let start = self.rows.len();
            self.words(setting, &words::hidden(setting.words, point), Role::Gap);
            self.nothing(point.point, (start, head));
        }
        let mut rest = shown.as_slice();
        let mut group = None;
        while let Some(first) = rest.first() {
            let grouped = setting.lens.order != Order::Period;
            if grouped && group.replace(first.is_of_state()) != Some(first.is_of_state()) {
                let same = rest.iter().take_while(|next| next.is_of_state() == first.is_of_state()).count();
                let line = words::tally_with_origins(setting.words, rest.get(..same).unwrap_or_default());
                self.words(setting, &line, Role::Group);
            }
            let same = match setting.layout {
                Layout::Prose => rest.iter().take_while(|next| one_speech(setting.words, *first, **next)).count(),
                Layout::Ledger => 1,
            };
            let (group, after) = rest.split_at(same.max(1));
            self.speech(setting, group, (point.point, head));
            head = self.rows.len();
            rest = after;
        }
        if !point.gaps.is_empty() {
            self.gaps(setting, point);
        }
    }

    /// A line that names speaker, period and source, and the passages under it.
    pub(super) fn speech(
        &mut self,
        setting: Setting<'_>,
        group: &[PassageRef<'_>],
        (point, head): (Option<PointIx>, usize),
    ) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return;
        };
        let speaker = speech_line(setting, *first, *last);
        let marked = Marked::new(setting, group);
        let mut about = vec![modalities(setting.words, group)];
        about.extend(marked.shared);
        self.ends(setting, (&speaker, Role::Speaker), (&about.join(" \u{b7} "), Role::Meta));
        let (mut rest, mut marks, mut head) = (group, marked.own.as_slice(), head);
        while !rest.is_empty() {
            // A passage with a mark or a note of its own ends the paragraph, so that it is clear whose it is.
            let is_noted = |found: &PassageRef<'_>| setting.mine.is_some_and(|mine| mine.has_notes(*found));
            let ends = |(mark, found): (&String, &PassageRef<'_>)| !mark.is_empty() || is_noted(found);
            let count = marks.iter().zip(rest).position(ends).map_or(rest.len(), |at| at + 1);
            let (paragraph, after) = rest.split_at(count.min(rest.len()));
            let (own, after_marks) = marks.split_at(paragraph.len().min(marks.len()));
            self.paragraph(setting, (paragraph, own.last().map_or("", String::as_str)), (point, head));
            (rest, marks, head) = (after, after_marks, self.rows.len());
        }
    }

    /// Passages that flow, and the marks of the last one.
    fn paragraph(
        &mut self,
        setting: Setting<'_>,
        (group, mark): (&[PassageRef<'_>], &str),
        (point, head): (Option<PointIx>, usize),
    ) {
        let start_step = self.steps.len();
        let lang = setting.words.lang();
        let texts: Vec<&str> = group.iter().map(|found| found.passage.text.in_lang(lang)).collect();
        let joined = texts.join(" ");
        let mut spans = Vec::with_capacity(texts.len());
        let mut at = 0;
        for text in &texts {
            spans.push(at..at + text.len());
            at += text.len() + 1;
        }
        let mut rows_of: Vec<Option<Range<usize>>> = vec![None; texts.len()];
        let lines = wrap(&joined, setting.cells);
        let last_cells = lines.last().and_then(|line| joined.get(line.clone())).map_or(0, width);
        let fits = !lines.is_empty() && last_cells + 2 + width(mark) <= setting.cells;
        let last_line = lines.len().saturating_sub(1);
        for (number, line) in lines.into_iter().enumerate() {
            let row = self.rows.len();
            let mut pieces = Vec::new();
            for (index, span) in spans.iter().enumerate() {
                let (from, to) = (line.start.max(span.start), line.end.min(span.end));
                if from < to {
                    pieces.push(Piece {
                        step: start_step + index,
                        range: from - span.start..to - span.start,
                        spaced: !pieces.is_empty(),
                    });
                    if let Some(rows) = rows_of.get_mut(index) {
                        *rows = Some(rows.as_ref().map_or(row, |rows| rows.start)..row + 1);
                    }
                }
            }
            let here = fits && number == last_line && !mark.is_empty();
            self.rows.push(Row::Prose(pieces, here.then(|| Span::new(mark, Role::Mark))));
        }
        if !fits && !mark.is_empty() {
            self.ends(setting, ("", Role::Mark), (mark, Role::Mark));
            if let Some(rows) = rows_of.last_mut() {
                *rows = Some(rows.as_ref().map_or(self.rows.len() - 1, |rows| rows.start)..self.rows.len());
            }
        }
        for (index, (found, rows)) in group.iter().zip(rows_of).enumerate() {
            // A text without a letter has no row of its own; it stands where the paragraph ends.
            let rows = rows.unwrap_or(self.rows.len()..self.rows.len());
            let head = if index == 0 { head } else { rows.start };
            let differs = setting.editions.map_or_else(Vec::new, |marks| marks.words(*found).to_vec());
            self.steps.push(Step { held: Some(Held::new(*found)), point, rows, head, differs });
            self.keep_passage(setting, *found);
        }
    }

    fn gaps(&mut self, setting: Setting<'_>, point: &PointSection<'_>) {
        for (report, silence) in &point.gaps {
            self.words(setting, &gap_line(setting, report, silence), Role::Gap);
        }
    }

    /// A stop where there is no passage: from a row to the last one, under a heading.
    pub(super) fn nothing(&mut self, point: Option<PointIx>, (start, head): (usize, usize)) {
        self.steps.push(Step::empty(point, start..self.rows.len(), head));
    }

    /// Words that wrap.
    pub fn words(&mut self, setting: Setting<'_>, text: &str, role: Role) {
        for line in wrap(text, setting.cells) {
            let text = text.get(line).unwrap_or_default();
            self.rows.push(if text.is_empty() { Row::Blank } else { Row::Words(vec![Span::new(text, role)]) });
        }
    }

    /// Words left and right; on lines of their own where they do not fit beside each other.
    pub fn ends(&mut self, setting: Setting<'_>, left: (&str, Role), right: (&str, Role)) {
        if right.0.is_empty() {
            self.words(setting, left.0, left.1);
        } else if left.0.is_empty() && width(right.0) > setting.cells {
            self.words(setting, right.0, right.1);
        } else if left.0.is_empty() || width(left.0) + 2 + width(right.0) <= setting.cells {
            self.rows.push(Row::Ends(vec![Span::new(left.0, left.1)], vec![Span::new(right.0, right.1)]));
        } else {
            self.words(setting, left.0, left.1);
            self.words(setting, right.0, right.1);
        }
    }

    /// The stop of a passage, in the given point if it is there, else in any.
    #[must_use]
    pub fn find(&self, key: &PassageKey, point: Option<PointIx>) -> Option<usize> {
        let is = |step: &Step| step.held.as_ref().and_then(Held::key).as_ref() == Some(key);
        let at_point = self.steps.iter().position(|step| step.point == point && is(step));
        at_point.or_else(|| self.steps.iter().position(is))
    }

    /// The stop that a row belongs to.
    #[must_use]
    pub fn step_on(&self, row: usize) -> Option<usize> {
        self.steps.iter().position(|step| step.rows.contains(&row))
    }

    /// Cells before the first letter of a stop on the first of its rows from `top` on.
    #[must_use]
    pub fn column_of(&self, step: usize, top: usize, lang: Lang) -> u16 {
        let before = || {
            let own = self.steps.get(step)?;
            let Row::Prose(pieces, _) = self.rows.get(own.rows.start.max(top))? else { return None };
            let earlier = pieces.iter().take_while(|piece| piece.step != step);
            let cells = |piece: &Piece| {
                let held = self.steps.get(piece.step).and_then(|step| step.held.as_ref());
                held.and_then(|held| held.text(lang).get(piece.range.clone())).map_or(0, |text| width(text) + 1)
            };
            u16::try_from(earlier.map(cells).sum::<usize>()).ok()
        };
        before().unwrap_or(0)
    }

    /// The first stop of a point.
    #[must_use]
    pub fn first_of(&self, point: Option<PointIx>) -> Option<usize> {
        self.steps.iter().position(|step| step.point == point)
    }
}
