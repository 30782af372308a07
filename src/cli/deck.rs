//! `cotejo deck`: ordered lists of what can be presented, made and changed.
//!
//! Must not: say that something is saved before it is.

use super::address::address;
use super::bookmark::has_labels;
use super::failure::Failure;
use super::keep_args::{DeckAddArgs, KeptForm, NewArgs};
use super::reply::Reply;
use crate::export::{Form, Scribe};
use crate::model::{Id, Library, Unknown, nearest};
use crate::notebook::{Address, Anchor, Change, Deck, DeckItem, Notebook, fresh_item_id};
use crate::say;
use crate::store::NotebookStore;
use crate::text::{Raw, Shown};
use crate::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Prints all decks, one a line: those that were made here, then those of packs.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn list(scribe: &Scribe<'_>, store: &mut NotebookStore, form: KeptForm) -> Result<Reply, Failure> {
    let decks = &store.read().map_err(Failure::NotRead)?.decks;
    if form.is_json() {
        let brought = scribe.library.decks().map(|brought| scribe.pack_deck_row(brought));
        return Reply::json(&decks.iter().map(|deck| scribe.deck_row(deck)).chain(brought).collect::<Vec<_>>());
    }
    if decks.is_empty() && scribe.library.decks().next().is_none() {
        return Ok(Reply::text(String::new()).note(scribe.words.say("decks-none")));
    }
    Ok(Reply::text(scribe.deck_lines(decks, &TimeZone::system())))
}

/// Prints a deck with what its passages say and who says it.
///
/// # Errors
/// A name that no deck has, and where the file cannot be read.
pub(crate) fn show(
    scribe: &Scribe<'_>,
    store: &mut NotebookStore,
    name: &str,
    (args, form): (KeptForm, Form),
) -> Result<Reply, Failure> {
    let own = store.read().map_err(Failure::NotRead)?;
    let is_own = own.decks.iter().any(|deck| deck.name.as_str() == name);
    if let Some(brought) = scribe.library.deck(name).filter(|_| !is_own) {
        return match args.is_json() {
            true => Reply::json(&scribe.whole_pack_deck(brought)),
            false => Ok(Reply::text(scribe.pack_deck_text(brought, form))),
        };
    }
    let brought = scribe.library.decks().map(|(_, deck)| deck.name.as_str());
    let deck = of_names(own, brought, name)?;
    if args.is_json() {
        return Reply::json(&scribe.whole_deck(deck));
    }
    Ok(Reply::text(scribe.deck_text(deck, (&TimeZone::system(), form))))
}

/// What a new deck is to hold, besides what was found for it elsewhere.
pub(crate) struct Wanted<'a> {
    /// What was asked.
    pub(crate) args: &'a NewArgs,
    /// What the search found, where there was one.
    pub(crate) hits: Vec<Address>,
    /// The time.
    pub(crate) now: Timestamp,
}

/// Makes a deck and prints its name.
///
/// # Errors
/// A name that is none or taken, a place that is none, and where the deck could not be saved.
pub(crate) fn new(scribe: &Scribe<'_>, store: &mut NotebookStore, wanted: Wanted<'_>) -> Result<Reply, Failure> {
    let Wanted { args, hits, now } = wanted;
    let library = scribe.library;
    let name = Id::new(&args.name).ok_or_else(|| Failure::NoDeckName(Raw::new(args.name.as_str()).shown()))?;
    let all = store.read().map_err(Failure::NotSaved)?;
    if all.deck(&name).is_some() {
        return Err(Failure::DeckExists(name));
    }
    if library.deck(name.as_str()).is_some() {
        return Err(Failure::DeckTaken(name));
    }
    let title = args.title.as_deref().unwrap_or(&args.name).trim();
    let mut deck = Deck::new(name.clone(), Raw::new(title).shown(), now);
    for text in &args.places {
        put(&mut deck.items, (library, address(library, text)?), now);
    }
    for address in hits {
        put(&mut deck.items, (library, address), now);
    }
    if args.from_bookmarks {
        for bookmark in all.bookmarks.iter().filter(|bookmark| has_labels(bookmark, &args.labels)) {
            if let Some(id) = fresh_item_id(&deck.items, now) {
                let (address, note, anchor) =
                    (bookmark.address.clone(), bookmark.note.clone(), bookmark.anchor.clone());
                deck.items.push(DeckItem { id, address, note, minutes: None, anchor });
            }
        }
    }
    if let Some(text) = &args.from_compare {
        for address in scribe.by_points(&comparison(library, text)?) {
            put(&mut deck.items, (library, address), now);
        }
    }
    let found_for = args.from_search.is_some() || args.from_bookmarks || args.from_compare.is_some();
    if found_for && deck.items.is_empty() {
        return Ok(Reply::text(String::new()).note(scribe.words.say("deck-from-nothing")).found(false));
    }
    store.save(&[Change::deck(None, Some(deck))]).map_err(Failure::NotSaved)?;
    Ok(Reply::text(format!("{name}\n")))
}

/// A comparison, also where its name was typed without what it is.
fn comparison(library: &Library, text: &str) -> Result<Address, Failure> {
    let none = || Failure::NoComparison(Raw::new(text).shown());
    let whole = if text.contains(':') { text.to_owned() } else { format!("compare:{text}") };
    match address(library, &whole) {
        Ok(found @ Address::Comparison { .. }) => Ok(found),
        Ok(_) | Err(Failure::NoAddress(_)) => Err(none()),
        Err(failure) => Err(failure),
    }
}

/// Adds to the end of a deck and prints the ids of the new items.
///
/// # Errors
/// A name that no deck has, a place that is none, and where the deck could not be saved.
pub(crate) fn add(
    library: &Library,
    store: &mut NotebookStore,
    args: &DeckAddArgs,
    now: Timestamp,
) -> Result<Reply, Failure> {
    let before = of_name(store.read().map_err(Failure::NotRead)?, &args.name)?.clone();
    let mut after = Deck { updated: now, ..before.clone() };
    let mut ids = String::new();
    for text in &args.places {
        put(&mut after.items, (library, address(library, text)?), now);
        if let Some(item) = after.items.last_mut() {
            item.note = Raw::new(args.note.as_str()).shown_lines();
            item.minutes = args.minutes;
            ids.push_str(&format!("{}\n", item.id));
        }
    }
    store.save(&[Change::deck(Some(before), Some(after))]).map_err(Failure::NotSaved)?;
    Ok(Reply::text(ids))
}

/// Takes an item out, by its id or else by its number, and says which.
///
/// # Errors
/// A deck or item that is none, and where the deck could not be saved.
pub(crate) fn remove(
    words: &Words,
    store: &mut NotebookStore,
    (name, item): (&str, &str),
    now: Timestamp,
) -> Result<Reply, Failure> {
    let before = of_name(store.read().map_err(Failure::NotRead)?, name)?.clone();
    let unknown = || {
        let suggestions = nearest(item, before.items.iter().map(|known| known.id.as_str()), 3);
        Failure::Unknown(Unknown { what: "item", name: Raw::new(item).shown(), suggestions })
    };
    let numbered = || item.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < before.items.len());
    let at = before.items.iter().position(|known| known.id.as_str() == item).or_else(numbered).ok_or_else(unknown)?;
    let mut after = Deck { updated: now, ..before.clone() };
    let gone = after.items.remove(at);
    store.save(&[Change::deck(Some(before), Some(after))]).map_err(Failure::NotSaved)?;
    let place = gone.address.to_string();
    Ok(Reply::text(say!(words, "deck-item-removed", id = gone.id.as_str(), name = name, place = &place) + "\n"))
}

/// Gives a deck another title.
///
/// # Errors
/// A name that no deck has, and where the deck could not be saved.
pub(crate) fn rename(
    words: &Words,
    store: &mut NotebookStore,
    (name, title): (&str, &str),
    now: Timestamp,
) -> Result<Reply, Failure> {
    let before = of_name(store.read().map_err(Failure::NotRead)?, name)?.clone();
    let title = Raw::new(title.trim()).shown();
    if before.title != title {
        let after = Deck { title: title.clone(), updated: now, ..before.clone() };
        store.save(&[Change::deck(Some(before), Some(after))]).map_err(Failure::NotSaved)?;
    }
    Ok(Reply::text(say!(words, "deck-renamed", name = name, title = &title) + "\n"))
}

/// Deletes a deck and says which.
///
/// # Errors
/// A name that no deck has, and where the deck could not be saved.
pub(crate) fn delete(words: &Words, store: &mut NotebookStore, name: &str) -> Result<Reply, Failure> {
    let found = of_name(store.read().map_err(Failure::NotRead)?, name)?.clone();
    let said = say!(words, "deck-deleted", name = name, title = &found.title) + "\n";
    store.save(&[Change::deck(Some(found), None)]).map_err(Failure::NotSaved)?;
    Ok(Reply::text(said))
}

/// A deck by name, of those that were made here.
///
/// # Errors
/// A name that no deck has, with suggestions.
pub(crate) fn of_name<'n>(all: &'n Notebook, name: &str) -> Result<&'n Deck, Failure> {
    of_names(all, std::iter::empty(), name)
}

/// The same, where other names may have been meant.
pub(super) fn of_names<'n>(
    all: &'n Notebook,
    others: impl Iterator<Item = &'n str>,
    name: &str,
) -> Result<&'n Deck, Failure> {
    all.decks.iter().find(|deck| deck.name.as_str() == name).ok_or_else(|| {
        let suggestions = nearest(name, all.decks.iter().map(|deck| deck.name.as_str()).chain(others), 3);
        Failure::Unknown(Unknown { what: "deck", name: Raw::new(name).shown(), suggestions })
    })
}

fn put(items: &mut Vec<DeckItem>, (library, address): (&Library, Address), now: Timestamp) {
    let Some(id) = fresh_item_id(items, now) else { return };
    let anchor = address.place().and_then(|place| library.passage(place)).map(Anchor::of);
    items.push(DeckItem { id, address, note: Shown::ours(""), minutes: None, anchor });
}
