//! The passage drawer.

use super::Reader;
use cotejo::app::Effect;

#[test]
fn enter_opens_who_says_so_and_escape_comes_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("enter");
    reader
        .see("Before you quote")
        .see("Who speaks: The State")
        .see("Speaks of: 2005–2006")
        .see("As: reported done")
        .see("How far we read it: whole");
    insta::assert_snapshot!("drawer-100x30", reader.screen());
    reader.keys("G").see("How to cite it").see("Place: ve/protection/assistance#p-004").resize(100, 70);
    reader
        .see("Source [1]")
        .see("Reply to the questionnaire")
        .see("Published by: Government, through the OAS")
        .see("Symbol: CP/CSH-813/06")
        .see("Where in it: Topic IV");
    reader.resize(100, 30);
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

#[test]
fn who_differs_is_named_and_one_key_leads_there_and_back() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-004");
    reader.resize(200, 60).keys("enter");
    reader
        .see("differs: another passage says the opposite.")
        .see("in tension: ")
        .see("1  Says the opposite · Venezuela: United States, on 2016 [2]")
        .see("No help to victims was reported.")
        .see("Eighty-seven were helped; no help was reported ten years later.")
        .see("2  Counts something else · Venezuela: The State, 2005–2006 [1]");
    reader.keys("1").see("Before you quote").see("1  Says the opposite · Venezuela: The State, 2005–2006 [1]");
    assert_eq!(reader.place(), "ve/protection/assistance#p-007");
    reader.keys("1").keys("2").see("105 victims were counted");
    assert_eq!(reader.place(), "ve/cooperation/key-figures#p-010");
    reader.keys("esc ctrl-o ctrl-o");
    assert_eq!(reader.place(), "ve/protection/assistance#p-007");
}

#[test]
fn a_link_from_another_country_is_found_and_followed_too() {
    let mut reader = Reader::in_place("cu/protection/assistance#p-004");
    reader.resize(200, 60).keys("enter").see("denied: one of the two that differ is a denial.");
    reader.see("Says the opposite · United States: Cuba, 4 July 2021 [2]").keys("tab enter");
    assert_eq!(reader.place(), "us/cooperation/follow-up#p-003");
    reader.see("Before you quote").see("differs: ").not_see("denied: ");
}

#[test]
fn what_links_lead_to_besides_is_told_apart_by_direction() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-005");
    reader.resize(200, 60).keys("enter").see("No passage of this library that we know of.").see("Later word · ");
    reader.keys("1").see("Earlier word · Venezuela: The State");
}

#[test]
fn keys_that_lead_nowhere_say_so() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-004");
    reader.keys("enter enter").see("Tab chooses a passage");
    reader.keys("9").see("Nothing leads on from here.");
}

#[test]
fn a_passage_is_copied_with_its_citation_and_its_place_alone() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-007");
    let copied = |reader: &Reader| match reader.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    let expected = "\
Venezuela: United States, 2016 (finds): No help to victims was reported.
Before quoting: differs.
Foreign ministry of the United States (2017). Country report. https://example.org/report (read 22 November 2026)
cotejo, Four countries 1: ve/protection/assistance#p-007.";
    reader.keys("y").see("sent to the terminal; if nothing arrives, z");
    assert_eq!(copied(&reader), expected);
    reader.keys("enter y");
    assert_eq!(copied(&reader), expected);
    reader.keys("Y");
    assert_eq!(copied(&reader), "ve/protection/assistance#p-007");
    reader.keys("esc 3 Y");
    assert_eq!(copied(&reader), "ve/prosecution/investigation");
    reader.keys("y").see("No passage here.");
}

#[test]
fn who_went_from_drawer_to_drawer_goes_back_the_same_way() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-004");
    reader.keys("enter 1");
    assert_eq!(reader.place(), "ve/protection/assistance#p-007");
    reader.keys("ctrl-o").see("Before you quote");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
}

#[test]
fn going_to_what_the_chosen_voices_hide_shows_all_again() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-007");
    reader.keys("v v").see("only others").keys("enter 1 esc");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    reader.not_see("only others").keys("Y");
    assert!(matches!(reader.effects.last(), Some(Effect::Copy(place)) if place.ends_with("#p-004")));
}

#[test]
fn nothing_is_copied_before_it_is_known_who_differs() {
    let mut reader = Reader::in_place("ve/protection/assistance#p-007");
    let mut half = std::sync::Arc::try_unwrap(super::library()).unwrap();
    half.complete = false;
    reader.tell(cotejo::app::Msg::Library(std::sync::Arc::new(half)));
    reader.keys("y").see("who differs is not known yet");
    assert!(!reader.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
}
