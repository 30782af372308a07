//! The disk: what is on it that the program reads and writes.
//!
//! Must not: draw, search, or read the wall clock.

mod bundled;
mod cache;
mod check;
mod config;
mod deck;
mod deck_links;
mod disk;
mod drafts;
mod explain;
mod file;
mod follow;
mod format;
// Read when the program is built (`src/bundle.rs`); here only their tests are.
#[cfg(test)]
mod glossary;
mod image;
mod in_file;
mod index_file;
#[cfg(test)]
mod indicators;
mod limits;
mod load;
mod notebook_file;
mod out_file;
mod pack;
mod parallel;
mod paths;
mod registry;
mod session;
mod shelf;

pub(crate) use file::pieces::too_deep;

pub use bundled::{METHOD, glossary, indicators};
pub use check::{Checked, check};
pub use config::{KeyOverride, Settings};
pub use deck::FOLDER as DECKS;
pub use disk::StoreError;
pub use drafts::{Draft, DraftFiles, DraftOf};
pub use explain::{explain, one_line};
pub use in_file::{InError, LARGEST_IN, read_in, take_in};
pub use index_file::IndexFile;
pub use load::{Loading, load, recall};
pub use notebook_file::{Deed, Holds, NotebookStore, Repaired, StateFault, StateFile, StateProblem, StateReport};
pub use out_file::{OutError, write_out};
pub use paths::Paths;
pub use session::{Session, SessionFile};
pub use shelf::Shelf;
