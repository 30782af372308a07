//! What two windows, or two laptops, do to the same thing at the same time.

use crate::model::Id;
use crate::notebook::{Bookmark, Change, Deck, DeckItem, Notebook};
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use proptest::prelude::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn text(text: &str) -> Shown {
    Raw::new(text).shown_lines()
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn bookmark(note: &str, labels: &[&str]) -> Bookmark {
    let mut new = Bookmark::new(id("b-1"), "ve/protection".parse().unwrap(), at(1));
    (new.note, new.labels) = (text(note), labels.iter().map(|label| text(label)).collect());
    new
}

fn deck(items: &[&str]) -> Deck {
    let item = |name: &&str| {
        let (name, note) = name.split_once(':').unwrap_or((name, ""));
        DeckItem { id: id(name), address: "ve".parse().unwrap(), note: text(note), minutes: None, anchor: None }
    };
    Deck { items: items.iter().map(item).collect(), ..Deck::new(id("talk"), text("Talk"), at(1)) }
}

/// The note and labels that come of a change of one window after that of another.
fn merged(before: &Bookmark, theirs: Option<&Bookmark>, ours: Option<&Bookmark>) -> Option<(String, Vec<String>)> {
    let mut all = Notebook { bookmarks: vec![before.clone()], decks: Vec::new() };
    for after in [theirs, ours] {
        let change = Change::Bookmark { before: Some(Box::new(before.clone())), after: after.cloned().map(Box::new) };
        all.apply(&change);
        let once = all.clone();
        assert_eq!(all.apply(&change), None, "doing it again is no change");
        assert_eq!(all, once);
    }
    let found = all.bookmark(&id("b-1"))?;
    Some((found.note.to_string(), found.labels.iter().map(ToString::to_string).collect()))
}

#[test]
fn of_two_edits_of_a_bookmark_neither_is_lost() {
    let before = bookmark("was", &["a", "b"]);
    let check = |theirs: Option<(&str, &[&str])>, ours: Option<(&str, &[&str])>, expected: Option<(&str, &[&str])>| {
        let side = |side: Option<(&str, &[&str])>| side.map(|(note, labels)| bookmark(note, labels));
        let found = merged(&before, side(theirs).as_ref(), side(ours).as_ref());
        let expected = expected
            .map(|(note, labels)| (note.to_owned(), labels.iter().map(ToString::to_string).collect::<Vec<_>>()));
        assert_eq!(found, expected, "{theirs:?} {ours:?}");
    };
    let same: &[&str] = &["a", "b"];
    check(Some(("one", same)), Some(("was", same)), Some(("one", same)));
    check(Some(("was", same)), Some(("two", same)), Some(("two", same)));
    check(Some(("one", same)), Some(("two", same)), Some(("one\n\u{2500}\u{2500}\u{2500}\ntwo", same)));
    check(Some(("one", same)), Some(("one", same)), Some(("one", same)));
    check(Some(("", same)), Some(("two", same)), Some(("two", same)));
    check(Some(("one", same)), Some(("", same)), Some(("one", same)));
    check(Some(("was", &["a", "c"])), Some(("was", &["b", "d"])), Some(("was", &["c", "d"])));
    // What one removed and the other edited stays; what both removed goes.
    check(None, Some(("two", same)), Some(("two", same)));
    check(Some(("one", same)), None, Some(("one", same)));
    check(None, None, None);
    check(Some(("was", same)), None, None);
}

#[test]
fn a_place_that_one_changed_is_that_one_also_where_the_other_wrote_a_note() {
    let before = bookmark("was", &[]);
    let mut all = Notebook { bookmarks: vec![before.clone()], decks: Vec::new() };
    let moved = Bookmark { address: "ve#p-2".parse().unwrap(), sort: Some(at(9)), updated: at(9), ..before.clone() };
    all.apply(&Change::edit(before.clone(), moved));
    all.apply(&Change::edit(before.clone(), Bookmark { note: text("two"), updated: at(5), ..before }));
    let found = all.bookmarks.remove(0);
    let brief = (found.address.to_string(), &*found.note, found.sort, found.updated);
    assert_eq!(brief, ("ve#p-2".to_owned(), "two", Some(at(9)), at(9)));
}

#[test]
fn two_new_bookmarks_of_one_id_are_two() {
    let mut all = Notebook::default();
    let first = bookmark("one", &[]);
    let other = Bookmark { address: "cu".parse().unwrap(), note: text("two"), ..first.clone() };
    all.apply(&Change::add(first.clone()));
    let done = all.apply(&Change::add(other.clone())).unwrap();
    assert_eq!(done.id(), Some(&id("b-1-2")));
    // Also after a crash that left only what was asked.
    assert_eq!(all.apply(&Change::add(other)), None);
    assert_eq!(all.apply(&Change::add(first)), None);
    assert_eq!(all.apply(&done), None);
    assert_eq!(all.bookmarks.len(), 2);
}

#[test]
fn a_deck_keeps_what_both_added_and_the_order_of_who_moved() {
    let check = |before: &[&str], theirs: &[&str], ours: &[&str], expected: &[&str]| {
        let mut all = Notebook { bookmarks: Vec::new(), decks: vec![deck(before)] };
        for after in [theirs, ours] {
            let change = Change::deck(Some(deck(before)), Some(deck(after)));
            all.apply(&change);
            assert_eq!(all.apply(&change), None, "doing it again is no change");
        }
        let items: Vec<String> = all.decks[0]
            .items
            .iter()
            .map(|item| if item.note.is_empty() { item.id.to_string() } else { format!("{}:{}", item.id, item.note) })
            .collect();
        assert_eq!(items, expected, "{before:?}: {theirs:?}, {ours:?}");
    };
    check(&["a", "b"], &["a", "x", "b"], &["a", "b", "y"], &["a", "x", "b", "y"]);
    check(&["a", "b", "c"], &["c", "a", "b"], &["a", "b", "c", "y"], &["c", "y", "a", "b"]);
    check(&["a", "b", "c"], &["a", "b", "c", "x"], &["b", "a", "c"], &["b", "a", "c", "x"]);
    check(&["a", "b"], &["b"], &["a", "b:said"], &["b:said"]);
    check(&["a", "b"], &["b"], &["a:said", "b"], &["a:said", "b"]);
    check(&["a", "b"], &["b"], &["a"], &[]);
    check(&["a", "b"], &["a:one", "b"], &["b"], &["a:one", "b"]);
}

/// A deck of items, each an id, a place and a note.
fn deck_of(items: &[(&str, &str, &str)]) -> Deck {
    let item = |(name, place, note): &(&str, &str, &str)| DeckItem {
        id: id(name),
        address: place.parse().unwrap(),
        note: text(note),
        minutes: None,
        anchor: None,
    };
    Deck { items: items.iter().map(item).collect(), ..Deck::new(id("talk"), text("Talk"), at(1)) }
}

#[test]
fn items_that_two_windows_added_under_one_id_are_two() {
    let before = deck_of(&[("a", "ve", "")]);
    for (place, note) in [("us", ""), ("cu", "said"), ("us", "said")] {
        let theirs = deck_of(&[("a", "ve", ""), ("x", "cu", "")]);
        let ours = deck_of(&[("a", "ve", ""), ("x", place, note)]);
        let mut all = Notebook { bookmarks: Vec::new(), decks: vec![before.clone()] };
        let asked = [&theirs, &ours].map(|after| Change::deck(Some(before.clone()), Some(after.clone())));
        let done: Vec<Change> = asked.iter().filter_map(|change| all.apply(change)).collect();
        let mut items = deck_of(&[("x", "cu", ""), ("x-2", place, note)]).items;
        items.sort_by(|a, b| a.id.cmp(&b.id));
        let mut found = all.decks[0].items[1..].to_vec();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(found, items);
        let once = all.clone();
        for change in asked.iter().chain(done.last()) {
            assert_eq!(all.apply(change), None, "doing it again is no change");
        }
        assert_eq!(all, once);
    }
}

proptest! {
    /// Whatever two windows add under the same ids, all of it is there, and doing it twice is doing it once.
    #[test]
    fn nothing_that_was_added_to_a_deck_is_lost(
        theirs in proptest::collection::btree_map(0u8..4, 0u8..3, 0..4),
        ours in proptest::collection::btree_map(0u8..4, 0u8..3, 0..4),
    ) {
        let of = |items: &std::collections::BTreeMap<u8, u8>| {
            let all: Vec<(String, String)> =
                items.iter().map(|(name, note)| (format!("x-{name}"), format!("note {note}"))).collect();
            deck_of(&all.iter().map(|(name, note)| (name.as_str(), "ve", note.as_str())).collect::<Vec<_>>())
        };
        let before = deck_of(&[]);
        let mut all = Notebook { bookmarks: Vec::new(), decks: vec![before.clone()] };
        for after in [of(&theirs), of(&ours)] {
            let change = Change::deck(Some(before.clone()), Some(after.clone()));
            all.apply(&change);
            prop_assert_eq!(all.apply(&change), None);
            for item in &after.items {
                prop_assert!(all.decks[0].items.iter().any(|known| known.note == item.note));
            }
        }
    }

    /// Whatever is done is taken back by its undoing, and doing anything twice is doing it once.
    #[test]
    fn undoing_takes_back_and_twice_is_once(notes in proptest::collection::vec(("[a-c]{0,2}", any::<bool>()), 1..6)) {
        let mut all = Notebook::default();
        for (note, removed) in notes {
            let before = all.bookmark(&id("b-1")).cloned();
            let after = (!removed).then(|| bookmark(&note, &[]));
            let was = all.clone();
            let change = Change::Bookmark { before: before.map(Box::new), after: after.map(Box::new) };
            if let Some(done) = all.apply(&change) {
                let is = all.clone();
                prop_assert_eq!(all.apply(&change), None);
                all.apply(&done.undo());
                prop_assert_eq!(&all, &was);
                all.apply(&done);
                prop_assert_eq!(&all, &is);
            }
        }
    }
}
