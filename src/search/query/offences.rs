//! Which offences the penalties are for that a query asks about.
//!
//! Must not: look at a library.

use super::field::Field;
use super::filter::Filter;
use super::listed::{self, TRAFFICKING};
use super::{Factor, Query, Test};

/// The offences that penalties are asked for: what a filter on penalties holds for, and what is counted
/// where it cannot speak.
#[derive(Clone, Debug, Default)]
pub(super) struct Offences {
    /// All of them, in alphabetical order.
    pub(super) all: Vec<&'static str>,
    /// Those that are named, or meant where none is; not those that remain where others are ruled out.
    pub(super) named: Vec<&'static str>,
}

impl Query {
    /// The offences that a penalty may be for: trafficking where the query speaks of no offence, else
    /// what its clauses about nothing but offences leave.
    pub(super) fn offences(&self) -> Offences {
        if self.factors().all(|factor| words(factor).is_none()) {
            return Offences { all: vec![TRAFFICKING], named: vec![TRAFFICKING] };
        }
        let has = |factor: &Factor, offence| words(factor).is_some_and(|words| words.contains(&offence));
        let only_offences = |factors: &[Factor]| factors.iter().all(|factor| words(factor).is_some());
        let clauses: Vec<&[Factor]> =
            self.clauses.iter().map(|clause| clause.any.as_slice()).filter(|any| only_offences(any)).collect();
        let is_left = |offence| clauses.iter().all(|any| any.iter().any(|factor| has(factor, offence) != factor.not));
        let is_named = |offence| self.factors().any(|factor| !factor.not && has(factor, offence));
        let mut all: Vec<&'static str> = listed::words(Field::Offence).map(|(word, _)| word).collect();
        all.retain(|offence| is_left(*offence));
        all.sort_unstable();
        let named = all.iter().copied().filter(|offence| is_named(offence)).collect();
        Offences { all, named }
    }
}

fn words(factor: &Factor) -> Option<&[&'static str]> {
    match &factor.test {
        Test::Filter(Filter::Listed(Field::Offence, words)) => Some(words),
        _ => None,
    }
}
