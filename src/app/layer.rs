//! What can lie over the first screen: a stack of these, the top one has the focus.
//!
//! Must not: know the layers' insides.

use super::action::Context;
use super::bookmarks::Bookmarks;
use super::choose_deck::ChooseDeck;
use super::compare::Compare;
use super::deck::DeckView;
use super::drawer::Drawer;
use super::figures::Figures;
use super::find_all::FindAll;
use super::grid::Grid;
use super::help::Help;
use super::lookup::Lookup;
use super::names::Names;
use super::note::Note;
use super::penalties::Penalties;
use super::pick::Pick;
use super::present::Present;
use super::take_away::TakeAway;
use super::timeline::Timeline;

/// A layer.
pub enum Layer {
    /// The comparison; covers the first screen.
    Compare(Box<Compare>),
    /// What the library holds; covers what is under it.
    Grid(Box<Grid>),
    /// A country along time; covers what is under it.
    Timeline(Box<Timeline>),
    /// A passage's drawer.
    Drawer(Box<Drawer>),
    /// Search everything; covers what is under it.
    FindAll(Box<FindAll>),
    /// Go to by name.
    Names(Box<Names>),
    /// Help, palette.
    Help(Box<Help>),
    /// Which countries to compare.
    Pick(Box<Pick>),
    /// A note: of a new bookmark, of one that is there, of a deck's item.
    Note(Box<Note>),
    /// Taking away what is under it.
    TakeAway(Box<TakeAway>),
    /// The list of bookmarks; covers what is under it.
    Bookmarks(Box<Bookmarks>),
    /// A deck; covers what is under it.
    Deck(Box<DeckView>),
    /// Which deck, or its title.
    ChooseDeck(Box<ChooseDeck>),
    /// Sources, or terms; covers what is under it.
    Lookup(Box<Lookup>),
    /// Figures; covers what is under it.
    Figures(Box<Figures>),
    /// Penalties; covers what is under it.
    Penalties(Box<Penalties>),
    /// Slides; they cover everything.
    Present(Box<Present>),
    /// Text without borders, for the terminal's own selection.
    Bare,
    /// Whether to leave although something is not saved.
    ConfirmQuit,
}

impl Layer {
    /// What keys mean while it has the focus.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Compare(_) => Context::Compare,
            Self::Grid(grid) if !grid.rows.filtering => Context::Grid,
            Self::Timeline(_) => Context::Timeline,
            Self::Drawer(_) => Context::Drawer,
            Self::Bookmarks(list) if !list.filtering => Context::Bookmarks,
            Self::Deck(_) => Context::Deck,
            Self::Figures(_) => Context::Figures,
            Self::Penalties(penalties) if !penalties.filtering => Context::Penalties,
            Self::Present(_) => Context::Present,
            Self::Bare => Context::Text,
            Self::Note(_) => Context::Note,
            Self::FindAll(_) | Self::Names(_) => Context::Search,
            _ => Context::Box,
        }
    }

    /// Whether keys are typed into it although it is a slide.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        matches!(self, Self::Present(present) if present.is_typing())
    }

    /// Whether it lists what the reader keeps.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Bookmarks(_) | Self::Deck(_))
    }

    /// Whether nothing under it is seen.
    #[must_use]
    pub fn covers(&self) -> bool {
        let beside = matches!(self, Self::FindAll(_) | Self::Lookup(_) | Self::Bare) || self.is_list();
        let counted = matches!(self, Self::Grid(_) | Self::Figures(_) | Self::Penalties(_));
        beside || counted || matches!(self, Self::Compare(_) | Self::Timeline(_) | Self::Present(_))
    }
}
