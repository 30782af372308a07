//! Draws the state: the same file stems as `app/`, one for each screen.
//!
//! Must not: keep anything, decide anything, fail, or look at anything but `&App`.

mod bookmarks;
mod browse;
mod choose_deck;
mod chrome;
mod compare;
mod deck;
mod drawer;
mod figures;
mod find_all;
mod follow;
mod grid;
mod heat_map;
mod help;
mod hit_rows;
mod lookup;
mod names;
mod note;
mod paint;
mod penalties;
mod pick;
mod present;
mod preview;
mod take_away;
mod theme;
mod timeline;

pub use follow::draw_follow;
pub use theme::Theme;

use crate::app::{App, Layer, SMALLEST, Size};
use crate::say;
use paint::Paint;
use ratatui::Frame;

/// Draws one frame, and puts the terminal's cursor on what is selected.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    let theme = Theme::new(app.presentation().map_or(app.theme, |present| present.theme));
    let mut paint = Paint::new(frame.buffer_mut(), theme, &app.words);
    if !app.size.is_enough() {
        too_small(&mut paint, app.size);
        return;
    }
    if app.has_curtain() {
        return present::curtain(&mut paint, app);
    }
    let lowest = app.layers.iter().rposition(Layer::covers);
    if lowest.is_none() {
        browse::draw(&mut paint, app);
    }
    for layer in app.layers.get(lowest.unwrap_or(0)..).unwrap_or_default() {
        match layer {
            Layer::Compare(compare) => compare::draw(&mut paint, app, compare),
            Layer::Grid(grid) => grid::draw(&mut paint, app, grid),
            Layer::Timeline(timeline) => timeline::draw(&mut paint, app, timeline),
            Layer::Drawer(drawer) => drawer::draw(&mut paint, drawer),
            Layer::FindAll(find) => find_all::draw(&mut paint, app, find),
            Layer::Names(names) => names::draw(&mut paint, app, names),
            Layer::Help(help) => help::draw(&mut paint, help),
            Layer::Pick(pick) => pick::draw(&mut paint, app, pick),
            Layer::Note(note) => note::draw(&mut paint, app, note),
            Layer::TakeAway(take) => take_away::draw(&mut paint, app, take),
            Layer::Bookmarks(list) => bookmarks::draw(&mut paint, app, list),
            Layer::Deck(deck) => deck::draw(&mut paint, app, deck),
            Layer::ChooseDeck(asks) => choose_deck::draw(&mut paint, app, asks),
            Layer::Lookup(lookup) => lookup::draw(&mut paint, app, lookup),
            Layer::Figures(figures) => figures::draw(&mut paint, app, figures),
            Layer::Penalties(penalties) => penalties::draw(&mut paint, app, penalties),
            Layer::Present(present) => present::draw(&mut paint, app, present),
            Layer::Bare => browse::draw_bare(&mut paint, app),
            Layer::ConfirmQuit => note::draw_confirm_quit(&mut paint, app),
        }
    }
    if app.presentation().is_some() {
        // Nothing of the reader's own stands around slides.
    } else if !matches!(app.layers.last(), Some(Layer::Bare)) {
        chrome::title(&mut paint, app);
        chrome::footer(&mut paint, app);
    } else if app.notice.is_some() {
        chrome::footer(&mut paint, app);
    }
    if let Some(cursor) = paint.cursor() {
        frame.set_cursor_position(cursor);
    }
}

/// What stands there while the window is too small to work in.
fn too_small(paint: &mut Paint<'_>, size: Size) {
    let (width, height) = (SMALLEST.width, SMALLEST.height);
    let text = say!(paint.words, "too-small", width = width, height = height);
    paint.wrapped(size.area(), &text, crate::app::Role::Text);
}
