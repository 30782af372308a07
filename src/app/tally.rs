//! The line over a point: its letter and name, and who speaks how often; and how the reader looks at it.
//!
//! Must not: count; who speaks how often is the words' to say.

use crate::compare::{Lens, Order, Voices};
use crate::model::{Library, PointSection, TopicIx};
use crate::words::{self, Words};

/// Left and right of a point's heading: "b  Shelter and assistance", "The State 3 · NGO 1".
#[must_use]
pub(super) fn point_heading(
    words: &Words,
    library: &Library,
    (topic, section): (TopicIx, &PointSection<'_>),
) -> (String, String) {
    let left = match section.point.and_then(|ix| library.taxonomy.point(topic, ix)) {
        Some(point) => format!("{}  {}", point.key, point.label(words.lang())),
        None => words.say("point-unlisted"),
    };
    (left, words::tally(words, section))
}

/// What a reader chose to look through, where it is not the usual: "only the State", "the State last".
#[must_use]
pub fn lens_words(words: &Words, lens: Lens) -> Vec<String> {
    let voices = match lens.voices {
        Voices::All => None,
        Voices::State => Some(words.say("lens-state")),
        Voices::Others => Some(words.say("lens-others")),
        Voices::Only(voice) => Some(words::voice(words, voice)),
    };
    let order = match lens.order {
        Order::Period => None,
        Order::StateFirst => Some(words.say("lens-state-first")),
        Order::StateLast => Some(words.say("lens-state-last")),
    };
    voices.into_iter().chain(order).collect()
}
