//! Title bar, footer, notices, mouse, layers.

use super::{Opening, Reader};
use cotejo::app::{Effect, Mouse, MouseKind, Msg, ThemeName};

fn mouse(kind: MouseKind, x: u16, y: u16) -> Msg {
    Msg::Mouse(Mouse { kind, x, y })
}

#[test]
fn the_title_bar_names_library_question_and_what_is_saved() {
    let mut reader =
        Reader::open(Opening { size: (120, 30), place: Some("ve/protection/assistance"), ..Opening::default() });
    reader.see("cotejo  Four countries 1 · 4 countries").see("Who shelters victims, and who says so?");
    reader.keys("m enter").see("saved 14:02");
}

#[test]
fn the_footer_lists_live_keys_and_follows_the_focus() {
    let mut reader = Reader::in_place("ve/protection");
    reader.see("↵ details").see("J/K country").see("1-5 topic").see("c compare").see("? help");
    reader.keys("tab").see("Space mark").not_see("↵ details");
}

#[test]
fn what_could_not_be_saved_stays_said_and_leaving_asks() {
    let mut reader = Reader::in_place("ve/protection");
    reader.tell(Msg::NotSaved(1, "The disk is full.".to_owned()));
    reader.see("! The disk is full.").see("NOT SAVED (1)");
    reader.keys("j").not_see("The disk is full.").see("NOT SAVED (1)");
    reader.keys("q").see("Something you did is not saved.");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.keys("x").not_see("Something you did");
    reader.keys("q enter");
    assert!(reader.effects.contains(&Effect::Quit));
}

#[test]
fn escape_closes_layers_one_by_one_and_q_leaves_at_the_root_only() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("tab k space k space c").see("Comparing");
    reader.keys("? esc").see("Comparing");
    reader.keys("q").not_see("Comparing");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.keys("esc esc esc");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.keys("q");
    assert!(reader.effects.contains(&Effect::Quit));
}

#[test]
fn the_mouse_scrolls_and_chooses_and_can_be_given_back() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let row = reader.row_of("Cuba") as u16;
    reader.tell(mouse(MouseKind::Press, 3, row));
    reader.see("▸ Cuba");
    let row = reader.row_of("no shelter of its own") as u16;
    reader.tell(mouse(MouseKind::Press, 40, row));
    assert_eq!(reader.place(), "cu/protection/assistance#p-004");
    reader.resize(80, 12);
    let before = reader.app.browse.top;
    reader.tell(mouse(MouseKind::WheelDown, 40, 8));
    assert!(reader.app.browse.top > before);
    reader.resize(100, 30);
    let tabs = reader.row_of("2 Prevention");
    let column = reader.screen().lines().nth(tabs).unwrap().chars().position(|c| c == '2').unwrap() as u16;
    reader.tell(mouse(MouseKind::Press, column, tabs as u16));
    reader.see("▌2 Prevention▐");
    reader.keys("M").see("The mouse is the terminal’s");
    assert_eq!(reader.effects.last(), Some(&Effect::Mouse(false)));
}

#[test]
fn themes_go_round_by_name() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("T").see("Theme: high contrast");
    assert_eq!(reader.app.theme, ThemeName::Contrast);
    reader.keys("T").see("Theme: no colour");
    reader.keys("T").see("Theme: black on white, for a wall");
    assert_eq!(reader.app.theme, ThemeName::Projector);
    reader.keys("T").see("Theme: the terminal’s own colours");
}

#[test]
fn no_size_and_no_key_breaks_any_layer() {
    let opens = [
        "",
        "enter",
        "ctrl-f",
        "ctrl-f \"vic\"",
        "ctrl-f \"a\" ctrl-g",
        "/ tab tab",
        "ctrl-p",
        "?",
        ":",
        "m",
        "'",
        "c",
        "/ \"a\"",
        "z",
    ];
    for open in opens {
        let mut reader = Reader::in_place("ve/protection/assistance");
        reader.keys(open);
        for (width, height) in
            [(0, 0), (1, 1), (20, 8), (21, 9), (39, 40), (40, 8), (60, 12), (79, 24), (200, 50), (300, 8)]
        {
            reader.resize(width, height);
            if width > 0 && height > 0 {
                reader.screen();
            }
            reader.keys("down up pagedown pageup");
        }
    }
}
