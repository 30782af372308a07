//! The disk: what is on it that the program reads and writes.
//!
//! Must not: draw, search, or read the wall clock.

mod bundled;
mod check;
mod explain;
mod file;
mod follow;
mod format;
mod limits;
mod load;
mod pack;
mod parallel;
mod registry;
mod shelf;

pub use check::{Checked, check};
pub use explain::{explain, one_line};
pub use load::{Loading, load};
pub use registry::indicators;
pub use shelf::Shelf;
