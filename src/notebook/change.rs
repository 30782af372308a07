//! A change to what is kept: what was there before and what is there after. That is enough to do it, to
//! undo it, to do it again after a crash, and to merge it with what another window did meanwhile.
//!
//! Must not: lose a text. Where two changed the same note, both are kept.

use super::merge;
use super::{Bookmark, Deck, bookmark};
use crate::model::{Id, Place};
use jiff::Timestamp;
use std::collections::HashSet;

/// All that a reader keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// By id, unless a person ordered the file otherwise.
    pub bookmarks: Vec<Bookmark>,
    /// By name.
    pub decks: Vec<Deck>,
}

/// A change of one bookmark or deck. Nothing before means that it is new, nothing after that it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Of a bookmark; both have the same id.
    Bookmark {
        /// As the window knew it.
        before: Option<Box<Bookmark>>,
        /// As it is to be.
        after: Option<Box<Bookmark>>,
    },
    /// Of a deck; both have the same name.
    Deck {
        /// As the window knew it.
        before: Option<Box<Deck>>,
        /// As it is to be.
        after: Option<Box<Deck>>,
    },
}

impl Change {
    /// A bookmark that is new.
    #[must_use]
    pub fn add(bookmark: Bookmark) -> Self {
        Self::Bookmark { before: None, after: Some(Box::new(bookmark)) }
    }

    /// A bookmark that changes.
    #[must_use]
    pub fn edit(before: Bookmark, after: Bookmark) -> Self {
        Self::Bookmark { before: Some(Box::new(before)), after: Some(Box::new(after)) }
    }

    /// A bookmark that goes.
    #[must_use]
    pub fn remove(bookmark: Bookmark) -> Self {
        Self::Bookmark { before: Some(Box::new(bookmark)), after: None }
    }

    /// A deck that is new, changes or goes.
    #[must_use]
    pub fn deck(before: Option<Deck>, after: Option<Deck>) -> Self {
        Self::Deck { before: before.map(Box::new), after: after.map(Box::new) }
    }

    /// What takes it back.
    #[must_use]
    pub fn undo(&self) -> Self {
        match self.clone() {
            Self::Bookmark { before, after } => Self::Bookmark { before: after, after: before },
            Self::Deck { before, after } => Self::Deck { before: after, after: before },
        }
    }

    /// The id of the bookmark, or the name of the deck.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        match self {
            Self::Bookmark { before, after } => after.as_ref().or(before.as_ref()).map(|bookmark| &bookmark.id),
            Self::Deck { before, after } => after.as_ref().or(before.as_ref()).map(|deck| &deck.name),
        }
    }
}

impl Notebook {
    /// A bookmark by id.
    #[must_use]
    pub fn bookmark(&self, id: &Id) -> Option<&Bookmark> {
        self.bookmarks.iter().find(|bookmark| bookmark.id == *id)
    }

    /// A deck by name.
    #[must_use]
    pub fn deck(&self, name: &Id) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.name == *name)
    }

    /// The places that are bookmarked.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.bookmarks.iter().filter_map(|bookmark| bookmark.address.place()).cloned().collect()
    }

    /// An id for a new bookmark.
    pub fn fresh_id(&self, now: Timestamp) -> Option<Id> {
        bookmark::fresh_id(|name| self.bookmarks.iter().any(|known| known.id.as_str() == name), now)
    }

    /// Does changes in their order, as [`Notebook::apply`] does each.
    pub fn apply_all(&mut self, changes: &[Change]) {
        if self.is_simple(changes) {
            let gone: HashSet<&Id> = changes.iter().filter_map(removed).map(|bookmark| &bookmark.id).collect();
            self.bookmarks.retain(|known| !gone.contains(&known.id));
            self.bookmarks.extend(changes.iter().filter_map(added).cloned());
            self.bookmarks.sort_by(|one, other| one.id.cmp(&other.id));
            return;
        }
        for change in changes {
            self.apply(change);
        }
    }

    /// Whether many changes only take away bookmarks as they are and add others that are new: then all are done in one
    /// pass. One by one, each would look through all bookmarks, and ten thousand that are deleted together would take
    /// seconds.
    fn is_simple(&self, changes: &[Change]) -> bool {
        const MANY: usize = 16;
        if changes.len() < MANY || !self.bookmarks.is_sorted_by(|one, next| one.id < next.id) {
            return false;
        }
        let mut ids = HashSet::new();
        changes.iter().all(|change| {
            let known = |id: &Id| {
                self.bookmarks.binary_search_by(|known| known.id.cmp(id)).ok().and_then(|at| self.bookmarks.get(at))
            };
            let fits = match (removed(change), added(change)) {
                (Some(old), None) => known(&old.id) == Some(old),
                (None, Some(new)) => known(&new.id).is_none(),
                _ => false,
            };
            fits && change.id().is_some_and(|id| ids.insert(id))
        })
    }

    /// Does a change, merged with what is there, and gives what was really changed, or `None` where
    /// nothing was.
    pub fn apply(&mut self, change: &Change) -> Option<Change> {
        let id = change.id()?.clone();
        match change {
            Change::Bookmark { before, after } => {
                let at = self.bookmarks.iter().position(|known| known.id == id);
                if let (None, Some(new)) = (before, after)
                    && let Some(other) = self.elsewhere(new, at)
                {
                    return other;
                }
                let now = at.and_then(|at| self.bookmarks.get(at)).cloned();
                let merged = merge::bookmark(before.as_deref(), after.as_deref(), now.as_ref());
                if merged == now {
                    return None;
                }
                put(&mut self.bookmarks, (at, &id), |bookmark| &bookmark.id, merged.clone());
                Some(Change::Bookmark { before: now.map(Box::new), after: merged.map(Box::new) })
            }
            Change::Deck { before, after } => {
                let at = self.decks.iter().position(|known| known.name == id);
                let now = at.and_then(|at| self.decks.get(at)).cloned();
                let merged = merge::deck(before.as_deref(), after.as_deref(), now.as_ref());
                if merged == now {
                    return None;
                }
                put(&mut self.decks, (at, &id), |deck| &deck.name, merged.clone());
                Some(Change::deck(now, merged))
            }
        }
    }
}

/// The bookmark that a change only takes away.
fn removed(change: &Change) -> Option<&Bookmark> {
    if let Change::Bookmark { before, after: None } = change { before.as_deref() } else { None }
}

/// The bookmark that a change only adds.
fn added(change: &Change) -> Option<&Bookmark> {
    if let Change::Bookmark { before: None, after } = change { after.as_deref() } else { None }
}

impl Notebook {
    /// A new bookmark whose id another one took in the same moment gets the next free one; what was done then,
    /// and nothing where it is there already.
    fn elsewhere(&mut self, new: &Bookmark, at: Option<usize>) -> Option<Option<Change>> {
        let is_same = |known: &Bookmark| {
            known.created == new.created && known.address == new.address && known.note.contains(new.note.as_str())
        };
        at.and_then(|at| self.bookmarks.get(at)).filter(|known| !is_same(known))?;
        let mut names = (2u32..).filter_map(|number| Id::new(&format!("{}-{number}", new.id)));
        let same = |known: &Bookmark| Bookmark { id: new.id.clone(), ..known.clone() } == *new;
        if self.bookmarks.iter().any(same) {
            return Some(None);
        }
        let id = names.find(|id| self.bookmark(id).is_none())?;
        Some(self.apply(&Change::add(Bookmark { id, ..new.clone() })))
    }
}

/// Puts something in the place of what has its id, removes that, or adds it before the first one with a later id.
fn put<T>(all: &mut Vec<T>, (at, id): (Option<usize>, &Id), key: impl Fn(&T) -> &Id, new: Option<T>) {
    match (at, new) {
        (Some(at), Some(new)) => {
            if let Some(known) = all.get_mut(at) {
                *known = new;
            }
        }
        (Some(at), None) => drop(all.remove(at)),
        (None, Some(new)) => {
            let later = all.iter().position(|known| key(known) > id);
            all.insert(later.unwrap_or(all.len()), new);
        }
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Raw;
    use proptest::prelude::*;

    fn noted(number: u8, note: u8) -> Bookmark {
        let id = Id::new(&format!("b-{number:02}")).unwrap();
        let note = Raw::new(format!("note {note}")).shown();
        Bookmark { note, ..Bookmark::new(id, "ve".parse().unwrap(), Timestamp::UNIX_EPOCH) }
    }

    proptest! {
        /// Whatever many changes are, done together they are what they are one by one.
        #[test]
        fn together_is_as_one_by_one(
            there in proptest::collection::btree_map(0u8..60, 0u8..2, 0..60),
            asked in proptest::collection::vec((0u8..60, 0u8..3, 0u8..2), 0..40),
            is_ordered in any::<bool>(),
        ) {
            let mut bookmarks: Vec<Bookmark> = there.iter().map(|(number, note)| noted(*number, *note)).collect();
            if !is_ordered {
                bookmarks.reverse();
            }
            let changes: Vec<Change> = asked
                .iter()
                .map(|(number, kind, note)| match kind {
                    0 => Change::add(noted(*number, *note)),
                    1 => Change::remove(noted(*number, *note)),
                    _ => Change::edit(noted(*number, 0), noted(*number, 1)),
                })
                .collect();
            let mut together = Notebook { bookmarks, decks: Vec::new() };
            let mut each = together.clone();
            together.apply_all(&changes);
            for change in &changes {
                each.apply(change);
            }
            prop_assert_eq!(together, each);
        }
    }

    #[test]
    fn many_that_go_and_come_are_simple() {
        let all: Vec<Bookmark> = (0..40).map(|number| noted(number, 0)).collect();
        let mut notebook = Notebook { bookmarks: all.clone(), decks: Vec::new() };
        let gone: Vec<Change> = all.iter().skip(5).cloned().map(Change::remove).collect();
        assert!(notebook.is_simple(&gone));
        notebook.apply_all(&gone);
        assert_eq!(notebook.bookmarks, all[..5]);
        let back: Vec<Change> = gone.iter().rev().map(Change::undo).collect();
        assert!(notebook.is_simple(&back));
        notebook.apply_all(&back);
        assert_eq!(notebook.bookmarks, all);
        assert!(!notebook.is_simple(&vec![Change::edit(noted(1, 0), noted(1, 1)); 40]));
    }
}
