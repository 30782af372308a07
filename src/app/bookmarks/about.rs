//! What is known of the bookmark or deck under the cursor: the note whole, the words it was made on, what became of them.
//!
//! Must not: judge a change. It shows what stood there then and what stands there now.

use super::{BookmarkRow, Bookmarks, Role};
use crate::export::Scribe;
use crate::model::{Library, PassageRef};
use crate::notebook::{Address, Bookmark, Deck, Stand};
use crate::say;
use crate::words::{self, Words};
use jiff::Timestamp;
use std::sync::Arc;

/// Paragraphs.
type Said = Vec<(String, Role)>;

impl Bookmarks {
    pub(super) fn paragraphs(&self, (library, words): (&Arc<Library>, &Words)) -> Said {
        let scribe = Scribe { library, words };
        match self.lines.get(self.rows.cursor) {
            Some(BookmarkRow::Bookmark(_)) => {
                let Some(bookmark) = self.chosen() else { return Said::new() };
                of_bookmark(&scribe, bookmark, self.standings.get(&bookmark.id))
            }
            Some(BookmarkRow::Deck(_)) => self.chosen_deck().map(|deck| of_deck(&scribe, deck)).unwrap_or_default(),
            Some(BookmarkRow::Heading(_)) | None => Said::new(),
        }
    }
}

fn of_bookmark(scribe: &Scribe<'_>, bookmark: &Bookmark, stand: Option<&Stand>) -> Said {
    let words = scribe.words;
    let mut said = vec![(scribe.address_name(&bookmark.address).line(words), Role::Heading)];
    if !bookmark.note.is_empty() {
        said.push((bookmark.note.to_string(), Role::Text));
    }
    if !bookmark.labels.is_empty() {
        let labels = bookmark.labels.iter().map(|label| label.as_str()).collect::<Vec<_>>().join(", ");
        said.push((say!(words, "bookmark-labels", labels = &labels), Role::Meta));
    }
    let (made, changed) = (day(bookmark.created), day(bookmark.updated));
    let when = match made == changed {
        true => say!(words, "bookmark-made", day = &made),
        false => say!(words, "bookmark-made-changed", day = &made, changed = &changed),
    };
    said.push((format!("{} \u{b7} {when}", bookmark.address), Role::Meta));
    said.push((String::new(), Role::Text));
    said.extend(text_of(scribe, bookmark, stand, &made));
    said
}

/// The words the bookmark was made on, and what stands there now.
fn text_of(scribe: &Scribe<'_>, bookmark: &Bookmark, stand: Option<&Stand>, made: &str) -> Said {
    let words = scribe.words;
    let quote = bookmark.anchor.as_ref().map(|anchor| format!("\u{201c}{}\u{201d}", anchor.quote));
    let then = |id: &str| {
        let quote = quote.clone().map(|quote| (quote, Role::Text));
        std::iter::once((say!(words, id, day = made), Role::Alarm)).chain(quote).collect::<Said>()
    };
    let changed = |now: &str| {
        let mut said = then("bookmark-changed");
        said.push((words.say("bookmark-now"), Role::Note));
        said.push((format!("\u{201c}{now}\u{201d}"), Role::Text));
        said
    };
    match stand {
        Some(Stand::Orphan) if bookmark.anchor.is_none() => vec![(words.say("screen-gone"), Role::Alarm)],
        Some(Stand::Orphan) => then("bookmark-orphan"),
        Some(Stand::Unread) => quote.into_iter().map(|quote| (quote, Role::Text)).collect(),
        Some(Stand::Changed(now)) => changed(now),
        Some(Stand::Moved(place, now)) => {
            let mut said = vec![(say!(words, "bookmark-moved", place = &place.to_string()), Role::Note)];
            match now {
                Some(now) => said.extend(changed(now)),
                None => said.extend(quote.map(|quote| (quote, Role::Text))),
            }
            said
        }
        Some(Stand::Here) | None => {
            let found = bookmark.address.place().and_then(|place| scribe.library.passage(place));
            found.map(|found| speech(scribe, found)).unwrap_or_default()
        }
    }
}

/// Who says it, of when, and what.
fn speech(scribe: &Scribe<'_>, found: PassageRef<'_>) -> Said {
    let period = words::period(scribe.words, found.period());
    let who = format!("{}, {period}", words::speakers(scribe.words, found));
    vec![(who, Role::Speaker), (found.passage.text.in_lang(scribe.words.lang()).to_owned(), Role::Text)]
}

fn of_deck(scribe: &Scribe<'_>, deck: &Deck) -> Said {
    let words = scribe.words;
    let mut said = vec![(deck.title.to_string(), Role::Heading), (extent(words, deck), Role::Meta)];
    said.push((String::new(), Role::Text));
    for (item, number) in deck.items.iter().zip(1u32..) {
        let name = scribe.address_name(&item.address);
        let name = if let Address::Place(_) = item.address { name.subject() } else { name.line(words) };
        said.push((format!("{number}. {name}"), Role::Text));
    }
    said
}

/// What became of a passage, in a word for a row; nothing where it is as it was.
#[must_use]
pub fn became(words: &Words, stand: Option<&Stand>) -> Option<String> {
    let id = match stand? {
        Stand::Changed(_) | Stand::Moved(_, Some(_)) => "bookmark-word-changed",
        Stand::Moved(_, None) => "bookmark-word-moved",
        Stand::Orphan => "bookmark-word-orphan",
        Stand::Here | Stand::Unread => return None,
    };
    Some(words.say(id))
}

/// "5 items · 20 min".
#[must_use]
pub fn extent(words: &Words, deck: &Deck) -> String {
    let count = say!(words, "deck-items", count = deck.items.len());
    match deck.minutes() {
        0 => count,
        minutes => format!("{count} \u{b7} {}", say!(words, "deck-minutes", count = minutes)),
    }
}

fn day(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}
