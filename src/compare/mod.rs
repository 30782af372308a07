//! Countries and reports side by side: rows aligned by point, never by line number; figures and penalties; what the
//! library holds of every country; one country along time.
//!
//! Must not: rank, sum or judge. A cell without passages is a fact about the library, not about
//! the country.

mod align;
mod coverage;
mod differ;
mod editions;
mod figures;
mod ladder;
mod spans;
mod succession;
mod timeline;
mod voices;

pub use align::{Cell, Column, MOST_COLUMNS, Row, TooMany, align, period_covered, years_spoken};
pub use coverage::{CountryOrder, Coverage, Group, coverage, groups, region_of, regions, slots, slots_of};
pub use differ::{Difference, differ};
pub use editions::Change;
pub use figures::{
    FigureCell, FigureChoice, FigureColumn, FigureRow, FigureTable, FigureValue, across, figures, overlaps_unequally,
};
pub use ladder::{Ladder, LadderChoice, Reading, TRAFFICKING, ladder, offences};
pub use spans::say_apart;
pub use succession::{EditionMarks, edition_marks};
pub use timeline::{Promise, Scope, Word, promises, timeline, year_of};
pub use voices::{Lens, Order, Voices};

use crate::model::{Code, Lang, Library};
use crate::text::fold;

/// Whether a report of a country is still to be read.
#[must_use]
pub fn is_pending(library: &Library, country: Code) -> bool {
    library.country(country).is_some_and(|country| country.pending)
}

/// Countries in the order of their names: those that are named, whether the library has them or not, or all of it.
fn by_name(library: &Library, only: &[Code], lang: Lang) -> Vec<Code> {
    let all = || library.countries.iter().map(|country| country.code).collect();
    let mut codes: Vec<Code> = if only.is_empty() { all() } else { only.to_vec() };
    codes.sort_by_cached_key(|code| fold(&library.names.name(*code, lang)));
    codes.dedup();
    codes
}
