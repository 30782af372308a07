//! From what came from outside to what may be shown: the one gate every foreign string passes.
//!
//! Must not: be bypassed. Nothing else in the crate makes a [`Shown`] out of foreign text.

use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Text as it came from outside (a file, a key press, a paste, a path, an error message).
///
/// It has no `Display`: the only way on is [`Raw::shown`].
#[derive(Clone, PartialEq, Eq)]
pub struct Raw<'a>(Cow<'a, str>);

/// Text that cannot act on the terminal: no controls, no bidi or tag characters, no invisible
/// characters where no script needs them, at most eight combining marks in a row.
///
/// What was dangerous stays visible as a mark, so that a reader can see that something was there.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Shown(Box<str>);

/// Text that keeps its line feeds when it is read back, where [`Shown`] would make spaces of them.
pub struct ShownLines(pub Shown);

/// Combining marks in a row that a cell may carry.
const MARKS_PER_CELL: usize = 8;
/// Bytes that one cell may carry.
const BYTES_PER_CELL: usize = 32;
/// Stands where a cell was cut.
const CUT: char = '\u{2026}';

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
        if is_all_plain(&self.0) {
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

/// Whether nothing has to be looked at more closely. Nearly all text is ASCII, and is taken in
/// stretches that a processor compares at once: character by character it takes ten times as long,
/// which is most of the time of reading a large library.
fn is_all_plain(text: &str) -> bool {
    const STRETCH: usize = 32;
    // Without a way out inside a stretch, which would make it a loop over bytes again.
    let is_ascii = |stretch: &&[u8]| stretch.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let mut rest = text;
    while !rest.is_empty() {
        let ascii: usize = rest.as_bytes().chunks(STRETCH).take_while(is_ascii).map(<[u8]>::len).sum();
        let Some(other) = rest.get(ascii..) else { return false };
        let mut chars = other.chars();
        if !chars.by_ref().take(STRETCH).all(is_plain) {
            return false;
        }
        rest = chars.as_str();
    }
    true
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
        | '\u{fdd0}'..='\u{fdef}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a joiner between these two is part of writing: between the characters that emoji
/// are joined from (Unicode's `emoji-zwj-sequences.txt`), or inside a script whose letters
/// change shape (Arabic, Syriac, Indic scripts, Myanmar, Khmer, Mongolian).
fn joins(before: char, after: Option<char>) -> bool {
    let emoji = |c| {
        matches!(
            c,
            '\u{1f300}'
                ..='\u{1faff}'
                    | '\u{2194}'
                    | '\u{2195}'
                    | '\u{2620}'
                    | '\u{2640}'
                    | '\u{2642}'
                    | '\u{2695}'
                    | '\u{2696}'
                    | '\u{26a7}'
                    | '\u{26d3}'
                    | '\u{26f9}'
                    | '\u{2708}'
                    | '\u{2764}'
                    | '\u{27a1}'
                    | '\u{2b1b}'
        )
    };
    let shaped = |c| {
        matches!(c, '\u{620}'..='\u{7ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17b3}'
            | '\u{1820}'..='\u{18aa}' | '\u{fb50}'..='\u{fdcf}')
    };
    after.is_some_and(|after| emoji(before) && emoji(after) || shaped(before) && shaped(after))
}

fn limit_cells(text: String) -> String {
    let fits = |cell: &str| cell.len() <= BYTES_PER_CELL && marks(cell) <= MARKS_PER_CELL;
    if text.graphemes(true).all(fits) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for cell in text.graphemes(true) {
        if fits(cell) {
            out.push_str(cell);
        } else {
            out.push_str(cut(cell));
            out.push(CUT);
        }
    }
    out
}

fn marks(cell: &str) -> usize {
    cell.chars().filter(|c| is_combining_mark(*c)).count()
}

/// The beginning of a cell that fits, together with [`CUT`], which may become part of the cell.
/// It does not end with a joiner, which would then join nothing.
fn cut(cell: &str) -> &str {
    let (mut marks, mut bytes) = (0, 0);
    for c in cell.chars() {
        marks += usize::from(is_combining_mark(c));
        if marks > MARKS_PER_CELL || bytes + c.len_utf8() + CUT.len_utf8() > BYTES_PER_CELL {
            break;
        }
        bytes += c.len_utf8();
    }
    cell.get(..bytes).unwrap_or_default().trim_end_matches(['\u{200c}', '\u{200d}'])
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

/// Whatever is read back is cleaned again: there is no way round it.
impl<'de> Deserialize<'de> for Shown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Raw::new(text).shown())
    }
}

impl<'de> Deserialize<'de> for ShownLines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Raw::new(text).shown_lines()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(raw: &str, shown: &str) {
        assert_eq!(Raw::new(raw).shown().as_str(), shown, "{raw:?}");
    }

    #[test]
    fn what_could_act_on_a_terminal_is_seen_instead() {
        check("plain, «años» – 5 %", "plain, «años» – 5 %");
        check("\u{1b}]52;c;x\u{7}", "␛]52;c;x␇");
        check("a\u{9b}31mb", "a‹U+009B›31mb");
        check("a\0b\u{7f}", "a␀b␡");
        check("one\r\ntwo\rthree\tfour\u{2028}five", "one two three four five");
        check("\u{202e}txt.exe", "‹U+202E›txt.exe");
        check("a\u{e0041}b\u{200b}c\u{feff}", "a‹U+E0041›b‹U+200B›c‹U+FEFF›");
        check("so\u{ad}ft \u{1bca0}\u{13430}", "so‹U+00AD›ft ‹U+1BCA0›‹U+13430›");
    }

    #[test]
    fn what_attacks_is_found_wherever_it_stands() {
        for at in 0..100 {
            let (before, after) = ("a".repeat(at), "ñ".repeat(100 - at));
            check(&format!("{before}\u{1b}{after}"), &format!("{before}␛{after}"));
            check(&format!("{after}\u{7f}{before}"), &format!("{after}␡{before}"));
        }
    }

    #[test]
    fn joiners_stay_where_writing_needs_them() {
        check("👩\u{200d}👧 \u{1f408}\u{200d}\u{2b1b}", "👩\u{200d}👧 \u{1f408}\u{200d}\u{2b1b}");
        check("❤\u{fe0f}\u{200d}🔥", "❤\u{200d}🔥");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
        check("a\u{200d}b \u{200c}", "a‹U+200D›b ‹U+200C›");
        check("👩\u{200d}", "👩‹U+200D›");
        check("∀\u{200d}∀", "∀‹U+200D›∀");
    }

    #[test]
    fn a_cell_carries_only_so_much() {
        check(&format!("a{}b", "\u{301}".repeat(8)), &format!("a{}b", "\u{301}".repeat(8)));
        check(&format!("a{}b", "\u{301}".repeat(9)), &format!("a{}…b", "\u{301}".repeat(8)));
        check(&["👩"; 9].join("\u{200d}"), &format!("{}…", ["👩"; 4].join("\u{200d}")));
    }

    #[test]
    fn lines_are_kept_only_where_they_are_asked_for() {
        assert_eq!(Raw::new("one\r\ntwo\rthree\n").shown_lines().as_str(), "one\ntwo\nthree\n");
        assert_eq!(Raw::from_bytes(b"a\xffb").shown().as_str(), "a\u{fffd}b");
    }

    /// The controls, format characters and fillers of Unicode 16 (categories Cc and Cf,
    /// property Default_Ignorable_Code_Point), without the visible signs of Cf.
    fn is_forbidden(c: char) -> bool {
        c.is_control()
            || matches!(u32::from(c),
                0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f | 0x2028..=0x202e
                | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffb | 0xfffe..=0xffff
                | 0x13430..=0x1343f | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
    }

    /// Text with what attacks in it, and much of it in a row.
    const HOSTILE: &str = concat!(
        "([a-z ]|\\PC|[\\x00-\\x1f\\x7f-\\x9f]",
        "|[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{fe00}-\u{fe0f}\u{feff}\u{e0000}-\u{e007f}]",
        "|[\u{1f468}-\u{1f469}]\u{200d}|[\u{300}-\u{310}]{1,12}|\u{600}{1,20}|ᄀ{1,20}|\u{627}\u{200c}){0,40}",
    );

    proptest! {
        #[test]
        fn nothing_shown_can_act(text in HOSTILE) {
            for (shown, lines) in [(Raw::new(&*text).shown(), false), (Raw::new(&*text).shown_lines(), true)] {
                let mut before = ' ';
                let mut chars = shown.chars().peekable();
                while let Some(c) = chars.next() {
                    let joiner = matches!(c, '\u{200c}' | '\u{200d}') && joins(before, chars.peek().copied());
                    prop_assert!(!is_forbidden(c) || joiner || lines && c == '\n', "{c:?} in {shown:?}");
                    before = c;
                }
                for cell in shown.graphemes(true) {
                    prop_assert!(cell.len() <= BYTES_PER_CELL && marks(cell) <= MARKS_PER_CELL, "{cell:?}");
                }
            }
        }

        #[test]
        fn what_was_cleaned_stays_as_it_is(text in HOSTILE) {
            let once = Raw::new(&*text).shown();
            prop_assert_eq!(Raw::new(once.as_str()).shown(), once.clone());
            let once = Raw::new(&*text).shown_lines();
            prop_assert_eq!(Raw::new(once.as_str()).shown_lines(), once.clone());
        }

        #[test]
        fn plain_text_stays_as_it_is(text in "[ -~¡-¬®-ʯ‘-”–—…€]*") {
            let shown = Raw::new(&*text).shown();
            prop_assert_eq!(shown.as_str(), text);
        }
    }
}
