//! The box of a new bookmark: what it will be on, named, and a note.
//!
//! Must not: save. It gives what is to be saved; only the disk's answer says "saved".

use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use crate::model::Place;

/// State of the box.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note.
    pub edit: LineEdit,
    /// What can be bookmarked here, narrowest first.
    targets: Vec<Place>,
    /// Which of them is meant.
    chosen: usize,
    /// The words of the passage, for the narrowest target.
    quote: Option<String>,
    /// Region of the box.
    pub area: Area,
}

/// A bookmark to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// On what.
    pub place: Place,
    /// The reader's words.
    pub note: String,
    /// The passage's words.
    pub quote: Option<String>,
}

impl Note {
    /// For the place under the cursor, and what it is part of.
    #[must_use]
    pub fn new(place: Place, quote: Option<String>) -> Self {
        let mut targets = vec![place.clone()];
        for wider in [
            Place { passage: None, ..place.clone() },
            Place { passage: None, point: None, ..place.clone() },
            Place { passage: None, point: None, topic: None, ..place },
        ] {
            if targets.last() != Some(&wider) {
                targets.push(wider);
            }
        }
        Self { edit: LineEdit::default(), targets, chosen: 0, quote, area: Area::default() }
    }

    /// What the bookmark will be on.
    #[must_use]
    pub fn target(&self) -> Option<&Place> {
        self.targets.get(self.chosen)
    }

    /// Takes a key; gives what is to be saved when the reader is done.
    pub fn key(&mut self, key: Key) -> Option<Wanted> {
        match key.code {
            Code::Enter => {
                let place = self.target()?.clone();
                let quote = self.quote.clone().filter(|_| place.passage.is_some());
                return Some(Wanted { place, note: self.edit.text().trim().to_owned(), quote });
            }
            Code::Tab => self.chosen = (self.chosen + 1) % self.targets.len().max(1),
            _ => {
                self.edit.key(key);
            }
        }
        None
    }

    /// Whether it is about the same place as another.
    #[must_use]
    pub fn is_about(&self, place: &Place) -> bool {
        self.targets.first() == Some(place)
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(72, 6);
    }
}
