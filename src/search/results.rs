//! What a search found, as screen and command line show it.
//!
//! Must not: rank or search; it is plain data.

use super::Marker;
use crate::model::{CellOf, Code, PassageRef, Report, TopicIx};
use crate::say;
use crate::text::Shown;
use crate::words::Words;
use std::sync::Arc;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Passages in every report, each counted once; those that are only similar among them.
    pub total: usize,
    /// How many of them are only similar; they come after all others.
    pub similar: usize,
    /// Countries they are about.
    pub countries: usize,
    /// Best first, at most as many as were wanted.
    pub hits: Vec<Hit>,
    /// What else may have been meant, best first; only where no passage has all words as typed.
    pub suggestions: Vec<Suggestion>,
    /// What a filter cannot speak of.
    pub left_out: Vec<LeftOut>,
    /// How many passages there are for every country and topic, and for every point of it, without empty
    /// ones, in the order of countries and topics. A passage counts in each of its points, and once in each
    /// of its topics: so many are found where the cell's country and topic or point are asked for as well.
    pub cells: Vec<HitCell>,
    /// Reports were still to be read, in which there may be more.
    pub partial: bool,
    /// Finds in any text what made it a hit.
    pub marker: Arc<Marker>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its report.
    pub report: Arc<Report>,
    /// Position in [`Report::passages`].
    pub passage: usize,
    /// Higher is better.
    pub score: u32,
    /// It has all that was asked for, and not only something like it.
    pub exact: bool,
}

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole query, to stand in the box.
    pub query: String,
    /// Passages it finds.
    pub passages: usize,
}

/// What a filter leaves out although nothing says that it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// So many countries have no penalty coded for an offence, which is not the same as no penalty.
    NoPenalty {
        /// How many.
        countries: usize,
        /// For what.
        offence: Shown,
    },
    /// So many penalties have no such bound coded.
    OpenPenalty {
        /// How many passages.
        passages: usize,
    },
}

impl LeftOut {
    /// A sentence for the reader.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::NoPenalty { countries, offence } => {
                // One that a pack brought is told by its own word.
                let id = format!("offence-{offence}");
                let offence = if words.has(&id) { words.say(&id) } else { offence.to_string() };
                say!(words, "left-out-no-penalty", countries = *countries, offence = &offence)
            }
            Self::OpenPenalty { passages } => say!(words, "left-out-open-penalty", passages = *passages),
        }
    }
}

/// A cell of the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HitCell {
    /// The country.
    pub country: Code,
    /// The topic.
    pub topic: TopicIx,
    /// What of the topic.
    pub of: CellOf,
    /// Passages.
    pub passages: u32,
}

impl Hit {
    /// The passage.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        let passage = self.report.passages.get(self.passage)?;
        Some(PassageRef { report: &self.report, index: self.passage, passage })
    }
}
