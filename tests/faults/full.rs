//! A disk without room, and one that may only be read: small ones of memory, in a namespace of their own.
//!
//! Must not: need to be root.

use super::can;
use crate::cli::run::Home;
use crate::pty::Pty;
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Puts a small disk where the reader's files are, or fails.
const MOUNT: &str = "mkdir -p \"$HOME/.local\" && mount -t tmpfs -o size=256k tmpfs \"$HOME/.local\" || exit 99\n";

fn can_mount() -> bool {
    can("unshare", &["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"])
}

/// What a script says of what it did on a disk of its own.
fn on_small_disk(home: &Home, script: &str) -> String {
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", &format!("{MOUNT}{script}")]).env_clear().env("HOME", home.path(""));
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("LC_ALL", "C.UTF-8");
    command.env("COTEJO", env!("CARGO_BIN_EXE_cotejo")).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap();
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

const ADD: &str = r#"add() { "$COTEJO" --no-bundled --library tests/fixtures/small bookmark add ve --note "$1" >/dev/null; echo "$1: $?"; }
list() { "$COTEJO" bookmark list --no-bundled --json | grep '"note"'; "$COTEJO" state check | tail -1; }
"#;

#[test]
fn a_full_disk_is_said_and_what_was_there_stays_and_afterwards_it_goes_on() {
    if !can_mount() {
        return;
    }
    let script = r#"add one
cat /dev/zero > "$HOME/.local/fill" 2>/dev/null
add two
list
rm "$HOME/.local/fill"
add three
list
"#;
    let said = on_small_disk(&Home::new(), &format!("{ADD}{script}"));
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.starts_with("cotejo:")).collect();
    let one = r#""note": "one","#;
    let expected = [
        "one: 0",
        "two: 4",
        one,
        "no error, no warning",
        "three: 0",
        one,
        r#""note": "three","#,
        "no error, no warning",
    ];
    assert_eq!(lines, expected, "{said}");
    assert!(said.contains("No space left on device"), "{said}");
}

#[test]
fn a_disk_that_may_only_be_read_is_said_and_can_be_read() {
    if !can_mount() {
        return;
    }
    let script = "add one\nmount -o remount,ro \"$HOME/.local\"\nadd two\nlist\n";
    let said = on_small_disk(&Home::new(), &format!("{ADD}{script}"));
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.starts_with("cotejo:")).collect();
    assert_eq!(lines, ["one: 0", "two: 4", r#""note": "one","#, "no error, no warning"], "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
}

/// The reader on a small disk that is full from when `fill` is in the home until `free` is.
fn reader(home: &Path) -> Pty {
    // Once the file was written the journal is empty: a line that is added needs room of its own.
    let fill = r#"( while [ ! -e "$HOME/fill" ] || [ -s "$HOME/.local/state/cotejo/journal" ]; do sleep 0.02; done
cat /dev/zero > "$HOME/.local/fill" 2>/dev/null; : > "$HOME/filled"
while [ ! -e "$HOME/free" ]; do sleep 0.02; done
rm "$HOME/.local/fill" ) </dev/null >/dev/null 2>&1 &
exec "$COTEJO" ve/4b
"#;
    let mut command = CommandBuilder::new("unshare");
    command.args(["-rm", "sh", "-c", &format!("{MOUNT}{fill}")]);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("HOME", home);
    command.env("LC_ALL", "C.UTF-8");
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("COTEJO", env!("CARGO_BIN_EXE_cotejo"));
    Pty::run(command, (100, 30))
}

#[test]
fn the_reader_says_what_is_not_saved_until_it_is_and_asks_before_it_leaves() {
    if !can_mount() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut pty = reader(home.path());
    pty.see("Shelter and assistance").type_keys("m").see("Passage:").type_keys("one\r").see("saved ");
    fs::write(home.path().join("fill"), "").unwrap();
    while !home.path().join("filled").exists() {
        pty.rest();
    }
    pty.type_keys("m").see("Passage:").type_keys("two\r").see("NOT SAVED (1)");
    pty.type_keys("j").see("NOT SAVED (1)").type_keys("m").see("Passage:").type_keys("three\r").see("NOT SAVED (2)");
    pty.type_keys("q").see("is not saved").type_keys("x").see_gone("is not saved").see("NOT SAVED (2)");
    // There is room again: it is tried again by itself.
    fs::write(home.path().join("free"), "").unwrap();
    pty.see_gone("NOT SAVED").see("saved ");
    pty.type_keys("'").see("three").see("two").see("one").type_keys("\u{1b}");
    pty.rest();
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}

#[test]
fn who_leaves_although_something_is_not_saved_is_told_by_the_exit_code() {
    if !can_mount() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut pty = reader(home.path());
    pty.see("Shelter and assistance");
    fs::write(home.path().join("fill"), "").unwrap();
    while !home.path().join("filled").exists() {
        pty.rest();
    }
    pty.type_keys("m").see("Passage:").type_keys("one\r").see("NOT SAVED (1)");
    pty.type_keys("q").see("is not saved").type_keys("\r");
    assert_eq!(pty.wait(), 4);
    pty.is_as_found();
    fs::write(home.path().join("free"), "").unwrap();
}
