//! Decks that a pack brings, on the command line.

use super::run::Home;
use serde_json::json;
use std::fs;

const FIRST: &str = "one-point-every-country";

#[test]
fn the_bundled_decks_are_listed_after_the_readers_own_and_say_that_they_are_bundled() {
    let home = Home::new();
    let listed = home.run(&["deck", "list"]).ends(0).out;
    assert!(listed.starts_with(FIRST), "{listed}");
    assert!(listed.lines().count() == 3 && listed.lines().all(|line| line.contains("  bundled  ")), "{listed}");
    home.run(&["deck", "new", "police", "ve/4b", "--title", "For the police"]).ends(0);
    let listed = home.run(&["deck", "list"]).ends(0).out;
    let mut lines = listed.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("police  ") && !line.contains("bundled")), "{listed}");
    assert!(lines.next().is_some_and(|line| line.starts_with(FIRST)), "{listed}");
    let spanish = home.run(&["deck", "list", "--lang", "es"]).ends(0).out;
    assert!(spanish.contains("incluida") && spanish.contains("Un punto, todos los países"), "{spanish}");
    let rows = home.run(&["deck", "list", "--json"]).ends(0).json();
    let brief = |at: usize| [&rows[at]["name"], &rows[at]["pack"], &rows[at]["created"]].map(Clone::clone);
    assert!(brief(0)[0] == "police" && brief(0)[1].is_null() && brief(0)[2].is_string(), "{rows}");
    assert_eq!(brief(1), [json!(FIRST), json!("americas"), json!(null)]);
}

#[test]
fn one_is_shown_with_its_objective_its_notes_and_its_case_in_both_languages() {
    let home = Home::new();
    let text = home.run(&["deck", "show", FIRST]).ends(0).out;
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "One point, every country one-point-every-country · bundled · 14 items · 43 min",
        "Objective: Afterwards you can",
        "1. Comparison: Argentina · Aruba › Protection",
        "Speaker’s note: The point is shelter",
        "Case: The lorry after the bridge",
        "Question: Trafficking, smuggling, both, or not enough known?",
        "What the texts say: Smuggling:",
        "Source: Protocol against the Smuggling of Migrants",
        "https://sherloc.unodc.org/",
        "United States, 2022, finds, differs: More trafficking victims were identified in 2022.",
    ] {
        assert!(said.contains(part), "{part} is not in {text}");
    }
    let spanish = home.run(&["deck", "show", FIRST, "--lang", "es"]).ends(0).out;
    for part in ["Objetivo: Al terminar podrá", "Caso: El camión después del puente", "Lo que dicen los textos:"] {
        assert!(spanish.contains(part), "{part} is not in {spanish}");
    }
    let whole = home.run(&["deck", "show", FIRST, "--json"]).ends(0).json();
    assert_eq!((&whole["pack"], &whole["minutes"], &whole["created"]), (&json!("americas"), &json!(43), &json!(null)));
    assert!(whole["objective"].as_str().unwrap().starts_with("Afterwards"));
    let items = whole["items"].as_array().unwrap();
    let case = items.iter().find(|item| !item["case"].is_null()).unwrap();
    assert!(case["place"].is_null() && case["link"].is_null() && case["standing"].is_null(), "{case}");
    assert_eq!(case["case"]["title"], "The lorry after the bridge");
    assert_eq!(case["case"]["sources"].as_array().unwrap().len(), 2);
    assert!(case["case"]["text"].as_str().unwrap().lines().count() == 2);
    let passage = items.iter().find(|item| !item["passage"].is_null()).unwrap();
    assert_eq!((&passage["standing"], &passage["case"]), (&json!("here"), &json!(null)));
    assert!(passage["passage"]["said_by"].is_string());
    home.run(&["deck", "show", "one-point"]).fails(2, &["no deck", "did you mean"]);
}

#[test]
fn none_is_changed_and_its_name_is_taken() {
    let home = Home::new();
    home.run(&["deck", "new", FIRST, "ve"]).fails(2, &["already", "in the library", "another name"]);
    for change in [&["add", FIRST, "ve"][..], &["remove", FIRST, "1"], &["rename", FIRST, "Mine"], &["delete", FIRST]] {
        home.run(&[&["deck"], change].concat()).fails(2, &["belongs to the library", "cotejo deck new"]);
    }
    assert_eq!(home.run(&["deck", "list"]).ends(0).out.lines().count(), 3);
    // A deck that was made before a pack brought one of its name stays the reader's.
    home.small(&["deck", "new", FIRST, "ve", "--title", "Mine"]).ends(0);
    assert!(home.run(&["deck", "show", FIRST]).ends(0).out.starts_with("Mine\n"));
    home.run(&["deck", "rename", FIRST, "Still mine"]).ends(0);
    home.run(&["deck", "delete", FIRST]).ends(0);
    assert!(home.run(&["deck", "show", FIRST]).ends(0).out.starts_with("One point, every country\n"));
}

#[test]
fn a_readers_own_pack_brings_decks_and_check_names_what_is_wrong_with_them() {
    let home = Home::new();
    let folder = home.path("reports");
    crate::made::write(&folder, &[("ve", &crate::made::passage("p-1", "A shelter opened."))]);
    fs::create_dir(folder.join("decks")).unwrap();
    let file = folder.join("decks/talk.toml");
    let write = |place: &str| {
        let head = "schema = 1\nname = \"talk\"\ntitle = \"A talk\"\nobjective = \"To tell.\"\n";
        fs::write(&file, format!("{head}[[item]]\nplace = \"{place}\"\nminutes = 2\n")).unwrap();
    };
    let run = |args: &[&str]| home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat());
    write("ve#p-1");
    let listed = run(&["deck", "list"]).ends(0).out;
    assert_eq!(listed, "talk  from pack reports  1 item  2 min  A talk\n");
    let shown = run(&["deck", "show", "talk"]).ends(0).out;
    assert!(shown.contains("A shelter opened.") && shown.contains("from pack reports"), "{shown}");
    assert_eq!(run(&["check"]).ends(0).out, "1 report, 1 passage, 1 deck: no error, no warning\n");
    write("ve#p-9");
    let path = file.to_str().unwrap();
    let said = run(&["check", path]).ends(1).out;
    let wrong =
        "6:9: item 1 · place: “ve#p-9” leads to nothing in this library: correct the address or take the item out.";
    assert_eq!(said, format!("{path}:{wrong}\n0 reports, 0 passages, 1 deck: 1 error, no warning\n"));
    let strict = run(&["check", path, "--strict", "--json"]).json();
    assert_eq!(strict["decks"], 1);
    let warnings = strict["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "warning");
    assert_eq!(
        warnings.map(|problem| problem["field"].as_str().unwrap()).collect::<Vec<_>>(),
        ["title_es", "objective_es"]
    );
    let listed = run(&["deck", "list"]);
    assert!(listed.code == Some(0) && listed.err.contains("problem"), "{}", listed.err);
}
