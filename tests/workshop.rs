//! The decks that are bundled: what a trainer may rely on who opens one in front of a room.
//!
//! Must not: judge a text. What can be counted is held here; whether a note is fair, people read.

use crate::content::numbers;
use cotejo::model::{Case, Code, Library, PackDeck, PackItem, Place, Shows, Written};
use cotejo::notebook::{Address, Stand, stand};
use cotejo::store::{Shelf, check, load};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

fn library() -> Arc<Library> {
    load(&Shelf { bundled: true, folders: Vec::new() })
}

fn deck<'a>(library: &'a Library, name: &str) -> &'a PackDeck {
    library.deck(name).unwrap_or_else(|| panic!("no {name}")).1
}

fn address(item: &PackItem) -> Option<Address> {
    match &item.shows {
        Shows::Address(text) => Some(text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))),
        Shows::Case(_) => None,
    }
}

fn cases(deck: &PackDeck) -> Vec<&Case> {
    let case = |item: &'_ PackItem| matches!(item.shows, Shows::Case(_));
    let shown = deck.items.iter().filter(|item| case(item)).map(|item| &item.shows);
    shown.filter_map(|shows| if let Shows::Case(case) = shows { Some(case) } else { None }).collect()
}

/// All that a deck says, each text with a word on where it stands.
fn texts(deck: &PackDeck) -> Vec<(String, &Written)> {
    let mut all = vec![("title".to_owned(), &deck.title), ("objective".to_owned(), &deck.objective)];
    for (number, item) in (1..).zip(&deck.items) {
        all.extend(item.note.iter().map(|note| (format!("note {number}"), note)));
    }
    for case in cases(deck) {
        all.extend([&case.title, &case.text, &case.question, &case.answer].map(|text| ("case".to_owned(), text)));
        all.extend(case.sources.iter().map(|source| ("source".to_owned(), &source.cited)));
    }
    all
}

#[test]
fn there_are_three_and_the_one_on_every_country_comes_first() {
    let library = library();
    let names: Vec<&str> = library.decks().map(|(_, deck)| deck.name.as_str()).collect();
    assert_eq!(names, ["one-point-every-country", "reading-two-voices", "promise-to-figure"]);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("reports/americas/decks");
    for name in names {
        assert!(folder.join(format!("{name}.toml")).is_file(), "a message names {name} by its file");
    }
}

#[test]
fn the_files_of_the_decks_have_no_fault_by_the_strictest_rules() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("reports/americas");
    let checked = check(&[folder], &Shelf::default(), true);
    assert_eq!((checked.problems, checked.decks), (Vec::new(), 3));
}

#[test]
fn every_address_leads_to_something_that_is_there() {
    let library = library();
    for (_, deck) in library.decks() {
        for address in deck.items.iter().filter_map(address) {
            assert_eq!(stand(&library, &address, None), Stand::Here, "{}: {address}", deck.name);
            // A short form of a place would be taken; what stands in a file of ours is the whole.
            assert!(address.topic().is_some() || matches!(address, Address::Timeline { .. }), "{address}");
            if let Some(found) = address.place().and_then(|place| library.passage(place)) {
                let (home, place) = (library.place_of(found), address.place().unwrap());
                assert_eq!(home, *place, "{}: a passage is named at its first home", deck.name);
            }
        }
    }
}

#[test]
fn each_has_an_objective_minutes_notes_and_a_case_of_its_own_with_sources() {
    let library = library();
    let mut seen = BTreeSet::new();
    for (_, deck) in library.decks() {
        let name = &deck.name;
        assert!(deck.objective.text.starts_with("Afterwards you can "), "{name}");
        assert!((8..=14).contains(&deck.items.len()), "{name}: {} items", deck.items.len());
        assert!((25..=45).contains(&deck.minutes()), "{name}: {} minutes", deck.minutes());
        assert!(deck.items.iter().all(|item| item.minutes.is_some_and(|minutes| minutes > 0)), "{name}");
        assert!(deck.items.iter().all(|item| item.note.is_some()), "{name}");
        let [case] = cases(deck)[..] else { panic!("{name} has one case") };
        assert!(seen.insert(case.title.text.clone()), "{name} has the case of another");
        assert!(case.sources.len() >= 2, "{name}: both protocols");
        for protocol in ["Trafficking in Persons", "Smuggling of Migrants"] {
            assert!(case.sources.iter().any(|source| source.cited.text.contains(protocol)), "{name}: {protocol}");
        }
        let first = address(&deck.items[0]).unwrap();
        let whole = first.place().is_none_or(|place| place.point.is_some() && place.passage.is_none());
        assert!(whole, "{name} opens with a whole point or a comparison");
    }
}

#[test]
fn each_is_whole_in_both_languages_with_the_same_numbers_and_lines() {
    let library = library();
    for (_, deck) in library.decks() {
        for (what, text) in texts(deck) {
            let place = format!("{} {what}", deck.name);
            let es = text.es.as_ref().unwrap_or_else(|| panic!("{place} has no twin"));
            assert_eq!(text.text.lines().count(), es.lines().count(), "{place}");
            let large = |text: &str| -> Vec<String> {
                numbers(text).into_iter().filter(|number| number.parse::<u64>().is_ok_and(|n| n > 31)).collect()
            };
            assert_eq!(large(&text.text), large(es), "{place}\n{}\n{es}", text.text);
            assert!(!text.text.contains('"') && !es.contains('"'), "{place}: quotes as they are printed");
        }
    }
}

#[test]
fn trafficking_is_not_smuggling_here_either() {
    let library = library();
    for (_, deck) in library.decks() {
        for (what, text) in texts(deck) {
            let (english, es) = (text.text.to_lowercase(), text.es.as_ref().unwrap().to_lowercase());
            let place = format!("{} {what}: {es}", deck.name);
            let says = |word: &str| es.split(|c: char| !c.is_alphabetic()).any(|found| found == word);
            assert_eq!(english.contains("trafficking"), says("trata"), "{place}");
            assert_eq!(english.contains("smuggl"), es.contains("tráfico ilícito"), "{place}");
            let rest = es.replace("tráfico ilícito", "");
            assert!(!rest.contains("tráfico"), "{place}");
        }
    }
}

/// A case is made up: no country of the world is in it.
#[test]
fn no_case_names_a_country() {
    let library = library();
    for (_, deck) in library.decks() {
        for case in cases(deck) {
            for text in [&case.title, &case.text, &case.question, &case.answer] {
                let words = format!(" {} ", text.text.replace(|c: char| !c.is_alphanumeric(), " "));
                for names in library.names.iter() {
                    assert!(!words.contains(&format!(" {} ", names.en)), "{}: {}", deck.name, names.en);
                }
            }
        }
    }
}

#[test]
fn every_country_is_once_in_the_deck_on_every_country_in_the_order_of_the_alphabet() {
    let library = library();
    let deck = deck(&library, "one-point-every-country");
    let mut columns: Vec<Place> = Vec::new();
    let mut points = BTreeSet::new();
    for address in deck.items.iter().filter_map(address) {
        if let Address::Comparison { columns: own, topic, point } = address {
            // Two columns stand side by side in any terminal that a trainer may have.
            assert_eq!(own.len(), 2);
            columns.extend(own);
            points.insert((topic.unwrap(), point.unwrap()));
        }
    }
    assert_eq!(points.len(), 1, "{points:?}");
    let named: Vec<&str> = columns.iter().map(|column| library.names.get(column.country).unwrap().en).collect();
    let mut sorted = named.clone();
    sorted.sort_by_key(|name| cotejo::text::fold(name));
    assert_eq!(named, sorted);
    let codes: BTreeSet<Code> = columns.iter().map(|column| column.country).collect();
    assert_eq!(codes, library.countries.iter().map(|country| country.code).collect());
    assert_eq!(codes.len(), columns.len());
    // A comparison says what a column lacks; in this one no column lacks everything.
    let (topic, point) = points.into_iter().next().unwrap();
    for code in codes {
        let place = Place { topic: Some(topic.clone()), point: Some(point.clone()), ..Place::country(code) };
        let topic = library.taxonomy.find_topic(&topic).unwrap();
        let at = library.taxonomy.find_point(topic, &point).unwrap();
        let held =
            library.section(code, None, topic).into_iter().any(|s| s.point == Some(at) && !s.passages.is_empty());
        assert!(held, "{place}");
    }
}

/// Both governments are read with the same number of items in the same form; each speaks of itself and of the other.
#[test]
fn the_deck_on_two_voices_gives_both_governments_the_same() {
    let library = library();
    let deck = deck(&library, "reading-two-voices");
    let (mut forms, mut voices) = (BTreeMap::<String, Vec<String>>::new(), BTreeMap::<String, Vec<String>>::new());
    let mut both = 0;
    for address in deck.items.iter().filter_map(address) {
        let countries: Vec<String> = address.countries().iter().map(ToString::to_string).collect();
        match countries.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["cu", "us"] => both += 1,
            [one @ ("cu" | "us")] => {
                let place = address.place().unwrap();
                if let Some(found) = library.passage(place) {
                    let voice = format!("{:?}", found.report.voice(found.passage));
                    voices.entry(one.to_owned()).or_default().push(voice);
                }
                let form = if place.passage.is_some() { "passage" } else { "point" };
                forms.entry(one.to_owned()).or_default().push(form.to_owned());
            }
            _ => panic!("{address} is of neither"),
        }
    }
    forms.values_mut().chain(voices.values_mut()).for_each(|all| all.sort());
    assert_eq!(forms["cu"], forms["us"]);
    assert_eq!(voices["cu"], voices["us"], "the same kinds of voices speak of both");
    assert_eq!(both, 2, "it opens and closes with both side by side");
    let minutes = |subject: &str| -> u32 {
        let of = |item: &&PackItem| {
            address(item).is_some_and(|address| address.countries() == [Code::new(subject).unwrap()])
        };
        deck.items.iter().filter(of).filter_map(|item| item.minutes).map(u32::from).sum()
    };
    assert_eq!(minutes("cu"), minutes("us"));
}

/// Three governments are read closely. Each is what two of the decks are about, and of each there are words that
/// somebody contradicts; so there are of an office of the UN.
#[test]
fn together_they_single_out_no_government() {
    let library = library();
    let mut subjects: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut contradicted: BTreeSet<String> = BTreeSet::new();
    for (_, deck) in library.decks() {
        for address in deck.items.iter().filter_map(address) {
            for code in address.countries() {
                subjects.entry(code.to_string()).or_default().insert(deck.name.as_str());
            }
            let Some(found) = address.place().and_then(|place| library.passage(place)) else { continue };
            let others = library.ties(found);
            let others = others.iter().filter(|tie| tie.bond.is_contradiction()).map(|tie| tie.other);
            for side in others.chain([found]) {
                let (report, cite) = (side.report, &side.passage.cites[0]);
                let source = &report.sources[cite.source];
                let name = cite.said_by.as_ref().or(source.short.as_ref()).map(|name| name.text.to_string());
                let state = side.is_of_state().then(|| report.country.to_string());
                contradicted.extend(state.or(name));
            }
        }
    }
    // Each is the subject of two decks, and each has words that somebody contradicts.
    for code in ["cu", "us", "ve"] {
        assert_eq!(subjects[code].len(), 2, "{code}: {:?}", subjects[code]);
    }
    for speaker in ["cu", "ve", "United States", "UNODC"] {
        assert!(contradicted.contains(speaker), "{speaker} is not in {contradicted:?}");
    }
}
