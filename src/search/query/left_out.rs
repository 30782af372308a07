//! What a filter on penalties leaves out although nothing says that it should be: countries without
//! a coded penalty, which is not the same as no penalty, and penalties without the end asked about.
//!
//! Must not: look at any passage where no penalty is asked for.

use super::bind::{Plan, PlanClause, PlanTest};
use super::bound::{Look, is_imprisonment, months_at};
use super::filter::RangeEnd;
use super::offences::Offences;
use crate::model::{Code, Library, Report};
use crate::search::LeftOut;
use crate::text::Raw;
use std::collections::BTreeMap;

impl Plan {
    /// What penalty filters cannot speak of, among the countries, regions and reports that the query is
    /// about; nothing where no penalty is asked for. Offences are named by their word in the format. Of those
    /// that only remain where others are ruled out, countries without a penalty are not counted: nobody asked
    /// for each of them.
    pub(in crate::search) fn left_out(&self, library: &Library) -> Vec<LeftOut> {
        let ends = self.ends();
        if ends.is_empty() {
            return Vec::new();
        }
        let Offences { all, named } = &self.offences;
        // For each country in view and each offence named, whether there is a penalty.
        let mut coded: BTreeMap<Code, Vec<bool>> = BTreeMap::new();
        let mut open = 0;
        for report in library.reports().filter(|report| self.is_about(report)) {
            let coded = coded.entry(report.country).or_insert_with(|| vec![false; named.len()]);
            for penalty in report.passages.iter().filter_map(|passage| passage.penalty.as_ref()) {
                let offence = penalty.offence.as_str();
                for (coded, named) in coded.iter_mut().zip(named) {
                    *coded |= *named == offence;
                }
                let lacks = |end: &RangeEnd| months_at(penalty, *end).is_none();
                open += usize::from(all.contains(&offence) && is_imprisonment(penalty) && ends.iter().any(lacks));
            }
        }
        let without = |index: usize| coded.values().filter(|coded| coded.get(index) == Some(&false)).count();
        let offences = named.iter().enumerate().map(|(index, offence)| LeftOut::NoPenalty {
            countries: without(index),
            offence: Raw::new(*offence).shown(),
        });
        let all = offences.chain([LeftOut::OpenPenalty { passages: open }]);
        all.filter(|left| {
            !matches!(left, LeftOut::NoPenalty { countries: 0, .. } | LeftOut::OpenPenalty { passages: 0 })
        })
        .collect()
    }

    /// The ends asked about. Where the opposite is asked, what is not coded is not left out.
    fn ends(&self) -> Vec<RangeEnd> {
        let factors = self.clauses.iter().flat_map(|clause| &clause.any).filter(|factor| !factor.not);
        let end = |test: &PlanTest| match test {
            PlanTest::Filter(filter) => match &filter.0 {
                Look::Penalty(length, _) => Some(length.end),
                _ => None,
            },
            PlanTest::Words(_) => None,
        };
        factors.filter_map(|factor| end(&factor.test)).collect()
    }

    /// Whether a report is among those that the query's filters on countries, regions and reports leave.
    fn is_about(&self, report: &Report) -> bool {
        let scope = |clause: &&PlanClause| {
            clause.any.iter().all(|factor| match &factor.test {
                PlanTest::Filter(filter) => matches!(filter.0, Look::Countries(_) | Look::Reports(_)),
                PlanTest::Words(_) => false,
            })
        };
        let holds = |clause: &PlanClause| clause.any.iter().any(|factor| factor.report(report) == Some(true));
        self.clauses.iter().filter(scope).all(holds)
    }
}
