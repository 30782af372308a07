//! Searches beside the reader: indexes what is loaded, answers the last query asked.
//!
//! Must not: answer a query that a newer one has overtaken, or index a small library that nobody searches.

use super::{Event, worker};
use crate::app::Msg;
use crate::model::{Lang, Library, Place};
use crate::search::{Ask as Question, Frozen, Index, Query};
use crate::store::{IndexFile, Paths, Shelf};
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

/// Waits for a library and for queries. The index of a large library on this shelf is kept in these paths.
pub(super) fn spawn(lang: Lang, shelf: (Shelf, Paths), events: &Sender<Event>) -> Result<Searcher> {
    let (asks, inbox) = channel();
    let newest = Arc::new(AtomicU64::new(0));
    let mut desk = Desk {
        lang,
        shelf: Some(shelf),
        file: None,
        kept: None,
        libraries: 0,
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
    /// What is on it, until it is known where its index is kept.
    shelf: Option<(Shelf, Paths)>,
    file: Option<IndexFile>,
    /// What was kept, until all of its library is read.
    kept: Option<Frozen>,
    /// Libraries that came so far.
    libraries: usize,
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
        while let Ok(first) = inbox.recv() {
            let mut asked = false;
            for ask in std::iter::once(first).chain(inbox.try_iter()) {
                match ask {
                    Ask::Library(library) => {
                        self.library = Some(library);
                        self.libraries += 1;
                    }
                    Ask::Bookmarks(places) => self.bookmarks = places,
                    Ask::Search(generation, text) => {
                        self.query = Some((generation, text));
                        asked = true;
                    }
                }
            }
            // A query is answered from what is there, and again once more is there.
            let is_answered = asked && self.library.is_some();
            if is_answered && !self.answer() {
                return;
            }
            let is_new = self.take_library();
            if (is_new || asked && !is_answered) && !self.answer() {
                return;
            }
        }
    }

    /// Indexes the newest library where that is wanted: somebody searches, or it is so large that it takes
    /// time. Says whether there is a newer index now.
    fn take_library(&mut self) -> bool {
        let Some(library) = self.library.clone() else { return false };
        self.look_for_kept();
        // What was indexed before comes whole, once all of it is read again.
        if let Some(kept) = self.kept.take_if(|kept| library.complete || !kept.may_fit(&library))
            && let Some(index) = Some(kept).filter(|_| library.complete).and_then(|kept| kept.thaw(&library))
        {
            (self.index, self.library) = (index, None);
            return true;
        }
        let is_large = Index::is_worth_freezing(&library);
        if self.kept.is_some() || !(is_large || self.query.is_some()) {
            return false;
        }
        (self.index, self.library) = (self.index.extend(&library), None);
        if let Some(file) = self.file.clone().filter(|_| library.complete) {
            let index = self.index.clone();
            let keep = move || if is_large { file.keep(|out| index.freeze(out)) } else { file.forget() };
            // Beside this thread, which has questions to answer. Without a thread there is no file.
            let _ = worker("index", &self.out, keep);
        }
        true
    }

    /// Reads what was kept of a large library. The first library comes before the first frame, which nothing
    /// should hold up; from then on it is read while the reports are: it is nearly as large as they are.
    fn look_for_kept(&mut self) {
        if self.libraries > 1
            && let Some(shelf) = self.shelf.take()
        {
            self.file = IndexFile::of(&shelf.0, &shelf.1);
            self.kept = self.file.as_ref().and_then(|file| file.read(Frozen::read));
        }
    }

    /// Searches and sends, unless a newer query was asked meanwhile; says whether the loop still listens.
    fn answer(&self) -> bool {
        let Some((generation, text)) = self.query.as_ref().filter(|_| !self.index.is_nothing_yet()) else {
            return true;
        };
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
        let Some(mut answer) = answer else { return true };
        // What is on the screen may already be of a newer library.
        if let Some(results) = answer.as_mut().ok().and_then(Arc::get_mut) {
            results.partial |= self.library.is_some();
        }
        self.out.send(Event::Msg(Msg::Found(*generation, answer))).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn an_answer_from_an_index_that_is_behind_the_library_is_of_so_far() {
        let (out, events) = channel();
        let passage = ("p-1", "protection/assistance", "2010", "A shelter.", "");
        let library = Arc::new(sample::library(vec![sample::report("ve", "VE", &[passage])]));
        let mut desk = Desk {
            lang: Lang::En,
            shelf: None,
            file: None,
            kept: None,
            libraries: 1,
            out,
            newest: Arc::new(AtomicU64::new(7)),
            index: Index::default().extend(&library),
            library: None,
            bookmarks: Arc::default(),
            query: Some((7, "shelter".to_owned())),
        };
        for (newer, is_partial) in [(None, false), (Some(library), true)] {
            desk.library = newer;
            assert!(desk.answer());
            let Ok(Event::Msg(Msg::Found(7, Ok(found)))) = events.try_recv() else { panic!("no answer") };
            assert_eq!((found.total, found.partial), (1, is_partial));
        }
        // One that nobody waits for is not given.
        desk.newest.store(8, Ordering::Relaxed);
        assert!(desk.answer() && events.try_recv().is_err());
    }
}
