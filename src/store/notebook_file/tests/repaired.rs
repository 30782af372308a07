//! What a check finds, and what a repair makes of it.

use super::*;
use crate::store::notebook_file::conflict::{Sides, changes};

/// A home in which two notes are in the file and two more in the journal.
fn home() -> (tempfile::TempDir, Paths) {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = NotebookStore::new(&paths);
    for number in 1..=4 {
        store.save(&[Change::add(numbered(number))]).unwrap();
        if number < 3 {
            store.settle().unwrap();
        }
    }
    (home, paths)
}

fn faults(paths: &Paths) -> Vec<(String, Option<usize>, StateFault)> {
    let name = |path: &Shown| Path::new(path.as_str()).file_name().unwrap().to_str().unwrap().to_owned();
    let problems = NotebookStore::new(paths).check().unwrap().problems;
    problems.into_iter().map(|problem| (name(&problem.path), problem.line, problem.fault)).collect()
}

#[track_caller]
fn repaired(paths: &Paths, numbers: &[i64]) -> Vec<Deed> {
    let repaired = NotebookStore::new(paths).repair().unwrap();
    assert_eq!((&repaired.failed, repaired.left.has_errors()), (&None, false), "{repaired:#?}");
    let expected: Vec<Bookmark> = numbers.iter().map(|number| numbered(*number)).collect();
    assert_eq!(NotebookStore::new(paths).read().unwrap().bookmarks, expected);
    assert!(NotebookStore::new(paths).repair().unwrap().deeds.is_empty(), "once is enough");
    repaired.deeds
}

#[test]
fn what_is_there_is_named_and_nothing_is_wrong_with_it() {
    let (_home, paths) = home();
    let report = NotebookStore::new(&paths).check().unwrap();
    let holds: Vec<Holds> = report.files.iter().map(|file| file.holds).collect();
    let snapshot = Holds::Snapshot { bookmarks: 2, decks: 0 };
    assert_eq!(holds, [snapshot, Holds::Before, Holds::Journal { changes: 2 }, Holds::Last { changes: 1 }]);
    assert_eq!(report.problems, []);
    assert_eq!(NotebookStore::new(&paths).check().unwrap(), report, "a check changes nothing");
    assert!(matches!(repaired(&paths, &[1, 2, 3, 4])[..], [Deed::Written { changes: 2, .. }]));
}

#[test]
fn a_bad_line_is_named_and_set_aside_and_all_others_are_kept() {
    let (home, paths) = home();
    let journal = home.path().join("state/journal");
    let bytes = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, bytes.replacen("note 3", "note X", 1) + "00000000 {\"v\":1,").unwrap();
    assert!(matches!(NotebookStore::new(&paths).read(), Err(StoreError::BadJournal { line: 1, .. })));
    let journal_faults =
        [("journal".to_owned(), Some(1), StateFault::BadLine), ("journal".to_owned(), Some(3), StateFault::Torn)];
    assert_eq!(faults(&paths), journal_faults);
    let deeds = repaired(&paths, &[1, 2, 4]);
    let [Deed::LinesAside { lines, to, .. }, Deed::TornAside { to: torn, .. }, Deed::Written { .. }] = &deeds[..]
    else {
        panic!("{deeds:?}");
    };
    assert_eq!(lines, &[1]);
    assert!(fs::read_to_string(to.as_str()).unwrap().contains("note X"));
    assert_eq!(fs::read_to_string(torn.as_str()).unwrap(), "00000000 {\"v\":1,");
}

#[test]
fn a_file_that_is_broken_or_gone_is_made_anew_of_all_that_was_saved() {
    for content in [Some("schema = 1\n[[bookmark\n"), Some("somebody = \"else's\"\n"), None] {
        let (_home, paths) = home();
        let file = paths.bookmarks().unwrap();
        match content {
            Some(content) => fs::write(&file, content).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        assert!(matches!(&faults(&paths)[..], [(name, _, StateFault::Refused(_))] if name == "bookmarks.toml"));
        let deeds = repaired(&paths, &[1, 2, 3, 4]);
        let Some(Deed::BroughtBack { to, .. }) = deeds.first() else { panic!("{deeds:?}") };
        let aside = to.as_ref().map(|to| fs::read_to_string(to.as_str()).unwrap());
        assert_eq!(aside.as_deref(), content);
    }
}

#[test]
fn a_bad_line_of_the_journal_before_is_set_aside_and_said_whether_it_is_needed_or_not() {
    for is_needed in [true, false] {
        let (home, paths) = home();
        let last = home.path().join("state/journal.last");
        let bytes = fs::read_to_string(&last).unwrap();
        fs::write(&last, format!("00000000 rubbish\n{bytes}00000000 {{\"v\":1,")).unwrap();
        if is_needed {
            fs::write(paths.bookmarks().unwrap(), "schema = 1\n[[bookmark\n").unwrap();
        }
        let deeds = repaired(&paths, &[1, 2, 3, 4]);
        let (asides, rest): (Vec<&Deed>, Vec<&Deed>) =
            deeds.iter().partition(|deed| matches!(deed, Deed::LinesAside { .. } | Deed::TornAside { .. }));
        let [Deed::LinesAside { path, lines, to }, Deed::TornAside { path: torn_path, to: torn }] = asides[..] else {
            panic!("{deeds:?}");
        };
        assert!(path.ends_with("journal.last") && torn_path == path, "{deeds:?}");
        assert_eq!(lines, &[1]);
        assert_eq!(fs::read_to_string(to.as_str()).unwrap(), "00000000 rubbish\n");
        assert_eq!(fs::read_to_string(torn.as_str()).unwrap(), "00000000 {\"v\":1,");
        let brought_back = rest.iter().any(|deed| matches!(deed, Deed::BroughtBack { .. }));
        assert_eq!(brought_back, is_needed, "{deeds:?}");
    }
}

#[test]
fn a_broken_file_without_a_content_before_is_left_to_a_person() {
    let (_home, paths) = home_with(b"schema = 1\n[[bookmark\n");
    let repaired = NotebookStore::new(&paths).repair().unwrap();
    assert!(matches!(repaired.failed, Some(StoreError::Broken { line: 2, .. })) && repaired.deeds.is_empty());
    assert_eq!(text(&paths), "schema = 1\n[[bookmark\n");
}

#[test]
fn what_a_later_version_wrote_is_not_touched() {
    let (home, paths) = home();
    let journal = home.path().join("state/journal");
    let json = "{\"v\":2,\"changes\":[]}";
    let later = format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()));
    let bytes = fs::read_to_string(&journal).unwrap() + &later + "torn";
    fs::write(&journal, &bytes).unwrap();
    let repaired = NotebookStore::new(&paths).repair().unwrap();
    assert!(matches!(repaired.failed, Some(StoreError::Future { found: 2, .. })) && repaired.deeds.is_empty());
    assert_eq!(fs::read_to_string(&journal).unwrap(), bytes);
}

#[test]
fn both_sides_of_a_conflict_are_merged_and_the_file_is_kept() {
    let (_home, paths) = home();
    let whole = text(&paths);
    let both = whole
        .replace("note = \"note 2\"\n", "<<<<<<< HEAD\nnote = \"ours\"\n=======\nnote = \"theirs\"\n>>>>>>> branch\n");
    assert_ne!(both, whole);
    fs::write(paths.bookmarks().unwrap(), &both).unwrap();
    let repaired = NotebookStore::new(&paths).repair().unwrap();
    assert_eq!((&repaired.failed, repaired.left.has_errors()), (&None, false), "{repaired:#?}");
    let Some(Deed::Merged { to, .. }) = repaired.deeds.first() else { panic!("{repaired:#?}") };
    assert_eq!(fs::read_to_string(to.as_str()).unwrap(), both);
    let mut store = NotebookStore::new(&paths);
    let found = notes(&store.read().unwrap().bookmarks).join("|");
    assert_eq!(found.replace("\n\u{2500}\u{2500}\u{2500}\n", " & "), "note 1|ours & theirs|note 3|note 4");
}

#[test]
fn what_only_one_side_of_a_conflict_removed_goes_where_the_content_before_is_known() {
    let sides = Sides::of("a\n<<<<<<< x\nb\n||||||| y\nb\nc\n=======\nc\n>>>>>>> z\nd\n").unwrap();
    assert_eq!(
        (&*sides.ours, sides.before.as_deref(), &*sides.theirs),
        ("a\nb\nd\n", Some("a\nb\nc\nd\n"), "a\nc\nd\n")
    );
    for broken in ["<<<<<<< x\na\n", ">>>>>>> x\n", "<<<<<<< x\n<<<<<<< y\n=======\n>>>>>>> x\n"] {
        assert_eq!(Sides::of(broken), None, "{broken}");
    }
    let mut notebook = Notebook { bookmarks: vec![numbered(1), numbered(2)], decks: Vec::new() };
    let before = notebook.clone();
    let theirs = Notebook { bookmarks: vec![numbered(2), numbered(3)], decks: Vec::new() };
    for change in changes(&notebook.clone(), Some(&before), &theirs) {
        notebook.apply(&change);
    }
    assert_eq!(notebook, theirs);
}

#[test]
fn many_changes_at_once_stand_in_the_order_of_the_ids_among_what_was_there() {
    let (_home, paths) = home();
    let mut store = NotebookStore::new(&paths);
    let edited = Bookmark { note: Shown::ours("edited"), ..numbered(3) };
    let all = [
        Change::add(numbered(9)),
        Change::add(numbered(0)),
        Change::remove(numbered(2)),
        Change::edit(numbered(3), edited),
        Change::add(numbered(8)),
    ];
    store.save(&all).unwrap();
    store.settle().unwrap();
    let text = text(&paths);
    let ids: Vec<&str> = text.lines().filter(|line| line.starts_with("id = ")).collect();
    assert_eq!(ids, [0, 1, 3, 4, 8, 9].map(|number| format!("id = \"b-{number}\"")));
    assert!(text.contains("note = \"edited\"\n"), "{text}");
}
