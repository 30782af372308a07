//! The file of a search index: where it is, what it is good for. What is in it, whoever searches knows.
//!
//! Must not: be needed or spoken of. Without it an index is made again, which only takes longer.

use super::disk;
use super::paths::Paths;
use super::shelf::Shelf;
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// What the file begins with; after it comes what decides whether it is good for this program.
const MAGIC: &[u8; 32] = b"cotejo: index, safe to delete  \n";

/// The index of what is on a shelf.
#[derive(Clone, Debug)]
pub struct IndexFile {
    path: PathBuf,
    folders: Vec<PathBuf>,
}

/// How many times as large as the files of its library an index may be; it is about as large as they are.
const MOST_TIMES: u64 = 2;

impl IndexFile {
    /// For a shelf with a folder; the bundled reports alone are indexed in a blink. `None` where there is
    /// no place for caches.
    #[must_use]
    pub fn of(shelf: &Shelf, paths: &Paths) -> Option<Self> {
        let place = paths.cache().filter(|_| !shelf.folders.is_empty())?;
        let mut folders = Vec::new();
        for folder in &shelf.folders {
            folders.push(fs::canonicalize(folder).ok()?);
        }
        folders.sort();
        let mut name = 0xcbf2_9ce4_8422_2325_u64;
        let parts = folders.iter().map(|folder| folder.as_os_str().as_encoded_bytes());
        for part in parts.chain([&[u8::from(shelf.bundled)][..]]) {
            name = part
                .iter()
                .chain(&[0])
                .fold(name, |name, byte| (name ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        }
        Some(Self { path: place.join(format!("search-{name:016x}")), folders })
    }

    /// What can be made of what was kept in it, given with how many bytes that is at most; `None` where
    /// nothing was kept, or another build of the program wrote it.
    pub fn read<T>(&self, make: impl FnOnce(&mut dyn Read, u64) -> Option<T>) -> Option<T> {
        // Opening a pipe would wait for a writer, so the kind is asked first.
        let length = fs::metadata(&self.path).ok().filter(Metadata::is_file)?.len();
        if length > self.size_of_folders().saturating_mul(MOST_TIMES) {
            return None;
        }
        let mut file = BufReader::with_capacity(1 << 18, File::open(&self.path).ok()?);
        let mut head = [0; MAGIC.len() + 8];
        file.read_exact(&mut head).ok()?;
        if head == seal() { make(&mut file, length) } else { None }
    }

    /// Puts it in the place of what was kept. That it could not be written is nothing to tell: nobody
    /// misses it.
    pub fn keep(&self, fill: impl FnOnce(&mut dyn Write) -> io::Result<bool>) {
        let whole = |out: &mut dyn Write| {
            out.write_all(&seal())?;
            match fill(out)? {
                true => Ok(()),
                false => Err(io::Error::other("nothing to keep")),
            }
        };
        let _ = disk::put(&self.path, whole);
    }

    /// Removes it: its library became too small to have one.
    pub fn forget(&self) {
        let _ = fs::remove_file(&self.path);
    }

    /// Bytes of the files in the library's folders.
    fn size_of_folders(&self) -> u64 {
        let files = self.folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).filter(Metadata::is_file).map(|found| found.len()).sum()
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What decides how texts are cut, folded and numbered: the build.
fn seal() -> [u8; MAGIC.len() + 8] {
    let mut mark = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), env!("COTEJO_READER"), env!("COTEJO_SEARCHER"), usize::BITS).hash(&mut mark);
    let mut seal = [0; MAGIC.len() + 8];
    let (magic, rest) = seal.split_at_mut(MAGIC.len());
    magic.copy_from_slice(MAGIC);
    rest.copy_from_slice(&mark.finish().to_le_bytes());
    seal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &IndexFile) -> Option<Vec<u8>> {
        file.read(|from, _| {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).ok().map(|_| bytes)
        })
    }

    #[test]
    fn what_was_kept_is_found_for_the_same_shelf_only() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let folders = ["a", "b"].map(|name| home.path().join(name));
        folders.iter().for_each(|folder| fs::create_dir(folder).unwrap());
        let shelf = |bundled, folders: &[PathBuf]| Shelf { bundled, folders: folders.to_vec() };
        let file = IndexFile::of(&shelf(true, &folders), &paths).unwrap();
        assert_eq!(read(&file), None);
        folders.iter().for_each(|folder| fs::write(folder.join("ve.toml"), [b'x'; 100]).unwrap());
        file.keep(|out| out.write_all(b"index").map(|()| true));
        assert_eq!(read(&file).as_deref(), Some(&b"index"[..]));
        let [one, other] = folders.clone();
        let again = IndexFile::of(&shelf(true, &[other.join("../b"), one.clone()]), &paths).unwrap();
        assert_eq!(again.path(), file.path(), "the order and the way to a folder do not matter");
        for shelf in [shelf(false, &folders), shelf(true, &[one])] {
            assert_eq!(read(&IndexFile::of(&shelf, &paths).unwrap()), None);
        }
        assert!(IndexFile::of(&shelf(true, &[]), &paths).is_none());
        assert!(IndexFile::of(&shelf(true, &folders), &Paths::none()).is_none());
        // What is not whole leaves what was there before.
        file.keep(|_| Ok(false));
        file.keep(|out| out.write_all(b"half").and_then(|()| Err(io::Error::other("full"))));
        assert_eq!(read(&file).as_deref(), Some(&b"index"[..]));
        // Another build wrote it.
        let mut bytes = fs::read(file.path()).unwrap();
        bytes[MAGIC.len()] ^= 1;
        fs::write(file.path(), bytes).unwrap();
        assert_eq!(read(&file), None);
    }

    #[test]
    fn a_file_larger_than_any_index_of_its_library_is_not_read_and_one_that_is_forgotten_is_gone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("ve.toml"), [b'x'; 100]).unwrap();
        let shelf = Shelf { bundled: false, folders: vec![folder] };
        let file = IndexFile::of(&shelf, &Paths::inside(home.path())).unwrap();
        for (length, is_read) in [(160, true), (161, false)] {
            file.keep(|out| out.write_all(&vec![7; length]).map(|()| true));
            assert_eq!(read(&file).is_some(), is_read, "{length}");
        }
        file.forget();
        assert!(!file.path().exists());
        file.forget();
    }
}
