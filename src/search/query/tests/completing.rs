//! What is offered at the end of a query.
//!
//! Must not: test what an offer finds once it is taken.

use super::super::field::Field;
use super::super::{Completion, Query, complete};
use super::library;
use crate::model::Lang;
use crate::words::Words;
use proptest::prelude::*;

fn offers(query: &str, lang: Lang) -> Vec<Completion> {
    complete(query, &library(), &Words::new(lang))
}

/// What the query would be after each offer.
fn after(query: &str, lang: Lang) -> Vec<String> {
    let take = |offer: Completion| {
        assert_eq!(offer.replaces.end, query.len(), "{query}: offers stand at the end");
        assert!(!offer.about.is_empty() && !offer.about.contains("query-"), "{query}: {}", offer.about);
        format!("{}{}", query.get(..offer.replaces.start).unwrap(), offer.text)
    };
    offers(query, lang).into_iter().map(take).collect()
}

fn check(query: &str, expected: &[&str]) {
    assert_eq!(after(query, Lang::En), expected, "{query:?}");
}

#[test]
fn an_empty_query_offers_every_operator_and_field_with_an_example_that_is_read() {
    for (lang, field, ends) in [(Lang::En, "country:", 8), (Lang::Es, "país:", 8)] {
        for query in ["", "  "] {
            let all = offers(query, lang);
            assert_eq!(all.len(), 6 + 16);
            assert!(all.iter().take(6).map(|offer| offer.text.as_str()).eq(["\"", "'", "^", "$", "!", "|"]));
            assert!(all.iter().any(|offer| offer.text == field));
            assert!(all.iter().all(|offer| offer.replaces == (query.len()..query.len())));
            for offer in all.iter().skip(ends - 2) {
                // The example stands after the colon, and begins with what is offered.
                let example = offer.about.split(": ").last().unwrap();
                assert!(example.contains(offer.text.trim_end_matches([':', '<', '>', '='])), "{}", offer.about);
                for example in example.split(" o ").flat_map(|part| part.split(" or ")) {
                    assert!(Query::parse(example).is_ok_and(|query| !query.is_empty()), "{example}");
                }
            }
        }
    }
}

#[test]
fn a_word_on_its_way_to_a_field_is_offered_the_field() {
    check("cou", &["country:"]);
    check("shelter !cou", &["shelter !country:"]);
    check("a|Cou", &["a|country:"]);
    check("pen", &["penalty.min>=", "penalty.max<="]);
    check("penalty.m", &["penalty.min>=", "penalty.max<="]);
    check("penalty.min", &["penalty.min>="]);
    check("per", &["period:"]);
    check("tem", &["tema:"]);
    for query in ["co", "shelter", "cou ", "\"cou", "'cou", "^cou", "cou$", "12:30", "!", "a |"] {
        check(query, &[]);
    }
    assert_eq!(after("paí", Lang::Es), ["país:"]);
    assert_eq!(after("cou", Lang::Es), ["country:"]);
    assert_eq!(after("pen", Lang::Es), ["pena.min>=", "pena.max<="]);
}

#[test]
fn a_field_offers_the_names_of_the_library_by_what_is_typed() {
    let countries = ["Argentina", "Cuba", "\"Trinidad & Tobago\"", "\"United States\"", "Venezuela"];
    let countries: Vec<String> = countries.iter().map(|name| format!("a country:{name}")).collect();
    assert_eq!(after("a country:", Lang::En), countries);
    check("country:uni", &["country:\"United States\""]);
    check("country:\"united st", &["country:\"United States\""]);
    check("country:cu,ven", &["country:cu,Venezuela"]);
    check("country:VE", &["country:Venezuela"]);
    check("country:bolivarian", &["country:Venezuela"]);
    check("country:states", &["country:\"United States\""]);
    check("country:Venezuela", &[]);
    check("country:qq", &[]);
    check("country:cuba ", &[]);
    assert_eq!(after("país:est", Lang::Es), ["país:\"Estados Unidos\""]);
    check("topic:pro", &["topic:prosecution", "topic:protection"]);
    check("topic:4", &["topic:protection"]);
    check("point:shel", &["point:assistance"]);
    check("point:4", &["point:identification", "point:assistance"]);
    // What begins so, before what has a word that does ("Cases and charges").
    check("point:a", &["point:assistance", "point:cases"]);
    check("report:ar", &["report:ar-2013"]);
    check("source:un", &["source:\"United Nations Office on Drugs and Crime\""]);
    check("region:", &["region:caribbean", "region:south-america"]);
}

#[test]
fn a_field_offers_the_words_of_the_format_in_the_readers_language() {
    // A whole value is not on its way to another one that has it inside.
    check("voice:state", &[]);
    check("voice:sta", &["voice:state", "voice:foreign-state"]);
    check("voice:st", &["voice:state", "voice:foreign-state"]);
    check("voice:oth", &["voice:others"]);
    check("voice:state,n", &["voice:state,ngo"]);
    check("has:", &["has:figure", "has:penalty", "has:law", "has:note", "has:due"]);
    check("is:den", &["is:denied"]);
    check("in:", &["in:bookmarks"]);
    check("offence:sl", &["offence:slavery"]);
    assert_eq!(after("voz:est", Lang::Es), ["voz:estado", "voz:estado-extranjero"]);
    assert_eq!(after("tiene:cif", Lang::Es), ["tiene:cifra"]);
    let kinds = offers("kind:", Lang::En);
    assert_eq!((kinds.len(), kinds[0].text.as_str(), kinds[0].about.as_str()), (12, "treaty", "treaty"));
    assert_eq!(offers("modality:den", Lang::Es)[0].about, "niega");
}

#[test]
fn periods_and_lengths_offer_their_shapes() {
    check("period:", &["period:2010..2020", "period:2010..", "period:..2020"]);
    check("period:2014", &["period:2014..", "period:..2014"]);
    check("period:..", &["period:..2020"]);
    check("penalty.min>=", &["penalty.min>=5y", "penalty.min>=8y", "penalty.min>=15y"]);
    check("penalty.max<=9", &["penalty.max<=9y", "penalty.max<=9m"]);
    assert_eq!(after("pena.min>=8", Lang::Es), ["pena.min>=8a", "pena.min>=8m"]);
}

#[test]
fn every_offer_of_a_value_can_be_read_and_bound() {
    let library = library();
    for lang in [Lang::En, Lang::Es] {
        for field in Field::all() {
            let query = format!("{}{}", field.in_lang(lang), if field.is_compared() { ">=" } else { ":" });
            let all = after(&query, lang);
            assert!(!all.is_empty(), "{query}");
            for query in all {
                let bound = Query::parse(&query).and_then(|parsed| parsed.bind(&library, &[]));
                assert!(bound.is_ok_and(|plan| plan.clauses.len() == 1), "{query}");
            }
        }
    }
}

proptest! {
    #[test]
    fn anything_typed_is_offered_what_stands_at_its_end(
        query in "\\PC{0,12}|(country:|point:|«|\"|,|é|4|penalty\\.min|>=| |\\||!){0,6}",
    ) {
        for offer in offers(&query, Lang::Es) {
            prop_assert!(query.get(..offer.replaces.start).is_some());
            prop_assert_eq!(offer.replaces.end, query.len());
        }
    }
}
