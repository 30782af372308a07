//! "Did you mean …?": words that the library has, in the place of words that it has not.
//!
//! Must not: suggest what finds nothing.

use super::ask::Ask;
use super::index::Index;
use super::inverted::Inverted;
use super::needle::{Target, is_one_edit};
use super::query::Query;
use super::results::Suggestion;
use super::segment::each_text;
use super::tongue::{Stems, Tongue, is_small};
use crate::text::fold;
use std::collections::BTreeMap;

/// Suggestions that are given at most.
const MOST: usize = 3;
/// Words that are tried in the place of one.
const TRIED: usize = 4;
/// Words that may be mistyped in one query: where more are, it is in another language.
const MOST_UNKNOWN: usize = 3;

/// Queries that may have been meant by one that finds nothing, best first: with the words that the library
/// has in the place of those it has not, which are `unknown`. A word of up to four letters may have one
/// other letter, a longer one two.
pub(super) fn suggest(index: &Index, unknown: &[&Target], ask: &Ask<'_>) -> Vec<Suggestion> {
    let mut near_each = Vec::new();
    for target in unknown.iter().take(MOST_UNKNOWN + 1) {
        if (ask.stale)() {
            return Vec::new();
        }
        near_each.push((*target, near(index, &target.text)));
    }
    let typed = ask.query.to_string();
    let queries: Vec<String> = match near_each.as_slice() {
        [(target, words)] => words.iter().map(|word| replaced(&typed, &target.text, word)).collect(),
        // Of several words the likeliest each; all ways to put them together would be many.
        several if several.len() <= MOST_UNKNOWN => {
            let all = several
                .iter()
                .try_fold(typed, |query, (target, words)| Some(replaced(&query, &target.text, words.first()?)));
            all.filter(|_| !several.is_empty()).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let suggestion = |query: String| {
        let parsed = Query::parse(&query).ok()?;
        let passages = index.count(&Ask { query: &parsed, ..*ask }).filter(|passages| *passages > 0)?;
        Some(Suggestion { query, passages })
    };
    queries.into_iter().filter_map(suggestion).take(MOST).collect()
}

/// Words of the library near one that it has not, as they are written: nearest first, those that stand in
/// more places before others, one of each stem.
fn near(index: &Index, word: &str) -> Vec<String> {
    let far = if word.chars().count() > 4 { 2 } else { 1 };
    let mut all: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in index.indexes() {
        for number in one.words.near(word, far) {
            let known = one.words.word(number);
            // Few mistype the first letter and another one; and it spares most words being compared.
            let is_alike = known.bytes().next() == word.bytes().next() || is_one_edit(word, known);
            // A small word need not be there, so it would find whatever the others do.
            if !is_alike || known.chars().count() <= 2 || is_small(known) {
                continue;
            }
            let distance = strsim::osa_distance(word, known);
            if distance <= far as usize {
                all.entry(known.to_owned()).or_insert((distance, 0)).1 += places(one, number);
            }
        }
    }
    let mut all: Vec<(String, (usize, usize))> = all.into_iter().collect();
    let first = |known: &str| known.chars().next() != word.chars().next();
    all.sort_by(|a, b| (a.1.0, first(&a.0)).cmp(&(b.1.0, first(&b.0))).then(b.1.1.cmp(&a.1.1)));
    let stems = Stems::new(u8::MAX);
    let mut kept: Vec<String> = Vec::new();
    for (known, _) in all {
        let is_form =
            |other: &String| Tongue::ALL.iter().any(|tongue| stems.of(&known, *tongue) == stems.of(other, *tongue));
        if kept.len() < TRIED && !kept.iter().any(is_form) {
            kept.push(known);
        }
    }
    kept.iter().map(|known| written(index, known)).collect()
}

fn places(index: &Inverted, word: u32) -> usize {
    index.places(word..word + 1).len()
}

/// A folded word as a passage, or what is said about it, writes it, in lower case.
fn written(index: &Index, word: &str) -> String {
    let first = || {
        index.parts.iter().find_map(|part| {
            let number = part.segment.index.words.find(word)?;
            let text = part.segment.index.texts_with(number..number + 1).first()?;
            let (passage, _) = part.segment.owner(*text)?;
            let shelf = part.segment.shelf_of(u32::try_from(passage).ok()?)?;
            let passage = shelf.report.passages.get(passage - shelf.first as usize)?;
            let mut found = None;
            each_text((passage, None), &mut String::new(), |_, text, _| {
                let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
                found = found.take().or_else(|| words.find(|written| fold(written) == word));
            });
            found
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
