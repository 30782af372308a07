//! Searches beside the reader: indexes what is loaded, answers the last query asked.
//!
//! Must not: answer a query that a newer one has overtaken, or index a small library that nobody searches.

use super::{Event, worker};
use crate::app::Msg;
use crate::model::{Lang, Library, Place};
use crate::search::{Ask as Question, Frozen, Index, Query};
use crate::store::IndexFile;
use anyhow::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Hits that come back; the count of all comes with them.
const LIMIT: usize = 1000;

enum Ask {
    Library(Arc<Library>),
    Bookmarks(Arc<[Place]>),
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

    pub(super) fn bookmarks(&self, places: Arc<[Place]>) {
        let _ = self.asks.send(Ask::Bookmarks(places));
    }

    pub(super) fn search(&self, generation: u64, query: String) {
        self.newest.store(generation, Ordering::Relaxed);
        let _ = self.asks.send(Ask::Search(generation, query));
    }
}

/// Waits for a library and for queries. `file` is where the index of a large library is kept.
pub(super) fn spawn(lang: Lang, file: Option<IndexFile>, events: &Sender<Event>) -> Result<Searcher> {
    let (asks, inbox) = channel();
    let newest = Arc::new(AtomicU64::new(0));
    let mut desk = Desk {
        lang,
        file,
        out: events.clone(),
        newest: newest.clone(),
        index: Index::default(),
        library: None,
        bookmarks: Arc::default(),
        query: None,
    };
    worker("searcher", events, move || desk.serve(&inbox))?;
    Ok(Searcher { asks, newest })
}

struct Desk {
    lang: Lang,
    file: Option<IndexFile>,
    out: Sender<Event>,
    newest: Arc<AtomicU64>,
    index: Index,
    /// The newest library, until it is indexed.
    library: Option<Arc<Library>>,
    bookmarks: Arc<[Place]>,
    query: Option<(u64, String)>,
}

impl Desk {
    fn serve(&mut self, inbox: &Receiver<Ask>) {
        let mut kept = None;
        let (mut libraries, mut looked) = (0, false);
        while let Ok(first) = inbox.recv() {
            let mut asked = false;
            for ask in std::iter::once(first).chain(inbox.try_iter()) {
                match ask {
                    Ask::Library(library) => {
                        self.library = Some(library);
                        libraries += 1;
                    }
                    Ask::Bookmarks(places) => self.bookmarks = places,
                    Ask::Search(generation, text) => {
                        self.query = Some((generation, text));
                        asked = true;
                    }
                }
            }
            // The first library comes before the first frame, which nothing should hold up. From then on it
            // is read while the reports are: it is nearly as large as they are.
            if libraries > 1
                && let Some(file) = self.file.as_ref().filter(|_| !std::mem::replace(&mut looked, true))
            {
                kept = file.read(Frozen::read);
            }
            // A query is answered from what is there, and again once more is there.
            let is_old = self.library.is_some() && !self.index.is_empty();
            if asked && is_old && !self.answer() {
                return;
            }
            // While what was indexed before is being read again, there is nothing to do but wait for the rest.
            let is_time = |library: &mut Arc<Library>| {
                let is_wanted = self.query.is_some() || Index::is_worth_freezing(library);
                is_wanted && (library.complete || kept.is_none())
            };
            if let Some(library) = self.library.take_if(is_time) {
                self.take(&library, &mut kept);
            }
            if !self.answer() {
                return;
            }
        }
    }

    /// Indexes a library; all of a large one that was indexed before comes from where it was kept.
    fn take(&mut self, library: &Arc<Library>, kept: &mut Option<Frozen>) {
        if library.complete
            && let Some(index) = kept.take().and_then(|kept| kept.thaw(library))
        {
            self.index = index;
            return;
        }
        self.index = self.index.extend(library);
        let file = self.file.clone().filter(|_| library.complete && Index::is_worth_freezing(library));
        if let Some(file) = file {
            let index = self.index.clone();
            // Beside this thread, which has questions to answer. Without a thread there is no file.
            let _ = worker("index", &self.out, move || file.keep(|out| index.freeze(out)));
        }
    }

    /// Searches and sends, unless a newer query was asked meanwhile; says whether the loop still listens.
    fn answer(&self) -> bool {
        let Some((generation, text)) = &self.query else { return true };
        let stale = || self.newest.load(Ordering::Relaxed) != *generation;
        if stale() {
            return true;
        }
        let answer = match Query::parse(text) {
            Ok(query) => {
                let (lang, bookmarks) = (self.lang, &*self.bookmarks);
                self.index.search(&Question { query: &query, lang, limit: LIMIT, bookmarks, stale: &stale })
            }
            Err(fault) => Some(Err(fault)),
        };
        let Some(answer) = answer else { return true };
        self.out.send(Event::Msg(Msg::Found(*generation, answer))).is_ok()
    }
}
