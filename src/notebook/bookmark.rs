//! A bookmark: an address with a note.
//!
//! Must not: know how it is stored.

use super::{Address, Anchor};
use crate::model::Id;
use crate::text::Shown;
use jiff::Timestamp;

/// Largest note, in bytes: far beyond what anybody types, and far below what would slow the reader.
pub const LARGEST_NOTE: usize = 64 * 1024;

/// An address with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Unique; sorts by creation.
    pub id: Id,
    /// What it is on.
    pub address: Address,
    /// The reader's words; may have several lines.
    pub note: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// Where it stands in the reader's own order, as if it had been made then; set once it was moved.
    pub sort: Option<Timestamp>,
    /// The passage's words when it was made, by which it is found again.
    pub anchor: Option<Anchor>,
}

impl Bookmark {
    /// A new one.
    #[must_use]
    pub fn new(id: Id, address: Address, now: Timestamp) -> Self {
        let (note, labels) = (Shown::ours(""), Vec::new());
        Self { id, address, note, labels, created: now, updated: now, sort: None, anchor: None }
    }

    /// What the reader's own order goes by, newest first.
    #[must_use]
    pub fn rank(&self) -> (Timestamp, &Id) {
        (self.sort.unwrap_or(self.created), &self.id)
    }
}

/// `b-` and the time in base 36, which sorts by creation; a second bookmark in the same
/// millisecond, or under a clock that went back, takes the next one that is free.
pub(super) fn fresh_id(taken: impl Fn(&str) -> bool, now: Timestamp) -> Option<Id> {
    fresh("b", taken, now)
}

/// A name that is free: a letter and the time.
pub(super) fn fresh(letter: &str, taken: impl Fn(&str) -> bool, now: Timestamp) -> Option<Id> {
    let first = now.as_millisecond().unsigned_abs();
    let mut names = (first..=u64::MAX).map(|number| format!("{letter}-{}", base36(number)));
    names.find(|name| !taken(name)).and_then(|name| Id::new(&name))
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(u32::try_from(number % 36).unwrap_or(0), 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    // Eight digits reach from 1970 to 2059: as long as all are of one length, their order as text
    // is that of the times.
    digits.resize(digits.len().max(8), '0');
    digits.iter().rev().collect()
}
