//! Weighing what is read: whose voices, what a passage leads to, taking it away with its citation.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::action::Context;
use super::drawer::{Drawer, Subject};
use super::flow::{Held, PassageKey};
use super::layer::Layer;
use super::lookup::{Kind, Leads, Lookup};
use super::msg::Effect;
use super::{App, Notice};
use crate::compare::{Lens, Order, Voices};
use crate::export::Scribe;
use crate::model::PassageRef;

impl App {
    /// The next choice of voices, or of their order, in what is read.
    pub(super) fn turn_lens(&mut self, voices: bool) {
        let lens: &mut Lens = match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => &mut compare.lens,
            Some(Layer::Timeline(timeline)) => &mut timeline.lens,
            _ => &mut self.browse.lens,
        };
        if voices {
            lens.voices = lens.voices.next();
        } else {
            lens.order = lens.order.next();
        }
        let id = match (voices, *lens) {
            (true, Lens { voices: Voices::State, .. }) => "voices-state",
            (true, Lens { voices: Voices::Others, .. }) => "voices-others",
            (true, _) => "voices-all",
            (false, Lens { order: Order::Period, .. }) => "order-period",
            (false, Lens { order: Order::StateFirst, .. }) => "order-state-first",
            (false, Lens { order: Order::StateLast, .. }) => "order-state-last",
        };
        self.tell(id, false);
    }

    /// Goes to a passage that the drawer leads to, and opens its drawer there: by digit, or to the
    /// one that is chosen.
    pub(super) fn follow(&mut self, number: Option<u8>) {
        let Some(Layer::Drawer(drawer)) = self.layers.last() else { return };
        let key = match number {
            Some(number) => drawer.lead(number),
            None => drawer.chosen_lead(),
        };
        match key.cloned() {
            Some(key) => self.open_drawer_at(&key),
            None if number.is_none() && !drawer.leads.is_empty() => self.tell("drawer-choose", false),
            None => self.tell("drawer-no-lead", false),
        }
    }

    pub(super) fn open_drawer_at(&mut self, key: &PassageKey) {
        let report = self.library.report(&key.report).cloned();
        let held = report.and_then(|report| {
            let index = report.passages.iter().position(|passage| passage.id == key.passage)?;
            Some(Held { report, index })
        });
        let Some((place, held)) = held.and_then(|held| Some((self.library.place_of(held.passage()?), held))) else {
            return self.tell("passage-gone", true);
        };
        self.go(&place);
        self.layers.push(Layer::Drawer(Box::new(Drawer::new(Subject::Passage(held)))));
    }

    /// The passage under the cursor, or that of the drawer.
    pub(super) fn passage_in_hand(&self) -> Option<PassageRef<'_>> {
        match self.layers.last() {
            Some(Layer::Drawer(drawer)) => drawer.passage(),
            Some(Layer::Figures(figures)) => figures.held()?.passage(),
            Some(Layer::Penalties(penalties)) => penalties.held()?.passage(),
            Some(Layer::Compare(compare)) => compare.passage(),
            Some(Layer::Timeline(timeline)) => timeline.held()?.passage(),
            _ => self.browse.flow.steps.get(self.browse.cursor)?.held.as_ref()?.passage(),
        }
    }

    /// Sends the passage with its citation to the terminal's clipboard; of a source, how to cite it.
    pub(super) fn copy(&mut self) {
        // What contradicts a passage may stand in a report that is still to be read.
        if !self.library.complete {
            return self.tell("copy-too-early", false);
        }
        let scribe = Scribe { library: &self.library, words: &self.words };
        let text = match (self.passage_in_hand(), self.layers.last()) {
            (Some(found), _) => Some(scribe.quotation(found, self.library.newest_beside(found))),
            (None, Some(Layer::Drawer(drawer))) => match &drawer.subject {
                Subject::Source(report, index) => report.sources.get(*index).map(|source| scribe.reference(source)),
                Subject::Passage(_) | Subject::Point(..) | Subject::Method | Subject::Term(_) => None,
            },
            (None, _) => None,
        };
        self.send(text);
    }

    /// Sends the place to the terminal's clipboard.
    pub(super) fn copy_place(&mut self) {
        let place = match (self.passage_in_hand(), self.layers.last()) {
            (Some(found), _) => Some(self.library.place_of(found)),
            // A source or a term has no place.
            (None, Some(Layer::Drawer(_))) => None,
            (None, _) => self.bookmarkable(),
        };
        self.send(place.map(|place| place.to_string()));
    }

    fn send(&mut self, text: Option<String>) {
        match text {
            Some(text) => {
                self.effects.push(Effect::Copy(text));
                // Bare text is where the section is; elsewhere there is nothing to select it from.
                let bare = matches!(self.context(), Context::Text | Context::Countries);
                let text = self.words.say(if bare { "copied" } else { "copied-elsewhere" });
                self.notice = Some(Notice { text, alarm: false });
            }
            None => self.tell("no-passage-here", false),
        }
    }

    /// A list to look something up in.
    pub(super) fn list(&mut self, kind: Kind) {
        let lookup = Lookup::new(kind, self.browse.country, (&self.library, &self.words));
        self.layers.push(Layer::Lookup(Box::new(lookup)));
    }

    /// Opens what a row of such a list leads to.
    pub(super) fn look_up(&mut self, leads: &Leads) {
        let subject = match leads {
            Leads::Source(report, index) => {
                self.library.report(report).map(|report| Subject::Source(report.clone(), *index))
            }
            Leads::Method => Some(Subject::Method),
            Leads::Term(id) => Some(Subject::Term(id.clone())),
        };
        if let Some(subject) = subject {
            self.layers.push(Layer::Drawer(Box::new(Drawer::new(subject))));
        }
    }
}
