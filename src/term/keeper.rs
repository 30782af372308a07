//! Keeps the reader's own data: writes it beside the reader, and says what is on disk and what
//! is not.
//!
//! Must not: say "saved" before the disk did, or forget a change that it could not write.

use super::{Event, worker};
use crate::app::Msg;
use crate::model::Place;
use crate::store::{Bookmark, BookmarkFile, NewBookmark, Op, Paths, Session, SessionFile, StoreError, apply};
use crate::text::Raw;
use crate::words::Words;
use anyhow::Result;
use jiff::{Timestamp, Zoned};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Where reading stands is written this long after it changed, and before the end.
const SESSION_AFTER: Duration = Duration::from_secs(2);
/// What could not be written is tried again this often.
const TRY_AGAIN: Duration = Duration::from_secs(10);

enum Ask {
    Save(Op),
    Add(NewBookmark),
    Read,
    Remember(Session),
}

/// The keeper's letter box.
pub(super) struct Keeper {
    asks: Option<Sender<Ask>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    pub(super) fn save(&self, op: Op) {
        self.ask(Ask::Save(op));
    }

    pub(super) fn add(&self, place: Place, note: String, quote: Option<String>) {
        let shown = |text: String| Raw::new(text).shown_lines();
        self.ask(Ask::Add(NewBookmark { place, note: shown(note), labels: Vec::new(), quote: quote.map(shown) }));
    }

    pub(super) fn read(&self) {
        self.ask(Ask::Read);
    }

    pub(super) fn remember(&self, session: Session) {
        self.ask(Ask::Remember(session));
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
    let mut desk = Desk {
        bookmarks: BookmarkFile::new(paths),
        positions: SessionFile::new(paths),
        known: Vec::new(),
        waiting: Vec::new(),
        session: None,
        words,
        out,
    };
    let work = move || {
        desk.read();
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
    };
    Ok(Keeper { asks: Some(asks), thread: Some(worker("keeper", events, work)?) })
}

struct Desk {
    bookmarks: BookmarkFile,
    positions: SessionFile,
    /// As they are on disk.
    known: Vec<Bookmark>,
    /// Changes that are not on disk yet, oldest first.
    waiting: Vec<Op>,
    /// Where reading stands, and since when that is not written.
    session: Option<(Session, Instant)>,
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
            Ask::Remember(session) => {
                let since = self.session.take().map_or_else(Instant::now, |(_, since)| since);
                self.session = Some((session, since));
                self.write_session_if_due();
            }
            Ask::Save(op) => {
                self.waiting.push(op);
                self.write();
            }
            Ask::Add(new) => match self.bookmarks.add(new.clone(), Timestamp::now()) {
                Ok((_, all)) => self.saved(all),
                Err(error) => self.keep_in_memory(new, &error),
            },
        }
    }

    fn read(&mut self) {
        match self.bookmarks.read() {
            Ok(all) => {
                self.known = all;
                self.tell(Msg::Bookmarks(self.all()));
            }
            Err(StoreError::NoPlace) => self.tell(Msg::Bookmarks(self.all())),
            Err(error) => self.tell(Msg::Tell(error.say(&self.words))),
        }
    }

    /// What is on disk with what is not yet.
    fn all(&self) -> Vec<Bookmark> {
        let mut all = self.known.clone();
        self.waiting.iter().for_each(|op| apply(&mut all, op));
        all
    }

    fn write(&mut self) {
        match self.bookmarks.apply(&self.waiting) {
            Ok(all) => self.saved(all),
            Err(error) => self.not_saved(&error),
        }
    }

    fn saved(&mut self, all: Vec<Bookmark>) {
        self.known = all;
        if !self.waiting.is_empty() {
            match self.bookmarks.apply(&self.waiting) {
                Ok(all) => self.known = all,
                Err(error) => return self.not_saved(&error),
            }
            self.waiting.clear();
        }
        let time = Zoned::now().strftime("%H:%M").to_string();
        self.tell(Msg::Saved(self.known.clone(), time));
    }

    /// A bookmark that the disk refused gets an id all the same and waits.
    fn keep_in_memory(&mut self, new: NewBookmark, error: &StoreError) {
        let now = Timestamp::now();
        let NewBookmark { place, note, labels, quote } = new;
        if let Some(id) = crate::store::fresh_id(&self.all(), now) {
            self.waiting.push(Op::Put(Bookmark { id, place, note, labels, created: now, updated: now, quote }));
        }
        self.not_saved(error);
    }

    fn not_saved(&self, error: &StoreError) {
        self.tell(Msg::Bookmarks(self.all()));
        self.tell(Msg::NotSaved(self.waiting.len(), error.say(&self.words)));
    }

    /// How long to wait for the next ask before something is due.
    fn patience(&self) -> Duration {
        let session = self.session.as_ref().map(|(_, since)| SESSION_AFTER.saturating_sub(since.elapsed()));
        let retry = (!self.waiting.is_empty()).then_some(TRY_AGAIN);
        // Without anything due it sleeps until it is asked; an hour is as good as for ever.
        session.into_iter().chain(retry).min().unwrap_or(Duration::from_secs(3600))
    }

    fn catch_up(&mut self) {
        self.write_session_if_due();
        if !self.waiting.is_empty() {
            self.write();
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
