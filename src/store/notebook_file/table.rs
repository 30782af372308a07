//! Between what readers keep and the tables of its file.
//!
//! Must not: touch a field that was not changed, or an entry that cannot be read; both may hold
//! what a person or a later version put there.

use crate::model::Id;
use crate::notebook::{Anchor, Bookmark, Change, Deck, DeckItem, Notebook};
use crate::store::disk::{self, StoreError, shown};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// The version of the file that this program writes.
const SCHEMA: i64 = 1;
/// The tables of the file, and those in a deck.
const BOOKMARK: &str = "bookmark";
const DECK: &str = "deck";
const ITEM: &str = "item";

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
    let is_other = |key: &str| document.get(key).is_some_and(|item| !item.is_array_of_tables());
    if is_other(BOOKMARK) || is_other(DECK) {
        return Err(StoreError::NotOurs { path: shown(path) });
    }
    Ok(document)
}

/// All entries that can be read, in the order of the file.
pub(super) fn notebook(document: &DocumentMut) -> Notebook {
    let tables = |key: &str| document.get(key).and_then(Item::as_array_of_tables).into_iter().flatten();
    Notebook {
        bookmarks: tables(BOOKMARK).filter_map(read_bookmark).collect(),
        decks: tables(DECK).filter_map(read_deck).collect(),
    }
}

fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Item::as_str)
}

fn lines(table: &Table, key: &str) -> Option<Shown> {
    text(table, key).map(|text| Raw::new(text).shown_lines())
}

/// A person may write a time as TOML has it, without quotes.
fn time(table: &Table, key: &str) -> Option<Timestamp> {
    let bare = || table.get(key).and_then(Item::as_datetime).map(ToString::to_string);
    text(table, key).map(ToOwned::to_owned).or_else(bare)?.parse().ok()
}

fn anchor(table: &Table) -> Option<Anchor> {
    let beside = |key: &str| lines(table, key).unwrap_or_else(|| Shown::ours(""));
    lines(table, "quote").map(|quote| Anchor { quote, prefix: beside("prefix"), suffix: beside("suffix") })
}

fn read_bookmark(table: &Table) -> Option<Bookmark> {
    let labels = table.get("labels").and_then(Item::as_array);
    let labels = labels.into_iter().flatten().filter_map(Value::as_str);
    let created = time(table, "created").unwrap_or_default();
    Some(Bookmark {
        id: Id::new(text(table, "id")?)?,
        address: text(table, "place")?.parse().ok()?,
        note: lines(table, "note").unwrap_or_else(|| Shown::ours("")),
        labels: labels.map(|label| Raw::new(label).shown()).collect(),
        created,
        updated: time(table, "updated").unwrap_or(created),
        sort: time(table, "sort"),
        anchor: anchor(table),
    })
}

fn read_deck(table: &Table) -> Option<Deck> {
    let created = time(table, "created").unwrap_or_default();
    let name = Id::new(text(table, "name")?)?;
    let items = table.get(ITEM).and_then(Item::as_array_of_tables);
    Some(Deck {
        title: text(table, "title").map_or_else(|| Raw::new(name.as_str()).shown(), |title| Raw::new(title).shown()),
        name,
        created,
        updated: time(table, "updated").unwrap_or(created),
        items: items.into_iter().flatten().filter_map(read_item).collect(),
    })
}

fn read_item(table: &Table) -> Option<DeckItem> {
    let minutes = table.get("minutes").and_then(Item::as_integer);
    Some(DeckItem {
        id: Id::new(text(table, "id")?)?,
        address: text(table, "place")?.parse().ok()?,
        note: lines(table, "note").unwrap_or_else(|| Shown::ours("")),
        minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        anchor: anchor(table),
    })
}

/// Does a change to the file that [`Notebook::apply`] did: what is after it is written, or goes.
pub(super) fn write(document: &mut DocumentMut, change: &Change) {
    if document.get("schema").is_none() {
        document.insert("schema", value(SCHEMA));
    }
    let Some(id) = change.id() else { return };
    match change {
        Change::Bookmark { after, .. } => {
            let fill = |table: &mut Table, new: &Bookmark| write_bookmark(table, read_bookmark(table).as_ref(), new);
            put(
                document.as_table_mut(),
                (BOOKMARK, id),
                after.as_deref(),
                (|table| read_bookmark(table).map(|it| it.id), fill),
            );
        }
        Change::Deck { after, .. } => {
            let fill = |table: &mut Table, new: &Deck| write_deck(table, read_deck(table).as_ref(), new);
            put(
                document.as_table_mut(),
                (DECK, id),
                after.as_deref(),
                (|table| read_deck(table).map(|it| it.name), fill),
            );
        }
    }
}

/// Puts something in the place of the entry of its id, takes that out, or adds an entry before the first one
/// with a later id.
fn put<T>(
    document: &mut Table,
    (key, id): (&str, &Id),
    new: Option<&T>,
    (id_of, fill): (impl Fn(&Table) -> Option<Id>, impl Fn(&mut Table, &T)),
) {
    let item = document.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = item.as_array_of_tables_mut() else { return };
    let Some(new) = new else {
        return tables.retain(|table| id_of(table).as_ref() != Some(id));
    };
    if let Some(table) = tables.iter_mut().find(|table| id_of(table).as_ref() == Some(id)) {
        return fill(table, new);
    }
    let mut table = Table::new();
    fill(&mut table, new);
    let at = tables.iter().position(|table| id_of(table).is_some_and(|known| known > *id));
    tables.insert(at.unwrap_or(tables.len()), table);
}

/// Only what differs from what the table held is written: a field of a type we cannot read stays as it is.
fn set(table: &mut Table, key: &str, same: bool, new: Option<Value>) {
    match new {
        _ if same => {}
        Some(mut new) => {
            // A value that is changed keeps the comment behind it.
            if let Some(old) = table.get(key).and_then(Item::as_value) {
                *new.decor_mut() = old.decor().clone();
            }
            table.insert(key, Item::Value(new));
        }
        None => drop(table.remove(key)),
    }
}

fn write_bookmark(table: &mut Table, known: Option<&Bookmark>, new: &Bookmark) {
    let labels: Array = new.labels.iter().map(Shown::as_str).collect();
    let is = |same: fn(&Bookmark, &Bookmark) -> bool| known.is_some_and(|known| same(known, new));
    set(table, "id", is(|a, b| a.id == b.id), Some(Value::from(new.id.as_str())));
    set(table, "place", is(|a, b| a.address == b.address), Some(Value::from(new.address.to_string())));
    set(table, "note", is(|a, b| a.note == b.note), Some(one_line(&new.note)));
    set(table, "labels", is(|a, b| a.labels == b.labels), Some(Value::from(labels)));
    set(table, "created", is(|a, b| a.created == b.created), Some(Value::from(new.created.to_string())));
    set(table, "updated", is(|a, b| a.updated == b.updated), Some(Value::from(new.updated.to_string())));
    set(table, "sort", is(|a, b| a.sort == b.sort), new.sort.map(|sort| Value::from(sort.to_string())));
    write_anchor(table, known.map(|known| &known.anchor), &new.anchor);
}

fn write_anchor(table: &mut Table, known: Option<&Option<Anchor>>, new: &Option<Anchor>) {
    if known == Some(new) {
        return;
    }
    let new = new.as_ref();
    let beside = |text: &Shown| (!text.is_empty()).then(|| one_line(text));
    set(table, "quote", false, new.map(|new| one_line(&new.quote)));
    set(table, "prefix", false, new.and_then(|new| beside(&new.prefix)));
    set(table, "suffix", false, new.and_then(|new| beside(&new.suffix)));
}

fn write_deck(table: &mut Table, known: Option<&Deck>, new: &Deck) {
    let is = |same: fn(&Deck, &Deck) -> bool| known.is_some_and(|known| same(known, new));
    set(table, "name", is(|a, b| a.name == b.name), Some(Value::from(new.name.as_str())));
    set(table, "title", is(|a, b| a.title == b.title), Some(Value::from(new.title.as_str())));
    set(table, "created", is(|a, b| a.created == b.created), Some(Value::from(new.created.to_string())));
    set(table, "updated", is(|a, b| a.updated == b.updated), Some(Value::from(new.updated.to_string())));
    if !is(|a, b| a.items == b.items) {
        write_items(table, &new.items);
    }
}

/// Every item keeps the table it had, with what we do not know in it; what cannot be read stays at the end.
fn write_items(table: &mut Table, items: &[DeckItem]) {
    let old: Vec<Table> =
        table.remove(ITEM).and_then(|item| item.into_array_of_tables().ok()).into_iter().flatten().collect();
    let (mut readable, unreadable): (Vec<Table>, Vec<Table>) =
        old.into_iter().partition(|table| read_item(table).is_some());
    let mut all = ArrayOfTables::new();
    for new in items {
        let at = readable.iter().position(|table| read_item(table).is_some_and(|known| known.id == new.id));
        let mut own = at.map_or_else(Table::new, |at| readable.remove(at));
        // The order of the file is that of the tables, and not where they once stood.
        own.set_position(None);
        write_item(&mut own, new);
        all.push(own);
    }
    for mut own in unreadable {
        own.set_position(None);
        all.push(own);
    }
    if !all.is_empty() {
        table.insert(ITEM, Item::ArrayOfTables(all));
    }
}

fn write_item(table: &mut Table, new: &DeckItem) {
    let known = read_item(table);
    let known = known.as_ref();
    let is = |same: fn(&DeckItem, &DeckItem) -> bool| known.is_some_and(|known| same(known, new));
    set(table, "id", is(|a, b| a.id == b.id), Some(Value::from(new.id.as_str())));
    set(table, "place", is(|a, b| a.address == b.address), Some(Value::from(new.address.to_string())));
    set(table, "note", is(|a, b| a.note == b.note), Some(one_line(&new.note)));
    set(
        table,
        "minutes",
        is(|a, b| a.minutes == b.minutes),
        new.minutes.map(|minutes| Value::from(i64::from(minutes))),
    );
    write_anchor(table, known.map(|known| &known.anchor), &new.anchor);
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
