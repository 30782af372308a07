//! Words that are looked for, with all they may be found as.
//!
//! Must not: look through texts; it says of one word whether that is meant, and how well.

use super::query::Words;
use super::tongue::{Stems, Tongue, is_small};
use super::vocabulary::Vocabulary;

/// How a word of a text answers a word of a query, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fit {
    /// With one letter more, less, other or exchanged.
    Typo = 1,
    /// It has it inside, or at its end.
    Inside,
    /// It begins so.
    Begins,
    /// It is another form of it.
    Stem,
    /// It is the word.
    Whole,
}

/// Bytes from which a word is looked for inside others; shorter ones are inside nearly all. One sign
/// of a script that writes without spaces has as many.
const SHORTEST_INSIDE: usize = 3;
/// Letters from which a word may have a mistake in it: shorter ones would be other words.
const SHORTEST_TYPO: usize = 5;

/// One thing that is looked for: a word, or words in a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Needle {
    /// What must stand in a row; never empty.
    pub(super) row: Vec<Target>,
    /// Exactly so: no other form, beginning or mistake.
    pub(super) whole: bool,
    /// At the beginning of the text.
    pub(super) starts: bool,
    /// At its end.
    pub(super) ends: bool,
    /// The last word is still being typed.
    pub(super) open: bool,
    /// The number that it says, or is a part of, in digits.
    pub(super) digits: Option<String>,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub(super) text: String,
    /// Its stem in the languages it is at home in; in all there are, if it is in no text.
    pub(super) stems: Vec<(Tongue, u32)>,
}

impl Needle {
    /// Made ready for texts with some vocabularies.
    pub(super) fn new(words: &Words, vocabularies: &[&Vocabulary]) -> Self {
        let all = |of: &dyn Fn(&Vocabulary) -> u8| vocabularies.iter().fold(0, |bits, known| bits | of(known));
        let target = |text: &String| {
            let home = all(&|known| known.find(text).map_or(0, |word| known.tongues_of(word)));
            let tongues = if home != 0 || vocabularies.is_empty() { home } else { all(&Vocabulary::tongues) };
            let tongues = if vocabularies.is_empty() { u8::MAX } else { tongues };
            let stems = Stems::new(tongues);
            let of = |tongue: Tongue| Some((tongue, stems.of(text, tongue))).filter(|(_, stem)| *stem != 0);
            Target { text: text.clone(), stems: Tongue::ALL.into_iter().filter_map(of).collect() }
        };
        let Words { words, whole, starts, ends, open } = words;
        let row: Vec<Target> = words.iter().map(target).collect();
        // What is still being typed may become anything.
        let whole = *whole && !*open;
        Self { row, whole, starts: *starts, ends: *ends, open: *open, digits: None }
    }

    /// The one word it is, where it need not be in a row or at an end.
    pub(super) fn loose(&self) -> Option<&Target> {
        match self.row.as_slice() {
            [target] if !(self.starts || self.ends) => Some(target),
            _ => None,
        }
    }

    /// Whether it is words as they are typed without any sign.
    pub(super) fn is_plain(&self) -> bool {
        !(self.whole || self.starts || self.ends || self.open)
    }

    /// Whether it only holds a sentence together, and a passage need not have it. A single letter is mostly
    /// the first of a word that is being typed.
    pub(super) fn is_small(&self) -> bool {
        let is_letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
        !self.whole && self.loose().is_some_and(|target| is_small(&target.text) || is_letter(&target.text))
    }

    /// Whether it may have been mistyped.
    pub(super) fn may_be_mistyped(&self) -> bool {
        !self.whole && self.loose().is_some_and(Target::may_be_mistyped)
    }

    /// How a word of a text answers it, where it is one word.
    pub(super) fn fit(&self, word: &str, stems: &Stems) -> Option<Fit> {
        let target = self.loose()?;
        if target.text == word || self.digits.as_deref() == Some(word) {
            Some(Fit::Whole)
        } else if self.whole {
            None
        } else if target.may_share_stem(word)
            && target.stems.iter().any(|(tongue, stem)| stems.of(word, *tongue) == *stem)
        {
            Some(Fit::Stem)
        } else if word.starts_with(&target.text) {
            Some(Fit::Begins)
        } else if target.goes_inside() && word.contains(&target.text) {
            Some(Fit::Inside)
        } else {
            None
        }
    }
}

impl Target {
    /// Whether words that have it inside are meant, too.
    pub(super) fn goes_inside(&self) -> bool {
        self.text.len() >= SHORTEST_INSIDE && !self.is_number()
    }

    /// Forms of a word differ at its end; this spares most words the trouble of being stemmed.
    fn may_share_stem(&self, word: &str) -> bool {
        self.text.chars().next() == word.chars().next()
    }

    /// Whether a word is this one with a mistake of one letter.
    pub(super) fn is_mistyped(&self, word: &str) -> bool {
        self.may_be_mistyped() && is_one_edit(&self.text, word)
    }

    fn may_be_mistyped(&self) -> bool {
        self.text.chars().count() >= SHORTEST_TYPO && !self.is_number()
    }

    /// Whether it is digits: a number is another number with another digit, and no part of a longer one.
    pub(super) fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether one word becomes the other by one letter more, less, other, or two neighbours exchanged
/// (Damerau 1964). What a library does in time of the product of both lengths takes that of one here,
/// which counts where a word is compared with a whole vocabulary.
pub(super) fn is_one_edit(one: &str, other: &str) -> bool {
    let same = |mut pairs: std::iter::Zip<std::str::Chars<'_>, std::str::Chars<'_>>| {
        pairs.by_ref().take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum::<usize>()
    };
    let start = same(one.chars().zip(other.chars()));
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let mut ends = one.chars().rev().zip(other.chars().rev());
    let end: usize = ends.by_ref().take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
    let rest = |text: &str| -> Vec<char> { text.get(..text.len() - end).unwrap_or_default().chars().collect() };
    match (rest(one).as_slice(), rest(other).as_slice()) {
        ([_], [_] | []) | ([], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn needle(word: &str, whole: bool) -> Needle {
        Needle::new(&Words { words: vec![word.to_owned()], whole, starts: false, ends: false, open: false }, &[])
    }

    #[test]
    fn a_word_is_found_as_itself_a_form_a_beginning_or_a_part() {
        let stems = Stems::new(u8::MAX);
        for (typed, found, fit) in [
            ("train", "train", Some(Fit::Whole)),
            ("train", "trained", Some(Fit::Stem)),
            ("trai", "trained", Some(Fit::Begins)),
            ("rain", "trained", Some(Fit::Inside)),
            ("in", "trained", None),
            ("人", "売人", Some(Fit::Inside)),
            ("006", "2006", None),
            ("200", "2006", Some(Fit::Begins)),
            ("train", "shelter", None),
        ] {
            assert_eq!(needle(typed, false).fit(found, &stems), fit, "{typed} in {found}");
        }
        assert_eq!(needle("train", true).fit("trained", &stems), None);
        assert_eq!(needle("train", true).fit("train", &stems), Some(Fit::Whole));
        let number = Needle { digits: Some("60000".to_owned()), ..needle("sixty", false) };
        assert_eq!(number.fit("60000", &stems), Some(Fit::Whole));
    }

    proptest! {
        #[test]
        fn one_edit_is_a_distance_of_one(one in "[abñ]{0,6}", other in "[abñ]{0,6}") {
            prop_assert_eq!(is_one_edit(&one, &other), strsim::osa_distance(&one, &other) == 1);
        }
    }

    #[test]
    fn only_words_of_some_length_may_be_mistyped() {
        let mistyped = |typed: &str, found: &str| needle(typed, false).row[0].is_mistyped(found);
        assert!(mistyped("traficking", "trafficking") && mistyped("albregue", "albergue") && mistyped("cubaa", "cuba"));
        assert!(!mistyped("cuba", "cubas") && !mistyped("20061", "2006") && !mistyped("shelter", "shelter"));
        assert!(!mistyped("inflaton", "inflations"));
        assert!(needle("shelter", false).may_be_mistyped() && !needle("shelter", true).may_be_mistyped());
    }

    #[test]
    fn small_words_are_small_unless_they_are_asked_for() {
        assert!(needle("who", false).is_small() && !needle("who", true).is_small() && !needle("law", false).is_small());
    }
}
