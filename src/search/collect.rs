//! Collecting texts for an index: every word gets a number, every place of it an address.
//!
//! Must not: keep a text. What is collected is an [`Inverted`] index and nothing else.

use super::inverted::{Inverted, short};
use super::numbers::{is_of_number, numbers_at};
use super::tokens;
use super::tongue::Tongue;
use super::vocabulary::{Places, Vocabulary};
use crate::text::fold_into;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Stands between two texts while they are collected.
const GAP: u32 = u32::MAX;

/// Collects texts.
#[derive(Default)]
pub(super) struct Collector {
    numbers: Numbers,
    /// What is known of each word.
    known: Vec<Known>,
    /// The words of all texts, in order, with gaps.
    stream: Vec<u32>,
    /// What numbers are written in another way, by address.
    also: Vec<(u32, u32)>,
    texts: Vec<u32>,
    folded: String,
    spans: Vec<Range<usize>>,
}

/// What is known of a word while texts are collected.
struct Known {
    /// Whether it may be part of a number.
    numeric: bool,
    places: Places,
}

/// The number of every word, in the order in which they were met. Most words are short enough to be
/// compared as one large number, without following a pointer: this is where most of the time goes.
#[derive(Default)]
struct Numbers {
    short: HashMap<u128, u32, FixedState>,
    long: HashMap<Box<str>, u32, FixedState>,
}

/// Bytes of the longest word that is kept as a number; its length takes one more.
const SHORT: usize = 15;

impl Numbers {
    /// The number of a word, and whether it is a new one.
    fn of(&mut self, word: &str) -> (u32, bool) {
        let next = short(self.short.len() + self.long.len());
        let known = match packed(word) {
            Some(packed) => *self.short.entry(packed).or_insert(next),
            None => match self.long.get(word) {
                Some(known) => *known,
                None => *self.long.entry(word.into()).or_insert(next),
            },
        };
        (known, known == next)
    }

    /// All words with their numbers, in alphabetical order.
    fn sorted(&self) -> Vec<(Cow<'_, str>, u32)> {
        let short = self.short.iter().map(|(packed, number)| (Cow::Owned(unpacked(*packed)), *number));
        let long = self.long.iter().map(|(word, number)| (Cow::Borrowed(&**word), *number));
        let mut all: Vec<_> = short.chain(long).collect();
        all.sort_unstable();
        all
    }
}

fn packed(word: &str) -> Option<u128> {
    let mut bytes = [0; SHORT + 1];
    let (length, text) = bytes.split_last_mut()?;
    text.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    *length = u8::try_from(word.len()).ok()?;
    Some(u128::from_le_bytes(bytes))
}

fn unpacked(packed: u128) -> String {
    let bytes = packed.to_le_bytes();
    let text = bytes.split_last().and_then(|(length, text)| text.get(..usize::from(*length)));
    String::from_utf8_lossy(text.unwrap_or_default()).into_owned()
}

impl Collector {
    /// Takes one more text; gives how many there were before, which is its number. A text without a
    /// word takes no number.
    pub(super) fn add(&mut self, text: &str, tongue: Option<Tongue>) -> Option<u32> {
        let mut folded = std::mem::take(&mut self.folded);
        let mut spans = std::mem::take(&mut self.spans);
        folded.clear();
        fold_into(text, &mut folded);
        spans.clear();
        spans.extend(tokens::words(&folded));
        let first = self.stream.len();
        let mut numeric = false;
        for span in &spans {
            let word = self.number(folded.get(span.clone()).unwrap_or_default(), tongue);
            numeric |= self.known.get(word as usize).is_some_and(|known| known.numeric);
            self.stream.push(word);
        }
        if numeric {
            let is_numeric = |at: usize| {
                let word = self.stream.get(first + at).and_then(|word| self.known.get(*word as usize));
                word.is_some_and(|known| known.numeric)
            };
            for found in numbers_at(&folded, &spans, is_numeric) {
                let word = self.number(&found.digits, tongue);
                self.also.push((short(first + found.words.start), word));
            }
        }
        let added = !spans.is_empty();
        (self.folded, self.spans) = (folded, spans);
        added.then(|| {
            self.stream.push(GAP);
            self.texts.push(short(first));
            short(self.texts.len() - 1)
        })
    }

    /// The number of a word that stands once more in a language.
    fn number(&mut self, word: &str, tongue: Option<Tongue>) -> u32 {
        let (number, is_new) = self.numbers.of(word);
        if is_new {
            self.known.push(Known { numeric: is_of_number(word), places: Places::default() });
        }
        if let Some(known) = self.known.get_mut(number as usize) {
            known.places.add(tongue);
        }
        number
    }

    /// The index of all texts.
    pub(super) fn finish(self) -> Inverted {
        let sorted = self.numbers.sorted();
        // Where the places of each word begin, by its number while they are put there.
        let mut next = vec![0_u32; sorted.len()];
        let mut of_word = Vec::with_capacity(sorted.len() + 1);
        of_word.push(0);
        let mut before = 0;
        for (_, number) in &sorted {
            put(&mut next, *number, before);
            before += self.known.get(*number as usize).map_or(0, |known| known.places.all());
            of_word.push(before);
        }
        let mut addresses = vec![0_u32; before as usize];
        let mut take = |word: u32, address: u32| {
            if let Some(at) = next.get_mut(word as usize) {
                put(&mut addresses, *at, address);
                *at += 1;
            }
        };
        let mut also = self.also.iter().peekable();
        for (address, word) in (0..).zip(&self.stream) {
            if *word != GAP {
                take(*word, address);
            }
            while let Some((_, number)) = also.next_if(|(at, _)| *at == address) {
                take(*number, address);
            }
        }
        let mut texts = self.texts;
        texts.push(short(self.stream.len()));
        drop(self.stream);
        let places = |number: u32| self.known.get(number as usize).map_or_else(Places::default, |known| known.places);
        let words = Vocabulary::new(sorted.iter().map(|(word, number)| (&**word, places(*number))));
        Inverted::new((words, addresses.into(), of_word.into(), texts.into()))
    }
}

fn put(all: &mut [u32], at: u32, value: u32) {
    if let Some(place) = all.get_mut(at as usize) {
        *place = value;
    }
}
