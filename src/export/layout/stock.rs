//! What a briefing chooses from for its second page: pairs that differ, plans without a later word, gaps; in the order in
//! which they are taken.
//!
//! Must not: order by who speaks or by what is said. Of passages the newest come first and the countries take turns; pairs
//! stand by how they are linked before that, and gaps in the order of the points.

use super::super::Scribe;
use super::super::document::{Item, Numbering};
use super::{Spread, key};
use crate::model::{Bond, Mark, PassageRef, Report, Silence, Tie};
use crate::say;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// What there is to choose from for the second page.
pub(super) struct Stock<'a> {
    pub(super) pairs: Vec<Pair<'a>>,
    pub(super) plans: Vec<PassageRef<'a>>,
    pub(super) gaps: Vec<Gap<'a>>,
}

/// Two passages that differ.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) one: PassageRef<'a>,
    pub(super) tie: Tie<'a>,
}

/// A gap that was checked, and where.
#[derive(Clone)]
pub(super) struct Gap<'a> {
    pub(super) place: String,
    pub(super) report: &'a Arc<Report>,
    pub(super) silence: &'a Silence,
}

impl<'a> Stock<'a> {
    /// Takes from what is laid out.
    pub(super) fn of(scribe: &Scribe<'a>, spread: &Spread<'a>) -> Self {
        Self { pairs: scribe.pairs(spread), plans: scribe.plans(spread), gaps: scribe.checked(spread) }
    }
}

impl<'a> Scribe<'a> {
    /// Pairs of which at least one end is shown: what contradicts, then what is in tension, then what is counted otherwise;
    /// among these the newest first, the columns in turn.
    pub(super) fn pairs(&self, spread: &Spread<'a>) -> Vec<Pair<'a>> {
        let rank = |tie: &Tie<'_>| match tie.bond {
            bond if bond.is_contradiction() => Some(0),
            bond if bond.is_tension() => Some(if bond == Bond::Figures { 2 } else { 1 }),
            _ => None,
        };
        let mut seen = HashSet::new();
        let mut pairs = Vec::new();
        for (_, found) in spread.turns(|_| true) {
            for tie in self.library.ties(found) {
                let Some(rank) = rank(&tie) else { continue };
                let (one, other) = (key(found), key(tie.other));
                if seen.insert((one.min(other), one.max(other))) {
                    pairs.push((rank, Pair { one: found, tie }));
                }
            }
        }
        pairs.sort_by_key(|(rank, _)| *rank);
        pairs.into_iter().map(|(_, pair)| earlier_first(pair)).collect()
    }

    /// What was planned and has no later word.
    fn plans(&self, spread: &Spread<'a>) -> Vec<PassageRef<'a>> {
        let late = |found| self.library.marks(found, spread.newest).contains(&Mark::NoLaterWord);
        spread.turns(late).into_iter().map(|(_, found)| found).collect()
    }

    /// What somebody looked for and did not find, in the order of the points and on each of the columns.
    fn checked(&self, spread: &Spread<'a>) -> Vec<Gap<'a>> {
        let mut gaps = Vec::new();
        for line in &spread.lines {
            for (column, cell) in spread.columns.iter().zip(&line.row.cells) {
                let point = self.point_line(line.topic, line.row.point);
                let place = match spread.columns.len() {
                    1 => point,
                    _ => format!("{}, {point}", self.country_name(column.country)),
                };
                let gap =
                    |(report, silence): &(&'a Arc<Report>, &'a Silence)| Gap { place: place.clone(), report, silence };
                gaps.extend(cell.gaps.iter().map(gap));
            }
        }
        gaps
    }
}

impl<'a> Spread<'a> {
    /// The passages that fit, newest first, the columns in turn.
    pub(super) fn turns(&self, fits: impl Fn(PassageRef<'a>) -> bool) -> Vec<(usize, PassageRef<'a>)> {
        let newest_first = |column| {
            let mut passages: Vec<PassageRef<'a>> =
                self.passages(column).into_iter().filter(|found| fits(*found)).collect();
            passages.sort_by_key(|found| Reverse(newest(*found)));
            passages
        };
        let columns: Vec<Vec<PassageRef<'a>>> = (0..self.columns.len()).map(newest_first).collect();
        let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
        let turn =
            |at: usize| columns.iter().enumerate().filter_map(move |(column, all)| Some((column, *all.get(at)?)));
        (0..longest).flat_map(turn).collect()
    }
}

impl<'a> Pair<'a> {
    /// Both passages.
    pub(super) fn sides(&self) -> [PassageRef<'a>; 2] {
        [self.one, self.tie.other]
    }
}

impl<'a> Gap<'a> {
    /// What is said of it, and where.
    pub(super) fn item(&self, scribe: &Scribe<'a>, numbering: &mut Numbering<'a>) -> Item {
        match scribe.gap_item(self.report, self.silence, numbering) {
            Item::Gap(line, sources) => {
                Item::Gap(say!(scribe.words, "labelled", label = &self.place, value = &line), sources)
            }
            other => other,
        }
    }
}

/// The last year a passage speaks of; of what has no end, the year it began.
fn newest(found: PassageRef<'_>) -> u16 {
    crate::model::newest_year([found]).unwrap_or(0)
}

/// In a pair the one stands first that speaks of the earlier time.
fn earlier_first(pair: Pair<'_>) -> Pair<'_> {
    let order = |found: PassageRef<'_>| found.period().reading_order();
    if order(pair.one) <= order(pair.tie.other) {
        return pair;
    }
    let Pair { one, tie } = pair;
    let bond = match tie.bond {
        Bond::To(kind) => Bond::From(kind),
        Bond::From(kind) => Bond::To(kind),
        Bond::Figures => Bond::Figures,
    };
    Pair { one: tie.other, tie: Tie { bond, other: one, ..tie } }
}
