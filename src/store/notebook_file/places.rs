//! Where the notebook's files are, and what they are called.
//!
//! Must not: touch them.

use super::report::Holds;
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

/// What one of the files in the folder of the state is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The journal.
    Journal,
    /// What was changed between the `.bak` and the snapshot.
    Last,
    /// A side journal.
    Side,
    /// The folder of notes that are being written.
    Drafts,
    /// Something that was set aside.
    Aside,
    /// What a window that was killed did not finish.
    Unfinished,
}

/// What the file of a name is; `None` where it is none of the notebook's.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "journal" => Kind::Journal,
        "journal.last" => Kind::Last,
        "drafts" => Kind::Drafts,
        "journal.new" => Kind::Unfinished,
        _ if turn(name).is_some() => Kind::Side,
        _ if name.starts_with(FORMING) => Kind::Unfinished,
        _ if ["journal.torn-", "journal.bad-"].iter().any(|kind| name.starts_with(kind)) => Kind::Aside,
        _ => return None,
    })
}

/// The same for what stands beside the snapshot.
pub(super) fn beside_snapshot(file: &Path, name: &str) -> Option<Holds> {
    let own = file.file_name()?.to_str()?;
    if name.strip_prefix(own).is_some_and(|rest| rest.starts_with(BROKEN)) {
        return Some(Holds::Aside);
    }
    let ending = name.strip_prefix('.')?.strip_prefix(own)?;
    [".new", ".bak.new"].contains(&ending).then_some(Holds::Unfinished)
}

/// The ending of a snapshot that was set aside; after it comes a number.
const BROKEN: &str = ".broken-";

/// Where a snapshot is put that cannot be read.
pub(super) fn broken(file: &Path, nonce: u64) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{name}{BROKEN}{nonce:016x}"))
}
