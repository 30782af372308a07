//! One search, three scopes: changing between them, taking up the last one, past queries.

use super::{Opening, Reader, results};
use cotejo::app::Effect;
use cotejo::store::Session;
use std::sync::Arc;

#[test]
fn tab_goes_through_the_scopes_with_what_was_typed_and_escape_leads_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let place = reader.place();
    reader.keys("/ \"vic\"").see("/vic").see("this section · Tab: everything");
    reader.keys("tab").see("Find: vic").see("▌everything▐").see("names  Tab");
    reader.keys("tab").see("Go to").see("> vic").see("▌names▐");
    reader.keys("tab").see("/vic").not_see("Go to");
    reader.keys("shift-tab").see("> vic").keys("shift-tab").see("Find: vic").keys("shift-tab").see("/vic");
    reader.keys("\"timxyz\"").see("0/0").keys("esc").not_see("/vic");
    assert_eq!(reader.place(), place);
    for opening in ["/", "/ tab", "ctrl-f", "ctrl-p", "/ \"87\" tab tab", "/ \"planned\" tab tab tab"] {
        reader.keys(opening).keys("esc");
        assert_eq!((reader.place(), reader.app.layers.len()), (place.clone(), 0), "{opening}");
    }
}

#[test]
fn over_a_comparison_there_is_no_section_to_search() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("c \"cuba\" enter").see("Comparing");
    reader.keys("ctrl-f \"vic\"").not_see("this section").keys("tab").see("> vic").keys("tab").see("Find: vic");
    reader.keys("shift-tab").see("> vic").keys("esc").see("Comparing");
}

#[test]
fn from_the_list_of_countries_the_list_has_the_focus_again_afterwards() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("tab ctrl-p \"vic\" tab").see("/vic").keys("esc");
    assert_eq!(reader.app.browse.focus, cotejo::app::Focus::Countries);
}

#[test]
fn the_last_search_is_taken_up_with_its_hit_and_its_query() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-r").see("Nothing was searched for yet.");
    reader.keys("ctrl-f \"protocol\" down enter");
    let place = reader.place();
    reader.keys("J 2 ctrl-r").see("Find: protocol").see("3 hits").keys("enter");
    assert_eq!(reader.place(), place, "the second hit is still chosen");
    // In the box as well: what stood there is the last search then.
    reader.keys("ctrl-f \"vic\" ctrl-r").see("Find: protocol").keys("ctrl-r").see("Find: vic");
    reader.keys("esc ctrl-p \"x\" ctrl-r").see("Find: vic").not_see("Go to");
    reader.keys("ctrl-r").see("Find: vic").keys("esc / \"a\" ctrl-r").see("Find: vic");
    // A hit that is not the first one any more when the search is taken up.
    let first = Ok(Arc::new(results("shelter", &[("ve", "p-008")], 0)));
    reader.keys("esc ctrl-f \"shelter\"").answer(first).keys("esc ctrl-r").see("Find: shelter").keys("enter");
    assert_eq!(reader.place(), "ve/protection/assistance#p-008");
}

#[test]
fn after_escape_n_goes_to_the_hit_that_was_chosen_and_on_from_there() {
    let mut reader = Reader::in_place("ve/legal-framework");
    reader.keys("n").see("Nothing found in this section.");
    reader.keys("ctrl-f \"protocol\" down esc").not_see("2/3").keys("n").see("2/3").keys("n").see("3/3");
    reader.keys("esc").not_see("3/3");
    // What is looked for in this section from then on leads along this section.
    reader.keys("ctrl-f \"protocol country:ve\" enter").see("1/2").keys("/ \"country\" enter n").see("1/1");
}

#[test]
fn a_hit_is_marked_where_it_was_found_and_only_there() {
    let mut reader = Reader::in_place("ve/legal-framework");
    reader.keys("ctrl-f \"psychologist shelters\" enter").see("1/1");
    let plain = reader.style_of("Six institutions");
    assert_ne!(reader.style_of("psychologist"), plain);
    assert_ne!(reader.style_of("shelters visited"), plain);
    // The hit under the cursor is told from the others of the section.
    let two = results("victims", &[("ve", "p-004"), ("ve", "p-005")], 0);
    reader.keys("ctrl-f \"victims\"").answer(Ok(Arc::new(two))).keys("enter").see("1/2");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    let under_cursor = reader.style_of("victims of several");
    reader.keys("n").see("2/2");
    assert_eq!(reader.place(), "ve/protection/assistance#p-005");
    let elsewhere = reader.style_of("victims of several");
    assert!(elsewhere != under_cursor && elsewhere != plain, "{elsewhere:?}");
    // In the other language nothing of the shown text is marked, and the passage is shown all the same.
    reader.keys("ctrl-f \"albergue propio\" enter").see("no shelter of its own").see("1/1");
}

#[test]
fn what_was_found_in_another_form_is_marked_wherever_it_was_looked_for() {
    for (typed, at, marked) in [
        ("help", "ve/protection/assistance#p-004", "helped"),
        ("60000", "ve/prevention/awareness#p-003", "60,000"),
        ("sixty thousand", "ve/prevention/awareness#p-003", "60,000"),
        ("psychologst", "ve/protection/assistance#p-008", "psychologist"),
    ] {
        let mut reader = Reader::in_place("ve/protection");
        reader.keys(&format!("ctrl-f \"{typed}\" enter"));
        for _ in 0..4 {
            if reader.place() != at {
                reader.keys("n");
            }
        }
        assert_eq!(reader.place(), at, "{typed}");
        let (hit, text) = (reader.style_of(marked), reader.style_of("Countries "));
        assert!(hit.1 != text.1, "{typed}: {marked} is not marked\n{}", reader.screen());
        // The same in the section itself, but for what is mistyped.
        reader.keys(&format!("esc / \"{typed}\" enter"));
        if typed != "psychologst" {
            assert_eq!(reader.style_of(marked).1, hit.1, "{typed} here\n{}", reader.screen());
        }
    }
}

#[test]
fn past_queries_come_back_and_so_does_what_was_half_typed() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"protocol\" enter ctrl-f \"qqqq\" esc / \"acceded\" enter ctrl-f \"hal\"");
    reader.keys("ctrl-up").see("Find: acceded").keys("ctrl-up").see("Find: protocol").see("3 hits");
    reader.keys("ctrl-up").see("Find: protocol").keys("ctrl-down ctrl-down").see("Find: hal");
    reader.keys("ctrl-down").see("Find: hal").keys("esc / ctrl-up").see("/acceded").keys("ctrl-down").see("/ ");
}

#[test]
fn past_queries_are_left_for_the_next_session() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"protocol\" enter J");
    let left = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Remember(session) => Some(session.searches.clone()),
        _ => None,
    });
    assert_eq!(left.unwrap(), ["protocol"]);
    let session = Session { searches: vec!["victim".to_owned(), "protocol".to_owned()], ..Session::default() };
    let mut reader = Reader::open(Opening { session, place: Some("ve/protection"), ..Opening::default() });
    reader.keys("ctrl-r").see("Find: protocol").see("3 hits").keys("esc ctrl-f ctrl-up ctrl-up").see("Find: victim");
}

#[test]
fn the_scope_is_seen_in_every_window() {
    for (width, height) in [(20, 8), (40, 12), (50, 20), (200, 50)] {
        let mut reader = Reader::in_place("ve/protection");
        reader.resize(width, height).keys("ctrl-f \"vic\"").see("▌everything▐").keys("tab").see("▌names▐");
    }
}

#[test]
fn a_section_is_looked_through_again_only_where_query_or_section_changed() {
    let hits = |reader: &mut Reader| reader.app.browse.find.as_ref().unwrap().hits.len();
    let forget_one = |reader: &mut Reader| {
        reader.app.browse.find.as_mut().unwrap().hits.pop();
    };
    for way_in in ["/ \"victim\" enter", "ctrl-f \"victim country:ve\" enter"] {
        let mut reader = Reader::in_place("ve/protection");
        reader.keys(way_in);
        let found = hits(&mut reader);
        assert!(found > 0, "{way_in}");
        forget_one(&mut reader);
        reader.keys("j k j");
        assert_eq!(hits(&mut reader), found - 1, "{way_in}: nothing changed");
        reader.resize(70, 30);
        assert_eq!(hits(&mut reader), found, "{way_in}: laid out again");
        forget_one(&mut reader);
        reader.keys("l h");
        assert_eq!(hits(&mut reader), found, "{way_in}: another section, and back");
    }
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("/ \"victi\"");
    reader.app.browse.find.as_mut().unwrap().hits.clear();
    reader.keys("\"m\"");
    assert!(hits(&mut reader) > 0, "another query");
}
