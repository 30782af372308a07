//! The line over a point: its letter and name, and who speaks how often.
//!
//! Must not: add voices up or rank them; the order is that of the voices, not of the counts.

use crate::model::{Library, PointSection, TopicIx, Voice};
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
    let mut counts: Vec<(Voice, String, usize)> = Vec::new();
    for found in &section.passages {
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
    let parts: Vec<String> =
        counts.iter().map(|(_, name, count)| say!(words, "tally", name = name, count = *count)).collect();
    parts.join(" \u{b7} ")
}
