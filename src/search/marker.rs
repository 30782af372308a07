//! Where in a text the words of a query are: for highlights, excerpts and finding in a section.
//!
//! Must not: rank, or know what a library holds.

use super::ask::{Prepared, read_numbers};
use super::needle::{Fit, Needle, Target};
use super::numbers::{Number, numbers};
use super::query::{Query, Test, Words};
use super::tokens;
use super::tongue::Stems;
use crate::text::{Folded, LONGEST_LINE};
use std::ops::Range;

/// Bytes of a long text that are looked at first for its first mark, and how many times as many are next.
const FIRST_LOOK: usize = 4 * LONGEST_LINE;
const NEXT_LOOK: usize = 4;
/// Bytes before the end of a part within which something may be cut off: no row is longer than a query.
const CUT_OFF: usize = LONGEST_LINE;

/// A query made ready to be looked for in texts.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    /// All that must be in a text, each one of several.
    clauses: Vec<Vec<Sought>>,
    /// Whether words with a mistake count.
    mistyped: bool,
    /// Of the languages that something looked for has forms in: made once, since a list marks many texts.
    stems: Stems,
}

/// What is looked for, or must not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sought {
    needle: Needle,
    not: bool,
}

/// A text, read once for all that is looked for.
struct Read {
    folded: Folded,
    words: Vec<Range<usize>>,
    numbers: Vec<Number>,
}

impl Marker {
    /// For the words of a query; what it asks of passages besides is not looked at.
    #[must_use]
    pub fn new(query: &Query) -> Self {
        let sought = |words: &Words, not: bool| Sought { needle: Needle::new(words, &[]), not };
        let clause = |clause: &super::query::Clause| -> Vec<Sought> {
            let words = clause.any.iter().filter_map(|factor| match &factor.test {
                Test::Words(words) => Some(sought(words, factor.not)),
                Test::Filter(_) => None,
            });
            words.collect()
        };
        let mut clauses: Vec<Vec<Sought>> = query.clauses().iter().map(clause).collect();
        read_numbers(&mut clauses.iter_mut().map(plain_needle).collect::<Vec<_>>());
        Self::without_small(clauses, false)
    }

    /// For a question to an index, which knows the languages of its words.
    pub(super) fn of(prepared: &Prepared<'_>, mistyped: bool) -> Self {
        let clause = |clause: &super::ask::Clause<'_>| -> Vec<Sought> {
            let needles = clause.any.iter().filter_map(|factor| Some((factor.needle()?, factor.not)));
            needles.map(|(needle, not)| Sought { needle: needle.clone(), not }).collect()
        };
        Self::without_small(prepared.clauses.iter().map(clause).collect(), mistyped)
    }

    /// Small words are marked only where nothing else is looked for.
    fn without_small(mut clauses: Vec<Vec<Sought>>, mistyped: bool) -> Self {
        clauses.retain(|clause| !clause.is_empty());
        let is_small = |clause: &Vec<Sought>| clause.iter().all(|sought| sought.needle.is_small());
        if !clauses.iter().all(is_small) {
            clauses.retain(|clause| !is_small(clause));
        }
        let mut different: Vec<Vec<Sought>> = Vec::with_capacity(clauses.len());
        for clause in clauses {
            if !different.contains(&clause) {
                different.push(clause);
            }
        }
        // Words in a row and words in just this form are looked for without stems.
        let formed = different.iter().flatten().map(|sought| &sought.needle).filter(|needle| !needle.whole);
        let stems = formed.filter_map(Needle::loose).flat_map(|target| &target.stems);
        let stems = Stems::new(stems.fold(0, |bits, (tongue, _)| bits | tongue.bit()));
        Self { clauses: different, mistyped, stems }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Where any of it is, as byte ranges of the text: in order, apart from each other.
    #[must_use]
    pub fn mark(&self, text: &str) -> Vec<Range<usize>> {
        let read = self.read(text);
        let sought = self.clauses.iter().flatten().filter(|sought| !sought.not);
        read.original(sought.flat_map(|sought| self.spots(&read, &sought.needle)).collect())
    }

    /// The first of what [`Marker::mark`] gives, and what begins at most so many bytes after its beginning. Of
    /// a long text only as much is read as that takes.
    #[must_use]
    pub fn mark_first(&self, text: &str, reach: usize) -> Vec<Range<usize>> {
        // The end of a text can be told only where it is seen.
        let wants_end = self.clauses.iter().flatten().any(|sought| sought.needle.ends);
        let mut end = if wants_end { text.len() } else { FIRST_LOOK };
        loop {
            let part = text.get(..beginning_of_character(text, end)).unwrap_or(text);
            let mut marks = self.mark(part);
            let is_whole = part.len() == text.len();
            // A word or row that is cut off at the end of the part would be taken for another or missed.
            let is_settled = |first: &Range<usize>| first.start + reach + CUT_OFF <= part.len();
            if is_whole || marks.first().is_some_and(is_settled) {
                let last = marks.first().map_or(0, |first| first.start + reach);
                marks.retain(|mark| mark.start <= last);
                return marks;
            }
            end = part.len().saturating_mul(NEXT_LOOK);
        }
    }

    /// Where it is, in a text that has all of it; nowhere in another one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let read = self.read(text);
        let mut found = Vec::new();
        for clause in &self.clauses {
            let mut holds = false;
            for sought in clause {
                let spots = self.spots(&read, &sought.needle);
                holds |= spots.is_empty() == sought.not;
                if !sought.not {
                    found.extend(spots);
                }
            }
            if !holds {
                return Vec::new();
            }
        }
        read.original(found)
    }

    fn read(&self, text: &str) -> Read {
        let folded = Folded::new(text);
        let words: Vec<Range<usize>> = tokens::words(&folded.text).collect();
        let wants_number =
            |sought: &Sought| sought.needle.digits.is_some() || sought.needle.loose().is_some_and(Target::is_number);
        let is_wanted = self.clauses.iter().flatten().any(wants_number);
        let numbers = if is_wanted { numbers(&folded.text, &words) } else { Vec::new() };
        Read { folded, words, numbers }
    }

    /// Where one needle is, in bytes of the folded text.
    fn spots(&self, read: &Read, needle: &Needle) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for number in &read.numbers {
            let own = needle.loose().map(|target| target.text.as_str());
            if [needle.digits.as_deref(), own].contains(&Some(number.digits.as_str())) {
                found.extend(read.span(&number.words));
            }
        }
        let Some(target) = needle.loose() else {
            found.extend(self.rows(read, needle));
            return found;
        };
        for span in &read.words {
            let word = read.word(span);
            let fit = needle.fit(word, &self.stems);
            found.extend(match fit {
                Some(Fit::Begins | Fit::Inside) => {
                    word.find(&target.text).map(|at| span.start + at..span.start + at + target.text.len())
                }
                Some(_) => Some(span.clone()),
                None => (self.mistyped && !needle.whole && target.is_mistyped(word)).then(|| span.clone()),
            });
        }
        found
    }

    /// Where words stand in a row.
    fn rows(&self, read: &Read, needle: &Needle) -> Vec<Range<usize>> {
        let count = needle.row.len();
        let open = !needle.whole && !needle.ends;
        let is_there = |at: &usize| {
            let words = read.words.get(*at..*at + count).unwrap_or_default();
            let fits = |(position, (span, target)): (usize, (&Range<usize>, &Target))| {
                let word = read.word(span);
                word == target.text || open && position + 1 == count && word.starts_with(&target.text)
            };
            words.len() == count && words.iter().zip(&needle.row).enumerate().all(fits)
        };
        let ends = |at: &usize| (!needle.starts || *at == 0) && (!needle.ends || *at + count == read.words.len());
        (0..read.words.len()).filter(ends).filter(is_there).filter_map(|at| read.span(&(at..at + count))).collect()
    }
}

/// The last beginning of a character at or before a byte.
fn beginning_of_character(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The needle of a clause that is nothing but words without a sign before them.
fn plain_needle(clause: &mut Vec<Sought>) -> Option<&mut Needle> {
    match clause.as_mut_slice() {
        [Sought { needle, not: false }] if needle.is_plain() => Some(needle),
        _ => None,
    }
}

impl Read {
    fn word(&self, span: &Range<usize>) -> &str {
        self.folded.text.get(span.clone()).unwrap_or_default()
    }

    /// From the first to the last of some words.
    fn span(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(words.start)?, self.words.get(words.end.checked_sub(1)?)?);
        Some(first.start..last.end)
    }

    /// Spots in order and apart from each other, in bytes of the text as it is written.
    fn original(&self, mut spots: Vec<Range<usize>>) -> Vec<Range<usize>> {
        spots.sort_by_key(|spot| (spot.start, spot.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(spots.len());
        for spot in spots {
            match apart.last_mut() {
                Some(last) if spot.start < last.end => last.end = last.end.max(spot.end),
                _ => apart.push(spot),
            }
        }
        apart.into_iter().map(|spot| self.folded.original(spot)).collect()
    }
}

/// Byte ranges, which are in order and apart, as ranges of Unicode scalar values.
#[must_use]
pub fn in_characters(text: &str, bytes: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut at, mut count) = (0, 0);
    let mut count_to = |byte: usize| {
        count += text.get(at..byte).map_or(0, |passed| passed.chars().count());
        at = byte;
        count
    };
    bytes.iter().map(|range| count_to(range.start)..count_to(range.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        let ranges = Marker::new(&Query::parse(query).unwrap()).mark(text);
        ranges.into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn marks_what_was_found_in_the_text_as_it_is_written() {
        for (query, text, expected) in [
            ("proteccion", "Protección y protección", &["Protección", "protección"][..]),
            ("vict victim", "Victims, victimas", &["Victims", "victimas"]),
            ("anan", "Ana, banana", &["anan"]),
            ("\"man\"", "A man, a manual, a woman.", &["man"]),
            ("trained", "Training of trainers", &["Training"]),
            ("the law of", "The law of the land", &["law"]),
            ("of the", "The law of the land", &["The", "of", "the"]),
            ("60000", "60,000, sixty thousand or sesenta mil", &["60,000", "sixty thousand", "sesenta mil"]),
            ("eight", "8 to 18, eight", &["8", "eight"]),
            ("o'brien", "O’Brien and Brien", &["O’Brien"]),
            ("n", "n\u{303}u", &["n\u{303}"]),
            ("absent", "nothing here", &[]),
        ] {
            assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
        }
    }

    #[test]
    fn stems_are_made_for_languages_that_something_looked_for_has_forms_in() {
        let known = |query: &str| format!("{:?}", Marker::new(&Query::parse(query).unwrap()).stems);
        assert_eq!(known("law"), "{En, Es, Pt, Fr}");
        for without in ["", "60000", "'law", "\"the law\"", "^law"] {
            assert_eq!(known(without), "{}", "{without}");
        }
    }

    #[test]
    fn the_first_mark_of_a_long_text_is_the_one_that_the_whole_text_has() {
        let gap = |words: usize| "víctimas y más ".repeat(words);
        let texts = [
            format!("{}ley uno {}ley dos {}ley", gap(1), gap(20), gap(3000)),
            format!("{}ley uno {}ley", gap(3000), gap(10)),
            format!("{}sesenta mil ley", gap(FIRST_LOOK / 17)),
            format!("ley {}", gap(5000)),
            gap(3000),
        ];
        for query in ["ley", "ley$", "^ley", "\"ley uno\"", "60000", "\"mas ley\" | dos", "absent", "víctimas"] {
            let marker = Marker::new(&Query::parse(query).unwrap());
            for text in &texts {
                let mut expected = marker.mark(text);
                let last = expected.first().map_or(0, |first| first.start + 1000);
                expected.retain(|mark| mark.start <= last);
                assert_eq!(marker.mark_first(text, 1000), expected, "{query}");
            }
        }
    }

    #[test]
    fn finds_only_in_texts_that_have_all_of_it() {
        let find = |query: &str, text: &str| Marker::new(&Query::parse(query).unwrap()).find(text).len();
        assert_eq!(find("police training", "Training of the police"), 2);
        assert_eq!(find("police training", "Training of judges"), 0);
        assert_eq!(find("", "Training"), 0);
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(in_characters("ñandú y más", &[0..7, 8..9]), [0..5, 6..7]);
    }

    proptest! {
        #[test]
        fn any_query_marks_any_text_in_order_and_on_characters(
            query in "\\PC{0,20}|[\"a-c ]{0,12}", text in "\\PC{0,40}|[a-c \"0-9,]{0,40}",
        ) {
            let Ok(query) = Query::parse(&query) else { return Ok(()) };
            let mut before = 0;
            for range in Marker::new(&query).mark(&text) {
                prop_assert!(range.start >= before && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                before = range.end;
            }
        }
    }
}
