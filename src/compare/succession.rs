//! Columns that are editions of one country: which follows which, and what became of each passage.
//!
//! Must not: compare passages; `editions` does.

use super::editions::{Change, Changed, changes};
use super::{Column, Row};
use crate::model::{Id, Lang, Library, PassageRef, Report};
use crate::words::Words;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What became of the passages of one column in the editions beside it, by report and position in it.
#[derive(Clone, Debug, Default)]
pub struct EditionMarks(HashMap<Id, HashMap<usize, Beside>>);

/// A passage beside the edition before its own and the one after it, as far as these have a column.
#[derive(Clone, Debug, Default)]
struct Beside {
    older: Option<Changed>,
    newer: Option<Changed>,
}

impl EditionMarks {
    fn of(&mut self, found: PassageRef<'_>) -> &mut Beside {
        self.0.entry(found.report.id.clone()).or_default().entry(found.index).or_default()
    }

    fn get(&self, found: PassageRef<'_>) -> Option<&Beside> {
        self.0.get(&found.report.id)?.get(&found.index)
    }

    /// What became of a passage: what it is beside the edition before, and whether the one after has lost it; where no
    /// edition before has a column, what it is beside the one after.
    #[must_use]
    pub fn changes(&self, found: PassageRef<'_>) -> Vec<Change> {
        let Some(beside) = self.get(found) else { return Vec::new() };
        let [older, newer] = [&beside.older, &beside.newer].map(|side| side.as_ref().map(|changed| changed.change));
        let newer = newer.filter(|change| older.is_none() || *change == Change::Gone);
        older.into_iter().chain(newer).collect()
    }

    /// The same in words: "new, gone"; empty where there is nothing to say.
    #[must_use]
    pub fn say(&self, words: &Words, found: PassageRef<'_>) -> Option<String> {
        let said: Vec<String> = self.changes(found).into_iter().map(|change| change.say(words)).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// Bytes of its text that the edition before does not have; where that has no column, that the one after has not.
    #[must_use]
    pub fn words(&self, found: PassageRef<'_>) -> &[Range<usize>] {
        let beside = self.get(found).and_then(|beside| beside.older.as_ref().or(beside.newer.as_ref()));
        beside.map_or(&[], |changed| &changed.words)
    }

    /// Whether it is anything but repeated.
    fn is_changed(&self, found: PassageRef<'_>) -> bool {
        self.changes(found).iter().any(|change| *change != Change::Repeated)
    }
}

/// For each column what became of its passages; nothing where it is no edition beside another one of its country. Whole
/// reports are compared, so that what stands under another point now is not taken for gone.
#[must_use]
pub fn edition_marks(library: &Library, columns: &[Column], lang: Lang) -> Vec<EditionMarks> {
    let mut marks = vec![EditionMarks::default(); columns.len()];
    for (older, newer) in successions(library, columns) {
        let [old, new] =
            [older, newer].map(|column| columns.get(column).map_or_else(Vec::new, |own| all(library, own)));
        let [before, after] = changes(lang, &old, &new);
        if let Some(marks) = marks.get_mut(older) {
            old.iter().zip(before).for_each(|(found, changed)| marks.of(*found).newer = Some(changed));
        }
        if let Some(marks) = marks.get_mut(newer) {
            new.iter().zip(after).for_each(|(found, changed)| marks.of(*found).older = Some(changed));
        }
    }
    marks
}

/// Every passage of a column.
fn all<'a>(library: &'a Library, column: &'a Column) -> Vec<PassageRef<'a>> {
    let reports = library.reports_of(column.country, column.report.as_ref());
    let passages = |report: &'a Arc<Report>| {
        report.passages.iter().enumerate().map(move |(index, passage)| PassageRef { report, index, passage })
    };
    reports.flat_map(passages).collect()
}

/// Whether a row holds a passage that the edition beside its own does not repeat.
#[must_use]
pub(super) fn is_rewritten(row: &Row<'_>, marks: &[EditionMarks]) -> bool {
    let mut cells = row.cells.iter().zip(marks);
    cells.any(|(cell, marks)| cell.passages.iter().any(|found| marks.is_changed(*found)))
}

/// Columns of which the second shows the edition after that of the first, among the columns that are there.
fn successions(library: &Library, columns: &[Column]) -> Vec<(usize, usize)> {
    let edition = |column: &Column| {
        let id = column.report.as_ref()?;
        library.entries_of(column.country).iter().position(|entry| entry.id == *id)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (newer, column) in columns.iter().enumerate() {
        let Some(own) = edition(column) else { continue };
        let others = columns.iter().enumerate().filter(|(_, other)| other.country == column.country);
        let earlier =
            others.filter_map(|(at, other)| Some((edition(other)?, at))).filter(|(edition, _)| *edition < own);
        if let Some((_, older)) = earlier.max() {
            found.push((older, newer));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Voices, align, differ};
    use super::*;
    use crate::model::{Code, PointIx, TopicIx, sample};

    /// What is said of the passages of each column, and whether the row differs.
    fn check(columns: &[&str], expected: &[&[&str]], differs: bool) {
        let report = |id: &str, said: &[&str]| {
            let ids: Vec<String> = (1..=said.len()).map(|at| format!("p-{at}")).collect();
            let passages: Vec<sample::Short<'_>> = ids
                .iter()
                .zip(said)
                .map(|(id, text)| (id.as_str(), "protection/assistance", "2013", *text, ""))
                .collect();
            sample::report(id, if id.starts_with("ar") { "AR" } else { "CU" }, &passages)
        };
        let library = sample::library(vec![
            report("ar-1", &["Six shelters.", "No law."]),
            report("ar-2", &["Six shelters.", "A new law is in force."]),
            report("ar-3", &["Six shelters."]),
            report("cu", &["Six shelters."]),
        ]);
        let columns: Vec<Column> = columns
            .iter()
            .map(|id| match id.split_once('-') {
                Some((country, _)) => Column { country: Code::new(country).unwrap(), report: Id::new(id) },
                None => Column { country: Code::new(id).unwrap(), report: None },
            })
            .collect();
        let rows = align(&library, &columns, TopicIx(1), Some(PointIx(1))).unwrap();
        let marks = edition_marks(&library, &columns, Lang::En);
        let words = Words::new(Lang::En);
        for ((cell, marks), expected) in rows[0].cells.iter().zip(&marks).zip(expected) {
            let said = cell.passages.iter().map(|found| marks.say(&words, *found).unwrap_or_default());
            assert_eq!(said.collect::<Vec<_>>(), *expected, "{columns:?}");
        }
        assert_eq!(differ(&rows[0], Voices::All, &marks).text, differs, "{columns:?}");
    }

    #[test]
    fn editions_are_compared_with_the_one_before_whatever_the_order_of_the_columns() {
        check(&["ar-1", "ar-2"], &[&["repeated", "gone"], &["repeated", "new"]], true);
        check(&["ar-2", "ar-1"], &[&["repeated", "new"], &["repeated", "gone"]], true);
    }

    #[test]
    fn of_three_the_middle_one_says_what_came_and_what_went() {
        let [first, middle, last]: [&[&str]; 3] = [&["repeated", "gone"], &["repeated", "new, gone"], &["repeated"]];
        check(&["ar-1", "ar-2", "ar-3"], &[first, middle, last], true);
        check(&["ar-3", "ar-1", "ar-2"], &[last, first, middle], true);
    }

    #[test]
    fn what_stands_under_another_point_now_is_not_gone() {
        let report = |id, home| sample::report(id, "AR", &[("p-1", home, "2013", "Six shelters.", "")]);
        let reports = vec![report("ar-1", "protection/assistance"), report("ar-2", "prosecution/cases")];
        let library = sample::library(reports);
        let columns = ["ar-1", "ar-2"].map(|id| Column { country: Code::new("ar").unwrap(), report: Id::new(id) });
        let marks = edition_marks(&library, &columns, Lang::En);
        for (column, marks) in columns.iter().zip(&marks) {
            let found = all(&library, column);
            assert_eq!(marks.changes(found[0]), [Change::Repeated]);
        }
    }

    #[test]
    fn what_is_no_edition_beside_another_says_nothing() {
        check(&["ar-1", "cu"], &[&["", ""], &[""]], false);
        check(&["ar", "ar-3"], &[&["", "", "", "", ""], &[""]], false);
    }
}
