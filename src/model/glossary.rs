//! Terms of the field, and what they must not be confused with.
//!
//! Must not: define a term without saying whose definition it is.

use super::{Id, Written};
use crate::text::Shown;
use serde::{Deserialize, Serialize};

/// A term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its permanent name.
    pub id: Id,
    /// The term.
    pub label: Written,
    /// What it means.
    pub definition: Written,
    /// Where the definition comes from.
    pub source: Shown,
    /// Terms it is easily taken for.
    pub not_to_confuse: Vec<Id>,
    /// In what it differs from them.
    pub difference: Option<Written>,
}

/// All of them, in the order of the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary(pub Vec<Term>);

impl Glossary {
    /// A term by its id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Term> {
        self.0.iter().find(|term| term.id == *id)
    }
}
