//! What a reader kept, among the rows of a flow: the sign of a bookmark, and notes under what they are on.
//!
//! Must not: be called for a file or a slide; what is laid out without [`MyMarks`] holds none of it.

use super::{Flow, Row, Setting};
use crate::app::kept::{Mine, MyNote, words_of};
use crate::app::role::{Role, Span};
use crate::model::{Id, PassageRef, Period, PointIx, TopicIx};
use crate::text::{Shown, width, wrap};
use crate::words::{self, Words};

/// The sign of a bookmark: in the margin of the row where it begins, before a note, in a cell of the grid.
pub const KEPT: &str = "\u{25c6}";
/// Cells that a note stands in under its sign.
const INDENT: usize = 2;

/// What a reader kept of what is laid out.
#[derive(Clone, Copy)]
pub struct MyMarks<'a> {
    /// Of its country.
    pub mine: &'a Mine,
    /// The one report that is shown.
    pub report: Option<&'a Id>,
    /// The topic that is shown, where it is one section.
    pub topic: Option<TopicIx>,
    /// Whether notes stand under what they are on.
    pub notes: bool,
}

impl MyMarks<'_> {
    /// Whether something stands under a passage.
    pub(super) fn has_notes(self, found: PassageRef<'_>) -> bool {
        self.notes && self.mine.on(found).iter().any(has_words)
    }

    /// Whether a point is bookmarked.
    pub(in crate::app) fn has_point(self, point: Option<PointIx>) -> bool {
        point.is_some() && self.mine.on_part(self.report, (self.topic, point)).next().is_some()
    }
}

impl Flow {
    /// Marks the last stop, if its passage is bookmarked, and sets the notes under it.
    pub(super) fn keep_passage(&mut self, setting: Setting<'_>, found: PassageRef<'_>) {
        let Some(marks) = setting.mine else { return };
        let notes = marks.mine.on(found);
        let row = self.steps.last().map(|step| step.rows.start);
        let Some(row) = row.filter(|_| !notes.is_empty()) else { return };
        self.marked.insert(row);
        if marks.notes {
            notes.iter().for_each(|note| self.note(setting, (note, None)));
            // They are seen with their passage.
            let end = self.rows.len();
            if let Some(step) = self.steps.last_mut() {
                step.rows.end = end;
            }
        }
    }

    /// Marks the row of a point's heading, if the point is bookmarked, and sets the notes under it.
    pub(in crate::app) fn keep_point(&mut self, setting: Setting<'_>, point: Option<PointIx>, row: usize) {
        let Some(marks) = setting.mine.filter(|marks| marks.has_point(point)) else { return };
        let start = self.rows.len();
        if marks.notes {
            let notes = marks.mine.on_part(marks.report, (marks.topic, point));
            notes.for_each(|(report, note)| self.note(setting, (note, report.map(|report| format!("@{report}")))));
        }
        // A note has the sign already.
        if row < start || self.rows.len() == start {
            self.marked.insert(row);
        }
    }

    /// Sets the notes on the country and on the section; says whether there are any.
    pub(in crate::app) fn keep_section(&mut self, setting: Setting<'_>) -> bool {
        let Some(marks) = setting.mine.filter(|marks| marks.notes && marks.topic.is_some()) else { return false };
        let start = self.rows.len();
        for (report, note) in marks.mine.on_part(marks.report, (None, None)) {
            self.note(setting, (note, Some(words_of(setting.words, report))));
        }
        for (report, note) in marks.mine.on_part(marks.report, (marks.topic, None)) {
            let section = setting.words.say("kept-section");
            let about = report.map_or_else(|| section.clone(), |report| format!("{section} @{report}"));
            self.note(setting, (note, Some(about)));
        }
        self.rows.len() > start
    }

    /// A note under its sign; at its end, or below it, what it is on where that is not plain to see, its labels and
    /// the day.
    fn note(&mut self, setting: Setting<'_>, (note, on): (&MyNote, Option<String>)) {
        if !has_words(note) {
            return;
        }
        self.notes += 1;
        let labels: Vec<&str> = note.labels.iter().map(Shown::as_str).collect();
        let labels = (!labels.is_empty()).then(|| labels.join(", "));
        let about: Vec<String> = [on, labels, Some(day(setting.words, note))].into_iter().flatten().collect();
        let about = about.join(" \u{b7} ");
        let cells = setting.cells.saturating_sub(INDENT).max(1);
        let lines = |text: &str| -> Vec<String> {
            wrap(text, cells).into_iter().map(|line| text.get(line).unwrap_or_default().to_owned()).collect()
        };
        let text = note.text.trim();
        let mut rows = if text.is_empty() { Vec::new() } else { lines(text) };
        let fits = rows.last().is_some_and(|last| INDENT + width(last) + 2 + width(&about) <= setting.cells);
        if !fits {
            rows.extend(lines(&about));
        }
        let last = rows.len().saturating_sub(1);
        for (at, line) in rows.into_iter().enumerate() {
            let sign = if at == 0 { KEPT } else { "" };
            let pad = " ".repeat(INDENT.saturating_sub(width(sign)));
            let left = vec![Span::new(format!("{sign}{pad}"), Role::Kept), Span::new(line, Role::MyNote)];
            self.rows.push(match fits && at == last {
                true => Row::Ends(left, vec![Span::new(about.clone(), Role::Meta)]),
                false => Row::Words(left),
            });
        }
    }
}

/// Whether there is more to show of it than that it is there.
fn has_words(note: &MyNote) -> bool {
    !note.text.trim().is_empty() || !note.labels.is_empty()
}

fn day(words: &Words, note: &MyNote) -> String {
    note.day.parse::<Period>().map_or_else(|_| note.day.clone(), |day| words::period(words, &day))
}
