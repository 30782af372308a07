//! Search everything: one box, results as you type, ranked, with country and point in front.
//!
//! Must not: search. It asks with a generation number and shows what comes back for the last one.

use super::action::Action;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::msg::Effect;
use super::panes::Area;
use super::rows::Rows;
use crate::model::PassageRef;
use crate::search::{Hit, Results};
use std::sync::Arc;

/// State of the box.
#[derive(Debug, Default)]
pub struct FindAll {
    /// The query.
    pub edit: LineEdit,
    /// What the last answered query found.
    pub results: Option<Arc<Results>>,
    /// Cursor in the results.
    pub rows: Rows,
    /// Region of the box.
    pub area: Area,
    asked: u64,
    answered: u64,
    /// Enter was pressed before the answer was there.
    open_when_there: bool,
}

/// What came of a key.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// Nothing beyond the box.
    Stay,
    /// Ask this.
    Ask(Effect),
    /// Open the hit under the cursor.
    Open,
}

impl FindAll {
    /// With a query to start from.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self { edit: LineEdit::new(query), ..Self::default() }
    }

    /// Asks for the query as it is now.
    pub fn ask(&mut self, generation: u64) -> Effect {
        self.asked = generation;
        Effect::Search(generation, self.edit.text().to_owned())
    }

    /// Whether what is shown answers what was typed.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.asked == self.answered
    }

    /// Takes an answer; an older one than the last is dropped. Says whether Enter waited for it.
    pub fn take(&mut self, generation: u64, results: Arc<Results>) -> bool {
        if generation != self.asked {
            return false;
        }
        // The same query answered again, over more of the library, keeps the cursor.
        if self.answered != generation {
            self.rows.reset();
        }
        self.answered = generation;
        self.rows.fit(results.hits.len(), usize::from(self.list().height));
        self.results = Some(results);
        std::mem::take(&mut self.open_when_there)
    }

    /// Takes a key; `generation` numbers the search that it may ask for.
    pub fn key(&mut self, key: Key, action: Option<Action>, generation: u64) -> Outcome {
        match (key.code, action) {
            (Code::Enter, _) if self.is_current() => return Outcome::Open,
            (Code::Enter, _) => self.open_when_there = true,
            _ if self.moves(key) => {}
            _ => {
                let before = self.edit.text().to_owned();
                if self.edit.key(key) && self.edit.text() != before {
                    return Outcome::Ask(self.ask(generation));
                }
            }
        }
        Outcome::Stay
    }

    fn moves(&mut self, key: Key) -> bool {
        box_movement(key).is_some_and(|action| self.rows.act(action))
    }

    /// Region of the results.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.shorter(2, 0)
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body;
        let count = self.results.as_ref().map_or(0, |results| results.hits.len());
        self.rows.fit(count, usize::from(self.list().height));
    }

    /// The passage of a hit.
    #[must_use]
    pub fn passage(hit: &Hit) -> Option<PassageRef<'_>> {
        let passage = hit.report.passages.get(hit.passage)?;
        Some(PassageRef { report: &hit.report, index: hit.passage, passage })
    }

    /// The hit under the cursor.
    #[must_use]
    pub fn hit(&self) -> Option<&Hit> {
        self.results.as_ref()?.hits.get(self.rows.cursor)
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
