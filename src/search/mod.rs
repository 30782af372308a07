//! Finding: names as they are half remembered, words in every passage, words on the screen.
//!
//! Must not: touch disk, clock or terminal, or know which box a query was typed into.

mod arena;
mod candidates;
mod in_text;
mod names;
mod parallel;
mod query;
mod rank;
mod scan;
mod tiers;

pub use arena::Arena;
pub use in_text::find_in;
pub use names::{NameHit, NameIndex, Target};
pub use query::Query;
pub use scan::{Ask, Hit, Results};
