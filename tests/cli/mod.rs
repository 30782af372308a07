//! The command line as it is used: the real binary, its stdout, stderr and exit code.
//!
//! Must not: depend on the machine. Every run has a home, a locale and settings of its own.

mod check;
mod cite;
mod compare;
mod decks;
mod figures;
mod grid;
mod json;
mod keep;
mod list;
mod manners;
mod penalties;
mod query;
pub(crate) mod run;
mod search;
mod share;
mod show;
mod slides;
mod state;
mod takeaway;
mod terminal;
mod timeline;
mod user;
