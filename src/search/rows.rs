//! Words that stand in a row: phrases, and words with signs inside.
//!
//! Must not: look at a text. Addresses that follow each other are all there is to a row.

use super::inverted::Inverted;
use std::ops::Range;

/// The addresses where words stand in a row, each once. With `open`, the last one only has to begin so.
pub(super) fn rows(index: &Inverted, words: &[&str], open: bool) -> Vec<u32> {
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let numbers = |word: &str, open: bool| -> Range<u32> {
        match (open, index.words.find(word)) {
            (true, _) => index.words.beginning(word),
            (false, Some(number)) => number..number + 1,
            (false, None) => 0..0,
        }
    };
    let mut wanted: Vec<(u32, &[u32], bool)> = Vec::with_capacity(words.len());
    for (word, at) in before.iter().zip(0..) {
        wanted.push((at, index.places(numbers(word, false)), false));
    }
    let ending = numbers(last, open);
    let many = ending.len() > 1;
    wanted.push((u32::try_from(before.len()).unwrap_or(u32::MAX), index.places(ending), many));
    // The rarest word first: all others only thin out what it gives. What is not in order comes last.
    wanted.sort_by_key(|(_, places, many)| (*many, places.len()));
    let mut wanted = wanted.into_iter();
    let Some((at, places, many)) = wanted.next() else { return Vec::new() };
    let mut found: Vec<u32> = places.iter().filter_map(|address| address.checked_sub(at)).collect();
    if many {
        // Each word's places are in order, which this sort takes advantage of.
        found.sort();
    }
    for (at, places, many) in wanted {
        if found.is_empty() {
            break;
        }
        found = match many {
            false => thin(&found, (at, places)),
            // A few rows are looked for word by word, many all at once.
            true if found.len() * numbers(last, true).len() * FEW < places.len() => {
                let words = numbers(last, true);
                words.flat_map(|word| common(&found, (at, index.places(word..word + 1)))).collect()
            }
            true => thin_by_set(index, &found, (at, places)),
        };
    }
    found
}

/// How many places are looked at all at once in the time in which one row is looked for among those of a
/// word.
const FEW: usize = 8;

/// Those that have one of some places, in order, so far behind them, whichever of both are fewer.
fn common(found: &[u32], (at, places): (u32, &[u32])) -> Vec<u32> {
    if places.len() > found.len() {
        return thin(found, (at, places));
    }
    let starts = places.iter().filter_map(|place| place.checked_sub(at));
    starts.filter(|start| found.binary_search(start).is_ok()).collect()
}

/// Those that have one of some places, in order, so far behind them.
fn thin(found: &[u32], (at, places): (u32, &[u32])) -> Vec<u32> {
    let mut rest = places;
    let has = |start: &&u32| {
        let wanted = **start + at;
        // Steps that double: few against many are soon there, many against many step by step.
        let mut step = 1;
        while rest.get(step).is_some_and(|place| *place < wanted) {
            step *= 2;
        }
        let near = rest.get(..(step + 1).min(rest.len())).unwrap_or_default();
        rest = rest.get(near.partition_point(|place| *place < wanted)..).unwrap_or_default();
        rest.first() == Some(&wanted)
    };
    found.iter().filter(has).copied().collect()
}

/// The same for places in no order: the addresses that would do are noted, then asked for.
fn thin_by_set(index: &Inverted, found: &[u32], (at, places): (u32, &[u32])) -> Vec<u32> {
    let mut noted = vec![0_u64; index.len() / 64 + 1];
    let bit = |address: u32| (address as usize / 64, 1_u64 << (address % 64));
    for start in found {
        let (word, bit) = bit(start + at);
        if let Some(word) = noted.get_mut(word) {
            *word |= bit;
        }
    }
    let is_noted = |address: &&u32| {
        let (word, bit) = bit(**address);
        noted.get(word).is_some_and(|word| word & bit != 0)
    };
    places.iter().filter(is_noted).filter_map(|address| address.checked_sub(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::collect::Collector;
    use super::*;
    use proptest::prelude::*;

    fn of(texts: &[&str]) -> Inverted {
        let mut collector = Collector::default();
        for text in texts {
            collector.add(text, None);
        }
        collector.finish()
    }

    #[test]
    fn a_row_is_in_one_text_and_in_order() {
        let index = of(&["the law of the land", "the law", "of the land law the"]);
        assert_eq!(rows(&index, &["the", "law"], false), [0, 6]);
        assert_eq!(rows(&index, &["of", "the", "land"], false), [2, 9]);
        assert_eq!(rows(&index, &["law", "of", "the", "l"], true), [1]);
        assert_eq!(rows(&index, &["law", "o"], true), [1]);
        assert_eq!(rows(&index, &["land", "the"], false), [0_u32; 0]);
        assert_eq!(rows(&index, &["law", "absent"], false), [0_u32; 0]);
        assert_eq!(rows(&index, &["la"], true), [1, 4, 7, 11, 12]);
        assert_eq!(rows(&index, &[], true), [0_u32; 0]);
    }

    #[test]
    fn a_rare_word_before_a_common_beginning_is_a_row() {
        let many: Vec<String> = (0..600).map(|n| format!("other lab{}", n % 7)).collect();
        let texts: Vec<&str> =
            many.iter().map(String::as_str).chain(["a rare lab3 and rare", "labs are rare lab9"]).collect();
        let index = of(&texts);
        let mut found = rows(&index, &["rare", "lab"], true);
        found.sort();
        assert_eq!(found, [1_801, 1_808]);
    }

    proptest! {
        #[test]
        fn rows_are_what_reading_finds(
            texts in prop::collection::vec("([ab]{1,2} ){1,12}", 1..6),
            words in prop::collection::vec("[ab]{1,2}", 1..4), open in any::<bool>(),
        ) {
            let listed: Vec<&str> = texts.iter().map(String::as_str).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut expected = Vec::new();
            let mut address = 0;
            for text in &listed {
                let read: Vec<&str> = text.split_whitespace().collect();
                for at in 0..read.len() {
                    let row = read.get(at..at + words.len());
                    let (last, before) = words.split_last().unwrap();
                    let is = |row: &&[&str]| {
                        let (ending, start) = row.split_last().unwrap();
                        start == before && if open { ending.starts_with(last) } else { ending == last }
                    };
                    if row.as_ref().is_some_and(is) {
                        expected.push(address + u32::try_from(at).unwrap());
                    }
                }
                address += u32::try_from(read.len()).unwrap() + 1;
            }
            let mut found = rows(&of(&listed), &words, open);
            found.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
