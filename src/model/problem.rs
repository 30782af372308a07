//! What is wrong with a file, where, and of what kind; the words for it are the catalogue's.
//!
//! Must not: hold text that was not cleaned.

use crate::text::Shown;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Something is not shown, or not as it was meant.
    Error,
    /// Everything is shown; somebody should look.
    Warning,
}

/// One thing wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as it was named.
    pub file: Shown,
    /// From 1; 0 where the whole file is meant.
    pub line: u32,
    /// From 1, in characters; 0 where the whole file is meant.
    pub column: u32,
    /// How bad it is.
    pub severity: Severity,
    /// The key it is about, with its table (`passage p-041 · period`); empty where none is.
    pub field: Shown,
    /// What it is.
    pub fault: Fault,
}

/// What there can be too much of: the words that the message is chosen by.
pub type Measure = &'static str;

/// Every measure there is.
const MEASURES: &[Measure] = &["bytes", "passages", "depth", "topics", "points", "decks", "items", "problems"];

fn measure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Measure, D::Error> {
    let found = <&str>::deserialize(deserializer)?;
    MEASURES.iter().copied().find(|known| *known == found).ok_or_else(|| D::Error::custom("no measure"))
}

/// Every kind of fault the program can name. Each has one message `fault-…` in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The TOML parser's own words.
    Syntax {
        /// What it said.
        said: Shown,
    },
    /// The file cannot be read; the system's own words.
    Unreadable {
        /// What it said.
        said: Shown,
    },
    /// A device, pipe or directory where a file should be.
    NotAFile,
    /// Over a limit of the reader.
    TooBig {
        /// What there is too much of.
        #[serde(deserialize_with = "measure")]
        what: Measure,
        /// The limit.
        limit: u64,
    },
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The bytes are UTF-16, which the format is not.
    Utf16,
    /// The marks of a git conflict begin here.
    ConflictMarkers,
    /// No `schema`, or one this version does not read.
    Schema {
        /// What was found.
        found: Shown,
    },
    /// A key that the format does not have.
    UnknownKey {
        /// The nearest key it has.
        meant: Option<Shown>,
    },
    /// A key that must be there is not.
    Missing,
    /// A value of the wrong type.
    WrongType {
        /// What the parser said of it.
        said: Shown,
    },
    /// A table, or a list of tables, written as something else.
    Brackets {
        /// How it is written (`[[passage.cite]]`).
        meant: Shown,
    },
    /// A word outside the list for this key.
    UnknownWord {
        /// The word.
        found: Shown,
        /// The nearest word of the list.
        meant: Option<Shown>,
    },
    /// Not an id: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
    BadId {
        /// What was found.
        found: Shown,
    },
    /// The id was used before.
    Duplicate {
        /// The id.
        found: Shown,
        /// Where it was used first, `file:line:column`.
        first: Shown,
    },
    /// Not an EDTF date or interval.
    BadPeriod {
        /// What was found.
        found: Shown,
    },
    /// Not a country code.
    UnknownCountry {
        /// What was found.
        found: Shown,
    },
    /// No such topic.
    UnknownTopic {
        /// What was found.
        found: Shown,
        /// The nearest topic.
        meant: Option<Shown>,
    },
    /// No such point in its topic.
    UnknownPoint {
        /// What was found.
        found: Shown,
        /// The nearest point.
        meant: Option<Shown>,
    },
    /// A topic without a point.
    NoPoint,
    /// An indicator that the registry does not have.
    UnknownIndicator {
        /// What was found.
        found: Shown,
        /// The nearest indicator.
        meant: Option<Shown>,
    },
    /// A source that the report does not list.
    UnknownSource {
        /// What was found.
        found: Shown,
        /// The nearest source.
        meant: Option<Shown>,
    },
    /// A passage without source.
    NoSource,
    /// A source that no passage and no silence rests on.
    Uncited,
    /// A link, `replaced_by` or `derived_from` that leads nowhere.
    Dangling {
        /// What was found.
        found: Shown,
    },
    /// Sources that relay each other in a circle.
    Circular {
        /// The source it comes back to.
        found: Shown,
    },
    /// A text must contain these words and does not.
    Drifted {
        /// The words.
        words: Shown,
    },
    /// A figure without value, or with a range the wrong way round.
    BadFigure,
    /// Neither http nor https.
    BadUrl {
        /// What was found.
        found: Shown,
    },
    /// A due date of what is not planned.
    DueNotPlanned,
    /// An empty text.
    Empty,
    /// A text of ours that is longer than passages are.
    LongText {
        /// Characters at most.
        limit: u64,
    },
    /// The pack does not say the language of a text's twin: `_es` is missing where the others have it.
    NoTwin,
    /// No report in the folder.
    NoReports,
    /// The library's topics come from another pack.
    SecondTaxonomy,
    /// A text that is no address.
    BadAddress {
        /// What was found.
        found: Shown,
    },
    /// An address that leads to nothing in the library.
    NotThere {
        /// The address.
        found: Shown,
    },
    /// An item of a deck that shows a place and a case.
    PlaceAndCase,
    /// A case whose answer rests on nothing.
    CaseWithoutSource,
    /// No action of this name.
    UnknownAction {
        /// The nearest action.
        meant: Option<Shown>,
    },
    /// No key of this name.
    UnknownKeyName {
        /// What was found.
        found: Shown,
    },
    /// A key that terminals cannot tell from Tab, Enter or Esc.
    AmbiguousKey {
        /// What was found.
        found: Shown,
    },
    /// A key that means something else in the same place.
    KeyTaken {
        /// The key.
        found: Shown,
        /// The action it belongs to.
        by: Shown,
    },
    /// The reader itself failed on this file.
    Internal,
}
