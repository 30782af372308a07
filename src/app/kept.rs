//! What is bookmarked in each country, as layouts and the grid show it: found out once for a notebook and a library,
//! and kept as it is where a change does not concern the country.
//!
//! Must not: lay out, or hold a note that the notebook does not.

use super::flow::PassageKey;
use super::layer::Layer;
use super::panes::ONE_PANE;
use super::{App, Notice};
use crate::model::{CellOf, Code, Id, Library, PassageRef, PointIx, Slot, TopicIx};
use crate::notebook::{Bookmark, Notebook, Stand, stands};
use crate::say;
use crate::text::Shown;
use crate::words::Words;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a reader wrote on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyNote {
    /// The note; may have several lines, or none.
    pub text: Shown,
    /// The reader's labels.
    pub labels: Vec<Shown>,
    /// The day it was made, ISO 8601.
    pub day: String,
}

/// A point, a section, or where neither is named the country.
type Part = (Option<TopicIx>, Option<PointIx>);

/// What is bookmarked in one country, oldest bookmark first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mine {
    passages: HashMap<PassageKey, Vec<MyNote>>,
    /// Points, sections and the country itself, each with the one report that it is of.
    parts: HashMap<Part, Vec<(Option<Id>, MyNote)>>,
    cells: HashMap<Slot, usize>,
}

impl Mine {
    fn new<'a>(library: &Library, bookmarks: impl Iterator<Item = &'a Bookmark>) -> Self {
        let mut bookmarks: Vec<&Bookmark> = bookmarks.collect();
        bookmarks.sort_by_key(|bookmark| (bookmark.created, &bookmark.id));
        let kept = bookmarks.iter().map(|bookmark| (&bookmark.address, bookmark.anchor.as_ref()));
        let mut mine = Self::default();
        for (bookmark, stand) in bookmarks.iter().zip(stands(library, kept)) {
            let Some(place) = bookmark.address.place() else { continue };
            let place = match stand {
                Stand::Here | Stand::Changed(_) => place.clone(),
                Stand::Moved(place, _) => place,
                Stand::Orphan | Stand::Unread => continue,
            };
            let note = MyNote {
                text: bookmark.note.clone(),
                labels: bookmark.labels.clone(),
                day: bookmark.created.strftime("%Y-%m-%d").to_string(),
            };
            if let Some(found) = library.passage(&place) {
                mine.count(found.passage.homes.iter().map(|home| (home.topic, Some(home.point))));
                mine.passages.entry(PassageKey::of(found)).or_default().push(note);
                continue;
            }
            let topic = place.topic.as_ref().and_then(|slug| library.taxonomy.find_topic(slug));
            let point = topic.and_then(|topic| library.taxonomy.find_point(topic, place.point.as_ref()?));
            mine.count(topic.map(|topic| (topic, point.map(Some))));
            mine.parts.entry((topic, point)).or_default().push((place.report, note));
        }
        mine
    }

    /// Counts a bookmark in each cell that it is in: of its topics, and of its points where it is on a point or a
    /// passage.
    fn count(&mut self, homes: impl IntoIterator<Item = (TopicIx, Option<Option<PointIx>>)>) {
        let mut cells = HashSet::new();
        for (topic, point) in homes {
            cells.insert(Slot { topic, of: CellOf::Topic });
            cells.extend(point.map(|point| Slot { topic, of: point.map_or(CellOf::NoPoint, CellOf::Point) }));
        }
        for cell in cells {
            *self.cells.entry(cell).or_default() += 1;
        }
    }

    /// What is written on a passage; nothing where it is not bookmarked.
    #[must_use]
    pub fn on(&self, found: PassageRef<'_>) -> &[MyNote] {
        if self.passages.is_empty() {
            return &[];
        }
        self.passages.get(&PassageKey::of(found)).map_or(&[], Vec::as_slice)
    }

    /// What is written on a point, a section, or on the country or a report of it, each with the report that it is
    /// of. Where one report is shown, what is on another one is left out.
    pub fn on_part<'a>(
        &'a self,
        report: Option<&'a Id>,
        part: Part,
    ) -> impl Iterator<Item = (Option<&'a Id>, &'a MyNote)> {
        let all = self.parts.get(&part).into_iter().flatten();
        let is_shown = move |own: &Option<Id>| own.is_none() || report.is_none() || own.as_ref() == report;
        all.filter(move |(own, _)| is_shown(own)).map(|(own, note)| (own.as_ref(), note))
    }

    /// How many bookmarks are in a cell of the grid.
    #[must_use]
    pub fn in_cell(&self, slot: Slot) -> usize {
        self.cells.get(&slot).copied().unwrap_or(0)
    }

    /// Whether anything is bookmarked.
    #[must_use]
    pub fn is_any(&self) -> bool {
        !(self.passages.is_empty() && self.parts.is_empty())
    }

    /// Whether the country itself, or a report of it, is bookmarked.
    #[must_use]
    pub fn is_on_country(&self) -> bool {
        self.parts.contains_key(&(None, None))
    }

    /// Whether the country itself is bookmarked, or which report of it, in words.
    #[must_use]
    pub fn country_words(&self, words: &Words, report: Option<&Id>) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for (report, _) in self.on_part(report, (None, None)) {
            let about = words_of(words, report);
            if !said.contains(&about) {
                said.push(about);
            }
        }
        said
    }
}

/// "country bookmarked", "report ar-2013 bookmarked".
pub(super) fn words_of(words: &Words, report: Option<&Id>) -> String {
    report.map_or_else(|| words.say("kept-country"), |report| say!(words, "kept-report", report = report.as_str()))
}

impl Mine {
    /// Whether the country, a report of it that is shown, or its section on a topic is bookmarked.
    #[must_use]
    pub fn is_on_section(&self, report: Option<&Id>, topic: Option<TopicIx>) -> bool {
        [None, topic].into_iter().any(|topic| self.on_part(report, (topic, None)).next().is_some())
    }

    /// What is bookmarked of the country, the report and the section that are shown, in words.
    #[must_use]
    pub fn section_words(&self, words: &Words, (report, topic): (Option<&Id>, Option<TopicIx>)) -> Vec<String> {
        let mut said = self.country_words(words, report);
        let is_kept = topic.is_some() && self.on_part(report, (topic, None)).next().is_some();
        said.extend(is_kept.then(|| words.say("kept-section")));
        said
    }
}

/// Whether a layout that was made for one shows the other.
pub(super) fn are_same(a: &Option<Arc<Mine>>, b: &Option<Arc<Mine>>) -> bool {
    a.as_ref().map(Arc::as_ptr) == b.as_ref().map(Arc::as_ptr)
}

/// What is bookmarked, and whether notes are shown under what they are on.
#[derive(Default)]
pub(super) struct Kept {
    made_for: Option<(Arc<Library>, Arc<Notebook>)>,
    /// Positions in the notebook.
    by_country: HashMap<Code, Vec<usize>>,
    /// Countries that were asked for.
    found: HashMap<Code, Arc<Mine>>,
    /// The same as they were before.
    before: HashMap<Code, Arc<Mine>>,
    /// Whether notes are shown; never at the start, because a screen may be on a wall.
    pub(super) shown: bool,
}

impl Kept {
    /// Takes the library and the notebook as they are now.
    fn follow(&mut self, library: &Arc<Library>, notebook: &Arc<Notebook>) {
        let made_for = self.made_for.as_ref();
        let same_notebook = made_for.is_some_and(|(_, known)| Arc::ptr_eq(known, notebook));
        if same_notebook && made_for.is_some_and(|(known, _)| Arc::ptr_eq(known, library)) {
            return;
        }
        if !same_notebook {
            self.by_country.clear();
            for (at, bookmark) in notebook.bookmarks.iter().enumerate() {
                if let Some(place) = bookmark.address.place() {
                    self.by_country.entry(place.country).or_default().push(at);
                }
            }
        }
        self.before.extend(self.found.drain());
        self.made_for = Some((library.clone(), notebook.clone()));
    }

    /// What is bookmarked in a country.
    pub(super) fn of(&mut self, country: Code) -> Arc<Mine> {
        if let Some(known) = self.found.get(&country) {
            return known.clone();
        }
        let positions = self.by_country.get(&country).map_or(&[][..], Vec::as_slice);
        let mine = self.made_for.as_ref().map_or_else(Mine::default, |(library, notebook)| {
            Mine::new(library, positions.iter().filter_map(|at| notebook.bookmarks.get(*at)))
        });
        let same = self.before.remove(&country).filter(|before| **before == mine);
        let mine = same.unwrap_or_else(|| Arc::new(mine));
        self.found.insert(country, mine.clone());
        mine
    }

    /// The countries in which something is bookmarked.
    pub(super) fn countries(&self) -> Vec<Code> {
        self.by_country.keys().copied().collect()
    }
}

impl App {
    /// Gives the screens what is bookmarked in what they show.
    pub(super) fn show_kept(&mut self) {
        self.kept.follow(&self.library, &self.notebook);
        // What is selected with the terminal's mouse is the library's alone.
        let notes = self.kept.shown && !self.is_bare();
        let narrow = self.size.width < ONE_PANE;
        // Right after a presentation the room still looks on.
        let is_secret = self.is_just_over();
        let (narrow, notes) = (narrow || is_secret, notes && !is_secret);
        let kept = &mut self.kept;
        // In a narrow window the margin is for the cursor.
        let of = |kept: &mut Kept, country: Code| (!narrow || notes).then(|| kept.of(country));
        self.browse.mine = self.browse.country.and_then(|country| of(kept, country));
        self.browse.notes = notes;
        for layer in &mut self.layers {
            match layer {
                Layer::Compare(compare) => {
                    compare.mine = compare.columns.iter().map(|column| of(kept, column.country)).collect();
                    compare.notes = notes;
                }
                Layer::Timeline(timeline) => {
                    timeline.mine = of(kept, timeline.country);
                    timeline.notes = notes;
                }
                Layer::Grid(grid) if is_secret => grid.hide_kept(),
                Layer::Grid(grid) => grid.take_kept(kept),
                _ => {}
            }
        }
    }

    /// Shows my notes under their passages, or hides them.
    pub(super) fn turn_notes(&mut self) {
        if self.is_bare() {
            return self.tell("notes-bare", false);
        }
        self.kept.shown = !self.kept.shown;
        if !self.kept.shown {
            return self.tell("notes-hidden", false);
        }
        self.prepare();
        let count = match self.layers.last() {
            Some(Layer::Compare(compare)) => compare.flows.iter().map(|flow| flow.notes).sum(),
            Some(Layer::Timeline(timeline)) => timeline.flow.notes,
            _ => self.browse.flow.notes,
        };
        self.notice = Some(Notice { text: say!(self.words, "notes-shown", count = count), alarm: false });
    }
}
