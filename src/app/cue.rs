//! What the speaker's view is told: where the presentation stands, what the room sees, what comes next and how the
//! time goes.
//!
//! Must not: need the library to be shown, or be drawn on the audience's screen.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of what is sent; another one is not understood.
pub const CUE_VERSION: u8 = 1;

/// How a presentation stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// [`CUE_VERSION`].
    pub version: u8,
    /// What is presented.
    pub title: String,
    /// The slide that is shown, from 1, and how many there are.
    pub slide: (usize, usize),
    /// The page of it, from 1, and how many it has.
    pub page: (usize, usize),
    /// Over the slide's title: country and topic.
    pub over: String,
    /// The slide's title.
    pub heading: String,
    /// What stands on the page, line by line as the room reads it, not wrapped.
    pub lines: Vec<CueLine>,
    /// The next slide's title; nothing on the last one.
    pub next: Option<String>,
    /// What the speaker wrote to this item; may have several lines.
    pub note: String,
    /// The item of the deck, from 1, and how many it has; nothing on a title.
    pub item: Option<(usize, usize)>,
    /// How long the item was to take, in minutes.
    pub item_minutes: Option<u16>,
    /// How long it was shown before it was come back to, in seconds.
    pub item_before: i64,
    /// Since when it is shown.
    pub item_since: Timestamp,
    /// How long all was to take, in minutes.
    pub minutes: Option<u32>,
    /// How much of that is planned for what comes after this item, in minutes.
    pub minutes_after: u32,
    /// When the presentation began.
    pub started: Timestamp,
    /// Whether the room sees nothing.
    pub is_blank: bool,
    /// How slides are revealed, where they do not come whole; in the reader's language.
    pub reveal: Option<String>,
}

/// A line of a slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueLine {
    /// Its text.
    pub text: String,
    /// Whether it says who speaks, or from which source, and is no text itself.
    pub is_about: bool,
    /// Whether the room does not see it yet.
    pub is_hidden: bool,
}
