//! What readers keep: bookmarks with notes, decks, and how changes to them are made and merged.
//!
//! Must not: touch the disk or read a clock; the store keeps all this, and times are handed in.

mod address;
mod anchor;
mod bookmark;
mod change;
mod deck;
mod found;
mod merge;
#[cfg(test)]
pub(crate) mod sample;
mod sharing;
mod standings;

pub use address::{Address, AddressError, SCHEME};
pub use anchor::{Anchor, Stand};
pub use bookmark::{Bookmark, LARGEST_NOTE};
pub use change::{Change, Notebook};
pub use deck::{Deck, DeckItem, fresh_item_id, fresh_name};
pub use merge::texts;
pub use sharing::{Plan, Taken};
pub use standings::{Standings, stand, stands};
