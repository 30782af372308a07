//! What the language promises, on a library of a few passages.
//!
//! Must not: be compiled into the program.

mod binding;
mod bulk;
mod completing;
mod missing;
mod reading;

use super::{KeptFilters, Plan, PlanTest, Query, QueryFault};
use crate::model::{
    Amount, Cite, Figure, Law, Library, LinkKind, Modality, PassageRef, Penalty, Place, Source, SourceKind, Voice,
    sample,
};

/// Six reports on five countries. What is special about each passage stands in its text.
fn library() -> Library {
    let mut ve = sample::report(
        "ve",
        "VE",
        &[
            ("p-1", "protection/assistance", "2005/2006", "State, figure.", ""),
            ("p-2", "prosecution/sentences protection/identification", "2010", "NGO, two homes, differs.", ""),
            ("p-3", "prosecution/cases", "2014/..", "Penalty of 8 to 15 years.", ""),
            ("p-4", "prosecution/unheard-of", "2016-05", "Plan past its date.", ""),
        ],
    );
    let source = |id: &str, kind, voice| Source { kind, voice, ..sample::source(id) };
    ve.sources = vec![
        source("oas-reply", SourceKind::QuestionnaireReply, Voice::State),
        source("unodc", SourceKind::Dataset, Voice::Intergovernmental),
        source("el-diario", SourceKind::MediaOther, Voice::Media),
    ];
    ve.sources[0].title = sample::written("Measures adopted (Palermo)", "Medidas adoptadas");
    ve.sources[0].symbol = Some(sample::shown("CP/CSH-813/06"));
    ve.sources[1].publisher = sample::shown("United Nations Office on Drugs and Crime");
    ve.sources[1].accessed = Some("2026".parse().unwrap());
    ve.passages[0].figures = vec![sample::figure("victims-assisted", 87.0, "2006")];
    ve.passages[1].cites[0].source = 2;
    ve.passages[1].cites[0].voice = Some(Voice::Ngo);
    let second = Cite { source: 1, voice: None, ..ve.passages[1].cites[0].clone() };
    ve.passages[1].cites.push(second);
    ve.passages[2].modality = Modality::InForce;
    ve.passages[2].penalty = Some(penalty("trafficking", Some(96), Some(180)));
    let law = Law { instrument: sample::shown("Organic Act"), article: None, enacted: None, status: None };
    ve.passages[2].law = Some(law);
    ve.passages[3].modality = Modality::Planned;
    ve.passages[3].due = Some("2020".parse().unwrap());
    ve.links = vec![sample::link("p-2", "cu#p-1", LinkKind::Contradicts)];

    let mut cu = sample::report(
        "cu",
        "CU",
        &[
            ("p-1", "protection/assistance", "2012", "Denial.", ""),
            ("p-2", "prosecution/cases", "2012", "Slavery, 20 years and more.", ""),
        ],
    );
    cu.passages[0].modality = Modality::Denial;
    cu.passages[0].note = Some(sample::written("With care.", "Con cuidado."));
    cu.passages[1].penalty = Some(penalty("slavery", Some(240), None));

    let mut us = sample::report("us", "US", &[("p-1", "prosecution/cases", "2000", "A fine and no figure.", "")]);
    us.passages[0].penalty = Some(Penalty { kind: sample::shown("fine"), ..penalty("trafficking", Some(96), None) });
    us.passages[0].figures = vec![Figure { amount: Amount::None, ..sample::figure("convictions", 0.0, "2000") }];

    let mut ar = sample::report("ar", "AR", &[("p-1", "prosecution/cases", "2020", "No longest penalty.", "")]);
    ar.passages[0].penalty = Some(penalty("trafficking", Some(48), None));
    let ar_2013 = sample::report("ar-2013", "AR", &[("p-1", "prosecution/cases", "2013", "Older.", "")]);
    let tt = sample::report("tt", "TT", &[("p-1", "protection/assistance", "2011", "Nothing special.", "")]);
    sample::library(vec![ve, cu, us, ar, ar_2013, tt])
}

impl Query {
    /// Bound without anything that was kept.
    pub(in crate::search) fn bind(&self, library: &Library, bookmarks: &[Place]) -> Result<Plan, QueryFault> {
        self.bind_with(library, (bookmarks, &KeptFilters::default()))
    }
}

fn penalty(offence: &str, min_months: Option<u32>, max_months: Option<u32>) -> Penalty {
    let (offence, kind) = (sample::shown(offence), sample::shown("imprisonment"));
    Penalty { offence, kind, min_months, max_months, form: None, victim: None }
}

fn plan(query: &str, library: &Library, bookmarks: &[&str]) -> Plan {
    let bookmarks: Vec<Place> = bookmarks.iter().map(|place| Place::parse_canonical(place).unwrap()).collect();
    Query::parse(query).unwrap().bind(library, &bookmarks).unwrap_or_else(|fault| panic!("{query}: {fault:?}"))
}

/// The passages of a library that a query without words leaves, as `ve#p-1`.
fn found_in(library: &Library, query: &str, bookmarks: &[&str]) -> Vec<String> {
    let plan = plan(query, library, bookmarks);
    let mut found = Vec::new();
    for report in library.reports() {
        for (index, passage) in report.passages.iter().enumerate() {
            let passage = PassageRef { report, index, passage };
            let holds = |test: &PlanTest| match test {
                PlanTest::Words(words) => panic!("{words:?}"),
                PlanTest::Filter(filter) => {
                    let holds = filter.passage(passage);
                    // What is said of the whole report must be so for each of its passages.
                    assert!(filter.report(report).is_none_or(|all| all == holds), "{query} in {}", report.id);
                    holds
                }
            };
            if plan.clauses.iter().all(|clause| clause.any.iter().any(|factor| holds(&factor.test) != factor.not)) {
                found.push(format!("{}#{}", report.id, passage.passage.id));
            }
        }
    }
    found
}
