//! Columns that are editions of one country: which follows which, and what became of each passage.
//!
//! Must not: compare passages; `editions` does.

use super::editions::{Change, Changed, changes};
use super::{Column, Row};
use crate::model::{Id, Lang, Library, PassageRef};
use crate::words::Words;
use std::collections::HashMap;
use std::ops::Range;

/// What became of the passages of one column in the editions beside it, by report and position in it.
#[derive(Clone, Debug, Default)]
pub struct EditionMarks(HashMap<Id, HashMap<usize, Changed>>);

impl EditionMarks {
    fn add(&mut self, found: PassageRef<'_>, changed: Changed) {
        self.0.entry(found.report.id.clone()).or_default().insert(found.index, changed);
    }

    fn get(&self, found: PassageRef<'_>) -> Option<&Changed> {
        self.0.get(&found.report.id)?.get(&found.index)
    }

    /// What became of a passage.
    #[must_use]
    pub fn change(&self, found: PassageRef<'_>) -> Option<Change> {
        self.get(found).map(|changed| changed.change)
    }

    /// The same in a word.
    #[must_use]
    pub fn say(&self, words: &Words, found: PassageRef<'_>) -> Option<String> {
        Some(self.change(found)?.say(words))
    }

    /// Bytes of its text that the other edition does not have.
    #[must_use]
    pub fn words(&self, found: PassageRef<'_>) -> &[Range<usize>] {
        self.get(found).map_or(&[], |changed| &changed.words)
    }

    /// Whether it is anything but repeated.
    fn is_changed(&self, found: PassageRef<'_>) -> bool {
        self.change(found).is_some_and(|change| change != Change::Repeated)
    }
}

/// For each column what became of its passages; nothing where it is no edition beside another one of its country.
#[must_use]
pub fn edition_marks(library: &Library, columns: &[Column], (rows, lang): (&[Row<'_>], Lang)) -> Vec<EditionMarks> {
    let mut marks = vec![EditionMarks::default(); columns.len()];
    let successions = successions(library, columns);
    for &(older, newer) in &successions {
        // What an edition took from the one before it stands first; only what it loses is said of the one after.
        let has_older = successions.iter().any(|(_, known)| *known == older);
        for row in rows {
            let (Some(old), Some(new)) = (row.cells.get(older), row.cells.get(newer)) else { continue };
            let [before, after] = changes(lang, &old.passages, &new.passages);
            let before = before.into_iter().zip(&old.passages);
            let before = before.filter(|(changed, _)| !has_older || changed.change == Change::Gone);
            let after = after.into_iter().zip(&new.passages).map(|(changed, found)| (newer, changed, found));
            for (column, changed, found) in after.chain(before.map(|(changed, found)| (older, changed, found))) {
                if let Some(slot) = marks.get_mut(column) {
                    slot.add(*found, changed);
                }
            }
        }
    }
    marks
}

/// Whether a row holds a passage that the edition beside its own does not repeat.
#[must_use]
pub(super) fn is_rewritten(row: &Row<'_>, marks: &[EditionMarks]) -> bool {
    let cells = row.cells.iter().zip(marks);
    cells.into_iter().any(|(cell, marks)| cell.passages.iter().any(|found| marks.is_changed(*found)))
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
        let marks = edition_marks(&library, &columns, (&rows, Lang::En));
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
        let all: [&[&str]; 3] = [&["repeated", "gone"], &["repeated", "gone"], &["repeated"]];
        check(&["ar-1", "ar-2", "ar-3"], &all, true);
    }

    #[test]
    fn what_is_no_edition_beside_another_says_nothing() {
        check(&["ar-1", "cu"], &[&["", ""], &[""]], false);
        check(&["ar", "ar-3"], &[&["", "", "", "", ""], &[""]], false);
    }
}
