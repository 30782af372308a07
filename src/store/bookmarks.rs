//! The reader's bookmarks: a file that people can read, edit and keep in git.
//!
//! Must not: overwrite what it does not understand. Every change is made to the file as it is on
//! disk at that moment, under the lock, so that two windows never undo each other.

use super::disk::{self, StoreError, shown};
use super::paths::Paths;
use crate::model::{Id, Place};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// The version of the file that this program writes.
const SCHEMA: i64 = 1;
/// Largest note, in bytes.
pub(super) const LARGEST_NOTE: usize = 64 * 1024;

/// A place with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Unique; sorts by creation.
    pub id: Id,
    /// What it is on.
    pub place: Place,
    /// The reader's words; may have several lines.
    pub note: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// The passage's words when it was made, by which it is found again.
    pub quote: Option<Shown>,
}

/// A change. Doing it twice is doing it once, so that a journal can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// This bookmark is there, as it is here.
    Put(Bookmark),
    /// No bookmark has this id.
    Remove(Id),
}

/// A bookmark that has no id yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBookmark {
    /// What it is on.
    pub place: Place,
    /// The reader's words.
    pub note: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// The passage's words.
    pub quote: Option<Shown>,
}

/// The file.
#[derive(Clone, Debug)]
pub struct BookmarkFile {
    file: Option<PathBuf>,
    lock: Option<PathBuf>,
}

impl BookmarkFile {
    /// Where the paths say; nothing is touched yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self { file: paths.bookmarks(), lock: paths.lock() }
    }

    /// All bookmarks that can be read, in the order of the file. An entry without a place or an
    /// id stays in the file and is left out here.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or is not ours to write.
    pub fn read(&self) -> Result<Vec<Bookmark>, StoreError> {
        let file = self.file.as_deref().ok_or(StoreError::NoPlace)?;
        Ok(bookmarks(&document(file)?))
    }

    /// Makes a bookmark and gives its id and all bookmarks.
    ///
    /// # Errors
    /// As [`Self::apply`]; a note over 64 KiB is refused.
    pub fn add(&self, new: NewBookmark, now: Timestamp) -> Result<(Id, Vec<Bookmark>), StoreError> {
        let mut made = None;
        let all = self.change(|known| {
            let NewBookmark { place, note, labels, quote } = new;
            made = fresh_id(known, now);
            let put = |id| Op::Put(Bookmark { id, place, note, labels, created: now, updated: now, quote });
            Ok(made.clone().map(put).into_iter().collect())
        })?;
        made.map(|id| (id, all)).ok_or(StoreError::NoPlace)
    }

    /// Makes changes and gives all bookmarks as they are on disk now.
    ///
    /// # Errors
    /// Where the lock is held for two seconds, the file is not ours to write, or the disk says
    /// no. The file is as it was then.
    pub fn apply(&self, ops: &[Op]) -> Result<Vec<Bookmark>, StoreError> {
        self.change(|_| Ok(ops.to_vec()))
    }

    /// Removes a bookmark by id.
    ///
    /// # Errors
    /// As [`Self::apply`], and where there is none of this id.
    pub fn remove(&self, id: &Id) -> Result<Vec<Bookmark>, StoreError> {
        self.change(|known| {
            let there = known.iter().any(|bookmark| bookmark.id == *id);
            there
                .then(|| vec![Op::Remove(id.clone())])
                .ok_or_else(|| StoreError::NoSuchBookmark { id: Raw::display(id).shown() })
        })
    }

    fn change(
        &self,
        ops: impl FnOnce(&[Bookmark]) -> Result<Vec<Op>, StoreError>,
    ) -> Result<Vec<Bookmark>, StoreError> {
        let (Some(file), Some(lock)) = (&self.file, &self.lock) else {
            return Err(StoreError::NoPlace);
        };
        let _held = disk::lock(lock)?;
        let mut document = document(file)?;
        let mut expected = bookmarks(&document);
        let ops = ops(&expected)?;
        for op in &ops {
            if let Op::Put(bookmark) = op
                && bookmark.note.len() > LARGEST_NOTE
            {
                return Err(StoreError::NoteTooBig { limit: LARGEST_NOTE });
            }
            write_op(&mut document, op);
            apply(&mut expected, op);
        }
        let text = document.to_string();
        // What will be on disk is read back before it is, so that a fault of ours cannot lose anything.
        let read_back = text.parse::<DocumentMut>().map(|document| bookmarks(&document));
        if read_back.as_ref() != Ok(&expected) {
            let said = Shown::ours("the new text would not read back as it was meant");
            return Err(StoreError::Broken { path: shown(file), line: 1, said });
        }
        disk::replace(file, &text, true)?;
        Ok(expected)
    }
}

/// Does a change to a list, as it is done to the file.
pub fn apply(bookmarks: &mut Vec<Bookmark>, op: &Op) {
    match op {
        Op::Put(bookmark) => match bookmarks.iter_mut().find(|known| known.id == bookmark.id) {
            Some(known) => *known = bookmark.clone(),
            None => bookmarks.push(bookmark.clone()),
        },
        Op::Remove(id) => bookmarks.retain(|known| known.id != *id),
    }
}

/// The file as a document that keeps comments and what we do not know.
fn document(path: &Path) -> Result<DocumentMut, StoreError> {
    let broken = |line, said| StoreError::Broken { path: shown(path), line, said };
    let Some(bytes) = disk::read(path)? else {
        let mut new = DocumentMut::new();
        new.insert("schema", value(SCHEMA));
        return Ok(new);
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        broken(1 + before.iter().filter(|byte| **byte == b'\n').count(), Shown::ours("not UTF-8"))
    })?;
    let mark = |line: &str| ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    if let Some(line) = text.lines().position(mark) {
        return Err(StoreError::Conflict { path: shown(path), line: line + 1 });
    }
    let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        broken(before.matches('\n').count() + 1, Raw::new(error.message()).shown())
    })?;
    match document.get("schema").map(Item::as_integer) {
        Some(Some(SCHEMA)) => {}
        Some(Some(found)) if found > SCHEMA => return Err(StoreError::Future { path: shown(path), found }),
        // An empty file is what a full disk leaves of other programs' writing.
        None if text.trim().is_empty() => {}
        _ => return Err(broken(1, Shown::ours("schema = 1 is missing"))),
    }
    if document.get("bookmark").is_some_and(|item| !item.is_array_of_tables()) {
        return Err(broken(1, Shown::ours("bookmark is not a list of [[bookmark]] tables")));
    }
    Ok(document)
}

fn bookmarks(document: &DocumentMut) -> Vec<Bookmark> {
    let tables = document.get("bookmark").and_then(Item::as_array_of_tables);
    tables.into_iter().flatten().filter_map(read_table).collect()
}

fn read_table(table: &Table) -> Option<Bookmark> {
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    let time = |key: &str| text(key).and_then(|text| text.parse::<Timestamp>().ok());
    let labels = table.get("labels").and_then(Item::as_array);
    let labels = labels.into_iter().flatten().filter_map(Value::as_str);
    let created = time("created").unwrap_or_default();
    Some(Bookmark {
        id: Id::new(text("id")?)?,
        place: Place::parse_canonical(text("place")?).ok()?,
        note: Raw::new(text("note").unwrap_or_default()).shown_lines(),
        labels: labels.map(|label| Raw::new(label).shown()).collect(),
        created,
        updated: time("updated").unwrap_or(created),
        quote: text("quote").map(|quote| Raw::new(quote).shown_lines()),
    })
}

fn write_op(document: &mut DocumentMut, op: &Op) {
    if document.get("schema").is_none() {
        document.insert("schema", value(SCHEMA));
    }
    let item = document.entry("bookmark").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = item.as_array_of_tables_mut() else { return };
    let has = |table: &Table, id: &Id| table.get("id").and_then(Item::as_str) == Some(id.as_str());
    match op {
        Op::Remove(id) => tables.retain(|table| !has(table, id)),
        Op::Put(bookmark) => {
            if let Some(table) = tables.iter_mut().find(|table| has(table, &bookmark.id)) {
                return write_table(table, bookmark);
            }
            let mut table = Table::new();
            write_table(&mut table, bookmark);
            tables.push(table);
        }
    }
}

/// One field a line; fields that are as they were keep their comments.
fn write_table(table: &mut Table, bookmark: &Bookmark) {
    let mut labels = Array::new();
    labels.extend(bookmark.labels.iter().map(Shown::as_str));
    let mut set = |key: &str, new: Option<Value>| match new {
        Some(mut new) => {
            let old = table.get(key).and_then(Item::as_value);
            // A value that is changed keeps the comment behind it.
            if let Some(old) = old {
                *new.decor_mut() = old.decor().clone();
            }
            if old.map(Value::to_string) != Some(new.to_string()) {
                table.insert(key, Item::Value(new));
            }
        }
        None => drop(table.remove(key)),
    };
    set("id", Some(Value::from(bookmark.id.as_str())));
    set("place", Some(Value::from(bookmark.place.to_string())));
    set("note", Some(Value::from(bookmark.note.as_str())));
    set("labels", Some(Value::from(labels)));
    set("created", Some(Value::from(bookmark.created.to_string())));
    set("updated", Some(Value::from(bookmark.updated.to_string())));
    set("quote", bookmark.quote.as_ref().map(|quote| Value::from(quote.as_str())));
}

/// `b-` and the time in base 36, which sorts by creation; a second bookmark in the same
/// millisecond, or under a clock that went back, takes the next one that is free.
fn fresh_id(known: &[Bookmark], now: Timestamp) -> Option<Id> {
    let first = now.as_millisecond().unsigned_abs();
    let mut names = (first..=u64::MAX).map(|number| format!("b-{}", base36(number)));
    let free = names.find(|name| known.iter().all(|bookmark| bookmark.id.as_str() != name));
    free.and_then(|name| Id::new(&name))
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(u32::try_from(number % 36).unwrap_or(0), 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests;
