//! Text on a terminal: bold headings, and lines as wide as the terminal; plain where that is asked for.

use super::run::fixture;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;
use tempfile::TempDir;

/// What the program writes to a terminal of so many columns.
fn on_terminal(columns: u16, variables: &[(&str, &str)], args: &[&str]) -> String {
    let home = TempDir::new().unwrap();
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cotejo"));
    command.env_clear();
    command.env("HOME", home.path());
    for (name, value) in variables {
        command.env(name, value);
    }
    let folder = fixture("small");
    command.args(["--no-bundled", "--library", folder.to_str().unwrap()]);
    command.args(args);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut bytes = Vec::new();
    // Linux ends a terminal whose last program has left with an error, after all that was written.
    let _ = reader.read_to_end(&mut bytes);
    assert!(child.wait().unwrap().success());
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

#[test]
fn headings_are_bold_and_lines_fit_the_terminal() {
    let shown = on_terminal(40, &[("TERM", "xterm-256color")], &["show", "cu/4b"]);
    assert!(shown.starts_with("\u{1b}[1mCuba · 1 source · 2017\u{1b}[0m\n"), "{shown:?}");
    let plain = shown.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    assert!(plain.lines().all(|line| line.chars().count() <= 40), "{plain}");
    assert!(plain.contains("  A shelter is run with the women’s\n  federation.\n"), "{plain}");
}

#[test]
fn nothing_but_text_is_written_where_that_is_asked_for() {
    for variables in [&[("TERM", "xterm"), ("NO_COLOR", "1")][..], &[("TERM", "dumb")], &[]] {
        let shown = on_terminal(60, variables, &["show", "cu/4b"]);
        assert!(shown.starts_with("Cuba · 1 source · 2017\n") && !shown.contains('\u{1b}'), "{variables:?}: {shown:?}");
    }
}

#[test]
fn the_width_that_is_asked_for_stands_over_the_terminals() {
    let shown = on_terminal(40, &[("TERM", "dumb")], &["show", "cu/4b", "--width", "100"]);
    assert!(shown.contains("  A shelter is run with the women’s federation.\n"), "{shown}");
}
