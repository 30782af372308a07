//! What keeps the file from being written, and whose it is.

use super::*;
use crate::notebook::LARGEST_NOTE;

#[test]
fn nowhere_to_write_and_a_huge_note_are_said_and_leave_nothing_behind() {
    assert_eq!(Settling::new(&Paths::none()).read(), Err(StoreError::NoPlace));
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = Settling::new(&paths);
    let huge = "x".repeat(LARGEST_NOTE + 1);
    assert_eq!(store.add(new("ve", &huge), at(1)), Err(StoreError::NoteTooBig { limit: LARGEST_NOTE }));
    // A folder where the file should be, or a file where its folder should be.
    fs::create_dir_all(paths.bookmarks().unwrap().join("in the way")).unwrap();
    assert!(matches!(store.add(new("ve", "n"), at(1)), Err(StoreError::NotAFile { .. })));
    assert_eq!(names_in(&home.path().join("data")), ["bookmarks.toml"]);
}

#[test]
fn a_huge_note_that_a_person_wrote_into_the_file_comes_back_when_its_removal_is_undone() {
    let huge = "x".repeat(LARGEST_NOTE + 1);
    let mine = format!("schema = 1\n[[bookmark]]\nid = \"b-1\"\nplace = \"ve\"\nnote = \"{huge}\"\n");
    let (_home, paths) = home_with(mine.as_bytes());
    let mut store = NotebookStore::new(&paths);
    let kept = store.read().unwrap().bookmarks[0].clone();
    store.save(&[Change::remove(kept.clone())]).unwrap();
    store.settle().unwrap();
    store.save(&[Change::add(kept.clone())]).unwrap();
    // A copy of it is no new text either.
    let id = Id::new("b-2").unwrap();
    let copy = Bookmark { id, created: at(2), ..kept.clone() };
    NotebookStore::new(&paths).save(&[Change::add(copy.clone())]).unwrap();
    assert_eq!(store.read().unwrap().bookmarks, [kept.clone(), copy]);
    let longer = Bookmark { note: Raw::new(format!("{huge}y")).shown_lines(), ..kept.clone() };
    assert_eq!(store.save(&[Change::edit(kept, longer)]), Err(StoreError::NoteTooBig { limit: LARGEST_NOTE }));
}

#[test]
fn what_two_windows_add_to_a_deck_in_one_moment_is_there_twice() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let (mut one, mut two) = (NotebookStore::new(&paths), NotebookStore::new(&paths));
    let deck = crate::notebook::Deck::new(Id::new("talk").unwrap(), Shown::ours("Talk"), at(1));
    one.save(&[Change::deck(None, Some(deck.clone()))]).unwrap();
    let with = |place: &str| {
        let address = place.parse().unwrap();
        let id = Id::new("i-1").unwrap();
        let item = crate::notebook::DeckItem { id, address, note: Shown::ours(""), minutes: None, anchor: None };
        let after = crate::notebook::Deck { items: vec![item], ..deck.clone() };
        [Change::deck(Some(deck.clone()), Some(after))]
    };
    one.save(&with("ve")).unwrap();
    two.save(&with("cu")).unwrap();
    two.save(&with("cu")).unwrap();
    one.settle().unwrap();
    let all = NotebookStore::new(&paths).read().unwrap().clone();
    let mut places: Vec<String> = all.decks[0].items.iter().map(|item| item.address.to_string()).collect();
    places.sort();
    assert_eq!(places, ["cu", "ve"]);
}

#[test]
fn what_is_saved_while_another_window_holds_the_lock_is_safe_and_joins_the_rest_later() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = NotebookStore::new(&paths);
    store.save(&[Change::add(numbered(1))]).unwrap();
    let held = fs::File::open(paths.lock().unwrap()).unwrap();
    held.lock().unwrap();
    assert_eq!(store.save(&[Change::add(numbered(2))]), Ok(vec![Change::add(numbered(2))]));
    assert!(matches!(store.settle(), Err(StoreError::Locked { .. })));
    for mut window in [store, NotebookStore::new(&paths)] {
        assert_eq!(notes(&window.read().unwrap().bookmarks), ["note 1", "note 2"]);
    }
    drop(held);
    let mut store = NotebookStore::new(&paths);
    store.settle().unwrap();
    assert_eq!(store.read().unwrap().bookmarks, [numbered(1), numbered(2)]);
    assert_eq!(names_in(&home.path().join("state")), ["journal", "journal.last", "lock"]);
}

#[cfg(unix)]
#[test]
fn files_are_the_readers_own_also_where_the_old_one_was_not() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let file = paths.bookmarks().unwrap();
    let mut store = Settling::new(&paths);
    store.add(new("ve", "n"), at(1)).unwrap();
    assert_eq!((mode(&file), mode(&paths.lock().unwrap())), (0o600, 0o600));
    assert_eq!((mode(&home.path().join("data")), mode(&home.path().join("state"))), (0o700, 0o700));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    store.add(new("cu", "n"), at(2)).unwrap();
    assert_eq!((mode(&file), mode(&backup(&file))), (0o600, 0o600));
}

#[cfg(unix)]
#[test]
fn a_folder_without_leave_to_write_is_said_and_nothing_is_left_in_it() {
    use std::os::unix::fs::PermissionsExt;
    let (home, paths) = home_with(b"schema = 1\n");
    let folder = home.path().join("data");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    // The superuser writes everywhere; for anybody else the folder is closed.
    if fs::write(folder.join("probe"), "").is_err() {
        let refused = Settling::new(&paths).add(new("ve", "n"), at(1));
        assert!(matches!(refused, Err(StoreError::Io { .. })), "{refused:?}");
        assert_eq!(names_in(&folder), ["bookmarks.toml"]);
        assert_eq!(text(&paths), "schema = 1\n");
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_elsewhere_stays_a_link() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let (kept, link) = (home.path().join("in-git"), paths.bookmarks().unwrap());
    fs::create_dir_all(&kept).unwrap();
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(kept.join("mine.toml"), &link).unwrap();
    let mut store = Settling::new(&paths);
    // What the link leads to may only be on a disk that is not there now.
    assert!(matches!(store.read(), Err(StoreError::Io { .. })));
    assert!(matches!(store.add(new("ve", "n"), at(1)), Err(StoreError::Io { .. })));
    fs::write(kept.join("mine.toml"), "schema = 1\n").unwrap();
    store.add(new("ve", "n"), at(1)).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(kept.join("mine.toml")).unwrap().contains("\"ve\""));
    assert_eq!(names_in(&kept), ["mine.toml", "mine.toml.bak"]);
}
