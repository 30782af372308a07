//! A file that somebody gives the program to take in: as text, up to a size.
//!
//! Must not: know what is in it, or read more of it than the limit.

use crate::text::{Raw, Shown};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use thiserror::Error;

/// The largest file that is taken in, in bytes.
pub const LARGEST_IN: u64 = 50 * 1024 * 1024;

/// Why a file was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InError {
    /// There is none.
    #[error("{0}: no such file")]
    NotThere(Shown),
    /// It is larger than the limit.
    #[error("{file}: over {limit} bytes")]
    TooBig {
        /// The file.
        file: Shown,
        /// The limit, in bytes.
        limit: u64,
    },
    /// It is no UTF-8.
    #[error("{file}:{line}: not UTF-8")]
    NotUtf8 {
        /// The file.
        file: Shown,
        /// Line of the first byte that is not, from 1.
        line: usize,
    },
    /// The system said no.
    #[error("{file}: {said}")]
    Io {
        /// The file.
        file: Shown,
        /// The system's words.
        said: Shown,
    },
}

/// The whole text of a file.
///
/// # Errors
/// Where it is not there, too large, no UTF-8, or cannot be read.
pub fn read_in(path: &Path) -> Result<String, InError> {
    let name = Raw::display(path.display()).shown();
    match File::open(path) {
        Ok(file) => take_in(file, name),
        Err(error) => Err(failed(name, &error)),
    }
}

/// The whole text of what somebody sends.
///
/// # Errors
/// Where it is too large, no UTF-8, or cannot be read.
pub fn take_in(from: impl Read, name: Shown) -> Result<String, InError> {
    let mut bytes = Vec::new();
    match from.take(LARGEST_IN + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > LARGEST_IN => Err(InError::TooBig { file: name, limit: LARGEST_IN }),
        Ok(_) => String::from_utf8(bytes).map_err(|error| {
            let whole = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
            InError::NotUtf8 { file: name, line: whole.filter(|byte| **byte == b'\n').count() + 1 }
        }),
        Err(error) => Err(failed(name, &error)),
    }
}

fn failed(file: Shown, error: &io::Error) -> InError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => InError::NotThere(file),
        _ => InError::Io { file, said: Raw::display(error).shown() },
    }
}
