//! A passage that a layout holds, and its name in any snapshot of the library.
//!
//! Must not: copy a passage; it shares the report.

use crate::model::{Id, Lang, PassageRef, Report};
use std::sync::Arc;

/// A passage and the report that holds it, owned.
#[derive(Clone, Debug)]
pub struct Held {
    /// The report.
    pub report: Arc<Report>,
    /// Position of the passage.
    pub index: usize,
}

/// What names a passage in any snapshot of the library.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PassageKey {
    /// The report.
    pub report: Id,
    /// The passage.
    pub passage: Id,
}

impl PassageKey {
    /// Of a passage.
    #[must_use]
    pub fn of(found: PassageRef<'_>) -> Self {
        Self { report: found.report.id.clone(), passage: found.passage.id.clone() }
    }
}

impl Held {
    /// Holds a passage.
    #[must_use]
    pub fn new(found: PassageRef<'_>) -> Self {
        Self { report: found.report.clone(), index: found.index }
    }

    /// The passage with its report.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        let passage = self.report.passages.get(self.index)?;
        Some(PassageRef { report: &self.report, index: self.index, passage })
    }

    /// Its name in any snapshot.
    #[must_use]
    pub fn key(&self) -> Option<PassageKey> {
        self.passage().map(PassageKey::of)
    }

    /// Its text in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.report.passages.get(self.index).map_or("", |passage| passage.text.in_lang(lang))
    }
}
