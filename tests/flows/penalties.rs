//! Penalties by country.

use super::figures::{counted, counted_with};
use super::{Opening, Reader};
use cotejo::app::{Mouse, MouseKind, Msg, ThemeName};
use cotejo::model::Lang;

#[test]
fn every_reading_of_a_law_stands_under_its_country_with_who_reads_it_so() {
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 12), (20, 8)] {
        let mut reader = counted(width, height, "ve/protection");
        reader.keys("L");
        insta::assert_snapshot!(format!("penalties-{width}x{height}"), reader.screen());
    }
    let opening = Opening { size: (100, 30), lang: Lang::Es, place: Some("ve/protection"), ..Opening::default() };
    insta::assert_snapshot!("penalties-spanish", counted_with(opening).keys("L").screen());
}

#[test]
fn countries_stand_by_name_and_one_without_a_penalty_is_named_as_such() {
    let mut reader = counted(100, 40, "ve/protection");
    reader
        .keys("L")
        .see("Penalties for trafficking in persons · 3 readings")
        .see("up to 30 years · imprisonment · aggravated");
    let rows = ["Cuba", "Venezuela"].map(|name| reader.row_of(name));
    assert!(rows.is_sorted(), "{rows:?}");
    reader.see("is coded in this library, which is not the same as no").see("penalty: Argentina, United States.");
    // What is repealed stays, and two who read a law alike are both named.
    reader
        .see("Penal Code, art. 173 · repealed · The State [1], 2005–2012")
        .see("in force · The State · United States")
        .see("[1] [2], since 2012");
}

#[test]
fn the_cursor_opens_on_the_country_that_is_read_and_enter_on_its_passage() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("L").see("Trafficking was punished with ten to fifteen years.");
    reader
        .keys("k")
        .see("Aggravated trafficking is punished")
        .keys("j j enter")
        .see("Before you quote")
        .see("twenty-five years");
    reader.keys("esc esc").see("1 Legal framework");
}

#[test]
fn offences_change_and_the_list_is_filtered_by_country() {
    let mut reader = counted(100, 30, "ve/protection");
    reader
        .keys("L o")
        .see("Penalties for smuggling of migrants · 1 reading")
        .see("4 years or more")
        .see("status of the law not coded");
    reader.see("penalty: Argentina, Cuba, United States").keys("o").see("trafficking in persons · 3 readings");
    reader.keys("/ \"cub\"").see("Cuba").not_see("Venezuela").keys("enter").see("1 reading");
    reader
        .keys("/ \"zz\" enter")
        .see("No country has such a name.")
        .keys("esc")
        .see("3 readings")
        .keys("esc")
        .see("1 Legal framework");
}

#[test]
fn figures_and_penalties_lead_to_each_other_and_take_the_countries_along() {
    let mut reader = counted(100, 30, "ve/protection");
    reader.keys("c \"cuba\" enter L").see("Venezuela").not_see("Argentina").keys("a").see("Argentina");
    reader.keys("a").not_see("Argentina").keys("esc esc i L i").see("▌table▐").keys("esc").see("1 Legal framework");
}

#[test]
fn bands_are_read_without_colour_and_a_click_chooses() {
    let opening =
        Opening { size: (100, 30), theme: ThemeName::Mono, place: Some("cu/protection"), ..Opening::default() };
    let mut reader = counted_with(opening);
    reader.keys("L").see("├").see("┤").see("╌").see("30 years").see("╌ no such bound coded");
    let y = reader.row_of("20 to 25 years") as u16;
    reader.tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x: 5, y }));
    reader.see("Trafficking of children is punished");
    reader.tell(Msg::Mouse(Mouse { kind: MouseKind::WheelUp, x: 5, y }));
    reader.see("Trafficking was punished");
}

#[test]
fn no_size_breaks_it() {
    let mut reader: Reader = counted(80, 24, "ve/protection");
    reader.keys("L");
    for width in (20..=210).step_by(5) {
        for height in [8, 9, 14, 24, 61] {
            reader.resize(width, height).keys("j").screen();
        }
    }
}
