//! Where the notebook's files are, and what they are called.
//!
//! Must not: touch them.

use crate::store::Paths;
use std::path::{Path, PathBuf};

/// How the name of a side journal begins; after it come its turn, a dash and a number that no other window has.
const SIDE: &str = "journal.side-";

/// The two folders of the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// The file that people read, as it is named; a link may stand there.
    pub(super) snapshot: PathBuf,
    /// The folder of everything else.
    pub(super) state: PathBuf,
}

impl Places {
    /// `None` where no folders are known.
    pub(super) fn new(paths: &Paths) -> Option<Self> {
        let state = paths.lock()?.parent()?.to_owned();
        Some(Self { snapshot: paths.bookmarks()?, state })
    }

    /// The lock of everything that is written; never deleted.
    pub(super) fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// What was changed since the snapshot.
    pub(super) fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// What was changed between the `.bak` and the snapshot: with it the `.bak` is worth as much.
    pub(super) fn last(&self) -> PathBuf {
        self.state.join("journal.last")
    }

    /// A journal that is about to take the place of the old one.
    pub(super) fn new_journal(&self) -> PathBuf {
        self.state.join("journal.new")
    }

    /// A side journal while it is written: only what is whole gets a name that others look for.
    pub(super) fn forming(&self, nonce: u64) -> PathBuf {
        self.state.join(format!("{FORMING}{nonce:016x}"))
    }

    /// Something in the folder of the state.
    pub(super) fn in_state(&self, name: &str) -> PathBuf {
        self.state.join(name)
    }

    /// Where something is put that was set aside: `kind` says what was wrong with it.
    pub(super) fn aside(&self, kind: &str, nonce: u64) -> PathBuf {
        self.state.join(format!("journal.{kind}-{nonce:016x}"))
    }
}

/// How the name of a side journal begins while it is written.
pub(super) const FORMING: &str = "journal.forming-";

/// The side journals among some names, oldest first. Each is one save, and is never changed once it has its name.
pub(super) fn sides(names: Vec<String>) -> Vec<String> {
    let mut sides: Vec<(u64, String)> = names.into_iter().filter_map(|name| Some((turn(&name)?, name))).collect();
    sides.sort();
    sides.into_iter().map(|(_, name)| name).collect()
}

/// A name for a side journal that comes after all these: what was read before it was asked for is older.
pub(super) fn next_side(names: &[String], nonce: u64) -> String {
    let last = names.iter().filter_map(|name| turn(name)).max().unwrap_or(0);
    format!("{SIDE}{:06}-{nonce:016x}", last.saturating_add(1))
}

/// The turn of a side journal; `None` where the name is not of one.
fn turn(name: &str) -> Option<u64> {
    name.strip_prefix(SIDE)?.split_once('-')?.0.parse().ok()
}

/// A file beside another, hidden, under its name and an ending.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}{ending}"))
}
