//! The text editor held to what a reader sees, to a list of letters, and to texts that are hard.

use super::*;
use crate::app::key::{Code, Key};
use crate::text::width;
use proptest::prelude::*;

/// After keys by name; letters in quotes are typed.
fn after(text: &str, keys: &str) -> TextEdit {
    let mut edit = TextEdit::new(text, 1000);
    edit.lay_out(11, 3);
    for (index, part) in keys.split('"').enumerate() {
        if index % 2 == 1 {
            for c in part.chars() {
                assert!(edit.key(Key::plain(Code::Char(c))));
            }
            continue;
        }
        for name in part.split_whitespace() {
            match name {
                "break" => edit.break_line(),
                "undo" => drop(edit.undo()),
                "redo" => drop(edit.redo()),
                name => drop(edit.key(name.parse().unwrap())),
            }
            edit.lay_out(11, 3);
        }
    }
    edit
}

#[track_caller]
fn check(text: &str, keys: &str, expected: &str) {
    let edit = after(text, keys);
    let (before, behind) = edit.text().split_at(edit.at);
    let marked = format!("{before}|{behind}");
    assert_eq!(marked, expected, "{text:?} after {keys}");
}

#[test]
fn keys_edit_as_in_every_box_and_the_shell() {
    check("víctimas y más", "backspace", "víctimas y má|");
    check("víctimas y más", "ctrl-w", "víctimas y |");
    check("one two", "ctrl-left ctrl-left ctrl-right", "one| two");
    check("one two", "alt-b alt-d", "one |");
    check("a\nbc", "up \"x\"", "ax|\nbc");
    check("a\nbc\nd", "up ctrl-k", "a\nb|\nd");
    check("a\nbc\nd", "up ctrl-e ctrl-k", "a\nbc|d");
    check("a\nbc", "ctrl-u", "a\n|");
    check("a\nbc", "ctrl-a backspace", "a|bc");
    check("a\nbc", "ctrl-home delete", "|\nbc");
    check("ab", "left break", "a\n|b");
    check("e\u{301}e\u{301}", "left backspace", "|e\u{301}");
    check("\u{1f469}\u{200d}\u{1f467}b", "left backspace", "|b");
}

#[test]
fn up_and_down_go_by_rows_and_keep_the_column() {
    // Ten cells: "one two", "three", "incomprehe", "nsible", "", "end".
    let text = "one two three incomprehensible\n\nend here";
    check(text, "up", "one two three incomprehensible\n|\nend here");
    check(text, "up up", "one two three incomprehensible|\n\nend here");
    check(text, "up up up", "one two three incompre|hensible\n\nend here");
    check(text, "up up up up", "one two three| incomprehensible\n\nend here");
    check(text, "up up up up down down down down", "one two three incomprehensible\n\nend here|");
    check(text, "ctrl-home end", "one two| three incomprehensible\n\nend here");
    check(text, "ctrl-home down down end", "one two three incompreh|ensible\n\nend here");
    check(text, "pageup", "one two three incompre|hensible\n\nend here");
    check(text, "pageup pageup pageup", "one two| three incomprehensible\n\nend here");
    assert!(!after(text, "").key(Key::plain(Code::Down)) && !after(text, "ctrl-home").key(Key::plain(Code::Up)));
}

#[test]
fn what_is_seen_follows_the_cursor() {
    let seen = |keys: &str| {
        let edit = after("1\n2\n3\n4\n5", keys);
        (edit.rows().map(ToOwned::to_owned).collect::<Vec<_>>().concat(), edit.cursor())
    };
    assert_eq!(seen(""), ("345".to_owned(), (1, 2)));
    assert_eq!(seen("up up up"), ("234".to_owned(), (1, 0)));
    assert_eq!(seen("ctrl-home"), ("123".to_owned(), (0, 0)));
    assert_eq!(seen("ctrl-home down down down"), ("234".to_owned(), (0, 2)));
    assert_eq!(seen("up backspace backspace"), ("235".to_owned(), (1, 1)));
}

#[test]
fn words_are_taken_back_one_by_one_and_done_again() {
    check("", "\"one two\" undo", "one |");
    check("", "\"one two\" undo undo", "|");
    check("", "\"one two\" undo undo redo redo", "one two|");
    check("", "\"one two\" undo \"x\" redo", "one x|");
    check("one two", "ctrl-w ctrl-w undo undo", "one two|");
    check("one two", "backspace backspace backspace undo", "one two|");
    check("ab", "left \"x\" left \"y\" undo", "a|xb");
    check("", "undo redo", "|");
    let mut edit = after("one", "");
    assert!(edit.replace("two\r\nthree") && edit.text() == "two\nthree");
    assert!(edit.undo() && edit.text() == "one");
}

#[test]
fn a_paste_keeps_its_lines_and_cannot_smuggle_controls() {
    let mut edit = TextEdit::new("", 100);
    edit.insert("a\u{1b}[2Jb\r\nc\u{202e}d");
    assert_eq!(edit.text(), "a\u{241b}[2Jb\nc\u{2039}U+202E\u{203a}d");
}

#[test]
fn what_is_too_large_is_refused_whole_and_what_was_typed_stays() {
    let mut edit = TextEdit::new("typed before", 64);
    edit.insert(&"x".repeat(5_000_000));
    assert!(edit.take_refused() && !edit.take_refused());
    edit.insert(&"x".repeat(53));
    assert!(edit.take_refused() && edit.text() == "typed before");
    edit.insert(&"x".repeat(52));
    assert!(!edit.take_refused() && edit.text().len() == 64);
    assert!(!edit.replace(&"y".repeat(65)) && edit.text().starts_with("typed"));
}

#[derive(Clone, Debug)]
enum Act {
    Key(&'static str),
    Insert(String),
    Undo,
    Redo,
    LayOut(u16, u16),
}

const KEYS: [&str; 24] = [
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "pageup",
    "pagedown",
    "ctrl-left",
    "ctrl-right",
    "ctrl-home",
    "ctrl-end",
    "ctrl-a",
    "ctrl-e",
    "ctrl-k",
    "ctrl-u",
    "ctrl-w",
    "ctrl-d",
    "ctrl-h",
    "alt-d",
    "alt-b",
    "alt-f",
    "backspace",
    "delete",
];

/// Texts with what is hard: line ends, wide and joined characters, marks, controls.
const HARD: &str = concat!(
    "([a-z ]{1,5}|\\PC|\n|\r\n|[\\x00-\\x1f]|[\u{300}-\u{303}]{1,10}|[\u{1f468}\u{1f469}]\u{200d}|\u{627}\u{200c}",
    "|[\u{1f1e6}-\u{1f1ff}]|\u{600}|[人가ᄒ]|\u{1f3fd}|\u{94d}\u{915}){1,4}",
);

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..KEYS.len()).prop_map(|at| Act::Key(KEYS[at])),
        4 => HARD.prop_map(Act::Insert),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (0u16..20, 0u16..6).prop_map(|(cells, rows)| Act::LayOut(cells, rows)),
    ]
}

fn play(edit: &mut TextEdit, act: &Act) {
    match act {
        Act::Key(name) => drop(edit.key(name.parse().unwrap())),
        Act::Insert(text) => edit.insert(text),
        Act::Undo => drop(edit.undo()),
        Act::Redo => drop(edit.redo()),
        Act::LayOut(cells, rows) => edit.lay_out(*cells, *rows),
    }
}

proptest! {
    #[test]
    fn whatever_is_done_the_text_is_clean_and_every_byte_in_one_row(acts in prop::collection::vec(act(), 0..60)) {
        let mut edit = TextEdit::new("", 300);
        for act in &acts {
            play(&mut edit, act);
            let again = Raw::new(edit.text()).shown_lines();
            prop_assert_eq!(edit.text(), again.as_str(), "after {:?}", act);
            prop_assert!(edit.text().len() <= 300);
            let edge = |at: usize| at == edit.text.len() || edit.text.grapheme_indices(true).any(|(edge, _)| edge == at);
            prop_assert!(edge(edit.at), "the cursor is inside a letter after {act:?}");
            let mut anew = edit.clone();
            anew.starts.clear();
            anew.break_rows(0);
            prop_assert_eq!(&edit.starts, &anew.starts, "after {:?}", act);
            let rows: Vec<&str> = (0..edit.row_count()).map(|row| edit.text.get(edit.row(row)).unwrap()).collect();
            for row in &rows {
                let solid = row.trim_end_matches(' ');
                prop_assert!(width(solid) <= edit.cells || solid.graphemes(true).count() == 1, "{row:?}");
            }
            prop_assert_eq!(rows.concat(), edit.text.replace('\n', ""));
            edit.follow();
            let (x, y) = edit.cursor();
            prop_assert!(usize::from(x) <= edit.cells && usize::from(y) < edit.height);
        }
        while edit.redo() {}
        let last = edit.text().to_owned();
        while edit.undo() {}
        prop_assert_eq!(edit.text(), "");
        while edit.redo() {}
        prop_assert_eq!(edit.text(), last);
    }

    #[test]
    fn it_says_what_a_list_of_letters_says(acts in prop::collection::vec(0u8..7, 0..80)) {
        let mut edit = TextEdit::new("", 1000);
        let (mut letters, mut at): (Vec<char>, usize) = (Vec::new(), 0);
        for act in acts {
            match act {
                0 => {
                    edit.key(Key::plain(Code::Left));
                    at = at.saturating_sub(1);
                }
                1 => {
                    edit.key(Key::plain(Code::Right));
                    at = (at + 1).min(letters.len());
                }
                2 => {
                    edit.key(Key::plain(Code::Backspace));
                    if at > 0 {
                        at -= 1;
                        letters.remove(at);
                    }
                }
                3 => {
                    edit.key(Key::plain(Code::Delete));
                    if at < letters.len() {
                        letters.remove(at);
                    }
                }
                4 => {
                    edit.break_line();
                    letters.insert(at, '\n');
                    at += 1;
                }
                c => {
                    let c = if c == 5 { 'ñ' } else { ' ' };
                    edit.key(Key::plain(Code::Char(c)));
                    letters.insert(at, c);
                    at += 1;
                }
            }
            prop_assert_eq!(edit.text(), letters.iter().collect::<String>());
            prop_assert_eq!(edit.text().split_at(edit.at).0.chars().count(), at);
        }
    }
}
