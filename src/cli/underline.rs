//! A query as it was typed, with a line below it that marks where it is wrong.
//!
//! Must not: be longer than a line of a terminal, whatever was pasted.

use crate::text::{Raw, Shown, cut, cut_before, width};
use std::ops::Range;

/// Cells that both lines stand in from the left.
const INDENT: usize = 2;
/// Cells that a line of a terminal has for the query.
const ROOM: usize = 76;
/// Cells of what is wrong that are enough to know it again.
const WRONG: usize = 32;
/// Cells of what stands before it.
const BEFORE: usize = 20;
const CUT: &str = "\u{2026}";

/// The query and its mark; `at` is bytes of what was typed. Of a long query what is around the mark is left.
pub(crate) fn underlined(typed: &str, at: &Range<usize>) -> [Shown; 2] {
    let pieces = (typed.get(..at.start), typed.get(at.clone()), typed.get(at.end..));
    let (before, wrong, after) = match pieces {
        (Some(before), Some(wrong), Some(after)) => (before, wrong, after),
        _ => (typed, "", ""),
    };
    let [mut before, mut wrong, mut after] = [before, wrong, after].map(|piece| Raw::new(piece).shown().to_string());
    if width(&before) + width(&wrong) + width(&after) > ROOM {
        wrong = beginning(&wrong, WRONG);
        if width(&before) > BEFORE {
            before = format!("{CUT}{}", cut_before(&before, BEFORE));
        }
        after = beginning(&after, ROOM.saturating_sub(width(&before) + width(&wrong)));
    }
    // What is missing at the end has a mark of its own.
    let mark = "^".repeat(width(&wrong).max(1));
    let lines = [
        format!("{:INDENT$}{before}{wrong}{after}", ""),
        format!("{:indent$}{mark}", "", indent = INDENT + width(&before)),
    ];
    lines.map(|line| Raw::new(line).shown())
}

/// As much of a text as fits, with a sign where it was cut.
pub(crate) fn beginning(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    format!("{}{CUT}", cut(text, cells.saturating_sub(width(CUT))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, wrong: &str, expected: [&str; 2]) {
        let start = typed.find(wrong).unwrap();
        let lines = underlined(typed, &(start..start + wrong.len()));
        assert_eq!(lines.each_ref().map(|line| line.as_str()), expected);
    }

    #[test]
    fn the_mark_stands_below_what_is_wrong() {
        check("shelter contry:ve", "contry", ["  shelter contry:ve", "          ^^^^^^"]);
        check("人身 país:xx", "xx", ["  人身 país:xx", "            ^^"]);
        check("a\nb\u{202e} is:x", "x", ["  a b‹U+202E› is:x", "                 ^"]);
        check("is:", "", ["  is:", "  ^"]);
    }

    #[test]
    fn of_a_long_query_the_part_around_the_mark_is_left() {
        let long = format!("{} contry:ve {}", "before ".repeat(200), "after ".repeat(200));
        check(
            &long,
            "contry",
            [
                "  …fore before before  contry:ve after after after after after after after af…",
                "                       ^^^^^^",
            ],
        );
        let wrong = "x".repeat(5000);
        let [line, mark] = underlined(&wrong, &(0..5000));
        assert_eq!((width(&line), width(&mark)), (INDENT + WRONG, INDENT + WRONG));
    }

    proptest! {
        #[test]
        fn both_lines_fit_whatever_was_typed(typed in "\\PC{0,200}", from in 0..300_usize, to in 0..300_usize) {
            for line in underlined(&typed, &(from..to)) {
                prop_assert!(width(&line) <= INDENT + ROOM + 1, "{line:?}");
            }
        }
    }
}
