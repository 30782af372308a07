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
    if let Some(at) = (!is_flat(text)).then(|| too_deep(text)).flatten() {
        return Err(broken(at, "nested too deeply"));
    }
    let root = DeTable::parse(text)
        .map_err(|error| broken(error.span().map_or(0, |span| span.start), error.message()))?
        .into_inner();
    match root.get("schema").map(|schema| integer(schema.get_ref())) {
        Some(Some(SCHEMA)) => {}
        Some(Some(found)) if found > SCHEMA => return Err(StoreError::Future { path: shown(path), found }),
        // An empty file is what a full disk leaves of other programs' writing.
        None if root.is_empty() => {}
        _ => return Err(StoreError::NotOurs { path: shown(path) }),
    }
    let (Some(bookmarks), Some(decks)) = (tables(text, &root, BOOKMARK), tables(text, &root, DECK)) else {
        return Err(StoreError::NotOurs { path: shown(path) });
    };
    let mut out = Reading::default();
    for entry in bookmarks {
        match entry::bookmark(&entry) {
            Some(bookmark) => out.notebook.bookmarks.push(bookmark),
            None => out.unreadable.push(entry.at),
        }
    }
    for entry in decks {
        match entry::deck(&entry) {
            Some(deck) => {
                out.notebook.decks.push(deck);
                let items = entry.tables(ITEM).unwrap_or_default();
                out.unreadable.extend(items.iter().filter(|it| entry::item(*it).is_none()).map(|it| it.at));
            }
            None => out.unreadable.push(entry.at),
        }
    }
    out.unreadable.iter_mut().for_each(|at| *at = line(text, *at));
    out.unreadable.sort_unstable();
    Ok(out)
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
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
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

    #[test]
    fn what_nests_too_deeply_is_refused_also_behind_lines_of_ours() {
        let deep = format!("schema = 1\n[[bookmark]]\nid = \"b-1\"\nx = {}{}\n", "[".repeat(500), "]".repeat(500));
        let refused = read(Path::new("bookmarks.toml"), &deep);
        assert!(matches!(refused, Err(StoreError::Broken { line: 4, .. })), "{refused:?}");
    }
}
