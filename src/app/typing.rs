//! Keys on their way: the top layer's box takes them first, then they are actions.
//!
//! Must not: do an action; it finds out which one is meant.

use super::App;
use super::action::{Action, Context};
use super::browse::Focus;
use super::find_all::Outcome as Found;
use super::key::{Code, Key};
use super::layer::Layer;
use super::msg::Effect;
use super::pick::{Outcome as Picked, PickFor};
use crate::search::Target;

impl App {
    /// What keys mean now.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.layers.last() {
            Some(layer) => layer.context(),
            None if self.typing_here() => Context::Search,
            None if self.filtering_countries() => Context::Box,
            None => match self.browse.focus {
                Focus::Countries => Context::Countries,
                Focus::Text => Context::Text,
            },
        }
    }

    /// Whether the list's filter takes keys.
    fn filtering_countries(&self) -> bool {
        self.browse.focus == Focus::Countries && self.browse.filtering
    }

    /// Whether the line that finds in this section takes keys.
    pub(super) fn typing_here(&self) -> bool {
        self.browse.focus == Focus::Text && self.browse.find.as_ref().is_some_and(|find| find.open)
    }

    /// A key press: what it means depends on what has the focus.
    pub(super) fn key(&mut self, key: Key) {
        if self.size.is_enough() && (self.key_after_presentation(key) || self.key_in_presentation(key)) {
            return;
        }
        // A window that is too small for slides waits; what is pressed there is not done to what is under them.
        if self.presentation().is_some() {
            return;
        }
        self.notice = None;
        let context = self.context();
        let action = self.keymap.action(context, key);
        match action {
            Some(Action::Redraw) => return self.effects.push(Effect::Redraw),
            Some(Action::Suspend) => return self.effects.push(Effect::Suspend),
            // What cannot be seen is not done: a window that is too small waits.
            _ if !self.size.is_enough() => return,
            Some(Action::Close) if !self.layers.is_empty() || context.is_box() => return self.close(),
            Some(
                action @ (Action::NextScope
                | Action::PreviousScope
                | Action::ResumeSearch
                | Action::OlderQuery
                | Action::NewerQuery
                | Action::TakeAway
                | Action::Present
                | Action::Bookmark
                | Action::AddToDeck
                | Action::DeckOf),
            ) if !context.is_box() || context == Context::Search => return self.act_anywhere(action),
            _ => {}
        }
        if context.is_box() {
            self.key_in_box(key, action);
        } else if let Some(action) = action {
            self.act(action);
        }
    }

    pub(super) fn key_in_box(&mut self, key: Key, action: Option<Action>) {
        match self.layers.last_mut() {
            Some(Layer::FindAll(find)) => match find.key(key, action) {
                Found::Stay => {}
                Found::Changed => {
                    self.past.stop();
                    self.search_changed();
                }
                Found::Open => self.open_hit(),
                Found::EmptyCell => self.tell("heat-map-empty", false),
            },
            Some(Layer::Names(names)) => {
                let before = names.edit.text().to_owned();
                let chosen = names.key(key);
                if names.edit.text() != before {
                    self.past.stop();
                }
                if let Some(target) = chosen {
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
            Some(Layer::Lookup(lookup)) => {
                if let Some(leads) = lookup.key(key, (&self.library, &self.words)) {
                    self.look_up(&leads);
                }
            }
            Some(Layer::Pick(pick)) => match pick.key(key, &self.library) {
                Picked::Stay => {}
                Picked::TooMany => self.tell("compare-too-many", true),
                Picked::TooFew => self.tell("pick-one-more", false),
                Picked::Done(columns) => {
                    let purpose = pick.purpose;
                    self.layers.pop();
                    match purpose {
                        PickFor::Compare => self.compare(columns),
                        PickFor::Figures => self.show_figures_of(columns.iter().map(|column| column.country).collect()),
                    }
                }
            },
            Some(Layer::Note(_)) => self.key_in_note(key, action),
            Some(Layer::Grid(grid)) => grid.filter_key(key),
            Some(Layer::TakeAway(take)) => {
                if let Some(order) = take.key(key) {
                    self.order(order);
                }
            }
            Some(Layer::Bookmarks(list)) => drop(list.filter_key(key)),
            Some(Layer::ChooseDeck(asks)) => {
                if let Some(choice) = asks.key(key) {
                    self.deck_was_chosen(choice);
                }
            }
            Some(Layer::Penalties(list)) => list.filter_key(key),
            Some(Layer::ConfirmQuit) => match key.code {
                Code::Enter => self.effects.push(Effect::Quit),
                _ => drop(self.layers.pop()),
            },
            _ => self.key_below(key),
        }
        self.tell_if_cut();
    }

    /// Keys for the list's filter and for find in this section.
    pub(super) fn key_below(&mut self, key: Key) {
        if self.browse.focus == Focus::Countries {
            match key.code {
                Code::Enter => self.browse.filtering = false,
                Code::Down | Code::Up => {
                    self.move_in_list(if key.code == Code::Down { Action::Down } else { Action::Up });
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
        let Some(find) = &mut self.browse.find else { return };
        let step = match key.code {
            Code::Enter => {
                find.open = false;
                if !find.hits.is_empty() {
                    self.past.remember(find.edit.text());
                }
                None
            }
            Code::Down => find.step(true),
            Code::Up => find.step(false),
            _ if find.edit.key(key) => {
                self.past.stop();
                return self.here_changed();
            }
            _ => None,
        };
        if let Some(step) = step {
            self.browse.move_to(step);
        }
    }

    /// While filtering, the first country that is left is shown at once.
    pub(super) fn show_first_filtered(&mut self) {
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
        if self.is_discreet() {
            return;
        }
        match self.layers.last_mut() {
            Some(Layer::FindAll(find)) => {
                find.edit.insert(text);
                self.past.stop();
                self.search_changed();
            }
            Some(Layer::Names(names)) => names.paste(text),
            Some(Layer::Help(help)) => help.paste(text),
            Some(Layer::Lookup(lookup)) => lookup.paste(text),
            Some(Layer::Note(_)) => self.paste_into_note(text),
            Some(Layer::TakeAway(take)) => take.paste(text),
            Some(Layer::ChooseDeck(asks)) => asks.edit.insert(text),
            Some(Layer::Bookmarks(list)) if list.filtering => list.filter.get_or_insert_default().insert(text),
            Some(Layer::Grid(grid)) if grid.rows.filtering => grid.rows.filter.get_or_insert_default().insert(text),
            Some(Layer::Penalties(list)) if list.filtering => list.filter.get_or_insert_default().insert(text),
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
                    self.past.stop();
                    self.here_changed();
                }
            }
            Some(_) => {}
        }
        self.tell_if_cut();
    }
}
