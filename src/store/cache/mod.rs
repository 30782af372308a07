//! The cache: how the reports of a large folder were read, so that starting again reads only files
//! that changed.
//!
//! Must not: be needed, be spoken of, or be believed. Whatever is wrong with it, or with the place it
//! should be in, the files are read instead.

mod page;
mod stamp;

use super::disk;
use super::format::Reading;
use super::load::{Origin, Slot};
use crate::model::{Fault, Taxonomy};
use page::Page;
use stamp::Stamp;
use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is known of a report file besides its text.
pub(crate) struct Record {
    /// How it looked before it was read.
    stamp: Stamp,
    /// How a file that looked so was read, until that is taken from here.
    page: Option<Page>,
    /// Whether the cache holds how it was read.
    kept: bool,
}

impl Record {
    /// How the file was read, if the cache knows and can be trusted.
    pub(crate) fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// Whether the cache holds how the file was read.
    #[cfg(test)]
    pub(crate) fn is_kept(&self) -> bool {
        self.kept
    }

    /// Notes where the reading came from.
    pub(crate) fn close(&mut self, from_cache: bool) {
        self.page = None;
        self.kept = from_cache;
    }
}

/// The cache of one folder.
pub(crate) struct Cache {
    /// The file.
    path: PathBuf,
    /// What it is good for.
    seal: u64,
    /// The folder's reports among the slots.
    slots: Vec<usize>,
    /// Whether it holds reports that are not in the folder any more.
    surplus: bool,
}

/// Opens the caches, in the folder `place`, of all folders whose reports have at least `from` bytes
/// together. Reports that are in one are read from there from now on.
pub(crate) fn open(slots: &mut [Slot], (place, taxonomy): (&Path, &Taxonomy), from: u64) -> Vec<Cache> {
    let mut folders: Vec<(PathBuf, Vec<usize>)> = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        let Origin::File(path) = &slot.origin else { continue };
        let folder = path.parent().unwrap_or(Path::new(""));
        match folders.last_mut() {
            Some((last, members)) if last == folder => members.push(index),
            _ => folders.push((folder.to_owned(), vec![index])),
        }
    }
    let cache = |(folder, members): (PathBuf, Vec<usize>)| {
        let stamps: Vec<(usize, Stamp)> =
            members.into_iter().filter_map(|index| Some((index, Stamp::of(slots.get(index)?.path()?)?))).collect();
        let bytes = stamps.iter().map(|(_, stamp)| stamp.bytes()).sum();
        (bytes >= from).then(|| Cache::open(&folder, (place, taxonomy), (slots, stamps, bytes))).flatten()
    };
    folders.into_iter().filter_map(cache).collect()
}

impl Cache {
    fn open(
        folder: &Path,
        (place, taxonomy): (&Path, &Taxonomy),
        (slots, stamps, bytes): (&mut [Slot], Vec<(usize, Stamp)>, u64),
    ) -> Option<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let real = fs::canonicalize(folder).ok()?;
        let path = place.join(file_name(&real));
        let seal = seal(&real, taxonomy)?;
        // A reading is shorter than the text it comes from; a file twice as large as all of them is none of ours.
        let mut pages = page::read(&path, seal, bytes.saturating_mul(2));
        for (index, stamp) in &stamps {
            let Some(slot) = slots.get_mut(*index) else { continue };
            let page = slot.name().and_then(|name| pages.remove(name.as_encoded_bytes()));
            let page = page.filter(|(known, _)| known == stamp).map(|(_, page)| page);
            slot.record = match (slot.reading.is_some(), page) {
                (false, page) => Some(Record { stamp: *stamp, page, kept: false }),
                // It looks as it did when the cache was made, so it cannot have changed since it was read.
                (true, Some(_)) => Some(Record { stamp: *stamp, page: None, kept: true }),
                (true, None) => None,
            };
        }
        let slots = stamps.into_iter().map(|(index, _)| index).collect();
        Some(Self { path, seal, slots, surplus: !pages.is_empty() })
    }

    /// Writes the cache anew if the folder changed. `began` is a moment before the first of its files
    /// was looked at.
    pub(crate) fn keep(&self, slots: &[Slot], began: SystemTime) {
        let slots = || self.slots.iter().filter_map(|index| slots.get(*index));
        if !self.surplus && !slots().any(|slot| slot.is_news(began)) {
            return;
        }
        let pages = slots().filter_map(|slot| {
            let record = slot.record.as_ref().filter(|record| record.kept || slot.is_news(began))?;
            Some((slot.name()?.as_encoded_bytes(), record.stamp, slot.reading.as_ref()?))
        });
        // Nobody misses a cache that cannot be written: the files are there.
        let _ = disk::put(&self.path, |out| page::write(out, self.seal, pages));
    }
}

impl Slot {
    fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Embedded(_) => None,
        }
    }

    fn name(&self) -> Option<&OsStr> {
        self.path()?.file_name()
    }

    /// Whether the cache lacks how this file was read, and may have it.
    fn is_news(&self, began: SystemTime) -> bool {
        let is_new = self.record.as_ref().is_some_and(|record| !record.kept && record.stamp.is_settled(began));
        is_new && self.reading.as_ref().is_some_and(is_worth_keeping)
    }
}

/// Without a report there is nothing to save time with, and that a file could not be read may be
/// different the next time. Where an id was used before is said with the file's name, which depends
/// on how the folder was named.
fn is_worth_keeping(reading: &Reading) -> bool {
    let names_file = |fault: &Fault| matches!(fault, Fault::Duplicate { .. });
    reading.report.is_some() && !reading.problems.iter().any(|problem| names_file(&problem.fault))
}

/// What decides how the reports of a folder are read: the program, and the topics in force. The folder
/// is in it because two may have one file name.
fn seal(folder: &Path, taxonomy: &Taxonomy) -> Option<u64> {
    let mut seal = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), env!("COTEJO_READER"), folder).hash(&mut seal);
    seal.write(&postcard::to_allocvec(taxonomy).ok()?);
    Some(seal.finish())
}

/// The file of a folder's cache, by a hash that stays the same in all versions (FNV-1a).
fn file_name(folder: &Path) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in folder.as_os_str().as_encoded_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("reports-{hash:016x}")
}
