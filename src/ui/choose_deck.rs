//! The box that asks for a deck or a title.
//!
//! Must not: filter decks.

use super::paint::Paint;
use crate::app::{App, ChooseDeck, DeckChoice, DeckFor, Role, deck_extent};
use crate::say;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, asks: &ChooseDeck) {
    let words = &app.words;
    let title = match &asks.purpose {
        DeckFor::Items(items, _) if items.is_empty() => words.say("choose-deck-title"),
        DeckFor::Items(items, _) => say!(words, "choose-deck-for", count = items.len()),
        DeckFor::Title(_) => words.say("choose-deck-rename"),
    };
    paint.framed(asks.area, &title);
    let list = asks.list();
    for (index, at) in asks.rows.visible().zip(0u16..) {
        let row = list.row(at);
        let role = if index == asks.rows.cursor { Role::Selected } else { Role::Text };
        if role == Role::Selected {
            paint.tint(row, role);
        }
        let row = row.inset(1, 1);
        match asks.choices.get(index) {
            Some(DeckChoice::New(title)) => drop(paint.text(row, &say!(words, "choose-deck-new", title = title), role)),
            Some(DeckChoice::Title(_, title)) => {
                let _ = paint.text(row, &say!(words, "choose-deck-as", title = title), role);
            }
            Some(DeckChoice::Deck(name)) => {
                if let Some(deck) = app.notebook.deck(name) {
                    let extent = deck_extent(words, deck);
                    let cells = u16::try_from(crate::text::width(&extent)).unwrap_or(u16::MAX);
                    paint.text(row.inset(0, cells.saturating_add(1)), &deck.title, role);
                    paint.right(row, &extent, role);
                }
            }
            None => {}
        }
    }
    if asks.choices.is_empty() {
        paint.wrapped(list.inset(1, 1), &words.say("choose-deck-type"), Role::Gap);
    }
    // Last, because the terminal's cursor stands in the box.
    paint.edit(asks.area.inset(2, 2).shorter(1, 1).row(0), "> ", &asks.edit);
}
