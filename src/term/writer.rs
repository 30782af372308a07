//! Writes what is taken away beside the reader, and says where it is.
//!
//! Must not: replace a file unasked, or leave half of one when the reader is left.

use super::{Event, worker};
use crate::app::{Msg, Order};
use crate::export::Scribe;
use crate::model::Library;
use crate::say;
use crate::store::{OutError, write_out};
use crate::text::Shown;
use crate::words::Words;
use anyhow::Result;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

/// The writer's letter box.
pub(super) struct Writer {
    orders: Option<Sender<(Order, Arc<Library>)>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Writes from a snapshot of the library; says whether there is anybody to do it.
    pub(super) fn write(&self, order: Order, library: Arc<Library>) -> bool {
        self.orders.as_ref().is_some_and(|orders| orders.send((order, library)).is_ok())
    }

    /// Waits until everything that was asked is done.
    pub(super) fn finish(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Waits for orders.
pub(super) fn spawn(words: Arc<Words>, events: &Sender<Event>) -> Result<Writer> {
    let (orders, inbox) = channel::<(Order, Arc<Library>)>();
    let out = events.clone();
    let work = move || {
        for (order, library) in inbox {
            let _ = out.send(Event::Msg(written(&order, &library, &words)));
        }
    };
    Ok(Writer { orders: Some(orders), thread: Some(worker("writer", events, work)?) })
}

fn written(order: &Order, library: &Library, words: &Words) -> Msg {
    let scribe = Scribe { library, words };
    let text = match scribe.away(&order.matter, order.form, order.layout) {
        Ok(text) => text,
        Err(error) => {
            let (file, said) = (&order.file, error.to_string());
            return Msg::NotWritten(order.ticket, say!(words, "take-failed", file = file, said = &said));
        }
    };
    let refused = |id: &str, file: &Shown| Msg::NotWritten(order.ticket, say!(words, id, file = file));
    match write_out(&text, &path(&order.file), order.replace) {
        Ok(file) => Msg::Written(order.ticket, file.to_string()),
        Err(OutError::Exists(file)) => Msg::FileExists(order.ticket, file.to_string()),
        Err(OutError::NotAFile(file)) => refused("take-not-a-file", &file),
        Err(OutError::NoFolder(file)) => refused("failed-no-folder-for", &file),
        Err(OutError::NotAllowed(file)) => refused("failed-not-allowed", &file),
        Err(OutError::Full(file)) => refused("failed-full", &file),
        Err(OutError::Io { file, said }) => {
            Msg::NotWritten(order.ticket, say!(words, "take-failed", file = &file, said = &said))
        }
    }
}

/// What was typed, with `~` for the home folder as in any shell.
fn path(typed: &str) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match typed.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest))) {
        Some(path) => path,
        None => PathBuf::from(typed),
    }
}
