//! Figures: the table, what is flagged in it, and what is said of the value under the cursor.

use super::{Opening, Reader, before_reading, over_fixture};
use cotejo::app::{Effect, FigureView, Layer, Mouse, MouseKind, Msg, ThemeName};
use cotejo::export::{Away, Matter};
use cotejo::model::Lang;

/// Over the library of figures, at a place.
pub(super) fn counted(width: u16, height: u16, place: &'static str) -> Reader {
    counted_with(Opening { size: (width, height), place: Some(place), ..Opening::default() })
}

pub(super) fn counted_with(opening: Opening) -> Reader {
    over_fixture(opening, "counted")
}

#[test]
fn the_table_opens_on_the_country_and_the_topic_that_are_read() {
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 12), (20, 8)] {
        let mut reader = counted(width, height, "ve/protection");
        reader.keys("i");
        insta::assert_snapshot!(format!("figures-{width}x{height}"), reader.screen());
    }
    let opening = Opening { size: (100, 30), lang: Lang::Es, place: Some("ve/protection"), ..Opening::default() };
    insta::assert_snapshot!("figures-spanish", counted_with(opening).keys("i").screen());
}

#[test]
fn every_value_of_a_cell_is_seen_with_its_speaker_and_source_and_none_is_picked() {
    let mut reader = counted(100, 30, "ve/protection");
    reader
        .keys("i")
        .see("at least 34 · United States [2] ≠")
        .see("20–30 · Study [3] ≠")
        .see("not reported · The State [1] ≠");
    reader.see("87 · The State [1]");
    // The cursor goes from value to value of the cell, and each is told whole.
    reader.keys("j l").see("Venezuela, 2016: at least 34 · United States [2] · value 1 of 3 in this cell");
    reader
        .keys("j")
        .see("Venezuela, 2016: 20–30 · Study [3] · value 2 of 3 in this cell")
        .see("[3] A study of shelters");
    reader.keys("j").see("not reported · The State [1] · value 3 of 3").keys("k k k");
    reader
        .see("Venezuela, 2016: 40 · United States [2]")
        .see("What is counted: persons the source counts as identified");
}

#[test]
fn what_must_not_be_compared_and_other_times_are_said_where_they_stand() {
    let mut reader = counted(100, 40, "ve/protection");
    reader.keys("i").see("40 · United States [2] ≠").see("Not to be compared with: Victims assisted.");
    reader.see("≠ not to be compared with another row here");
    reader.keys("3").see("14 · The State [1] ~").keys("g l l");
    reader.see("Venezuela, 2015–2016: 14").see("Beside it stand values of other, overlapping times: 2015; 2016.");
    reader.keys("h h").see("Venezuela, 2014: 3").not_see("Beside it stand");
}

#[test]
fn the_cursor_stands_on_the_figure_of_the_passage_that_is_read() {
    let mut reader = counted(100, 30, "ve/protection/assistance#p-003");
    reader.keys("i").see("Venezuela, 2016: 20–30 · Study [3] · value 2 of 3");
}

#[test]
fn enter_opens_the_passage_and_escape_comes_back_to_the_value() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i j l j enter").see("Before you quote").see("Between 20 and 30 victims were assisted.");
    reader.keys("esc").see("value 2 of 3").not_see("Before you quote").keys("y");
    let copied = |effect: &Effect| matches!(effect, Effect::Copy(text) if text.contains("Between 20 and 30 victims"));
    assert!(reader.effects.iter().any(copied), "the passage under the cursor is the one that is copied");
    reader.keys("esc").see("1 Legal framework");
}

#[test]
fn countries_stand_by_name_and_can_be_chosen_or_all_taken() {
    let mut reader = counted(200, 50, "ve/prosecution");
    reader.keys("i a").see("all countries · 3 Prosecution");
    let row = reader.row_of("Argentina");
    let screen = reader.screen();
    let heads = screen.lines().nth(row).unwrap();
    let at = |name| heads.find(name).unwrap_or_else(|| panic!("{name} is not in {heads}"));
    assert!(at("Argentina") < at("Cuba") && at("Cuba") < at("Venezuela"), "{heads}");
    reader.keys("a").see("Venezuela · 3 Prosecution").not_see("Cuba");
    reader.keys("c").see("Space marks · ↵ shows them").keys("\"cuba\" space enter");
    reader.see("Venezuela, Cuba · 3 Prosecution").see("about 60 · United States [2]").not_see("Argentina");
    // One country alone steps to the next one of the list.
    let mut reader = counted(100, 30, "cu/prosecution");
    reader
        .keys("i")
        .see("Cuba · 3 Prosecution")
        .keys("K")
        .see("Argentina · 3 Prosecution")
        .see("12 · United States [1]");
    reader.keys("K").see("This is the first country.");
}

#[test]
fn marked_and_compared_countries_are_those_of_the_figures() {
    let mut reader = counted(200, 30, "ve/prosecution");
    reader.keys("c \"cuba\" enter i").see("Venezuela, Cuba · 3 Prosecution").keys("J").see("Venezuela, 2014");
    reader.keys("K").see("Cuba, 2016: about 60");
    reader.keys("esc").see("Comparing");
}

#[test]
fn topics_change_and_all_of_them_are_one_key_away() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i 3").see("Venezuela · 3 Prosecution · 1 indicator").see("Persons convicted").not_see("assisted");
    reader.keys("w").see("all topics · 4 indicators").see("airships").see("airships (unit not");
    reader.keys("w").see("3 Prosecution");
    // A topic without a figure opens on all topics.
    counted(100, 30, "ve/cooperation").keys("i").see("all topics · 4 indicators");
    let mut reader = counted(100, 30, "us/protection");
    reader.keys("i").see("No figure in this library: United States").see("w: all topics · c: other countries");
    reader.keys("j l enter t t t g G").see("No figure");
}

#[test]
fn a_click_chooses_a_value_and_the_wheel_moves() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i");
    let y = reader.row_of("20–30");
    let x = reader.screen().lines().nth(y).unwrap().chars().take_while(|c| *c != '–').count();
    let mouse = |kind| Msg::Mouse(Mouse { kind, x: x as u16, y: y as u16 });
    reader.tell(mouse(MouseKind::Press));
    reader.see("value 2 of 3");
    reader.tell(mouse(MouseKind::WheelUp));
    reader.see("Venezuela, 2016: 40");
}

#[test]
fn the_selection_is_seen_without_colour_and_the_terminals_cursor_follows() {
    let opening =
        || Opening { theme: ThemeName::Mono, size: (100, 30), place: Some("ve/protection"), ..Opening::default() };
    let mut reader = counted_with(opening());
    reader.keys("i j l");
    let y = reader.row_of("at least 34 · United States [2] ≠");
    let (_, row) = reader.cursor();
    assert_eq!(usize::from(row), y);
    let (fg, bg, modifier) = reader.style_of("at least 34");
    assert_eq!((fg, bg), (ratatui::style::Color::Reset, ratatui::style::Color::Reset));
    assert!(modifier.contains(ratatui::style::Modifier::REVERSED));
}

fn opening(place: &'static str) -> Opening {
    Opening { size: (100, 30), place: Some(place), ..Opening::default() }
}

#[test]
fn what_is_opened_while_reading_lands_when_it_is_there() {
    let (mut reader, whole) =
        Reader::while_reading(opening("ve/protection/assistance#p-003"), "counted", &["ve", "us"]);
    reader.effects.clear();
    reader.keys("i").see("Reading…");
    assert_eq!(reader.wanted(), ["ve"]);
    reader.tell(Msg::Library(before_reading(&whole, &["us"])));
    reader.see("Venezuela, 2016: 20–30 · Study [3] · value 2 of 3");
    // Moved, the cursor stays where the reader put it.
    reader.keys("k");
    reader.tell(Msg::Library(whole.clone()));
    reader.see("value 1 of 3");
    // A topic without a figure gives way to all topics also then.
    let (mut reader, whole) = Reader::while_reading(opening("ve/cooperation"), "counted", &["ve", "us"]);
    reader.keys("i").see("Reading…").tell(Msg::Library(before_reading(&whole, &["us"])));
    reader.see("all topics · 4 indicators");
    // One that the reader chose does not.
    let (mut reader, whole) = Reader::while_reading(opening("ve/cooperation"), "counted", &["ve", "us"]);
    reader.keys("i 5").tell(Msg::Library(whole));
    reader.see("No figure in this library: Venezuela · 5");
}

#[test]
fn no_size_breaks_any_view() {
    let mut reader = counted(80, 24, "ve/protection");
    reader.keys("i w");
    for view in ["", "t", "t"] {
        reader.keys(view);
        for width in (20..=210).step_by(7) {
            for height in [8, 9, 12, 17, 24, 61] {
                // What is selected is on the screen with the terminal's cursor, or it is said why it cannot be.
                let screen = reader.resize(width, height).keys("j l").screen();
                let (_, y) = reader.cursor();
                let Some(Layer::Figures(figures)) = reader.app.layers.last() else { panic!("not the figures") };
                let line = screen.lines().nth(usize::from(y)).unwrap_or_default();
                let country = &figures.table.columns[0].name;
                let value = figures.table.value(figures.at).map(|(_, _, value)| value.said.clone()).unwrap();
                let shown = match figures.view {
                    FigureView::Table => line.contains(value.split(' ').next().unwrap()),
                    FigureView::Bars => line.contains(&format!("\u{25b8}{country}")) || screen.contains("No bars"),
                    FigureView::Lines => {
                        let capital = |line: &str| {
                            line.split_once('│').is_some_and(|(_, cells)| cells.contains(['A', 'B', 'C', '*']))
                        };
                        screen.lines().any(capital) || screen.contains("No chart") || screen.contains("too small")
                    }
                };
                let told = ["No bars", "No chart", "This window", "too"].iter().any(|said| screen.contains(said));
                assert!(shown || told && figures.view != FigureView::Table, "{value} at {width}x{height}\n{screen}");
            }
        }
    }
}

#[test]
fn e_takes_away_what_is_on_the_screen() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i e").see("figures-venezuela.md").keys("enter");
    let order = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Write(order) => Some(order.clone()),
        _ => None,
    });
    let Away::Library(Matter::Figures(choice)) = order.unwrap().matter else { panic!("not the figures") };
    assert_eq!((choice.countries.len(), choice.topic.is_some()), (1, true));
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("L / \"cub\" enter e").see("penalties-cuba.md").keys("esc").see("Penalties for trafficking in persons");
}
