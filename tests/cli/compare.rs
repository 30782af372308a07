//! `cotejo compare`: countries side by side, aligned by point.

use super::run::Home;
use serde_json::json;

#[test]
fn rows_are_points_and_cells_are_what_each_column_holds() {
    let compared = Home::new().small(&["compare", "ve", "cu", "--topic", "protection", "--json"]).ends(0).json();
    assert_eq!(compared["topic"], "protection");
    assert_eq!(compared["columns"], json!([{"country": "ve", "report": null}, {"country": "cu", "report": null}]));
    let rows = compared["rows"].as_array().unwrap();
    let points: Vec<&str> = rows.iter().map(|row| row["point"].as_str().unwrap()).collect();
    assert_eq!(points.len(), 7);
    assert_eq!(points[1], "assistance");
    let counts: Vec<usize> =
        rows[1]["cells"].as_array().unwrap().iter().map(|cell| cell.as_array().unwrap().len()).collect();
    assert_eq!(counts, [4, 1]);
    assert_eq!(rows[1]["cells"][1][0]["said_by"], "The State");
    assert!(rows.iter().all(|row| row["gaps"].as_array().unwrap().len() == 2));
}

#[test]
fn a_gap_stands_in_its_own_column() {
    let compared = Home::new().small(&["compare", "cu", "ve", "--point", "sentences", "--json"]).ends(1).json();
    let rows = compared["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0]["gaps"],
        json!([[], [{"state": "silent", "source": "reply", "note": "Two short paragraphs and no figure."}]])
    );
}

#[test]
fn two_reports_of_one_country_are_two_columns() {
    let compared = Home::new().small(&["compare", "ar@ar-2013", "ar@ar-2020", "--json"]).ends(0).json();
    assert_eq!(compared["topic"], "legal-framework", "the library's first topic, where none is named");
    assert_eq!(compared["columns"][1], json!({"country": "ar", "report": "ar-2020"}));
    let cells = &compared["rows"][1]["cells"];
    assert_eq!((&cells[0][0]["period"], &cells[1][0]["period"]), (&json!("2008/2012"), &json!("2012/..")));
}

#[test]
fn a_point_can_be_named_in_every_way() {
    let home = Home::new();
    for args in [
        &["--point", "4b"][..],
        &["--point", "assistance"],
        &["--point", "protection/assistance"],
        &["--point", "4/b"],
        &["--topic", "4b"],
        &["--topic", "protection", "--point", "b"],
        &["--point", "shelter and assistance"],
    ] {
        let compared = home.small(&[&["compare", "ve", "cu", "--json"][..], args].concat()).ends(0).json();
        let rows = compared["rows"].as_array().unwrap();
        assert_eq!((rows.len(), &rows[0]["point"]), (1, &json!("assistance")), "{args:?}");
    }
}

#[test]
fn wide_columns_stand_beside_each_other_and_narrow_ones_below() {
    let home = Home::new();
    let wide = home.small(&["compare", "ve", "cu", "--point", "4b", "--width", "100"]).ends(0).out;
    let expected = "\
4 Victim protection

Venezuela · 2005–2016                            │ Cuba · 2017

4b Shelter and assistance
differs in whether the State or others speak · 2005–2016 beside 2017 and later
The State 3 · 2 origins                          │ The State 1 · one origin
The State, 2005–2006 [1] · reported done         │ The State, since 2017 [1] · reported under way
ends 2006 · ve#p-001                             │ cu#p-001
  87 victims of several nationalities were       │   A shelter is run with the women’s federation.
  assisted with lodging and papers.              │
";
    assert!(wide.starts_with(expected), "{wide}");
    assert!(wide.contains("\nSources: Cuba\n") && wide.contains("\nSources: Venezuela\n"), "{wide}");
    let narrow = home.small(&["compare", "ve", "cu", "--point", "4b", "--width", "60"]).ends(0).out;
    assert!(!narrow.contains('│'), "{narrow}");
    let (venezuela, cuba) = (narrow.find("\nVenezuela · 2005–2016\n"), narrow.find("\nCuba · 2017\n"));
    assert!(venezuela.is_some() && venezuela < cuba, "{narrow}");
    for (text, width) in [(wide, 100), (narrow, 60)] {
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
    }
}

#[test]
fn an_empty_row_says_so_once() {
    let shown = Home::new().small(&["compare", "ve", "cu", "us", "--point", "1a", "--width", "160"]).ends(1).out;
    assert!(shown.contains("United States · no report in this library"), "{shown}");
    assert_eq!(shown.matches("nothing in this library · not checked").count(), 1, "{shown}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_reason() {
    let home = Home::new();
    for (args, words) in [
        (&["ve"][..], ["two to four", "not 1"]),
        (&["ve", "cu", "us", "ar", "mx"], ["two to four", "not 5"]),
        (&["ve", "cuba libre"], ["no country is called", "cuba libre"]),
        (&["ve", "cu@cu-1999"], ["no report “cu-1999”", "this library"]),
        (&["ve", "cu/protection"], ["“cu/protection” is no column", "--topic"]),
        (&["ve", "cu", "--topic", "protecton"], ["no topic is called", "protection"]),
        (&["ve", "cu", "--point", "asistance"], ["no point is called", "assistance"]),
        (&["ve", "cu", "--topic", "4", "--point", "3a"], ["a point of the topic “prosecution”", "leave --topic out"]),
        (&["ve", "cu", "--point", "b"], ["several topics", "protection/assistance"]),
    ] {
        home.small(&[&["compare"][..], args].concat()).fails(2, &words);
    }
}

#[test]
fn passages_stand_by_voice_and_only_sources_of_what_is_shown_are_listed() {
    let home = Home::new();
    let all = home.run(&["compare", "ve", "cu", "--point", "4b", "--width", "100"]).ends(0).out;
    assert!(all.contains("The State 4 · 2 origins"), "{all}");
    let state = home.run(&["compare", "ve", "cu", "--point", "4b", "--voice", "state", "--width", "100"]).ends(0).out;
    assert!(all.contains("US Department of State") && !state.contains("US Department of State"), "{state}");
    let shown = home.run(&["show", "ve/4b", "--voice", "state"]).ends(0).out;
    assert!(!shown.contains("US Department of State"), "{shown}");
}
