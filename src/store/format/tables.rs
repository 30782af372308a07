//! The tables of a report file as people write them; the field names are the keys of the format.
//!
//! Must not: be the model. The file may change its form without the model changing.

use crate::store::file::{Given, Key, Number, OneOrMany, Shape, Text};
use serde::Deserialize;

/// Tables that a report file holds at its top level.
pub(super) const HEADS: &[&str] = &["report", "source", "passage", "silence", "link"];

/// Keys before the first table.
#[derive(Deserialize)]
pub(super) struct RootTable {
    pub(super) schema: Key<i64>,
}

/// `[report]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct ReportTable<'a> {
    pub(super) id: Key<Text<'a>>,
    pub(super) country: Key<Text<'a>>,
    pub(super) title: Key<Text<'a>>,
    pub(super) title_es: Key<Text<'a>>,
    pub(super) edition: Key<Text<'a>>,
    pub(super) period: Key<Text<'a>>,
    pub(super) language: Key<Text<'a>>,
    pub(super) kind: Key<Text<'a>>,
    pub(super) summary: Key<Text<'a>>,
    pub(super) summary_es: Key<Text<'a>>,
}

/// `[[source]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct SourceTable<'a> {
    pub(super) id: Key<Text<'a>>,
    pub(super) title: Key<Text<'a>>,
    pub(super) title_es: Key<Text<'a>>,
    pub(super) publisher: Key<Text<'a>>,
    pub(super) short: Key<Text<'a>>,
    pub(super) short_es: Key<Text<'a>>,
    pub(super) kind: Key<Text<'a>>,
    pub(super) voice: Key<Text<'a>>,
    pub(super) published: Key<Text<'a>>,
    pub(super) accessed: Key<Text<'a>>,
    pub(super) url: Key<Text<'a>>,
    pub(super) document: Key<Text<'a>>,
    pub(super) symbol: Key<Text<'a>>,
    pub(super) derived_from: Key<Text<'a>>,
    pub(super) language: Key<Text<'a>>,
    pub(super) held: Key<bool>,
    pub(super) note: Key<Text<'a>>,
    pub(super) note_es: Key<Text<'a>>,
}

/// `[[passage]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct PassageTable<'a> {
    pub(super) id: Key<Text<'a>>,
    pub(super) at: Key<OneOrMany<'a>>,
    pub(super) also: Key<OneOrMany<'a>>,
    pub(super) text: Key<Text<'a>>,
    pub(super) text_es: Key<Text<'a>>,
    pub(super) period: Key<Text<'a>>,
    pub(super) modality: Key<Text<'a>>,
    pub(super) due: Key<Text<'a>>,
    pub(super) note: Key<Text<'a>>,
    pub(super) note_es: Key<Text<'a>>,
    pub(super) retired: Key<bool>,
    pub(super) replaced_by: Key<Text<'a>>,
    pub(super) cite: Key<Vec<Given<CiteTable<'a>>>>,
    pub(super) law: Key<LawTable<'a>>,
    pub(super) penalty: Key<PenaltyTable<'a>>,
    pub(super) figure: Key<Vec<Given<FigureTable<'a>>>>,
}

/// `[[passage.cite]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct CiteTable<'a> {
    pub(super) source: Key<Text<'a>>,
    pub(super) loc: Key<Text<'a>>,
    pub(super) read: Key<Text<'a>>,
    pub(super) voice: Key<Text<'a>>,
    pub(super) said_by: Key<Text<'a>>,
    pub(super) said_by_es: Key<Text<'a>>,
    pub(super) origin: Key<Text<'a>>,
    pub(super) quote: Key<Text<'a>>,
    pub(super) prefix: Key<Text<'a>>,
    pub(super) suffix: Key<Text<'a>>,
}

/// `[passage.law]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct LawTable<'a> {
    pub(super) instrument: Key<Text<'a>>,
    pub(super) article: Key<Text<'a>>,
    pub(super) enacted: Key<Text<'a>>,
    pub(super) status: Key<Text<'a>>,
}

/// `[passage.penalty]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct PenaltyTable<'a> {
    pub(super) offence: Key<Text<'a>>,
    pub(super) kind: Key<Text<'a>>,
    pub(super) min_months: Key<u32>,
    pub(super) max_months: Key<u32>,
    pub(super) form: Key<Text<'a>>,
    pub(super) victim: Key<Text<'a>>,
}

/// `[[passage.figure]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct FigureTable<'a> {
    pub(super) indicator: Key<Text<'a>>,
    pub(super) value: Key<Number>,
    pub(super) low: Key<Number>,
    pub(super) high: Key<Number>,
    pub(super) qualifier: Key<Text<'a>>,
    pub(super) period: Key<Text<'a>>,
}

/// `[[silence]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct SilenceTable<'a> {
    pub(super) at: Key<Text<'a>>,
    pub(super) source: Key<Text<'a>>,
    pub(super) state: Key<Text<'a>>,
    pub(super) checked: Key<Text<'a>>,
    pub(super) note: Key<Text<'a>>,
    pub(super) note_es: Key<Text<'a>>,
}

/// `[[link]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct LinkTable<'a> {
    pub(super) from: Key<Text<'a>>,
    pub(super) to: Key<Text<'a>>,
    #[serde(rename = "type")]
    pub(super) kind: Key<Text<'a>>,
    pub(super) from_has: Key<Text<'a>>,
    pub(super) to_has: Key<Text<'a>>,
    pub(super) note: Key<Text<'a>>,
    pub(super) note_es: Key<Text<'a>>,
}

/// What `[[passage]]` and the tables in it may hold.
pub(super) fn passage_shape() -> Shape {
    Shape::of::<PassageTable<'_>>()
        .many("cite", Shape::of::<CiteTable<'_>>())
        .one("law", Shape::of::<LawTable<'_>>())
        .one("penalty", Shape::of::<PenaltyTable<'_>>())
        .many("figure", Shape::of::<FigureTable<'_>>())
}
