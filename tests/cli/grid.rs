//! `cotejo grid`: what a library holds of every country.

use super::run::Home;
use serde_json::json;

#[test]
fn every_country_has_a_cell_for_every_topic() {
    let grid = Home::new().small(&["grid", "--json"]).ends(0).json();
    assert_eq!(grid["topic"], json!(null));
    let label = |at: usize| (grid["columns"][at]["topic"].clone(), grid["columns"][at]["label"].clone());
    assert_eq!(label(3), (json!("protection"), json!("Protection")));
    let rows = grid["rows"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Argentina", "Cuba", "Venezuela"]);
    let cell = &rows[2]["cells"][3];
    // One of the four is said by the State and another State together.
    assert_eq!((&cell["passages"], &cell["voices"]["state"], &cell["others"]), (&json!(4), &json!(3), &json!(2)));
    assert_eq!((&rows[2]["cells"][2]["passages"], &rows[2]["region"]), (&json!(1), &json!("south-america")));
    assert_eq!(
        rows[2]["cells"][2]["silent"],
        json!([{"state": "silent", "source": "reply", "note": "Two short paragraphs and no figure."}])
    );
    assert_eq!((&rows[1]["cells"][0]["passages"], &rows[1]["cells"][0]["silent"]), (&json!(0), &json!([])));
}

#[test]
fn points_of_a_topic_and_one_region_can_be_asked_for() {
    let home = Home::new();
    for topic in ["3", "prosecution", "PROSECUTION", "3b"] {
        let grid = home.small(&["grid", "--topic", topic, "--json"]).ends(0).json();
        assert_eq!((&grid["topic"], grid["columns"].as_array().unwrap().len()), (&json!("prosecution"), 7), "{topic}");
    }
    for region in ["caribbean", "Caribbean", "caribe", "CARIBE"] {
        let grid = home.small(&["grid", "--region", region, "--json"]).ends(0).json();
        let rows = grid["rows"].as_array().unwrap();
        assert_eq!((rows.len(), &rows[0]["country"]), (1, &json!("cu")), "{region}");
    }
    let names = |args: &[&str]| -> Vec<String> {
        let grid = home.small(&[&["grid", "--json"], args].concat()).ends(0).json();
        grid["rows"].as_array().unwrap().iter().map(|row| row["country"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["--order", "region"]), ["cu", "ar", "ve"]);
    assert_eq!(names(&["--order", "region", "--region", "south america"]), ["ar", "ve"]);
}

#[test]
fn it_is_a_table_for_people_with_what_its_signs_mean() {
    let expected = "\
Countries and topics
country    1     2  3       4      5
Argentina  2  o  ·  ·       ·      ·
Cuba       ·     ·  ·       1 S    ·
Venezuela  ·     ·  1 So ∅  4 So   ·
";
    let home = Home::new();
    let shown = home.small(&["grid"]).ends(0).out;
    let spaceless = |text: &str| {
        text.lines().take(5).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(spaceless(&shown), spaceless(expected), "{shown}");
    assert!(shown.contains("4 Protection\n") && shown.contains("∅: silent"), "{shown}");
    let shown = home.small(&["grid", "--order", "region", "--lang", "es"]).ends(0).out;
    assert!(shown.contains("\nCaribe\n") && shown.contains("1 E") && shown.contains("E: habla el Estado"), "{shown}");
    let narrow = home.small(&["grid", "--width", "40"]).ends(0).out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn it_is_taken_away_in_every_form() {
    let home = Home::new();
    let csv = home.small(&["grid", "--topic", "3", "--format", "csv"]).ends(0).out;
    let mut lines = csv.lines();
    let head = "country,name,region,topic,point,passages,state,foreign-state,intergovernmental,ngo,academic,media,others,\
                contested,in_tension,silent";
    assert_eq!(lines.next(), Some(head));
    assert_eq!(lines.count(), 3 * 7);
    assert!(csv.contains("\nve,Venezuela,south-america,prosecution,sentences,0,0,0,0,0,0,0,0,0,0,1\n"), "{csv}");
    let md = home.small(&["grid", "--format", "md"]).ends(0).out;
    assert!(md.starts_with("# What this library holds\n") && md.contains("| **Venezuela** |"), "{md}");
    assert!(md.contains("4 passages; the State 3, others 2 (foreign State 2)"), "{md}");
    assert!(
        md.contains("Says nothing here: The State, 2006.") && md.contains("nothing in this library, not checked"),
        "{md}"
    );
    assert!(md.contains("\n1. ") && md.contains("Reply to the questionnaire"), "the silent document is a source: {md}");
    let file = home.path("grid.html");
    assert_eq!(home.small(&["grid", "--order", "region", "-o", file.to_str().unwrap()]).code, Some(0));
    let html = std::fs::read_to_string(&file).unwrap();
    assert!(html.contains("<table") && html.contains("Caribbean"), "{html}");
    home.small(&["grid", "-o", file.to_str().unwrap()]).fails(4, &["grid.html"]);
    assert_eq!(home.small(&["grid", "-o", file.to_str().unwrap(), "--force"]).code, Some(0));
}

#[test]
fn what_is_not_there_ends_with_one_and_what_is_wrong_with_two() {
    let home = Home::new();
    let none = home.small(&["grid", "--region", "oceania", "--json"]).ends(1).json();
    assert_eq!(none["rows"], json!([]));
    home.small(&["grid", "--topic", "2"]).ends(1);
    for (args, words) in [
        (&["--region", "caribean"][..], ["no region is called “caribean”", "caribbean"]),
        (&["--topic", "protecton"], ["no topic is called", "protection"]),
    ] {
        home.small(&[&["grid"][..], args].concat()).fails(2, &words);
    }
}
