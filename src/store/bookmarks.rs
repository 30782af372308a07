//! The reader's bookmarks: a file that people can read, edit and keep in git.
//!
//! Must not: overwrite what it does not understand. Every change is made to the file as it is on
//! disk at that moment, under the lock, so that two windows never undo each other.

mod table;

use super::disk::{self, StoreError, shown};
use super::paths::Paths;
use crate::model::{Id, Place};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::path::PathBuf;
use table::{bookmarks, document, parse, write_op};

/// Largest note, in bytes.
pub(super) const LARGEST_NOTE: usize = 64 * 1024;

/// A place with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Unique; sorts by creation.
    pub id: Id,
    /// What it is on.
    pub place: Place,
    /// The reader's words; may have several lines.
    pub note: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// The passage's words when it was made, by which it is found again.
    pub quote: Option<Shown>,
}

/// A change. Doing it twice is doing it once, so that a journal can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// This bookmark is there, as it is here. For making and for undoing a removal; a change of
    /// one field has its own operation, so that a window never writes its old copy of the others.
    Put(Bookmark),
    /// The note of this bookmark is this one. Nothing where the bookmark is gone.
    SetNote {
        /// The bookmark.
        id: Id,
        /// The reader's words.
        note: Shown,
        /// When they were written.
        updated: Timestamp,
    },
    /// No bookmark has this id.
    Remove(Id),
}

/// A bookmark that has no id yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBookmark {
    /// What it is on.
    pub place: Place,
    /// The reader's words.
    pub note: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// The passage's words.
    pub quote: Option<Shown>,
}

/// The file.
#[derive(Clone, Debug)]
pub struct BookmarkFile {
    file: Option<PathBuf>,
    lock: Option<PathBuf>,
}

impl BookmarkFile {
    /// Where the paths say; nothing is touched yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { file: paths.bookmarks(), lock: paths.lock() }
    }

    /// All bookmarks that can be read, in the order of the file, which is that of the ids unless a
    /// person ordered it otherwise. An entry without a place or an id is left out here and never
    /// changed in the file.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or is not ours to write.
    pub fn read(&self) -> Result<Vec<Bookmark>, StoreError> {
        let file = self.file.as_deref().ok_or(StoreError::NoPlace)?;
        Ok(bookmarks(&document(file)?))
    }

    /// Makes a bookmark and gives its id and all bookmarks.
    ///
    /// # Errors
    /// As [`Self::apply`]; a note over 64 KiB is refused.
    pub fn add(&self, new: NewBookmark, now: Timestamp) -> Result<(Id, Vec<Bookmark>), StoreError> {
        let mut made = None;
        let all = self.change(|known| {
            let NewBookmark { place, note, labels, quote } = new;
            made = fresh_id(known, now);
            let put = |id| Op::Put(Bookmark { id, place, note, labels, created: now, updated: now, quote });
            Ok(made.clone().map(put).into_iter().collect())
        })?;
        made.map(|id| (id, all)).ok_or(StoreError::NoPlace)
    }

    /// Makes changes and gives all bookmarks as they are on disk now.
    ///
    /// # Errors
    /// Where the lock is held for two seconds, the file is not ours to write, or the disk says
    /// no. The file is as it was then.
    pub fn apply(&self, ops: &[Op]) -> Result<Vec<Bookmark>, StoreError> {
        self.change(|_| Ok(ops.to_vec()))
    }

    /// Removes a bookmark by id.
    ///
    /// # Errors
    /// As [`Self::apply`], and where there is none of this id.
    pub fn remove(&self, id: &Id) -> Result<Vec<Bookmark>, StoreError> {
        self.change(|known| {
            let there = known.iter().any(|bookmark| bookmark.id == *id);
            there
                .then(|| vec![Op::Remove(id.clone())])
                .ok_or_else(|| StoreError::NoSuchBookmark { id: Raw::display(id).shown() })
        })
    }

    fn change(
        &self,
        ops: impl FnOnce(&[Bookmark]) -> Result<Vec<Op>, StoreError>,
    ) -> Result<Vec<Bookmark>, StoreError> {
        let (Some(file), Some(lock)) = (&self.file, &self.lock) else {
            return Err(StoreError::NoPlace);
        };
        let _held = disk::lock(lock)?;
        let mut document = document(file)?;
        let before = document.to_string();
        let mut expected = bookmarks(&document);
        let ops = ops(&expected)?;
        for op in &ops {
            let note = match op {
                Op::Put(Bookmark { note, .. }) | Op::SetNote { note, .. } => note.len(),
                Op::Remove(_) => 0,
            };
            if note > LARGEST_NOTE {
                return Err(StoreError::NoteTooBig { limit: LARGEST_NOTE });
            }
            write_op(&mut document, op);
            apply(&mut expected, op);
        }
        let text = document.to_string();
        // A second time changes nothing, and must not put the same content into the `.bak`.
        if text == before {
            return Ok(expected);
        }
        // What will be on disk is read back before it is, by the gate of the next start, so that a
        // fault of ours can neither lose anything nor lock the reader out.
        if parse(file, &text).map(|document| bookmarks(&document)).as_ref() != Ok(&expected) {
            return Err(StoreError::Unproved { path: shown(file) });
        }
        disk::replace(file, &text, true)?;
        Ok(expected)
    }
}

/// Does a change to a list, as it is done to the file. A new bookmark stands before the first
/// one with a later id.
pub fn apply(bookmarks: &mut Vec<Bookmark>, op: &Op) {
    match op {
        Op::Put(bookmark) => match bookmarks.iter_mut().find(|known| known.id == bookmark.id) {
            Some(known) => *known = bookmark.clone(),
            None => {
                let later = bookmarks.iter().position(|known| known.id > bookmark.id);
                bookmarks.insert(later.unwrap_or(bookmarks.len()), bookmark.clone());
            }
        },
        Op::SetNote { id, note, updated } => {
            if let Some(known) = bookmarks.iter_mut().find(|known| known.id == *id) {
                known.note = note.clone();
                known.updated = *updated;
            }
        }
        Op::Remove(id) => bookmarks.retain(|known| known.id != *id),
    }
}

/// `b-` and the time in base 36, which sorts by creation; a second bookmark in the same
/// millisecond, or under a clock that went back, takes the next one that is free.
fn fresh_id(known: &[Bookmark], now: Timestamp) -> Option<Id> {
    let first = now.as_millisecond().unsigned_abs();
    let mut names = (first..=u64::MAX).map(|number| format!("b-{}", base36(number)));
    let free = names.find(|name| known.iter().all(|bookmark| bookmark.id.as_str() != name));
    free.and_then(|name| Id::new(&name))
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

#[cfg(test)]
mod tests;
