//! The list of bookmarks and decks: tabs, rows, what is known of the one under the cursor.
//!
//! Must not: sort or filter; rows come ready from the state.

use super::paint::Paint;
use crate::app::{App, Area, BookmarkRow, BookmarkTab, Bookmarks, Listed, Role, Span, became, deck_extent};
use crate::notebook::{Bookmark, Deck};
use crate::say;
use crate::text::width;

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, list: &Bookmarks) {
    paint.clear(list.area);
    head(paint, app, list);
    let rows = list.list();
    if list.lines.is_empty() {
        paint.wrapped(rows.inset(1, 1), &app.words.say(nothing(list)), Role::Gap);
        if !list.filtering {
            paint.put_cursor(rows.x + 1, rows.y);
        }
        return;
    }
    for (index, at) in list.rows.visible().zip(0u16..) {
        let (row, chosen) = (rows.row(at), index == list.rows.cursor);
        let role = if chosen { Role::Selected } else { Role::Text };
        if chosen {
            paint.tint(row, role);
            if !list.filtering {
                paint.put_cursor(row.x, row.y);
            }
        }
        match list.lines.get(index) {
            Some(BookmarkRow::Heading(name)) => drop(paint.text(row.inset(1, 1), name, Role::Heading)),
            Some(BookmarkRow::Bookmark(at)) => {
                if let Some(known) = list.bookmark(*at) {
                    bookmark(paint, app, (list, known), (row, role));
                }
            }
            Some(BookmarkRow::Deck(at)) => {
                if let Some(known) = list.deck_at(*at) {
                    deck(paint, app, known, (row, role));
                }
            }
            None => {}
        }
    }
    about(paint, (list.area, rows, list.about_area()), list.about.get(list.scroll.visible()).unwrap_or_default());
}

/// What is known of the row under the cursor, and the line that parts it from the list.
pub(super) fn about(paint: &mut Paint<'_>, (all, list, about): (Area, Area, Area), lines: &[Vec<Span>]) {
    if list.width < all.width {
        paint.divider(Area { x: list.x + list.width, width: 1, ..list });
    } else {
        paint.rule(all.row(list.y + list.height - all.y));
    }
    for (line, at) in lines.iter().zip(0..about.height) {
        paint.spans(about.row(at), line);
    }
}

/// Tabs with how many each holds, the one that is shown between bars; or the filter while it is typed.
fn head(paint: &mut Paint<'_>, app: &App, list: &Bookmarks) {
    let head = list.area.row(0).inset(1, 1);
    let marked =
        Some(list.marked_here()).filter(|count| *count > 0).map(|count| say!(app.words, "marked", count = count));
    let grouping = (list.tab != BookmarkTab::Decks).then(|| app.words.say(list.grouping.message()));
    let filter = list.filter.as_ref().filter(|_| !list.filtering).map(|filter| format!("/{}", filter.text()));
    let right = [filter, marked, grouping].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
    let cells = u16::try_from(width(&right)).unwrap_or(u16::MAX);
    paint.rule(list.area.row(1));
    if let Some(filter) = list.filter.as_ref().filter(|_| list.filtering) {
        paint.right(head, &right, Role::Meta);
        return paint.edit(head.inset(0, cells.saturating_add(2)), "/", filter);
    }
    let label = |(tab, count): &(BookmarkTab, usize), named: bool| {
        let name = if named { app.words.say(tab.message()) } else { String::new() };
        let text = format!("{name} {count}");
        if *tab == list.tab { format!("\u{258c}{}\u{2590}", text.trim()) } else { format!(" {} ", text.trim()) }
    };
    let in_words: Vec<String> = list.counts.iter().map(|tab| label(tab, true)).collect();
    let all = in_words.iter().map(|tab| width(tab)).sum::<usize>();
    // Where names and what is said at the right do not fit beside each other, only the shown tab has its name.
    let room = usize::from(head.width);
    let beside = all + usize::from(cells) + 2 <= room;
    let tabs = match beside || all <= room {
        true => in_words,
        false => list.counts.iter().map(|tab| label(tab, tab.0 == list.tab)).collect(),
    };
    let mut taken = 0;
    for (tab, (own, _)) in tabs.iter().zip(&list.counts) {
        let role = if *own == list.tab { Role::Tab } else { Role::Text };
        taken += paint.text(head.inset(taken, 0), tab, role);
    }
    if taken.saturating_add(cells).saturating_add(1) <= head.width {
        paint.right(head, &right, Role::Meta);
    }
}

/// What is said where nothing is listed.
fn nothing(list: &Bookmarks) -> &'static str {
    match list.tab {
        _ if list.filter.is_some() => "nothing-found",
        BookmarkTab::All => "bookmarks-empty",
        BookmarkTab::Country => "bookmarks-empty-country",
        BookmarkTab::Topic => "bookmarks-empty-topic",
        BookmarkTab::Orphans => "bookmarks-empty-orphans",
        BookmarkTab::Decks => "decks-empty",
    }
}

/// Country, topic and point, note; at the right the day, and what became of the passage.
fn bookmark(
    paint: &mut Paint<'_>,
    app: &App,
    (list, (bookmark, listed)): (&Bookmarks, (&Bookmark, &Listed)),
    (row, role): (Area, Role),
) {
    let mark = if list.marked.contains(&bookmark.id) { "*" } else { " " };
    paint.text(Area { width: 1, ..row }, mark, role);
    let row = row.inset(1, 1);
    let became = became(&app.words, list.stand(&bookmark.id));
    let date = (row.width >= 60).then(|| listed.date.clone());
    let right = became.into_iter().chain(date).collect::<Vec<_>>().join(" \u{b7} ");
    let taken = u16::try_from(width(&right)).unwrap_or(u16::MAX);
    let (first, second) = list.columns(row.width);
    paint.text(Area { width: first, ..row }, listed.first(), role);
    paint.text(Area { width: second, ..row.inset(first + 1, 0) }, listed.second(), role);
    let note = listed.note.lines().next().unwrap_or_default();
    let more = if listed.note.lines().nth(1).is_some() { " \u{21b5}" } else { "" };
    paint.text(row.inset(first + second + 2, taken.saturating_add(1)), &format!("{note}{more}"), role);
    paint.right(row, &right, role);
}

/// Title, how much is in it, its name; whether it is the current one.
fn deck(paint: &mut Paint<'_>, app: &App, deck: &Deck, (row, role): (Area, Role)) {
    let current = app.current_deck() == Some(deck);
    paint.text(Area { width: 1, ..row }, if current { "+" } else { " " }, role);
    let row = row.inset(1, 1);
    let mut right = format!("{} \u{b7} {}", deck_extent(&app.words, deck), deck.name);
    if current {
        right = format!("{} \u{b7} {right}", app.words.say("deck-current"));
    }
    let cells = u16::try_from(width(&right)).unwrap_or(u16::MAX).min(row.width / 2);
    paint.text(row.inset(0, cells + 1), &deck.title, role);
    paint.right(row.inset(row.width - cells, 0), &right, role);
}
