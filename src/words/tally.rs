//! Who speaks how often, and where one voice is alone.
//!
//! Must not: add voices up or rank them; the order is that of the voices, not of the counts.

use super::Words;
use crate::model::{PassageRef, PointSection, Voice, origins};
use crate::say;

/// "The State 3 · United States 3 · academic 1": States and intergovernmental bodies by name,
/// the others by what they are.
#[must_use]
pub fn tally(words: &Words, section: &PointSection<'_>) -> String {
    match counted(words, section).as_slice() {
        [only] => say!(words, "tally-only", tally = only),
        parts => parts.join(" \u{b7} "),
    }
}

/// The same where a reader chose whose voices are there: that one of them is alone then says nothing of the library.
#[must_use]
pub fn tally_of_chosen(words: &Words, section: &PointSection<'_>) -> String {
    counted(words, section).join(" \u{b7} ")
}

/// "United States 3 · academic 1 · 2 origins": who speaks how often in some passages, and from how many documents
/// that do not merely pass another one on.
#[must_use]
pub fn tally_with_origins(words: &Words, passages: &[PassageRef<'_>]) -> String {
    let mut parts: Vec<String> = counts(words, passages)
        .iter()
        .map(|(_, name, count)| say!(words, "tally", name = name, count = *count))
        .collect();
    parts.push(say!(words, "tally-origins", count = origins(passages.iter().copied()).roots));
    parts.join(" \u{b7} ")
}

/// The same where voices are left out: who is not shown, and how often.
#[must_use]
pub fn hidden(words: &Words, section: &PointSection<'_>) -> String {
    say!(words, "voices-hidden", voices = &counted(words, section).join(" \u{b7} "))
}

fn counted(words: &Words, section: &PointSection<'_>) -> Vec<String> {
    let counts = counts(words, &section.passages);
    counts.iter().map(|(_, name, count)| say!(words, "tally", name = name, count = *count)).collect()
}

/// What is said over a section in which one voice is alone, or the State is not heard at all.
#[must_use]
pub fn alone(words: &Words, points: &[PointSection<'_>]) -> Option<String> {
    let passages: Vec<PassageRef<'_>> = points.iter().flat_map(|point| point.passages.iter().copied()).collect();
    let counts = counts(words, &passages);
    let state = counts.iter().any(|(voice, _, _)| *voice == Voice::State);
    let names: Vec<&str> = counts.iter().map(|(_, name, _)| name.as_str()).collect();
    match (names.as_slice(), state) {
        ([], _) => None,
        ([_], true) => Some(words.say("alone-state")),
        ([only], false) => Some(say!(words, "alone-other", speaker = &super::in_sentence(words, only))),
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
            Voice::ForeignState | Voice::Intergovernmental => super::speaker(words, *found),
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
