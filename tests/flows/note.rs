//! The box of a note: of a new bookmark, of one that is there, of a deck's item.

use super::{Opening, Reader};
use cotejo::app::{DraftOrder, Effect, Msg, NoteField, ThemeName};
use cotejo::model::{Id, Lang};
use cotejo::notebook::{Address, Bookmark, Change, Deck, DeckItem, LARGEST_NOTE};
use cotejo::store::{Draft, DraftOf};
use cotejo::text::{Raw, Shown};
use jiff::Timestamp;
use std::sync::Arc;

const PLACE: &str = "ve/protection/assistance#p-004";

fn reader() -> Reader {
    Reader::in_place("ve/protection/assistance")
}

/// The drafts that were asked to be kept or dropped, in order: their notes, or `-`.
fn kept(reader: &Reader) -> Vec<String> {
    let note = |effect: &Effect| match effect {
        Effect::Draft(DraftOrder::Keep(draft)) => Some(draft.note.clone()),
        Effect::Draft(DraftOrder::Drop(_)) => Some("-".to_owned()),
        Effect::Draft(DraftOrder::Saving(draft)) => Some(format!("saved {}", draft.note)),
        _ => None,
    };
    reader.effects.iter().filter_map(note).collect()
}

fn draft(of: DraftOf, note: &str, labels: &str) -> Draft {
    Draft { of, address: PLACE.parse().unwrap(), note: note.to_owned(), labels: labels.to_owned() }
}

#[test]
fn two_keys_bookmark_and_the_box_names_its_target() {
    let mut reader = reader();
    reader.keys("m").see("Passage: Venezuela › Protection › Shelter and assistance").not_see("saved");
    insta::assert_snapshot!("note-100x30", reader.screen());
    reader.keys("enter").see("saved 14:02");
    let made = reader.app.notebook.bookmarks[0].clone();
    assert_eq!(made.address.to_string(), PLACE);
    assert!(made.anchor.unwrap().quote.starts_with("87 victims"));
}

#[test]
fn tab_widens_the_target_and_escape_keeps_the_draft() {
    let mut reader = reader();
    reader.keys("m \"check this\" tab").see("Point: Venezuela");
    reader.keys("tab").see("Section: Venezuela › Protection").keys("tab tab").see("Passage: Venezuela");
    reader.keys("esc m").see("check this").see("The draft is back. ^X drops it.");
    reader.keys("enter '").see("check this").keys("esc m").not_see("check this");
}

#[test]
fn a_draft_keeps_how_wide_it_was_and_its_labels() {
    let mut reader = reader();
    reader.keys("m \"all of it\" tab shift-tab \"a, b\" esc m").see("Point: Venezuela").see("Labels: a, b");
    reader.keys("enter");
    let made = &reader.app.notebook.bookmarks[0];
    assert_eq!(made.address.to_string(), "ve/protection/assistance");
    assert_eq!(made.labels, [Shown::ours("a"), Shown::ours("b")]);
    assert_eq!(made.anchor, None);
}

#[test]
fn a_note_has_lines_and_enter_saves_them() {
    let mut reader = reader();
    reader.keys("m \"one\" alt-enter \"two\" ctrl-j \"three\" shift-enter \"four\"");
    insta::assert_snapshot!("note-lines-100x30", reader.screen());
    reader.keys("up up \"!\" enter").see("saved 14:02");
    assert_eq!(reader.app.notebook.bookmarks[0].note.as_str(), "one\ntwo!\nthree\nfour");
}

#[test]
fn a_paste_keeps_its_lines_and_shows_what_would_act() {
    let mut reader = reader();
    reader.keys("m").tell(Msg::Paste("one\r\ntwo\u{1b}[2J".to_owned()));
    reader.see("two␛[2J").keys("enter");
    assert_eq!(reader.app.notebook.bookmarks[0].note.as_str(), "one\ntwo␛[2J");
}

#[test]
fn what_is_too_large_is_refused_and_what_was_typed_before_stays() {
    let mut reader = reader();
    reader.keys("m \"typed before\"");
    for size in [5 << 20, LARGEST_NOTE] {
        reader.tell(Msg::Paste("x".repeat(size)));
        reader.see("typed before").see("A note takes 64 KB at most.");
    }
    reader.tell(Msg::Paste("y".repeat(LARGEST_NOTE - 12)));
    reader.not_see("at most").keys("z").see("at most").keys("enter").see("saved 14:02");
    assert_eq!(reader.app.notebook.bookmarks[0].note.len(), LARGEST_NOTE);
}

#[test]
fn the_box_grows_with_its_text_and_scrolls_with_the_cursor() {
    for (size, name) in [((80, 24), "note-long-80x24"), ((40, 10), "note-long-40x10"), ((20, 8), "note-long-20x8")] {
        let mut reader = Reader::open(Opening { size, place: Some("ve/protection/assistance"), ..Opening::default() });
        reader.keys("m");
        let lines: Vec<String> = (1..=30).map(|line| format!("line {line} of a long note that goes on")).collect();
        reader.tell(Msg::Paste(lines.join("\n")));
        insta::assert_snapshot!(name, reader.screen());
        reader.keys("ctrl-home").see("line 1 of").not_see("line 30").keys("pagedown pagedown").not_see("line 1 of");
        reader.keys("ctrl-end down").see("Labels: ").keys("\"x\"").see("Labels: x").keys("up \"y\"").see("y");
    }
}

#[test]
fn without_colour_the_cursor_says_where_one_types() {
    let opening = Opening { theme: ThemeName::Mono, lang: Lang::Es, size: (80, 24), ..Opening::default() };
    let mut reader = Reader::open(Opening { place: Some("ve/protection/assistance"), ..opening });
    reader.keys("m \"nota\"");
    insta::assert_snapshot!("note-es-mono-80x24", reader.screen());
    let (x, y) = reader.cursor();
    let row = reader.row_of("nota");
    assert_eq!((usize::from(y), x), (row, 8));
    reader.keys("shift-tab");
    let row = reader.row_of("Etiquetas");
    assert_eq!(usize::from(reader.cursor().1), row);
}

#[test]
fn the_list_opens_note_and_labels_of_a_bookmark() {
    let mut reader = reader();
    reader.keys("m \"first\" enter '").see("m note").keys("m").see("Note of a bookmark").see("first");
    // Nothing was changed, nothing is saved.
    reader.keys("enter");
    let saves = |reader: &Reader| reader.effects.iter().filter(|effect| matches!(effect, Effect::Save(_))).count();
    assert_eq!(saves(&reader), 1);
    reader.keys("m alt-enter \"second\" tab \"shelter, to check, shelter\" enter").see("▌All 1▐");
    let changed = reader.app.notebook.bookmarks[0].clone();
    assert_eq!(changed.note.as_str(), "first\nsecond");
    assert_eq!(changed.labels, [Shown::ours("shelter"), Shown::ours("to check")]);
    assert!(changed.updated > changed.created);
    let last =
        reader.effects.iter().rev().find_map(|effect| if let Effect::Save(all) = effect { Some(all) } else { None });
    assert!(
        matches!(&last.unwrap()[0], Change::Bookmark { before: Some(before), .. } if before.note.as_str() == "first")
    );
    reader.keys("m").see("Labels: shelter, to check").keys("ctrl-w \"x\" esc m").see("The draft is back");
    reader.keys("ctrl-x").see("As it was saved. Alt-z brings back").keys("esc m").not_see("The draft is back");
}

#[test]
fn what_nobody_touched_stays_to_the_letter() {
    let mut reader = reader();
    reader.keys("m \"first\" enter");
    let mut notebook = (*reader.app.notebook).clone();
    notebook.bookmarks[0].labels = vec![Shown::ours("law, penal"), Shown::ours("b")];
    notebook.bookmarks[0].note = Raw::new("first\n\n").shown_lines();
    let id = notebook.bookmarks[0].id.clone();
    reader.tell(Msg::Notebook(Arc::new(notebook)));
    let changed = |reader: &Reader| {
        let last = reader.effects.iter().rev().find_map(|effect| match effect {
            Effect::Save(changes) => changes.first(),
            _ => None,
        });
        let Some(Change::Bookmark { after: Some(after), .. }) = last else { panic!("nothing was saved") };
        (**after).clone()
    };
    reader.app.edit_bookmark(&id);
    reader.keys("enter");
    assert_eq!(changed(&reader).labels, [], "nothing is saved where nothing was typed");
    reader.app.edit_bookmark(&id);
    reader.keys("\"x\" enter");
    assert_eq!(changed(&reader).labels, [Shown::ours("law, penal"), Shown::ours("b")]);
}

#[test]
fn what_is_said_to_an_item_of_a_deck_is_a_note_without_labels() {
    let mut reader = reader();
    let now = Timestamp::from_second(1_780_000_000).unwrap();
    let (name, id) = (Id::new("talk").unwrap(), Id::new("i-1").unwrap());
    let address: Address = PLACE.parse().unwrap();
    let item = DeckItem { id: id.clone(), address, note: Shown::ours("say this"), minutes: None, anchor: None };
    let mut deck = Deck::new(name.clone(), Shown::ours("Talk"), now);
    deck.items.push(item);
    let mut notebook = (*reader.app.notebook).clone();
    notebook.decks.push(deck);
    reader.tell(Msg::Notebook(Arc::new(notebook)));
    reader.app.edit_item(&name, &id);
    reader.resize(100, 30).see("Speaker’s note").see("say this").not_see("Labels");
    reader.keys("down tab alt-enter \"and that\" enter");
    let last =
        reader.effects.iter().rev().find_map(|effect| if let Effect::Save(all) = effect { Some(all) } else { None });
    let Change::Deck { before: Some(before), after: Some(after) } = &last.unwrap()[0] else { panic!("no deck") };
    assert_eq!(before.items[0].note.as_str(), "say this");
    assert_eq!(after.items[0].note.as_str(), "say this\nand that");
}

#[test]
fn what_is_typed_is_kept_until_the_note_is_saved() {
    let mut reader = reader();
    reader.keys("m").keys("esc m \"ab\" backspace");
    assert_eq!(kept(&reader), ["a", "ab", "a"]);
    reader.keys("backspace");
    assert_eq!(kept(&reader).last().unwrap(), "-");
    reader.keys("\"c\" esc");
    assert_eq!(kept(&reader).last().unwrap(), "c");
    let before = kept(&reader).len();
    reader.keys("m enter");
    assert_eq!(kept(&reader)[before..], ["saved c"]);
    let order = |wanted: fn(&Effect) -> bool| reader.effects.iter().rposition(wanted).unwrap();
    let (save, settle) = (
        order(|effect| matches!(effect, Effect::Save(_))),
        order(|effect| matches!(effect, Effect::Draft(DraftOrder::Saving(_)))),
    );
    assert!(save < settle, "the draft goes after the note was given to be saved");
}

#[test]
fn the_box_says_when_the_draft_was_kept() {
    let mut reader = reader();
    reader.keys("m \"a\"").not_see("draft 14:05");
    reader.tell(Msg::DraftKept(DraftOf::New(PLACE.parse().unwrap()), "14:05".to_owned()));
    reader.see("draft 14:05").keys("esc m").see("The draft of 14:05 is back. ^X drops it.");
}

#[test]
fn a_draft_of_an_earlier_session_is_offered_and_taken_up() {
    let mut reader = reader();
    let of = DraftOf::New(PLACE.parse().unwrap());
    reader.tell(Msg::Drafts(vec![(draft(of, "half a thought", "x"), "14:05".to_owned())]));
    reader.see("A note of 14:05 is not saved yet (Passage: Venezuela › Protection › Shelter and assistance).");
    reader.keys("m").see("half a thought").see("Labels: x").see("The draft of 14:05 is back.");
    reader.keys("alt-z").not_see("half a thought").keys("ctrl-y").see("half a thought");
    reader.keys("ctrl-x").not_see("half a thought").keys("alt-z").see("half a thought");
}

#[test]
fn a_draft_that_the_disk_gives_later_than_the_box_was_opened_is_in_the_box_all_the_same() {
    for (keys, text) in [("m", "half a thought"), ("m \"more\"", "half a thought\nmore")] {
        let mut reader = reader();
        reader.keys(keys);
        let of = DraftOf::New(PLACE.parse().unwrap());
        reader.tell(Msg::Drafts(vec![(draft(of, "half a thought", "x"), "14:05".to_owned())]));
        reader.see("half a thought").see("The draft of 14:05 is back.").keys("enter");
        assert_eq!(reader.app.notebook.bookmarks[0].note.as_str(), text);
    }
}

#[test]
fn the_palette_takes_the_newest_draft_up_wherever_it_is_for() {
    let mut reader = Reader::in_place("cu/prevention");
    reader.keys(": \"draft\" enter").see("There is no draft of a note.");
    let gone = DraftOf::Bookmark(Id::new("b-gone").unwrap());
    reader.tell(Msg::Drafts(vec![(draft(gone.clone(), "its bookmark is gone", ""), "9:00".to_owned())]));
    reader.see("(Passage: Venezuela › Protection").see("“draft”");
    reader.keys(": \"draft\" enter").see("Passage: Venezuela › Protection").see("its bookmark is gone");
    reader.keys("enter").see("saved 14:02");
    assert_eq!(reader.app.notebook.bookmarks[0].note.as_str(), "its bookmark is gone");
    let settled = |effect: &Effect| matches!(effect, Effect::Draft(DraftOrder::Saving(draft)) if draft.of == gone);
    assert!(reader.effects.iter().any(settled));
}

#[test]
fn two_drafts_of_one_thing_are_both_taken_up_and_saved_beside_each_other() {
    let mut reader = reader();
    let first = DraftOf::New(PLACE.parse().unwrap());
    let second = DraftOf::Another(2, Box::new(first.clone()));
    let both = [(second.clone(), "of the other window"), (first, "of this window")];
    let told = both.map(|(of, note)| (draft(of, note, ""), "14:05".to_owned()));
    reader.tell(Msg::Drafts(told.to_vec()));
    reader.see("2 notes are not saved yet").see("“draft”");
    reader.keys(": \"draft\" enter").see("of the other window").keys("enter").see("saved 14:02");
    reader.keys("m").see("of this window").keys("enter").see("saved 14:02");
    let notes: Vec<&str> = reader.app.notebook.bookmarks.iter().map(|bookmark| &*bookmark.note).collect();
    assert_eq!(notes, ["of the other window", "of this window"]);
    let settled = |effect: &Effect| matches!(effect, Effect::Draft(DraftOrder::Saving(draft)) if draft.of == second);
    assert!(reader.effects.iter().any(settled));
}

#[test]
fn the_labels_of_a_merged_note_that_is_too_large_can_be_changed_and_the_note_cannot_grow() {
    let mut reader = reader();
    let id = Id::new("b-1").unwrap();
    let merged = "x".repeat(LARGEST_NOTE) + "\n" + "\u{2500}\u{2500}\u{2500}\n" + "theirs";
    let note = Raw::new(merged.as_str()).shown_lines();
    let long = Bookmark { note, ..Bookmark::new(id.clone(), PLACE.parse().unwrap(), Timestamp::UNIX_EPOCH) };
    reader.notebook.bookmarks = vec![long.clone()];
    let all = Arc::new(reader.notebook.clone());
    reader.tell(Msg::Notebook(all));
    reader.app.edit_bookmark(&id);
    reader.keys("tab \"training\" enter").see("saved 14:02");
    assert_eq!(reader.app.notebook.bookmarks[0].labels, [Shown::ours("training")]);
    assert_eq!(reader.app.notebook.bookmarks[0].note, long.note);
    reader.app.edit_bookmark(&id);
    reader.keys("backspace enter").see("A note takes 64 KB at most.");
    assert_eq!(reader.app.notebook.bookmarks[0].note, long.note);
}

#[test]
fn a_draft_that_was_saved_before_the_end_came_is_not_offered() {
    let mut reader = reader();
    reader.keys("m \"done\" enter");
    let of = DraftOf::New(PLACE.parse().unwrap());
    reader.tell(Msg::Drafts(vec![(draft(of, "done", ""), "14:05".to_owned())]));
    reader.not_see("not saved yet").keys("m").not_see("is back");
    assert_eq!(kept(&reader).last().unwrap(), "-");
}

#[test]
fn the_editor_gets_the_text_and_what_it_left_is_in_the_box() {
    let mut reader = reader();
    reader.keys("m \"typed\" f4");
    let asked = |effect: &Effect| if let Effect::Edit(draft) = effect { Some((**draft).clone()) } else { None };
    let given = reader.effects.iter().find_map(asked).unwrap();
    assert_eq!((given.note.as_str(), &given.of), ("typed", &DraftOf::New(PLACE.parse().unwrap())));
    reader.tell(Msg::Edited(given.of.clone(), "typed\nelsewhere\n\n".to_owned()));
    reader.see("elsewhere").keys("alt-z").not_see("elsewhere").keys("ctrl-y enter");
    assert_eq!(reader.app.notebook.bookmarks[0].note.as_str(), "typed\nelsewhere");
    // An answer for a box that is not there any more changes nothing.
    reader.tell(Msg::Edited(given.of, "too late".to_owned()));
    reader.not_see("too late");
}

#[test]
fn letters_are_typed_whatever_keys_the_configuration_has() {
    let mut reader = reader();
    reader.app.keymap.bind("note-save", &["s".to_owned(), "enter".to_owned()]).unwrap();
    reader.keys("m \"sos\"").see("sos").keys("enter");
    assert_eq!(reader.app.notebook.bookmarks[0].note, Raw::new("sos").shown_lines());
    assert!(NoteField::default() == NoteField::Note);
}
