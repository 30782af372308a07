//! `[[source]]`: the documents that passages rest on.
//!
//! Must not: guess who speaks. A source without a voice is left out, and what rests on it with it.

use super::report::Common;
use super::tables::SourceTable;
use crate::model::{Fault, Id, Severity, Source, SourceKind, Voice, Written};
use crate::store::file::{At, Faults, Ids, Item, Key, Leads, Row, Shape, Text, excerpt, meant};
use crate::text::Shown;

/// Where a source says it comes from.
struct Origin {
    source: usize,
    of: At<Id>,
    field: Shown,
}

/// Reads all sources and notes their ids.
pub(super) fn read_sources(
    items: Vec<Item<'_>>,
    (common, ids): (&Common<'_>, &mut Ids),
    faults: &mut Faults<'_>,
) -> Vec<Source> {
    let shape = Shape::of::<SourceTable<'_>>();
    let (mut sources, mut origins) = (Vec::new(), Vec::new());
    for (index, item) in items.into_iter().enumerate() {
        let mut row = Row::new(faults, "source", index + 1, &item).twinned(common.twins);
        let Some(table) = shape.read::<SourceTable<'_>>(item, &mut row) else { continue };
        let position = sources.len();
        sources.extend(read_source(table, (ids, position, &mut origins), &mut row));
    }
    settle(&mut sources, (ids, origins), faults);
    sources
}

fn read_source(
    mut table: SourceTable<'_>,
    (ids, position, origins): (&mut Ids, usize, &mut Vec<Origin>),
    row: &mut Row<'_, '_>,
) -> Option<Source> {
    let id = row.need_id("id", table.id.take());
    let mut row = row.named(id.as_ref().map(|id| &id.value));
    let is_new = id.as_ref().is_some_and(|id| ids.enter("id", id, &mut row));
    let derived_from = table.derived_from.take().and_then(|given| row.id("derived_from", Some(given)));
    let title = row.need_text("title", table.title);
    let title_es = row.text("title_es", table.title_es);
    let voice = row.need_word("voice", table.voice, (Voice::ALL, Voice::word));
    let kind = row.need_word("kind", table.kind, (SourceKind::ALL, SourceKind::word));
    let publisher = row.need_text("publisher", table.publisher);
    let short = row.written("short", table.short, table.short_es);
    let published = row.period("published", table.published);
    let accessed = row.period("accessed", table.accessed);
    let url = url(&mut row, table.url);
    let document = row.text("document", table.document);
    let symbol = row.text("symbol", table.symbol);
    let language = row.text("language", table.language);
    let held = row.value("held", table.held).is_none_or(|held| held.value);
    let note = row.written("note", table.note, table.note_es);
    let origin = derived_from.map(|of| Origin { source: position, of, field: row.field("derived_from") });
    let (id, voice) = (id.filter(|_| is_new)?.value, voice?);
    origins.extend(origin);
    ids.place(&id, position);
    Some(Source {
        title: Written { text: title.unwrap_or_else(|| excerpt(id.as_str())), es: title_es },
        id,
        publisher: publisher.unwrap_or_default(),
        short,
        // What it is matters less than who speaks; "a document of the reader's own" claims least.
        kind: kind.unwrap_or(SourceKind::UserDocument),
        voice,
        published,
        accessed,
        url,
        symbol,
        document,
        derived_from: None,
        language,
        held,
        note,
    })
}

/// Only addresses that a browser opens and that cannot be anything else.
pub(super) fn is_web(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (begins("http://") || begins("https://")) && !url.contains(char::is_whitespace)
}

/// An address that a browser opens; any other is named and left out.
pub(crate) fn url(row: &mut Row<'_, '_>, given: Key<Text<'_>>) -> Option<Shown> {
    let at = given.as_ref().map(|given| given.at)?;
    let url = row.text("url", given)?;
    if is_web(&url) {
        return Some(url);
    }
    row.warn_key("url", at, Fault::BadUrl { found: excerpt(&url) });
    None
}

/// Ties sources to what they relay, now that all are known.
fn settle(sources: &mut [Source], (ids, origins): (&Ids, Vec<Origin>), faults: &mut Faults<'_>) {
    let mut parents: Vec<Option<(usize, Origin)>> = Vec::new();
    parents.resize_with(sources.len(), || None);
    for origin in origins {
        let name = origin.of.value.as_str();
        match (ids.get(name), parents.get_mut(origin.source)) {
            (Leads::To(of), Some(parent)) => *parent = Some((of, origin)),
            (Leads::Unknown, _) => {
                let fault = Fault::UnknownSource { found: excerpt(name), meant: meant(name, ids.known()) };
                faults.add(origin.of.at, Severity::Error, (origin.field, fault));
            }
            _ => {}
        }
    }
    let of = |parent: &Option<(usize, Origin)>| parent.as_ref().map(|(of, _)| *of);
    for source in circles(&parents.iter().map(of).collect::<Vec<_>>()) {
        if let Some((_, origin)) = parents.get_mut(source).and_then(Option::take) {
            let fault = Fault::Circular { found: excerpt(origin.of.value.as_str()) };
            faults.add(origin.of.at, Severity::Error, (origin.field, fault));
        }
    }
    for (_, origin) in parents.into_iter().flatten() {
        if let Some(source) = sources.get_mut(origin.source) {
            source.derived_from = Some(origin.of.value);
        }
    }
}

/// One source of every circle, in one pass: each is walked over once, marked with the walk's start.
pub(super) fn circles(parents: &[Option<usize>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut walks: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while let Some(walk @ None) = walks.get_mut(at) {
            *walk = Some(start);
            let Some(Some(next)) = parents.get(at) else { break };
            if walks.get(*next) == Some(&Some(start)) {
                found.push(at);
            }
            at = *next;
        }
    }
    found
}
