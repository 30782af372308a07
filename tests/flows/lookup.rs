//! Sources and glossary: looking something up, and going from a source to what rests on it.

use super::{Opening, Reader};

#[test]
fn sources_are_those_of_the_country_or_of_all_and_are_filtered_by_typing() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("S").see("Sources: Venezuela (Tab: all countries)");
    reader.see("[1] Reply to the questionnaire").see("8 passages").not_see("Cuba [1]");
    insta::assert_snapshot!("sources-100x30", reader.screen());
    reader.keys("tab").see("Sources of all countries").see("Cuba [1]").see("Venezuela [3] A study of shelters");
    reader.keys("\"universi shelters\"").see("A study of shelters").not_see("Cuba [1]");
    reader.keys("\"zz\"").see("Nothing found.");
    reader.keys("esc").not_see("Sources");
}

#[test]
fn a_source_leads_to_what_rests_on_it() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(100, 60).keys("S \"study\" enter").see("1 passage rests on it").see("How to cite it");
    reader.see("1  Victim protection › Shelter and assistance, 2019").keys("1");
    assert_eq!(reader.place(), "ve/protection/assistance#p-008");
    reader.see("Before you quote");
}

#[test]
fn how_the_library_was_made_is_read_from_the_sources() {
    let opening = || Opening { place: Some("ve/protection/assistance"), size: (100, 60), ..Opening::default() };
    // It is about the bundled reports, and is not told of others.
    Reader::open(opening()).keys("S").not_see("How this library was made");
    let mut reader = Reader::bundled(opening());
    reader.keys("S enter").see("How this library was made").see("What a passage is");
    reader.keys("G").see("CubaUs bulletin on the exchanges of 2018");
}

#[test]
fn a_term_is_found_in_either_language_with_what_it_is_not() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("f3 \"trata de personas\"").see("trafficking in persons").see("Not to be confused with:");
    insta::assert_snapshot!("glossary-100x30", reader.screen());
    // The whole of it is in the drawer, with the terms it must not be confused with.
    reader.resize(60, 20).keys("enter").see("Glossary").see("↓ more");
    reader.keys("G").see("Smuggling of migrants breaks a State");
    reader.keys("Y").see("No passage here.");
}
