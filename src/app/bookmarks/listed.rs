//! What the list knows of each bookmark: what it is called, and the folded text that the filter looks in. Made once for
//! a bookmark, because there may be ten thousand of them.
//!
//! Must not: hold what depends on a filter, a tab or the size of the screen.

use crate::export::Scribe;
use crate::model::{Code, Library};
use crate::notebook::{Bookmark, Notebook};
use crate::text::{Shown, fold, width};
use crate::words::Words;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of a bookmark.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is: "Passage", "Comparison".
    pub kind: String,
    /// Its countries by name.
    pub countries: String,
    /// Topic and point by name, or the query.
    pub about: String,
    /// The note, or the passage's words between quotes.
    pub note: String,
    /// Day of the note, ISO 8601.
    pub date: String,
    /// Codes of its countries.
    pub codes: Vec<Code>,
    /// Slug of its topic.
    pub topic: Option<Shown>,
    folded: String,
}

impl Listed {
    fn new(bookmark: &Bookmark, scribe: &Scribe<'_>) -> Self {
        let name = scribe.address_name(&bookmark.address);
        let note = if bookmark.note.is_empty() {
            bookmark.anchor.as_ref().map(|anchor| format!("\u{201c}{}\u{201d}", anchor.quote)).unwrap_or_default()
        } else {
            bookmark.note.to_string()
        };
        let labels: Vec<&str> = bookmark.labels.iter().map(Shown::as_str).collect();
        let parts = [&name.kind, &name.countries, &name.about, &note, &labels.join(" "), &bookmark.address.to_string()];
        let folded = fold(&parts.map(String::as_str).join("\n"));
        Self {
            kind: name.kind,
            countries: name.countries,
            about: name.about,
            note,
            date: bookmark.created.strftime("%Y-%m-%d").to_string(),
            codes: bookmark.address.countries(),
            topic: bookmark.address.topic().cloned(),
            folded,
        }
    }

    /// What stands in the first column: countries; what names none says what it is instead.
    #[must_use]
    pub fn first(&self) -> &str {
        if self.countries.is_empty() { &self.kind } else { &self.countries }
    }

    /// What stands in the second column: topic and point; what names none says what it is instead.
    #[must_use]
    pub fn second(&self) -> &str {
        if self.about.is_empty() { &self.kind } else { &self.about }
    }

    /// Whether it has all the words, folded, of a filter.
    #[must_use]
    pub fn has(&self, words: &[Finder<'_>]) -> bool {
        words.iter().all(|word| word.find(self.folded.as_bytes()).is_some())
    }

    /// Whether it is on a country, or on nothing that names one.
    #[must_use]
    pub fn is_of(&self, country: Option<Code>) -> bool {
        country.is_some_and(|country| self.codes.contains(&country))
    }
}

/// All bookmarks of a notebook, in its order.
#[derive(Debug, Default)]
pub(super) struct AllListed {
    notebook: Arc<Notebook>,
    all: Vec<Arc<Listed>>,
    /// Which snapshot of the library the names are of.
    library: Option<Arc<Library>>,
}

impl AllListed {
    /// Makes what is missing; says whether anything changed.
    pub(super) fn update(&mut self, notebook: &Arc<Notebook>, library: &Arc<Library>, words: &Words) -> bool {
        let same_library = self.library.as_ref().is_some_and(|made| Arc::ptr_eq(made, library));
        if same_library && Arc::ptr_eq(&self.notebook, notebook) {
            return false;
        }
        let scribe = Scribe { library, words };
        let mut known = HashMap::new();
        if same_library {
            let before = self.notebook.bookmarks.iter().zip(&self.all);
            known = before.map(|(bookmark, listed)| (&bookmark.id, (bookmark, listed))).collect();
        }
        let made = notebook.bookmarks.iter().map(|bookmark| match known.get(&bookmark.id) {
            Some((before, listed)) if *before == bookmark => Arc::clone(listed),
            _ => Arc::new(Listed::new(bookmark, &scribe)),
        });
        let all = made.collect();
        (self.all, self.notebook, self.library) = (all, Arc::clone(notebook), Some(Arc::clone(library)));
        true
    }

    /// A bookmark and what is known of it, by its position.
    #[must_use]
    pub(super) fn at(&self, index: usize) -> Option<(&Bookmark, &Listed)> {
        Some((self.notebook.bookmarks.get(index)?, self.all.get(index)?))
    }

    /// All of them, in the notebook's order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (&Bookmark, &Listed)> {
        self.notebook.bookmarks.iter().zip(self.all.iter().map(Arc::as_ref))
    }

    /// Cells of the widest first and second column, so that columns stand still while rows come and go.
    pub(super) fn widest(&self) -> (usize, usize) {
        let cells = |of: fn(&Listed) -> &str| self.all.iter().map(|listed| width(of(listed))).max().unwrap_or(0);
        (cells(Listed::first), cells(Listed::second))
    }

    /// The notebook they are of.
    #[must_use]
    pub(super) fn notebook(&self) -> &Notebook {
        &self.notebook
    }
}
