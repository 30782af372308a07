//! Side by side.

use super::Reader;

fn two(width: u16, height: u16) -> Reader {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.resize(width, height);
    reader.keys("c \"cuba\" enter");
    reader
}

#[test]
fn columns_stand_side_by_side_aligned_by_point() {
    for (width, height) in [(100, 30), (80, 24), (50, 20)] {
        insta::assert_snapshot!(format!("compare-{width}x{height}"), two(width, height).screen());
    }
    let mut reader = two(100, 30);
    let row = reader.row_of("The State, 2005–2006 [1]");
    let screen = reader.screen();
    let line = screen.lines().nth(row).unwrap();
    assert!(line.contains("│ The State, 2022 [1]"), "{screen}");
    reader.see("▸Venezuela").see("2005–2019").see("Cuba").see("2018–2022");
}

#[test]
fn heads_stick_and_one_scroll_moves_all_columns() {
    let mut reader = two(100, 14);
    reader.keys("j j j j j").see("Venezuela").see("2018–2022");
    reader.keys("g . .").see("nothing in this library");
    reader.keys("G pageup k space");
    reader.see("Venezuela");
}

#[test]
fn x_swaps_enter_maximises_and_topics_change_for_all() {
    let mut reader = two(100, 30);
    reader.keys("x").see("Comparing Cuba · Venezuela");
    reader.keys("shift-tab enter").see("▸Cuba").not_see("87 victims");
    reader.keys("enter").see("87 victims");
    reader.keys("tab enter esc").see("Comparing");
    reader.keys("1").see("acceded to the").see("is a party to");
    reader.keys("l").see("60,000 posters").see("nothing in this library");
    reader.keys("esc").see("Argentina");
}

#[test]
fn three_columns_stack_point_by_point_where_they_would_be_narrow() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("tab space k space k space c");
    reader.see("Comparing Venezuela · United States · Cuba");
    reader.see("The State, 2005–2006 [1]");
    let assistance = reader.row_of("b  Shelter and assistance");
    assert!(reader.row_of("87 victims") > assistance);
    insta::assert_snapshot!("compare-stacked-100x30", reader.screen());
    reader.resize(130, 40);
    let row = reader.row_of("The State, 2005–2006 [1]");
    let screen = reader.screen();
    let line = screen.lines().nth(row).unwrap();
    assert!(line.contains("│ The State, 2021 [1]") && line.contains("│ The State, 2022 [1]"), "{screen}");
}

#[test]
fn five_are_too_many_and_a_country_without_anything_says_so() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("tab space k space k space k space").see("4 marked");
    reader.keys("c").see("Comparing");
    let mut reader = two(100, 30);
    reader.keys("3").see("nothing in this library").see("Six cases");
}

#[test]
fn a_bookmark_made_here_is_on_the_column_and_point() {
    let mut reader = two(100, 30);
    reader.keys("m").see("Passage: Venezuela").keys("esc");
    reader.keys("tab m tab").see("Point: Cuba › Protection › Shelter and assistance");
}

#[test]
fn the_passage_under_the_cursor_stays_through_maximise_swap_and_resize() {
    let mut reader = two(100, 12);
    reader.keys("j").see("Six institutions");
    for keys in ["enter", "enter", "x", "x", "p", "p"] {
        reader.keys(keys).see("Six institutions");
    }
    reader.resize(50, 12).see("Six institutions").resize(140, 12).see("Six institutions");
}

#[test]
fn passages_stand_by_voice_with_origins_and_the_order_can_be_turned() {
    let mut reader = two(100, 30);
    reader.see("The State 3 · one origin").see("United States 1 · academic 1 · 2 origins");
    assert!(reader.row_of("The State 3") < reader.row_of("United States 1 · academic"));
    reader.keys("V g .").see("United States 1 · academic");
    assert!(reader.row_of("United States 1 · academic") < reader.row_of("The State 3"));
    reader.keys("V g .").see("The State 3 · United States 1 · academic 1 · 3");
    reader.keys("v").see("only the State").not_see("No help to victims").not_see("United States 1");
}

#[test]
fn only_points_in_which_the_columns_differ_are_shown_and_why() {
    let mut reader = two(130, 40);
    reader.see("e  Return and repatriation").see("only what the library holds differs").see("c  Child victims");
    reader
        .keys("d")
        .see("0 of 7 points differ, 1 more only in what is held")
        .not_see("c  Child victims")
        .not_see("b  Shelter and");
    reader.see("6 points without such a difference are not shown.");
    reader.keys("d").see("c  Child victims");
    // Who speaks differs as soon as only one country's others are heard.
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c \"united\" enter").see("differs in whether the State or others speak · 2005–2019 beside 2021");
    // What the reader leaves out is not missing: who speaks differs as before.
    reader.keys("v").see("differs in whether the State or others speak · 2005–2006 beside 2021");
}

#[test]
fn differences_are_stepped_through_to_the_last_and_the_first() {
    let mut reader = two(100, 14);
    reader.keys("g >").see("e  Return and repatriation");
    reader.keys(">").see("The columns differ in no further point.");
    reader.keys("G <").see("e  Return and repatriation");
    reader.keys("<").see("The columns differ in no point before this.");
}

#[test]
fn columns_part_and_come_together_where_the_cursor_is() {
    let mut reader = two(100, 14);
    reader.keys("g . =").see("each column scrolls for itself").see("87 victims");
    reader.keys("tab G").see("87 victims").not_see("Three centres");
    reader.keys("=").see("The columns scroll together.").not_see("87 victims");
    reader.resize(60, 14).keys("=").see("The columns do not stand beside each other here");
}

#[test]
fn one_point_alone_is_stepped_from_point_to_point() {
    let mut reader = two(100, 30);
    reader.keys("g . o").see("87 victims").not_see("c  Child victims");
    reader.keys(".").see("c  Child victims").not_see("87 victims");
    reader.keys("o").see("Six institutions").see("c  Child victims");
}

#[test]
fn a_mark_leads_to_its_counterpart_in_a_column_or_in_its_drawer() {
    let mut reader = two(100, 30);
    reader.keys("g .").see("differs ▸ [2]");
    let here = reader.style_of("87 victims");
    reader.keys("f").see("Here is what it stands against: Venezuela: United States, 2016 (Protection › Shelter");
    assert_eq!(reader.style_of("No help to victims"), here);
    assert_ne!(reader.style_of("87 victims"), here);
    // The United States stand in no column: their passage opens as a drawer.
    reader.keys("tab f").see("Here is what it stands against: United States").see("Before you quote");
    reader.keys("esc").see("Comparing");
    reader.keys("tab G , , f").see("No passage of this library that we know of says otherwise.");
}

#[test]
fn a_counterpart_in_another_topic_turns_the_comparison_to_it() {
    let mut reader = two(100, 30);
    reader.keys("g . f").see("No help");
    reader.keys("1 g").see("acceded to the");
    reader.keys("4").see("b  Shelter and assistance");
}

#[test]
fn who_says_so_and_what_a_point_asks_are_one_key_away() {
    let mut reader = two(100, 30);
    reader.keys("g . s").see("Before you quote").see("87 victims").keys("esc");
    reader.keys("D").see("4 Victim protection").see("4b Shelter and assistance").see("What belongs here").keys("esc");
    reader.keys("y").see("sent to the terminal");
    reader.keys("Y").see("sent to the terminal");
    reader.see("Comparing");
}

#[test]
fn other_columns_are_asked_for_and_the_cursor_stays_on_its_own() {
    let mut reader = two(130, 30);
    reader.keys("tab c \"united\" space enter").see("Comparing Venezuela · Cuba · United States").see("▸Cuba");
}

#[test]
fn two_editions_of_one_country_say_what_became_of_each_passage() {
    let mut reader = Reader::over("editions", (100, 40));
    reader.keys("c right").see("@ar-2013").see("@ar-2020");
    // A report takes the place of its country whole.
    reader.keys("down space down space enter").see("Comparing Argentina @ar-2013 · Argentina @ar-2020");
    insta::assert_snapshot!("editions-100x40", reader.screen());
    let plain = reader.style_of("asks for");
    assert_ne!(reader.style_of("no proof"), plain);
}

#[test]
fn a_report_that_is_gone_after_a_reload_leaves_an_empty_column_that_says_so() {
    let mut reader = two(100, 30);
    let all = super::library();
    let without: Vec<_> = all.entries.iter().filter(|entry| entry.id.as_str() != "cu").cloned().collect();
    let tables = (all.taxonomy.clone(), all.names.clone());
    let library = cotejo::model::Library::new(tables, all.packs.clone(), without, Vec::new());
    reader.tell(cotejo::app::Msg::Library(std::sync::Arc::new(library)));
    reader.see("no longer in this library").see("87 victims").see("nothing in this library");
    reader.keys("tab s").see("No passage here.");
}

#[test]
fn the_mouse_scrolls_under_it_and_chooses_what_it_clicks() {
    use cotejo::app::{Mouse, MouseKind, Msg};
    let mouse = |kind, x, y| Msg::Mouse(Mouse { kind, x, y });
    let mut reader = two(100, 14);
    reader.keys("g . =");
    reader.tell(mouse(MouseKind::WheelDown, 80, 8));
    reader.see("87 victims").not_see("The State, 2022 [1]");
    reader.keys("=").tell(mouse(MouseKind::WheelDown, 80, 8));
    reader.not_see("The State, 2005–2006 [1]");
    let mut reader = two(100, 30);
    let row = reader.row_of("Three centres for children");
    reader.tell(mouse(MouseKind::Press, 60, row as u16));
    assert_eq!(reader.cursor(), (51, row as u16));
}

#[test]
fn a_passage_of_twenty_thousand_words_is_read_to_its_end_beside_another_edition_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let words = |changed: &str| (0..20_000).map(|n| format!("{changed}{n}")).collect::<Vec<_>>().join(" ");
    for (edition, text) in [("2013", words("w")), ("2020", words("w").replace("w19999", "the last word"))] {
        let report =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/editions/ar-2013.toml"));
        let report = report.unwrap().replace("2013", edition);
        let report = report.replace("The law asks for proof of coercion of adults.", &text);
        std::fs::write(folder.path().join(format!("ar-{edition}.toml")), report).unwrap();
    }
    let mut reader = Reader::over_path(folder.path(), (100, 30));
    reader.keys("c right down space down space enter").see("@ar-2013 · Argentina @ar-2020");
    reader.keys("g . j k").see("w0 w1");
    for _ in 0..400 {
        reader.keys("pagedown");
    }
    reader.keys("G");
    let screen = reader.screen();
    assert!(screen.contains("gone") || screen.contains("repeated"), "{screen}");
    reader.keys("g . j");
    // The other edition's lines are a cell longer, so that its last word is met first.
    for last in ["the last word", "w19999"] {
        for _ in 0..2_000 {
            if reader.screen().contains(last) {
                break;
            }
            reader.keys("j");
        }
        reader.see(last);
    }
    reader.see("changed");
}

#[test]
fn a_counterpart_whose_voice_is_left_out_opens_as_a_drawer_and_the_comparison_stays() {
    let mut reader = two(100, 30);
    reader.keys("v g . f").see("Before you quote").see("No help to victims").keys("esc");
    reader.see("only the State").see("87 victims").see("▸Venezuela");
    // From a drawer over the comparison it is found in its column.
    let mut reader = two(100, 30);
    reader.keys("g . s").see("Before you quote").keys("f").not_see("Before you quote");
    reader.see("Comparing Venezuela · Cuba").see("Here is what it stands against");
}

#[test]
fn countries_that_are_still_to_be_read_are_asked_for_and_say_so() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let all = super::library();
    let mut entries = all.entries.clone();
    let cuba = entries.iter_mut().find(|entry| entry.id.as_str() == "cu").unwrap();
    cuba.book = cotejo::model::Book::Pending;
    let tables = (all.taxonomy.clone(), all.names.clone());
    let library = cotejo::model::Library::new(tables, all.packs.clone(), entries, Vec::new());
    reader.tell(cotejo::app::Msg::Library(std::sync::Arc::new(library)));
    reader.keys("c \"cuba\" enter").see("│ Reading…").not_see("differs in").not_see("library holds");
    let wanted =
        |effect: &cotejo::app::Effect| matches!(effect, cotejo::app::Effect::Want(code) if code.as_str() == "cu");
    assert!(reader.effects.iter().any(wanted));
    reader.tell(cotejo::app::Msg::Library(all));
    reader.see("Three centres").not_see("Reading…");
}

#[test]
fn one_point_is_shown_whether_the_columns_differ_in_it_or_not() {
    let mut reader = two(100, 30);
    reader.keys("g . o d").see("b  Shelter and assistance").see("0 of 7 points differ, 1 more only in what is held");
    reader.not_see("not shown");
}

#[test]
fn the_title_is_that_of_the_screen_under_a_drawer_and_says_what_is_left_out_in_80_columns() {
    let mut reader = two(120, 30);
    reader.keys("1 s").see("Comparing Venezuela · Cuba");
    let mut reader = two(80, 24);
    reader.keys("v d").see("only the State · 0 of 7 points differ");
}

#[test]
fn ctrl_o_leads_back_along_counterparts_and_into_the_comparison() {
    let mut reader = two(100, 30);
    reader.keys("g .");
    let here = reader.style_of("87 victims");
    reader.keys("f ctrl-o");
    assert_eq!(reader.style_of("87 victims"), here);
    reader.keys("ctrl-o").see("There is nothing before this.").see("Comparing");
    reader.keys("ctrl-f \"posters\" enter").see("60,000 posters").not_see("Comparing");
    reader.keys("ctrl-o").see("Comparing Venezuela · Cuba").see("87 victims");
}

#[test]
fn too_few_are_no_comparison() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c \"zzz\" enter").see("Mark at least two to compare.");
}

#[test]
fn going_back_leads_to_the_start_of_the_point_and_then_to_the_one_before() {
    let mut reader = two(100, 14);
    reader.keys("g .");
    let chosen = reader.style_of("87 victims");
    reader.keys("j j j , ").see("b  Shelter and assistance");
    assert_eq!(reader.style_of("87 victims"), chosen);
    reader.keys(",").see("▌a  Identification");
}
