//! A question, and how it is made ready: the clauses of its query with their needles, and what of it is a
//! row of words.
//!
//! Must not: look into an index beyond its words.

use super::needle::Needle;
use super::numbers::numbers;
use super::query::{BoundFilter, Plan, PlanFactor, PlanTest, Query};
use super::tongue::is_small;
use super::vocabulary::Vocabulary;
use crate::model::{Lang, Place};
use std::collections::HashSet;
use std::ops::Range;

/// A question to the index.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// What is looked for.
    pub query: &'a Query,
    /// The language of the texts on the screen.
    pub lang: Lang,
    /// How many hits are wanted; the others are counted.
    pub limit: usize,
    /// The reader's bookmarks, for who looks in them.
    pub bookmarks: &'a [Place],
    /// Whether nobody waits for the answer any more; asked between needles.
    pub stale: &'a (dyn Fn() -> bool + Sync),
}

/// A query made ready for some vocabularies.
pub(super) struct Prepared<'a> {
    pub(super) clauses: Vec<Clause<'a>>,
    /// The words that stand in the query without any sign, as they follow each other: at least two. A
    /// passage that has them so is what was meant.
    pub(super) phrase: Vec<String>,
}

/// What must hold.
pub(super) struct Clause<'a> {
    /// One of these.
    pub(super) any: Vec<Factor<'a>>,
    /// Whether a passage must have it; small words need not be there.
    pub(super) required: bool,
}

/// What may hold, or may not.
pub(super) struct Factor<'a> {
    pub(super) not: bool,
    pub(super) test: Test<'a>,
}

/// What is looked for.
pub(super) enum Test<'a> {
    Words(Needle),
    Filter(&'a BoundFilter),
}

impl<'a> Prepared<'a> {
    pub(super) fn new(plan: &'a Plan, vocabularies: &[&Vocabulary]) -> Self {
        let mut clauses: Vec<Clause<'a>> = Vec::new();
        for clause in &plan.clauses {
            let factor = |factor: &'a PlanFactor| Factor {
                not: factor.not,
                test: match &factor.test {
                    PlanTest::Words(words) => Test::Words(Needle::new(words, vocabularies)),
                    PlanTest::Filter(filter) => Test::Filter(filter),
                },
            };
            clauses.push(Clause { any: clause.any.iter().map(factor).collect(), required: true });
        }
        let has_content = clauses.iter().any(|clause| clause.plain().is_some_and(|needle| !needle.is_small()));
        for clause in &mut clauses {
            clause.required = !(has_content && clause.plain().is_some_and(Needle::is_small));
        }
        let mut prepared = Self { clauses, phrase: Vec::new() };
        read_numbers(&mut prepared.clauses.iter_mut().map(Clause::plain_mut).collect::<Vec<_>>());
        prepared.ask_once();
        prepared.phrase = prepared.longest_phrase();
        prepared
    }

    /// Whether any of its words may have been mistyped.
    pub(super) fn may_be_mistyped(&self) -> bool {
        let needles = self.clauses.iter().flat_map(|clause| &clause.any).filter_map(Factor::needle);
        needles.into_iter().any(Needle::may_be_mistyped)
    }

    /// How many clauses are of words that a passage must have.
    pub(super) fn words(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.required && clause.is_only_words()).count()
    }

    /// Words that stand there again ask nothing more; they only keep their place in a row.
    fn ask_once(&mut self) {
        let mut known: HashSet<Vec<(bool, &Needle)>> = HashSet::new();
        let mut again: Vec<bool> = Vec::with_capacity(self.clauses.len());
        for clause in &self.clauses {
            let needles = clause.any.iter().filter_map(|factor| Some((factor.not, factor.needle()?)));
            let is_words = clause.required && clause.any.iter().all(|factor| factor.needle().is_some());
            again.push(is_words && !known.insert(needles.collect()));
        }
        for (clause, again) in self.clauses.iter_mut().zip(again) {
            clause.required &= !again;
        }
    }

    /// Clauses of plain words that stand beside each other.
    fn runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.clauses.iter().enumerate().filter(|(_, clause)| clause.plain().is_some()) {
            match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// The longest row of plain words, without the small words at its ends.
    fn longest_phrase(&self) -> Vec<String> {
        let words = |run: Range<usize>| -> Vec<String> {
            let needles = self.clauses.get(run).unwrap_or_default().iter().filter_map(Clause::plain);
            let mut words: Vec<String> =
                needles.flat_map(|needle| &needle.row).map(|target| target.text.clone()).collect();
            while words.last().is_some_and(|word| is_small(word)) {
                words.pop();
            }
            let from = words.iter().position(|word| !is_small(word)).unwrap_or(words.len());
            words.split_off(from)
        };
        let longest = self.runs().into_iter().map(words).max_by_key(Vec::len);
        longest.filter(|words| words.len() > 1).unwrap_or_default()
    }
}

/// Numbers may be spelled out over several words; each of them is then also found as the number. Plain
/// words in the order of the query, `None` where something else stands between them.
pub(super) fn read_numbers(needles: &mut [Option<&mut Needle>]) {
    for run in needles.chunk_by_mut(|one, other| one.is_some() && other.is_some()) {
        let (mut text, mut spans, mut owners) = (String::new(), Vec::new(), Vec::new());
        for (at, needle) in run.iter().enumerate() {
            for (word, target) in needle.iter().flat_map(|needle| needle.row.iter().enumerate()) {
                // The words of one needle had a sign between them: of digits one that belongs to a number.
                text.push_str(match (word, target.is_number()) {
                    (0, _) if text.is_empty() => "",
                    (0, _) => " ",
                    (_, true) => ".",
                    (_, false) => "-",
                });
                let from = text.len();
                text.push_str(&target.text);
                spans.push(from..text.len());
                owners.push(at);
            }
        }
        for number in numbers(&text, &spans) {
            // A needle that is only partly in the number says something else besides.
            let is_inside =
                |at: &usize| (0..).zip(&owners).all(|(word, owner)| owner != at || number.words.contains(&word));
            for at in owners.get(number.words.clone()).unwrap_or_default().iter().filter(|at| is_inside(at)) {
                if let Some(Some(needle)) = run.get_mut(*at) {
                    needle.digits = Some(number.digits.clone());
                }
            }
        }
    }
}

impl Clause<'_> {
    /// Its needle, where it is nothing but words without a sign before them.
    pub(super) fn plain(&self) -> Option<&Needle> {
        match self.any.as_slice() {
            [Factor { not: false, test: Test::Words(needle) }] if needle.is_plain() => Some(needle),
            _ => None,
        }
    }

    fn plain_mut(&mut self) -> Option<&mut Needle> {
        match self.any.as_mut_slice() {
            [Factor { not: false, test: Test::Words(needle) }] if needle.is_plain() => Some(needle),
            _ => None,
        }
    }

    /// Whether it asks for words and nothing else.
    pub(super) fn is_only_words(&self) -> bool {
        self.any.iter().all(|factor| !factor.not && factor.needle().is_some())
    }
}

impl Factor<'_> {
    /// Its words.
    pub(super) fn needle(&self) -> Option<&Needle> {
        match &self.test {
            Test::Words(needle) => Some(needle),
            Test::Filter(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;
    use crate::model::sample;

    fn prepared<T>(query: &str, look: impl FnOnce(&Prepared<'_>) -> T) -> T {
        let plan = Query::parse(query).unwrap().bind(&sample::library(Vec::new()), &[]).unwrap();
        look(&Prepared::new(&plan, &[]))
    }

    fn phrase(query: &str) -> String {
        prepared(query, |prepared| prepared.phrase.join(" "))
    }

    fn digits(query: &str) -> Vec<Option<String>> {
        prepared(query, |prepared| {
            prepared.clauses.iter().map(|clause| clause.plain().and_then(|needle| needle.digits.clone())).collect()
        })
    }

    #[test]
    fn the_phrase_is_what_stands_in_a_row_without_small_words_around_it() {
        assert_eq!(phrase("who trained officials"), "trained officials");
        assert_eq!(phrase("the law of the land of"), "law of the land");
        assert_eq!(phrase("law"), "");
        assert_eq!(phrase("of the"), "");
        assert_eq!(phrase("\"the law\" in force now"), "force now");
    }

    #[test]
    fn small_words_are_required_only_where_there_is_nothing_else() {
        let required = |query: &str| -> Vec<bool> {
            prepared(query, |prepared| prepared.clauses.iter().map(|clause| clause.required).collect())
        };
        assert_eq!(required("who trained officials"), [false, true, true]);
        assert_eq!(required("of the"), [true, true]);
        assert_eq!(required("\"the\" law"), [true, true]);
    }

    #[test]
    fn a_word_that_stands_there_again_is_asked_once() {
        let required = |query: &str| -> Vec<bool> {
            prepared(query, |prepared| prepared.clauses.iter().map(|clause| clause.required).collect())
        };
        assert_eq!(required("law on law law"), [true, false, false, false]);
        assert_eq!(required("law !law 'law law !law"), [true, true, true, false, false]);
        // One is of sixty thousand, the other of sixty.
        assert_eq!(required("sixty thousand victims sixty"), [true, true, true, true]);
        assert_eq!(phrase("law on law"), "law on law");
    }

    #[test]
    fn a_number_is_read_over_all_its_words() {
        let some = |digits: &str| Some(digits.to_owned());
        assert_eq!(digits("sixty thousand victims"), [some("60000"), some("60000"), None]);
        assert_eq!(digits("60,000 victims"), [some("60000"), None]);
        assert_eq!(digits("1.5 million"), [some("1500000"), some("1500000")]);
        assert_eq!(digits("1,5 millones"), [some("1500000"), some("1500000")]);
        assert_eq!(digits("eighty-seven"), [some("87")]);
        assert_eq!(digits("eight years"), [some("8"), None]);
        assert_eq!(digits("8 years"), [None, None]);
        assert_eq!(digits("ochenta y siete"), [some("87"), some("87"), some("87")]);
        assert_eq!(digits("two-year plan"), [None, None]);
    }
}
