//! What is taken away is on disk, and nothing that was there is lost.

use super::Pty;
use std::fs;

#[test]
fn the_file_is_written_where_it_is_said_and_replaced_only_when_asked_again() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &["ve/protection/assistance"]);
    pty.see("▌4 Protection▐").see_gone("reading ").type_keys("e").see("Take away");
    // Ctrl-U empties the name that is offered once the cursor is in it.
    pty.type_keys("\t\t\u{15}~/mine.md\r").see("Written: ").see("mine.md");
    let file = home.path().join("mine.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("87 victims") && text.contains("The State"), "{text}");
    fs::write(&file, "my own notes").unwrap();
    pty.type_keys("e")
        .see("Take away")
        .type_keys("\t\t\u{15}~/mine.md\r")
        .see("is there already")
        .type_keys("x")
        .see_gone("is there already");
    assert_eq!(fs::read_to_string(&file).unwrap(), "my own notes");
    pty.type_keys("\u{15}~/mine.md\r").see("is there already").type_keys("\r").see("Written: ");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    pty.type_keys("e").see("Take away").type_keys("\t\t\u{15}~/no/such/folder.md\r").see("could not be written");
    pty.type_keys("\u{1b}").see_gone("Take away").type_keys("q");
    assert_eq!(pty.wait(), 0);
    let left: Vec<_> =
        fs::read_dir(home.path()).unwrap().filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".cotejo-")), "{left:?}");
}

#[test]
fn who_leaves_at_once_has_the_file_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &["ve/protection/assistance"]);
    pty.see("▌4 Protection▐").see_gone("reading ").type_keys("e").see("Take away");
    // The name, then Enter, Esc and q before anything can have been answered.
    pty.type_keys("\t\t\u{15}~/left.html\r\u{1b}");
    pty.see_gone("Take away").type_keys("q");
    assert_eq!(pty.wait(), 0);
    let text = fs::read_to_string(home.path().join("left.html")).unwrap();
    assert!(text.trim_end().ends_with("</html>"), "the file is whole");
}
