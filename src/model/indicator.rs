//! What figures count: the registry of indicators.
//!
//! Must not: hold a figure. Those stand in reports, each with its source.

use super::{Indicator, Written};
use crate::text::Shown;
use serde::{Deserialize, Serialize};

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorDef {
    /// Its id, which figures name.
    pub id: Indicator,
    /// Its name.
    pub label: Written,
    /// What one of them is: `persons`, `cases`, `months`, …
    pub unit: Shown,
    /// What exactly is counted.
    pub counting: Written,
    /// `structural`, `process`, `output` or `outcome`.
    pub measures: Shown,
    /// `topic/point` where a reader looks for it first.
    pub point: Shown,
    /// What it is easily taken for and must not be compared with.
    pub not_same_as: Vec<Indicator>,
}

/// All of them, in the order of the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicators(pub Vec<IndicatorDef>);

impl Indicators {
    /// The definition for an id.
    #[must_use]
    pub fn get(&self, id: &Indicator) -> Option<&IndicatorDef> {
        self.0.iter().find(|known| known.id == *id)
    }

    /// Whether the registry says that two indicators must not be compared; it holds in both
    /// directions, whichever of the two says so.
    #[must_use]
    pub fn differ(&self, one: &Indicator, other: &Indicator) -> bool {
        let names = |from, to| self.get(from).is_some_and(|known| known.not_same_as.contains(to));
        names(one, other) || names(other, one)
    }
}
