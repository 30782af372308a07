//! The report file: from its text to a report of the model, and everything that is wrong with it.
//!
//! Must not: touch the disk. A broken passage never costs its report more than itself.

mod home;
mod link;
mod parts;
mod passage;
mod report;
mod sound;
mod source;
mod tables;
#[cfg(test)]
mod tests;

pub(crate) use report::is_readable;
pub(crate) use sound::is_sound;
pub(crate) use source::url;

use super::file::{Faults, Piece, excerpt_of, with_pieces};
use crate::model::{CountryTable, Fault, Id, Indicators, Problem, Report, Severity, Taxonomy};
use crate::text::Shown;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a report is held to.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    /// Topics and points it may name.
    pub(crate) taxonomy: &'a Taxonomy,
    /// Countries it may be about.
    pub(crate) names: &'a CountryTable,
    /// Indicators its figures may name; `None` where any will do.
    pub(crate) indicators: Option<&'a Indicators>,
    /// Whether it must keep the rules of the packs we write: Spanish twins, short passages.
    pub(crate) strict: bool,
}

/// What a report file gives.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// The report; `None` where its own table is not usable.
    pub(crate) report: Option<Arc<Report>>,
    /// Line and column of its id.
    pub(crate) id_place: (u32, u32),
    /// Links that lead to other reports, not yet followed.
    pub(crate) far: Vec<FarLink>,
    /// What is wrong with it, as it stands in the file.
    pub(crate) problems: Vec<Problem>,
}

/// A link to another report, and what is wrong if it does not hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FarLink {
    /// The report.
    pub(crate) report: Id,
    /// The passage in it.
    pub(crate) passage: Id,
    /// If there is no such passage.
    pub(crate) dangling: Problem,
    /// Words its text must contain, and the problem if it does not.
    pub(crate) drift: Option<(Shown, Problem)>,
}

/// Reads the text of a report file; `file` is how messages name it.
pub(crate) fn read(file: &Shown, text: &str, rules: Rules<'_>) -> Reading {
    let mut faults = Faults::new(file, text);
    let conflicts: Vec<usize> = conflicts(text).collect();
    if !conflicts.is_empty() {
        // Which side is meant is a person's to say; showing either would be a guess.
        for at in conflicts {
            faults.add(at, Severity::Error, (Shown::default(), Fault::ConflictMarkers));
        }
        return Reading { problems: faults.into_problems(), ..Reading::default() };
    }
    let read = |pieces: Vec<Piece<'_>>, faults: &mut Faults<'_>| report::read(pieces, (file, rules), faults);
    let reading = with_pieces(&mut faults, tables::HEADS, read);
    Reading { problems: faults.into_problems(), ..reading }
}

/// Reads only what a first screen on one topic needs. Problems are left for when all of it is read.
pub(crate) fn begin(file: &Shown, text: &str, (rules, topic): (Rules<'_>, &str)) -> Option<Arc<Report>> {
    read(file, &excerpt_of(text, tables::HEADS, topic), rules).report
}

/// Where the marks of git conflicts begin.
fn conflicts(text: &str) -> impl Iterator<Item = usize> {
    let starts_line = |at: &usize| at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b'\n'));
    memchr::memmem::find_iter(text.as_bytes(), "<<<<<<< ").filter(starts_line)
}
