//! Where in a text the words of a query are: for highlights, excerpts and finding in a section.
//!
//! Must not: rank, or know what a library holds.

use super::ask::{Prepared, read_numbers};
use super::needle::{Fit, Needle, Target};
use super::numbers::{Number, numbers};
use super::query::{Query, Test, Words};
use super::tokens;
use super::tongue::Stems;
use crate::text::Folded;
use std::ops::Range;

/// A query made ready to be looked for in texts.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    /// All that must be in a text, each one of several.
    clauses: Vec<Vec<Sought>>,
    /// Whether words with a mistake count.
    mistyped: bool,
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
    stems: Stems,
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
        Self { clauses: different, mistyped }
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
        Read { folded, words, numbers, stems: Stems::new(u8::MAX) }
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
            let fit = needle.fit(word, &read.stems);
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
