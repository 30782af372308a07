//! Doing again what was done: the changes of a journal, or of a window that tries once more, to a notebook that
//! may hold none, some or all of them already, or what somebody else made of it.
//!
//! Must not: do anything twice, or lose a text. Where the notebook stands anywhere on the way that the changes
//! went, it is taken to the end of it; where it stands elsewhere, they are merged with what is there.

use crate::model::Id;
use crate::notebook::{Bookmark, Change, Deck, Notebook};
use std::collections::HashMap;

/// Does changes to a notebook, each in its order, and gives what was really changed.
///
/// The changes of one bookmark make a way of states: what was before the first, what was after each. A way may have
/// gaps, where somebody changed the file by hand between two changes, or a window asks for several things
/// that it did not build on one another; the stretches between gaps are done one after the other. The first stretch on
/// which the notebook stands says where to begin: from wherever it stands on it, its end is what was meant. Were it the
/// last one, a notebook that came back to what it once was would lose what was done in between.
pub(super) fn replay<'a>(notebook: &mut Notebook, changes: impl IntoIterator<Item = &'a Change>) -> Vec<Change> {
    let mut ways: Vec<Vec<&Change>> = Vec::new();
    let mut known: HashMap<(bool, &Id), usize> = HashMap::new();
    for change in changes {
        let Some(id) = change.id() else { continue };
        let is_deck = matches!(change, Change::Deck { .. });
        let at = *known.entry((is_deck, id)).or_insert(ways.len());
        match ways.get_mut(at) {
            Some(way) => way.push(change),
            None => ways.push(vec![change]),
        }
    }
    let mut done = Vec::new();
    for way in ways {
        let Some(first) = way.first() else { continue };
        let stretches = stretches(&way);
        let mut now = Now::of(notebook, first);
        let is_on = |now: &Option<Now>, stretch: &[&Change]| {
            now.as_ref().is_some_and(|now| stretch.iter().any(|change| now.is_on(change)))
        };
        let stands = stretches.iter().position(|stretch| is_on(&now, stretch));
        for (turn, stretch) in stretches.get(stands.unwrap_or(0)..).unwrap_or_default().iter().enumerate() {
            if turn > 0 {
                now = Now::of(notebook, first);
            }
            let on = is_on(&now, stretch);
            done.extend(whole(stretch, now.take().filter(|_| on)).and_then(|change| notebook.apply(&change)));
        }
    }
    done
}

/// What a notebook holds of the thing that changes.
enum Now {
    Bookmark(Option<Box<Bookmark>>),
    Deck(Option<Box<Deck>>),
}

impl Now {
    fn of(notebook: &Notebook, change: &Change) -> Option<Self> {
        let id = change.id()?;
        Some(match change {
            Change::Bookmark { .. } => Self::Bookmark(notebook.bookmark(id).cloned().map(Box::new)),
            Change::Deck { .. } => Self::Deck(notebook.deck(id).cloned().map(Box::new)),
        })
    }

    /// Whether it is the beginning or the end of a change.
    fn is_on(&self, change: &Change) -> bool {
        match (self, change) {
            (Self::Bookmark(now), Change::Bookmark { before, after }) => before == now || after == now,
            (Self::Deck(now), Change::Deck { before, after }) => before == now || after == now,
            _ => false,
        }
    }
}

/// The parts of a way without gaps.
fn stretches<'a>(way: &[&'a Change]) -> Vec<Vec<&'a Change>> {
    let goes_on = |last: &Change, next: &Change| match (last, next) {
        (Change::Bookmark { after, .. }, Change::Bookmark { before, .. }) => after == before,
        (Change::Deck { after, .. }, Change::Deck { before, .. }) => after == before,
        _ => false,
    };
    let mut all: Vec<Vec<&Change>> = Vec::new();
    for change in way {
        match all.last_mut() {
            Some(stretch) if stretch.last().is_some_and(|last| goes_on(last, change)) => stretch.push(change),
            _ => all.push(vec![change]),
        }
    }
    all
}

/// A stretch as one change: from where the notebook stands, where it stands on it, and else from its beginning.
fn whole(stretch: &[&Change], stands: Option<Now>) -> Option<Change> {
    match (stretch.first()?, stretch.last()?, stands) {
        (Change::Bookmark { .. }, Change::Bookmark { after, .. }, Some(Now::Bookmark(now))) => {
            Some(Change::Bookmark { before: now, after: after.clone() })
        }
        (Change::Bookmark { before, .. }, Change::Bookmark { after, .. }, None) => {
            Some(Change::Bookmark { before: before.clone(), after: after.clone() })
        }
        (Change::Deck { .. }, Change::Deck { after, .. }, Some(Now::Deck(now))) => {
            Some(Change::Deck { before: now, after: after.clone() })
        }
        (Change::Deck { before, .. }, Change::Deck { after, .. }, None) => {
            Some(Change::Deck { before: before.clone(), after: after.clone() })
        }
        _ => None,
    }
}
