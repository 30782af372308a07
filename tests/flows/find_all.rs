//! Search everything.

use super::{Opening, Reader, results};
use cotejo::app::{Effect, Layer, Mouse, MouseKind, Msg};
use cotejo::model::Lang;
use cotejo::search::{
    Ask, Completion, Index, LeftOut, Query, QueryFault, QueryFaultKind, Results, Suggestion, complete,
};
use cotejo::store::{Shelf, load};
use cotejo::text::Raw;
use cotejo::words::Words;
use ratatui::style::Modifier;
use std::sync::Arc;

const SHELTER: &[(&str, &str)] = &[("cu", "p-004"), ("ve", "p-008"), ("ar-2013", "p-001")];

fn fault(at: std::ops::Range<usize>) -> QueryFault {
    let found = Raw::new("vx").shown();
    QueryFault { at, what: QueryFaultKind::UnknownValue { found, meant: Vec::new() } }
}

#[test]
fn a_mistyped_word_finds_what_is_similar_and_offers_the_word() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"protocl\"").see("Similar (3)").see("Did you mean protocol (3)? → takes it.");
    reader.keys("right").see("Find: protocol").see("3 hits · 2 countries").not_see("Similar").not_see("Did you");
}

#[test]
fn what_asks_for_nothing_yet_finds_nothing_wrong_and_lists_how_to_go_on() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f");
    for typed in ["\"", "!", "| ^ $ '"] {
        reader.keys("ctrl-u");
        reader.tell(Msg::Paste(typed.to_owned()));
        reader.not_see("0 hits").not_see("Nothing found").see("Type to search");
    }
    reader.keys("ctrl-u \"country:\"").see("Argentina ").see("Venezuela ").not_see("0 hits").not_see("^G");
    reader.keys("down down enter").see("country:\"United States\"").see("3 hits · 1 country");
}

#[test]
fn as_long_as_the_index_is_behind_the_library_the_count_is_of_so_far() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\"").not_see("so far");
    reader.answer(Ok(Arc::new(Results { partial: true, ..results("shelter", SHELTER, 0) })));
    reader.see("3 hits · 3 countries so far");
}

#[test]
fn as_long_as_there_is_no_answer_nobody_says_that_nothing_was_found() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"qqq\"").see("0 hits").see("Nothing found.");
    // The world is slow: the next letter is not answered yet.
    reader.app.update(Msg::Key("q".parse().unwrap()));
    reader.see("Find: qqqq").see(" \u{2026}").not_see("0 hits").not_see("Nothing found.");
}

#[test]
fn where_more_is_found_than_is_listed_the_end_of_the_list_says_so() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\"");
    reader.answer(Ok(Arc::new(Results { total: 44, ..results("shelter", SHELTER, 0) })));
    reader.see("44 hits").not_see("The best").keys("down down").see("The best 3 are listed;");
    reader.keys("enter").see("3/44").keys("n").see("1/44");
}

fn completion(replaces: std::ops::Range<usize>, text: &str, about: &str) -> Completion {
    Completion { replaces, text: text.to_owned(), about: about.to_owned() }
}

fn offer(reader: &mut Reader, completions: Vec<Completion>) {
    let Some(Layer::FindAll(find)) = reader.app.layers.last_mut() else { panic!("no box") };
    find.completions = completions;
    let size = reader.app.size;
    reader.tell(Msg::Resize(size));
}

#[test]
fn results_come_as_you_type_with_country_and_point_in_front() {
    for (width, height) in [(80, 24), (100, 30), (50, 20)] {
        let mut reader = Reader::in_place("ve/protection");
        reader.resize(width, height);
        reader.keys("ctrl-f \"shelter\"");
        insta::assert_snapshot!(format!("find-all-{width}x{height}"), reader.screen());
    }
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"SHÉLTER\"").see("10 hits · 4 countries").see("│ Protection › Shelter and assi…");
}

#[test]
fn enter_opens_the_hit_and_n_leads_on_across_countries() {
    let mut reader = Reader::in_place("ve/legal-framework");
    let start = reader.place();
    reader.keys("ctrl-f \"protocol\" down enter");
    let second = reader.place();
    reader.see("2/3");
    reader.keys("n");
    assert_ne!(reader.place(), second);
    reader.see("3/3").keys("n").see("1/3").keys("N N");
    assert_eq!(reader.place(), second);
    reader.keys("ctrl-o ctrl-o ctrl-o ctrl-o ctrl-o ctrl-o").see("party to the convention");
    assert_eq!(reader.place(), start);
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
    reader.app.update(Msg::Found(3, Err(fault(0..1))));
    assert_eq!(reader.place(), place, "an old answer opens nothing");
    let library = super::library();
    let index = Index::default().extend(&library);
    let query = Query::parse("shel").unwrap();
    let ask = Ask { query: &query, lang: Lang::En, limit: 100, bookmarks: &[], stale: &|| false };
    let answer = index.search(&ask).unwrap();
    reader.app.update(Msg::Found(5, answer.clone()));
    assert_ne!(reader.place(), place, "the answer to what was typed opens its first hit");
    // Who asked for the map meanwhile wants no passage any more.
    let mut reader = Reader::in_place("ve/legal-framework");
    for key in ["ctrl-f", "s", "h", "enter", "ctrl-g"] {
        reader.app.update(Msg::Key(key.parse().unwrap()));
    }
    reader.app.update(Msg::Found(3, answer));
    assert_eq!(reader.place(), place);
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
    let index = Index::default().extend(&library);
    for lang in [Lang::En, Lang::Es] {
        for offer in complete("", &library, &Words::new(lang)) {
            let examples = offer.about.split(": ").last().unwrap_or_default();
            for example in examples.split(" or ").flat_map(|part| part.split(" o ")) {
                let answer = Query::parse(example).and_then(|query| {
                    let ask = Ask { query: &query, lang, limit: 0, bookmarks: &[], stale: &|| false };
                    index.search(&ask).unwrap()
                });
                assert!(answer.is_ok(), "{example}: {answer:?}");
            }
        }
    }
}

#[test]
fn a_query_that_means_nothing_keeps_what_was_found_and_shows_where_it_is_wrong() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"protocol country:v\"").see(" 2 hits · 1 country");
    let place = reader.place();
    reader.keys("\"x\"").see("before: 2 hits · 1 country").see("Venezuela │ Legal framework");
    reader.see("“country:vx”: nothing here has that name.");
    assert!(reader.style_of("vx").2.contains(Modifier::UNDERLINED));
    assert!(!reader.style_of("country:").2.contains(Modifier::UNDERLINED));
    reader.keys("enter").see("Find:").see("before: 2 hits");
    assert_eq!(reader.place(), place, "Enter acts on nothing");
    // What is typed on is asked again, and a good answer takes the fault away.
    reader.keys("backspace").see(" 2 hits · 1 country").not_see("before").not_see("nothing here");
}

#[test]
fn a_fault_outside_the_text_or_inside_a_letter_marks_nothing_and_breaks_nothing() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"ñandú\"");
    for at in [1..2, 90..99, 0..0, 3..90] {
        reader.answer(Err(fault(at))).see("ñandú");
    }
    // What is missing at the end is marked on the last letter.
    reader.answer(Err(fault(7..7)));
    assert!(reader.style_of("ú").2.contains(Modifier::UNDERLINED));
    reader.resize(20, 8).see("ñandú");
}

#[test]
fn nothing_found_offers_what_may_have_been_meant_and_one_key_takes_it() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"sheltre\"");
    let suggestion = |query: &str, passages| Suggestion { query: query.to_owned(), passages };
    let suggestions = vec![suggestion("shelter", 3), suggestion("shelters", 2)];
    reader.answer(Ok(Arc::new(Results { suggestions, ..Results::default() })));
    reader.see("Nothing found.").see("Did you mean shelter (3)? → takes it.").see("Did you mean shelters (2)?");
    assert!(reader.style_of("shelter (3)").2.contains(Modifier::BOLD));
    assert!(!reader.style_of("Did you mean shelter (").2.contains(Modifier::BOLD));
    reader.keys("left right").see("sheltre");
    reader.keys("right").see("Find: shelter ").see("10 hits");
    assert_eq!(reader.asked(), "shelter");
}

#[test]
fn what_is_only_similar_stands_under_a_heading_that_the_cursor_passes_over() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\"").answer(Ok(Arc::new(results("shelter", SHELTER, 1))));
    reader.see(" Similar (1)\n Argentina │");
    reader.keys("down down enter");
    assert_eq!(reader.place(), "ar@ar-2013/protection/assistance#p-001");
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"sheltre\"");
    let suggestions = vec![Suggestion { query: "shelter".to_owned(), passages: 3 }];
    reader.answer(Ok(Arc::new(Results { suggestions, ..results("shelter", SHELTER, 3) })));
    reader.see("Similar (3)").see(" Did you mean shelter (3)? → takes it.");
    reader.keys("right").see("Find: shelter ");
}

#[test]
fn what_a_filter_cannot_speak_of_is_said() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\"");
    let left_out = vec![
        LeftOut::NoPenalty { countries: 2, offence: Raw::new("trafficking").shown() },
        LeftOut::OpenPenalty { passages: 1 },
    ];
    reader.answer(Ok(Arc::new(Results { left_out, ..results("shelter", SHELTER, 0) })));
    reader.see("2 countries have no penalty coded for trafficking in persons, which is not the same as no penalty.");
    reader.see("1 penalty").see("Cuba ");
    // What does not fit is not cut without a word.
    reader.resize(20, 8).see("no penalty coded …").see("Cuba ");
}

#[test]
fn a_completion_is_shown_after_the_cursor_and_one_key_takes_it() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter cou\"");
    offer(&mut reader, vec![completion(8..11, "country:", "Only passages about one country.")]);
    reader.see("shelter cou → country:").see("Only passages about one country.");
    assert!(reader.style_of("→ country:").2.contains(Modifier::ITALIC));
    // The terminal's cursor stands where the next letter goes.
    assert_eq!(reader.cursor().0, 18);
    reader.keys("left");
    offer(&mut reader, vec![completion(8..11, "country:", "Only passages about one country.")]);
    reader.not_see("ntry:").keys("end");
    offer(&mut reader, vec![completion(8..11, "country:", "Only passages about one country.")]);
    reader.keys("right");
    assert_eq!(reader.asked(), "shelter country:");
    offer(&mut reader, vec![completion(8..16, "país:", "Solo pasajes de un país.")]);
    reader.see("shelter country: → país:").keys("right");
    assert_eq!(reader.asked(), "shelter país:");
}

#[test]
fn an_empty_box_lists_the_operators_and_what_they_mean() {
    let mut reader = Reader::in_place("ve/protection");
    reader.resize(60, 14).keys("ctrl-f");
    let names = ["country:", "topic:", "voice:", "year:", "penalty:", "-word", "\"words\"", "report:", "kind:"];
    let all = names.iter().enumerate().map(|(at, name)| completion(0..0, name, &format!("Meaning {at}.")));
    let all: Vec<Completion> = all.collect();
    offer(&mut reader, all.clone());
    reader.see("Type to search every passage.").see("country:  Meaning 0.").not_see("Meaning 8.");
    reader.keys("pagedown pagedown").see("kind:     Meaning 8.").not_see("Meaning 0.");
    reader.keys("up right");
    assert_eq!(reader.asked(), "report:");
    reader.keys("ctrl-u");
    offer(&mut reader, all);
    reader.see("country:  Meaning 0.").keys("right");
    assert_eq!(reader.asked(), "country:", "another list begins at its beginning");
    // What an operator means is said in full under the box where the list has no room for it.
    reader.keys("ctrl-u").resize(40, 12);
    offer(&mut reader, vec![completion(0..0, "country:", "Only passages about a country, by name or code.")]);
    reader.see("code.").see("Only passages about a count…");
}

#[test]
fn while_the_library_is_read_the_count_is_of_so_far_and_the_hit_that_was_chosen_stays() {
    let mut reader = Reader::in_place("ve/protection");
    let mut part = Arc::try_unwrap(super::library()).unwrap();
    part.complete = false;
    reader.tell(Msg::Library(Arc::new(part)));
    reader.keys("ctrl-f \"shelter\"").answer(Ok(Arc::new(results("shelter", &SHELTER[1..], 0))));
    reader.see("2 hits · 2 countries so far");
    // Nobody chose the first row: what is better takes its place.
    reader.answer(Ok(Arc::new(results("shelter", SHELTER, 0)))).see(" Cuba · Protection");
    // Who scrolls has begun to read.
    let y = reader.row_of(" Cuba ") as u16;
    reader.tell(Msg::Mouse(Mouse { kind: MouseKind::WheelUp, x: 5, y }));
    reader.answer(Ok(Arc::new(results("shelter", &[SHELTER[1], SHELTER[0]], 0)))).see(" Cuba · Protection");
    reader.keys("up").see(" Venezuela · Protection");
    let more = [&[("us", "p-001")], SHELTER].concat();
    reader.answer(Ok(Arc::new(results("shelter", &more, 0)))).see(" Venezuela · Protection");
    reader.tell(Msg::Library(super::library()));
    reader.not_see("so far").keys("enter");
    assert_eq!(reader.place(), "ve/protection/assistance#p-008");
}

#[test]
fn a_paste_that_does_not_fit_says_where_it_was_cut() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f");
    reader.tell(Msg::Paste("shelter ".repeat(1000)));
    reader.see("Cut after 4096 bytes");
    reader.keys("esc / ");
    reader.tell(Msg::Paste("x".repeat(5000)));
    reader.see("Cut after 4096 bytes");
    reader.keys("\"a\"").see("Cut after 4096 bytes").keys("backspace").not_see("Cut after");
}

#[test]
fn a_click_opens_a_hit_and_the_wheel_scrolls_what_is_under_it() {
    let mut reader = Reader::in_place("ve/legal-framework");
    reader.keys("ctrl-f \"shelter\"").answer(Ok(Arc::new(results("shelter", SHELTER, 1))));
    let (heading, row) = (reader.row_of("Similar (1)") as u16, reader.row_of(" Argentina │") as u16);
    for wheel in [MouseKind::WheelDown, MouseKind::WheelUp] {
        reader.tell(Msg::Mouse(Mouse { kind: wheel, x: 5, y: row }));
        reader.tell(Msg::Mouse(Mouse { kind: wheel, x: 5, y: row + 12 }));
    }
    reader.tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x: 5, y: heading }));
    reader.see("Find:").tell(Msg::Mouse(Mouse { kind: MouseKind::Press, x: 5, y: row }));
    assert_eq!(reader.place(), "ar@ar-2013/protection/assistance#p-001");
}

#[test]
fn the_box_speaks_spanish_too() {
    let place = Some("ve/protection");
    let mut reader = Reader::open(Opening { lang: Lang::Es, size: (100, 24), place, ..Opening::default() });
    reader.keys("ctrl-f \"albergue\"");
    insta::assert_snapshot!("find-all-es", reader.screen());
}
