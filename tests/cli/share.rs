//! Bookmarks and decks passed on: what one exports another imports, and nothing is lost.

use super::run::{Home, Run};
use serde_json::Value;
use std::fs;

/// A home with two bookmarks and a deck.
fn kept() -> Home {
    let home = Home::new();
    home.small(&["bookmark", "add", "ve#p-002", "--note", "one\n```\n# two", "--label", "talk"]).ends(0);
    home.small(&["bookmark", "add", "search:\"forced labour\" country:ve", "--label", "talk"]).ends(0);
    home.small(&["deck", "new", "talk", "ve#p-002", "compare:ve+us/4", "us/4b", "--title", "A # talk"]).ends(0);
    home.small(&["deck", "add", "talk", "grid:", "--note", "zebra\n\ncrossing", "--minutes", "3"]).ends(0);
    home
}

fn rows(home: &Home) -> (Value, Value) {
    let bookmarks = home.small(&["bookmark", "list", "--json"]).ends(0).json();
    (bookmarks, home.small(&["deck", "show", "talk", "--json"]).json())
}

fn export(home: &Home, args: &[&str], name: &str) -> String {
    let file = home.path(name).to_str().unwrap().to_owned();
    let run = home.small(&[args, &["-o", &file]].concat());
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
    file
}

fn counts(run: &Run) -> [usize; 3] {
    let report = run.json();
    ["new", "different", "same"].map(|group| report[group].as_array().unwrap().len())
}

#[test]
fn what_one_exports_another_has_after_the_import_in_every_form() {
    let mine = kept();
    for ending in ["md", "json", "toml"] {
        let other = Home::new();
        let bookmarks = export(&mine, &["bookmark", "export"], &format!("bookmarks.{ending}"));
        let deck = export(&mine, &["deck", "export", "talk", "--with-notes"], &format!("talk.{ending}"));
        let plan = other.small(&["bookmark", "import", &bookmarks, "--dry-run", "--json"]).ends(0);
        assert_eq!(counts(&plan), [2, 0, 0]);
        assert_eq!(other.small(&["bookmark", "list", "--json"]).out, "[]\n");
        let said = other.small(&["bookmark", "import", &bookmarks]).ends(0).out;
        assert!(said.contains("2 new, 0 different, 0 the same"), "{said}");
        assert_eq!(counts(&other.small(&["deck", "import", &deck, "--json"]).ends(0)), [1, 0, 0]);
        assert_eq!(rows(&other), rows(&mine), "{ending}");
        let file = fs::read_to_string(other.path(".local/share/cotejo/bookmarks.toml")).unwrap();
        assert_eq!(counts(&other.small(&["bookmark", "import", &bookmarks, "--json"]).ends(0)), [0, 0, 2]);
        assert_eq!(counts(&mine.small(&["deck", "import", &deck, "--json"]).ends(0)), [0, 0, 1]);
        assert_eq!(fs::read_to_string(other.path(".local/share/cotejo/bookmarks.toml")).unwrap(), file);
    }
    // The reader's own file, and what the lists print, are read, too.
    let other = Home::new();
    let own = mine.path(".local/share/cotejo/bookmarks.toml");
    assert_eq!(counts(&other.small(&["bookmark", "import", own.to_str().unwrap(), "--json"]).ends(0)), [3, 0, 0]);
    let listed = mine.path("listed");
    for (args, same) in [(&["bookmark", "list", "--json"][..], 2), (&["deck", "show", "talk", "--json"], 1)] {
        fs::write(&listed, mine.small(args).out).unwrap();
        let same_of = counts(&other.small(&["deck", "import", listed.to_str().unwrap(), "--json"]).ends(0));
        assert_eq!(same_of, [0, 0, same]);
    }
}

#[test]
fn two_notes_on_one_bookmark_both_stay() {
    let (mine, other) = (kept(), Home::new());
    let file = export(&mine, &["bookmark", "export", "--country", "ve"], "one.md");
    other.small(&["bookmark", "import", &file]).ends(0);
    let id = rows(&mine).0[0]["id"].as_str().unwrap().to_owned();
    other.small(&["bookmark", "edit", &id, "--note", "theirs", "--label", "b"]).ends(0);
    let back = export(&other, &["bookmark", "export"], "back.toml");
    let said = mine.small(&["bookmark", "import", &back]).ends(0).out;
    assert!(said.contains(&id) && said.contains("now holds both") && said.contains("1 different"), "{said}");
    let row = &rows(&mine).0[0];
    assert_eq!(row["note"], "one\n```\n# two\n───\ntheirs");
    assert_eq!(row["labels"], serde_json::json!(["talk", "b"]));
    assert_eq!(counts(&mine.small(&["bookmark", "import", &back, "--json"]).ends(0)), [0, 0, 1]);
}

#[test]
fn a_broken_entry_is_named_with_its_line_and_the_rest_is_imported() {
    let home = Home::new();
    let file = home.path("theirs.toml");
    fs::write(
        &file,
        "[[bookmark]]\nid = \"b-1\"\nplace = \"ve\"\nnote = \"\\u001b[31mred\\u202e\"\n\n[[bookmark]]\nid = \"b-2\"\nplace = \"nowhere\"\n",
    )
    .unwrap();
    let run = home.small(&["bookmark", "import", file.to_str().unwrap()]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err.lines().count(), 1);
    assert!(
        run.err.starts_with(&format!("cotejo: {}:6: ", file.display())) && run.err.contains("nowhere"),
        "{}",
        run.err
    );
    assert!(run.out.contains("1 new") && !run.out.contains('\u{1b}'), "{}", run.out);
    let row = home.small(&["bookmark", "list", "--json"]).ends(0).json()[0].clone();
    assert!(!row["note"].as_str().unwrap().contains(['\u{1b}', '\u{202e}']), "{row}");
}

#[test]
fn what_cannot_be_imported_is_said() {
    let home = Home::new();
    let file = |name: &str, bytes: &[u8]| {
        fs::write(home.path(name), bytes).unwrap();
        home.path(name).to_str().unwrap().to_owned()
    };
    home.small(&["bookmark", "import", "/nowhere/at/all.md"]).fails(2, &["no file or folder"]);
    home.small(&["bookmark", "import", &file("latin.md", b"# a\n\xe9")]).fails(2, &["latin.md:2", "UTF-8"]);
    home.small(&["bookmark", "import", home.path("").to_str().unwrap()]).fails(2, &["could not be read"]);
    let large = home.path("large.md");
    fs::File::create(&large).unwrap().set_len(50 * 1024 * 1024 + 1).unwrap();
    home.small(&["bookmark", "import", large.to_str().unwrap()]).fails(2, &["large.md", "52,428,800"]);
    let none = home.small(&["bookmark", "import", &file("none.md", b"# Nothing\n")]);
    assert!(none.code == Some(1) && none.err.contains("nothing to import"), "{none:?}");
    let later = home.small(&["bookmark", "import", &file("later.json", b"{\"schema\": 9, \"bookmarks\": []}")]);
    assert!(later.code == Some(2) && later.err.contains("later version (schema 9)"), "{later:?}");
}

#[test]
fn an_export_says_who_says_it_and_keeps_to_what_was_asked() {
    let home = kept();
    let text = home.small(&["bookmark", "export"]).ends(0).out;
    for part in [
        "# Bookmarks",
        "](cotejo:ve/protection/assistance#p-002)",
        "— United States, 2016",
        "cotejo:search:%22forced%20labour%22",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let some = home.small(&["bookmark", "export", "--country", "ve", "--json"]).ends(0).json();
    assert_eq!(some["bookmarks"].as_array().unwrap().len(), 1);
    let none = home.small(&["bookmark", "export", "--label", "none"]);
    assert_eq!(none.code, Some(1));
    let file = export(&home, &["bookmark", "export"], "all.md");
    home.small(&["bookmark", "export", "-o", &file]).fails(4, &["--force"]);
    home.small(&["bookmark", "export", "-o", home.path("all.pdf").to_str().unwrap()]).fails(2, &["pdf"]);
    home.small(&["deck", "export", "none"]).fails(2, &["no deck"]);
}
