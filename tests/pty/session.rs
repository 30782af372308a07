//! A whole session: start, browse, search, compare, bookmark, leave, start again where it was.

use super::{Pty, unpacked};

#[test]
fn a_reader_comes_back_to_where_reading_stopped_and_to_what_was_bookmarked() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &["ve/protection/assistance"]);
    pty.see("Venezuela").see("▌4 Protection▐").see("b  Shelter and assistance");
    pty.type_keys("2").see("▌2 Prevention▐");
    pty.type_keys("\u{6}").see("Find:").type_keys("posters").see("1 hit ").see("Venezuela │");
    pty.type_keys("\r").see_gone("Find:").see("posters");
    pty.type_keys("c").see("↵ compares").type_keys("cuba\r").see("Comparing Venezuela · Cuba");
    pty.type_keys("\u{1b}").see_gone("Comparing");
    pty.type_keys("m").see("Passage: Venezuela").type_keys("to check\r").see("saved ");
    pty.type_keys("'").see("to check").type_keys("\u{1b}").see_gone("All 1");
    // The passage under the cursor has the sign of the bookmark.
    let before = pty.text();
    let line = before.lines().find(|line| line.contains("▌◆")).unwrap_or_else(|| panic!("{before}")).to_owned();
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();

    let mut pty = Pty::start(home.path(), &[]);
    let text = line.split("▌◆").nth(1).unwrap().trim().to_owned();
    pty.see(&text).see("▌2 Prevention▐");
    pty.type_keys("\u{12}").see("Find: posters").see("1 hit ").type_keys("\u{1b}").see_gone("Find:");
    pty.type_keys("'").see("to check");
    pty.type_keys("qq");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}

#[test]
fn what_was_saved_is_soon_in_the_file_that_people_read_while_the_reader_stays_open() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(".local/share/cotejo/bookmarks.toml");
    let mut pty = Pty::start(home.path(), &["ve/4b"]);
    pty.see("Shelter and assistance").type_keys("m").see("Passage:").type_keys("to check\r").see("saved ");
    let saved = std::time::Instant::now();
    while !std::fs::read_to_string(&file).is_ok_and(|text| text.contains("to check")) {
        assert!(saved.elapsed() < super::PATIENCE, "the file never has it");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    // The last change has not waited long enough when the reader leaves.
    pty.type_keys("m").see("Passage:").type_keys("at the end\r").see_gone("Passage:").type_keys("q");
    assert_eq!(pty.wait(), 0);
    assert!(std::fs::read_to_string(&file).unwrap().contains("at the end"));
    let journal = home.path().join(".local/state/cotejo/journal");
    assert_eq!(std::fs::metadata(journal).unwrap().len(), 0);
}

#[test]
fn a_library_of_the_readers_own_is_read_and_read_again_when_a_file_changes() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("own");
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/four");
    std::fs::create_dir(&folder).unwrap();
    for entry in std::fs::read_dir(fixture).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let mut pty = Pty::start(home.path(), &["--no-bundled", "--library", folder.to_str().unwrap(), "ve/4b"]);
    pty.see("Four countries").see("Six institutions share");
    let file = folder.join("ve.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace("Six institutions share", "Seven bodies share");
    std::fs::write(&file, text).unwrap();
    pty.see("Seven bodies share");
    std::fs::remove_file(&file).unwrap();
    pty.see("3 countries");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn y_sends_the_passage_with_its_citation_to_the_terminals_clipboard() {
    let home = tempfile::tempdir().unwrap();
    let four = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/four");
    let shelf = ["--no-bundled", "--library", four];
    let mut pty = Pty::start(home.path(), &[&shelf[..], &["ve/protection/assistance"]].concat());
    // Until all is read a passage does not know yet what stands against it.
    pty.see("87 victims").see("in tension");
    let sent = |pty: &Pty| -> Vec<String> {
        let bytes = String::from_utf8_lossy(&pty.bytes).into_owned();
        // OSC 52, the clipboard (c), and the string terminator.
        let sequences = bytes.split("\u{1b}]52;c;").skip(1).map(|rest| rest.split("\u{1b}\\").next().unwrap());
        sequences.map(|packed| unpacked(packed.as_bytes()).unwrap_or_else(|| panic!("{packed}"))).collect()
    };
    assert_eq!(sent(&pty), [""; 0], "nothing is sent unasked");
    pty.type_keys("y").see("sent to the terminal");
    // What is sent is what the command line prints of the passage, before its references.
    let cite = |place: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cotejo"));
        command.args(shelf).args(["cite", place]).env_clear().env("HOME", home.path()).env("LC_ALL", "C.UTF-8");
        let printed = String::from_utf8(command.output().unwrap().stdout).unwrap();
        printed.split("\n\n").next().unwrap().to_owned()
    };
    let first = sent(&pty).concat();
    assert!(first.contains("87 victims of several") && first.contains("CP/CSH-813/06"), "{first}");
    assert_eq!(sent(&pty), [cite("ve#p-004")]);
    pty.type_keys("jjj").rest();
    pty.type_keys("y").rest();
    assert_eq!(sent(&pty), [cite("ve#p-004"), cite("ve#p-007")]);
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
    assert_eq!(sent(&pty).len(), 2, "nothing is sent on the way out");
    for (text, packed) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
        assert_eq!(unpacked(packed.as_bytes()).as_deref(), Some(text));
    }
}
