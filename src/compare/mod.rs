//! Countries and reports side by side: rows aligned by point, never by line number.
//!
//! Must not: rank, sum or judge. A cell without passages is a fact about the library, not about
//! the country.

mod align;
mod differ;
mod editions;
mod spans;
mod succession;
mod voices;

pub use align::{Cell, Column, MOST_COLUMNS, Row, TooMany, align, period_covered};
pub use differ::{Difference, differ};
pub use editions::Change;
pub use spans::say_apart;
pub use succession::{EditionMarks, edition_marks};
pub use voices::{Lens, Order, Voices};
