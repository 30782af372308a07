//! What is taken away: Markdown, HTML and CSV, in every layout, from `compare`, `show` and `search`.

use super::run::Home;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const COMPARE: &[&str] = &["compare", "ve", "cu", "--topic", "protection"];

fn taken(args: &[&str], more: &[&str]) -> String {
    Home::new().small(&[args, more].concat()).ends(0).out
}

#[test]
fn markdown_in_every_layout_keeps_speaker_period_marks_gaps_and_sources() {
    for layout in ["table", "list", "briefing"] {
        insta::assert_snapshot!(format!("markdown_{layout}"), taken(COMPARE, &["--format", "md", "--layout", layout]));
    }
    insta::assert_snapshot!(
        "markdown_section",
        taken(&["show", "ve/prosecution", "--lang", "es"], &["--format", "md"])
    );
    insta::assert_snapshot!("markdown_voices", taken(&["show", "ve/4b"], &["--format", "md", "--layout", "table"]));
    insta::assert_snapshot!("markdown_passage", taken(&["show", "ve#p-002"], &["--format", "md"]));
}

#[test]
fn every_source_is_numbered_once_and_every_number_has_its_source() {
    for layout in ["table", "list", "briefing"] {
        let page = taken(COMPARE, &["--format", "md", "--layout", layout]);
        let (text, sources) = page.split_once("\n## Sources\n\n").unwrap();
        let (sources, _) = sources.split_once("\n\n## ").unwrap();
        let listed: Vec<&str> = sources.lines().map(|line| line.split_once(". ").unwrap().0).collect();
        let counted: Vec<String> = (1..=listed.len()).map(|number| number.to_string()).collect();
        assert_eq!(listed, counted);
        let cited: BTreeSet<&str> = text.split(" [").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
        assert_eq!(cited, listed.into_iter().collect(), "{page}");
    }
}

#[test]
fn html_has_the_heads_and_marks_that_a_screen_reader_needs() {
    let page = taken(COMPARE, &["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{page}");
    assert!(page.contains("<h1>Victim protection: Venezuela and Cuba</h1>"), "{page}");
    assert!(page.contains("<caption id=\"t1\">") && page.contains("<th scope=\"col\">Cuba, 2017</th>"), "{page}");
    assert_eq!(page.matches("<th scope=\"row\">").count(), 7);
    assert!(page.contains("<a href=\"#s1\" id=\"c1\"") && page.contains("<li id=\"s1\">"), "{page}");
    assert!(page.contains("<a href=\"#c1\" aria-label=\"Back to where source 1 is cited, 1\""), "{page}");
    assert!(page.contains("<em>ends 2006</em>"), "{page}");
    let spanish = taken(COMPARE, &["--format", "html", "--lang", "es"]);
    assert!(spanish.contains("<html lang=\"es\">") && spanish.contains("Otras voces"), "{spanish}");
    assert_eq!(page.matches("class=\"statement\"").count(), spanish.matches("class=\"statement\"").count());
}

#[test]
fn a_text_in_another_language_is_marked_as_such() {
    let home = Home::new();
    let folder = home.path("reports");
    crate::made::write(&folder, &[("ve", &crate::made::passage("p-1", "A shelter."))]);
    let run = |args: &[&str]| {
        home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat()).ends(0).out
    };
    let page = run(&["show", "ve/4b", "--lang", "es", "--format", "html"]);
    assert!(page.contains("<span class=\"text\" lang=\"en\">A shelter.</span>"), "{page}");
    assert!(page.contains("original en inglés"), "{page}");
    assert!(run(&["show", "ve/4b", "--lang", "es", "--format", "md"]).contains("*original en inglés*"));
    assert!(!run(&["show", "ve/4b", "--format", "html"]).contains("class=\"text\" lang"));
}

fn records(csv_text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_has_a_row_for_every_passage_and_every_checked_gap() {
    let args = ["compare", "ve", "cu", "--topic", "prosecution"];
    let rows = records(&taken(&args, &["--format", "csv"]));
    let json: Value = serde_json::from_str(&taken(&args, &["--json"])).unwrap();
    let count = |key: &str| -> usize {
        let rows = json["rows"].as_array().unwrap().iter();
        rows.flat_map(|row| row[key].as_array().unwrap()).map(|cell| cell.as_array().unwrap().len()).sum()
    };
    let of = |kind: &str| rows.iter().filter(|row| row[0] == kind).count();
    assert_eq!((of("passage"), of("gap")), (count("cells"), count("gaps")));
    assert!(of("passage") > 0 && of("gap") > 0);
    let gap = rows.iter().find(|row| row[0] == "gap").unwrap();
    assert_eq!(gap[..6], ["gap", "ve", "Venezuela", "ve", "prosecution", "sentences"]);
    assert_eq!((gap[8].as_str(), gap[10].as_str(), gap[16].as_str()), ("silent", "The State", "reply"));
    // The words of the format, ids and places are the same in Spanish.
    let spanish = records(&taken(&args, &["--format", "csv", "--lang", "es"]));
    for (one, other) in rows.iter().zip(&spanish) {
        for at in [0, 1, 3, 4, 5, 6, 7, 8, 9, 13, 14, 16, 17, 18] {
            assert_eq!(one[at], other[at]);
        }
    }
    assert_ne!(rows, spanish);
}

/// The words of an array, as a cell of a spreadsheet has them.
fn words_of(array: &Value) -> String {
    let words = array.as_array().unwrap().iter().map(|word| word.as_str().unwrap());
    words.collect::<Vec<_>>().join("; ")
}

#[test]
fn what_became_of_a_passage_in_another_edition_is_said_in_every_form() {
    let home = Home::new();
    let folder = super::run::fixture("editions");
    let run = |form: &str| {
        let library = ["--no-bundled", "--library", folder.to_str().unwrap()];
        let asked = ["compare", "ar@ar-2013", "ar@ar-2020", "--topic", "legal-framework", "--format", form];
        let run = home.run(&[&library[..], &asked].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    let flat = |key: &str| -> Vec<Value> {
        let rows = json["rows"].as_array().unwrap().iter();
        rows.flat_map(|row| row[key].as_array().unwrap().clone())
            .flat_map(|column| column.as_array().unwrap().clone())
            .collect()
    };
    let expected: BTreeSet<(String, String)> = flat("cells")
        .iter()
        .zip(flat("changes"))
        .map(|(cell, change)| (cell["place"].as_str().unwrap().to_owned(), words_of(&change)))
        .collect();
    let words: BTreeSet<&str> = expected.iter().map(|(_, change)| change.as_str()).collect();
    assert!(words.len() >= 3, "{words:?}");
    let text = run("csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next_back(), Some("change"));
    let rows = reader.records().map(|row| row.unwrap()).filter(|row| &row[0] == "passage");
    let found: BTreeSet<_> = rows.map(|row| (row[18].to_owned(), row[19].to_owned())).collect();
    assert_eq!(found, expected);
    for (form, before, statement) in [("md", "*", "<br>"), ("html", "<em>", "<li")] {
        let page = run(form);
        for (place, change) in &expected {
            let address = [place.split('/').next().unwrap(), "#", place.rsplit('#').next().unwrap()].concat();
            let of_it = |part: &&str| part.contains(&format!("{address}`")) || part.contains(&format!("{address}<"));
            let said = page.split(['|', '\n']).flat_map(|cell| cell.split(statement)).collect::<Vec<_>>();
            let said = if form == "md" { said } else { page.split(statement).collect() };
            let said = said.into_iter().find(of_it).unwrap();
            let says = said.contains(&format!("{before}{change}{}", before.replace('<', "</")));
            assert!(says || change.is_empty(), "{address} is {change}: {said}");
        }
    }
}

#[test]
fn the_form_follows_the_name_of_the_file_unless_it_is_named() {
    let home = Home::new();
    for (name, begins) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# Victim protection"),
        ("a.CSV", "row,country,"),
        ("a.json", "{\n  \"topic\""),
        ("a.txt", "4 Victim protection"),
        ("a", "4 Victim protection"),
    ] {
        let file = home.path(name);
        let run = home.small(&[COMPARE, &["-o", file.to_str().unwrap()]].concat());
        assert_eq!(
            (run.code, run.out.as_str(), run.err),
            (Some(0), "", format!("cotejo: written: {}\n", file.display()))
        );
        let written = fs::read_to_string(&file).unwrap();
        assert!(written.starts_with(begins), "{name}: {written}");
    }
    let file = home.path("b.html");
    home.small(&[COMPARE, &["--format", "md", "-o", file.to_str().unwrap()]].concat());
    assert!(fs::read_to_string(file).unwrap().starts_with("# "));
}

#[test]
fn a_layout_is_for_documents_and_anything_else_says_so() {
    let home = Home::new();
    for more in [&["--layout", "list"][..], &["--layout", "list", "--json"], &["--layout", "table", "--format", "csv"]]
    {
        home.small(&[COMPARE, more].concat()).fails(2, &["--layout", "md and html"]);
    }
    let unknown = home.small(&[COMPARE, &["--format", "md", "--layout", "poster"]].concat());
    assert!(unknown.code == Some(2) && unknown.err.contains("briefing"), "{}", unknown.err);
}

#[test]
fn a_country_beside_itself_is_refused_with_what_to_do() {
    let home = Home::new();
    home.small(&["compare", "ve", "Venezuela"]).fails(2, &["Venezuela", "one report", "another country"]);
    home.small(&["compare", "ve", "ve@ve"]).fails(2, &["Venezuela", "one report"]);
    home.small(&["compare", "ar", "cu", "ar"]).fails(2, &["Argentina", "ar@ar-2013", "ar@ar-2020"]);
    home.small(&["compare", "ar@ar-2013", "ar@ar-2013"]).fails(2, &["Argentina", "ar@ar-2020"]);
    home.small(&["compare", "ar", "ar@ar-2013"]).ends(0);
}

#[test]
fn only_the_voices_that_are_asked_for_are_taken_and_that_is_said() {
    let home = Home::new();
    let state = home.small(&["compare", "ve", "cu", "--point", "4b", "--voice", "state", "--json"]).ends(0).json();
    let cells = state["rows"][0]["cells"].as_array().unwrap();
    let voices: Vec<&Value> = cells.iter().flat_map(|cell| cell.as_array().unwrap()).map(|one| &one["voice"]).collect();
    assert!(voices.len() > 1 && voices.iter().all(|voice| *voice == "state"), "{voices:?}");
    let text = home.small(&["compare", "ve", "cu", "--point", "4b", "--voice", "others"]).ends(0).out;
    assert!(text.contains("United States") && text.contains("Not shown: The State 1"), "{text}");
    let page = taken(COMPARE, &["--voice", "others", "--format", "md"]);
    assert!(
        page.contains("Only what others than the State say is shown.") && page.contains("Not shown: The State 1"),
        "{page}"
    );
    assert!(!page.contains("87 victims"), "{page}");
    home.small(&["compare", "ve", "cu", "--point", "4b", "--voice", "ngo"]).ends(1);
}

#[test]
fn a_passage_of_a_voice_that_was_not_asked_for_is_not_printed_but_named() {
    for form in ["md", "html"] {
        let page = Home::new().small(&["show", "ve#p-001", "--voice", "ngo", "--format", form]).ends(1).out;
        assert!(page.contains("Not shown: The State 1") && !page.contains("87 victims"), "{page}");
    }
}

#[test]
fn the_years_of_a_column_are_those_of_what_is_shown() {
    let all = taken(&["compare", "ve", "cu", "--point", "4b", "--format", "md"], &[]);
    assert!(all.contains("| Point | Venezuela, 2005\u{2013}2016 | Cuba, 2017 |"), "{all}");
    let state = taken(&["compare", "ve", "cu", "--point", "4b", "--format", "md"], &["--voice", "state"]);
    assert!(state.contains("| Point | Venezuela, 2005\u{2013}2006 | Cuba, 2017 |"), "{state}");
}

#[test]
fn a_topic_that_nobody_covers_ends_with_one_and_the_document_is_there() {
    for form in ["md", "html"] {
        for layout in ["table", "list", "briefing"] {
            let home = Home::new();
            let run =
                home.small(&["compare", "cu", "us", "--topic", "prevention", "--format", form, "--layout", layout]);
            let page = run.ends(1).out;
            assert!(page.contains("nothing in this library") && page.contains("How to read this"), "{page}");
        }
    }
}

#[test]
fn what_was_found_is_taken_away_in_the_order_of_the_search() {
    let found = ["search", "shelter"];
    let json: Value = serde_json::from_str(&taken(&found, &["--json"])).unwrap();
    let places: Vec<&str> = json["hits"].as_array().unwrap().iter().map(|hit| hit["place"].as_str().unwrap()).collect();
    let rows = records(&taken(&found, &["--format", "csv"]));
    assert_eq!(rows.iter().map(|row| row[18].as_str()).collect::<Vec<_>>(), places);
    let page = taken(&found, &["--format", "md"]);
    assert!(page.starts_with("# Search: shelter\n\n5 passages in 2 countries\n"), "{page}");
    assert!(taken(&found, &["--format", "html"]).contains("<h1>Search: shelter</h1>"));
}

#[test]
fn texts_that_would_be_markup_stay_texts() {
    let home = Home::new();
    let texts = ["<script>alert(1)</script> | # x", "[x](javascript:alert(1)) `y` **z**", "- no item", "=HYPERLINK(1)"];
    let passages: String =
        texts.iter().enumerate().map(|(at, text)| crate::made::passage(&format!("p-{at}"), text)).collect();
    let folder = home.path("reports");
    crate::made::write(&folder, &[("ve", &passages), ("cu", &passages)]);
    let run = |args: &[&str]| {
        let run = home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    for layout in ["table", "list", "briefing"] {
        let page = run(&["compare", "ve", "cu", "--topic", "4", "--format", "html", "--layout", layout]);
        assert!(!page.contains("<script") && !page.contains("href=\"javascript"), "{page}");
        let page = run(&["compare", "ve", "cu", "--topic", "4", "--format", "md", "--layout", layout]);
        assert_eq!(page.matches("<script").count(), page.matches("\\<script").count(), "{page}");
        // A briefing shows no statement that nothing differs from.
        assert!(page.contains("\\<script") || layout == "briefing", "{page}");
        assert!(!page.contains("[x]("), "{page}");
    }
    let rows = records(&run(&["show", "ve", "--format", "csv"]));
    assert_eq!(
        rows.iter().map(|row| row[11].as_str()).collect::<Vec<_>>(),
        [texts[0], texts[1], "'- no item", "'=HYPERLINK(1)"]
    );
}

#[test]
fn more_than_four_columns_or_fewer_than_two_are_refused_in_every_form() {
    let home = Home::new();
    for form in ["text", "md", "html", "csv", "json"] {
        home.small(&["compare", "ve", "--format", form]).fails(2, &["two to four"]);
        home.small(&["compare", "ve", "cu", "us", "ar", "mx", "--format", form]).fails(2, &["two to four", "not 5"]);
    }
}

#[test]
fn a_name_that_promises_another_form_is_refused_and_nothing_is_written() {
    let home = Home::new();
    let file = home.path("out.pdf");
    let asked = ["compare", "ve", "cu", "--topic", "4", "-o", file.to_str().unwrap()];
    home.small(&asked).fails(2, &[".pdf is not written here", ".html"]);
    assert!(!file.exists());
    // Whoever names the form means it.
    let run = home.small(&[&asked[..], &["--format", "md"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(file.exists());
}

#[test]
fn nothing_found_says_of_what() {
    let home = Home::new();
    let figures = home.small(&["figures", "--country", "us"]).ends(1).out;
    assert_eq!(figures, "No figure in this library for what was asked.\n");
    let promises = home.run(&["timeline", "ve", "--promises", "--topic", "2", "--voice", "ngo"]).ends(1).out;
    assert!(promises.contains("No planned measure here by the voices that are shown."), "{promises}");
}
