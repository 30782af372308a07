//! Going somewhere: places, names, hits, history, the next country, topic or report.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::action::Action;
use super::browse::Focus;
use super::drawer::{Drawer, Subject};
use super::find_here::FindHere;
use super::flow::Held;
use super::layer::Layer;
use super::{App, Effect, Notice};
use crate::compare::is_pending;
use crate::model::{Code as Country, Place, TopicIx};
use crate::say;
use crate::search::{Hit, Target};
use std::sync::Arc;

impl App {
    /// Opens where it was asked to, else the first country.
    pub(super) fn open_at_start(&mut self) {
        if let Some(place) = self.opening.take() {
            if self.library.complete || self.library.country(place.country).is_some() {
                self.browse.go(&place, &self.library);
            } else {
                self.opening = Some(place);
            }
        }
        // A place of the last session may be in a library that was not given this time.
        let gone = self.browse.country.is_none_or(|code| self.library.complete && self.library.country(code).is_none());
        if gone && self.opening.is_none() && !self.asked {
            self.browse.country = self.browse.countries.all().next();
        }
        if let Some(code) = self.browse.country {
            self.browse.countries.point_at(code);
        }
        self.want();
        self.reopen();
    }

    /// Asks for the countries that are presented and the one that is shown, where they are not read yet.
    pub(super) fn want(&mut self) {
        // What the room waits for comes before what is under it.
        let presented = self.presentation().map(|present| present.program.countries()).unwrap_or_default();
        self.want_all(&presented);
        self.want_all(&self.browse.country.into_iter().collect::<Vec<_>>());
    }

    /// Asks for those of some countries that are not read yet, before others.
    pub(super) fn want_all(&mut self, countries: &[Country]) {
        let pending = countries.iter().filter(|code| is_pending(&self.library, **code));
        self.effects.extend(pending.map(|code| Effect::Want(*code)));
    }

    /// Goes back to a screen that is open below instead of opening it once more; says whether there was one.
    pub(super) fn return_to(&mut self, is: impl Fn(&Layer) -> bool) -> bool {
        let Some(at) = self.layers.iter().rposition(is) else { return false };
        for layer in self.layers.split_off(at + 1) {
            self.leave(layer);
        }
        true
    }

    /// Opens the drawer of a passage, where there is one.
    pub(super) fn open_passage(&mut self, held: Option<Held>) {
        match held {
            Some(held) => self.layers.push(Layer::Drawer(Box::new(Drawer::new(Subject::Passage(held))))),
            None => self.tell("no-passage-here", false),
        }
    }

    pub(super) fn move_in_list(&mut self, action: Action) {
        self.browse.countries.rows.act(action);
        if let Some(code) = self.browse.countries.under_cursor() {
            self.browse.show_country(code);
            self.want();
        }
    }

    pub(super) fn step_country(&mut self, forward: bool) {
        if let Some(Layer::Figures(_)) = self.layers.last() {
            return self.step_figures(forward);
        }
        let along = match self.layers.last() {
            Some(Layer::Timeline(timeline)) => Some(timeline.country),
            _ => None,
        };
        let Some(from) = along.or(self.browse.country) else { return };
        match self.browse.countries.step(from, forward) {
            Some(code) if along.is_some() => self.show_along(code),
            Some(code) => {
                self.browse.show_country(code);
                self.want();
            }
            None => self.tell(if forward { "last-country" } else { "first-country" }, false),
        }
    }

    pub(super) fn step_topic(&mut self, forward: bool) {
        if let Some(Layer::Compare(compare)) = self.layers.last() {
            let count = self.library.taxonomy.topics.len().max(1);
            let at = usize::from(compare.topic.0);
            let next = if forward { at + 1 } else { at + count - 1 } % count;
            return self.show_topic(TopicIx(u8::try_from(next).unwrap_or(0)));
        }
        self.show_topic(self.browse.topic_beside(&self.library, forward));
    }

    pub(super) fn show_topic(&mut self, topic: TopicIx) {
        if self.library.taxonomy.topic(topic).is_none() {
            return self.tell("no-such-topic", false);
        }
        match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => compare.show_topic(topic, None),
            Some(Layer::Figures(figures)) => figures.show_topic(topic),
            _ => self.browse.show_topic(topic),
        }
    }

    pub(super) fn step_report(&mut self, newer: bool) {
        let Some(code) = self.browse.country else { return };
        let entries = self.library.entries_of(code);
        if entries.len() < 2 {
            return self.tell("only-report", false);
        }
        let at = self.browse.report.as_ref().and_then(|id| entries.iter().position(|entry| entry.id == *id));
        let next = match (at, newer) {
            (None, false) => entries.len().checked_sub(1),
            (Some(at), false) => Some(at.saturating_sub(1)),
            (Some(at), true) => Some(at + 1).filter(|next| *next < entries.len()),
            (None, true) => None,
        };
        self.browse.report = next.and_then(|next| entries.get(next)).map(|entry| entry.id.clone());
        let text = match &self.browse.report {
            Some(id) => say!(self.words, "one-report", report = id.as_str()),
            None => say!(self.words, "all-reports", count = entries.len()),
        };
        self.notice = Some(Notice { text, alarm: false });
    }

    /// Opens the hit under the cursor of the results; `n` and `N` lead on along them.
    pub(super) fn open_hit(&mut self) {
        let Some(Layer::FindAll(find)) = self.layers.last() else { return };
        let (Some(results), Some(at)) = (&find.results, find.rows.chosen()) else { return };
        self.browse.find = Some(FindHere::led_by(find.edit.text(), results));
        self.trail = Some((Arc::clone(results), at));
        self.show_trail();
    }

    pub(super) fn show_trail(&mut self) {
        let Some((results, at)) = &self.trail else { return };
        let place = results.hits.get(*at).and_then(Hit::passage).map(|found| self.library.place_of(found));
        if let Some(place) = place {
            let (trail, find) = (self.trail.take(), self.browse.find.take());
            self.go(&place);
            (self.trail, self.browse.find) = (trail, find);
        }
    }

    pub(super) fn step_hit(&mut self, forward: bool) {
        if let Some((results, at)) = &mut self.trail {
            let count = results.hits.len().max(1);
            *at = if forward { *at + 1 } else { *at + count - 1 } % count;
            return self.show_trail();
        }
        // A search that was closed without opening a hit is taken up where its cursor stood.
        if let (None, Some(last)) = (&self.browse.find, &self.last_search)
            && let (Some(results), Some(at), true) = (&last.results, last.rows.chosen(), last.has_hits())
        {
            self.browse.find = Some(FindHere::led_by(last.edit.text(), results));
            self.trail = Some((Arc::clone(results), at));
            return self.show_trail();
        }
        match self.browse.find.as_mut().and_then(|find| find.step(forward)) {
            Some(step) => {
                self.browse.focus = Focus::Text;
                self.browse.move_to(step);
            }
            None => self.tell("nothing-found-here", false),
        }
    }

    pub(super) fn travel(&mut self, back: bool) {
        // A comparison goes back along its own jumps.
        if let Some(Layer::Compare(compare)) = self.layers.last_mut() {
            if !(back && compare.return_back()) {
                self.tell(if back { "history-start" } else { "history-end" }, false);
            }
            return;
        }
        let depth = self.history.places().len();
        let left = self.left_comparison.take_if(|(_, at)| back && *at == depth);
        let here = self.place();
        let place = if back { self.history.back(here) } else { self.history.forward(here) };
        match place {
            Some(place) => {
                // Who went from drawer to drawer goes back the same way.
                let drawer = matches!(self.layers.last(), Some(Layer::Drawer(_)));
                if drawer {
                    self.close_layers();
                }
                self.browse.go(&place, &self.library);
                self.browse.focus = Focus::Text;
                self.want();
                if let Some(held) = self.library.passage(&place).filter(|_| drawer).map(Held::new) {
                    self.open_passage(Some(held));
                }
                // Who left a comparison for a place comes back to it.
                if let Some((compare, _)) = left {
                    self.layers.push(Layer::Compare(compare));
                }
            }
            None => self.tell(if back { "history-start" } else { "history-end" }, false),
        }
    }

    /// Goes to a place, remembering the one that is left; all layers close.
    pub(super) fn go(&mut self, place: &Place) {
        if let Some(here) = self.place().filter(|here| here != place) {
            self.history.leave(here);
        }
        self.close_layers();
        self.browse.find = None;
        self.trail = None;
        self.browse.go(place, &self.library);
        self.browse.focus = Focus::Text;
        self.want();
        if place.passage.is_some() && self.library.complete && self.library.passage(place).is_none() {
            self.tell("passage-gone", true);
        }
    }

    pub(super) fn go_to_target(&mut self, target: &Target) {
        let slug = |topic: TopicIx| self.library.taxonomy.topic(topic).map(|topic| topic.slug.clone());
        let country = self.browse.country;
        let place = match target {
            Target::Country(code) => {
                // The country alone: the topic, the point and the relative place stay.
                if let Some(here) = self.place() {
                    self.history.leave(here);
                }
                self.close_layers();
                self.browse.show_country(*code);
                return self.want();
            }
            Target::Topic(topic) => country.map(|country| Place { topic: slug(*topic), ..Place::country(country) }),
            Target::Point(topic, point) => country.map(|country| self.place_of_point(country, *topic, *point)),
            Target::PointOf(country, topic, point) => Some(self.place_of_point(*country, *topic, *point)),
            Target::TopicOf(country, topic) => Some(Place { topic: slug(*topic), ..Place::country(*country) }),
            Target::Report(id) => {
                let entry = self.library.entries.iter().find(|entry| entry.id == *id);
                entry.map(|entry| Place { report: Some(id.clone()), ..Place::country(entry.country) })
            }
            Target::Action(_) => None,
        };
        if let Some(place) = place {
            self.go(&place);
        }
    }

    pub(super) fn place_of_point(&self, country: Country, topic: TopicIx, point: crate::model::PointIx) -> Place {
        let taxonomy = &self.library.taxonomy;
        Place {
            topic: taxonomy.topic(topic).map(|topic| topic.slug.clone()),
            point: taxonomy.point(topic, point).map(|point| point.slug.clone()),
            ..Place::country(country)
        }
    }
}
