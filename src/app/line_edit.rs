//! A line of text being edited: what every box holds.
//!
//! Must not: hold a character that was not cleaned; a paste is cleaned as it comes in.

use super::key::{Code, Key};
use crate::text::{LONGEST_LINE, Raw, width};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The text and where the cursor is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Byte of the cursor, on a grapheme's edge.
    at: usize,
    /// Something did not fit.
    was_cut: bool,
}

impl LineEdit {
    /// With a text, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Cells before the cursor.
    #[must_use]
    pub fn cursor_cells(&self) -> usize {
        self.text.get(..self.at).map_or(0, width)
    }

    /// Takes a key that edits; says whether it was one.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.printable() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (key.code, key.ctrl, key.alt) {
            (Code::Left, false, false) => self.at = self.before(),
            (Code::Right, false, false) => self.at = self.after(),
            (Code::Home, false, _) | (Code::Char('a'), true, false) => self.at = 0,
            (Code::End, false, _) | (Code::Char('e'), true, false) => self.at = self.text.len(),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => self.cut(self.before(), self.at),
            (Code::Delete, false, false) | (Code::Char('d'), true, false) => self.cut(self.at, self.after()),
            (Code::Char('w'), true, false) | (Code::Backspace, _, _) => self.cut(self.word_before(), self.at),
            (Code::Char('u'), true, false) => self.cut(0, self.at),
            _ => return false,
        }
        true
    }

    /// Takes a paste, in one line; what is longer than a line may be is cut.
    pub fn insert(&mut self, text: &str) {
        let clean = Raw::new(text).shown();
        for cell in clean.graphemes(true) {
            if self.text.len() + cell.len() > LONGEST_LINE {
                self.was_cut = true;
                break;
            }
            self.text.insert_str(self.at, cell);
            self.at += cell.len();
        }
    }

    /// Whether something did not fit since this was last asked.
    pub fn take_cut(&mut self) -> bool {
        std::mem::take(&mut self.was_cut)
    }

    /// Whether nothing stands after the cursor.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// Puts a text in the place of some bytes, the cursor after it; bytes that are no text of the
    /// line change nothing.
    pub fn replace(&mut self, bytes: Range<usize>, text: &str) {
        if self.text.get(bytes.clone()).is_some() {
            self.cut(bytes.start, bytes.end);
            self.insert(text);
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.text.clear();
        self.at = 0;
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
    }

    fn before(&self) -> usize {
        let cell = self.text.get(..self.at).and_then(|text| text.graphemes(true).next_back());
        self.at - cell.map_or(0, str::len)
    }

    fn after(&self) -> usize {
        let cell = self.text.get(self.at..).and_then(|text| text.graphemes(true).next());
        self.at + cell.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end();
        before.rfind(char::is_whitespace).map_or(0, |space| space + before.get(space..).map_or(0, first_len))
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> (String, usize) {
        let mut line = LineEdit::new("víctimas y más");
        for key in keys.split(' ') {
            line.key(key.parse().unwrap());
        }
        (line.text().to_owned(), line.cursor_cells())
    }

    #[test]
    fn edits_by_what_a_reader_sees_as_one_letter() {
        assert_eq!(typed("backspace"), ("víctimas y má".to_owned(), 13));
        assert_eq!(typed("home delete delete"), ("ctimas y más".to_owned(), 0));
        assert_eq!(typed("ctrl-w"), ("víctimas y ".to_owned(), 11));
        assert_eq!(typed("ctrl-w ctrl-w"), ("víctimas ".to_owned(), 9));
        assert_eq!(typed("left left x"), ("víctimas y mxás".to_owned(), 13));
        assert_eq!(typed("ctrl-u"), (String::new(), 0));
    }

    #[test]
    fn a_paste_cannot_smuggle_controls_and_is_one_line() {
        let mut line = LineEdit::default();
        line.insert("a\u{1b}[2Jb\nc\u{202e}d");
        assert_eq!(line.text(), "a\u{241b}[2Jb c\u{2039}U+202E\u{203a}d");
        line.insert(&"x".repeat(200_000));
        assert_eq!(line.text().len(), LONGEST_LINE);
        assert!(line.take_cut() && !line.take_cut());
    }
}
