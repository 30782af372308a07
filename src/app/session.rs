//! What a session leaves for the next: where reading stands, what was marked, where it had been.
//!
//! Must not: hold anything the reader would miss if it were lost; that is the store's.

use super::App;
use super::browse::Focus;
use super::flow::Layout;
use super::history::History;
use super::msg::Effect;
use super::past_queries::PastQueries;
use crate::model::{Code, Place};
use crate::store::Session;

/// Where reading of each country stands, the country that is read last.
#[derive(Debug, Default)]
pub(super) struct LastPlaces {
    all: Vec<Place>,
    /// Where it stood in the country that is read before it was come to.
    before: Option<Place>,
}

impl LastPlaces {
    /// Where reading of a country stood.
    pub(super) fn of(&self, country: Code) -> Option<&Place> {
        self.all.iter().find(|place| place.country == country)
    }

    fn keep(&mut self, place: Option<&Place>) {
        let Some(place) = place.filter(|place| self.all.last() != Some(*place)) else { return };
        if self.all.last().is_none_or(|last| last.country != place.country) {
            self.before = self.of(place.country).cloned();
        }
        self.all.retain(|known| known.country != place.country);
        self.all.push(place.clone());
    }
}

impl App {
    /// Takes up what the last session left; a place that is gone is as if it had not been.
    pub(super) fn restore(&mut self, session: &Session) {
        self.history = History::new(session.history.clone());
        self.past = PastQueries::new(&session.searches);
        self.browse.countries.marked = session.marked.clone();
        self.browse.layout = if session.ledger { Layout::Ledger } else { Layout::Prose };
        if let Some(place) = &session.place {
            self.browse.focus = if session.in_list { Focus::Countries } else { Focus::Text };
            self.opening = Some(place.clone());
        }
        self.last = LastPlaces { all: session.last.clone(), ..LastPlaces::default() };
        self.deck.clone_from(&session.deck);
        // Who asked for a place gets that place, and nothing over it.
        if !self.asked {
            self.reopening.clone_from(&session.open);
        }
        self.remembered = session.clone();
    }

    /// Opens the screens that the last session left open, once the country under them is shown.
    pub(super) fn reopen(&mut self) {
        if self.opening.is_some() {
            return;
        }
        let screens = std::mem::take(&mut self.reopening);
        // Who was quicker keeps what they opened.
        if self.layers.is_empty() {
            screens.iter().for_each(|address| self.open_screen(address));
        }
    }

    /// Goes to where reading of the country that is shown stood when it was left before.
    pub(super) fn go_to_last(&mut self) {
        let before = self.last.before.clone().filter(|place| Some(place.country) == self.browse.country);
        match before {
            Some(place) => self.go(&place),
            None => self.tell("no-last-place", false),
        }
    }

    /// Asks to remember where reading stands, when that has changed.
    pub(super) fn remember(&mut self) {
        // Whoever only presents has read nothing.
        if self.presentation().is_some_and(|present| present.is_all) {
            return;
        }
        // Before the country that is shown was read there is nothing to remember but what the last
        // session left.
        let known = self.browse.country.and_then(|code| self.library.country(code));
        let is_read = known.map_or(self.library.complete, |country| !country.pending);
        if self.opening.is_some() || !is_read {
            return;
        }
        let place = self.place();
        self.last.keep(place.as_ref());
        let session = Session {
            place,
            last: self.last.all.clone(),
            open: self.layers.iter().filter_map(|layer| self.address_of(layer)).collect(),
            deck: self.deck.clone(),
            ledger: self.browse.layout == Layout::Ledger,
            in_list: self.browse.focus == Focus::Countries,
            marked: self.browse.countries.marked.clone(),
            history: self.history.places().to_vec(),
            searches: self.past.all().to_vec(),
        };
        if session != self.remembered {
            self.remembered = session.clone();
            self.effects.push(Effect::Remember(Box::new(session)));
        }
    }
}
