//! The list of bookmarks and decks: tabs, groups, a filter, the reader's own order, and what is known of the one under
//! the cursor.
//!
//! Must not: hold bookmarks of its own; it shows what the store says is there. It changes nothing; `App` does.

mod about;
mod listed;
mod rows;

pub use about::{became, extent as deck_extent};
pub use listed::Listed;
pub use rows::{Grouping, Row as BookmarkRow, Tab};

use super::action::Action;
use super::key::{Code as KeyCode, Key};
use super::line_edit::LineEdit;
use super::panes::{Area, list_and_about};
use super::role::{Role, Span};
use super::rows::{Rows, Scroll};
use crate::model::{Code, Id, Library};
use crate::notebook::{Bookmark, Deck, Notebook, Stand, Standings};
use crate::text::Shown;
use crate::words::Words;
use listed::AllListed;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Where the reader is, for the tabs that are about that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// The country that is read.
    pub country: Option<Code>,
    /// Slug of the topic that is read.
    pub topic: Option<Shown>,
}

/// What rows were made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct MadeFor {
    tab: Tab,
    grouping: Grouping,
    filter: String,
    here: Here,
}

/// What a row is of: it keeps the cursor where rows come and go.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Own {
    Bookmark(Id),
    Deck(Id),
}

/// State of the list.
#[derive(Debug, Default)]
pub struct Bookmarks {
    /// What is listed.
    pub tab: Tab,
    /// Under which headings.
    pub grouping: Grouping,
    /// The filter; `None` where there is none.
    pub filter: Option<LineEdit>,
    /// Whether the filter takes keys.
    pub filtering: bool,
    /// Headings and what is under them.
    pub lines: Vec<BookmarkRow>,
    /// Cursor in them.
    pub rows: Rows,
    /// Bookmarks that are marked, in the order in which they were.
    pub marked: Vec<Id>,
    /// How many there are in each tab.
    pub counts: Vec<(Tab, usize)>,
    /// What is known of the one under the cursor, wrapped.
    pub about: Vec<Vec<Span>>,
    /// Which lines of it are in view.
    pub scroll: Scroll,
    /// Region of it all.
    pub area: Area,
    widest: (usize, usize),
    all: AllListed,
    standings: Standings,
    /// Positions in the reader's own order.
    order: Vec<usize>,
    /// The filter that was asked last, folded, and the positions that it leaves, in that order.
    left: (String, Vec<usize>),
    made_for: Option<MadeFor>,
    at: Option<Own>,
    about_for: Option<(Option<Own>, u16)>,
}

impl Bookmarks {
    /// Settles rows and regions. `body` is what lies between title and footer.
    pub fn prepare(&mut self, body: Area, (notebook, here): (&Arc<Notebook>, Here), scribe: (&Arc<Library>, &Words)) {
        let (library, words) = scribe;
        self.area = body;
        let changed = self.all.update(notebook, library, words);
        if changed {
            self.standings.update(library, notebook);
            self.widest = self.all.widest();
            self.put_in_order();
            self.marked.retain(|id| notebook.bookmark(id).is_some());
        }
        let made_for = MadeFor {
            tab: self.tab,
            grouping: self.grouping,
            filter: self.filter.as_ref().map_or("", LineEdit::text).to_owned(),
            here,
        };
        let anew = changed || self.made_for.as_ref() != Some(&made_for);
        if anew {
            self.make((library, words), &made_for);
            self.made_for = Some(made_for);
        }
        self.rows.fit(self.lines.len(), usize::from(self.list().height));
        if anew {
            self.find_again();
        }
        self.tell_about(scribe, anew);
    }

    /// The cursor on what it was on; where that is gone, on what took its row.
    fn find_again(&mut self) {
        let own = self.at.clone();
        let found = own.and_then(|own| (0..self.lines.len()).find(|at| self.own(*at).as_ref() == Some(&own)));
        if let Some(found) = found {
            self.rows.cursor = found;
        }
        self.off_headings(true);
        self.rows.fit(self.lines.len(), usize::from(self.list().height));
        self.note();
    }

    fn own(&self, row: usize) -> Option<Own> {
        match self.lines.get(row)? {
            BookmarkRow::Heading(_) => None,
            BookmarkRow::Bookmark(at) => self.all.at(*at).map(|(bookmark, _)| Own::Bookmark(bookmark.id.clone())),
            BookmarkRow::Deck(at) => self.all.notebook().decks.get(*at).map(|deck| Own::Deck(deck.name.clone())),
        }
    }

    /// The cursor never stands on a heading: it goes on, and where nothing is there, back.
    fn off_headings(&mut self, down: bool) {
        let is_row = |at: &usize| !matches!(self.lines.get(*at), None | Some(BookmarkRow::Heading(_)));
        let (below, above) = (self.rows.cursor..self.lines.len(), 0..=self.rows.cursor);
        let (mut below, mut above) = (below.filter(is_row), above.rev().filter(is_row));
        let found = if down { below.next().or_else(|| above.next()) } else { above.next().or_else(|| below.next()) };
        if let Some(found) = found {
            self.rows.cursor = found;
        }
    }

    fn note(&mut self) {
        self.at = self.own(self.rows.cursor).or(self.at.take());
    }

    /// A bookmark of a row, and what is known of it.
    #[must_use]
    pub fn bookmark(&self, index: usize) -> Option<(&Bookmark, &Listed)> {
        self.all.at(index)
    }

    /// A deck of a row.
    #[must_use]
    pub fn deck_at(&self, index: usize) -> Option<&Deck> {
        self.all.notebook().decks.get(index)
    }

    /// Where a bookmark stands in the library.
    #[must_use]
    pub fn stand(&self, id: &Id) -> Option<&Stand> {
        self.standings.get(id)
    }

    /// The bookmark under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Bookmark> {
        match self.lines.get(self.rows.cursor)? {
            BookmarkRow::Bookmark(at) => self.all.at(*at).map(|(bookmark, _)| bookmark),
            _ => None,
        }
    }

    /// The deck under the cursor.
    #[must_use]
    pub fn chosen_deck(&self) -> Option<&Deck> {
        match self.lines.get(self.rows.cursor)? {
            BookmarkRow::Deck(at) => self.deck_at(*at),
            _ => None,
        }
    }

    /// How many of those that are listed are marked: what is not seen is not done anything with.
    #[must_use]
    pub fn marked_here(&self) -> usize {
        self.marked_listed().len()
    }

    fn marked_listed(&self) -> Vec<&Bookmark> {
        if self.marked.is_empty() {
            return Vec::new();
        }
        let all: HashMap<&Id, &Bookmark> = self.listed().into_iter().map(|bookmark| (&bookmark.id, bookmark)).collect();
        self.marked.iter().filter_map(|id| all.get(id).copied()).collect()
    }

    /// The bookmarks that are marked and listed; where none is, the one under the cursor.
    #[must_use]
    pub fn in_hand(&self) -> Vec<&Bookmark> {
        let marked = self.marked_listed();
        if marked.is_empty() { self.chosen().into_iter().collect() } else { marked }
    }

    /// The bookmarks that are marked and listed; where none is, all that are listed.
    #[must_use]
    pub fn marked_or_all(&self) -> Vec<&Bookmark> {
        let marked = self.marked_listed();
        if marked.is_empty() { self.listed() } else { marked }
    }

    /// All bookmarks that are listed, each once.
    #[must_use]
    pub fn listed(&self) -> Vec<&Bookmark> {
        let mut all: Vec<&Bookmark> = Vec::new();
        let mut seen = HashSet::new();
        for line in &self.lines {
            if let BookmarkRow::Bookmark(at) = line
                && let Some((bookmark, _)) = self.all.at(*at).filter(|_| seen.insert(*at))
            {
                all.push(bookmark);
            }
        }
        all
    }

    /// The bookmark above or below the one under the cursor, under the same heading.
    #[must_use]
    pub fn beside(&self, down: bool, far: usize) -> Option<&Bookmark> {
        let mut at = self.rows.cursor;
        for _ in 0..far {
            at = if down { at.checked_add(1) } else { at.checked_sub(1) }?;
            if !matches!(self.lines.get(at), Some(BookmarkRow::Bookmark(_))) {
                return None;
            }
        }
        match self.lines.get(at)? {
            BookmarkRow::Bookmark(at) => self.all.at(*at).map(|(bookmark, _)| bookmark),
            _ => None,
        }
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::OtherPane => self.show(self.tab.beside(true)),
            Action::OtherPaneBack => self.show(self.tab.beside(false)),
            Action::CountryOrder => self.grouping = self.grouping.next(),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::NextPoint => self.scroll.by(1),
            Action::PreviousPoint => self.scroll.by(-1),
            _ => {
                let before = self.rows.cursor;
                if !self.rows.act(action) {
                    return false;
                }
                self.off_headings(self.rows.cursor > before || action == Action::Top);
                self.rows.fit(self.lines.len(), usize::from(self.list().height));
                self.note();
            }
        }
        true
    }

    /// Shows a tab.
    pub fn show(&mut self, tab: Tab) {
        (self.tab, self.at) = (tab, None);
        self.rows.reset();
    }

    fn mark(&mut self) {
        let Some(id) = self.chosen().map(|bookmark| bookmark.id.clone()) else { return };
        match self.marked.iter().position(|marked| *marked == id) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(id),
        }
        self.act(Action::Down);
    }

    /// Marks all that are listed; where they are, none.
    fn mark_all(&mut self) {
        let marked: HashSet<&Id> = self.marked.iter().collect();
        let listed = self.listed().into_iter().map(|bookmark| &bookmark.id);
        let new: Vec<Id> = listed.filter(|id| !marked.contains(id)).cloned().collect();
        if new.is_empty() { self.marked.clear() } else { self.marked.extend(new) }
    }

    /// Takes a key while the filter has the focus; says whether it took it.
    pub fn filter_key(&mut self, key: Key) -> bool {
        if !self.filtering {
            return false;
        }
        match key.code {
            KeyCode::Enter => self.filtering = false,
            KeyCode::Esc => self.stop_filter(),
            KeyCode::Down => drop(self.act(Action::Down)),
            KeyCode::Up => drop(self.act(Action::Up)),
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

    /// Takes the filter away.
    pub fn stop_filter(&mut self) {
        (self.filtering, self.filter) = (false, None);
    }

    /// The cursor on a row that was clicked.
    pub(super) fn click(&mut self, x: u16, y: u16) {
        let list = self.list();
        let row = list.contains(x, y).then(|| usize::from(y - list.y)).and_then(|line| self.rows.at(line));
        if let Some(row) = row.filter(|row| self.own(*row).is_some()) {
            self.rows.cursor = row;
            self.note();
        }
    }

    /// Cells of the first two columns of a row, of which notes leave at most two thirds.
    #[must_use]
    pub fn columns(&self, row: u16) -> (u16, u16) {
        let cells = |cells: usize, most: u16| u16::try_from(cells).unwrap_or(u16::MAX).min(most);
        let first = cells(self.widest.0, row / 4);
        (first, cells(self.widest.1, (row * 2 / 3).saturating_sub(first)))
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        list_and_about(self.area).0
    }

    /// Region of what is known of the row under the cursor, a divider left out.
    #[must_use]
    pub fn about_area(&self) -> Area {
        list_and_about(self.area).1
    }

    fn tell_about(&mut self, scribe: (&Arc<Library>, &Words), anew: bool) {
        let area = self.about_area();
        let about_for = Some((self.own(self.rows.cursor), area.width));
        if anew || self.about_for != about_for {
            let cells = usize::from(area.width).max(1);
            self.about =
                self.paragraphs(scribe).iter().flat_map(|(text, role)| Span::paragraphs(text, cells, *role)).collect();
            if self.about_for != about_for {
                self.scroll = Scroll::default();
            }
            self.about_for = about_for;
        }
        self.scroll.fit(self.about.len(), usize::from(area.height));
    }
}
