//! Where reading stands: written by whoever was last, read without complaint.
//!
//! Must not: stop the reader, whatever is in the file, or hold what would be missed.

use super::disk;
use super::paths::Paths;
use crate::model::{Code, Id, Place};
use crate::notebook::Address;
use crate::text::{LONGEST_LINE, Raw};
use std::path::PathBuf;
use toml_edit::{Array, DocumentMut, Item, Value, value};

/// Places that are remembered, and queries; older ones are forgotten.
const LONGEST_HISTORY: usize = 50;

/// Countries whose place is remembered: all that there are, and room for reports of others.
const MOST_COUNTRIES: usize = 500;

/// What a session leaves for the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Where the cursor was.
    pub place: Option<Place>,
    /// Ledger instead of prose.
    pub ledger: bool,
    /// The list of countries had the focus.
    pub in_list: bool,
    /// Countries marked for comparing.
    pub marked: Vec<Code>,
    /// Places before, oldest first; the newest 50 are kept.
    pub history: Vec<Place>,
    /// Where reading of each country stood when it was left; the newest 500 are kept.
    pub last: Vec<Place>,
    /// Screens that lie over the first one, from the lowest.
    pub open: Vec<Address>,
    /// The deck that is added to.
    pub deck: Option<Id>,
    /// Queries that led somewhere, oldest first; the newest 50 are kept.
    pub searches: Vec<String>,
}

/// The file.
#[derive(Clone, Debug)]
pub struct SessionFile(Option<PathBuf>);

impl SessionFile {
    /// Where the paths say.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self(paths.positions())
    }

    /// What the last session left; the default where it left nothing that can be read. A file
    /// that is no TOML is set aside as `.broken`, so that the next write does not cover it.
    #[must_use]
    pub fn read(&self) -> Session {
        let Some(path) = self.0.as_deref() else {
            return Session::default();
        };
        let Some(bytes) = disk::read(path).ok().flatten() else {
            return Session::default();
        };
        let text = String::from_utf8(bytes).ok();
        match text.and_then(|text| text.parse::<DocumentMut>().ok()) {
            Some(document) => session(&document),
            None => {
                disk::set_aside(path);
                Session::default()
            }
        }
    }

    /// Replaces the file whole. A disk that says no is not reported: the bookmarks will, and
    /// they matter.
    pub fn write(&self, session: &Session) {
        if let Some(path) = &self.0 {
            let _ = disk::replace(path, &document(session).to_string(), false);
        }
    }
}

fn session(document: &DocumentMut) -> Session {
    let list = |key: &str| {
        let items = document.get(key).and_then(Item::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let flag = |key: &str| document.get(key).and_then(Item::as_bool).unwrap_or(false);
    let place = |text: &str| Place::parse_canonical(text).ok();
    Session {
        place: document.get("place").and_then(Item::as_str).and_then(place),
        ledger: flag("ledger"),
        in_list: flag("in-list"),
        marked: list("marked").iter().filter_map(|code| Code::new(code)).collect(),
        last: list("last").iter().filter_map(|text| place(text)).collect(),
        open: list("open").iter().filter_map(|text| text.parse().ok()).collect(),
        deck: document.get("deck").and_then(Item::as_str).and_then(Id::new),
        history: newest(&list("history").iter().filter_map(|text| place(text)).collect::<Vec<_>>()).to_vec(),
        searches: newest(&list("searches").iter().filter_map(|text| query(text)).collect::<Vec<_>>()).to_vec(),
    }
}

/// A query as a box would hold it: whoever wrote the file must not reach the terminal through it.
fn query(text: &str) -> Option<String> {
    let query = Raw::new(text).shown().trim().to_owned();
    (!query.is_empty() && query.len() <= LONGEST_LINE).then_some(query)
}

/// The places of the countries that were left last.
fn newest_of(last: &[Place]) -> &[Place] {
    last.get(last.len().saturating_sub(MOST_COUNTRIES)..).unwrap_or_default()
}

fn newest<T>(history: &[T]) -> &[T] {
    let older = history.len().saturating_sub(LONGEST_HISTORY);
    history.get(older..).unwrap_or_default()
}

fn document(session: &Session) -> DocumentMut {
    let mut document = DocumentMut::new();
    let list = |texts: Vec<String>| value(texts.into_iter().collect::<Array>());
    document.insert("schema", value(1));
    if let Some(place) = &session.place {
        document.insert("place", value(place.to_string()));
    }
    document.insert("ledger", value(session.ledger));
    document.insert("in-list", value(session.in_list));
    document.insert("marked", list(session.marked.iter().map(ToString::to_string).collect()));
    document.insert("last", list(newest_of(&session.last).iter().map(ToString::to_string).collect()));
    document.insert("open", list(session.open.iter().map(ToString::to_string).collect()));
    if let Some(deck) = &session.deck {
        document.insert("deck", value(deck.as_str()));
    }
    document.insert("history", list(newest(&session.history).iter().map(ToString::to_string).collect()));
    document.insert("searches", list(newest(&session.searches).to_vec()));
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_found_and_rubbish_is_no_obstacle() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let file = SessionFile::new(&paths);
        assert_eq!(file.read(), Session::default());
        let place = |text| Place::parse_canonical(text).unwrap();
        let session = Session {
            place: Some(place("ve/protection/assistance#p-014")),
            ledger: true,
            in_list: true,
            marked: Code::new("cu").into_iter().collect(),
            last: vec![place("cu/prevention"), place("ve/protection/assistance#p-014")],
            open: vec!["compare:ve+cu/protection".parse().unwrap(), "search:\"a b\" c".parse().unwrap()],
            deck: Id::new("two-voices"),
            history: vec![place("cu/prevention"), place("ar@ar-2013")],
            searches: vec!["\"trata de personas\" ley".to_owned()],
        };
        file.write(&session);
        assert_eq!(file.read(), session);
        let positions = paths.positions().unwrap();
        let aside = home.path().join("state/positions.toml.broken");
        let cases: &[(&[u8], bool)] = &[
            (b"", false),
            (b"place = 3\nmarked = \"x\"", false),
            (b"place = \"../../etc\"", false),
            (b"last = [1, \"../x\"]\nopen = [\"compare:ve\", 2]\ndeck = \"../x\"", false),
            (b"[[[", true),
            (b"\0", true),
            (b"place = \"\xff\"", true),
        ];
        for (rubbish, broken) in cases {
            std::fs::write(&positions, rubbish).unwrap();
            assert_eq!(file.read(), Session::default(), "{rubbish:?}");
            assert_eq!(std::fs::read(&aside).ok().as_deref(), broken.then_some(*rubbish));
            let _ = std::fs::remove_file(&aside);
        }
        SessionFile::new(&Paths::none()).write(&session);
    }

    #[test]
    fn a_query_in_the_file_is_cleaned_and_what_is_none_is_passed_over() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let file = SessionFile::new(&paths);
        file.write(&Session::default());
        let (most, long) = ("x".repeat(LONGEST_LINE), "x".repeat(LONGEST_LINE + 1));
        let text = format!("searches = [3, \"  \", \"a\\u001b[2J\", \"{long}\", \"{most}\", [\"b\"], \" ley \"]");
        std::fs::write(paths.positions().unwrap(), text).unwrap();
        assert_eq!(file.read().searches, ["a\u{241b}[2J", &most, "ley"]);
    }

    #[test]
    fn only_the_newest_places_are_remembered() {
        let home = tempfile::tempdir().unwrap();
        let file = SessionFile::new(&Paths::inside(home.path()));
        let place = |number: usize| Place::parse_canonical(&format!("ve/prevention#p-{number}")).unwrap();
        file.write(&Session { history: (0..60).map(place).collect(), ..Session::default() });
        assert_eq!(file.read().history, (10..60).map(place).collect::<Vec<_>>());
    }

    #[test]
    fn a_folder_in_the_way_does_not_stop_the_reader() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        std::fs::create_dir_all(paths.positions().unwrap().join("in the way")).unwrap();
        let file = SessionFile::new(&paths);
        file.write(&Session { ledger: true, ..Session::default() });
        assert_eq!(file.read(), Session::default());
    }
}
