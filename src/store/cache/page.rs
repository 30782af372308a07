//! The file of a cache: how each report was read, and an index of them at the end, all with checksums.
//!
//! Must not: trust a length, a number or a word in it. A page that is not what was written is no page.

use super::stamp::Stamp;
use crate::store::format::{Reading, Rules, is_sound};
use crate::text::Shown;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

/// What the file begins with. After it come the seal, the pages (each a [`Reading`]), the index (a list
/// of [`Line`]s), its length and its checksum; numbers are in little-endian.
const MAGIC: &[u8; 32] = b"cotejo: reports, safe to delete\n";
/// Bytes after the index.
const TAIL: u64 = 16;

/// A line of the index: a report file, and where its page is.
#[derive(Serialize, Deserialize)]
struct Line<'a> {
    name: &'a [u8],
    stamp: Stamp,
    place: Place,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Place {
    at: u64,
    bytes: u64,
    sum: u64,
}

/// How one file was read, as a cache has it. It is read from disk only when it is wanted, so that the
/// cache never stands in memory beside the library that comes of it.
pub(crate) struct Page {
    cache: Arc<Path>,
    place: Place,
}

/// The pages of a cache by file name; none where it is not whole, has another seal, or is larger than
/// `limit`.
pub(super) fn read(path: &Path, seal: u64, limit: u64) -> HashMap<Vec<u8>, (Stamp, Page)> {
    let Some((index, end)) = index(path, seal, limit) else { return HashMap::new() };
    let Ok(lines) = postcard::from_bytes::<Vec<Line<'_>>>(&index) else { return HashMap::new() };
    // Pages lie one after the other. Some that overlapped could fill the memory out of a small file.
    let total = lines.iter().try_fold(0_u64, |total, line| total.checked_add(line.place.bytes));
    let is_inside = |line: &Line<'_>| line.place.at.checked_add(line.place.bytes).is_some_and(|to| to <= end);
    if total.is_none_or(|total| total > end) || !lines.iter().all(is_inside) {
        return HashMap::new();
    }
    let cache: Arc<Path> = path.into();
    let page = |place| Page { cache: Arc::clone(&cache), place };
    lines.into_iter().map(|line| (line.name.to_owned(), (line.stamp, page(line.place)))).collect()
}

/// The bytes of the index, and where it begins.
fn index(path: &Path, seal: u64, limit: u64) -> Option<(Vec<u8>, u64)> {
    // Opening a pipe would wait for a writer, so the kind is asked first.
    let length = fs::metadata(path).ok().filter(Metadata::is_file)?.len();
    let mut file = File::open(path).ok().filter(|_| length <= limit)?;
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic).ok()?;
    if magic != *MAGIC || number(&mut file)? != seal {
        return None;
    }
    let tail = file.seek(SeekFrom::Start(length.checked_sub(TAIL)?)).ok()?;
    let (bytes, known) = (number(&mut file)?, number(&mut file)?);
    let at = tail.checked_sub(bytes)?;
    let index = bytes_at(&mut file, at, bytes)?;
    (sum(&index) == known).then_some((index, at))
}

/// Writes pages and their index.
pub(super) fn write<'a>(
    out: &mut dyn Write,
    seal: u64,
    pages: impl Iterator<Item = (&'a [u8], Stamp, &'a Reading)>,
) -> io::Result<()> {
    let length = |bytes: &[u8]| u64::try_from(bytes.len()).map_err(io::Error::other);
    out.write_all(MAGIC)?;
    out.write_all(&seal.to_le_bytes())?;
    let mut at = length(MAGIC)? + u64::from(u64::BITS / 8);
    let mut lines = Vec::new();
    for (name, stamp, reading) in pages {
        let page = postcard::to_allocvec(reading).map_err(io::Error::other)?;
        let place = Place { at, bytes: length(&page)?, sum: sum(&page) };
        out.write_all(&page)?;
        at += place.bytes;
        lines.push(Line { name, stamp, place });
    }
    let index = postcard::to_allocvec(&lines).map_err(io::Error::other)?;
    out.write_all(&index)?;
    out.write_all(&length(&index)?.to_le_bytes())?;
    out.write_all(&sum(&index).to_le_bytes())
}

impl Page {
    /// What was read out of the file, which messages may name otherwise today. `None` where the page
    /// was damaged, or is one that no file gives.
    pub(crate) fn reading(&self, file: &Shown, rules: Rules<'_>) -> Option<Reading> {
        let Place { at, bytes, sum: known } = self.place;
        // Another window may have put a new cache there; then the sum is another one, too.
        let page = bytes_at(&mut File::open(&self.cache).ok()?, at, bytes).filter(|page| sum(page) == known)?;
        let mut reading: Reading = postcard::from_bytes(&page).ok()?;
        let report = reading.report.as_mut().and_then(Arc::get_mut)?;
        report.file = file.clone();
        let far = reading.far.iter_mut();
        let far = far.flat_map(|link| [Some(&mut link.dangling), link.drift.as_mut().map(|(_, problem)| problem)]);
        for problem in reading.problems.iter_mut().chain(far.flatten()) {
            problem.file = file.clone();
        }
        is_sound(report, rules).then_some(reading)
    }

    /// How many bytes of a report file are read in the time that this page takes.
    pub(crate) fn cost(&self) -> u64 {
        self.place.bytes / 4
    }
}

/// Bytes of a file; the length was compared with that of the file.
fn bytes_at(file: &mut File, at: u64, bytes: u64) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut found = Vec::with_capacity(usize::try_from(bytes).ok()?);
    file.take(bytes).read_to_end(&mut found).ok()?;
    Some(found)
}

fn number(file: &mut File) -> Option<u64> {
    let mut bytes = [0; size_of::<u64>()];
    file.read_exact(&mut bytes).ok()?;
    Some(u64::from_le_bytes(bytes))
}

fn sum(bytes: &[u8]) -> u64 {
    let mut sum = DefaultHasher::new();
    sum.write(bytes);
    sum.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountryTable, Report, sample};
    use crate::store::bundled;
    use crate::text::Raw;
    use std::fs;

    /// What comes of a page that somebody forged: with other bytes in the place of some, and the right checksum.
    fn forge(from: &[u8], to: &[u8]) -> Option<Arc<Report>> {
        let mut report = sample::report("ve", "VE", &[("p-1", "protection/assistance", "2006", "Words.", "")]);
        report.sources.push(sample::source("s"));
        report.sources[0].url = Some(Raw::new("https://example.org").shown());
        let reading = Reading { report: Some(Arc::new(report)), ..Reading::default() };
        let stamp = Stamp::of(Path::new(env!("CARGO_MANIFEST_PATH"))).unwrap();
        let line = [(&b"ve.toml"[..], stamp, &reading)];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("forged");
        let mut bytes = Vec::new();
        write(&mut bytes, 7, line.into_iter()).unwrap();
        let at = memchr::memmem::find(&bytes, from).unwrap();
        bytes[at..at + to.len()].copy_from_slice(to);
        fs::write(&path, &bytes).unwrap();
        assert!(read(&path, 8, 1 << 20).is_empty(), "another seal");
        assert!(read(&path, 7, 8).is_empty(), "too long");
        let (_, mut page) = read(&path, 7, 1 << 20).remove(&b"ve.toml"[..]).unwrap();
        let begin = usize::try_from(page.place.at).unwrap();
        let end = begin + usize::try_from(page.place.bytes).unwrap();
        page.place.sum = sum(&bytes[begin..end]);
        let (taxonomy, names) = (bundled::taxonomy(), CountryTable::built_in());
        let rules = Rules { taxonomy: &taxonomy, names: &names, indicators: None, strict: false };
        page.reading(&Shown::ours("elsewhere/ve.toml"), rules)?.report
    }

    #[test]
    fn pages_that_overlap_or_leave_the_file_are_none() {
        let stamp = Stamp::of(Path::new(env!("CARGO_MANIFEST_PATH"))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("forged");
        for places in [vec![(40, u64::MAX)], vec![(u64::MAX, 1)], vec![(41, 0)], vec![(0, 1 << 40)], vec![(0, 30); 2]] {
            let line = |(at, bytes)| Line { name: b"ve.toml", stamp, place: Place { at, bytes, sum: 0 } };
            let lines: Vec<Line<'_>> = places.iter().copied().map(line).collect();
            let index = postcard::to_allocvec(&lines).unwrap();
            let length = u64::try_from(index.len()).unwrap();
            let parts: [&[u8]; 5] =
                [MAGIC, &7_u64.to_le_bytes(), &index, &length.to_le_bytes(), &sum(&index).to_le_bytes()];
            fs::write(&path, parts.concat()).unwrap();
            assert!(read(&path, 7, 1 << 20).is_empty(), "{places:?}");
        }
    }

    #[test]
    fn a_forged_page_can_do_no_more_than_a_file() {
        let report = forge(b"Words.", b"\x1b[2J\n.").unwrap();
        assert_eq!(&*report.passages[0].text.text, "\u{241b}[2J\n.", "seen, not sent; a text may have lines");
        let report = forge(b"A report", b"A\nreport").unwrap();
        assert_eq!(&*report.title.text, "A report", "a title may not");
        assert_eq!(&*report.file, "elsewhere/ve.toml");
        for (what, from, to) in [
            ("an address that runs", &b"https://example"[..], &b"javascript:e(1)"[..]),
            ("no country", b"\x02veve", b"\x02ve\x1b["),
            ("no id", b"p-1", b"P 1"),
            ("no date", b"\x042006", b"\x0420\x1b6"),
            ("a text longer than the page", b"\x06Words", b"\xffWords"),
            ("no UTF-8", b"Words", b"W\xffrds"),
        ] {
            assert_eq!(forge(from, to), None, "{what}");
        }
    }
}
