//! The grid and the timeline among the other screens: opened where the reader is, leading to sections and drawers.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::browse::Focus;
use super::flow::Held;
use super::grid::{Grid, Marked};
use super::layer::Layer;
use super::timeline::Timeline;
use super::{App, Notice};
use crate::compare::Voices;
use crate::model::{CellOf, Code, Place, Slot};
use crate::say;

impl App {
    /// The grid, on the cell of what is read; else as it was left.
    pub(super) fn open_grid(&mut self) {
        let (country, topic, point) = match self.layers.last() {
            Some(Layer::Compare(compare)) => {
                let column = compare.columns.get(compare.focus);
                (column.map(|column| column.country), compare.topic, compare.point())
            }
            Some(Layer::Timeline(timeline)) => {
                let home = timeline.held().and_then(|held| held.passage()?.passage.homes.first().cloned());
                let topic = timeline.topic.or(home.as_ref().map(|home| home.topic)).unwrap_or(self.browse.topic);
                (Some(timeline.country), topic, home.filter(|home| home.topic == topic).and_then(|home| home.point))
            }
            Some(Layer::Figures(figures)) => {
                let own = figures.held().map(|held| held.report.country);
                (own.or(self.browse.country), figures.choice.topic.unwrap_or(self.browse.topic), None)
            }
            Some(Layer::Penalties(penalties)) => {
                let own = penalties.held().map(|held| held.report.country);
                (own.or(self.browse.country), self.browse.topic, None)
            }
            _ => (self.browse.country, self.browse.topic, self.browse.point()),
        };
        let slot = Slot { topic, of: point.map_or(CellOf::Topic, CellOf::Point) };
        let is_grid = |layer: &Layer| matches!(layer, Layer::Grid(_));
        if self.layers.last().is_some_and(is_grid) {
            return;
        }
        if !self.return_to(is_grid) {
            self.layers.push(Layer::Grid(self.last_grid.take().unwrap_or_else(|| Box::new(Grid::new()))));
        }
        if let Some(Layer::Grid(grid)) = self.layers.last_mut() {
            grid.go_to(country, slot, &self.library);
        }
        self.want_all(&country.into_iter().collect::<Vec<_>>());
    }

    /// The place of the cell under the cursor of the grid.
    pub(super) fn place_of_cell(&self) -> Option<Place> {
        let Some(Layer::Grid(grid)) = self.layers.last() else { return None };
        let (country, slot) = grid.country().zip(grid.slot())?;
        Some(self.place_of_slot(country, slot))
    }

    /// The place of a cell of a country.
    pub(super) fn place_of_slot(&self, country: Code, slot: Slot) -> Place {
        let topic = self.library.taxonomy.topic(slot.topic).map(|topic| topic.slug.clone());
        match slot.point() {
            Some(point) => self.place_of_point(country, slot.topic, point),
            None => Place { topic, ..Place::country(country) },
        }
    }

    /// Opens the section of the cell under the cursor, at its point.
    pub(super) fn open_cell(&mut self) {
        if let Some(place) = self.place_of_cell() {
            self.go(&place);
        }
    }

    pub(super) fn mark_cell(&mut self) {
        let Some(Layer::Grid(grid)) = self.layers.last_mut() else { return };
        let country = grid.country().map(|code| self.library.names.name(code, self.words.lang())).unwrap_or_default();
        match grid.mark() {
            Marked::Here | Marked::NotHere => {}
            Marked::TooMany => self.tell("compare-too-many", true),
            Marked::Moved => {
                let text = say!(self.words, "grid-mark-moved", country = &country);
                self.notice = Some(Notice { text, alarm: false });
            }
        }
    }

    /// The timeline of the country that is read, on its passage.
    pub(super) fn open_timeline(&mut self) {
        let (country, voices, at) = match self.layers.last() {
            Some(Layer::Timeline(_)) => return,
            Some(Layer::Compare(compare)) => {
                let country = compare.columns.get(compare.focus).map(|column| column.country);
                (country, compare.lens.voices, compare.held().and_then(Held::key))
            }
            Some(Layer::Grid(grid)) => (grid.country(), Voices::All, None),
            Some(Layer::Penalties(penalties)) => {
                let held = penalties.held();
                (held.map(|held| held.report.country), Voices::All, held.and_then(Held::key))
            }
            _ => {
                let held = self.browse.flow.steps.get(self.browse.cursor).and_then(|step| step.held.as_ref()?.key());
                (self.browse.country, self.browse.lens.voices, held.filter(|_| self.browse.focus == Focus::Text))
            }
        };
        let Some(country) = country else { return };
        if self.return_to(|layer| matches!(layer, Layer::Timeline(_))) {
            if let Some(Layer::Timeline(timeline)) = self.layers.last_mut() {
                timeline.go_to(country, at);
            }
        } else {
            self.layers.push(Layer::Timeline(Box::new(Timeline::new(country, voices, at))));
        }
        self.want_all(&[country]);
    }

    /// Shows the timeline of another country.
    pub(super) fn show_along(&mut self, country: Code) {
        if let Some(Layer::Timeline(timeline)) = self.layers.last_mut() {
            timeline.show_country(country);
            self.want_all(&[country]);
        }
    }

    /// From the list into the text; from the timeline to the passage in its section.
    pub(super) fn enter_text(&mut self) {
        let along = match self.layers.last() {
            Some(Layer::Timeline(timeline)) => timeline.held().cloned(),
            _ => return self.browse.focus = Focus::Text,
        };
        match along.as_ref().and_then(Held::passage).map(|found| self.library.place_of(found)) {
            Some(place) => self.go(&place),
            None => self.tell("no-passage-here", false),
        }
    }
}
