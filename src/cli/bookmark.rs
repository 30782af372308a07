//! `cotejo bookmark`: the reader's bookmarks, listed, added, changed, removed.
//!
//! Must not: say that something is saved before it is.

use super::address::address;
use super::failure::Failure;
use super::keep_args::{AddArgs, BookmarksArgs, Chosen, EditArgs};
use super::reply::Reply;
use crate::export::{Form, Scribe};
use crate::model::{Code, Library, Unknown, nearest};
use crate::notebook::{Anchor, Bookmark, Change, Notebook, Stand};
use crate::say;
use crate::store::NotebookStore;
use crate::text::{Raw, Shown};
use crate::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Prints bookmarks, in the order of the file, each with what became of its passage.
///
/// # Errors
/// Where the file cannot be read, and a country that is none.
pub(crate) fn list(
    scribe: &Scribe<'_>,
    store: &mut NotebookStore,
    args: &BookmarksArgs,
    form: Form,
) -> Result<Reply, Failure> {
    let all = store.read().map_err(Failure::NotRead)?;
    let chosen = chosen(scribe.library, all, &args.chosen)?;
    let stands = scribe.bookmark_stands(&chosen);
    let mut kept: Vec<(&Bookmark, Stand)> = chosen.into_iter().zip(stands).collect();
    kept.retain(|(_, stand)| !args.orphans || *stand == Stand::Orphan);
    if args.form.is_json() {
        return Reply::json(&scribe.bookmark_rows(&kept));
    }
    if kept.is_empty() {
        let none = if all.bookmarks.is_empty() { "bookmarks-none" } else { "bookmarks-none-such" };
        return Ok(Reply::text(String::new()).note(scribe.words.say(none)));
    }
    Ok(Reply::text(scribe.bookmark_table(&kept, (&TimeZone::system(), form))))
}

/// The bookmarks that are asked for.
///
/// # Errors
/// A country that is none.
pub(crate) fn chosen<'n>(library: &Library, all: &'n Notebook, asked: &Chosen) -> Result<Vec<&'n Bookmark>, Failure> {
    let countries = asked.countries.iter().map(|name| library.resolve_country(name));
    let countries: Vec<Code> = countries.collect::<Result<_, _>>()?;
    let fits = |bookmark: &&Bookmark| {
        let about = bookmark.address.countries();
        has_labels(bookmark, &asked.labels)
            && (countries.is_empty() || countries.iter().any(|country| about.contains(country)))
    };
    Ok(all.bookmarks.iter().filter(fits).collect())
}

/// Whether a bookmark has all of some labels.
pub(crate) fn has_labels(bookmark: &Bookmark, asked: &[String]) -> bool {
    labels(asked).iter().all(|label| bookmark.labels.contains(label))
}

/// Adds a bookmark, also for a place that has one, and prints its id.
///
/// # Errors
/// A place that is none, and where the bookmark could not be saved.
pub(crate) fn add(
    library: &Library,
    store: &mut NotebookStore,
    args: &AddArgs,
    now: Timestamp,
) -> Result<Reply, Failure> {
    let address = address(library, &args.place)?;
    let all = store.read().map_err(Failure::NotSaved)?;
    let Some(id) = all.fresh_id(now) else { return Ok(Reply::text(String::new())) };
    let anchor = address.place().and_then(|place| library.passage(place)).map(Anchor::of);
    let mut new = Bookmark { anchor, ..Bookmark::new(id, address, now) };
    new.note = Raw::new(args.note.as_str()).shown_lines();
    put_on(&mut new.labels, &args.labels);
    let done = store.save(&[Change::add(new)]).map_err(Failure::NotSaved)?;
    let ids = done.iter().filter_map(Change::id).map(|id| format!("{id}\n"));
    Ok(Reply::text(ids.collect::<String>()))
}

/// Changes the note or the labels of a bookmark, and says of which.
///
/// # Errors
/// An id that no bookmark has, and where the file could not be saved.
pub(crate) fn edit(
    words: &Words,
    store: &mut NotebookStore,
    args: &EditArgs,
    now: Timestamp,
) -> Result<Reply, Failure> {
    let before = of_id(store.read().map_err(Failure::NotRead)?, &args.id)?.clone();
    let mut after = before.clone();
    if let Some(note) = &args.note {
        after.note = Raw::new(note.as_str()).shown_lines();
    }
    let off = labels(&args.off);
    after.labels.retain(|label| !off.contains(label));
    put_on(&mut after.labels, &args.labels);
    if after != before {
        after.updated = now;
        store.save(&[Change::edit(before, after.clone())]).map_err(Failure::NotSaved)?;
    }
    Ok(Reply::text(line(words, "bookmark-edited", &after)))
}

/// Removes a bookmark and says which.
///
/// # Errors
/// An id that no bookmark has, and where the file could not be saved.
pub(crate) fn remove(words: &Words, store: &mut NotebookStore, id: &str) -> Result<Reply, Failure> {
    let found = of_id(store.read().map_err(Failure::NotRead)?, id)?.clone();
    store.save(&[Change::remove(found.clone())]).map_err(Failure::NotSaved)?;
    Ok(Reply::text(line(words, "bookmark-removed", &found)))
}

fn line(words: &Words, message: &str, bookmark: &Bookmark) -> String {
    let place = bookmark.address.to_string();
    say!(words, message, id = bookmark.id.as_str(), place = &place) + "\n"
}

fn of_id<'n>(all: &'n Notebook, id: &str) -> Result<&'n Bookmark, Failure> {
    let unknown = || {
        let suggestions = nearest(id, all.bookmarks.iter().map(|bookmark| bookmark.id.as_str()), 3);
        Failure::Unknown(Unknown { what: "bookmark", name: Raw::new(id).shown(), suggestions })
    };
    all.bookmarks.iter().find(|bookmark| bookmark.id.as_str() == id).ok_or_else(unknown)
}

/// Labels as they were typed; none of them twice, and none of nothing.
fn put_on(all: &mut Vec<Shown>, typed: &[String]) {
    for label in labels(typed) {
        if !label.is_empty() && !all.contains(&label) {
            all.push(label);
        }
    }
}

fn labels(typed: &[String]) -> Vec<Shown> {
    typed.iter().map(|label| Raw::new(label.trim()).shown()).collect()
}
