//! Go to by name: countries, topics, points and actions, however they are spelled.
//!
//! Must not: search text; that is the other box.

use super::action::{Action, Context, Entry, TABLE};
use super::find_all::box_movement;
use super::help::label_id;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::rows::Rows;
use crate::model::Library;
use crate::search::{NameHit, NameIndex, Target};
use crate::words::Words;

/// Most rows the box shows.
const LIMIT: usize = 200;

/// State of the box.
pub struct Names {
    /// The query.
    pub edit: LineEdit,
    /// What fits it, best first.
    pub hits: Vec<NameHit>,
    /// Cursor in them.
    pub rows: Rows,
    /// Region of the box.
    pub area: Area,
    index: NameIndex,
    actions: Vec<Action>,
}

impl Names {
    /// Over a library, with the actions that mean something in a context.
    #[must_use]
    pub fn new(library: &Library, words: &Words, context: Context) -> Self {
        // Topics are found by their own names.
        let named = |entry: &&Entry| entry.contexts.contains(&context) && !matches!(entry.action, Action::Topic(_));
        let here = TABLE.iter().filter(named);
        let (actions, labels): (Vec<Action>, Vec<(&str, String)>) =
            here.map(|entry| (entry.action, (entry.name, words.say(&label_id(entry.name))))).unzip();
        let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (*name, label.as_str())).collect();
        let index = NameIndex::new(library, words.lang(), &labels);
        let mut names = Self {
            edit: LineEdit::default(),
            hits: Vec::new(),
            rows: Rows::default(),
            area: Area::default(),
            index,
            actions,
        };
        names.update();
        names
    }

    /// Finds again, after what was typed changed.
    pub(super) fn update(&mut self) {
        self.hits = self.index.find(self.edit.text(), LIMIT);
        self.rows.reset();
    }

    /// Takes a key; gives what was chosen.
    pub fn key(&mut self, key: Key) -> Option<Target> {
        if key.code == Code::Enter {
            return self.hits.get(self.rows.cursor).map(|hit| hit.target.clone());
        }
        if !box_movement(key).is_some_and(|action| self.rows.act(action)) {
            let before = self.edit.text().to_owned();
            if self.edit.key(key) && self.edit.text() != before {
                self.update();
            }
        }
        None
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text);
        self.update();
    }

    /// The action of a target.
    #[must_use]
    pub fn action(&self, index: usize) -> Option<Action> {
        self.actions.get(index).copied()
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(76, body.height.saturating_sub(2).clamp(6, 24));
        self.rows.fit(self.hits.len(), usize::from(self.list().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.inset(1, 1).shorter(2, 1)
    }
}
