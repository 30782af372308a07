//! An inverted index: for every distinct word of many texts, where it stands.
//!
//! Every word of every text has an address, one after the other, with one left free between two texts;
//! so a phrase is a row of addresses, and no phrase reaches from one text into the next.
//!
//! Must not: know what the texts are. They have numbers, and whoever built it knows whose they are.

use super::vocabulary::Vocabulary;
use std::ops::Range;

/// Where the words of some texts stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inverted {
    pub(super) words: Vocabulary,
    /// All addresses, word after word, in order for each.
    addresses: Box<[u32]>,
    /// Where those of each word begin, and where the next one's would.
    of_word: Box<[u32]>,
    /// The texts that each word stands in, word after word, each once: what can be known from the addresses,
    /// but a common word stands in one text many times.
    texts_with: Box<[u32]>,
    /// Where those of each word begin, and where the next one's would.
    texts_of_word: Box<[u32]>,
    /// The first address of every text, and the first after all of them.
    texts: Box<[u32]>,
    /// For every [`STRIDE`]th address, the text it is in.
    hints: Box<[u32]>,
}

/// Addresses from one hint to the next: texts are some dozens of words long, so the next hint is
/// about as far as the next text.
const STRIDE: usize = 32;

/// What belongs to some words that are neighbours.
fn slice<'a>(all: &'a [u32], of_word: &[u32], words: Range<u32>) -> &'a [u32] {
    let bounds = of_word.get(words.start as usize).zip(of_word.get(words.end as usize));
    bounds.and_then(|(from, to)| all.get(*from as usize..*to as usize)).unwrap_or_default()
}

/// For every [`STRIDE`]th address, the text it is in.
fn hints(texts: &[u32]) -> Box<[u32]> {
    let end = texts.last().copied().unwrap_or(0) as usize;
    let mut text = 0;
    let hint = |address: usize| {
        while texts.get(text + 1).is_some_and(|next| *next as usize <= address) {
            text += 1;
        }
        short(text)
    };
    (0..end).step_by(STRIDE).map(hint).collect()
}

/// Addresses fit in 32 bits: four thousand million words are twenty gigabytes of text.
pub(super) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What it is made of: words, addresses, where those of a word begin, where texts begin.
pub(super) type Parts = (Vocabulary, Box<[u32]>, Box<[u32]>, Box<[u32]>);

/// The texts that each word stands in, and where those of each word begin.
pub(super) type TextParts = (Box<[u32]>, Box<[u32]>);

impl Inverted {
    /// Of words with their addresses, and where texts begin.
    pub(super) fn new((words, addresses, of_word, texts): Parts) -> Self {
        let hints = hints(&texts);
        let mut made =
            Self { words, addresses, of_word, texts_with: Box::default(), texts_of_word: Box::default(), texts, hints };
        let (mut texts_with, mut texts_of_word) = (Vec::new(), vec![0]);
        for word in made.words.all() {
            let from = texts_with.len();
            for address in made.places(word..word + 1) {
                let text = made.text_at(*address);
                if texts_with.get(from..).and_then(<[u32]>::last) != Some(&text) {
                    texts_with.push(text);
                }
            }
            texts_of_word.push(short(texts_with.len()));
        }
        (made.texts_with, made.texts_of_word) = (texts_with.into(), texts_of_word.into());
        made
    }

    /// Of what [`Self::parts`] and [`Self::text_parts`] gave; `None` where it does not fit together, so that
    /// nothing it says leads to work or room without end.
    pub(super) fn of_parts(
        (words, addresses, of_word, texts): Parts,
        (texts_with, texts_of_word): TextParts,
    ) -> Option<Self> {
        let count = words.all().len();
        let divides = |starts: &[u32], length: usize| {
            starts.len() == count + 1 && starts.is_sorted() && starts.last() == Some(&short(length))
        };
        // Every address is of some word, but for one behind each text.
        let most = addresses.len() + texts.len();
        let are_texts = texts.is_sorted() && texts.last().is_none_or(|end| *end as usize <= most);
        if !(are_texts && divides(&of_word, addresses.len()) && divides(&texts_of_word, texts_with.len())) {
            return None;
        }
        let hints = hints(&texts);
        Some(Self { words, addresses, of_word, texts_with, texts_of_word, texts, hints })
    }

    /// Whether there are so many texts.
    pub(super) fn texts_are(&self, count: usize) -> bool {
        self.texts.len() == count + 1
    }

    /// What it is made of: words, addresses, where those of each word begin, where texts do.
    pub(super) fn parts(&self) -> (&Vocabulary, &[u32], &[u32], &[u32]) {
        (&self.words, &self.addresses, &self.of_word, &self.texts)
    }

    /// The texts that each word stands in, and where those of each word begin.
    pub(super) fn text_parts(&self) -> (&[u32], &[u32]) {
        (&self.texts_with, &self.texts_of_word)
    }

    /// The texts that words stand in, which are neighbours in the alphabet; each once for each of them.
    pub(super) fn texts_with(&self, words: Range<u32>) -> &[u32] {
        slice(&self.texts_with, &self.texts_of_word, words)
    }

    /// Words in all texts, and the gaps between them.
    pub(super) fn len(&self) -> usize {
        self.texts.last().copied().unwrap_or(0) as usize
    }

    /// The addresses of words that are neighbours in the alphabet: in order for each of them.
    pub(super) fn places(&self, words: Range<u32>) -> &[u32] {
        slice(&self.addresses, &self.of_word, words)
    }

    /// The text an address is in.
    pub(super) fn text_at(&self, address: u32) -> u32 {
        let mut text = self.hints.get(address as usize / STRIDE).copied().unwrap_or(0);
        while self.texts.get(text as usize + 1).is_some_and(|next| *next <= address) {
            text += 1;
        }
        text
    }

    /// The addresses of a text's words.
    pub(super) fn span(&self, text: u32) -> Range<u32> {
        let bounds = self.texts.get(text as usize).zip(self.texts.get(text as usize + 1));
        bounds.map_or(0..0, |(from, next)| *from..next.saturating_sub(1))
    }

    /// All of several indexes in one; their texts follow each other in that order.
    pub(super) fn joined(all: &[&Self]) -> Self {
        let (mut shifts, mut text_shifts) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        let (mut texts, mut end) = (Vec::new(), 0);
        for one in all {
            shifts.push(end);
            text_shifts.push(short(texts.len()));
            let starts = one.texts.split_last().map_or(&[][..], |(_, starts)| starts);
            texts.extend(starts.iter().map(|start| start + end));
            end += short(one.len());
        }
        texts.push(end);
        let mut addresses = Vec::with_capacity(all.iter().map(|one| one.addresses.len()).sum());
        let mut texts_with = Vec::with_capacity(all.iter().map(|one| one.texts_with.len()).sum());
        let (mut of_word, mut texts_of_word) = (vec![0], vec![0]);
        let vocabularies: Vec<&Vocabulary> = all.iter().map(|one| &one.words).collect();
        let words = Vocabulary::joined(&vocabularies, |same| {
            for (index, word) in same {
                let shift = shifts.get(*index).zip(text_shifts.get(*index));
                let Some((one, (shift, text_shift))) = all.get(*index).zip(shift) else { continue };
                addresses.extend(one.places(*word..*word + 1).iter().map(|address| address + shift));
                texts_with.extend(one.texts_with(*word..*word + 1).iter().map(|text| text + text_shift));
            }
            of_word.push(short(addresses.len()));
            texts_of_word.push(short(texts_with.len()));
        });
        let texts: Box<[u32]> = texts.into();
        let hints = hints(&texts);
        let (addresses, of_word) = (addresses.into(), of_word.into());
        let (texts_with, texts_of_word) = (texts_with.into(), texts_of_word.into());
        Self { words, addresses, of_word, texts_with, texts_of_word, texts, hints }
    }
}

#[cfg(test)]
mod tests {
    use super::super::collect::Collector;
    use super::super::tongue::Tongue;
    use super::*;
    use proptest::prelude::*;

    fn of(texts: &[&str]) -> Inverted {
        let mut collector = Collector::default();
        for text in texts {
            collector.add(text, Some(Tongue::En));
        }
        collector.finish()
    }

    /// Text and position of every place of a word.
    fn places(index: &Inverted, word: &str) -> Vec<(u32, u32)> {
        let Some(word) = index.words.find(word) else { return Vec::new() };
        let place = |address: &u32| {
            let text = index.text_at(*address);
            (text, address - index.span(text).start)
        };
        index.places(word..word + 1).iter().map(place).collect()
    }

    #[test]
    fn every_word_leads_to_its_places() {
        let index = of(&["The law. The LAW!", "", "No láw", "…", "law"]);
        assert_eq!(places(&index, "law"), [(0, 1), (0, 3), (1, 1), (2, 0)]);
        assert_eq!(places(&index, "no"), [(1, 0)]);
        assert_eq!(places(&index, "absent"), []);
        assert_eq!((index.span(0), index.span(1), index.span(2), index.span(9)), (0..4, 5..7, 8..9, 0..0));
        assert_eq!(index.len(), 10);
    }

    #[test]
    fn a_number_stands_where_it_is_written_in_another_way() {
        let index = of(&["some 60,000 or sixty thousand", "60000"]);
        assert_eq!(places(&index, "60000"), [(0, 1), (0, 4), (1, 0)]);
        assert_eq!(places(&index, "000"), [(0, 2)]);
    }

    #[test]
    fn a_name_in_another_language_makes_a_word_no_word_of_that() {
        let mut collector = Collector::default();
        for _ in 0..30 {
            collector.add("casas", Some(Tongue::Es));
        }
        collector.add("casas", Some(Tongue::En));
        collector.add("casas", None);
        let index = collector.finish();
        assert_eq!(index.words.tongues_of(0), Tongue::Es.bit());
    }

    #[test]
    fn a_text_longer_than_many_hints_is_one_text() {
        let long = "word ".repeat(STRIDE * 5);
        let index = of(&["a", &long, "b"]);
        assert_eq!(places(&index, "b"), [(2, 0)]);
        assert!(places(&index, "word").iter().all(|(text, _)| *text == 1));
    }

    proptest! {
        #[test]
        fn joined_indexes_are_the_index_of_all_texts(
            texts in prop::collection::vec("([a-d]{1,2} |six |7,000 ){0,6}", 1..9), cut in 0usize..9,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (first, second) = texts.split_at(cut.min(texts.len()));
            prop_assert_eq!(Inverted::joined(&[&of(first), &of(second)]), of(&texts));
            for (number, text) in (0..).zip(texts.iter().filter(|text| !text.is_empty())) {
                let index = of(&texts);
                for (at, word) in (0..).zip(text.split([' ', ',']).filter(|word| !word.is_empty())) {
                    prop_assert!(places(&index, word).contains(&(number, at)));
                }
            }
        }
    }
}
