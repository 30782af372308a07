//! All distinct words of many texts, in alphabetical order: what a word that is typed may mean there.
//!
//! Must not: know where a word stands; it only numbers them.

use super::tongue::{Stems, Tongue};
use memchr::memmem::Finder;
use std::ops::Range;

/// Folded words, sorted, each once; their positions are their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// Every word, closed by [`END`], so that no search reaches from one into the next.
    text: Box<str>,
    /// Where each begins, and where the next one would.
    starts: Box<[u32]>,
    /// How often each stands in texts of which language.
    places: Box<[Places]>,
    /// For each language that any text is in, the number of every word's stem, 0 where the word is not
    /// at home in it.
    stems: Vec<(Tongue, Box<[u32]>)>,
    /// Which of the 26 letters each has.
    letters: Box<[u32]>,
}

/// Words with their ends, where each begins, their places, their stems.
pub(super) type Parts = (Box<str>, Box<[u32]>, Box<[Places]>, Vec<(Tongue, Box<[u32]>)>);
/// The same, lent.
pub(super) type Borrowed<'a> = (&'a str, &'a [u32], &'a [Places], &'a [(Tongue, Box<[u32]>)]);

/// How often a word stands in texts of each language, and last in those of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(pub(super) [u32; Tongue::ALL.len() + 1]);

/// A word is at home in a language where at least one in so many of its places is: a name in a text
/// of another language makes it no word of that.
const AT_HOME: u32 = 10;

impl Places {
    /// One more in a language.
    pub(super) fn add(&mut self, tongue: Option<Tongue>) {
        let at = tongue.map_or(Tongue::ALL.len(), |tongue| tongue as usize);
        self.0.get_mut(at).into_iter().for_each(|places| *places += 1);
    }

    /// In all languages.
    pub(super) fn all(self) -> u32 {
        self.0.iter().sum()
    }

    fn with(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own = own.saturating_add(other));
        self
    }

    /// The languages it is at home in: bits of [`Tongue`].
    fn homes(self) -> u8 {
        let of = |tongue: Tongue| self.0.get(tongue as usize).copied().unwrap_or(0);
        let all = Tongue::ALL.into_iter().fold(0_u32, |all, tongue| all.saturating_add(of(tongue)));
        let is_home = |tongue: &Tongue| of(*tongue) > 0 && of(*tongue) >= all / AT_HOME;
        Tongue::ALL.into_iter().filter(is_home).fold(0, |bits, tongue| bits | tongue.bit())
    }
}

/// Closes a word; no word has it.
const END: char = '\0';

impl Vocabulary {
    /// Of sorted words, each with its places.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, Places)>) -> Self {
        let mut maker = Maker::default();
        words.for_each(|(word, places)| maker.add(word, places));
        let mut made = maker.finish();
        made.stem();
        made
    }

    /// Of what [`Self::parts`] gave. What does not fit together gives no word, but never a panic.
    pub(super) fn of_parts((text, starts, places, stems): Parts) -> Self {
        let mut made = Self { text, starts, places, stems, letters: Box::default() };
        made.letters = made.all().map(|word| letters(made.word(word))).collect();
        made
    }

    /// All words of several, each once. For every word of the new one, in order, `take` is told which
    /// words of which of the others it was.
    pub(super) fn joined(all: &[&Self], mut take: impl FnMut(&[(usize, u32)])) -> Self {
        let mut maker = Maker::default();
        let mut next: Vec<u32> = vec![0; all.len()];
        let mut same: Vec<(usize, u32)> = Vec::with_capacity(all.len());
        let spoken = all.iter().fold(0, |bits, one| bits | one.tongues());
        let mut stems: Vec<(Tongue, Vec<u32>)> = Tongue::ALL
            .into_iter()
            .filter(|tongue| spoken & tongue.bit() != 0)
            .map(|tongue| (tongue, Vec::new()))
            .collect();
        loop {
            let heads = || all.iter().zip(&next).enumerate().filter(|(_, (one, at))| one.all().contains(at));
            let Some(first) = heads().map(|(_, (one, at))| one.word(*at)).min() else { break };
            same.clear();
            same.extend(heads().filter(|(_, (one, at))| one.word(**at) == first).map(|(index, (_, at))| (index, *at)));
            let of = |(index, word): &(usize, u32)| Some((all.get(*index)?, *word));
            let places = same.iter().filter_map(of).map(|(one, word)| one.places_of(word));
            let places = places.fold(Places::default(), Places::with);
            maker.add(first, places);
            for (tongue, stems) in &mut stems {
                // Where it is at home in all of them together, it is in one of them.
                let stem = same.iter().filter_map(of).map(|(one, word)| one.stem_of(word, *tongue)).max();
                stems.push(stem.filter(|_| places.homes() & tongue.bit() != 0).unwrap_or(0));
            }
            take(&same);
            for (index, _) in &same {
                if let Some(at) = next.get_mut(*index) {
                    *at += 1;
                }
            }
        }
        let mut made = maker.finish();
        made.stems = stems.into_iter().map(|(tongue, stems)| (tongue, stems.into())).collect();
        made
    }

    /// Finds the stem of every word in the languages it is at home in.
    fn stem(&mut self) {
        let spoken = self.places.iter().fold(0, |all, places| all | places.homes());
        let stems = Stems::new(spoken);
        let of = |tongue: Tongue| -> Box<[u32]> {
            let is_home = |word: &u32| self.tongues_of(*word) & tongue.bit() != 0;
            self.all().map(|word| if is_home(&word) { stems.of(self.word(word), tongue) } else { 0 }).collect()
        };
        let stems = Tongue::ALL.into_iter().filter(|tongue| spoken & tongue.bit() != 0);
        self.stems = stems.map(|tongue| (tongue, of(tongue))).collect();
    }

    fn stem_of(&self, word: u32, tongue: Tongue) -> u32 {
        let stems = self.stems.iter().find(|(known, _)| *known == tongue);
        stems.and_then(|(_, stems)| stems.get(word as usize)).copied().unwrap_or(0)
    }

    /// What it is made of; the rest can be computed.
    pub(super) fn parts(&self) -> Borrowed<'_> {
        (&self.text, &self.starts, &self.places, &self.stems)
    }

    /// The numbers of all words.
    pub(super) fn all(&self) -> Range<u32> {
        0..number(self.starts.len().saturating_sub(1))
    }

    /// A word by its number.
    pub(super) fn word(&self, word: u32) -> &str {
        let at = word as usize;
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        let word =
            bounds.and_then(|(from, to)| self.text.get(*from as usize..(*to as usize).saturating_sub(END.len_utf8())));
        word.unwrap_or_default()
    }

    /// The languages a word is at home in.
    pub(super) fn tongues_of(&self, word: u32) -> u8 {
        self.places_of(word).homes()
    }

    fn places_of(&self, word: u32) -> Places {
        self.places.get(word as usize).copied().unwrap_or_default()
    }

    /// The languages that any word is at home in.
    pub(super) fn tongues(&self) -> u8 {
        self.stems.iter().fold(0, |bits, (tongue, _)| bits | tongue.bit())
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let at = self.first_from(word);
        (at < self.all().end && self.word(at) == word).then_some(at)
    }

    /// The words that begin so, the word itself among them.
    pub(super) fn beginning(&self, start: &str) -> Range<u32> {
        let from = self.first_from(start);
        let begins = |word: u32| self.word(word).starts_with(start);
        let (mut low, mut high) = (from, self.all().end);
        while low < high {
            let middle = low + (high - low) / 2;
            if begins(middle) { low = middle + 1 } else { high = middle }
        }
        from..low
    }

    fn first_from(&self, word: &str) -> u32 {
        let (mut low, mut high) = (0, self.all().end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The words that have a part in them, in order.
    pub(super) fn having<'a>(&'a self, part: &'a str) -> impl Iterator<Item = u32> + 'a {
        let finder = Finder::new(part);
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + finder.find(self.text.as_bytes().get(from..).filter(|_| !part.is_empty())?)?;
            let word = self.starts.partition_point(|start| *start as usize <= at).checked_sub(1)?;
            from = (*self.starts.get(word + 1)? as usize).max(at + 1);
            u32::try_from(word).ok()
        })
    }

    /// The words with a stem in a language; `stem` is what [`Stems::of`] gave.
    pub(super) fn of_stem(&self, tongue: Tongue, stem: u32) -> impl Iterator<Item = u32> + '_ {
        let stems =
            self.stems.iter().find(|(known, _)| *known == tongue && stem != 0).map_or(&[][..], |(_, stems)| stems);
        (0..).zip(stems).filter(move |(_, known)| **known == stem).map(|(word, _)| word)
    }

    /// The words that may be so far from one that they are worth comparing: at most so many letters
    /// more or less, and as many other ones.
    pub(super) fn near<'a>(&'a self, word: &str, far: u32) -> impl Iterator<Item = u32> + 'a {
        let (own, length) = (letters(word), number(word.len()));
        let near = move |at: &u32| {
            let index = *at as usize;
            let bounds = self.starts.get(index).zip(self.starts.get(index + 1));
            let close = bounds.is_some_and(|(from, to)| to.saturating_sub(from + 1).abs_diff(length) <= far);
            // Another letter in a place takes one away and brings one.
            close && self.letters.get(index).is_some_and(|known| (known ^ own).count_ones() <= 2 * far)
        };
        self.all().filter(near)
    }
}

/// Puts words together one by one.
#[derive(Default)]
struct Maker {
    text: String,
    starts: Vec<u32>,
    places: Vec<Places>,
    letters: Vec<u32>,
}

impl Maker {
    fn add(&mut self, word: &str, places: Places) {
        self.starts.push(number(self.text.len()));
        self.text.push_str(word);
        self.text.push(END);
        self.places.push(places);
        self.letters.push(letters(word));
    }

    /// Without stems.
    fn finish(mut self) -> Vocabulary {
        self.starts.push(number(self.text.len()));
        let Self { text, starts, places, letters } = self;
        let (text, starts) = (text.into(), starts.into());
        Vocabulary { text, starts, places: places.into(), stems: Vec::new(), letters: letters.into() }
    }
}

fn letters(word: &str) -> u32 {
    let bit = |byte: u8| if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 };
    word.bytes().fold(0, |all, byte| all | bit(byte))
}

/// Positions in a vocabulary fit in 32 bits: its texts are words, each once.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn at(tongue: Tongue) -> Places {
        let mut places = Places::default();
        places.add(Some(tongue));
        places
    }

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let sorted: BTreeSet<&str> = words.iter().copied().collect();
        Vocabulary::new(sorted.into_iter().map(|word| (word, at(Tongue::En))))
    }

    fn drawn(vocabulary: &Vocabulary, found: impl Iterator<Item = u32>) -> Vec<&str> {
        found.map(|word| vocabulary.word(word)).collect()
    }

    #[test]
    fn a_word_leads_to_all_that_are_like_it() {
        let words = vocabulary(&["train", "trained", "training", "retrained", "trial", "shelter", "shelters"]);
        assert_eq!(words.find("trial").map(|word| words.word(word)), Some("trial"));
        assert_eq!(words.find("tria"), None);
        assert_eq!(drawn(&words, words.beginning("trai")), ["train", "trained", "training"]);
        assert_eq!(drawn(&words, words.having("train")), ["retrained", "train", "trained", "training"]);
        assert_eq!(drawn(&words, words.having("")), [""; 0]);
        let stems = Stems::new(Tongue::En.bit());
        let stem = stems.of("trains", Tongue::En);
        assert_eq!(drawn(&words, words.of_stem(Tongue::En, stem)), ["train", "trained", "training"]);
        assert_eq!(drawn(&words, words.of_stem(Tongue::Es, stem)), [""; 0]);
        assert_eq!(drawn(&words, words.of_stem(Tongue::En, 0)), [""; 0]);
        assert_eq!(drawn(&words, words.near("shleter", 1)), ["shelter", "shelters"]);
    }

    #[test]
    fn a_word_has_a_stem_only_where_it_is_at_home() {
        let words = Vocabulary::new([("casas", at(Tongue::Es)), ("cases", at(Tongue::En))].into_iter());
        let stems = Stems::new(u8::MAX);
        let of = |word, tongue| drawn(&words, words.of_stem(tongue, stems.of(word, tongue)));
        assert_eq!(of("caso", Tongue::Es), ["casas"]);
        assert_eq!(of("case", Tongue::En), ["cases"]);
    }

    #[test]
    fn parts_that_do_not_fit_together_are_no_words() {
        let broken = Vocabulary::of_parts(("ab\0c".into(), [7, 3, 900].into(), Box::default(), Vec::new()));
        assert_eq!(drawn(&broken, broken.all()), ["", ""]);
        assert_eq!(drawn(&broken, broken.having("a")), [""; 0]);
        assert_eq!(broken.find("a"), None);
        assert_eq!(drawn(&broken, broken.near("ab", 1)), [""; 0]);
    }

    proptest! {
        #[test]
        fn the_alphabet_finds_what_looking_at_every_word_finds(
            words in prop::collection::btree_set("[a-cé]{1,5}", 0..40), typed in "[a-cé]{1,3}",
        ) {
            let listed: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = vocabulary(&listed);
            let every = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> { listed.iter().copied().filter(|word| fits(word)).collect() };
            prop_assert_eq!(drawn(&vocabulary, vocabulary.beginning(&typed)), every(&|word| word.starts_with(&typed)));
            prop_assert_eq!(drawn(&vocabulary, vocabulary.having(&typed)), every(&|word| word.contains(&typed)));
            prop_assert_eq!(drawn(&vocabulary, vocabulary.find(&typed).into_iter()), every(&|word| word == typed));
            let near: Vec<&str> = drawn(&vocabulary, vocabulary.near(&typed, 1));
            for word in every(&|word| strsim::osa_distance(word, &typed) <= 1 && word.is_ascii() && typed.is_ascii()) {
                prop_assert!(near.contains(&word));
            }
        }
    }
}
