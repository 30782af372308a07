//! Countries and reports side by side: rows aligned by point, never by line number; what the library holds of every
//! country; one country along time.
//!
//! Must not: rank, sum or judge. A cell without passages is a fact about the library, not about
//! the country.

mod align;
mod coverage;
mod differ;
mod editions;
mod spans;
mod succession;
mod timeline;
mod voices;

pub use align::{Cell, Column, MOST_COLUMNS, Row, TooMany, align, period_covered};
pub use coverage::{CountryOrder, Coverage, Group, coverage, groups, region_of, regions, slots, slots_of};
pub use differ::{Difference, differ};
pub use editions::Change;
pub use spans::say_apart;
pub use succession::{EditionMarks, edition_marks};
pub use timeline::{Promise, Scope, Word, promises, timeline, year_of};
pub use voices::{Lens, Order, Voices};
