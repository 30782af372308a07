//! `cotejo list`: what a library holds.

use super::run::Home;
use serde_json::json;

#[test]
fn countries_are_counted_by_topic_each_passage_once() {
    let listed = Home::new().small(&["list", "countries", "--json"]).ends(0).json();
    let none = json!({"legal-framework": 0, "prevention": 0, "prosecution": 0, "protection": 0, "cooperation": 0});
    let counts = |pairs: &[(&str, u32)]| {
        let mut counts = none.clone();
        pairs.iter().for_each(|(topic, count)| counts[*topic] = json!(count));
        counts
    };
    assert_eq!(
        listed,
        json!([
            {"code": "ar", "name": "Argentina", "region": "south-america", "reports": 2,
             "passages": counts(&[("legal-framework", 2)])},
            {"code": "cu", "name": "Cuba", "region": "caribbean", "reports": 1, "passages": counts(&[("protection", 1)])},
            {"code": "ve", "name": "Venezuela", "region": "south-america", "reports": 1,
             "passages": counts(&[("prosecution", 1), ("protection", 3)])},
        ])
    );
}

#[test]
fn countries_are_a_table_for_people_and_what_is_listed_by_default() {
    let expected = "\
code  country    reports  1  2  3  4  5  passages
ar    Argentina        2  2  0  0  0  0         2
cu    Cuba             1  0  0  0  1  0         1
ve    Venezuela        1  0  0  1  3  0         4
";
    assert_eq!(Home::new().small(&["list", "countries"]).ends(0).out, expected);
    assert_eq!(Home::new().small(&["list"]).ends(0).out, expected);
}

#[test]
fn topics_and_points_are_those_of_the_library_with_their_numbers() {
    let home = Home::new();
    let topics = home.small(&["list", "topics", "--json"]).ends(0).json();
    let topics = topics.as_array().unwrap();
    assert_eq!(topics.len(), 5);
    assert!(topics.iter().all(|topic| topic["points"].as_array().unwrap().len() == 7));
    assert_eq!((&topics[3]["slug"], &topics[3]["number"]), (&json!("protection"), &json!(4)));
    assert_eq!(topics[3]["points"][1]["slug"], json!("assistance"));
    assert_eq!(topics[3]["points"][1]["letter"], json!("b"));
    let points = home.small(&["list", "points", "--json", "--lang", "es"]).ends(0).json();
    let points = points.as_array().unwrap();
    assert_eq!(points.len(), 35);
    let shelter = points.iter().find(|point| point["number"] == "4b").unwrap();
    assert_eq!((&shelter["topic"], &shelter["slug"]), (&json!("protection"), &json!("assistance")));
    assert!(shelter["question"].as_str().unwrap().starts_with('¿'), "{shelter}");
}

#[test]
fn reports_and_sources_say_what_they_are_in_the_language_asked_for() {
    let home = Home::new();
    let reports = home.small(&["list", "reports", "--json"]).ends(0).json();
    let ids: Vec<&str> = reports.as_array().unwrap().iter().map(|report| report["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ar-2013", "ar-2020", "cu", "ve"]);
    assert_eq!(
        reports[3],
        json!({
            "id": "ve", "country": "ve", "title": "Venezuela", "edition": "2026.1", "period": "2005/2016",
            "language": "en", "kind": "dossier", "summary": "Shelter, cases and one law.", "pack": "small",
            "file": "tests/fixtures/small/ve.toml", "sources": 2, "passages": 4,
        })
    );
    let sources = home.small(&["list", "sources", "--json", "--lang", "es"]).ends(0).json();
    // The two reports of one country are counted on, so that a number means one document.
    assert_eq!((&sources[1]["report"], &sources[1]["number"]), (&json!("ar-2020"), &json!(2)));
    assert_eq!(
        sources[3],
        json!({
            "country": "ve", "report": "ve", "number": 1, "id": "reply", "title": "Respuesta al cuestionario",
            "publisher": "Ministry of the Interior", "kind": "questionnaire-reply", "voice": "state",
            "published": "2006", "url": "https://example.org/reply", "symbol": "CP/1", "passages": 3,
        })
    );
}

#[test]
fn every_list_has_a_table_whose_lines_fit() {
    let home = Home::new();
    for what in ["countries", "topics", "points", "reports", "sources", "indicators"] {
        for lang in ["en", "es"] {
            let listed = home.small(&["list", what, "--width", "60", "--lang", lang]).ends(0).out;
            assert!(listed.lines().count() > 3, "{listed}");
            assert!(listed.lines().all(|line| line.chars().count() <= 60), "{listed}");
        }
    }
}

#[test]
fn a_library_of_nothing_has_an_empty_list() {
    let home = Home::new();
    assert_eq!(home.run(&["--no-bundled", "list"]).ends(0).out, "");
    assert_eq!(home.run(&["--no-bundled", "list", "reports", "--json"]).ends(0).json(), json!([]));
}

#[test]
fn the_bundled_library_is_there_without_being_named_and_can_be_left_out() {
    let home = Home::new();
    let listed = home.run(&["list", "countries", "--json"]).ends(0).json();
    let codes: Vec<&str> = listed.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert!(["cu", "ve"].iter().all(|code| codes.contains(code)), "{codes:?}");
    assert_eq!(home.run(&["list", "countries", "--json", "--no-bundled"]).ends(0).json(), json!([]));
}
