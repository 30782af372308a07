//! The whole file: its own table first, then sources, passages, and what names them.
//!
//! Must not: stop early. A report that cannot be shown is still read to its end, for its problems.

use super::link::{read_links, read_silences};
use super::passage::Passages;
use super::source::read_sources;
use super::tables::{HEADS, ReportTable, RootTable};
use super::{Reading, Rules};
use crate::model::{
    Code, Fault, Id, Lang, Names, Passage, Period, Report, ReportKind, Severity, Silence, Source, Written,
};
use crate::store::file::{At, Faults, Ids, Item, Key, Piece, Row, Shape, Text, excerpt, take, take_root};
use crate::text::{Raw, Shown};
use std::collections::HashSet;
use std::sync::Arc;

/// The version of the format that this program reads.
const SCHEMA: i64 = 1;

/// `[report]`, as far as it could be read.
#[derive(Default)]
struct Head {
    id: Option<At<Id>>,
    country: Option<Code>,
    title: Option<Written>,
    edition: Option<Shown>,
    period: Option<Period>,
    language: Option<Shown>,
    kind: Option<ReportKind>,
    summary: Option<Written>,
}

/// What all tables of a file have in common.
pub(super) struct Common<'a> {
    pub(super) rules: Rules<'a>,
    /// The report's id, to know links to itself.
    pub(super) id: Option<Id>,
    /// Whether texts are expected to have a Spanish twin.
    pub(super) twins: bool,
}

/// Reads a file that was parsed.
pub(super) fn read(mut pieces: Vec<Piece<'_>>, (file, rules): (&Shown, Rules<'_>), faults: &mut Faults<'_>) -> Reading {
    let mut heads = take(&mut pieces, ("report", false), faults);
    let mut list = |name| take(&mut pieces, (name, true), faults);
    let (sources, passages, silences, links) = (list("source"), list("passage"), list("silence"), list("link"));
    let torn = pieces.iter().any(|piece| piece.torn);
    let Some((root, table)) = take_root::<RootTable>(pieces, HEADS, faults) else { return Reading::default() };
    let mut row = Row::new(faults, "", 0, &root);
    if !is_readable(&mut row, table.schema) {
        return Reading::default();
    }
    if heads.is_empty() && !torn {
        row.error("report", 0, Fault::Missing);
    }
    let extra = heads.split_off(heads.len().min(1));
    let head = heads.pop().map(|item| {
        for other in &extra {
            let mut row = Row::new(faults, "report", 0, other);
            let first = row.place_text(item.at);
            row.error("", other.at, Fault::Duplicate { found: Shown::ours("report"), first });
        }
        read_head(item, rules, faults)
    });
    let language = head.as_ref().and_then(|head| head.language.as_deref()).unwrap_or_default();
    let twins = wants_twins(rules, language);
    let common =
        Common { rules, id: head.as_ref().and_then(|head| head.id.as_ref()).map(|id| id.value.clone()), twins };
    let mut source_ids = Ids::default();
    let sources = read_sources(sources, (&common, &mut source_ids), faults);
    let passages = Passages::read(passages, (&common, &source_ids), faults);
    let silences = read_silences(silences, (&common, &source_ids), faults);
    // Where something was left out, it may be that which cites the source.
    if !faults.has_error() {
        for source in uncited(&sources, (&passages.live, &silences)) {
            let at = source_ids.at(&source.id).unwrap_or_default();
            let field = Raw::new(format!("source {} \u{b7} id", source.id)).shown();
            faults.add(at, Severity::Warning, (field, Fault::Uncited));
        }
    }
    let (links, far) = read_links(links, (&common, &passages), faults);
    let mut id_place = (0, 0);
    let report = head.and_then(|mut head| {
        let id = head.id.take();
        id_place = id.as_ref().map_or(id_place, |id| faults.place(id.at));
        let country = head.country?;
        let name = |names: &Names| Written { text: Shown::ours(names.en), es: Some(Shown::ours(names.es)) };
        Some(Report {
            id: id?.value,
            country,
            title: head.title.or_else(|| rules.names.get(country).map(name)).unwrap_or_default(),
            edition: head.edition.unwrap_or_default(),
            period: head.period,
            language: head.language.unwrap_or_default(),
            kind: head.kind.unwrap_or(ReportKind::Dossier),
            summary: head.summary.unwrap_or_default(),
            file: file.clone(),
            sources,
            passages: passages.live,
            silences,
            links,
            retired: passages.retired,
        })
    });
    Reading { report: report.map(Arc::new), id_place, far, problems: Vec::new() }
}

/// Sources that nothing rests on: no passage, no silence, no other source that passes them on.
fn uncited<'a>(sources: &'a [Source], (passages, silences): (&[Passage], &[Silence])) -> Vec<&'a Source> {
    let cites = passages.iter().flat_map(|passage| &passage.cites).map(|cite| cite.source);
    let cited: HashSet<usize> = cites.chain(silences.iter().filter_map(|silence| silence.source)).collect();
    let passed_on: HashSet<&Id> = sources.iter().filter_map(|source| source.derived_from.as_ref()).collect();
    let sources = sources.iter().enumerate();
    let idle = sources.filter(|(at, source)| !cited.contains(at) && !passed_on.contains(&source.id));
    idle.map(|(_, source)| source).collect()
}

/// Whether the file is of the version read here. A later one may mean other things by the same keys.
pub(crate) fn is_readable(row: &mut Row<'_, '_>, schema: Key<i64>) -> bool {
    if schema.is_none() && !row.is_torn() {
        row.error("schema", 0, Fault::Schema { found: Shown::default() });
    }
    match row.value("schema", schema) {
        Some(At { at, value }) if value != SCHEMA => {
            row.error("schema", at, Fault::Schema { found: Raw::display(value).shown() });
            false
        }
        _ => true,
    }
}

/// Texts are expected in Spanish too where the pack is ours and they are not in Spanish already.
fn wants_twins(rules: Rules<'_>, language: &str) -> bool {
    rules.strict && !language.starts_with(Lang::Es.tag())
}

fn read_head(item: Item<'_>, rules: Rules<'_>, faults: &mut Faults<'_>) -> Head {
    let mut row = Row::new(faults, "report", 0, &item);
    let Some(table) = Shape::of::<ReportTable<'_>>().read::<ReportTable<'_>>(item, &mut row) else {
        return Head::default();
    };
    let language = row.need_text("language", table.language);
    let mut row = row.twinned(wants_twins(rules, language.as_deref().unwrap_or_default()));
    Head {
        id: row.need_id("id", table.id),
        country: row.need("country", table.country).and_then(|text| country(&mut row, text, rules)),
        title: row.need_written("title", table.title, table.title_es),
        edition: row.need_text("edition", table.edition),
        period: row.period("period", table.period),
        language,
        kind: row.need_word("kind", table.kind, (ReportKind::ALL, ReportKind::word)),
        summary: row.written("summary", table.summary, table.summary_es),
    }
}

fn country(row: &mut Row<'_, '_>, text: At<Text<'_>>, rules: Rules<'_>) -> Option<Code> {
    let At { at, value: Text(text) } = text;
    let code = Code::new(&text).filter(|code| rules.names.get(*code).is_some());
    if code.is_none() {
        row.error("country", at, Fault::UnknownCountry { found: excerpt(&text) });
    }
    code
}
