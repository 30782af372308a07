//! `cotejo figures`: values with who gives them.

use super::run::{Home, fixture};
use cotejo::model::Amount;
use cotejo::store::{Shelf, load};
use serde_json::{Value, json};

fn counted(args: &[&str]) -> super::run::Run {
    let folder = fixture("counted");
    Home::new().run(&[&["--no-bundled", "--library", folder.to_str().unwrap()], args].concat())
}

#[test]
fn every_figure_of_the_library_is_printed_and_no_number_that_nobody_said() {
    let printed = Home::new().run(&["figures", "--json"]).ends(0).json();
    let printed = printed.as_array().unwrap();
    let library = load(&Shelf { bundled: true, folders: Vec::new() });
    let mut said = 0;
    for report in library.reports() {
        for (passage, figure) in report.passages.iter().flat_map(|p| p.figures.iter().map(move |figure| (p, figure))) {
            let is = |entry: &&Value| {
                let number = |key: &str| entry[key].as_f64();
                let amount = match figure.amount {
                    Amount::One(value) => number("value") == Some(value),
                    Amount::Between(low, high) => (number("low"), number("high")) == (Some(low), Some(high)),
                    Amount::None => entry.get("value") == Some(&Value::Null),
                };
                let place = entry["place"].as_str().unwrap();
                amount
                    && place.ends_with(&format!("#{}", passage.id))
                    && entry["country"] == report.country.as_str()
                    && entry["indicator"] == figure.indicator.as_str()
                    && entry["qualifier"] == figure.qualifier.word()
            };
            assert!(printed.iter().any(|entry| is(&entry)), "{} {} {figure:?}", report.id, passage.id);
            said += 1;
        }
    }
    assert!(printed.len() <= said && said > 1_000, "{} of {said}", printed.len());
    assert!(printed.iter().all(|entry| entry["said_by"] != "" && entry["sources"] != json!([])));
}

#[test]
fn indicators_countries_and_topics_narrow_it() {
    let found =
        counted(&["figures", "convictions", "--country", "cu", "--country", "argentina", "--json"]).ends(0).json();
    let cells: Vec<(&str, &str)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["country"].as_str().unwrap(), f["period"].as_str().unwrap()))
        .collect();
    assert_eq!(cells, [("ar", "2015/2016"), ("cu", "2016")], "by name, whatever the order they were asked for in");
    let found = counted(&["figures", "--topic", "protection", "--country", "ve", "--json"]).ends(0).json();
    let of: Vec<&str> = found.as_array().unwrap().iter().map(|f| f["indicator"].as_str().unwrap()).collect();
    assert_eq!(
        of,
        ["victims-identified", "victims-assisted", "victims-assisted", "victims-assisted", "victims-assisted"]
    );
    assert_eq!(found[0]["flags"], json!({"not_same_as": ["victims-assisted"], "other_periods": []}));
    assert_eq!(
        (&found[2]["value"], &found[2]["qualifier"], &found[2]["said_by"]),
        (&json!(34), &json!("at-least"), &json!("United States"))
    );
    assert_eq!((&found[3]["low"], &found[3]["high"], found[3].get("value")), (&json!(20), &json!(30), None));
    // By its name too, in either language.
    for name in ["Persons convicted", "personas condenadas", "CONVICTIONS"] {
        assert_eq!(counted(&["figures", name, "--json"]).ends(0).json().as_array().unwrap().len(), 7, "{name}");
    }
}

#[test]
fn text_has_a_line_for_each_value_and_the_sources_at_its_end() {
    let text = counted(&["figures", "--country", "ve", "--topic", "protection"]).ends(0).out;
    let expected = "\
Victims assisted (persons)
  What is counted: persons who received at least one service or benefit in the
  period: lodging, care, papers, help to return, a permit, money.

Venezuela
  2005–2006: 87 · The State [1] · ve#p-001
  2016: at least 34 · United States [2] · ve#p-002
  2016: 20–30 · Study [3] · ve#p-003
  2016: not reported · The State [1] · ve#p-004
    Not to be compared with: Victims identified. They count other things for an
    overlapping time.
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("\nSources\n[1] Reply to the questionnaire"), "{text}");
    let spanish = counted(&["figures", "convictions", "--country", "cu", "--lang", "es"]).ends(0).out;
    assert!(spanish.contains("2016: unos 60 · Estados Unidos [2] · cu#p-002"), "{spanish}");
    for width in ["20", "40", "80"] {
        let text = counted(&["figures", "--width", width]).ends(0).out;
        let most: usize = width.parse().unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= most || line.contains("http")), "{text}");
    }
}

#[test]
fn rows_for_a_spreadsheet_have_one_figure_each() {
    let csv = counted(&["figures", "victims-assisted", "--country", "ve", "--format", "csv"]).ends(0).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("indicator,label,unit,country,period,value,low,high,qualifier,said_by,"), "{csv}");
    assert!(lines[3].starts_with("victims-assisted,Victims assisted,persons,ve,2016,,20,30,range,Study,ngo,"), "{csv}");
    assert!(lines[4].contains(",ve,2016,,,,not-reported,The State,state,"), "{csv}");
    assert_eq!(lines.len(), 5);
}

#[test]
fn what_is_not_there_is_nothing_found_and_what_is_wrong_is_said() {
    assert_eq!(counted(&["figures", "--country", "us", "--json"]).ends(1).out, "[]\n");
    assert_eq!(counted(&["figures", "--country", "us"]).ends(1).out, "No figure in this library for what was asked.\n");
    counted(&["figures", "convction"]).fails(2, &["no indicator is called “convction”", "did you mean convictions"]);
    counted(&["figures", "--country", "cuva"]).fails(2, &["no country is called", "Cuba"]);
    counted(&["figures", "--topic", "4b"]).fails(2, &["no topic is called “4b”", "protection"]);
    let home = Home::new();
    let file = home.path("figures.csv");
    let file = file.to_str().unwrap();
    assert_eq!(home.run(&["figures", "convictions", "-o", file]).code, Some(0));
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.starts_with("indicator,label,"), "the file's name says its form: {written}");
    home.run(&["figures", "convictions", "-o", file]).fails(4, &["--force"]);
}

#[test]
fn documents_keep_every_value_with_its_speaker_and_number_each_source_once() {
    let narrow = counted(&["figures", "--country", "cu", "--format", "md"]).ends(0).out;
    assert!(narrow.starts_with("# Figures\n"), "{narrow}");
    assert!(
        narrow.contains("Cuba, 2016") && narrow.contains("none (stated)") && narrow.contains("about 60"),
        "{narrow}"
    );
    // More columns than a page has room for stand below each other, a table for each indicator.
    let wide = counted(&["figures", "--format", "md"]).ends(0).out;
    for said in [
        "## Victims assisted (persons)",
        "at least 34 · United States",
        "20–30 · Study",
        "not reported",
        "Not to be compared with",
    ] {
        assert!(wide.contains(said), "{said}: {wide}");
    }
    let html = counted(&["figures", "--format", "html", "--lang", "es"]).ends(0).out;
    assert!(html.contains("<html lang=\"es\"") && html.contains("al menos 34 · Estados Unidos"), "{html}");
}
