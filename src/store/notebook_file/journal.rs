//! What has been changed since the file of bookmarks was written last: read from bytes that may end anywhere.
//!
//! Must not: take for torn what was once whole. Only the last line can be torn, because each is written by one
//! append and lasts before the next; a bad line before others is a fault of the disk, or of a person.

use super::line::{BadLine, Line};
use crate::notebook::Change;

/// The lines of a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// In order.
    pub(super) lines: Vec<Line>,
    /// The bytes they were read from.
    pub(super) bytes: Vec<u8>,
    /// What is behind the last whole line, and was never said to be saved.
    pub(super) torn: Vec<u8>,
}

/// A line that cannot be read, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BadAt {
    /// From 1.
    pub(super) line: usize,
    /// Why.
    pub(super) why: BadLine,
}

impl Journal {
    /// Reads all of it. What `known` had read before is not read again where it is still the beginning.
    pub(super) fn read(bytes: Vec<u8>, known: Option<Self>) -> Result<Self, BadAt> {
        let Self { mut lines, bytes: had, .. } =
            known.filter(|known| bytes.starts_with(&known.bytes)).unwrap_or_default();
        let whole = had.len() + take(bytes.get(had.len()..).unwrap_or_default(), &mut lines)?;
        let mut bytes = bytes;
        let torn = bytes.split_off(whole);
        Ok(Self { lines, bytes, torn })
    }

    /// All changes, in order.
    pub(super) fn changes(&self) -> impl Iterator<Item = &Change> {
        self.lines.iter().flat_map(|line| &line.changes)
    }

    /// Whether what a side journal held is in it.
    pub(super) fn has_absorbed(&self, side: &str) -> bool {
        self.lines.iter().any(|line| line.from.as_deref() == Some(side))
    }

    /// Adds a line that was written.
    pub(super) fn push(&mut self, line: Line, written: &[u8]) {
        self.lines.push(line);
        self.bytes.extend_from_slice(written);
    }
}

/// What some bytes hold that may have faults anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorted<'a> {
    /// The lines that can be read, with their bytes.
    pub(super) good: Vec<(&'a [u8], Line)>,
    /// The others, with where they are and why.
    pub(super) bad: Vec<(&'a [u8], BadAt)>,
    /// A last line that is not whole.
    pub(super) torn: &'a [u8],
}

/// Reads every line for itself.
pub(super) fn sorted(bytes: &[u8]) -> Sorted<'_> {
    let mut sorted = Sorted::default();
    let mut rest = pieces(bytes).enumerate().peekable();
    while let Some((at, piece)) = rest.next() {
        match read(piece) {
            Ok(line) => sorted.good.push((piece, line)),
            Err(BadLine::Torn) if rest.peek().is_none() => sorted.torn = piece,
            Err(why) => sorted.bad.push((piece, BadAt { line: at + 1, why })),
        }
    }
    sorted
}

/// Adds the lines that are whole, and gives their length.
fn take(bytes: &[u8], lines: &mut Vec<Line>) -> Result<usize, BadAt> {
    let mut whole = 0;
    let mut rest = pieces(bytes).peekable();
    while let Some(piece) = rest.next() {
        match read(piece) {
            Ok(line) => lines.push(line),
            Err(BadLine::Torn) if rest.peek().is_none() => break,
            Err(why) => return Err(BadAt { line: lines.len() + 1, why }),
        }
        whole += piece.len();
    }
    Ok(whole)
}

/// Lines with their line ends; the last one may have none.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

fn read(piece: &[u8]) -> Result<Line, BadLine> {
    Line::read(piece.strip_suffix(b"\n").ok_or(BadLine::Torn)?)
}
