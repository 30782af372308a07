//! The list of bookmarks: tabs, groups, order, filter, marks, undo, what became of passages.

use super::{Opening, Reader, over_fixture};
use cotejo::app::Effect;
use cotejo::export::Scribe;
use cotejo::model::Lang;

fn three() -> Reader {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"shelter figures\" enter K m \"grants\" enter K m enter '");
    reader
}

#[test]
fn the_list_names_country_topic_note_and_date_and_shows_the_chosen_one_whole() {
    let mut reader = three();
    reader.see("All 3").see("shelter figures").see("United States").see("Protection › Shelter");
    insta::assert_snapshot!("bookmarks-100x30", reader.screen());
    // Without a note the passage speaks for itself, and below it is whole, with who says it.
    reader.see("“The country had");
    reader.see("Passage: Cuba › Protection › Shelter and assistance").see("made 2026-05-30");
}

#[test]
fn enter_opens_one_and_back_returns() {
    let mut reader = three();
    reader.keys("G enter");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    reader.keys("ctrl-o");
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
}

#[test]
fn filter_delete_and_undo() {
    let mut reader = three();
    reader.keys("/ \"grant\"").see("shelter").keys("enter").see("All 1").not_see("shelter figures");
    reader.keys("d").see("Deleted. u brings it back.").keys("j").see("All 0").see("/grant");
    reader.keys("u").see("Taken back.").see("grants");
    reader.keys("esc").see("All 3");
    // What was done before the list was opened can be taken back too, down to nothing.
    reader.keys("u u u").see("All 0").keys("u").see("Nothing to take back.");
    reader.keys("U U U").see("Done again.").see("All 3").keys("U").see("All 2");
    reader.keys("U").see("Nothing to do again.");
}

#[test]
fn tabs_hold_what_is_on_this_country_and_this_topic() {
    let mut reader = three();
    reader.keys("esc 1 m \"the law\" enter '").see("All 4");
    reader.keys("tab").see("▌This country 2▐").see("the law").not_see("grants");
    reader.keys("tab").see("▌This topic 1▐").see("the law").not_see("shelter figures");
    reader.keys("tab").see("▌Not found 0▐").see("Every bookmarked passage is in the library.");
    reader.keys("tab").see("▌Decks 0▐").see("No deck yet");
    reader.keys("tab").see("▌All 4▐").keys("shift-tab").see("▌Decks 0▐");
}

#[test]
fn groups_stand_under_their_headings_and_the_cursor_skips_those() {
    let mut reader = three();
    reader.keys("o").see("by label").see("without a label");
    reader.keys("o").see("by country");
    insta::assert_snapshot!("bookmarks-by-country-100x30", reader.screen());
    reader.keys("g enter");
    assert!(reader.place().starts_with("cu/"), "{}", reader.place());
    reader.keys("' o o o").see("by topic").see("Protection");
}

#[test]
fn rows_are_moved_into_the_readers_own_order_which_stays() {
    let mut reader = three();
    let order = |reader: &mut Reader| {
        let screen = reader.screen();
        let mut names = ["Cuba", "United States", "Venezuela"];
        names.sort_by_key(|name| screen.find(&format!("\n {name} ")));
        names
    };
    assert_eq!(order(&mut reader), ["Cuba", "United States", "Venezuela"], "newest first");
    reader.keys("J");
    assert_eq!(order(&mut reader), ["United States", "Cuba", "Venezuela"]);
    reader.keys("J");
    assert_eq!(order(&mut reader), ["United States", "Venezuela", "Cuba"]);
    reader.keys("J").see("This is the last one.");
    reader.keys("K K").see("▌All 3▐").keys("K").see("This is the first one.");
    reader.keys("J u");
    assert_eq!(order(&mut reader), ["Cuba", "United States", "Venezuela"], "the last move was taken back");
    reader.keys("G K esc '");
    assert_eq!(order(&mut reader), ["Cuba", "Venezuela", "United States"], "the order stays");
}

#[test]
fn several_are_marked_and_deleted_at_once() {
    let mut reader = three();
    reader.keys("space space").see("2 marked").keys("d").see("2 deleted. u brings them back.");
    reader.keys("u").see("Taken back.").see("All 3");
    reader.keys("*").see("3 marked").keys("*").not_see("marked").keys("space esc").not_see("marked").see("All 3");
}

#[test]
fn a_note_is_edited_where_it_is_listed() {
    let mut reader = three();
    reader.keys("G m").see("Note of a bookmark").keys("\", by year\" enter");
    reader.see("shelter figures, by year");
}

#[test]
fn screens_are_bookmarked_and_opened_again() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader
        .keys("c \"cuba\" enter")
        .see("Venezuela")
        .keys("m tab tab tab")
        .see("Comparison: Venezuela · Cuba › Protection");
    reader.keys("\"side by side\" enter esc H m tab").see("What the library holds").keys("enter esc");
    reader.keys("i m").see("Figures: Venezuela").keys("enter esc L m").see("Penalties");
    reader.keys("esc esc ctrl-f \"shelter\" alt-m").see("Search: shelter").keys("enter esc");
    reader.keys("' j j j").see("side by side").keys("G enter").see("nothing in this library");
    insta::assert_snapshot!("bookmarks-open-comparison", reader.screen());
    reader.keys("' g enter").see("shelter");
    assert!(reader.screen().contains("Everything") || reader.screen().contains("everything"), "{}", reader.screen());
}

#[test]
fn a_changed_passage_shows_what_it_said_then_and_says_now() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"to check\" enter");
    reader.tell_edited(|text| text.replace("87 victims", "88 victims"));
    reader.keys("'").see("changed · 2026-05-28");
    reader.see("Changed since 2026-05-28. What it said then:").see("87 victims").see("88 victims");
    insta::assert_snapshot!("bookmarks-changed-100x30", reader.screen());
    reader.keys("R").see("The bookmark has today’s words now.").keys("g").not_see("87 victims").not_see("changed");
    reader.keys("R").see("Its words are today’s already.");
}

#[test]
fn a_passage_that_is_gone_stays_with_its_words_and_says_so() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"to check\" enter");
    reader.tell_edited(|_| String::new());
    reader.keys("'").see("not found").see("Not found 1").see("Not in this library any more.").see("87 victims");
    reader.keys("tab tab tab").see("▌Not found 1▐").see("to check");
}

#[test]
fn in_spanish_and_in_a_small_window_it_is_whole() {
    let place = Some("ve/protection/assistance");
    let mut reader = Reader::open(Opening { size: (60, 20), lang: Lang::Es, place, ..Opening::default() });
    reader.keys("m \"albergues\" enter '").see("Todos 1").see("albergues");
    insta::assert_snapshot!("bookmarks-60x20-es", reader.screen());
    let mut reader = over_fixture(Opening { size: (40, 10), place, ..Opening::default() }, "four");
    reader.keys("m \"shelters\" enter '").see("shelters");
}

#[test]
fn an_empty_list_says_how_to_fill_it() {
    Reader::in_place("ve/protection").keys("'").see("No bookmarks yet");
}

#[test]
fn what_is_marked_and_decks_are_taken_away_as_files_that_can_be_imported() {
    let mut reader = three();
    let scribe_of = |reader: &Reader| {
        let orders = reader.effects.iter().rev();
        let order = orders.clone().find_map(|effect| match effect {
            Effect::Write(order) => Some((**order).clone()),
            _ => None,
        });
        let order = order.unwrap();
        let words = cotejo::words::Words::new(Lang::En);
        let scribe = Scribe { library: &reader.app.library, words: &words };
        (order.file.clone(), scribe.away(&order.matter, order.form, order.layout).unwrap())
    };
    reader.keys("e").see("bookmarks.md").keys("enter");
    let (file, text) = scribe_of(&reader);
    assert_eq!(file, "bookmarks.md");
    assert!(text.contains("shelter figures") && text.contains("grants") && text.contains("(cotejo:ve/"), "{text}");
    let mut reader = three();
    reader.keys("space e right").see("JSON, for programs").see("bookmarks.json").keys("right").see("bookmarks.toml");
    reader.keys("enter");
    let (_, text) = scribe_of(&reader);
    assert!(text.contains("[[bookmark]]") && text.contains("place = \"cu/") && !text.contains("grants"), "{text}");
    let mut reader = three();
    reader
        .keys("esc + \"Police\" enter ' shift-tab enter m \"Ask first\" enter e")
        .see("Your notes are not in it.")
        .see("police.html");
    reader.keys("right").see("police.md").see("Your notes are not in it.");
    reader.keys("right").see("police.json").see("Your notes are in it.").keys("left left enter");
    let (_, text) = scribe_of(&reader);
    assert!(text.starts_with("<!DOCTYPE html>") && text.contains("Police") && !text.contains("Ask first"), "{text}");
}

#[test]
fn what_is_marked_but_not_listed_is_left_alone() {
    let mut reader = three();
    reader.keys("space space").see("2 marked").keys("/ \"figures\" enter").not_see("marked").see("All 1");
    reader.keys("d").see("Deleted.").keys("esc").see("All 2").see("2 marked").see("grants");
}

#[test]
fn all_that_is_kept_can_be_saved_elsewhere_also_where_the_disk_says_no() {
    let mut reader = three();
    reader.keys("esc").tell(cotejo::app::Msg::NotSaved(1, "The disk is full.".to_owned()));
    reader.see("The disk is full. “:” and “save” write all of it to a file of your choice.");
    reader.keys(": \"save\" enter").see("bookmarks-and-decks.toml").see("Your notes are in it.");
}

#[test]
fn a_screen_on_a_topic_that_is_not_here_does_not_open_another_one() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let mut notebook = cotejo::notebook::Notebook::default();
    let id = cotejo::model::Id::new("b-1").unwrap();
    let address = "compare:ve+cu/elsewhere".parse().unwrap();
    notebook.bookmarks.push(cotejo::notebook::Bookmark::new(id, address, jiff::Timestamp::UNIX_EPOCH));
    reader.tell_kept(notebook).keys("'").see("not found").see("This library does not have the topic or point");
    reader.keys("enter").see("This library does not have the topic or point").not_see("Comparing");
}

#[test]
fn what_is_on_its_way_to_the_disk_stays_on_the_screen_when_an_older_state_is_read() {
    let mut reader = three();
    let before = reader.app.notebook.clone();
    // Pressed, and not answered yet; another window's news comes in between.
    let effects = reader.app.update(cotejo::app::Msg::Key("d".parse().unwrap()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Save(_))));
    reader.app.update(cotejo::app::Msg::Notebook(before));
    reader.see("All 2");
    let now = reader.app.notebook.clone();
    reader.app.update(cotejo::app::Msg::Saved(now, Vec::new(), "14:03".to_owned()));
    reader.see("All 2").see("saved 14:03");
    reader.app.update(cotejo::app::Msg::Notebook(std::sync::Arc::default()));
    reader.see("All 0");
}
