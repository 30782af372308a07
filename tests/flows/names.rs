//! Go to by name.

use super::Reader;

fn goes(typed: &str, place: &str) {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys(&format!("ctrl-p \"{typed}\" enter"));
    assert_eq!(reader.place(), place, "{typed}");
}

#[test]
fn countries_topics_and_points_are_found_however_they_are_spelled() {
    goes("cuba", "cu/protection/assistance#p-004");
    goes("estados unidos", "us/protection/assistance#p-002");
    goes("argent", "ar@ar-2013/protection/assistance#p-001");
    goes("4e", "ve/protection/return#p-009");
    goes("return repat", "ve/protection/return#p-009");
    goes("prevention", "ve/prevention/research-risk");
}

#[test]
fn it_also_finds_actions_and_does_them() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("ctrl-p \"ledger\" enter").not_see("one planned").see("planned · ends 2006");
    reader.keys("ctrl-p \"qqqqqq\"").see("Nothing found.");
    reader.keys("esc").not_see("Go to");
}

#[test]
fn the_box_shows_what_kind_of_thing_each_name_is() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("ctrl-p \"pro\"");
    insta::assert_snapshot!("names-100x30", reader.screen());
}
