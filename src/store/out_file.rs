//! A file that is taken away: written whole or not at all, and never over another one unasked.
//!
//! Must not: know what is in it.

use crate::text::{Raw, Shown};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a file was not written. What was there before is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OutError {
    /// There is a file already.
    #[error("{0}: exists")]
    Exists(Shown),
    /// A device, pipe or folder stands where the file should be.
    #[error("{0}: not a file")]
    NotAFile(Shown),
    /// Its folder is not there.
    #[error("{0}: no such folder")]
    NoFolder(Shown),
    /// Nobody may write there.
    #[error("{0}: not allowed")]
    NotAllowed(Shown),
    /// The disk is full.
    #[error("{0}: disk full")]
    Full(Shown),
    /// The system said no.
    #[error("{file}: {said}")]
    Io {
        /// The file.
        file: Shown,
        /// The system's words.
        said: Shown,
    },
}

impl OutError {
    fn new(path: &Path, error: &io::Error) -> Self {
        let file = shown(path);
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists(file),
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder(file),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotAllowed(file),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(file),
            _ => {
                // The temporary file's name, which an error may carry, means nothing to anybody.
                let plain = error.raw_os_error().map(io::Error::from_raw_os_error);
                let said = plain.map_or_else(|| Raw::display(error).shown(), |plain| Raw::display(plain).shown());
                Self::Io { file, said }
            }
        }
    }
}

/// Writes a text to a file, over an existing one only where that is wanted. Gives the path as the system knows it.
///
/// # Errors
/// A file that exists and may not be replaced, and whatever keeps it from being written.
pub fn write_out(text: &str, path: &Path, replace: bool) -> Result<Shown, OutError> {
    let failed = |error: io::Error| OutError::new(path, &error);
    let known = fs::metadata(path).ok();
    match &known {
        Some(known) if !known.is_file() => return Err(OutError::NotAFile(shown(path))),
        Some(_) if !replace => return Err(OutError::Exists(shown(path))),
        _ => {}
    }
    // A link keeps leading to its file: what is replaced is the file.
    let target = match known {
        Some(_) => fs::canonicalize(path).map_err(failed)?,
        None => path.to_owned(),
    };
    let mut temporary = new_file().tempfile_in(folder(&target)).map_err(failed)?;
    if let Some(known) = known {
        temporary.as_file().set_permissions(known.permissions()).map_err(failed)?;
    }
    temporary.write_all(text.as_bytes()).and_then(|()| temporary.as_file().sync_all()).map_err(failed)?;
    let kept: Result<File, _> = if replace { temporary.persist(&target) } else { temporary.persist_noclobber(&target) };
    match kept {
        Ok(_) => Ok(shown(&fs::canonicalize(&target).unwrap_or(target))),
        Err(error) => Err(failed(error.error)),
    }
}

fn shown(path: &Path) -> Shown {
    Raw::display(path.display()).shown()
}

fn folder(target: &Path) -> PathBuf {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// A file that others may read as far as the user's mask allows, as of any program that writes one.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cotejo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
