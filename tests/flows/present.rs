//! Presenting: what is on the screen as slides, page by page, and nothing of the reader's own while the room looks on.

use super::{Opening, Reader};

/// The bundled library at a place.
fn bundled(place: &'static str, size: (u16, u16)) -> Reader {
    Reader::bundled(Opening { size, place: Some(place), ..Opening::default() })
}

#[test]
fn a_section_becomes_slides_with_one_key() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("P");
    insta::assert_snapshot!("present-section-title-100x30", reader.screen());
    reader.keys("pagedown");
    insta::assert_snapshot!("present-section-point-100x30", reader.screen());
}
