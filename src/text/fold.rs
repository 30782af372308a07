//! One way to forget case and accents, for everything that is searched or looked up.
//!
//! Must not: change length in characters other than by dropping marks; hits are mapped back.

use std::ops::Range;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case, without accents: `Protección` becomes `proteccion`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Folds like [`fold`] and appends, so that many texts can share one allocation.
pub fn fold_into(text: &str, out: &mut String) {
    for (run, other) in runs(text) {
        push_lower(run, out);
        out.extend(other.and_then(fold_char));
    }
}

/// Runs of ASCII, each with the other character that ends it: reports are mostly ASCII, and
/// whole runs of it are several times faster than characters.
fn runs(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        let mut others = after.chars();
        let other = others.next();
        rest = others.as_str();
        Some((run, other))
    })
}

fn push_lower(run: &str, out: &mut String) {
    let from = out.len();
    out.push_str(run);
    if let Some(added) = out.get_mut(from..) {
        added.make_ascii_lowercase();
    }
}

/// One character, folded to one character, or to none if it is a combining mark.
fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    if is_combining_mark(c) {
        return None;
    }
    let base = base(c);
    Some(keyed(base.to_lowercase().next().unwrap_or(base)))
}

/// The letter under its accents.
fn base(c: char) -> char {
    // A syllable of Hangul would decompose to its first consonant and lose the rest.
    if matches!(c, '\u{ac00}'..='\u{d7a3}') {
        return c;
    }
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    first.unwrap_or(c)
}

/// What a keyboard has for letters with a stroke, which Unicode does not take apart, and for
/// the signs of print.
fn keyed(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        '\u{2018}'..='\u{201b}' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        c => c,
    }
}

/// A folded text with the way back to the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, and for its end, the byte of the original it came from.
    origin: Vec<usize>,
}

impl Folded {
    /// Folds and remembers.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        let mut at = 0;
        for (run, other) in runs(original) {
            push_lower(run, &mut text);
            origin.extend(at..at + run.len());
            at += run.len();
            text.extend(other.and_then(fold_char));
            origin.resize(text.len(), at);
            at += other.map_or(0, char::len_utf8);
        }
        origin.push(original.len());
        Self { text, origin }
    }

    /// The bytes of the original behind bytes of the folded text; marks that were dropped at
    /// its end belong to it.
    #[must_use]
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let end = self.origin.last().copied().unwrap_or(0);
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or(end);
        at(folded.start)..at(folded.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_what_people_type_and_what_reports_write_to_one_form() {
        for (text, folded) in [
            ("México", "mexico"),
            ("Protección", "proteccion"),
            ("PROTECCIÓN", "proteccion"),
            ("n\u{303}", "n"),
            ("Curaçao", "curacao"),
            ("Straße", "straße"),
            ("2005–2006", "2005-2006"),
            ("«trata» “trata” „trata‟", "\"trata\" \"trata\" \"trata\""),
            ("l’État", "l'etat"),
            ("60\u{202f}000", "60 000"),
            ("İstanbul", "istanbul"),
            ("한국", "한국"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn leads_back_to_the_original() {
        let original = "La proteccio\u{301}n está";
        let folded = Folded::new(original);
        let at = folded.text.find("proteccion").unwrap();
        assert_eq!(original.get(folded.original(at..at + 10)), Some("proteccio\u{301}n"));
        let at = folded.text.find("esta").unwrap();
        assert_eq!(original.get(folded.original(at..at + 4)), Some("está"));
    }

    #[test]
    fn no_character_there_is_folds_further_once_it_is_folded() {
        for c in '\0'..=char::MAX {
            let once = fold_char(c);
            assert_eq!(once.and_then(fold_char), once, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent_and_never_adds_a_character(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(once.chars().count() <= text.chars().count());
            prop_assert_eq!(&Folded::new(&text).text, &once);
        }

        #[test]
        fn every_character_leads_back_to_whole_characters_in_order(text in any::<String>()) {
            let folded = Folded::new(&text);
            let mut before = 0;
            for (at, c) in folded.text.char_indices() {
                let original = folded.original(at..at + c.len_utf8());
                prop_assert!(original.start >= before && original.end > original.start);
                prop_assert!(text.get(original.clone()).is_some(), "{:?} is not on characters", original);
                before = original.end;
            }
            prop_assert!(folded.text.is_empty() || before == text.len());
        }
    }
}
