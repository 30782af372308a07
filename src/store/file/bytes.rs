//! From a path to text: only regular files, only so much, only UTF-8.
//!
//! Must not: follow a fault with a guess. A file that cannot be read whole is not read.

use crate::model::{Fault, Problem, Severity};
use crate::store::limits;
use crate::text::{Raw, Shown};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Why a file gives no text, and where in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Line and column from 1; 0, 0 where the whole file is meant.
    pub(crate) place: (u32, u32),
    /// What is wrong.
    pub(crate) fault: Fault,
}

impl Unread {
    /// The problem of the file of that name.
    pub(crate) fn problem(self, file: Shown) -> Problem {
        let (line, column) = self.place;
        Problem { file, line, column, severity: Severity::Error, field: Shown::default(), fault: self.fault }
    }
}

impl From<Fault> for Unread {
    fn from(fault: Fault) -> Self {
        Self { place: (0, 0), fault }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Fault::Unreadable { said: Raw::display(error).shown() }.into()
    }
}

/// The text of a file.
///
/// # Errors
/// Where it cannot be read whole, is too big, or is not UTF-8.
pub(crate) fn text(path: &Path) -> Result<String, Unread> {
    read(path, limits::FILE_BYTES).and_then(decode)
}

/// The bytes of a regular file (or of what a link leads to), at most `limit` of them.
///
/// The kind is asked for before the file is opened, because opening a pipe would wait for a writer
/// for ever, and the limit is applied to what is really read, because a file can grow meanwhile.
///
/// # Errors
/// Where it is no regular file, too big, or the system refuses.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let known = fs::metadata(path)?;
    if !known.is_file() {
        return Err(Fault::NotAFile.into());
    }
    let too_big = || Fault::TooBig { what: "bytes", limit };
    if known.len() > limit {
        return Err(too_big().into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or_default().saturating_add(1));
    File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > limit) {
        return Err(too_big().into());
    }
    Ok(bytes)
}

/// The text in bytes: without a byte order mark, a lone carriage return as a line feed.
///
/// # Errors
/// Where the bytes are UTF-16 or not UTF-8; then with the place of the first that is not.
fn decode(mut bytes: Vec<u8>) -> Result<String, Unread> {
    if is_utf16(&bytes) {
        return Err(Fault::Utf16.into());
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    end_lines(&mut bytes);
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', good).count() + 1;
        let start = memchr::memrchr(b'\n', good).map_or(0, |end| end + 1);
        let column = good.get(start..).map_or(0, |line| String::from_utf8_lossy(line).chars().count()) + 1;
        Unread { place: (small(line), small(column)), fault: Fault::NotUtf8 }
    })
}

/// By its mark, or by the zeros beside its first two letters.
fn is_utf16(bytes: &[u8]) -> bool {
    match *bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => a != 0 && b != 0,
        _ => false,
    }
}

/// `\r` without `\n` is how lines ended before 2001; TOML does not know it.
fn end_lines(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| memchr::memchr(b'\r', rest)) {
        let at = from + found;
        if bytes.get(at + 1) != Some(&b'\n')
            && let Some(byte) = bytes.get_mut(at)
        {
            *byte = b'\n';
        }
        from = at + 1;
    }
}

/// A line or column number; what a file of ten million bytes has always fits.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_editors_of_every_age_write() {
        for (bytes, text) in [
            (&b"a\nb"[..], "a\nb"),
            (b"a\r\nb\r\n", "a\r\nb\r\n"),
            (b"a\rb\r", "a\nb\n"),
            (b"\xef\xbb\xbfa\r", "a\n"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes.to_vec()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn names_what_is_not_utf8_and_where() {
        for (bytes, place, fault) in [
            (&b"\xff\xfea\0b\0"[..], (0, 0), Fault::Utf16),
            (b"a\0=\x001\0", (0, 0), Fault::Utf16),
            (b"\0a\0=", (0, 0), Fault::Utf16),
            (b"id = 1\n\xc3\xa1 = \"\xe1\"", (2, 6), Fault::NotUtf8),
            (b"\xc3", (1, 1), Fault::NotUtf8),
        ] {
            assert_eq!(decode(bytes.to_vec()), Err(Unread { place, fault }));
        }
    }

    #[test]
    fn reads_regular_files_only_and_only_so_much() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).as_deref(), Ok(&b"12345"[..]));
        assert_eq!(read(&path, 4), Err(Fault::TooBig { what: "bytes", limit: 4 }.into()));
        assert_eq!(read(folder.path(), 5), Err(Fault::NotAFile.into()));
        assert_eq!(read(Path::new("/dev/zero"), 5), Err(Fault::NotAFile.into()));
        let missing = read(&folder.path().join("b.toml"), 5).unwrap_err();
        assert!(matches!(missing.fault, Fault::Unreadable { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn neither_a_pipe_nor_a_loop_of_links_holds_it_up() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, ring) = (folder.path().join("pipe.toml"), folder.path().join("ring.toml"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::os::unix::fs::symlink(&ring, &ring).unwrap();
        assert_eq!(read(&pipe, 5), Err(Fault::NotAFile.into()));
        assert!(matches!(read(&ring, 5).unwrap_err().fault, Fault::Unreadable { .. }));
    }
}
