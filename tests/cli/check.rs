//! `cotejo check`: every problem, where it is and what to do.

use super::run::{Home, fixture, keys};
use serde_json::json;

const CU: &str = "tests/fixtures/broken/cu.toml";
const VE: &str = "tests/fixtures/broken/ve.toml";

#[test]
fn all_problems_of_all_files_are_named_with_their_places() {
    let folder = fixture("broken");
    let checked = Home::new().run(&["check", folder.to_str().unwrap()]).ends(1).out;
    let expected = format!("\
{CU}:9:8: report · kind: “dosier” is not one of the words for this key: use one of the list. Did you mean “dossier”?
{CU}:19:1: passage p-001 · period: This key is missing: add it.
{CU}:23:1: passage p-001 · perod: The format has no such key, so it is not read: correct its name or delete it. Did you mean “period”? (warning)
{CU}:27:12: passage p-001 · cite 1 · source: The report lists no source “minrexx”: add it or correct the id. Did you mean “minrex”?
{CU}:31:6: passage p-002 · at: The topic has no point “asistance”: use one of the taxonomy; until then it stands under its topic. Did you mean “assistance”? (warning)
{VE}:2:8: Not valid TOML (unclosed table, expected `]`): mend this statement.
2 reports, 1 passage: 4 errors, 2 warnings
");
    assert_eq!(checked, expected);
}

#[test]
fn json_has_the_same_problems() {
    let folder = fixture("broken");
    let checked = Home::new().run(&["check", folder.to_str().unwrap(), "--json"]).ends(1).json();
    assert_eq!(keys(&checked), ["decks", "passages", "problems", "reports"]);
    let problems = checked["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 6);
    assert_eq!(
        problems[2],
        json!({
            "file": CU, "line": 23, "column": 1, "severity": "warning", "field": "passage p-001 · perod",
            "message": "The format has no such key, so it is not read: correct its name or delete it. Did you mean “period”?",
        })
    );
}

#[test]
fn what_is_fine_ends_with_zero_and_so_do_warnings_alone() {
    let home = Home::new();
    let fine = home.run(&["check", fixture("small").to_str().unwrap()]).ends(0).out;
    assert_eq!(fine, "4 reports, 7 passages: no error, no warning\n");
    let strict = home.run(&["check", "--strict", fixture("plain").to_str().unwrap()]).ends(0).out;
    assert!(strict.contains("(warning)\n") && strict.contains(": no error, "), "{strict}");
}

#[test]
fn one_file_alone_can_be_checked() {
    let checked = Home::new().run(&["check", VE]).ends(1).out;
    assert!(checked.starts_with(&format!("{VE}:2:8: ")) && checked.lines().count() == 2, "{checked}");
}

#[test]
fn without_a_path_the_whole_library_is_checked() {
    let home = Home::new();
    let folder = fixture("broken");
    let checked = home.run(&["check", "--no-bundled", "--library", folder.to_str().unwrap()]).ends(1).out;
    assert!(checked.ends_with("2 reports, 1 passage: 4 errors, 2 warnings\n"), "{checked}");
    let bundled = home.run(&["check", "--json"]).ends(0).json();
    assert_eq!(bundled["problems"], json!([]));
}

#[test]
fn it_speaks_spanish() {
    let checked = Home::new().run(&["--lang", "es", "check", VE]).ends(1).out;
    assert!(
        checked.contains("TOML") && checked.ends_with("1 informe, 0 pasajes: 1 error, ningún aviso\n"),
        "{checked}"
    );
}

#[test]
fn a_path_that_leads_nowhere_is_bad_input() {
    Home::new().run(&["check", "nowhere/at-all"]).fails(2, &["nowhere/at-all"]);
}

#[test]
fn other_commands_mention_problems_and_show_what_is_good() {
    let folder = fixture("broken");
    let run =
        |args: &[&str]| Home::new().run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat());
    let shown = run(&["show", "cu/protection", "--json"]);
    assert_eq!((shown.code, shown.err.as_str()), (Some(0), "cotejo: 6 problems in the library: cotejo check\n"));
    // A passage whose point nobody knows is shown all the same.
    let points = shown.json()["points"].as_array().unwrap().clone();
    let last = points.last().unwrap();
    assert_eq!((&last["topic"], &last["point"]), (&json!("protection"), &json!(null)));
    assert_eq!(last["passages"][0]["text"], "Its point has a letter too few.");
    let found = run(&["search", "federation", "--lang", "es"]);
    assert!(found.err.ends_with("\ncotejo: 6 problemas en la biblioteca: cotejo check\n"), "{}", found.err);
}

#[test]
fn what_goes_wrong_between_passages_is_named_and_everything_else_still_loads() {
    let folder = fixture("strained");
    let folder = folder.to_str().unwrap();
    let checked = Home::new().run(&["check", folder, "--json"]).ends(1).json();
    let problems: Vec<[String; 3]> = checked["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let file = problem["file"].as_str().unwrap().rsplit('/').next().unwrap();
            let place = format!("{file}:{}:{}", problem["line"], problem["column"]);
            [place, problem["severity"].as_str().unwrap().into(), problem["field"].as_str().unwrap().into()]
        })
        .collect();
    let problems: Vec<[&str; 3]> = problems.iter().map(|problem| problem.each_ref().map(String::as_str)).collect();
    assert_eq!(
        problems,
        [
            ["ar.toml:22:6", "warning", "source idle · id"],
            ["ar.toml:31:6", "warning", "passage p-1 · at"],
            ["ar.toml:51:12", "error", "link 1 · from_has"],
            ["ar.toml:56:6", "error", "link 2 · to"],
            ["ar.toml:63:10", "error", "link 3 · to_has"],
            ["cu.toml:4:6", "error", "report · id"],
        ]
    );
    let library = ["--no-bundled", "--library", folder];
    let texts = |place: &str| Home::new().run(&[&library[..], &["show", place]].concat()).out;
    assert!(texts("ar/protection").contains("Two shelters are open."));
    assert!(texts("ar/protection").contains("Forty victims were helped."));
    assert!(texts("cu/protection").contains("home is open."));
}
