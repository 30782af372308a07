//! The first screen: one country's section on one topic, beside the list of countries.
//!
//! Must not: open layers or touch history; it says what it wants and `App` acts.

use super::countries::Countries;
use super::find_here::FindHere;
use super::flow::{Flow, Layout, MyMarks, PassageKey, Setting};
use super::kept::{Mine, are_same};
use super::panes::{MARGIN, Panes};
use super::role::Role;
use super::tally::point_heading;
use crate::compare::{Lens, Voices};
use crate::model::{Code, Id, Library, Place, PointIx, TopicIx, newest_year};
use crate::words::Words;
use std::sync::Arc;

/// Which pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Focus {
    /// The list.
    #[default]
    Countries,
    /// The text.
    Text,
}

/// Where the cursor goes once the section is laid out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Landing {
    /// Where it is: the same passage, else the same point.
    #[default]
    Keep,
    /// The start.
    Start,
    /// The first stop of a point.
    Point(PointIx),
    /// The stop at the same relative place of a point: its number, and of how many.
    Relative(Option<PointIx>, usize, usize),
    /// A passage.
    Passage(PassageKey),
}

/// What a layout was made for; a new one is made when this changes.
pub(super) struct LaidFor {
    library: Arc<Library>,
    place: (Option<Code>, Option<Id>, TopicIx),
    look: (Layout, Lens),
    kept: (Option<Arc<Mine>>, bool),
    pub(super) cells: usize,
}

impl LaidFor {
    fn is_same(&self, other: &Self) -> bool {
        let (own, others) = (&self.kept, &other.kept);
        self.is_same_text(other) && are_same(&own.0, &others.0) && own.1 == others.1
    }

    /// Whether only what the reader kept may have changed.
    fn is_same_text(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.library, &other.library)
            && (&self.place, self.look, self.cells) == (&other.place, other.look, other.cells)
    }
}

/// State of the screen.
#[derive(Default)]
pub struct Browse {
    /// The list on the left.
    pub countries: Countries,
    /// The country that is shown.
    pub country: Option<Code>,
    /// The one report that is shown; all of the country's where there is none.
    pub report: Option<Id>,
    /// The topic that is shown.
    pub topic: TopicIx,
    /// Prose or ledger.
    pub layout: Layout,
    /// Whose voices, in which order.
    pub lens: Lens,
    /// The pane with the focus.
    pub focus: Focus,
    /// The section, laid out.
    pub flow: Flow,
    /// The stop under the cursor.
    pub cursor: usize,
    /// The first row in view.
    pub top: usize,
    /// Whether the list's filter takes keys.
    pub filtering: bool,
    /// Find in this section.
    pub find: Option<FindHere>,
    /// The regions of the screen.
    pub panes: Panes,
    /// Where to go once the section is there.
    pub landing: Landing,
    pub(super) laid_for: Option<LaidFor>,
    /// How often a section was laid out: tells what is derived from one that there is another.
    pub(super) laid: u64,
    /// The relative place that stepping through countries keeps, until the cursor is moved.
    pub(super) kept: Option<Landing>,
    /// What is bookmarked in the country, where that is shown.
    pub(super) mine: Option<Arc<Mine>>,
    /// Whether notes stand under what they are on.
    pub(super) notes: bool,
    /// What the cursor stood on before the layout changed.
    anchor: Option<(Option<PassageKey>, Option<PointIx>)>,
}

impl Browse {
    /// Settles what depends on size and library: panes, wrapped rows, scroll.
    pub fn prepare(&mut self, panes: Panes, library: &Arc<Library>, (words, text_width): (&Words, u16)) {
        self.panes = panes;
        let list_rows = self.panes.list.map_or(0, |area| usize::from(area.height).saturating_sub(1));
        let shown = self.countries.shown().len();
        self.countries.rows.fit(shown, list_rows);
        let text = self.panes.text;
        // While the list covers a narrow screen the text keeps the layout it had.
        if text.width > MARGIN {
            let cells = usize::from(text.width.saturating_sub(panes.margin + 1).min(text_width)).max(1);
            let place = (self.country, self.report.clone(), self.topic);
            let (look, kept) = ((self.layout, self.lens), (self.mine.clone(), self.notes));
            let laid_for = LaidFor { library: library.clone(), place, look, kept, cells };
            if !self.laid_for.as_ref().is_some_and(|last| last.is_same(&laid_for)) {
                let still = self.laid_for.as_ref().is_some_and(|last| last.is_same_text(&laid_for));
                self.lay_out(library, words, (cells, still));
                self.laid_for = Some(laid_for);
            }
        }
        self.land(library);
        self.top = self.top.min(self.flow.rows.len().saturating_sub(usize::from(text.height)));
        if let Some(find) = &mut self.find {
            find.update((&self.flow, self.laid), words.lang());
            find.follow_cursor(self.cursor);
        }
    }

    /// Whether a country that is still being read has something to show on this topic already.
    fn has_begun(&self, library: &Library, code: Code) -> bool {
        let points = library.section(code, self.report.as_ref(), self.topic);
        points.iter().any(|point| !point.passages.is_empty())
    }

    /// Lays the section out for a width; `still` where the text is the same as before and only what the reader kept
    /// of it changed.
    fn lay_out(&mut self, library: &Library, words: &Words, (cells, still): (usize, bool)) {
        let offset = self.flow.steps.get(self.cursor).map(|step| step.rows.start.saturating_sub(self.top));
        let mine = self.mine.clone();
        let (report, topic, notes) = (self.report.as_ref(), Some(self.topic), self.notes);
        let mut setting = Setting {
            library,
            words,
            cells,
            layout: self.layout,
            lens: self.lens,
            whole: self.report.is_none(),
            newest: None,
            editions: None,
            mine: mine.as_deref().map(|mine| MyMarks { mine, report, topic, notes }),
        };
        self.laid += 1;
        self.flow = match self.country {
            Some(code)
                if library.country(code).is_some_and(|country| !country.pending || self.has_begun(library, code)) =>
            {
                let points = library.section(code, self.report.as_ref(), self.topic);
                setting.newest = newest_year(points.iter().flat_map(|point| point.passages.iter().copied()));
                Flow::section(setting, &points, |point| point_heading(words, library, (self.topic, point)))
            }
            Some(code) => {
                let mut flow = Flow::default();
                let id = if library.country(code).is_some() { "loading" } else { "nothing-here" };
                flow.words(setting, &words.say(id), Role::Gap);
                flow
            }
            None => {
                let mut flow = Flow::default();
                let id = if library.complete { "library-empty" } else { "loading" };
                flow.words(setting, &words.say(id), Role::Gap);
                flow
            }
        };
        if self.landing == Landing::Keep {
            if let Some((key, point)) = &self.anchor {
                let found = key.as_ref().and_then(|key| self.flow.find(key, *point));
                let cursor = found.or_else(|| self.flow.first_of(*point));
                self.cursor = cursor.unwrap_or(self.cursor).min(self.flow.steps.len().saturating_sub(1));
            }
            if let (Some(offset), Some(step)) = (offset, self.flow.steps.get(self.cursor)) {
                self.top = step.rows.start.saturating_sub(offset);
            }
            if still {
                self.stand_still();
            } else {
                self.reveal();
            }
        }
    }

    /// Puts the cursor where it was sent, once the country is there.
    fn land(&mut self, library: &Library) {
        let pending = self.country.and_then(|code| library.country(code)).is_some_and(|country| country.pending);
        let found = match &self.landing {
            Landing::Keep => {
                self.note_anchor();
                return;
            }
            Landing::Start => Some(0),
            Landing::Point(point) => self.flow.first_of(Some(*point)),
            Landing::Passage(key) => self.flow.find(key, None),
            Landing::Relative(point, number, of) => {
                let stops: Vec<usize> = (0..self.flow.steps.len())
                    .filter(|at| self.flow.steps.get(*at).is_some_and(|step| step.point == *point))
                    .collect();
                let at = (number * stops.len()).checked_div((*of).max(1)).unwrap_or(0);
                stops.get(at.min(stops.len().saturating_sub(1))).copied()
            }
        };
        if found.is_none() && pending {
            return;
        }
        self.cursor = found.unwrap_or(0).min(self.flow.steps.len().saturating_sub(1));
        self.landing = Landing::Keep;
        self.show_from_head();
        self.note_anchor();
    }

    fn note_anchor(&mut self) {
        if let Some(step) = self.flow.steps.get(self.cursor) {
            self.anchor = Some((step.held.as_ref().and_then(super::flow::Held::key), step.point));
        }
    }

    /// What of the country, the report and the section that are shown is bookmarked, in words.
    #[must_use]
    pub fn kept_words(&self, words: &Words) -> Vec<String> {
        let shown = (self.report.as_ref(), Some(self.topic));
        self.mine.as_ref().map_or_else(Vec::new, |mine| mine.section_words(words, shown))
    }

    /// The point under the cursor.
    #[must_use]
    pub fn point(&self) -> Option<PointIx> {
        self.flow.steps.get(self.cursor).and_then(|step| step.point)
    }

    /// The address of what is under the cursor.
    #[must_use]
    pub fn place(&self, library: &Library) -> Option<Place> {
        let country = self.country?;
        let topic = library.taxonomy.topic(self.topic).map(|topic| topic.slug.clone());
        let step = self.flow.steps.get(self.cursor);
        let point =
            self.point().and_then(|point| library.taxonomy.point(self.topic, point)).map(|point| point.slug.clone());
        let held = step.and_then(|step| step.held.as_ref()?.passage());
        let own = held.and_then(|found| library.place_of(found).report);
        let passage = held.map(|found| found.passage.id.clone());
        Some(Place { country, report: self.report.clone().or(own), topic, point, passage })
    }

    /// Goes to a place that was resolved.
    pub fn go(&mut self, place: &Place, library: &Library) {
        self.kept = None;
        let changed = self.country != Some(place.country);
        self.country = Some(place.country);
        let passage = library.passage(place);
        // A passage is shown among all reports of its country; naming a report alone shows that one.
        self.report = place.report.clone().filter(|_| place.passage.is_none());
        // What was asked for is shown, whoever says it.
        if passage.is_some_and(|found| !self.lens.voices.show(found)) {
            self.lens.voices = Voices::All;
        }
        let home = passage.and_then(|found| found.passage.homes.first());
        let topic = place.topic.as_ref().and_then(|slug| library.taxonomy.find_topic(slug));
        let point = topic.and_then(|ix| library.taxonomy.find_point(ix, place.point.as_ref()?));
        self.topic = topic.or(home.map(|home| home.topic)).unwrap_or(self.topic);
        self.landing = match (&place.passage, point) {
            (Some(id), _) => {
                let report = passage
                    .map(|found| found.report.id.clone())
                    .or(place.report.clone())
                    .or(Id::new(place.country.as_str()));
                match report {
                    Some(report) => Landing::Passage(PassageKey { report, passage: id.clone() }),
                    None => Landing::Start,
                }
            }
            (None, Some(point)) => Landing::Point(point),
            (None, None) if changed || topic.is_some() => Landing::Start,
            (None, None) => Landing::Keep,
        };
        self.countries.point_at(place.country);
    }

    /// Shows another country at the same topic, point and relative place.
    pub fn show_country(&mut self, code: Code) {
        if self.country == Some(code) {
            return;
        }
        if self.landing == Landing::Keep {
            let relative = self.kept.take().unwrap_or_else(|| self.relative());
            self.kept = Some(relative.clone());
            self.landing = relative;
        }
        self.country = Some(code);
        self.report = None;
        self.countries.point_at(code);
    }

    fn relative(&self) -> Landing {
        let point = self.point();
        let stops = self.flow.steps.iter().filter(|step| step.point == point).count();
        let first = self.flow.first_of(point).unwrap_or(self.cursor);
        Landing::Relative(point, self.cursor - first, stops)
    }

    /// Shows another topic from its start.
    pub fn show_topic(&mut self, topic: TopicIx) {
        if self.topic != topic {
            self.kept = None;
            self.topic = topic;
            self.landing = Landing::Start;
        }
    }

    /// The topic one further or back, going round.
    #[must_use]
    pub fn topic_beside(&self, library: &Library, forward: bool) -> TopicIx {
        let count = library.taxonomy.topics.len().max(1);
        let at = usize::from(self.topic.0);
        let next = if forward { at + 1 } else { at + count - 1 } % count;
        TopicIx(u8::try_from(next).unwrap_or(0))
    }
}
