//! Nothing that is there is missed: words of the bundled library against a reading of every text.
//!
//! Must not: use anything of the search but its answers.

use cotejo::model::{Lang, Library, Passage};
use cotejo::search::{Ask, Index, Query, Results};
use cotejo::store::{Shelf, load};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Words that are looked for in each language.
const WORDS: usize = 150;
/// Passages whose whole text is looked for in each language.
const PASTED: usize = 40;

fn bundled() -> Arc<Library> {
    load(&Shelf { bundled: true, folders: Vec::new() })
}

fn search(index: &Index, typed: &str, lang: Lang) -> Arc<Results> {
    let query = Query::parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
    let ask = Ask { query: &query, lang, limit: usize::MAX, bookmarks: &[], stale: &|| false };
    index.search(&ask).unwrap().unwrap()
}

fn texts(passage: &Passage) -> impl Iterator<Item = &str> {
    std::iter::once(&*passage.text.text).chain(passage.text.es.as_deref())
}

/// Words as `rg --word-regexp` knows them, in lower case.
fn words(text: &str) -> Vec<String> {
    let cut = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    cut.map(str::to_lowercase).collect()
}

/// So many of them, at even distance.
fn some<T: Clone>(all: &[T], count: usize) -> Vec<T> {
    all.iter().step_by((all.len() / count).max(1)).cloned().collect()
}

#[test]
fn every_passage_that_has_a_word_is_found_by_it() {
    let library = bundled();
    let index = Index::default().extend(&library);
    let passages: Vec<(String, Vec<BTreeSet<String>>)> = library
        .reports()
        .flat_map(|report| report.passages.iter().map(move |passage| (report, passage)))
        .map(|(report, passage)| {
            let words = texts(passage).map(|text| words(text).into_iter().collect()).collect();
            (format!("{}#{}", report.id, passage.id), words)
        })
        .collect();
    for (lang, text) in [(Lang::En, 0), (Lang::Es, 1)] {
        let known: BTreeSet<&String> = passages.iter().filter_map(|(_, texts)| texts.get(text)).flatten().collect();
        let known: Vec<&String> = known.into_iter().collect();
        assert!(known.len() > 1000);
        for word in some(&known, WORDS) {
            let results = search(&index, word, lang);
            let hits = results.hits.iter().filter(|hit| hit.exact).filter_map(|hit| hit.passage());
            let found: BTreeSet<String> = hits.map(|hit| format!("{}#{}", hit.report.id, hit.passage.id)).collect();
            for (place, _) in passages.iter().filter(|(_, texts)| texts.iter().any(|words| words.contains(word))) {
                assert!(found.contains(place), "{word:?} is in {place}, and not found");
            }
            assert_eq!(results.hits.len(), results.total, "{word}");
        }
    }
}

#[test]
fn a_passage_that_is_pasted_is_found_first() {
    let library = bundled();
    let index = Index::default().extend(&library);
    let all: Vec<&Passage> = library.reports().flat_map(|report| &report.passages).collect();
    for passage in some(&all, PASTED) {
        for (text, lang) in texts(passage).zip([Lang::En, Lang::Es]) {
            let results = search(&index, text, lang);
            let first = results.hits.first().and_then(|hit| hit.passage()).unwrap_or_else(|| panic!("{text}"));
            assert!(texts(first.passage).any(|found| found == text), "{text}\n{:?}", first.passage.text);
        }
    }
}
