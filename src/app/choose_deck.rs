//! The box that asks for a deck: one that there is, or a new one by its title; also for another title.
//!
//! Must not: make or change a deck; it gives what was chosen.

use super::find_all::box_movement;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::rows::Rows;
use crate::model::Id;
use crate::notebook::{Address, Anchor, Notebook};
use crate::text::{Raw, Shown, fold};

/// Something to put into a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// What is presented.
    pub address: Address,
    /// By what its passage is found again.
    pub anchor: Option<Anchor>,
    /// What the speaker says to it.
    pub note: Shown,
}

/// What a deck is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckFor {
    /// To put these into it; the title that a new one could have.
    Items(Vec<NewItem>, String),
    /// To give it another title.
    Title(Id),
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckChoice {
    /// A new one of this title.
    New(Shown),
    /// One that there is.
    Deck(Id),
    /// Another title for the one that is asked for.
    Title(Id, Shown),
}

/// State of the box.
#[derive(Clone, Debug)]
pub struct ChooseDeck {
    /// What for.
    pub purpose: DeckFor,
    /// A title, or part of one.
    pub edit: LineEdit,
    /// What fits it.
    pub choices: Vec<DeckChoice>,
    /// Cursor in them.
    pub rows: Rows,
    /// Region of the box.
    pub area: Area,
}

impl ChooseDeck {
    /// Asks for a deck; `text` is what stands in the box.
    #[must_use]
    pub fn new(purpose: DeckFor, text: &str) -> Self {
        let edit = LineEdit::new(text);
        Self { purpose, edit, choices: Vec::new(), rows: Rows::default(), area: Area::default() }
    }

    /// Takes a key; gives what was chosen.
    pub fn key(&mut self, key: Key) -> Option<DeckChoice> {
        match key.code {
            Code::Enter => return self.choices.get(self.rows.cursor).cloned(),
            _ if box_movement(key).is_some_and(|action| self.rows.act(action)) => {}
            _ => {
                if self.edit.key(key) {
                    self.rows.reset();
                }
            }
        }
        None
    }

    /// Takes its region, and what can be chosen.
    pub fn prepare(&mut self, body: Area, notebook: &Notebook) {
        let typed = Raw::new(self.edit.text().trim()).shown();
        let wanted = fold(&typed);
        self.choices = match &self.purpose {
            DeckFor::Title(name) if !typed.is_empty() => vec![DeckChoice::Title(name.clone(), typed)],
            DeckFor::Title(_) => Vec::new(),
            DeckFor::Items(_, suggested) => {
                let title = if typed.is_empty() { Raw::new(suggested.as_str()).shown() } else { typed };
                // The deck that was changed last is the likeliest.
                let mut decks: Vec<_> =
                    notebook.decks.iter().filter(|deck| fold(&deck.title).contains(&wanted)).collect();
                decks.sort_by_key(|deck| std::cmp::Reverse(deck.updated));
                let is_there = decks.iter().any(|deck| deck.title == title);
                let new = (!title.is_empty() && !is_there).then_some(DeckChoice::New(title));
                let decks = decks.into_iter().map(|deck| DeckChoice::Deck(deck.name.clone()));
                // Who makes a deck of a screen wants a new one; who adds to one, one that there is.
                match suggested.is_empty() {
                    true => decks.chain(new).collect(),
                    false => new.into_iter().chain(decks).collect(),
                }
            }
        };
        let rows = u16::try_from(self.choices.len()).unwrap_or(u16::MAX);
        self.area = body.middle(64, rows.saturating_add(4).clamp(6, body.height.saturating_sub(2).max(6)));
        self.rows.fit(self.choices.len(), usize::from(self.list().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.inset(1, 1).shorter(2, 1)
    }
}
