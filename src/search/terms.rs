//! What is looked for on the screen and in every passage: words, and phrases in quotes.
//!
//! Must not: fail. What is half typed is searched for as far as it goes.

use crate::text::{Folded, fold};
use memchr::memmem;
use std::ops::Range;

/// A query as it was typed, folded and cut into terms. Every term must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Longest first: the longest is likely the rarest.
    terms: Vec<Term>,
    /// All words of all terms as they were typed in a row, where there are two or more.
    phrase: Option<Term>,
}

/// One thing that must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded, never empty; words of a phrase with single spaces between them.
    pub(super) text: String,
    /// Only where a word begins.
    starts: bool,
    /// Only where a word ends.
    ends: bool,
}

/// How a term sits in the text, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sits {
    /// Inside a word, or at its end.
    Inside,
    /// At the beginning of a word.
    Begins,
    /// As whole words.
    Whole,
}

impl Terms {
    /// Words, and phrases between double quotes of any shape. A closed phrase means whole words;
    /// one still open is still being typed and may end inside a word. Signs around a word
    /// count only where there is nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let folded = fold(text);
        let mut terms: Vec<Term> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        let parts: Vec<&str> = folded.split('"').collect();
        for (index, part) in parts.iter().enumerate() {
            let found = words_of(part);
            words.extend(&found);
            if index % 2 == 0 {
                terms.extend(found.into_iter().map(Term::word));
            } else if !found.is_empty() {
                let text = trim(&part.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
                    .to_owned();
                terms.push(Term { text, starts: true, ends: index + 1 < parts.len() });
            }
        }
        if terms.is_empty() {
            terms.extend(folded.split(|c| is_space(c) || c == '"').filter(|word| !word.is_empty()).map(Term::word));
        }
        let phrase = (words.len() > 1).then(|| Term { text: words.join(" "), starts: true, ends: false });
        terms.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
        terms.dedup();
        Self { terms, phrase }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub(super) fn phrase(&self) -> Option<&Term> {
        self.phrase.as_ref()
    }

    /// Where terms are in a text, as byte ranges of it: in order, apart from each other.
    pub(super) fn ranges<'q>(terms: impl IntoIterator<Item = &'q Term>, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for term in terms {
            let finder = memmem::Finder::new(&term.text);
            found.extend(term.spots(&finder, &folded.text).map(|(at, _)| at..at + term.text.len()));
        }
        found.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart.into_iter().map(|range| folded.original(range)).collect()
    }
}

impl Term {
    fn word(text: &str) -> Self {
        Self { text: text.to_owned(), starts: false, ends: false }
    }

    /// Where the term is in a folded text and how it sits there. `finder` is one for its text.
    pub(super) fn spots<'a>(
        &'a self,
        finder: &'a memmem::Finder<'_>,
        folded: &'a str,
    ) -> impl Iterator<Item = (usize, Sits)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + finder.find(folded.as_bytes().get(from..)?)?;
                let end = at + self.text.len();
                let begins = !ends_in_word(folded.get(..at));
                let sits = match (begins, begins && !begins_in_word(folded.get(end..))) {
                    (_, true) => Some(Sits::Whole),
                    (true, false) => (!self.ends).then_some(Sits::Begins),
                    (false, false) => (!self.starts).then_some(Sits::Inside),
                };
                // What was refused may overlap with what is meant.
                from = if sits.is_some() { end } else { at + 1 };
                if let Some(sits) = sits {
                    return Some((at, sits));
                }
            }
        })
    }
}

fn ends_in_word(text: Option<&str>) -> bool {
    text.and_then(|text| text.chars().next_back()).is_some_and(char::is_alphanumeric)
}

fn begins_in_word(text: Option<&str>) -> bool {
    text.and_then(|text| text.chars().next()).is_some_and(char::is_alphanumeric)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The words of a folded text, without the signs around them.
fn words_of(folded: &str) -> Vec<&str> {
    folded.split(is_space).map(trim).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Terms longest first, a phrase in brackets: `[` whole words only, `[…` still open.
    fn check(typed: &str, expected: &[&str]) {
        let query = Terms::parse(typed);
        let drawn = |term: &Term| match (term.starts, term.ends) {
            (false, _) => term.text.clone(),
            (true, true) => format!("[{}]", term.text),
            (true, false) => format!("[{}…", term.text),
        };
        assert_eq!(query.terms().iter().map(drawn).collect::<Vec<_>>(), expected, "{typed:?}");
    }

    #[test]
    fn cuts_what_was_typed_into_words_and_phrases() {
        check("", &[]);
        check("  \t", &[]);
        check("Protección víctimas", &["proteccion", "victimas"]);
        check("who trained officials?", &["officials", "trained", "who"]);
        check("art. 41 (2006)", &["2006", "art", "41"]);
        check("60,000 o'brien", &["o'brien", "60,000"]);
        check("law law LAW", &["law"]);
        check("\"trata de  personas\" ley", &["[trata de personas]", "ley"]);
        check("«trata de personas»", &["[trata de personas]"]);
        check("“shelter an", &["[shelter an…"]);
        check("shelter \"", &["shelter"]);
        check("\"\" \"art. 41.\"", &["[art. 41]"]);
        check("§", &["§"]);
        check("law § 41", &["law", "41"]);
        check("\u{301}", &[]);
        check("a\0b", &["a", "b"]);
    }

    fn marked(query: &str, text: &str) -> Vec<String> {
        let query = Terms::parse(query);
        Terms::ranges(query.terms(), text).into_iter().map(|range| text.get(range).unwrap().to_owned()).collect()
    }

    #[test]
    fn marks_what_was_found_in_the_text_as_it_is_written() {
        for (query, text, expected) in [
            ("proteccion", "Protección y protección", &["Protección", "protección"][..]),
            ("vic victim", "Victims, victimas", &["Victim", "victim"]),
            ("an na", "Ana, banana", &["Ana", "anana"]),
            ("\"man\"", "A man, a manual, a woman.", &["man"]),
            ("\"the man", "The man and the manual, breathe man.", &["The man", "the man"]),
            ("n", "n\u{303}u", &["n\u{303}"]),
            ("\"a b a\"", "xa b a b a", &["a b a"]),
            ("absent", "nothing here", &[]),
        ] {
            assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_query_marks_any_text_in_order_and_on_characters(
            query in "\\PC{0,20}|[\"a-c ]{0,12}", text in "\\PC{0,40}|[a-c \"]{0,40}",
        ) {
            let query = Terms::parse(&query);
            let mut before = 0;
            for range in Terms::ranges(query.terms(), &text) {
                prop_assert!(range.start >= before && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                before = range.end;
            }
        }

        #[test]
        fn a_word_that_is_typed_is_found_where_it_stands(
            before in "[a-z ]{0,10}", word in "[a-zñé]{1,8}", after in "[a-z ]{0,10}",
        ) {
            let text = format!("{before} {word} {after}");
            let query = Terms::parse(&word.to_uppercase());
            prop_assert!(Terms::ranges(query.terms(), &text).iter().any(|range| range.contains(&(before.len() + 1))));
        }
    }
}
