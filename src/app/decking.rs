//! Decks among the other screens: what is put into the current one, made of what is on the screen, ordered and timed.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::bookmarks::Tab;
use super::choose_deck::{ChooseDeck, DeckChoice, DeckFor, NewItem};
use super::deck::DeckView;
use super::layer::Layer;
use super::{App, Notice};
use crate::export::Scribe;
use crate::model::{Id, Place};
use crate::notebook::{Address, Bookmark, Change, Deck, DeckItem, fresh_item_id, fresh_name};
use crate::say;
use crate::search::Hit;
use crate::text::Shown;

/// Hits of a search that become items; nobody presents more, and more are said to be left out.
const MOST_HITS: usize = 100;
/// Longest time for one item, in minutes.
const MOST_MINUTES: u16 = 600;

impl App {
    /// The deck that `+` adds to.
    #[must_use]
    pub fn current_deck(&self) -> Option<&Deck> {
        self.notebook.deck(self.deck.as_ref()?)
    }

    /// Puts what is under the cursor, or marked, into the current deck; where there is none, asks for one.
    pub(super) fn add_to_deck(&mut self) {
        let items = match self.layers.last() {
            Some(Layer::Bookmarks(list)) if list.tab == Tab::Decks => return self.choose_deck(),
            Some(Layer::Bookmarks(list)) => list.in_hand().into_iter().map(of_bookmark).collect(),
            Some(Layer::FindAll(find)) => {
                let place = find.hit().and_then(Hit::passage).map(|found| self.library.place_of(found));
                place.map(|place| self.new_item(Address::Place(place))).into_iter().collect()
            }
            _ => {
                let first = self.addresses_here().into_iter().next();
                first.map(|address| self.new_item(address)).into_iter().collect::<Vec<_>>()
            }
        };
        match self.current_deck().cloned() {
            _ if items.is_empty() => self.tell("nothing-for-a-deck", false),
            Some(deck) => self.put_into(deck, items),
            None => self.ask_for_deck(items, String::new()),
        }
    }

    /// Asks which deck is the current one.
    pub(super) fn choose_deck(&mut self) {
        self.ask_for_deck(Vec::new(), String::new());
    }

    fn ask_for_deck(&mut self, items: Vec<NewItem>, suggested: String) {
        let asks = ChooseDeck::new(DeckFor::Items(items, suggested), "");
        self.layers.push(Layer::ChooseDeck(Box::new(asks)));
    }

    /// Makes items of what is on the screen, and asks which deck takes them.
    pub(super) fn deck_of_screen(&mut self) {
        let title = match self.layers.last().and_then(|layer| self.address_of(layer)) {
            Some(address) => self.name_address(&address),
            None => {
                let section = self.place().map(|place| Place { passage: None, point: None, ..place });
                section.map(|place| self.name_address(&place.into())).unwrap_or_default()
            }
        };
        let (items, title) = match self.layers.last() {
            Some(Layer::Bookmarks(list)) => {
                (list.marked_or_all().into_iter().map(of_bookmark).collect::<Vec<_>>(), String::new())
            }
            _ => (self.items_of_screen().into_iter().map(|address| self.new_item(address)).collect(), title),
        };
        if items.is_empty() {
            return self.tell("nothing-for-a-deck", false);
        }
        if let Some(Layer::FindAll(find)) = self.layers.last() {
            let all = find.results.as_ref().map_or(0, |results| results.total);
            if all > items.len() {
                let text = say!(self.words, "deck-hits-left-out", count = items.len(), all = all);
                self.notice = Some(Notice { text, alarm: false });
            }
        }
        self.ask_for_deck(items, title);
    }

    /// What the screen can be presented as: one point after the other, one hit after the other, else the screen whole.
    fn items_of_screen(&self) -> Vec<Address> {
        match self.layers.last() {
            Some(layer @ Layer::Compare(_)) => {
                self.address_of(layer).map(|whole| self.points_of(&whole)).unwrap_or_default()
            }
            Some(Layer::FindAll(find)) => {
                let hits = find.results.as_ref().map(|results| results.hits.as_slice()).unwrap_or_default();
                let places = hits.iter().take(MOST_HITS).filter_map(Hit::passage);
                places.map(|found| Address::Place(self.library.place_of(found))).collect()
            }
            Some(Layer::Grid(grid)) if !grid.marked.is_empty() => {
                let marked = grid.marked.iter();
                marked.map(|(code, slot)| Address::Place(self.place_of_slot(*code, *slot))).collect()
            }
            Some(layer) => self.address_of(layer).into_iter().collect(),
            None => {
                let section = self.place().map(|place| Place { passage: None, point: None, ..place });
                section.map(|section| self.points_of(&section.into())).unwrap_or_default()
            }
        }
    }

    fn points_of(&self, whole: &Address) -> Vec<Address> {
        Scribe { library: &self.library, words: &self.words }.by_points(whole)
    }

    fn new_item(&self, address: Address) -> NewItem {
        NewItem { anchor: self.anchor_of(&address), address, note: Shown::ours("") }
    }

    /// What was chosen in the box.
    pub(super) fn deck_was_chosen(&mut self, choice: DeckChoice) {
        let Some(Layer::ChooseDeck(asked)) = self.layers.pop() else { return };
        let items = match asked.purpose {
            DeckFor::Items(items, _) => items,
            DeckFor::Title(_) => Vec::new(),
        };
        match choice {
            DeckChoice::New(title) => {
                let name = fresh_name(&title, |name| self.notebook.decks.iter().any(|deck| deck.name.as_str() == name));
                let mut deck = Deck::new(name.clone(), title.clone(), self.now);
                self.append(&mut deck, items);
                let text = say!(self.words, "deck-made", title = &title, count = deck.items.len());
                self.save(vec![Change::deck(None, Some(deck))]);
                self.deck = Some(name);
                self.notice = Some(Notice { text, alarm: false });
            }
            DeckChoice::Deck(name) => {
                self.deck = Some(name);
                match self.current_deck().cloned() {
                    Some(deck) if items.is_empty() => {
                        let text = say!(self.words, "deck-is-current", title = &deck.title);
                        self.notice = Some(Notice { text, alarm: false });
                    }
                    Some(deck) => self.put_into(deck, items),
                    None => self.tell("deck-gone", true),
                }
            }
            DeckChoice::Title(name, title) => self.change_deck(&name, |deck| deck.title = title),
        }
    }

    fn put_into(&mut self, before: Deck, items: Vec<NewItem>) {
        let mut after = before.clone();
        after.updated = self.now;
        self.append(&mut after, items);
        let key = self.keymap.shown("choose-deck");
        let text = say!(self.words, "deck-added", title = &after.title, count = after.items.len(), key = &key);
        self.save(vec![Change::deck(Some(before), Some(after))]);
        self.notice = Some(Notice { text, alarm: false });
    }

    fn append(&self, deck: &mut Deck, items: Vec<NewItem>) {
        for NewItem { address, anchor, note } in items {
            if let Some(id) = fresh_item_id(&deck.items, self.now) {
                deck.items.push(DeckItem { id, address, note, minutes: None, anchor });
            }
        }
    }

    /// Changes a deck and saves it, where that changed anything.
    fn change_deck(&mut self, name: &Id, change: impl FnOnce(&mut Deck)) {
        let Some(before) = self.notebook.deck(name).cloned() else { return self.tell("deck-gone", true) };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            after.updated = self.now;
            self.save(vec![Change::deck(Some(before), Some(after))]);
        }
    }

    /// Opens a deck, which is the current one from then on.
    pub(super) fn open_deck(&mut self, name: Id) {
        self.deck = Some(name.clone());
        self.layers.push(Layer::Deck(Box::new(DeckView::new(name))));
    }

    /// The deck on the screen, and its name; in the list, the one under the cursor.
    pub(super) fn deck_in_hand(&self) -> Option<Deck> {
        match self.layers.last()? {
            Layer::Deck(view) => self.notebook.deck(&view.name).cloned(),
            Layer::Bookmarks(list) => list.chosen_deck().cloned(),
            _ => None,
        }
    }

    /// Asks for another title of the deck in hand.
    pub(super) fn name_deck(&mut self) {
        if let Some(deck) = self.deck_in_hand() {
            let asks = ChooseDeck::new(DeckFor::Title(deck.name.clone()), &deck.title);
            self.layers.push(Layer::ChooseDeck(Box::new(asks)));
        }
    }

    /// Opens what the item under the cursor presents.
    pub(super) fn open_item(&mut self) {
        let Some(Layer::Deck(view)) = self.layers.last() else { return };
        if let Some(address) = self.notebook.deck(&view.name).and_then(|deck| view.leads(deck)) {
            self.open_address(&address);
        }
    }

    /// The box of what the speaker says to the item under the cursor.
    pub(super) fn edit_chosen_item(&mut self) {
        if let Some((deck, at)) = self.item_in_hand()
            && let Some(item) = deck.items.get(at)
        {
            self.edit_item(&deck.name, &item.id);
        }
    }

    fn item_in_hand(&self) -> Option<(Deck, usize)> {
        let Some(Layer::Deck(view)) = self.layers.last() else { return None };
        let deck = self.notebook.deck(&view.name)?;
        (view.rows.cursor < deck.items.len()).then(|| (deck.clone(), view.rows.cursor))
    }

    pub(super) fn remove_item(&mut self) {
        let Some((deck, at)) = self.item_in_hand() else { return };
        self.change_deck(&deck.name, |deck| drop(deck.items.remove(at)));
        let text = say!(self.words, "bookmarks-deleted", count = 1_usize, key = &self.keymap.shown("undo"));
        self.notice = Some(Notice { text, alarm: false });
    }

    pub(super) fn move_item(&mut self, down: bool) {
        let Some((deck, at)) = self.item_in_hand() else { return };
        let to = if down { at.checked_add(1) } else { at.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < deck.items.len()) else {
            return self.tell(if down { "last-row" } else { "first-row" }, false);
        };
        self.change_deck(&deck.name, |deck| deck.items.swap(at, to));
        if let Some(Layer::Deck(view)) = self.layers.last_mut() {
            view.rows.cursor = to;
        }
    }

    /// One minute more or less for the item under the cursor; less than one is not said.
    pub(super) fn time_item(&mut self, more: bool) {
        let Some((deck, at)) = self.item_in_hand() else { return };
        self.change_deck(&deck.name, |deck| {
            if let Some(item) = deck.items.get_mut(at) {
                let minutes = item.minutes.unwrap_or(0);
                let minutes = if more { (minutes + 1).min(MOST_MINUTES) } else { minutes.saturating_sub(1) };
                item.minutes = Some(minutes).filter(|minutes| *minutes > 0);
            }
        });
    }
}

fn of_bookmark(bookmark: &Bookmark) -> NewItem {
    NewItem { address: bookmark.address.clone(), anchor: bookmark.anchor.clone(), note: bookmark.note.clone() }
}
