//! Where the hits of a search are.

use super::{Opening, Reader};
use cotejo::app::{FindAll, Layer, Mouse, MouseKind, Msg};
use cotejo::model::Lang;
use ratatui::style::Modifier;

/// From any cell to the first one.
fn to_first_cell() -> String {
    format!("{} {} down right", "up ".repeat(30), "left ".repeat(12))
}

#[test]
fn the_grid_opens_on_the_cell_of_the_hit_that_is_chosen() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" ctrl-g").see("Cuba · 4 Protection: 2 hits");
    reader.keys("ctrl-g ctrl-g").keys(&"down ".repeat(9)).keys("ctrl-g").not_see("Cuba · 4 Protection");
    reader.keys("ctrl-g ctrl-g ctrl-u \"qqqq\" ctrl-g").see("Argentina · 1 Legal framework");
}

#[test]
fn the_grid_counts_hits_by_country_and_topic_then_by_point() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"a\" ctrl-g").keys(&to_first_cell());
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
    let first = to_first_cell();
    let keys = |reader: &mut Reader, query: &str, moves: &str| {
        reader.keys(&format!("{query} ctrl-g {first} {moves}"));
    };
    keys(&mut reader, "ctrl-f \"shelter\"", "right right right");
    reader.see("Argentina · 4 Protection: 2 hits").keys("enter");
    assert_eq!(reader.asked(), "shelter country:ar topic:protection");
    reader.not_see("[").see("Find: shelter country:ar topic:protection");
    keys(&mut reader, "ctrl-u \"shelter\"", "right right right ctrl-g right down enter");
    assert_eq!(reader.asked(), "shelter country:cu point:4b");
    keys(&mut reader, "ctrl-u \"shelter\"", "right right right ctrl-g left");
    reader.see("Argentina · 4 Protection").keys("enter");
    assert_eq!(reader.asked(), "shelter country:ar topic:protection");
    // The name of a country means all of it, the name of a topic all countries.
    keys(&mut reader, "ctrl-u \"shelter\"", "left down enter");
    assert_eq!(reader.asked(), "shelter country:cu");
    keys(&mut reader, "ctrl-u \"shelter\"", "right up enter");
    assert_eq!(reader.asked(), "shelter topic:prevention");
}

fn box_of(reader: &Reader) -> &FindAll {
    match reader.app.layers.last() {
        Some(Layer::FindAll(find)) => find,
        _ => panic!("no box"),
    }
}

/// Pastes a query, opens the grid as deep as the keys say, and puts the cursor on a cell.
fn go_to_cell(reader: &mut Reader, query: &str, (deeper, row, column): (&str, usize, usize)) {
    reader.keys("ctrl-u");
    reader.tell(Msg::Paste(query.to_owned()));
    reader.keys("ctrl-g").keys(&to_first_cell()).keys(deeper).keys(&"left ".repeat(5));
    reader.keys(&"down ".repeat(row)).keys(&"right ".repeat(column + 1));
}

#[test]
fn every_cell_leads_to_as_many_passages_as_it_shows() {
    let mut reader = Reader::bundled(Opening { size: (200, 50), ..Opening::default() });
    reader.keys("ctrl-f");
    let topic = |at: usize| format!("{} ctrl-g", "right ".repeat(at));
    // All cells of a common word; some of two words, of words that few passages have, of one that is
    // mistyped, and of queries after which a filter would be none.
    for (query, deeper, most) in [
        ("shelter", String::new(), usize::MAX),
        ("shelter", topic(3), usize::MAX),
        ("trained police", String::new(), 4),
        ("psychologist shelter", String::new(), 4),
        ("sheltre", String::new(), 4),
        ("\"forced lab", topic(2), 4),
        ("lodging |", String::new(), 4),
    ] {
        go_to_cell(&mut reader, query, (&deeper, 0, 0));
        let map = box_of(&reader).map.as_ref().unwrap();
        let (rows, columns) = (map.countries.len(), map.columns.len());
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let cells: Vec<_> = cells.map(|(row, column)| (row, column, map.count_at(row, column))).collect();
        let cells = cells.into_iter().filter(|cell| cell.2 > 0).take(most);
        let mut looked_at = 0;
        for (row, column, count) in cells {
            go_to_cell(&mut reader, query, (&deeper, row, column));
            reader.keys("enter");
            let found = box_of(&reader);
            assert_eq!(found.results.as_ref().unwrap().total, count as usize, "{}", found.edit.text());
            assert!(found.is_current() && found.fault.is_none() && found.map.is_none());
            looked_at += 1;
        }
        assert!(looked_at > 1, "{query}");
    }
}

#[test]
fn a_cell_without_hits_narrows_to_nothing_and_says_so() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" ctrl-g").keys(&to_first_cell()).see("[·]");
    reader.keys("enter").see("No hit is there.").see("[·]");
    assert_eq!(reader.asked(), "shelter");
}

#[test]
fn typing_goes_on_in_the_box_and_the_counts_follow() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shel\" ctrl-g").keys(&to_first_cell()).keys("right right right");
    reader.see("Argentina · 4 Protection: 2 hits");
    reader.keys("\"zz\"").see("Find: shelzz").see("Argentina · 4 Protection: 0 hits");
    reader.keys("backspace backspace \"ter\"").see("4 Protection: 2 hits").keys("esc").not_see("Find:");
    // It is as it was left.
    reader.keys("ctrl-r").see("Argentina · 4 Protection: 2 hits");
}

#[test]
fn the_cell_under_the_cursor_is_seen_without_colour_and_follows_a_click() {
    let mut reader = Reader::open(Opening { theme: cotejo::app::ThemeName::Mono, ..Opening::default() });
    reader.keys("ctrl-f \"shelter\" ctrl-g").keys(&to_first_cell());
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
    reader.keys("ctrl-f \"a\" ctrl-g").keys(&to_first_cell()).keys("right right right");
    insta::assert_snapshot!("heat-map-es", reader.screen());
}
