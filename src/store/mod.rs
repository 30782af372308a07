//! The disk: what is on it that the program reads and writes.
//!
//! Must not: draw, search, or read the wall clock.

mod bookmarks;
mod config;
mod disk;
mod paths;
mod session;

pub use bookmarks::{Bookmark, BookmarkFile, NewBookmark, Op, apply};
pub use config::{KeyOverride, Settings};
pub use disk::StoreError;
pub use paths::Paths;
pub use session::{Session, SessionFile};
