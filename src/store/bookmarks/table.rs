//! Between bookmarks and the tables of their file.
//!
//! Must not: touch a field that was not changed, or an entry that cannot be read; both may hold
//! what a person or a later version put there.

use super::{Bookmark, Op};
use crate::model::{Id, Place};
use crate::store::disk::{self, StoreError, shown};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// The version of the file that this program writes.
const SCHEMA: i64 = 1;

/// The file as a document that keeps comments and what we do not know; a new one where there is
/// no file.
pub(super) fn document(path: &Path) -> Result<DocumentMut, StoreError> {
    let bytes = disk::read(path)?.unwrap_or_default();
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        StoreError::NotUtf8 { path: shown(path), line }
    })?;
    parse(path, &text)
}

/// The text of the file, if it is ours to write.
pub(super) fn parse(path: &Path, text: &str) -> Result<DocumentMut, StoreError> {
    let mark = |line: &str| ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    if let Some(line) = text.lines().position(mark) {
        return Err(StoreError::Conflict { path: shown(path), line: line + 1 });
    }
    let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        StoreError::Broken { path: shown(path), line, said: Raw::new(error.message()).shown() }
    })?;
    match document.get("schema").map(Item::as_integer) {
        Some(Some(SCHEMA)) => {}
        Some(Some(found)) if found > SCHEMA => return Err(StoreError::Future { path: shown(path), found }),
        // An empty file is what a full disk leaves of other programs' writing.
        None if document.is_empty() => {}
        _ => return Err(StoreError::NotOurs { path: shown(path) }),
    }
    if document.get("bookmark").is_some_and(|item| !item.is_array_of_tables()) {
        return Err(StoreError::NotOurs { path: shown(path) });
    }
    Ok(document)
}

/// All entries that can be read, in the order of the file.
pub(super) fn bookmarks(document: &DocumentMut) -> Vec<Bookmark> {
    let tables = document.get("bookmark").and_then(Item::as_array_of_tables);
    tables.into_iter().flatten().filter_map(read_table).collect()
}

fn read_table(table: &Table) -> Option<Bookmark> {
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    // A person may write a time as TOML has it, without quotes.
    let time = |key: &str| {
        let bare = || table.get(key).and_then(Item::as_datetime).map(ToString::to_string);
        text(key).map(ToOwned::to_owned).or_else(bare)?.parse::<Timestamp>().ok()
    };
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

/// Does a change to the file, as [`super::apply`] does it to a list.
pub(super) fn write_op(document: &mut DocumentMut, op: &Op) {
    if document.get("schema").is_none() {
        document.insert("schema", value(SCHEMA));
    }
    let item = document.entry("bookmark").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = item.as_array_of_tables_mut() else { return };
    match op {
        Op::Remove(id) => tables.retain(|table| read_table(table).is_none_or(|known| known.id != *id)),
        Op::SetNote { id, note, updated } => {
            if let Some((table, known)) = find(tables, id) {
                let new = Bookmark { note: note.clone(), updated: *updated, ..known.clone() };
                write_table(table, Some(&known), &new);
            }
        }
        Op::Put(bookmark) => {
            if let Some((table, known)) = find(tables, &bookmark.id) {
                return write_table(table, Some(&known), bookmark);
            }
            let mut table = Table::new();
            write_table(&mut table, None, bookmark);
            let later = |table: &Table| read_table(table).is_some_and(|known| known.id > bookmark.id);
            let at = tables.iter().position(later).unwrap_or(tables.len());
            tables.insert(at, table);
        }
    }
}

fn find<'a>(tables: &'a mut ArrayOfTables, id: &Id) -> Option<(&'a mut Table, Bookmark)> {
    let read = |table: &'a mut Table| read_table(table).map(|known| (table, known));
    tables.iter_mut().filter_map(read).find(|(_, known)| known.id == *id)
}

/// One field a line. Only what differs from the bookmark that the table held is written: a field
/// of a type we cannot read stays as it is.
fn write_table(table: &mut Table, known: Option<&Bookmark>, new: &Bookmark) {
    let mut set = |key: &str, same: bool, new: Option<Value>| match new {
        _ if same => {}
        Some(mut new) => {
            // A value that is changed keeps the comment behind it.
            if let Some(old) = table.get(key).and_then(Item::as_value) {
                *new.decor_mut() = old.decor().clone();
            }
            table.insert(key, Item::Value(new));
        }
        None => drop(table.remove(key)),
    };
    let labels: Array = new.labels.iter().map(Shown::as_str).collect();
    let is = |same: fn(&Bookmark, &Bookmark) -> bool| known.is_some_and(|known| same(known, new));
    set("id", is(|a, b| a.id == b.id), Some(Value::from(new.id.as_str())));
    set("place", is(|a, b| a.place == b.place), Some(Value::from(new.place.to_string())));
    set("note", is(|a, b| a.note == b.note), Some(one_line(&new.note)));
    set("labels", is(|a, b| a.labels == b.labels), Some(Value::from(labels)));
    set("created", is(|a, b| a.created == b.created), Some(Value::from(new.created.to_string())));
    set("updated", is(|a, b| a.updated == b.updated), Some(Value::from(new.updated.to_string())));
    set("quote", is(|a, b| a.quote == b.quote), new.quote.as_ref().map(one_line));
}

/// A text on one line of the file, its line ends escaped: a line of a note that looks like the
/// mark of a git conflict (somebody pasted a diff) must not stand at the beginning of one.
fn one_line(text: &Shown) -> Value {
    let plain = Value::from(text.as_str());
    if !text.contains('\n') {
        return plain;
    }
    // JSON's escapes are all of them TOML's too, and a clean text has no DEL, which only JSON allows.
    let escaped = serde_json::to_string(text.as_str()).ok();
    escaped.and_then(|escaped| escaped.parse().ok()).unwrap_or(plain)
}
