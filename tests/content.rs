//! The bundled reports: what a reader may rely on in every text of ours.
//!
//! Must not: know a country. A rule that holds for one report holds for all; only the last test
//! names three, those of the founding documents.

use cotejo::model::{Bond, Id, Library, Link, Passage, PassageRef, Report, Shows, Written};
use cotejo::store::{Shelf, check, load};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn bundled() -> Shelf {
    Shelf { bundled: true, folders: Vec::new() }
}

fn library() -> Arc<Library> {
    load(&bundled())
}

/// Every passage with the address that a message names it by.
fn passages(library: &Library) -> impl Iterator<Item = (String, &Passage, &Arc<Report>)> {
    library.reports().flat_map(|report| {
        report.passages.iter().map(move |passage| (format!("{}#{}", report.id, passage.id), passage, report))
    })
}

/// All that we wrote, in both languages, with the place that a message names it by: texts and notes
/// of passages, summaries of reports, notes of silences, links and sources, and what decks say.
fn texts(library: &Library) -> Vec<(String, &str)> {
    let mut all: Vec<(String, &Written)> = Vec::new();
    for (place, passage, _) in passages(library) {
        all.extend(std::iter::once(&passage.text).chain(&passage.note).map(|text| (place.clone(), text)));
    }
    for report in library.reports() {
        let id = &report.id;
        all.push((format!("{id} summary"), &report.summary));
        let silences = report.silences.iter().filter_map(|silence| silence.note.as_ref());
        all.extend(silences.map(|note| (format!("{id} silence"), note)));
        let links = report.links.iter().filter_map(|link| Some((link, link.note.as_ref()?)));
        all.extend(links.map(|(link, note)| (format!("{id} {}→{}", link.from, link.to), note)));
        let sources = report.sources.iter().filter_map(|source| Some((source, source.note.as_ref()?)));
        all.extend(sources.map(|(source, note)| (format!("{id} source {}", source.id), note)));
    }
    for (_, deck) in library.decks() {
        let written = std::iter::once(&deck.objective).chain(deck.items.iter().filter_map(|item| item.note.as_ref()));
        all.extend(written.map(|text| (format!("deck {}", deck.name), text)));
        for item in &deck.items {
            if let Shows::Case(case) = &item.shows {
                let written = [&case.title, &case.text, &case.question, &case.answer];
                all.extend(written.map(|text| (format!("deck {} case", deck.name), text)));
            }
        }
    }
    for kind in ["summary", "silence", "→", "source", "#", "deck", "case"] {
        assert!(all.iter().any(|(place, _)| place.contains(kind)), "no {kind} is read");
    }
    all.into_iter().flat_map(|(place, text)| twins(text).map(move |text| (place.clone(), text))).collect()
}

fn twins(written: &Written) -> impl Iterator<Item = &str> {
    std::iter::once(written.text.as_str()).chain(written.es.as_deref())
}

/// Fails with every line that was found, not with the first alone.
#[track_caller]
fn nothing(found: &[String]) {
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_bundled_pack_has_no_error_and_no_warning_by_the_strictest_rules() {
    let checked = check(&[], &bundled(), true);
    nothing(&checked.problems.iter().map(|problem| format!("{problem:?}")).collect::<Vec<_>>());
    assert!(checked.reports >= 18 && checked.passages >= 1_100, "{} {}", checked.reports, checked.passages);
}

#[test]
fn every_report_says_in_two_sentences_what_it_covers_and_what_it_lacks() {
    let mut found = Vec::new();
    for report in library().reports() {
        for summary in twins(&report.summary) {
            const SHORT: &[&str] = &["EE", "UU", "art", "arts", "No", "St"];
            let ends = summary.match_indices(['.', '!', '?']).filter(|(at, _)| {
                let mut rest = summary.get(at + 1..).unwrap_or_default().chars();
                let word = summary.get(..*at).unwrap_or_default().rsplit([' ', '(']).next().unwrap_or_default();
                match (rest.next(), rest.next()) {
                    (None, _) => true,
                    (Some(' '), Some(next)) => next.is_uppercase() && !SHORT.contains(&word),
                    _ => false,
                }
            });
            let count = ends.count();
            if count != 2 {
                found.push(format!("{}: {count} sentences: {summary}", report.id));
            }
        }
    }
    nothing(&found);
}

#[test]
fn a_text_is_short_ends_as_a_sentence_and_can_be_read_alone() {
    const OPENINGS: &[&str] = &[
        "It",
        "Its",
        "This",
        "That",
        "They",
        "These",
        "Those",
        "He",
        "She",
        "Another",
        "The same",
        "Also",
        "However",
        "Such",
        "Esto",
        "Este",
        "Esta",
        "Estos",
        "Estas",
        "Eso",
        "Ello",
        "Ellos",
        "Ellas",
        "Otro",
        "Otra",
        "El mismo",
        "La misma",
        "Lo mismo",
        "También",
        "Además",
        "Sin embargo",
    ];
    let library = library();
    let mut found = Vec::new();
    for (place, passage, _) in passages(&library) {
        for text in twins(&passage.text) {
            let opens = |opening: &&&str| {
                text.strip_prefix(**opening).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            if let Some(opening) = OPENINGS.iter().find(opens) {
                found.push(format!("{place} opens with “{opening}”"));
            }
            if text.chars().count() > 320 {
                found.push(format!("{place} is {} characters long", text.chars().count()));
            }
            if !text.trim_end_matches(['”', '»']).ends_with('.') {
                found.push(format!("{place} does not end as a sentence: {text}"));
            }
        }
    }
    nothing(&found);
}

/// Words of a text, folded, as they are compared with others.
fn words(text: &str) -> Vec<String> {
    let folded = cotejo::text::fold(&text.replace(['’', '\''], ""));
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_owned).collect()
}

#[test]
fn no_verb_judges_who_speaks() {
    const BANNED: &[&str] = &[
        "claim",
        "claims",
        "claimed",
        "claiming",
        "allege",
        "alleges",
        "alleged",
        "allegedly",
        "admit",
        "admits",
        "admitted",
        "admitting",
        "insist",
        "insists",
        "insisted",
        "blame",
        "blames",
        "blamed",
        "blaming",
        "alega",
        "alegan",
        "alego",
        "alegado",
        "admite",
        "admiten",
        "admitio",
        "insiste",
        "insisten",
        "insistio",
        "presunto",
        "presunta",
        "presuntos",
        "presuntas",
        "presuntamente",
        "supuesto",
        "supuesta",
        "supuestos",
        "supuestas",
        "supuestamente",
    ];
    // What a law or a register itself calls persons not yet found to be victims.
    const TERMS: &[&str] = &["presunta victima", "presuntas victimas", "presuntos victimas"];
    let library = library();
    let mut found = Vec::new();
    for (place, text) in texts(&library) {
        let joined = words(text).join(" ");
        let kept = TERMS.iter().fold(joined, |text, term| text.replace(term, ""));
        for word in kept.split(' ').filter(|word| BANNED.contains(word)) {
            found.push(format!("{place}: “{word}” in: {text}"));
        }
    }
    nothing(&found);
}

/// Numbers of a text, whatever stands between their thousands.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for (at, c) in chars.iter().enumerate() {
        let three = |from: usize| chars.get(from..from + 3).is_some_and(|three| three.iter().all(char::is_ascii_digit));
        let fourth = chars.get(at + 4).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() {
            if !inside {
                out.push(String::new());
            }
            inside = true;
            out.last_mut().unwrap().push(*c);
        } else if !(inside && matches!(c, ',' | '.' | ' ' | '\u{a0}') && three(at + 1) && !fourth) {
            inside = false;
        }
    }
    out.sort();
    out
}

#[test]
fn twins_have_the_same_numbers() {
    let library = library();
    let mut found = Vec::new();
    for (place, passage, _) in passages(&library) {
        let es = passage.text.es.as_ref().unwrap();
        let (english, spanish) = (numbers(&passage.text.text), numbers(es));
        // A number from 1 to 31 may be a word or an ordinal in one of the two, as months and tiers are.
        let large = |numbers: &[String]| -> Vec<String> {
            numbers.iter().filter(|number| number.parse::<u64>().is_ok_and(|number| number > 31)).cloned().collect()
        };
        if large(&english) != large(&spanish) {
            found.push(format!("{place}: {english:?} {spanish:?}\n    {}\n    {es}", passage.text.text));
        }
    }
    nothing(&found);
}

#[test]
fn links_name_the_words_that_hold_them_and_say_why() {
    let library = library();
    let mut found = Vec::new();
    for report in library.reports() {
        for link in &report.links {
            let name = format!("{} {}→{}", report.id, link.from, link.to);
            if link.from_has.is_none() || link.to_has.is_none() {
                found.push(format!("{name} does not say what both texts must have"));
            }
            if link.note.as_ref().is_none_or(|note| note.es.is_none()) {
                found.push(format!("{name} has no note in both languages"));
            }
        }
    }
    nothing(&found);
}

#[test]
fn every_link_is_found_from_both_ends() {
    let library = library();
    let passage = |report: &Id, id: &Id| {
        let place = format!("{report}#{id}").parse().ok().and_then(|place| library.resolve(&place).ok())?;
        library.passage(&place).filter(|found| found.report.id == *report && found.passage.id == *id)
    };
    let ends = |report: &Report, link: &Link| {
        Some((passage(&report.id, &link.from)?, passage(link.to_report.as_ref().unwrap_or(&report.id), &link.to)?))
    };
    let mut found = Vec::new();
    let mut count = 0;
    for report in library.reports() {
        for link in &report.links {
            count += 1;
            let name = format!("{} {}→{}", report.id, link.from, link.to);
            let Some((from, to)) = ends(report, link) else {
                found.push(format!("{name} leads nowhere"));
                continue;
            };
            // Two that point at each other in one way are named once, by either of the links.
            let is_back = |report: &Report, back: &Link| {
                back.kind == link.kind && ends(report, back).is_some_and(|back| back.0.is(to) && back.1.is(from))
            };
            let mutual = to.report.links.iter().any(|back| is_back(to.report, back));
            let (there, back) = (Bond::To(link.kind), Bond::From(link.kind));
            let names = |at: PassageRef<'_>, other: PassageRef<'_>, bonds: [Bond; 2]| {
                let known = |bond: Bond| bond == bonds[0] || mutual && bond == bonds[1];
                library.ties(at).iter().filter(|tie| tie.other.is(other) && known(tie.bond)).count() == 1
            };
            if !names(from, to, [there, back]) {
                found.push(format!("{name} is not found at its beginning"));
            }
            if !names(to, from, [back, there]) {
                found.push(format!("{name} is not found at its end"));
            }
        }
    }
    nothing(&found);
    assert!(count > 50, "{count}");
}

#[test]
fn what_was_not_read_again_says_so_and_a_place_in_a_source_only_what_was_read() {
    use cotejo::model::ReadDepth;
    let library = library();
    let mut found = Vec::new();
    for (place, passage, _) in passages(&library) {
        for cite in &passage.cites {
            match cite.read {
                None => found.push(format!("{place} does not say how far its source was read")),
                Some(ReadDepth::No | ReadDepth::Relay) if cite.loc.is_some() => {
                    found.push(format!("{place} names a place in a source that was not read"));
                }
                Some(ReadDepth::No) if passage.note.is_none() => {
                    found.push(format!("{place} does not say that it was not read again"));
                }
                _ => {}
            }
        }
    }
    nothing(&found);
}

#[test]
fn every_speaker_has_a_short_name_in_both_languages() {
    let library = library();
    let named = |name: &Written| name.es.is_some() && name.text.chars().count() <= 40;
    let mut found = Vec::new();
    for report in library.reports() {
        for source in report.sources.iter().filter(|source| !source.short.as_ref().is_some_and(named)) {
            found.push(format!("{}: {}", report.id, source.id));
        }
    }
    for (place, passage, _) in passages(&library) {
        let names = passage.cites.iter().filter_map(|cite| cite.said_by.as_ref());
        if !names.into_iter().all(named) {
            found.push(place);
        }
    }
    nothing(&found);
}

/// A tier is one State's opinion of another: it is text, and never a number that could be charted.
#[test]
fn no_tier_is_a_figure() {
    let library = library();
    let known: BTreeSet<&str> = library.indicators.0.iter().map(|indicator| indicator.id.as_str()).collect();
    assert!(!known.iter().any(|id| id.contains("tier") || id.contains("rank") || id.contains("score")));
    for (place, passage, _) in passages(&library) {
        for figure in &passage.figures {
            assert!(known.contains(figure.indicator.as_str()), "{place}: {}", figure.indicator);
        }
    }
}

#[test]
fn a_planned_measure_alone_has_a_date_it_is_due() {
    use cotejo::model::Modality;
    let library = library();
    for (place, passage, _) in passages(&library) {
        assert!(passage.due.is_none() || passage.modality == Modality::Planned, "{place}");
    }
}

#[test]
fn trafficking_is_not_smuggling_in_spanish() {
    let library = library();
    let mut found = Vec::new();
    for (place, passage, _) in passages(&library) {
        // Notes may quote what others call it.
        if let Some(es) = &passage.text.es {
            let (english, spanish) = (words(&passage.text.text).join(" "), words(es).join(" "));
            if english.contains("trafficking in persons") && !spanish.contains("trata") {
                found.push(format!("{place}: {es}"));
            }
            if english.contains("smuggling") && !(spanish.contains("trafic") || spanish.contains("contraband")) {
                found.push(format!("{place}: {es}"));
            }
            if spanish.contains("trafico de personas") && !english.contains("smuggling") {
                found.push(format!("{place}: {es}"));
            }
        }
    }
    nothing(&found);
}

// The founding documents are not ours to print. What is kept of them are hashes of their runs of
// seven words, so that a sentence of theirs cannot slip into a text of ours.

const RUN: usize = 7;

/// 40 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): few enough to keep, and enough
/// that among some 100,000 runs of ours none meets one of some 7,000 of theirs by chance.
fn hash(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash >> 24
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/founding").join(name)
}

/// Names of laws, bodies and meetings: those are as they are called.
fn names() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(fixture("names.txt")).unwrap();
    longest_first(text.lines().filter(|line| !line.starts_with('#')).map(words))
}

/// Documents as the library calls them, which is how an account of them must call them too; some
/// with more in parentheses at the end.
fn titles(library: &Library) -> impl Iterator<Item = Vec<String>> {
    let all = library.reports().flat_map(|report| &report.sources).map(|source| source.title.text.as_str());
    all.flat_map(|title| [Some(title), title.rsplit_once(" (").map(|(title, _)| title)]).flatten().map(words)
}

fn longest_first(names: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut names: Vec<Vec<String>> = names.filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The stretches of a text between the names in it.
fn between_names(text: &str, names: &[Vec<String>]) -> Vec<Vec<String>> {
    let all = words(text);
    let mut stretches = vec![Vec::new()];
    let mut at = 0;
    while let Some(word) = all.get(at) {
        let rest = all.get(at..).unwrap_or_default();
        match names.iter().find(|name| rest.starts_with(name)) {
            Some(name) => {
                at += name.len();
                stretches.push(Vec::new());
            }
            None => {
                stretches.last_mut().unwrap().push(word.clone());
                at += 1;
            }
        }
    }
    stretches
}

#[test]
fn no_seven_words_in_a_row_are_those_of_a_founding_document() {
    // FOUNDING=folder cargo test founding writes the fixture anew from the documents themselves.
    if let Some(folder) = std::env::var_os("FOUNDING") {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let mut hashes = BTreeSet::new();
        for file in files {
            let all = words(&std::fs::read_to_string(file).unwrap());
            hashes.extend(all.windows(RUN).map(hash));
        }
        let lines: Vec<String> = hashes.iter().map(|hash| format!("{hash:010x}")).collect();
        std::fs::write(fixture("runs.txt"), lines.join("\n") + "\n").unwrap();
    }
    let runs = std::fs::read_to_string(fixture("runs.txt")).unwrap();
    let runs: HashSet<u64> = runs.lines().map(|line| u64::from_str_radix(line, 16).unwrap()).collect();
    assert!(runs.len() > 5_000, "{}", runs.len());
    let names = names();
    let library = library();
    let taken = |(place, text): (String, &str), names: &[Vec<String>]| -> Vec<String> {
        let stretches = between_names(text, names);
        let runs = stretches.iter().filter_map(|stretch| stretch.windows(RUN).find(|run| runs.contains(&hash(run))));
        runs.map(|run| format!("{place}: {}", run.join(" "))).collect()
    };
    let mut found: Vec<String> = texts(&library).into_iter().flat_map(|text| taken(text, &names)).collect();
    let method = std::fs::read_to_string(root().join("reports/METHOD.md")).unwrap();
    let paragraphs = method.split("\n\n").map(|paragraph| ("METHOD.md".to_owned(), paragraph));
    let called = longest_first(names.iter().cloned().chain(titles(&library)));
    found.extend(paragraphs.flat_map(|text| taken(text, &called)));
    nothing(&found);
}

/// The account of how the library was made names passages that are there, and every passage that
/// rests on a document read whole is named in it.
#[test]
fn the_method_names_passages_that_exist_and_leaves_none_of_the_founding_ones_out() {
    use cotejo::model::ReadDepth;
    let method = std::fs::read_to_string(root().join("reports/METHOD.md")).unwrap();
    let library = library();
    let known: BTreeMap<String, &Passage> = passages(&library).map(|(place, passage, _)| (place, passage)).collect();
    let named: BTreeSet<&str> = method.split('`').filter(|part| part.contains('#') && !part.contains(' ')).collect();
    nothing(
        &named.iter().filter(|place| !known.contains_key(**place)).map(|place| (*place).to_owned()).collect::<Vec<_>>(),
    );
    // Only the founding documents were given to us whole; their cites say where in them.
    let founding =
        |passage: &Passage| passage.cites.iter().any(|cite| cite.read == Some(ReadDepth::Full) && cite.loc.is_some());
    let first: BTreeSet<&str> = ["ve", "cu", "us"].into();
    let missing: Vec<String> = passages(&library)
        .filter(|(place, passage, report)| {
            first.contains(report.id.as_str()) && founding(passage) && !named.contains(place.as_str())
        })
        .map(|(place, _, _)| place)
        .collect();
    nothing(&missing);
}
