//! The box that takes away what is on the screen: in which form and layout, into which file.
//!
//! Must not: write. It gives what is to be written; only the disk's answer says that it was.

use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use crate::export::{Away, FileForm, Layout};

/// All layouts.
const LAYOUTS: [Layout; 3] = [Layout::Table, Layout::List, Layout::Briefing];

/// What the keys change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Field {
    /// The form.
    #[default]
    Form,
    /// The layout.
    Layout,
    /// The file's name.
    File,
}

/// State of the box.
#[derive(Clone, Debug)]
pub struct TakeAway {
    /// What is taken away.
    matter: Away,
    /// The form.
    pub form: FileForm,
    /// The layout, where there is a choice.
    layout: Layout,
    /// The file.
    pub file: LineEdit,
    /// What the keys change.
    pub field: Field,
    /// A file that is there, and that the reader is asked about.
    pub exists: Option<String>,
    /// What its orders are known by, so that no answer to another box is taken for its own.
    ticket: u64,
    /// It is being written.
    pub busy: bool,
    /// The name without its ending, as long as the reader has not typed another.
    stem: Option<String>,
    /// Region of the box.
    pub area: Area,
}

/// What is to be written where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What.
    pub matter: Away,
    /// In which form.
    pub form: FileForm,
    /// In which layout.
    pub layout: Layout,
    /// The file, as it was typed.
    pub file: String,
    /// Whether it may take the place of another one.
    pub replace: bool,
    /// Comes back with the answer.
    pub ticket: u64,
}

impl TakeAway {
    /// For something on the screen; `stem` is what its file is called until the reader calls it otherwise.
    #[must_use]
    pub fn new(matter: Away, stem: String, ticket: u64) -> Self {
        let mut own = Self {
            form: matter.forms().first().copied().unwrap_or_default(),
            matter,
            layout: Layout::default(),
            file: LineEdit::default(),
            field: Field::default(),
            exists: None,
            ticket,
            busy: false,
            stem: Some(stem),
            area: Area::default(),
        };
        own.name();
        own
    }

    /// Chooses a form.
    pub(super) fn choose(&mut self, form: FileForm) {
        self.form = form;
        self.name();
    }

    /// Names the file after its form.
    fn name(&mut self) {
        if let Some(stem) = &self.stem {
            self.file = LineEdit::new(&format!("{stem}.{}", self.form.ending()));
        }
    }

    /// What the reader is told of their own notes in the file, by its message.
    #[must_use]
    pub fn about_notes(&self) -> Option<&'static str> {
        self.matter.has_notes(self.form).map(|has| if has { "take-with-notes" } else { "take-without-notes" })
    }

    /// The layout, where the form and what is taken away leave a choice.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        let laid_out = matches!(self.form, FileForm::Markdown | FileForm::Html) && self.matter.has_layouts();
        laid_out.then_some(self.layout)
    }

    /// Takes a key; gives what is to be written when the reader is done.
    pub fn key(&mut self, key: Key) -> Option<Order> {
        if self.busy {
            return None;
        }
        if self.exists.take().is_some() {
            // Only the same key again replaces a file.
            return (key.code == Code::Enter).then(|| self.order(true));
        }
        match key.code {
            Code::Enter if self.file.text().trim().is_empty() => self.field = Field::File,
            Code::Enter => return Some(self.order(false)),
            Code::Tab => self.turn_field(!key.shift),
            Code::Down => self.turn_field(true),
            Code::Up => self.turn_field(false),
            Code::Left | Code::Right if self.field != Field::File => self.turn(key.code == Code::Right),
            _ if self.field == Field::File || key.printable().is_some() => {
                // What is typed is the name, wherever the cursor was.
                self.field = Field::File;
                if self.file.key(key) {
                    self.stem = None;
                    self.follow_ending();
                }
            }
            _ => {}
        }
        None
    }

    /// Takes a paste: it is part of the name.
    pub fn paste(&mut self, text: &str) {
        if self.busy {
            return;
        }
        self.exists = None;
        self.field = Field::File;
        self.file.insert(text);
        self.stem = None;
        self.follow_ending();
    }

    /// Whether an answer is to an order of this box.
    #[must_use]
    pub fn awaits(&self, ticket: u64) -> bool {
        self.busy && self.ticket == ticket
    }

    fn order(&mut self, replace: bool) -> Order {
        self.busy = true;
        let (matter, form) = (self.matter.clone(), self.form);
        let file = self.file.text().trim().to_owned();
        Order { matter, form, layout: self.layout().unwrap_or_default(), file, replace, ticket: self.ticket }
    }

    fn turn_field(&mut self, forward: bool) {
        self.field = match (self.field, forward, self.layout().is_some()) {
            (Field::Form, true, true) | (Field::File, false, true) => Field::Layout,
            (Field::Form, _, _) => Field::File,
            (Field::Layout, true, _) => Field::File,
            (Field::Layout, false, _) | (Field::File, _, _) => Field::Form,
        };
    }

    fn turn(&mut self, forward: bool) {
        if self.field == Field::Form {
            self.form = beside(self.matter.forms(), self.form, forward);
            self.name();
            if self.stem.is_none() {
                self.change_ending();
            }
        } else {
            self.layout = beside(&LAYOUTS, self.layout, forward);
        }
    }

    /// A name that ends like a form means that form.
    fn follow_ending(&mut self) {
        let ending = self.file.text().rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        if let Some(form) = self.matter.forms().iter().copied().find(|form| ending.as_deref() == Some(form.ending())) {
            self.form = form;
        }
    }

    /// A name of the reader's own keeps all but its ending.
    fn change_ending(&mut self) {
        let known = |(_, ending): &(&str, &str)| self.matter.forms().iter().any(|form| form.ending() == *ending);
        if let Some((stem, _)) = self.file.text().rsplit_once('.').filter(known) {
            self.file = LineEdit::new(&format!("{stem}.{}", self.form.ending()));
        }
    }

    /// Takes its region.
    pub fn prepare(&mut self, body: Area) {
        self.area = body.middle(64, 9);
    }
}

fn beside<T: Copy + PartialEq>(all: &[T], own: T, forward: bool) -> T {
    let at = all.iter().position(|known| *known == own).unwrap_or(0);
    let next = if forward { at + 1 } else { at + all.len() - 1 };
    all.get(next % all.len().max(1)).copied().unwrap_or(own)
}
