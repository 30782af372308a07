//! Files that are not quite TOML: each slip is named once, where it is, and costs its own table.
//!
//! Must not: hold the parser to its words where ours would do; they may change with its version.

use super::*;

/// Like [`super::check`], for faults that the parser names: only their places are compared.
#[track_caller]
fn check_places(text: &str, left: Left, expected: &[(u32, u32)]) {
    let reading = read_text(text, false);
    let places: Vec<(u32, u32)> = reading.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, expected, "{:?}", reading.problems.iter().map(told).collect::<Vec<_>>());
    assert!(reading.problems.iter().all(|problem| matches!(problem.fault, Fault::Syntax { .. })));
    let count =
        |report: &Arc<Report>| [report.passages.len(), report.sources.len(), report.silences.len(), report.links.len()];
    assert_eq!(reading.report.as_ref().map(count), left);
}

#[test]
fn a_slip_costs_its_passage_and_no_other() {
    // The string, the list, the brackets and the equals sign that somebody forgot to finish.
    for (old, new, place) in [
        ("text = \"87 victims were assisted.\"", "text = \"87 victims were assisted.", (30, 34)),
        ("text = \"87 victims were assisted.\"", "text = 87 victims were assisted.", (30, 8)),
        ("at = \"protection/assistance\"", "at = [\"protection/assistance\"", (29, 30)),
        ("at = \"protection/assistance\"", "at = ", (29, 5)),
        ("at = \"protection/assistance\"", "at = \"a\\qb\"", (29, 9)),
        ("id = \"p-1\"\n", "id = \"p-1\"\nid = \"p-1b\"\n", (29, 1)),
        ("  [[passage.cite]]", "  [[passage.cite]", (33, 18)),
        ("  value = 87", "  value = {a = 1", (37, 17)),
    ] {
        check_places(&with(old, new), Some([1, 2, 1, 0]), &[place]);
    }
}

#[test]
fn several_slips_are_all_named() {
    let text = with("title = \"Venezuela\"", "title = \"Venezuela").replacen("\"2007\"", "2007\"", 1);
    let text = text.replacen("state = \"silent\"", "state = 'silent", 1);
    check_places(&text, Some([1, 2, 0, 0]), &[(6, 19), (43, 10), (54, 16)]);
    let report = read_text(&text, false).report.unwrap();
    assert_eq!(&*report.title.text, "Venezuela", "the name of the country stands in for the title");
}

#[test]
fn other_faults_of_a_torn_passage_are_named_too() {
    let text = with("text = \"53 victims.\"", "text = \"53 victims.").replacen("\"planned\"", "\"plan\"", 1);
    let reading = read_text(&text, false);
    let places: Vec<u32> = reading.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(places, [42, 44], "{:?}", reading.problems);
}

#[test]
fn an_open_multi_line_string_ends_with_its_passage() {
    let text = with("text = \"87 victims were assisted.\"", "text = \"\"\"87 victims were assisted.");
    let reading = read_text(&text, false);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    assert_eq!(reading.report.unwrap().passages.len(), 1);
}

#[test]
fn a_multi_line_string_may_hold_what_looks_like_a_key() {
    let text = with("\"87 victims were assisted.\"", "\"\"\"87 victims\nperiod = 3\nare named\"\"\"");
    check(&text, ALL, &[]);
    check_places(&text.replacen("due = \"2008\"", "due = \"2008", 1), Some([1, 2, 1, 0]), &[(47, 12)]);
    let text =
        with("\"53 victims.\"", "\"\"\"53 victims\nperiod = 3\nare named\"\"\"").replacen("\"2007\"", "\"2007", 1);
    check_places(&text, Some([1, 2, 1, 0]), &[(45, 15)]);
}

#[test]
fn single_brackets_where_two_are_meant_lose_nothing() {
    let text = with("[[passage]]\nid = \"p-2\"", "[passage]\nid = \"p-2\"");
    check(&text, ALL, &[(39, 1, "passage", "Brackets { meant: \"[[passage]]\" }")]);
    let text = with("  [[passage.cite]]\n  source = \"oas\"", "  [passage.cite]\n  source = \"oas\"");
    check(&text, ALL, &[(33, 3, "passage p-1 · cite", "Brackets { meant: \"[[passage.cite]]\" }")]);
    let text = with("[[silence]]", "silence = 4\n[[silence]]").replacen("[report]", "[[report]]", 1);
    let reading = read_text(&text, false);
    let found: Vec<String> = reading.problems.iter().map(told).collect();
    assert_eq!(
        found,
        [
            "3:1 report | Brackets { meant: \"[report]\" }",
            "51:1 passage p-2 · cite 1 · silence | UnknownKey { meant: None }",
        ]
    );
    check(
        &with("  [[passage.cite]]\n  source = \"oas\"\n", "cite = \"oas\"\n"),
        Some([1, 2, 1, 0]),
        &[
            (27, 1, "passage p-1 · cite", "NoSource"),
            (33, 8, "passage p-1 · cite", "Brackets { meant: \"[[passage.cite]]\" }"),
        ],
    );
}

#[test]
fn a_header_that_does_not_parse_costs_its_table() {
    let reading = read_text(&with("[[passage]]\nid = \"p-2\"", "[[passage]\nid = \"p-2\""), false);
    let places: Vec<(u32, u32)> = reading.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    // The header, and the link that leads to what was under it; not every key that lost its table.
    assert_eq!(places, [(39, 11), (59, 6)], "{:?}", reading.problems);
    assert_eq!(reading.report.unwrap().passages.len(), 1);
}

#[test]
fn nesting_is_bounded_before_anything_recurses() {
    let deep = |open: &str, close: &str| {
        with("value = 87", &format!("value = {}1{}", open.repeat(5_000), close.repeat(5_000)))
    };
    let dotted = with("value = 87", &format!("{}x = 1", "a.".repeat(5_000)));
    let tables: String = (0..40).map(|_| format!("{}x = {{ ", "a.".repeat(40))).collect();
    let tables = with("value = 87", &format!("{tables}{}", "}".repeat(40)));
    for text in [deep("[", "]"), deep("{a = ", "}"), deep("[{a = ", "}]"), dotted, tables] {
        let reading = read_text(&text, false);
        let faults: Vec<&Fault> = reading.problems.iter().map(|problem| &problem.fault).collect();
        assert!(matches!(faults[..], [Fault::TooBig { what: "depth", .. }]), "{faults:?}");
        assert_eq!(reading.report.unwrap().passages.len(), 1);
    }
}

#[test]
fn a_cut_file_shows_what_is_whole() {
    let desk = Desk::new();
    for end in 0..GOOD.len() {
        let reading = desk.read(GOOD.get(..end).unwrap(), false);
        let whole = GOOD.get(..end).unwrap().matches("\n[[silence]]").count();
        assert!(reading.report.is_none_or(|report| report.passages.len() >= whole * 2));
    }
}
