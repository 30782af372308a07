//! What the reader keeps: making, changing, moving and removing it, and taking that back.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data. "Saved" is said only when the disk said so.

use super::App;
use super::bookmarks::{Bookmarks, Here, Tab};
use super::layer::Layer;
use super::msg::Effect;
use super::note::Note;
use crate::model::Place;
use crate::notebook::{Address, Anchor, Bookmark, Change, Notebook, Stand};
use crate::say;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// Changes that can be taken back; older ones cannot.
const MOST_UNDONE: usize = 200;

impl App {
    /// The list of bookmarks, read again: another window may have changed them.
    pub(super) fn list_bookmarks(&mut self) {
        self.effects.push(Effect::ReadNotebook);
        self.layers.push(Layer::Bookmarks(Box::default()));
    }

    /// Where the reader is under the list of bookmarks.
    pub(super) fn here(&self) -> Here {
        let country = match self.layers.iter().rev().find(|layer| layer.covers() && !layer.is_list()) {
            Some(Layer::Compare(compare)) => compare.columns.get(compare.focus).map(|column| column.country),
            Some(Layer::Grid(grid)) => grid.country(),
            Some(Layer::Timeline(timeline)) => Some(timeline.country),
            _ => self.browse.country,
        };
        let topic = match self.layers.iter().rev().find(|layer| layer.covers() && !layer.is_list()) {
            Some(Layer::Compare(compare)) => compare.topic,
            Some(Layer::Grid(grid)) => grid.slot().map_or(self.browse.topic, |slot| slot.topic),
            Some(Layer::Timeline(timeline)) => timeline.topic.unwrap_or(self.browse.topic),
            _ => self.browse.topic,
        };
        Here { country, topic: self.library.taxonomy.topic(topic).map(|topic| topic.slug.clone()) }
    }

    /// Asks for changes to be saved, and remembers how to take them back. What is shown has them at once; whether they
    /// are on disk is said apart.
    pub(super) fn save(&mut self, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        self.done.push(changes.iter().rev().map(Change::undo).collect());
        if self.done.len() > MOST_UNDONE {
            self.done.remove(0);
        }
        self.undone.clear();
        self.send_changes(changes);
    }

    fn send_changes(&mut self, changes: Vec<Change>) {
        Arc::make_mut(&mut self.notebook).apply_all(&changes);
        self.unanswered += 1;
        self.effects.push(Effect::Save(changes));
    }

    /// What the disk has, unless something newer is on its way there.
    pub(super) fn take_notebook(&mut self, notebook: Arc<Notebook>) {
        // What is the same stays the same one: much is made of it that need not be made again.
        if self.unanswered == 0 && self.notebook != notebook {
            self.notebook = notebook;
        }
    }

    /// The disk answered.
    pub(super) fn was_answered(&mut self) {
        self.unanswered = self.unanswered.saturating_sub(1);
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self) {
        let Some(changes) = self.done.pop() else { return self.tell("nothing-to-undo", false) };
        self.undone.push(changes.iter().rev().map(Change::undo).collect());
        self.send_changes(changes);
        self.tell("undone", false);
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) {
        let Some(changes) = self.undone.pop() else { return self.tell("nothing-to-redo", false) };
        self.done.push(changes.iter().rev().map(Change::undo).collect());
        self.send_changes(changes);
        self.tell("redone", false);
    }

    /// The box of a new bookmark; in a list, that of the note under the cursor.
    pub(super) fn bookmark(&mut self) {
        match self.layers.last() {
            Some(Layer::Bookmarks(list)) if list.tab == Tab::Decks => return self.name_deck(),
            Some(Layer::Bookmarks(list)) => {
                let chosen = list.chosen().map(|bookmark| bookmark.id.clone());
                return chosen.map_or((), |id| self.edit_bookmark(&id));
            }
            Some(Layer::Deck(_)) => return self.edit_chosen_item(),
            _ => {}
        }
        match Note::new(self.choices(self.addresses_here())) {
            Some(note) => self.open_note(note),
            None => self.tell("nothing-to-bookmark", false),
        }
    }

    /// By what a passage is found again; nothing for what is none.
    pub(super) fn anchor_of(&self, address: &Address) -> Option<Anchor> {
        let place: &Place = address.place()?;
        self.library.passage(place).map(Anchor::of)
    }

    fn listing(&self) -> Option<&Bookmarks> {
        match self.layers.last() {
            Some(Layer::Bookmarks(list)) => Some(list),
            _ => None,
        }
    }

    /// Deletes what is marked, else what is under the cursor.
    pub(super) fn delete(&mut self) {
        if let Some(Layer::Deck(_)) = self.layers.last() {
            return self.remove_item();
        }
        let Some(list) = self.listing() else { return };
        let changes: Vec<Change> = match list.tab {
            Tab::Decks => list.chosen_deck().map(|deck| Change::deck(Some(deck.clone()), None)).into_iter().collect(),
            _ => list.in_hand().into_iter().cloned().map(Change::remove).collect(),
        };
        if changes.is_empty() {
            return;
        }
        let undo = self.keymap.shown("undo");
        let text = say!(self.words, "bookmarks-deleted", count = changes.len(), key = &undo);
        self.save(changes);
        self.notice = Some(super::Notice { text, alarm: false });
    }

    /// Moves the bookmark under the cursor by one row, in the reader's own order.
    pub(super) fn move_row(&mut self, down: bool) {
        if let Some(Layer::Deck(_)) = self.layers.last() {
            return self.move_item(down);
        }
        let Some(list) = self.listing() else { return };
        let Some(own) = list.chosen().cloned() else { return };
        let Some(neighbour) = list.beside(down, 1).cloned() else {
            return self.tell(if down { "last-row" } else { "first-row" }, false);
        };
        let beyond = list.beside(down, 2).map(|bookmark| bookmark.rank().0);
        let near = neighbour.rank().0;
        let moved = |bookmark: &Bookmark, sort: Timestamp| {
            Change::edit(bookmark.clone(), Bookmark { sort: Some(sort), ..bookmark.clone() })
        };
        let changes = match between(near, beyond, down) {
            Some(sort) => vec![moved(&own, sort)],
            // No moment is left between the two: they change places.
            None => vec![moved(&own, near), moved(&neighbour, own.rank().0)],
        };
        self.save(changes);
    }

    /// Takes the words that stand there now as those of the bookmark; the old ones are one undo away.
    pub(super) fn refresh(&mut self) {
        let Some(list) = self.listing() else { return };
        let mut changes = Vec::new();
        for bookmark in list.in_hand() {
            let address = match list.stand(&bookmark.id) {
                Some(Stand::Changed(_)) => bookmark.address.clone(),
                Some(Stand::Moved(place, _)) => Address::Place(place.clone()),
                _ => continue,
            };
            let anchor = self.anchor_of(&address);
            let after = Bookmark { address, anchor, updated: self.now, ..bookmark.clone() };
            changes.push(Change::edit(bookmark.clone(), after));
        }
        match changes.len() {
            0 => self.tell("nothing-to-refresh", false),
            count => {
                self.save(changes);
                let text = say!(self.words, "refreshed", count = count);
                self.notice = Some(super::Notice { text, alarm: false });
            }
        }
    }

    /// Opens what the bookmark or deck under the cursor is of.
    pub(super) fn open_row(&mut self) {
        let Some(list) = self.listing() else { return };
        if let Some(name) = list.chosen_deck().map(|deck| deck.name.clone()) {
            return self.open_deck(name);
        }
        let Some(bookmark) = list.chosen() else { return };
        let address = match list.stand(&bookmark.id) {
            Some(Stand::Moved(place, _)) => Address::Place(place.clone()),
            _ => bookmark.address.clone(),
        };
        self.open_address(&address);
    }
}

/// A moment beyond a row and short of the one after it; newer is higher up.
fn between(near: Timestamp, beyond: Option<Timestamp>, down: bool) -> Option<Timestamp> {
    let second = SignedDuration::from_secs(1);
    let Some(beyond) = beyond else {
        return if down { near.checked_sub(second).ok() } else { near.checked_add(second).ok() };
    };
    let half = beyond.as_nanosecond().checked_sub(near.as_nanosecond())? / 2;
    let between = Timestamp::from_nanosecond(near.as_nanosecond() + half).ok()?;
    (half != 0 && between != beyond).then_some(between)
}
