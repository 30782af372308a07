//! Where reading stands: written by whoever was last, read without complaint.
//!
//! Must not: stop the reader, whatever is in the file, or hold what would be missed.

use super::disk;
use super::paths::Paths;
use crate::model::{Code, Place};
use std::path::PathBuf;
use toml_edit::{Array, DocumentMut, Item, Value, value};

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
    /// Places before, oldest first.
    pub history: Vec<Place>,
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

    /// What the last session left; the default where it left nothing that can be read.
    #[must_use]
    pub fn read(&self) -> Session {
        let bytes = self.0.as_deref().and_then(|path| disk::read(path).ok().flatten());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let document = text.and_then(|text| text.parse::<DocumentMut>().ok());
        document.map(|document| session(&document)).unwrap_or_default()
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
        history: list("history").iter().filter_map(|text| place(text)).collect(),
    }
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
    document.insert("history", list(session.history.iter().map(ToString::to_string).collect()));
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
            history: vec![place("cu/prevention"), place("ar@ar-2013")],
        };
        file.write(&session);
        assert_eq!(file.read(), session);
        for rubbish in ["", "place = 3\nmarked = \"x\"", "\u{0}", "[[[", "place = \"../../etc\""] {
            std::fs::write(paths.positions().unwrap(), rubbish).unwrap();
            assert_eq!(file.read(), Session::default(), "{rubbish:?}");
        }
        SessionFile::new(&Paths::none()).write(&session);
    }
}
