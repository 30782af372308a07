//! A deck: an ordered list of what can be presented.
//!
//! Must not: know how it is stored, or lay out a slide.

use super::bookmark::fresh;
use super::{Address, Anchor};
use crate::model::Id;
use crate::text::Shown;
use jiff::Timestamp;

/// An ordered list of addresses with what the speaker says to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// Unique; what it is called on the command line.
    pub name: Id,
    /// Its title.
    pub title: Shown,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// What is presented, in order.
    pub items: Vec<DeckItem>,
}

/// One thing in a deck. It stands for itself: a bookmark that it was made from may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckItem {
    /// Unique in its deck.
    pub id: Id,
    /// What is presented.
    pub address: Address,
    /// For the speaker alone; may have several lines.
    pub note: Shown,
    /// How long it takes, in minutes.
    pub minutes: Option<u16>,
    /// The passage's words when it was added, by which it is found again.
    pub anchor: Option<Anchor>,
}

impl Deck {
    /// An empty one.
    #[must_use]
    pub fn new(name: Id, title: Shown, now: Timestamp) -> Self {
        Self { name, title, created: now, updated: now, items: Vec::new() }
    }

    /// How long all of it takes, in minutes, as far as that is said.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.items.iter().filter_map(|item| item.minutes).map(u32::from).sum()
    }
}

/// A name for a deck of this title that no deck has.
#[must_use]
pub fn fresh_name(title: &str, taken: impl Fn(&str) -> bool) -> Id {
    let first = Id::slug(title);
    let mut names = (2u32..).map(|number| Id::slug(&format!("{number} {title}")));
    if taken(first.as_str()) { names.find(|name| !taken(name.as_str())).unwrap_or(first) } else { first }
}

/// An id for a new item of a deck.
pub fn fresh_item_id(items: &[DeckItem], now: Timestamp) -> Option<Id> {
    fresh("i", |name| items.iter().any(|item| item.id.as_str() == name), now)
}
