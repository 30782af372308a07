//! Keys that move in a text and change it, as every box and the shell have them.
//!
//! Must not: decide what saves or leaves; a key that is not taken is the box's.

use super::TextEdit;
use crate::app::key::{Code, Key};
use crate::text::width;
use unicode_segmentation::UnicodeSegmentation;

impl TextEdit {
    /// Takes a key that moves or edits; says whether it was one. Up in the first row and down in the last are
    /// none.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.printable() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let at = self.at;
        match (key.code, key.ctrl, key.alt) {
            (Code::Up | Code::Down | Code::PageUp | Code::PageDown, false, false) => return self.by_rows(key.code),
            (Code::Left, false, false) | (Code::Char('b'), true, false) => self.move_to(self.before(at)),
            (Code::Right, false, false) | (Code::Char('f'), true, false) => self.move_to(self.after(at)),
            (Code::Left, ..) | (Code::Char('b'), false, true) => self.move_to(self.word_before(at)),
            (Code::Right, ..) | (Code::Char('f'), false, true) => self.move_to(self.word_after(at)),
            (Code::Home, true, _) => self.move_to(0),
            (Code::End, true, _) => self.move_to(self.text.len()),
            (Code::Home, false, _) => self.move_to(self.row(self.row_of(at)).start),
            (Code::End, false, _) => self.move_to(self.row_end(self.row_of(at))),
            (Code::Char('a'), true, false) => self.move_to(self.line_start(at)),
            (Code::Char('e'), true, false) => self.move_to(self.line_end(at)),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => self.cut(self.before(at)..at),
            (Code::Delete, false, false) | (Code::Char('d'), true, false) => self.cut(at..self.after(at)),
            (Code::Char('w'), true, false) | (Code::Backspace, ..) => self.cut(self.word_before(at)..at),
            (Code::Char('d'), false, true) | (Code::Delete, ..) => self.cut(at..self.word_after(at)),
            (Code::Char('u'), true, false) => self.cut(self.line_start(at)..at),
            // At its end the line is joined with the next one.
            (Code::Char('k'), true, false) if self.line_end(at) == at => self.cut(at..self.after(at)),
            (Code::Char('k'), true, false) => self.cut(at..self.line_end(at)),
            _ => return false,
        }
        true
    }

    fn move_to(&mut self, byte: usize) {
        self.past.close();
        self.go(byte);
    }

    /// Up and down by rows of the box, in the column in which that began.
    fn by_rows(&mut self, code: Code) -> bool {
        let row = self.row_of(self.at);
        let last = self.row_count().saturating_sub(1);
        let to = match code {
            Code::Up if row == 0 => return false,
            Code::Down if row == last => return false,
            Code::Up => row - 1,
            Code::Down => row + 1,
            Code::PageUp => row.saturating_sub(self.height),
            _ => (row + self.height).min(last),
        };
        let column = self.column.unwrap_or_else(|| self.cells_before(row, self.at));
        let (start, end) = (self.row(to).start, self.row_end(to));
        let mut taken = 0;
        let mut byte = start;
        for cell in self.text.get(start..end).unwrap_or_default().graphemes(true) {
            taken += width(cell);
            if taken > column {
                break;
            }
            byte += cell.len();
        }
        self.move_to(byte);
        self.column = Some(column);
        true
    }

    /// The last byte in a row where the cursor can stand: where the row is broken, the byte after its last
    /// space or letter is the next row's.
    fn row_end(&self, row: usize) -> usize {
        let bytes = self.row(row);
        if self.starts.get(row + 1) == Some(&bytes.end) { self.before(bytes.end).max(bytes.start) } else { bytes.end }
    }

    fn before(&self, at: usize) -> usize {
        let cell = self.text.get(..at).and_then(|text| text.graphemes(true).next_back());
        at - cell.map_or(0, str::len)
    }

    fn after(&self, at: usize) -> usize {
        let cell = self.text.get(at..).and_then(|text| text.graphemes(true).next());
        at + cell.map_or(0, str::len)
    }

    /// The beginning of the word before.
    fn word_before(&self, at: usize) -> usize {
        let word = self.text.get(..at).unwrap_or_default().trim_end();
        word.trim_end_matches(|c: char| !c.is_whitespace()).len()
    }

    /// The end of the word after.
    fn word_after(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let word = rest.trim_start();
        at + rest.len() - word.trim_start_matches(|c: char| !c.is_whitespace()).len()
    }
}
