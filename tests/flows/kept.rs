//! What the reader kept, where it is read: the sign of a bookmark, and notes under what they are on.

use super::{Opening, Reader, over_fixture};
use cotejo::app::{App, Effect, Key, Keymap, Msg, Size, Start, ThemeName};
use cotejo::export::FileForm;
use cotejo::model::{Id, Lang, Library, Place};
use cotejo::notebook::{Address, Anchor, Bookmark, Notebook};
use cotejo::store::{Session, Shelf, load};
use cotejo::text::Raw;
use cotejo::words::Words;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// An address, a note, and labels with commas between them.
type Short<'a> = (&'a str, &'a str, &'a str);

const NOTES: &[Short<'_>] = &[
    ("ve", "Report of 2006 only.", ""),
    (
        "ve/protection",
        "For the workshop:\nask the ministry for newer numbers, because all of this is older than the law of 2018.",
        "workshop",
    ),
    ("ve/protection/assistance", "Two voices, no common year.", ""),
    ("ve/protection/assistance#p-005", "Which six? Name them.", "to check, workshop"),
    ("ve/protection/assistance#p-005", "Answered in the annex.", ""),
    ("ve/protection/assistance#p-007", "", ""),
    ("ve/protection/children", "Nothing at all?", ""),
    ("search:shelter", "a query", ""),
];

fn notebook(library: &Library, all: &[Short<'_>]) -> Arc<Notebook> {
    let bookmark = |(at, (address, note, labels)): (usize, &Short<'_>)| {
        let address: Address = address.parse().unwrap();
        let now = Timestamp::from_second(1_780_000_000 + 86_400 * at as i64).unwrap();
        let anchor = address.place().and_then(|place| library.passage(place)).map(Anchor::of);
        let labels = labels.split(", ").filter(|label| !label.is_empty());
        Bookmark {
            note: Raw::new(*note).shown_lines(),
            labels: labels.map(|label| Raw::new(label).shown()).collect(),
            anchor,
            ..Bookmark::new(Id::new(&format!("b-{at:05}")).unwrap(), address, now)
        }
    };
    Arc::new(Notebook { bookmarks: all.iter().enumerate().map(bookmark).collect(), ..Notebook::default() })
}

fn keep(reader: &mut Reader, all: &[Short<'_>]) {
    let notebook = notebook(&reader.app.library, all);
    reader.tell(Msg::Notebook(notebook));
}

fn kept(opening: Opening) -> Reader {
    let mut reader = Reader::open(opening);
    keep(&mut reader, NOTES);
    reader
}

fn at(size: (u16, u16), place: &'static str) -> Reader {
    kept(Opening { size, place: Some(place), ..Opening::default() })
}

#[test]
fn show() {
    for size in [(80, 24), (100, 30)] {
        let mut reader = at(size, "ve/protection/assistance");
        println!("{}", reader.screen());
        reader.keys("a");
        println!("{}", reader.screen());
        reader.keys("g");
        println!("{}", reader.screen());
        reader.keys("p");
        println!("{}", reader.screen());
        reader.keys("H");
        println!("{}", reader.screen());
        reader.keys("l l l l tab");
        println!("{}", reader.screen());
    }
}
