//! The line over a point: its letter and name, and who speaks how often.
//!
//! Must not: add voices up or rank them; the order is that of the voices, not of the counts.

use crate::compare::{Lens, Order, Voices};
use crate::model::{Library, PassageRef, PointSection, TopicIx, Voice};
use crate::say;
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
    (left, tally(words, section))
}

/// "The State 3 · United States 3 · academic 1": States and intergovernmental bodies by name,
/// the others by what they are.
#[must_use]
pub(super) fn tally(words: &Words, section: &PointSection<'_>) -> String {
    let counts = counts(words, &section.passages);
    let parts: Vec<String> =
        counts.iter().map(|(_, name, count)| say!(words, "tally", name = name, count = *count)).collect();
    match parts.as_slice() {
        [only] => say!(words, "tally-only", tally = only),
        parts => parts.join(" \u{b7} "),
    }
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

/// What is said over a section in which one voice is alone, or the State is not heard at all.
#[must_use]
pub(super) fn alone(words: &Words, points: &[PointSection<'_>]) -> Option<String> {
    let passages: Vec<PassageRef<'_>> = points.iter().flat_map(|point| point.passages.iter().copied()).collect();
    let counts = counts(words, &passages);
    let state = counts.iter().any(|(voice, _, _)| *voice == Voice::State);
    let names: Vec<&str> = counts.iter().map(|(_, name, _)| name.as_str()).collect();
    match (names.as_slice(), state) {
        ([], _) => None,
        ([_], true) => Some(words.say("alone-state")),
        ([only], false) => Some(say!(words, "alone-other", speaker = &words::in_sentence(words, only))),
        (_, true) => None,
        (names, false) => Some(say!(words, "alone-others", speakers = &names.join(", "))),
    }
}

/// Who speaks how often, in the order of the voices.
fn counts(words: &Words, passages: &[PassageRef<'_>]) -> Vec<(Voice, String, usize)> {
    let mut counts: Vec<(Voice, String, usize)> = Vec::new();
    for found in passages {
        let voice = found.report.voice(found.passage);
        let name = match voice {
            Voice::State => words.say("voice-state"),
            Voice::ForeignState | Voice::Intergovernmental => words::speaker(words, *found),
            Voice::Ngo | Voice::Academic | Voice::Media => words.say(&format!("tally-{}", voice.word())),
        };
        match counts.iter_mut().find(|(_, known, _)| *known == name) {
            Some((_, _, count)) => *count += 1,
            None => counts.push((voice, name, 1)),
        }
    }
    counts.sort_by_key(|(voice, _, _)| *voice);
    counts
}
