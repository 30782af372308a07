//! Screens and addresses: what the screen under a key is called, and opening what an address names.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::App;
use super::compare::Compare;
use super::figures::{Figures, Landing};
use super::flow::Held;
use super::grid::Grid;
use super::layer::Layer;
use super::penalties::Penalties;
use super::timeline::{Timeline, TimelineView};
use crate::compare::{Column, FigureChoice, Voices};
use crate::model::{CellOf, Id, Place, PointIx, Slot, TopicIx};
use crate::notebook::Address;
use crate::text::{Raw, Shown};

impl App {
    /// The addresses that a bookmark made now could be on, the most likely one first: the passage or place under the
    /// cursor, what that is part of, and the screen itself.
    pub(super) fn addresses_here(&self) -> Vec<Address> {
        let screen = self.layers.iter().rev().find_map(|layer| self.address_of(layer));
        let place = match self.layers.last() {
            // What is under the cursor there is one hit of many; the query is what is kept.
            Some(Layer::FindAll(_)) => None,
            Some(Layer::Drawer(_) | Layer::Figures(_) | Layer::Penalties(_)) => {
                self.passage_in_hand().map(|found| self.library.place_of(found))
            }
            _ => self.bookmarkable(),
        };
        let mut all: Vec<Address> = Vec::new();
        let mut add = |address: Address| {
            if !all.contains(&address) {
                all.push(address);
            }
        };
        let places = place.map(|place| and_wider(&place.into())).unwrap_or_default();
        // Figures and penalties are tables first; of everything else the passage is meant, then what it is part of.
        let tables = matches!(self.layers.last(), Some(Layer::Figures(_) | Layer::Penalties(_)));
        let is_narrow = |address: &&Address| address.topic().is_some();
        let before = if tables { 0 } else { places.iter().take_while(is_narrow).count() };
        let (narrow, wide) = places.split_at(before);
        narrow.iter().cloned().chain(screen).chain(wide.iter().cloned()).for_each(&mut add);
        all
    }

    /// The address of a screen over the first one; none for boxes.
    pub(super) fn address_of(&self, layer: &Layer) -> Option<Address> {
        let slug = |topic: TopicIx| self.library.taxonomy.topic(topic).map(|topic| topic.slug.clone());
        match layer {
            Layer::Compare(compare) => {
                let matter = compare.matter();
                let columns = matter.columns.into_iter();
                let columns =
                    columns.map(|column| Place { report: column.report, ..Place::country(column.country) }).collect();
                Some(Address::Comparison {
                    columns,
                    topic: slug(matter.topic),
                    point: matter.point.and_then(|point| self.point_slug(matter.topic, point)),
                })
            }
            Layer::FindAll(find) => {
                let query = Raw::new(find.edit.text().trim()).shown();
                (!query.is_empty()).then_some(Address::Search(query))
            }
            Layer::Figures(figures) => {
                let FigureChoice { countries, topic, .. } = figures.choice.clone();
                Some(Address::Figures { countries, topic: topic.and_then(slug) })
            }
            Layer::Penalties(penalties) => {
                let offence = Id::new(&penalties.choice.offence)?;
                Some(Address::Penalties { offence, countries: penalties.choice.countries.clone() })
            }
            Layer::Grid(grid) => Some(Address::Grid { topic: grid.topic.and_then(slug) }),
            Layer::Timeline(timeline) => Some(Address::Timeline {
                country: timeline.country,
                topic: timeline.topic.and_then(slug),
                promises: timeline.view == TimelineView::Promises,
            }),
            _ => None,
        }
    }

    pub(super) fn point_slug(&self, topic: TopicIx, point: PointIx) -> Option<Shown> {
        self.library.taxonomy.point(topic, point).map(|point| point.slug.clone())
    }

    /// Opens what an address names, as if the reader had gone there; where they were is one step back.
    pub(super) fn open_address(&mut self, address: &Address) {
        if let Address::Place(place) = address {
            return self.go(&place.clone());
        }
        self.close_layers();
        self.open_screen(address);
    }

    /// Opens a screen over those that are open. A place is no screen.
    pub(super) fn open_screen(&mut self, address: &Address) {
        self.want_all(&address.countries());
        let named = address.topic().and_then(|slug| self.library.taxonomy.find_topic(slug));
        // Another topic in the place of one that this library does not have would be taken for it.
        if address.topic().is_some() && named.is_none() {
            return self.tell("screen-gone", true);
        }
        let topic = named.unwrap_or(self.browse.topic);
        match address {
            Address::Place(_) => {}
            Address::Comparison { columns, point, .. } => {
                let column = |place: &Place| Column { country: place.country, report: place.report.clone() };
                let columns = columns.iter().map(column).collect();
                let found = point.as_ref().and_then(|slug| self.library.taxonomy.find_point(topic, slug));
                if point.is_some() && found.is_none() {
                    self.tell("screen-gone", true);
                }
                let point = found;
                let mut compare = Compare::new(columns, (topic, point), self.browse.lens);
                compare.show_only(point);
                self.layers.push(Layer::Compare(Box::new(compare)));
            }
            Address::Search(query) => self.open_everything(query),
            Address::Figures { countries, .. } => {
                let choice = FigureChoice { countries: countries.clone(), indicators: Vec::new(), topic: named };
                self.layers.push(Layer::Figures(Box::new(Figures::new(choice, Landing::default()))));
            }
            Address::Penalties { offence, countries } => {
                let mut penalties = Penalties::new(countries.clone(), self.browse.country);
                penalties.choice.offence = offence.to_string();
                self.layers.push(Layer::Penalties(Box::new(penalties)));
            }
            Address::Grid { .. } => {
                let mut grid = Grid::new();
                grid.topic = named;
                grid.go_to(self.browse.country, Slot { topic, of: CellOf::Topic }, &self.library);
                self.layers.push(Layer::Grid(Box::new(grid)));
            }
            Address::Timeline { country, promises, .. } => {
                let held = self.browse.flow.steps.get(self.browse.cursor).and_then(|step| step.held.as_ref());
                let here = held.filter(|held| held.report.country == *country).and_then(Held::key);
                let mut timeline = Timeline::new(*country, Voices::All, here);
                timeline.topic = named;
                if *promises {
                    timeline.view = TimelineView::Promises;
                }
                self.layers.push(Layer::Timeline(Box::new(timeline)));
            }
        }
    }
}

/// An address, and of a place what it is part of, narrowest first.
pub(super) fn and_wider(address: &Address) -> Vec<Address> {
    let Some(place) = address.place() else { return vec![address.clone()] };
    let mut all: Vec<Address> = Vec::new();
    for place in [
        place.clone(),
        Place { passage: None, ..place.clone() },
        Place { passage: None, point: None, ..place.clone() },
        Place { passage: None, point: None, topic: None, ..place.clone() },
        Place::country(place.country),
    ] {
        if !all.contains(&place.clone().into()) {
            all.push(place.into());
        }
    }
    all
}
