//! The few things that are done to the disk for the reader's data, each safe on its own: read,
//! lock, replace whole.
//!
//! Must not: know what is in the files.

use crate::say;
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thiserror::Error;

/// How often a lock is tried again.
const TURN: Duration = Duration::from_millis(20);
/// How often before it is given up: two seconds.
const TURNS: usize = 100;

/// Why the reader's data could not be read or saved. The file itself is never touched then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// No folder for the reader's data is known.
    #[error("no folder for the reader's data")]
    NoPlace,
    /// The system said no.
    #[error("{path}: {said}")]
    Io {
        /// The file.
        path: Shown,
        /// The system's words.
        said: Shown,
    },
    /// Another window holds the lock and does not let go.
    #[error("{path}: locked")]
    Locked {
        /// The lock.
        path: Shown,
    },
    /// The file is no TOML, or not what we wrote.
    #[error("{path}:{line}: {said}")]
    Broken {
        /// The file.
        path: Shown,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        said: Shown,
    },
    /// The file has the marks of a git conflict.
    #[error("{path}:{line}: git conflict")]
    Conflict {
        /// The file.
        path: Shown,
        /// Line of the first mark.
        line: usize,
    },
    /// A later version of the program wrote it.
    #[error("{path}: schema {found}")]
    Future {
        /// The file.
        path: Shown,
        /// Its schema.
        found: i64,
    },
    /// The note is larger than a note may be.
    #[error("note over {limit} bytes")]
    NoteTooBig {
        /// The limit, in bytes.
        limit: usize,
    },
    /// No bookmark of this id.
    #[error("no bookmark {id}")]
    NoSuchBookmark {
        /// The id.
        id: Shown,
    },
}

impl StoreError {
    /// What it is and what to do, in the reader's language.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::NoPlace => words.say("store-no-place"),
            Self::Io { path, said } => say!(words, "store-io", path = path, said = said),
            Self::Locked { path } => say!(words, "store-locked", path = path),
            Self::Broken { path, line, said } => {
                say!(words, "store-broken", path = path, line = &line.to_string(), said = said)
            }
            Self::Conflict { path, line } => {
                say!(words, "store-conflict", path = path, line = &line.to_string())
            }
            Self::Future { path, found } => {
                say!(words, "store-future", path = path, found = &found.to_string())
            }
            Self::NoteTooBig { limit } => say!(words, "store-note-too-big", limit = *limit),
            Self::NoSuchBookmark { id } => say!(words, "store-no-such-bookmark", id = id),
        }
    }

    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        Self::Io { path: shown(path), said: Raw::display(error).shown() }
    }
}

/// A path that may be printed.
pub(super) fn shown(path: &Path) -> Shown {
    Raw::display(path.display()).shown()
}

/// The whole file; `None` where there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io(path, &error)),
    }
}

/// Holds the lock until it is dropped. `File::lock` has no time limit, so it is polled.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    make_folder(path)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    private(&mut options);
    let file = options.open(path).map_err(|error| StoreError::io(path, &error))?;
    for _ in 0..TURNS {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(TURN),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(path, &error)),
        }
    }
    Err(StoreError::Locked { path: shown(path) })
}

/// Puts a new file in the place of the old one: written beside it, synced, the old one kept as
/// `.bak` where that is wanted, renamed, the folder synced. Whatever happens on the way, either
/// the old or the new content is there, whole.
pub(super) fn replace(path: &Path, content: &str, keep: bool) -> Result<(), StoreError> {
    let folder = make_folder(path)?;
    let whole = || -> std::io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".cotejo-").suffix(".tmp").tempfile_in(&folder)?;
        file.write_all(content.as_bytes())?;
        file.as_file().sync_all()?;
        if keep && path.exists() {
            // A hard link would be cheaper, but not every file system of a stick has them.
            let kept = tempfile::Builder::new().prefix(".cotejo-").suffix(".tmp").tempfile_in(&folder)?;
            fs::copy(path, kept.path())?;
            kept.as_file().sync_all()?;
            kept.persist(backup(path)).map_err(|error| error.error)?;
        }
        file.persist(path).map_err(|error| error.error)?;
        File::open(&folder)?.sync_all()
    };
    whole().map_err(|error| StoreError::io(path, &error))
}

/// The file that holds the content before the last one.
pub(super) fn backup(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

fn make_folder(path: &Path) -> Result<PathBuf, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| StoreError::io(folder, &error))?;
    Ok(folder.to_owned())
}

fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}
