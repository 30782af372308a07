//! What is kept of a passage besides its id, so that it is found again when reports change: its words, and
//! what stood around them.
//!
//! Must not: look for anything; `found` does.

use crate::model::{PassageRef, Place};
use crate::text::{Raw, Shown};

/// Characters that are kept of the passages before and after.
const BESIDE: usize = 64;
/// Largest quote, in characters; imported passages may be pages long.
const LONGEST: usize = 4000;

/// A passage's words and what stood around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The passage's words, in the language of the report.
    pub quote: Shown,
    /// The end of the passage before it in the report.
    pub prefix: Shown,
    /// The beginning of the passage after it.
    pub suffix: Shown,
}

/// Where what was kept stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Where it was, as it was; also a screen that was made by choosing.
    Here,
    /// Where it was, with other words now.
    Changed(Shown),
    /// Elsewhere; with its words now, where they are others.
    Moved(Place, Option<Shown>),
    /// Not found in this library.
    Orphan,
    /// Not known: its country is still to be read.
    Unread,
}

impl Anchor {
    /// Of a passage as it is now.
    #[must_use]
    pub fn of(found: PassageRef<'_>) -> Self {
        let beside = |index: Option<usize>| {
            let passage = index.and_then(|index| found.report.passages.get(index));
            passage.map(|passage| passage.text.text.as_str()).unwrap_or_default()
        };
        let before = beside(found.index.checked_sub(1));
        let skip = before.chars().count().saturating_sub(BESIDE);
        Self {
            quote: quotable(&found.passage.text.text),
            prefix: cut(before, skip, BESIDE),
            suffix: cut(beside(found.index.checked_add(1)), 0, BESIDE),
        }
    }

    /// Whether a text is what was quoted, as far as that was kept.
    #[must_use]
    pub fn is_quote_of(&self, text: &str) -> bool {
        // A long text is cut as the quote was: where the cut fell inside a character that is shown as one, what
        // was kept is not how the text begins.
        *self.quote == *text || (self.quote.len() >= LONGEST && self.quote == quotable(text))
    }
}

/// As much of a text as is kept of it.
pub(super) fn quotable(text: &str) -> Shown {
    cut(text, 0, LONGEST)
}

fn cut(text: &str, skip: usize, count: usize) -> Shown {
    Raw::new(text.chars().skip(skip).take(count).collect::<String>()).shown_lines()
}
