//! What the reader keeps, on disk: a file that people can read, edit and keep in git, and a journal that makes it
//! safe.
//!
//! | file | what it is | who writes it |
//! |---|---|---|
//! | `bookmarks.toml` | the snapshot (`reading`, `table`) | people; `snapshot`, under the lock |
//! | `bookmarks.toml.bak` | the snapshot before it | `snapshot` |
//! | `journal` | what was saved since (`line`, `journal`) | `save`, under the lock |
//! | `journal.last` | what was saved between the `.bak` and the snapshot | `snapshot` |
//! | `journal.side-…` | what was saved without the lock (`side`) | any window |
//! | `journal.torn-…`, `journal.bad-…` | what was set aside | `save`, `repair` |
//!
//! A save is one line of the journal, on disk before it is said to be saved. A line holds what was before and
//! after, so that doing it again is doing it once (`replay`): reading is the snapshot with the journal done to
//! it, whether the snapshot has it already or not. Everything is built of the few calls of `disk`; `proof` cuts the
//! power and lets calls fail between any two of them.
//!
//! Must not: overwrite what it does not understand, or lose what was said to be saved.

mod check;
mod conflict;
mod disk;
mod entry;
mod journal;
mod line;
mod places;
#[cfg(test)]
mod proof;
mod reading;
mod repair;
mod replay;
mod report;
mod save;
mod side;
mod snapshot;
mod table;
mod window;

use super::disk::StoreError;
use super::paths::Paths;
use crate::notebook::{Change, Notebook};
pub use report::{Deed, Holds, Repaired, StateFault, StateFile, StateProblem, StateReport};

use disk::RealDisk;
use places::Places;
use window::Window;

/// The reader's notebook on disk, as one window knows it.
pub struct NotebookStore(Window<RealDisk>);

impl NotebookStore {
    /// Where the paths say; nothing is touched yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self(Window::new(RealDisk, Places::new(paths)))
    }

    /// All that can be read, as it is on disk now. An entry without a place or an id is left out here
    /// and never changed in the file.
    ///
    /// # Errors
    /// Where a file is there and cannot be read, or is not ours to write.
    pub fn read(&mut self) -> Result<&Notebook, StoreError> {
        self.0.read()
    }

    /// Makes changes, merged with what others did meanwhile, and gives those that were really made. They are
    /// on disk when this comes back. Where another window holds the lock for two seconds they wait
    /// beside the journal, and count as made.
    ///
    /// # Errors
    /// Where a file is not ours to write, or the disk says no; then asking again for the same, with more behind
    /// it, is right. A note over 64 KiB is refused, unless it was kept before.
    pub fn save(&mut self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        self.0.save(changes)
    }

    /// Writes what was saved into the file that people read.
    ///
    /// # Errors
    /// As [`Self::save`]. What was saved stays saved.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        self.0.settle()
    }

    /// All that is on disk, and all that is wrong with it. Nothing is changed.
    ///
    /// # Errors
    /// Where no folder for the reader's data is known.
    pub fn check(&self) -> Result<StateReport, StoreError> {
        self.0.check()
    }

    /// Sets right what keeps the notebook from being read: what cannot be read is set aside, what was saved is kept.
    ///
    /// # Errors
    /// Where no folder for the reader's data is known.
    pub fn repair(&mut self) -> Result<Repaired, StoreError> {
        self.0.repair()
    }

    /// How many changes the file that people read does not have yet, as far as this window knows.
    #[must_use]
    pub fn to_settle(&self) -> usize {
        self.0.to_settle()
    }
}

#[cfg(test)]
mod tests;
