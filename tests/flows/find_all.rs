//! Search everything.

use super::Reader;
use cotejo::app::{Effect, Msg};
use cotejo::model::Lang;
use cotejo::search::{Ask, Query, Results, complete};
use cotejo::store::{Shelf, load};
use cotejo::words::Words;
use std::sync::Arc;

#[test]
fn results_come_as_you_type_with_country_and_point_in_front() {
    for (width, height) in [(80, 24), (100, 30), (50, 20)] {
        let mut reader = Reader::in_place("ve/protection");
        reader.resize(width, height);
        reader.keys("ctrl-f \"shelter\"");
        insta::assert_snapshot!(format!("find-all-{width}x{height}"), reader.screen());
    }
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"SHÉLTER\"").see("3 hits · 3 countries").see("│ Protection › Shelter and assista");
}

#[test]
fn enter_opens_the_hit_and_n_leads_on_across_countries() {
    let mut reader = Reader::in_place("ve/legal-framework");
    reader.keys("ctrl-f \"shelter\" down enter");
    let second = reader.place();
    reader.see("2/3");
    reader.keys("n");
    assert_ne!(reader.place(), second);
    reader.see("3/3").keys("n").see("1/3").keys("N N");
    assert_eq!(reader.place(), second);
    reader.keys("ctrl-o ctrl-o ctrl-o ctrl-o ctrl-o ctrl-o").see("party to the convention");
}

#[test]
fn nothing_found_says_so_and_an_empty_box_says_what_it_does() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f").see("Type to search every passage.");
    reader.keys("\"qqqq\"").see("0 hits").see("Nothing found.");
    reader.keys("enter").see("Find:");
}

#[test]
fn enter_waits_for_the_answer_to_what_was_typed_and_old_answers_are_dropped() {
    let mut reader = Reader::in_place("ve/legal-framework");
    let place = reader.place();
    // The world is slow: effects are taken, answers are held back.
    for key in ["ctrl-f", "s", "h", "e", "l"] {
        let effects = reader.app.update(Msg::Key(key.parse().unwrap()));
        assert!(matches!(effects.as_slice(), [Effect::Search(..)]), "{key}: {effects:?}");
    }
    reader.app.update(Msg::Key("enter".parse().unwrap()));
    reader.app.update(Msg::Found(2, Ok(Arc::new(Results::default()))));
    assert_eq!(reader.place(), place, "an old answer opens nothing");
    let library = super::library();
    let arena = cotejo::search::Arena::default().extend(&library);
    let query = cotejo::search::Terms::parse("shel");
    let ask = Ask { query: &query, lang: Lang::En, limit: 100, stale: &|| false };
    let found = arena.search(&ask).unwrap();
    reader.app.update(Msg::Found(5, Ok(Arc::new(found))));
    assert_ne!(reader.place(), place, "the answer to what was typed opens its first hit");
}

#[test]
fn a_paste_is_searched_without_its_controls() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f");
    reader.tell(Msg::Paste("shelter\u{1b}[31m\n".to_owned()));
    reader.see("shelter␛[31m");
}

#[test]
fn a_hit_in_the_other_language_shows_the_words_that_were_found() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"albergue propio\"").see("1 hit").see("albergue propio");
}

#[test]
fn in_a_narrow_window_what_is_typed_is_seen() {
    let mut reader = Reader::in_place("ve/protection");
    reader.resize(20, 8).keys("ctrl-f \"shelter\"").see("/ shelter");
}

#[test]
fn the_examples_of_the_search_language_name_what_is_there() {
    let library = load(&Shelf { bundled: true, folders: Vec::new() });
    for lang in [Lang::En, Lang::Es] {
        for offer in complete("", &library, &Words::new(lang)) {
            let examples = offer.about.split(": ").last().unwrap_or_default();
            for example in examples.split(" or ").flat_map(|part| part.split(" o ")) {
                let bound = Query::parse(example).and_then(|query| query.bind(&library, &[]));
                assert!(bound.is_ok(), "{example}: {bound:?}");
            }
        }
    }
}
