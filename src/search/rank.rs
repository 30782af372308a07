//! How well a passage answers a query.
//!
//! Must not: know countries, voices or points; nothing is better for who says it.

use super::arena::FoldedPassage;
use super::terms::{Sits, Term, Terms};
use crate::model::Lang;
use memchr::memmem::Finder;

/// Places of a term in one text that are looked at for its rank: about all there are of a word in
/// a passage, but not the hundred of the letter `e`, which would cost more than all the rest.
const PLACES: usize = 6;

/// A query made ready to be looked for in many passages.
pub(super) struct Needles<'q> {
    terms: Vec<(&'q Term, Finder<'q>)>,
    phrase: Option<(&'q Term, Finder<'q>)>,
    lang: Lang,
}

impl<'q> Needles<'q> {
    pub(super) fn new(query: &'q Terms, lang: Lang) -> Self {
        let needle = |term: &'q Term| (term, Finder::new(&term.text));
        Self { terms: query.terms().iter().map(needle).collect(), phrase: query.phrase().map(needle), lang }
    }

    /// The term that is looked for first, likely the rarest.
    pub(super) fn first(&self) -> Option<&Finder<'q>> {
        self.terms.first().map(|(_, finder)| finder)
    }

    /// The score of a passage, made as [`super::Hit::score`] says, or `None` where a term is
    /// neither in its text nor in its twin.
    pub(super) fn score(&self, passage: &FoldedPassage<'_>) -> Option<u32> {
        let (shown, other) = match self.lang {
            Lang::Es if !passage.twin.is_empty() => (passage.twin, passage.text),
            Lang::En | Lang::Es => (passage.text, passage.twin),
        };
        let mut worst = Sits::Whole;
        let (mut sum, mut count, mut all_shown) = (0, 0, true);
        for (term, finder) in &self.terms {
            let here = best(term, finder, shown);
            let there = if here == Some(Sits::Whole) { None } else { best(term, finder, other) };
            let sits = here.max(there)?;
            worst = worst.min(sits);
            sum += value(sits);
            count += 1;
            all_shown &= here.is_some();
        }
        // Words in a row are whole, and the last one at least begins.
        let in_a_row = |(term, finder): &(&Term, Finder<'_>)| {
            term.spots(finder, shown).next().is_some() || term.spots(finder, other).next().is_some()
        };
        let tier = if worst > Sits::Inside && self.phrase.as_ref().is_some_and(in_a_row) { 4 } else { value(worst) };
        Some(tier * 100 + sum * 10 / u32::max(count, 1) + if all_shown { 5 } else { 0 })
    }
}

fn value(sits: Sits) -> u32 {
    match sits {
        Sits::Inside => 1,
        Sits::Begins => 2,
        Sits::Whole => 3,
    }
}

/// How a term sits best in a text, if it is there, as far as its first places say.
fn best(term: &Term, finder: &Finder<'_>, text: &str) -> Option<Sits> {
    let mut found = None;
    for (_, sits) in term.spots(finder, text).take(PLACES) {
        found = found.max(Some(sits));
        if sits == Sits::Whole {
            break;
        }
    }
    found
}
