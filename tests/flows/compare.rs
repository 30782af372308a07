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
    assert!(line.contains("│ United States, on 2018 [2]"), "{screen}");
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
    assert!(line.contains("│ The State, 2021 [1]") && line.contains("│ United States, on 2018 [2]"), "{screen}");
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
    reader.keys("tab m").see("Point: Cuba › Protection › Shelter and assistance");
}

#[test]
fn the_passage_at_the_top_stays_through_maximise_swap_and_resize() {
    let mut reader = two(100, 12);
    reader.keys("j j j j").see("87 victims");
    for keys in ["enter", "enter", "x", "x", "p", "p"] {
        reader.keys(keys).see("87 victims");
    }
    reader.resize(50, 12).see("87 victims").resize(140, 12).see("87 victims");
}
