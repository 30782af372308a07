//! Finding: names as they are half remembered, words in every passage, words on the screen.
//!
//! Must not: touch disk, clock or terminal, or know which box a query was typed into.

mod answer;
mod ask;
mod candidates;
mod cells;
mod collect;
mod frozen;
mod grade;
mod index;
mod inverted;
mod judge;
mod labels;
mod listing;
mod marker;
mod names;
mod needle;
mod numbers;
mod parallel;
mod query;
mod results;
mod rows;
mod segment;
mod suggest;
#[cfg(test)]
mod tests;
mod tiers;
mod tokens;
mod tongue;
mod vocabulary;

pub use answer::Answer;
pub use ask::Ask;
pub use frozen::Frozen;
pub use index::Index;
pub use marker::{Marker, in_characters};
pub use names::{NameHit, NameIndex, Target};
pub use query::{Completion, Query, QueryFault, QueryFaultKind, complete};
pub use results::{Hit, HitCell, LeftOut, Results, Suggestion};
