//! What the reader keeps, on disk: a file that people can read, edit and keep in git.
//!
//! Must not: overwrite what it does not understand. Every change is made to the file as it is on
//! disk at that moment, under the lock, so that two windows never undo each other.

mod table;

use super::disk::{self, StoreError, shown};
use super::paths::Paths;
use crate::notebook::{Change, LARGEST_NOTE, Notebook};
use std::path::PathBuf;

/// The reader's notebook on disk, as one window knows it.
#[derive(Clone, Debug)]
pub struct NotebookStore {
    file: Option<PathBuf>,
    lock: Option<PathBuf>,
    known: Notebook,
}

impl NotebookStore {
    /// Where the paths say; nothing is touched yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { file: paths.bookmarks(), lock: paths.lock(), known: Notebook::default() }
    }

    /// All that can be read, as it is on disk now. An entry without a place or an id is left out here
    /// and never changed in the file.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or is not ours to write.
    pub fn read(&mut self) -> Result<&Notebook, StoreError> {
        let file = self.file.as_deref().ok_or(StoreError::NoPlace)?;
        self.known = table::notebook(&table::document(file)?);
        Ok(&self.known)
    }

    /// Makes changes, merged with what others did meanwhile, and gives those that were really made.
    ///
    /// # Errors
    /// Where the lock is held for two seconds, the file is not ours to write, or the disk says
    /// no. The file is as it was then. A note over 64 KiB is refused.
    pub fn save(&mut self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let (Some(file), Some(lock)) = (&self.file, &self.lock) else {
            return Err(StoreError::NoPlace);
        };
        if changes.iter().any(is_too_big) {
            return Err(StoreError::NoteTooBig { limit: LARGEST_NOTE });
        }
        let _held = disk::lock(lock)?;
        let mut document = table::document(file)?;
        let mut all = table::notebook(&document);
        let done: Vec<Change> = changes.iter().filter_map(|change| all.apply(change)).collect();
        done.iter().for_each(|change| table::write(&mut document, change));
        // A second time changes nothing, and must not put the same content into the `.bak`.
        if !done.is_empty() {
            let text = document.to_string();
            // What will be on disk is read back before it is, by the gate of the next start, so that a
            // fault of ours can neither lose anything nor lock the reader out.
            if table::parse(file, &text).map(|document| table::notebook(&document)).as_ref() != Ok(&all) {
                return Err(StoreError::Unproved { path: shown(file) });
            }
            disk::replace(file, &text, true)?;
        }
        self.known = all;
        Ok(done)
    }
}

fn is_too_big(change: &Change) -> bool {
    match change {
        Change::Bookmark { after, .. } => after.as_ref().is_some_and(|new| new.note.len() > LARGEST_NOTE),
        Change::Deck { after, .. } => {
            after.iter().flat_map(|deck| &deck.items).any(|item| item.note.len() > LARGEST_NOTE)
        }
    }
}

#[cfg(test)]
mod tests;
