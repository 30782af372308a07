//! The few things that are done to the disk for the reader's data, each safe on its own: read,
//! replace whole.
//!
//! Must not: know what is in the files.

use crate::say;
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// How the name of a file ends that is not whole yet.
const UNFINISHED: &str = ".tmp";

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
    /// A device, pipe or directory stands where the file should be.
    #[error("{path}: not a file")]
    NotAFile {
        /// What stands there.
        path: Shown,
    },
    /// The file is no TOML.
    #[error("{path}:{line}: {said}")]
    Broken {
        /// The file.
        path: Shown,
        /// Line, from 1.
        line: usize,
        /// The TOML parser's own words.
        said: Shown,
    },
    /// The bytes are not UTF-8.
    #[error("{path}:{line}: not UTF-8")]
    NotUtf8 {
        /// The file.
        path: Shown,
        /// Line of the first byte that is not, from 1.
        line: usize,
    },
    /// TOML, but without `schema` or without `[[bookmark]]` tables: somebody else's file.
    #[error("{path}: not a file of bookmarks")]
    NotOurs {
        /// The file.
        path: Shown,
    },
    /// The new text would not read back as what was meant. A fault of ours; nothing was written.
    #[error("{path}: the new text does not read back")]
    Unproved {
        /// The file.
        path: Shown,
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
    /// A line of the journal cannot be read, and there are others behind it.
    #[error("{path}:{line}: cannot be read")]
    BadJournal {
        /// The journal.
        path: Shown,
        /// The line, from 1.
        line: usize,
    },
    /// The file was there, and somebody took it away.
    #[error("{path}: gone")]
    Gone {
        /// The file.
        path: Shown,
    },
    /// The note is larger than a note may be.
    #[error("note over {limit} bytes")]
    NoteTooBig {
        /// The limit, in bytes.
        limit: usize,
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
            Self::NotAFile { path } => say!(words, "store-not-a-file", path = path),
            Self::NotUtf8 { path, line } => {
                say!(words, "store-not-utf8", path = path, line = &line.to_string())
            }
            Self::NotOurs { path } => say!(words, "store-not-ours", path = path),
            Self::Unproved { path } => say!(words, "store-unproved", path = path),
            Self::Broken { path, line, said } => {
                say!(words, "store-broken", path = path, line = &line.to_string(), said = said)
            }
            Self::Conflict { path, line } => {
                say!(words, "store-conflict", path = path, line = &line.to_string())
            }
            Self::Future { path, found } => {
                say!(words, "store-future", path = path, found = &found.to_string())
            }
            Self::BadJournal { path, line } => {
                say!(words, "store-bad-journal", path = path, line = &line.to_string())
            }
            Self::Gone { path } => say!(words, "store-gone", path = path),
            Self::NoteTooBig { limit } => say!(words, "store-note-too-big", limit = *limit),
        }
    }

    /// The line it is about, where it is about one.
    pub(super) fn line(&self) -> Option<usize> {
        match self {
            Self::Broken { line, .. }
            | Self::NotUtf8 { line, .. }
            | Self::Conflict { line, .. }
            | Self::BadJournal { line, .. } => Some(*line),
            _ => None,
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
    let path = real(path)?;
    // Opening a pipe waits for a writer that never comes, so the kind is asked first.
    match fs::metadata(&path) {
        Ok(found) if !found.is_file() => return Err(StoreError::NotAFile { path: shown(&path) }),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io(&path, &error)),
    }
    fs::read(&path).map(Some).map_err(|error| StoreError::io(&path, &error))
}

/// Where the file is: people link it into a folder of theirs that is in git, and a rename onto
/// the link would put a file in its place and leave theirs behind. A link that leads nowhere is
/// an error, not an absent file: what it leads to may only not be mounted.
pub(super) fn real(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => fs::canonicalize(path).map_err(|error| StoreError::io(path, &error)),
        _ => Ok(path.to_owned()),
    }
}

/// Puts a new file in the place of the old one: written beside it, synced, the old one kept as
/// `.bak` where that is wanted, renamed, the folder synced. Whatever happens on the way, either
/// the old or the new content is there, whole.
pub(super) fn replace(path: &Path, content: &str, keep: bool) -> Result<(), StoreError> {
    let path = &real(path)?;
    let folder = make_folder(path)?;
    let whole = || -> std::io::Result<()> {
        let mut file = beside(&folder)?;
        file.write_all(content.as_bytes())?;
        file.as_file().sync_all()?;
        if keep && path.exists() {
            // A hard link would be cheaper, but not every file system of a stick has them.
            // `fs::copy` would copy the permissions too, and those may be wider than ours.
            let mut kept = beside(&folder)?;
            std::io::copy(&mut File::open(path)?, kept.as_file_mut())?;
            kept.as_file().sync_all()?;
            kept.persist(backup(path)).map_err(|error| error.error)?;
        }
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(&folder)
    };
    whole().map_err(|error| StoreError::io(path, &error))
}

/// Puts a file that can be made again in the place of the old one, without waiting for the disk. What
/// was left behind by a window that was killed while it wrote the same file is removed; where that
/// window still writes, the later one wins.
pub(super) fn put(path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), StoreError> {
    let folder = make_folder(path)?;
    let whole = || -> std::io::Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for entry in fs::read_dir(&folder)?.flatten() {
            let other = entry.file_name().to_string_lossy().into_owned();
            if other.starts_with(&*name) && other.ends_with(UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let mut file = tempfile::Builder::new().prefix(&*name).suffix(UNFINISHED).tempfile_in(&folder)?;
        let mut out = BufWriter::with_capacity(1 << 18, file.as_file_mut());
        fill(&mut out)?;
        out.flush()?;
        drop(out);
        file.persist(path).map(drop).map_err(|error| error.error)
    };
    whole().map_err(|error| StoreError::io(path, &error))
}

/// Moves a file that cannot be read out of the way, under its name and `.broken`, so that a person
/// can look at it.
pub(super) fn set_aside(path: &Path) {
    let mut name = path.as_os_str().to_owned();
    name.push(".broken");
    let _ = fs::rename(path, name);
}

/// A temporary file in the folder, for the reader alone; removed unless it is persisted.
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".cotejo-").suffix(UNFINISHED).tempfile_in(folder)
}

/// Makes a rename last through a power cut. Only Unix opens folders as files; elsewhere the
/// rename is as durable as the system makes it.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
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

pub(super) fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn every_refusal_has_its_words_in_both_languages() {
        let path = || Shown::ours("FILE");
        let errors = [
            StoreError::NoPlace,
            StoreError::Io { path: path(), said: Shown::ours("SAID") },
            StoreError::Locked { path: path() },
            StoreError::NotAFile { path: path() },
            StoreError::Broken { path: path(), line: 1234, said: Shown::ours("SAID") },
            StoreError::NotUtf8 { path: path(), line: 1234 },
            StoreError::NotOurs { path: path() },
            StoreError::Unproved { path: path() },
            StoreError::Conflict { path: path(), line: 1234 },
            StoreError::Future { path: path(), found: 1234 },
            StoreError::BadJournal { path: path(), line: 1234 },
            StoreError::Gone { path: path() },
            StoreError::NoteTooBig { limit: 1234 },
        ];
        for error in &errors {
            let [english, spanish] = [Lang::En, Lang::Es].map(|lang| error.say(&Words::new(lang)));
            assert_ne!(english, spanish);
            let debug = format!("{error:?}");
            for fact in ["FILE", "SAID", "1234"].iter().filter(|fact| debug.contains(**fact)) {
                assert!(english.contains(fact) && spanish.contains(fact), "{fact}: {english} / {spanish}");
            }
            assert!(english.contains(' '), "{english} is only an id");
        }
    }
}
