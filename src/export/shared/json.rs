//! Shared things as JSON, in the shape of `assets/json.md`. What `bookmark list` and `deck show` print is read, too.
//!
//! Must not: leave a key out because there is nothing to say.

use super::entry::{Entry, Value};
use super::{Flaw, SCHEMA, Shared, Unread};
use crate::export::{NotMade, json};
use crate::notebook::{Anchor, Notebook};
use crate::text::Raw;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct All<'a> {
    schema: i64,
    bookmarks: Vec<One<'a>>,
    decks: Vec<DeckOut<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    place: String,
    note: &'a str,
    labels: Vec<&'a str>,
    created: String,
    updated: String,
    sort: Option<String>,
    #[serde(flatten)]
    anchor: Words<'a>,
}

#[derive(Serialize)]
struct DeckOut<'a> {
    name: &'a str,
    title: &'a str,
    created: String,
    updated: String,
    items: Vec<ItemOut<'a>>,
}

#[derive(Serialize)]
struct ItemOut<'a> {
    id: &'a str,
    place: String,
    note: &'a str,
    minutes: Option<u16>,
    #[serde(flatten)]
    anchor: Words<'a>,
}

#[derive(Serialize)]
struct Words<'a> {
    quote: Option<&'a str>,
    prefix: Option<&'a str>,
    suffix: Option<&'a str>,
}

impl<'a> From<Option<&'a Anchor>> for Words<'a> {
    fn from(anchor: Option<&'a Anchor>) -> Self {
        Self {
            quote: anchor.map(|anchor| anchor.quote.as_str()),
            prefix: anchor.map(|anchor| anchor.prefix.as_str()),
            suffix: anchor.map(|anchor| anchor.suffix.as_str()),
        }
    }
}

/// Writes all of it.
///
/// # Errors
/// What no JSON can be made of.
pub(super) fn write(notebook: &Notebook) -> Result<String, NotMade> {
    let bookmarks = notebook.bookmarks.iter().map(|bookmark| One {
        id: bookmark.id.as_str(),
        place: bookmark.address.to_string(),
        note: &bookmark.note,
        labels: bookmark.labels.iter().map(|label| label.as_str()).collect(),
        created: bookmark.created.to_string(),
        updated: bookmark.updated.to_string(),
        sort: bookmark.sort.map(|sort| sort.to_string()),
        anchor: bookmark.anchor.as_ref().into(),
    });
    let decks = notebook.decks.iter().map(|deck| DeckOut {
        name: deck.name.as_str(),
        title: &deck.title,
        created: deck.created.to_string(),
        updated: deck.updated.to_string(),
        items: deck
            .items
            .iter()
            .map(|item| ItemOut {
                id: item.id.as_str(),
                place: item.address.to_string(),
                note: &item.note,
                minutes: item.minutes,
                anchor: item.anchor.as_ref().into(),
            })
            .collect(),
    });
    json(&All { schema: SCHEMA, bookmarks: bookmarks.collect(), decks: decks.collect() })
}

/// Reads all of it.
pub(super) fn read(text: &str, shared: &mut Shared) -> Result<(), Unread> {
    let place =
        Place { text, lines: text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect() };
    let whole = |error: serde_json::Error| Unread { line: error.line().max(1), flaw: syntax(&error) };
    if text.trim_start().starts_with('[') {
        let all: Vec<&RawValue> = serde_json::from_str(text).map_err(whole)?;
        all.into_iter().for_each(|raw| place.entry(raw).take(shared));
        return Ok(());
    }
    let mut root: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(whole)?;
    place.fields(&root, 1).check_schema()?;
    let lists = [root.remove("bookmarks"), root.remove("decks")];
    if lists.iter().all(Option::is_none) && !root.is_empty() {
        // One deck, as `deck show` prints it, or one bookmark.
        place.entry_of(&root, 1).take(shared);
        return Ok(());
    }
    for list in lists.into_iter().flatten() {
        match serde_json::from_str::<Vec<&RawValue>>(list.get()) {
            Ok(all) => all.into_iter().for_each(|raw| place.entry(raw).take(shared)),
            Err(error) => shared.unread.push(Unread { line: place.line(list), flaw: syntax(&error) }),
        }
    }
    Ok(())
}

fn syntax(error: &serde_json::Error) -> Flaw {
    Flaw::Syntax(Raw::display(error).shown())
}

/// The text that all values are parts of, with where its lines end.
struct Place<'t> {
    text: &'t str,
    lines: Vec<usize>,
}

impl Place<'_> {
    /// The line a value begins on. It is a part of the text itself, so where it lies in memory says where it stands.
    fn line(&self, raw: &RawValue) -> usize {
        let at = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.lines.partition_point(|end| *end < at) + 1
    }

    fn entry(&self, raw: &RawValue) -> Entry {
        let line = self.line(raw);
        match serde_json::from_str::<BTreeMap<String, &RawValue>>(raw.get()) {
            Ok(fields) => self.entry_of(&fields, line),
            Err(_) => Entry { line, ..Entry::default() },
        }
    }

    fn entry_of(&self, fields: &BTreeMap<String, &RawValue>, line: usize) -> Entry {
        let mut entry = self.fields(fields, line);
        let items = fields.get("items").and_then(|items| serde_json::from_str::<Vec<&RawValue>>(items.get()).ok());
        if let Some(items) = items {
            entry.items = items.into_iter().map(|raw| self.entry(raw)).collect();
            entry.fields.retain(|(key, _)| key != "items");
        }
        entry
    }

    fn fields(&self, fields: &BTreeMap<String, &RawValue>, line: usize) -> Entry {
        let read = |(key, raw): (&String, &&RawValue)| {
            let value = match serde_json::from_str(raw.get()).ok()? {
                serde_json::Value::Null => return None,
                serde_json::Value::String(text) => Value::Text(text),
                serde_json::Value::Number(number) => number.as_i64().map_or(Value::Other, Value::Number),
                serde_json::Value::Array(all) => {
                    let texts: Option<Vec<String>> = all.iter().map(|one| Some(one.as_str()?.to_owned())).collect();
                    texts.map_or(Value::Other, Value::List)
                }
                _ => Value::Other,
            };
            Some((key.clone(), value))
        };
        Entry { line, fields: fields.iter().filter_map(read).collect(), items: Vec::new() }
    }
}
