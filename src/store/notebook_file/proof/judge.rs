//! What was asked for and what was said to be saved, and whether a notebook that is found afterwards keeps the promises.
//!
//! Must not: know how anything is stored.

use crate::notebook::{Change, Deck, Notebook, texts};
use crate::store::notebook_file::replay::replay;
use crate::text::Shown;

/// One save, as whoever asked for it knows it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) changes: Vec<Change>,
    /// Whether it was said to be saved. What was not may be there or not, but not in part.
    pub(super) is_saved: bool,
}

/// All that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Log {
    pub(super) asked: Vec<Asked>,
    /// Every notebook that may be there, where nothing was done at the same time as something else.
    pub(super) may_be: Option<Vec<Notebook>>,
    /// How many things were made up so far.
    pub(super) count: usize,
}

impl Default for Log {
    fn default() -> Self {
        Self { asked: Vec::new(), may_be: Some(vec![Notebook::default()]), count: 0 }
    }
}

/// The most notebooks that are kept in mind; where more may be there only the promises about texts are held to.
const MOST: usize = 64;

/// In the order of the ids, which is the only one that is promised.
pub(super) fn in_order(notebook: &Notebook) -> Notebook {
    let mut ordered = notebook.clone();
    ordered.bookmarks.sort_by(|a, b| a.id.cmp(&b.id));
    ordered.decks.sort_by(|a, b| a.name.cmp(&b.name));
    ordered
}

impl Log {
    /// Before the disk is asked: from here on it may be there.
    pub(super) fn ask(&mut self, changes: Vec<Change>) {
        if let Some(mut all) = self.may_be.take() {
            let with = all.iter().map(|known| done(known, &changes)).collect::<Vec<_>>();
            for new in with {
                if !all.contains(&new) {
                    all.push(new);
                }
            }
            self.may_be = Some(all).filter(|all| all.len() <= MOST);
        }
        self.asked.push(Asked { changes, is_saved: false });
    }

    /// What was asked for was said to be saved: it is there. `before` is what may have been there when it was asked for.
    pub(super) fn saved(&mut self, at: usize, before: Option<Vec<Notebook>>) {
        let asked = &mut self.asked[at];
        asked.is_saved = true;
        if self.may_be.is_some() {
            self.may_be = before.map(|all| {
                let mut after: Vec<Notebook> = all.iter().map(|known| done(known, &asked.changes)).collect();
                after.dedup();
                after
            });
        }
    }

    /// Something is done at the same time as something else: what may be there is no longer known exactly.
    pub(super) fn blur(&mut self) {
        self.may_be = None;
    }

    /// Whether a notebook that is found keeps the promises.
    pub(super) fn judge(&self, found: &Notebook) -> Result<(), String> {
        let items = found.decks.iter().flat_map(|deck| &deck.items).map(|item| &item.note);
        let there = noted(found.bookmarks.iter().map(|bookmark| &bookmark.note).chain(items));
        let changes = || self.asked.iter().flat_map(|asked| &asked.changes);
        if let Some(strange) = there.iter().find(|text| !self.asked.iter().any(|asked| wants(asked, text))) {
            return Err(format!("nobody ever asked for {strange:?}"));
        }
        for (at, asked) in self.asked.iter().enumerate() {
            let wanted = asked.changes.iter().flat_map(|change| sides(change).1);
            let stays = |text: &&str| !changes().any(|change| takes(change, text));
            let (kept, lost): (Vec<&str>, Vec<&str>) = wanted.filter(stays).partition(|text| there.contains(text));
            if asked.is_saved && !lost.is_empty() {
                return Err(format!("{lost:?} was saved and is not there"));
            }
            let is_new = |text: &&&str| !self.asked[..at].iter().any(|before| wants(before, text));
            let (kept, lost) = (kept.iter().filter(is_new).count(), lost.iter().filter(is_new).count());
            if kept > 0 && lost > 0 {
                return Err(format!("{kept} texts of one save are there, and {lost} are not"));
            }
        }
        match &self.may_be {
            Some(all) if !all.iter().any(|may| *may == in_order(found)) => {
                Err(format!("found {:#?}\nof {} that may be, the last: {:#?}", in_order(found), all.len(), all.last()))
            }
            _ => Ok(()),
        }
    }
}

fn done(notebook: &Notebook, changes: &[Change]) -> Notebook {
    let mut notebook = in_order(notebook);
    replay(&mut notebook, changes);
    in_order(&notebook)
}

/// The texts of notes.
fn noted<'a>(notes: impl Iterator<Item = &'a Shown>) -> Vec<&'a str> {
    notes.flat_map(|note| texts(note)).filter(|text| !text.is_empty()).collect()
}

/// The texts before a change and after it.
fn sides(change: &Change) -> (Vec<&str>, Vec<&str>) {
    fn items<'a>(deck: &'a Option<Box<Deck>>) -> impl Iterator<Item = &'a Shown> {
        deck.iter().flat_map(|deck| &deck.items).map(|item| &item.note)
    }
    match change {
        Change::Bookmark { before, after } => {
            (noted(before.iter().map(|it| &it.note)), noted(after.iter().map(|it| &it.note)))
        }
        Change::Deck { before, after } => (noted(items(before)), noted(items(after))),
    }
}

/// Whether a change takes a text away knowingly.
fn takes(change: &Change, text: &str) -> bool {
    let (before, after) = sides(change);
    before.contains(&text) && !after.contains(&text)
}

/// Whether a save asks for a text.
fn wants(asked: &Asked, text: &str) -> bool {
    asked.changes.iter().any(|change| sides(change).1.contains(&text))
}
