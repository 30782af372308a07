//! What actions do, where the focus is.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::action::Action;
use super::browse::Focus;
use super::figures::FigureView;
use super::flow::Layout;
use super::help::{Help, Purpose};
use super::layer::Layer;
use super::line_edit::LineEdit;
use super::lookup::Kind;
use super::msg::Effect;
use super::{App, Saved, ThemeName};
use crate::model::TopicIx;

impl App {
    /// Does an action where the focus is.
    pub(super) fn act(&mut self, action: Action) {
        let took = match self.layers.last_mut() {
            Some(Layer::Compare(compare)) => compare.act(action),
            Some(Layer::Grid(grid)) => grid.act(action, (&self.library, &self.words)),
            Some(Layer::Timeline(timeline)) => timeline.act(action, &self.library),
            Some(Layer::Drawer(drawer)) => drawer.act(action),
            Some(Layer::Figures(figures)) => figures.act(action),
            Some(Layer::Penalties(penalties)) => penalties.act(action),
            Some(Layer::Bookmarks(list)) => list.act(action),
            Some(Layer::Deck(deck)) => deck.act(action),
            Some(Layer::Bare) | None if self.browse.focus == Focus::Text => self.browse.act_in_text(action),
            _ => false,
        };
        if !took {
            self.act_anywhere(action);
        }
    }

    pub(super) fn act_anywhere(&mut self, action: Action) {
        match action {
            Action::Down | Action::Up | Action::PageDown | Action::PageUp | Action::Top | Action::Bottom => {
                self.move_in_list(action);
            }
            Action::NextPoint | Action::PreviousPoint => drop(self.browse.act_in_text(action)),
            Action::OtherPane | Action::OtherPaneBack => {
                self.browse.focus = if self.browse.focus == Focus::Text { Focus::Countries } else { Focus::Text };
            }
            Action::IntoText => self.enter_text(),
            Action::Open => self.open(),
            Action::NextCountry | Action::PreviousCountry => self.step_country(action == Action::NextCountry),
            Action::NextTopic | Action::PreviousTopic => self.step_topic(action == Action::NextTopic),
            Action::Topic(number) => self.show_topic(TopicIx(number.saturating_sub(1))),
            Action::OlderReport | Action::NewerReport => self.step_report(action == Action::NewerReport),
            Action::Ledger => {
                self.browse.layout = if self.browse.layout == Layout::Prose { Layout::Ledger } else { Layout::Prose };
            }
            Action::Grid => self.open_grid(),
            Action::Timeline => self.open_timeline(),
            Action::Voices | Action::ByVoice => self.turn_lens(action == Action::Voices),
            Action::Follow(number) => self.follow(Some(number)),
            Action::Copy => self.copy(),
            Action::CopyPlace => self.copy_place(),
            Action::Sources => self.list(Kind::Sources(self.browse.country)),
            Action::Glossary => self.list(Kind::Glossary),
            Action::Find => self.find(),
            Action::FindAll => self.open_everything(""),
            Action::ResumeSearch => self.resume_search(),
            Action::NextScope | Action::PreviousScope => self.change_scope(action == Action::NextScope),
            Action::OlderQuery | Action::NewerQuery => self.walk_queries(action == Action::OlderQuery),
            Action::GoTo => self.open_names(""),
            Action::NextHit | Action::PreviousHit => self.step_hit(action == Action::NextHit),
            Action::Figures => self.open_figures(),
            Action::Penalties => self.open_penalties(),
            Action::ChooseCountries => self.ask_for_countries(),
            Action::NextOffence => {
                if let Some(Layer::Penalties(penalties)) = self.layers.last_mut() {
                    penalties.next_offence(&self.library);
                }
            }
            Action::Mark => self.mark(),
            Action::Compare => self.ask_to_compare(),
            Action::NextDifference | Action::PreviousDifference | Action::PartColumns => self.act_on_comparison(action),
            Action::Counterpart => self.go_to_counterpart(),
            Action::Define => self.define(),
            Action::TakeAway => self.take_away(),
            Action::SaveElsewhere => self.save_elsewhere(),
            Action::Bookmark => self.bookmark(),
            Action::Bookmarks => self.list_bookmarks(),
            Action::Notes => self.turn_notes(),
            Action::Delete => self.delete(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::MoveDown | Action::MoveUp => self.move_row(action == Action::MoveDown),
            Action::Refresh => self.refresh(),
            Action::AddToDeck => self.add_to_deck(),
            Action::DeckOf => self.deck_of_screen(),
            Action::ChooseDeck => self.choose_deck(),
            Action::Rename => self.name_deck(),
            Action::MoreTime | Action::LessTime => self.time_item(action == Action::MoreTime),
            Action::Present => self.present(),
            Action::PresentDeck(number) => self.present_brought(number),
            Action::ResumeDraft => self.resume_draft(),
            Action::LastPlace => self.go_to_last(),
            Action::Back | Action::Forward => self.travel(action == Action::Back),
            Action::Palette => self.list_actions(Purpose::Palette),
            Action::Help => self.list_actions(Purpose::Help),
            Action::Bare => match self.layers.last() {
                Some(Layer::Bare) => self.close(),
                _ => {
                    self.layers.push(Layer::Bare);
                }
            },
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.tell(if self.mouse { "mouse-ours" } else { "mouse-terminal" }, false);
            }
            Action::Theme => {
                self.theme = self.theme.next();
                let id = match self.theme {
                    ThemeName::Ansi => "theme-ansi",
                    ThemeName::Contrast => "theme-contrast",
                    ThemeName::Mono => "theme-mono",
                    ThemeName::Projector => "theme-projector",
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
            Action::Swap
            | Action::Maximise
            | Action::OnlyPoint
            | Action::Differing
            | Action::HeatMap
            | Action::Complete
            | Action::Left
            | Action::Right
            | Action::Level
            | Action::LevelUp
            | Action::CountryOrder
            | Action::Region
            | Action::Turn
            | Action::TurnBack
            | Action::Widen
            | Action::SaveNote
            | Action::BreakLine
            | Action::EditOutside
            | Action::Revert
            | Action::MarkAll
            | Action::NextSlide
            | Action::PreviousSlide
            | Action::FirstSlide
            | Action::LastSlide
            | Action::SlideNumber
            | Action::Blank
            | Action::Overview
            | Action::Reveal
            | Action::Guess
            | Action::NextPassage
            | Action::PreviousPassage
            | Action::WhoSaysSo
            | Action::AllCountries => {}
        }
    }

    /// Closes the top layer; at the root, what was found or filtered.
    pub(super) fn close(&mut self) {
        if let Some(Layer::Grid(grid)) = self.layers.last_mut()
            && grid.close_inside()
        {
            return;
        }
        match self.layers.last_mut() {
            Some(Layer::Compare(compare)) if compare.is_alone() => return compare.all_columns(),
            // The table is one key away from any chart.
            Some(Layer::Figures(figures)) if figures.view != FigureView::Table => {
                figures.view = FigureView::Table;
                return;
            }
            Some(Layer::Penalties(list)) if list.filter.is_some() => {
                list.filtering = false;
                list.filter = None;
                return;
            }
            Some(Layer::Bookmarks(list)) if list.filtering || list.filter.is_some() => {
                list.stop_filter();
                return;
            }
            // What is marked is what was to be done something with; that is given up before the list.
            Some(Layer::Bookmarks(list)) if !list.marked.is_empty() => {
                list.marked.clear();
                return;
            }
            _ => {}
        }
        match self.layers.pop() {
            Some(layer) => self.leave(layer),
            None if self.browse.focus == Focus::Countries && self.browse.countries.filter.is_some() => {
                self.browse.filtering = false;
                self.browse.countries.filter = None;
                self.browse.countries.apply_filter(&self.library);
                if let Some(code) = self.browse.country {
                    self.browse.countries.point_at(code);
                }
            }
            None if self.scope().is_some() => self.leave_here(),
            None => {
                self.browse.find = None;
                self.trail = None;
            }
        }
    }

    pub(super) fn quit(&mut self) {
        if !self.layers.is_empty() {
            self.close();
        } else if matches!(self.saved, Saved::Not(_)) {
            self.layers.push(Layer::ConfirmQuit);
        } else {
            self.effects.push(Effect::Quit);
        }
    }

    /// Enter: the drawer of a passage, the place of a bookmark.
    pub(super) fn open(&mut self) {
        match self.layers.last() {
            Some(Layer::Bookmarks(_)) => return self.open_row(),
            Some(Layer::Deck(_)) => return self.open_item(),
            Some(Layer::Drawer(_)) => return self.follow(None),
            Some(Layer::Grid(_)) => return self.open_cell(),
            _ => {}
        }
        let held = match self.layers.last() {
            Some(Layer::Compare(compare)) => compare.held().cloned(),
            Some(Layer::Timeline(timeline)) => timeline.held().cloned(),
            Some(Layer::Figures(figures)) => figures.held().cloned(),
            Some(Layer::Penalties(penalties)) => penalties.held().cloned(),
            _ => self.browse.flow.steps.get(self.browse.cursor).and_then(|step| step.held.clone()),
        };
        self.open_passage(held);
    }

    pub(super) fn find(&mut self) {
        match self.layers.last_mut() {
            Some(Layer::Bookmarks(list)) => return list.start_filter(),
            Some(Layer::Grid(grid)) => return grid.rows.start_filter(),
            _ => {}
        }
        if let Some(Layer::Penalties(list)) = self.layers.last_mut() {
            return list.start_filter();
        }
        match self.browse.focus {
            Focus::Countries => {
                self.browse.filtering = true;
                self.browse.countries.filter = Some(LineEdit::default());
                self.browse.countries.apply_filter(&self.library);
            }
            Focus::Text => {
                self.past.stop();
                self.open_here("");
            }
        }
    }

    pub(super) fn list_actions(&mut self, purpose: Purpose) {
        let mut help = Help::new(purpose, self.context(), (&self.keymap, &self.words));
        if purpose == Purpose::Palette && self.presentation().is_none() {
            help.add(self.brought_decks());
        }
        self.layers.push(Layer::Help(Box::new(help)));
    }
}
