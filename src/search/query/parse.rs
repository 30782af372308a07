//! From the pieces of a query to what they ask.
//!
//! Must not: look at a library.

use super::fault::{QueryFault, QueryFaultKind};
use super::field::Field;
use super::filter::{Filter, Length, Name, RangeEnd, Than};
use super::lex::{Body, Piece, Signs, Token, tokens};
use super::{Clause, Factor, Test, Words, listed, value};
use crate::text::{Folded, Shown};
use std::collections::HashSet;
use std::ops::Range;

/// Different things that one query may ask for. A pasted page asks for some two hundred; each costs a look
/// at every passage.
const MOST: usize = 400;

/// The clauses of a query; see [`super::Query::parse`].
pub(super) fn clauses(text: &str) -> Result<Vec<Clause>, QueryFault> {
    let typed = Typed { text, folded: Folded::new(text) };
    // What means nothing yet keeps its place until the end, so that `a country: | b` does not
    // make alternatives of a and b.
    let mut rows: Vec<Vec<Option<Factor>>> = Vec::new();
    let mut different: HashSet<String> = HashSet::new();
    let mut or = false;
    for token in tokens(&typed.folded.text) {
        let Token::Piece(piece) = token else {
            or = true;
            continue;
        };
        let factor = typed.factor(&piece)?;
        if let Some(factor) = factor.as_ref().filter(|factor| different.insert(factor.to_string()))
            && different.len() > MOST
        {
            return Err(QueryFault { at: factor.at.clone(), what: QueryFaultKind::TooMany { most: MOST } });
        }
        match rows.last_mut().filter(|_| or) {
            Some(row) => row.push(factor),
            None => rows.push(vec![factor]),
        }
        or = false;
    }
    // The same again asks nothing more, unless it keeps words apart that would stand in a row without it:
    // those are found first in a row. For the same reason words keep their places.
    let mut clauses: Vec<Clause> = Vec::with_capacity(rows.len());
    let mut known = HashSet::new();
    for row in rows {
        let clause = Clause { any: row.into_iter().flatten().collect() };
        let is_row = |clause: Option<&Clause>| clause.is_some_and(is_plain);
        let keeps = is_plain(&clause) || known.insert(clause.to_string()) || is_row(clauses.last());
        if keeps && !clause.any.is_empty() {
            clauses.push(clause);
        }
    }
    Ok(clauses)
}

/// Whether it is nothing but words without a sign before them.
fn is_plain(clause: &Clause) -> bool {
    match clause.any.as_slice() {
        [Factor { not: false, test: Test::Words(words), .. }] => {
            !(words.whole || words.starts || words.ends || words.open)
        }
        _ => false,
    }
}

/// A query and its folded form, which the pieces are ranges of.
struct Typed<'a> {
    text: &'a str,
    folded: Folded,
}

impl Typed<'_> {
    fn folded(&self, at: &Range<usize>) -> &str {
        self.folded.text.get(at.clone()).unwrap_or_default()
    }

    /// As it was typed, safe to be shown.
    fn shown(&self, at: Range<usize>) -> Shown {
        QueryFault::short(self.text.get(self.folded.original(at)).unwrap_or_default())
    }

    fn fault(&self, at: &Range<usize>, what: QueryFaultKind) -> QueryFault {
        QueryFault { at: self.folded.original(at.clone()), what }
    }

    fn factor(&self, piece: &Piece) -> Result<Option<Factor>, QueryFault> {
        let test = match &piece.body {
            Body::Text { at, name, signs } => {
                if let Some(name) = name {
                    self.stray(name)?;
                }
                self.words(at, *signs).map(Test::Words)
            }
            Body::Field { field, name, than, values } => {
                let values: Vec<Range<usize>> =
                    values.iter().filter(|at| self.folded(at).contains(char::is_alphanumeric)).cloned().collect();
                match values.is_empty() {
                    true => None,
                    false => Some(Test::Filter(self.filter((*field, name), *than, &values)?)),
                }
            }
        };
        Ok(test.map(|test| Factor { not: piece.not, test, at: self.folded.original(piece.at.clone()) }))
    }

    /// A name before a colon that is no field is text (`http://…`, `12:30`), unless it is nearly one.
    fn stray(&self, name: &Range<usize>) -> Result<(), QueryFault> {
        let meant = Field::near(self.folded(name));
        if meant.is_empty() {
            return Ok(());
        }
        let meant = meant.into_iter().map(QueryFault::short).collect();
        Err(self.fault(name, QueryFaultKind::UnknownField { found: self.shown(name.clone()), meant }))
    }

    fn words(&self, at: &Range<usize>, signs: Signs) -> Option<Words> {
        let Signs { whole, starts, ends, open } = signs;
        let words: Vec<String> = runs(self.folded(at)).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Words { words, whole, starts, ends, open })
    }

    fn filter(
        &self,
        (field, name): (Field, &Range<usize>),
        than: Option<Than>,
        values: &[Range<usize>],
    ) -> Result<Filter, QueryFault> {
        match field {
            Field::Period => {
                let periods = values.iter().map(|at| {
                    let period = value::period(self.bare(at));
                    period.map_err(|_| self.fault(at, QueryFaultKind::BadPeriod { found: self.shown(at.clone()) }))
                });
                Ok(Filter::Period(periods.collect::<Result<_, _>>()?))
            }
            Field::PenaltyMin | Field::PenaltyMax => {
                let at = values.first().zip(values.last()).map_or(0..0, |(first, last)| first.start..last.end);
                let end = if field == Field::PenaltyMin { RangeEnd::Min } else { RangeEnd::Max };
                match value::months(self.bare(&at)) {
                    Some(months) => Ok(Filter::Penalty(Length { end, than: than.unwrap_or(Than::Equal), months })),
                    None => Err(self.fault(&at, QueryFaultKind::BadLength { found: self.shown(at.clone()) })),
                }
            }
            Field::Country | Field::Region | Field::Topic | Field::Point | Field::Source | Field::Report => {
                let names = values.iter().map(|at| {
                    let typed = format!("{}:{}", self.shown(name.clone()), self.shown(at.clone()));
                    let typed = QueryFault::short(&typed);
                    Name { text: normal(self.folded(at)), typed, at: self.folded.original(at.clone()) }
                });
                Ok(Filter::Named(field, names.collect()))
            }
            _ => self.listed((field, name), values),
        }
    }

    fn listed(&self, (field, name): (Field, &Range<usize>), values: &[Range<usize>]) -> Result<Filter, QueryFault> {
        let mut found: Vec<&'static str> = Vec::new();
        for at in values {
            let words = listed::find(field, self.folded(at));
            if words.is_empty() {
                let typed = format!("{}:{}", self.shown(name.clone()), self.shown(at.clone()));
                let words: Vec<&str> = listed::words(field).map(|(word, _)| word).collect();
                let near = QueryFault::near(self.folded(at), listed::names(field));
                // Of a few words all can be said.
                let meant = if near.is_empty() { words.into_iter().map(QueryFault::short).collect() } else { near };
                return Err(self.fault(at, QueryFaultKind::UnknownValue { found: QueryFault::short(&typed), meant }));
            }
            found.extend(words);
        }
        // In the order of the list and each once, so that equal queries are equal.
        Ok(Filter::Listed(field, listed::words(field).map(|(word, _)| word).filter(|w| found.contains(w)).collect()))
    }

    /// A value without its quotes.
    fn bare(&self, at: &Range<usize>) -> &str {
        self.folded(at).trim_matches(|c: char| c == '"' || c.is_whitespace())
    }
}

/// Runs of letters and digits.
pub(super) fn runs(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The form in which names are compared: words with hyphens between them, and slashes where there are any.
pub(super) fn normal(folded: &str) -> String {
    let parts = folded.split('/').map(|part| runs(part).collect::<Vec<_>>().join("-"));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}
