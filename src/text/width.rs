//! How many cells a text takes, counted as the drawing library counts.
//!
//! Must not: be asked about text that was not cleaned; controls are counted but never drawn.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells of a text on one line.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    graphemes(text).map(|grapheme| grapheme.width).sum()
}

/// As much of a text as fits into some cells.
#[must_use]
pub fn cut(text: &str, cells: usize) -> &str {
    let mut taken = 0;
    for grapheme in graphemes(text) {
        taken += grapheme.width;
        if taken > cells {
            return text.get(..grapheme.at).unwrap_or_default();
        }
    }
    text
}

/// As much of the end of a text as fits into some cells.
#[must_use]
pub fn cut_before(text: &str, cells: usize) -> &str {
    let mut over = width(text).saturating_sub(cells);
    for grapheme in graphemes(text) {
        if over == 0 {
            return text.get(grapheme.at..).unwrap_or_default();
        }
        over = over.saturating_sub(grapheme.width);
    }
    ""
}

/// What a reader takes for one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grapheme<'a> {
    /// First byte.
    pub(super) at: usize,
    /// Its characters.
    pub(super) text: &'a str,
    /// Cells it takes.
    pub(super) width: usize,
}

/// The graphemes of a text. Latin letters, which are almost all there is, are told apart
/// without the tables: that makes wrapping four times as fast.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = Grapheme<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let found = if is_single(first) && chars.next().is_none_or(is_single) {
            Grapheme { at, text: rest.get(..first.len_utf8())?, width: 1 }
        } else {
            let text = rest.graphemes(true).next()?;
            Grapheme { at, text, width: text.width() }
        };
        at += found.text.len();
        Some(found)
    })
}

/// One cell wide, and a grapheme of its own beside any other of its kind.
fn is_single(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn counts_cells_as_they_are_drawn() {
        for (text, cells) in [("", 0), ("año", 3), ("an\u{303}o", 3), ("人身", 4), ("👩‍👩‍👧", 2), ("…—«»", 4)]
        {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn what_is_taken_for_single_is_one_cell_wide() {
        for c in (' '..='\u{2ff}').filter(|c| is_single(*c)) {
            assert_eq!(c.width(), Some(1), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_short_cut_cuts_where_the_tables_cut(text in "([a-zé \u{301}\u{200d}\u{1f469}\u{1f1fb}ᄒ가人]|\\PC)*") {
            let cut: Vec<&str> = graphemes(&text).map(|grapheme| grapheme.text).collect();
            let expected: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(cut, expected);
        }
    }
}
