//! The disk as the notebook needs it: few things, each of which can fail, and after each of which the power may
//! fail. What keeps a promise is built of these and of nothing else, so that a simulated disk can hold it to
//! its word (`proof`).
//!
//! Must not: know what is in a file, or do two things that a power cut may come between without saying so.

use crate::store::disk::{self as tools, StoreError};
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often a lock is tried again.
const TURN: Duration = Duration::from_millis(20);

/// How a file looks from outside. Any writing and any replacing gives another one, but for two of the same
/// length within one tick of the file system's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Which file it is, whatever its name: device and number.
    pub(super) file: (u64, u64),
    /// Bytes.
    pub(super) length: u64,
    /// When it was written, and when anything about it changed: seconds and nanoseconds of each.
    pub(super) times: [i64; 4],
}

/// Why nothing was appended.
#[derive(Debug)]
pub(super) enum NotAppended {
    /// Not all was written, and perhaps nothing.
    Written(io::Error),
    /// It was written, but is not known to be on disk. The system may have thrown it away and call it clean, so
    /// that asking again would be told that all is well: the file is not to be trusted any more.
    Synced(io::Error),
}

impl NotAppended {
    /// The system's words.
    pub(super) fn error(&self) -> &io::Error {
        match self {
            Self::Written(error) | Self::Synced(error) => error,
        }
    }
}

/// What is asked of a disk. Paths are whole; names are names in a folder.
pub(super) trait Disk {
    /// Is the lock for as long as it lives.
    type Held;

    /// Where a file is that a link stands for. A link that leads nowhere is an error, not an absent file: what it
    /// leads to may only not be mounted.
    fn real(&self, path: &Path) -> Result<PathBuf, StoreError>;
    /// The whole file; `None` where there is none.
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError>;
    /// How it looks from outside; `None` where there is nothing.
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>>;
    /// What is in a folder, in order; nothing where there is no folder.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// A folder for the reader alone, and all above it, each of which lasts.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// The lock, unless somebody holds it.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Self::Held>>;
    /// Waits a little for the lock.
    fn pause(&self);
    /// Adds to the end of a file that is there, and waits until the disk has it.
    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), NotAppended>;
    /// Cuts a file to a length, and waits until the disk has it so.
    fn truncate(&self, path: &Path, length: u64) -> io::Result<()>;
    /// Makes a file that was not there, for the reader alone, and waits until the disk has what is in it. Its name
    /// is not lasting yet.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the disk has what is in a file that somebody else may have written.
    fn sync_file(&self, path: &Path) -> io::Result<()>;
    /// Gives a file another name in its folder, whatever had that name. The new name is not lasting yet.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away; nothing where there is none. That may come undone yet.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes all names of a folder lasting.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// A number that no other window has.
    fn nonce(&self) -> u64;
}

/// The disk of this machine.
#[derive(Clone, Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    type Held = File;

    fn real(&self, path: &Path) -> Result<PathBuf, StoreError> {
        tools::real(path)
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        tools::read(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        there(fs::metadata(path)).map(|known| known.as_ref().map(stamp))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let Some(entries) = there(fs::read_dir(folder))? else { return Ok(Vec::new()) };
        let mut names = Vec::new();
        for entry in entries {
            // A name that is no UTF-8 is none of ours.
            names.extend(entry?.file_name().into_string().ok());
        }
        names.sort();
        Ok(names)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        if folder.is_dir() {
            // Whoever made it may have been killed before it was lasting; where that cannot be asked for, as in
            // a folder of the system's, it was there long before.
            let _ = above.map(tools::sync_folder);
            return Ok(());
        }
        if let Some(above) = above.filter(|above| !above.is_dir()) {
            self.make_folder(above)?;
        }
        let mut builder = fs::DirBuilder::new();
        // Another window may make it at the same moment.
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
        above.map_or(Ok(()), tools::sync_folder)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<File>> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        tools::private(&mut options);
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn pause(&self) {
        std::thread::sleep(TURN);
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), NotAppended> {
        let mut file = OpenOptions::new().append(true).open(path).map_err(NotAppended::Written)?;
        // One call for the whole, which writes again only where the system took a part of it.
        file.write_all(bytes).map_err(NotAppended::Written)?;
        // By the same descriptor: another one may not be told of a failure that came between.
        file.sync_data().map_err(NotAppended::Synced)
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_len(length)?;
        file.sync_data()
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        tools::private(&mut options);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        // Some systems sync only what is open for writing.
        OpenOptions::new().read(true).write(true).open(path)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        there(fs::remove_file(path)).map(drop)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        tools::sync_folder(folder)
    }

    fn nonce(&self) -> u64 {
        // Every state is keyed anew by the system's own randomness.
        RandomState::new().build_hasher().finish()
    }
}

/// `None` where there is nothing.
fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

#[cfg(unix)]
fn stamp(known: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let times = [known.mtime(), known.mtime_nsec(), known.ctime(), known.ctime_nsec()];
    Stamp { file: (known.dev(), known.ino()), length: known.len(), times }
}

/// Elsewhere a file has no number that everybody keeps.
#[cfg(not(unix))]
fn stamp(known: &Metadata) -> Stamp {
    let since = known.modified().ok().and_then(|time| time.duration_since(std::time::SystemTime::UNIX_EPOCH).ok());
    let since = since.unwrap_or_default();
    let times = [i64::try_from(since.as_secs()).unwrap_or(0), i64::from(since.subsec_nanos()), 0, 0];
    Stamp { file: (0, 0), length: known.len(), times }
}
