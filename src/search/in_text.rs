//! Finding in what is on the screen: `/`, `n`, `N` and `3/17`.
//!
//! Must not: find what is not shown, such as a twin in the other language.

use super::Terms;
use crate::text::fold_into;
use memchr::memmem::Finder;
use std::ops::Range;

/// For each text, where the query is in it, as byte ranges of the text in order. A text counts
/// only if it has every word of the query, as everywhere; words that stand together as they
/// were typed are one match.
#[must_use]
pub fn find_in<'a>(texts: impl IntoIterator<Item = &'a str>, query: &Terms) -> Vec<Vec<Range<usize>>> {
    let finders: Vec<_> = query.terms().iter().map(|term| (term, Finder::new(&term.text))).collect();
    let mut folded = String::new();
    let mut find = |text: &str| {
        // Most texts have no match: they are folded without the way back.
        folded.clear();
        fold_into(text, &mut folded);
        if !finders.iter().all(|(term, finder)| term.spots(finder, &folded).next().is_some()) {
            return Vec::new();
        }
        Terms::ranges(query.terms().iter().chain(query.phrase()), text)
    };
    texts.into_iter().map(&mut find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_in_the_texts_that_have_every_word() {
        let texts = ["Police training, and training of police.", "Training of judges.", "POLICE; entrenamiento.", ""];
        let found = |query: &str| -> Vec<Vec<&str>> {
            let ranges = find_in(texts, &Terms::parse(query));
            let marked = |(text, ranges): (&'static str, Vec<Range<usize>>)| {
                ranges.into_iter().map(|range| text.get(range).unwrap()).collect()
            };
            texts.into_iter().zip(ranges).map(marked).collect()
        };
        assert_eq!(found("training"), [vec!["training", "training"], vec!["Training"], vec![], vec![]]);
        assert_eq!(found("pólice training"), [vec!["Police training", "training", "police"], vec![], vec![], vec![]]);
        assert_eq!(found("\"of judges\""), [vec![], vec!["of judges"], vec![], vec![]]);
        assert_eq!(found(""), [vec![], vec![], vec![], vec![""; 0]]);
    }
}
