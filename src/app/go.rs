//! What keys do: the top layer takes them first, then the first screen.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::action::{Action, Context};
use super::browse::Focus;
use super::compare::Compare;
use super::drawer::Drawer;
use super::find_all::{FindAll, Outcome as Found};
use super::find_here::FindHere;
use super::flow::Layout;
use super::help::{Help, Purpose};
use super::key::{Code, Key};
use super::layer::Layer;
use super::line_edit::LineEdit;
use super::msg::Effect;
use super::names::Names;
use super::note::Note;
use super::pick::{Outcome as Picked, Pick};
use super::{App, Notice, Saved, ThemeName};
use crate::compare::{Column, MOST_COLUMNS};
use crate::model::{Code as Country, Place, TopicIx};
use crate::say;
use crate::search::Target;
use crate::store::Op;
use std::sync::Arc;

impl App {
    /// A key press: what it means depends on what has the focus.
    pub(super) fn key(&mut self, key: Key) {
        self.notice = None;
        let context = self.context();
        let action = self.keymap.action(context, key);
        match action {
            Some(Action::Redraw) => return self.effects.push(Effect::Redraw),
            Some(Action::Suspend) => return self.effects.push(Effect::Suspend),
            Some(Action::Close) if !self.layers.is_empty() || context == Context::Box => return self.close(),
            _ => {}
        }
        if context == Context::Box {
            self.key_in_box(key, action);
        } else if let Some(action) = action {
            self.act(action);
        }
    }

    fn key_in_box(&mut self, key: Key, action: Option<Action>) {
        let generation = self.generation + 1;
        match self.layers.last_mut() {
            Some(Layer::FindAll(find)) => match find.key(key, action, generation) {
                Found::Stay => {}
                Found::Ask(effect) => {
                    self.generation = generation;
                    self.effects.push(effect);
                }
                Found::Open => self.open_hit(),
            },
            Some(Layer::Names(names)) => {
                if let Some(target) = names.key(key) {
                    let action = if let Target::Action(index) = target { names.action(index) } else { None };
                    self.layers.pop();
                    match action {
                        Some(action) => self.act(action),
                        None => self.go_to_target(&target),
                    }
                }
            }
            Some(Layer::Help(help)) => {
                if let Some(action) = help.key(key) {
                    self.layers.pop();
                    self.act(action);
                }
            }
            Some(Layer::Pick(pick)) => match pick.key(key, &self.library) {
                Picked::Stay => {}
                Picked::TooMany => self.tell("compare-too-many", true),
                Picked::Done(countries) => {
                    self.layers.pop();
                    self.compare(countries);
                }
            },
            Some(Layer::Note(note)) => {
                if let Some(wanted) = note.key(key) {
                    self.layers.pop();
                    self.draft = None;
                    self.effects.push(Effect::AddBookmark {
                        place: wanted.place,
                        note: wanted.note,
                        quote: wanted.quote,
                    });
                }
            }
            Some(Layer::Bookmarks(list)) => drop(list.filter_key(key)),
            Some(Layer::ConfirmQuit) => match key.code {
                Code::Enter => self.effects.push(Effect::Quit),
                _ => drop(self.layers.pop()),
            },
            _ => self.key_below(key),
        }
    }

    /// Keys for the list's filter and for find in this section.
    fn key_below(&mut self, key: Key) {
        if self.browse.focus == Focus::Countries {
            match key.code {
                Code::Enter => self.browse.filtering = false,
                Code::Down | Code::Up => {
                    self.move_in_list(if key.code == Code::Down { Action::Down } else { Action::Up })
                }
                _ => {
                    let filter = self.browse.countries.filter.get_or_insert_default();
                    if filter.key(key) {
                        self.browse.countries.apply_filter(&self.library);
                        self.show_first_filtered();
                    }
                }
            }
            return;
        }
        let lang = self.words.lang();
        let Some(find) = &mut self.browse.find else { return };
        let step = match key.code {
            Code::Enter => {
                find.open = false;
                None
            }
            Code::Down => find.step(true),
            Code::Up => find.step(false),
            _ if find.edit.key(key) => {
                find.update(&self.browse.flow, lang);
                let began_at = find.began_at;
                find.from_step(began_at).or(Some(began_at))
            }
            _ => None,
        };
        if let Some(step) = step {
            self.browse.move_to(step);
        }
    }

    /// While filtering, the first country that is left is shown at once.
    fn show_first_filtered(&mut self) {
        let shown = self.browse.countries.shown();
        match self.browse.country {
            Some(code) if shown.contains(&code) => self.browse.countries.point_at(code),
            _ => {
                if let Some(code) = shown.first().copied() {
                    self.browse.show_country(code);
                    self.want();
                }
            }
        }
    }

    /// Takes a paste into the box that has the focus.
    pub(super) fn paste(&mut self, text: &str) {
        let generation = self.generation + 1;
        match self.layers.last_mut() {
            Some(Layer::FindAll(find)) => {
                find.edit.insert(text);
                self.generation = generation;
                let effect = find.ask(generation);
                self.effects.push(effect);
            }
            Some(Layer::Names(names)) => names.paste(text),
            Some(Layer::Help(help)) => help.paste(text),
            Some(Layer::Note(note)) => note.edit.insert(text),
            Some(Layer::Bookmarks(list)) if list.filtering => list.filter.get_or_insert_default().insert(text),
            Some(Layer::Pick(pick)) => {
                pick.countries.filter.get_or_insert_default().insert(text);
                pick.countries.apply_filter(&self.library);
            }
            None if self.browse.filtering && self.browse.focus == Focus::Countries => {
                self.browse.countries.filter.get_or_insert_default().insert(text);
                self.browse.countries.apply_filter(&self.library);
                self.show_first_filtered();
            }
            None => {
                if let Some(find) = self.browse.find.as_mut().filter(|find| find.open) {
                    find.edit.insert(text);
                    find.update(&self.browse.flow, self.words.lang());
                    if let Some(step) = find.from_step(find.began_at) {
                        self.browse.move_to(step);
                    }
                }
            }
            Some(_) => {}
        }
    }

    /// Does an action where the focus is.
    pub(super) fn act(&mut self, action: Action) {
        let took = match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => compare.act(action),
            Some(Layer::Drawer(drawer)) => drawer.scroll.act(action),
            Some(Layer::Bookmarks(list)) => list.rows.act(action),
            Some(Layer::Bare) | None if self.browse.focus == Focus::Text => self.browse.act_in_text(action),
            _ => false,
        };
        if !took {
            self.act_anywhere(action);
        }
    }

    fn act_anywhere(&mut self, action: Action) {
        match action {
            Action::Down | Action::Up | Action::PageDown | Action::PageUp | Action::Top | Action::Bottom => {
                self.move_in_list(action);
            }
            Action::NextPoint | Action::PreviousPoint => drop(self.browse.act_in_text(action)),
            Action::OtherPane | Action::OtherPaneBack => {
                self.browse.focus = if self.browse.focus == Focus::Text { Focus::Countries } else { Focus::Text };
            }
            Action::IntoText => self.browse.focus = Focus::Text,
            Action::Open => self.open(),
            Action::NextCountry | Action::PreviousCountry => self.step_country(action == Action::NextCountry),
            Action::NextTopic | Action::PreviousTopic => self.step_topic(action == Action::NextTopic),
            Action::Topic(number) => self.show_topic(TopicIx(number.saturating_sub(1))),
            Action::OlderReport | Action::NewerReport => self.step_report(action == Action::NewerReport),
            Action::Ledger => {
                self.browse.layout = if self.browse.layout == Layout::Prose { Layout::Ledger } else { Layout::Prose };
            }
            Action::Find => self.find(),
            Action::FindAll => self.find_all(),
            Action::GoTo => {
                let names = Names::new(&self.library, &self.words, self.context());
                self.layers.push(Layer::Names(Box::new(names)));
            }
            Action::NextHit | Action::PreviousHit => self.step_hit(action == Action::NextHit),
            Action::Mark => self.mark(),
            Action::Compare => self.ask_to_compare(),
            Action::Bookmark => self.bookmark(),
            Action::Bookmarks => {
                self.effects.push(Effect::ReadBookmarks);
                self.layers.push(Layer::Bookmarks(Box::default()));
            }
            Action::Delete => self.delete_bookmark(),
            Action::Undo => match self.deleted.pop() {
                Some(op) => self.effects.push(Effect::Save(op)),
                None => self.tell("nothing-to-undo", false),
            },
            Action::Back | Action::Forward => self.travel(action == Action::Back),
            Action::Palette => self.list_actions(Purpose::Palette),
            Action::Help => self.list_actions(Purpose::Help),
            Action::Bare => match self.layers.last() {
                Some(Layer::Bare) => self.close(),
                _ => {
                    self.layers.push(Layer::Bare);
                    self.effects.push(Effect::Mouse(false));
                }
            },
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.effects.push(Effect::Mouse(self.mouse));
                self.tell(if self.mouse { "mouse-ours" } else { "mouse-terminal" }, false);
            }
            Action::Theme => {
                self.theme = match self.theme {
                    ThemeName::Ansi => ThemeName::Contrast,
                    ThemeName::Contrast => ThemeName::Mono,
                    ThemeName::Mono => ThemeName::Ansi,
                };
                let id = match self.theme {
                    ThemeName::Ansi => "theme-ansi",
                    ThemeName::Contrast => "theme-contrast",
                    ThemeName::Mono => "theme-mono",
                };
                self.tell(id, false);
            }
            Action::Reload => {
                self.effects.push(Effect::Reload);
                self.tell("reloading", false);
            }
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Close => self.close(),
            Action::Quit => self.quit(),
            Action::Swap | Action::Maximise => {}
        }
    }

    /// Closes the top layer; at the root, what was found or filtered.
    fn close(&mut self) {
        match self.layers.last_mut() {
            Some(Layer::Compare(compare)) if compare.is_alone() => return compare.all_columns(),
            Some(Layer::Bookmarks(list)) if list.filtering || list.filter.is_some() => {
                list.filtering = false;
                list.filter = None;
                return;
            }
            _ => {}
        }
        match self.layers.pop() {
            Some(Layer::Bare) => self.effects.push(Effect::Mouse(self.mouse)),
            Some(Layer::Note(note)) => self.draft = Some(*note).filter(|note| !note.edit.text().is_empty()),
            Some(_) => {}
            None if self.browse.focus == Focus::Countries && self.browse.countries.filter.is_some() => {
                self.browse.filtering = false;
                self.browse.countries.filter = None;
                self.browse.countries.apply_filter(&self.library);
                if let Some(code) = self.browse.country {
                    self.browse.countries.point_at(code);
                }
            }
            None => {
                self.browse.find = None;
                self.trail = None;
            }
        }
    }

    fn quit(&mut self) {
        if !self.layers.is_empty() {
            self.close();
        } else if matches!(self.saved, Saved::Not(_)) {
            self.layers.push(Layer::ConfirmQuit);
        } else {
            self.effects.push(Effect::Quit);
        }
    }

    fn move_in_list(&mut self, action: Action) {
        self.browse.countries.rows.act(action);
        if let Some(code) = self.browse.countries.under_cursor() {
            self.browse.show_country(code);
            self.want();
        }
    }

    fn step_country(&mut self, forward: bool) {
        let Some(from) = self.browse.country else { return };
        match self.browse.countries.step(from, forward) {
            Some(code) => {
                self.browse.show_country(code);
                self.want();
            }
            None => self.tell(if forward { "last-country" } else { "first-country" }, false),
        }
    }

    fn step_topic(&mut self, forward: bool) {
        if let Some(Layer::Compare(compare)) = self.layers.last() {
            let count = self.library.taxonomy.topics.len().max(1);
            let at = usize::from(compare.topic.0);
            let next = if forward { at + 1 } else { at + count - 1 } % count;
            return self.show_topic(TopicIx(u8::try_from(next).unwrap_or(0)));
        }
        self.show_topic(self.browse.topic_beside(&self.library, forward));
    }

    fn show_topic(&mut self, topic: TopicIx) {
        if self.library.taxonomy.topic(topic).is_none() {
            return self.tell("no-such-topic", false);
        }
        match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => compare.topic = topic,
            _ => self.browse.show_topic(topic),
        }
    }

    fn step_report(&mut self, newer: bool) {
        let Some(code) = self.browse.country else { return };
        let entries = self.library.entries_of(code);
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

    /// Enter: the drawer of a passage, the place of a bookmark.
    fn open(&mut self) {
        if let Some(Layer::Bookmarks(list)) = self.layers.last() {
            if let Some(place) = list.chosen(&self.bookmarks).map(|bookmark| bookmark.place.clone()) {
                self.go(&place);
            }
            return;
        }
        match self.browse.flow.steps.get(self.browse.cursor).and_then(|step| step.held.clone()) {
            Some(held) => self.layers.push(Layer::Drawer(Box::new(Drawer::new(held)))),
            None => self.tell("no-passage-here", false),
        }
    }

    fn find(&mut self) {
        if let Some(Layer::Bookmarks(list)) = self.layers.last_mut() {
            return list.start_filter();
        }
        match self.browse.focus {
            Focus::Countries => {
                self.browse.filtering = true;
                self.browse.countries.filter = Some(LineEdit::default());
                self.browse.countries.apply_filter(&self.library);
            }
            Focus::Text => {
                self.trail = None;
                self.browse.find = Some(FindHere::begin(self.browse.cursor));
            }
        }
    }

    fn find_all(&mut self) {
        let mut find = FindAll::new("");
        let generation = self.next_generation();
        self.effects.push(find.ask(generation));
        self.layers.push(Layer::FindAll(Box::new(find)));
    }

    /// Opens the hit under the cursor of the results; `n` and `N` lead on along them.
    pub(super) fn open_hit(&mut self) {
        let Some(Layer::FindAll(find)) = self.layers.last() else { return };
        let (Some(results), Some(_)) = (&find.results, find.hit()) else { return };
        let trail = (Arc::new(results.hits.clone()), find.rows.cursor);
        self.browse.find = Some(FindHere::for_query(find.edit.text()));
        self.trail = Some(trail);
        self.show_trail();
    }

    fn show_trail(&mut self) {
        let Some((hits, at)) = &self.trail else { return };
        let place = hits.get(*at).and_then(FindAll::passage).map(|found| self.library.place_of(found));
        if let Some(place) = place {
            let (trail, find) = (self.trail.take(), self.browse.find.take());
            self.go(&place);
            (self.trail, self.browse.find) = (trail, find);
        }
    }

    fn step_hit(&mut self, forward: bool) {
        if let Some((hits, at)) = &mut self.trail {
            let count = hits.len().max(1);
            *at = if forward { *at + 1 } else { *at + count - 1 } % count;
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

    fn mark(&mut self) {
        let Some(code) = self.browse.countries.under_cursor() else { return };
        let marked = &self.browse.countries.marked;
        if marked.len() >= MOST_COLUMNS && !marked.contains(&code) {
            return self.tell("compare-too-many", true);
        }
        self.browse.countries.toggle(code);
    }

    fn ask_to_compare(&mut self) {
        let marked = self.browse.countries.marked.clone();
        if marked.len() >= 2 {
            return self.compare(marked);
        }
        let mut picked = marked;
        if let Some(code) = self.browse.country.filter(|code| !picked.contains(code)) {
            picked.push(code);
        }
        let pick = Pick::new(&self.browse.countries, picked, &self.library);
        self.layers.push(Layer::Pick(Box::new(pick)));
    }

    fn compare(&mut self, countries: Vec<Country>) {
        for code in &countries {
            if self.library.country(*code).is_some_and(|country| country.pending) {
                self.effects.push(Effect::Want(*code));
            }
        }
        let columns = countries.into_iter().map(|country| Column { country, report: None }).collect();
        let compare = Compare::new(columns, self.browse.topic, self.browse.point());
        self.layers.push(Layer::Compare(Box::new(compare)));
    }

    /// The place that a bookmark made now would be on.
    fn bookmarkable(&self) -> Option<Place> {
        let Some(Layer::Compare(compare)) = self.layers.last() else {
            return self.place();
        };
        let column = compare.columns.get(compare.focus)?;
        let topic = self.library.taxonomy.topic(compare.topic).map(|topic| topic.slug.clone());
        let point = compare.point().and_then(|point| self.library.taxonomy.point(compare.topic, point));
        let point = point.map(|point| point.slug.clone());
        Some(Place { country: column.country, report: column.report.clone(), topic, point, passage: None })
    }

    fn bookmark(&mut self) {
        let Some(place) = self.bookmarkable() else { return };
        let quote = self.library.passage(&place).map(|found| found.passage.text.text.to_string());
        let note = match self.draft.take() {
            Some(draft) if draft.is_about(&place) => draft,
            _ => Note::new(place, quote),
        };
        self.layers.push(Layer::Note(Box::new(note)));
    }

    fn delete_bookmark(&mut self) {
        let Some(Layer::Bookmarks(list)) = self.layers.last() else { return };
        if let Some(bookmark) = list.chosen(&self.bookmarks) {
            self.deleted.push(Op::Put(bookmark.clone()));
            self.effects.push(Effect::Save(Op::Remove(bookmark.id.clone())));
            self.tell("bookmark-deleted", false);
        }
    }

    fn travel(&mut self, back: bool) {
        let here = self.place();
        let place = if back { self.history.back(here) } else { self.history.forward(here) };
        match place {
            Some(place) => {
                self.browse.go(&place, &self.library);
                self.want();
            }
            None => self.tell(if back { "history-start" } else { "history-end" }, false),
        }
    }

    fn list_actions(&mut self, purpose: Purpose) {
        let help = Help::new(purpose, self.context(), (&self.keymap, &self.words));
        self.layers.push(Layer::Help(Box::new(help)));
    }

    /// Goes to a place, remembering the one that is left; all layers close.
    pub(super) fn go(&mut self, place: &Place) {
        if let Some(here) = self.place().filter(|here| here != place) {
            self.history.leave(here);
        }
        self.layers.clear();
        self.browse.find = None;
        self.trail = None;
        self.browse.go(place, &self.library);
        self.browse.focus = Focus::Text;
        self.want();
        if place.passage.is_some() && self.library.complete && self.library.passage(place).is_none() {
            self.tell("passage-gone", true);
        }
    }

    fn go_to_target(&mut self, target: &Target) {
        let slug = |topic: TopicIx| self.library.taxonomy.topic(topic).map(|topic| topic.slug.clone());
        let country = self.browse.country;
        let place = match target {
            Target::Country(code) => {
                // The country alone: the topic, the point and the relative place stay.
                if let Some(here) = self.place() {
                    self.history.leave(here);
                }
                self.layers.clear();
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

    fn place_of_point(&self, country: Country, topic: TopicIx, point: crate::model::PointIx) -> Place {
        let taxonomy = &self.library.taxonomy;
        Place {
            topic: taxonomy.topic(topic).map(|topic| topic.slug.clone()),
            point: taxonomy.point(topic, point).map(|point| point.slug.clone()),
            ..Place::country(country)
        }
    }
}
