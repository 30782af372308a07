//! `cotejo cite`: what it prints is read back by the libraries that others read it with.

use super::run::Home;
use biblatex::EntryType;
use biblib::CitationParser;
use citationberg::json::{DateValue, FixedDateRange, Item, NameValue, Value};
use cotejo::model::Period;
use cotejo::store::{Shelf, load};
use cotejo::text::Shown;
use std::collections::BTreeMap;

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

/// A source as a reference manager should hold it; what is not known is empty.
#[derive(Debug, Default, PartialEq, Eq)]
struct Kept {
    title: String,
    author: String,
    publisher: String,
    url: String,
    /// Year, month and day, as far as they are known.
    published: Vec<u16>,
    accessed: Vec<u16>,
    symbol: String,
    language: String,
}

/// Every source of the bundled library that a passage rests on, under the key it is cited by.
fn expected() -> BTreeMap<String, Kept> {
    let library = load(&Shelf { bundled: true, folders: Vec::new() });
    let text = |shown: &Option<Shown>| shown.as_deref().unwrap_or_default().to_owned();
    let mut all = BTreeMap::new();
    for report in library.reports() {
        for cite in report.passages.iter().flat_map(|passage| &passage.cites) {
            let source = &report.sources[cite.source];
            let kept = Kept {
                title: source.title.text.to_string(),
                author: source.publisher.to_string(),
                publisher: source.publisher.to_string(),
                url: text(&source.url),
                published: source.published.as_ref().map(date).unwrap_or_default(),
                accessed: source.accessed.as_ref().map(date).unwrap_or_default(),
                symbol: text(&source.symbol),
                language: text(&source.language),
            };
            all.insert(format!("{}:{}", report.id, source.id), kept);
        }
    }
    assert!(all.len() > 1_000, "{}", all.len());
    // None of the comparisons below is between nothing and nothing.
    let filled = |field: fn(&Kept) -> bool| all.values().filter(|kept| !field(kept)).count();
    for count in [
        filled(|kept| kept.url.is_empty()),
        filled(|kept| kept.published.len() < 2),
        filled(|kept| kept.accessed.is_empty()),
        filled(|kept| kept.symbol.is_empty()),
        filled(|kept| kept.language.is_empty()),
    ] {
        assert!(count > 50, "{count}");
    }
    all
}

/// The first day that a period names, as its file writes it: "2019-06/.." is June 2019.
fn date(period: &Period) -> Vec<u16> {
    let ends = period.as_edtf().split('/');
    let known =
        ends.map(|end| end.trim_end_matches(['?', '~', '%'])).find(|end| end.starts_with(|c: char| c.is_ascii_digit()));
    numbers(known.unwrap(), '-')
}

fn numbers(text: &str, between: char) -> Vec<u16> {
    text.split(between).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
}

/// Whether a body is named as the author: the publisher, without what is said of it at its end
/// ("(on another site)", ", quoting somebody").
fn is_named_by(publisher: &str, author: &str) -> bool {
    let rest = publisher.strip_prefix(author).filter(|_| !author.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" (") || rest.starts_with(", "))
}

/// Fails with every source that was read back as another one.
#[track_caller]
fn same(read: &mut BTreeMap<String, Kept>, expected: &BTreeMap<String, Kept>) {
    assert_eq!(read.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    let mut found = Vec::new();
    for (kept, (key, expected)) in read.values_mut().zip(expected) {
        if is_named_by(&expected.author, &kept.author) {
            kept.author.clone_from(&expected.author);
        }
        if kept != expected {
            found.push(format!("{key}\n  read     {kept:?}\n  expected {expected:?}"));
        }
    }
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), expected.len(), found.join("\n"));
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
    let mut expected = expected();
    for kept in expected.values_mut() {
        // This library reads dashes into hyphens everywhere, also into addresses, where BibTeX does not.
        kept.url = kept.url.replace("---", "\u{2014}").replace("--", "\u{2013}");
        // BibTeX has no field for a day.
        kept.published.truncate(2);
    }
    let read = |entry: &biblatex::Entry| {
        assert!(!text(entry, "note").is_empty(), "{}", entry.key);
        let author = text(entry, "author");
        let [body] = &*entry.author().unwrap() else { panic!("a body is one name: {author}") };
        assert_eq!((&body.name, body.given_name.as_str(), body.prefix.as_str()), (&author, "", ""), "{}", entry.key);
        let publisher = match entry.entry_type {
            EntryType::TechReport => text(entry, "institution"),
            EntryType::Article => text(entry, "journal"),
            // Other kinds have no field for who issued it beside the author.
            _ => expected[&entry.key].publisher.clone(),
        };
        let published = [text(entry, "year"), text(entry, "month")].join(" ");
        Kept {
            title: text(entry, "title"),
            author,
            publisher,
            url: text(entry, "url"),
            published: numbers(&published, ' '),
            accessed: numbers(&text(entry, "urldate"), '-'),
            symbol: text(entry, "number"),
            language: text(entry, "langid"),
        }
    };
    let mut read = bibliography.iter().map(|entry| (entry.key.clone(), read(entry))).collect();
    same(&mut read, &expected);
}

#[test]
fn ris_is_read_back_by_a_reference_managers_library() {
    let written = bundled("ris");
    let records: Vec<&str> = written.split("ER  - \r\n").filter(|record| !record.trim().is_empty()).collect();
    let works = biblib::RisParser::new().parse(&written).unwrap();
    assert_eq!(works.len(), records.len());
    let text = |found: &Option<String>| found.clone().unwrap_or_default();
    let read = |(work, record): (&biblib::Citation, &&str)| {
        // This library drops the day of reading, and takes the words of a body's name for a person's:
        // those two are read as they stand.
        let lines = |tag: &str| -> Vec<&str> {
            record.lines().filter_map(|line| line.strip_prefix(tag)?.strip_prefix("  - ")).collect()
        };
        let authors = lines("AU");
        let [author] = authors[..] else { panic!("a body is one name: {record}") };
        assert!(!author.contains(','), "a body's name would be parted: {author}");
        assert!(!work.authors.is_empty() && !work.citation_type.is_empty(), "{record}");
        let extra = |tag: &str| work.extra_fields.get(tag).map(|all| all.join(" ")).unwrap_or_default();
        let published = work.date.as_ref().map(|date| {
            let rest = [date.month, date.day].into_iter().map_while(|part| part.map(u16::from));
            std::iter::once(u16::try_from(date.year).unwrap()).chain(rest).collect()
        });
        let kept = Kept {
            title: work.title.clone(),
            // A comma parts names, so another sign stands in its place.
            author: author.replace(" \u{2013} ", ", "),
            publisher: text(&work.publisher),
            url: work.urls.join(" "),
            published: published.unwrap_or_default(),
            accessed: numbers(&lines("Y2").concat(), '/'),
            symbol: extra("M1"),
            language: text(&work.language),
        };
        (extra("ID"), kept)
    };
    let mut read = works.iter().zip(&records).map(read).collect();
    same(&mut read, &expected());
}

#[test]
fn csl_json_is_read_back_by_a_csl_library() {
    let items: Vec<Item> = serde_json::from_str(&bundled("csl-json")).unwrap();
    let text = |item: &Item, key: &str| item.0.get(key).and_then(Value::to_str).unwrap_or_default().into_owned();
    let date = |item: &Item, key: &str| {
        let Some(value) = item.0.get(key) else { return Vec::new() };
        let Value::Date(date @ DateValue::DateParts { .. }) = value else { panic!("{value:?}") };
        let date = FixedDateRange::try_from(date.clone()).unwrap().start;
        // This library counts months and days from 0.
        let rest = [date.month, date.day].into_iter().map_while(|part| Some(u16::from(part?) + 1));
        std::iter::once(u16::try_from(date.year).unwrap()).chain(rest).collect()
    };
    let read = |item: &Item| {
        let Some(Value::Names(names)) = item.0.get("author") else { panic!("{item:?}") };
        let [NameValue::Literal(body)] = names.as_slice() else { panic!("a body is one name: {names:?}") };
        Kept {
            title: text(item, "title"),
            author: body.literal.clone(),
            publisher: text(item, "publisher"),
            url: text(item, "URL"),
            published: date(item, "issued"),
            accessed: date(item, "accessed"),
            symbol: text(item, "number"),
            language: text(item, "language"),
        }
    };
    let mut kept: BTreeMap<_, _> = items.iter().map(|item| (text(item, "id"), read(item))).collect();
    assert_eq!(kept.len(), items.len(), "an id twice");
    same(&mut kept, &expected());
}
