//! Queries that nobody types: pages of text, the same a thousand times.
//!
//! Must not: need a library.

use super::super::{Query, QueryFaultKind};
use super::reading::{check, fault};

#[test]
fn ten_thousand_characters_of_anything_are_a_query_or_a_fault() {
    let pieces = [
        "a ",
        "|",
        "\"",
        "'",
        "!",
        "a|",
        "a:",
        "x",
        "(",
        "country:ve ",
        "country:ve,",
        "penalty.min ",
        ":",
        ".",
        "coun ",
        "\u{202e}",
        "ñ\u{303}",
        "\"a\"",
        "penalty.min>=8y ",
        "http://x ",
        "abcd:e ",
        "^$",
        ">= ",
        "\0",
    ];
    for piece in pieces {
        let typed = piece.repeat(10_000 / piece.len());
        if let Ok(query) = Query::parse(&typed) {
            assert_eq!(Query::parse(&query.to_string()), Ok(query), "{piece:?}");
        }
    }
}

/// So many different words, each as long as another.
fn different(count: usize) -> String {
    (0..count).map(|number| format!("w{number:05}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn more_different_things_than_anybody_asks_are_a_fault_where_the_first_stands() {
    assert_eq!(Query::parse(&different(400)).unwrap().clauses().len(), 400);
    for (typed, surplus) in [
        (different(401), "w00400"),
        (different(5000), "w00400"),
        (different(5000).replace(' ', "|"), "w00400"),
        (format!("{} country:ve penalty.min>=8y", different(399)), "penalty.min>=8y"),
        (format!("{} !w00000", different(400)), "!w00000"),
    ] {
        let (at, what, said) = fault(&typed);
        assert_eq!((at.as_str(), what), (surplus, QueryFaultKind::TooMany { most: 400 }));
        assert!(said.lines().all(|line| line.contains("400")), "{said}");
    }
}

#[test]
fn the_same_again_asks_nothing_more_and_a_word_keeps_its_place_in_a_row() {
    check("country:ve país:VE a", &["[country:ve]", "a"]);
    check("c|d \"a b\" c|d \"a b\"", &["c | d", "=a+b"]);
    check("a country:ve b country:ve c", &["a", "[country:ve]", "b", "[country:ve]", "c"]);
    check("the law of the land", &["the", "law", "of", "the", "land"]);
    assert_eq!(Query::parse(&"country:ve ".repeat(5000)).unwrap().clauses().len(), 1);
    assert!(Query::parse(&format!("{0} {0}", different(400))).is_ok());
}
