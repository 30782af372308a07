//! Penalties by country.

use super::figures::{counted, counted_with};
use super::{Opening, Reader, before_reading};
use cotejo::app::{Effect, Mouse, MouseKind, Msg, ThemeName};
use cotejo::export::{Away, Matter};
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

fn opening(place: &'static str) -> Opening {
    Opening { size: (100, 40), place: Some(place), ..Opening::default() }
}

#[test]
fn a_country_that_is_not_read_yet_is_not_said_to_have_no_penalty() {
    let (mut reader, whole) = Reader::while_reading(opening("ve/protection"), "counted", &["cu", "us"]);
    reader.keys("L").see("penalty: Argentina.").see("Still being read: Cuba, United States.");
    reader.tell(Msg::Library(whole));
    reader.see("penalty: Argentina, United States.").not_see("Still being read");
}

#[test]
fn the_country_that_is_opened_on_is_landed_on_once_and_the_cursor_then_stays() {
    let (mut reader, whole) = Reader::while_reading(opening("ve/protection"), "counted", &["cu", "us"]);
    // The second reading of the country, as more countries come in.
    reader.keys("L j").see("Trafficking of children is punished");
    reader.tell(Msg::Library(before_reading(&whole, &["us"])));
    reader.see("Trafficking of children is punished");
    reader.tell(Msg::Library(whole.clone()));
    reader.see("Trafficking of children is punished");
    // A country that is not read yet is landed on when it is, unless the cursor was moved.
    for (keys, seen) in [("L", "Aggravated trafficking is punished"), ("L j k", "Trafficking was punished")] {
        let (mut reader, whole) = Reader::while_reading(opening("cu/protection"), "counted", &["cu", "us"]);
        reader.keys(keys).see("Trafficking was punished");
        reader.tell(Msg::Library(before_reading(&whole, &["us"])));
        reader.see(seen);
    }
}

#[test]
fn marked_countries_that_are_not_read_yet_are_asked_for() {
    let (mut reader, _) = Reader::while_reading(opening("ve/protection"), "counted", &["cu", "us"]);
    reader.keys("tab g space j space");
    reader.effects.clear();
    reader.keys("L");
    assert!(reader.wanted().contains(&"cu".to_owned()), "{:?}", reader.wanted());
}

#[test]
fn a_filter_takes_away_the_countries_that_it_leaves_with_and_without_a_penalty() {
    for (filter, taken) in [("argentina", &["ar"][..]), ("en", &["ar", "ve"]), (" ", &[]), ("cuba", &["cu"])] {
        let mut reader = counted(100, 30, "ve/protection");
        reader.keys(&format!("L / \"{filter}\" enter e enter"));
        let order = reader.effects.iter().rev().find_map(|effect| match effect {
            Effect::Write(order) => Some(order.clone()),
            _ => None,
        });
        let Away::Library(Matter::Penalties(choice)) = order.unwrap().matter else { panic!("not the penalties") };
        let codes: Vec<String> = choice.countries.iter().map(ToString::to_string).collect();
        assert_eq!(codes, taken, "{filter:?}");
    }
    counted(100, 30, "ve/protection").keys("L / \"zz\" enter e").see("There is nothing to take away here.");
}

#[test]
fn a_filter_that_says_nothing_goes_with_enter() {
    counted(100, 30, "ve/protection").keys("L / \" \" enter esc").see("1 Legal framework");
}

#[test]
fn no_size_breaks_it() {
    let mut reader: Reader = counted(80, 24, "ve/protection");
    reader.keys("L");
    for width in (20..=210).step_by(5) {
        for height in [8, 9, 14, 24, 61] {
            // Of its term there is always so much on the screen.
            reader.resize(width, height).keys("k j").see("\u{258c}").see("years");
        }
    }
}
