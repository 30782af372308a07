//! What must never happen to a reader's bookmarks.

use super::*;
use proptest::prelude::*;
use std::fs;

fn new(place: &str, note: &str) -> NewBookmark {
    NewBookmark {
        place: Place::parse_canonical(place).unwrap(),
        note: Raw::new(note).shown_lines(),
        labels: Vec::new(),
        quote: Some(Raw::new("87 victims").shown()),
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn notes(bookmarks: &[Bookmark]) -> Vec<&str> {
    bookmarks.iter().map(|bookmark| bookmark.note.as_str()).collect()
}

#[test]
fn what_was_saved_is_there_in_a_file_that_people_can_read() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let file = BookmarkFile::new(&paths);
    assert_eq!(file.read(), Ok(Vec::new()));
    let (id, _) = file.add(new("ve/protection/assistance#p-014", "two\nlines \"quoted\""), at(1_790_000_000)).unwrap();
    let again = BookmarkFile::new(&paths).read().unwrap();
    assert_eq!(again.first().map(|bookmark| &bookmark.id), Some(&id));
    assert_eq!(notes(&again), ["two\nlines \"quoted\""]);
    let text = fs::read_to_string(paths.bookmarks().unwrap()).unwrap();
    assert!(
        text.starts_with("schema = 1\n") && text.contains("\nplace = \"ve/protection/assistance#p-014\"\n"),
        "{text}"
    );
    file.remove(&id).unwrap();
    assert_eq!(file.read(), Ok(Vec::new()));
    assert!(matches!(file.remove(&id), Err(StoreError::NoSuchBookmark { .. })));
}

#[test]
fn two_windows_do_not_undo_each_other_and_the_last_content_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let (one, two) = (BookmarkFile::new(&paths), BookmarkFile::new(&paths));
    one.read().unwrap();
    two.read().unwrap();
    let (first, _) = one.add(new("ve", "one"), at(1)).unwrap();
    let (second, all) = two.add(new("cu", "two"), at(1)).unwrap();
    assert_ne!(first, second, "the same moment");
    assert_eq!(notes(&all), ["one", "two"]);
    let backup = fs::read_to_string(disk::backup(&paths.bookmarks().unwrap())).unwrap();
    assert!(backup.contains("\"one\"") && !backup.contains("\"two\""));
    let (third, _) = one.add(new("us", "clock went back"), at(0)).unwrap();
    assert_eq!(BookmarkFile::new(&paths).read().unwrap().len(), 3);
    assert!(third < first);
}

#[test]
fn comments_unknown_fields_and_unreadable_entries_survive() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let file = paths.bookmarks().unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mine = "# my list\nschema = 1\ncolour = \"green\"\n\n[[bookmark]]\nid = \"b-1\"\nplace = \"ve\" # the big one\nnote = \"n\"\nstars = 5\n\n[[bookmark]]\nid = \"b-2\"\nplace = \"no place at all\"\n";
    fs::write(&file, mine).unwrap();
    let store = BookmarkFile::new(&paths);
    assert_eq!(notes(&store.read().unwrap()), ["n"]);
    store.add(new("cu", "new"), at(5)).unwrap();
    let mut changed = store.read().unwrap().remove(0);
    changed.note = Raw::new("other words").shown();
    store.apply(&[Op::Put(changed)]).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    for kept in
        ["# my list", "colour = \"green\"", "# the big one", "stars = 5", "no place at all", "other words", "\"new\""]
    {
        assert!(text.contains(kept), "{kept} is gone:\n{text}");
    }
}

#[test]
fn a_file_that_is_not_ours_to_write_is_left_as_it_is() {
    let cases: &[(&[u8], &str)] = &[
        (b"schema = 1\n<<<<<<< HEAD\n[[bookmark]]\n=======\n>>>>>>> other\n", "Conflict"),
        (b"schema = 2\n", "Future"),
        (b"schema = 1\n[[bookmark]\n", "Broken"),
        (b"schema = 1\nbookmark = 3\n", "Broken"),
        (b"note = \"whose file is this?\"\n", "Broken"),
        (b"schema = 1\n\xff\n", "Broken"),
    ];
    for (content, why) in cases {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let file = paths.bookmarks().unwrap();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, content).unwrap();
        let store = BookmarkFile::new(&paths);
        let error = store.add(new("ve", "mine"), at(1)).unwrap_err();
        assert!(format!("{error:?}").starts_with(why), "{error:?}");
        assert_eq!(store.read(), Err(error));
        assert_eq!(&fs::read(&file).unwrap(), content);
    }
}

#[test]
fn nowhere_to_write_and_a_huge_note_are_said_and_leave_nothing_behind() {
    assert_eq!(BookmarkFile::new(&Paths::none()).read(), Err(StoreError::NoPlace));
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let store = BookmarkFile::new(&paths);
    let huge = "x".repeat(LARGEST_NOTE + 1);
    assert_eq!(store.add(new("ve", &huge), at(1)), Err(StoreError::NoteTooBig { limit: LARGEST_NOTE }));
    // A folder where the file should be: the disk says no, and no temporary file stays.
    fs::create_dir_all(paths.bookmarks().unwrap().join("in the way")).unwrap();
    assert!(matches!(store.add(new("ve", "n"), at(1)), Err(StoreError::Io { .. })));
    let left: Vec<_> =
        fs::read_dir(home.path().join("data")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["bookmarks.toml"]);
}

#[test]
fn a_lock_that_is_held_is_waited_for_and_then_said() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let held = disk::lock(&paths.lock().unwrap()).unwrap();
    let store = BookmarkFile::new(&paths);
    assert!(matches!(store.add(new("ve", "n"), at(1)), Err(StoreError::Locked { .. })));
    drop(held);
    assert!(store.add(new("ve", "n"), at(1)).is_ok());
}

#[cfg(unix)]
#[test]
fn files_are_the_readers_own() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    BookmarkFile::new(&paths).add(new("ve", "n"), at(1)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let file = paths.bookmarks().unwrap();
    assert_eq!((mode(&file), mode(file.parent().unwrap()), mode(&paths.lock().unwrap())), (0o600, 0o700, 0o600));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever two windows do in turn, the file holds what doing it in one window would give.
    #[test]
    fn any_turns_of_two_windows_end_in_the_merged_set(turns in proptest::collection::vec((any::<bool>(), 0usize..6, "\\PC{0,12}"), 1..12)) {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let windows = [BookmarkFile::new(&paths), BookmarkFile::new(&paths)];
        let mut expected: Vec<Bookmark> = Vec::new();
        for (index, (second, what, note)) in turns.iter().enumerate() {
            let window = &windows[usize::from(*second)];
            match expected.get(*what).cloned() {
                Some(known) if what % 2 == 0 => {
                    window.remove(&known.id).unwrap();
                    expected.retain(|bookmark| bookmark.id != known.id);
                }
                Some(mut known) => {
                    known.note = Raw::new(note.as_str()).shown_lines();
                    window.apply(&[Op::Put(known.clone())]).unwrap();
                    expected[*what] = known;
                }
                None => {
                    let (id, all) = window.add(new("ve/protection", note), at(index as i64)).unwrap();
                    expected.push(all.into_iter().find(|bookmark| bookmark.id == id).unwrap());
                }
            }
        }
        prop_assert_eq!(windows[0].read().unwrap(), expected);
    }
}
