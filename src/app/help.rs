//! Help and palette: every action, its keys, and what it does; filtered by description.
//!
//! Must not: list anything by hand; all rows come from the table.

use super::action::{Action, Context};
use super::find_all::box_movement;
use super::flow::KEPT;
use super::key::{Code, Key};
use super::keymap::Keymap;
use super::line_edit::LineEdit;
use super::panes::Area;
use super::rows::Rows;
use crate::model::Mark;
use crate::say;
use crate::text::{fold, wrap};
use crate::words::{Words, mark_explained};

/// Widest the list gets, in cells.
const WIDEST: u16 = 78;

/// What the list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// All contexts, to be read.
    Help,
    /// What can be done now.
    Palette,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// A context's name.
    Heading(String),
    /// A mark of passages and what it means; one line of it.
    Mark(String),
    /// Keys and what they do.
    Act {
        /// Keys as they are shown.
        keys: String,
        /// What they do.
        label: String,
        /// The action.
        action: Action,
    },
}

/// State of the list.
pub struct Help {
    /// What it is for.
    pub purpose: Purpose,
    /// The filter.
    pub edit: LineEdit,
    /// Rows that the filter leaves.
    pub rows: Vec<HelpRow>,
    /// Cursor in them.
    pub list: Rows,
    /// Region of the list.
    pub area: Area,
    all: Vec<HelpRow>,
    /// Cells of a row.
    cells: usize,
}

impl Help {
    /// Lists what a purpose needs; `context` is where the reader is.
    #[must_use]
    pub fn new(purpose: Purpose, context: Context, (keymap, words): (&Keymap, &Words)) -> Self {
        let contexts = match purpose {
            Purpose::Palette => vec![context],
            Purpose::Help => {
                let others = Context::ALL.iter().copied().filter(|other| *other != context);
                std::iter::once(context).chain(others).collect()
            }
        };
        let mut all = Vec::new();
        for context in contexts {
            if purpose == Purpose::Help {
                all.push(HelpRow::Heading(words.say(context.message())));
            }
            all.extend(rows(context, keymap, words));
            // Right after what is looked up first.
            if purpose == Purpose::Help && all.iter().filter(|row| matches!(row, HelpRow::Heading(_))).count() == 1 {
                all.push(HelpRow::Heading(words.say("help-marks")));
                all.extend(Mark::ALL.iter().map(|mark| HelpRow::Mark(mark_explained(words, *mark))));
                all.push(HelpRow::Mark(say!(words, "kept-explained", sign = KEPT)));
            }
        }
        let mut help = Self {
            purpose,
            edit: LineEdit::default(),
            rows: Vec::new(),
            list: Rows::default(),
            area: Area::default(),
            all,
            cells: usize::from(WIDEST),
        };
        help.filter();
        help
    }

    /// Adds what is no row of the table: a label and what it does.
    pub(super) fn add(&mut self, more: Vec<(String, Action)>) {
        let row = |(label, action)| HelpRow::Act { keys: String::new(), label, action };
        self.all.extend(more.into_iter().map(row));
        self.filter();
    }

    fn filter(&mut self) {
        let filter = fold(self.edit.text());
        let words: Vec<&str> = filter.split_whitespace().collect();
        let fits = |row: &&HelpRow| match row {
            HelpRow::Heading(_) => words.is_empty(),
            HelpRow::Mark(about) => {
                let about = fold(about);
                words.iter().all(|word| about.contains(word))
            }
            HelpRow::Act { keys, label, .. } => {
                let label = fold(label);
                words.iter().all(|word| label.contains(word) || fold(keys) == **word)
            }
        };
        self.rows = self.all.iter().filter(fits).flat_map(|row| lines(row, self.cells)).collect();
        if !words.is_empty() {
            // What works in several places stands there once.
            let mut seen = Vec::new();
            self.rows.retain(|row| {
                !seen.contains(row) && {
                    seen.push(row.clone());
                    true
                }
            });
        }
        self.list.reset();
        self.skip_heading(true);
    }

    fn skip_heading(&mut self, down: bool) {
        while matches!(self.rows.get(self.list.cursor), Some(HelpRow::Heading(_))) {
            let next = if down { self.list.cursor + 1 } else { self.list.cursor.saturating_sub(1) };
            if next == self.list.cursor || next >= self.rows.len() {
                self.list.cursor = (self.list.cursor + 1).min(self.rows.len().saturating_sub(1));
                break;
            }
            self.list.cursor = next;
        }
    }

    /// Takes a key; gives the action that was chosen.
    pub fn key(&mut self, key: Key) -> Option<Action> {
        if key.code == Code::Enter {
            return match self.rows.get(self.list.cursor) {
                Some(HelpRow::Act { action, .. }) => Some(*action),
                _ => None,
            };
        }
        if let Some(action) = box_movement(key) {
            self.list.act(action);
            self.skip_heading(matches!(action, Action::Down | Action::PageDown));
        } else {
            let before = self.edit.text().to_owned();
            if self.edit.key(key) && self.edit.text() != before {
                self.filter();
            }
        }
        None
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text);
        self.filter();
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(WIDEST, body.height);
        let cells = usize::from(self.area.width.saturating_sub(4)).max(1);
        if std::mem::replace(&mut self.cells, cells) != cells {
            let cursor = self.list.cursor;
            self.filter();
            self.list.cursor = cursor;
        }
        self.list.fit(self.rows.len(), usize::from(self.rows_area().height));
    }

    /// Region of the rows.
    #[must_use]
    pub fn rows_area(&self) -> Area {
        self.area.inset(1, 1).shorter(2, 1)
    }
}

/// One row for each thing that can be done in a context: rows of the table with one message
/// (the topics, `Space` beside `PgDn`) stand together.
fn rows(context: Context, keymap: &Keymap, words: &Words) -> Vec<HelpRow> {
    let mut out: Vec<HelpRow> = Vec::new();
    for (entry, keys) in keymap.rows(context) {
        let label = words.say(&label_id(entry.name));
        let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let shown = shown.join(" ");
        match out.iter_mut().find(|row| matches!(row, HelpRow::Act { label: known, .. } if *known == label)) {
            Some(HelpRow::Act { keys, .. }) => {
                if !shown.is_empty() {
                    *keys = format!("{keys} {shown}");
                }
            }
            _ => out.push(HelpRow::Act { keys: shown, label, action: entry.action }),
        }
    }
    out
}

/// A row as lines of so many cells: what a mark means takes several.
fn lines(row: &HelpRow, cells: usize) -> Vec<HelpRow> {
    let HelpRow::Mark(about) = row else { return vec![row.clone()] };
    let lines = wrap(about, cells).into_iter();
    lines.map(|line| HelpRow::Mark(about.get(line).unwrap_or_default().to_owned())).collect()
}

/// The message that says what a row of the table does.
#[must_use]
pub fn label_id(name: &str) -> String {
    match name {
        topic if topic.starts_with("topic-") => "action-topic".to_owned(),
        lead if lead.starts_with("follow-") => "action-follow-digit".to_owned(),
        name => format!("action-{name}"),
    }
}
