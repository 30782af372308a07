//! What the fields of an entry mean, however the file was parsed: quickly, to read it, or with all its comments,
//! to write it.
//!
//! Must not: refuse an entry for a field it can do without, or make up one that it cannot.

use crate::model::Id;
use crate::notebook::{Anchor, Bookmark, Deck, DeckItem};
use crate::text::{Raw, Shown};
use jiff::Timestamp;

/// The tables of the file, and those in a deck.
pub(super) const BOOKMARK: &str = "bookmark";
pub(super) const DECK: &str = "deck";
pub(super) const ITEM: &str = "item";

/// The fields of a table.
pub(super) trait Fields: Sized {
    /// A string.
    fn text(&self, key: &str) -> Option<&str>;
    /// A time as TOML has it, without quotes.
    fn bare_time(&self, key: &str) -> Option<String>;
    /// A whole number.
    fn number(&self, key: &str) -> Option<i64>;
    /// The strings of an array; what else is in it is passed over.
    fn texts(&self, key: &str) -> Vec<&str>;
    /// The tables of a `[[key]]`; `None` where something else has this key.
    fn tables(&self, key: &str) -> Option<Vec<Self>>;
}

fn lines(table: &impl Fields, key: &str) -> Option<Shown> {
    table.text(key).map(|text| Raw::new(text).shown_lines())
}

fn time(table: &impl Fields, key: &str) -> Option<Timestamp> {
    match table.text(key) {
        Some(text) => text.parse().ok(),
        None => table.bare_time(key)?.parse().ok(),
    }
}

fn anchor(table: &impl Fields) -> Option<Anchor> {
    let beside = |key: &str| lines(table, key).unwrap_or_default();
    lines(table, "quote").map(|quote| Anchor { quote, prefix: beside("prefix"), suffix: beside("suffix") })
}

/// A bookmark; `None` where it has no id or no place.
pub(super) fn bookmark(table: &impl Fields) -> Option<Bookmark> {
    let created = time(table, "created").unwrap_or_default();
    Some(Bookmark {
        id: Id::new(table.text("id")?)?,
        address: table.text("place")?.parse().ok()?,
        note: lines(table, "note").unwrap_or_default(),
        labels: table.texts("labels").into_iter().map(|label| Raw::new(label).shown()).collect(),
        created,
        updated: time(table, "updated").unwrap_or(created),
        sort: time(table, "sort"),
        anchor: anchor(table),
    })
}

/// A deck; `None` where it has no name, or where something else stands in the place of its items.
pub(super) fn deck(table: &impl Fields) -> Option<Deck> {
    let created = time(table, "created").unwrap_or_default();
    let name = Id::new(table.text("name")?)?;
    Some(Deck {
        title: Raw::new(table.text("title").unwrap_or(name.as_str())).shown(),
        name,
        created,
        updated: time(table, "updated").unwrap_or(created),
        items: table.tables(ITEM)?.iter().filter_map(item).collect(),
    })
}

/// What a deck has one after the other; `None` where it has no id or no place.
pub(super) fn item(table: &impl Fields) -> Option<DeckItem> {
    Some(DeckItem {
        id: Id::new(table.text("id")?)?,
        address: table.text("place")?.parse().ok()?,
        note: lines(table, "note").unwrap_or_default(),
        minutes: table.number("minutes").and_then(|minutes| u16::try_from(minutes).ok()),
        anchor: anchor(table),
    })
}
