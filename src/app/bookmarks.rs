//! The list of bookmarks: country, topic, note, date; filter, open, delete, undo.
//!
//! Must not: hold bookmarks of its own; it shows what the store says is there.

use super::action::Action;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::rows::Rows;
use crate::model::Library;
use crate::notebook::{Address, Bookmark};
use crate::text::fold;
use crate::words::Words;

/// State of the list.
#[derive(Debug, Default)]
pub struct Bookmarks {
    /// The filter; `None` where there is none.
    pub filter: Option<LineEdit>,
    /// Whether the filter takes keys.
    pub filtering: bool,
    /// Positions in the bookmarks, newest first, that the filter leaves.
    pub shown: Vec<usize>,
    /// Cursor in them.
    pub rows: Rows,
    /// Region of the list.
    pub area: Area,
}

/// What a row of the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Country by name.
    pub country: String,
    /// Topic and point by name; the place itself where they are not in the library.
    pub topic: String,
    /// The note, or the passage's words.
    pub note: String,
    /// Day of the note, ISO 8601.
    pub date: String,
}

impl Bookmarks {
    /// Chooses and orders what is shown.
    pub fn update(&mut self, bookmarks: &[Bookmark], library: &Library, words: &Words) {
        let filter = fold(self.filter.as_ref().map_or("", LineEdit::text));
        let wanted: Vec<&str> = filter.split_whitespace().collect();
        let fits = |bookmark: &Bookmark| {
            let line = line(bookmark, library, words);
            let text = fold(&format!("{} {} {} {}", line.country, line.topic, line.note, bookmark.address));
            wanted.iter().all(|word| text.contains(word))
        };
        self.shown = (0..bookmarks.len()).filter(|at| bookmarks.get(*at).is_some_and(fits)).collect();
        let created = |at: &usize| bookmarks.get(*at).map(|bookmark| (bookmark.created, bookmark.id.clone()));
        self.shown.sort_by_key(|at| std::cmp::Reverse(created(at)));
        self.rows.fit(self.shown.len(), usize::from(self.list().height));
    }

    /// The bookmark under the cursor.
    #[must_use]
    pub fn chosen<'a>(&self, bookmarks: &'a [Bookmark]) -> Option<&'a Bookmark> {
        bookmarks.get(*self.shown.get(self.rows.cursor)?)
    }

    /// Takes a key while the filter has the focus; says whether it took it.
    pub fn filter_key(&mut self, key: Key) -> bool {
        if !self.filtering {
            return false;
        }
        match key.code {
            Code::Enter => self.filtering = false,
            Code::Esc => {
                self.filtering = false;
                self.filter = None;
            }
            Code::Down => drop(self.rows.act(Action::Down)),
            Code::Up => drop(self.rows.act(Action::Up)),
            _ => {
                self.filter.get_or_insert_default().key(key);
            }
        }
        true
    }

    /// Opens the filter.
    pub fn start_filter(&mut self) {
        self.filtering = true;
        self.filter.get_or_insert_default();
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body;
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.shorter(2, 0)
    }
}

/// What the list says of a bookmark.
#[must_use]
pub fn line(bookmark: &Bookmark, library: &Library, words: &Words) -> Line {
    let Address::Place(place) = &bookmark.address else {
        let note = bookmark.note.to_string();
        let date = bookmark.created.strftime("%Y-%m-%d").to_string();
        return Line { country: String::new(), topic: bookmark.address.to_string(), note, date };
    };
    let topic = place.topic.as_ref().and_then(|slug| library.taxonomy.find_topic(slug));
    let point =
        topic.and_then(|ix| library.taxonomy.point(ix, library.taxonomy.find_point(ix, place.point.as_ref()?)?));
    let topic = topic.and_then(|ix| library.taxonomy.topic(ix));
    let lang = words.lang();
    let labels: Vec<&str> = [topic.map(|topic| topic.short.in_lang(lang)), point.map(|point| point.label(lang))]
        .into_iter()
        .flatten()
        .collect();
    let topic = match (&place.topic, labels.is_empty()) {
        (Some(slug), true) => slug.to_string(),
        _ => labels.join(" \u{203a} "),
    };
    let note = if bookmark.note.is_empty() {
        bookmark.anchor.as_ref().map(|anchor| format!("\u{201c}{}\u{201d}", anchor.quote)).unwrap_or_default()
    } else {
        bookmark.note.to_string()
    };
    let date = bookmark.created.strftime("%Y-%m-%d").to_string();
    Line { country: library.names.name(place.country, lang), topic, note, date }
}
