//! The reader's own: bookmarks and settings.

use super::run::{Home, Run};
use serde_json::json;
use std::fs;

fn id(run: Run) -> String {
    let id = run.ends(0).out;
    assert!(id.ends_with('\n') && id.trim().len() > 2, "{id:?}");
    id.trim().to_owned()
}

#[test]
fn a_bookmark_that_is_added_is_listed_and_one_that_is_removed_is_not() {
    let home = Home::new();
    let first = id(home.small(&[
        "bookmark",
        "add",
        "Venezuela/4b",
        "--note",
        "for Tuesday",
        "--label",
        "talk",
        "--label",
        "b",
    ]));
    let second = id(home.small(&["bookmark", "add", "ve#p-002"]));
    let again = id(home.small(&["bookmark", "add", "ve#p-002"]));
    assert_ne!(second, again, "a place may have several");
    let listed = home.small(&["bookmark", "list", "--json"]).ends(0).json();
    let rows = listed.as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["place"], &rows[0]["note"], &rows[0]["labels"]),
        (&json!(first), &json!("ve/protection/assistance"), &json!("for Tuesday"), &json!(["talk", "b"]))
    );
    assert_eq!(rows[1]["place"], "ve/protection/assistance#p-002");
    assert!(rows[0]["created"].as_str().unwrap().ends_with('Z'));
    let text = home.small(&["bookmark", "list"]).ends(0).out;
    assert!(text.contains(&first) && text.contains("talk, b") && text.contains("for Tuesday"), "{text}");
    let removed = home.small(&["bookmark", "remove", &second]).ends(0).out;
    assert_eq!(removed, format!("removed {second}: ve/protection/assistance#p-002\n"));
    assert_eq!(home.small(&["bookmark", "list", "--json"]).json().as_array().unwrap().len(), 2);
}

#[test]
fn bookmarks_are_kept_where_xdg_says() {
    let home = Home::new();
    let data = home.path("elsewhere");
    let home = home.with("XDG_DATA_HOME", data.to_str().unwrap());
    home.small(&["bookmark", "add", "ve"]).ends(0);
    assert!(fs::read_to_string(data.join("cotejo/bookmarks.toml")).unwrap().contains("place = \"ve\""));
}

#[test]
fn no_bookmark_is_an_empty_list_and_no_failure() {
    let home = Home::new();
    assert_eq!(home.small(&["bookmark", "list", "--json"]).ends(0).json(), json!([]));
    let text = home.small(&["bookmark", "list"]);
    assert_eq!((text.code, text.out.as_str(), text.err.as_str()), (Some(0), "", "cotejo: no bookmarks yet\n"));
}

#[test]
fn what_cannot_be_bookmarked_or_removed_is_said() {
    let home = Home::new();
    home.small(&["bookmark", "add", "venezula"]).fails(2, &["did you mean Venezuela"]);
    home.small(&["bookmark", "add", "ve#p-999"]).fails(2, &["no passage “p-999”"]);
    home.small(&["bookmark", "remove", "b-1"]).fails(2, &["no bookmark", "b-1"]);
    let known = id(home.small(&["bookmark", "add", "ve"]));
    home.small(&["bookmark", "remove", &format!("{known}0")]).fails(2, &[&format!("did you mean {known}?")]);
}

#[test]
fn a_bookmark_that_cannot_be_saved_ends_with_four_and_the_file_is_as_it_was() {
    let home = Home::new();
    home.small(&["bookmark", "add", "ve"]).ends(0);
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    fs::write(&file, "schema = 99\n").unwrap();
    home.small(&["bookmark", "add", "ve"]).fails(4, &["bookmarks.toml", "99"]);
    home.small(&["bookmark", "list"]).fails(2, &["bookmarks.toml", "99"]);
    assert_eq!(fs::read_to_string(file).unwrap(), "schema = 99\n");
}

#[test]
fn the_settings_say_where_they_are_and_what_they_are() {
    let home = Home::new();
    let file = home.path(".config/cotejo/config.toml");
    assert_eq!(home.run(&["config", "path"]).ends(0).out, format!("{}\n", file.display()));
    assert_eq!(home.run(&["config", "check"]).ends(0).out, "no problem in the settings\n");
    let printed = home.run(&["config", "print"]).ends(0).out;
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, &printed).unwrap();
    assert_eq!(home.run(&["config", "check"]).ends(0).out, "no problem in the settings\n", "{printed}");
    assert_eq!(home.run(&["config", "print"]).ends(0).out, printed);
}

#[test]
fn settings_are_followed_and_the_command_line_stands_over_them() {
    let home = Home::new();
    let file = home.path(".config/cotejo/config.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let library = fs::canonicalize("tests/fixtures/plain").unwrap();
    fs::write(&file, format!("lang = \"es\"\nlibrary = [{library:?}]\n")).unwrap();
    assert!(home.run(&["--no-bundled", "list"]).ends(0).out.contains("Estados Unidos"));
    assert!(home.run(&["--no-bundled", "list", "--lang", "en"]).ends(0).out.contains("United States"));
    let both = home.small(&["list", "reports", "--json"]).ends(0).json();
    assert_eq!(both.as_array().unwrap().len(), 5);
}

#[test]
fn a_fault_in_the_settings_is_named_and_mentioned_and_stops_nothing() {
    let home = Home::new();
    let file = home.path(".config/cotejo/config.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "theme = \"mon\"\n").unwrap();
    let checked = home.run(&["config", "check"]).ends(1).out;
    assert!(
        checked.starts_with(&format!("{}:1:1: theme: ", file.display())) && checked.contains("“mono”"),
        "{checked}"
    );
    let listed = home.small(&["list"]);
    assert_eq!(
        (listed.code, listed.err.as_str()),
        (Some(0), "cotejo: 1 problem in the settings: cotejo config check\n")
    );
    // A library that is not there today is a fault of the day.
    fs::write(&file, "library = [\"/nowhere/at/all\"]\n").unwrap();
    let listed = home.small(&["list", "--json"]);
    assert_eq!((listed.code, listed.json().as_array().unwrap().len()), (Some(0), 3));
    assert_eq!(listed.err, "cotejo: 1 problem in the library: cotejo check\n");
}
