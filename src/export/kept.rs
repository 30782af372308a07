//! What readers keep, as it is printed: bookmarks and decks with what became of their passages, for people and programs.
//!
//! Must not: show words of a passage without who says them.

use super::json::Passage;
use super::page::DOT;
use super::{Form, Page, Scribe};
use crate::model::PassageRef;
use crate::notebook::{Address, Anchor, Bookmark, Deck, DeckItem, Stand, stand, stands};
use crate::say;
use crate::text::Shown;
use crate::words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

/// Cells that what stands under a heading is moved in.
pub(super) const INDENT: usize = 3;
/// In the place of a line end where a note must stand on one line.
const LINE_END: &str = " \u{21b5} ";

/// A bookmark for programs.
#[derive(Debug, Serialize)]
pub struct BookmarkRow<'a> {
    id: &'a str,
    place: String,
    note: &'a str,
    labels: Vec<&'a str>,
    created: String,
    updated: String,
    sort: Option<String>,
    #[serde(flatten)]
    about: About<'a>,
}

/// A deck in a list, for programs.
#[derive(Debug, Serialize)]
pub struct DeckRow<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) created: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) items: usize,
    pub(super) minutes: u32,
    pub(super) pack: Option<&'a str>,
}

/// A deck for programs.
#[derive(Debug, Serialize)]
pub struct WholeDeck<'a> {
    name: &'a str,
    title: &'a str,
    objective: Option<&'a str>,
    pack: Option<&'a str>,
    created: String,
    updated: String,
    minutes: u32,
    items: Vec<ItemRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemRow<'a> {
    id: &'a str,
    place: String,
    note: &'a str,
    minutes: Option<u16>,
    #[serde(flatten)]
    about: About<'a>,
    passage: Option<Passage<'a>>,
    /// Only decks of packs have cases.
    case: Option<()>,
}

/// What is to be known of anything kept.
#[derive(Debug, Serialize)]
pub(super) struct About<'a> {
    title: String,
    link: Option<String>,
    standing: Option<&'static str>,
    place_now: Option<String>,
    text_now: Option<Shown>,
    quote: Option<&'a str>,
    prefix: Option<&'a str>,
    suffix: Option<&'a str>,
}

impl About<'_> {
    /// Of what is no place.
    pub(super) fn only(title: String) -> Self {
        let (link, standing, place_now, text_now) = (None, None, None, None);
        Self { title, link, standing, place_now, text_now, quote: None, prefix: None, suffix: None }
    }
}

impl<'a> Scribe<'a> {
    /// Where bookmarks stand in the library, in their order.
    #[must_use]
    pub fn bookmark_stands(&self, bookmarks: &[&Bookmark]) -> Vec<Stand> {
        stands(self.library, bookmarks.iter().map(|bookmark| (&bookmark.address, bookmark.anchor.as_ref())))
    }

    /// Bookmarks for programs, each with where it stands.
    #[must_use]
    pub fn bookmark_rows<'b>(&self, kept: &[(&'b Bookmark, Stand)]) -> Vec<BookmarkRow<'b>> {
        let row = |(bookmark, stand): &(&'b Bookmark, Stand)| BookmarkRow {
            id: bookmark.id.as_str(),
            place: bookmark.address.to_string(),
            note: &bookmark.note,
            labels: bookmark.labels.iter().map(Shown::as_str).collect(),
            created: bookmark.created.to_string(),
            updated: bookmark.updated.to_string(),
            sort: bookmark.sort.map(|sort| sort.to_string()),
            about: self.about_kept((&bookmark.address, bookmark.anchor.as_ref()), stand.clone()),
        };
        kept.iter().map(row).collect()
    }

    /// Bookmarks as a table.
    #[must_use]
    pub fn bookmark_table(&self, kept: &[(&Bookmark, Stand)], (here, form): (&TimeZone, Form)) -> String {
        let cells = |(bookmark, stand): &(&Bookmark, Stand)| {
            let labels: Vec<&str> = bookmark.labels.iter().map(Shown::as_str).collect();
            let made = day(bookmark.created, here);
            // Few bookmarks are not as they were: a column of its own would take the place of the notes.
            let note = Some(on_one_line(&bookmark.note)).filter(|note| !note.is_empty());
            let note = self.standing(stand, &made).into_iter().chain(note).collect::<Vec<_>>().join(DOT);
            vec![bookmark.id.to_string(), made, bookmark.address.to_string(), labels.join(", "), note]
        };
        let head = ["head-id", "head-created", "head-place", "head-labels", "head-note"];
        let mut page = Page::new(form);
        page.table(&head.map(|id| self.words.say(id)), &kept.iter().map(cells).collect::<Vec<_>>());
        page.finish()
    }

    /// A deck in a list, for programs.
    #[must_use]
    pub fn deck_row<'b>(&self, deck: &'b Deck) -> DeckRow<'b> {
        DeckRow {
            name: deck.name.as_str(),
            title: &deck.title,
            created: Some(deck.created.to_string()),
            updated: Some(deck.updated.to_string()),
            items: deck.items.len(),
            minutes: deck.minutes(),
            pack: None,
        }
    }

    /// Decks, one a line, the name first: those that were made here, then those of packs.
    #[must_use]
    pub fn deck_lines(&self, decks: &[Deck], here: &TimeZone) -> String {
        // A line for a deck is a line, however narrow the terminal is.
        let mut page = Page::new(Form { width: usize::from(u16::MAX), bold: false });
        let cells = |deck: &Deck| {
            let items = say!(self.words, "deck-items", count = deck.items.len());
            let minutes = self.minutes(deck.minutes());
            vec![deck.name.to_string(), day(deck.updated, here), items, minutes, deck.title.to_string()]
        };
        let brought = self.library.decks().map(|brought| self.pack_deck_cells(brought));
        page.rows(&decks.iter().map(cells).chain(brought).collect::<Vec<_>>());
        page.finish()
    }

    /// A deck for programs.
    #[must_use]
    pub fn whole_deck(&self, deck: &'a Deck) -> WholeDeck<'a> {
        let item = |item: &'a DeckItem| {
            let stand = stand(self.library, &item.address, item.anchor.as_ref());
            let found = self.kept_passage(&item.address, &stand);
            ItemRow {
                id: item.id.as_str(),
                place: item.address.to_string(),
                note: &item.note,
                minutes: item.minutes,
                about: self.about_kept((&item.address, item.anchor.as_ref()), stand),
                passage: found.map(|found| self.passage(found, self.library.newest_beside(found))),
                case: None,
            }
        };
        WholeDeck {
            name: deck.name.as_str(),
            title: &deck.title,
            objective: None,
            pack: None,
            created: deck.created.to_string(),
            updated: deck.updated.to_string(),
            minutes: deck.minutes(),
            items: deck.items.iter().map(item).collect(),
        }
    }

    /// A deck as text: its items in order, what each passage says and who says it.
    #[must_use]
    pub fn deck_text(&self, deck: &Deck, (here, form): (&TimeZone, Form)) -> String {
        let mut page = Page::new(form);
        page.heading(&deck.title);
        let changed = say!(self.words, "deck-changed", day = &day(deck.updated, here));
        let items = say!(self.words, "deck-items", count = deck.items.len());
        let mut about = vec![deck.name.to_string(), items];
        about.extend((deck.minutes() > 0).then(|| self.minutes(deck.minutes())));
        about.push(changed);
        page.parts(&about);
        for (number, item) in (1..).zip(&deck.items) {
            self.deck_item(&mut page, (number, item), &day(deck.created, here));
        }
        page.finish()
    }

    fn deck_item(&self, page: &mut Page, (number, item): (usize, &DeckItem), then: &str) {
        let words = self.words;
        let stand = stand(self.library, &item.address, item.anchor.as_ref());
        page.heading(&format!("{number}. {}", self.address_name(&item.address).line(words)));
        let mut about = vec![item.id.to_string(), item.address.to_string()];
        about.extend(item.minutes.map(|minutes| self.minutes(minutes.into())));
        about.extend(self.standing(&stand, then));
        page.parts_at(INDENT, &about);
        match (self.kept_passage(&item.address, &stand), &item.anchor) {
            (Some(found), _) => page.block(INDENT, &self.said(found)),
            (None, Some(anchor)) => page.block(INDENT, &say!(words, "kept-words", text = &anchor.quote)),
            (None, None) => {}
        }
        self.speakers_note(page, &item.note);
    }

    pub(super) fn speakers_note(&self, page: &mut Page, note: &str) {
        let mut lines = note.lines();
        if let Some(first) = lines.next() {
            page.block(INDENT, &say!(self.words, "deck-note", note = first));
            lines.for_each(|line| page.block(INDENT, line));
        }
    }

    /// "The State, 2006, reported done: …", with the marks of the passage.
    pub(super) fn said(&self, found: PassageRef<'_>) -> String {
        let marks = self.library.marks(found, self.library.newest_beside(found));
        let mut about = vec![words::modality(self.words, found.passage.modality)];
        about.extend(words::marks(self.words, found, &marks));
        say!(
            self.words,
            "search-said",
            speaker = &words::speakers(self.words, found),
            period = &words::period(self.words, found.period()),
            modality = &about.join(", "),
            text = &self.marked(found.report, &found.passage.text),
        )
    }

    pub(super) fn minutes(&self, minutes: u32) -> String {
        say!(self.words, "deck-minutes", count = minutes)
    }

    /// The passage that is kept, where it stands now.
    #[must_use]
    pub fn kept_passage(&self, address: &Address, stand: &Stand) -> Option<PassageRef<'a>> {
        match stand {
            Stand::Moved(place, _) => self.library.passage(place),
            Stand::Here | Stand::Changed(_) => self.library.passage(address.place()?),
            Stand::Orphan | Stand::Unread => None,
        }
    }

    /// What became of what was kept on that day, where it is not as it was.
    #[must_use]
    pub fn standing(&self, stand: &Stand, day: &str) -> Option<String> {
        match stand {
            Stand::Here => None,
            Stand::Changed(_) => Some(say!(self.words, "standing-changed", day = day)),
            Stand::Moved(place, None) => Some(say!(self.words, "standing-moved", place = &place.to_string())),
            Stand::Moved(place, Some(_)) => {
                Some(say!(self.words, "standing-moved-changed", place = &place.to_string(), day = day))
            }
            Stand::Orphan => Some(self.words.say("standing-orphan")),
            Stand::Unread => Some(self.words.say("standing-unread")),
        }
    }

    pub(super) fn about_kept<'b>(&self, (address, anchor): (&Address, Option<&'b Anchor>), stand: Stand) -> About<'b> {
        let (standing, place_now, text_now) = match stand {
            Stand::Here => ("here", address.place().map(ToString::to_string), None),
            Stand::Changed(text) => ("changed", address.place().map(ToString::to_string), Some(text)),
            Stand::Moved(place, text) => ("moved", Some(place.to_string()), text),
            Stand::Orphan => ("orphan", None, None),
            Stand::Unread => ("unread", None, None),
        };
        About {
            title: self.address_name(address).line(self.words),
            link: Some(address.link()),
            standing: Some(standing),
            place_now,
            text_now,
            quote: anchor.map(|anchor| anchor.quote.as_str()),
            prefix: anchor.map(|anchor| anchor.prefix.as_str()),
            suffix: anchor.map(|anchor| anchor.suffix.as_str()),
        }
    }
}

/// The day of a time, where the reader is.
fn day(time: Timestamp, here: &TimeZone) -> String {
    time.to_zoned(here.clone()).date().to_string()
}

/// A note of several lines on one.
pub(super) fn on_one_line(note: &str) -> String {
    note.lines().collect::<Vec<_>>().join(LINE_END)
}
