//! `cotejo cite`: what it prints is read back by the libraries that others read it with.

use super::run::Home;
use biblib::CitationParser;
use citationberg::json::{DateValue, Item, NameValue, Value};
use std::collections::BTreeSet;

/// The whole bundled library, which holds every kind of source and every odd character.
fn bundled(format: &str) -> String {
    let home = Home::new();
    let listed = home.run(&["list", "countries", "--json"]).ends(0).json();
    let codes: Vec<String> =
        listed.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect();
    let mut args = vec!["cite", "--format", format];
    args.extend(codes.iter().map(String::as_str));
    home.run(&args).ends(0).out
}

/// Title, publisher, address and year of every source that a passage rests on, as `list` prints them.
fn expected() -> BTreeSet<(String, String, String)> {
    let sources = Home::new().run(&["list", "sources", "--json"]).ends(0).json();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let cited = sources.as_array().unwrap().iter().filter(|row| row["passages"] != 0);
    cited.map(|row| (text(&row["title"]), text(&row["publisher"]), text(&row["url"]))).collect()
}

#[test]
fn a_passage_is_cited_with_who_says_what_of_when_and_where_it_stands() {
    let cited = Home::new().small(&["cite", "ve#p-001"]).ends(0).out;
    let expected = "\
Venezuela: The State, 2005–2006 (reported done): 87 victims of several nationalities were assisted with lodging and papers.
Before quoting: ends 2006.
Ministry of the Interior (2006). Reply to the questionnaire. CP/1. https://example.org/reply · Topic IV, second paragraph
cotejo, A small library for tests 2026.1: ve/protection/assistance#p-001.

ve:reply: Ministry of the Interior (2006). Reply to the questionnaire. CP/1. https://example.org/reply
  cotejo, A small library for tests 2026.1: ve#p-001.
";
    assert_eq!(cited, expected);
}

#[test]
fn a_source_is_cited_once_with_all_that_rests_on_it() {
    let cited = Home::new().small(&["cite", "ve/4b", "ve#p-001", "--json"]).ends(0).json();
    let ids: Vec<&str> = cited.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ve:reply", "ve:abroad"]);
    let note = cited[0]["note"].as_str().unwrap();
    assert!(note.contains("ve#p-001, ve#p-004, ve#p-003"), "{note}");
    assert!(cited[1]["note"].as_str().unwrap().contains("Known only through others"), "{cited}");
}

#[test]
fn what_is_not_there_is_said_by_the_exit_code() {
    let home = Home::new();
    assert_eq!(home.small(&["cite", "us/1a", "--json"]).ends(1).json(), serde_json::json!([]));
    home.small(&["cite", "ve#p-999"]).fails(2, &["no passage “p-999”"]);
    assert_eq!(home.small(&["cite"]).code, Some(2));
}

#[test]
fn bibtex_is_read_back_by_a_bibtex_library() {
    let bibliography = biblatex::Bibliography::parse(&bundled("bibtex")).unwrap();
    let text = |entry: &biblatex::Entry, key: &str| {
        let chunks = entry.get(key).unwrap_or_default();
        biblatex::ChunksExt::format_verbatim(chunks)
    };
    let carrier = |entry: &biblatex::Entry| {
        let keys = ["journal", "institution", "publisher"];
        keys.iter().map(|key| text(entry, key)).find(|carrier| !carrier.is_empty()).unwrap_or_default()
    };
    let read: BTreeSet<_> = bibliography
        .iter()
        .map(|entry| {
            assert!(!text(entry, "note").is_empty(), "{}", entry.key);
            assert!(entry.author().unwrap().len() == 1, "a body is one name: {}", text(entry, "author"));
            (text(entry, "title"), carrier(entry), text(entry, "url"))
        })
        .collect();
    // This library reads dashes into hyphens everywhere, also into addresses, where BibTeX does not.
    let dashes = |url: String| url.replace("---", "\u{2014}").replace("--", "\u{2013}");
    let expected: BTreeSet<_> = expected().into_iter().map(|(title, by, url)| (title, by, dashes(url))).collect();
    assert_eq!(read.difference(&expected).collect::<Vec<_>>(), expected.difference(&read).collect::<Vec<_>>());
}

#[test]
fn ris_is_read_back_by_a_reference_managers_library() {
    let read = biblib::RisParser::new().parse(&bundled("ris")).unwrap();
    let read: BTreeSet<_> = read
        .iter()
        .map(|work| {
            assert!(!work.citation_type.is_empty(), "{}", work.title);
            (work.title.clone(), work.publisher.clone().unwrap_or_default(), work.urls.join(" "))
        })
        .collect();
    assert_eq!(read, expected());
}

#[test]
fn csl_json_is_read_back_by_a_csl_library() {
    let items: Vec<Item> = serde_json::from_str(&bundled("csl-json")).unwrap();
    let text = |item: &Item, key: &str| item.0.get(key).and_then(Value::to_str).unwrap_or_default().into_owned();
    let read: BTreeSet<_> = items
        .iter()
        .map(|item| {
            let Some(Value::Names(names)) = item.0.get("author") else { panic!("{item:?}") };
            assert!(matches!(names.as_slice(), [NameValue::Literal(_)]), "{names:?}");
            if let Some(issued) = item.0.get("issued") {
                assert!(matches!(issued, Value::Date(DateValue::DateParts { .. })), "{issued:?}");
            }
            (text(item, "title"), text(item, "publisher"), text(item, "URL"))
        })
        .collect();
    assert_eq!(read, expected());
    let ids: BTreeSet<_> = items.iter().map(|item| text(item, "id")).collect();
    assert_eq!(ids.len(), items.len(), "an id twice");
}
