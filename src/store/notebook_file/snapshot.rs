//! Writing the file that people read, so that the journal can begin anew.
//!
//! Must not: overwrite what it does not understand, or what somebody wrote in the meantime; or cut the journal before
//! what is in it lasts elsewhere.

use super::disk::{Disk, Stamp};
use super::places::beside;
use super::reading;
use super::replay::replay;
use super::table;
use super::window::{Known, Seen, TRIES, Window, at};
use crate::notebook::Notebook;
use crate::store::disk::{StoreError, backup, shown};
use std::path::Path;

impl<D: Disk> Window<D> {
    /// Writes what is in the journal into the file, and cuts the journal. Nothing where the journal is empty.
    pub(super) fn settle(&mut self) -> Result<(), StoreError> {
        let _held = self.hold()?;
        self.catch_up()?;
        self.settle_held()
    }

    /// The same, under the lock and with all that is there known.
    pub(super) fn settle_held(&mut self) -> Result<(), StoreError> {
        let places = self.places()?;
        if !self.is_suspect && self.known.as_ref().is_none_or(|known| known.journal.lines.is_empty()) {
            return Ok(());
        }
        // The file must not be ahead of the journal: where a line of it went with the power, those before it would be
        // merged with what came of them.
        self.write_line(None)?;
        let file = self.disk.real(&places.snapshot)?;
        let (notebook, snapshot) = self.write_snapshot(&file)?;
        self.forget_absorbed()?;
        self.known = None;
        self.cut()?;
        let seen = Seen { snapshot, journal: self.lasting, sides: Vec::new() };
        self.known = snapshot.map(|_| Known { notebook, seen, ..Known::default() });
        Ok(())
    }

    /// Puts the changes of the journal into the file, and gives all that is in it then, and how it looks where
    /// that is known. Whoever edits the file does not ask for the lock: where it changed while the new one was
    /// made, that is made again.
    fn write_snapshot(&mut self, file: &Path) -> Result<(Notebook, Option<Stamp>), StoreError> {
        let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
        at(&folder, self.disk.make_folder(&folder))?;
        for _ in 0..TRIES {
            let stamp = at(file, self.disk.stamp(file))?;
            let old = self.disk.read(file)?;
            if old.is_none() {
                self.never_was(file)?;
            }
            let text = reading::text(file, old.clone().unwrap_or_default())?;
            let mut expected = reading::read(file, &text)?.notebook;
            let Some(known) = &self.known else { return Err(StoreError::NoPlace) };
            let changes = replay(&mut expected, known.journal.changes());
            if let (Some(old), true) = (&old, changes.is_empty()) {
                // Somebody wrote it who was killed before it was lasting, or it was changed by hand, or what was done
                // was undone. The journal that is about to be kept goes on from this content.
                self.keep(file, old)?;
                at(file, self.disk.sync_file(file))?;
                at(&folder, self.disk.sync_folder(&folder))?;
                return Ok((expected, stamp.filter(|stamp| self.disk.stamp(file).ok() == Some(Some(*stamp)))));
            }
            let unproved = || StoreError::Unproved { path: shown(file) };
            let mut document = table::document(&text).map_err(|_| unproved())?;
            table::write(&mut document, &changes);
            let new = document.to_string();
            // What will be on disk is read back before it is, as it will be at the next start, so that a fault of
            // ours can neither lose anything nor lock the reader out.
            if reading::read(file, &new).map(|read| read.notebook).as_ref() != Ok(&expected) {
                return Err(unproved());
            }
            if let Some(stamp) = self.put(file, (old.as_deref(), stamp), new.as_bytes())? {
                return Ok((expected, stamp));
            }
        }
        Err(StoreError::Locked { path: shown(file) })
    }

    /// Puts a new file in the place of the old one, whose content becomes the `.bak`, and gives how it looks where
    /// that is known; `None` where the old one changed meanwhile. Whatever happens on the way, the old or the new
    /// content is there, whole.
    pub(super) fn put(
        &self,
        file: &Path,
        (old, stamp): (Option<&[u8]>, Option<Stamp>),
        new: &[u8],
    ) -> Result<Option<Option<Stamp>>, StoreError> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let fresh = beside(file, ".new");
        let written = self.put_beside_file(&fresh, new)?;
        if let Some(old) = old {
            self.keep(file, old)?;
        }
        if at(file, self.disk.stamp(file))? != stamp {
            let _ = self.disk.remove(&fresh);
            return Ok(None);
        }
        at(file, self.disk.rename(&fresh, file))?;
        at(folder, self.disk.sync_folder(folder))?;
        // Whoever edits the file may have been quicker still.
        let is_ours = |stamp: &Stamp| written.is_some_and(|own| own.file == stamp.file && own.length == stamp.length);
        Ok(Some(at(file, self.disk.stamp(file))?.filter(is_ours)))
    }

    /// Makes a content of the file the `.bak`.
    fn keep(&self, file: &Path, old: &[u8]) -> Result<(), StoreError> {
        let (folder, kept, last) = (file.parent().unwrap_or(Path::new(".")), beside(file, ".bak.new"), backup(file));
        self.put_beside_file(&kept, old)?;
        at(&last, self.disk.rename(&kept, &last))?;
        // Should the name of the file itself not last yet, it must before there is a `.bak`, by which it would be
        // known to have been there.
        at(folder, self.disk.sync_folder(folder))
    }

    /// A file that is about to be renamed. What a crash left under its name is taken away: it has the name of
    /// nothing that anybody looks for, and would stay for ever under one that nobody has.
    fn put_beside_file(&self, path: &Path, bytes: &[u8]) -> Result<Option<Stamp>, StoreError> {
        at(path, self.disk.remove(path))?;
        let written = self.disk.write_new(path, bytes);
        if written.is_err() {
            let _ = self.disk.remove(path);
        }
        at(path, written)?;
        at(path, self.disk.stamp(path))
    }

    /// Begins a new journal. The old one is kept beside it until the next time: with it the `.bak` is worth as much
    /// as the file that was written from both, at every moment.
    fn cut(&mut self) -> Result<(), StoreError> {
        let places = self.places()?;
        let (new, journal, last) = (places.new_journal(), places.journal(), places.last());
        // Until the names last, the old journal may come back.
        self.is_suspect = true;
        at(&new, self.disk.remove(&new))?;
        at(&new, self.disk.write_new(&new, b""))?;
        at(&last, self.disk.rename(&journal, &last))?;
        // An empty journal must not last without what it was cut from.
        at(&places.state, self.disk.sync_folder(&places.state))?;
        at(&journal, self.disk.rename(&new, &journal))?;
        at(&places.state, self.disk.sync_folder(&places.state))?;
        self.lasting = at(&journal, self.disk.stamp(&journal))?;
        self.is_suspect = false;
        Ok(())
    }
}
