//! Bookmarks of anything, and decks.

use super::run::{Home, Run, fixture};
use serde_json::{Value, json};
use std::fs;

fn id(run: Run) -> String {
    let id = run.ends(0).out;
    assert!(id.ends_with('\n') && id.trim().len() > 2 && id.lines().count() == 1, "{id:?}");
    id.trim().to_owned()
}

fn bookmarks(home: &Home, more: &[&str]) -> Vec<Value> {
    home.small(&[&["bookmark", "list", "--json"], more].concat()).ends(0).json().as_array().unwrap().clone()
}

fn places(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["place"].as_str().unwrap()).collect()
}

#[test]
fn anything_with_an_address_can_be_bookmarked_by_any_of_its_names() {
    let home = Home::new();
    for (typed, place) in [
        ("compare:Venezuela+us/4b", "compare:ve+us/protection/assistance"),
        ("compare:ve+ar@ar-2013", "compare:ve+ar@ar-2013"),
        ("search:shelter country:ve", "search:shelter country:ve"),
        ("figures:all", "figures:all"),
        ("figures:venezuela+us/protection", "figures:ve+us/protection"),
        ("penalties:trafficking/ve", "penalties:trafficking/ve"),
        ("grid:", "grid:"),
        ("grid:4", "grid:protection"),
        ("timeline:Venezuela", "timeline:ve"),
        ("promises:ve/3", "promises:ve/prosecution"),
        ("cotejo:ve/protection/assistance#p-002", "ve/protection/assistance#p-002"),
        ("cotejo:search:a%20%22b%20c%22", "search:a \"b c\""),
    ] {
        let id = id(home.small(&["bookmark", "add", typed]));
        let rows = bookmarks(&home, &[]);
        let row = rows.iter().find(|row| row["id"] == id).unwrap();
        assert_eq!(row["place"], place, "{typed}");
        assert_eq!(row["standing"], "here");
    }
    for (typed, said) in [
        ("compare:ve", "not 1"),
        ("compare:ve+us/nonsense", "no topic"),
        ("compare:ve/4b+us", "not 1"),
        ("compare:ve#p-002+us", "no column"),
        ("figures:atlantis", "no country"),
        ("penalties:theft", "no offence"),
        ("grid:a/b", "leads nowhere"),
        ("nonsense:ve", "leads nowhere"),
        ("timeline:", "leads nowhere"),
    ] {
        home.small(&["bookmark", "add", typed]).fails(2, &[said]);
    }
    let query = home.small(&["bookmark", "add", "search:coutnry:ve"]);
    assert_eq!((query.code, query.out.as_str()), (Some(2), ""), "{}", query.err);
}

#[test]
fn a_note_and_labels_are_changed_and_the_rest_stays() {
    let home = Home::new();
    let id = id(home.small(&["bookmark", "add", "ve#p-002", "--note", "one", "--label", "a", "--label", "a"]));
    let before = bookmarks(&home, &[]).remove(0);
    assert_eq!(before["labels"], json!(["a"]));
    let said = home.small(&["bookmark", "edit", &id, "--note", "two\nlines", "--label", "b", "--no-label", "a"]);
    assert_eq!(said.ends(0).out, format!("changed {id}: ve/protection/assistance#p-002\n"));
    let after = bookmarks(&home, &[]).remove(0);
    assert_eq!((&after["note"], &after["labels"]), (&json!("two\nlines"), &json!(["b"])));
    for same in ["id", "place", "created", "quote"] {
        assert_eq!(before[same], after[same]);
    }
    assert!(before["quote"].as_str().unwrap().len() > 10);
    let table = home.small(&["bookmark", "list", "--lang", "es"]).ends(0).out;
    assert!(table.lines().count() >= 2 && table.contains("two ↵ lines"), "{table}");
    home.small(&["bookmark", "edit", "b-0", "--note", "x"]).fails(2, &["no bookmark"]);
    assert_eq!(home.small(&["bookmark", "edit", &id]).code, Some(2), "nothing to change");
    assert_eq!(home.small(&["bookmark", "edit", &id, "--note", ""]).code, Some(0));
    assert_eq!(bookmarks(&home, &[])[0]["note"], "");
}

#[test]
fn a_list_can_be_of_a_label_a_country_or_of_orphans() {
    let home = Home::new();
    for args in [&["ve#p-002", "--label", "talk"][..], &["us", "--label", "talk", "--label", "b"], &["compare:ve+ar"]] {
        home.small(&[&["bookmark", "add"], args].concat()).ends(0);
    }
    assert_eq!(places(&bookmarks(&home, &["--label", "talk"])), ["ve/protection/assistance#p-002", "us"]);
    assert_eq!(places(&bookmarks(&home, &["--label", "talk", "--label", "b"])), ["us"]);
    assert_eq!(
        places(&bookmarks(&home, &["--country", "Venezuela"])),
        ["ve/protection/assistance#p-002", "compare:ve+ar"]
    );
    assert_eq!(places(&bookmarks(&home, &["--orphans"])), ["us"], "of which this library has nothing");
    let none = home.small(&["bookmark", "list", "--label", "c"]);
    assert_eq!((none.code, none.err.as_str()), (Some(0), "cotejo: no bookmark is like that\n"));
    home.small(&["bookmark", "list", "--country", "atlantis"]).fails(2, &["no country"]);
}

#[test]
fn what_became_of_a_passage_is_said() {
    let home = Home::new();
    let folder = home.path("reports");
    let write = |passages: &str| crate::made::write(&folder, &[("ve", passages)]);
    let run = |args: &[&str]| home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat());
    let two = |one: &str| format!("{}\n{}", crate::made::passage("p-1", one), crate::made::passage("p-2", "Another."));
    write(&two("A shelter opened."));
    for id in ["ve#p-1", "ve#p-2"] {
        run(&["bookmark", "add", id]).ends(0);
    }
    write(&crate::made::passage("p-1", "Two shelters opened."));
    let rows = run(&["bookmark", "list", "--json"]).ends(0).json();
    let brief = |at: usize| [&rows[at]["standing"], &rows[at]["text_now"], &rows[at]["place_now"]].map(Value::clone);
    assert_eq!(brief(0), [json!("changed"), json!("Two shelters opened."), json!("ve/protection/assistance#p-1")]);
    assert_eq!(brief(1), [json!("orphan"), json!(null), json!(null)]);
    let table = run(&["bookmark", "list"]).ends(0).out;
    assert!(table.contains("changed since") && table.contains("orphan"), "{table}");
    let orphans = run(&["bookmark", "list", "--orphans", "--json"]).ends(0).json();
    assert_eq!(orphans.as_array().unwrap().len(), 1);
    run(&["deck", "new", "talk", "ve#p-1"]).ends(0);
    fs::remove_file(home.path(".local/share/cotejo/bookmarks.toml")).unwrap();
}

#[test]
fn a_deck_is_made_shown_changed_and_deleted() {
    let home = Home::new();
    assert_eq!(home.small(&["deck", "list"]).err, "cotejo: no decks yet\n");
    let made = home.small(&["deck", "new", "police", "ve#p-002", "compare:ve+us/4", "--title", "For the police"]);
    assert_eq!(made.ends(0).out, "police\n");
    home.small(&["deck", "new", "police"]).fails(2, &["police already"]);
    home.small(&["deck", "new", "For the police"]).fails(2, &["no name for a deck", "for-the-police"]);
    home.small(&["deck", "new", "other", "ve#p-999"]).fails(2, &["no passage"]);
    let item = id(home.small(&["deck", "add", "police", "us/4b", "--note", "ask\nfirst", "--minutes", "5"]));
    home.small(&["deck", "add", "polise", "us"]).fails(2, &["no deck", "did you mean police"]);
    assert!(home.small(&["deck", "list"]).ends(0).out.starts_with("police  "));
    let listed = home.small(&["deck", "list", "--json"]).ends(0).json();
    assert_eq!(
        (&listed[0]["name"], &listed[0]["items"], &listed[0]["minutes"]),
        (&json!("police"), &json!(3), &json!(5))
    );
    let shown = home.small(&["deck", "show", "police", "--json"]).ends(0).json();
    let items = shown["items"].as_array().unwrap();
    assert_eq!(
        places(items),
        ["ve/protection/assistance#p-002", "compare:ve+us/protection", "us/protection/assistance"]
    );
    assert_eq!(
        (&items[2]["id"], &items[2]["note"], &items[2]["minutes"]),
        (&json!(item), &json!("ask\nfirst"), &json!(5))
    );
    assert!(items[0]["passage"]["said_by"].as_str().is_some() && items[1]["passage"].is_null());
    let text = home.small(&["deck", "show", "police"]).ends(0).out;
    for part in
        ["For the police", "3 items", "5 min", "1. ", "3. ", "Speaker’s note: ask\n   first", "United States, 2016"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let gone = home.small(&["deck", "remove", "police", "1"]).ends(0).out;
    assert!(gone.contains("ve/protection/assistance#p-002"), "{gone}");
    home.small(&["deck", "remove", "police", &item]).ends(0);
    home.small(&["deck", "remove", "police", "7"]).fails(2, &["no item"]);
    home.small(&["deck", "rename", "police", "Another title"]).ends(0);
    let shown = home.small(&["deck", "show", "police", "--json"]).ends(0).json();
    assert_eq!((&shown["name"], &shown["title"]), (&json!("police"), &json!("Another title")));
    assert_eq!(shown["items"].as_array().unwrap().len(), 1);
    home.small(&["deck", "delete", "police"]).ends(0);
    home.small(&["deck", "show", "police"]).fails(2, &["no deck"]);
}

#[test]
fn a_deck_is_made_of_a_search_of_bookmarks_and_of_a_comparison() {
    let home = Home::new();
    let items = |name: &str| {
        let shown = home.small(&["deck", "show", name, "--json"]).ends(0).json();
        shown["items"].as_array().unwrap().clone()
    };
    home.small(&["deck", "new", "found", "--from-search", "shelter", "--limit", "2"]).ends(0);
    let hits = home.small(&["search", "shelter", "--limit", "2", "--json"]).json();
    assert_eq!(places(&items("found")), places(hits["hits"].as_array().unwrap()));
    home.small(&["bookmark", "add", "ve#p-002", "--note", "say this", "--label", "talk"]).ends(0);
    home.small(&["bookmark", "add", "us"]).ends(0);
    home.small(&["deck", "new", "kept", "--from-bookmarks", "--label", "talk"]).ends(0);
    let kept = items("kept");
    assert_eq!((kept.len(), &kept[0]["note"]), (1, &json!("say this")));
    assert!(kept[0]["quote"].is_string());
    home.small(&["deck", "new", "beside", "--from-compare", "ve+us/protection"]).ends(0);
    let beside = items("beside");
    let compared = home.small(&["compare", "ve", "us", "--topic", "protection", "--json"]).json();
    let spoken = compared["rows"].as_array().unwrap().iter();
    let spoken =
        spoken.filter(|row| row["cells"].as_array().unwrap().iter().any(|cell| !cell.as_array().unwrap().is_empty()));
    let spoken: Vec<String> =
        spoken.map(|row| format!("compare:ve+us/protection/{}", row["point"].as_str().unwrap())).collect();
    assert_eq!(places(&beside), spoken);
    let nothing = home.small(&["deck", "new", "none", "--from-search", "zeppelin"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(1), ""));
    home.small(&["deck", "show", "none"]).fails(2, &["no deck"]);
    home.small(&["deck", "new", "none", "--from-compare", "ve"]).fails(2, &["not 1"]);
    home.small(&["deck", "new", "none", "--from-compare", "grid:"]).fails(2, &["no comparison"]);
    assert!(fixture("small").is_dir());
}
