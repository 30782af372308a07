//! Keeps the reader's own data: writes it beside the reader, and says what is on disk and what
//! is not. A moment after something was saved it has the file written that people read.
//!
//! Must not: say "saved" before the disk did, or forget a change that it could not write, but for one that never can
//! be: that one is said.

use super::drafts::Drafts;
use super::{Event, worker};
use crate::app::{DraftOrder, Msg};
use crate::notebook::{Change, Notebook};
use crate::say;
use crate::store::{NotebookStore, Paths, Session, SessionFile, StoreError};
use crate::words::Words;
use anyhow::Result;
use jiff::Zoned;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Where reading stands is written this long after it changed, and before the end.
const SESSION_AFTER: Duration = Duration::from_secs(2);
/// What could not be written is tried again this often.
const TRY_AGAIN: Duration = Duration::from_secs(10);
/// The file that people read is written this long after the last change, so that it is there within a second.
const SETTLE_AFTER: Duration = Duration::from_millis(800);
/// So many changes do not wait for that.
const SETTLE_EVERY: usize = 64;

enum Ask {
    Save(Vec<Change>),
    Read,
    Remember(Session),
    Draft(DraftOrder),
}

/// The keeper's letter box.
pub(super) struct Keeper {
    asks: Option<Sender<Ask>>,
    thread: Option<JoinHandle<()>>,
    /// What is typed and not saved yet.
    pub(super) drafts: Drafts,
}

impl Keeper {
    pub(super) fn save(&self, changes: Vec<Change>) {
        self.ask(Ask::Save(changes));
    }

    pub(super) fn read(&self) {
        self.ask(Ask::Read);
    }

    pub(super) fn remember(&self, session: Session) {
        self.ask(Ask::Remember(session));
    }

    pub(super) fn draft(&self, order: DraftOrder) {
        self.drafts.take(&order);
        self.ask(Ask::Draft(order));
    }

    fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            let _ = asks.send(ask);
        }
    }

    /// Waits until everything that was asked is done.
    pub(super) fn finish(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Reads the bookmarks at once, then waits for what is to be kept.
pub(super) fn spawn(paths: &Paths, words: Arc<Words>, events: &Sender<Event>) -> Result<Keeper> {
    let (asks, inbox) = channel();
    let out = events.clone();
    let drafts = Drafts::new(paths, words.clone());
    let mut desk = Desk {
        notebook: NotebookStore::new(paths),
        positions: SessionFile::new(paths),
        known: Notebook::default(),
        waiting: Vec::new(),
        is_dropped: false,
        ever_dropped: false,
        session: None,
        drafts: drafts.clone(),
        settle_at: None,
        unsettled: None,
        words,
        out,
    };
    let work = move || {
        desk.read();
        desk.drafts.read(&desk.out);
        loop {
            match inbox.recv_timeout(desk.patience()) {
                Ok(ask) => desk.take(ask),
                Err(RecvTimeoutError::Timeout) => desk.catch_up(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        desk.write_session();
        if !desk.waiting.is_empty() {
            desk.write();
        }
        desk.drafts.write(true, &desk.out);
        if desk.settle_at.is_some() {
            desk.settle();
        }
    };
    Ok(Keeper { asks: Some(asks), thread: Some(worker("keeper", events, work)?), drafts })
}

struct Desk {
    notebook: NotebookStore,
    positions: SessionFile,
    /// As they are on disk.
    known: Notebook,
    /// Changes that are not on disk yet, oldest first.
    waiting: Vec<Change>,
    /// Whether something was refused for good when it was last written, and whether anything ever was.
    is_dropped: bool,
    ever_dropped: bool,
    /// Where reading stands, and since when that is not written.
    session: Option<(Session, Instant)>,
    drafts: Drafts,
    /// When the file that people read is to be written.
    settle_at: Option<Instant>,
    /// Why it could not be written the last time, as the reader was told.
    unsettled: Option<String>,
    words: Arc<Words>,
    out: Sender<Event>,
}

impl Desk {
    fn tell(&self, msg: Msg) {
        let _ = self.out.send(Event::Msg(msg));
    }

    fn take(&mut self, ask: Ask) {
        match ask {
            Ask::Read => self.read(),
            Ask::Draft(DraftOrder::Saving(draft)) => {
                self.drafts.saving(&draft, self.waiting.is_empty() && !self.is_dropped);
            }
            Ask::Draft(_) => self.drafts.write(false, &self.out),
            Ask::Remember(session) => {
                let since = self.session.take().map_or_else(Instant::now, |(_, since)| since);
                self.session = Some((session, since));
                self.write_session_if_due();
            }
            Ask::Save(changes) => {
                self.waiting.extend(changes);
                self.write();
            }
        }
    }

    fn read(&mut self) {
        match self.notebook.read() {
            Ok(all) => {
                self.known = all.clone();
                self.tell(Msg::Notebook(self.all()));
                // A window that was killed, or one that is about to do it itself, left something.
                if self.notebook.to_settle() > 0 && self.settle_at.is_none() {
                    self.settle_at = Some(Instant::now() + SETTLE_AFTER);
                }
            }
            Err(StoreError::NoPlace) => self.tell(Msg::Notebook(self.all())),
            Err(error) => self.tell(Msg::Tell(error.say(&self.words))),
        }
    }

    /// What is on disk with what is not yet.
    fn all(&self) -> Arc<Notebook> {
        let mut all = self.known.clone();
        all.apply_all(&self.waiting);
        Arc::new(all)
    }

    fn write(&mut self) {
        let (mut done, mut dropped) = (Vec::new(), Vec::new());
        let failed = loop {
            let Err(error) = self.save_some(self.waiting.len(), &mut done) else { break None };
            if !is_final(&error) {
                break Some(error);
            }
            match self.drop_one(error, &mut done) {
                Ok(why) => dropped.push(why),
                Err(error) => break Some(error),
            }
        };
        self.is_dropped = !dropped.is_empty();
        self.ever_dropped |= self.is_dropped;
        if failed.is_none() {
            // What was not taken may be a note that is typed: then its draft is all there is of it.
            if !self.ever_dropped {
                self.drafts.all_is_saved();
            }
            let time = Zoned::now().strftime("%H:%M").to_string();
            // What another window did meanwhile came with it.
            if let Ok(all) = self.notebook.read() {
                self.known = all.clone();
            }
            self.tell(Msg::Saved(self.all(), done, time));
            self.settle_soon();
        } else {
            self.tell(Msg::Notebook(self.all()));
        }
        let said = match (failed, dropped.last()) {
            (Some(error), _) => error.say(&self.words),
            (None, Some(error)) => say!(self.words, "store-dropped", said = &error.say(&self.words)),
            (None, None) => return,
        };
        self.tell(Msg::NotSaved(self.waiting.len() + dropped.len(), said));
    }

    /// Saves the first so many of what waits; then they wait no more.
    fn save_some(&mut self, count: usize, done: &mut Vec<Change>) -> Result<(), StoreError> {
        let new = self.notebook.save(self.waiting.get(..count).unwrap_or_default())?;
        self.waiting.drain(..count.min(self.waiting.len()));
        self.known.apply_all(&new);
        done.extend(new);
        Ok(())
    }

    /// Saves what waits before the first change that is refused for good, and takes that one away: it would keep all
    /// others from being saved. Those before it are asked for together, as they were before.
    fn drop_one(&mut self, mut why: StoreError, done: &mut Vec<Change>) -> Result<StoreError, StoreError> {
        let mut count = self.waiting.len().saturating_sub(1);
        while count > 0 {
            match self.save_some(count, done) {
                Ok(()) => break,
                Err(error) if is_final(&error) => (why, count) = (error, count - 1),
                Err(error) => return Err(error),
            }
        }
        if !self.waiting.is_empty() {
            self.waiting.remove(0);
        }
        Ok(why)
    }

    /// Something was saved: the file is written when nothing more comes for a while, or when much has come.
    fn settle_soon(&mut self) {
        if self.unsettled.is_some() {
            return;
        }
        self.settle_at = Some(Instant::now() + SETTLE_AFTER);
        if self.notebook.to_settle() >= SETTLE_EVERY {
            self.settle();
        }
    }

    /// Writes the file that people read. What was saved is safe without it, so the reader is told once that it
    /// could not be, and it is tried again.
    fn settle(&mut self) {
        let Err(error) = self.notebook.settle() else {
            (self.settle_at, self.unsettled) = (None, None);
            return;
        };
        self.settle_at = Some(Instant::now() + TRY_AGAIN);
        let said = error.say(&self.words);
        // Whoever holds the lock is about to write it.
        let is_told = matches!(error, StoreError::Locked { .. }) || self.unsettled.as_ref() == Some(&said);
        if !is_told {
            self.tell(Msg::Tell(say!(self.words, "store-not-settled", said = &said)));
            self.unsettled = Some(said);
        }
    }

    /// How long to wait for the next ask before something is due.
    fn patience(&self) -> Duration {
        let session = self.session.as_ref().map(|(_, since)| SESSION_AFTER.saturating_sub(since.elapsed()));
        let retry = (!self.waiting.is_empty()).then_some(TRY_AGAIN);
        // Without anything due it sleeps until it is asked; an hour is as good as for ever.
        let settle = self.settle_at.map(|at| at.saturating_duration_since(Instant::now()));
        session
            .into_iter()
            .chain(retry)
            .chain(settle)
            .chain(self.drafts.patience())
            .min()
            .unwrap_or(Duration::from_secs(3600))
    }

    fn catch_up(&mut self) {
        self.write_session_if_due();
        if !self.waiting.is_empty() {
            self.write();
        }
        self.drafts.write(false, &self.out);
        if self.settle_at.is_some_and(|at| at <= Instant::now()) {
            self.settle();
        }
    }

    fn write_session_if_due(&mut self) {
        if self.session.as_ref().is_some_and(|(_, since)| since.elapsed() >= SESSION_AFTER) {
            self.write_session();
        }
    }

    fn write_session(&mut self) {
        if let Some((session, _)) = self.session.take() {
            self.positions.write(&session);
        }
    }
}

/// Whether asking again can only be refused again.
fn is_final(error: &StoreError) -> bool {
    matches!(error, StoreError::NoteTooBig { .. } | StoreError::Unproved { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Lang};
    use crate::notebook::{Bookmark, LARGEST_NOTE};
    use crate::text::Raw;
    use jiff::Timestamp;

    fn new(number: i64, note: &str) -> Change {
        let id = Id::new(&format!("b-{number}")).unwrap();
        let bookmark = Bookmark::new(id, "ve".parse().unwrap(), Timestamp::from_second(number).unwrap());
        Change::add(Bookmark { note: Raw::new(note).shown_lines(), ..bookmark })
    }

    #[test]
    fn a_change_that_can_never_be_saved_keeps_no_other_from_being_saved() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let (events, inbox) = channel();
        let huge = "x".repeat(LARGEST_NOTE + 1);
        let mut keeper = spawn(&paths, Arc::new(Words::new(Lang::En)), &events).unwrap();
        keeper.save(vec![new(1, "one"), new(2, &huge), new(3, "three"), new(4, &huge)]);
        keeper.save(vec![new(5, "five")]);
        keeper.finish();
        let all = NotebookStore::new(&paths).read().unwrap().clone();
        let notes: Vec<&str> = all.bookmarks.iter().map(|bookmark| bookmark.note.as_str()).collect();
        assert_eq!(notes, ["one", "three", "five"]);
        let told: Vec<usize> = inbox
            .try_iter()
            .filter_map(|event| match event {
                Event::Msg(Msg::NotSaved(count, why)) => Some((count, why)),
                _ => None,
            })
            .map(|(count, why)| if why.contains("larger than") { count } else { 0 })
            .collect();
        assert_eq!(told, [2]);
    }
}
