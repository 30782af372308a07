//! From the text of the file to the notebook, and whether the file is ours to write at all.
//!
//! Must not: take time. Ten thousand bookmarks are read before the reader notices, so the document with its
//! comments, which takes ten times as long, is made only to be written (`table`).

use super::entry::{self, BOOKMARK, DECK, Fields, ITEM};
use crate::notebook::Notebook;
use crate::store::disk::{StoreError, shown};
use crate::store::file::too_deep;
use crate::text::Raw;
use std::path::Path;
use std::thread::{available_parallelism, scope};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The version of the file that this program writes.
pub(super) const SCHEMA: i64 = 1;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// All that can be read, in the order of the file.
    pub(super) notebook: Notebook,
    /// The lines of entries that cannot be read, from 1.
    pub(super) unreadable: Vec<usize>,
}

/// The bytes of the file as text.
pub(super) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        StoreError::NotUtf8 { path: shown(path), line }
    })
}

/// What the text holds, if the file is ours to write.
pub(super) fn read(path: &Path, text: &str) -> Result<Reading, StoreError> {
    let mark = |line: &str| ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    if let Some(line) = text.lines().position(mark) {
        return Err(StoreError::Conflict { path: shown(path), line: line + 1 });
    }
    let broken = |at: usize, said: &str| StoreError::Broken {
        path: shown(path),
        line: line(text, at),
        said: Raw::new(said).shown(),
    };
    let is_flat = is_flat(text);
    if let Some(read) = is_flat.then(|| in_parts(text)).flatten() {
        return Ok(read);
    }
    if let Some(at) = (!is_flat).then(|| too_deep(text)).flatten() {
        return Err(broken(at, "nested too deeply"));
    }
    let root = DeTable::parse(text)
        .map_err(|error| broken(error.span().map_or(0, |span| span.start), error.message()))?
        .into_inner();
    match schema(&root) {
        Some(Some(SCHEMA)) => {}
        Some(Some(found)) if found > SCHEMA => return Err(StoreError::Future { path: shown(path), found }),
        // An empty file is what a full disk leaves of other programs' writing.
        None if root.is_empty() => {}
        _ => return Err(StoreError::NotOurs { path: shown(path) }),
    }
    entries(text, &root).ok_or_else(|| StoreError::NotOurs { path: shown(path) })
}

/// The version that the file says it has; `None` inside where it is no number.
fn schema(root: &DeTable<'_>) -> Option<Option<i64>> {
    root.get("schema").map(|schema| integer(schema.get_ref()))
}

/// What the tables of a text hold; `None` where they are not made as ours are.
fn entries(text: &str, root: &DeTable<'_>) -> Option<Reading> {
    let (bookmarks, decks) = (tables(text, root, BOOKMARK)?, tables(text, root, DECK)?);
    let mut out = Reading::default();
    let mut unreadable = Vec::new();
    for entry in bookmarks {
        match entry::bookmark(&entry) {
            Some(bookmark) => out.notebook.bookmarks.push(bookmark),
            None => unreadable.push(entry.at),
        }
    }
    for entry in decks {
        match entry::deck(&entry) {
            Some(deck) => {
                out.notebook.decks.push(deck);
                let items = entry.tables(ITEM).unwrap_or_default();
                unreadable.extend(items.iter().filter(|it| entry::item(*it).is_none()).map(|it| it.at));
            }
            None => unreadable.push(entry.at),
        }
    }
    unreadable.sort_unstable();
    out.unreadable = lines(text, &unreadable);
    Some(out)
}

/// Texts shorter than this are read by one thread, in bytes: to start another takes longer than a fifth of this.
const WORTH_PARTS: usize = 1 << 18;
/// Most parts of a text.
const PARTS: usize = 4;

/// A large flat text, read in parts at once; `None` where it is not worth it, or where the parts do not make sense each
/// by itself: a deck whose items stand behind a later bookmark, a line that is none. Whole, it is either read or refused
/// with the words that belong to it.
fn in_parts(text: &str) -> Option<Reading> {
    let cores = available_parallelism().map_or(1, usize::from).min(PARTS);
    let parts = (text.len() >= WORTH_PARTS).then(|| cut(text, cores)).filter(|parts| parts.len() > 1)?;
    let read = |(number, part): (usize, &str)| {
        let root = DeTable::parse(part).ok()?.into_inner();
        // What stands before the first table stands in the first part.
        let is_ours = if number == 0 { schema(&root) == Some(Some(SCHEMA)) } else { schema(&root).is_none() };
        is_ours.then(|| entries(part, &root)).flatten()
    };
    let all: Option<Vec<Reading>> = scope(|scope| {
        let readers: Vec<_> =
            parts.iter().enumerate().map(|(number, part)| scope.spawn(move || read((number, part)))).collect();
        readers.into_iter().map(|reader| reader.join().ok().flatten()).collect()
    });
    let mut out = Reading::default();
    let mut before = 0;
    for (part, read) in parts.iter().zip(all?) {
        out.notebook.bookmarks.extend(read.notebook.bookmarks);
        out.notebook.decks.extend(read.notebook.decks);
        out.unreadable.extend(read.unreadable.iter().map(|line| before + line));
        before += count_lines(part);
    }
    Some(out)
}

/// A flat text in about equal parts, each of which but the first begins with the header of a bookmark.
fn cut(text: &str, parts: usize) -> Vec<&str> {
    let header = format!("\n[[{BOOKMARK}]]\n");
    let mut rest = text;
    let mut out = Vec::new();
    for left in (2..=parts).rev() {
        let from = rest.ceil_char_boundary(rest.len() / left);
        let Some(at) = rest.get(from..).and_then(|half| half.find(&header)) else { break };
        let Some((part, other)) = rest.split_at_checked(from + at + 1) else { break };
        out.push(part);
        rest = other;
    }
    out.push(rest);
    out
}

/// Whether every line is one that this program writes: a header, a key with a string, a number or a list of strings, and
/// none of them goes on on the next line. Such a text nests nowhere, and need not be cut into tokens to know that.
fn is_flat(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') || ["[[bookmark]]", "[[deck]]", "[[deck.item]]"].contains(&line) {
            return true;
        }
        let Some((key, value)) = line.split_once(" = ") else { return false };
        let is_key =
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_');
        let count = |wanted: u8| value.bytes().filter(|byte| *byte == wanted).count();
        is_key
            && match value.as_bytes() {
                // A string in one line; three quotes would begin one of several.
                [b'"', middle @ .., b'"'] => !middle.starts_with(b"\"\""),
                [b'\'', middle @ .., b'\''] => !middle.starts_with(b"''"),
                [b'[', .., b']'] => {
                    let nested = count(b'[') + count(b'{') > 1;
                    !nested && count(b'"') % 2 == 0 && count(b'\\') == 0 && count(b'\'') == 0
                }
                digits => digits.iter().all(u8::is_ascii_digit),
            }
    })
}

/// A table of the text, with where it begins.
#[derive(Clone, Copy)]
struct Entry<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
    at: usize,
}

impl Fields for Entry<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.get_ref().as_str()
    }

    fn bare_time(&self, key: &str) -> Option<String> {
        self.table.get(key)?.get_ref().as_datetime().map(ToString::to_string)
    }

    fn number(&self, key: &str) -> Option<i64> {
        integer(self.table.get(key)?.get_ref())
    }

    fn texts(&self, key: &str) -> Vec<&str> {
        let array = self.table.get(key).and_then(|value| value.get_ref().as_array());
        array.into_iter().flat_map(|array| array.iter()).filter_map(|value| value.get_ref().as_str()).collect()
    }

    fn tables(&self, key: &str) -> Option<Vec<Self>> {
        tables(self.text, self.table, key)
    }
}

/// The tables of a `[[key]]`, none where there is no such key; `None` where something else has it.
fn tables<'a>(text: &'a str, root: &'a DeTable<'a>, key: &str) -> Option<Vec<Entry<'a>>> {
    let Some(value) = root.get(key) else { return Some(Vec::new()) };
    let entry = |value: &'a Spanned<DeValue<'a>>| {
        let at = value.span().start;
        // A table that is written in braces, as a value, has none of the lines that we write.
        let is_headed = text.as_bytes().get(at) == Some(&b'[');
        value.get_ref().as_table().filter(|_| is_headed).map(|table| Entry { text, table, at })
    };
    value.get_ref().as_array().filter(|array| !array.is_empty())?.iter().map(entry).collect()
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    value.as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok())
}

fn line(text: &str, at: usize) -> usize {
    1 + count_lines(text.get(..at).unwrap_or(text))
}

/// The lines of places in a text, in order.
fn lines(text: &str, places: &[usize]) -> Vec<usize> {
    let (mut from, mut line) = (0, 1);
    let mut next = |at: usize| {
        line += count_lines(text.get(from..at).unwrap_or_default());
        from = at;
        line
    };
    places.iter().map(|at| next(*at)).collect()
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_our_own_making_are_flat() {
        let ours =
            "schema = 1\n# mine\n\n[[bookmark]]\nid = \"b-1\"\nnote = \"a [ { \\\" \\n ]\"\nlabels = []\n\n[[deck]]\n";
        assert!(
            is_flat(ours)
                && is_flat(&ours.replace('\n', "\r\n"))
                && is_flat("labels = [\"a\", \"b c\"]\nnote = 'a \"b\"'")
        );
        for other in [
            "x = [[]",
            "x = [\"]",
            "x = ['\"', \"]",
            "x = [\"\\\"]",
            "x = {}",
            "x = [{}]",
            "x = \"\"\"\"",
            "x = '''a'''",
            "x = \"\"\"a\"",
            "x = [",
            "]",
            "a.b = 1",
            "\"a\" = 1",
            "[a]",
            "[[bookmark.x]]",
            "x=1",
            "x = 1979-05-27T07:32:00Z",
        ] {
            assert!(!is_flat(other), "{other}");
        }
    }

    /// A text of the size that is cut, and what one thread makes of it.
    fn large(change: impl Fn(usize, String) -> String) -> (String, Reading) {
        let entry = |number: usize| {
            let note = "a note of some length that is read with the others ".repeat(4);
            change(
                number,
                format!("[[bookmark]]\nid = \"b-{number:05}\"\nplace = \"ve/protection\"\nnote = \"{note}\"\n\n"),
            )
        };
        let text = format!("schema = 1\n\n{}", (0..2000).map(entry).collect::<String>());
        let root = DeTable::parse(&text).unwrap().into_inner();
        let whole = entries(&text, &root).unwrap();
        (text, whole)
    }

    #[test]
    fn parts_make_the_same_notebook_as_the_whole() {
        let deck = "[[deck]]\nname = \"talk\"\n\n[[deck.item]]\nid = \"i-1\"\nplace = \"ve\"\n\n[[deck.item]]\nid = \"i-2\"\n\n";
        let (text, whole) = large(|number, entry| match number {
            // Entries that cannot be read, one of them in the last part, and a deck between two bookmarks.
            3 | 1990 => entry.replace("place = ", "plays = "),
            1400 => format!("{deck}{entry}"),
            _ => entry,
        });
        assert_eq!(whole.notebook.bookmarks.len(), 1998);
        assert_eq!((whole.notebook.decks.len(), whole.unreadable.len()), (1, 3));
        for cores in 2..=PARTS {
            assert_eq!(cut(&text, cores).len(), cores);
            assert_eq!(cut(&text, cores).concat(), text);
        }
        assert_eq!(read(Path::new("bookmarks.toml"), &text), Ok(whole.clone()));
        assert!(available_parallelism().is_ok_and(|cores| cores.get() == 1) || in_parts(&text) == Some(whole));
    }

    #[test]
    fn an_item_behind_a_later_bookmark_is_still_of_its_deck() {
        let (text, whole) = large(|number, entry| match number {
            2 => format!("[[deck]]\nname = \"talk\"\n\n{entry}"),
            1990 => format!("[[deck.item]]\nid = \"i-1\"\nplace = \"ve\"\n\n{entry}"),
            _ => entry,
        });
        assert_eq!(whole.notebook.decks.iter().map(|deck| deck.items.len()).sum::<usize>(), 1);
        assert_eq!(read(Path::new("bookmarks.toml"), &text), Ok(whole));
    }

    #[test]
    fn a_fault_in_a_later_part_is_said_with_its_line_in_the_file() {
        let (text, _) = large(|_, entry| entry);
        let line = 1 + text.lines().position(|line| line == "id = \"b-01990\"").unwrap();
        let twice = text.replace("id = \"b-01990\"", "id = \"b-01990\"\nid = \"again\"");
        let refused = read(Path::new("bookmarks.toml"), &twice);
        assert!(matches!(&refused, Err(StoreError::Broken { line: at, .. }) if *at == line + 1), "{refused:?}");
    }

    #[test]
    fn what_nests_too_deeply_is_refused_also_behind_lines_of_ours() {
        let deep = format!("schema = 1\n[[bookmark]]\nid = \"b-1\"\nx = {}{}\n", "[".repeat(500), "]".repeat(500));
        let refused = read(Path::new("bookmarks.toml"), &deep);
        assert!(matches!(refused, Err(StoreError::Broken { line: 4, .. })), "{refused:?}");
    }
}
