//! What is to be presented: items in order, each with what the speaker says to it and how long that takes.
//!
//! Must not: look anything up in a library.

use super::super::matter::Matter;
use crate::model::{Case, Code, Lang, PackDeck, Shows};
use crate::notebook::{Address, Anchor, Deck};

/// What is to be presented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// What all of it is called.
    pub title: String,
    /// What whoever takes part can do afterwards.
    pub objective: Vec<String>,
    /// What is presented, in order.
    pub items: Vec<ProgramItem>,
    /// Whether it is a deck, which has a title of its own.
    pub is_deck: bool,
}

/// One thing that is presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramItem {
    /// What is shown.
    pub what: What,
    /// For the speaker alone; may have several lines.
    pub note: String,
    /// How long it takes, in minutes.
    pub minutes: Option<u16>,
    /// The passage's words when it was added, by which it is found again.
    pub anchor: Option<Anchor>,
}

/// What an item shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// What an address names.
    Address(Address),
    /// What is on the screen, as it was chosen there, or what a search found.
    Matter(Matter),
    /// A case for the room to sort.
    Case(Box<Case>),
}

impl ProgramItem {
    /// Without notes or minutes.
    #[must_use]
    pub fn plain(what: What) -> Self {
        Self { what, note: String::new(), minutes: None, anchor: None }
    }
}

impl Program {
    /// What a reader's deck presents.
    #[must_use]
    pub fn of_deck(deck: &Deck) -> Self {
        let item = |item: &crate::notebook::DeckItem| ProgramItem {
            what: What::Address(item.address.clone()),
            note: item.note.to_string(),
            minutes: item.minutes,
            anchor: item.anchor.clone(),
        };
        let items = deck.items.iter().map(item).collect();
        Self { title: deck.title.to_string(), objective: Vec::new(), items, is_deck: true }
    }

    /// What a pack's deck presents, in a language. An address that is none is left out; `cotejo check` names it.
    #[must_use]
    pub fn of_pack(deck: &PackDeck, lang: Lang) -> Self {
        let items = deck.items.iter().filter_map(|item| {
            let what = match &item.shows {
                Shows::Address(text) => What::Address(text.parse().ok()?),
                Shows::Case(case) => What::Case(Box::new(case.clone())),
            };
            let note = item.note.as_ref().map(|note| note.in_lang(lang).to_owned()).unwrap_or_default();
            Some(ProgramItem { what, note, minutes: item.minutes, anchor: None })
        });
        Self {
            title: deck.title.in_lang(lang).to_owned(),
            objective: vec![deck.objective.in_lang(lang).to_owned()],
            items: items.collect(),
            is_deck: true,
        }
    }

    /// Something on the screen, or what was named on the command line.
    #[must_use]
    pub fn of(title: String, whats: impl IntoIterator<Item = What>) -> Self {
        let items = whats.into_iter().map(ProgramItem::plain).collect();
        Self { title, objective: Vec::new(), items, is_deck: false }
    }

    /// How long all of it takes, in minutes; nothing where that is said of no item.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        let planned: Vec<u32> = self.items.iter().filter_map(|item| item.minutes).map(u32::from).collect();
        (!planned.is_empty()).then(|| planned.iter().sum())
    }

    /// The countries that items name, each once, in the order in which they first do.
    #[must_use]
    pub fn countries(&self) -> Vec<Code> {
        let mut all = Vec::new();
        for item in &self.items {
            let named = match &item.what {
                What::Address(address) => address.countries(),
                What::Matter(matter) => countries_of(matter),
                What::Case(_) => Vec::new(),
            };
            for code in named {
                if !all.contains(&code) {
                    all.push(code);
                }
            }
        }
        all
    }

    /// Whether it is one thing only, whose own title says what it is.
    pub(super) fn is_one(&self) -> bool {
        !self.is_deck && self.items.len() == 1
    }
}

fn countries_of(matter: &Matter) -> Vec<Code> {
    match matter {
        Matter::Section { place, .. } => vec![place.country],
        Matter::Comparison(comparison) => comparison.columns.iter().map(|column| column.country).collect(),
        Matter::Hits(found) => found.places.iter().map(|place| place.country).collect(),
        Matter::Figures(choice) => choice.countries.clone(),
        Matter::Penalties(choice) => choice.countries.clone(),
        Matter::Timeline(along) | Matter::Promises(along) => vec![along.country],
        Matter::Grid(_) => Vec::new(),
    }
}
