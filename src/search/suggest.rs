//! "Did you mean …?": words that the library has, in the place of words that it has not.
//!
//! Must not: suggest what finds nothing.

use super::answer::Ask;
use super::ask::Prepared;
use super::grade::grade;
use super::index::Index;
use super::inverted::Inverted;
use super::needle::is_one_edit;
use super::query::Query;
use super::results::Suggestion;
use crate::text::fold;
use std::collections::BTreeMap;

/// Suggestions that are given at most.
const MOST: usize = 3;
/// Words that are tried in the place of one.
const TRIED: usize = 4;

/// Queries that may have been meant by one that finds nothing, best first: with one of its words as
/// the library has it. A word of up to four letters may have one other letter, a longer one two.
pub(super) fn suggest(index: &Index, prepared: &Prepared<'_>, ask: &Ask<'_>) -> Vec<Suggestion> {
    let mut found: Vec<(usize, Suggestion)> = Vec::new();
    for needle in prepared.clauses.iter().filter(|clause| clause.required).filter_map(|clause| clause.plain()) {
        let Some(target) = needle.loose().filter(|target| !target.is_number()) else { continue };
        let finds = |part| grade(part, &index.labels, (needle, ask.lang)).into_iter().any(|grade| grade.is_found());
        if index.parts.iter().any(finds) {
            continue;
        }
        for (far, word) in near(index, &target.text) {
            let query = replaced(&ask.query.to_string(), &target.text, &word);
            let Ok(parsed) = Query::parse(&query) else { continue };
            match index.count(&Ask { query: &parsed, ..*ask }) {
                None | Some(0) => {}
                Some(passages) => found.push((far, Suggestion { query, passages })),
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.passages.cmp(&a.1.passages)));
    found.truncate(MOST);
    found.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// Words of the library near one that it has not: how far, and as it is written, nearest first, those
/// that stand in more places before others.
fn near(index: &Index, word: &str) -> Vec<(usize, String)> {
    let far = if word.chars().count() > 4 { 2 } else { 1 };
    let mut all: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in index.indexes() {
        for number in one.words.near(word, far) {
            let known = one.words.word(number);
            // Few mistype the first letter and another one; and it spares most words being compared.
            let is_alike = known.bytes().next() == word.bytes().next() || is_one_edit(word, known);
            let distance = if is_alike { strsim::osa_distance(word, known) } else { usize::MAX };
            if distance <= far as usize && known.chars().count() > 2 {
                all.entry(known.to_owned()).or_insert((distance, 0)).1 += places(one, number);
            }
        }
    }
    let mut all: Vec<(String, (usize, usize))> = all.into_iter().collect();
    let first = |known: &str| known.chars().next() != word.chars().next();
    all.sort_by(|a, b| (a.1.0, first(&a.0)).cmp(&(b.1.0, first(&b.0))).then(b.1.1.cmp(&a.1.1)));
    all.truncate(TRIED);
    all.into_iter().map(|(known, (distance, _))| (distance, written(index, &known))).collect()
}

fn places(index: &Inverted, word: u32) -> usize {
    index.places(word..word + 1).len()
}

/// A folded word as a passage writes it, in lower case.
fn written(index: &Index, word: &str) -> String {
    let first = || {
        index.parts.iter().find_map(|part| {
            let number = part.segment.index.words.find(word)?;
            let text = part.segment.index.texts_with(number..number + 1).first()?;
            let (passage, _) = part.segment.owner(*text)?;
            let shelf = part.segment.shelves.iter().find(|shelf| shelf.passages().contains(&passage))?;
            let passage = shelf.report.passages.get(passage - shelf.first as usize)?;
            let texts = [Some(&*passage.text.text), passage.text.es.as_deref()];
            let words = texts.into_iter().flatten().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
            words.map(str::to_lowercase).find(|written| fold(written) == word)
        })
    };
    first().unwrap_or_else(|| word.to_owned())
}

/// A query with one of its words replaced.
fn replaced(query: &str, word: &str, by: &str) -> String {
    let is = |part: &str| fold(part) == word;
    let mut out = String::with_capacity(query.len() + by.len());
    let mut rest = query;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(if is(part) { by } else { part });
        let mut signs = after.chars();
        out.extend(signs.next());
        rest = signs.as_str();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_is_replaced() {
        assert_eq!(replaced("country:ve inflaton \"the\"", "inflaton", "inflación"), "country:ve inflación \"the\"");
        assert_eq!(replaced("Inflatón", "inflaton", "inflation"), "inflation");
        assert_eq!(replaced("inflatons", "inflaton", "inflation"), "inflatons");
        assert_eq!(replaced("", "a", "b"), "");
    }
}
