//! Names that a library does not have, what a filter cannot speak of, and how long all of it may take.
//!
//! Must not: test what a filter leaves.

use super::super::{PlanTest, Query, QueryFault, QueryFaultKind};
use super::{found_in, library, plan, timed};
use crate::model::{Book, Code, Entry, Id, Lang, Library, LinkKind, PassageRef, Place, Report, sample};
use crate::search::LeftOut;
use crate::words::Words;
use proptest::prelude::*;
use std::sync::Arc;
use std::time::Duration;

fn fault(query: &str, library: &Library) -> QueryFault {
    Query::parse(query).unwrap().bind(library, &[]).unwrap_err()
}

#[test]
fn a_name_that_nothing_has_is_a_fault_with_what_may_be_meant() {
    for (query, at, meant) in [
        ("á country:venzuela", "venzuela", "Venezuela"),
        ("pais:cubba", "cubba", "Cuba"),
        ("country:ve,colombbia", "colombbia", "Colombia"),
        ("region:carribbean", "carribbean", "caribbean"),
        ("topic:protecsion", "protecsion", "protection"),
        ("point:asistance", "asistance", "assistance"),
        ("!source:unodoc", "unodoc", "unodc"),
        ("report:ar-2014", "ar-2014", "ar-2013"),
    ] {
        let fault = fault(query, &library());
        assert_eq!(query.get(fault.at.clone()), Some(at), "{query}");
        let QueryFaultKind::UnknownValue { meant: found, .. } = &fault.what else { panic!("{fault:?}") };
        assert!(found.iter().any(|name| &**name == meant), "{query}: {found:?}");
        for lang in [Lang::En, Lang::Es] {
            let said = fault.say(&Words::new(lang));
            assert!(said.contains(at) && said.contains(meant), "{said}");
        }
    }
    // A point's name is no topic's; only its address is taken for what it is.
    assert_eq!(fault("topic:screening", &library()).at, 6..15);
    let nothing = fault("country:qqqqq", &library());
    assert!(nothing.say(&Words::new(Lang::En)).contains("country:qqqqq"));
    assert!(!nothing.say(&Words::new(Lang::En)).contains('?'));
    assert_eq!(fault("country:qqq report:qqq", &library()).at, 8..11, "the first one");
}

#[test]
fn as_long_as_reports_are_read_nothing_is_said_to_be_in_none() {
    let mut library = library();
    library.complete = false;
    for query in ["source:unheard", "report:unheard"] {
        assert_eq!(found_in(&library, query, &[]), [""; 0], "{query}");
    }
    fault("country:unheard", &library);
}

#[test]
fn a_report_that_is_not_read_yet_is_known_by_its_name() {
    let mut library = library();
    for entry in &mut library.entries {
        if entry.id.as_str() == "tt" {
            *entry = Entry { book: Book::Pending, ..entry.clone() };
        }
    }
    assert_eq!(found_in(&library, "report:tt", &[]), [""; 0]);
    assert_eq!(found_in(&library, "country:tt", &[]), [""; 0]);
}

fn left_out(query: &str) -> (Vec<(usize, String)>, usize) {
    let library = library();
    let (mut none, mut open) = (Vec::new(), 0);
    for left in plan(query, &library, &[]).left_out(&library) {
        match left {
            LeftOut::NoPenalty { countries, offence } => none.push((countries, offence.to_string())),
            LeftOut::OpenPenalty { passages } => open += passages,
        }
    }
    (none, open)
}

#[test]
fn what_a_penalty_filter_leaves_out_is_counted_among_what_the_query_is_about() {
    for (query, none, open) in [
        // Cuba and Trinidad; the United States have one, though it is a fine.
        ("penalty.min>=8y", &[(2, "trafficking")][..], 0),
        ("penalty.max<=15y", &[(2, "trafficking")], 1),
        ("penalty.max<=15y penalty.min>=1y", &[(2, "trafficking")], 1),
        ("penalty.max<=15y country:ve,cu", &[(1, "trafficking")], 0),
        ("penalty.max<=15y !country:cu", &[(1, "trafficking")], 1),
        ("penalty.max<=15y country:cu | country:tt", &[(2, "trafficking")], 0),
        ("penalty.max<=15y region:south-america", &[], 1),
        ("penalty.max<=15y report:ar-2013", &[(1, "trafficking")], 0),
        ("penalty.max<=15y voice:ngo", &[(2, "trafficking")], 1),
        ("penalty.max<=15y offence:slavery", &[(4, "slavery")], 1),
        ("penalty.min>=1y offence:slavery,trafficking", &[(4, "slavery"), (2, "trafficking")], 0),
        ("!penalty.max<=15y", &[], 0),
        ("offence:slavery", &[], 0),
        ("country:ve", &[], 0),
    ] {
        let expected: Vec<(usize, String)> = none.iter().map(|(count, of)| (*count, (*of).to_owned())).collect();
        assert_eq!(left_out(query), (expected, open), "{query}");
    }
}

/// A library of as many passages as the largest that is meant to be quick, two reports for a country.
fn large() -> Library {
    let small = library();
    let report = small.reports().find(|report| report.id.as_str() == "ve").unwrap();
    let copy = |index: usize| {
        let mut copy = (**report).clone();
        let country: String = ['b', char::from(b'a' + u8::try_from(index / 2 % 26).unwrap())].iter().collect();
        copy.country = Code::new(if index < 2 { "ve" } else { &country }).unwrap();
        copy.id = Id::new(&format!("ve-{index}")).unwrap();
        copy.passages = (0..500).map(|at| report.passages[at % 4].clone()).collect();
        for (at, passage) in copy.passages.iter_mut().enumerate() {
            passage.id = Id::new(&format!("p-{}", at + 1)).unwrap();
            if at % 10 == 0 {
                let indicator = if at % 20 == 0 { "victims-assisted" } else { "victims-in-cases" };
                passage.figures = vec![sample::figure(indicator, 1.0, "2006")];
            }
        }
        copy.links = (1..250).map(|at| sample::link(&format!("p-{at}"), "p-1", LinkKind::Contradicts)).collect();
        Arc::new(copy)
    };
    sample::library_of((0..88).map(copy))
}

#[test]
fn tens_of_thousands_of_passages_are_filtered_in_a_blink() {
    let library = large();
    let bookmarks = vec![Place::parse_canonical("ve/protection").unwrap(); 500];
    for query in [
        "country:ve",
        "topic:4",
        "point:4b",
        "voice:others",
        "source:unodc",
        "kind:dataset",
        "period:2010",
        "penalty.min>=8y",
        "offence:trafficking",
        "has:figure",
        "is:contested",
        "is:in-tension,corroborated",
        "in:bookmarks",
        "report:ve-1",
    ] {
        let (plan, bound) = timed(|| Query::parse(query).unwrap().bind(&library, &bookmarks).unwrap());
        let PlanTest::Filter(filter) = &plan.clauses[0].any[0].test else { panic!() };
        let of_report = |report: &Arc<Report>| {
            let passages = report.passages.iter().enumerate();
            passages.filter(|(index, passage)| filter.passage(PassageRef { report, index: *index, passage })).count()
        };
        let (count, took) = timed(|| library.reports().map(of_report).sum::<usize>());
        assert!(count > 0, "{query}");
        // Ten times what an optimised build takes, and more: this guards against work of another order.
        assert!(took < Duration::from_millis(300), "{query}: {took:?}");
        assert!(bound < Duration::from_secs(3), "{query}: bound in {bound:?}");
    }
}

#[test]
fn ten_thousand_characters_of_filters_are_bound_in_time() {
    let library = library();
    for piece in ["country:ve ", "country:ve,", "is:contested ", "source:oas ", "topic:4|", "country:v ", "country:zz "]
    {
        let typed = piece.repeat(10_000 / piece.len());
        // Whether it can be bound does not matter here.
        let (_, took) = timed(|| Query::parse(&typed).unwrap().bind(&library, &[]));
        assert!(took < Duration::from_secs(3), "{piece:?} took {took:?}");
    }
}

proptest! {
    #[test]
    fn any_value_of_any_field_is_bound_or_has_a_fault_in_the_query(
        field in "country|region|topic|point|source|report|in|is|has", value in "\\PC{1,12}|[a-z/,\"-]{1,12}",
    ) {
        let typed = format!("{field}:{value}");
        let Ok(query) = Query::parse(&typed) else { return Ok(()) };
        let library = library();
        match query.bind(&library, &[]) {
            Ok(plan) => prop_assert!(plan.left_out(&library).is_empty()),
            Err(fault) => prop_assert!(typed.get(fault.at.clone()).is_some_and(|at| !at.is_empty())),
        }
    }
}
