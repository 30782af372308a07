//! Links from report to report, followed when all that they may lead to is there.
//!
//! Must not: look through a report for every link; some have thousands of passages.

use super::format::FarLink;
use crate::model::{Id, Passage, Problem, Report};
use std::collections::HashMap;
use std::sync::Arc;

/// The reports that links may lead to.
pub(crate) struct Follow<'a> {
    reports: HashMap<&'a Id, &'a Report>,
    /// Passages of the reports that a link led to so far.
    passages: HashMap<&'a Id, HashMap<&'a Id, &'a Passage>>,
}

impl<'a> Follow<'a> {
    /// Links may lead to these; of two with one id, to the first.
    pub(crate) fn new(reports: impl Iterator<Item = &'a Arc<Report>>) -> Self {
        let mut by_id = HashMap::new();
        for report in reports {
            by_id.entry(&report.id).or_insert(&**report);
        }
        Self { reports: by_id, passages: HashMap::new() }
    }

    /// What is wrong with a link, if anything is.
    pub(crate) fn problem(&mut self, link: &FarLink) -> Option<Problem> {
        let Some((id, report)) = self.reports.get_key_value(&link.report) else {
            return Some(link.dangling.clone());
        };
        let index = || report.passages.iter().map(|passage| (&passage.id, passage)).collect();
        let Some(passage) = self.passages.entry(id).or_insert_with(index).get(&link.passage) else {
            return Some(link.dangling.clone());
        };
        let drifted = |words: &str| !passage.text.text.contains(words);
        link.drift.as_ref().filter(|(words, _)| drifted(words)).map(|(_, problem)| problem.clone())
    }
}
