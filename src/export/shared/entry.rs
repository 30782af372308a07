//! Entries as every form has them, a few named fields each, and what they mean.
//!
//! Must not: take half an entry for a whole one; of a deck the items that can be read are taken.

use super::{Flaw, SCHEMA, Shared, Unread};
use crate::model::Id;
use crate::notebook::{Address, Anchor, Bookmark, Deck, DeckItem, LARGEST_NOTE};
use crate::text::{Raw, Shown};
use jiff::Timestamp;

/// The value of a field.
pub(super) enum Value {
    Text(String),
    Number(i64),
    List(Vec<String>),
    /// What no field of ours holds.
    Other,
}

/// Fields with the line they begin on.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) line: usize,
    pub(super) fields: Vec<(String, Value)>,
    /// The items of a deck.
    pub(super) items: Vec<Entry>,
}

impl Entry {
    fn get(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    fn text(&self, key: &'static str) -> Result<Option<&str>, Flaw> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(_) => Err(Flaw::Bad(key)),
        }
    }

    fn lines(&self, key: &'static str) -> Result<Option<Shown>, Flaw> {
        Ok(self.text(key)?.map(|text| Raw::new(text).shown_lines()))
    }

    fn time(&self, key: &'static str) -> Result<Option<Timestamp>, Flaw> {
        self.text(key)?.map(|text| text.parse().map_err(|_| Flaw::Bad(key))).transpose()
    }

    fn id(&self, key: &'static str) -> Result<Id, Flaw> {
        Id::new(self.text(key)?.ok_or(Flaw::Missing(key))?).ok_or(Flaw::Bad(key))
    }

    fn address(&self) -> Result<Address, Flaw> {
        let text = self.text("place")?.ok_or(Flaw::Missing("place"))?;
        text.parse().map_err(|_| Flaw::NoAddress(Raw::new(text.chars().take(200).collect::<String>()).shown()))
    }

    fn note(&self) -> Result<Shown, Flaw> {
        let note = self.lines("note")?.unwrap_or_default();
        if note.len() > LARGEST_NOTE { Err(Flaw::NoteTooBig) } else { Ok(note) }
    }

    fn anchor(&self) -> Result<Option<Anchor>, Flaw> {
        let (prefix, suffix) = (self.lines("prefix")?.unwrap_or_default(), self.lines("suffix")?.unwrap_or_default());
        Ok(self.lines("quote")?.map(|quote| Anchor { quote, prefix, suffix }))
    }

    fn bookmark(&self) -> Result<Bookmark, Flaw> {
        let labels = match self.get("labels") {
            None => Vec::new(),
            Some(Value::List(labels)) => labels.iter().map(|label| Raw::new(label.as_str()).shown()).collect(),
            Some(_) => return Err(Flaw::Bad("labels")),
        };
        let created = self.time("created")?.unwrap_or_default();
        Ok(Bookmark {
            id: self.id("id")?,
            address: self.address()?,
            note: self.note()?,
            labels,
            created,
            updated: self.time("updated")?.unwrap_or(created),
            sort: self.time("sort")?,
            anchor: self.anchor()?,
        })
    }

    fn item(&self) -> Result<DeckItem, Flaw> {
        let minutes = match self.get("minutes") {
            None => None,
            Some(Value::Number(minutes)) => Some(u16::try_from(*minutes).map_err(|_| Flaw::Bad("minutes"))?),
            Some(_) => return Err(Flaw::Bad("minutes")),
        };
        let (id, address) = (self.id("id")?, self.address()?);
        Ok(DeckItem { id, address, note: self.note()?, minutes, anchor: self.anchor()? })
    }

    fn deck(&self, unread: &mut Vec<Unread>) -> Result<Deck, Flaw> {
        let name = self.id("name")?;
        // A list of decks says how many items each has, and not which.
        if self.get("items").is_some() {
            return Err(Flaw::Bad("items"));
        }
        let created = self.time("created")?.unwrap_or_default();
        let mut deck = Deck {
            title: Raw::new(self.text("title")?.unwrap_or(name.as_str())).shown(),
            name,
            created,
            updated: self.time("updated")?.unwrap_or(created),
            items: Vec::new(),
        };
        for entry in &self.items {
            match entry.item() {
                Ok(item) => deck.items.push(item),
                Err(flaw) => unread.push(Unread { line: entry.line, flaw }),
            }
        }
        Ok(deck)
    }

    /// Takes the entry for what it is: a deck has a name, and a bookmark has a place.
    pub(super) fn take(&self, shared: &mut Shared) {
        let is_deck = self.get("place").is_none() && (self.get("name").is_some() || !self.items.is_empty());
        let read = if is_deck {
            self.deck(&mut shared.unread).map(|deck| shared.notebook.decks.push(deck))
        } else {
            self.bookmark().map(|bookmark| shared.notebook.bookmarks.push(bookmark))
        };
        if let Err(flaw) = read {
            shared.unread.push(Unread { line: self.line, flaw });
        }
    }

    /// Whether a version of the program that is not ours yet wrote it.
    pub(super) fn check_schema(&self) -> Result<(), Unread> {
        match self.get("schema") {
            Some(Value::Number(found)) if *found > SCHEMA => {
                Err(Unread { line: self.line, flaw: Flaw::Future(*found) })
            }
            _ => Ok(()),
        }
    }
}
