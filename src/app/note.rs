//! The box of a note: what it is on, named, the note and its labels; of a new bookmark, of one that is there, of
//! a deck's item.
//!
//! Must not: save. It gives what is to be saved; only the disk's answer says "saved".

use super::action::Action;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::text_edit::TextEdit;
use crate::model::Id;
use crate::notebook::{Address, Anchor, Bookmark, Change, Deck, LARGEST_NOTE};
use crate::store::{Draft, DraftOf};
use crate::text::{Raw, Shown};
use jiff::Timestamp;

/// Cells of the box where there is room.
const WIDTH: u16 = 76;
/// Rows from which the note stands apart from what is around it.
const ROOMY: u16 = 12;
/// Rows that a new note has before it grows.
const FEWEST: u16 = 3;

/// What a new bookmark can be on, and by what that is found again where it is a passage.
pub type Choice = (Address, Option<Anchor>);

/// What the note is on.
#[derive(Clone, Debug)]
enum Target {
    /// A new bookmark on one of these, each with that by which it is found again.
    New(Vec<Choice>),
    /// A bookmark, as it was when the box was opened.
    Bookmark(Bookmark),
    /// An item of a deck, as the deck was when the box was opened.
    Item(Deck, Id),
}

/// What takes the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NoteField {
    /// The note.
    #[default]
    Note,
    /// The labels.
    Labels,
}

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The box stays.
    Stay,
    /// It is to be saved.
    Save,
    /// The note is to be edited with another program.
    Outside,
    /// The text is what it was before anything was typed.
    Reverted,
}

/// State of the box.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note.
    pub edit: TextEdit,
    /// The labels, between commas.
    pub labels: LineEdit,
    /// What takes the keys.
    pub field: NoteField,
    /// When the draft was last put on the disk, where it was.
    pub kept: Option<String>,
    target: Target,
    /// Which of the places of a new bookmark is meant.
    chosen: usize,
    /// The name of its draft.
    of: DraftOf,
    /// What was last handed over to be kept.
    handed: (u64, String, usize),
    /// Region of the box.
    pub area: Area,
    /// Rows left blank over and under the note.
    gap: u16,
}

impl Note {
    /// For a new bookmark on the first of some addresses, or on another of them.
    #[must_use]
    pub fn new(choices: Vec<Choice>) -> Option<Self> {
        let of = DraftOf::New(choices.first()?.0.clone());
        Some(Self::open(of, Target::New(choices)))
    }

    /// For the note and the labels of a bookmark.
    #[must_use]
    pub fn of_bookmark(bookmark: &Bookmark) -> Self {
        Self::open(DraftOf::Bookmark(bookmark.id.clone()), Target::Bookmark(bookmark.clone()))
    }

    /// For what is said to an item of a deck; `None` where the deck has no such item.
    #[must_use]
    pub fn of_item(deck: &Deck, item: &Id) -> Option<Self> {
        deck.items.iter().find(|known| known.id == *item)?;
        Some(Self::open(DraftOf::Item(deck.name.clone(), item.clone()), Target::Item(deck.clone(), item.clone())))
    }

    fn open(of: DraftOf, target: Target) -> Self {
        let mut own = Self {
            edit: TextEdit::new("", LARGEST_NOTE),
            labels: LineEdit::default(),
            field: NoteField::default(),
            kept: None,
            target,
            chosen: 0,
            of,
            handed: (0, String::new(), 0),
            area: Area::default(),
            gap: 0,
        };
        let (note, labels) = own.saved();
        own.edit = TextEdit::new(&note, LARGEST_NOTE);
        own.labels = LineEdit::new(&labels);
        own.handed = own.state();
        own
    }

    /// The note and the labels as they are on the disk.
    fn saved(&self) -> (String, String) {
        match &self.target {
            Target::New(..) => Default::default(),
            Target::Bookmark(bookmark) => {
                let labels: Vec<&str> = bookmark.labels.iter().map(Shown::as_str).collect();
                (bookmark.note.to_string(), labels.join(", "))
            }
            Target::Item(deck, id) => {
                let item = deck.items.iter().find(|item| item.id == *id);
                (item.map(|item| item.note.to_string()).unwrap_or_default(), String::new())
            }
        }
    }

    /// The message that names the box.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.target {
            Target::New(..) => "note-title",
            Target::Bookmark(_) => "note-title-edit",
            Target::Item(..) => "note-title-item",
        }
    }

    /// What it is on.
    #[must_use]
    pub fn target(&self) -> Option<&Address> {
        match &self.target {
            Target::New(all) => all.get(self.chosen).map(|(address, _)| address),
            Target::Bookmark(bookmark) => Some(&bookmark.address),
            Target::Item(deck, id) => deck.items.iter().find(|item| item.id == *id).map(|item| &item.address),
        }
    }

    /// Whether it can be on more than one thing.
    #[must_use]
    pub fn can_widen(&self) -> bool {
        matches!(&self.target, Target::New(all) if all.len() > 1)
    }

    /// Whether it has labels.
    #[must_use]
    pub fn has_labels(&self) -> bool {
        !matches!(self.target, Target::Item(..))
    }

    /// The name of its draft.
    #[must_use]
    pub fn of(&self) -> &DraftOf {
        &self.of
    }

    /// Gives it the name of another draft, which goes when it is saved.
    pub(super) fn take_name(&mut self, of: DraftOf) {
        self.of = of;
    }

    /// Whether the note is larger than a note may be, which only another program can have done.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.edit.text().trim().len() > LARGEST_NOTE
    }

    /// What is to be saved; `id` is for a new bookmark. Nothing where nothing was changed.
    #[must_use]
    pub fn changes(&self, id: Id, now: Timestamp) -> Vec<Change> {
        let note = Raw::new(self.edit.text().trim()).shown_lines();
        match &self.target {
            Target::New(all) => {
                let Some((address, anchor)) = all.get(self.chosen).cloned() else { return Vec::new() };
                let labels = self.label_list();
                vec![Change::add(Bookmark { note, labels, anchor, ..Bookmark::new(id, address, now) })]
            }
            Target::Bookmark(before) => {
                // What nobody touched stays to the letter: a label may have a comma, a note blanks at its end.
                let (says_it, has_them) = self.is_as_saved();
                let note = if says_it { before.note.clone() } else { note };
                let labels = if has_them { before.labels.clone() } else { self.label_list() };
                let after = Bookmark { note, labels, ..before.clone() };
                if after == *before {
                    return Vec::new();
                }
                vec![Change::edit(before.clone(), Bookmark { updated: now, ..after })]
            }
            Target::Item(before, id) => {
                let mut after = before.clone();
                after.items.iter_mut().filter(|item| item.id == *id).for_each(|item| item.note = note.clone());
                if self.is_as_saved().0 {
                    return Vec::new();
                }
                after.updated = now;
                vec![Change::deck(Some(before.clone()), Some(after))]
            }
        }
    }

    /// The labels, each once.
    fn label_list(&self) -> Vec<Shown> {
        let mut all: Vec<Shown> = Vec::new();
        for label in self.labels.text().split(',').map(str::trim).filter(|label| !label.is_empty()) {
            let label = Raw::new(label).shown();
            if !all.contains(&label) {
                all.push(label);
            }
        }
        all
    }

    /// Takes a key that means an action of the box, or is typed.
    pub(super) fn key(&mut self, key: Key, action: Option<Action>) -> Outcome {
        // Whatever the configuration says, a letter is a letter here.
        match action.filter(|_| key.printable().is_none()) {
            Some(Action::SaveNote) => return Outcome::Save,
            Some(Action::EditOutside) => return Outcome::Outside,
            Some(Action::Revert) => {
                let (note, labels) = self.saved();
                self.edit.replace(&note);
                self.labels = LineEdit::new(&labels);
                return Outcome::Reverted;
            }
            Some(Action::BreakLine) if self.field == NoteField::Note => self.edit.break_line(),
            Some(Action::Widen) => match &self.target {
                Target::New(all) if all.len() > 1 => self.chosen = (self.chosen + 1) % all.len(),
                _ => self.other_field(),
            },
            Some(Action::OtherPane) => self.other_field(),
            Some(Action::Undo) => drop(self.edit.undo()),
            Some(Action::Redo) => drop(self.edit.redo()),
            _ => self.typed(key),
        }
        Outcome::Stay
    }

    fn typed(&mut self, key: Key) {
        match (self.field, key.code) {
            (NoteField::Labels, Code::Up) => self.field = NoteField::Note,
            (NoteField::Labels, _) => drop(self.labels.key(key)),
            (NoteField::Note, _) => {
                let took = self.edit.key(key);
                if !took && key == Key::plain(Code::Down) && self.has_labels() {
                    self.field = NoteField::Labels;
                }
            }
        }
    }

    fn other_field(&mut self) {
        self.field = match self.field {
            NoteField::Note if self.has_labels() => NoteField::Labels,
            _ => NoteField::Note,
        };
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) {
        match self.field {
            NoteField::Note => self.edit.insert(text),
            NoteField::Labels => self.labels.insert(text),
        }
    }

    fn state(&self) -> (u64, String, usize) {
        (self.edit.revision(), self.labels.text().to_owned(), self.chosen)
    }

    /// Whether anything was typed since it was last asked.
    pub(super) fn take_typed(&mut self) -> bool {
        let state = self.state();
        state != std::mem::replace(&mut self.handed, state.clone())
    }

    /// Has it handed over again although nothing was typed.
    pub(super) fn hand_again(&mut self) {
        self.handed.0 = u64::MAX;
    }

    /// What is to be kept in case it is never saved; nothing where it is as it was saved.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        if self.is_as_saved() == (true, true) { None } else { self.draft_as_it_is() }
    }

    /// Whether the note, and whether the labels, are as they were saved.
    fn is_as_saved(&self) -> (bool, bool) {
        let (note, labels) = self.saved();
        let labels = LineEdit::new(&labels);
        (self.edit.text().trim() == note.trim(), self.labels.text().trim() == labels.text().trim())
    }

    /// Whether it says what a draft says.
    pub(super) fn says(&self, draft: &Draft) -> bool {
        self.edit.text().trim() == draft.note.trim() && self.labels.text().trim() == draft.labels.trim()
    }

    /// The same whether it was changed or not.
    pub(super) fn draft_as_it_is(&self) -> Option<Draft> {
        let address = self.target()?.clone();
        let (note, labels) = (self.edit.text().to_owned(), self.labels.text().to_owned());
        Some(Draft { of: self.of.clone(), address, note, labels })
    }

    /// Offers one more thing for a new bookmark, where it is not on offer.
    pub(super) fn offer(&mut self, choice: Choice) {
        if let Target::New(all) = &mut self.target
            && all.iter().all(|(address, _)| *address != choice.0)
        {
            all.push(choice);
        }
    }

    /// Takes a draft up; undo gives what was saved.
    pub(super) fn restore(&mut self, draft: &Draft) {
        if !self.edit.replace(&draft.note) {
            self.edit = TextEdit::new(&draft.note, LARGEST_NOTE);
        }
        self.labels = LineEdit::new(&draft.labels);
        if let Target::New(all) = &self.target {
            self.chosen = all.iter().position(|(address, _)| *address == draft.address).unwrap_or(0);
        }
        self.handed = self.state();
    }

    /// Takes its region: it grows with its text, as far as the screen does.
    pub fn prepare(&mut self, body: Area) {
        self.gap = u16::from(body.height >= ROOMY);
        let around = 2 + 1 + self.gap * 2 + u16::from(self.has_labels());
        let room = body.height.saturating_sub(around).max(1);
        let cells = body.middle(WIDTH, around).inset(2, 2).width;
        self.edit.lay_out(cells, room);
        let wanted = u16::try_from(self.edit.row_count()).unwrap_or(u16::MAX).max(FEWEST).min(room);
        self.area = body.middle(WIDTH, around + wanted);
        self.edit.lay_out(cells, self.text_area().height);
    }

    /// Region of the note.
    #[must_use]
    pub fn text_area(&self) -> Area {
        self.inner().shorter(1 + self.gap, u16::from(self.has_labels()) + self.gap)
    }

    /// Region of the labels, where it has any.
    #[must_use]
    pub fn labels_area(&self) -> Option<Area> {
        let inner = self.inner();
        self.has_labels().then(|| inner.row(inner.height.saturating_sub(1)))
    }

    /// Inside the frame.
    #[must_use]
    pub fn inner(&self) -> Area {
        self.area.inset(2, 2).shorter(1, 1)
    }
}
