//! Decks that a pack brings: a workshop in the box, in each language that its texts have.
//!
//! Must not: be what the reader keeps; that is in the notebook. These are read and presented, never changed.

use super::report::{maybe_prose, prose};
use super::{Id, Written};
use crate::text::Shown;
use serde::{Deserialize, Serialize};

/// A deck of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackDeck {
    /// What it is called on the command line; unique in the library.
    pub name: Id,
    /// Its title.
    pub title: Written,
    /// What whoever took part can do afterwards.
    pub objective: Written,
    /// What is presented, in order.
    pub items: Vec<PackItem>,
}

/// One thing in a deck of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackItem {
    /// What is shown.
    pub shows: Shows,
    /// For the speaker alone; may have several lines.
    #[serde(deserialize_with = "maybe_prose")]
    pub note: Option<Written>,
    /// How long it takes, in minutes.
    pub minutes: Option<u16>,
}

/// What an item shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// A place, a comparison, figures: an address as `cotejo deck add` takes it.
    Address(Shown),
    /// A case for the room to sort.
    Case(Case),
}

/// A case: somebody made it up for the workshop, and what it is judged by has a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its title.
    pub title: Written,
    /// What happened; may have several paragraphs.
    #[serde(deserialize_with = "prose")]
    pub text: Written,
    /// What the room is asked.
    pub question: Written,
    /// What the texts say to it, in one or more paragraphs; shown when it is asked for.
    #[serde(deserialize_with = "prose")]
    pub answer: Written,
    /// What the answer rests on, as it is cited.
    pub sources: Vec<CaseSource>,
}

/// A document that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSource {
    /// How it is cited: who, what, when, which article.
    pub cited: Written,
    /// Where it is, http or https only.
    pub url: Option<Shown>,
}

impl PackDeck {
    /// How long all of it takes, in minutes, as far as that is said.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.items.iter().filter_map(|item| item.minutes).map(u32::from).sum()
    }
}
