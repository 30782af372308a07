//! The lines about passages: who speaks, of when, from which source; what to know before quoting
//! them; which document says nothing.
//!
//! Must not: lay out. It gives sentences, `flow` makes rows of them.

use super::flow::Setting;
use crate::model::{Code, Home, Library, Mark, Modality, PassageRef, Period, Report, Silence, Tie, Voice};
use crate::say;
use crate::words::{self, Words};
use std::sync::Arc;

/// Other passages that a mark names; more are counted.
const MOST_REFERENCES: usize = 3;

/// The marks of neighbouring passages of one speech: those that hold for all of them stand with
/// the speaker, the others with their passage.
pub(super) struct Marked {
    /// With the speaker.
    pub(super) shared: Vec<String>,
    /// At the end of each passage; empty where there is nothing to say.
    pub(super) own: Vec<String>,
}

impl Marked {
    pub(super) fn new(setting: Setting<'_>, group: &[PassageRef<'_>]) -> Self {
        let all: Vec<Vec<(Option<Mark>, String)>> = group.iter().map(|found| all_marks(setting, *found)).collect();
        let Some(first) = all.first() else {
            return Self { shared: Vec::new(), own: Vec::new() };
        };
        // What leads to another passage belongs to its own passage even where all have one.
        let leads = |mark: Option<Mark>| {
            matches!(mark, Some(Mark::Contested | Mark::Denied | Mark::InTension | Mark::NoLaterWord))
        };
        let is_shared = |(mark, said): &(Option<Mark>, String)| {
            !leads(*mark) && all.iter().all(|own| own.iter().any(|(_, other)| other == said))
        };
        let shared: Vec<String> = first.iter().filter(|mark| is_shared(mark)).map(|(_, said)| said.clone()).collect();
        let rest = |marks: &Vec<(Option<Mark>, String)>| {
            let own =
                marks.iter().map(|(_, said)| said.as_str()).filter(|said| !shared.iter().any(|known| known == said));
            own.collect::<Vec<_>>().join(" \u{b7} ")
        };
        Self { own: all.iter().map(rest).collect(), shared }
    }
}

/// What became of a passage in another edition, where that is compared, and its marks.
fn all_marks(setting: Setting<'_>, found: PassageRef<'_>) -> Vec<(Option<Mark>, String)> {
    let change = setting.editions.and_then(|marks| marks.say(setting.words, found));
    let marks = marks(setting, found).into_iter().map(|(mark, said)| (Some(mark), said));
    change.map(|change| (None, change)).into_iter().chain(marks).collect()
}

/// The marks of a passage in words; where they are about another passage, they lead to it:
/// "differs ▸ [1], Cuba [3]".
fn marks(setting: Setting<'_>, found: PassageRef<'_>) -> Vec<(Mark, String)> {
    let ties = setting.library.ties(found);
    let all = found.marks(&ties, setting.newest);
    let said = |mark: &Mark| {
        let word = words::mark(setting.words, *mark, (found, &all))?;
        let about = |tie: &&Tie<'_>| match mark {
            Mark::Contested | Mark::Denied => tie.bond.is_contradiction(),
            Mark::InTension => tie.bond.is_tension(),
            _ => false,
        };
        let others: Vec<PassageRef<'_>> = ties.iter().filter(about).map(|tie| tie.other).collect();
        let references = references(setting, found, &others);
        Some((*mark, if references.is_empty() { word } else { format!("{word} \u{25b8} {references}") }))
    };
    all.iter().filter_map(said).collect()
}

/// Other passages in short: the numbers of their sources, those of other countries after the
/// country's name; what is in the same country comes first.
fn references(setting: Setting<'_>, from: PassageRef<'_>, others: &[PassageRef<'_>]) -> String {
    let own = from.report.country;
    let mut by_country: Vec<(Code, Vec<String>)> = Vec::new();
    for other in others {
        let (country, numbers) = (other.report.country, numbers(setting, *other));
        match by_country.iter_mut().find(|(known, _)| *known == country) {
            Some((_, known)) if known.contains(&numbers) => {}
            Some((_, known)) => known.push(numbers),
            None => by_country.push((country, vec![numbers])),
        }
    }
    by_country.sort_by_key(|(country, _)| *country != own);
    let mut room = MOST_REFERENCES;
    let mut parts = Vec::new();
    for (country, numbers) in &by_country {
        let shown = numbers.len().min(room);
        room -= shown;
        let numbers = numbers.get(..shown).unwrap_or_default().join(" ");
        match shown {
            0 => {}
            _ if *country == own => parts.push(numbers),
            _ => parts.push(format!("{} {numbers}", setting.library.names.name(*country, setting.words.lang()))),
        }
    }
    let more: usize =
        by_country.iter().map(|(_, numbers)| numbers.len()).sum::<usize>().saturating_sub(MOST_REFERENCES);
    if more > 0 {
        parts.push(format!("+{more}"));
    }
    parts.join(", ")
}

/// "[1]", "[1][4]".
pub(super) fn numbers(setting: Setting<'_>, found: PassageRef<'_>) -> String {
    let number = |source| setting.library.source_number(found.report, source);
    let mut numbers: Vec<usize> = found.passage.cites.iter().map(|cite| number(cite.source)).collect();
    numbers.sort_unstable();
    numbers.iter().map(|number| format!("[{number}]")).collect()
}

/// Whether two neighbours are one speaker's words from one source.
pub(super) fn one_speech(words: &Words, a: PassageRef<'_>, b: PassageRef<'_>) -> bool {
    let sources = |found: PassageRef<'_>| found.passage.cites.iter().map(|cite| cite.source).collect::<Vec<_>>();
    Arc::ptr_eq(a.report, b.report)
        && sources(a) == sources(b)
        && words::speakers(words, a) == words::speakers(words, b)
}

/// "The State, 2006 [1]", "United States, on 2016 [5]": another speaker's period is what it
/// speaks of, not when it spoke.
pub(super) fn speech_line(setting: Setting<'_>, first: PassageRef<'_>, last: PassageRef<'_>) -> String {
    let words = setting.words;
    let speaker = words::speakers(words, first);
    let period = span(words, first.period(), last.period());
    let numbers = numbers(setting, first);
    let own = first.report.voice(first.passage) == Voice::State;
    // "On 2016" says that somebody speaks of a year; "on since 2007" or "on May 2024" would be no English.
    let years = [first.period(), last.period()].iter().all(|period| period.is_closed() && period.is_of_years());
    let id = if years && !own { "speech-on" } else { "speech-own" };
    say!(words, id, speaker = &speaker, period = &period, source = &numbers)
}

/// One period for the first and the last of a paragraph: theirs, or the years between them.
fn span(words: &Words, first: &Period, last: &Period) -> String {
    if first == last {
        return words::period(words, first);
    }
    match (first.years(), last.years()) {
        ((Some(from), _), _) if !last.is_closed() || !first.is_closed() => {
            say!(words, "period-since", from = &from.to_string())
        }
        ((Some(from), _), (_, Some(to))) if from == to => from.to_string(),
        ((Some(from), _), (_, Some(to))) => format!("{from}\u{2013}{to}"),
        _ => {
            let (from, to) = (words::period(words, first), words::period(words, last));
            say!(words, "period-between", from = &from, to = &to)
        }
    }
}

/// "reported done, one planned": every modality of a group, the commonest first.
pub(super) fn modalities(words: &Words, group: &[PassageRef<'_>]) -> String {
    let mut counts: Vec<(Modality, usize)> = Vec::new();
    for found in group {
        match counts.iter_mut().find(|(modality, _)| *modality == found.passage.modality) {
            Some((_, count)) => *count += 1,
            None => counts.push((found.passage.modality, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut parts = Vec::new();
    for (index, (modality, count)) in counts.iter().enumerate() {
        let word = words::modality(words, *modality);
        parts.push(match index {
            0 => word,
            _ => say!(words, "modality-some", count = *count, modality = &word),
        });
    }
    let mut line = parts.join(", ");
    let lang = words.lang();
    if group.iter().any(|found| found.passage.text.is_foreign(lang, &found.report.language)) {
        line.push_str(&words.say("mark-original"));
    }
    line
}

/// "Protection › Shelter and assistance": the first home of a passage.
pub(super) fn point_path(place: (&Library, &Words), found: PassageRef<'_>) -> String {
    found.passage.homes.first().map(|home| home_path(place, home)).unwrap_or_default()
}

/// All homes of a passage.
pub(super) fn home_paths(place: (&Library, &Words), found: PassageRef<'_>) -> String {
    let paths: Vec<String> = found.passage.homes.iter().map(|home| home_path(place, home)).collect();
    paths.join(" \u{b7} ")
}

fn home_path((library, words): (&Library, &Words), home: &Home) -> String {
    let lang = words.lang();
    let topic = library.taxonomy.topic(home.topic).map(|topic| topic.short.in_lang(lang));
    let point = home.point.and_then(|point| library.taxonomy.point(home.topic, point));
    let labels = [topic, point.map(|point| point.label(lang))];
    labels.into_iter().flatten().collect::<Vec<_>>().join(" \u{203a} ")
}

pub(super) fn gap_line(setting: Setting<'_>, report: &Report, silence: &Silence) -> String {
    let words = setting.words;
    let document = silence.source.and_then(|at| Some((at, report.sources.get(at)?))).map(|(at, source)| {
        let published = source.published.as_ref().map(|period| words::period(words, period));
        let speaker = words::source_name(words, source);
        let number = format!("[{}]", setting.library.source_number(report, at));
        let parts = [Some(speaker), published].into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!("{parts} {number}")
    });
    let state = words.say(&format!("silence-{}", silence.state.word()));
    let mut line = match document {
        Some(document) => say!(words, "gap-in", state = &state, document = &document),
        None => state,
    };
    if let Some(note) = &silence.note {
        line.push(' ');
        line.push_str(note.in_lang(words.lang()));
    }
    line
}
