//! The list of bookmarks.

use super::Reader;

fn three() -> Reader {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"shelter figures\" enter K m \"grants\" enter K m enter '");
    reader
}

#[test]
fn the_list_names_country_topic_note_and_date() {
    let mut reader = three();
    reader.see("3 bookmarks").see("shelter figures").see("United States").see("Protection › Shelter");
    insta::assert_snapshot!("bookmarks-100x30", reader.screen());
    // Without a note the passage speaks for itself.
    reader.see("“The country had");
}

#[test]
fn enter_opens_one_and_back_returns() {
    let mut reader = three();
    reader.keys("G enter");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    reader.keys("ctrl-o");
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
}

#[test]
fn filter_delete_and_undo() {
    let mut reader = three();
    reader.keys("/ \"grant\"").see("1 bookmark").not_see("shelter figures");
    reader.keys("enter d").see("Deleted. u brings it back.").see("0 bookmarks");
    reader.keys("u").see("grants");
    reader.keys("esc").see("3 bookmarks");
    reader.keys("u").see("Nothing to bring back.");
}

#[test]
fn an_empty_list_says_how_to_fill_it() {
    Reader::in_place("ve/protection").keys("'").see("No bookmarks yet");
}
