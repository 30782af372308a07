//! Browsing and reading.

use super::{Opening, Reader};
use cotejo::app::{Effect, Focus, Msg, ThemeName};
use cotejo::model::{Lang, Place};
use cotejo::store::Session;
use ratatui::style::Modifier;

#[test]
fn the_first_screen_shows_countries_with_counts_and_real_text() {
    for (width, height) in [(80, 24), (100, 30), (50, 20)] {
        let mut reader = Reader::open(Opening {
            size: (width, height),
            place: Some("ve/protection/assistance"),
            ..Opening::default()
        });
        insta::assert_snapshot!(format!("browse-{width}x{height}"), reader.screen());
    }
}

#[test]
fn a_first_start_stands_in_the_list_on_the_first_country_by_name() {
    let mut reader = Reader::at(80, 24);
    reader.see("▸ Argentina").see("Venezuela").see("1 Legal framework").see("The law defines trafficking");
    assert_eq!(reader.app.browse.focus, Focus::Countries);
    assert!(reader.style_of("▸ Argentina").2.contains(Modifier::REVERSED));
}

#[test]
fn before_anything_is_loaded_the_screen_says_so_and_keys_do_no_harm() {
    let mut reader = Reader::before_loading(Opening::default());
    reader.see("Reading…");
    reader.keys("j J l 4 enter tab c n / esc ctrl-f esc m esc p . , pagedown G");
    reader.tell(Msg::Library(super::library()));
    reader.see("Venezuela");
}

#[test]
fn a_section_reads_as_prose_under_who_speaks_when_and_from_what_source() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader
        .see("b  Shelter and assistance")
        .see("The State 3 · United States 1 · academic 1")
        .see("The State, 2005–2006 [1]")
        .see("United States, on 2016 [2]")
        .see("Study, on 2019 [3]");
    // Three passages of one reply flow as one paragraph.
    reader.see("Six institutions share the work of helping victims. A protocol for");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
}

#[test]
fn the_cursor_steps_passage_by_passage_with_a_bar_in_the_margin_and_the_terminals_cursor() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let first = reader.cursor();
    let row = reader.row_of("87 victims");
    assert_eq!(usize::from(first.1), row);
    assert!(reader.screen().lines().nth(row).unwrap().contains("▌ 87 victims"));
    assert!(reader.style_of("87 victims").2.contains(Modifier::BOLD));
    reader.keys("j");
    assert_eq!(reader.place(), "ve/protection/assistance#p-005");
    assert!(reader.style_of("Six institutions").2.contains(Modifier::BOLD));
    assert!(!reader.style_of("87 victims").2.contains(Modifier::BOLD));
    let second = reader.cursor();
    let screen = reader.screen();
    let line: Vec<char> = screen.lines().nth(usize::from(second.1)).unwrap().chars().collect();
    assert_eq!(line[usize::from(second.0)], 'S', "the cursor stands on the passage's first letter");
    reader.keys("k");
    assert_eq!(reader.cursor(), first);
}

#[test]
fn the_ledger_gives_each_passage_a_row_of_its_own() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("p");
    reader.see("The State, 2005–2006 [1]").see("planned · ends 2006").not_see("one planned");
    insta::assert_snapshot!("ledger-100x30", reader.screen());
    reader.keys("p").see("one planned");
}

#[test]
fn digits_and_arrows_choose_the_topic() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("2").see("60,000 posters").see("▌2 Prevention▐");
    reader.keys("h").see("party to the convention");
    reader.keys("l l").see("▌3 Prosecution▐");
    reader.keys("right").see("87 victims");
    reader.keys("5 l").see("▌1 Legal framework▐");
    reader.keys("9").see("There is no topic with this number.");
}

#[test]
fn points_are_stepped_and_an_empty_one_says_that_nothing_is_here() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys(".");
    assert_eq!(reader.place(), "ve/protection/children");
    reader.see("c  Child victims").see("nothing in this library");
    reader.keys(". .");
    assert_eq!(reader.place(), "ve/protection/return#p-009");
    reader.keys(",");
    assert_eq!(reader.place(), "ve/protection/recovery-residence");
    reader.keys("}").keys("}");
    reader.see("▌ Says nothing here: The State, 2006 [1].").see("Topic IV speaks of");
}

#[test]
fn next_country_keeps_topic_point_and_relative_place() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("K");
    assert_eq!(reader.place(), "us/protection/assistance#p-002");
    reader.keys("K");
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
    reader.keys("j");
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("j j j j");
    assert_eq!(reader.place(), "ve/protection/assistance#p-008");
    reader.keys("ctrl-up ctrl-up");
    assert_eq!(reader.place(), "cu/protection/assistance#p-003", "the last of its point, as before");
    reader.keys("J J J").see("This is the last country.");
}

#[test]
fn the_list_chooses_filters_and_leads_into_the_text() {
    let mut reader = Reader::at(80, 24);
    reader.keys("j").see("▸ Cuba").see("acceded to the protocol");
    reader.keys("/ \"estados un\"").see("▸ United States").not_see("Argentina");
    reader.keys("enter right");
    assert_eq!(reader.app.browse.focus, Focus::Text);
    reader.keys("tab esc").see("Argentina");
    reader.keys("/ \"zzz\"").see("No country has such");
    reader.keys("esc").see("Argentina");
}

#[test]
fn the_passage_at_the_cursor_stays_through_resize_reload_and_ledger() {
    let mut reader = Reader::in_place("ve/protection/return");
    for (width, height) in [(200, 50), (41, 10), (100, 30), (20, 8), (80, 24)] {
        reader.resize(width, height);
        assert_eq!(reader.place(), "ve/protection/return#p-009");
        reader.see("Consulates");
    }
    reader.keys("p p");
    reader.tell(Msg::Library(super::library()));
    assert_eq!(reader.place(), "ve/protection/return#p-009");
    reader.see("▌ Consulates");
}

#[test]
fn the_list_gives_way_and_small_windows_wait() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(79, 24).not_see("Argentina").see("87 victims");
    reader.keys("tab").see("Argentina").see("87 victims");
    reader.resize(39, 24).see("Argentina").not_see("87 victims");
    reader.keys("tab").not_see("Argentina").see("87 victims");
    reader.resize(20, 8).see("87 victims");
    insta::assert_snapshot!("browse-20x8", reader.screen());
    for (width, height) in [(19, 8), (20, 7), (1, 1), (10_000, 1)] {
        reader.resize(width, height).not_see("87 victims");
    }
    reader.resize(19, 9).see("cotejo needs");
    reader.resize(80, 24).see("87 victims");
}

#[test]
fn back_and_forward_lead_through_where_the_reader_was() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("ctrl-p \"cuba\" enter");
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
    reader.keys("ctrl-o");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    reader.keys("alt-right");
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
    reader.keys("alt-left alt-left").see("There is nothing before this.");
}

#[test]
fn a_session_is_remembered_and_restored() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("j p tab j k space tab");
    let session = reader
        .effects
        .iter()
        .rev()
        .find_map(|effect| if let Effect::Remember(session) = effect { Some((**session).clone()) } else { None })
        .unwrap();
    let mut again = Reader::open(Opening { size: (100, 30), session, ..Opening::default() });
    assert_eq!(again.place(), reader.place());
    assert_eq!(again.screen(), reader.screen());
    let gone = Session { place: Place::parse_canonical("zw/protection#p-1").ok(), ..Session::default() };
    Reader::open(Opening { session: gone, ..Opening::default() }).see("Argentina");
}

#[test]
fn a_place_of_the_command_line_opens_in_the_text_and_an_empty_one_says_so() {
    let mut reader = Reader::in_place("ar@ar-2013/4b");
    reader.see("Argentina @ar-2013").see("full in 2013").not_see("lodges and accompanies");
    reader.keys(">").see("Only the report ar.").see("lodges and accompanies").not_see("full in 2013");
    reader.keys(">").see("All 2 reports").see("lodges and accompanies").see("full in 2013");
    reader.keys("< <").see("Only the report ar-2013.").not_see("lodges and accompanies");
    // A country that the program knows and the library has nothing about.
    Reader::in_place("fr").see("France").see("nothing in this library").keys("j .").see("nothing in this library");
}

#[test]
fn a_text_without_a_twin_is_shown_and_marked() {
    let place = Some("ve/protection/assistance");
    let mut reader = Reader::open(Opening { lang: Lang::Es, place, ..Opening::default() });
    reader.see("El Estado, 2005–2006 [1]").see("Seis instituciones").see("(lengua original)").see("Países");
    insta::assert_snapshot!("browse-es-80x24", reader.screen());
}

#[test]
fn bare_text_has_no_borders_and_gives_the_mouse_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("z");
    assert!(reader.effects.contains(&Effect::Mouse(false)));
    let screen = reader.screen();
    assert!(!screen.contains('│') && !screen.contains('▌') && !screen.contains("Argentina"), "{screen}");
    assert!(screen.lines().any(|line| line.starts_with("87 victims")), "{screen}");
    reader.keys("esc").see("Argentina");
    assert_eq!(
        reader.effects.iter().rev().find(|effect| matches!(effect, Effect::Mouse(_))),
        Some(&Effect::Mouse(true))
    );
}

#[test]
fn find_in_this_section_is_live_and_counts() {
    let mut reader = Reader::in_place("ve/protection/identification-referral");
    reader.keys("/ \"victim\"").see("/victim").see("1/");
    let (_, background, _) = reader.style_of("victims of several");
    assert_ne!(background, ratatui::style::Color::Reset, "hits are marked");
    let total: usize = reader.app.browse.find.as_ref().unwrap().hits.len();
    reader.keys("enter n");
    reader.see(&format!("2/{total}"));
    reader.keys("N N").see(&format!("{total}/{total}"));
    reader.keys("esc").not_see(&format!("{total}/{total}"));
    reader.keys("/ \"zzzz\"").see("0/0");
    reader.keys("enter n").see("Nothing found in this section.");
}

#[test]
fn letters_are_text_while_a_box_is_open() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("/ \"qjkmcz1\"").see("/qjkmcz1");
    assert_eq!(reader.app.layers.len(), 0);
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.keys("esc q");
    assert!(reader.effects.contains(&Effect::Quit));
}

#[test]
fn mono_shows_what_is_selected_without_any_colour() {
    let mut reader = Reader::open(Opening { theme: ThemeName::Mono, ..Opening::default() });
    let (fg, bg, modifier) = reader.style_of("▸ Argentina");
    assert_eq!((fg, bg), (ratatui::style::Color::Reset, ratatui::style::Color::Reset));
    assert!(modifier.contains(Modifier::REVERSED));
}

#[test]
fn leaving_bare_text_by_any_way_gives_the_mouse_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("z ctrl-p \"cuba\" enter").see("▸ Cuba");
    let mouse = reader.effects.iter().rev().find(|effect| matches!(effect, Effect::Mouse(_)));
    assert_eq!(mouse, Some(&Effect::Mouse(true)));
    // What is opened over bare text leaves it where it is.
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("z enter").see("Before you quote");
    assert!(reader.screen().lines().any(|line| line.starts_with("b  Shelter and")), "{}", reader.screen());
}

#[test]
fn a_filter_never_hides_where_the_reader_is() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("tab / \"cub\" enter").see("▸ Cuba").not_see("Argentina");
    reader.keys("J").see("▸ United States").see("Argentina");
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("tab / \"cub\" enter ctrl-p \"venezuela\" enter").see("▸ Venezuela").see("Argentina");
}

#[test]
fn a_window_that_is_too_small_does_nothing_unseen() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(19, 8).keys("J m \"x\" enter q");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.resize(100, 30);
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
}

#[test]
fn marks_stand_with_their_passage_or_with_the_speaker_where_all_have_them() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.see("differs ▸ [2] · in tension").see("one planned · ends 2006").see("no later word in this library");
    reader.see("differs ▸ [1]");
    let row = reader.row_of("differs ▸ [1]");
    assert_eq!(row, reader.row_of("No help to victims"), "the mark stands at the end of its passage");
}

#[test]
fn voices_are_chosen_in_turn_and_what_is_left_out_is_said() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("v").see("Venezuela · only the State").see("87 victims").not_see("No help to victims");
    reader.keys("v").see("Venezuela · only others").see("No help to victims").not_see("87 victims");
    reader.see("Not shown: The State 1");
    reader.keys("v").see("87 victims").see("No help to victims").not_see("only others");
}

#[test]
fn passages_can_be_grouped_by_voice_and_the_other_way_round() {
    // In Cuba another voice speaks of an older time than the State, in Venezuela of a newer one, so
    // that any two of the three orders differ in at least one of them.
    for (place, by_period, state_first, state_last) in [
        (
            "ve/protection/assistance",
            &["87 victims", "No help to victims", "Two of five"][..],
            &["87 victims", "No help to victims", "Two of five"][..],
            &["Two of five", "No help to victims", "87 victims"][..],
        ),
        (
            "cu/protection/assistance",
            &["no shelter of its own", "Three centres"],
            &["Three centres", "no shelter of its own"],
            &["no shelter of its own", "Three centres"],
        ),
    ] {
        let mut reader = Reader::in_place(place);
        let order = |reader: &mut Reader| {
            let mut texts = by_period.to_vec();
            texts.sort_by_key(|text| reader.row_of(text));
            texts
        };
        assert_eq!(order(&mut reader), by_period, "{place}");
        reader.keys("V").see("the State first");
        assert_eq!(order(&mut reader), state_first, "{place}");
        reader.keys("V").see("the State last");
        assert_eq!(order(&mut reader), state_last, "{place}");
        reader.keys("V").not_see("the State last").not_see("the State first");
        assert_eq!(order(&mut reader), by_period, "{place}");
    }
}

#[test]
fn a_section_in_which_one_voice_is_alone_says_so() {
    let mut reader = Reader::in_place("ve/prevention/awareness");
    reader.keys("g").see("Only the State here; no other voice in this library.");
    reader.keys("ctrl-p \"united\" enter 5 g").see("Only Cuba here; no text of the State in this library.");
    Reader::in_place("ve/protection/assistance").keys("g").not_see("no other voice").not_see("no text of the State");
}

#[test]
fn the_next_session_has_the_screens_the_deck_and_the_place_of_each_country() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("`").see("This country was not read before.");
    reader.keys("j j + \"Two voices\" enter K 1 J");
    assert!(reader.place().starts_with("ve/legal"), "{}", reader.place());
    reader.keys("`");
    assert_eq!(reader.place(), "ve/protection/assistance#p-006", "where Venezuela was left");
    reader.keys("c \"cuba\" enter");
    let sessions =
        |effect: &Effect| if let Effect::Remember(session) = effect { Some((**session).clone()) } else { None };
    let session = reader.effects.iter().rev().find_map(sessions).unwrap();
    let mut next = Reader::open(Opening { size: (100, 30), session: session.clone(), ..Opening::default() });
    next.see("Comparing Venezuela · Cuba").keys("esc");
    assert_eq!(next.app.current_deck(), None, "the deck is known once the notebook is read");
    let notebook = reader.app.notebook.clone();
    next.tell(Msg::Notebook(notebook));
    next.see("+ to “Two voices”");
    assert_eq!(next.place(), "ve/protection/assistance#p-006");
    // Who asks for a place gets it, without what lay over the last one; a country alone opens where it was left.
    let place = Some("us");
    let mut next = Reader::open(Opening { size: (100, 30), session: session.clone(), place, ..Opening::default() });
    next.not_see("Comparing");
    assert_eq!(next.place().split('#').next(), Some("us/legal-framework/instruments"), "{}", next.place());
    let place = Some("us/protection");
    let next = Reader::open(Opening { size: (100, 30), session, place, ..Opening::default() });
    assert!(next.place().starts_with("us/protection"), "{}", next.place());
}
