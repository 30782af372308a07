//! A new bookmark.

use super::Reader;

#[test]
fn two_keys_bookmark_and_the_box_names_its_target() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m").see("Passage: Venezuela › Protection › Shelter and assistance").not_see("saved");
    insta::assert_snapshot!("note-100x30", reader.screen());
    reader.keys("enter").see("saved 14:02");
    let made = reader.app.notebook.bookmarks[0].clone();
    assert_eq!(made.address.to_string(), "ve/protection/assistance#p-004");
    assert!(made.anchor.unwrap().quote.starts_with("87 victims"));
}

#[test]
fn tab_widens_the_target_and_escape_keeps_the_draft() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"check this\" tab").see("Point: Venezuela");
    reader.keys("tab").see("Section: Venezuela › Protection").keys("tab tab").see("Passage: Venezuela");
    reader.keys("esc m").see("check this");
    reader.keys("enter ' ").see("check this");
}
