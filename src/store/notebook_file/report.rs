//! What is on disk of the notebook, what is wrong with it, and what a repair did: data for whoever tells it.
//!
//! Must not: hold text that was not cleaned.

use crate::store::disk::StoreError;
use crate::text::Shown;

/// What is on disk of the notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateReport {
    /// Every file that is there: first the one that people read.
    pub files: Vec<StateFile>,
    /// All that is wrong, in the same order.
    pub problems: Vec<StateProblem>,
}

impl StateReport {
    /// Whether anything keeps the notebook from being read, or from being saved.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.fault.is_error())
    }
}

/// A file of the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFile {
    /// Where it is.
    pub path: Shown,
    /// What it is.
    pub holds: Holds,
}

/// What a file of the notebook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It is the file that people read, and can be read.
    Snapshot {
        /// Bookmarks in it.
        bookmarks: usize,
        /// Decks in it.
        decks: usize,
    },
    /// The content of that file before the last one.
    Before,
    /// What was saved since the file was written.
    Journal {
        /// Changes in it.
        changes: usize,
    },
    /// What was saved between the content before and the file.
    Last {
        /// Changes in it.
        changes: usize,
    },
    /// One save, made while the journal was not to be had.
    Side {
        /// Changes in it.
        changes: usize,
    },
    /// The folder of notes that are being written.
    Drafts {
        /// Files in it.
        files: usize,
    },
    /// Something that was set aside.
    Aside,
    /// Something that was not finished, and that nobody reads.
    Unfinished,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateProblem {
    /// The file.
    pub path: Shown,
    /// The line, from 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// What it is.
    pub fault: StateFault,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateFault {
    /// The file is not ours to write, or cannot be read.
    Refused(StoreError),
    /// A line of a journal cannot be read.
    BadLine,
    /// The last line of the journal is not whole: it was never said to be saved.
    Torn,
    /// An entry cannot be read; it stays in the file as it is.
    Unreadable,
}

impl StateFault {
    /// Whether it keeps the notebook from being read or saved.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::BadLine)
    }
}

/// What a repair came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was done, in order.
    pub deeds: Vec<Deed>,
    /// Why not all could be done.
    pub failed: Option<StoreError>,
    /// What is there now.
    pub left: StateReport,
}

/// Something that a repair did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Lines of a journal that cannot be read were moved into a file of their own.
    LinesAside {
        /// The journal.
        path: Shown,
        /// Which lines they were, from 1.
        lines: Vec<usize>,
        /// Where they are.
        to: Shown,
    },
    /// The end of the journal, which was not whole, was moved into a file of its own.
    TornAside {
        /// The journal.
        path: Shown,
        /// Where it is.
        to: Shown,
    },
    /// A side journal that cannot be read got another name.
    SideAside {
        /// The name it had.
        path: Shown,
        /// The name it has.
        to: Shown,
    },
    /// The file that people read was made anew, of the content before and what was saved since.
    BroughtBack {
        /// The file.
        path: Shown,
        /// Where what stood in its place is; none where nothing did.
        to: Option<Shown>,
    },
    /// Both sides of a conflict were merged.
    Merged {
        /// The file.
        path: Shown,
        /// Where the file with the conflict is.
        to: Shown,
    },
    /// What had been saved was written into the file that people read.
    Written {
        /// The file.
        path: Shown,
        /// How many changes.
        changes: usize,
    },
}
