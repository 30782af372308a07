//! A small library for tests: built in a few words, so that a test shows only what it is about.
//!
//! Must not: be compiled into the program.

use super::{
    Amount, Book, Cite, Code, CountryTable, Entry, Figure, Home, Id, IndicatorDef, Indicators, Library, Link, LinkKind,
    Modality, Pack, Passage, Point, PointIx, Qualifier, Report, ReportKind, Silence, SilenceState, Source, SourceKind,
    Taxonomy, Topic, TopicIx, Voice, Written,
};
use crate::text::{Raw, Shown};
use std::sync::Arc;

/// Seven countries, two of which share a name's beginning, one with an official name.
const NAMES: &str = "\
AR\tARG\tsouth-america\tArgentina\tArgentina\tArgentina\tArgentine\tArgentine Republic
CO\tCOL\tsouth-america\tColombia\tColombia\tColômbia\tColombie\t
CU\tCUB\tcaribbean\tCuba\tCuba\tCuba\tCuba\t
ES\tESP\tsouthern-europe\tSpain\tEspaña\tEspanha\tEspagne\t
TT\tTTO\tcaribbean\tTrinidad & Tobago\tTrinidad y Tobago\tTrinidad e Tobago\tTrinité-et-Tobago\tTrinidad and Tobago
US\tUSA\tnorthern-america\tUnited States\tEstados Unidos\tEstados Unidos\tÉtats-Unis\tUnited States of America;EE. UU.
VE\tVEN\tsouth-america\tVenezuela\tVenezuela\tVenezuela\tVenezuela\tBolivarian Republic of Venezuela
";

/// A passage in short: id, home as in a file, period, text, twin (none where empty).
pub(crate) type Short<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// Cleaned text.
pub(crate) fn shown(text: &str) -> Shown {
    Raw::new(text).shown()
}

/// An English text and its twin.
pub(crate) fn written(text: &str, es: &str) -> Written {
    Written { text: shown(text), es: (!es.is_empty()).then(|| shown(es)) }
}

/// The names of the countries of [`NAMES`].
pub(crate) fn names() -> CountryTable {
    CountryTable::from_tsv(NAMES)
}

/// Two topics, `prosecution` (3) and `protection` (4), with two points each.
pub(crate) fn taxonomy() -> Taxonomy {
    let point = |key, slug: &str, label: &str, es: &str, alias: &str| Point {
        slug: shown(slug),
        key,
        label: written(label, es),
        definition: Written::default(),
        question: Written::default(),
        aliases: vec![shown(alias)],
    };
    let topic = |key, slug: &str, label: (&str, &str), points| Topic {
        slug: shown(slug),
        key,
        label: written(label.0, label.1),
        short: written(label.0, label.1),
        question: Written::default(),
        aliases: Vec::new(),
        points,
    };
    Taxonomy {
        topics: vec![
            topic(
                '3',
                "prosecution",
                ("Prosecution", "Persecución penal"),
                vec![
                    point('a', "cases", "Cases and charges", "Casos y acusaciones", "trials"),
                    point('b', "sentences", "Sentences", "Condenas", "convictions"),
                ],
            ),
            topic(
                '4',
                "protection",
                ("Protection", "Protección"),
                vec![
                    point(
                        'a',
                        "identification",
                        "Identification of victims",
                        "Identificación de víctimas",
                        "screening",
                    ),
                    point('b', "assistance", "Shelter and assistance", "Albergue y asistencia", "refuge"),
                ],
            ),
        ],
    }
}

/// A home, as files write it: `protection/assistance`; a point nobody knows is kept as such.
pub(crate) fn home(at: &str) -> Home {
    let taxonomy = taxonomy();
    let (topic, point) = at.split_once('/').unwrap();
    let topic = taxonomy.find_topic(topic).unwrap();
    let found = taxonomy.find_point(topic, point);
    Home { topic, point: found, unknown: found.is_none().then(|| shown(point)) }
}

/// A report on a country, without sources; what follows a hyphen in the id is the edition.
pub(crate) fn report(id: &str, country: &str, passages: &[Short<'_>]) -> Report {
    let passage = |(id, at, period, text, es): &Short<'_>| Passage {
        id: Id::new(id).unwrap(),
        homes: at.split(' ').map(home).collect(),
        text: written(text, es),
        period: period.parse().unwrap(),
        modality: Modality::Done,
        due: None,
        note: None,
        cites: vec![Cite {
            source: 0,
            loc: None,
            read: None,
            voice: None,
            said_by: None,
            own_origin: false,
            quote: None,
        }],
        law: None,
        penalty: None,
        figures: Vec::new(),
    };
    Report {
        id: Id::new(id).unwrap(),
        country: Code::new(country).unwrap(),
        title: written("A report", "Un informe"),
        edition: shown(id.split_once('-').map_or("1", |(_, edition)| edition)),
        period: None,
        language: shown("en"),
        kind: ReportKind::Dossier,
        summary: Written::default(),
        file: shown(&format!("{id}.toml")),
        sources: Vec::new(),
        passages: passages.iter().map(passage).collect(),
        silences: Vec::new(),
        links: Vec::new(),
        retired: Vec::new(),
    }
}

/// A gap that somebody checked.
pub(crate) fn silence(at: &str) -> Silence {
    Silence { home: home(at), source: None, state: SilenceState::Silent, checked: None, note: None }
}

/// A document of an NGO that is called as its id.
pub(crate) fn source(id: &str) -> Source {
    Source {
        id: Id::new(id).unwrap(),
        title: written(id, ""),
        publisher: shown(id),
        short: None,
        kind: SourceKind::NgoReport,
        voice: Voice::Ngo,
        published: None,
        accessed: None,
        url: None,
        symbol: None,
        document: None,
        derived_from: None,
        language: None,
        held: true,
        note: None,
    }
}

/// A link as files write it: `p-1`, `p-2` or `us#p-2`.
pub(crate) fn link(from: &str, to: &str, kind: LinkKind) -> Link {
    let (report, to) = to.split_once('#').map_or((None, to), |(report, to)| (Some(report), to));
    let (from, to) = (Id::new(from).unwrap(), Id::new(to).unwrap());
    Link { from, to_report: report.and_then(Id::new), to, kind, from_has: None, to_has: None, note: None }
}

/// An exact figure.
pub(crate) fn figure(indicator: &str, value: f64, period: &str) -> Figure {
    Figure {
        indicator: Id::new(indicator).unwrap(),
        amount: Amount::One(value),
        qualifier: Qualifier::Exact,
        period: Some(period.parse().unwrap()),
    }
}

/// Two indicators that must not be compared, and one that may.
fn indicators() -> Indicators {
    let def = |id: &str, not: &[&str]| IndicatorDef {
        id: Id::new(id).unwrap(),
        label: Written::default(),
        unit: shown("persons"),
        counting: Written::default(),
        measures: shown("output"),
        point: shown("protection/assistance"),
        not_same_as: not.iter().filter_map(|id| Id::new(id)).collect(),
    };
    let defs = [("victims-assisted", &["victims-in-cases"][..]), ("victims-in-cases", &[]), ("convictions", &[])];
    Indicators(defs.iter().map(|(id, not)| def(id, not)).collect())
}

/// A library of these reports.
pub(crate) fn library(reports: Vec<Report>) -> Library {
    library_of(reports.into_iter().map(Arc::new))
}

/// A library of reports that another one may hold too.
pub(crate) fn library_of(reports: impl IntoIterator<Item = Arc<Report>>) -> Library {
    let entry = |report: Arc<Report>| Entry {
        id: report.id.clone(),
        country: report.country,
        edition: report.edition.clone(),
        file: report.file.clone(),
        pack: 0,
        book: Book::Loaded(report),
    };
    let pack = Pack {
        id: Id::new("sample").unwrap(),
        title: written("Sample", "Muestra"),
        version: shown("1"),
        folder: Shown::default(),
        decks: Vec::new(),
    };
    let tables = (Arc::new(taxonomy()), Arc::new(names()));
    let library = Library::new(tables, vec![pack], reports.into_iter().map(entry).collect(), Vec::new());
    Library { indicators: Arc::new(indicators()), ..library }
}

/// Topic and point of a short form such as `4b`.
pub(crate) fn at(short: &str) -> (TopicIx, PointIx) {
    taxonomy().find_short(short).unwrap()
}
