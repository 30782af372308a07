//! What a filter on penalties leaves out although nothing says that it should be: countries without
//! a coded penalty, which is not the same as no penalty, and penalties without the bound asked about.
//!
//! Must not: look at any passage where no penalty is asked for.

use super::bind::{Plan, PlanClause, PlanTest};
use super::bound::{Look, bound_of, is_imprisonment};
use super::filter::Bound;
use crate::model::{Code, Library, Report};
use crate::search::LeftOut;
use crate::text::Raw;
use std::collections::BTreeMap;

impl Plan {
    /// What penalty filters cannot speak of, among the countries, regions and reports that the query is
    /// about; nothing where no penalty is asked for. Offences are named by their word in the format.
    #[must_use]
    pub fn left_out(&self, library: &Library) -> Vec<LeftOut> {
        let bounds = self.bounds();
        if bounds.is_empty() {
            return Vec::new();
        }
        // For each country in view and each offence asked, whether there is a penalty.
        let mut coded: BTreeMap<Code, Vec<bool>> = BTreeMap::new();
        let mut open = 0;
        for report in library.reports().filter(|report| self.is_about(report)) {
            let coded = coded.entry(report.country).or_insert_with(|| vec![false; self.offences.len()]);
            for penalty in report.passages.iter().filter_map(|passage| passage.penalty.as_ref()) {
                let Some(offence) = self.offences.iter().position(|offence| *penalty.offence == **offence) else {
                    continue;
                };
                if let Some(coded) = coded.get_mut(offence) {
                    *coded = true;
                }
                let lacks = |bound: &Bound| bound_of(penalty, *bound).is_none();
                open += usize::from(is_imprisonment(penalty) && bounds.iter().any(lacks));
            }
        }
        let without = |index: usize| coded.values().filter(|coded| coded.get(index) == Some(&false)).count();
        let offences = self.offences.iter().enumerate().map(|(index, offence)| LeftOut::NoPenalty {
            countries: without(index),
            offence: Raw::new(*offence).shown(),
        });
        let all = offences.chain([LeftOut::OpenPenalty { passages: open }]);
        all.filter(|left| {
            !matches!(left, LeftOut::NoPenalty { countries: 0, .. } | LeftOut::OpenPenalty { passages: 0 })
        })
        .collect()
    }

    /// The bounds asked about. Where the opposite is asked, what is not coded is not left out.
    fn bounds(&self) -> Vec<Bound> {
        let factors = self.clauses.iter().flat_map(|clause| &clause.any).filter(|factor| !factor.not);
        let bound = |test: &PlanTest| match test {
            PlanTest::Filter(filter) => match &filter.0 {
                Look::Penalty(length, _) => Some(length.bound),
                _ => None,
            },
            PlanTest::Words(_) => None,
        };
        factors.filter_map(|factor| bound(&factor.test)).collect()
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
