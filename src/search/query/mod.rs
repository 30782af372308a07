//! Stand-in for the language.
mod complete;
mod fault;

pub use complete::{Completion, complete};
pub use fault::{QueryFault, QueryFaultKind};

use crate::model::{Library, PassageRef, Place, Report};
use super::results::LeftOut;
use crate::text::fold;
use super::tokens;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Clause>);
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause { pub any: Vec<Factor> }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor { pub not: bool, pub test: Test }
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test { Words(Words), Filter(()) }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words { pub words: Vec<String>, pub whole: bool, pub starts: bool, pub ends: bool, pub open: bool }
pub struct Plan { clauses: Vec<PlanClause> }
pub struct PlanClause { pub any: Vec<PlanFactor> }
pub struct PlanFactor { pub not: bool, pub test: PlanTest }
pub enum PlanTest { Words(Words), Filter(BoundFilter) }
pub struct BoundFilter;
impl BoundFilter {
    pub fn report(&self, _: &Report) -> Option<bool> { None }
    pub fn passage(&self, _: PassageRef<'_>, _: &Library) -> bool { true }
}
impl Plan {
    pub fn clauses(&self) -> &[PlanClause] { &self.clauses }
    pub fn left_out(&self, _: &Library) -> Vec<LeftOut> { Vec::new() }
}
impl Query {
    pub fn parse(text: &str) -> Result<Self, QueryFault> {
        let folded = fold(text);
        let mut clauses = Vec::new();
        for (index, part) in folded.split('"').enumerate() {
            let make = |text: &str, whole| {
                let words: Vec<String> = tokens::words(text).map(|w| text[w].to_owned()).collect();
                (!words.is_empty()).then(|| Clause { any: vec![Factor { not: false, test: Test::Words(Words { words, whole, starts: false, ends: false, open: false }) }] })
            };
            if index % 2 == 1 { clauses.extend(make(part, true)); } else { clauses.extend(part.split_whitespace().filter_map(|w| make(w, false))); }
        }
        Ok(Self(clauses))
    }
    pub fn is_empty(&self) -> bool { self.0.is_empty() }
    pub fn clauses(&self) -> &[Clause] { &self.0 }
    pub fn bind(&self, _: &Library, _: &[Place]) -> Result<Plan, QueryFault> {
        Ok(Plan { clauses: self.0.iter().map(|c| PlanClause { any: c.any.iter().map(|f| { let Test::Words(w) = &f.test else { panic!() }; PlanFactor { not: f.not, test: PlanTest::Words(w.clone()) } }).collect() }).collect() })
    }
}
impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in &self.0 { let Test::Words(w) = &c.any[0].test else { panic!() }; write!(f, "{} ", w.words.join(" "))?; }
        Ok(())
    }
}
