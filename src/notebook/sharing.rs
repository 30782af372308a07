//! What it takes to have what somebody shared: what is here already, what is new, and what is here otherwise.
//!
//! Must not: overwrite or lose a text of either side. Of two notes of one bookmark both texts stay; what cannot stand
//! in one bookmark or deck stays beside it, under a name of its own. Doing it again changes nothing.

use super::merge;
use super::{Address, Anchor, Bookmark, Change, Deck, DeckItem, LARGEST_NOTE, Notebook};
use crate::model::Id;
use crate::text::Shown;
use std::collections::HashMap;

/// What becomes of something that is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken<T> {
    /// It is here, under this name; nothing is done.
    Same(T, Id),
    /// It is nowhere here, and is added under its own name.
    New(T),
    /// It is here otherwise: the two become one that holds what both hold.
    Merged {
        /// As it came.
        theirs: T,
        /// As it is here.
        mine: T,
        /// As it is to be.
        both: T,
    },
    /// Something else has its name here: it is added beside that under another one.
    Beside {
        /// As it came.
        theirs: T,
        /// As it is to be added.
        added: T,
    },
}

/// All that is to be done, in the order of what came. Nothing was done yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Of bookmarks.
    pub bookmarks: Vec<Taken<Bookmark>>,
    /// Of decks.
    pub decks: Vec<Taken<Deck>>,
}

impl<T> Taken<T> {
    /// As it came.
    #[must_use]
    pub fn theirs(&self) -> &T {
        match self {
            Self::Same(theirs, _) | Self::New(theirs) => theirs,
            Self::Merged { theirs, .. } | Self::Beside { theirs, .. } => theirs,
        }
    }
}

impl Plan {
    /// What is to be done to have in `mine` all that is in `theirs`.
    #[must_use]
    pub fn of(mine: &Notebook, theirs: &Notebook) -> Self {
        let mut plan = Self::default();
        // One after the other, each beside what those before it left: a file may hold one thing twice.
        let mut all = Mine::default();
        mine.bookmarks.iter().for_each(|bookmark| all.put(bookmark));
        for bookmark in &theirs.bookmarks {
            let taken = all.take(bookmark);
            taken.result().into_iter().for_each(|bookmark| all.put(bookmark));
            plan.bookmarks.push(taken);
        }
        let mut decks = Notebook { bookmarks: Vec::new(), decks: mine.decks.clone() };
        for deck in &theirs.decks {
            let taken = take_deck(&decks, deck);
            taken.deck_change().and_then(|change| decks.apply(&change));
            plan.decks.push(taken);
        }
        plan
    }

    /// What does it.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let bookmarks = self.bookmarks.iter().filter_map(Taken::bookmark_change);
        bookmarks.chain(self.decks.iter().filter_map(Taken::deck_change)).collect()
    }
}

impl Taken<Bookmark> {
    /// What is here then that was not before.
    fn result(&self) -> Option<&Bookmark> {
        match self {
            Self::Same(..) => None,
            Self::New(added) | Self::Beside { added, .. } => Some(added),
            Self::Merged { both, .. } => Some(both),
        }
    }

    /// What does it.
    #[must_use]
    pub fn bookmark_change(&self) -> Option<Change> {
        match self.clone() {
            Self::Same(..) => None,
            Self::New(added) | Self::Beside { added, .. } => Some(Change::add(added)),
            Self::Merged { mine, both, .. } => Some(Change::edit(mine, both)),
        }
    }
}

impl Taken<Deck> {
    /// What does it.
    #[must_use]
    pub fn deck_change(&self) -> Option<Change> {
        match self.clone() {
            Self::Same(..) => None,
            Self::New(added) | Self::Beside { added, .. } => Some(Change::deck(None, Some(added))),
            Self::Merged { mine, both, .. } => Some(Change::deck(Some(mine), Some(both))),
        }
    }
}

/// The bookmarks that are here, found by id and by what they are on.
#[derive(Default)]
struct Mine {
    by_id: HashMap<Id, Bookmark>,
    by_address: HashMap<Address, Vec<Id>>,
}

impl Mine {
    /// A bookmark that is new, or as it is now; it stays on what it is on.
    fn put(&mut self, bookmark: &Bookmark) {
        if self.by_id.insert(bookmark.id.clone(), bookmark.clone()).is_none() {
            self.by_address.entry(bookmark.address.clone()).or_default().push(bookmark.id.clone());
        }
    }

    fn take(&self, theirs: &Bookmark) -> Taken<Bookmark> {
        let named = self.by_id.get(&theirs.id);
        let beside_it = self.by_address.get(&theirs.address).into_iter().flatten().filter_map(|id| self.by_id.get(id));
        let held = named.into_iter().chain(beside_it.filter(|mine| is_alike(mine, theirs)));
        if let Some(mine) = held.clone().find(|mine| holds(mine, theirs)) {
            return Taken::Same(theirs.clone(), mine.id.clone());
        }
        // Under another name only what differs in nothing but labels is the same thing.
        if let Some((mine, both)) = held.clone().find_map(|mine| Some((mine, merged(mine, theirs)?))) {
            return Taken::Merged { theirs: theirs.clone(), mine: mine.clone(), both };
        }
        if named.is_none() {
            return Taken::New(theirs.clone());
        }
        let id = beside(&theirs.id, |id| self.by_id.contains_key(id));
        Taken::Beside { theirs: theirs.clone(), added: Bookmark { id, ..theirs.clone() } }
    }
}

/// Whether two bookmarks of other names are one: on the same thing with the same note.
fn is_alike(mine: &Bookmark, theirs: &Bookmark) -> bool {
    mine.address == theirs.address && mine.anchor == theirs.anchor && merge::holds(&mine.note, &theirs.note) && {
        // An empty note is held by every other.
        !theirs.note.is_empty() || mine.note.is_empty()
    }
}

/// Whether all that is in theirs is in mine.
fn holds(mine: &Bookmark, theirs: &Bookmark) -> bool {
    mine.address == theirs.address
        && holds_anchor(mine.anchor.as_ref(), theirs.anchor.as_ref())
        && merge::holds(&mine.note, &theirs.note)
        && theirs.labels.iter().all(|label| mine.labels.contains(label))
}

fn holds_anchor(mine: Option<&Anchor>, theirs: Option<&Anchor>) -> bool {
    theirs.is_none() || mine == theirs
}

/// One bookmark that holds both, where one can.
fn merged(mine: &Bookmark, theirs: &Bookmark) -> Option<Bookmark> {
    if mine.address != theirs.address {
        return None;
    }
    let mut labels = mine.labels.clone();
    labels.extend(theirs.labels.iter().filter(|label| !mine.labels.contains(label)).cloned());
    Some(Bookmark {
        note: both(&mine.note, &theirs.note)?,
        labels,
        anchor: one_of(&mine.anchor, &theirs.anchor)?,
        updated: mine.updated.max(theirs.updated),
        ..mine.clone()
    })
}

/// Both texts, unless they are more than a note may be.
fn both(mine: &Shown, theirs: &Shown) -> Option<Shown> {
    let note = merge::note(None, theirs, mine);
    (note.len() <= LARGEST_NOTE).then_some(note)
}

/// The one that there is; none of two that differ.
fn one_of<T: Clone + PartialEq>(mine: &Option<T>, theirs: &Option<T>) -> Option<Option<T>> {
    match (mine, theirs) {
        (Some(a), Some(b)) if a != b => None,
        (mine, theirs) => Some(mine.clone().or_else(|| theirs.clone())),
    }
}

fn take_deck(all: &Notebook, theirs: &Deck) -> Taken<Deck> {
    let named = all.deck(&theirs.name);
    if let Some(mine) = named.into_iter().chain(&all.decks).find(|mine| holds_deck(mine, theirs)) {
        return Taken::Same(theirs.clone(), mine.name.clone());
    }
    let Some(mine) = named else { return Taken::New(theirs.clone()) };
    if let Some(both) = merged_deck(mine, theirs) {
        return Taken::Merged { theirs: theirs.clone(), mine: mine.clone(), both };
    }
    let name = beside(&theirs.name, |name| all.deck(name).is_some());
    Taken::Beside { theirs: theirs.clone(), added: Deck { name, ..theirs.clone() } }
}

/// Whether all that is in theirs is in mine, in the same order.
fn holds_deck(mine: &Deck, theirs: &Deck) -> bool {
    let mut rest = mine.items.iter();
    mine.title == theirs.title && theirs.items.iter().all(|item| rest.any(|own| holds_item(own, item)))
}

fn holds_item(mine: &DeckItem, theirs: &DeckItem) -> bool {
    mine.address == theirs.address
        && holds_anchor(mine.anchor.as_ref(), theirs.anchor.as_ref())
        && merge::holds(&mine.note, &theirs.note)
        && (theirs.minutes.is_none() || mine.minutes == theirs.minutes)
}

/// One deck that holds both, where they have one title and what is in both stands in the same order.
fn merged_deck(mine: &Deck, theirs: &Deck) -> Option<Deck> {
    if mine.title != theirs.title {
        return None;
    }
    let mut deck = Deck { updated: mine.updated.max(theirs.updated), ..mine.clone() };
    // Behind what the next item of theirs stands that mine has not.
    let mut behind = 0;
    for item in &theirs.items {
        let own = deck.items.iter().position(|own| own.id == item.id);
        let both = own.and_then(|at| deck.items.get(at)).and_then(|own| merged_item(own, item));
        match (own, both) {
            (Some(at), Some(_)) if at < behind => return None,
            (Some(at), Some(both)) => {
                if let Some(own) = deck.items.get_mut(at) {
                    *own = both;
                }
                behind = at + 1;
            }
            _ => {
                let id = match own {
                    Some(_) => beside(&item.id, |id| deck.items.iter().any(|own| own.id == *id)),
                    None => item.id.clone(),
                };
                deck.items.insert(behind, DeckItem { id, ..item.clone() });
                behind += 1;
            }
        }
    }
    Some(deck)
}

fn merged_item(mine: &DeckItem, theirs: &DeckItem) -> Option<DeckItem> {
    (mine.address == theirs.address).then_some(())?;
    Some(DeckItem {
        note: both(&mine.note, &theirs.note)?,
        minutes: one_of(&mine.minutes, &theirs.minutes)?,
        anchor: one_of(&mine.anchor, &theirs.anchor)?,
        ..mine.clone()
    })
}

/// The name with the first number behind it that nothing has; cut where it would be too long.
fn beside(name: &Id, taken: impl Fn(&Id) -> bool) -> Id {
    (2..).filter_map(|number| merge::numbered(name, number)).find(|id| !taken(id)).unwrap_or_else(|| name.clone())
}

#[cfg(test)]
mod tests;
