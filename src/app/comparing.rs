//! Beginning a comparison, and what its keys do beyond its own state: counterparts, the scroll, differences.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::action::Action;
use super::compare::Compare;
use super::drawer::{Drawer, Subject};
use super::flow::Held;
use super::layer::Layer;
use super::pick::{Pick, PickFor};
use super::speech::point_path;
use super::{App, Notice};
use crate::compare::{Column, MOST_COLUMNS};
use crate::model::{PassageRef, Place};
use crate::say;
use crate::words;

impl App {
    pub(super) fn mark(&mut self) {
        if let Some(Layer::Grid(_)) = self.layers.last() {
            return self.mark_cell();
        }
        let Some(code) = self.browse.countries.under_cursor() else { return };
        let marked = &self.browse.countries.marked;
        if marked.len() >= MOST_COLUMNS && !marked.contains(&code) {
            return self.tell("compare-too-many", true);
        }
        self.browse.countries.toggle(code);
    }

    /// Compares the marked countries, or asks which; in a comparison it asks for other columns.
    pub(super) fn ask_to_compare(&mut self) {
        if let Some(Layer::Compare(compare)) = self.layers.last() {
            let picked = compare.columns.clone();
            return self.pick(picked);
        }
        // Who reads one report is likely to want another one of the country beside it.
        let (marked, here, report) = match self.layers.last() {
            Some(Layer::Grid(grid)) => (grid.marked.iter().map(|(code, _)| *code).collect(), grid.country(), None),
            _ => (self.browse.countries.marked.clone(), self.browse.country, self.browse.report.clone()),
        };
        let marked = marked.into_iter().map(|country| Column { country, report: None });
        let mut picked: Vec<Column> = marked.collect();
        if picked.len() >= 2 {
            return self.compare(picked);
        }
        if let Some(country) = here.filter(|code| picked.iter().all(|column| column.country != *code)) {
            picked.push(Column { country, report });
        }
        self.pick(picked);
    }

    fn pick(&mut self, picked: Vec<Column>) {
        let pick = Pick::new(PickFor::Compare, &self.browse.countries, (picked, &self.library));
        self.layers.push(Layer::Pick(Box::new(pick)));
    }

    /// Opens a comparison at what is read, or gives the one that is open other columns.
    pub(super) fn compare(&mut self, columns: Vec<Column>) {
        self.want_all(&columns.iter().map(|column| column.country).collect::<Vec<_>>());
        if let Some(Layer::Compare(compare)) = self.layers.last_mut() {
            return compare.take_columns(columns);
        }
        let at = match self.layers.last() {
            Some(Layer::Grid(grid)) => grid.slot().map_or((self.browse.topic, None), |slot| (slot.topic, slot.point())),
            _ => (self.browse.topic, self.browse.point()),
        };
        let compare = Compare::new(columns, at, self.browse.lens);
        // One that is open further down gives way; what is above it is what this one leads back to.
        self.layers.retain(|layer| !matches!(layer, Layer::Compare(_)));
        self.layers.push(Layer::Compare(Box::new(compare)));
    }

    /// Says what a key of the comparison did that is not plain to see.
    pub(super) fn act_on_comparison(&mut self, action: Action) {
        let Some(Layer::Compare(compare)) = self.layers.last_mut() else { return };
        let id = match action {
            Action::NextDifference | Action::PreviousDifference => {
                let forward = action == Action::NextDifference;
                match (compare.step_difference(forward), forward) {
                    (true, _) => return,
                    (false, true) => "last-difference",
                    (false, false) => "first-difference",
                }
            }
            Action::PartColumns => match compare.part() {
                Some(true) => "columns-parted",
                Some(false) => "columns-together",
                None => "columns-not-beside",
            },
            _ => return,
        };
        self.tell(id, false);
    }

    /// Leads from a passage to the one that says otherwise or does not fit: to its column, else to its drawer.
    pub(super) fn go_to_counterpart(&mut self) {
        let Some(found) = self.passage_in_hand() else { return self.tell("no-passage-here", false) };
        let ties = self.library.ties(found);
        let mut others = ties.iter().filter(|tie| tie.bond.stands_against()).map(|tie| tie.other);
        let Some(other) = others.next() else { return self.tell("no-counterpart", false) };
        let more = others.count();
        let (held, place) = (Held::new(other), self.library.place_of(other));
        let who = self.named(other);
        self.lead_to(held, &place);
        let text = match more {
            0 => say!(self.words, "counterpart", who = &who),
            more => say!(self.words, "counterpart-more", who = &who, count = more),
        };
        self.notice = Some(Notice { text, alarm: false });
    }

    /// "Cuba: The State, 2018 (Protection › Shelter and assistance)".
    fn named(&self, found: PassageRef<'_>) -> String {
        let country = self.library.names.name(found.report.country, self.words.lang());
        let period = words::period(&self.words, found.period());
        let point = point_path((&self.library, &self.words), found);
        format!("{country}: {}, {period} ({point})", words::speakers(&self.words, found))
    }

    fn lead_to(&mut self, held: Held, place: &Place) {
        let (Some(key), Some(found)) = (held.key(), held.passage()) else { return };
        let country = held.report.country;
        let topic = found.passage.homes.first().map(|home| home.topic);
        // A drawer over a comparison gives way to it: the counterpart may stand in a column.
        if let [.., Layer::Compare(_), Layer::Drawer(_)] = self.layers.as_slice() {
            self.layers.pop();
        }
        match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => {
                // Where its voice is left out no column shows it, and the drawer does.
                let heard = compare.lens.voices.show(found);
                let lead = |compare: &mut Compare| {
                    heard
                        && (compare.show_passage(country, &key)
                            || topic.is_some_and(|topic| compare.turn_to(topic, (country, &key))))
                };
                if !compare.lead(lead) {
                    self.open_passage(Some(held));
                }
            }
            Some(Layer::Drawer(_)) => self.open_drawer_at(&key),
            _ => self.go(place),
        }
    }

    /// The drawer of the point under the cursor: what it asks and what belongs there.
    pub(super) fn define(&mut self) {
        let (topic, point) = match self.layers.last() {
            Some(Layer::Compare(compare)) => (compare.topic, compare.point()),
            _ => (self.browse.topic, self.browse.point()),
        };
        self.layers.push(Layer::Drawer(Box::new(Drawer::new(Subject::Point(topic, point)))));
    }

    /// The place that a bookmark made now would be on.
    pub(super) fn bookmarkable(&self) -> Option<Place> {
        let compare = match self.layers.last() {
            Some(Layer::Compare(compare)) => compare,
            Some(Layer::Grid(_)) => return self.place_of_cell(),
            Some(Layer::Timeline(timeline)) => {
                let found = timeline.held().and_then(Held::passage);
                return Some(found.map_or(Place::country(timeline.country), |found| self.library.place_of(found)));
            }
            _ => return self.place(),
        };
        if let Some(found) = compare.passage() {
            return Some(self.library.place_of(found));
        }
        let column = compare.columns.get(compare.focus)?;
        let topic = self.library.taxonomy.topic(compare.topic).map(|topic| topic.slug.clone());
        let point = compare.point().and_then(|point| self.library.taxonomy.point(compare.topic, point));
        let point = point.map(|point| point.slug.clone());
        Some(Place { country: column.country, report: column.report.clone(), topic, point, passage: None })
    }
}
