//! What the library holds, by country and topic or point.

use super::{Opening, Reader, before_reading};
use cotejo::app::{Layer, Mouse, MouseKind, Msg, ThemeName};
use cotejo::model::Lang;
use ratatui::style::Modifier;

fn reading(place: &'static str) -> Reader {
    let mut reader = Reader::in_place(place);
    reader.keys("H");
    reader
}

#[test]
fn the_grid_counts_what_the_sections_show_at_every_size() {
    let mut reader =
        Reader::bundled(Opening { size: (80, 24), place: Some("ve/protection/assistance"), ..Opening::default() });
    reader.keys("H");
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 12), (20, 8)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("grid-{width}x{height}"), reader.screen());
    }
    reader.resize(80, 24).keys("tab o");
    insta::assert_snapshot!("grid-points-by-region", reader.screen());
}

#[test]
fn it_opens_on_the_cell_of_what_is_read_and_says_in_words_what_is_in_it() {
    let mut reader = reading("ve/protection/assistance");
    reader.see("Venezuela · 4 Protection: 6 passages; the State 4, others 2 (foreign State 1, academic work 1); 2");
    reader.see("contested; 1 in tension; silent, checked: The State, 2006").see("▸6 So≠∅");
    reader.keys("tab").see("Venezuela · 4b Shelter and assistance: 5 passages");
    // From the list, from a column of a comparison.
    reader.keys("esc esc tab k H").see("United States · 4 Protection: 1 passage; the State 1");
    let mut reader = Reader::in_place("ve/prosecution");
    reader.keys("c \"cuba\" enter tab H").see("Cuba · 3 Prosecution: 1 passage");
    reader.keys("esc").see("Comparing Venezuela · Cuba");
}

#[test]
fn a_cell_says_who_speaks_what_is_contested_who_is_silent_and_what_nobody_checked() {
    let mut reader = reading("cu/protection/assistance");
    let row = reader.row_of("▸ Cuba");
    let line = reader.screen().lines().nth(row).unwrap().to_owned();
    assert!(line.contains("1 S") && line.contains("▸2 So≠"), "{line}");
    reader.see("Cuba · 4 Protection: 2 passages; the State 1, others 1 (foreign State 1); 1 contested");
    reader.keys("h h").see("Cuba · 2 Prevention: nothing in this library, not checked").see("▸·");
    let mut reader = reading("ve/protection/remedy");
    reader.keys("tab").see("▸∅").see("Venezuela · 4f Legal aid and compensation: silent, checked: The State, 2006");
}

#[test]
fn enter_opens_the_section_at_the_point_and_the_grid_comes_back_as_it_was() {
    let mut reader = reading("ve/legal-framework");
    reader.keys("o 4 l enter").see("Shelter and assistance");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    // The level and the order stay; the cell is that of what is read.
    reader.keys("H").see("Venezuela · 4b Shelter and assistance").see("by region");
    reader.keys("esc H").see("Countries and topics");
    // From a topic the whole section opens.
    reader.keys("k enter");
    assert_eq!(reader.place(), "ar/protection/identification-referral");
    reader.keys("ctrl-o");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
}

#[test]
fn levels_lead_down_and_up() {
    let mut reader = reading("ve/protection/return");
    reader.keys("tab").see("4a").see("Venezuela · 4e Return").keys("backspace").see("Venezuela · 4 Protection");
    reader
        .keys("tab")
        .see("Venezuela · 4e Return")
        .keys("tab")
        .see("Venezuela · 4 Protection")
        .see("1 Legal framework");
    reader.keys("2").see("2a").see("2 Prevention").keys("9").see("There is no topic with this number.").see("2a");
    // Esc goes up before it closes.
    reader.keys("esc").see("Countries and topics").keys("esc").see("87 victims").not_see("Countries and topics");
}

/// The countries that stand below each other, from the top.
fn column_of_names(reader: &mut Reader) -> Vec<String> {
    let names = ["Argentina", "Cuba", "United States", "Venezuela", "Caribbean", "North America", "South America"];
    let screen = reader.screen();
    let name = |line: &str| {
        let line = line.trim_start_matches([' ', '▸', '*']);
        names.iter().find(|name| line.starts_with(**name) && !line.contains(": ")).copied()
    };
    screen.lines().filter_map(name).map(str::to_owned).collect()
}

#[test]
fn countries_stand_by_name_or_region_and_a_region_or_filter_leaves_some() {
    let mut reader = reading("ve/protection");
    assert_eq!(column_of_names(&mut reader), ["Argentina", "Cuba", "United States", "Venezuela"]);
    reader.keys("o");
    let by_region = ["Caribbean", "Cuba", "North America", "United States", "South America", "Argentina", "Venezuela"];
    assert_eq!(column_of_names(&mut reader), by_region);
    // The cursor goes over headings.
    reader
        .keys("g")
        .see("▸ Cuba")
        .keys("j")
        .see("▸ United States")
        .keys("k k")
        .see("▸ Cuba")
        .keys("G")
        .see("▸ Venezuela");
    reader.keys("o r").see("by name · Caribbean · 1 of 4 countries");
    assert_eq!(column_of_names(&mut reader), ["Cuba"]);
    reader.keys("r r").see("South America · 2 of 4").keys("r").not_see("of 4 countries");
    // Typed: a country's name in any language, or a region's.
    reader.keys("/ \"estados\"").see("/estados").see("1 of 4").keys("enter").see("▸ United States").see("/estados");
    reader.keys("/ ctrl-u \"south am\" enter");
    assert_eq!(column_of_names(&mut reader), ["Argentina", "Venezuela"]);
    reader.keys("/ ctrl-u \"zz\"").see("No country is left");
    reader.keys("esc").see("▸ Venezuela").not_see("of 4");
    assert_eq!(column_of_names(&mut reader).len(), 4);
}

#[test]
fn marked_cells_compare_on_the_topic_and_point_under_the_cursor() {
    let mut reader = reading("ve/protection/assistance");
    reader.keys("tab space").see("*Venezuela").see("1 marked").keys("k k space").see("2 marked").see("*Cuba");
    reader.keys("c").see("Comparing Venezuela · Cuba").see("87 victims").see("Three centres");
    reader.keys("esc").see("2 marked");
    // A country has one mark: a second one takes its place.
    reader.keys("l space").see("The mark of Cuba moved here").see("2 marked").keys("space").see("1 marked");
    // With fewer than two marked it is asked which.
    reader
        .keys("c")
        .see("Space marks")
        .see("* Venezuela")
        .see("* Cuba")
        .keys("enter")
        .see("Comparing Venezuela · Cuba");
}

#[test]
fn cursor_and_marks_are_seen_without_colour() {
    let place = Some("ve/protection");
    let mut reader = Reader::open(Opening { theme: ThemeName::Mono, place, size: (100, 30), ..Opening::default() });
    reader.keys("H");
    assert!(reader.style_of("▸6 So").2.contains(Modifier::REVERSED));
    reader.keys("space k").see("*6 So").see("*Venezuela");
    assert!(!reader.style_of("*6 So").2.contains(Modifier::REVERSED));
    insta::assert_snapshot!("grid-mono", reader.screen());
}

#[test]
fn the_mouse_turns_it_and_a_click_on_the_cursor_opens() {
    let mut reader = reading("ve/protection");
    let click = |reader: &mut Reader, name: &str, x: u16| {
        let y = reader.row_of(name) as u16;
        reader.tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x, y }));
    };
    click(&mut reader, " Cuba ", 22);
    reader.see("Cuba · 1 Legal framework: 1 passage");
    for kind in [MouseKind::WheelUp, MouseKind::WheelDown] {
        reader.tell(Msg::Mouse(Mouse { kind, x: 3, y: 5 }));
    }
    reader.see("Venezuela · 1 Legal framework");
    click(&mut reader, " Cuba ", 22);
    click(&mut reader, "▸ Cuba ", 22);
    assert_eq!(reader.place(), "cu/legal-framework/instruments#p-001");
}

#[test]
fn countries_that_are_not_read_yet_say_so() {
    let mut reader = Reader::in_place("ve/protection");
    let library = reader.app.library.clone();
    reader.tell(Msg::Library(before_reading(&library, &["cu"])));
    reader.keys("H k k").see("Cuba · 4 Protection: not read yet").see("▸…");
    reader.tell(Msg::Library(library));
    reader.see("Cuba · 4 Protection: 2 passages");
}

#[test]
fn screens_that_lead_to_each_other_do_not_pile_up() {
    // However often, as many Esc lead out as there are different screens.
    for keys in ["H t H t H", "t H t H t", "H H H", "t t t", "t H t H t H t"] {
        let mut reader = reading("ve/protection/assistance");
        reader.keys("esc").keys(keys).keys("esc esc").see("1 Legal framework").see("87 victims");
    }
    let mut reader = reading("ve/protection/assistance");
    // The grid comes back with its marks from the comparison it led to.
    reader.keys("space k k space c").see("Comparing Venezuela · Cuba").keys("H").see("2 marked").see("*Cuba");
    reader.keys("c H c H").see("2 marked").keys("c").see("Comparing Venezuela · Cuba").keys("esc").see("2 marked");
    reader.keys("esc").see("87 victims").not_see("Comparing");
    // Over a comparison too, of which there is never a second one.
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c \"cuba\" enter H space g space c").see("Comparing").keys("H c H c").see("Comparing");
    reader.keys("esc").see("2 marked").keys("esc").see("1 Legal framework").not_see("Comparing");
}

#[test]
fn marks_outlive_the_way_back_to_figures() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("i H space").see("1 marked").keys("i").not_see("marked").keys("H").see("1 marked");
}

#[test]
fn a_timeline_is_returned_to_at_the_country_of_the_cell() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("t 4").see("4 Protection ·").keys("H k k t").see("Cuba: timeline").see("4 Protection ·");
    reader.keys("esc").see("87 victims");
}

#[test]
fn a_country_that_is_not_read_yet_is_asked_for() {
    let opening = || Opening { size: (100, 30), place: Some("ve/protection"), ..Opening::default() };
    for (keys, wanted) in [("H", "ve"), ("t", "ve"), ("t K", "us"), ("i", "ve"), ("i K", "us"), ("L", "ve")] {
        let (mut reader, _) = Reader::while_reading(opening(), "four", &["ve", "us"]);
        reader.effects.clear();
        reader.keys(keys);
        assert_eq!(reader.wanted().last().map(String::as_str), Some(wanted), "{keys}");
    }
}

#[test]
fn the_grid_speaks_spanish_with_its_own_letters() {
    let place = Some("ve/protection");
    let mut reader = Reader::open(Opening { lang: Lang::Es, size: (100, 30), place, ..Opening::default() });
    reader.keys("H").see("▸6 Eo").see("E: habla el Estado").keys("o").see("América del Norte").see("por región");
    insta::assert_snapshot!("grid-es", reader.screen());
}

#[test]
fn a_bookmark_and_the_timeline_start_from_the_cell() {
    let mut reader = reading("ve/protection/assistance");
    reader
        .keys("tab k k m")
        .see("Point: Cuba › Protection › Shelter and assistance")
        .keys("esc t")
        .see("Cuba: timeline");
    reader.keys("esc").see("Cuba · 4b");
}

#[test]
fn nothing_breaks_at_any_size() {
    let mut reader = reading("ve/protection");
    for width in [20, 21, 30, 47, 80, 133] {
        for height in [8, 9, 11, 14, 60] {
            reader.resize(width, height).keys("tab / \"x\" esc g G l h o r r r r tab");
            assert!(matches!(reader.app.layers.last(), Some(Layer::Grid(_))), "{width}x{height}");
            reader.see("▸").screen();
        }
    }
}

#[test]
fn what_is_shown_is_taken_away() {
    let mut reader = reading("ve/protection/assistance");
    reader.keys("tab o r e").see("grid-protection-caribbean.md").keys("esc esc t e").see("cuba-timeline.md");
    reader.keys("esc tab e").see("cuba-promises.md");
}

#[test]
fn before_anything_is_known_and_without_any_report_it_says_so() {
    let mut reader = Reader::before_loading(Opening::default());
    reader.keys("H").see("Reading…").keys("j l tab space enter");
    let empty = cotejo::store::load(&cotejo::store::Shelf { bundled: false, folders: Vec::new() });
    reader.tell(Msg::Library(empty));
    reader.see("This library has no reports.").keys("c esc t");
}
