//! Help and palette.

use super::Reader;
use cotejo::app::ThemeName;

#[test]
fn help_lists_the_keys_of_where_the_reader_is_first_and_filters_by_description() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("?").see("Keys").see("In the text").see("Who says so: open the passage’s drawer");
    insta::assert_snapshot!("help-100x30", reader.screen());
    reader.keys("\"bookmark\"").see("Bookmark this with a note").not_see("Next topic");
    reader.keys("esc f1").see("Keys");
}

#[test]
fn the_palette_does_what_is_chosen() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys(": \"theme\" enter");
    assert_eq!(reader.app.theme, ThemeName::Contrast);
    reader.keys("ctrl-k \"again library\" enter").see("Reading the library again");
}
