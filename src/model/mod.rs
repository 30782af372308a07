//! The plain data of a library: packs, reports, passages, sources, topics, places, problems.
//!
//! Must not: touch disk, clock or terminal, or hold a string that was not cleaned.

mod country;
mod deck;
mod glossary;
mod indicator;
mod library;
mod mark;
mod period;
mod place;
mod problem;
mod report;
#[cfg(test)]
pub(crate) mod sample;
mod taxonomy;
#[cfg(test)]
mod tests;
mod ties;
mod vocabulary;

pub use country::{Code, CountryTable, Lang, Names, Region};
pub use deck::{Case, CaseSource, PackDeck, PackItem, Shows};
pub use glossary::{Glossary, Term};
pub use indicator::{IndicatorDef, Indicators};
pub use library::{Book, Country, Entry, Library, Pack, PassageRef, PointSection};
pub use mark::{Origins, chain, newest_year, origins, root};
pub use period::{Date, DayOrder, End, NotAPeriod, Period};
pub use place::{Place, PlaceError, PlaceText, Unknown, nearest};
pub use problem::{Fault, Measure, Problem, Severity};
pub use report::{
    Amount, Cite, Figure, Home, Id, Indicator, Law, Link, Passage, Penalty, Report, Silence, Source, Written,
};
pub use taxonomy::{CellOf, Point, PointIx, Slot, Taxonomy, Topic, TopicIx};
pub use ties::{Bond, Tie};
pub use vocabulary::{
    LinkKind, Mark, Modality, OFFENCES, Qualifier, ReadDepth, ReportKind, SilenceState, SourceKind, Voice,
};
