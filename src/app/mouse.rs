//! The mouse: wheel scrolls what is under it, a click chooses it.
//!
//! Must not: be the only way to anything.

use super::action::Action;
use super::browse::Focus;
use super::layer::Layer;
use super::msg::{Mouse, MouseKind};
use super::{App, Saved};
use crate::model::TopicIx;

/// Rows that one turn of the wheel moves.
const WHEEL: isize = 3;

impl App {
    pub(super) fn mouse_did(&mut self, mouse: Mouse) {
        // On a wall a hand on the mouse changes nothing.
        if self.is_discreet() {
            return;
        }
        let wheel = match mouse.kind {
            MouseKind::WheelDown => Some(WHEEL),
            MouseKind::WheelUp => Some(-WHEEL),
            MouseKind::Press => None,
        };
        let row = |area: super::Area| area.contains(mouse.x, mouse.y).then(|| usize::from(mouse.y - area.y));
        match (self.layers.last_mut(), wheel) {
            (Some(Layer::Compare(compare)), Some(by)) => {
                let over = compare.widths.iter().find(|(_, area)| area.contains(mouse.x, mouse.y));
                compare.wheel(over.map_or(compare.focus, |(column, _)| *column), by);
            }
            (Some(Layer::Compare(compare)), None) => compare.click(mouse.x, mouse.y),
            (Some(Layer::Grid(grid)), Some(by)) => grid.scroll(by),
            (Some(Layer::Grid(grid)), None) => {
                if grid.click(mouse.x, mouse.y) {
                    self.open_cell();
                }
            }
            (Some(Layer::Timeline(timeline)), Some(by)) => timeline.scroll(by),
            (Some(Layer::Timeline(timeline)), None) => {
                if timeline.click(mouse.x, mouse.y) {
                    self.open();
                }
            }
            (Some(Layer::Drawer(drawer)), Some(by)) => drawer.scroll.by(by),
            (Some(Layer::Drawer(drawer)), None) if !drawer.area.contains(mouse.x, mouse.y) => drop(self.layers.pop()),
            (Some(Layer::FindAll(find)), Some(by)) if find.preview.area.contains(mouse.x, mouse.y) => {
                find.preview.scroll.by(by);
            }
            (Some(Layer::FindAll(find)), Some(by)) => find.scroll(by),
            (Some(Layer::FindAll(find)), None) => {
                if find.click(mouse.x, mouse.y) && find.is_current() && find.fault.is_none() {
                    self.open_hit();
                }
            }
            (Some(Layer::Names(names)), Some(by)) => names.rows.scroll(by),
            (Some(Layer::Names(names)), None) => {
                if let Some(at) = row(names.list()).and_then(|line| names.rows.at(line)) {
                    names.rows.cursor = at;
                }
            }
            (Some(Layer::Lookup(lookup)), Some(by)) => lookup.rows.scroll(by),
            (Some(Layer::Lookup(lookup)), None) => {
                if let Some(at) = row(lookup.list()).and_then(|line| lookup.rows.at(line)) {
                    lookup.rows.cursor = at;
                }
            }
            (Some(Layer::Figures(figures)), Some(by)) => figures.wheel(by),
            (Some(Layer::Figures(figures)), None) => figures.click(mouse.x, mouse.y),
            (Some(Layer::Penalties(penalties)), Some(by)) => {
                let _ = penalties.step(if by > 0 { Action::Down } else { Action::Up });
            }
            (Some(Layer::Penalties(penalties)), None) => penalties.click(mouse.x, mouse.y),
            (Some(Layer::Help(help)), Some(by)) => help.list.scroll(by),
            (Some(Layer::Bookmarks(list)), Some(by)) => list.rows.scroll(by),
            (Some(Layer::Bookmarks(list)), None) => list.click(mouse.x, mouse.y),
            (Some(Layer::Deck(deck)), Some(by)) => deck.rows.scroll(by),
            (Some(Layer::Deck(deck)), None) => {
                if let Some(at) = row(deck.list()).and_then(|line| deck.rows.at(line)) {
                    deck.rows.cursor = at;
                }
            }
            (Some(Layer::ChooseDeck(asks)), Some(by)) => asks.rows.scroll(by),
            (Some(Layer::ChooseDeck(asks)), None) => {
                if let Some(at) = row(asks.list()).and_then(|line| asks.rows.at(line)) {
                    asks.rows.cursor = at;
                }
            }
            (Some(Layer::Pick(pick)), Some(by)) => pick.rows.scroll(by),
            (Some(Layer::Bare), Some(by)) => self.browse.scroll(by),
            (None, wheel) => self.mouse_below(mouse, wheel),
            (Some(_), _) => {}
        }
    }

    fn mouse_below(&mut self, mouse: Mouse, wheel: Option<isize>) {
        let panes = self.browse.panes;
        let in_list = panes.list.is_some_and(|area| area.contains(mouse.x, mouse.y));
        match wheel {
            Some(by) if in_list => self.browse.countries.rows.top = self.scrolled_list(by),
            Some(by) => self.browse.scroll(by),
            None if in_list => {
                let line = mouse.y.checked_sub(panes.title.height + 1).map(usize::from);
                let rows = self.browse.countries.rows;
                let code =
                    line.and_then(|line| rows.at(line)).and_then(|row| self.browse.countries.shown().get(row).copied());
                if let Some(code) = code {
                    self.browse.focus = Focus::Countries;
                    self.browse.show_country(code);
                    self.want();
                }
            }
            None if panes.tabs.contains(mouse.x, mouse.y) => {
                let topics = crate::app::tabs(self, panes.tabs.width);
                let mut x = usize::from(panes.tabs.x);
                for (at, label) in topics.iter().enumerate() {
                    let end = x + crate::text::width(label);
                    if (x..end).contains(&usize::from(mouse.x)) {
                        self.browse.focus = Focus::Text;
                        return self.browse.show_topic(TopicIx(u8::try_from(at).unwrap_or(0)));
                    }
                    x = end;
                }
            }
            None if panes.text.contains(mouse.x, mouse.y) => {
                if let Some(step) = self.browse.step_at(mouse.y) {
                    self.browse.focus = Focus::Text;
                    self.browse.move_to(step);
                }
            }
            None => {}
        }
    }

    fn scrolled_list(&self, by: isize) -> usize {
        let mut rows = self.browse.countries.rows;
        rows.scroll(by);
        rows.top
    }

    /// Whether something the reader did is not on disk.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        matches!(self.saved, Saved::Not(_))
    }
}
