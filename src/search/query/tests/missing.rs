//! Names that a library does not have, and what a filter cannot speak of.
//!
//! Must not: test what a filter leaves.

use super::super::{Query, QueryFault, QueryFaultKind};
use super::{found_in, library, plan};
use crate::model::{Book, Entry, Lang, Library};
use crate::search::LeftOut;
use crate::words::Words;
use proptest::prelude::*;

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
        // What is left where an offence is ruled out is what the filter asks about.
        ("penalty.max<=15y !offence:trafficking", &[], 1),
        ("penalty.max<=15y !offence:slavery", &[], 1),
        ("penalty.max<=15y !offence:slavery,trafficking", &[], 0),
        ("penalty.max<=15y !offence:slavery !offence:trafficking", &[], 0),
        ("penalty.max<=15y offence:slavery,trafficking !offence:trafficking", &[(4, "slavery")], 1),
        ("penalty.max<=15y offence:slavery | !offence:trafficking", &[(4, "slavery")], 1),
        ("penalty.max<=15y country:ar | offence:slavery", &[(4, "slavery")], 2),
        ("!penalty.max<=15y", &[], 0),
        ("offence:slavery", &[], 0),
        ("country:ve", &[], 0),
    ] {
        let expected: Vec<(usize, String)> = none.iter().map(|(count, of)| (*count, (*of).to_owned())).collect();
        assert_eq!(left_out(query), (expected, open), "{query}");
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
