//! `cotejo bookmark add -`: a bookmark for each line that comes in, whose id is printed the moment that it is on disk.
//!
//! Must not: print an id before that, or wait for the next line with it.

use super::bookmark;
use super::deliver;
use super::failure::Failure;
use super::keep_args::AddArgs;
use super::reply::Reply;
use crate::model::Library;
use crate::store::{NotebookStore, StoreError};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::io::{BufRead, BufReader, Read};

/// The place that stands for lines on stdin.
pub(crate) const STDIN: &str = "-";
/// The file that people read is written after so many bookmarks, and at the end.
const SETTLE_EVERY: usize = 64;

/// Adds a bookmark for each line: a place, and behind a tab its note.
///
/// # Errors
/// The first line whose place is none, or that could not be saved; those before it are.
pub(crate) fn add(
    library: &Library,
    store: &mut NotebookStore,
    args: &AddArgs,
    lines: impl Read,
) -> Result<Reply, Failure> {
    let mut lines = BufReader::new(lines);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let said = |error| StoreError::Io { path: Shown::ours(STDIN), said: Raw::display(error).shown() };
        if lines.read_until(b'\n', &mut bytes).map_err(|error| Failure::NotRead(said(error)))? == 0 {
            return Ok(Reply::text(String::new()));
        }
        let line = String::from_utf8_lossy(&bytes);
        let (place, note) = line.trim_end_matches(['\n', '\r']).split_once('\t').unwrap_or((line.trim(), &args.note));
        if place.trim().is_empty() {
            continue;
        }
        let one = AddArgs { place: place.trim().to_owned(), note: note.to_owned(), labels: args.labels.clone() };
        let added = bookmark::add(library, store, &one, Timestamp::now())?;
        deliver::to_stdout(&added.text)?;
        if store.to_settle() >= SETTLE_EVERY {
            // What was saved is safe without it, and it is tried again at the end.
            let _ = store.settle();
        }
    }
}
