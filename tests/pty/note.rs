//! Notes in a real terminal: drafts that outlive the program, and the editor of the reader's own.

use super::Pty;
use std::path::{Path, PathBuf};

const PLACE: &str = "ve/protection/assistance";

/// What is in the drafts' folder: the notes.
fn drafts(home: &Path) -> Vec<String> {
    let folder = home.join(".local/state/cotejo/drafts");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let notes = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    notes.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// A program that does this to the file it is given; its name has a space and a quote.
fn program(home: &Path, script: &str) -> String {
    let file: PathBuf = home.join("my 'own' editor");
    std::fs::write(&file, script).unwrap();
    format!("sh \"{}\" --flag", file.display())
}

/// With the box open and a note begun.
fn noting(home: &Path, editor: &str) -> Pty {
    let mut pty = Pty::start_with(home, &[PLACE], &[("EDITOR", editor)]);
    pty.see("in tension").type_keys("m").see("Your note").type_keys("typed here").see("typed here");
    pty
}

#[test]
fn what_was_typed_comes_back_after_a_kill() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = noting(home.path(), "");
    pty.type_keys("\u{1b}\rsecond line").see("second line").see("─ draft ");
    pty.signal("KILL");
    pty.wait();
    assert_eq!(drafts(home.path()), ["typed here\nsecond line"]);

    let mut pty = Pty::start(home.path(), &[PLACE]);
    pty.see("is not saved yet (Passage: Venezuela › Protection").see("in tension");
    pty.type_keys("m").see("is back").see("typed here").see("second line");
    pty.type_keys("\r").see("saved ").type_keys("'").see("typed here").type_keys("qq");
    assert_eq!(pty.wait(), 0);
    assert_eq!(drafts(home.path()), [""; 0], "a note that is saved has no draft");
    pty.is_as_found();
}

#[test]
fn what_was_typed_is_kept_on_every_way_out() {
    for signal in ["HUP", "TERM"] {
        let home = tempfile::tempdir().unwrap();
        let mut pty = noting(home.path(), "");
        // The second that a draft waits is not over.
        pty.signal(signal);
        pty.wait();
        assert_eq!(drafts(home.path()), ["typed here"], "{signal}");
        pty.is_as_found();
    }
    let home = tempfile::tempdir().unwrap();
    let mut pty = noting(home.path(), "");
    pty.type_keys("\u{1b}").see_gone("typed here").type_keys("q");
    assert_eq!(pty.wait(), 0);
    assert_eq!(drafts(home.path()), ["typed here"]);
}

#[test]
fn a_disk_that_takes_no_drafts_takes_notes_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join(".local/state/cotejo");
    std::fs::create_dir_all(&state).unwrap();
    std::fs::write(state.join("drafts"), "in the way").unwrap();
    let mut pty = noting(home.path(), "");
    pty.see("is not kept as a draft").see("typed here").type_keys("\r").see("saved ");
    pty.type_keys("'").see("typed here").type_keys("qq");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn the_readers_own_editor_gets_the_note_and_the_terminal_and_gives_both_back() {
    let home = tempfile::tempdir().unwrap();
    // What is typed while it runs is its own, and none of it is lost to the reader.
    let script = "echo \"$1 asks:\"; read -r line; printf '\\n%s\\n' \"$line\" >>\"$2\"";
    let editor = program(home.path(), script);
    let mut pty = noting(home.path(), &editor);
    pty.type_keys("\u{1b}OS").see("--flag asks:");
    pty.is_as_found();
    pty.type_keys("from elsewhere m ' q\r").see("Passage: Venezuela");
    pty.see("typed here").see("from elsewhere m ' q").see("─ draft ");
    pty.type_keys("\u{1b}z").see_gone("from elsewhere").type_keys("\u{19}").see("from elsewhere");
    pty.type_keys("\r").see("saved ").type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
    let bookmarks = std::fs::read_to_string(home.path().join(".local/share/cotejo/bookmarks.toml")).unwrap();
    assert!(bookmarks.contains("from elsewhere m ' q"), "{bookmarks}");
    assert_eq!(drafts(home.path()), [""; 0]);
}

#[test]
fn an_editor_that_fails_or_is_stopped_or_not_there_leaves_the_note_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let failing = program(home.path(), "echo spoilt >\"$2\"; exit 1");
    let mut pty = noting(home.path(), &failing);
    pty.type_keys("\u{1b}OS").see("ended with an error").see("typed here").see("─ draft ");
    pty.type_keys("!").see("typed here!").type_keys("\u{1b}").see_gone("typed here!").type_keys("q");
    assert_eq!(pty.wait(), 0);
    let mut left = drafts(home.path());
    left.sort();
    assert_eq!(left, ["spoilt\n", "typed here!"], "what it wrote is not lost");

    let mut pty = Pty::start_with(home.path(), &[PLACE], &[("VISUAL", "echo waits; read -r line; true")]);
    pty.see("in tension").type_keys("m").see("typed here!").type_keys("\u{1b}OS").see("waits");
    pty.type_keys("\u{3}").see("ended with an error").see("typed here!").type_keys("\u{1b}").see_gone("typed here!");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);

    let mut pty = Pty::start(home.path(), &[PLACE]);
    pty.see("in tension").type_keys("m").see("typed here!").type_keys("\u{1b}OS").see("Set VISUAL or EDITOR");
    pty.type_keys("\u{1b}").see_gone("typed here!").type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}

#[test]
fn what_an_editor_makes_too_large_is_put_beside_and_not_lost() {
    let home = tempfile::tempdir().unwrap();
    let editor = program(home.path(), "head -c 100000 /dev/zero | tr '\\0' x >\"$2\"");
    let mut pty = noting(home.path(), &editor);
    pty.type_keys("\u{1b}OS").see("A note takes 64 KB at most").see("typed here").type_keys("\r").see("saved ");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    let left = drafts(home.path());
    assert_eq!(left.iter().map(String::len).collect::<Vec<_>>(), [100_000]);
}

#[test]
fn a_paste_of_five_megabytes_neither_hangs_nor_loses_what_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = noting(home.path(), "");
    pty.type_keys("\u{1b}[200~").type_keys(&"victims of trafficking\r".repeat(5_000_000 / 23)).type_keys("\u{1b}[201~");
    pty.see("A note takes 64 KB at most").see("typed here").type_keys(" and on").see("typed here and on");
    pty.type_keys("\r").see("saved ").type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}
