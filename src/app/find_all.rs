//! Search everything: one box, results as you type, ranked, with country and point in front.
//!
//! Must not: search. It asks with a generation number and shows what comes back for the last one.

use super::action::Action;
use super::flow::{Held, PassageKey};
use super::heat_map::HeatMap;
use super::hints::about_search;
use super::hit_lines::HitLines;
use super::hit_rows::HitRows;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::msg::Effect;
use super::panes::Area;
use super::preview::{Preview, divide, paragraph};
use super::role::{Role, Span};
use super::rows::Rows;
use crate::model::Library;
use crate::search::{Completion, Hit, Query, QueryFault, Results, Suggestion, complete};
use crate::text::{width, wrap};
use crate::words::Words;
use std::sync::Arc;

/// Rows under which an empty line is no longer kept for it.
const ROOMY: u16 = 8;

/// State of the box.
#[derive(Debug, Default)]
pub struct FindAll {
    /// The query.
    pub edit: LineEdit,
    /// What the last answered query found that meant something.
    pub results: Option<Arc<Results>>,
    /// Why the query means nothing, where it does not.
    pub fault: Option<QueryFault>,
    /// Ways to go on.
    pub completions: Vec<Completion>,
    /// Cursor in the completions, which are listed as long as nothing is asked.
    pub offers: Rows,
    /// Cursor in the results.
    pub rows: HitRows,
    /// The results in view, laid out.
    pub lines: HitLines,
    /// Where the hits are, in the place of the results.
    pub map: Option<HeatMap>,
    /// The hit under the cursor, whole.
    pub preview: Preview,
    /// The lines under the box.
    pub message: Vec<Vec<Span>>,
    /// Region of the box.
    pub area: Area,
    asked: u64,
    answered: u64,
    /// What is typed asks for something.
    asks: bool,
    /// Enter was pressed before the answer was there.
    open_when_there: bool,
    /// Rows that the sentence takes which says what the box does.
    explained: u16,
    /// The reader chose the hit under the cursor: it stays chosen when more is found.
    has_chosen: bool,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing beyond the box.
    Stay,
    /// The query is another one.
    Changed,
    /// Open the hit under the cursor.
    Open,
    /// The cell of the grid holds nothing to narrow to.
    EmptyCell,
}

/// What the key for completions takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer<'a> {
    /// Another query, since this one finds nothing as it was typed.
    Suggestion(&'a Suggestion),
    /// A way to go on.
    Completion(&'a Completion),
}

impl FindAll {
    /// With a query to start from.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self { edit: LineEdit::new(query), ..Self::default() }
    }

    /// Asks for the query as it is now.
    pub(super) fn ask(&mut self, generation: u64, (library, words): (&Library, &Words)) -> Effect {
        self.asked = generation;
        self.asks = !Query::parse(self.edit.text()).is_ok_and(|query| query.is_empty());
        self.complete(library, words);
        Effect::Search(generation, self.edit.text().to_owned())
    }

    /// Finds ways to go on; they depend on the library, which may have grown.
    pub(super) fn complete(&mut self, library: &Library, words: &Words) {
        self.completions = complete(self.edit.text(), library, words);
    }

    /// The query became another one: what was chosen belongs to the one before.
    pub(super) fn changed(&mut self) {
        (self.has_chosen, self.open_when_there) = (false, false);
        self.offers.reset();
    }

    /// Keeps the hit under the cursor through the next answer.
    pub(super) fn keep_chosen(&mut self) {
        self.has_chosen = true;
    }

    /// Whether what is shown answers what was typed.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.asked == self.answered
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.edit.text().trim().is_empty()
    }

    /// Whether nothing is asked: nothing was typed, or only what leads to a question, such as `country:`.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        !self.asks
    }

    /// Whether the query as it was typed has hits.
    #[must_use]
    pub(super) fn has_hits(&self) -> bool {
        self.is_current() && self.fault.is_none() && self.results.as_ref().is_some_and(|results| results.total > 0)
    }

    /// Takes an answer; an older one than the last is dropped. Says whether Enter waited for it.
    pub(super) fn take(&mut self, generation: u64, results: Arc<Results>) -> bool {
        if generation != self.asked {
            return false;
        }
        let chosen = if self.has_chosen { self.key_of_chosen() } else { None };
        (self.answered, self.fault) = (generation, None);
        if !self.has_chosen {
            self.rows.reset();
        }
        self.rows.take(&results);
        let is = |hit: &Hit| {
            let passage = hit.report.passages.get(hit.passage).map(|passage| &passage.id);
            chosen.as_ref().is_some_and(|key| hit.report.id == key.report && passage == Some(&key.passage))
        };
        if let Some(at) = results.hits.iter().position(is) {
            self.rows.select(at);
        }
        self.results = Some(results);
        std::mem::take(&mut self.open_when_there)
    }

    /// Takes the answer that the query means nothing; the last good results stay.
    pub(super) fn take_fault(&mut self, generation: u64, fault: QueryFault) {
        if generation == self.asked {
            (self.answered, self.fault, self.open_when_there) = (generation, Some(fault), false);
        }
    }

    fn key_of_chosen(&self) -> Option<PassageKey> {
        self.hit().and_then(|hit| Held { report: hit.report.clone(), index: hit.passage }.key())
    }

    /// What the key for completions takes now: another query where this one has no hit as it was
    /// typed, else a way to go on.
    #[must_use]
    pub fn offer(&self) -> Option<Offer<'_>> {
        if !self.edit.is_at_end() || self.map.is_some() {
            return None;
        }
        match self.suggestions().first() {
            Some(suggestion) => Some(Offer::Suggestion(suggestion)),
            None if self.asks_nothing() => self.chosen_offer().map(Offer::Completion),
            None => self.completions.first().map(Offer::Completion),
        }
    }

    /// The completion under the cursor of their list.
    pub(super) fn chosen_offer(&self) -> Option<&Completion> {
        self.completions.get(self.offers.cursor)
    }

    /// Cells of the completions in their list; what they mean stands after them.
    #[must_use]
    pub fn offer_cells(&self) -> u16 {
        let widest = self.completions.iter().map(|completion| width(&completion.text)).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).min(self.area.width / 2)
    }

    /// Whether what a completion means does not fit into their list.
    pub(super) fn is_cut(&self, completion: &Completion) -> bool {
        width(&completion.about) + usize::from(self.offer_cells()) + 4 > usize::from(self.area.width)
    }

    /// What else may have been meant, where nothing has the words as they were typed.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        match &self.results {
            Some(results)
                if self.is_current()
                    && self.fault.is_none()
                    && !self.asks_nothing()
                    && results.total == results.similar =>
            {
                &results.suggestions
            }
            _ => &[],
        }
    }

    fn take_offer(&mut self) -> bool {
        match self.offer() {
            Some(Offer::Suggestion(suggestion)) => self.edit = LineEdit::new(&suggestion.query.clone()),
            Some(Offer::Completion(completion)) => {
                let Completion { replaces, text, .. } = completion.clone();
                self.edit.replace(replaces, &text);
            }
            None => return false,
        }
        true
    }

    /// Takes a key.
    pub(super) fn key(&mut self, key: Key, action: Option<Action>) -> Outcome {
        match (key.code, action) {
            (_, Some(Action::HeatMap)) => {
                self.open_when_there = false;
                self.map = match &self.map {
                    None if self.asks_nothing() => None,
                    None => Some(HeatMap::new(self.hit().and_then(Hit::passage))),
                    Some(map) => map.deeper(),
                };
            }
            (_, Some(Action::Complete)) if self.take_offer() => return Outcome::Changed,
            (Code::Enter, _) => return self.enter(),
            _ if self.moves(key) => {}
            _ => {
                let before = self.edit.text().to_owned();
                if self.edit.key(key) && self.edit.text() != before {
                    return Outcome::Changed;
                }
            }
        }
        Outcome::Stay
    }

    fn enter(&mut self) -> Outcome {
        if self.is_current() && self.fault.is_some() {
            return Outcome::Stay;
        }
        if let Some(map) = &self.map {
            let is_empty = map.cell().is_some_and(|(_, _, count)| count == 0);
            return if is_empty && self.is_current() { Outcome::EmptyCell } else { self.narrow() };
        }
        if self.asks_nothing() {
            return if self.take_offer() { Outcome::Changed } else { Outcome::Stay };
        }
        self.open_when_there = !self.is_current();
        if self.open_when_there { Outcome::Stay } else { Outcome::Open }
    }

    /// Back to the rows, with what the cursor of the grid stands on as further filters.
    fn narrow(&mut self) -> Outcome {
        let Some(map) = self.map.take() else { return Outcome::Stay };
        let query = map.narrowed(self.edit.text());
        if query == self.edit.text().trim_end() {
            return Outcome::Stay;
        }
        self.edit = LineEdit::new(&query);
        Outcome::Changed
    }

    fn moves(&mut self, key: Key) -> bool {
        if let Some(map) = &mut self.map {
            return map.key(key);
        }
        let Some(action) = box_movement(key) else { return false };
        if self.asks_nothing() {
            return self.offers.act(action);
        }
        self.has_chosen = true;
        self.rows.act(action)
    }

    /// Scrolls what stands under the box.
    pub(super) fn scroll(&mut self, by: isize) {
        if let Some(map) = &mut self.map {
            map.scroll(by);
        } else if self.asks_nothing() {
            self.offers.scroll(by);
        } else {
            self.has_chosen = true;
            self.rows.scroll(by);
        }
    }

    /// Takes a click; says whether a hit was chosen.
    pub(super) fn click(&mut self, x: u16, y: u16) -> bool {
        if let Some(map) = &mut self.map {
            map.click(x, y);
            return false;
        }
        let list = self.list();
        let Some(line) = list.contains(x, y).then(|| usize::from(y - list.y)) else { return false };
        if self.asks_nothing() {
            self.offers.cursor = self.offers.at(line).unwrap_or(self.offers.cursor);
            return false;
        }
        let Some(hit) = self.rows.hit_at(line) else { return false };
        self.has_chosen = true;
        self.rows.select(hit);
        true
    }

    /// Region of what stands under the box and its message.
    #[must_use]
    pub fn body(&self) -> Area {
        let kept = if self.area.height >= ROOMY { 1 } else { 0 };
        let message = u16::try_from(self.message.len()).unwrap_or(0).max(kept);
        self.area.shorter(2 + message, 0)
    }

    /// Region of the results.
    #[must_use]
    pub fn list(&self) -> Area {
        if self.asks_nothing() { self.body().shorter(self.explained, 0) } else { divide(self.body()).0 }
    }

    /// Takes its region; `key` is the one that takes what the box offers.
    pub(super) fn prepare(&mut self, area: Area, (library, words): (&Arc<Library>, &Words), key: &str) {
        self.area = area;
        let cells = usize::from(area.width.saturating_sub(2)).max(1);
        self.message = paragraph(&about_search(self, words, key), cells);
        self.message.retain(|line| !line.is_empty());
        // A third of the rows at most. What does not fit runs on past the edge, where it ends in a sign.
        let most = usize::from(area.height / 3).max(1).min(self.message.len());
        let cut = self.message.split_off(most);
        if let (Some(last), Some(next)) = (self.message.last_mut(), cut.into_iter().next()) {
            last.push(Span::new(" ", Role::Note));
            last.extend(next);
        }
        if self.asks_nothing() {
            self.map = None;
        }
        // Where there is little room it goes to what can be typed.
        let sentence = wrap(&words.say("find-all-empty"), cells).len();
        let sentence = if self.is_blank() { u16::try_from(sentence).unwrap_or(0) + 1 } else { 0 };
        self.explained = if sentence * 2 <= self.body().height { sentence } else { 0 };
        self.rows.fit(usize::from(divide(self.body()).0.height));
        self.offers.fit(self.completions.len(), usize::from(self.list().height));
        let empty = Results::default();
        let body = self.body();
        if let Some(map) = &mut self.map {
            let results = self.results.as_deref().unwrap_or(&empty);
            // What the cell under the cursor holds is said in a line of its own, then what cells are.
            let legend = wrap(&map.legend(words), cells).len().min(2);
            let legend = if body.height >= ROOMY { u16::try_from(legend).unwrap_or(1) } else { 0 };
            let about = legend + u16::from(body.height > 3);
            map.prepare(body.inset(1, 1).shorter(0, about), results, (library, words));
        }
        // The grid takes all of the room.
        let (list, area) = divide(if self.asks_nothing() || self.map.is_some() { Area::default() } else { body });
        if let Some(results) = self.results.as_ref().filter(|_| list.height > 0) {
            self.lines.prepare(list, (results, &self.rows), (library, words));
        }
        let chosen = self.results.as_ref().zip(self.rows.chosen());
        self.preview.prepare(area, chosen, (library, words));
    }

    /// The hit under the cursor.
    #[must_use]
    pub fn hit(&self) -> Option<&Hit> {
        self.results.as_ref()?.hits.get(self.rows.chosen()?)
    }
}

/// The keys that move in the rows under a box; letters belong to the box.
#[must_use]
pub(super) fn box_movement(key: Key) -> Option<Action> {
    match (key.code, key.ctrl, key.alt) {
        (Code::Down, false, false) | (Code::Char('n'), true, false) => Some(Action::Down),
        (Code::Up, false, false) => Some(Action::Up),
        (Code::PageDown, _, _) => Some(Action::PageDown),
        (Code::PageUp, _, _) => Some(Action::PageUp),
        _ => None,
    }
}
