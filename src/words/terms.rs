//! The words of the format on screen: voices, modalities, and who speaks in a passage.
//!
//! Must not: judge. Every voice is named in the same form.

use super::Words;
use crate::model::{Id, Mark, Modality, PassageRef, Source, Voice};
use crate::say;

/// A voice, as in "intergovernmental body".
#[must_use]
pub fn voice(words: &Words, voice: Voice) -> String {
    words.say(&format!("voice-{}", voice.word()))
}

/// How a passage stands to the facts, as in "reported done".
#[must_use]
pub fn modality(words: &Words, modality: Modality) -> String {
    words.say(&format!("modality-{}", modality.word()))
}

/// Who speaks in a passage, by name: the cite's own word first, then the source's short name,
/// then its publisher. The State of the report is always "The State" unless the report names it.
#[must_use]
pub fn speaker(words: &Words, found: PassageRef<'_>) -> String {
    let said_by = found.passage.cites.first().and_then(|cite| cite.said_by.as_ref());
    if let Some(name) = said_by {
        return name.in_lang(words.lang()).to_owned();
    }
    let voice = found.report.voice(found.passage);
    match found.source() {
        Some(source) if source.voice == voice => source_name(words, source),
        _ if voice == Voice::State => words.say("voice-state"),
        Some(source) => source_name(words, source),
        None => self::voice(words, voice),
    }
}

fn source_name(words: &Words, source: &Source) -> String {
    match &source.short {
        Some(short) => short.in_lang(words.lang()).to_owned(),
        None if source.voice == Voice::State => words.say("voice-state"),
        None if source.publisher.is_empty() => voice(words, source.voice),
        None => source.publisher.to_string(),
    }
}

/// A speaker's name inside a sentence: "the United States", where the catalogue knows of an article.
#[must_use]
pub fn in_sentence(words: &Words, speaker: &str) -> String {
    let id = format!("the-{}", Id::slug(speaker));
    if words.has(&id) { words.say(&id) } else { speaker.to_owned() }
}

/// A mark of a passage, as in "ends 2006". `None` for one that another says better: of two passages
/// one of which denies the other, the denial differs and the other is denied.
#[must_use]
pub fn mark(words: &Words, mark: Mark, (found, all): (PassageRef<'_>, &[Mark])) -> Option<String> {
    let denies = found.passage.modality == Modality::Denial;
    match mark {
        Mark::Contested if all.contains(&Mark::Denied) && !denies => None,
        Mark::Denied if denies => None,
        Mark::Stale => {
            let (_, end) = found.period().years();
            Some(say!(words, "mark-stale", year = &end.unwrap_or_default().to_string()))
        }
        _ => Some(words.say(&format!("mark-{}", mark.word()))),
    }
}

/// All marks of a passage, in words.
#[must_use]
pub fn marks(words: &Words, found: PassageRef<'_>, all: &[Mark]) -> Vec<String> {
    all.iter().filter_map(|mark| self::mark(words, *mark, (found, all))).collect()
}
