//! One country along time: its passages by year; and, behind them, what was planned with every later word on it.
//!
//! Must not: say what became of a promise where nobody says it.

use super::action::Action;
use super::flow::{Flow, Held, Layout, MyMarks, PassageKey, Row, Setting};
use super::kept::{Mine, are_same};
use super::panes::{Area, MARGIN};
use super::role::Role;
use super::speech::home_paths;
use super::tally::lens_words;
use super::walker::Walker;
use crate::compare::{Lens, Promise, Scope, Voices, Word, promises, timeline, year_of};
use crate::export::{Along, Scribe};
use crate::model::{Code, Library, PassageRef, TopicIx, newest_year};
use crate::say;
use crate::text::width;
use crate::words::{self, Words};
use std::sync::Arc;

/// Rows over the text: what is shown, and a rule.
const HEAD: u16 = 2;
/// Under so many rows the rule gives way.
const ROOMY: u16 = 8;

/// Which of the two is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum TimelineView {
    /// All passages.
    #[default]
    Passages,
    /// What was planned.
    Promises,
}

impl TimelineView {
    /// What it is called.
    #[must_use]
    pub fn word(self, words: &Words) -> String {
        words.say(match self {
            Self::Passages => "timeline-view",
            Self::Promises => "promises-view",
        })
    }
}

/// What the rows were made for.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    country: Code,
    scope: Scope,
    view: TimelineView,
    cells: usize,
    notes: bool,
}

/// State of the screen.
pub struct Timeline {
    /// The country.
    pub country: Code,
    /// The one topic that is shown; all where there is none.
    pub topic: Option<TopicIx>,
    /// Whose voices.
    pub lens: Lens,
    /// Passages or promises.
    pub view: TimelineView,
    /// All rows.
    pub flow: Flow,
    /// The stop under the cursor.
    pub cursor: usize,
    /// The first row in view.
    pub top: usize,
    /// Region of the rows, the margin of the cursor's bar among it.
    pub area: Area,
    /// Cells a line of text may take.
    pub cells: usize,
    /// How many passages, or promises, there are.
    pub count: usize,
    /// Whether the country and which view it is stand below each other.
    pub is_narrow: bool,
    /// The first stop of each year.
    years: Vec<usize>,
    /// What is bookmarked in the country, where that is shown.
    pub(super) mine: Option<Arc<Mine>>,
    /// Whether notes stand under their passages.
    pub(super) notes: bool,
    laid_for: Option<(Arc<Library>, Option<Arc<Mine>>, Shape)>,
    /// The passage under the cursor, which it stays on.
    at: Option<PassageKey>,
}

impl Timeline {
    /// Of a country, at a passage where one is given.
    #[must_use]
    pub(super) fn new(country: Code, voices: Voices, at: Option<PassageKey>) -> Self {
        Self {
            country,
            topic: None,
            lens: Lens { voices, ..Lens::default() },
            view: TimelineView::default(),
            flow: Flow::default(),
            cursor: 0,
            top: 0,
            area: Area::default(),
            cells: 0,
            count: 0,
            is_narrow: false,
            years: Vec::new(),
            mine: None,
            notes: false,
            laid_for: None,
            at,
        }
    }

    fn scope(&self) -> Scope {
        Scope { topic: self.topic, voices: self.lens.voices }
    }

    /// What is taken away of it.
    #[must_use]
    pub fn along(&self) -> Along {
        Along { country: self.country, scope: self.scope() }
    }

    fn walker(&mut self) -> Walker<'_> {
        let height = usize::from(self.area.height).max(1);
        Walker { flow: &self.flow, height, cursor: &mut self.cursor, top: &mut self.top }
    }

    /// Settles regions and rows. `body` is what lies between title and footer.
    pub(super) fn prepare(&mut self, body: Area, library: &Arc<Library>, (words, text_width): (&Words, u16)) {
        let name = library.names.name(self.country, words.lang());
        // Between bars, with air on both sides.
        let head = width(&name) + width(&self.view.word(words)) + 6;
        self.is_narrow = head > usize::from(body.width);
        self.area = body.shorter(if self.is_narrow || body.height > ROOMY { HEAD } else { 1 }, 0);
        self.cells = usize::from(body.width.saturating_sub(MARGIN + 1).min(text_width)).max(1);
        let (scope, notes) = (self.scope(), self.notes);
        let shape = Shape { country: self.country, scope, view: self.view, cells: self.cells, notes };
        let is_laid = self
            .laid_for
            .as_ref()
            .is_some_and(|(laid, mine, own)| Arc::ptr_eq(laid, library) && are_same(mine, &self.mine) && *own == shape);
        if !is_laid {
            let still = self
                .laid_for
                .as_ref()
                .is_some_and(|(laid, _, own)| Arc::ptr_eq(laid, library) && Shape { notes, ..*own } == shape);
            let offset = self.flow.steps.get(self.cursor).map(|step| step.rows.start.saturating_sub(self.top));
            self.lay_out(library, words);
            self.laid_for = Some((library.clone(), self.mine.clone(), shape));
            let found = self.at.as_ref().and_then(|at| self.flow.find(at, None));
            self.cursor = found.unwrap_or(0);
            self.top = match (found.and_then(|at| self.flow.steps.get(at)), offset) {
                (Some(step), Some(offset)) => step.rows.start.saturating_sub(offset),
                (Some(step), None) => step.head,
                (None, _) => 0,
            };
            self.walker().settle();
            if still {
                self.walker().reveal_from(None);
            } else {
                self.walker().reveal();
            }
        }
        self.walker().settle();
        self.note();
    }

    fn lay_out(&mut self, library: &Library, words: &Words) {
        let (layout, lens) = (Layout::Ledger, self.lens);
        let all = timeline(library, self.country, Scope::default());
        let newest = newest_year(all.iter().copied());
        let (cells, editions) = (self.cells, None);
        let mine = self.mine.clone();
        let mine = mine.as_deref().map(|mine| MyMarks { mine, report: None, topic: None, notes: self.notes });
        let setting = Setting { library, words, cells, layout, lens, whole: true, newest, editions, mine };
        (self.flow, self.years) = (Flow::default(), Vec::new());
        match self.view {
            TimelineView::Passages => self.passages(setting),
            TimelineView::Promises => self.promises(setting),
        }
        if self.count == 0 {
            let pending = library.country(self.country).is_some_and(|country| country.pending);
            let id = match (pending, self.view, all.is_empty()) {
                (true, ..) => "loading",
                (false, _, true) => "nothing-here",
                (false, TimelineView::Passages, false) => "timeline-none",
                (false, TimelineView::Promises, false) => "promises-none",
            };
            self.flow.words(setting, &words.say(id), Role::Gap);
        }
    }

    fn passages(&mut self, setting: Setting<'_>) {
        let found = timeline(setting.library, self.country, self.scope());
        self.count = found.len();
        let mut before = None;
        for found in found {
            let head = self.year(setting, found, &mut before);
            self.passage(setting, found, head);
        }
    }

    fn promises(&mut self, setting: Setting<'_>) {
        let found = promises(setting.library, self.country, self.scope());
        self.count = found.len();
        let mut before = None;
        for promise in found {
            let head = self.year(setting, promise.passage, &mut before);
            self.passage(setting, promise.passage, head);
            self.promise(setting, &promise);
        }
    }

    /// A heading where another year begins, else a line of air; gives the row of what belongs to the next stop.
    fn year(&mut self, setting: Setting<'_>, found: PassageRef<'_>, before: &mut Option<Option<u16>>) -> usize {
        let year = year_of(found.period());
        if !self.flow.rows.is_empty() {
            self.flow.rows.push(Row::Blank);
        }
        let head = self.flow.rows.len();
        if before.replace(year) != Some(year) {
            let title = year.map_or_else(|| setting.words.say("timeline-no-year"), |year| year.to_string());
            self.flow.words(setting, &title, Role::Heading);
            self.years.push(self.flow.steps.len());
        }
        head
    }

    /// Where a passage belongs, who says it of when from which source, as what, and what it says.
    fn passage(&mut self, setting: Setting<'_>, found: PassageRef<'_>, head: usize) {
        self.flow.words(setting, &home_paths((setting.library, setting.words), found), Role::Note);
        self.flow.speech(setting, &[found], (None, head));
    }

    /// When it is due, and what is said of it.
    fn promise(&mut self, setting: Setting<'_>, promise: &Promise<'_>) {
        let scribe = Scribe { library: setting.library, words: setting.words };
        self.flow.words(setting, &scribe.due_words(promise), Role::Mark);
        for word in promise.words() {
            self.word(setting, promise, word);
        }
    }

    fn word(&mut self, setting: Setting<'_>, promise: &Promise<'_>, word: &Word<'_>) {
        let head = self.flow.rows.len();
        let bond = words::bond(setting.words, word.bond);
        let other = word.passage.report.country;
        let name =
            (other != promise.passage.report.country).then(|| setting.library.names.name(other, setting.words.lang()));
        let line: Vec<String> = [Some(bond), name].into_iter().flatten().collect();
        let line = format!("\u{2192} {}", line.join(" \u{b7} "));
        self.flow.words(setting, &line, Role::Mark);
        self.flow.speech(setting, &[word.passage], (None, head));
        if let Some(note) = word.note {
            let note = say!(setting.words, "passage-note", note = note.in_lang(setting.words.lang()));
            self.flow.words(setting, &note, Role::Note);
        }
    }

    /// The passage under the cursor.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        self.flow.steps.get(self.cursor)?.held.as_ref()
    }

    fn note(&mut self) {
        if let Some(key) = self.held().and_then(Held::key) {
            self.at = Some(key);
        }
    }

    /// Shows another country, from its start.
    pub(super) fn show_country(&mut self, country: Code) {
        (self.country, self.at, self.cursor, self.top) = (country, None, 0, 0);
        self.flow = Flow::default();
    }

    /// Goes to a passage of a country, or to the country as it was left.
    pub(super) fn go_to(&mut self, country: Code, at: Option<PassageKey>) {
        if self.country != country {
            self.show_country(country);
        }
        if at.is_some() {
            (self.at, self.laid_for) = (at, None);
        }
    }

    /// What the screen is about, for the title bar.
    #[must_use]
    pub fn title(&self, library: &Library, words: &Words) -> String {
        let country = library.names.name(self.country, words.lang());
        match self.view {
            TimelineView::Passages => say!(words, "timeline-title", country = &country),
            TimelineView::Promises => say!(words, "promises-title", country = &country),
        }
    }

    /// What is shown of the country: the topic, whose voices, how many passages or promises.
    #[must_use]
    pub fn shown(&self, library: &Library, words: &Words) -> Vec<String> {
        let topic = self.topic.and_then(|topic| library.taxonomy.topic(topic));
        let topic = topic.map_or_else(
            || words.say("timeline-all-topics"),
            |topic| format!("{} {}", topic.key, topic.short.in_lang(words.lang())),
        );
        let count = match self.view {
            TimelineView::Passages => say!(words, "timeline-count", count = self.count),
            TimelineView::Promises => say!(words, "promises-count", count = self.count),
        };
        let kept = self.mine.as_ref().map_or_else(Vec::new, |mine| mine.section_words(words, (None, self.topic)));
        std::iter::once(topic).chain(lens_words(words, self.lens)).chain([count]).chain(kept).collect()
    }

    /// Does what an action means here; says whether it meant something.
    pub(super) fn act(&mut self, action: Action, library: &Library) -> bool {
        let topics = library.taxonomy.topics.len();
        match action {
            Action::OtherPane | Action::OtherPaneBack => {
                self.view = match self.view {
                    TimelineView::Passages => TimelineView::Promises,
                    TimelineView::Promises => TimelineView::Passages,
                };
            }
            Action::Topic(number) if usize::from(number) <= topics => {
                let topic = TopicIx(number.saturating_sub(1));
                self.topic = Some(topic).filter(|_| self.topic != Some(topic));
            }
            Action::NextTopic | Action::PreviousTopic => {
                // All topics stand before the first and after the last.
                let at = self.topic.map_or(0, |topic| usize::from(topic.0) + 1);
                let next = if action == Action::NextTopic { at + 1 } else { at + topics } % (topics + 1);
                self.topic = next.checked_sub(1).and_then(|at| u8::try_from(at).ok()).map(TopicIx);
            }
            Action::NextPoint | Action::PreviousPoint => self.step_year(action == Action::NextPoint),
            action => {
                let moved = self.walker().act(action);
                self.note();
                return moved;
            }
        }
        true
    }

    /// To the first stop of the next year; of this one or the one before.
    fn step_year(&mut self, forward: bool) {
        let target = if forward {
            self.years.iter().find(|at| **at > self.cursor)
        } else {
            self.years.iter().rev().find(|at| **at < self.cursor)
        };
        if let Some(target) = target.copied() {
            self.cursor = target;
            let head = self.flow.steps.get(target).map_or(0, |step| step.head);
            self.walker().show_from(head);
            self.note();
        }
    }

    /// Scrolls by rows; the cursor stays in view.
    pub(super) fn scroll(&mut self, by: isize) {
        self.walker().scroll(by);
        self.note();
    }

    /// Puts the cursor on the passage on a row of the screen; says whether it was there already.
    pub(super) fn click(&mut self, x: u16, y: u16) -> bool {
        let Some(line) = y.checked_sub(self.area.y).filter(|_| self.area.contains(x, y)) else { return false };
        let Some(step) = self.flow.step_on(self.top + usize::from(line)) else { return false };
        let was_there = step == self.cursor;
        self.walker().move_to(step);
        self.note();
        was_there
    }
}
