//! What depends on the language of a word: its stem, and whether it only holds a sentence together.
//!
//! Must not: guess the language of a text; reports say theirs.

use frostem::{Algorithm, Stemmer};
use std::fmt;
use std::hash::{BuildHasher, Hasher};

/// A language that words have forms in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tongue {
    En,
    Es,
    Pt,
    Fr,
}

impl Tongue {
    pub(super) const ALL: [Self; 4] = [Self::En, Self::Es, Self::Pt, Self::Fr];

    /// For a BCP 47 tag; `None` for languages whose forms are not known here.
    pub(super) fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "en" => Some(Self::En),
            "es" => Some(Self::Es),
            "pt" => Some(Self::Pt),
            "fr" => Some(Self::Fr),
            _ => None,
        }
    }

    /// A bit of its own.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }

    fn algorithm(self) -> Algorithm {
        match self {
            Self::En => Algorithm::English,
            Self::Es => Algorithm::Spanish,
            Self::Pt => Algorithm::Portuguese,
            Self::Fr => Algorithm::French,
        }
    }
}

/// The stemmers of some languages. They get folded words: what an accent would have told them is the
/// same for the word that is looked for and for the one that is found.
#[derive(Clone, Default)]
pub(super) struct Stems(Vec<(Tongue, Stemmer)>);

/// By hand, since a stemmer has none: the languages say all there is to know.
impl fmt::Debug for Stems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(tongue, _)| tongue)).finish()
    }
}

impl Stems {
    /// For the languages whose bits are set.
    pub(super) fn new(tongues: u8) -> Self {
        let spoken = Tongue::ALL.into_iter().filter(|tongue| tongues & tongue.bit() != 0);
        Self(spoken.map(|tongue| (tongue, Stemmer::new(tongue.algorithm()))).collect())
    }

    /// A number for the stem of a folded word in a language: equal where the stems are. 0 where the
    /// language is none of these, or the word has a digit and therefore no forms.
    pub(super) fn of(&self, word: &str, tongue: Tongue) -> u32 {
        let Some((_, stemmer)) = self.0.iter().find(|(known, _)| *known == tongue) else { return 0 };
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return 0;
        }
        // The numbers are kept on disk, so they must be the same in every process.
        let mut hasher = foldhash::fast::FixedState::with_seed(tongue as u64).build_hasher();
        hasher.write(stemmer.stem(word).as_bytes());
        let hash = hasher.finish();
        u32::try_from(hash >> 32).unwrap_or(0).max(1)
    }
}

/// Words that hold a sentence together, folded, in alphabetical order: English and Spanish, and what
/// Portuguese and French share with no word that is looked for. A question is full of them, and the
/// passage that answers it need not have them.
const SMALL: &[&str] = &[
    "a", "about", "al", "an", "and", "ante", "are", "as", "at", "au", "aux", "be", "been", "but", "by", "como", "con",
    "cual", "cuales", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "d", "da", "de", "del", "des", "desde",
    "did", "do", "does", "donde", "du", "e", "el", "ella", "ellas", "ellos", "en", "entre", "era", "es", "esa", "ese",
    "esta", "este", "esto", "et", "for", "from", "fue", "fueron", "ha", "had", "han", "has", "have", "hay", "how",
    "in", "into", "is", "it", "its", "l", "la", "las", "le", "les", "lo", "los", "many", "much", "no", "nor", "o",
    "of", "on", "or", "ou", "para", "pero", "por", "porque", "que", "quien", "quienes", "s", "se", "si", "sin",
    "sobre", "son", "su", "sus", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "u",
    "un", "una", "unas", "une", "unos", "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why",
    "with", "y",
];

/// Whether a folded word only holds a sentence together.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem_in_its_language() {
        let all = Stems::new(u8::MAX);
        for (tongue, one, other) in [
            (Tongue::En, "trained", "training"),
            (Tongue::En, "victims", "victim"),
            (Tongue::Es, "investigacion", "investigaciones"),
            (Tongue::Es, "condenado", "condenadas"),
            (Tongue::Pt, "vitimas", "vitima"),
            (Tongue::Fr, "victimes", "victime"),
        ] {
            assert_eq!(all.of(one, tongue), all.of(other, tongue), "{one} {other}");
            assert_ne!(all.of(one, tongue), 0);
        }
        assert_ne!(all.of("shelter", Tongue::En), all.of("sheriff", Tongue::En));
        assert_eq!(all.of("12s", Tongue::En), 0);
        assert_eq!(Stems::new(Tongue::En.bit()).of("victimas", Tongue::Es), 0);
    }

    #[test]
    fn small_words_are_in_order_and_folded() {
        assert!(SMALL.is_sorted());
        assert!(SMALL.iter().all(|word| crate::text::fold(word) == *word));
        assert!(is_small("de") && is_small("who") && !is_small("law") && !is_small("trata"));
    }
}
