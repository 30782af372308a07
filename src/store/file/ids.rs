//! The ids of one list of a file: each once, and what each leads to.
//!
//! Must not: forget an id whose table was left out, so that what names it is not blamed as well.

use super::row::{At, Row};
use crate::model::{Fault, Id};
use crate::text::Raw;
use std::collections::HashMap;

/// Ids seen so far.
#[derive(Default)]
pub(crate) struct Ids(HashMap<Box<str>, Seen>);

struct Seen {
    at: usize,
    index: Option<usize>,
}

/// What an id leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To the item at this position.
    To(usize),
    /// To a table that was left out; why was said there.
    Nowhere,
    /// The file has no such id.
    Unknown,
}

impl Ids {
    /// Notes an id that a key gives; says so and returns `false` where it was used before.
    pub(crate) fn enter(&mut self, key: &str, id: &At<Id>, row: &mut Row<'_, '_>) -> bool {
        if let Some(seen) = self.0.get(id.value.as_str()) {
            let (found, first) = (Raw::new(id.value.as_str()).shown(), row.place_text(seen.at));
            row.error(key, id.at, Fault::Duplicate { found, first });
            return false;
        }
        self.0.insert(id.value.as_str().into(), Seen { at: id.at, index: None });
        true
    }

    /// Notes where the item of an id is.
    pub(crate) fn place(&mut self, id: &Id, index: usize) {
        if let Some(seen) = self.0.get_mut(id.as_str()) {
            seen.index = Some(index);
        }
    }

    /// From now on there is no such id.
    pub(crate) fn forget(&mut self, id: &Id) {
        self.0.remove(id.as_str());
    }

    /// What an id leads to.
    pub(crate) fn get(&self, id: &str) -> Leads {
        match self.0.get(id) {
            Some(Seen { index: Some(index), .. }) => Leads::To(*index),
            Some(Seen { index: None, .. }) => Leads::Nowhere,
            None => Leads::Unknown,
        }
    }

    /// The byte of the file at which an id was given.
    pub(crate) fn at(&self, id: &Id) -> Option<usize> {
        self.0.get(id.as_str()).map(|seen| seen.at)
    }

    /// All ids, in no order.
    pub(crate) fn known(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|id| &**id)
    }
}
