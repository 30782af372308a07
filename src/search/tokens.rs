//! The words of a folded text, in one way for everything that is indexed, looked for and marked.
//!
//! Must not: fold; its texts are folded.

use std::ops::Range;

/// The words: runs of letters and digits, as byte ranges.
pub(super) fn words(folded: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = folded.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = extent(folded, bytes, (from, false));
        from = extent(folded, bytes, (start, true));
        (from > start).then_some(start..from)
    })
}

/// Where the bytes end that are all part of a word, or all not.
fn extent(text: &str, bytes: &[u8], (mut at, inside): (usize, bool)) -> usize {
    loop {
        // Nearly all bytes are ASCII, and those need no decoding.
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().take_while(|byte| byte.is_ascii() && byte.is_ascii_alphanumeric() == inside).count();
        match bytes.get(at) {
            Some(byte) if !byte.is_ascii() => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at };
                if c.is_alphanumeric() != inside {
                    return at;
                }
                at += c.len_utf8();
            }
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(folded: &str) -> Vec<&str> {
        words(folded).map(|word| folded.get(word).unwrap()).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            cut("the law of 2005, art. 41-a (o'brien)"),
            ["the", "law", "of", "2005", "art", "41", "a", "o", "brien"]
        );
        assert_eq!(cut("60,000 «trata»"), ["60", "000", "trata"]);
        assert_eq!(cut("人身売買 §"), ["人身売買"]);
        assert_eq!(cut(" … "), [""; 0]);
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_word(text in "\\PC*") {
            let joined: String = cut(&text).concat();
            prop_assert_eq!(joined, text.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
        }
    }
}
