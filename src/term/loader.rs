//! Loads the rest of the library beside the reader, and all of it again when it changes.
//!
//! Must not: make a key press wait. Every step ends in a snapshot that is sent whole.

use super::{Event, watch, worker};
use crate::app::Msg;
use crate::model::{Code, Library};
use crate::store::{Loading, Paths, Shelf};
use anyhow::Result;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::SystemTime;

/// What the loader is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// This country next.
    Want(Code),
    /// Everything again.
    Reload,
    /// The first frame is drawn: go on. Before, a thread that reads and allocates would hold it up.
    Go,
}

/// The loader's letter box.
pub(super) struct Loader(Sender<Ask>);

impl Loader {
    pub(super) fn want(&self, code: Code) {
        // A loader that is gone was reported when it went.
        let _ = self.0.send(Ask::Want(code));
    }

    pub(super) fn go(&self) {
        let _ = self.0.send(Ask::Go);
    }

    pub(super) fn reload(&self) {
        let _ = self.0.send(Ask::Reload);
    }
}

/// Goes on with what was begun.
pub(super) fn spawn((shelf, begun): (Shelf, Loading), paths: &Paths, events: &Sender<Event>) -> Result<Loader> {
    let (asks, inbox) = channel();
    let watched = asks.clone();
    let (paths, out) = (paths.clone(), events.clone());
    worker("loader", events, move || {
        // Held for as long as the loader lives, and begun before anything is read, so that no change
        // falls between; without it changed files are not noticed, for which there is the palette.
        let _watch = watch::folders(&shelf.folders, watched);
        let mut desk = Desk { inbox, out, paths, again: false };
        let mut goes_on = desk.wait_for_go(begun).is_some_and(|begun| desk.load(begun));
        while goes_on && desk.wait() {
            goes_on = desk.reload(shelf.outline());
        }
    })?;
    Ok(Loader(asks))
}

struct Desk {
    inbox: Receiver<Ask>,
    out: Sender<Event>,
    /// Where the caches are.
    paths: Paths,
    /// Something changed while it was being read.
    again: bool,
}

impl Desk {
    /// Sends a snapshot; says whether anybody still listens.
    fn send(&self, library: Arc<Library>) -> bool {
        self.out.send(Event::Msg(Msg::Library(library))).is_ok()
    }

    /// Waits for the first frame; what is asked for before is read first.
    fn wait_for_go(&self, mut loading: Loading) -> Option<Loading> {
        let mut wanted = Vec::new();
        loop {
            match self.inbox.recv().ok()? {
                Ask::Go => break,
                Ask::Want(code) => wanted.push(code),
                // Nothing is read yet that could be old.
                Ask::Reload => {}
            }
        }
        for code in wanted {
            loading.load_country(code);
            self.send(loading.library()).then_some(())?;
        }
        Some(loading)
    }

    /// Loads in steps: what is asked for, then all in batches.
    fn load(&mut self, mut loading: Loading) -> bool {
        let began = SystemTime::now();
        loading.recall(&self.paths);
        loop {
            match self.inbox.try_recv() {
                Ok(Ask::Want(code)) => {
                    loading.load_country(code);
                    if !self.send(loading.library()) {
                        return false;
                    }
                    continue;
                }
                Ok(Ask::Reload) => self.again = true,
                Ok(Ask::Go) | Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return false,
            }
            let more = loading.load_some();
            if !self.send(loading.library()) {
                return false;
            }
            if !more {
                loading.keep(began);
                return true;
            }
        }
    }

    /// Waits until everything is to be read again; says whether anybody still listens.
    fn wait(&mut self) -> bool {
        if std::mem::take(&mut self.again) {
            return true;
        }
        loop {
            match self.inbox.recv() {
                Ok(Ask::Reload) => return true,
                Ok(Ask::Want(_) | Ask::Go) => {}
                Err(_) => return false,
            }
        }
    }

    /// Reads everything again and sends it when it is whole, so that the screen never goes blank.
    fn reload(&self, mut loading: Loading) -> bool {
        let began = SystemTime::now();
        loading.recall(&self.paths);
        while loading.load_some() {}
        let goes_on = self.send(loading.library());
        loading.keep(began);
        goes_on
    }
}
