//! What filters leave of a library.
//!
//! Must not: test the reading of a query.

use super::super::Query;
use super::{found_in, library, plan};
use crate::model::{Cite, Id, LinkKind, PassageRef, sample};

const VE: &[&str] = &["ve#p-1", "ve#p-2", "ve#p-3", "ve#p-4"];
const AR: &[&str] = &["ar#p-1", "ar-2013#p-1"];

fn check(query: &str, expected: &[&str]) {
    let mut found = found_in(&library(), query, &[]);
    let mut expected: Vec<&str> = expected.to_vec();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn a_country_is_known_by_any_name_and_by_the_beginning_of_one() {
    for query in
        ["VE", "ven", "Venezuela", "venez", "bolivarian", "\"Bolivarian Republic of Venezuela\"", "bolivarian-rep"]
    {
        check(&format!("country:{query}"), VE);
    }
    for query in ["us", "\"united states\"", "estados-unidos", "États_Unis", "\"EE. UU.\"", "united-st"] {
        check(&format!("country:{query}"), &["us#p-1"]);
    }
    check("country:trinidad", &["tt#p-1"]);
    check("country:cu,tt", &["cu#p-1", "cu#p-2", "tt#p-1"]);
    // A later word of a name, where no name begins so: the Republic of Venezuela and of Argentina.
    check("country:republic", &[VE, AR].concat());
    // A name that is all of another country's is not also its beginning.
    check("country:co", &[]);
}

#[test]
fn a_country_without_a_report_is_valid_and_finds_nothing() {
    for query in ["colombia", "es", "colom", "España"] {
        check(&format!("country:{query}"), &[]);
    }
}

#[test]
fn the_beginning_of_a_name_means_countries_of_the_library_first() {
    // Argentina begins so and is not here; the United States of America have a later word that does.
    let us = sample::report("us", "US", &[("p-1", "protection/assistance", "2006", "A", "")]);
    assert_eq!(found_in(&sample::library(vec![us]), "country:a", &[]), ["us#p-1"]);
}

#[test]
fn a_filter_speaks_for_a_whole_report_where_it_can() {
    let library = library();
    for (query, report, says) in [
        ("country:ve", "ve", Some(true)),
        ("country:ve", "cu", Some(false)),
        ("!country:ve", "ve", Some(false)),
        ("region:caribbean", "cu", Some(true)),
        ("report:ar", "ar-2013", Some(false)),
        ("is:contested", "tt", Some(false)),
        ("!is:contested", "tt", Some(true)),
        ("is:contested", "ve", None),
        ("source:unodc", "tt", Some(false)),
        ("in:bookmarks", "tt", Some(false)),
        ("topic:4", "ve", None),
        ("shelter", "ve", None),
    ] {
        let report = library.report(&Id::new(report).unwrap()).unwrap();
        assert_eq!(plan(query, &library, &[]).clauses[0].any[0].report(report), says, "{query} in {}", report.id);
    }
}

#[test]
fn a_region_is_known_by_its_slug_and_in_spanish() {
    let caribbean = ["cu#p-1", "cu#p-2", "tt#p-1"];
    for query in ["caribbean", "carib", "caribe", "Caribe"] {
        check(&format!("region:{query}"), &caribbean);
    }
    check("region:south-america", &[VE, AR].concat());
    check("region:\"América del Sur\"", &[VE, AR].concat());
    check("region:southern", &[]);
    check("region:america", &[VE, AR, &["us#p-1"]].concat());
}

#[test]
fn a_passage_is_in_every_topic_and_point_it_has_a_home_in() {
    let protection = ["ve#p-1", "ve#p-2", "cu#p-1", "tt#p-1"];
    for query in ["protection", "4", "Protección", "prote"] {
        check(&format!("topic:{query}"), &protection);
    }
    for query in ["prosecution", "3", "persecucion-penal", "persec"] {
        check(&format!("topic:{query} country:ve"), &["ve#p-2", "ve#p-3", "ve#p-4"]);
    }
    let assistance = ["ve#p-1", "cu#p-1", "tt#p-1"];
    for query in
        ["assistance", "4b", "4B", "protection/assistance", "4/b", "refuge", "albergue", "\"Shelter and assistance\""]
    {
        check(&format!("point:{query}"), &assistance);
    }
    check("topic:4b", &assistance);
    check("topic:protection/assistance", &assistance);
    check("point:identification", &["ve#p-2"]);
    check("point:sentences,4b", &["ve#p-1", "ve#p-2", "cu#p-1", "tt#p-1"]);
    check("point:b", &["ve#p-1", "ve#p-2", "cu#p-1", "tt#p-1"]);
    check("topic:protection !point:4b", &["ve#p-2"]);
}

#[test]
fn a_voice_is_that_of_anybody_who_says_it() {
    check("voice:state country:ve", &["ve#p-1", "ve#p-3", "ve#p-4"]);
    check("voice:ngo", &["ve#p-2"]);
    check("voice:intergovernmental", &["ve#p-2"]);
    check("voice:others country:ve", &["ve#p-2"]);
    check("voz:otras country:ve", &["ve#p-2"]);
    check("voice:foreign-state", &[]);
    // Who speaks where no source is listed is a medium, as everywhere.
    check("voice:media country:tt", &["tt#p-1"]);
}

#[test]
fn a_source_is_known_by_words_of_any_of_its_names() {
    let reply = ["ve#p-1", "ve#p-3", "ve#p-4"];
    for query in
        ["oas-reply", "oas", "measures-adopted", "\"medidas adoptadas\"", "CP/CSH-813/06", "csh-813", "palermo"]
    {
        check(&format!("source:{query}"), &reply);
    }
    for query in ["unodc", "\"united nations office\"", "un"] {
        check(&format!("source:{query}"), &["ve#p-2"]);
    }
    check("source:diario,oas", VE);
    let fault = |query: &str| Query::parse(query).unwrap().bind(&library(), &[]).is_err();
    // Words stand in a row, within one name, and begin where words begin.
    assert!(fault("source:adopted-measures") && fault("source:palermo-oas") && fault("source:ffice"));
}

#[test]
fn a_whole_word_of_a_source_is_no_beginning_of_another() {
    let mut report = sample::report(
        "ve",
        "VE",
        &[("p-1", "protection/assistance", "2006", "A", ""), ("p-2", "protection/assistance", "2006", "B", "")],
    );
    report.sources = vec![sample::source("un"), sample::source("united-states")];
    report.passages[1].cites[0].source = 1;
    let library = sample::library(vec![report]);
    assert_eq!(found_in(&library, "source:un", &[]), ["ve#p-1"]);
    assert_eq!(found_in(&library, "source:unit", &[]), ["ve#p-2"]);
}

#[test]
fn kinds_modalities_and_parts_are_words_of_the_format() {
    check("kind:questionnaire-reply", &["ve#p-1", "ve#p-3", "ve#p-4"]);
    check("kind:dataset,media", &["ve#p-2"]);
    check("kind:law", &[]);
    check("modality:denial", &["cu#p-1"]);
    check("modality:in-force,planned", &["ve#p-3", "ve#p-4"]);
    check("has:figure", &["ve#p-1"]);
    check("has:law", &["ve#p-3"]);
    check("has:note", &["cu#p-1"]);
    check("has:due", &["ve#p-4"]);
    check("has:penalty", &["ve#p-3", "cu#p-2", "us#p-1", "ar#p-1"]);
    check("has:figure,due", &["ve#p-1", "ve#p-4"]);
}

#[test]
fn a_period_is_any_time_that_is_spoken_of() {
    check("period:2010 country:ve", &["ve#p-2"]);
    check("period:2006..2010 country:ve", &["ve#p-1", "ve#p-2"]);
    check("period:2015.. country:ve", &["ve#p-3", "ve#p-4"]);
    check("period:..2005 country:ve", &["ve#p-1"]);
    check("period:2016-06 country:ve", &["ve#p-3"]);
    check("period:2016-05 country:ve", &["ve#p-3", "ve#p-4"]);
    check("period:2005,2010 country:ve", &["ve#p-1", "ve#p-2"]);
    check("period:1999", &[]);
}

#[test]
fn a_penalty_is_imprisonment_for_trafficking_unless_another_offence_is_named() {
    for (query, expected) in [
        ("penalty.min>=8y", &["ve#p-3"][..]),
        ("penalty.min>8y", &[]),
        ("penalty.min>=4", &["ve#p-3", "ar#p-1"]),
        ("penalty.min<=4y", &["ar#p-1"]),
        ("penalty.min<8y", &["ar#p-1"]),
        ("penalty.min:48m", &["ar#p-1"]),
        ("penalty.max<=15y", &["ve#p-3"]),
        ("penalty.max<15y", &[]),
        ("penalty.max>0", &["ve#p-3"]),
        ("penalty.min>=4y offence:slavery", &["cu#p-2"]),
        ("offence:slavery penalty.min>=4y", &["cu#p-2"]),
        ("penalty.min>=4y offence:slavery,trafficking", &["ve#p-3", "ar#p-1", "cu#p-2"]),
        ("penalty.min>=4y !offence:trafficking", &["cu#p-2"]),
        ("penalty.min>=4y !offence:slavery", &["ve#p-3", "ar#p-1"]),
        ("penalty.min>=4y !offence:slavery,trafficking", &[]),
        ("penalty.min>=20y | offence:smuggling", &["cu#p-2"]),
        ("offence:trafficking", &["ve#p-3", "ar#p-1", "us#p-1"]),
        ("offence:smuggling", &[]),
        ("!penalty.min>=4y country:ar", &["ar-2013#p-1"]),
    ] {
        check(query, expected);
    }
}

#[test]
fn marks_are_computed_and_bookmarks_given() {
    check("is:contested", &["ve#p-2", "cu#p-1"]);
    check("is:denied", &["ve#p-2", "cu#p-1"]);
    check("is:corroborated", &["ve#p-2"]);
    check("is:no-later-word", &["ve#p-4"]);
    check("is:single-origin", &[]);
    check("is:in-tension", &[]);
    check("is:contested,no-later-word country:ve", &["ve#p-2", "ve#p-4"]);
    check("!is:contested country:ve", &["ve#p-1", "ve#p-3", "ve#p-4"]);
    check("in:bookmarks", &[]);
}

#[test]
fn each_mark_is_that_of_the_screen() {
    let mut ve = sample::report(
        "ve",
        "VE",
        &[
            ("p-1", "protection/assistance", "2006", "A", ""),
            ("p-2", "prosecution/cases", "2006", "B", ""),
            ("p-3", "prosecution/cases", "2006", "C", ""),
            ("p-4", "prosecution/cases", "2006", "D", ""),
        ],
    );
    ve.sources = vec![sample::source("root"), sample::source("relay")];
    ve.sources[1].derived_from = Some(ve.sources[0].id.clone());
    ve.passages[0].figures = vec![sample::figure("victims-assisted", 87.0, "2006")];
    ve.passages[1].figures = vec![sample::figure("victims-in-cases", 53.0, "2006")];
    let second = Cite { source: 1, ..ve.passages[2].cites[0].clone() };
    ve.passages[2].cites.push(second);
    ve.links = vec![sample::link("p-3", "p-4", LinkKind::Tension)];
    let library = sample::library(vec![ve]);
    for mark in ["contested", "denied", "in-tension", "single-origin", "corroborated", "no-later-word"] {
        let shown: Vec<String> = library
            .reports()
            .flat_map(|report| {
                report.passages.iter().enumerate().filter_map(|(index, passage)| {
                    let marks = library.marks(PassageRef { report, index, passage }, None);
                    marks.iter().any(|found| found.word() == mark).then(|| format!("ve#{}", passage.id))
                })
            })
            .collect();
        assert_eq!(found_in(&library, &format!("is:{mark}"), &[]), shown, "{mark}");
    }
    assert_eq!(found_in(&library, "is:in-tension", &[]).len(), 4);
    assert_eq!(found_in(&library, "is:single-origin", &[]), ["ve#p-3"]);
}

#[test]
fn a_bookmark_covers_all_that_is_in_its_place() {
    for (places, expected) in [
        (&["ve/protection/assistance#p-1"][..], &["ve#p-1"][..]),
        (&["ve#p-2", "tt"], &["ve#p-2", "tt#p-1"]),
        (&["ve/protection"], &["ve#p-1", "ve#p-2"]),
        (&["ve/prosecution/sentences"], &["ve#p-2"]),
        (&["ar@ar-2013"], &["ar-2013#p-1"]),
        (&["ar@ar-2013/prosecution/cases#p-1"], &["ar-2013#p-1"]),
        (&["ar#p-1"], &["ar#p-1"]),
        (&["ve"], VE),
        (&["ve/unheard-of", "ve/protection/unheard-of", "ve#gone", "co"], &[]),
    ] {
        let mut found = found_in(&library(), "in:bookmarks", places);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{places:?}");
    }
}

#[test]
fn a_bookmark_follows_a_passage_that_was_replaced() {
    let mut report = sample::report("ve", "VE", &[("p-2", "protection/assistance", "2006", "A", "")]);
    report.retired = vec![(Id::new("p-1").unwrap(), Id::new("p-2"))];
    assert_eq!(found_in(&sample::library(vec![report]), "in:bookmarks", &["ve#p-1"]), ["ve#p-2"]);
}

#[test]
fn a_report_is_known_by_its_id_and_by_the_beginning_of_it() {
    check("report:ve", VE);
    check("report:v", VE);
    check("report:ar", &["ar#p-1"]);
    check("report:ar-2013", &["ar-2013#p-1"]);
    check("report:ar-2", &["ar-2013#p-1"]);
    check("report:a", AR);
}

#[test]
fn clauses_alternatives_and_negations_are_kept() {
    check("country:ve period:2010", &["ve#p-2"]);
    check("country:tt | modality:denial", &["tt#p-1", "cu#p-1"]);
    check("!country:ve !country:ar", &["cu#p-1", "cu#p-2", "us#p-1", "tt#p-1"]);
    check("country:ve,cu | country:tt !topic:prosecution", &["ve#p-1", "cu#p-1", "tt#p-1"]);
    assert_eq!(found_in(&library(), "", &[]).len(), 10);
}
