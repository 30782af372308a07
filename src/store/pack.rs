//! `pack.toml`: what a folder of reports is called.
//!
//! Must not: be needed. A folder without one is a pack named after the folder.

use super::file::{Faults, Key, Row, Text, take_root, with_pieces};
use crate::model::{Id, Pack, Problem, Written};
use crate::text::{Raw, Shown};
use serde::Deserialize;

/// `pack.toml`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct PackTable<'a> {
    schema: Key<i64>,
    id: Key<Text<'a>>,
    title: Key<Text<'a>>,
    title_es: Key<Text<'a>>,
    version: Key<Text<'a>>,
    language: Key<Text<'a>>,
    licence: Key<Text<'a>>,
    summary: Key<Text<'a>>,
    summary_es: Key<Text<'a>>,
    compiled: Key<Text<'a>>,
}

/// A pack that nobody described: id and title from the folder's name.
pub(crate) fn unnamed(folder: &str) -> Pack {
    Pack {
        id: Id::slug(folder),
        title: Written { text: Raw::new(folder).shown(), es: None },
        version: Shown::default(),
        folder: Shown::default(),
        decks: Vec::new(),
    }
}

/// Reads the text of a `pack.toml` over what the folder's name gives.
pub(crate) fn read_pack(file: &Shown, text: &str, unnamed: Pack) -> (Pack, Vec<Problem>) {
    let mut faults = Faults::new(file, text);
    let pack = with_pieces(&mut faults, &[], |pieces, faults| {
        let Some((item, table)) = take_root::<PackTable<'_>>(pieces, &[], faults) else { return unnamed };
        let mut row = Row::new(faults, "", 0, &item);
        row.value("schema", table.schema);
        row.text("language", table.language);
        row.text("licence", table.licence);
        row.written("summary", table.summary, table.summary_es);
        row.period("compiled", table.compiled);
        Pack {
            id: row.need_id("id", table.id).map_or(unnamed.id, |id| id.value),
            title: row.need_written("title", table.title, table.title_es).unwrap_or(unnamed.title),
            version: row.text("version", table.version).unwrap_or_default(),
            folder: unnamed.folder,
            decks: unnamed.decks,
        }
    });
    (pack, faults.into_problems())
}
