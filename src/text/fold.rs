//! One way to forget case and accents, for everything that is searched or looked up.
//!
//! Must not: change length in characters other than by dropping marks; hits are mapped back.

use std::ops::Range;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case, without accents: `Protección` becomes `proteccion`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter_map(fold_char));
    out
}

/// One character, folded to one character, or to none if it is a combining mark.
fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    Some(match c {
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        '\u{2018}' | '\u{2019}' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        c if is_combining_mark(c) => return None,
        c => {
            let mut base = None;
            decompose_canonical(c, |part| {
                if base.is_none() {
                    base = Some(part);
                }
            });
            base.unwrap_or(c).to_lowercase().next().unwrap_or(c)
        }
    })
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
        for (at, c) in original.char_indices() {
            if let Some(folded) = fold_char(c) {
                text.push(folded);
                origin.resize(text.len(), at);
            }
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
            ("«trata»", "\"trata\""),
            ("İstanbul", "istanbul"),
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
}
