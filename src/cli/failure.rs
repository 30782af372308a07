//! Why a command could not be done, its exit code, and its one line on stderr.
//!
//! Must not: hold text that was not cleaned.

use super::underline::underlined;
use crate::export::NotMade;
use crate::model::{Id, PlaceError, Unknown};
use crate::say;
use crate::search::QueryFault;
use crate::store::{InError, OutError, StoreError};
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::process::ExitCode;

/// What the program ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Nothing was found, or what was checked has errors.
    Nothing = 1,
    /// Bad usage or bad input.
    Bad = 2,
    /// The reader was asked for where there is no terminal.
    NoTerminal = 3,
    /// Something could not be saved or written.
    NotSaved = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A name that fits nothing.
    Unknown(Unknown),
    /// A text that is no place.
    NoPlace(Shown),
    /// A place that is more than a country or report, where a column was expected.
    NoColumn(Shown),
    /// A text that is no address.
    NoAddress(Shown),
    /// A text that is no comparison.
    NoComparison(Shown),
    /// What no deck can be called.
    NoDeckName(Shown),
    /// A deck of the name of which there is one.
    DeckExists(Id),
    /// A deck of the name of which the library has one.
    DeckTaken(Id),
    /// A deck of the library, which cannot be changed.
    DeckOfLibrary(Shown),
    /// A deck without anything to present in it.
    EmptyDeck(Shown),
    /// Too few columns, or too many.
    Columns(usize),
    /// A country beside itself, and its reports as columns.
    SameColumn { name: Shown, reports: Vec<Shown> },
    /// A layout for a form that has only one.
    NoLayout,
    /// Three slides to a page of a form that has no pages.
    NoHandout,
    /// A deck of a pack in a form that only the reader's own decks have.
    PackDeck(Shown),
    /// A form that is not written here.
    NoForm(Shown),
    /// A point of another topic than the one that is named beside it.
    OtherTopic { point: Shown, topic: Shown },
    /// A point's name that several topics have.
    AmbiguousPoint { name: Shown, points: Vec<Shown> },
    /// A file or folder that is not there.
    NoSuchPath(Shown),
    /// A folder of reports that is not there, or is no folder.
    NoFolder(Shown),
    /// The reader's own files could not be read.
    NotRead(StoreError),
    /// The reader's own files could not be written.
    NotSaved(StoreError),
    /// A file that could not be taken in.
    NotTaken(InError),
    /// A query that means nothing, and the query with a line below that marks where.
    Query(QueryFault, [Shown; 2]),
    /// Neither stdin nor stdout may be anything but a terminal.
    NoTerminal,
    /// A file that could not be written, or may not be replaced.
    NotWritten(OutError),
    /// There is no text to write; the words of what should have made it.
    NotMade(NotMade),
    /// Stdout could not be written; the system's own words.
    Stdout(Shown),
}

impl Failure {
    /// A text that is no place.
    pub(crate) fn no_place(text: &str, _: PlaceError) -> Self {
        Self::NoPlace(Raw::new(text).shown())
    }

    /// A query that means nothing.
    pub(crate) fn query(typed: &str, fault: QueryFault) -> Self {
        let lines = underlined(typed, &fault.at);
        Self::Query(fault, lines)
    }

    /// What the program ends with.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Unknown(_)
            | Self::NoPlace(_)
            | Self::NoColumn(_)
            | Self::NoAddress(_)
            | Self::NoComparison(_)
            | Self::NoDeckName(_)
            | Self::DeckExists(_)
            | Self::DeckTaken(_)
            | Self::DeckOfLibrary(_)
            | Self::Columns(_)
            | Self::SameColumn { .. }
            | Self::NoLayout
            | Self::NoHandout
            | Self::PackDeck(_)
            | Self::NoForm(_)
            | Self::OtherTopic { .. }
            | Self::AmbiguousPoint { .. }
            | Self::NoSuchPath(_)
            | Self::NoFolder(_)
            | Self::NotRead(_)
            | Self::NotTaken(_)
            | Self::Query(..)
            | Self::NotSaved(StoreError::NoteTooBig { .. }) => Exit::Bad,
            Self::EmptyDeck(_) => Exit::Nothing,
            Self::NoTerminal => Exit::NoTerminal,
            Self::NotSaved(_) | Self::NotMade(_) | Self::NotWritten(_) | Self::Stdout(_) => Exit::NotSaved,
        }
    }

    /// What it says, in one line. Below that of a query stands the query, with a mark where it is wrong.
    pub(crate) fn line(&self, words: &Words) -> String {
        match self {
            Self::Unknown(unknown) => meant(words, unknown),
            Self::NoPlace(name) => say!(words, "failed-place", name = name),
            Self::NoColumn(name) => say!(words, "failed-column", name = name),
            Self::NoAddress(name) => say!(words, "failed-address", name = name),
            Self::NoComparison(name) => say!(words, "failed-no-comparison", name = name),
            Self::NoDeckName(name) => say!(words, "failed-deck-name", name = name, slug = Id::slug(name).as_str()),
            Self::DeckExists(name) => say!(words, "failed-deck-exists", name = name.as_str()),
            Self::EmptyDeck(name) => say!(words, "failed-deck-empty", name = name),
            Self::DeckTaken(name) => say!(words, "failed-deck-taken", name = name.as_str()),
            Self::DeckOfLibrary(name) => say!(words, "failed-deck-of-library", name = name),
            Self::Columns(count) => say!(words, "failed-columns", count = *count),
            Self::SameColumn { name, reports } if reports.len() > 1 => {
                say!(words, "failed-same-column", name = name, reports = &joined(reports))
            }
            Self::SameColumn { name, .. } => say!(words, "failed-one-report", name = name),
            Self::NoLayout => words.say("failed-no-layout"),
            Self::NoHandout => words.say("failed-no-handout"),
            Self::PackDeck(name) => say!(words, "failed-pack-deck", name = name),
            Self::NoForm(ending) => say!(words, "failed-no-form", ending = ending),
            Self::OtherTopic { point, topic } => say!(words, "failed-other-topic", point = point, topic = topic),
            Self::AmbiguousPoint { name, points } => {
                say!(words, "failed-ambiguous-point", name = name, names = &joined(points))
            }
            Self::NoSuchPath(path) => say!(words, "failed-no-such-path", path = path),
            Self::NoFolder(path) => say!(words, "failed-no-folder", path = path),
            Self::NotRead(error) | Self::NotSaved(error) => error.say(words),
            Self::NotTaken(InError::NotThere(file)) => say!(words, "failed-no-such-path", path = file),
            Self::NotTaken(InError::TooBig { file, limit }) => {
                say!(words, "import-too-big", file = file, limit = *limit)
            }
            Self::NotTaken(InError::NotUtf8 { file, line }) => {
                say!(words, "import-not-utf8", file = file, line = &line.to_string())
            }
            Self::NotTaken(InError::Io { file, said }) => say!(words, "import-io", file = file, said = said),
            Self::Query(fault, [query, mark]) => format!("{}\n{query}\n{mark}", fault.say(words)),
            Self::NoTerminal => words.say("failed-no-terminal"),
            Self::NotWritten(OutError::Exists(file)) => say!(words, "failed-exists", file = file),
            Self::NotWritten(OutError::NotAFile(file)) => say!(words, "failed-not-a-file", file = file),
            Self::NotWritten(OutError::NoFolder(file)) => say!(words, "failed-no-folder-for", file = file),
            Self::NotWritten(OutError::NotAllowed(file)) => say!(words, "failed-not-allowed", file = file),
            Self::NotWritten(OutError::Full(file)) => say!(words, "failed-full", file = file),
            Self::NotWritten(OutError::Io { file, said }) => say!(words, "failed-write", file = file, said = said),
            Self::NotMade(error) => say!(words, "failed-not-made", said = &error.to_string()),
            Self::Stdout(said) => say!(words, "failed-stdout", said = said),
        }
    }
}

impl From<OutError> for Failure {
    fn from(error: OutError) -> Self {
        Self::NotWritten(error)
    }
}

impl From<NotMade> for Failure {
    fn from(error: NotMade) -> Self {
        Self::NotMade(error)
    }
}

impl From<Unknown> for Failure {
    fn from(unknown: Unknown) -> Self {
        Self::Unknown(unknown)
    }
}

/// Names after each other, in one line.
pub(crate) fn joined(names: &[Shown]) -> String {
    names.iter().map(Shown::as_str).collect::<Vec<_>>().join(", ")
}

fn meant(words: &Words, unknown: &Unknown) -> String {
    let id = format!("failed-unknown-{}", unknown.what);
    let said = words.with(&id, &[("name", (&unknown.name).into())]);
    let names = match unknown.suggestions.as_slice() {
        [] => return said,
        [only] => only.to_string(),
        [first @ .., last] => say!(words, "failed-or", first = &joined(first), last = last),
    };
    say!(words, "failed-meant", said = &said, names = &names)
}
