//! Cutting a text to the cells there are, with what was found in it in view.
//!
//! Must not: look for anything; it is given the marks.

use crate::text::{cut, fold, width};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// A text and what was found in it, as bytes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// In order and apart.
    pub at: Vec<Range<usize>>,
}

/// A name that fits, or its beginning with a sign for the rest.
pub(super) fn cut_name(name: &str, cells: usize) -> String {
    if is_fitting(name, cells) { name.to_owned() } else { format!("{}\u{2026}", cut(name, cells.saturating_sub(1))) }
}

/// The same with what was found in it; the sign is no part of a hit.
pub(super) fn cut_marked(name: &MarkedText, cells: u16) -> MarkedText {
    let text = cut_name(&name.text, usize::from(cells));
    let seen =
        if text.len() == name.text.len() { text.len() } else { text.len().saturating_sub('\u{2026}'.len_utf8()) };
    let at = name.at.iter().map(|at| at.start..at.end.min(seen)).filter(|at| at.start < at.end).collect();
    MarkedText { text, at }
}

/// Whether a text fits, without measuring all of a long one.
fn is_fitting(text: &str, cells: usize) -> bool {
    cut(text, cells).len() == text.len()
}

/// As much of a text as fits around the marks that show most of what was asked for; its beginning where it
/// has none.
pub(super) fn around(text: &str, at: &[Range<usize>], cells: usize) -> MarkedText {
    let first = fullest(text, at, cells);
    let before = text.get(..first).unwrap_or_default();
    // Some words before the hit, so that it can be understood; all of them where they fit.
    // What the text after it leaves free goes to them.
    let after = width(cut(text.get(first..).unwrap_or_default(), cells));
    let free = cells.saturating_sub(after + 1);
    let lead = if is_fitting(text, cells) || is_fitting(before, cells / 3) {
        0
    } else {
        start_of_lead(before, free.max(cells / 4))
    };
    let sign = if lead > 0 { "\u{2026}" } else { "" };
    let rest = text.get(lead..).unwrap_or_default();
    let room = cells.saturating_sub(width(sign));
    let mut shown = format!("{sign}{}", cut(rest, room));
    if !is_fitting(rest, room) {
        shown = format!("{}\u{2026}", cut(&shown, cells.saturating_sub(1)));
    }
    // The sign at the end is no part of a hit, and a hit that begins behind it is not seen.
    let end_of_text = shown.strip_suffix('\u{2026}').map_or(shown.len(), str::len);
    let shift = |range: &Range<usize>| {
        let start = range.start.checked_sub(lead)? + sign.len();
        let end = (range.end.checked_sub(lead)? + sign.len()).min(end_of_text);
        (start < end).then_some(start..end)
    };
    MarkedText { at: at.iter().filter_map(shift).collect(), text: shown }
}

/// Where the first mark begins after which most different ones fit; 0 where there is none.
fn fullest(text: &str, at: &[Range<usize>], cells: usize) -> usize {
    let different = |number: usize, first: &Range<usize>| {
        // No letter is wider than it has bytes.
        let seen = at.iter().skip(number).take_while(|mark| mark.end - first.start <= cells);
        seen.filter_map(|mark| text.get(mark.clone())).map(fold).collect::<BTreeSet<_>>().len()
    };
    let most = at.iter().enumerate().min_by_key(|(number, first)| Reverse(different(*number, first)));
    most.map_or(0, |(_, mark)| mark.start)
}

/// Where the last words before a hit begin.
fn start_of_lead(before: &str, cells: usize) -> usize {
    let mut start = before.len();
    for (at, _) in before.char_indices().rev() {
        if width(before.get(at..).unwrap_or_default()) > cells {
            break;
        }
        start = at;
    }
    let rest = before.get(start..).unwrap_or_default();
    start + rest.find(' ').map_or(0, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_the_beginning_is_kept_and_the_sign_after_it_is_not_marked() {
        let name = MarkedText { text: "Saint Vincent and the Grenadines".to_owned(), at: vec![0..5, 10..30] };
        let cut = cut_marked(&name, 20);
        assert_eq!((cut.text.as_str(), cut.at), ("Saint Vincent and t\u{2026}", vec![0..5, 10..19]));
    }

    #[test]
    fn a_row_shows_where_most_different_words_stand_together() {
        let text = "Workers in the country, and workers in the towns, are most at risk of forced work.";
        let marks = |words: &[&str]| -> Vec<Range<usize>> {
            let mut at: Vec<_> =
                words.iter().flat_map(|word| text.match_indices(word)).map(|(at, word)| at..at + word.len()).collect();
            at.sort_by_key(|at| at.start);
            at
        };
        let shown = |words: &[&str]| around(text, &marks(words), 24).text;
        assert_eq!(shown(&["Workers", "workers", "forced", "work."]), "\u{2026}risk of forced work.");
        assert_eq!(shown(&["Workers", "workers"]), "Workers in the country,\u{2026}");
    }
}
