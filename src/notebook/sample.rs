//! Notebooks made at random for tests, with what is hard in texts.
//!
//! Must not: be reached from outside tests.

use super::{Address, Anchor, Bookmark, Deck, DeckItem, Notebook};
use crate::model::Id;
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use proptest::prelude::*;

/// Texts that look like markup, like other fields, like the ends of what they stand in.
const HARD: &[&str] = &[
    "",
    " ",
    "  x  ",
    "\n",
    "\n\n",
    "a\n\n\nb\n",
    "```",
    "````text\nx\n```",
    "~~~",
    "# no heading",
    "- item",
    "1. one",
    "> quote",
    "[x](cotejo:ve)",
    "<b>&amp;</b>",
    "&#10;",
    "back\\slash\\",
    "a\\\nb",
    "===",
    "---",
    "| a | b |",
    "*x* _y_ `z`",
    "\"quoted\" 'single'",
    "'''",
    "\"\"\"",
    "<<<<<<< ours",
    "[[bookmark]]",
    "id = \"b-1\"",
    "}",
    "]]",
    "ñandú – 人",
    "\u{a0}x\u{a0}",
    "a  b",
    "$x$",
    "![i](x)",
    "<!-- c",
    "a\n    code",
    "\ta",
    "\u{200b}",
    "\u{202e}x",
    "\u{1b}[31m",
    "e\u{301}\u{301}",
    "#",
    "a #",
];

fn any_text() -> impl Strategy<Value = String> {
    let hard = || proptest::sample::select(HARD).prop_map(str::to_owned);
    prop_oneof![hard(), hard(), (hard(), hard()).prop_map(|(a, b)| a + &b), "[ -~\n]{0,30}", "\\PC{0,12}"]
}

fn lines() -> impl Strategy<Value = Shown> {
    any_text().prop_map(|text| Raw::new(text).shown_lines())
}

fn line() -> impl Strategy<Value = Shown> {
    any_text().prop_map(|text| Raw::new(text).shown())
}

fn id(letter: &'static str) -> impl Strategy<Value = Id> {
    (0..6).prop_filter_map("an id", move |number| Id::new(&format!("{letter}-{number}")))
}

fn time() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000_000).prop_filter_map("a time", |time| Timestamp::from_millisecond(time).ok())
}

fn address() -> impl Strategy<Value = Address> {
    let known = ["ve", "ve/protection/assistance#p-014", "ar@ar-2013/protection", "compare:ve+cu/protection", "grid:"];
    let known = proptest::sample::select(known.to_vec()).prop_map(str::to_owned);
    let search = any_text().prop_map(|query| format!("search:{query}"));
    prop_oneof![known, search].prop_filter_map("an address", |text| {
        let address: Address = text.parse().ok()?;
        // What is kept was read once already.
        address.to_string().parse().ok().filter(|again| *again == address)
    })
}

fn anchor() -> impl Strategy<Value = Option<Anchor>> {
    proptest::option::of((lines(), lines(), lines()).prop_map(|(quote, prefix, suffix)| Anchor {
        quote,
        prefix,
        suffix,
    }))
}

fn bookmark() -> impl Strategy<Value = Bookmark> {
    let labels = proptest::collection::vec(line(), 0..3);
    let times = (time(), time(), proptest::option::of(time()));
    (id("b"), address(), lines(), labels, times, anchor()).prop_map(
        |(id, address, note, labels, (created, updated, sort), anchor)| Bookmark {
            id,
            address,
            note,
            labels,
            created,
            updated,
            sort,
            anchor,
        },
    )
}

fn item() -> impl Strategy<Value = DeckItem> {
    (id("i"), address(), lines(), proptest::option::of(any::<u16>()), anchor())
        .prop_map(|(id, address, note, minutes, anchor)| DeckItem { id, address, note, minutes, anchor })
}

fn deck() -> impl Strategy<Value = Deck> {
    (id("d"), line(), time(), time(), proptest::collection::vec(item(), 0..4)).prop_map(
        |(name, title, created, updated, mut items)| {
            unique(&mut items, |item| &item.id);
            Deck { name, title, created, updated, items }
        },
    )
}

/// Any notebook: no id twice.
pub(crate) fn notebook() -> impl Strategy<Value = Notebook> {
    let all = (proptest::collection::vec(bookmark(), 0..4), proptest::collection::vec(deck(), 0..3));
    all.prop_map(|(mut bookmarks, mut decks)| {
        unique(&mut bookmarks, |bookmark| &bookmark.id);
        unique(&mut decks, |deck| &deck.name);
        Notebook { bookmarks, decks }
    })
}

fn unique<T>(all: &mut Vec<T>, id: impl Fn(&T) -> &Id) {
    all.sort_by(|a, b| id(a).cmp(id(b)));
    all.dedup_by(|a, b| id(a) == id(b));
}
