//! One line of the journal: what one save changed, with a sum that says whether all of it is there.
//!
//! ```text
//! 1c291ca3 {"v":1,"changes":[{"bookmark":{"before":null,"after":{"id":"b-1",…}}}]}
//! ```
//!
//! Must not: take a line for whole that is not, or lose anything of what it writes.

use crate::model::Id;
use crate::notebook::{Anchor, Bookmark, Change, Deck, DeckItem};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the lines that this program writes.
pub(super) const VERSION: i64 = 1;

/// What one save changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// In order. In the journal what was really done, so that what is before each was there; in a side journal
    /// what was asked for.
    pub(super) changes: Vec<Change>,
    /// The side journal that it was taken from, which is done with where a line of the journal names it.
    pub(super) from: Option<String>,
}

/// Why a line is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadLine {
    /// Its sum is not that of its content: not all of it was written, or it was changed.
    Torn,
    /// It is whole and makes no sense.
    Senseless,
    /// A later version of the program wrote it.
    Future(i64),
}

impl Line {
    /// What was asked for, as a line can hold it; `None` where it cannot.
    pub(super) fn asked(changes: &[Change]) -> Option<Self> {
        let written = Self { changes: changes.to_vec(), from: None }.text()?;
        Self::read(written.as_bytes()).ok()
    }

    /// The line with its line end; `None` where it would not read back as what it is.
    pub(super) fn write(&self) -> Option<String> {
        let line = self.text()?;
        // A fault of ours is found before anything rests on it.
        (Self::read(line.as_bytes()).as_ref() == Ok(self)).then(|| line + "\n")
    }

    fn text(&self) -> Option<String> {
        let changes = self.changes.iter().map(KeptChange::from).collect();
        let kept = Kept { v: VERSION, from: self.from.as_deref().map(Cow::Borrowed), changes };
        let json = serde_json::to_string(&kept).ok()?;
        Some(format!("{:08x} {json}", crc32fast::hash(json.as_bytes())))
    }

    /// Reads a line without its line end.
    pub(super) fn read(line: &[u8]) -> Result<Self, BadLine> {
        let (sum, rest) = line.split_at_checked(8).ok_or(BadLine::Torn)?;
        let json = rest.strip_prefix(b" ").ok_or(BadLine::Torn)?;
        // Exactly as it is written: lower case, no sign.
        if format!("{:08x}", crc32fast::hash(json)).as_bytes() != sum {
            return Err(BadLine::Torn);
        }
        let version: Version = serde_json::from_slice(json).map_err(|_| BadLine::Senseless)?;
        if version.v > VERSION {
            return Err(BadLine::Future(version.v));
        }
        let kept: Kept<'_> = serde_json::from_slice(json).map_err(|_| BadLine::Senseless)?;
        let changes: Option<Vec<Change>> = kept.changes.into_iter().map(KeptChange::change).collect();
        let from = kept.from.map(Cow::into_owned);
        changes.map(|changes| Self { changes, from }).ok_or(BadLine::Senseless)
    }
}

#[derive(Deserialize)]
struct Version {
    v: i64,
}

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    v: i64,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    from: Option<Cow<'a, str>>,
    #[serde(borrow)]
    changes: Vec<KeptChange<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptChange<'a> {
    #[serde(borrow)]
    Bookmark(Box<Sides<KeptBookmark<'a>>>),
    #[serde(borrow)]
    Deck(Box<Sides<KeptDeck<'a>>>),
}

#[derive(Serialize, Deserialize)]
struct Sides<T> {
    before: Option<T>,
    after: Option<T>,
}

#[derive(Serialize, Deserialize)]
struct KeptBookmark<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    place: Cow<'a, str>,
    note: Cow<'a, str>,
    labels: Vec<Cow<'a, str>>,
    created: Cow<'a, str>,
    updated: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sort: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<KeptAnchor<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptDeck<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    title: Cow<'a, str>,
    created: Cow<'a, str>,
    updated: Cow<'a, str>,
    items: Vec<KeptItem<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptItem<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    place: Cow<'a, str>,
    note: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<KeptAnchor<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptAnchor<'a> {
    #[serde(borrow)]
    quote: Cow<'a, str>,
    prefix: Cow<'a, str>,
    suffix: Cow<'a, str>,
}

impl<'a> From<&'a Change> for KeptChange<'a> {
    fn from(change: &'a Change) -> Self {
        match change {
            Change::Bookmark { before, after } => Self::Bookmark(Box::new(Sides {
                before: before.as_deref().map(KeptBookmark::from),
                after: after.as_deref().map(KeptBookmark::from),
            })),
            Change::Deck { before, after } => Self::Deck(Box::new(Sides {
                before: before.as_deref().map(KeptDeck::from),
                after: after.as_deref().map(KeptDeck::from),
            })),
        }
    }
}

impl KeptChange<'_> {
    fn change(self) -> Option<Change> {
        match self {
            Self::Bookmark(sides) => {
                let Sides { before, after } = *sides;
                let (before, after) = (each(before, KeptBookmark::bookmark)?, each(after, KeptBookmark::bookmark)?);
                one(before.as_ref().map(|it| &it.id), after.as_ref().map(|it| &it.id))?;
                Some(Change::Bookmark { before: before.map(Box::new), after: after.map(Box::new) })
            }
            Self::Deck(sides) => {
                let Sides { before, after } = *sides;
                let (before, after) = (each(before, KeptDeck::deck)?, each(after, KeptDeck::deck)?);
                one(before.as_ref().map(|it| &it.name), after.as_ref().map(|it| &it.name))?;
                Some(Change::deck(before, after))
            }
        }
    }
}

/// What is there must be readable; what is not there is not.
fn each<T, U>(kept: Option<T>, read: impl FnOnce(T) -> Option<U>) -> Option<Option<U>> {
    kept.map_or(Some(None), |kept| read(kept).map(Some))
}

/// A change is of something, and both its sides of the same.
fn one(before: Option<&Id>, after: Option<&Id>) -> Option<()> {
    let is_other = before.zip(after).is_some_and(|(before, after)| before != after);
    before.or(after).filter(|_| !is_other).map(|_| ())
}

impl<'a> From<&'a Bookmark> for KeptBookmark<'a> {
    fn from(bookmark: &'a Bookmark) -> Self {
        Self {
            id: bookmark.id.as_str().into(),
            place: bookmark.address.to_string().into(),
            note: bookmark.note.as_str().into(),
            labels: bookmark.labels.iter().map(|label| label.as_str().into()).collect(),
            created: bookmark.created.to_string().into(),
            updated: bookmark.updated.to_string().into(),
            sort: bookmark.sort.map(|sort| sort.to_string().into()),
            anchor: bookmark.anchor.as_ref().map(KeptAnchor::from),
        }
    }
}

impl KeptBookmark<'_> {
    fn bookmark(self) -> Option<Bookmark> {
        Some(Bookmark {
            id: Id::new(&self.id)?,
            address: self.place.parse().ok()?,
            note: lines(&self.note),
            labels: self.labels.iter().map(|label| Raw::new(&**label).shown()).collect(),
            created: self.created.parse().ok()?,
            updated: self.updated.parse().ok()?,
            sort: each(self.sort, |sort| sort.parse::<Timestamp>().ok())?,
            anchor: self.anchor.map(KeptAnchor::anchor),
        })
    }
}

impl<'a> From<&'a Deck> for KeptDeck<'a> {
    fn from(deck: &'a Deck) -> Self {
        Self {
            name: deck.name.as_str().into(),
            title: deck.title.as_str().into(),
            created: deck.created.to_string().into(),
            updated: deck.updated.to_string().into(),
            items: deck.items.iter().map(KeptItem::from).collect(),
        }
    }
}

impl KeptDeck<'_> {
    fn deck(self) -> Option<Deck> {
        Some(Deck {
            name: Id::new(&self.name)?,
            title: Raw::new(&*self.title).shown(),
            created: self.created.parse().ok()?,
            updated: self.updated.parse().ok()?,
            items: self.items.into_iter().map(KeptItem::item).collect::<Option<_>>()?,
        })
    }
}

impl<'a> From<&'a DeckItem> for KeptItem<'a> {
    fn from(item: &'a DeckItem) -> Self {
        Self {
            id: item.id.as_str().into(),
            place: item.address.to_string().into(),
            note: item.note.as_str().into(),
            minutes: item.minutes,
            anchor: item.anchor.as_ref().map(KeptAnchor::from),
        }
    }
}

impl KeptItem<'_> {
    fn item(self) -> Option<DeckItem> {
        Some(DeckItem {
            id: Id::new(&self.id)?,
            address: self.place.parse().ok()?,
            note: lines(&self.note),
            minutes: self.minutes,
            anchor: self.anchor.map(KeptAnchor::anchor),
        })
    }
}

impl<'a> From<&'a Anchor> for KeptAnchor<'a> {
    fn from(anchor: &'a Anchor) -> Self {
        Self {
            quote: anchor.quote.as_str().into(),
            prefix: anchor.prefix.as_str().into(),
            suffix: anchor.suffix.as_str().into(),
        }
    }
}

impl KeptAnchor<'_> {
    fn anchor(self) -> Anchor {
        Anchor { quote: lines(&self.quote), prefix: lines(&self.prefix), suffix: lines(&self.suffix) }
    }
}

/// Whoever wrote the file must not reach the terminal through it.
fn lines(text: &str) -> Shown {
    Raw::new(text).shown_lines()
}
