//! Searching everything: a scan of the folded arena, the longest word first, in every report.
//!
//! Must not: stop at the limit; what is counted is counted everywhere.

use super::arena::{Arena, FoldedPassage, Shelf};
use super::parallel::on_threads;
use super::query::Query;
use super::rank::Needles;
use crate::model::{DayOrder, Lang, PassageRef, Report};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes from which a second thread earns its start (some 30 µs), at the speed of a scan.
const SCAN_TOGETHER: usize = 1024 * 1024;

/// A question to the arena.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// What is looked for.
    pub query: &'a Query,
    /// The language of the texts on the screen.
    pub lang: Lang,
    /// How many hits are wanted; the others are counted.
    pub limit: usize,
    /// Whether nobody waits for the answer any more; asked between reports, on every thread.
    pub stale: &'a (dyn Fn() -> bool + Sync),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Passages in every report, each counted once.
    pub total: usize,
    /// Countries they are about.
    pub countries: usize,
    /// Best first, at most as many as were wanted.
    pub hits: Vec<Hit>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its report.
    pub report: Arc<Report>,
    /// Position in [`Report::passages`].
    pub passage: usize,
    /// Higher is better: 400 for all words in a row as typed, 300 for whole words, 200 where one
    /// only begins a word, 100 where one is inside a word; besides, up to 30 for how the terms
    /// sit on average, and 5 where all of them are in the language shown.
    pub score: u32,
    /// Every word of the query is there as it was typed, and not only something like it.
    pub exact: bool,
    /// What was found in the text shown, half-open, in Unicode scalar values of it; empty where
    /// only the twin in the other language has it.
    pub matches: Vec<Range<usize>>,
}

/// A hit as the scan keeps it; the order is that of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    score: Reverse<u32>,
    country: u32,
    period: (DayOrder, DayOrder),
    shelf: usize,
    passage: u32,
}

impl Arena {
    /// All passages that have every term of the query, in their text or in its twin: phrase
    /// before whole words before beginnings before the inside of words, then by the country's
    /// name and the period. `None` if the question went stale.
    #[must_use]
    pub fn search(&self, ask: &Ask<'_>) -> Option<Results> {
        let needles = Needles::new(ask.query, ask.lang);
        let threads = if self.bytes < SCAN_TOGETHER { 1 } else { self.cores.max(1) };
        let next = AtomicUsize::new(0);
        let scan_some = || {
            let mut found = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(shelf) = self.shelves.get(index) else { return Some(found) };
                if (ask.stale)() {
                    return None;
                }
                scan(shelf, &needles, |score, FoldedPassage { passage, order: period, .. }| {
                    let country = shelf.by_name(ask.lang);
                    found.push(Found { score: Reverse(score), country, period, shelf: index, passage });
                });
            }
        };
        let found: Option<Vec<Vec<Found>>> = on_threads(threads, scan_some).into_iter().collect();
        Some(self.results(found?.concat(), ask))
    }

    fn results(&self, mut found: Vec<Found>, ask: &Ask<'_>) -> Results {
        let total = found.len();
        // Passages of a report stand together, so that there is little left to hash.
        let countries = found.chunk_by(|a, b| a.country == b.country).filter_map(|same| same.first());
        let countries = countries.map(|found| found.country).collect::<HashSet<u32>>().len();
        if ask.limit < total {
            found.select_nth_unstable(ask.limit);
            found.truncate(ask.limit);
        }
        found.sort_unstable();
        Results { total, countries, hits: found.iter().filter_map(|found| self.hit(found, ask)).collect() }
    }

    fn hit(&self, found: &Found, ask: &Ask<'_>) -> Option<Hit> {
        let report = &self.shelves.get(found.shelf)?.part.report;
        let passage = usize::try_from(found.passage).ok()?;
        let text = report.passages.get(passage)?.text.in_lang(ask.lang);
        let matches = in_characters(text, &Query::ranges(ask.query.terms(), text));
        Some(Hit { report: Arc::clone(report), passage, score: found.score.0, exact: true, matches })
    }
}

/// Gives every passage of a report that has all terms, with its score.
fn scan(shelf: &Shelf, needles: &Needles<'_>, mut found: impl FnMut(u32, FoldedPassage<'_>)) {
    let Some(first) = needles.first() else { return };
    let part = &shelf.part;
    let mut from = 0;
    while let Some(at) = part.bytes().get(from..).and_then(|rest| first.find(rest)) {
        let Some(passage) = part.passage_at(from + at) else { return };
        from = passage.next;
        if let Some(score) = needles.score(&passage) {
            found(score, passage);
        }
    }
}

/// Byte ranges, which are in order and apart, as ranges of characters.
fn in_characters(text: &str, bytes: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut at, mut count) = (0, 0);
    let mut count_to = |byte: usize| {
        count += text.get(at..byte).map_or(0, |passed| passed.chars().count());
        at = byte;
        count
    };
    bytes.iter().map(|range| count_to(range.start)..count_to(range.end)).collect()
}

impl Hit {
    /// The passage.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        let passage = self.report.passages.get(self.passage)?;
        Some(PassageRef { report: &self.report, index: self.passage, passage })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Library, sample};
    use crate::text::fold;
    use proptest::prelude::*;

    const FRESH: &(dyn Fn() -> bool + Sync) = &|| false;

    fn ask<'a>(query: &'a Query, lang: Lang) -> Ask<'a> {
        Ask { query, lang, limit: 50, stale: FRESH }
    }

    fn library() -> Library {
        let at = "protection/assistance";
        let venezuela = [
            ("p-1", at, "2006", "Victims were trained by officials.", "Funcionarios capacitaron a las víctimas."),
            ("p-2", at, "2005", "Officials trained the police.", "Funcionarios capacitaron a la policía."),
            ("p-3", at, "2004", "Officialdom retrained nobody.", ""),
            ("p-4", at, "2003", "A shelter for women.", "Un albergue para mujeres."),
        ];
        let states = [("p-1", at, "2016", "Officials were trained; a man was not.", "")];
        sample::library(vec![
            sample::report("ve", "VE", &venezuela),
            sample::report("us", "US", &states),
            sample::report("es", "ES", &[("p-1", at, "2010", "Trained officials.", "Funcionarios; una mujer.")]),
        ])
    }

    fn find(query: &str, lang: Lang) -> Results {
        Arena::default().extend(&library()).search(&ask(&Query::parse(query), lang)).unwrap()
    }

    fn places(results: &Results) -> Vec<String> {
        results.hits.iter().map(|hit| library().place_of(hit.passage().unwrap()).to_string()).collect()
    }

    /// Places without topic and point, best first.
    fn check(query: &str, lang: Lang, expected: &[&str]) {
        let found: Vec<String> =
            places(&find(query, lang)).iter().map(|at| at.replace("/protection/assistance", "")).collect();
        assert_eq!(found, expected, "{query:?}");
    }

    #[test]
    fn a_phrase_comes_before_words_before_beginnings_before_insides() {
        check("officials trained", Lang::En, &["ve#p-2", "es#p-1", "us#p-1", "ve#p-1"]);
        check("official trained", Lang::En, &["es#p-1", "us#p-1", "ve#p-2", "ve#p-1", "ve#p-3"]);
        check("\"officials trained\"", Lang::En, &["ve#p-2"]);
        check("man", Lang::En, &["us#p-1"]);
        check("men", Lang::En, &["ve#p-4"]);
    }

    #[test]
    fn the_order_of_countries_is_that_of_their_names_in_the_language_shown() {
        let passage = [("p-1", "protection/assistance", "2006", "Shelter.", "Shelter.")];
        let report = |code: &str| sample::report(code, code, &passage);
        let library = sample::library(vec![report("us"), report("tt"), report("ve")]);
        let query = Query::parse("shelter");
        for (lang, expected) in [(Lang::En, ["tt", "us", "ve"]), (Lang::Es, ["us", "tt", "ve"])] {
            let found = Arena::default().extend(&library).search(&ask(&query, lang)).unwrap();
            let countries: Vec<String> = found.hits.iter().map(|hit| hit.report.country.to_string()).collect();
            assert_eq!(countries, expected);
        }
    }

    #[test]
    fn a_twin_is_searched_and_what_is_shown_is_marked() {
        let marked = |query: &str, lang: Lang| -> Vec<Vec<String>> {
            let marks = |hit: &Hit| {
                let text: Vec<char> = hit.passage().unwrap().passage.text.in_lang(lang).chars().collect();
                hit.matches.iter().map(|range| text[range.clone()].iter().collect()).collect()
            };
            find(query, lang).hits.iter().map(marks).collect()
        };
        assert_eq!(marked("mujer", Lang::En), [[""; 0], []]);
        assert_eq!(marked("mujer", Lang::Es), [["mujer"], ["mujer"]]);
        assert_eq!(marked("policia", Lang::Es), [["policía"]]);
        // One word in each language: the passage has both, the text shown has one of them.
        assert_eq!(marked("víctimas officials", Lang::Es), [["víctimas"]]);
        assert_eq!(marked("víctimas officials", Lang::En), [["officials"]]);
    }

    #[test]
    fn counts_all_and_keeps_the_best() {
        let arena = Arena::default().extend(&library());
        let query = Query::parse("trained");
        let whole = arena.search(&ask(&query, Lang::En)).unwrap();
        assert_eq!((whole.total, whole.countries, whole.hits.len()), (5, 3, 5));
        for limit in [0, 1, 3] {
            let some = arena.search(&Ask { limit, ..ask(&query, Lang::En) }).unwrap();
            assert_eq!((some.total, some.countries), (5, 3));
            assert_eq!(some.hits, whole.hits[..limit]);
        }
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", "  ", "\"\"", "absent", "officials absent"] {
            assert_eq!(find(query, Lang::En), Results::default(), "{query:?}");
        }
        assert_eq!(Arena::default().search(&ask(&Query::parse("a"), Lang::En)), Some(Results::default()));
    }

    #[test]
    fn a_stale_question_has_no_answer() {
        let query = Query::parse("officials");
        let stale = Ask { stale: &|| true, ..ask(&query, Lang::En) };
        assert_eq!(Arena::default().extend(&library()).search(&stale), None);
    }

    #[test]
    fn many_threads_find_what_one_finds() {
        let long = "Shelter for víctims of trafficking. ".repeat(800);
        let text = |n: usize| format!("{long} number {n}");
        let report = |n: usize| {
            sample::report(&format!("ve-{n}"), "VE", &[("p-1", "protection/assistance", "2006", &text(n), "")])
        };
        let arena = Arena::default().extend(&sample::library((10..70).map(report).collect()));
        assert!(arena.bytes > SCAN_TOGETHER);
        let query = Query::parse("shelter 42");
        let alone = Arena { cores: 1, ..arena.clone() }.search(&ask(&query, Lang::En)).unwrap();
        assert_eq!((alone.total, alone.hits[0].report.id.as_str()), (1, "ve-42"));
        for query in ["shelter 42", "number", "victims"].map(Query::parse) {
            let alone = Arena { cores: 1, ..arena.clone() }.search(&ask(&query, Lang::En));
            let together = Arena { cores: 5, ..arena.clone() }.search(&ask(&query, Lang::En));
            assert_eq!(alone, together);
        }
    }

    proptest! {
        #[test]
        fn every_passage_that_has_all_words_is_found_once(
            texts in prop::collection::vec(("[a-c ñÑ]{1,12}", "[a-c é]{0,8}"), 1..12),
            words in prop::collection::vec("[a-cnñE]{1,2}", 1..4),
        ) {
            let ids: Vec<String> = (0..texts.len()).map(|n| format!("p-{n}")).collect();
            let mut passages: Vec<sample::Short<'_>> = Vec::new();
            for (id, (text, es)) in ids.iter().zip(&texts) {
                passages.push((id, "protection/assistance", "2006", text, es));
            }
            let (first, second) = passages.split_at(passages.len() / 2);
            let library = sample::library(vec![sample::report("ve", "VE", first), sample::report("cu", "CU", second)]);
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let has_all = |passage: &&sample::Short<'_>| {
                let (text, es) = (fold(passage.3), fold(passage.4));
                folded.iter().all(|word| text.contains(word) || es.contains(word))
            };
            let expected: Vec<&str> = passages.iter().filter(has_all).map(|passage| passage.0).collect();

            let query = Query::parse(&words.join(" "));
            let found = Arena::default().extend(&library).search(&ask(&query, Lang::En)).unwrap();
            let mut ids: Vec<&str> = found.hits.iter().map(|hit| hit.passage().unwrap().passage.id.as_str()).collect();
            ids.sort_unstable_by_key(|id| id.trim_start_matches("p-").parse::<usize>().unwrap());
            prop_assert_eq!(ids, expected.clone());
            prop_assert_eq!(found.total, expected.len());
            for hit in &found.hits {
                let text: Vec<char> = hit.passage().unwrap().passage.text.text.chars().collect();
                for range in &hit.matches {
                    let marked: String = text[range.clone()].iter().collect();
                    prop_assert!(words.iter().any(|word| fold(&marked).contains(&fold(word))), "{marked:?}");
                }
            }
            prop_assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }
}
