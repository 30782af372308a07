//! What comes of two people's bookmarks and decks: nothing is lost on either side, and twice is once.

use super::*;
use crate::notebook::sample;
use crate::text::Raw;
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

fn bookmark(name: &str, place: &str, note: &str, labels: &[&str]) -> Bookmark {
    let mut new = Bookmark::new(id(name), place.parse().unwrap(), at(1));
    (new.note, new.labels) = (text(note), labels.iter().map(|label| text(label)).collect());
    new
}

fn notebook(bookmarks: &[&Bookmark]) -> Notebook {
    Notebook { bookmarks: bookmarks.iter().copied().cloned().collect(), decks: Vec::new() }
}

/// What is here after the import: id, place, note, labels. Importing again changes nothing.
#[track_caller]
fn imported(mine: &Notebook, theirs: &Notebook) -> Notebook {
    let mut all = mine.clone();
    for change in Plan::of(mine, theirs).changes() {
        all.apply(&change);
    }
    let again = Plan::of(&all, theirs);
    let is_same = again.bookmarks.iter().all(|taken| matches!(taken, Taken::Same(..)))
        && again.decks.iter().all(|taken| matches!(taken, Taken::Same(..)));
    assert!(is_same, "{again:?}");
    assert_eq!(again.changes(), []);
    all
}

#[track_caller]
fn check(mine: &[&Bookmark], theirs: &[&Bookmark], expected: &[(&str, &str, &str, &str)]) {
    let all = imported(&notebook(mine), &notebook(theirs));
    let joined = |labels: &[Shown]| labels.iter().map(|label| label.as_str()).collect::<Vec<_>>().join(" ");
    let found: Vec<_> = all
        .bookmarks
        .iter()
        .map(|it| (it.id.to_string(), it.address.to_string(), it.note.to_string(), joined(&it.labels)))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(a, b, c, d)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned(), (*d).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_new_is_added_and_what_is_here_is_left_alone() {
    let one = bookmark("b-1", "ve", "one", &[]);
    check(&[], &[&one], &[("b-1", "ve", "one", "")]);
    check(&[&one], &[&one], &[("b-1", "ve", "one", "")]);
    // The same on the same place under another id, as two people make it.
    check(&[&one], &[&bookmark("b-9", "ve", "one", &[])], &[("b-1", "ve", "one", "")]);
    check(&[&one], &[&bookmark("b-9", "ve", "two", &[])], &[("b-1", "ve", "one", ""), ("b-9", "ve", "two", "")]);
}

#[test]
fn of_two_notes_of_one_bookmark_both_stay_and_labels_add_up() {
    let mine = bookmark("b-1", "ve", "mine", &["a"]);
    let theirs = bookmark("b-1", "ve", "theirs", &["b"]);
    let both = "mine\n\u{2500}\u{2500}\u{2500}\ntheirs";
    check(&[&mine], &[&theirs], &[("b-1", "ve", both, "a b")]);
    // Sent back, it adds nothing to who has less.
    let mut merged = imported(&notebook(&[&mine]), &notebook(&[&theirs]));
    check(&[&theirs], &merged.bookmarks.iter().collect::<Vec<_>>(), &[("b-1", "ve", both, "b a")]);
    merged.bookmarks[0].labels.clear();
    check(
        &merged.bookmarks.iter().collect::<Vec<_>>(),
        &[&bookmark("b-7", "ve", both, &["c"])],
        &[("b-1", "ve", both, "c")],
    );
}

#[test]
fn what_cannot_stand_in_one_bookmark_stays_beside_it() {
    let mine = bookmark("b-1", "ve", "mine", &[]);
    let moved = bookmark("b-1", "cu", "theirs", &[]);
    check(&[&mine], &[&moved], &[("b-1", "ve", "mine", ""), ("b-1-2", "cu", "theirs", "")]);
    let quoting = |quote: &str| {
        let anchor = Anchor { quote: text(quote), prefix: text(""), suffix: text("") };
        Bookmark { anchor: Some(anchor), ..bookmark("b-1", "ve#p-1", quote, &[]) }
    };
    let all = imported(&notebook(&[&quoting("old")]), &notebook(&[&quoting("new")]));
    assert_eq!(all.bookmarks.len(), 2);
    let long = "x".repeat(LARGEST_NOTE);
    let all = imported(&notebook(&[&mine]), &notebook(&[&bookmark("b-1", "ve", &long, &[])]));
    assert_eq!(all.bookmarks.len(), 2, "together they would be too large");
}

fn deck(title: &str, items: &[&str]) -> Notebook {
    let item = |name: &&str| {
        let (name, note) = name.split_once(':').unwrap_or((name, ""));
        DeckItem { id: id(name), address: "ve".parse().unwrap(), note: text(note), minutes: None, anchor: None }
    };
    let deck = Deck { items: items.iter().map(item).collect(), ..Deck::new(id("talk"), text(title), at(1)) };
    Notebook { bookmarks: Vec::new(), decks: vec![deck] }
}

#[test]
fn decks_are_merged_as_far_as_one_order_has_both() {
    let check = |mine: (&str, &[&str]), theirs: (&str, &[&str]), expected: &[(&str, &[&str])]| {
        let all = imported(&deck(mine.0, mine.1), &deck(theirs.0, theirs.1));
        let items = |deck: &Deck| {
            let item = |item: &DeckItem| match &*item.note {
                "" => item.id.to_string(),
                note => format!("{}:{note}", item.id).replace('\n', " "),
            };
            deck.items.iter().map(item).collect::<Vec<_>>()
        };
        let found: Vec<_> = all.decks.iter().map(|deck| (deck.name.to_string(), items(deck))).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, items)| ((*name).to_owned(), items.iter().map(ToString::to_string).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found, expected);
    };
    check(("t", &["a:1", "b:2"]), ("t", &["a:1", "b:2"]), &[("talk", &["a:1", "b:2"])]);
    check(("t", &["a:1", "b:2", "y:3"]), ("t", &["a:1", "x:4", "b:2"]), &[("talk", &["a:1", "x:4", "b:2", "y:3"])]);
    check(("t", &["a:1"]), ("t", &["a:2"]), &[("talk", &["a:1 \u{2500}\u{2500}\u{2500} 2"])]);
    check(("t", &["a:1", "b:2"]), ("t", &["b:2", "a:1"]), &[("talk", &["a:1", "b:2"]), ("talk-2", &["b:2", "a:1"])]);
    check(("t", &["a:1"]), ("other", &["a:1"]), &[("talk", &["a:1"]), ("talk-2", &["a:1"])]);
}

proptest! {
    /// Whatever two people have: all of it is there afterwards, and again is no change.
    #[test]
    fn nothing_of_either_side_is_lost(mine in sample::notebook(), theirs in sample::notebook()) {
        let all = imported(&mine, &theirs);
        for known in &mine.bookmarks {
            prop_assert!(all.bookmark(&known.id).is_some_and(|now| holds(now, known)), "{known:?}");
        }
        for known in &theirs.bookmarks {
            prop_assert!(all.bookmarks.iter().any(|now| holds(now, known)), "{known:?}");
        }
        for known in &mine.decks {
            prop_assert!(all.deck(&known.name).is_some_and(|now| holds_deck(now, known)), "{known:?}");
        }
        for known in &theirs.decks {
            prop_assert!(all.decks.iter().any(|now| holds_deck(now, known)), "{known:?}");
        }
    }

    /// Into nothing it is all of it, and into itself nothing new.
    #[test]
    fn into_nothing_is_all_and_into_itself_is_nothing(all in sample::notebook()) {
        let mut into = Notebook::default();
        Plan::of(&into, &all).changes().iter().for_each(|change| drop(into.apply(change)));
        let alike = |one: &Bookmark| all.bookmarks.iter().filter(|other| is_alike(one, other)).count() > 1;
        if !all.bookmarks.iter().any(alike) && all.decks.len() < 2 {
            prop_assert_eq!(&into, &all);
        }
        prop_assert_eq!(Plan::of(&all, &all).changes(), []);
    }
}
