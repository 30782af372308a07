//! The bibliography as rows to look up: what every number in brackets stands for.
//!
//! Must not: rank sources; they stand by country and number.

use super::lookup::{Item, Leads};
use super::role::Role;
use crate::export::Scribe;
use crate::model::{Code, Library, Passage, PassageRef, Report};
use crate::say;
use crate::text::fold;
use crate::words::{self, Words};

/// The sources of a country, or of all by the countries' names. How the library was made comes first.
pub(super) fn items(library: &Library, words: &Words, only: Option<Code>) -> Vec<Item> {
    let lang = words.lang();
    let title = words.say("method-title");
    let about = vec![(title.clone(), Role::Heading), (words.say("method-about"), Role::Text)];
    let (name, folded) = (fold(&title), fold(&title));
    let method = Item { line: title, right: String::new(), about, name, folded, leads: Leads::Method };
    let mut countries: Vec<Code> = library.countries.iter().map(|country| country.code).collect();
    countries.retain(|code| only.is_none_or(|only| only == *code));
    countries.sort_by_cached_key(|code| fold(&library.names.name(*code, lang)));
    let reports = countries.iter().flat_map(|code| library.reports_of(*code, None));
    let sources = reports.flat_map(|report| {
        (0..report.sources.len()).filter_map(move |index| item((library, words), (report, index), only.is_none()))
    });
    // It is about the bundled reports alone.
    let bundled = library.packs.iter().any(|pack| pack.folder.is_empty());
    bundled.then_some(method).into_iter().chain(sources).collect()
}

/// The sources of a passage, a line each.
pub(super) fn cited<'a>(found: PassageRef<'a>, scribe: &Scribe<'a>) -> impl Iterator<Item = (String, Role)> {
    found.passage.cites.iter().filter_map(move |cite| {
        let source = found.report.sources.get(cite.source)?;
        let number = scribe.library.source_number(found.report, cite.source);
        Some((format!("[{number}] {}", scribe.source_line(source)), Role::Meta))
    })
}

fn item((library, words): (&Library, &Words), (report, index): (&Report, usize), named: bool) -> Option<Item> {
    let source = report.sources.get(index)?;
    let lang = words.lang();
    let number = library.source_number(report, index);
    let country = library.names.name(report.country, lang);
    let title = source.title.in_lang(lang);
    let line = if named { format!("{country} [{number}] {title}") } else { format!("[{number}] {title}") };
    let rests = |passage: &&Passage| passage.cites.iter().any(|cite| cite.source == index);
    let count = report.passages.iter().filter(rests).count();
    let right = match count {
        0 => words.say("sources-passed-on"),
        count => say!(words, "sources-passages", count = count),
    };
    let mut about = vec![
        (format!("{country} [{number}]"), Role::Meta),
        (title.to_owned(), Role::Heading),
        (Scribe { library, words }.source_line(source), Role::Text),
    ];
    if let Some(url) = &source.url {
        about.push((url.to_string(), Role::Text));
    }
    if let Some(note) = &source.note {
        about
            .push((say!(words, "labelled", label = &words.say("drawer-note"), value = note.in_lang(lang)), Role::Note));
    }
    about.push((right.clone(), Role::Meta));
    let kind = words.say(&format!("kind-{}", source.kind.word()));
    let voice = words::voice(words, source.voice);
    let folded =
        fold(&format!("{country} [{number}] {} {title} {} {kind} {voice}", source.title.text, source.publisher));
    let name = fold(&format!("{title} {}", source.title.text));
    Some(Item { line, right, about, name, folded, leads: Leads::Source(report.id.clone(), index) })
}
