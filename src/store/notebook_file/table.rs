//! Between what readers keep and the tables of its file.
//!
//! Must not: touch a field that was not changed, or an entry that cannot be read; both may hold
//! what a person or a later version put there.

use super::entry::{self, BOOKMARK, DECK, Fields, ITEM};
use super::reading::SCHEMA;
use crate::model::Id;
use crate::notebook::{Anchor, Bookmark, Change, Deck, DeckItem};
use crate::text::Shown;
use std::collections::{BTreeMap, HashMap};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TomlError, Value, value};

/// The text of a file that [`super::reading::read`] took for ours, with its comments and what we do not know.
pub(super) fn document(text: &str) -> Result<DocumentMut, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    if document.get("schema").is_none() {
        document.insert("schema", value(SCHEMA));
    }
    Ok(document)
}

impl Fields for &Table {
    fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Item::as_str)
    }

    fn bare_time(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Item::as_datetime).map(ToString::to_string)
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.get(key).and_then(Item::as_integer)
    }

    fn texts(&self, key: &str) -> Vec<&str> {
        let array = self.get(key).and_then(Item::as_array);
        array.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    fn tables(&self, key: &str) -> Option<Vec<Self>> {
        match self.get(key) {
            None => Some(Vec::new()),
            Some(item) => item.as_array_of_tables().map(|tables| tables.iter().collect()),
        }
    }
}

/// Does changes to the file that [`crate::notebook::Notebook::apply`] did: what is after them is written, or goes.
pub(super) fn write(document: &mut DocumentMut, changes: &[Change]) {
    let (mut bookmarks, mut decks) = (BTreeMap::new(), BTreeMap::new());
    for change in changes {
        // Of several changes of one thing the last one says what is there.
        match (change, change.id()) {
            (Change::Bookmark { after, .. }, Some(id)) => drop(bookmarks.insert(id.as_str(), after.as_deref())),
            (Change::Deck { after, .. }, Some(id)) => drop(decks.insert(id.as_str(), after.as_deref())),
            (_, None) => {}
        }
    }
    let kind = Kind { key: BOOKMARK, field: "id", is_entry: |table| entry::bookmark(&table).is_some() };
    put(document, &kind, &bookmarks, write_bookmark);
    let kind = Kind { key: DECK, field: "name", is_entry: |table| entry::deck(&table).is_some() };
    put(document, &kind, &decks, write_deck);
}

/// One of the two kinds of entries.
struct Kind {
    /// The name of its tables.
    key: &'static str,
    /// The field that holds its id.
    field: &'static str,
    /// Whether a table can be read as one. Where that is not asked for it is not found out: it would take a second
    /// for ten thousand.
    is_entry: fn(&Table) -> bool,
}

/// Puts things in the place of the entries of their ids, takes those out that go, and adds what is new before the first
/// entry with a later id. Of two that have the same id the first one counts, as it does in the notebook. One way through
/// the file, however much is put there.
fn put<T>(document: &mut DocumentMut, kind: &Kind, all: &BTreeMap<&str, Option<&T>>, fill: fn(&mut Table, &T)) {
    if all.is_empty() {
        return;
    }
    let item = document.entry(kind.key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = item.as_array_of_tables_mut() else { return };
    let id = |table: &Table| table.get(kind.field).and_then(Item::as_str).map(str::to_owned);
    let mut known = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        let new = id(table).and_then(|id| all.get_key_value(id.as_str()));
        if let Some((id, new)) = new.filter(|(id, _)| !known.contains_key(*id) && (kind.is_entry)(table)) {
            known.insert(*id, (at, *new));
        }
    }
    let new = all.iter().filter(|(id, _)| !known.contains_key(*id));
    let mut added = new.filter_map(|(id, new)| Some((*id, (*new)?))).peekable();
    let mut places: HashMap<usize, Option<&T>> = known.values().copied().collect();
    let mut written = ArrayOfTables::new();
    let make = |new: &T| {
        let mut table = Table::new();
        fill(&mut table, new);
        table
    };
    for (at, mut table) in std::mem::take(tables).into_iter().enumerate() {
        let own = id(&table).filter(|own| Id::new(own).is_some());
        let is_later = |new: &str| own.as_deref().is_some_and(|own| own > new) && (kind.is_entry)(&table);
        while let Some((_, new)) = added.next_if(|(new, _)| is_later(new)) {
            written.push(make(new));
        }
        match places.remove(&at) {
            Some(Some(new)) => fill(&mut table, new),
            Some(None) => continue,
            None => {}
        }
        written.push(table);
    }
    added.for_each(|(_, new)| written.push(make(new)));
    *tables = written;
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

fn write_bookmark(table: &mut Table, new: &Bookmark) {
    let known = entry::bookmark(&&*table);
    let known = known.as_ref();
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

fn write_deck(table: &mut Table, new: &Deck) {
    let known = entry::deck(&&*table);
    let known = known.as_ref();
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
        old.into_iter().partition(|table| entry::item(&table).is_some());
    let mut all = ArrayOfTables::new();
    for new in items {
        let at = readable.iter().position(|table| entry::item(&table).is_some_and(|known| known.id == new.id));
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
    let known = entry::item(&&*table);
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
