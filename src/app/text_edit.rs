//! A text of several lines being edited: what a note is typed into.
//!
//! Must not: hold a character that was not cleaned, or more than it may; a paste is cleaned as it comes in.

mod moves;
mod past;
mod rows;

use crate::text::Raw;
use past::{Past, Step};
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The text, where the cursor is in it, how it is broken into rows, and what can be taken back.
#[derive(Clone, Debug)]
pub struct TextEdit {
    text: String,
    /// Byte of the cursor, on a grapheme's edge.
    at: usize,
    /// Cells from the left that moving up and down keeps to.
    column: Option<usize>,
    /// Largest text, in bytes.
    most: usize,
    /// Something was refused because it did not fit.
    was_refused: bool,
    past: Past,
    /// First byte of each row; every byte is in one row.
    starts: Vec<usize>,
    /// Cells of a row.
    cells: usize,
    /// Rows that are seen, and the first of them.
    height: usize,
    top: usize,
    /// Counts the changes of the text.
    revision: u64,
}

impl TextEdit {
    /// With a text, the cursor at its end. What is there is kept even where it is larger than it may be.
    #[must_use]
    pub fn new(text: &str, most: usize) -> Self {
        let text = Raw::new(text).shown_lines().to_string();
        let mut edit = Self {
            at: text.len(),
            text,
            column: None,
            most,
            was_refused: false,
            past: Past::default(),
            starts: Vec::new(),
            cells: usize::from(u16::MAX),
            height: 1,
            top: 0,
            revision: 0,
        };
        edit.break_rows(0);
        edit
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Counts the changes of the text.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether something did not fit since this was last asked.
    pub fn take_refused(&mut self) -> bool {
        std::mem::take(&mut self.was_refused)
    }

    /// Takes text at the cursor, whole or not at all.
    pub fn insert(&mut self, text: &str) {
        // What is far too large is not even cleaned: cleaning a line end leaves at least half of it.
        let clean = (text.len() / 2 <= self.most).then(|| Raw::new(text).shown_lines());
        match clean {
            Some(clean) if clean.is_empty() => {}
            Some(clean) if self.fits(0, clean.len()) => drop(self.change(self.at..self.at, &clean)),
            _ => self.was_refused = true,
        }
    }

    /// Puts another text in the place of all of it; says whether it fitted. It can be taken back.
    pub fn replace(&mut self, text: &str) -> bool {
        let clean = (text.len() / 2 <= self.most).then(|| Raw::new(text).shown_lines());
        let Some(clean) = clean.filter(|clean| clean.len() <= self.most) else { return false };
        if *clean != *self.text {
            self.past.close();
            self.change(0..self.text.len(), &clean);
            self.past.close();
        }
        true
    }

    /// Breaks the line.
    pub fn break_line(&mut self) {
        self.insert("\n");
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.past.undo() else { return false };
        self.swap(step.at..step.at + step.put.len(), &step.took);
        self.go(step.before);
        true
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.past.redo() else { return false };
        self.swap(step.at..step.at + step.took.len(), &step.put);
        self.go(step.at + step.put.len());
        true
    }

    fn fits(&self, less: usize, more: usize) -> bool {
        self.text.len().saturating_sub(less).saturating_add(more) <= self.most
    }

    fn cut(&mut self, bytes: Range<usize>) {
        if !bytes.is_empty() {
            self.change(bytes, "");
        }
    }

    /// Puts clean text in the place of some bytes, the cursor after it. What meets there may become one
    /// grapheme; that is cleaned again, so that the text stays as one that was cleaned whole.
    fn change(&mut self, bytes: Range<usize>, new: &str) -> bool {
        let (head, tail) = (self.text.get(..bytes.start), self.text.get(bytes.end..));
        let (Some(head), Some(tail), Some(old)) = (head, tail, self.text.get(bytes.clone())) else { return false };
        let before = head.graphemes(true).next_back().map_or(0, str::len);
        let mut met = head.get(head.len() - before..).unwrap_or_default().to_owned() + new;
        let mut after = 0;
        for cell in tail.graphemes(true) {
            after += cell.len();
            met.push_str(cell);
            // Where the next letter now joins what was before it, it belongs to what met.
            let mut probe = met.clone();
            probe.extend(tail.get(after..).and_then(|rest| rest.chars().next()));
            if GraphemeCursor::new(met.len(), probe.len(), true).is_boundary(&probe, 0) == Ok(true) {
                break;
            }
        }
        let clean = Raw::new(met.as_str()).shown_lines();
        let step = if *clean == *met {
            Step { at: bytes.start, took: old.to_owned(), put: new.to_owned(), before: self.at }
        } else {
            let wide = bytes.start - before..bytes.end + after;
            let took = self.text.get(wide.clone()).unwrap_or_default().to_owned();
            Step { at: wide.start, took, put: clean.to_string(), before: self.at }
        };
        let after = step.at + step.put.len();
        self.swap(step.at..step.at + step.took.len(), &step.put);
        self.past.add(step);
        self.go(after);
        true
    }

    /// Changes the bytes and the rows, and nothing else.
    fn swap(&mut self, bytes: Range<usize>, new: &str) {
        if self.text.get(bytes.clone()).is_none() {
            return;
        }
        self.text.replace_range(bytes.clone(), new);
        self.revision += 1;
        self.break_rows(bytes.start);
    }

    /// Puts the cursor at a byte, or at the beginning of the grapheme that this byte is in.
    fn go(&mut self, byte: usize) {
        let byte = self.floor(byte);
        let mut edge = GraphemeCursor::new(byte, self.text.len(), true);
        self.at = match edge.is_boundary(&self.text, 0) {
            Ok(true) => byte,
            _ => edge.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0),
        };
        self.column = None;
    }

    /// The byte, or the first one of its character.
    fn floor(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        (0..=byte).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    fn line_start(&self, byte: usize) -> usize {
        self.text.get(..byte).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1)
    }

    fn line_end(&self, byte: usize) -> usize {
        self.text.get(byte..).and_then(|after| after.find('\n')).map_or(self.text.len(), |feed| byte + feed)
    }
}

#[cfg(test)]
mod tests;
