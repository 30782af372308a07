//! Folders on disk, and the library that comes of them.
//!
//! Must not: look at how reports are read; `format`'s tests do.

use super::*;
use crate::store::{Checked, check};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A report of one passage, with whatever is added to its end.
pub(super) fn report(id: &str, country: &str, more: &str) -> String {
    format!(
        "schema = 1\n[report]\nid = \"{id}\"\ncountry = \"{country}\"\ntitle = \"T\"\nedition = \"1\"\nlanguage = \"en\"\n\
         kind = \"dossier\"\n[[source]]\nid = \"s\"\ntitle = \"S\"\npublisher = \"P\"\nkind = \"law\"\nvoice = \"state\"\n\
         [[passage]]\nid = \"p-1\"\nat = \"protection/assistance\"\ntext = \"Words of {id}.\"\nperiod = \"2006\"\n\
         modality = \"done\"\n[[passage.cite]]\nsource = \"s\"\n{more}"
    )
}

pub(super) fn link(to: &str, to_has: &str) -> String {
    format!("[[link]]\nfrom = \"p-1\"\nto = \"{to}\"\ntype = \"supports\"\nto_has = \"{to_has}\"\n")
}

pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn shelf(folders: &[&TempDir]) -> Shelf {
    Shelf { bundled: false, folders: folders.iter().map(|folder| folder.path().to_owned()).collect() }
}

/// File name, line and fault of every problem.
fn told(problems: &[Problem]) -> Vec<String> {
    let name = |file: &str| Path::new(file).file_name().unwrap().to_string_lossy().into_owned();
    problems.iter().map(|problem| format!("{}:{} {:?}", name(&problem.file), problem.line, problem.fault)).collect()
}

pub(super) fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

#[test]
fn the_bundled_library_is_whole() {
    let shelf = Shelf { bundled: true, folders: Vec::new() };
    let library = load(&shelf);
    assert!(library.complete);
    assert!(library.entries.iter().all(|entry| matches!(entry.book, Book::Loaded(_))));
    let Checked { reports, passages, decks, problems } = check(&[], &shelf, true);
    assert_eq!(decks, library.decks().count());
    assert_eq!(reports, library.entries.len());
    assert_eq!(passages, library.reports().map(|report| report.passages.len()).sum::<usize>());
    let errors: Vec<_> = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn file_names_are_known_before_any_report_is_read() {
    let broken = folder(&[("ve.toml", "not read yet"), ("cu-2013.toml", ""), ("notes.toml", ""), ("read.me", "")]);
    let library = shelf(&[&broken]).outline().library();
    let seen: Vec<(&str, &str, &str)> = library
        .entries
        .iter()
        .map(|entry| (entry.country.as_str(), entry.id.as_str(), entry.edition.as_str()))
        .collect();
    assert_eq!(seen, [("cu", "cu-2013", "2013"), ("ve", "ve", "")]);
    assert!(library.entries.iter().all(|entry| matches!(entry.book, Book::Pending)));
    assert!(!library.complete);
    assert_eq!(library.problems, []);
}

#[test]
fn a_country_comes_first_and_the_rest_in_batches() {
    let good = folder(&[
        ("ar.toml", &report("ar", "AR", "")),
        ("cu.toml", &report("cu", "CU", "")),
        ("mine.toml", &report("mine", "VE", "")),
        ("ve.toml", &report("ve", "VE", "")),
    ]);
    let mut loading = shelf(&[&good]).outline();
    loading.load_country(code("ve"));
    let first = loading.library();
    assert_eq!(first.reports().map(|report| report.id.as_str()).collect::<Vec<_>>(), ["ve"]);
    assert!(first.country(code("ar")).unwrap().pending);
    loading.batch = 1;
    let mut rounds = 1;
    while loading.load_some() {
        rounds += 1;
    }
    assert!(rounds > 1);
    let all = loading.library();
    assert!(all.complete);
    assert_eq!(all.reports().count(), 4);
    assert_eq!(all.entries_of(code("ve")).len(), 2);
    let id = Id::new("ve").unwrap();
    assert!(Arc::ptr_eq(first.report(&id).unwrap(), all.report(&id).unwrap()), "snapshots share what is loaded");
    assert_eq!(load(&shelf(&[&good])).entries.len(), all.entries.len());
}

#[test]
fn nothing_bad_stops_the_good() {
    let mixed = folder(&[
        ("ar.toml", "[report"),
        ("bo.toml", "\u{0}"),
        ("cu.toml", &report("cu", "CU", "")),
        ("ve.toml", &report("ve", "VE", "")),
    ]);
    fs::create_dir(mixed.path().join("do.toml")).unwrap();
    fs::write(mixed.path().join("us.toml"), b"\xff\xfe\xff").unwrap();
    let shelf = Shelf { folders: vec!["no/such/folder".into(), mixed.path().to_owned()], bundled: false };
    let library = load(&shelf);
    assert_eq!(library.reports().map(|report| report.id.as_str()).collect::<Vec<_>>(), ["cu", "ve"]);
    assert!(library.country(code("ar")).unwrap().broken);
    for (file, fault) in
        [("folder", "Unreadable"), ("ar.toml", "Syntax"), ("do.toml", "NotAFile"), ("us.toml", "Utf16")]
    {
        let named = |said: &String| said.starts_with(file) && said.contains(fault);
        assert!(told(&library.problems).iter().any(named), "{file}: {:?}", library.problems);
    }
}

#[test]
fn an_empty_folder_is_said_and_one_named_twice_is_loaded_once() {
    let (empty, good) = (folder(&[]), folder(&[("ve.toml", &report("ve", "VE", ""))]));
    let mut shelf = shelf(&[&empty, &good, &good]);
    shelf.folders.push(good.path().join("."));
    let library = load(&shelf);
    assert_eq!(library.problems.len(), 1);
    assert_eq!(library.problems[0].fault, Fault::NoReports);
    assert_eq!((library.packs.len(), library.entries.len()), (2, 1));
}

#[test]
fn of_two_reports_with_one_id_the_first_is_shown() {
    let one = folder(&[("ve.toml", &report("ve", "VE", ""))]);
    let two = folder(&[("ve.toml", &report("ve", "VE", ""))]);
    let library = load(&shelf(&[&one, &two]));
    assert_eq!(library.reports().count(), 1);
    assert!(library.country(code("ve")).unwrap().broken);
    let [problem] = &library.problems[..] else { panic!("{:?}", library.problems) };
    assert!(problem.file.starts_with(two.path().to_str().unwrap()));
    assert_eq!((problem.line, problem.column), (3, 6));
    let first = format!("{}:3:6", one.path().join("ve.toml").display());
    assert!(matches!(&problem.fault, Fault::Duplicate { first: found, .. } if **found == *first));
}

#[test]
fn a_pack_may_describe_itself_and_bring_its_topics() {
    const TOPICS: &str =
        "[[topic]]\nslug = \"protection\"\nlabel = \"P\"\n[[topic.point]]\nslug = \"assistance\"\nlabel = \"A\"\n";
    let plain = folder(&[("ve.toml", &report("ve", "VE", ""))]);
    let own = folder(&[
        ("pack.toml", "schema = 1\nid = \"mine\"\ntitle = \"My pack\"\nversoin = \"2\"\n"),
        ("taxonomy.toml", TOPICS),
        ("cu.toml", &report("cu", "CU", "")),
    ]);
    let other = folder(&[("taxonomy.toml", TOPICS), ("ar.toml", &report("ar", "AR", ""))]);
    let library = load(&shelf(&[&plain, &own, &other]));
    assert_eq!(library.taxonomy.topics.len(), 1);
    assert_eq!(library.packs[1].id.as_str(), "mine");
    assert_eq!(*library.packs[0].title.text, *plain.path().file_name().unwrap().to_string_lossy());
    assert_eq!(
        told(&library.problems),
        ["pack.toml:4 UnknownKey { meant: Some(\"version\") }", "taxonomy.toml:0 SecondTaxonomy"]
    );
    assert_eq!(library.reports().count(), 3);
}

#[test]
fn links_between_reports_are_followed_when_all_are_read() {
    let links = format!("{}{}{}", link("cu#p-1", "Words of cu"), link("cu#p-2", ""), link("cu#p-1", "No such words"));
    let pack = folder(&[("cu.toml", &report("cu", "CU", "")), ("ve.toml", &report("ve", "VE", &links))]);
    let mut loading = shelf(&[&pack]).outline();
    loading.load_country(code("ve"));
    assert_eq!(loading.library().problems.len(), 1, "only the empty to_has so far");
    loading.load_all();
    assert_eq!(
        told(&loading.library().problems),
        [
            "ve.toml:30 Dangling { found: \"cu#p-2\" }",
            "ve.toml:32 Empty",
            "ve.toml:37 Drifted { words: \"No such words\" }"
        ]
    );
}

#[test]
fn a_check_of_files_follows_links_into_the_library_and_names_only_the_files() {
    let pack = folder(&[("cu.toml", &report("cu", "CU", "vioce = 1\n")), ("ve.toml", &report("ve", "VE", ""))]);
    let mine = folder(&[
        ("pack.toml", "id = \"mine\"\n"),
        ("ve.toml", &report("ve", "VE", &format!("{}{}", link("cu#p-1", "Words"), link("us#p-1", "Words")))),
    ]);
    let paths: Vec<PathBuf> = ["pack.toml", "ve.toml", "us.toml"].iter().map(|name| mine.path().join(name)).collect();
    let found = check(&paths, &shelf(&[&pack]), false);
    assert_eq!((found.reports, found.passages), (2, 1));
    let told = told(&found.problems);
    assert_eq!(told[..2], ["pack.toml:1 Missing", "ve.toml:30 Dangling { found: \"us#p-1\" }"]);
    assert!(told[2].starts_with("us.toml:0 Unreadable"), "{told:?}");
    assert_eq!(check(&[mine.path().to_owned()], &shelf(&[&pack]), false).reports, 1);
}

#[test]
fn a_strict_check_asks_for_twins_and_short_texts() {
    let long = report("ve", "VE", "").replace("Words of ve.", &"Word ".repeat(80));
    let pack =
        folder(&[("ve.toml", &long), ("mx.toml", &long.replace("\"en\"", "\"es\"").replace("\"ve\"", "\"mx\""))]);
    let paths = [pack.path().to_owned()];
    assert_eq!(check(&paths, &Shelf::default(), false).problems, []);
    let found = check(&paths, &Shelf::default(), true);
    assert_eq!(
        told(&found.problems),
        [
            "mx.toml:18 LongText { limit: 320 }",
            "ve.toml:2 NoTwin",
            "ve.toml:15 NoTwin",
            "ve.toml:18 LongText { limit: 320 }"
        ]
    );
    assert!(found.problems.iter().all(|problem| problem.severity == Severity::Warning));
}
