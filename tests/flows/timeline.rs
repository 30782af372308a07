//! One country along time, and what was planned.

use super::{Opening, Reader};
use cotejo::app::{Mouse, MouseKind, Msg, ThemeName};
use cotejo::model::Lang;

fn along(place: &'static str) -> Reader {
    let mut reader = Reader::in_place(place);
    reader.keys("t");
    reader
}

fn bundled(lang: Lang) -> Reader {
    let mut reader = Reader::bundled(Opening {
        size: (80, 24),
        lang,
        place: Some("ve/protection/assistance"),
        ..Opening::default()
    });
    reader.keys("t");
    reader
}

#[test]
fn passages_stand_by_year_each_with_its_homes_and_speaker_at_every_size() {
    let mut reader = bundled(Lang::En);
    reader.keys("g");
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 12), (20, 8)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("timeline-{width}x{height}"), reader.screen());
    }
}

#[test]
fn promises_come_with_their_date_and_every_later_word_or_say_that_there_is_none() {
    let mut reader = bundled(Lang::En);
    reader.keys("tab g");
    insta::assert_snapshot!("promises", reader.screen());
    reader.see("no later word in this library\n  due December 2006\n").keys("G");
    insta::assert_snapshot!("promises-later", reader.screen());
    reader
        .see("due December 2007")
        .see("→ What became of it")
        .see("OAS, 4 June 2012 [46]")
        .see("Note: Foreseen for 2007");
    reader.see("no date given; no later word in this library");
    // The later word is a stop of its own, with its own drawer.
    reader.keys("k enter").see("Before you quote").see("Cochabamba").keys("esc").see("→ What became of it");
    let mut reader = bundled(Lang::Es);
    reader.keys("tab G");
    insta::assert_snapshot!("promises-es", reader.screen());
}

#[test]
fn it_opens_on_the_passage_that_is_read_and_leads_back_to_it() {
    let mut reader = along("ve/protection#p-007");
    reader.see("▌ No help to victims was reported.").keys("enter").see("Before you quote").see("Country report");
    reader.keys("esc").see("Venezuela: timeline").keys("k o");
    assert_eq!(reader.place(), "ve/protection/return#p-009");
    // From the list it opens at the beginning; from a comparison on the column that keys mean.
    reader.keys("tab t").see("▌ 60,000 posters").keys("esc c \"cuba\" enter tab t").see("Cuba: timeline");
}

#[test]
fn topics_voices_and_countries_turn() {
    let mut reader = along("ve/protection#p-007");
    reader.see("all topics · 10 passages").keys("4").see("4 Protection · 6 passages").not_see("posters");
    reader.see("▌ No help to victims").keys("4").see("all topics · 10 passages");
    reader.keys("l").see("1 Legal framework · 2 passages").keys("h h").see("5 Cooperation · 1 passage").keys("l");
    reader.see("all topics").keys("v").see("only the State · 8 passages").not_see("No help to victims").keys("v");
    reader.see("only others · 2 passages").see("No help to victims").keys("v").not_see("only others");
    reader
        .keys("K")
        .see("United States: timeline")
        .keys("J J")
        .see("This is the last country.")
        .see("Venezuela: timeline");
    reader.keys("2 v v").see("No passage on this topic by these voices");
    reader.keys("tab").see("No planned measure here");
}

#[test]
fn years_pages_and_the_mouse_move() {
    let mut reader = bundled(Lang::En);
    reader.keys("g .").see("▌ Venezuela signed the UN Trafficking Protocol").keys(", .").see("▌ Venezuela signed");
    reader.keys("G space").see("▌").keys("pageup g").see("▌ Cuban health workers");
    let y = reader.row_of("Venezuela signed") as u16;
    let press = |reader: &mut Reader| reader.tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x: 5, y }));
    press(&mut reader);
    reader.see("▌ Venezuela signed");
    press(&mut reader);
    reader.see("Before you quote").keys("esc");
    for _ in 0..3 {
        reader.tell(Msg::Mouse(Mouse { kind: MouseKind::WheelDown, x: 5, y: 10 }));
    }
    reader.not_see("Cuban health workers").see("▌");
}

#[test]
fn the_passage_stays_under_the_cursor_through_views_and_sizes() {
    let mut reader = bundled(Lang::En);
    reader.keys("tab g tab").see("▌ An exploratory and descriptive study");
    for (width, height) in [(20, 8), (200, 50), (47, 13), (80, 24)] {
        reader.resize(width, height).see("▌");
    }
    reader.see("▌ An exploratory and descriptive study");
    reader.keys("y").see("sent to the terminal").keys("m").see("Passage: Venezuela");
}

#[test]
fn it_is_read_without_colour_and_in_spanish() {
    let place = Some("ve/protection#p-006");
    let mut reader =
        Reader::open(Opening { theme: ThemeName::Mono, lang: Lang::Es, size: (100, 30), place, ..Opening::default() });
    reader.keys("t").see("Venezuela: cronología").see("▌ Se prevé un protocolo").keys("tab");
    reader.see("sin noticia posterior en esta biblioteca\n  plazo: 2007\n");
    insta::assert_snapshot!("timeline-es", reader.screen());
}
