//! Taking away what is on the screen.

use super::{Opening, Reader};
use cotejo::app::{Effect, Msg, Order};
use cotejo::export::{Away, FileForm, Layout, Matter};
use cotejo::model::Lang;

/// The last order for a file.
fn ordered(reader: &Reader) -> Order {
    let order = |effect: &Effect| if let Effect::Write(order) = effect { Some((**order).clone()) } else { None };
    reader.effects.iter().rev().find_map(order).unwrap()
}

fn box_over_a_section() -> Reader {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("e");
    reader
}

#[test]
fn two_keys_write_the_section_and_the_path_is_said() {
    let mut reader = box_over_a_section();
    insta::assert_snapshot!("take-away-100x30", reader.screen());
    reader.keys("enter").see("Writing…");
    let order = ordered(&reader);
    assert_eq!((order.file.as_str(), order.replace), ("venezuela-protection.md", false));
    assert!(
        matches!(&order.matter, Away::Library(Matter::Section { place, .. }) if place.to_string() == "ve/protection")
    );
    reader.tell(Msg::Written(order.ticket, "/tmp/venezuela-protection.md".to_owned()));
    reader.see("Written: /tmp/venezuela-protection.md").not_see("Take away").see("87 victims");
}

#[test]
fn form_and_layout_are_turned_and_the_name_follows() {
    let mut reader = box_over_a_section();
    reader.keys("right").see("‹ HTML, for reading and printing ›").see("venezuela-protection.html");
    reader.keys("tab right right").see("‹ briefing of two pages ›").keys("enter");
    let order = ordered(&reader);
    assert_eq!(
        (order.form, order.layout, order.file.as_str()),
        (FileForm::Html, Layout::Briefing, "venezuela-protection.html")
    );
    // CSV has one shape, so there is nothing to turn.
    let mut reader = box_over_a_section();
    reader.keys("right right").see("‹ CSV, for spreadsheets ›").see("one for all");
    reader.keys("tab right").see("CSV, for spreadsheets");
    reader.keys("shift-tab left").see("‹ HTML, for reading and printing ›");
}

#[test]
fn a_name_that_is_typed_decides_the_form_and_keeps_its_own_words() {
    let mut reader = box_over_a_section();
    reader.keys("tab tab ctrl-u \"mine.csv\"").see("CSV, for spreadsheets");
    reader.keys("up right").see("‹ JSON, for programs ›").see("mine.json").keys("enter");
    let order = ordered(&reader);
    assert_eq!((order.form, order.file.as_str()), (FileForm::Json, "mine.json"));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked_again() {
    let mut reader = box_over_a_section();
    reader.keys("enter");
    let ticket = ordered(&reader).ticket;
    reader.tell(Msg::FileExists(ticket, "/tmp/x.md".to_owned()));
    reader.see("/tmp/x.md is there already").see("↵ replaces it");
    let before = reader.effects.len();
    reader.keys("n").not_see("is there already").see("venezuela-protection.md");
    assert!(!reader.effects[before..].iter().any(|effect| matches!(effect, Effect::Write(_))));
    reader.keys("enter").tell(Msg::FileExists(ticket, "/tmp/x.md".to_owned()));
    reader.keys("enter").see("Writing…");
    assert!(ordered(&reader).replace);
    reader.tell(Msg::NotWritten(ticket, "/tmp/x.md was not written: no space".to_owned()));
    reader.see("no space").see("Take away").keys("esc").not_see("Take away");
}

#[test]
fn every_screen_gives_what_it_shows() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("v e enter");
    assert!(matches!(
        ordered(&reader).matter,
        Away::Library(Matter::Section { voices: cotejo::compare::Voices::State, .. })
    ));
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("enter e enter");
    assert!(
        matches!(&ordered(&reader).matter, Away::Library(Matter::Section { place, .. }) if place.passage.is_some())
    );
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c \"cuba\" enter d o e enter");
    let Away::Library(Matter::Comparison(comparison)) = ordered(&reader).matter else { panic!() };
    assert_eq!((comparison.columns.len(), comparison.differing, comparison.point.is_some()), (2, true, true));
    assert_eq!(ordered(&reader).file, "venezuela-cuba-4e-return-and-repatriation.md");
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("ctrl-f \"shelter\" ctrl-s").see("one for all").keys("enter");
    let Away::Library(Matter::Hits(found)) = ordered(&reader).matter else { panic!() };
    assert_eq!((found.query.as_str(), found.places.len()), ("shelter", found.total));
}

#[test]
fn where_there_is_nothing_it_says_so_and_it_speaks_spanish() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("D e").see("There is nothing to take away here.");
    let opening = Opening { lang: Lang::Es, size: (80, 24), place: Some("ve/protection"), ..Opening::default() };
    let mut reader = Reader::open(opening);
    reader.keys("e").see("Llevarse").see("Markdown, para editar");
    for (width, height) in [(20, 8), (40, 12)] {
        reader.resize(width, height).see("Llevarse");
    }
}

#[test]
fn an_answer_to_a_box_that_was_left_is_no_answer_to_the_next_one() {
    let mut reader = box_over_a_section();
    reader.keys("enter esc");
    let left = ordered(&reader).ticket;
    reader.keys("e enter").tell(Msg::FileExists(left, "/tmp/a.md".to_owned()));
    reader.see("/tmp/a.md is there already and was kept").see("Writing…").not_see("replaces it");
    // Nothing replaces what was never asked about, and a second Enter orders nothing twice.
    let before = reader.effects.len();
    reader.keys("enter");
    assert!(!reader.effects[before..].iter().any(|effect| matches!(effect, Effect::Write(_))));
    reader.tell(Msg::Written(left, "/tmp/a.md".to_owned()));
    reader.see("Take away");
    reader.tell(Msg::WorkerLost);
    reader.not_see("Writing…").keys("enter").see("Writing…");
}

#[test]
fn a_name_may_be_pasted() {
    let mut reader = box_over_a_section();
    reader.keys("tab tab ctrl-u").tell(Msg::Paste("~/reports/mine.html".to_owned()));
    reader.see("HTML, for reading and printing").keys("enter");
    assert_eq!(ordered(&reader).file, "~/reports/mine.html");
}

#[test]
fn nothing_is_taken_away_before_all_is_read() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let all = super::library();
    let mut entries = all.entries.clone();
    entries[0].book = cotejo::model::Book::Pending;
    let tables = (all.taxonomy.clone(), all.names.clone());
    let library = cotejo::model::Library::new(tables, all.packs.clone(), entries, Vec::new());
    reader.tell(Msg::Library(std::sync::Arc::new(library)));
    reader.keys("e").see("still reading the library").not_see("Take away");
}
