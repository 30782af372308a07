//! Which passage of a page is asked about.
//!
//! Must not: name one whose speaker the room is still to guess.

use super::{Part, Present, Seen, StageLine};
use crate::export::SlideItem;
use crate::model::Place;

impl Present {
    /// The next thing on the page that has a place, or the one before.
    pub(super) fn choose(&mut self, forward: bool) {
        let with_place: Vec<usize> = self.shown().map(|page| page.units.clone()).unwrap_or_default();
        let with_place: Vec<usize> = with_place.into_iter().filter(|unit| self.place_of(*unit).is_some()).collect();
        let at = self.chosen.and_then(|chosen| with_place.iter().position(|unit| *unit == chosen));
        let next = match (at, forward) {
            (None, true) => Some(0),
            (None, false) => with_place.len().checked_sub(1),
            (Some(at), true) => Some((at + 1) % with_place.len().max(1)),
            (Some(at), false) => Some((at + with_place.len() - 1) % with_place.len().max(1)),
        };
        self.chosen = next.and_then(|at| with_place.get(at)).copied();
    }

    /// The place that `s` asks about: what was chosen, else the first on the page whose speaker is told.
    pub(super) fn asked(&self) -> Option<Place> {
        let page = self.shown()?;
        let stage = self.stage();
        let is_told = |unit: &&usize| {
            let line = StageLine { spans: Vec::new(), part: Part::Source, unit: Some(**unit), at: 0 };
            stage.seen(&line, &page.units) == Seen::Shown
        };
        let chosen = self.chosen.filter(|chosen| page.units.contains(chosen));
        let mut all = chosen.iter().chain(&page.units).filter(is_told);
        all.find_map(|unit| self.place_of(*unit))
    }

    fn place_of(&self, unit: usize) -> Option<Place> {
        let items = self.slide()?.columns.iter().flat_map(|column| &column.items);
        match items.filter(|item| !matches!(item, SlideItem::Head(_))).nth(unit)? {
            SlideItem::Said(said) => Some(said.place.clone()),
            SlideItem::Bar(bar) => Some(bar.place.clone()),
            SlideItem::Head(_) | SlideItem::Text(_) | SlideItem::Gap(_) => None,
        }
    }
}
