//! A deck on the screen: what is presented in which order, how long, and what the speaker says to it.
//!
//! Must not: hold the deck; it is in the notebook, under its name. It changes nothing; `App` does.

use super::action::Action;
use super::panes::{Area, list_and_about};
use super::role::{Role, Span};
use super::rows::{Rows, Scroll};
use crate::export::Scribe;
use crate::model::{Id, Library, Place};
use crate::notebook::{Address, Deck, DeckItem, Notebook, Stand, stands};
use crate::say;
use crate::words::{self, Words};
use std::sync::Arc;

/// State of the screen.
#[derive(Debug)]
pub struct DeckView {
    /// Which deck.
    pub name: Id,
    /// What its items are called, in its order.
    pub lines: Vec<DeckLine>,
    /// Cursor in its items.
    pub rows: Rows,
    /// What is known of the item under the cursor, wrapped.
    pub about: Vec<Vec<Span>>,
    /// Which lines of it are in view.
    pub scroll: Scroll,
    /// Region of it all.
    pub area: Area,
    made_for: Option<(Arc<Notebook>, Arc<Library>)>,
    about_for: Option<(usize, u16)>,
}

/// What a row says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckLine {
    /// "Venezuela › Protection", "Comparison: Venezuela · Cuba".
    pub name: String,
    /// "5 min"; nothing where that is not said.
    pub minutes: String,
    /// The first line of what the speaker says.
    pub note: String,
    /// Where it stands in the library.
    pub stand: Stand,
}

impl DeckView {
    /// Of a deck.
    #[must_use]
    pub fn new(name: Id) -> Self {
        Self {
            name,
            lines: Vec::new(),
            rows: Rows::default(),
            about: Vec::new(),
            scroll: Scroll::default(),
            area: Area::default(),
            made_for: None,
            about_for: None,
        }
    }

    /// Settles rows and regions. `body` is what lies between title and footer.
    pub fn prepare(&mut self, body: Area, notebook: &Arc<Notebook>, (library, words): (&Arc<Library>, &Words)) {
        self.area = body;
        let scribe = Scribe { library, words };
        let deck = notebook.deck(&self.name);
        let same =
            |(book, lib): &(Arc<Notebook>, Arc<Library>)| Arc::ptr_eq(book, notebook) && Arc::ptr_eq(lib, library);
        let anew = !self.made_for.as_ref().is_some_and(same);
        if anew {
            let items = deck.map(|deck| deck.items.as_slice()).unwrap_or_default();
            let kept = items.iter().map(|item| (&item.address, item.anchor.as_ref()));
            let lines = items.iter().zip(stands(library, kept)).map(|(item, stand)| line(&scribe, item, stand));
            self.lines = lines.collect();
            self.made_for = Some((Arc::clone(notebook), Arc::clone(library)));
        }
        self.rows.fit(self.lines.len(), usize::from(self.list().height));
        let area = self.about_area();
        let about_for = Some((self.rows.cursor, area.width));
        if anew || self.about_for != about_for {
            let cells = usize::from(area.width).max(1);
            let item = deck.and_then(|deck| deck.items.get(self.rows.cursor));
            let said = item.zip(self.lines.get(self.rows.cursor)).map(|(item, line)| about(&scribe, item, line));
            let said = said.unwrap_or_default();
            self.about = said.iter().flat_map(|(text, role)| Span::paragraphs(text, cells, *role)).collect();
            if self.about_for != about_for {
                self.scroll = Scroll::default();
            }
            self.about_for = about_for;
        }
        self.scroll.fit(self.about.len(), usize::from(area.height));
    }

    /// The item under the cursor.
    #[must_use]
    pub fn chosen<'d>(&self, deck: &'d Deck) -> Option<&'d DeckItem> {
        deck.items.get(self.rows.cursor)
    }

    /// Where the item under the cursor leads.
    #[must_use]
    pub fn leads(&self, deck: &Deck) -> Option<Address> {
        let item = self.chosen(deck)?;
        match self.lines.get(self.rows.cursor).map(|line| &line.stand) {
            Some(Stand::Moved(place, _)) => Some(Address::Place(place.clone())),
            _ => Some(item.address.clone()),
        }
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::NextPoint => self.scroll.by(1),
            Action::PreviousPoint => self.scroll.by(-1),
            _ => return self.rows.act(action),
        }
        true
    }

    /// Region of the rows.
    #[must_use]
    pub fn list(&self) -> Area {
        list_and_about(self.area).0
    }

    /// Region of what is known of the item under the cursor, a divider left out.
    #[must_use]
    pub fn about_area(&self) -> Area {
        list_and_about(self.area).1
    }
}

fn line(scribe: &Scribe<'_>, item: &DeckItem, stand: Stand) -> DeckLine {
    let name = scribe.address_name(&item.address);
    let minutes = item.minutes.map(|minutes| say!(scribe.words, "deck-minutes", count = minutes)).unwrap_or_default();
    DeckLine {
        name: if item.address.place().is_some() { name.subject() } else { name.line(scribe.words) },
        minutes,
        note: item.note.lines().next().unwrap_or_default().to_owned(),
        stand,
    }
}

/// What is known of an item: what the speaker says, then what is presented.
fn about(scribe: &Scribe<'_>, item: &DeckItem, line: &DeckLine) -> Vec<(String, Role)> {
    let words = scribe.words;
    let mut said = vec![(scribe.address_name(&item.address).line(words), Role::Heading)];
    said.push((item.address.to_string(), Role::Meta));
    if !item.note.is_empty() {
        said.push((item.note.to_string(), Role::Text));
    }
    let place: Option<&Place> = match &line.stand {
        Stand::Orphan => {
            said.push((words.say("deck-item-gone"), Role::Alarm));
            None
        }
        Stand::Moved(place, _) => Some(place),
        Stand::Here | Stand::Changed(_) | Stand::Unread => item.address.place(),
    };
    said.push((String::new(), Role::Text));
    match place.and_then(|place| scribe.library.passage(place)) {
        Some(found) => {
            let who = format!("{}, {}", words::speakers(words, found), words::period(words, found.period()));
            said.push((who, Role::Speaker));
            said.push((found.passage.text.in_lang(words.lang()).to_owned(), Role::Text));
        }
        None => {
            said.extend(item.anchor.as_ref().map(|anchor| (format!("\u{201c}{}\u{201d}", anchor.quote), Role::Text)));
        }
    }
    said
}
