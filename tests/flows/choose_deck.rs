//! The box that asks for a deck: one that there is, or a new one.

use super::Reader;

#[test]
fn typing_finds_a_deck_or_makes_a_new_one() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("+ \"Shelters\" enter alt-d").see("Current deck").see("Shelters");
    reader.keys("\"laws\" enter").see("“laws” is the current deck: nothing in it yet.");
    reader.keys("alt-d \"shel\"");
    insta::assert_snapshot!("choose-deck-100x30", reader.screen());
    reader.keys("enter").see("+ adds to “Shelters” now.");
    reader.keys("j +").see("In “Shelters”, 2 items.");
}

#[test]
fn a_title_in_use_is_that_deck_and_esc_makes_none() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("+ \"Shelters\" enter alt-d \"Shelters\"").not_see("New deck").keys("esc");
    reader.keys("alt-d \"another\" esc ' shift-tab").see("▌Decks 1▐").not_see("another");
}

#[test]
fn without_a_title_there_is_nothing_to_choose() {
    Reader::in_place("ve/protection").keys("+").see("Type a title.").keys("enter").see("Type a title.");
}
