//! Collects what is wrong with one text, each with line and column.
//!
//! Must not: repeat a foreign text at length, or let one file drown the others.

use super::bytes::small;
use crate::model::{Fault, Problem, Severity, nearest};
use crate::store::limits;
use crate::text::{Raw, Shown};
use std::cell::Cell;
use std::cmp::Ordering;

/// A byte of the text, and its line and column from 1, in characters.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    line: usize,
    column: usize,
}

/// The faults of one text.
pub(crate) struct Faults<'t> {
    file: &'t Shown,
    text: &'t str,
    /// The place that was asked for last. Faults stand near each other, and counting on from the one
    /// before keeps a file with many, or with one very long line, from costing its length for each.
    last: Cell<Place>,
    found: Vec<Problem>,
}

impl<'t> Faults<'t> {
    /// None so far.
    pub(crate) fn new(file: &'t Shown, text: &'t str) -> Self {
        Self { file, text, last: Cell::new(Place { at: 0, line: 1, column: 1 }), found: Vec::new() }
    }

    /// The text they are about.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether something was left out because of one.
    pub(crate) fn has_error(&self) -> bool {
        self.found.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// One more, at a byte of the text.
    pub(crate) fn add(&mut self, at: usize, severity: Severity, named: (Shown, Fault)) {
        // Past the limit not even the place is worth finding.
        if self.found.len() <= limits::PROBLEMS {
            self.push(self.problem(at, severity, named));
        }
    }

    /// One more that was made before.
    pub(crate) fn push(&mut self, problem: Problem) {
        match self.found.len().cmp(&limits::PROBLEMS) {
            Ordering::Less => self.found.push(problem),
            Ordering::Equal => {
                let fault = Fault::TooBig { what: "problems", limit: limits::PROBLEMS as u64 };
                let field = Shown::default();
                self.found.push(Problem { line: 0, column: 0, severity: Severity::Error, field, fault, ..problem });
            }
            Ordering::Greater => {}
        }
    }

    /// A problem at a byte of the text, not added.
    pub(crate) fn problem(&self, at: usize, severity: Severity, (field, fault): (Shown, Fault)) -> Problem {
        let (line, column) = self.place(at);
        Problem { file: self.file.clone(), line, column, severity, field, fault }
    }

    /// `file:line:column` of a byte of the text.
    pub(crate) fn place_text(&self, at: usize) -> Shown {
        let (line, column) = self.place(at);
        Raw::new(format!("{}:{line}:{column}", self.file)).shown()
    }

    /// Line and column of a byte of the text.
    pub(crate) fn place(&self, at: usize) -> (u32, u32) {
        let last = self.last.get();
        let bytes = self.text.as_bytes();
        let at = at.min(bytes.len());
        let is_on = at >= last.at;
        let between = bytes.get(last.at.min(at)..last.at.max(at)).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', between).count();
        let line = if is_on { last.line + lines } else { last.line.saturating_sub(lines) };
        let column = match (lines, is_on) {
            (0, true) => last.column + characters(between),
            (0, false) => last.column.saturating_sub(characters(between)),
            _ => {
                let before = bytes.get(..at).unwrap_or_default();
                let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
                1 + characters(before.get(start..).unwrap_or_default())
            }
        };
        self.last.set(Place { at, line, column });
        (small(line), small(column))
    }

    /// All of them, as they stand in the file.
    pub(crate) fn into_problems(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| (problem.line, problem.column));
        self.found
    }
}

/// Characters in a stretch of UTF-8: all bytes but those that go on with one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// As much of a foreign text as a message repeats.
pub(crate) fn excerpt(text: &str) -> Shown {
    match text.char_indices().nth(limits::EXCERPT) {
        Some((end, _)) => Raw::new(format!("{}…", text.get(..end).unwrap_or_default())).shown(),
        None => Raw::new(text).shown(),
    }
}

/// The known name that a mistyped one is nearest to. Very long names have no near one, and of very
/// long lists only the beginning is looked at: comparing costs the product of both.
pub(crate) fn meant<'a>(found: &str, known: impl Iterator<Item = &'a str>) -> Option<Shown> {
    if found.len() > limits::EXCERPT {
        return None;
    }
    nearest(found, known.take(500), 1).pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_in_characters() {
        let (file, text) = (Shown::ours("a.toml"), "a\r\náé = 1\n\n");
        let faults = Faults::new(&file, text);
        for (at, place) in
            [(0, (1, 1)), (3, (2, 1)), (5, (2, 2)), (7, (2, 3)), (12, (3, 1)), (13, (4, 1)), (99, (4, 1))]
        {
            assert_eq!(faults.place(at), place, "{at}");
        }
    }

    #[test]
    fn stops_naming_after_a_while_and_says_so() {
        let file = Shown::ours("a.toml");
        let mut faults = Faults::new(&file, "");
        for _ in 0..limits::PROBLEMS + 5 {
            faults.add(0, Severity::Error, (Shown::default(), Fault::Missing));
        }
        let problems = faults.into_problems();
        assert_eq!(problems.len(), limits::PROBLEMS + 1);
        assert!(problems.iter().any(|problem| matches!(problem.fault, Fault::TooBig { what: "problems", .. })));
    }

    #[test]
    fn repeats_little_and_nothing_that_acts() {
        assert_eq!(excerpt(&"x".repeat(500)).chars().count(), limits::EXCERPT + 1);
        assert!(!excerpt("a\u{1b}[2Jb\u{202e}").contains(['\u{1b}', '\u{202e}']));
        assert_eq!(meant("perod", ["period", "due"].into_iter()).as_deref(), Some("period"));
        assert_eq!(meant(&"perod".repeat(100), ["period"].into_iter()), None);
    }
}
