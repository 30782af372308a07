//! How much of anything the reader takes from a file, so that none can exhaust it.
//!
//! Must not: be silent. Whoever applies a limit names it in a problem.

/// Bytes of a report, or of any file beside it.
pub(crate) const FILE_BYTES: u64 = 10_000_000;
/// Passages of a report.
pub(crate) const PASSAGES: usize = 20_000;
/// Bytes of the reports of a folder from which on a cache of them saves more time than it takes room.
pub(crate) const CACHED_FROM: u64 = 10_000_000;
/// Topics of a taxonomy: one for each digit key.
pub(crate) const TOPICS: usize = 9;
/// Points of a topic: one for each letter.
pub(crate) const POINTS: usize = 26;
/// Decks of a pack: what a list of them can bear.
pub(crate) const DECKS: usize = 100;
/// Items of a deck of a pack: over a day of talking.
pub(crate) const DECK_ITEMS: usize = 500;
/// Brackets open at once, and parts of one dotted key. The format needs two of either; what the
/// parser builds from a file is at most their product deep, and safe to walk and to drop.
pub(crate) const DEPTH: usize = 12;
/// Problems named for one file.
pub(crate) const PROBLEMS: usize = 500;
/// Characters of a text that a message repeats.
pub(crate) const EXCERPT: usize = 80;
/// Characters of a passage in a pack of ours (data model, rule 3).
pub(crate) const OUR_TEXT: usize = 320;
