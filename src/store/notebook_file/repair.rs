//! Setting right what keeps the notebook from being read: faults are set aside, and what was saved is put in their place.
//!
//! Must not: take away anything but what is put elsewhere first, or touch what a later version wrote.

use super::conflict::{self, Sides};
use super::disk::Disk;
use super::journal::{Journal, Sorted, sorted};
use super::line::{BadLine, Line};
use super::places::{Places, beside, broken, sides};
use super::reading;
use super::replay::replay;
use super::report::{Deed, Repaired};
use super::window::{Known, Window, at, bad_journal};
use crate::store::disk::{StoreError, backup, shown};
use crate::text::Shown;
use std::path::Path;

impl<D: Disk> Window<D> {
    /// Sets right what can be, under the lock, and has the file written.
    pub(super) fn repair(&mut self) -> Result<Repaired, StoreError> {
        let mut deeds = Vec::new();
        let failed = self.mend(&mut deeds).err();
        Ok(Repaired { deeds, failed, left: self.check()? })
    }

    fn mend(&mut self, deeds: &mut Vec<Deed>) -> Result<(), StoreError> {
        let places = self.places()?;
        let _held = self.hold()?;
        self.known = None;
        let journal = self.mend_journal(&places, deeds)?;
        self.mend_sides(&places, deeds)?;
        self.mend_file(&places, journal, deeds)?;
        match self.mend_last(&places, deeds) {
            // It is in nobody's way while the file can be read.
            Err(StoreError::Future { .. }) => {}
            read => drop(read?),
        }
        self.known = None;
        self.catch_up()?;
        let changes = self.to_settle();
        self.settle_held()?;
        if changes > 0 {
            deeds.push(Deed::Written { path: shown(&places.snapshot), changes });
        }
        Ok(())
    }

    /// Moves the lines that cannot be read, and a torn end, out of the journal, and gives what is left.
    fn mend_journal(&mut self, places: &Places, deeds: &mut Vec<Deed>) -> Result<Journal, StoreError> {
        let path = places.journal();
        let bytes = self.disk.read(&path)?.unwrap_or_default();
        let sorted = sorted(&bytes);
        let is_mended = self.set_lines_aside(places, (&path, &sorted), deeds)?;
        let journal = sorted.journal();
        if is_mended {
            at(&path, self.write_anew(places, &Known { journal: journal.clone(), ..Known::default() }, ""))?;
        }
        Ok(journal)
    }

    /// The same for the journal before: what is dropped from it unread would be missing from the file that is made of
    /// it, and nobody would know.
    fn mend_last(&mut self, places: &Places, deeds: &mut Vec<Deed>) -> Result<Journal, StoreError> {
        let (path, new) = (places.last(), places.new_journal());
        let bytes = self.disk.read(&path)?.unwrap_or_default();
        let sorted = sorted(&bytes);
        let is_mended = self.set_lines_aside(places, (&path, &sorted), deeds)?;
        let journal = sorted.journal();
        if is_mended {
            at(&new, self.disk.remove(&new))?;
            at(&new, self.disk.write_new(&new, &journal.bytes))?;
            at(&path, self.disk.rename(&new, &path))?;
            at(&places.state, self.disk.sync_folder(&places.state))?;
        }
        Ok(journal)
    }

    /// Copies the lines that cannot be read, and a torn end, into files of their own; says whether there were any.
    fn set_lines_aside(
        &self,
        places: &Places,
        (path, sorted): (&Path, &Sorted<'_>),
        deeds: &mut Vec<Deed>,
    ) -> Result<bool, StoreError> {
        refuse_future(path, sorted)?;
        let bad: Vec<u8> = sorted.bad.iter().flat_map(|(line, _)| line.iter().copied()).collect();
        for (kind, content) in [("bad", &*bad), ("torn", sorted.torn)] {
            if content.is_empty() {
                continue;
            }
            let aside = places.aside(kind, self.disk.nonce());
            at(&aside, self.disk.write_new(&aside, content))?;
            at(&places.state, self.disk.sync_folder(&places.state))?;
            let (path, to) = (shown(path), shown(&aside));
            let lines = sorted.bad.iter().map(|(_, bad)| bad.line).collect();
            let deed = if kind == "bad" { Deed::LinesAside { path, lines, to } } else { Deed::TornAside { path, to } };
            deeds.push(deed);
        }
        Ok(!bad.is_empty() || !sorted.torn.is_empty())
    }

    /// Gives side journals that cannot be read names that nobody looks for.
    fn mend_sides(&mut self, places: &Places, deeds: &mut Vec<Deed>) -> Result<(), StoreError> {
        for name in sides(at(&places.state, self.disk.names(&places.state))?) {
            match self.side(&name) {
                Err(StoreError::BadJournal { .. }) => {
                    let (side, aside) = (places.in_state(&name), places.aside("bad", self.disk.nonce()));
                    at(&side, self.disk.rename(&side, &aside))?;
                    at(&places.state, self.disk.sync_folder(&places.state))?;
                    deeds.push(Deed::SideAside { path: shown(&side), to: shown(&aside) });
                }
                read => drop(read?),
            }
        }
        Ok(())
    }

    /// Puts a file that can be read in the place of one that cannot.
    fn mend_file(&mut self, places: &Places, journal: Journal, deeds: &mut Vec<Deed>) -> Result<(), StoreError> {
        let file = self.disk.real(&places.snapshot)?;
        match self.found(&file) {
            Ok(_) => Ok(()),
            Err(error @ StoreError::Conflict { .. }) => {
                let to = self.unite(places, &file, (journal, error))?;
                deeds.push(Deed::Merged { path: shown(&file), to });
                Ok(())
            }
            Err(
                error @ (StoreError::Broken { .. }
                | StoreError::NotUtf8 { .. }
                | StoreError::NotOurs { .. }
                | StoreError::Gone { .. }),
            ) => {
                let to = self.bring_back(&file, (journal, error), deeds)?;
                deeds.push(Deed::BroughtBack { path: shown(&file), to });
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Merges the sides of a conflict: ours becomes the file, and what theirs did is saved as other changes are, so
    /// that the file is written from both. Gives where the file with the conflict is.
    fn unite(
        &mut self,
        places: &Places,
        file: &Path,
        (journal, error): (Journal, StoreError),
    ) -> Result<Shown, StoreError> {
        let stamp = at(file, self.disk.stamp(file))?;
        let Some(old) = self.disk.read(file)? else { return Err(error) };
        let text = reading::text(file, old.clone())?;
        // A side that cannot be read is for a person to mend.
        let Some(sides) = Sides::of(&text) else { return Err(error) };
        let read = |text: &str| reading::read(file, text).map(|read| read.notebook).map_err(|_| error.clone());
        let (ours, theirs) = (read(&sides.ours)?, read(&sides.theirs)?);
        let before = sides.before.as_deref().map(read).transpose()?;
        let changes = conflict::changes(&ours, before.as_ref(), &theirs);
        let mut notebook = ours;
        replay(&mut notebook, journal.changes());
        let done = replay(&mut notebook, &changes);
        if !done.is_empty() {
            at(&places.state, self.disk.make_folder(&places.state))?;
            self.known = Some(Known { notebook, journal, ..Known::default() });
            self.write_line(Some(Line { changes: done, from: None }))?;
        }
        let aside = self.set_file_aside(file, &old)?;
        self.put_in_place(file, stamp, sides.ours.as_bytes())?;
        Ok(aside)
    }

    /// Puts the content before in the place of a file that is broken or gone, and in front of the journal what was saved
    /// between the two. Gives where the broken one is.
    fn bring_back(
        &mut self,
        file: &Path,
        (journal, error): (Journal, StoreError),
        deeds: &mut Vec<Deed>,
    ) -> Result<Option<Shown>, StoreError> {
        let places = self.places()?;
        let stamp = at(file, self.disk.stamp(file))?;
        let old = self.disk.read(file)?;
        let kept = match self.disk.read(&backup(file))? {
            Some(kept) => kept,
            // The file is the first that was ever written, and all that was in it was saved before.
            None if old.is_none() => Vec::new(),
            // What there is might be less than a person can mend.
            None => return Err(error),
        };
        if reading::text(file, kept.clone()).and_then(|text| reading::read(file, &text)).is_err() {
            return Err(error);
        }
        let mut whole = self.mend_last(&places, deeds)?;
        if !whole.bytes.is_empty() && !journal.bytes.starts_with(&whole.bytes) {
            whole.lines.extend(journal.lines);
            whole.bytes.extend(journal.bytes);
            let known = Known { journal: whole, ..Known::default() };
            at(&places.journal(), self.write_anew(&places, &known, ""))?;
        }
        let aside = old.map(|old| self.set_file_aside(file, &old)).transpose()?;
        self.put_in_place(file, stamp, &kept)?;
        Ok(aside)
    }

    /// Copies a file to where nobody reads it: until the new one has its name, the old one keeps it.
    fn set_file_aside(&self, file: &Path, old: &[u8]) -> Result<Shown, StoreError> {
        let aside = broken(file, self.disk.nonce());
        let folder = file.parent().unwrap_or(Path::new("."));
        at(&aside, self.disk.write_new(&aside, old))?;
        at(folder, self.disk.sync_folder(folder))?;
        Ok(shown(&aside))
    }

    /// The `.bak` stays: what is put there now was never more than that.
    fn put_in_place(&self, file: &Path, stamp: Option<super::disk::Stamp>, new: &[u8]) -> Result<(), StoreError> {
        let folder = file.parent().unwrap_or(Path::new("."));
        at(folder, self.disk.make_folder(folder))?;
        match self.put(file, (None, stamp), new)? {
            Some(_) => Ok(()),
            None => Err(StoreError::Locked { path: shown(&beside(file, ".new")) }),
        }
    }
}

/// A line that a later version wrote is neither bad nor ours to move.
fn refuse_future(path: &Path, sorted: &Sorted<'_>) -> Result<(), StoreError> {
    let future = sorted.bad.iter().find(|(_, bad)| matches!(bad.why, BadLine::Future(_)));
    future.map_or(Ok(()), |(_, bad)| Err(bad_journal(path, *bad)))
}

impl Sorted<'_> {
    /// A journal of the lines that can be read.
    fn journal(&self) -> Journal {
        let lines = self.good.iter().map(|(_, line)| line.clone()).collect();
        let bytes = self.good.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect();
        Journal { lines, bytes, torn: Vec::new() }
    }
}
