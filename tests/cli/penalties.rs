//! `cotejo penalties`: readings of laws, by country.

use super::run::{Home, Run, fixture};
use serde_json::json;

fn counted(args: &[&str]) -> Run {
    let folder = fixture("counted");
    Home::new().run(&[&["--no-bundled", "--library", folder.to_str().unwrap(), "penalties"], args].concat())
}

#[test]
fn readings_stand_by_country_with_who_reads_them_so() {
    let expected = "\
Penalties for trafficking in persons

Cuba
  up to 30 years · imprisonment · aggravated · any victim
    Penal Code, art. 363 · in force · The State [1], 2022 · cu#p-003

Venezuela
  10 to 15 years · imprisonment · basic · any victim
    Penal Code, art. 173 · repealed · The State [1], 2005–2012 · ve#p-010
  20 to 25 years · imprisonment · aggravated · child victim
    Organic Law, Article 41 · in force
    The State · United States [1] [2], since 2012 · ve#p-011

No penalty for trafficking in persons is coded in this library, which is not the
same as no penalty: Argentina, United States.
";
    let text = counted(&[]).ends(0).out;
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains("\nSources: Venezuela\n[1] "), "{text}");
}

#[test]
fn json_and_rows_keep_what_is_coded_and_name_who_has_none() {
    let found = counted(&["--json", "--country", "ve", "--country", "us"]).ends(0).json();
    assert_eq!((&found["offence"], &found["not_coded"]), (&json!("trafficking"), &json!(["us"])));
    let first = &found["penalties"][0];
    assert_eq!(
        (&first["min_months"], &first["max_months"], &first["status"]),
        (&json!(120), &json!(180), &json!("repealed"))
    );
    let second = &found["penalties"][1];
    assert_eq!(
        (&second["said_by"], &second["sources"]),
        (&json!("The State · United States"), &json!(["reply", "monitor"]))
    );
    let csv = counted(&["--offence", "smuggling", "--format", "csv"]).ends(0).out;
    assert_eq!(
        csv.lines().nth(1).unwrap(),
        "ve,smuggling,imprisonment,basic,,48,,Organic Law,,,,2012/..,in-force,The State,state,ve/legal-framework/offences-penalties#p-012,reply"
    );
}

#[test]
fn nothing_coded_is_nothing_found_and_an_offence_that_is_none_is_bad_usage() {
    let found = counted(&["--offence", "slavery", "--json"]).ends(1).json();
    assert_eq!(found["penalties"], json!([]));
    assert_eq!(found["not_coded"].as_array().unwrap().len(), 4);
    let wrong = counted(&["--offence", "traficking"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("trafficking"), "{}", wrong.err);
}
