//! The words of the format on screen: voices, modalities, and who speaks in a passage.
//!
//! Must not: judge. Every voice is named in the same form.

use super::Words;
use crate::model::{Bond, Cite, Id, Lang, LinkKind, Mark, Modality, PassageRef, Report, Source, Voice};
use crate::say;

/// A voice, as in "intergovernmental body".
#[must_use]
pub fn voice(words: &Words, voice: Voice) -> String {
    words.say(&format!("voice-{}", voice.word()))
}

/// A region of the world; one that the catalogue does not know is shown as it is written, and none is said to be unknown.
#[must_use]
pub fn region(words: &Words, region: &str) -> String {
    if region.is_empty() {
        return words.say("grid-region-unknown");
    }
    let id = format!("region-{region}");
    if words.has(&id) { words.say(&id) } else { region.to_owned() }
}

/// How a passage stands to the facts, as in "reported done".
#[must_use]
pub fn modality(words: &Words, modality: Modality) -> String {
    words.say(&format!("modality-{}", modality.word()))
}

/// Who speaks first in a passage, by name: the cite's own word first, then the source's short name,
/// then its publisher. The State of the report is always "The State" unless the report names it.
#[must_use]
pub fn speaker(words: &Words, found: PassageRef<'_>) -> String {
    let first = found.passage.cites.first();
    first.map_or_else(|| voice(words, found.report.voice(found.passage)), |cite| said_by(words, (found.report, cite)))
}

/// Everybody who says a passage, each once: "The State · Trinidad and Tobago".
#[must_use]
pub fn speakers(words: &Words, found: PassageRef<'_>) -> String {
    let mut names: Vec<String> = Vec::new();
    for cite in &found.passage.cites {
        let name = said_by(words, (found.report, cite));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" \u{b7} ")
}

/// Who speaks where a passage rests on a source.
#[must_use]
pub fn said_by(words: &Words, (report, cite): (&Report, &Cite)) -> String {
    if let Some(name) = &cite.said_by {
        return name.in_lang(words.lang()).to_owned();
    }
    let source = report.sources.get(cite.source);
    match (source, cite.voice) {
        (Some(source), own) if own.is_none_or(|own| own == source.voice) => source_name(words, source),
        (_, Some(Voice::State)) => words.say("voice-state"),
        (Some(source), _) => source_name(words, source),
        (None, own) => voice(words, own.unwrap_or(Voice::Media)),
    }
}

/// How whoever speaks in a source is named on the screen.
#[must_use]
pub fn source_name(words: &Words, source: &Source) -> String {
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
    if words.lang() == Lang::En && words.has(&id) { words.say(&id) } else { speaker.to_owned() }
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

/// What a mark means.
#[must_use]
pub fn mark_meaning(words: &Words, mark: Mark) -> String {
    words.say(&format!("mark-about-{}", mark.word()))
}

/// A mark and what it means, for whoever sees marks for the first time.
#[must_use]
pub fn mark_explained(words: &Words, mark: Mark) -> String {
    let name = match mark {
        Mark::Stale => say!(words, "mark-stale", year = "\u{2026}"),
        mark => words.say(&format!("mark-{}", mark.word())),
    };
    say!(words, "labelled", label = &name, value = &mark_meaning(words, mark))
}

/// How another passage stands to the one that is shown, as in "Later word".
#[must_use]
pub fn bond(words: &Words, bond: Bond) -> String {
    let directed = |kind| matches!(kind, LinkKind::Updates | LinkKind::Fulfils | LinkKind::Answers);
    words.say(&match bond {
        Bond::To(kind) if directed(kind) => format!("tie-to-{}", kind.word()),
        Bond::From(kind) if directed(kind) => format!("tie-from-{}", kind.word()),
        Bond::To(kind) | Bond::From(kind) => format!("tie-{}", kind.word()),
        Bond::Figures => "tie-figures".to_owned(),
    })
}

/// All marks of a passage, in words.
#[must_use]
pub fn marks(words: &Words, found: PassageRef<'_>, all: &[Mark]) -> Vec<String> {
    all.iter().filter_map(|mark| self::mark(words, *mark, (found, all))).collect()
}
