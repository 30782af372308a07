//! `cotejo bookmark`: the reader's bookmarks, listed, added, removed.
//!
//! Must not: say that something is saved before it is.

use super::args::{AddArgs, Format};
use super::failure::{Failure, joined};
use super::reply::Reply;
use super::show::{canonical, resolve};
use crate::export::{Form, Page};
use crate::model::{Library, Unknown, nearest};
use crate::notebook::{Anchor, Bookmark, Change};
use crate::say;
use crate::store::NotebookStore;
use crate::text::Raw;
use crate::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    place: String,
    note: &'a str,
    labels: Vec<&'a str>,
    created: String,
    updated: String,
}

impl<'a> From<&'a Bookmark> for Row<'a> {
    fn from(bookmark: &'a Bookmark) -> Self {
        Self {
            id: bookmark.id.as_str(),
            place: bookmark.address.to_string(),
            note: &bookmark.note,
            labels: bookmark.labels.iter().map(|label| label.as_str()).collect(),
            created: bookmark.created.to_string(),
            updated: bookmark.updated.to_string(),
        }
    }
}

/// Prints all bookmarks, in the order of the file.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn list(words: &Words, store: &mut NotebookStore, format: Format, form: Form) -> Result<Reply, Failure> {
    let all = &store.read().map_err(Failure::NotRead)?.bookmarks;
    if format == Format::Json {
        return Reply::json(&all.iter().map(Row::from).collect::<Vec<_>>());
    }
    if all.is_empty() {
        return Ok(Reply::text(String::new()).note(words.say("bookmarks-none")));
    }
    let here = TimeZone::system();
    let cells = |bookmark: &Bookmark| {
        let day = bookmark.created.to_zoned(here.clone()).date().to_string();
        let labels = joined(&bookmark.labels);
        vec![bookmark.id.to_string(), day, bookmark.address.to_string(), labels, bookmark.note.to_string()]
    };
    let head = ["head-id", "head-created", "head-place", "head-labels", "head-note"].map(|id| words.say(id));
    let mut page = Page::new(form);
    page.table(&head, &all.iter().map(cells).collect::<Vec<_>>());
    Ok(Reply::text(page.finish()))
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
    let place = canonical(library, resolve(library, &args.place)?);
    let all = store.read().map_err(Failure::NotSaved)?;
    let Some(id) = all.fresh_id(now) else { return Ok(Reply::text(String::new())) };
    let mut new = Bookmark::new(id, place.clone().into(), now);
    new.note = Raw::new(args.note.as_str()).shown_lines();
    new.labels = args.labels.iter().map(|label| Raw::new(label.as_str()).shown()).collect();
    new.anchor = library.passage(&place).map(Anchor::of);
    let done = store.save(&[Change::add(new)]).map_err(Failure::NotSaved)?;
    let ids = done.iter().filter_map(Change::id).map(|id| format!("{id}\n"));
    Ok(Reply::text(ids.collect::<String>()))
}

/// Removes a bookmark and says which.
///
/// # Errors
/// An id that no bookmark has, and where the file could not be saved.
pub(crate) fn remove(words: &Words, store: &mut NotebookStore, id: &str) -> Result<Reply, Failure> {
    let all = &store.read().map_err(Failure::NotRead)?.bookmarks;
    let unknown = || {
        let suggestions = nearest(id, all.iter().map(|bookmark| bookmark.id.as_str()), 3);
        Failure::Unknown(Unknown { what: "bookmark", name: Raw::new(id).shown(), suggestions })
    };
    let found = all.iter().find(|bookmark| bookmark.id.as_str() == id).ok_or_else(unknown)?.clone();
    store.save(&[Change::remove(found.clone())]).map_err(Failure::NotSaved)?;
    let place = found.address.to_string();
    Ok(Reply::text(say!(words, "bookmark-removed", id = found.id.as_str(), place = &place) + "\n"))
}
