//! What must never happen to a reader's bookmarks.

mod refused;
mod repaired;

use super::*;
use crate::model::Id;
use crate::notebook::{Anchor, Bookmark};
use crate::store::disk::backup;
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// A bookmark that has no id yet.
fn new(place: &str, note: &str) -> Bookmark {
    let quote = Shown::ours("87 victims");
    let anchor = Some(Anchor { quote, prefix: Shown::ours("before"), suffix: Shown::ours("") });
    let note = Raw::new(note).shown_lines();
    Bookmark { note, anchor, ..Bookmark::new(Id::new("none").unwrap(), place.parse().unwrap(), at(0)) }
}

/// A bookmark that has one.
fn numbered(number: i64) -> Bookmark {
    let id = Id::new(&format!("b-{number}")).unwrap();
    Bookmark { id, created: at(number), updated: at(number), ..new("ve/protection", &format!("note {number}")) }
}

/// A window that writes the file after every save, so that the file can be looked at.
struct Settling(NotebookStore);

impl Settling {
    fn new(paths: &Paths) -> Self {
        Self(NotebookStore::new(paths))
    }

    fn read(&mut self) -> Result<Vec<Bookmark>, StoreError> {
        self.0.read().map(|all| all.bookmarks.clone())
    }

    fn apply(&mut self, changes: &[Change]) -> Result<Vec<Bookmark>, StoreError> {
        self.0.save(changes)?;
        self.0.settle()?;
        self.read()
    }

    fn add(&mut self, new: Bookmark, now: Timestamp) -> Result<(Id, Vec<Bookmark>), StoreError> {
        let id = self.0.read().map(|all| all.fresh_id(now).unwrap()).unwrap_or(new.id.clone());
        let done = self.0.save(&[Change::add(Bookmark { id, created: now, updated: now, ..new })])?;
        self.0.settle()?;
        Ok((done[0].id().unwrap().clone(), self.read()?))
    }

    fn remove(&mut self, id: &Id) -> Result<Vec<Bookmark>, StoreError> {
        let known = self.0.read()?.bookmark(id).cloned();
        self.apply(&known.map(Change::remove).into_iter().collect::<Vec<_>>())
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A home whose file of bookmarks has this content.
fn home_with(content: &[u8]) -> (tempfile::TempDir, Paths) {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    fs::create_dir_all(home.path().join("data")).unwrap();
    fs::write(paths.bookmarks().unwrap(), content).unwrap();
    (home, paths)
}

fn text(paths: &Paths) -> String {
    fs::read_to_string(paths.bookmarks().unwrap()).unwrap()
}

fn names_in(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn notes(bookmarks: &[Bookmark]) -> Vec<&str> {
    bookmarks.iter().map(|bookmark| bookmark.note.as_str()).collect()
}

#[test]
fn what_was_saved_is_there_in_a_file_that_people_can_read() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut file = Settling::new(&paths);
    assert_eq!(file.read(), Ok(Vec::new()));
    let (id, _) = file.add(new("ve/protection/assistance#p-014", "two\nlines \"quoted\""), at(1_790_000_000)).unwrap();
    let again = Settling::new(&paths).read().unwrap();
    assert_eq!(again.first().map(|bookmark| &bookmark.id), Some(&id));
    assert_eq!(notes(&again), ["two\nlines \"quoted\""]);
    let text = fs::read_to_string(paths.bookmarks().unwrap()).unwrap();
    assert!(
        text.starts_with("schema = 1\n") && text.contains("\nplace = \"ve/protection/assistance#p-014\"\n"),
        "{text}"
    );
    file.remove(&id).unwrap();
    assert_eq!(file.read(), Ok(Vec::new()));
}

#[test]
fn two_windows_do_not_undo_each_other_and_the_last_content_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let (mut one, mut two) = (Settling::new(&paths), Settling::new(&paths));
    one.read().unwrap();
    two.read().unwrap();
    let (first, _) = one.add(new("ve", "one"), at(1)).unwrap();
    let (second, all) = two.add(new("cu", "two"), at(1)).unwrap();
    assert_ne!(first, second, "the same moment");
    assert_eq!(notes(&all), ["one", "two"]);
    let kept = fs::read_to_string(backup(&paths.bookmarks().unwrap())).unwrap();
    assert!(kept.contains("\"one\"") && !kept.contains("\"two\""));
    let (third, _) = one.add(new("us", "clock went back"), at(0)).unwrap();
    assert_eq!(Settling::new(&paths).read().unwrap().len(), 3);
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
    let mut store = Settling::new(&paths);
    assert_eq!(notes(&store.read().unwrap()), ["n"]);
    store.add(new("cu", "new"), at(5)).unwrap();
    let known = store.read().unwrap().into_iter().find(|known| &*known.note == "n").unwrap();
    let changed = Bookmark { note: Shown::ours("other words"), ..known.clone() };
    store.apply(&[Change::edit(known, changed)]).unwrap();
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
        (b"schema = 1\r\n[[bookmark]\r\n", "Broken"),
        (b"schema = 1\nbookmark = 3\n", "NotOurs"),
        (b"schema = \"1\"\n", "NotOurs"),
        (b"note = \"whose file is this?\"\n", "NotOurs"),
        (b"schema = 1\n\xff\n", "NotUtf8 { path: \"PATH\", line: 2 }"),
    ];
    for (content, why) in cases {
        let (home, paths) = home_with(content);
        let file = paths.bookmarks().unwrap();
        let mut store = Settling::new(&paths);
        let error = store.add(new("ve", "mine"), at(1)).unwrap_err();
        let why = why.replace("PATH", &file.display().to_string());
        assert!(format!("{error:?}").starts_with(&why), "{error:?}");
        assert_eq!(store.read(), Err(error.clone()));
        assert_eq!(store.apply(&[Change::remove(new("ve", "mine"))]), Err(error));
        assert_eq!(&fs::read(&file).unwrap(), content);
        assert_eq!(names_in(&home.path().join("data")), ["bookmarks.toml"]);
    }
}

#[test]
fn an_empty_file_or_one_of_comments_is_ours_to_write_and_reading_changes_no_file() {
    let windows = "\u{feff}schema = 1\r\n\r\n[[bookmark]]\r\nid = \"b-1\"\r\nplace = \"ve\"\r\nnote = \"n\"\r\n";
    for (content, there) in [("", 0), ("\n", 0), ("# mine\n", 0), (windows, 1)] {
        let (_home, paths) = home_with(content.as_bytes());
        let mut store = Settling::new(&paths);
        assert_eq!(store.read().map(|all| all.len()), Ok(there), "{content:?}");
        assert_eq!(text(&paths), content);
        store.add(new("cu", "new"), at(1)).unwrap();
        assert_eq!(store.read().map(|all| all.len()), Ok(there + 1), "{content:?}");
        assert_eq!(text(&paths).contains("# mine"), content.contains("# mine"));
        assert_eq!(fs::read_to_string(backup(&paths.bookmarks().unwrap())).unwrap(), content);
    }
}

#[test]
fn a_note_may_hold_a_diff_and_stays_on_one_line_of_the_file() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = Settling::new(&paths);
    let note = "pasted:\n<<<<<<< HEAD\n\"a\"\\\n=======\n>>>>>>> other\n";
    let mut both = new("ve", note);
    both.anchor.as_mut().unwrap().quote = Raw::new(note).shown_lines();
    store.add(both, at(1)).unwrap();
    let all = store.add(new("cu", "next"), at(2)).unwrap().1;
    assert_eq!(notes(&all), [note, "next"]);
    assert_eq!(store.read(), Ok(all));
    let lines = text(&paths);
    assert!(lines.lines().all(|line| line.is_empty() || line.starts_with('[') || line.contains(" = ")), "{lines}");
}

#[test]
fn an_entry_that_cannot_be_read_is_never_changed_even_under_the_id_of_another() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = Settling::new(&paths);
    let (id, _) = store.add(new("ve", "mine"), at(1)).unwrap();
    fs::write(paths.bookmarks().unwrap(), text(&paths).replace("\"ve\"", "\"no place at all\"")).unwrap();
    let (again, _) = store.add(new("cu", "other"), at(1)).unwrap();
    assert_eq!(id, again);
    store.remove(&again).unwrap();
    assert!(text(&paths).contains("no place at all") && text(&paths).contains("mine"));
}

#[test]
fn a_field_that_did_not_change_keeps_its_form_and_a_type_we_do_not_know() {
    let mine = "schema = 1\n\n[[bookmark]]\nnote = 5\nplace = 've'   # big\nid = \"b-1\"\nlabels = [\"a\", 3]\n\
                created = 2026-01-02T03:04:05Z\nupdated = \"yesterday\"\n";
    let (_home, paths) = home_with(mine.as_bytes());
    let mut store = Settling::new(&paths);
    let known = store.read().unwrap().remove(0);
    assert_eq!(known.created, "2026-01-02T03:04:05Z".parse().unwrap());
    let changed = Bookmark { anchor: new("ve", "").anchor, ..known.clone() };
    store.apply(&[Change::edit(known, changed)]).unwrap();
    assert_eq!(text(&paths), format!("{mine}quote = \"87 victims\"\nprefix = \"before\"\n"));
}

#[test]
fn a_note_changed_here_leaves_what_was_changed_there_and_is_not_lost_where_the_bookmark_went() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let (mut one, mut two) = (Settling::new(&paths), Settling::new(&paths));
    let (id, mut all) = one.add(new("ve", "first"), at(1)).unwrap();
    let first = all.remove(0);
    let labelled = Bookmark { labels: vec![Shown::ours("training")], ..first.clone() };
    two.apply(&[Change::edit(first.clone(), labelled)]).unwrap();
    let second = Bookmark { note: Shown::ours("second"), updated: at(9), ..first.clone() };
    let all = one.apply(&[Change::edit(first, second.clone())]).unwrap();
    let brief: Vec<_> = all.iter().map(|known| (&*known.note, known.labels.len(), known.updated)).collect();
    assert_eq!(brief, [("second", 1, at(9))]);
    two.remove(&id).unwrap();
    let third = Bookmark { note: Shown::ours("third"), ..second.clone() };
    assert_eq!(notes(&one.apply(&[Change::edit(second, third)]).unwrap()), ["third"]);
}

#[test]
fn a_deck_is_in_the_file_in_its_order_with_what_a_person_added() {
    let mine = "schema = 1\n\n[[deck]]\nname = \"talk\"\ntitle = \"Talk\" # mine\nroom = 5\n\n[[deck.item]]\nid = \"i-1\"\n\
                place = \"ve\"\nnote = \"one\"\nseats = 30\n\n[[deck.item]]\nid = \"i-2\"\nplace = \"nowhere at all\"\n";
    let (_home, paths) = home_with(mine.as_bytes());
    let mut store = NotebookStore::new(&paths);
    let deck = store.read().unwrap().decks[0].clone();
    assert_eq!((deck.title.as_str(), deck.items.len()), ("Talk", 1));
    let mut longer = deck.clone();
    let other = crate::notebook::DeckItem {
        id: Id::new("i-3").unwrap(),
        address: "compare:ve+cu/protection".parse().unwrap(),
        note: Shown::ours(""),
        minutes: Some(5),
        anchor: new("ve", "").anchor,
    };
    longer.items.insert(0, other);
    store.save(&[Change::deck(Some(deck), Some(longer.clone()))]).unwrap();
    store.settle().unwrap();
    assert_eq!(NotebookStore::new(&paths).read().unwrap().decks, [longer.clone()]);
    let text = text(&paths);
    for kept in ["# mine", "room = 5", "seats = 30", "nowhere at all", "minutes = 5"] {
        assert!(text.contains(kept), "{kept} is gone:\n{text}");
    }
    assert!(text.find("i-3") < text.find("i-1") && text.find("i-1") < text.find("i-2"), "{text}");
    store.save(&[Change::deck(Some(longer), None)]).unwrap();
    assert_eq!(store.read().map(|all| all.decks.len()), Ok(0));
}

#[test]
fn doing_it_twice_changes_neither_the_file_nor_the_content_before() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = Settling::new(&paths);
    let (_, first) = store.add(new("ve", "one"), at(1)).unwrap();
    let before = text(&paths);
    let (_, all) = store.add(new("cu", "two"), at(2)).unwrap();
    let kept = || fs::read_to_string(backup(&paths.bookmarks().unwrap())).unwrap();
    assert_eq!(kept(), before);
    store.apply(&all.iter().cloned().map(Change::add).collect::<Vec<_>>()).unwrap();
    assert_eq!(kept(), before);
    let after = text(&paths);
    store.apply(&[Change::remove(first[0].clone())]).unwrap();
    store.apply(&[Change::remove(first[0].clone())]).unwrap();
    assert_eq!(kept(), after);
}

#[test]
fn the_file_is_in_the_order_of_the_ids_whatever_the_clock_does() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    let mut store = Settling::new(&paths);
    let now = 1_790_000_000;
    for (note, second) in [("now", now), ("fifty years ago", now - 50 * 31_557_600), ("1970", 1), ("1971", 40_000_000)]
    {
        store.add(new("ve", note), at(second)).unwrap();
    }
    assert_eq!(notes(&store.read().unwrap()), ["1970", "1971", "fifty years ago", "now"]);
    let file = text(&paths);
    let ids: Vec<&str> = file.lines().filter(|line| line.starts_with("id = ")).collect();
    assert!(ids.is_sorted() && ids.len() == 4, "{file}");
    // An order that a person gave the file stays; the new one stands before the first later one.
    let (_home, paths) = home_with(
        b"schema = 1\n[other]\nx = 1\n[[bookmark]]\nid = \"b-9\"\nplace = \"ve\"\nnote = \"nine\"\n\
          [[bookmark]]\nid = \"b-2\"\nplace = \"ve\"\nnote = \"two\"\n[tail]\ny = 2\n",
    );
    let mut store = Settling::new(&paths);
    store.add(new("cu", "new"), at(1)).unwrap();
    assert_eq!(notes(&store.read().unwrap()), ["new", "nine", "two"]);
    assert!(text(&paths).ends_with("[tail]\ny = 2\n"));
}

#[test]
fn two_windows_that_write_at_once_both_keep_everything() {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::inside(home.path());
    std::thread::scope(|scope| {
        for window in ["left", "right"] {
            let paths = &paths;
            scope.spawn(move || {
                let mut store = Settling::new(paths);
                for number in 0..12 {
                    store.add(new("ve", &format!("{window} {number}")), at(7)).unwrap();
                }
            });
        }
    });
    let all = Settling::new(&paths).read().unwrap();
    for window in ["left", "right"] {
        let of_window = notes(&all).into_iter().filter(|note| note.starts_with(window)).count();
        assert_eq!(of_window, 12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever two windows do in turn, the file holds what doing it in one window would give.
    #[test]
    fn any_turns_of_two_windows_end_in_the_merged_set(turns in proptest::collection::vec((any::<bool>(), 0usize..6, "(\\PC|[\\n\\r\\t\"'\\\\<>= ]){0,12}"), 1..12)) {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let mut windows = [Settling::new(&paths), Settling::new(&paths)];
        let mut expected: Vec<Bookmark> = Vec::new();
        for (index, (second, what, note)) in turns.iter().enumerate() {
            let window = &mut windows[usize::from(*second)];
            match expected.get(*what).cloned() {
                Some(known) if what % 2 == 0 => {
                    window.remove(&known.id).unwrap();
                    expected.retain(|bookmark| bookmark.id != known.id);
                }
                Some(known) => {
                    let note = Raw::new(note.as_str()).shown_lines();
                    let changed = Bookmark { note, updated: at(index as i64), ..known.clone() };
                    window.apply(&[Change::edit(known, changed.clone())]).unwrap();
                    expected[*what] = changed;
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
