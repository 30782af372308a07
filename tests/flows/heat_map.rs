//! Where the hits of a search are.

use super::{Opening, Reader};
use cotejo::app::{Mouse, MouseKind, Msg};
use cotejo::model::Lang;
use ratatui::style::Modifier;

#[test]
fn the_grid_counts_hits_by_country_and_topic_then_by_point() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"a\" ctrl-g");
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 12), (20, 8)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("heat-map-{width}x{height}"), reader.screen());
    }
    reader.resize(80, 24).keys("right right right ctrl-g").see("4b").see("4g").not_see("3 ");
    insta::assert_snapshot!("heat-map-points", reader.screen());
    reader.keys("ctrl-g").see(" │ ").not_see("One that belongs to two points");
}

#[test]
fn a_cell_narrows_the_search_to_its_country_and_topic() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" ctrl-g right right right").see("Argentina · 4 Protection: 1 hit").keys("enter");
    assert_eq!(reader.asked(), "shelter country:ar topic:protection");
    reader.not_see("[").see("Find: shelter country:ar topic:protection");
    reader.keys("ctrl-u \"shelter\" ctrl-g right right right ctrl-g right down enter");
    assert_eq!(reader.asked(), "shelter country:cu point:4b");
    reader
        .keys("ctrl-u \"shelter\" ctrl-g right right right ctrl-g left")
        .see("Argentina · 4 Protection")
        .keys("enter");
    assert_eq!(reader.asked(), "shelter country:ar topic:protection");
    // The name of a country means all of it, the name of a topic all countries.
    reader.keys("ctrl-u \"shelter\" ctrl-g left down enter");
    assert_eq!(reader.asked(), "shelter country:cu");
    reader.keys("ctrl-u \"shelter\" ctrl-g right up enter");
    assert_eq!(reader.asked(), "shelter topic:prevention");
}

#[test]
fn a_cell_without_hits_narrows_to_nothing_and_says_so() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" ctrl-g").see("[·]").keys("enter").see("No hit is there.").see("[·]");
    assert_eq!(reader.asked(), "shelter");
}

#[test]
fn typing_goes_on_in_the_box_and_the_counts_follow() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shel\" ctrl-g right right right").see("Argentina · 4 Protection: 1 hit");
    reader.keys("\"zz\"").see("Find: shelzz").see("Argentina · 4 Protection: 0 hits");
    reader.keys("backspace backspace \"ter\"").see("4 Protection: 1 hit").keys("esc").not_see("Find:");
    // It is as it was left.
    reader.keys("ctrl-r").see("Argentina · 4 Protection: 1 hit");
}

#[test]
fn the_cell_under_the_cursor_is_seen_without_colour_and_follows_a_click() {
    let mut reader = Reader::open(Opening { theme: cotejo::app::ThemeName::Mono, ..Opening::default() });
    reader.keys("ctrl-f \"shelter\" ctrl-g");
    assert!(reader.style_of("[·]").2.contains(Modifier::REVERSED));
    let row = reader.row_of("Venezuela") as u16;
    reader.tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x: 3, y: row }));
    reader.see("▸Venezuela").not_see("[");
    for kind in [MouseKind::WheelUp, MouseKind::WheelDown] {
        reader.tell(Msg::Mouse(Mouse { kind, x: 3, y: row }));
    }
    reader.see("▸Venezuela");
    // The wheel turns the grid also where the preview would stand.
    reader.resize(120, 8).tell(Msg::Mouse(Mouse { kind: MouseKind::WheelUp, x: 100, y: 5 }));
    reader.see("▸Argentina");
}

#[test]
fn outside_a_search_with_a_query_there_is_no_grid() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f ctrl-g").see("Type to search").not_see("^G");
    reader.keys("esc ctrl-p ctrl-g").see("Go to").keys("esc / ctrl-g \"a\"").see("/a");
}

#[test]
fn the_grid_speaks_spanish_too() {
    let place = Some("ve/protection");
    let mut reader = Reader::open(Opening { lang: Lang::Es, size: (110, 16), place, ..Opening::default() });
    reader.keys("ctrl-f \"a\" ctrl-g right right right");
    insta::assert_snapshot!("heat-map-es", reader.screen());
}
