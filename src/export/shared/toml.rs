//! Shared things as TOML, in the shape of the reader's own file.
//!
//! Must not: let a text stand on several lines: a line of a note may look like the mark of a git conflict.

use super::entry::{Entry, Value};
use super::{Flaw, SCHEMA, Shared, Unread, line_at};
use crate::notebook::{Anchor, Notebook};
use crate::store;
use crate::text::Raw;
use toml::de::{DeTable, DeValue};

/// The tables of the file.
const HEADS: [&str; 2] = ["[[bookmark]]", "[[deck]]"];

/// Writes all of it.
pub(super) fn write(notebook: &Notebook) -> String {
    let mut out = format!("schema = {SCHEMA}\n");
    for bookmark in &notebook.bookmarks {
        out.push_str("\n[[bookmark]]\n");
        field(&mut out, "id", bookmark.id.as_str());
        field(&mut out, "place", &bookmark.address.to_string());
        field(&mut out, "note", &bookmark.note);
        list(&mut out, "labels", bookmark.labels.iter().map(|label| label.as_str()));
        field(&mut out, "created", &bookmark.created.to_string());
        field(&mut out, "updated", &bookmark.updated.to_string());
        if let Some(sort) = bookmark.sort {
            field(&mut out, "sort", &sort.to_string());
        }
        anchor(&mut out, bookmark.anchor.as_ref());
    }
    for deck in &notebook.decks {
        out.push_str("\n[[deck]]\n");
        field(&mut out, "name", deck.name.as_str());
        field(&mut out, "title", &deck.title);
        field(&mut out, "created", &deck.created.to_string());
        field(&mut out, "updated", &deck.updated.to_string());
        for item in &deck.items {
            out.push_str("\n[[deck.item]]\n");
            field(&mut out, "id", item.id.as_str());
            field(&mut out, "place", &item.address.to_string());
            field(&mut out, "note", &item.note);
            if let Some(minutes) = item.minutes {
                out.push_str(&format!("minutes = {minutes}\n"));
            }
            anchor(&mut out, item.anchor.as_ref());
        }
    }
    out
}

fn anchor(out: &mut String, anchor: Option<&Anchor>) {
    let Some(anchor) = anchor else { return };
    field(out, "quote", &anchor.quote);
    around(out, anchor);
}

/// What stood around the passage.
pub(super) fn around(out: &mut String, anchor: &Anchor) {
    for (key, text) in [("prefix", &anchor.prefix), ("suffix", &anchor.suffix)] {
        if !text.is_empty() {
            field(out, key, text);
        }
    }
}

/// A field on one line.
pub(super) fn field(out: &mut String, key: &str, text: &str) {
    out.push_str(&format!("{key} = {}\n", quoted(text)));
}

/// A field of several texts, on one line.
pub(super) fn list<'t>(out: &mut String, key: &str, texts: impl Iterator<Item = &'t str>) {
    let texts: Vec<String> = texts.map(quoted).collect();
    out.push_str(&format!("{key} = [{}]\n", texts.join(", ")));
}

/// In quotes. JSON's escapes are all of them TOML's too, and a clean text has no DEL, which only JSON allows.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Reads all of a text that begins on a line; where a part of it is no TOML, the others.
pub(super) fn read((text, first): (&str, usize), shared: &mut Shared) -> Result<(), Unread> {
    if let Ok(root) = parse(text, first) {
        return take(&root, shared);
    }
    let mut line = first;
    for part in parts(text) {
        match parse(part, line) {
            Ok(root) => take(&root, shared)?,
            Err(unread) => shared.unread.push(unread),
        }
        line += line_at(part, part.len()) - 1;
    }
    Ok(())
}

fn take(root: &Entry, shared: &mut Shared) -> Result<(), Unread> {
    root.check_schema()?;
    root.items.iter().for_each(|entry| entry.take(shared));
    Ok(())
}

/// The file cut where its tables begin.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && HEADS.iter().any(|head| line.trim_start().starts_with(head)) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| text.get(start..end))
}

/// What a part of a file that begins on this line holds: its own fields, and as items the bookmarks and decks.
pub(super) fn parse(part: &str, first: usize) -> Result<Entry, Unread> {
    let unread = |at: usize, flaw| {
        let line = first + line_at(part, at.min(part.trim_end().len())) - 1;
        Unread { line, flaw }
    };
    if let Some(at) = store::too_deep(part) {
        return Err(unread(at, Flaw::TooDeep));
    }
    let parsed = DeTable::parse(part).map_err(|error| {
        let said = Raw::new(error.message()).shown();
        unread(error.span().map_or(0, |span| span.start), Flaw::Syntax(said))
    })?;
    // Line ends are counted once, and not from the beginning for each entry.
    let ends: Vec<usize> = part.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let line = |at: usize| first + ends.partition_point(|end| *end < at);
    Ok(entry(parsed.get_ref(), (parsed.span().start, &line)))
}

fn entry(table: &DeTable<'_>, (at, line): (usize, &dyn Fn(usize) -> usize)) -> Entry {
    let mut entry = Entry { line: line(at), ..Entry::default() };
    for (key, value) in table {
        match (value.get_ref(), key.get_ref().as_ref()) {
            (DeValue::Array(all), "bookmark" | "deck" | "item") => {
                for one in all {
                    match one.get_ref() {
                        DeValue::Table(table) => entry.items.push(self::entry(table, (one.span().start, line))),
                        _ => entry.items.push(Entry { line: line(one.span().start), ..Entry::default() }),
                    }
                }
            }
            (value, key) => entry.fields.push((key.to_owned(), self::value(value))),
        }
    }
    // A table keeps no order of its keys, but every entry knows where it stands.
    entry.items.sort_by_key(|item| item.line);
    entry
}

fn value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        // A person may write a time as TOML has it, without quotes.
        DeValue::Datetime(time) => Value::Text(time.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Number)
        }
        DeValue::Array(all) => {
            let texts: Option<Vec<String>> = all.iter().map(|one| Some(one.get_ref().as_str()?.to_owned())).collect();
            texts.map_or(Value::Other, Value::List)
        }
        _ => Value::Other,
    }
}
