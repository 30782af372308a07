//! The file of a cache: a head, and a page for every report, each with a checksum of its own.
//!
//! Must not: trust a length, a number or a word in it. A page that is not what was written is no page.

use super::stamp::Stamp;
use crate::store::file;
use crate::store::format::{Reading, Rules, is_sound};
use crate::text::Shown;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// What the file begins with. After it come the seal, and the pages: length of the body, checksum of
/// the body (numbers in little-endian), and the body: a [`Head`] and a [`Reading`].
const MAGIC: &[u8] = b"cotejo: reports, safe to delete\n";

/// Whose page it is.
#[derive(Serialize, Deserialize)]
struct Head<'a> {
    name: &'a [u8],
    stamp: Stamp,
}

/// How one file was read, in the bytes of a cache.
pub(crate) struct Page {
    file: Arc<Vec<u8>>,
    body: Range<usize>,
    sum: u64,
}

/// The pages of a cache by file name, as far as it is one, is whole, and has this seal.
pub(super) fn read(path: &Path, seal: u64, limit: u64) -> HashMap<Vec<u8>, (Stamp, Page)> {
    let mut pages = HashMap::new();
    let Ok(file) = file::read(path, limit).map(Arc::new) else { return pages };
    let mut rest = Rest { file: &file, at: 0 };
    if rest.take(MAGIC.len()).is_none_or(|range| file.get(range) != Some(MAGIC)) || rest.number() != Some(seal) {
        return pages;
    }
    while let Some((body, sum)) = rest.page() {
        let Some((Head { name, stamp }, _)) = file.get(body.clone()).and_then(head) else { break };
        pages.insert(name.to_owned(), (stamp, Page { file: Arc::clone(&file), body, sum }));
    }
    pages
}

/// Writes pages.
pub(super) fn write<'a>(
    out: &mut dyn Write,
    seal: u64,
    pages: impl Iterator<Item = (&'a [u8], Stamp, &'a Reading)>,
) -> io::Result<()> {
    out.write_all(MAGIC)?;
    out.write_all(&seal.to_le_bytes())?;
    for (name, stamp, reading) in pages {
        let body = postcard::to_allocvec(&(Head { name, stamp }, reading)).map_err(io::Error::other)?;
        out.write_all(&u64::try_from(body.len()).map_err(io::Error::other)?.to_le_bytes())?;
        out.write_all(&sum(&body).to_le_bytes())?;
        out.write_all(&body)?;
    }
    Ok(())
}

impl Page {
    /// What was read out of the file, which messages may name otherwise today. `None` where the page
    /// was damaged, or is one that no file gives.
    pub(crate) fn reading(&self, file: &Shown, rules: Rules<'_>) -> Option<Reading> {
        let body = self.file.get(self.body.clone()).filter(|body| sum(body) == self.sum)?;
        let mut reading: Reading = postcard::from_bytes(head(body)?.1).ok()?;
        let report = reading.report.as_mut().and_then(Arc::get_mut)?;
        report.file = file.clone();
        let far = reading.far.iter_mut();
        let far = far.flat_map(|link| [Some(&mut link.dangling), link.drift.as_mut().map(|(_, problem)| problem)]);
        for problem in reading.problems.iter_mut().chain(far.flatten()) {
            problem.file = file.clone();
        }
        is_sound(report, rules).then_some(reading)
    }

    /// Its length in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        u64::try_from(self.body.len()).unwrap_or(u64::MAX)
    }
}

/// What is left of a file.
struct Rest<'a> {
    file: &'a [u8],
    at: usize,
}

impl Rest<'_> {
    fn take(&mut self, bytes: usize) -> Option<Range<usize>> {
        let range = self.at..self.at.checked_add(bytes)?;
        self.file.get(range.clone())?;
        self.at = range.end;
        Some(range)
    }

    fn number(&mut self) -> Option<u64> {
        let range = self.take(size_of::<u64>())?;
        Some(u64::from_le_bytes(self.file.get(range)?.try_into().ok()?))
    }

    /// Where the next page's body is, and its checksum.
    fn page(&mut self) -> Option<(Range<usize>, u64)> {
        let bytes = self.number()?.try_into().ok()?;
        let sum = self.number()?;
        Some((self.take(bytes)?, sum))
    }
}

/// Whose page this is, and what is left of its body.
fn head(body: &[u8]) -> Option<(Head<'_>, &[u8])> {
    postcard::take_from_bytes(body).ok()
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
        let mut page = Vec::new();
        let stamp = Stamp::of(Path::new(env!("CARGO_MANIFEST_PATH"))).unwrap();
        write(&mut page, 7, [(&b"ve.toml"[..], stamp, &reading)].into_iter()).unwrap();
        let (head, body) = page.split_at_mut(MAGIC.len() + 24);
        let at = memchr::memmem::find(body, from).unwrap();
        body[at..at + to.len()].copy_from_slice(to);
        head[MAGIC.len() + 16..].copy_from_slice(&sum(body).to_le_bytes());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("forged");
        fs::write(&path, &page).unwrap();
        assert!(read(&path, 8, 1 << 20).is_empty(), "another seal");
        assert!(read(&path, 7, 8).is_empty(), "too long");
        let (_, page) = read(&path, 7, 1 << 20).remove(&b"ve.toml"[..]).unwrap();
        let (taxonomy, names) = (bundled::taxonomy(), CountryTable::built_in());
        let rules = Rules { taxonomy: &taxonomy, names: &names, indicators: None, strict: false };
        page.reading(&Shown::ours("elsewhere/ve.toml"), rules)?.report
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
