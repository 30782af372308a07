//! Drafts of notes on their way to the disk: soon after they are typed, at every way out, and off it once the
//! note itself is there.
//!
//! Must not: make the loop wait for the disk, or stand in the way of what is saved.

use super::Event;
use crate::app::{DraftOrder, Msg};
use crate::notebook::LARGEST_NOTE;
use crate::say;
use crate::store::{Draft, DraftFiles, DraftOf, Paths, StoreError};
use crate::text::{Raw, Shown};
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
    /// The names of drafts that are not under the first name of their thing, because another window's is.
    own: HashMap<DraftOf, DraftOf>,
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
        let (own, known) = (HashMap::new(), HashMap::new());
        let disk = Disk { files, own, known, saving: Vec::new(), said: false };
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
        disk.files.note_file(disk.name(&draft.of))
    }

    /// Puts beside what a program that failed left in the file of a note, and says where that is; nothing where it
    /// left the note as it was given, or none.
    pub(super) fn set_aside_changed(&self, draft: &Draft) -> Option<Result<Shown, String>> {
        let mut disk = self.disk();
        let name = disk.name(&draft.of).clone();
        let note = disk.files.note(&name).ok()?;
        if note.trim().is_empty() || note.trim_end() == draft.note.trim_end() {
            // A line end more is no other window's note.
            disk.known.insert(name, note.to_string());
            return None;
        }
        Some(disk.files.set_aside(&name).map_err(|error| error.say(&self.0.words)))
    }

    /// Takes the note back as the program left it; one that is too large is put beside, and the reason is given.
    pub(super) fn take_back(&self, draft: &Draft) -> Result<Shown, String> {
        let mut disk = self.disk();
        let failed = |error: StoreError| error.say(&self.0.words);
        let name = disk.name(&draft.of).clone();
        let note = disk.files.note(&name).map_err(failed)?;
        // One that was too large before, and that the program left alone, is not the program's fault.
        if note.trim().len() > LARGEST_NOTE && note.trim_end() != draft.note.trim_end() {
            let kept = disk.files.set_aside(&name).map_err(failed)?;
            let limit = LARGEST_NOTE / 1024;
            return Err(say!(self.0.words, "editor-too-large", limit = limit, file = &kept));
        }
        disk.known.insert(name, note.to_string());
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
        let name = self.name_to_write(draft)?;
        self.files.write(&Draft { of: name.clone(), ..draft.clone() })?;
        self.said = false;
        // As it is read, so that what is ours is known again.
        self.known.insert(name, Raw::new(&*draft.note).shown_lines().to_string());
        Ok(())
    }

    /// The name under which this window keeps the draft of something.
    fn name<'a>(&'a self, of: &'a DraftOf) -> &'a DraftOf {
        self.own.get(of).unwrap_or(of)
    }

    /// The same before it is written: where another window's note is under the name, that stays, for the other
    /// window or its editor may have it open, and this window takes a name of its own. Both are drafts then.
    fn name_to_write(&mut self, draft: &Draft) -> Result<DraftOf, StoreError> {
        let name = self.name(&draft.of);
        let there = self.files.note(name)?;
        let is_ours = self.known.get(name).is_some_and(|known| *known == *there);
        if there.is_empty() || is_ours || *there == *draft.note {
            return Ok(name.clone());
        }
        let free = self.files.free(name)?;
        self.own.insert(draft.of.clone(), free.clone());
        Ok(free)
    }

    /// Removes a draft under the name that it has here, and under the first one where what is there is the same.
    fn remove(&mut self, of: &DraftOf, saved: &str) {
        let own = self.own.remove(of);
        for name in own.iter().chain([of]) {
            let known = self.known.remove(name);
            self.files.remove(name, &[saved, known.as_deref().unwrap_or(saved)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use std::path::Path;
    use std::sync::mpsc::channel;

    fn window(home: &Path) -> Drafts {
        Drafts::new(&Paths::inside(home), Arc::new(Words::new(Lang::En)))
    }

    fn draft(note: &str) -> Draft {
        let of: DraftOf = "new ve/protection".parse().unwrap();
        Draft { of, address: "ve/protection".parse().unwrap(), note: note.to_owned(), labels: String::new() }
    }

    fn types(window: &Drafts, note: &str) {
        window.take(&DraftOrder::Keep(Box::new(draft(note))));
        window.write(true, &channel().0);
    }

    /// What the next session is offered, in the order of the notes.
    fn offered(home: &Path) -> Vec<String> {
        let mut notes: Vec<String> =
            DraftFiles::new(&Paths::inside(home)).list().into_iter().map(|(draft, _)| draft.note).collect();
        notes.sort();
        notes
    }

    #[test]
    fn two_windows_that_write_on_the_same_thing_keep_a_draft_each() {
        let home = tempfile::tempdir().unwrap();
        let (one, two) = (window(home.path()), window(home.path()));
        for turn in 1..4 {
            types(&one, &format!("one {turn}"));
            types(&two, &format!("two {turn}"));
        }
        assert_eq!(offered(home.path()), ["one 3", "two 3"]);
        // Also where an editor has it; what the editor did to the one is not in the other.
        let file = two.lend(&draft("two 4")).unwrap();
        std::fs::write(&file, "two 5\n").unwrap();
        types(&one, "one 4");
        assert_eq!(two.take_back(&draft("two 4")).unwrap().as_str(), "two 5\n");
        types(&two, "two 6");
        assert_eq!(offered(home.path()), ["one 4", "two 6"]);
        two.saving(&draft("two 6"), true);
        assert_eq!(offered(home.path()), ["one 4"]);
        one.take(&DraftOrder::Drop(draft("").of));
        one.write(true, &channel().0);
        assert_eq!(offered(home.path()), [""; 0]);
    }

    #[test]
    fn a_draft_of_an_earlier_session_is_gone_on_with_and_one_that_was_never_read_is_not() {
        let home = tempfile::tempdir().unwrap();
        types(&window(home.path()), "earlier");
        let reading = window(home.path());
        reading.read(&channel().0);
        types(&reading, "earlier and more");
        assert_eq!(offered(home.path()), ["earlier and more"]);
        types(&window(home.path()), "later");
        assert_eq!(offered(home.path()), ["earlier and more", "later"]);
        let file = window(home.path()).lend(&draft("lent")).unwrap();
        assert_eq!(std::fs::read_to_string(file).unwrap(), "lent");
        assert_eq!(offered(home.path()), ["earlier and more", "later", "lent"]);
    }

    #[test]
    fn what_a_failed_editor_had_written_is_put_beside_and_only_that() {
        let home = tempfile::tempdir().unwrap();
        let window = window(home.path());
        for left in ["mine", "mine\n", ""] {
            let file = window.lend(&draft("mine")).unwrap();
            std::fs::write(&file, left).unwrap();
            assert_eq!(window.set_aside_changed(&draft("mine")), None, "{left:?}");
        }
        for left in ["two hours of work", "and two more"] {
            let file = window.lend(&draft("mine")).unwrap();
            std::fs::write(&file, left).unwrap();
            let kept = window.set_aside_changed(&draft("mine")).unwrap().unwrap();
            types(&window, "mine");
            assert_eq!(std::fs::read_to_string(kept.as_str()).unwrap(), left);
        }
        assert_eq!(offered(home.path()), ["mine"]);
    }
}
