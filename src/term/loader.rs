//! Loads the library beside the reader: names first, then the country that is read, then the rest.
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

/// Starts loading at once; `first` is the country that will be on screen, if it is known.
pub(super) fn spawn(
    (shelf, begun): (Shelf, Option<Loading>),
    events: &Sender<Event>,
    first: Option<Code>,
) -> Result<Loader> {
    let (asks, inbox) = channel();
    let watched = asks.clone();
    let out = events.clone();
    worker("loader", events, move || {
        // Held for as long as the loader lives; without it changed files are not noticed,
        // which the palette's reload makes up for.
        let _watch = watch::folders(&shelf.folders, watched);
        let mut loading = begun.unwrap_or_else(|| shelf.outline());
        let mut first = first;
        while load_once(loading, (&inbox, &out), first.take()) {
            loading = shelf.outline();
        }
    })?;
    Ok(Loader(asks))
}

/// Loads everything once, then waits; says whether to load again.
fn load_once(mut loading: Loading, (inbox, out): (&Receiver<Ask>, &Sender<Event>), first: Option<Code>) -> bool {
    let send = |library: Arc<Library>| out.send(Event::Msg(Msg::Library(library))).is_ok();
    let known = loading.library();
    let first = first
        .filter(|code| known.country(*code).is_some())
        .or_else(|| known.countries.first().map(|country| country.code));
    if let Some(code) = first {
        loading.load_country(code);
    }
    if !send(loading.library()) {
        return false;
    }
    loop {
        match inbox.try_recv() {
            Ok(Ask::Reload) => return true,
            Ok(Ask::Want(code)) => {
                loading.load_country(code);
                if !send(loading.library()) {
                    return false;
                }
                continue;
            }
            Err(TryRecvError::Disconnected) => return false,
            Err(TryRecvError::Empty) => {}
        }
        let more = loading.load_some();
        if !send(loading.library()) {
            return false;
        }
        if !more {
            break;
        }
    }
    drop(loading);
    loop {
        match inbox.recv() {
            Ok(Ask::Reload) => return true,
            Ok(Ask::Want(_)) => {}
            Err(_) => return false,
        }
    }
}
