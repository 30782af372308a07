//! What a cell of a document holds: what is shown of it, what the reader left out, and what somebody looked for in vain.
//!
//! Must not: say that nothing is there where something only is not shown.

use super::super::document::{Item, Numbering};
use super::super::{Row, Scribe};
use super::key;
use crate::compare::Voices;
use crate::model::{PassageRef, PointSection, Report, Silence, Voice};
use crate::words::{self, Words};
use std::collections::HashSet;
use std::sync::Arc;

/// What a cell holds, or several together.
#[derive(Debug, Default)]
pub(super) struct Held<'a> {
    /// What is shown, in reading order.
    pub(super) shown: Vec<PassageRef<'a>>,
    /// What is there of voices that were not asked for.
    hidden: Vec<PassageRef<'a>>,
    /// What was checked and not found, whoever was asked for.
    gaps: Vec<(&'a Arc<Report>, &'a Silence)>,
}

impl<'a> Held<'a> {
    /// What one cell of a row holds.
    pub(super) fn of(row: &Row<'a>, cell: &PointSection<'a>) -> Self {
        let shown = row.shown(cell);
        let known: HashSet<_> = shown.iter().map(|found| key(*found)).collect();
        let hidden = cell.passages.iter().copied().filter(|found| !known.contains(&key(*found))).collect();
        Self { shown, hidden, gaps: cell.gaps.clone() }
    }

    /// What several cells hold together, each passage once.
    pub(super) fn together(cells: impl Iterator<Item = Self>) -> Self {
        let mut all = Self::default();
        let mut seen = HashSet::new();
        for cell in cells {
            all.shown.extend(cell.shown.into_iter().filter(|found| seen.insert(key(*found))));
            all.hidden.extend(cell.hidden.into_iter().filter(|found| seen.insert(key(*found))));
            all.gaps.extend(cell.gaps);
        }
        all
    }

    /// What the State says and is silent on, or what others are. A gap of no document stands with the State's.
    pub(super) fn half(&self, of_state: bool) -> Self {
        let own = |passages: &[PassageRef<'a>]| {
            passages.iter().copied().filter(|found| found.is_of_state() == of_state).collect::<Vec<_>>()
        };
        let gaps = self.gaps.iter().copied().filter(|(report, silence)| {
            let source = silence.source.and_then(|at| report.sources.get(at));
            source.is_none_or(|source| source.voice == Voice::State) == of_state
        });
        Self { shown: own(&self.shown), hidden: own(&self.hidden), gaps: gaps.collect() }
    }

    /// Whether the library holds nothing here for anybody, not even a checked gap.
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.hidden.is_empty() && self.gaps.is_empty()
    }

    /// Where nothing is shown: who is there and was not asked for, or that nothing is there.
    fn lack(&self, words: &Words) -> Option<String> {
        if !self.shown.is_empty() {
            return None;
        }
        match self.hidden.as_slice() {
            [] => self.gaps.is_empty().then(|| words.say("nothing-here")),
            hidden => Some(words::hidden(words, &section(hidden))),
        }
    }

    /// Who speaks how often; else why nobody does. Whether a voice is alone is not for those to say who chose it.
    pub(super) fn tally(&self, words: &Words, voices: Voices) -> String {
        if self.shown.is_empty() {
            return self.lack(words).unwrap_or_else(|| words.say("takeaway-only-gaps"));
        }
        match voices {
            Voices::All => words::tally(words, &section(&self.shown)),
            _ => words::tally_of_chosen(words, &section(&self.shown)),
        }
    }
}

fn section<'a>(passages: &[PassageRef<'a>]) -> PointSection<'a> {
    PointSection { point: None, passages: passages.to_vec(), gaps: Vec::new() }
}

impl<'a> Scribe<'a> {
    /// What stands below the statements of a cell: where there are none, why; then every gap that somebody checked.
    pub(super) fn below(&self, held: &Held<'a>, numbering: &mut Numbering<'a>) -> Vec<Item> {
        let lack = held.lack(self.words).map(|line| Item::Gap(line, Vec::new()));
        let gaps = held.gaps.iter().map(|(report, silence)| self.gap_item(report, silence, numbering));
        lack.into_iter().chain(gaps).collect()
    }
}
