//! What is on disk of the reader's own, looked at and set right.

use super::run::{Home, keys};
use std::fs;

/// A home with two bookmarks, the second of which only the journal has.
fn home() -> Home {
    let home = Home::new();
    home.small(&["bookmark", "add", "ve", "--note", "one"]).ends(0);
    home.small(&["bookmark", "add", "ve/4b", "--note", "two"]).ends(0);
    home
}

fn notes(home: &Home) -> Vec<String> {
    let listed = home.small(&["bookmark", "list", "--json"]).ends(0).json();
    listed.as_array().unwrap().iter().map(|row| row["note"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_check_names_every_file_and_finds_nothing_wrong() {
    let home = Home::new();
    assert_eq!(home.run(&["state", "check"]).ends(0).out, "no error, no warning\n");
    assert!(!home.path(".local").exists(), "a check makes nothing");
    let home = self::home();
    let out = home.run(&["state", "check"]).ends(0).out;
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    assert!(out.starts_with(&format!("{}: 2 bookmarks, 0 decks\n", file.display())), "{out}");
    assert!(out.contains("bookmarks.toml.bak: ") && out.contains("journal: all of it is in the file"), "{out}");
    assert!(home.run(&["state", "check", "--lang", "es"]).ends(0).out.ends_with("ningún error, ningún aviso\n"));
    assert_eq!(home.run(&["state", "repair"]).ends(0).out, "nothing to set right\nno error, no warning\n");
}

#[test]
fn a_broken_file_is_named_with_its_line_and_made_anew() {
    let home = home();
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    fs::write(&file, "schema = 1\n\n[[bookmark\n").unwrap();
    let out = home.run(&["state", "check"]).ends(1).out;
    assert!(out.contains(&format!("{}:3: ", file.display())) && out.contains("cotejo state repair"), "{out}");
    assert!(out.ends_with("1 error, no warning\n"), "{out}");
    let done = home.run(&["state", "repair", "--json"]).ends(0).json();
    assert_eq!(keys(&done), ["done", "failed", "files", "problems"]);
    assert_eq!(done["done"][0]["kind"], "brought-back");
    let aside = done["done"][0]["to"].as_str().unwrap();
    assert_eq!(fs::read_to_string(aside).unwrap(), "schema = 1\n\n[[bookmark\n");
    assert_eq!(notes(&home), ["one", "two"]);
    let out = home.run(&["state", "check"]).ends(0).out;
    assert!(out.contains(&format!("{aside}: was set aside")), "{out}");
}

#[test]
fn a_bad_line_of_the_journal_stops_everything_until_it_is_set_aside() {
    let home = home();
    let journal = home.path(".local/state/cotejo/journal");
    let last = fs::read_to_string(home.path(".local/state/cotejo/journal.last")).unwrap();
    fs::write(&journal, format!("spoiled\n{last}")).unwrap();
    home.small(&["bookmark", "add", "ve"]).fails(4, &["journal:1:", "cotejo state repair"]);
    let checked = home.run(&["state", "check", "--json"]);
    assert_eq!((checked.code, checked.json()["problems"][0]["line"].as_u64()), (Some(1), Some(1)));
    let out = home.run(&["state", "repair"]).ends(0).out;
    let aside = out.lines().next().unwrap().split(" is in ").nth(1).unwrap().split(" now").next().unwrap().to_owned();
    assert_eq!(fs::read_to_string(aside).unwrap(), "spoiled\n");
    assert_eq!(notes(&home), ["one", "two"]);
}

#[test]
fn an_entry_that_cannot_be_read_is_a_warning_and_stays() {
    let home = home();
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    let text = fs::read_to_string(&file).unwrap() + "\n[[bookmark]]\nnote = \"lost\"\n";
    fs::write(&file, &text).unwrap();
    let line = text.lines().count() - 1;
    let out = home.run(&["state", "check"]).ends(0).out;
    assert!(out.contains(&format!("bookmarks.toml:{line}: ")) && out.contains("(warning)"), "{out}");
    home.run(&["state", "repair"]).ends(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn what_a_later_version_wrote_is_not_repaired() {
    let home = home();
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    fs::write(&file, "schema = 99\n").unwrap();
    let run = home.run(&["state", "repair"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    assert!(run.out.contains("schema 99"), "{}", run.out);
    assert_eq!(fs::read_to_string(file).unwrap(), "schema = 99\n");
}

#[test]
fn lines_become_bookmarks_and_each_id_is_printed() {
    use std::io::Write;
    let home = Home::new();
    let mut command = home.command(&["--no-bundled", "--library", "tests/fixtures/small", "bookmark", "add", "-"]);
    let mut child = command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("ve\tone\n\nve/4b\ttwo\u{1b}[2J\nnowhere\tthree\nve\tfour\n".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().lines().count()), (Some(2), 2));
    let notes = notes(&home);
    assert!(notes[0] == "one" && notes[1].starts_with("two") && !notes[1].contains('\u{1b}') && notes.len() == 2);
}
