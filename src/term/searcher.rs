//! Searches beside the reader: folds what is loaded, answers the last query asked.
//!
//! Must not: answer a query that a newer one has overtaken.

use super::{Event, worker};
use crate::app::Msg;
use crate::model::{Lang, Library};
use crate::search::{Arena, Ask as Question, Terms};
use anyhow::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// Hits that come back; the count of all comes with them.
const LIMIT: usize = 1000;

enum Ask {
    Library(Arc<Library>),
    Search(u64, String),
}

/// The searcher's letter box.
pub(super) struct Searcher {
    asks: Sender<Ask>,
    newest: Arc<AtomicU64>,
}

impl Searcher {
    pub(super) fn library(&self, library: Arc<Library>) {
        let _ = self.asks.send(Ask::Library(library));
    }

    pub(super) fn search(&self, generation: u64, query: String) {
        self.newest.store(generation, Ordering::Relaxed);
        let _ = self.asks.send(Ask::Search(generation, query));
    }
}

/// Waits for a library and for queries.
pub(super) fn spawn(lang: Lang, events: &Sender<Event>) -> Result<Searcher> {
    let (asks, inbox) = channel();
    let newest = Arc::new(AtomicU64::new(0));
    let latest = newest.clone();
    let out = events.clone();
    worker("searcher", events, move || {
        let mut arena = Arena::default();
        let mut query: Option<(u64, String)> = None;
        while let Ok(first) = inbox.recv() {
            let mut newer = None;
            let mut asked = false;
            for ask in std::iter::once(first).chain(inbox.try_iter()) {
                match ask {
                    Ask::Library(library) => newer = Some(library),
                    Ask::Search(generation, text) => {
                        query = Some((generation, text));
                        asked = true;
                    }
                }
            }
            // A query is answered from what is there, and again once more is there.
            if asked && newer.is_some() && !answer(&arena, query.as_ref(), (&latest, lang, &out)) {
                break;
            }
            if let Some(newer) = newer {
                arena = arena.extend(&newer);
            }
            if !answer(&arena, query.as_ref(), (&latest, lang, &out)) {
                break;
            }
        }
    })?;
    Ok(Searcher { asks, newest })
}

/// Searches and sends, unless a newer query was asked meanwhile; says whether the loop still listens.
fn answer(
    arena: &Arena,
    query: Option<&(u64, String)>,
    (latest, lang, out): (&AtomicU64, Lang, &Sender<Event>),
) -> bool {
    let Some((generation, text)) = query else { return true };
    let stale = || latest.load(Ordering::Relaxed) != *generation;
    if stale() {
        return true;
    }
    let query = Terms::parse(text);
    let Some(results) = arena.search(&Question { query: &query, lang, limit: LIMIT, stale: &stale }) else {
        return true;
    };
    out.send(Event::Msg(Msg::Found(*generation, Ok(Arc::new(results))))).is_ok()
}
