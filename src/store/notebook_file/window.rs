//! The notebook as one window knows it, and how it follows what is on disk.
//!
//! Must not: change a file without the lock, or mix what was read before another window wrote with what was
//! read after.

use super::disk::{Disk, Stamp};
use super::journal::{BadAt, Journal};
use super::line::{BadLine, Line};
use super::places::{Places, sides};
use super::reading;
use super::replay::replay;
use crate::notebook::{Change, Notebook};
use crate::store::disk::{StoreError, backup, shown};
use std::collections::HashSet;
use std::io::{self, ErrorKind};
use std::path::Path;

/// How often a lock is tried, with a turn of the disk between: two seconds.
const TURNS: usize = 100;
/// How often files that change while they are read are read anew.
pub(super) const TRIES: usize = 8;

/// What one window knows.
pub(super) struct Window<D> {
    pub(super) disk: D,
    pub(super) places: Option<Places>,
    /// What was read last; `None` where it is not to be relied on.
    pub(super) known: Option<Known>,
    /// The journal as this window left it when all of it, and its name, were known to last.
    pub(super) lasting: Option<Stamp>,
    /// The journal's file is not to be trusted any more, and is to be written anew.
    pub(super) is_suspect: bool,
    /// The folder of the state is there, and lasts.
    has_folder: bool,
    /// What was asked for and is in a side journal, though it was said that it is not saved.
    pub(super) refused: Refused,
    /// Texts larger than a note may be that were kept before this window changed anything about them.
    pub(super) large: HashSet<String>,
}

/// Changes that are safe, but that whoever asked for them will ask for again.
#[derive(Default)]
pub(super) struct Refused {
    /// In order.
    pub(super) changes: Vec<Change>,
    /// The side journals they are in.
    pub(super) sides: Vec<String>,
}

/// What was read.
#[derive(Default)]
pub(super) struct Known {
    /// All of it together.
    pub(super) notebook: Notebook,
    /// The journal that is in it.
    pub(super) journal: Journal,
    /// Whether side journals are in it.
    pub(super) has_sides: bool,
    /// How the files looked.
    pub(super) seen: Seen,
}

/// How the files look from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The file that people read.
    pub(super) snapshot: Option<Stamp>,
    /// The journal.
    pub(super) journal: Option<Stamp>,
    /// All side journals that are there, oldest first; none where they were not asked for.
    pub(super) sides: Vec<String>,
}

/// Whether side journals are looked at. Whoever has the lock takes them in one by one instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As a window shows it.
    WithSides,
    /// As a window with the lock builds on it.
    WithoutSides,
}

impl<D: Disk> Window<D> {
    pub(super) fn new(disk: D, places: Option<Places>) -> Self {
        let (lasting, refused, large) = (None, Refused::default(), HashSet::new());
        Self { disk, places, known: None, lasting, is_suspect: false, has_folder: false, refused, large }
    }

    pub(super) fn places(&self) -> Result<Places, StoreError> {
        self.places.clone().ok_or(StoreError::NoPlace)
    }

    /// What is on disk now. Without the lock: a window that only looks must not wait for it, and where the folder
    /// cannot be written it is not to be had. Only where others write and write is it taken.
    pub(super) fn read(&mut self) -> Result<&Notebook, StoreError> {
        match self.look(Look::WithSides) {
            Err(StoreError::Locked { .. }) => {
                let _held = self.hold()?;
                self.look(Look::WithSides)?;
            }
            looked => looked?,
        }
        self.known.as_ref().map(|known| &known.notebook).ok_or(StoreError::NoPlace)
    }

    /// Changes in the journal.
    pub(super) fn to_settle(&self) -> usize {
        self.known.as_ref().map_or(0, |known| known.journal.changes().count())
    }

    /// The lock. It is polled, because waiting for it has no time limit.
    pub(super) fn hold(&mut self) -> Result<D::Held, StoreError> {
        let places = self.places()?;
        let lock = places.lock();
        self.make_folder(&places)?;
        for _ in 0..TURNS {
            match self.disk.try_lock(&lock) {
                Ok(Some(held)) => return Ok(held),
                Ok(None) => self.disk.pause(),
                // Somebody took the folder away under a window that was open.
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.has_folder = false;
                    self.make_folder(&places)?;
                }
                Err(error) => return Err(StoreError::io(&lock, &error)),
            }
        }
        Err(StoreError::Locked { path: shown(&lock) })
    }

    /// The folder of the state is there, and lasts.
    pub(super) fn make_folder(&mut self, places: &Places) -> Result<(), StoreError> {
        if !self.has_folder {
            at(&places.state, self.disk.make_folder(&places.state))?;
            self.has_folder = true;
        }
        Ok(())
    }

    /// Reads what is new, until nothing changed while it was read.
    pub(super) fn look(&mut self, look: Look) -> Result<(), StoreError> {
        let places = self.places()?;
        let file = self.disk.real(&places.snapshot)?;
        let mut seen = self.seen(&places, &file, look)?;
        for _ in 0..TRIES {
            if self.known.as_ref().is_some_and(|known| known.seen == seen) {
                return Ok(());
            }
            let known = self.known.take();
            let read = self.follow(&file, known, seen)?;
            seen = self.seen(&places, &file, look)?;
            // What was read in pieces between which somebody wrote is a notebook that never was.
            self.known = Some(read).filter(|read| read.seen == seen);
        }
        Err(StoreError::Locked { path: shown(&file) })
    }

    pub(super) fn seen(&self, places: &Places, file: &Path, look: Look) -> Result<Seen, StoreError> {
        let (journal, state) = (places.journal(), &places.state);
        let names = || at(state, self.disk.names(state));
        let sides = if look == Look::WithSides { sides(names()?) } else { Vec::new() };
        let snapshot = at(file, self.disk.stamp(file))?;
        Ok(Seen { snapshot, journal: at(&journal, self.disk.stamp(&journal))?, sides })
    }

    /// What the files hold that looked so: only what was added to the journal where that is all that changed.
    fn follow(&self, file: &Path, known: Option<Known>, seen: Seen) -> Result<Known, StoreError> {
        let places = self.places()?;
        let path = places.journal();
        let bytes = self.disk.read(&path)?.unwrap_or_default();
        let Known { mut notebook, journal: old, has_sides, seen: saw } = known.unwrap_or_default();
        let (had, begins) = (old.lines.len(), bytes.starts_with(&old.bytes));
        let journal = Journal::read(bytes, Some(old)).map_err(|bad| bad_journal(&path, bad))?;
        let sides: Vec<&String> = seen.sides.iter().filter(|side| !journal.has_absorbed(side)).collect();
        let is_longer = begins && saw.snapshot.is_some() && saw.snapshot == seen.snapshot;
        let new = journal.lines.get(had..).unwrap_or_default();
        if is_longer && !has_sides && sides.is_empty() && new.iter().all(|line| go_on(&mut notebook, line)) {
            return Ok(Known { notebook, journal, has_sides, seen });
        }
        let mut notebook = self.snapshot(file)?;
        replay(&mut notebook, journal.changes());
        for side in &sides {
            for line in self.side(side)?.unwrap_or_default() {
                replay(&mut notebook, &line.changes);
            }
        }
        let has_sides = !sides.is_empty();
        Ok(Known { notebook, journal, has_sides, seen })
    }

    /// What the file that people read holds; nothing where there never was one.
    fn snapshot(&self, file: &Path) -> Result<Notebook, StoreError> {
        match self.disk.read(file)? {
            Some(bytes) => Ok(reading::read(file, &reading::text(file, bytes)?)?.notebook),
            None => self.never_was(file).map(|()| Notebook::default()),
        }
    }

    /// That no file is there because none was ever written. Where there was one, somebody took it away, a tool that
    /// keeps folders alike perhaps: to go on with nothing would be to lose all that was in it, and to
    /// bring it back unasked would be to know better than the reader.
    pub(super) fn never_was(&self, file: &Path) -> Result<(), StoreError> {
        let (kept, last) = (backup(file), self.places()?.last());
        let last = at(&last, self.disk.stamp(&last))?;
        if at(&kept, self.disk.stamp(&kept))?.is_some() || last.is_some_and(|last| last.length > 0) {
            return Err(StoreError::Gone { path: shown(file) });
        }
        Ok(())
    }

    /// The lines of a side journal; `None` where it is gone, into the journal.
    pub(super) fn side(&self, name: &str) -> Result<Option<Vec<Line>>, StoreError> {
        let path = self.places()?.in_state(name);
        let Some(bytes) = self.disk.read(&path)? else { return Ok(None) };
        let read = Journal::read(bytes, None).map_err(|bad| bad_journal(&path, bad))?;
        // It got its name when it was whole.
        let is_whole = read.torn.is_empty() && !read.lines.is_empty();
        let bad = BadAt { line: read.lines.len() + 1, why: BadLine::Torn };
        if is_whole { Ok(Some(read.lines)) } else { Err(bad_journal(&path, bad)) }
    }
}

/// Does a line to the notebook it was made for; not where the notebook is another one.
fn go_on(notebook: &mut Notebook, line: &Line) -> bool {
    line.changes.iter().all(|change| {
        let stands = match (change, change.id()) {
            (Change::Bookmark { before, .. }, Some(id)) => notebook.bookmark(id) == before.as_deref(),
            (Change::Deck { before, .. }, Some(id)) => notebook.deck(id) == before.as_deref(),
            (_, None) => false,
        };
        if stands {
            notebook.apply(change);
        }
        stands
    })
}

pub(super) fn bad_journal(path: &Path, BadAt { line, why }: BadAt) -> StoreError {
    match why {
        BadLine::Future(found) => StoreError::Future { path: shown(path), found },
        BadLine::Torn | BadLine::Senseless => StoreError::BadJournal { path: shown(path), line },
    }
}

/// With the path that was asked for.
pub(super) fn at<T>(path: &Path, result: io::Result<T>) -> Result<T, StoreError> {
    result.map_err(|error| StoreError::io(path, &error))
}
