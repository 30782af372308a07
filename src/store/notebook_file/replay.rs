//! Doing again what was done: the changes of a journal, or of a window that tries once more, to a notebook that
//! may hold none, some or all of them already, or what somebody else made of it.
//!
//! Must not: do anything twice, or lose a text. Where the notebook stands anywhere on the way that the changes
//! went, it is taken to the end of it; where it stands elsewhere, they are merged with what is there.

use crate::model::Id;
use crate::notebook::{Change, Notebook};
use std::collections::HashMap;

/// Does changes to a notebook, each in its order, and gives what was really changed.
///
/// The changes of one bookmark make a way of states: what was before the first, what was after each. The last
/// state of the way that is the notebook's own says how far it came; from there on the rest is done. A way may
/// have gaps, where somebody changed the file by hand between two changes: each stretch between gaps is then
/// merged on its own, as it was when it was made.
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
        let rest = way.get(came(notebook, &way)..).unwrap_or_default();
        done.extend(stretches(rest).iter().filter_map(|stretch| notebook.apply(stretch)));
    }
    done
}

/// How many changes of a way are done already.
fn came(notebook: &Notebook, way: &[&Change]) -> usize {
    let is = |change: &Change, after: bool| match change {
        Change::Bookmark { before, after: end } => {
            let state = if after { end } else { before };
            state.as_deref() == change.id().and_then(|id| notebook.bookmark(id))
        }
        Change::Deck { before, after: end } => {
            let state = if after { end } else { before };
            state.as_deref() == change.id().and_then(|id| notebook.deck(id))
        }
    };
    let place = |(at, change): (usize, &&Change)| match () {
        () if is(change, true) => Some(at + 1),
        () if is(change, false) => Some(at),
        () => None,
    };
    way.iter().enumerate().rev().find_map(place).unwrap_or(0)
}

/// Changes that follow one another without a gap, as one change each.
fn stretches(way: &[&Change]) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in way {
        match (all.last_mut(), *change) {
            (Some(Change::Bookmark { after, .. }), Change::Bookmark { before, after: end }) if after == before => {
                after.clone_from(end);
            }
            (Some(Change::Deck { after, .. }), Change::Deck { before, after: end }) if after == before => {
                after.clone_from(end);
            }
            (_, change) => all.push(change.clone()),
        }
    }
    all
}
