//! The decks of folders on disk: in which order they come, and where their addresses lead.
//!
//! Must not: look at how one file is read; the tests of `deck` do.

use super::tests::{folder, report};
use super::*;
use crate::store::check;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn deck(name: &str, more: &str) -> String {
    format!("schema = 1\nname = \"{name}\"\ntitle = \"{name}\"\nobjective = \"O\"\n{more}\n[[item]]\nplace = \"ve\"\n")
}

/// A pack of two reports, with these decks.
fn pack(decks: &[(&str, &str)]) -> TempDir {
    let pack = folder(&[("ve.toml", &report("ve", "VE", "")), ("cu.toml", &report("cu", "CU", ""))]);
    fs::write(pack.path().join("pack.toml"), "schema = 1\nid = \"mine\"\ntitle = \"Mine\"\n").unwrap();
    fs::create_dir(pack.path().join("decks")).unwrap();
    for (name, text) in decks {
        fs::write(pack.path().join("decks").join(name), text).unwrap();
    }
    pack
}

fn shelf(packs: &[&TempDir]) -> Shelf {
    Shelf { bundled: false, folders: packs.iter().map(|pack| pack.path().to_owned()).collect() }
}

fn names(library: &Library) -> Vec<&str> {
    library.decks().map(|(_, deck)| deck.name.as_str()).collect()
}

/// File name, place and fault of every problem.
fn told(problems: &[Problem]) -> Vec<String> {
    let name = |file: &str| Path::new(file).file_name().unwrap().to_string_lossy().into_owned();
    let told = |problem: &Problem| {
        let fault = format!("{:?}", problem.fault);
        let fault = fault.split([' ', '(']).next().unwrap_or_default().to_owned();
        format!("{}:{}:{} {} {fault}", name(&problem.file), problem.line, problem.column, problem.field)
    };
    problems.iter().map(told).collect()
}

#[test]
fn decks_come_in_their_order_then_by_name_and_those_without_one_last() {
    let pack = pack(&[
        ("a.toml", &deck("zebra", "order = 2")),
        ("b.toml", &deck("apple", "order = 2")),
        ("c.toml", &deck("last", "")),
        ("d.toml", &deck("first", "order = -1")),
        (".hidden.toml", "not read"),
        ("read.me", "not read"),
    ]);
    let library = load(&shelf(&[&pack]));
    assert_eq!(library.problems, []);
    assert_eq!(names(&library), ["first", "apple", "zebra", "last"]);
    assert_eq!(library.packs[0].decks.len(), 4);
    assert_eq!(library.deck("apple").unwrap().0.id.as_str(), "mine");
    assert!(library.deck("grape").is_none());
    assert_eq!(names(&shelf(&[&pack]).outline().library()).len(), 4, "they are there before any report is");
}

#[test]
fn a_name_that_is_taken_costs_the_later_deck() {
    let one = pack(&[("a.toml", &deck("talk", "")), ("b.toml", &deck("talk", "order = 1"))]);
    let two = pack(&[("c.toml", &deck("talk", "")), ("d.toml", &deck("other", ""))]);
    let library = load(&shelf(&[&one, &two]));
    assert_eq!(names(&library), ["talk", "other"]);
    let clashes: Vec<String> = told(&library.problems).into_iter().filter(|said| said.contains("name")).collect();
    assert_eq!(clashes, ["b.toml:2:8 name Duplicate", "c.toml:2:8 name Duplicate"]);
}

#[test]
fn an_address_that_is_none_costs_its_item_and_one_that_leads_nowhere_is_named() {
    let places = [
        ("ve", ""),
        ("ve/protection/assistance#p-1", ""),
        ("compare:ve+cu/protection/assistance", ""),
        ("search:shelter", ""),
        ("grid:protection", ""),
        ("timeline:ve", ""),
        ("penalties:trafficking/ve+cu", ""),
        ("Venezuela", "BadAddress"),
        ("compare:ve", "BadAddress"),
        ("ar", "NotThere"),
        ("ve@ve-2013", "NotThere"),
        ("ve/nonsense", "NotThere"),
        ("ve/protection/nonsense", "NotThere"),
        ("ve/protection/children", "NotThere"),
        ("ve/protection/assistance#p-9", "NotThere"),
        ("ve/prosecution/sentences#p-1", "NotThere"),
        ("compare:ve+ar/protection", "NotThere"),
        ("compare:ve+cu/protection/children", "NotThere"),
        ("figures:ve/protection", "NotThere"),
        ("penalties:theft", "NotThere"),
        ("grid:nonsense", "NotThere"),
        ("promises:ve/prosecution", "NotThere"),
    ];
    let items: String = places.iter().map(|(place, _)| format!("[[item]]\nplace = \"{place}\"\n")).collect();
    let text = format!("schema = 1\nname = \"talk\"\ntitle = \"T\"\nobjective = \"O\"\n{items}");
    let pack = pack(&[("talk.toml", &text)]);
    let expected: Vec<String> = (0..)
        .zip(places)
        .filter(|(_, (_, fault))| !fault.is_empty())
        .map(|(at, (_, fault))| format!("talk.toml:{}:9 item {} · place {fault}", 6 + 2 * at, at + 1))
        .collect();
    let library = load(&shelf(&[&pack]));
    assert_eq!(told(&library.problems), expected);
    let none = places.iter().filter(|(_, fault)| *fault == "BadAddress").count();
    assert_eq!(library.deck("talk").unwrap().1.items.len(), places.len() - none);
    let early = shelf(&[&pack]).outline().library();
    assert_eq!(early.problems.len(), none, "where the others lead is not known yet");
}

#[test]
fn one_deck_or_the_folder_of_them_is_checked_against_the_library() {
    let pack = pack(&[("talk.toml", &deck("talk", "")), ("lost.toml", &deck("lost", "").replace("\"ve\"", "\"ar\""))]);
    let shelf = shelf(&[&pack]);
    let checked = |path: &str| {
        let found = check(&[pack.path().join(path)], &shelf, false);
        (found.reports, found.decks, told(&found.problems))
    };
    assert_eq!(checked("decks/talk.toml"), (0, 1, Vec::new()));
    let lost = || vec!["lost.toml:7:9 item 1 · place NotThere".to_owned()];
    assert_eq!(checked("decks/lost.toml"), (0, 1, lost()));
    assert_eq!(checked("decks"), (0, 2, lost()));
    assert_eq!(checked(""), (2, 2, lost()));
    assert_eq!(check(&[pack.path().join("decks")], &shelf, true).problems.len(), 5, "two titles, two objectives");
}

#[test]
fn a_deck_that_cannot_be_read_stops_nothing() {
    let pack = pack(&[("a.toml", "[[item"), ("b.toml", &deck("good", ""))]);
    fs::create_dir(pack.path().join("decks").join("c.toml")).unwrap();
    fs::write(pack.path().join("decks").join("d.toml"), b"\xff\xfea\0").unwrap();
    let library = load(&shelf(&[&pack]));
    assert_eq!(names(&library), ["good"]);
    let said = told(&library.problems).join("\n");
    for (file, fault) in [("a.toml", "Syntax"), ("c.toml", "NotAFile"), ("d.toml", "Utf16")] {
        assert!(said.lines().any(|line| line.starts_with(file) && line.contains(fault)), "{file}: {said}");
    }
    assert_eq!(library.reports().count(), 2);
}

#[test]
fn a_pack_has_no_more_decks_than_a_list_can_bear() {
    let pack = pack(&[]);
    for number in 0..=limits::DECKS {
        let name = format!("d{number:03}");
        fs::write(pack.path().join(format!("decks/{name}.toml")), deck(&name, "")).unwrap();
    }
    let library = load(&shelf(&[&pack]));
    assert_eq!(library.decks().count(), limits::DECKS);
    assert_eq!(told(&library.problems), ["decks:0:0  TooBig"]);
}

#[test]
fn a_folder_of_reports_that_is_called_so_is_one() {
    let outer = tempfile::tempdir().unwrap();
    let decks = outer.path().join("decks");
    fs::create_dir(&decks).unwrap();
    fs::write(decks.join("ve.toml"), report("ve", "VE", "")).unwrap();
    let library = load(&Shelf { bundled: false, folders: vec![decks] });
    assert_eq!((library.reports().count(), library.problems.len()), (1, 0));
}
