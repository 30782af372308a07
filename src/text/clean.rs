//! From what came from outside to what may be shown: the one gate every foreign string passes.
//!
//! Must not: be bypassed. Nothing else in the crate makes a [`Shown`] out of foreign text.

use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// Text as it came from outside (a file, a key press, a paste, a path, an error message).
///
/// It has no `Display`: the only way on is [`Raw::shown`].
#[derive(Clone, PartialEq, Eq)]
pub struct Raw<'a>(Cow<'a, str>);

/// Text that cannot act on the terminal: no controls, no bidi or tag characters, no invisible
/// characters where no script needs them, at most eight combining marks in a row.
///
/// What was dangerous stays visible as a mark, so that a reader can see that something was there.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shown(Box<str>);

/// Combining marks in a row that a cell may carry.
const MARKS_PER_CELL: usize = 8;
/// Bytes that one cell may carry.
const BYTES_PER_CELL: usize = 32;

impl<'a> Raw<'a> {
    /// Foreign text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self(text.into())
    }

    /// Foreign bytes; what is no UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn from_bytes(bytes: &'a [u8]) -> Self {
        Self(String::from_utf8_lossy(bytes))
    }

    /// Cleans for one line: line ends and tabs become spaces.
    #[must_use]
    pub fn shown(self) -> Shown {
        self.clean(false)
    }

    /// Cleans and keeps line feeds (`\r\n` and lone `\r` become `\n`).
    #[must_use]
    pub fn shown_lines(self) -> Shown {
        self.clean(true)
    }

    fn clean(self, lines: bool) -> Shown {
        if self.0.chars().all(is_plain) {
            return Shown(self.0.into_owned().into_boxed_str());
        }
        let marked = mark(&self.0, lines);
        Shown(limit_cells(marked).into_boxed_str())
    }
}

/// A path, a number, an error: anything that prints itself, as foreign text.
impl<'a> Raw<'a> {
    /// Takes what a foreign type prints.
    pub fn display(value: impl fmt::Display) -> Self {
        Self(Cow::Owned(value.to_string()))
    }
}

/// Characters that need no look at their neighbours: printable ASCII, Latin letters with their
/// accents, the dashes, quotes and signs of prose.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}')
}

fn mark(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' if lines => out.push('\n'),
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{200c}' | '\u{200d}' if joins(before, chars.peek().copied()) => out.push(c),
            // The two variation selectors only choose between text and emoji shape.
            '\u{fe0e}' | '\u{fe0f}' => continue,
            c if is_unseen(c) => out.push_str(&format!("\u{2039}U+{:04X}\u{203a}", u32::from(c))),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Characters that are not seen, or that change how their neighbours are seen.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a joiner between these two is part of writing: between emoji, or inside a script
/// whose letters change shape (Arabic, Syriac, Indic scripts, Myanmar, Khmer, Mongolian).
fn joins(before: char, after: Option<char>) -> bool {
    let emoji = |c| matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2300}'..='\u{23ff}');
    let shaped = |c| {
        matches!(c, '\u{620}'..='\u{7ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17b3}'
            | '\u{1820}'..='\u{18aa}' | '\u{fb50}'..='\u{fdcf}')
    };
    after.is_some_and(|after| emoji(before) && emoji(after) || shaped(before) && shaped(after))
}

fn limit_cells(text: String) -> String {
    use unicode_normalization::char::is_combining_mark;
    use unicode_segmentation::UnicodeSegmentation;
    let fits = |cell: &str| {
        cell.len() <= 4
            || cell.len() <= BYTES_PER_CELL && cell.chars().filter(|c| is_combining_mark(*c)).count() <= MARKS_PER_CELL
    };
    if text.graphemes(true).all(fits) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for cell in text.graphemes(true) {
        if fits(cell) {
            out.push_str(cell);
            continue;
        }
        let (mut marks, mut bytes) = (0, 0);
        for c in cell.chars() {
            marks += usize::from(is_combining_mark(c));
            bytes += c.len_utf8();
            if marks > MARKS_PER_CELL || bytes > BYTES_PER_CELL {
                break;
            }
            out.push(c);
        }
        out.push('\u{2026}');
    }
    out
}

impl Shown {
    /// Text of our own, known when it was compiled.
    #[must_use]
    pub fn ours(text: &'static str) -> Self {
        Self(text.into())
    }

    /// The clean text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Shown {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Shown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Raw::new(text).shown())
    }
}
