//! Finding: names as they are half remembered, words in every passage, words on the screen.
//!
//! Must not: touch disk, clock or terminal, or know which box a query was typed into.

mod arena;
mod candidates;
mod in_text;
mod marker;
mod names;
mod parallel;
mod query;
mod rank;
mod results;
mod scan;
mod terms;
mod tiers;

pub use arena::Arena;
pub use in_text::find_in;
pub use marker::Marker;
pub use names::{NameHit, NameIndex, Target};
pub use query::{
    BoundFilter, Completion, Plan, PlanClause, PlanFactor, PlanTest, Query, QueryFault, QueryFaultKind, complete,
};
pub use results::{Hit, HitCell, LeftOut, Results, Suggestion};
pub use scan::Ask;
pub use terms::Terms;

/// What came of a question: what was found, or why it means nothing.
pub type Answer = Result<std::sync::Arc<Results>, QueryFault>;
