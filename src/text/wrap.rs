//! Wrapping: a greedy wrapper that gives byte ranges, so that nothing is copied and hits,
//! passages and marks can be found again on their lines.
//!
//! textwrap was measured at thirteen times the time for the same result on long texts.
//!
//! Must not: cut or drop anything but the spaces at a break.

use super::width::{Grapheme, graphemes};
use std::ops::Range;

/// The bytes of one line, without the spaces or the line feed that ended it.
pub type Line = Range<usize>;

/// Wraps at `cells` cells: after spaces, after hyphens and dashes inside a word, between wide
/// characters, and inside a word only where it is longer than a line. A line feed ends a line.
/// There is always at least one line; a character wider than the line stands alone.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Line> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    let mut at = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, at, cells, &mut lines);
        at += paragraph.len() + 1;
    }
    lines
}

/// Where the line could end (`end`) and the next one would then begin (`next`).
#[derive(Clone, Copy)]
struct Break {
    end: usize,
    next: usize,
    /// Cells of the line up to `next`.
    used: usize,
}

fn wrap_paragraph(text: &str, offset: usize, cells: usize, lines: &mut Vec<Line>) {
    let mut start = 0;
    let mut used = 0;
    let mut last: Option<Break> = None;
    let mut solid_end = 0;
    let mut before_space = true;
    let mut hyphen = false;
    let mut wide_before = false;
    for Grapheme { at, text, width } in graphemes(text) {
        if text == " " {
            used += 1;
            // Spaces before the first word are an indent and no place to break.
            if solid_end > start {
                last = Some(Break { end: solid_end, next: at + 1, used });
            }
            before_space = true;
            hyphen = false;
            continue;
        }
        let wide = width > 1;
        if !before_space && (hyphen || wide || wide_before) && at > start {
            last = Some(Break { end: at, next: at, used });
        }
        if used + width > cells && at > start {
            match last.take() {
                Some(found) => {
                    lines.push(offset + start..offset + found.end);
                    start = found.next;
                    used -= found.used;
                }
                None => {
                    // An indent that fills the line by itself is dropped like spaces at a break.
                    if solid_end > start {
                        lines.push(offset + start..offset + at);
                    }
                    start = at;
                    used = 0;
                }
            }
        }
        used += width;
        solid_end = at + text.len();
        hyphen = matches!(text, "-" | "\u{2010}" | "\u{2013}" | "\u{2014}" | "/") && !before_space;
        before_space = false;
        wide_before = wide;
    }
    lines.push(offset + start..offset + solid_end.max(start));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    /// Prose with what is hard about it: runs of spaces, hyphens, wide and joined characters.
    const TEXT: &str =
        "([a-zé]{1,9}|[ \\-–/]{1,4}|[人身売買가]{1,5}|\n|e\u{301}|\u{1f469}\u{200d}\u{1f467}|\\PC){0,60}";

    fn check(text: &str, cells: usize, expected: &[&str]) {
        let lines: Vec<&str> = wrap(text, cells).into_iter().filter_map(|line| text.get(line)).collect();
        assert_eq!(lines, expected, "{text:?} at {cells}");
    }

    #[test]
    fn breaks_where_a_reader_would() {
        check("", 5, &[""]);
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 6, &["one", "two", "three"]);
        check("one  two", 4, &["one", "two"]);
        check("well-known cases", 6, &["well-", "known", "cases"]);
        check("incomprehensible", 5, &["incom", "prehe", "nsibl", "e"]);
        check("a incomprehensible", 5, &["a", "incom", "prehe", "nsibl", "e"]);
        check("one\n\ntwo", 9, &["one", "", "two"]);
        check("人身売買の", 4, &["人身", "売買", "の"]);
        check("trailing   ", 20, &["trailing"]);
        check("ab人", 1, &["a", "b", "人"]);
        check("  in", 4, &["  in"]);
        check("  incomprehensible", 8, &["  incomp", "rehensib", "le"]);
        check("      in", 4, &["in"]);
        check("2005/2006", 6, &["2005/", "2006"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_word_is_lost(text in TEXT, cells in 1usize..30) {
            let lines = wrap(&text, cells);
            let mut shown = String::new();
            let mut before = 0;
            for line in lines {
                prop_assert!(line.start >= before && line.end >= line.start, "lines overlap at {line:?}");
                before = line.end;
                let line = text.get(line).unwrap();
                prop_assert!(width(line) <= cells || graphemes(line).count() == 1, "{line:?} in {cells} cells");
                prop_assert!(!line.contains('\n') && !line.ends_with(' '));
                shown.push_str(line);
            }
            let solid = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
            prop_assert_eq!(solid(&shown), solid(&text));
        }

        #[test]
        fn a_line_ends_early_only_where_the_next_piece_would_not_fit(
            text in "[a-z]{1,6}( [a-z]{1,6}){0,30}", cells in 6usize..30,
        ) {
            let lines: Vec<&str> = wrap(&text, cells).into_iter().filter_map(|line| text.get(line)).collect();
            prop_assert_eq!(lines.join(" "), text.clone());
            for pair in lines.windows(2) {
                let next = pair[1].split(' ').next().unwrap();
                prop_assert!(pair[0].len() + 1 + next.len() > cells);
            }
        }
    }
}
