//! The box of a new bookmark: what it will be on, named, and a note.
//!
//! Must not: save. It gives what is to be saved; only the disk's answer says "saved".

use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use crate::model::{Id, Place};
use crate::notebook::{Anchor, Bookmark};
use crate::text::Raw;
use jiff::Timestamp;

/// State of the box.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note.
    pub edit: LineEdit,
    /// What can be bookmarked here, narrowest first.
    targets: Vec<Place>,
    /// Which of them is meant.
    chosen: usize,
    /// By what the passage is found again, for the narrowest target.
    anchor: Option<Anchor>,
    /// Region of the box.
    pub area: Area,
}

impl Note {
    /// For the place under the cursor, and what it is part of.
    #[must_use]
    pub fn new(place: Place, anchor: Option<Anchor>) -> Self {
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
        Self { edit: LineEdit::default(), targets, chosen: 0, anchor, area: Area::default() }
    }

    /// What the bookmark will be on.
    #[must_use]
    pub fn target(&self) -> Option<&Place> {
        self.targets.get(self.chosen)
    }

    /// The bookmark that is to be saved, under an id that is free.
    #[must_use]
    pub fn bookmark(&self, id: Id, now: Timestamp) -> Option<Bookmark> {
        let place = self.target()?.clone();
        let anchor = self.anchor.clone().filter(|_| place.passage.is_some());
        let note = Raw::new(self.edit.text().trim()).shown_lines();
        Some(Bookmark { note, anchor, ..Bookmark::new(id, place.into(), now) })
    }

    /// Takes a key; says whether the reader is done.
    pub fn key(&mut self, key: Key) -> bool {
        match key.code {
            Code::Enter => return true,
            Code::Tab => self.chosen = (self.chosen + 1) % self.targets.len().max(1),
            _ => {
                self.edit.key(key);
            }
        }
        false
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
