//! Drafts of notes on their way to the disk: soon after they are typed, at every way out, and off it once the
//! note itself is there.
//!
//! Must not: make the loop wait for the disk, or stand in the way of what is saved.

use super::Event;
use crate::app::{DraftOrder, Msg};
use crate::notebook::LARGEST_NOTE;
use crate::say;
use crate::store::{Draft, DraftFiles, DraftOf, Paths, StoreError};
use crate::text::Shown;
use crate::words::Words;
use jiff::Zoned;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// What is typed is written this long after; with the writing it is two seconds at most.
const AFTER: Duration = Duration::from_secs(1);
/// What could not be written is tried again after this.
const TRY_AGAIN: Duration = Duration::from_secs(5);
/// How long a way out waits for a disk that is writing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Handle to what is kept; the loop, the keeper and the ways out have one.
#[derive(Clone)]
pub(super) struct Drafts(Arc<Shared>);

struct Shared {
    /// What is to be written, or removed where it is nothing, and when; held for a moment only.
    waiting: Mutex<Vec<(DraftOf, Option<Draft>, Instant)>>,
    /// Held while the disk is at work.
    disk: Mutex<Disk>,
    words: Arc<Words>,
}

struct Disk {
    files: DraftFiles,
    /// The note of each draft as we know it to be on the disk: what differs from it is another window's.
    known: HashMap<DraftOf, String>,
    /// Drafts of notes that are not on the disk yet, and go when they are.
    saving: Vec<Draft>,
    /// Whether it was said that the disk refuses drafts.
    said: bool,
}

impl Drafts {
    pub(super) fn new(paths: &Paths, words: Arc<Words>) -> Self {
        let files = DraftFiles::new(paths);
        let disk = Disk { files, known: HashMap::new(), saving: Vec::new(), said: false };
        Self(Arc::new(Shared { waiting: Mutex::default(), disk: Mutex::new(disk), words }))
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<(DraftOf, Option<Draft>, Instant)>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an order on the list.
    pub(super) fn take(&self, order: &DraftOrder) {
        match order {
            DraftOrder::Keep(draft) => self.put(draft.of.clone(), Some((**draft).clone()), AFTER),
            DraftOrder::Drop(of) => self.put(of.clone(), None, AFTER),
            // Until it is saved it is kept as it was given; what is typed after that comes in its place.
            DraftOrder::Saving(draft) => self.put(draft.of.clone(), Some((**draft).clone()), AFTER),
        }
    }

    /// In the place of what was to be done for the same note, by the time at which that was due.
    fn put(&self, of: DraftOf, draft: Option<Draft>, after: Duration) {
        let mut waiting = self.waiting();
        match waiting.iter_mut().find(|(known, ..)| *known == of) {
            Some((_, known, _)) => *known = draft,
            None => waiting.push((of, draft, Instant::now() + after)),
        }
    }

    /// How long until something is due.
    pub(super) fn patience(&self) -> Option<Duration> {
        let due = self.waiting().iter().map(|(.., due)| *due).min()?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Writes what is due, or all; says when, and once where the disk refuses.
    pub(super) fn write(&self, all: bool, out: &Sender<Event>) {
        let mut disk = self.disk();
        let now = Instant::now();
        let due: Vec<_> = self.waiting().extract_if(.., |(.., due)| all || *due <= now).collect();
        for (of, draft, _) in due {
            match disk.write(&of, draft.as_ref()) {
                Ok(()) if draft.is_some() => {
                    let time = Zoned::now().strftime("%H:%M").to_string();
                    let _ = out.send(Event::Msg(Msg::DraftKept(of, time)));
                }
                Ok(()) => {}
                Err(error) => {
                    if !std::mem::replace(&mut disk.said, true) {
                        let why = error.say(&self.0.words);
                        let _ = out.send(Event::Msg(Msg::Tell(say!(self.0.words, "draft-not-kept", why = &why))));
                    }
                    // What was typed meanwhile is newer.
                    let mut waiting = self.waiting();
                    if waiting.iter().all(|(known, ..)| *known != of) {
                        waiting.push((of, draft, now + TRY_AGAIN));
                    }
                }
            }
        }
    }

    /// A note was given to be saved; `all_saved` says whether nothing waits for the disk any more.
    pub(super) fn saving(&self, draft: &Draft, all_saved: bool) {
        let mut disk = self.disk();
        if all_saved { self.forget(&mut disk, draft) } else { disk.saving.push(draft.clone()) }
    }

    /// All that was given to be saved is on the disk.
    pub(super) fn all_is_saved(&self) {
        let mut disk = self.disk();
        for draft in std::mem::take(&mut disk.saving) {
            self.forget(&mut disk, &draft);
        }
    }

    /// Removes a draft, unless something else was typed for the same thing since.
    fn forget(&self, disk: &mut Disk, draft: &Draft) {
        let mut waiting = self.waiting();
        waiting.retain(|(of, known, _)| *of != draft.of || known.as_ref().is_some_and(|known| known != draft));
        let is_typed_anew = waiting.iter().any(|(of, ..)| *of == draft.of);
        drop(waiting);
        if !is_typed_anew {
            disk.remove(&draft.of, &draft.note);
        }
    }

    /// Tells what earlier sessions left.
    pub(super) fn read(&self, out: &Sender<Event>) {
        let mut disk = self.disk();
        let found = disk.files.list();
        if found.is_empty() {
            return;
        }
        let today = Zoned::now().date();
        let mut told = Vec::new();
        for (draft, written) in found {
            disk.known.insert(draft.of.clone(), draft.note.clone());
            let time = written.to_zoned(TimeZone::system());
            let form = if time.date() == today { "%H:%M" } else { "%Y-%m-%d %H:%M" };
            told.push((draft, time.strftime(form).to_string()));
        }
        let _ = out.send(Event::Msg(Msg::Drafts(told)));
    }

    /// Writes what waits from a thread that must not wait for ever, on the way out.
    pub(super) fn write_at_once(&self) {
        let Some(mut disk) = soon(&self.0.disk) else { return };
        let Some(mut waiting) = soon(&self.0.waiting) else { return };
        for (of, draft, _) in waiting.drain(..) {
            let _ = disk.write(&of, draft.as_ref());
        }
    }

    /// Puts a note into its file for another program, and says which file that is.
    pub(super) fn lend(&self, draft: &Draft) -> Result<PathBuf, StoreError> {
        let mut disk = self.disk();
        self.waiting().retain(|(of, ..)| *of != draft.of);
        disk.write(&draft.of, Some(draft))?;
        disk.files.note_file(&draft.of)
    }

    /// Takes the note back as the program left it; one that is too large is put beside, and the reason is given.
    pub(super) fn take_back(&self, draft: &Draft) -> Result<Shown, String> {
        let mut disk = self.disk();
        let failed = |error: StoreError| error.say(&self.0.words);
        let note = disk.files.note(&draft.of).map_err(failed)?;
        if note.trim().len() > LARGEST_NOTE {
            let kept = disk.files.set_aside(&draft.of).map_err(failed)?;
            let limit = LARGEST_NOTE / 1024;
            return Err(say!(self.0.words, "editor-too-large", limit = limit, file = &kept));
        }
        disk.known.insert(draft.of.clone(), note.to_string());
        Ok(note)
    }
}

/// A lock, unless it is held too long: whoever panicked may hold it.
fn soon<T>(lock: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    let started = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(held) => return Some(held),
            Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
            Err(TryLockError::WouldBlock) if started.elapsed() > PATIENCE => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

impl Disk {
    fn write(&mut self, of: &DraftOf, draft: Option<&Draft>) -> Result<(), StoreError> {
        let Some(draft) = draft else {
            self.remove(of, "");
            return Ok(());
        };
        // Without a folder everything is in memory only, and the reader was told.
        if !self.files.is_known() {
            return Ok(());
        }
        self.files.write(draft)?;
        self.said = false;
        self.known.insert(of.clone(), draft.note.clone());
        Ok(())
    }

    fn remove(&mut self, of: &DraftOf, saved: &str) {
        let known = self.known.remove(of);
        self.files.remove(of, &[saved, known.as_deref().unwrap_or(saved)]);
    }
}
