//! By what a bookmark finds its passage again when reports change: by id, then by its words among
//! their neighbours, else not at all, and then it says so.
//!
//! Must not: guess. What is found by words has the same words, or nearly so between the same neighbours.

use super::Address;
use crate::model::{Library, PassageRef, Place, Report};
use crate::text::{Raw, Shown, fold};
use std::sync::Arc;

/// Characters that are kept of the passages before and after.
const BESIDE: usize = 64;
/// Largest quote, in characters; imported passages may be pages long.
const LONGEST: usize = 4000;

/// A passage's words and what stood around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The passage's words, in the language of the report.
    pub quote: Shown,
    /// The end of the passage before it in the report.
    pub prefix: Shown,
    /// The beginning of the passage after it.
    pub suffix: Shown,
}

/// Where what was kept stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Where it was, as it was; also what is no passage.
    Here,
    /// Where it was, with other words now.
    Changed(Shown),
    /// Elsewhere; with its words now, where they are others.
    Moved(Place, Option<Shown>),
    /// Not found in this library.
    Orphan,
    /// Not known: its country is still to be read.
    Unread,
}

impl Anchor {
    /// Of a passage as it is now.
    #[must_use]
    pub fn of(found: PassageRef<'_>) -> Self {
        let beside = |index: Option<usize>| {
            let passage = index.and_then(|index| found.report.passages.get(index));
            passage.map(|passage| passage.text.text.as_str()).unwrap_or_default()
        };
        let before = beside(found.index.checked_sub(1));
        let skip = before.chars().count().saturating_sub(BESIDE);
        Self {
            quote: cut(&found.passage.text.text, 0, LONGEST),
            prefix: cut(before, skip, BESIDE),
            suffix: cut(beside(found.index.checked_add(1)), 0, BESIDE),
        }
    }

    /// Whether a text is what was quoted, as far as that was kept.
    #[must_use]
    pub fn is_quote_of(&self, text: &str) -> bool {
        let quoted = self.quote.chars().count();
        *self.quote == *text || (quoted >= LONGEST && text.starts_with(self.quote.as_str()))
    }
}

fn cut(text: &str, skip: usize, count: usize) -> Shown {
    Raw::new(text.chars().skip(skip).take(count).collect::<String>()).shown_lines()
}

/// Where an address stands in a library.
#[must_use]
pub fn stand(library: &Library, address: &Address, anchor: Option<&Anchor>) -> Stand {
    let Address::Place(place) = address else { return Stand::Here };
    if place.passage.is_none() {
        return Stand::Here;
    }
    let now = |found: PassageRef<'_>| {
        let changed = anchor.is_some_and(|anchor| !anchor.is_quote_of(&found.passage.text.text));
        changed.then(|| found.passage.text.text.clone())
    };
    if let Some(found) = library.passage(place) {
        return now(found).map_or(Stand::Here, Stand::Changed);
    }
    let successor = successor(library, place).or_else(|| by_words(library, place, anchor?));
    match successor {
        Some(found) => Stand::Moved(library.place_of(found), now(found)),
        None if unread(library, place) => Stand::Unread,
        None => Stand::Orphan,
    }
}

fn unread(library: &Library, place: &Place) -> bool {
    library.country(place.country).map_or(!library.complete, |country| country.pending)
}

/// What the compilers put in the place of a passage that they retired.
fn successor<'a>(library: &'a Library, place: &Place) -> Option<PassageRef<'a>> {
    let id = place.passage.as_ref()?;
    let own = |report: &&Arc<Report>| place.report.as_ref().is_none_or(|only| report.id == *only);
    library.reports_of(place.country, None).filter(own).find_map(|report| {
        let (_, by) = report.retired.iter().find(|(old, _)| old == id)?;
        let index = report.passages.iter().position(|passage| Some(&passage.id) == by.as_ref())?;
        at(report, index)
    })
}

/// The passage that has the words: between the same neighbours where several have them. Words that are not
/// quite the same count only between both neighbours.
fn by_words<'a>(library: &'a Library, place: &Place, anchor: &Anchor) -> Option<PassageRef<'a>> {
    let quote = fold(&anchor.quote);
    let mut best: Option<(usize, PassageRef<'a>)> = None;
    for report in library.reports_of(place.country, None) {
        for (index, passage) in report.passages.iter().enumerate() {
            let Some(found) = at(report, index) else { continue };
            let same = fold(&passage.text.text) == quote;
            let beside = || {
                let around = Anchor::of(found);
                let is = |now: &Shown, then: &Shown| !then.is_empty() && now == then;
                usize::from(is(&around.prefix, &anchor.prefix)) + usize::from(is(&around.suffix, &anchor.suffix))
            };
            let score = match same {
                true => 10 + beside() * 2 + usize::from(place.report.as_ref() == Some(&report.id)),
                false if beside() == 2 && is_near(&quote, &fold(&passage.text.text)) => 1,
                false => continue,
            };
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// Whether most words of one text are in the other, and the other way round.
fn is_near(a: &str, b: &str) -> bool {
    let share = |a: &str, b: &str| {
        let words: Vec<&str> = a.split_whitespace().collect();
        let there = words.iter().filter(|word| b.split_whitespace().any(|other| other == **word)).count();
        there * 2 > words.len()
    };
    share(a, b) && share(b, a)
}

fn at(report: &Arc<Report>, index: usize) -> Option<PassageRef<'_>> {
    report.passages.get(index).map(|passage| PassageRef { report, index, passage })
}
