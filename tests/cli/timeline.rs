//! `cotejo timeline`: one country along time, and what was planned.

use super::run::Home;
use serde_json::{Value, json};

fn places(shown: &Value) -> Vec<String> {
    let place = |passage: &Value| passage["place"].as_str().unwrap().rsplit('#').next().unwrap().to_owned();
    shown.as_array().unwrap().iter().map(place).collect()
}

#[test]
fn passages_stand_by_period_each_once_with_all_its_homes() {
    let home = Home::new();
    let shown = home.small(&["timeline", "venezuela", "--json"]).ends(0).json();
    assert_eq!(places(&shown), ["p-001", "p-004", "p-003", "p-002"]);
    let homes =
        json!([{"topic": "prosecution", "point": "cases-charges"}, {"topic": "protection", "point": "assistance"}]);
    assert_eq!(shown[2]["homes"], homes);
    let of = |args: &[&str]| places(&home.small(&[&["timeline", "ve", "--json"], args].concat()).ends(0).json());
    assert_eq!(of(&["--topic", "prosecution"]), ["p-003"]);
    assert_eq!(of(&["--voice", "others"]), ["p-003", "p-002"]);
    let shown = home.small(&["timeline", "ve", "--topic", "4", "--voice", "others"]).ends(0).out;
    assert!(
        shown.starts_with("Venezuela: timeline\n4 Victim protection\nOnly what others than the State say is shown"),
        "{shown}"
    );
    let shown = home.small(&["timeline", "ve"]).ends(0).out;
    let expected = "\
Venezuela: timeline

2005
Victim protection › Shelter and assistance
The State, 2005–2006 [1] · reported done · ends 2006 · ve#p-001
  87 victims of several nationalities were assisted with lodging and papers.

2006
";
    assert!(shown.starts_with(expected), "{shown}");
    assert!(shown.contains("Prosecution › Cases and charges · Victim protection › Shelter and assistance"), "{shown}");
}

#[test]
fn a_promise_has_its_date_and_every_later_word() {
    let home = Home::new();
    let shown = home.small(&["timeline", "ve", "--promises"]).ends(0).out;
    assert!(
        shown.contains("  due December 2006\n")
            && shown.contains("planned · ends 2006 · no later word in this library"),
        "{shown}"
    );
    let promises = home.small(&["timeline", "ve", "--promises", "--json"]).ends(0).json();
    assert_eq!((&promises[0]["due"], &promises[0]["later"]), (&json!("2006-12"), &json!([])));
    let by_state = home.run(&["timeline", "ve", "--promises", "--voice", "state"]).ends(0).out;
    assert!(by_state.contains("whoever says it") && by_state.contains("OAS, 4 June 2012"), "{by_state}");
    assert!(!by_state.contains("A centre in Táchira"), "{by_state}");
    let promises = home.run(&["timeline", "ve", "--promises", "--json"]).ends(0).json();
    let charter = promises.as_array().unwrap().iter().find(|promise| promise["due"] == "2007-12").unwrap();
    assert_eq!((&charter["due_passed"], &charter["later"][0]["bond"]), (&json!(true), &json!("fulfils")));
    assert_eq!(charter["later"][0]["passage"]["period"], "2012-06-04");
    let shown = home.run(&["timeline", "ve", "--promises", "--lang", "es"]).ends(0).out;
    assert!(shown.contains("→ Qué fue de ello") && shown.contains("Nota: "), "{shown}");
}

#[test]
fn it_is_taken_away_in_every_form() {
    let home = Home::new();
    let csv = home.small(&["timeline", "ve", "--format", "csv"]).ends(0).out;
    assert!(csv.lines().next().unwrap().ends_with(",place,homes") && csv.lines().count() == 5, "{csv}");
    assert!(csv.contains("prosecution/cases-charges; protection/assistance"), "{csv}");
    let csv = home.run(&["timeline", "ve", "--promises", "--format", "csv"]).ends(0).out;
    assert!(csv.contains(",fulfils,ve/cooperation/"), "{csv}");
    let rows = csv.lines().skip(1).filter(|line| line.starts_with("passage,ve,")).count();
    assert_eq!(rows, home.run(&["timeline", "ve", "--promises", "--json"]).json().as_array().unwrap().len());
    let md = home.run(&["timeline", "ve", "--promises", "--format", "md"]).ends(0).out;
    assert!(md.starts_with("# Venezuela: promises and later words\n") && md.contains("\n## 2006\n"), "{md}");
    assert!(md.contains("What became of it") && md.contains("due December 2007"), "{md}");
    let html = home.small(&["timeline", "ve", "--format", "html"]).ends(0).out;
    assert!(html.contains("<h2") && html.contains("87 victims"), "{html}");
}

#[test]
fn nothing_is_one_and_a_name_that_fits_nothing_two() {
    let home = Home::new();
    assert_eq!(home.small(&["timeline", "us", "--json"]).ends(1).json(), json!([]));
    assert_eq!(home.small(&["timeline", "cu", "--promises", "--json"]).ends(1).json(), json!([]));
    assert!(home.small(&["timeline", "cu", "--promises"]).ends(1).out.contains("No planned measure"));
    home.small(&["timeline", "venezola"]).fails(2, &["no country is called", "Venezuela"]);
    home.small(&["timeline", "ve", "--topic", "protecton"]).fails(2, &["no topic is called", "protection"]);
    home.small(&["timeline", "ve", "--voice", "nobody"]).code.map_or_else(|| panic!(), |code| assert_eq!(code, 2));
}
