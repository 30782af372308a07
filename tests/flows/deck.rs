//! Decks: filled from wherever the reader is, ordered, timed, opened.

use super::Reader;

fn filled() -> Reader {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("+").see("Deck for 1 item").keys("\"Two voices\" enter");
    reader.see("“Two voices” is the current deck: 1 item.");
    reader.keys("K + K +").see("In “Two voices”, 3 items.");
    reader
}

#[test]
fn the_footer_names_the_deck_that_is_added_to() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(200, 50).see("+ to a deck");
    reader.keys("+ \"Two voices\" enter j").see("+ to “Two voices”");
    reader.resize(80, 24).see("+ to “Two voices”").resize(40, 12).see("+ to “Two voices”");
}

#[test]
fn a_deck_lists_its_items_in_order_with_what_each_presents() {
    let mut reader = filled();
    reader.keys("' shift-tab").see("▌Decks 1▐").see("Two voices").see("current");
    reader.keys("enter").see("3 items").see("1 Venezuela › Protection › Shelter and assistance");
    insta::assert_snapshot!("deck-100x30", reader.screen());
}

#[test]
fn items_are_moved_timed_noted_removed_and_all_of_it_taken_back() {
    let mut reader = filled();
    reader.keys("' shift-tab enter J").see("2 Venezuela");
    reader.keys("> > >").see("3 items · 3 min").keys("<").see("2 min");
    reader.keys("m").see("Speaker’s note").keys("\"Ask the room first\" enter").see("Ask the room first");
    reader.keys("d").see("Deleted.").see("2 items").not_see("Ask the room first");
    reader.keys("u").see("Ask the room first").keys("u").not_see("Ask the room first").keys("U").see("Ask the room");
    reader.keys("r ctrl-u \"Another title\" enter").see("Another title").not_see("Two voices");
    // What the footer names follows the title, and the deck is still the current one.
    reader.keys("esc esc").keys("+").see("In “Another title”, 4 items.");
}

#[test]
fn an_item_leads_to_what_it_presents() {
    let mut reader = filled();
    reader.keys("' shift-tab enter G enter");
    assert!(reader.place().starts_with("cu/protection/assistance"), "{}", reader.place());
}

#[test]
fn a_section_a_comparison_a_search_and_marked_bookmarks_become_decks() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("&").see("New deck “Section: Venezuela › Protection”").keys("enter").see("is the current deck");
    reader.keys("c \"cuba\" enter &").see("New deck “Comparison: Venezuela · Cuba › Protection”").keys("enter");
    reader.keys("' shift-tab").see("▌Decks 2▐").keys("/ \"comparison\" enter enter");
    reader.see("Comparison: Venezuela · Cuba › Protection › ").keys("esc esc esc");
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" alt-&").see("New deck “Search: shelter”").keys("enter").see("is the current deck");
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"one\" enter j m \"two\" enter j m \"three\" enter ' space space &").see("Deck for 2 items");
    reader.keys("\"Chosen\" enter").see("“Chosen” is the current deck: 2 items.");
    // The note of a bookmark is what the speaker says.
    reader.keys("shift-tab enter").see("1 Venezuela › Protection › Shelter and assistance").see("three").see("two");
    assert!(!reader.screen().contains(" one"), "{}", reader.screen());
}

#[test]
fn a_deck_that_another_window_deleted_says_so() {
    let mut reader = filled();
    reader.keys("' shift-tab enter").tell_emptied();
    reader.see("This deck is not there any more.").keys("J d m > r").see("not there any more");
}

#[test]
fn hits_that_a_deck_does_not_take_are_said() {
    let mut reader = Reader::bundled(super::Opening { size: (100, 30), ..super::Opening::default() });
    reader.keys("ctrl-f \"victims\" alt-&").see("Deck for 100 items").see("of");
    let screen = reader.screen();
    assert!(screen.lines().last().unwrap().starts_with(" 100 of "), "{screen}");
}
