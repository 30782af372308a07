//! What must hold of places and periods whatever is typed.
//!
//! Must not: test what a table of cases beside the code can.

use super::sample;
use super::{Code, Date, End, Id, Library, Period, Place, PlaceError, PlaceText};
use proptest::prelude::*;

const PASSAGES: &[sample::Short<'_>] = &[
    ("p-1", "protection/assistance", "2006", "Shelter.", "Albergue."),
    ("p-2", "prosecution/cases protection/identification", "2005/2006", "Cases.", "Casos."),
    ("p-3", "protection/vouchers", "2007", "Vouchers.", ""),
];

fn library() -> Library {
    sample::library(vec![
        sample::report("ve", "VE", PASSAGES),
        sample::report("ve-2013", "VE", PASSAGES),
        sample::report("tt", "TT", PASSAGES),
    ])
}

fn resolved(text: &str) -> String {
    let parts: PlaceText = text.parse().unwrap();
    library().resolve(&parts).unwrap().to_string()
}

#[test]
fn whatever_a_place_is_called_it_has_one_canonical_form() {
    for (typed, canonical) in [
        ("ve", "ve"),
        ("VEN", "ve"),
        ("trinité-et-tobago", "tt"),
        ("Trinidad y Tobago/4b", "tt/protection/assistance"),
        ("ve/Protección/Albergue y asistencia", "ve/protection/assistance"),
        ("ve@ve-2013/3", "ve@ve-2013/prosecution"),
        ("ve#p-2", "ve#p-2"),
        (" venezuela / 4 / b ", "ve/protection/assistance"),
    ] {
        assert_eq!(resolved(typed), canonical, "{typed:?}");
    }
}

#[test]
fn a_place_with_a_part_too_many_or_an_empty_one_is_none() {
    for (text, error) in [
        ("", PlaceError::NoCountry),
        ("/protection", PlaceError::NoCountry),
        ("@ve", PlaceError::NoCountry),
        ("ve/", PlaceError::BadPart),
        ("ve@", PlaceError::BadPart),
        ("ve#", PlaceError::BadPart),
        ("ve/a/b/c", PlaceError::BadPart),
    ] {
        assert_eq!(text.parse::<PlaceText>(), Err(error), "{text:?}");
    }
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}".prop_map(|text| Id::new(&text).unwrap())
}

fn place() -> impl Strategy<Value = Place> {
    let slugs = prop_oneof![
        Just((None, None)),
        id().prop_map(|topic| (Some(topic), None)),
        (id(), id()).prop_map(|(topic, point)| (Some(topic), Some(point))),
    ];
    let slug = |id: Option<Id>| id.map(|id| sample::shown(id.as_str()));
    ("[a-z]{2}", prop::option::of(id()), slugs, prop::option::of(id())).prop_map(
        move |(country, report, (topic, point), passage)| Place {
            country: Code::new(&country).unwrap(),
            report,
            topic: slug(topic),
            point: slug(point),
            passage,
        },
    )
}

fn date() -> impl Strategy<Value = String> {
    let marks = prop_oneof![Just(""), Just("?"), Just("~"), Just("%")];
    let day = prop_oneof![
        Just(None),
        (1..=12u8).prop_map(|m| Some((m, None))),
        (1..=12u8, 1..=28u8).prop_map(|(m, d)| Some((m, Some(d))))
    ];
    (0..=9999u16, day, marks).prop_map(|(year, day, marks)| match day {
        None => format!("{year:04}{marks}"),
        Some((month, None)) => format!("{year:04}-{month:02}{marks}"),
        Some((month, Some(day))) => format!("{year:04}-{month:02}-{day:02}{marks}"),
    })
}

proptest! {
    #[test]
    fn a_canonical_place_is_read_back_as_it_was_printed(place in place()) {
        prop_assert_eq!(Place::parse_canonical(&place.to_string()), Ok(place));
    }

    #[test]
    fn what_a_library_resolves_is_canonical_and_resolves_to_itself(
        country in "(ve|VEN|venezuela|TT|trinidad & tobago|cuba)",
        rest in "(@ve-2013|@ve)?(/[34]|/4b|/protection/[ab])?(#p-[1-4])?",
    ) {
        let library = library();
        let parts: PlaceText = format!("{country}{rest}").parse().unwrap();
        if let Ok(place) = library.resolve(&parts) {
            let printed = place.to_string();
            prop_assert_eq!(Place::parse_canonical(&printed), Ok(place.clone()));
            prop_assert_eq!(library.resolve(&printed.parse().unwrap()), Ok(place));
        }
    }

    #[test]
    fn no_text_breaks_the_parsers(text in "\\PC*|[a-z@/#]{0,12}") {
        if let Ok(parts) = text.parse::<PlaceText>() {
            let _ = library().resolve(&parts);
        }
        let _ = Place::parse_canonical(&text);
        let _ = text.parse::<Period>();
    }

    #[test]
    fn a_date_says_what_was_written(text in date()) {
        let period: Period = text.parse().unwrap();
        prop_assert!(period.single);
        prop_assert_eq!(period.as_edtf(), &text);
        let End::At(Date { year, month, day, uncertain, approximate }) = period.from else {
            return Err(TestCaseError::fail("a date has no open end"));
        };
        let marks = match (uncertain, approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        };
        let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        prop_assert_eq!(format!("{year:04}{}{}{marks}", part(month), part(day)), text);
        prop_assert!(period.earliest() <= period.latest());
    }

    #[test]
    fn an_interval_is_read_back_and_never_ends_before_it_begins(from in date(), to in date()) {
        let text = format!("{from}/{to}");
        let ends: [Period; 2] = [from.parse().unwrap(), to.parse().unwrap()];
        match text.parse::<Period>() {
            Ok(period) => {
                prop_assert_eq!(period.to_string(), text);
                prop_assert_eq!((period.from, period.to), (ends[0].from, ends[1].from));
                prop_assert!(ends[0].earliest() <= ends[1].latest());
            }
            Err(_) => prop_assert!(ends[0].earliest() > ends[1].latest()),
        }
        for open in [format!("{from}/.."), format!("{from}/"), format!("../{to}"), format!("/{to}")] {
            prop_assert_eq!(open.parse::<Period>().map(|period| period.to_string()), Ok(open));
        }
    }
}
