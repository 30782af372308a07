//! Drafts of notes: what is typed, on disk before it is saved; one for each thing that a note can be on.
//!
//! Must not: lose what another window or an editor wrote there meanwhile, or hold what was saved.

use super::disk::{self, StoreError};
use super::paths::Paths;
use crate::model::Id;
use crate::notebook::Address;
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use toml_edit::{DocumentMut, Item, value};

/// Drafts that are read at the start; nobody has so many.
const MOST: usize = 100;
/// Largest file that is read; no draft of ours is as large.
const LARGEST: u64 = 1 << 20;

/// What a note is to be on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DraftOf {
    /// A new bookmark here.
    New(Address),
    /// A bookmark that is there.
    Bookmark(Id),
    /// An item of a deck: the deck's name and the item's id.
    Item(Id, Id),
    /// The same thing once more, from 2: another window had begun a note on it.
    Another(u32, Box<DraftOf>),
}

/// A note that was not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is for.
    pub of: DraftOf,
    /// Where that is; of a new bookmark, as wide as it was chosen.
    pub address: Address,
    /// The note.
    pub note: String,
    /// The labels as they were typed.
    pub labels: String,
}

/// The folder of drafts. A draft is two files: `.toml` says where it belongs, `.txt` is the note and nothing
/// else, so that any editor can open it.
#[derive(Clone, Debug)]
pub struct DraftFiles(Option<PathBuf>);

impl fmt::Display for DraftOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(address) => write!(f, "new {address}"),
            Self::Bookmark(id) => write!(f, "bookmark {id}"),
            Self::Item(deck, item) => write!(f, "item {deck} {item}"),
            Self::Another(number, of) => write!(f, "another {number} {of}"),
        }
    }
}

impl FromStr for DraftOf {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, rest) = text.split_once(' ').ok_or(())?;
        let id = |text: &str| Id::new(text).ok_or(());
        match kind {
            "new" => rest.parse().map(Self::New).map_err(|_| ()),
            "bookmark" => id(rest).map(Self::Bookmark),
            "item" => {
                let (deck, item) = rest.split_once(' ').ok_or(())?;
                Ok(Self::Item(id(deck)?, id(item)?))
            }
            "another" => {
                let (number, of) = rest.split_once(' ').ok_or(())?;
                // One inside another is nothing that we write, and might be as deep as the file is long.
                let of = Some(of).filter(|of| !of.starts_with("another ")).ok_or(())?.parse()?;
                Ok(Self::Another(number.parse().map_err(|_| ())?, Box::new(of)))
            }
            _ => Err(()),
        }
    }
}

impl DraftOf {
    /// What the note is on, whatever its turn.
    #[must_use]
    pub fn thing(&self) -> &Self {
        if let Self::Another(_, of) = self { of } else { self }
    }

    fn next(&self) -> Self {
        let number = if let Self::Another(number, _) = self { *number } else { 1 };
        Self::Another(number.saturating_add(1), Box::new(self.thing().clone()))
    }
}

impl DraftFiles {
    /// Where the paths say.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self(paths.drafts())
    }

    /// Whether there is a folder for drafts.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.0.is_some()
    }

    /// The file that is the note alone.
    ///
    /// # Errors
    /// Where no folder is known.
    pub fn note_file(&self, of: &DraftOf) -> Result<PathBuf, StoreError> {
        self.file(of, "txt")
    }

    fn file(&self, of: &DraftOf, ending: &str) -> Result<PathBuf, StoreError> {
        let folder = self.0.as_ref().ok_or(StoreError::NoPlace)?;
        Ok(folder.join(format!("{}.{ending}", stem(of))))
    }

    /// Puts a draft on the disk.
    ///
    /// # Errors
    /// What the disk said; the draft before it is there then.
    pub fn write(&self, draft: &Draft) -> Result<(), StoreError> {
        let head = head(draft);
        let file = self.file(&draft.of, "toml")?;
        if disk::read(&file).ok().flatten().as_deref() != Some(head.as_bytes()) {
            disk::replace(&file, &head, false)?;
        }
        disk::replace(&self.note_file(&draft.of)?, &draft.note, false)
    }

    /// The note as it is in its file now, which an editor may have changed.
    ///
    /// # Errors
    /// What the disk said.
    pub fn note(&self, of: &DraftOf) -> Result<Shown, StoreError> {
        let bytes = disk::read(&self.note_file(of)?)?.unwrap_or_default();
        Ok(Raw::from_bytes(&bytes).shown_lines())
    }

    /// The next name for a draft of the same thing under which there is nothing.
    ///
    /// # Errors
    /// Where no folder is known.
    pub fn free(&self, of: &DraftOf) -> Result<DraftOf, StoreError> {
        let mut free = of.next();
        while self.file(&free, "toml")?.exists() || self.note_file(&free)?.exists() {
            free = free.next();
        }
        Ok(free)
    }

    /// Removes a draft with all that an editor left beside it; nothing where the note is another one than those
    /// that are known, for then another window wrote it.
    pub fn remove(&self, of: &DraftOf, known: &[&str]) {
        let Some(folder) = self.0.as_deref() else { return };
        if self.note(of).is_ok_and(|note| !note.is_empty() && !known.contains(&note.as_str())) {
            return;
        }
        let name = OsString::from(format!("{}.", stem(of)));
        for path in inside(folder) {
            let is_its = path
                .file_name()
                .is_some_and(|own| own.as_encoded_bytes().starts_with(name.as_encoded_bytes()) && path.is_file());
            if is_its {
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// Moves a note that cannot be taken out of the way and says where it is.
    ///
    /// # Errors
    /// What the disk said.
    pub fn set_aside(&self, of: &DraftOf) -> Result<Shown, StoreError> {
        let (from, folder) = (self.note_file(of)?, self.0.as_ref().ok_or(StoreError::NoPlace)?);
        // Under another stem, so that it stays when the draft goes.
        let to = claim(folder, &format!("kept-{}", stem(of)))?;
        if let Err(error) = fs::rename(&from, &to) {
            let _ = fs::remove_file(&to);
            return Err(StoreError::io(&from, &error));
        }
        Ok(disk::shown(&to))
    }

    /// All drafts with the time at which they were written, newest first. What is no draft is passed over;
    /// what a window left that was killed while it wrote is removed.
    #[must_use]
    pub fn list(&self) -> Vec<(Draft, Timestamp)> {
        let Some(folder) = self.0.as_deref() else { return Vec::new() };
        let mut found = Vec::new();
        for path in inside(folder) {
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("toml") => found.extend(self.read(&path)),
                Some("tmp") if path.is_file() => drop(fs::remove_file(&path)),
                _ => {}
            }
        }
        found.sort_by_key(|(_, written)| std::cmp::Reverse(*written));
        found
    }

    fn read(&self, path: &Path) -> Option<(Draft, Timestamp)> {
        let small = |path: &Path| fs::metadata(path).ok().filter(|found| found.len() <= LARGEST);
        small(path)?;
        let text = String::from_utf8(disk::read(path).ok()??).ok()?;
        let document: DocumentMut = text.parse().ok()?;
        let field = |key: &str| document.get(key).and_then(Item::as_str);
        let of: DraftOf = field("for")?.parse().ok()?;
        let address = field("address")?.parse().ok()?;
        let labels = Raw::new(field("labels").unwrap_or_default()).shown().to_string();
        let note_file = self.note_file(&of).ok()?;
        let written = small(&note_file)?.modified().ok()?;
        let note = self.note(&of).ok()?.to_string();
        let is_blank = note.trim().is_empty() && labels.trim().is_empty();
        (!is_blank).then_some((Draft { of, address, note, labels }, Timestamp::try_from(written).ok()?))
    }
}

/// Makes an empty file under a name that nothing has, so that no other window takes it: a rename replaces what is
/// there.
fn claim(folder: &Path, stem: &str) -> Result<PathBuf, StoreError> {
    let mut number = 1_u32;
    loop {
        let behind = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{stem}{behind}.txt"));
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
            Err(error) => return Err(StoreError::io(&path, &error)),
        }
    }
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).take(4 * MOST).collect()
}

/// A name that says what it is on, and that no other draft has.
fn stem(of: &DraftOf) -> String {
    let text = of.to_string();
    // FNV-1a: the slug alone may be cut, or the same for two addresses.
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{}-{hash:016x}", Id::slug(&text))
}

fn head(draft: &Draft) -> String {
    let mut document = DocumentMut::new();
    document.insert("schema", value(1));
    document.insert("for", value(draft.of.to_string()));
    document.insert("address", value(draft.address.to_string()));
    document.insert("labels", value(&draft.labels));
    document.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(of: &str, note: &str) -> Draft {
        let address = "ve/protection/assistance#p-014".parse().unwrap();
        Draft { of: of.parse().unwrap(), address, note: note.to_owned(), labels: "a, b".to_owned() }
    }

    fn files() -> (tempfile::TempDir, DraftFiles) {
        let home = tempfile::tempdir().unwrap();
        let files = DraftFiles::new(&Paths::inside(home.path()));
        (home, files)
    }

    #[test]
    fn drafts_come_back_newest_first_and_go_without_a_trace() {
        let (home, files) = files();
        let all = ["new search:a \"b\" <c>", "bookmark b-1", "item talk i-2", "new ve/protection/assistance#p-014"];
        for of in all {
            files.write(&draft(of, "one\ntwo")).unwrap();
        }
        files.write(&draft("bookmark b-1", "later")).unwrap();
        let listed = files.list();
        assert_eq!(listed.len(), 4);
        assert_eq!(listed[0].0, draft("bookmark b-1", "later"));
        let folder = home.path().join("state/drafts");
        let note = files.note_file(&listed[0].0.of).unwrap();
        assert!(note.file_name().unwrap().to_str().unwrap().starts_with("bookmark-b-1-"));
        assert_eq!(fs::read_to_string(&note).unwrap(), "later");
        // What an editor leaves beside it goes too.
        fs::write(note.with_extension("txt~"), "old").unwrap();
        for of in all {
            files.remove(&of.parse().unwrap(), &["one\ntwo", "later"]);
        }
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_is_for_the_reader_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (home, files) = files();
        files.write(&draft("bookmark b-1", "mine")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = home.path().join("state/drafts");
        assert_eq!(mode(&folder), 0o700);
        assert!(inside(&folder).iter().all(|path| mode(path) == 0o600));
    }

    #[test]
    fn what_another_window_wrote_meanwhile_stays() {
        let (_home, files) = files();
        files.write(&draft("bookmark b-1", "theirs")).unwrap();
        files.remove(&DraftOf::Bookmark(Id::new("b-1").unwrap()), &["ours"]);
        assert_eq!(files.list().len(), 1);
    }

    #[test]
    fn what_is_set_aside_twice_is_there_twice() {
        let (_home, files) = files();
        let mut asides = Vec::new();
        for note in ["first", "second", "third"] {
            files.write(&draft("bookmark b-1", note)).unwrap();
            asides.push(files.set_aside(&DraftOf::Bookmark(Id::new("b-1").unwrap())).unwrap());
        }
        let kept: Vec<String> = asides.iter().map(|path| fs::read_to_string(path.as_str()).unwrap()).collect();
        assert_eq!(kept, ["first", "second", "third"]);
        assert!(files.set_aside(&DraftOf::Bookmark(Id::new("b-1").unwrap())).is_err(), "nothing is there");
        assert_eq!(fs::read_dir(Path::new(asides[0].as_str()).parent().unwrap()).unwrap().count(), 4);
    }

    #[test]
    fn another_note_on_the_same_thing_is_a_draft_of_its_own() {
        let (_home, files) = files();
        let mut of: DraftOf = "item talk i-2".parse().unwrap();
        for note in ["one", "two", "three"] {
            files.write(&Draft { of: of.clone(), ..draft("item talk i-2", note) }).unwrap();
            assert_eq!(of.to_string().parse(), Ok(of.clone()));
            of = files.free(&"item talk i-2".parse().unwrap()).unwrap();
        }
        assert_eq!(of.to_string(), "another 4 item talk i-2");
        assert_eq!(of.thing(), &"item talk i-2".parse().unwrap());
        assert_eq!(files.list().len(), 3);
        files.remove(of.thing(), &["one"]);
        assert_eq!(files.list().len(), 2);
        for wrong in ["another 2", "another x new ve", "another 2 another 3 new ve"] {
            assert_eq!(wrong.parse::<DraftOf>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn rubbish_in_the_folder_is_no_obstacle_and_leftovers_go() {
        let (home, files) = files();
        assert!(files.list().is_empty());
        files.write(&draft("bookmark b-1", "a\u{1b}[2J")).unwrap();
        let folder = home.path().join("state/drafts");
        for (name, text) in [("a.toml", "[["), ("b.toml", "for = 3"), ("c.toml", "for = \"new ve\""), ("d.tmp", "")] {
            fs::write(folder.join(name), text).unwrap();
        }
        fs::write(folder.join("e.toml"), "x".repeat(2 << 20)).unwrap();
        fs::create_dir(folder.join("f.toml")).unwrap();
        let listed = files.list();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].0.note, "a\u{241b}[2J");
        assert!(!folder.join("d.tmp").exists());
        let aside = files.set_aside(&listed[0].0.of).unwrap();
        files.remove(&listed[0].0.of, &[]);
        assert!(Path::new(aside.as_str()).is_file());
        assert!(DraftFiles::new(&Paths::none()).list().is_empty());
    }
}
