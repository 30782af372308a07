//! What the reader keeps: making, changing and removing it, and taking that back.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data. Nothing is kept before the disk
//! said so.

use super::App;
use super::layer::Layer;
use super::msg::Effect;
use super::note::Note;
use crate::notebook::{Anchor, Change};

impl App {
    /// The list of bookmarks, read again: another window may have changed them.
    pub(super) fn list_bookmarks(&mut self) {
        self.effects.push(Effect::ReadNotebook);
        self.layers.push(Layer::Bookmarks(Box::default()));
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self) {
        match self.done.pop() {
            Some(changes) => self.effects.push(Effect::Save(changes)),
            None => self.tell("nothing-to-undo", false),
        }
    }

    /// The box of a new bookmark; in the list of bookmarks, that of the chosen one.
    pub(super) fn bookmark(&mut self) {
        if let Some(Layer::Bookmarks(list)) = self.layers.last() {
            let chosen = list.chosen(&self.notebook.bookmarks).map(|bookmark| bookmark.id.clone());
            return chosen.map_or((), |id| self.edit_bookmark(&id));
        }
        let Some(place) = self.bookmarkable() else { return };
        let anchor = self.library.passage(&place).map(Anchor::of);
        self.open_note(Note::new(place, anchor));
    }

    pub(super) fn delete_bookmark(&mut self) {
        let Some(Layer::Bookmarks(list)) = self.layers.last() else { return };
        if let Some(bookmark) = list.chosen(&self.notebook.bookmarks) {
            let remove = Change::remove(bookmark.clone());
            let back = vec![remove.undo()];
            // Pressed twice before the disk answered, it is deleted once.
            if self.done.last() != Some(&back) {
                self.done.push(back);
            }
            self.effects.push(Effect::Save(vec![remove]));
            self.tell("bookmark-deleted", false);
        }
    }
}
