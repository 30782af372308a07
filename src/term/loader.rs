//! Loads the rest of the library beside the reader, and all of it again when it changes.
//!
//! Must not: make a key press wait. Every step ends in a snapshot that is sent whole.

use super::{Event, watch, worker};
use crate::app::Msg;
use crate::model::{Code, Library};
use crate::store::{Loading, Shelf};
use anyhow::Result;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// What the loader is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// This country next.
    Want(Code),
    /// Everything again.
    Reload,
}

/// The loader's letter box.
pub(super) struct Loader(Sender<Ask>);

impl Loader {
    pub(super) fn want(&self, code: Code) {
        // A loader that is gone was reported when it went.
        let _ = self.0.send(Ask::Want(code));
    }

    pub(super) fn reload(&self) {
        let _ = self.0.send(Ask::Reload);
    }
}

/// Goes on with what was begun.
pub(super) fn spawn((shelf, begun): (Shelf, Loading), events: &Sender<Event>) -> Result<Loader> {
    let (asks, inbox) = channel();
    let watched = asks.clone();
    let out = events.clone();
    worker("loader", events, move || {
        // Held for as long as the loader lives, and begun before anything is read, so that no change
        // falls between; without it changed files are not noticed, for which there is the palette.
        let _watch = watch::folders(&shelf.folders, watched);
        let mut desk = Desk { inbox, out, again: false };
        let mut goes_on = desk.load(begun);
        while goes_on && desk.wait() {
            goes_on = desk.reload(shelf.outline());
        }
    })?;
    Ok(Loader(asks))
}

struct Desk {
    inbox: Receiver<Ask>,
    out: Sender<Event>,
    /// Something changed while it was being read.
    again: bool,
}

impl Desk {
    /// Sends a snapshot; says whether anybody still listens.
    fn send(&self, library: Arc<Library>) -> bool {
        self.out.send(Event::Msg(Msg::Library(library))).is_ok()
    }

    /// Loads in steps: what is asked for, then all in batches.
    fn load(&mut self, mut loading: Loading) -> bool {
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
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return false,
            }
            let more = loading.load_some();
            if !self.send(loading.library()) {
                return false;
            }
            if !more {
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
                Ok(Ask::Want(_)) => {}
                Err(_) => return false,
            }
        }
    }

    /// Reads everything again and sends it when it is whole, so that the screen never goes blank.
    fn reload(&self, mut loading: Loading) -> bool {
        while loading.load_some() {}
        self.send(loading.library())
    }
}
