//! Saving: under the lock, merged with what is on disk, as one line of the journal that the disk has before it is
//! said to be saved.
//!
//! Must not: rest on anything that is not known to last. A window that was killed may have left a line, or the
//! name of a file, that a power cut still takes away.

use super::disk::{Disk, NotAppended};
use super::line::Line;
use super::places::Places;
use super::replay::replay;
use super::window::{Known, Look, Refused, Window, at};
use crate::notebook::{Bookmark, Change, Deck, LARGEST_NOTE, texts};
use crate::store::disk::{StoreError, shown};
use std::io;

/// The side journals that were taken in, and what was really changed by each.
pub(super) type Absorbed = Vec<(String, Vec<Change>)>;

impl<D: Disk> Window<D> {
    /// Saves changes and gives those that were really made.
    pub(super) fn save(&mut self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let places = self.places()?;
        if !self.may_be_kept(changes) {
            return Err(StoreError::NoteTooBig { limit: LARGEST_NOTE });
        }
        let asked =
            Line::asked(changes).ok_or_else(|| StoreError::Unproved { path: shown(&places.journal()) })?.changes;
        // What was refused and is asked for again is in a side journal already.
        let (again, new) = asked.split_at(self.refused.overlap(&asked));
        if asked.is_empty() {
            return Ok(asked);
        }
        let _held = match self.hold() {
            Ok(held) => held,
            Err(StoreError::Locked { .. }) => {
                self.put_beside(new)?;
                self.refused = Refused::default();
                return Ok(asked);
            }
            Err(error) => return Err(self.refuse(new, error)),
        };
        let absorbed = match self.catch_up() {
            Ok(absorbed) => absorbed,
            Err(error) => return Err(self.refuse(new, error)),
        };
        let mut done = self.refused.done(again, absorbed);
        done.extend(self.write(new)?);
        self.refused = Refused::default();
        Ok(done)
    }

    /// Whether no note is too large, but for those that were kept already: a person may have written one into the file,
    /// and what was removed may be brought back.
    fn may_be_kept(&mut self, changes: &[Change]) -> bool {
        for change in changes {
            self.large.extend(large_of(change, false).into_iter().map(ToOwned::to_owned));
            for text in large_of(change, true) {
                if self.large.contains(text) {
                    continue;
                }
                // Where nothing can be read nothing is saved either, and that is said then.
                let is_kept = self.read().map_or(true, |all| large(&all.bookmarks, &all.decks).any(|own| own == text));
                if !is_kept {
                    return false;
                }
                self.large.insert(text.to_owned());
            }
        }
        true
    }

    /// Under the lock: knows all that is on disk, and takes in what stands beside the journal.
    pub(super) fn catch_up(&mut self) -> Result<Absorbed, StoreError> {
        self.look(Look::WithoutSides)?;
        self.set_torn_aside()?;
        self.absorb()
    }

    /// Makes changes lasting, merged with what is known; none are where nothing changes.
    fn write(&mut self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let Some(known) = &mut self.known else { return Err(StoreError::NoPlace) };
        let done = replay(&mut known.notebook, changes);
        if done.is_empty() && known.journal.lines.is_empty() {
            return Ok(done);
        }
        if done.is_empty() {
            // It is there already; but perhaps somebody wrote it who was killed before it was lasting.
            self.write_line(None)?;
        } else {
            self.write_line(Some(Line { changes: done.clone(), from: None }))?;
        }
        Ok(done)
    }

    /// Adds a line to the journal, or none, and gives back when all of the journal lasts. Where that fails
    /// nothing that is known is relied on any more.
    pub(super) fn write_line(&mut self, line: Option<Line>) -> Result<(), StoreError> {
        let Some(mut known) = self.known.take() else { return Err(StoreError::NoPlace) };
        let places = self.places()?;
        let path = places.journal();
        let unproved = || StoreError::Unproved { path: shown(&path) };
        let written = line.as_ref().map_or(Some(String::new()), Line::write).ok_or_else(unproved)?;
        let stamp = at(&path, self.disk.stamp(&path))?;
        // Only what this window wrote is known to last. Whoever wrote last may have been killed before it did, or
        // may have been told that it does not, and asking again would be told that all is well.
        if stamp.is_none() || stamp != self.lasting || self.is_suspect {
            at(&path, self.write_anew(&places, &known, &written))?;
        } else if !written.is_empty() {
            self.append(&places, &known, &written)?;
        }
        if let Some(line) = line {
            known.journal.push(line, written.as_bytes());
        }
        self.lasting = at(&path, self.disk.stamp(&path))?;
        known.seen.journal = self.lasting;
        self.known = Some(known);
        Ok(())
    }

    /// Adds to the journal. Where that fails, the journal is written anew into another file, with all that is in it;
    /// where that fails too, it is cut back to what it was, so that nobody takes for saved what is not.
    fn append(&mut self, places: &Places, known: &Known, written: &str) -> Result<(), StoreError> {
        let path = places.journal();
        let Err(failed) = self.disk.append(&path, written.as_bytes()) else { return Ok(()) };
        let whole = u64::try_from(known.journal.bytes.len()).unwrap_or(u64::MAX);
        let is_cut = |window: &Self| window.disk.truncate(&path, whole).is_ok();
        if let NotAppended::Written(_) = failed {
            // What was written of it may be all that there was room for.
            self.is_suspect = !is_cut(self);
        } else {
            self.is_suspect = true;
        }
        if self.write_anew(places, known, written).is_ok() {
            return Ok(());
        }
        if self.is_suspect {
            is_cut(self);
        }
        Err(StoreError::io(&path, failed.error()))
    }

    /// Puts a new file with all that is known of the journal, and a new line, in the place of the journal.
    pub(super) fn write_anew(&mut self, places: &Places, known: &Known, written: &str) -> io::Result<()> {
        let (new, path) = (places.new_journal(), places.journal());
        let mut bytes = known.journal.bytes.clone();
        bytes.extend_from_slice(written.as_bytes());
        self.is_suspect = true;
        // What is left there was never the journal.
        self.disk.remove(&new)?;
        let written = self.disk.write_new(&new, &bytes);
        if written.is_err() {
            let _ = self.disk.remove(&new);
        }
        written?;
        self.disk.rename(&new, &path)?;
        self.disk.sync_folder(&places.state)?;
        self.is_suspect = false;
        Ok(())
    }

    /// Moves a torn end of the journal into a file of its own. Nothing may be appended to it: what comes behind
    /// half a line would be lost with it.
    fn set_torn_aside(&mut self) -> Result<(), StoreError> {
        let Some(known) = self.known.as_ref().filter(|known| !known.journal.torn.is_empty()) else { return Ok(()) };
        let places = self.places()?;
        let (path, aside) = (places.journal(), places.aside("torn", self.disk.nonce()));
        let whole = u64::try_from(known.journal.bytes.len()).unwrap_or(u64::MAX);
        at(&aside, self.disk.write_new(&aside, &known.journal.torn))?;
        at(&places.state, self.disk.sync_folder(&places.state))?;
        if self.disk.truncate(&path, whole).is_err() {
            let Some(known) = self.known.take() else { return Ok(()) };
            at(&path, self.write_anew(&places, &known, ""))?;
        }
        self.known = None;
        self.look(Look::WithoutSides)
    }
}

impl Refused {
    /// How many of the changes that are asked for were refused before: whoever was refused asks again for the same,
    /// perhaps with more behind it.
    fn overlap(&self, asked: &[Change]) -> usize {
        let longest = self.changes.len().min(asked.len());
        let same = |length: &usize| {
            let end = self.changes.len().saturating_sub(*length);
            self.changes.get(end..) == asked.get(..*length)
        };
        (0..=longest).rev().find(same).unwrap_or(0)
    }

    /// What became of changes that are asked for again: as it was merged where that is known, and else, where another
    /// window took them in, as they were asked for.
    fn done(&self, again: &[Change], absorbed: Absorbed) -> Vec<Change> {
        let own = |(side, changes): (String, Vec<Change>)| self.sides.contains(&side).then_some(changes);
        let mut own = absorbed.into_iter().filter_map(own).peekable();
        if again.is_empty() || own.peek().is_none() { again.to_vec() } else { own.flatten().collect() }
    }
}

/// The texts that are larger than a note may be. Where two wrote one note, both texts are in it, and each may be as
/// large as a note.
fn large<'a>(
    bookmarks: impl IntoIterator<Item = &'a Bookmark>,
    decks: impl IntoIterator<Item = &'a Deck>,
) -> impl Iterator<Item = &'a str> {
    let items = decks.into_iter().flat_map(|deck| &deck.items).map(|item| &item.note);
    let notes = bookmarks.into_iter().map(|bookmark| &bookmark.note).chain(items);
    notes.flat_map(|note| texts(note)).filter(|text| text.len() > LARGEST_NOTE)
}

/// The large texts before a change, or after it.
fn large_of(change: &Change, is_after: bool) -> Vec<&str> {
    match change {
        Change::Bookmark { before, after } => large(if is_after { after } else { before }.as_deref(), None).collect(),
        Change::Deck { before, after } => large(None, if is_after { after } else { before }.as_deref()).collect(),
    }
}
