//! Notes on their way: opening the box, what its keys lead to, and drafts, which are kept until the disk has the
//! note itself.
//!
//! Must not: hold state but the list of drafts; this is `App`'s own code, kept apart from its data.

use super::action::Action;
use super::addresses::and_wider;
use super::key::Key;
use super::layer::Layer;
use super::msg::Effect;
use super::note::{Choice, Note, Outcome};
use super::{App, Notice};
use crate::export::Scribe;
use crate::model::Id;
use crate::notebook::{Address, Change, LARGEST_NOTE};
use crate::say;
use crate::store::{Draft, DraftOf};

/// Notes that were left or lost before they were saved, newest first, each with the time of day at which it was
/// put on the disk, where it was.
pub(super) type Drafts = Vec<(Draft, Option<String>)>;

/// What is asked of those who keep drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOrder {
    /// Put it on the disk soon.
    Keep(Box<Draft>),
    /// It is not wanted any more.
    Drop(DraftOf),
    /// It goes once all that was to be saved before is on the disk, and is kept until then.
    Saving(Box<Draft>),
}

impl App {
    /// The box of a note, with the draft that there is for it.
    pub(super) fn open_note(&mut self, mut note: Note) {
        if let Some(at) = self.drafts.iter().position(|(draft, _)| draft.of == *note.of()) {
            let (draft, time) = self.drafts.remove(at);
            // It may have been begun on another screen.
            note.offer((draft.address.clone(), self.anchor_of(&draft.address)));
            note.restore(&draft);
            note.kept.clone_from(&time);
            let key = self.keymap.shown("note-revert");
            let text = match &time {
                Some(time) => say!(self.words, "draft-restored-of", time = time, key = &key),
                None => say!(self.words, "draft-restored", key = &key),
            };
            self.notice = Some(Notice { text, alarm: false });
        }
        self.layers.push(Layer::Note(Box::new(note)));
    }

    /// The box of a bookmark that is there.
    pub fn edit_bookmark(&mut self, id: &Id) {
        if let Some(note) = self.notebook.bookmark(id).map(Note::of_bookmark) {
            self.open_note(note);
        }
    }

    /// The box of what is said to a deck's item.
    pub fn edit_item(&mut self, deck: &Id, item: &Id) {
        if let Some(note) = self.notebook.deck(deck).and_then(|deck| Note::of_item(deck, item)) {
            self.open_note(note);
        }
    }

    /// The box of the newest draft, wherever it is for.
    pub(super) fn resume_draft(&mut self) {
        let Some(draft) = self.drafts.first().map(|(draft, _)| draft.clone()) else {
            return self.tell("draft-none", false);
        };
        let there = match draft.of.thing() {
            DraftOf::New(address) => self.note_on(address, &draft.address),
            DraftOf::Bookmark(id) => self.notebook.bookmark(id).map(Note::of_bookmark),
            DraftOf::Item(deck, item) => self.notebook.deck(deck).and_then(|deck| Note::of_item(deck, item)),
            DraftOf::Another(..) => None,
        };
        // What it was for is gone; a new bookmark takes it.
        let note = there.or_else(|| self.note_on(&draft.address, &draft.address));
        if let Some(mut note) = note {
            note.take_name(draft.of);
            self.open_note(note);
        }
    }

    /// The box of a new bookmark on an address, on what that is part of, or on another one.
    fn note_on(&self, address: &Address, other: &Address) -> Option<Note> {
        let others = std::iter::once(other.clone()).filter(|other| other != address);
        Note::new(self.choices(and_wider(address).into_iter().chain(others)))
    }

    /// Addresses with that by which each is found again.
    pub(super) fn choices(&self, addresses: impl IntoIterator<Item = Address>) -> Vec<Choice> {
        let with_anchor = |address: Address| {
            let anchor = self.anchor_of(&address);
            (address, anchor)
        };
        addresses.into_iter().map(with_anchor).collect()
    }

    /// A key in the box.
    pub(super) fn key_in_note(&mut self, key: Key, action: Option<Action>) {
        let Some(Layer::Note(note)) = self.layers.last_mut() else { return };
        match note.key(key, action) {
            Outcome::Stay => {}
            Outcome::Save => self.save_note(),
            Outcome::Outside => {
                // Whatever becomes of it, the draft is then what the box holds.
                note.hand_again();
                self.effects.extend(note.draft_as_it_is().map(|draft| Effect::Edit(Box::new(draft))));
            }
            Outcome::Reverted => {
                let text = say!(self.words, "note-reverted", key = &self.keymap.shown("note-undo"));
                self.notice = Some(Notice { text, alarm: false });
            }
        }
        self.tell_if_refused();
    }

    /// A paste into the box.
    pub(super) fn paste_into_note(&mut self, text: &str) {
        self.notice = None;
        if let Some(Layer::Note(note)) = self.layers.last_mut() {
            note.paste(text);
        }
        self.tell_if_refused();
    }

    fn tell_if_refused(&mut self) {
        if let Some(Layer::Note(note)) = self.layers.last_mut()
            && (note.edit.take_refused() | note.labels.take_cut())
        {
            self.tell_too_large();
        }
    }

    fn tell_too_large(&mut self) {
        let text = say!(self.words, "note-too-large", limit = LARGEST_NOTE / 1024);
        self.notice = Some(Notice { text, alarm: true });
    }

    fn save_note(&mut self) {
        let Some(Layer::Note(note)) = self.layers.last() else { return };
        let Some(id) = self.notebook.fresh_id(self.now) else { return };
        let (changes, draft) = (note.changes(id, self.now), note.draft_as_it_is());
        // Where two notes were merged, what is there may be too large already: its labels can be changed all the same.
        if note.is_too_large() && changes.iter().any(changes_note) {
            return self.tell_too_large();
        }
        self.layers.pop();
        self.save(changes);
        self.effects.extend(draft.map(|draft| Effect::Draft(DraftOrder::Saving(Box::new(draft)))));
    }

    /// The box was left: what was typed stays for the next time.
    pub(super) fn leave_note(&mut self, mut note: Note) {
        let was_typed = note.take_typed();
        match note.draft() {
            Some(draft) => {
                if was_typed {
                    self.effects.push(Effect::Draft(DraftOrder::Keep(Box::new(draft.clone()))));
                }
                self.drafts.insert(0, (draft, note.kept));
            }
            None if was_typed => self.effects.push(Effect::Draft(DraftOrder::Drop(note.of().clone()))),
            None => {}
        }
    }

    /// Asks to keep what was typed.
    pub(super) fn keep_draft(&mut self) {
        for layer in &mut self.layers {
            if let Layer::Note(note) = layer
                && note.take_typed()
            {
                let keep = note.draft().map(|draft| DraftOrder::Keep(Box::new(draft)));
                let order = keep.unwrap_or_else(|| DraftOrder::Drop(note.of().clone()));
                self.effects.push(Effect::Draft(order));
            }
        }
    }

    /// What the session before left unsaved.
    pub(super) fn take_drafts(&mut self, drafts: Vec<(Draft, String)>) {
        for (draft, time) in drafts {
            // The note was saved, and the end came before its draft went.
            let is_saved = self.notebook.bookmarks.iter().any(|bookmark| {
                let is_its =
                    *draft.of.thing() == DraftOf::Bookmark(bookmark.id.clone()) || bookmark.address == draft.address;
                is_its && Note::of_bookmark(bookmark).says(&draft)
            });
            if is_saved {
                self.effects.push(Effect::Draft(DraftOrder::Drop(draft.of)));
            } else if self.is_open_for(&draft.of) {
                self.join_draft(&draft, time);
            } else if self.drafts.iter().all(|(known, _)| known.of != draft.of) {
                self.drafts.push((draft, Some(time)));
            }
        }
        let count = self.drafts.len();
        let Some((draft, Some(time))) = self.drafts.first() else { return };
        // What is wrong with the configuration is said first.
        if self.notice.as_ref().is_none_or(|notice| !notice.alarm) {
            let place = self.name_address(&draft.address);
            let waits = say!(self.words, "draft-waits", count = count, time = time, place = &place);
            let is_there = matches!(&draft.of, DraftOf::New(address) if address.place().is_some());
            let how = match is_there {
                true => self.words.say("draft-waits-there"),
                false => say!(self.words, "draft-waits-anywhere", key = &self.keymap.shown("palette")),
            };
            let text = format!("{waits} {how}");
            self.notice = Some(Notice { text, alarm: false });
        }
    }

    fn is_open_for(&self, of: &DraftOf) -> bool {
        matches!(self.layers.last(), Some(Layer::Note(note)) if note.of() == of)
    }

    /// The box was quicker than the disk: the draft is put before what was typed meanwhile.
    fn join_draft(&mut self, draft: &Draft, time: String) {
        let Some(Layer::Note(note)) = self.layers.last_mut() else { return };
        let typed = note.draft().map(|typed| typed.note).filter(|typed| !typed.trim().is_empty());
        note.restore(draft);
        if let Some(typed) = typed {
            note.edit.insert(&format!("\n{typed}"));
        }
        let key = self.keymap.shown("note-revert");
        let text = say!(self.words, "draft-restored-of", time = &time, key = &key);
        note.kept = Some(time);
        self.notice = Some(Notice { text, alarm: false });
    }

    /// What an address is called: "Passage: Venezuela › Protection › Shelter and assistance".
    #[must_use]
    pub fn name_address(&self, address: &Address) -> String {
        Scribe { library: &self.library, words: &self.words }.address_name(address).line(&self.words)
    }

    /// A draft is on the disk since this time of day.
    pub(super) fn draft_is_kept(&mut self, of: &DraftOf, time: String) {
        for layer in &mut self.layers {
            if let Layer::Note(note) = layer
                && note.of() == of
            {
                note.kept = Some(time.clone());
            }
        }
        if let Some((_, known)) = self.drafts.iter_mut().find(|(draft, _)| draft.of == *of) {
            *known = Some(time);
        }
    }

    /// The note as another program left it.
    pub(super) fn was_edited(&mut self, of: &DraftOf, text: &str) {
        let Some(Layer::Note(note)) = self.layers.last_mut() else { return };
        let text = text.trim_end_matches('\n');
        if note.of() == of && note.edit.text() != text && !note.edit.replace(text) {
            self.tell_too_large();
        }
    }
}

/// Whether a change from the box changes the note, and not the labels alone.
fn changes_note(change: &Change) -> bool {
    match change {
        Change::Bookmark { before, after } => {
            before.as_ref().map(|bookmark| &bookmark.note) != after.as_ref().map(|bookmark| &bookmark.note)
        }
        // An item has no labels.
        Change::Deck { .. } => true,
    }
}
