//! What a session leaves for the next: where reading stands, what was marked, where it had been.
//!
//! Must not: hold anything the reader would miss if it were lost; that is the store's.

use super::App;
use super::browse::Focus;
use super::flow::Layout;
use super::history::History;
use super::msg::Effect;
use super::past_queries::PastQueries;
use crate::store::Session;

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
        self.remembered = session.clone();
    }

    /// Asks to remember where reading stands, when that has changed.
    pub(super) fn remember(&mut self) {
        // Before the country that is shown was read there is nothing to remember but what the last
        // session left.
        let known = self.browse.country.and_then(|code| self.library.country(code));
        let is_read = known.map_or(self.library.complete, |country| !country.pending);
        if self.opening.is_some() || !is_read {
            return;
        }
        let session = Session {
            place: self.place(),
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
