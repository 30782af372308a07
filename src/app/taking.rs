//! Taking away what is on the screen: what that is on each screen, and what the disk answers.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::drawer::Subject;
use super::layer::Layer;
use super::msg::Effect;
use super::take_away::{Order, TakeAway};
use super::timeline::TimelineView;
use super::{App, Notice};
use crate::compare::MOST_COLUMNS;
use crate::export::{Found, Matter};
use crate::model::{Code, Place};
use crate::say;
use crate::search::Hit;
use crate::text::{Raw, fold};

impl App {
    /// Opens the box for what is on the screen.
    pub(super) fn take_away(&mut self) {
        // What contradicts a passage may stand in a report that is still to be read.
        if !self.library.complete {
            return self.tell("copy-too-early", false);
        }
        match self.on_screen() {
            Some((matter, stem)) => self.layers.push(Layer::TakeAway(Box::new(TakeAway::new(matter, stem)))),
            None => self.tell("take-nothing", false),
        }
    }

    /// "figures-cuba": what it is, and of which countries where they are few.
    fn stem_of(&self, id: &str, countries: &[Code]) -> String {
        let names = countries.iter().filter(|_| countries.len() <= MOST_COLUMNS).map(|code| self.slug_of(*code));
        std::iter::once(self.words.say(id)).chain(names).collect::<Vec<_>>().join("-")
    }

    /// What is on the screen, and what its file is called.
    fn on_screen(&self) -> Option<(Matter, String)> {
        match self.layers.last() {
            Some(Layer::Compare(compare)) => {
                let matter = compare.matter();
                let names = matter.columns.iter().map(|column| self.slug_of(column.country));
                let topic = self.library.taxonomy.topic(matter.topic).map(|topic| topic.slug.to_string());
                let stem = names.chain(topic).collect::<Vec<_>>().join("-");
                Some((Matter::Comparison(matter), stem))
            }
            Some(Layer::Drawer(drawer)) => match &drawer.subject {
                Subject::Passage(held) => {
                    let place = self.library.place_of(held.passage()?);
                    let stem = [self.slug_of(place.country), place.passage.as_ref()?.to_string()].join("-");
                    Some((self.section(place), stem))
                }
                Subject::Source(..) | Subject::Method | Subject::Term(_) | Subject::Point(..) => None,
            },
            Some(Layer::Grid(grid)) => {
                let matter = grid.matter();
                let topic = matter.topic.and_then(|topic| self.library.taxonomy.topic(topic));
                let name = self.words.say("take-stem-grid");
                let parts = [Some(name.as_str()), topic.map(|topic| &*topic.slug), matter.region];
                Some((Matter::Grid(matter.clone()), parts.into_iter().flatten().collect::<Vec<_>>().join("-")))
            }
            Some(Layer::Timeline(timeline)) => {
                let (along, country) = (timeline.along(), self.slug_of(timeline.country));
                let (matter, id) = match timeline.view {
                    TimelineView::Passages => (Matter::Timeline(along), "take-stem-timeline"),
                    TimelineView::Promises => (Matter::Promises(along), "take-stem-promises"),
                };
                Some((matter, format!("{country}-{}", self.words.say(id))))
            }
            Some(Layer::FindAll(find)) => {
                let results = find.results.as_ref()?;
                let places = results.hits.iter().filter_map(Hit::passage).map(|found| self.library.place_of(found));
                let found = Found {
                    query: Raw::new(find.edit.text()).shown(),
                    places: places.collect(),
                    total: results.total,
                    countries: results.countries,
                };
                (!found.places.is_empty()).then(|| (Matter::Hits(found), self.words.say("take-stem-search")))
            }
            Some(Layer::Figures(figures)) => {
                let choice = figures.choice.clone();
                (!figures.table.rows.is_empty()).then(|| {
                    let stem = self.stem_of("take-stem-figures", &choice.countries);
                    (Matter::Figures(choice), stem)
                })
            }
            Some(Layer::Penalties(penalties)) => {
                let choice = penalties.wanted()?;
                let stem = self.stem_of("take-stem-penalties", &choice.countries);
                Some((Matter::Penalties(choice), stem))
            }
            Some(_) => None,
            None => {
                let place = Place { passage: None, point: None, ..self.place()? };
                let topic = place.topic.as_ref().map(ToString::to_string);
                let stem = std::iter::once(self.slug_of(place.country)).chain(topic).collect::<Vec<_>>().join("-");
                Some((self.section(place), stem))
            }
        }
    }

    fn section(&self, place: Place) -> Matter {
        Matter::Section { place, voices: self.browse.lens.voices }
    }

    /// A country's name as part of a file's name.
    fn slug_of(&self, country: Code) -> String {
        let name = fold(&self.library.names.name(country, self.words.lang()));
        let words: Vec<&str> =
            name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.is_empty() { country.to_string() } else { words.join("-") }
    }

    /// Asks for the file to be written.
    pub(super) fn order(&mut self, order: Order) {
        self.effects.push(Effect::Write(Box::new(order)));
    }

    fn taking(&mut self) -> Option<&mut TakeAway> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::TakeAway(take) => Some(take.as_mut()),
            _ => None,
        })
    }

    /// It is on disk; the path is said.
    pub(super) fn was_written(&mut self, file: &str) {
        self.layers.retain(|layer| !matches!(layer, Layer::TakeAway(_)));
        self.notice = Some(Notice { text: say!(self.words, "take-written", file = file), alarm: false });
    }

    /// Another file has that name: whether to replace it is asked once.
    pub(super) fn is_there_already(&mut self, file: &str) {
        let text = say!(self.words, "take-exists", file = file);
        match self.taking() {
            Some(take) => (take.busy, take.exists) = (false, true),
            None => self.notice = Some(Notice { text, alarm: true }),
        }
    }

    /// It is not on disk.
    pub(super) fn was_not_written(&mut self, why: String) {
        if let Some(take) = self.taking() {
            take.busy = false;
        }
        self.notice = Some(Notice { text: why, alarm: true });
    }
}
