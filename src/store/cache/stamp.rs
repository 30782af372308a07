//! How a file looks from outside: enough to tell that it changed.
//!
//! Must not: open it.

use serde::{Deserialize, Serialize};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The coarsest clock of a file system (FAT).
const COARSEST: Duration = Duration::from_secs(2);

/// Size and times of a regular file. Times are counted from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    bytes: u64,
    modified: Duration,
    /// When anything about it changed, its name included; tools that set `modified` cannot set this one.
    changed: Duration,
}

impl Stamp {
    /// `None` where there is no regular file, or one from before 1970.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let known = fs::metadata(path).ok().filter(Metadata::is_file)?;
        let modified = since_1970(known.modified().ok()?)?;
        Some(Self { bytes: known.len(), modified, changed: changed(&known).unwrap_or(modified) })
    }

    /// Its size.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether any change after `began` gives another stamp: where the file had just been written then,
    /// a second writing may fall into the same tick of the file system's clock.
    pub(crate) fn is_settled(&self, began: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        since_1970(began).is_some_and(|began| last.saturating_add(COARSEST) < began)
    }
}

fn since_1970(time: SystemTime) -> Option<Duration> {
    time.duration_since(SystemTime::UNIX_EPOCH).ok()
}

#[cfg(unix)]
fn changed(known: &Metadata) -> Option<Duration> {
    use std::os::unix::fs::MetadataExt;
    Some(Duration::new(known.ctime().try_into().ok()?, known.ctime_nsec().try_into().ok()?))
}

/// Elsewhere there is no such time that everybody keeps.
#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<Duration> {
    None
}
