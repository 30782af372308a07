//! The shapes of the command line's JSON, as `assets/json.md` documents them.
//!
//! Must not: leave a key out because there is nothing to say, or change a shape: programs read these.

use super::{Column, Part, Row, Scribe, newest_of};
use crate::compare::Change;
use crate::model::{self, Amount, Mark, PassageRef, Place, PointIx, PointSection, Report, Silence, TopicIx};
use crate::words;
use serde::Serialize;

/// One passage, with who says it.
#[derive(Debug, Serialize)]
pub struct Passage<'a> {
    place: String,
    text: &'a str,
    period: &'a str,
    modality: &'static str,
    voice: &'static str,
    said_by: String,
    sources: Vec<Source<'a>>,
    figures: Vec<Figure<'a>>,
    marks: Vec<&'static str>,
}

/// The document a passage rests on.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    kind: &'static str,
    voice: &'static str,
    published: Option<&'a str>,
    url: Option<&'a str>,
}

/// A number with its unit, its period and the ids of its sources.
#[derive(Debug, Serialize)]
pub struct Figure<'a> {
    indicator: &'a str,
    label: &'a str,
    unit: &'a str,
    country: &'a str,
    period: &'a str,
    #[serde(flatten)]
    amount: Value,
    qualifier: &'static str,
    place: String,
    sources: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Value {
    One { value: Option<Number> },
    Between { low: Number, high: Number },
}

/// A whole number is written without a decimal point.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Broken(f64),
}

/// A gap that somebody checked.
#[derive(Debug, Serialize)]
pub struct Gap<'a> {
    state: &'static str,
    source: Option<&'a str>,
    note: Option<&'a str>,
}

/// What `cotejo show` prints.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    place: String,
    country: Country,
    points: Vec<Point<'a>>,
}

#[derive(Debug, Serialize)]
struct Country {
    code: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    topic: &'a str,
    point: Option<&'a str>,
    title: String,
    passages: Vec<Passage<'a>>,
    gaps: Vec<Gap<'a>>,
}

/// What `cotejo compare` prints.
#[derive(Debug, Serialize)]
pub struct Comparison<'a> {
    topic: &'a str,
    columns: Vec<Head>,
    rows: Vec<Line<'a>>,
}

#[derive(Debug, Serialize)]
struct Head {
    country: String,
    report: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    point: Option<&'a str>,
    title: String,
    cells: Vec<Vec<Passage<'a>>>,
    gaps: Vec<Vec<Gap<'a>>>,
    differs: Vec<&'static str>,
    changes: Vec<Vec<Vec<&'static str>>>,
}

impl<'a> Scribe<'a> {
    /// A passage; `newest` is the newest year in view, from which old periods are marked.
    #[must_use]
    pub fn passage(&self, found: PassageRef<'a>, newest: Option<u16>) -> Passage<'a> {
        let passage = found.passage;
        let cited = || passage.cites.iter().filter_map(|cite| found.report.sources.get(cite.source));
        Passage {
            place: self.library.place_of(found).to_string(),
            text: self.text(&passage.text),
            period: passage.period.as_edtf(),
            modality: passage.modality.word(),
            voice: found.report.voice(passage).word(),
            said_by: words::speaker(self.words, found),
            sources: cited().map(|source| self.source(source)).collect(),
            figures: passage.figures.iter().map(|figure| self.figure(found, figure)).collect(),
            marks: self.library.marks(found, newest).into_iter().map(Mark::word).collect(),
        }
    }

    /// A source.
    #[must_use]
    pub fn source(&self, source: &'a model::Source) -> Source<'a> {
        Source {
            id: source.id.as_str(),
            title: self.text(&source.title),
            publisher: &source.publisher,
            kind: source.kind.word(),
            voice: source.voice.word(),
            published: source.published.as_ref().map(model::Period::as_edtf),
            url: source.url.as_deref(),
        }
    }

    /// What `cotejo show` prints of a place.
    #[must_use]
    pub fn shown(&self, place: &Place, parts: &[Part<'a>]) -> Shown<'a> {
        let newest = self.newest(place, parts);
        let point = |part: &Part<'a>| Point {
            topic: self.topic_slug(part.topic),
            point: self.point_slug(part.topic, part.section.point),
            title: self.point_title(part.topic, part.section.point),
            passages: part.shown().into_iter().map(|found| self.passage(found, newest)).collect(),
            gaps: self.gaps(&part.section),
        };
        Shown {
            place: place.to_string(),
            country: Country { code: place.country.to_string(), name: self.country_name(place.country) },
            points: parts.iter().map(point).collect(),
        }
    }

    /// What `cotejo compare` prints of a topic.
    #[must_use]
    pub fn comparison(&self, topic: TopicIx, columns: &[Column], rows: &[Row<'a>]) -> Comparison<'a> {
        let head = |column: &Column| Head {
            country: column.country.to_string(),
            report: column.report.as_ref().map(ToString::to_string),
        };
        let newest = newest_of(rows);
        let line = |row: &Row<'a>| Line {
            point: self.point_slug(topic, row.point),
            title: self.point_title(topic, row.point),
            cells: row.cells.iter().map(|cell| self.passages(&row.shown(cell), newest)).collect(),
            gaps: row.cells.iter().map(|cell| self.gaps(cell)).collect(),
            differs: row.difference.words(),
            changes: row.cells.iter().map(|cell| changes(row, cell)).collect(),
        };
        Comparison {
            topic: self.topic_slug(topic),
            columns: columns.iter().map(head).collect(),
            rows: rows.iter().map(line).collect(),
        }
    }

    /// The slug of a topic.
    #[must_use]
    pub fn topic_slug(&self, topic: TopicIx) -> &'a str {
        self.topic(topic).map_or("", |topic| &*topic.slug)
    }

    /// The slug of a point, where it is known.
    #[must_use]
    pub fn point_slug(&self, topic: TopicIx, point: Option<PointIx>) -> Option<&'a str> {
        Some(&*self.library.taxonomy.point(topic, point?)?.slug)
    }

    fn passages(&self, passages: &[PassageRef<'a>], newest: Option<u16>) -> Vec<Passage<'a>> {
        passages.iter().map(|found| self.passage(*found, newest)).collect()
    }

    fn gaps(&self, section: &PointSection<'a>) -> Vec<Gap<'a>> {
        section.gaps.iter().map(|(report, silence)| self.gap(report, silence)).collect()
    }

    pub(super) fn gap(&self, report: &'a Report, silence: &'a Silence) -> Gap<'a> {
        Gap {
            state: silence.state.word(),
            source: silence.source.and_then(|source| report.sources.get(source)).map(|source| source.id.as_str()),
            note: silence.note.as_ref().map(|note| self.text(note)),
        }
    }

    /// A figure of a passage.
    pub(super) fn figure(&self, found: PassageRef<'a>, figure: &'a model::Figure) -> Figure<'a> {
        let (label, unit) = self.measure(&figure.indicator);
        let cited = found.passage.cites.iter().filter_map(|cite| found.report.sources.get(cite.source));
        Figure {
            indicator: figure.indicator.as_str(),
            label,
            unit,
            country: found.report.country.as_str(),
            period: figure.period.as_ref().unwrap_or(&found.passage.period).as_edtf(),
            amount: figure.amount.into(),
            qualifier: figure.qualifier.word(),
            place: self.library.place_of(found).to_string(),
            sources: cited.map(|source| source.id.as_str()).collect(),
        }
    }
}

/// What became of the passages of a cell that are shown.
fn changes<'a>(row: &Row<'a>, cell: &PointSection<'a>) -> Vec<Vec<&'static str>> {
    row.shown(cell).into_iter().map(|found| row.changes(cell, found).into_iter().map(Change::word).collect()).collect()
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::One(value) => Self::One { value: Some(value.into()) },
            Amount::Between(low, high) => Self::Between { low: low.into(), high: high.into() },
            Amount::None => Self::One { value: None },
        }
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        /// The largest count that a double holds exactly.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() <= EXACT { Self::Whole(value as i64) } else { Self::Broken(value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_count() {
        for (amount, written) in [
            (Amount::One(87.0), r#"{"value":87}"#),
            (Amount::One(0.0), r#"{"value":0}"#),
            (Amount::One(2.5), r#"{"value":2.5}"#),
            (Amount::One(1e300), r#"{"value":1e+300}"#),
            (Amount::Between(20.0, 30.0), r#"{"low":20,"high":30}"#),
            (Amount::None, r#"{"value":null}"#),
        ] {
            assert_eq!(serde_json::to_string(&Value::from(amount)).unwrap(), written);
        }
    }
}
