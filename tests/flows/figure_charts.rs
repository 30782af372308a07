//! Charts of figures: bars across countries, letters over years.

use super::figures::{counted, counted_with};
use super::{Opening, Reader, before_reading};
use cotejo::app::{Msg, ThemeName};

#[test]
fn bars_stand_by_country_and_never_by_value() {
    let mut reader = counted(100, 30, "ve/prosecution");
    reader.keys("i l l l t").see("Persons convicted · 2016 · all countries that have one");
    insta::assert_snapshot!("figures-bars-100x30", reader.screen());
    let rows = [
        "Argentina, 2015–2016 ~: 12",
        "Cuba: about 60 · United States [2]",
        "Venezuela, 2015–2016 ~: 14",
        "Venezuela: 4 ·",
    ];
    let rows: Vec<usize> = rows.iter().map(|row| reader.row_of(row)).collect();
    assert!(rows.is_sorted(), "{rows:?}");
    // All values of the time are there: two of one country, and how exact each is.
    reader.see("Venezuela: at most 4 · The State [1]").see("Nothing for this time in this library: United States.");
    for (width, height) in [(80, 24), (200, 50), (40, 12), (20, 8)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("figures-bars-{width}x{height}"), reader.screen());
    }
}

#[test]
fn a_bar_of_a_range_reaches_to_its_lower_end_and_says_both() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i j l t").see("Venezuela: 20–30 · Study [3]").see("of a range, to its lower end");
    let bar = |reader: &mut Reader, label: &str| {
        let row = reader.row_of(label);
        reader.screen().lines().nth(row).unwrap().matches('█').count()
    };
    let (low, whole) = (bar(&mut reader, "20–30"), bar(&mut reader, "at least 34"));
    assert_eq!((low * 34 + whole / 2) / whole, 20, "{low} of {whole}");
    // A stated zero and a number that is not given have no bar, and say so.
    assert_eq!(bar(&mut reader, "Cuba: none (stated)"), 0);
    assert_eq!(bar(&mut reader, "Venezuela: not reported"), 0);
    reader.keys("j enter").see("Before you quote").see("Between 20 and 30");
}

#[test]
fn left_and_right_change_the_time_and_escape_leads_back_to_the_table() {
    let mut reader = counted(100, 30, "ve/prosecution");
    reader.keys("i t").see("· 2014 ·").keys("l").see("· 2015 ·").keys("h h").see("· 2014 ·");
    reader.keys("esc").see("▌table▐").keys("esc").see("1 Legal framework");
}

#[test]
fn letters_over_years_name_their_speaker_and_sources_without_colour() {
    let opening =
        Opening { size: (100, 30), theme: ThemeName::Mono, place: Some("ve/prosecution"), ..Opening::default() };
    let mut reader = counted_with(opening);
    reader.keys("i t t").see("Venezuela · Persons convicted").see("a  United States [2]").see(";  b  The State [1]");
    reader.see("2014").see("2016").see("20 │");
    insta::assert_snapshot!("figures-lines-100x30", reader.screen());
    // The value under the cursor is the capital, in the chart and not in the legend under it.
    assert_eq!(capitals(&mut reader), "A");
    reader.keys("l l");
    assert_eq!(capitals(&mut reader), "BB", "a value for two years stands at both");
    for (width, height) in [(80, 24), (200, 50), (40, 16)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("figures-lines-{width}x{height}"), reader.screen());
    }
    reader.resize(20, 8).see("This window is too");
    reader.resize(80, 24).keys("t").see("▌table▐");
}

/// The capitals between the axes of a chart.
fn capitals(reader: &mut Reader) -> String {
    let screen = reader.screen();
    let chart = screen.lines().filter_map(|line| line.split_once('│')).map(|(_, cells)| cells);
    chart.flat_map(str::chars).filter(char::is_ascii_uppercase).collect()
}

#[test]
fn the_time_of_the_bars_is_that_of_their_indicator() {
    // Another indicator has its own time.
    let mut reader = counted(100, 30, "ve/prosecution");
    reader.keys("i t l").see("Persons convicted · 2015 ·").keys("4").see("Victims identified (persons) · 2016 ·");
    reader.see("Venezuela: 40").keys(".").see("Victims assisted (persons) · 2016 ·").keys("h").see("Venezuela: 87");
    reader.keys("w l").see("Victims assisted (persons) · 2016 ·").see("at least 34");
    // A time that other countries do not have gives way to the nearest.
    let mut reader = counted(100, 30, "ve/prosecution");
    reader.keys("i t").see("· 2014 ·");
    reader.keys("c \"venez\" space ctrl-u \"cuba\" space ctrl-u \"argentina\" space enter");
    reader.see("Persons convicted · 2015–2016").see("Argentina: 12").keys("l").see("Cuba: about 60");
}

#[test]
fn the_cursor_in_the_bars_keeps_its_passage_through_times_and_loading() {
    let mut reader = counted(100, 30, "ve/prosecution");
    reader.keys("i l l l t G").see("▸Venezuela: at most 4");
    reader.keys("h").see("▸Venezuela, 2016 ~: at most 4").keys("l").see("▸Venezuela: at most 4");
    let whole = reader.app.library.clone();
    reader.tell(Msg::Library(before_reading(&whole, &["ar"])));
    reader.see("▸Venezuela: at most 4").see("Still being read: Argentina.");
    reader.see("Nothing for this time in this library: United States.");
    reader.tell(Msg::Library(whole));
    reader.see("▸Venezuela: at most 4").see("At most four persons").not_see("Still being read");
    // Where the passage has no bar at a time, its country has.
    reader.keys("h h").see("· 2015 ·").see("▸Venezuela");
    // The bars begin anew at the value of the table.
    reader.keys("esc l t").see("▸Venezuela: 4").keys("j esc t").see("▸Venezuela: 4");
}

#[test]
fn the_next_country_is_that_of_the_next_bar() {
    let mut reader = counted(100, 30, "ve/prosecution");
    reader
        .keys("i l l l t G K")
        .see("▸Cuba: about 60")
        .see("About sixty persons")
        .keys("K")
        .see("▸Argentina, 2015–2016");
    reader.keys("K").see("This is the first country.").keys("J J").see("▸Venezuela, 2015–2016").keys("J");
    reader.see("This is the last country.").keys("k K").see("▸Argentina").keys("enter").see("Twelve persons");
}

#[test]
fn values_that_are_not_drawn_are_counted() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i j t t").see("1 value is not drawn; the table has it").see("a  The State [1]");
    reader.keys("esc k t t").not_see("not drawn");
    reader.resize(40, 20).keys("esc j t t").see("1 value is not drawn");
}

#[test]
fn where_there_is_nothing_to_draw_the_reason_is_said() {
    let mut reader = counted(100, 30, "cu/prosecution");
    reader.keys("i t t").see("speaks of one year only");
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("i w G t").see("No bars for airships").keys("t").see("No chart for airships");
    reader.see("The registry of this library does not know this indicator");
}
