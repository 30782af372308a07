//! The passage drawer.

use super::Reader;

#[test]
fn enter_opens_who_says_so_and_escape_comes_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("enter");
    reader
        .see("Before you quote")
        .see("Who speaks: The State")
        .see("Speaks of: 2005–2006")
        .see("As: reported done")
        .see("Source [1]")
        .see("Reply to the questionnaire")
        .see("Published by: Government, through the OAS")
        .see("Symbol: CP/CSH-813/06")
        .see("Where in it: Topic IV")
        .see("How far we read it: whole");
    insta::assert_snapshot!("drawer-100x30", reader.screen());
    reader.keys("esc").not_see("Before you quote");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
}

#[test]
fn it_scrolls_on_a_small_screen_and_says_that_there_is_more() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(40, 10).keys("enter").see("↓ more");
    reader.keys("G").not_see("↓ more").see("Place: ve/protection/assistance#p-");
}

#[test]
fn an_empty_point_has_no_drawer_and_says_so() {
    Reader::in_place("ve/protection/children").keys("enter").see("No passage here.");
}
