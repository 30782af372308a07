//! Opening figures and penalties from wherever the reader is, and what is asked of them there.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::App;
use super::browse;
use super::figures::{FigureView, Figures, Landing};
use super::flow::Held;
use super::layer::Layer;
use super::penalties::Penalties;
use super::pick::{Pick, PickFor};
use crate::compare::{Column, FigureChoice};
use crate::model::Code;

impl App {
    /// Opens the figures on the countries that are read, compared or marked, and on the topic that is read.
    pub(super) fn open_figures(&mut self) {
        if self.return_to(|layer| matches!(layer, Layer::Figures(_))) {
            return;
        }
        let (countries, topic) = match self.layers.last() {
            Some(Layer::Compare(compare)) => {
                (compare.columns.iter().map(|column| column.country).collect(), compare.topic)
            }
            Some(Layer::Penalties(penalties)) => {
                let own = penalties.held().map(|held| held.report.country);
                (own.into_iter().collect(), self.browse.topic)
            }
            Some(Layer::Grid(grid)) => {
                let topic = grid.slot().map_or(self.browse.topic, |slot| slot.topic);
                (grid.country().into_iter().collect(), topic)
            }
            Some(Layer::Timeline(timeline)) => (vec![timeline.country], timeline.topic.unwrap_or(self.browse.topic)),
            _ => (self.in_hand(), self.browse.topic),
        };
        let step = self.browse.flow.steps.get(self.browse.cursor);
        let held = step.and_then(|step| step.held.as_ref());
        let own = self.layers.is_empty();
        // Where the section is still to be read, the cursor is where it is sent.
        let (sent, point) = match &self.browse.landing {
            browse::Landing::Passage(key) => (Some(key.clone()), None),
            browse::Landing::Point(point) => (None, Some(*point)),
            _ => (held.and_then(Held::key), self.browse.point()),
        };
        let landing =
            Landing { passage: sent.filter(|_| own), point: point.map(|point| (topic, point)).filter(|_| own) };
        self.want_all(&countries);
        let choice = FigureChoice { countries, indicators: Vec::new(), topic: Some(topic) };
        self.layers.push(Layer::Figures(Box::new(Figures::new(choice, landing))));
    }

    /// Opens the penalties of the countries that are compared or marked, else of all, on the one that is read.
    pub(super) fn open_penalties(&mut self) {
        if self.return_to(|layer| matches!(layer, Layer::Penalties(_))) {
            return;
        }
        let (countries, landing) = match self.layers.last() {
            Some(Layer::Compare(compare)) => {
                let countries: Vec<Code> = compare.columns.iter().map(|column| column.country).collect();
                (countries, compare.columns.get(compare.focus).map(|column| column.country))
            }
            Some(Layer::Figures(figures)) => {
                let own = figures.held().map(|held| held.report.country);
                let several = figures.choice.countries.len() > 1;
                (if several { figures.choice.countries.clone() } else { Vec::new() }, own)
            }
            Some(Layer::Grid(grid)) => (Vec::new(), grid.country()),
            Some(Layer::Timeline(timeline)) => (Vec::new(), Some(timeline.country)),
            _ => (self.browse.countries.marked.clone(), self.browse.country),
        };
        self.want_all(&landing.into_iter().chain(countries.iter().copied()).collect::<Vec<_>>());
        self.layers.push(Layer::Penalties(Box::new(Penalties::new(countries, landing))));
    }

    /// The countries that are marked, else the one that is read.
    fn in_hand(&self) -> Vec<Code> {
        let marked = self.browse.countries.marked.clone();
        if marked.is_empty() { self.browse.country.into_iter().collect() } else { marked }
    }

    /// Asks which countries the figures are wanted of.
    pub(super) fn ask_for_countries(&mut self) {
        let Some(Layer::Figures(figures)) = self.layers.last() else { return };
        let column = |country: &Code| Column { country: *country, report: None };
        let picked = figures.choice.countries.iter().map(column).collect();
        let pick = Pick::new(PickFor::Figures, &self.browse.countries, (picked, &self.library));
        self.layers.push(Layer::Pick(Box::new(pick)));
    }

    /// Shows the figures of the countries that were picked.
    pub(super) fn show_figures_of(&mut self, countries: Vec<Code>) {
        self.want_all(&countries);
        if let Some(Layer::Figures(figures)) = self.layers.last_mut() {
            figures.show_countries(countries);
        }
    }

    /// The next country in the figures; where only one is shown, the next one of the list.
    pub(super) fn step_figures(&mut self, forward: bool) {
        let Some(Layer::Figures(figures)) = self.layers.last_mut() else { return };
        // Bars are of several countries, whatever the table is of.
        let only = match figures.choice.countries.as_slice() {
            [only] if figures.view != FigureView::Bars => Some(*only),
            _ => None,
        };
        let next = match only {
            Some(only) => self.browse.countries.step(only, forward),
            None if figures.step_country(forward) => return,
            None => None,
        };
        match next {
            Some(code) => self.show_figures_of(vec![code]),
            None => self.tell(if forward { "last-country" } else { "first-country" }, false),
        }
    }
}
