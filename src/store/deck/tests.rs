//! Deck files, whole and broken: what is read of them, and exactly what is said of the rest.
//!
//! Must not: know the decks that are bundled; the tests of the content do.

use super::*;
use std::fmt::Write;

const GOOD: &str = r#"schema = 1
name = "talk"
title = "A talk"
title_es = "Una charla"
objective = "Afterwards you can tell."
objective_es = "Al terminar podrá distinguir."
order = 7

[[item]]
place = "compare:ve+cu/protection"
note = """
Ask this.
Then that."""
note_es = """
Pregunte esto.
Luego aquello."""
minutes = 5

[[item]]

  [item.case]
  title = "The boat"
  title_es = "La barca"
  text = """
One paragraph.
Another."""
  text_es = """
Un párrafo.
Otro."""
  question = "Which?"
  question_es = "¿Cuál?"
  answer = "Not enough known."
  answer_es = "No se sabe lo suficiente."

    [[item.case.source]]
    cited = "A protocol, art. 3"
    cited_es = "Un protocolo, art. 3"
    url = "https://example.org/"
"#;

fn read(text: &str) -> DeckReading {
    read_deck(&Shown::ours("talk.toml"), text, false)
}

/// Line, column, field and fault of every problem, one a line.
fn told(problems: &[Problem]) -> String {
    problems.iter().fold(String::new(), |mut told, Problem { line, column, field, fault, severity, .. }| {
        let mark = if *severity == Severity::Error { "" } else { " (warning)" };
        let kind = format!("{fault:?}");
        let kind = kind.split([' ', '(']).next().unwrap_or_default();
        writeln!(told, "{line}:{column} {field}: {kind}{mark}").unwrap();
        told
    })
}

#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) -> DeckReading {
    assert!(GOOD.contains(from), "{from}");
    let reading = read(&GOOD.replace(from, to));
    assert_eq!(told(&reading.problems).lines().collect::<Vec<_>>(), expected, "{to}");
    reading
}

#[test]
fn a_deck_is_read_with_its_notes_its_minutes_and_its_case() {
    let reading = read_deck(&Shown::ours("talk.toml"), GOOD, true);
    assert_eq!(told(&reading.problems), "");
    assert_eq!((reading.order, reading.name_place), (7, (2, 8)));
    let deck = reading.deck.unwrap();
    assert_eq!((deck.name.as_str(), deck.minutes(), deck.items.len()), ("talk", 5, 2));
    let note = deck.items[0].note.as_ref().unwrap();
    assert_eq!(note.text.lines().collect::<Vec<_>>(), ["Ask this.", "Then that."]);
    assert_eq!(note.es.as_ref().unwrap().lines().count(), 2);
    assert_eq!(deck.items[0].shows, Shows::Address(Shown::ours("compare:ve+cu/protection")));
    let Shows::Case(case) = &deck.items[1].shows else { panic!("a case") };
    assert_eq!((case.text.text.lines().count(), &*case.question.text), (2, "Which?"));
    assert_eq!(case.sources[0].url.as_deref(), Some("https://example.org/"));
    let nowhere: Vec<_> = reading.nowhere.iter().flatten().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!((reading.nowhere.len(), nowhere), (2, vec![(10, 9)]));
}

/// A deck that is kept in bytes is the deck that was read, with the lines of its texts.
#[test]
fn nothing_of_a_deck_is_lost_in_the_image() {
    let deck = read(GOOD).deck.unwrap();
    let bytes = postcard::to_allocvec(&deck).unwrap();
    assert_eq!(postcard::from_bytes::<PackDeck>(&bytes).unwrap(), deck);
}

#[test]
fn every_fault_is_named_with_its_place_and_costs_only_what_cannot_be_shown() {
    let items = |reading: DeckReading| reading.deck.map(|deck| deck.items.len());
    assert_eq!(items(check("schema = 1", "schema = 2", &["1:10 schema: Schema"])), None);
    assert_eq!(items(check("schema = 1\n", "\n", &["1:1 schema: Schema"])), Some(2));
    assert_eq!(items(check("name = \"talk\"", "name = \"A talk\"", &["2:8 name: BadId"])), None);
    assert_eq!(items(check("title = \"A talk\"", "title = 3", &["3:9 title: WrongType"])), None);
    assert_eq!(items(check("objective = \"Afterwards you can tell.\"\n", "", &["1:1 objective: Missing"])), Some(2));
    assert_eq!(items(check("order = 7", "order = \"7\"", &["7:9 order: WrongType"])), Some(2));
    assert_eq!(items(check("order = 7", "ordre = 7", &["7:1 ordre: UnknownKey (warning)"])), Some(2));
    assert_eq!(items(check("place = \"compare:ve+cu/protection\"\n", "", &["9:1 item 1 · place: Missing"])), Some(1));
    assert_eq!(
        items(check("place = \"compare:ve+cu/protection\"", "place = \" \"", &["10:9 item 1 · place: Empty"])),
        Some(1)
    );
    assert_eq!(items(check("minutes = 5", "minutes = -5", &["17:11 item 1 · minutes: WrongType"])), Some(2));
    assert_eq!(
        items(check("[[item]]\n\n", "[[item]]\nplace = \"ve\"\n", &["21:3 item 2 · case: PlaceAndCase"])),
        Some(1)
    );
    assert_eq!(items(check("  question = \"Which?\"\n", "", &["21:3 item 2 · case · question: Missing"])), Some(1));
    assert_eq!(
        items(check(
            "https://example.org/",
            "ftp://example.org/",
            &["38:11 item 2 · case source 1 · url: BadUrl (warning)"]
        )),
        Some(2)
    );
    let source = GOOD.get(GOOD.find("    [[item.case.source]]").unwrap()..).unwrap();
    assert_eq!(items(check(source, "", &["21:3 item 2 · case · source: CaseWithoutSource"])), Some(1));
    let all = GOOD.get(GOOD.find("[[item]]").unwrap()..).unwrap();
    assert_eq!(items(check(all, "", &["1:1 item: Missing"])), Some(0));
}

#[test]
fn a_slip_of_the_pen_costs_its_own_item() {
    let broken = GOOD.replace("minutes = 5", "minutes = = 5");
    let reading = read(&broken);
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].line, 17);
    assert_eq!(reading.deck.unwrap().items.len(), 1);
}

#[test]
fn a_missing_twin_is_a_warning_where_the_rules_are_strict() {
    let texts = ["title", "objective", "note", "text", "question", "answer", "cited"];
    let alone: String = {
        let mut pieces = GOOD.to_owned();
        for text in texts.iter().chain(&["title"]) {
            let start = pieces.find(&format!("{text}_es = ")).unwrap();
            let rest = pieces.get(start..).unwrap();
            let end = if rest.starts_with(&format!("{text}_es = \"\"\"")) {
                rest.match_indices("\"\"\"").nth(1).unwrap().0 + 4
            } else {
                rest.find('\n').unwrap() + 1
            };
            pieces.replace_range(start..start + end, "");
        }
        pieces
    };
    assert_eq!(told(&read(&alone).problems), "");
    let strict = read_deck(&Shown::ours("talk.toml"), &alone, true);
    let fields: Vec<&str> = strict.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "title_es",
            "objective_es",
            "item 1 · note_es",
            "item 2 · case · title_es",
            "item 2 · case · text_es",
            "item 2 · case · question_es",
            "item 2 · case · answer_es",
            "item 2 · case source 1 · cited_es"
        ]
    );
    let warns = |problem: &Problem| problem.severity == Severity::Warning && problem.fault == Fault::NoTwin;
    assert!(strict.problems.iter().all(warns));
}

#[test]
fn a_deck_has_no_more_items_than_a_day_has_room_for() {
    let items = "[[item]]\nplace = \"ve\"\n".repeat(limits::DECK_ITEMS + 3);
    let reading = read(&format!("schema = 1\nname = \"a\"\ntitle = \"A\"\nobjective = \"O\"\n{items}"));
    assert_eq!(told(&reading.problems).lines().collect::<Vec<_>>(), ["1005:1 item 501: TooBig"]);
    assert_eq!(reading.deck.unwrap().items.len(), limits::DECK_ITEMS);
}

#[test]
fn text_that_acts_on_a_terminal_is_shown_and_nothing_else() {
    let hostile = GOOD.replace("Ask this.", "Ask\u{202e} this\\u001b[2J.").replace("The boat", "The\\u0007 boat");
    let deck = read(&hostile).deck.unwrap();
    let said = format!("{deck:?}");
    assert!(!said.contains("\\u{1b}") && !said.contains("\\u{202e}") && !said.contains("\\u{7}"), "{said}");
}
