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
    /// Before the disk is asked: from here on it may be there. The first `again` of the changes were asked for
    /// before and refused; should they have been there all the same, they are not done a second time.
    pub(super) fn ask(&mut self, changes: Vec<Change>, again: usize) {
        let before = self.may_be.clone();
        self.asked.push(Asked { changes, is_saved: false });
        self.then(before.clone(), again);
        if let (Some(all), Some(before)) = (&mut self.may_be, before) {
            all.extend(before);
            all.dedup();
        }
    }

    /// What was asked for last was said to be saved: it is there. `before` is what may have been there when it was
    /// asked for.
    pub(super) fn saved(&mut self, asked: usize, (before, again): (Option<Vec<Notebook>>, usize)) {
        self.asked[asked].is_saved = true;
        if self.may_be.is_some() {
            self.then(before, again);
        }
    }

    /// What may be there after the last changes.
    fn then(&mut self, before: Option<Vec<Notebook>>, again: usize) {
        let Some(Asked { changes, .. }) = self.asked.last() else { return };
        self.may_be = before.and_then(|all| {
            let mut after: Vec<Notebook> = Vec::new();
            for new in all.iter().flat_map(|known| [done(known, changes), done(known, &changes[again..])]) {
                if !after.contains(&new) {
                    after.push(new);
                }
            }
            Some(after).filter(|after| after.len() <= MOST)
        });
    }

    /// Something is done at the same time as something else: what may be there is no longer known exactly.
    pub(super) fn blur(&mut self) {
        self.may_be = None;
    }

    /// All that was asked for, briefly.
    fn told(&self) -> String {
        let length = |change: &Change| match change {
            Change::Bookmark { before, after } => (before.is_some(), after.is_some()),
            Change::Deck { before, after } => (before.is_some(), after.is_some()),
        };
        let change = |change: &Change| format!("{:?} {:?}: {:?}", change.id(), length(change), sides(change));
        let asked = |asked: &Asked| {
            format!("saved {}: {:#?}", asked.is_saved, asked.changes.iter().map(change).collect::<Vec<_>>())
        };
        self.asked.iter().map(asked).collect::<Vec<_>>().join("\n")
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
                return Err(format!("{lost:?} was saved and is not there\n{}", self.told()));
            }
            let is_new = |text: &&&str| !self.asked[..at].iter().any(|before| wants(before, text));
            let (kept, lost) = (kept.iter().filter(is_new).count(), lost.iter().filter(is_new).count());
            if kept > 0 && lost > 0 {
                return Err(format!("{kept} texts of one save are there, and {lost} are not"));
            }
        }
        match &self.may_be {
            Some(all) if !all.iter().any(|may| *may == in_order(found)) => {
                let (found, last) = (in_order(found), all.last());
                Err(format!("found {found:#?}\nof {} that may be, the last: {last:#?}\n{}", all.len(), self.told()))
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
    fn items(deck: &Option<Box<Deck>>) -> impl Iterator<Item = &Shown> {
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
