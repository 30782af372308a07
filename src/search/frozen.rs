//! An index as bytes, so that a large library is searched at once when the program starts again.
//!
//! Must not: be believed. Bytes that are not what was written are no index, and an index is only taken
//! for reports that say what they said when it was made.

use super::index::Index;
use super::inverted::Inverted;
use super::segment::{Segment, each_text};
use super::tongue::Tongue;
use super::vocabulary::{Places, Vocabulary};
use crate::model::{Book, Id, Library, Report};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Write};
use std::sync::Arc;

/// An index that was read, and has no reports yet.
pub struct Frozen(Vec<FrozenSegment>);

struct FrozenSegment {
    index: Inverted,
    owners: Box<[u32]>,
    /// Its reports, in order, and what they said.
    reports: Vec<(Id, u64)>,
}

/// Bytes that are summed up together.
const BLOCK: usize = 1 << 16;
/// Bytes of text from which an index is worth keeping: a smaller one is made again in a blink.
const WORTH_FREEZING: usize = 8_000_000;

impl Index {
    /// Writes it, where every report in it is in the library.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn freeze(&self, out: &mut dyn Write) -> io::Result<bool> {
        if self.parts.iter().flat_map(|part| part.standing.iter()).any(Option::is_none) {
            return Ok(false);
        }
        put_numbers(out, &[u32::try_from(self.parts.len()).map_err(io::Error::other)?])?;
        for part in &self.parts {
            put_segment(out, &part.segment)?;
        }
        Ok(true)
    }

    /// Bytes of text in it, as far as they decide whether it is worth keeping.
    #[must_use]
    pub fn is_worth_freezing(library: &Library) -> bool {
        let texts = library.reports().flat_map(|report| &report.passages).map(|passage| passage.text.text.len());
        texts.sum::<usize>() >= WORTH_FREEZING
    }
}

impl Frozen {
    /// Reads what [`Index::freeze`] wrote; `length` is how many bytes there are at most. `None` where it
    /// is anything else.
    #[must_use]
    pub fn read(from: &mut dyn Read, length: u64) -> Option<Self> {
        let mut left = length;
        let count = *numbers(&bytes(from, &mut left)?)?.first()?;
        (0..count).map(|_| FrozenSegment::read(from, &mut left)).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Whether it may turn out to be the index of a library that is still being read: no report so far says
    /// anything else.
    #[must_use]
    pub fn may_fit(&self, library: &Library) -> bool {
        let known: HashMap<&Id, u64> =
            self.0.iter().flat_map(|segment| &segment.reports).map(|(id, said)| (id, *said)).collect();
        let mut loaded = library.entries.iter().filter_map(|entry| match &entry.book {
            Book::Loaded(report) => Some(report),
            _ => None,
        });
        loaded.all(|report| known.get(&report.id) == Some(&print(report)))
    }

    /// The index of a library that holds just these reports; `None` where a report is another one, says
    /// something else, or is not in here.
    #[must_use]
    pub fn thaw(self, library: &Arc<Library>) -> Option<Index> {
        let loaded: HashMap<&Id, &Arc<Report>> = library.reports().map(|report| (&report.id, report)).collect();
        let known = |(id, said): &(Id, u64)| {
            loaded.get(id).filter(|report| print(report) == *said).map(|report| Arc::clone(report))
        };
        let mut held = 0;
        let bind = |frozen: FrozenSegment| {
            let reports = frozen.reports.iter().map(known).collect::<Option<Vec<_>>>()?;
            held += reports.len();
            Some(Arc::new(Segment::bound(frozen.index, frozen.owners, reports)))
        };
        let segments = self.0.into_iter().map(bind).collect::<Option<Vec<_>>>()?;
        (held == loaded.len()).then(|| Index::standing(segments, library))
    }
}

impl FrozenSegment {
    /// Reads what [`put_segment`] wrote, as long as it is no longer than what is left.
    fn read(from: &mut dyn Read, left: &mut u64) -> Option<Self> {
        let mut bytes = || bytes(from, left);
        let names = bytes()?;
        let prints = numbers(&bytes()?)?;
        let text = String::from_utf8(bytes()?).ok()?;
        let starts = numbers(&bytes()?)?;
        let places = numbers(&bytes()?)?;
        let mut stems = Vec::new();
        for tongue in Tongue::ALL {
            let of = numbers(&bytes()?)?;
            if !of.is_empty() {
                stems.push((tongue, of));
            }
        }
        let addresses = numbers(&bytes()?)?;
        let (of_word, texts) = (numbers(&bytes()?)?, numbers(&bytes()?)?);
        let (texts_with, texts_of_word) = (numbers(&bytes()?)?, numbers(&bytes()?)?);
        let owners = numbers(&bytes()?)?;
        let names = std::str::from_utf8(&names).ok()?.split('\n').map(Id::new).collect::<Option<Vec<Id>>>()?;
        let whole = |halves: &[u32]| match halves {
            [high, low] => Some(u64::from(*high) << 32 | u64::from(*low)),
            _ => None,
        };
        let prints = prints.chunks(2).map(whole).collect::<Option<Vec<u64>>>()?;
        let places = places.chunks(Places::default().0.len()).map(|all| all.try_into().ok().map(Places));
        let words = Vocabulary::of_parts((text.into(), starts, places.collect::<Option<_>>()?, stems));
        let index = Inverted::of_parts((words, addresses, of_word, texts), (texts_with, texts_of_word));
        let index = index.filter(|index| index.texts_are(owners.len()))?;
        (names.len() == prints.len()).then(|| Self { index, owners, reports: names.into_iter().zip(prints).collect() })
    }
}

fn put_segment(out: &mut dyn Write, segment: &Segment) -> io::Result<()> {
    let names: Vec<&str> = segment.shelves.iter().map(|shelf| shelf.report.id.as_str()).collect();
    let prints: Vec<u32> = segment.shelves.iter().flat_map(|shelf| halves(print(&shelf.report))).collect();
    let (words, addresses, of_word, texts) = segment.index.parts();
    let (text, starts, places, stems) = words.parts();
    put_bytes(out, names.join("\n").as_bytes())?;
    put_numbers(out, &prints)?;
    put_bytes(out, text.as_bytes())?;
    put_numbers(out, starts)?;
    put_numbers(out, &places.iter().flat_map(|places| places.0).collect::<Vec<u32>>())?;
    for tongue in Tongue::ALL {
        let stems = stems.iter().find(|(known, _)| *known == tongue).map_or(&[][..], |(_, stems)| stems);
        put_numbers(out, stems)?;
    }
    let (texts_with, texts_of_word) = segment.index.text_parts();
    [addresses, of_word, texts, texts_with, texts_of_word, segment.owners()]
        .into_iter()
        .try_for_each(|numbers| put_numbers(out, numbers))
}

/// A number for all that is indexed of a report: another one where any of it is different.
fn print(report: &Report) -> u64 {
    let mut hasher = FixedState::with_seed(1).build_hasher();
    let mut scratch = String::new();
    for passage in &report.passages {
        each_text((passage, Tongue::of_tag(&report.language)), &mut scratch, |field, text, tongue| {
            hasher.write_usize(text.len());
            hasher.write_u8(field as u8);
            hasher.write_u8(tongue.map_or(0, Tongue::bit));
            hasher.write(text.as_bytes());
        });
    }
    hasher.write_usize(report.passages.len());
    hasher.finish()
}

fn halves(number: u64) -> [u32; 2] {
    [number >> 32, number & u64::from(u32::MAX)].map(|half| u32::try_from(half).unwrap_or(0))
}

/// A length, that many bytes, and their sum.
fn put_bytes(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&u64::try_from(bytes.len()).map_err(io::Error::other)?.to_le_bytes())?;
    let mut sum = Sum::default();
    for block in bytes.chunks(BLOCK) {
        sum.add(block);
        out.write_all(block)?;
    }
    out.write_all(&sum.0.to_le_bytes())
}

fn put_numbers(out: &mut dyn Write, numbers: &[u32]) -> io::Result<()> {
    let length = u64::try_from(numbers.len()).map_err(io::Error::other)? * 4;
    out.write_all(&length.to_le_bytes())?;
    let mut sum = Sum::default();
    let mut block = Vec::with_capacity(BLOCK);
    for numbers in numbers.chunks(BLOCK / 4) {
        block.clear();
        block.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        sum.add(&block);
        out.write_all(&block)?;
    }
    out.write_all(&sum.0.to_le_bytes())
}

/// What [`put_bytes`] wrote, if it is whole and no longer than what is left.
fn bytes(from: &mut dyn Read, left: &mut u64) -> Option<Vec<u8>> {
    let mut number = [0; 8];
    from.read_exact(&mut number).ok()?;
    let length = u64::from_le_bytes(number);
    *left = left.checked_sub(length)?;
    // Without room made beforehand: a length is only believed as far as there are bytes.
    let mut found = Vec::new();
    from.take(length).read_to_end(&mut found).ok()?;
    from.read_exact(&mut number).ok()?;
    let mut sum = Sum::default();
    found.chunks(BLOCK).for_each(|block| sum.add(block));
    (u64::try_from(found.len()) == Ok(length) && sum.0 == u64::from_le_bytes(number)).then_some(found)
}

fn numbers(bytes: &[u8]) -> Option<Box<[u32]>> {
    let (all, rest) = bytes.as_chunks::<4>();
    rest.is_empty().then(|| all.iter().map(|number| u32::from_le_bytes(*number)).collect())
}

/// The sum of blocks, each of which counts where it stands.
#[derive(Default)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, block: &[u8]) {
        let mut hasher = FixedState::with_seed(self.0).build_hasher();
        hasher.write(block);
        self.0 = hasher.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ask, Query};
    use super::*;
    use crate::model::{Lang, sample};

    fn library(text: &str) -> Arc<Library> {
        let passages = [("p-1", "protection/assistance", "2006", text, "Seis albergues.")];
        Arc::new(sample::library(vec![sample::report("ve", "VE", &passages), sample::report("cu", "CU", &passages)]))
    }

    fn frozen(library: &Arc<Library>) -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(Index::default().extend(library).freeze(&mut bytes).unwrap());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Frozen> {
        Frozen::read(&mut &*bytes, u64::try_from(bytes.len()).unwrap())
    }

    #[test]
    fn what_was_frozen_answers_as_before() {
        let library = library("Six shelters for victims.");
        let (made, thawed) =
            (Index::default().extend(&library), read(&frozen(&library)).unwrap().thaw(&library).unwrap());
        for query in ["shelter", "6", "albergue", "cuba", "shelters for", "sheltar"] {
            let query = Query::parse(query).unwrap();
            let ask = Ask { query: &query, lang: Lang::En, limit: 9, bookmarks: &[], stale: &|| false };
            let [made, thawed] = [&made, &thawed].map(|index| index.search(&ask).unwrap().unwrap());
            assert_eq!((&made.hits, made.total, &made.cells), (&thawed.hits, thawed.total, &thawed.cells));
            assert!(made.total > 0, "{query}");
        }
    }

    #[test]
    fn an_index_of_other_words_is_none() {
        let before = frozen(&library("Six shelters."));
        assert!(read(&before).unwrap().thaw(&library("Six shelters!")).is_none(), "another sign is another text");
        let one = Arc::new(sample::library(vec![sample::report("ve", "VE", &[])]));
        assert!(read(&before).unwrap().thaw(&one).is_none());
        let more = frozen(&one);
        assert!(read(&more).unwrap().thaw(&library("Six shelters.")).is_none());
        assert!(read(&more).unwrap().thaw(&one).is_some());
    }

    #[test]
    fn no_byte_of_it_can_change_unseen() {
        let bytes = frozen(&library("Six shelters."));
        for at in 0..bytes.len() {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1 << (at % 8);
            assert!(read(&spoilt).is_none(), "{at}");
            assert!(read(&bytes[..at]).is_none(), "{at}");
        }
        assert!(Frozen::read(&mut &*bytes, 10).is_none(), "longer than it may be");
    }
}
