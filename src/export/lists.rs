//! What a library holds, as rows: the same rows are a table for people and JSON for programs.
//!
//! Must not: count a passage twice; it counts at its first home.

use super::json::Source;
use super::{Form, Page, Scribe};
use crate::model::{Country, Entry, Glossary, Id, IndicatorDef, Passage, Period, Term, TopicIx};
use crate::say;
use crate::text::fold;
use crate::words::Words;
use serde::{Serialize, Serializer};

/// A row that has a line in a table beside its JSON.
pub trait Row: Serialize {
    /// The heads of the table's columns.
    fn head(scribe: &Scribe<'_>) -> Vec<String>;
    /// The row's cells.
    fn cells(&self, words: &Words) -> Vec<String>;
}

/// A country that has reports.
#[derive(Debug, Serialize)]
pub struct CountryRow<'a> {
    code: &'a str,
    name: String,
    region: &'a str,
    reports: usize,
    passages: Counts<'a>,
}

/// Passages by topic, in the order of the topics.
#[derive(Debug)]
struct Counts<'a>(Vec<(&'a str, u32)>);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A topic with its points.
#[derive(Debug, Serialize)]
pub struct TopicRow<'a> {
    slug: &'a str,
    number: usize,
    label: &'a str,
    points: Vec<TopicPoint<'a>>,
}

#[derive(Debug, Serialize)]
struct TopicPoint<'a> {
    slug: &'a str,
    letter: char,
    label: &'a str,
}

/// A point with what belongs there.
#[derive(Debug, Serialize)]
pub struct PointRow<'a> {
    topic: &'a str,
    slug: &'a str,
    number: String,
    letter: char,
    label: &'a str,
    definition: &'a str,
    question: &'a str,
}

/// A report.
#[derive(Debug, Serialize)]
pub struct ReportRow<'a> {
    id: &'a str,
    country: &'a str,
    title: &'a str,
    edition: &'a str,
    period: Option<&'a str>,
    language: &'a str,
    kind: &'static str,
    summary: &'a str,
    pack: &'a str,
    file: &'a str,
    sources: usize,
    passages: usize,
}

/// A source of a report.
#[derive(Debug, Serialize)]
pub struct SourceRow<'a> {
    country: &'a str,
    report: &'a str,
    number: usize,
    #[serde(flatten)]
    source: Source<'a>,
    symbol: Option<&'a str>,
    passages: usize,
    #[serde(skip)]
    line: String,
}

/// What figures count.
#[derive(Debug, Serialize)]
pub struct IndicatorRow<'a> {
    id: &'a str,
    label: &'a str,
    unit: &'a str,
    counting: &'a str,
    measures: &'a str,
    point: &'a str,
    not_same_as: Vec<&'a str>,
}

/// A term of the field.
#[derive(Debug, Serialize)]
pub struct TermRow<'a> {
    id: &'a str,
    label: &'a str,
    definition: &'a str,
    source: &'a str,
    not_to_confuse: Vec<&'a str>,
    difference: Option<&'a str>,
}

impl<'a> Scribe<'a> {
    /// Countries that have a loaded report, by name.
    #[must_use]
    pub fn countries(&self) -> Vec<CountryRow<'a>> {
        let counts = |country: &'a Country| {
            let of = |topic: TopicIx| {
                let count = country.counts.get(usize::from(topic.0)).copied().unwrap_or(0);
                (self.topic_slug(topic), count)
            };
            Counts(self.library.taxonomy.topic_ixs().map(of).collect())
        };
        let row = |country: &'a Country| CountryRow {
            code: country.code.as_str(),
            name: self.country_name(country.code),
            region: self.library.names.get(country.code).map_or("", |names| names.region),
            reports: self.library.reports_of(country.code, None).count(),
            passages: counts(country),
        };
        let mut rows: Vec<_> = self.library.countries.iter().map(row).filter(|row| row.reports > 0).collect();
        rows.sort_by_cached_key(|row| fold(&row.name));
        rows
    }

    /// All topics, in order.
    #[must_use]
    pub fn topics(&self) -> Vec<TopicRow<'a>> {
        let lang = self.words.lang();
        let topics = self.library.taxonomy.topics.iter().zip(1..);
        topics
            .map(|(topic, number)| TopicRow {
                slug: &topic.slug,
                number,
                label: topic.label(lang),
                points: topic
                    .points
                    .iter()
                    .map(|point| TopicPoint { slug: &point.slug, letter: point.key, label: point.label(lang) })
                    .collect(),
            })
            .collect()
    }

    /// All points, in order.
    #[must_use]
    pub fn points(&self) -> Vec<PointRow<'a>> {
        let topics = self.library.taxonomy.topics.iter();
        topics
            .flat_map(|topic| {
                topic.points.iter().map(|point| PointRow {
                    topic: &topic.slug,
                    slug: &point.slug,
                    number: format!("{}{}", topic.key, point.key),
                    letter: point.key,
                    label: self.text(&point.label),
                    definition: self.text(&point.definition),
                    question: self.text(&point.question),
                })
            })
            .collect()
    }

    /// All loaded reports, by country and edition.
    #[must_use]
    pub fn reports(&self) -> Vec<ReportRow<'a>> {
        let row = |entry: &'a Entry| {
            let report = entry.report()?;
            Some(ReportRow {
                id: report.id.as_str(),
                country: report.country.as_str(),
                title: self.text(&report.title),
                edition: &report.edition,
                period: report.period.as_ref().map(Period::as_edtf),
                language: &report.language,
                kind: report.kind.word(),
                summary: self.text(&report.summary),
                pack: self.library.packs.get(entry.pack).map_or("", |pack| pack.id.as_str()),
                file: &report.file,
                sources: report.sources.len(),
                passages: report.passages.len(),
            })
        };
        self.library.entries.iter().filter_map(row).collect()
    }

    /// The sources of all loaded reports, in the order of their numbers on screen.
    #[must_use]
    pub fn all_sources(&self) -> Vec<SourceRow<'a>> {
        let mut rows = Vec::new();
        for report in self.library.reports() {
            for (index, source) in report.sources.iter().enumerate() {
                let cites = |passage: &&Passage| passage.cites.iter().any(|cite| cite.source == index);
                rows.push(SourceRow {
                    country: report.country.as_str(),
                    report: report.id.as_str(),
                    number: self.library.source_number(report, index),
                    source: self.source(source),
                    symbol: source.symbol.as_deref(),
                    passages: report.passages.iter().filter(cites).count(),
                    line: self.source_line(source),
                });
            }
        }
        rows
    }

    /// What figures can count, in the order of the registry.
    #[must_use]
    pub fn indicators(&self) -> Vec<IndicatorRow<'a>> {
        let row = |known: &'a IndicatorDef| IndicatorRow {
            id: known.id.as_str(),
            label: self.text(&known.label),
            unit: &known.unit,
            counting: self.text(&known.counting),
            measures: &known.measures,
            point: &known.point,
            not_same_as: known.not_same_as.iter().map(Id::as_str).collect(),
        };
        self.library.indicators.0.iter().map(row).collect()
    }

    /// The terms of a glossary, in its order.
    #[must_use]
    pub fn terms(&self, glossary: &'a Glossary) -> Vec<TermRow<'a>> {
        let row = |term: &'a Term| TermRow {
            id: term.id.as_str(),
            label: self.text(&term.label),
            definition: self.text(&term.definition),
            source: &term.source,
            not_to_confuse: term.not_to_confuse.iter().map(Id::as_str).collect(),
            difference: term.difference.as_ref().map(|text| self.text(text)),
        };
        glossary.0.iter().map(row).collect()
    }

    /// The terms as text: a definition is too long for a table.
    #[must_use]
    pub fn terms_text(&self, rows: &[TermRow<'a>], form: Form) -> String {
        let mut page = Page::new(form);
        for row in rows {
            page.heading(row.label);
            page.block(2, row.definition);
            page.block(2, &say!(self.words, "glossary-source", source = row.source));
            let others = rows.iter().filter(|other| row.not_to_confuse.contains(&other.id)).map(|other| other.label);
            let others: Vec<&str> = others.collect();
            if let Some(difference) = row.difference {
                page.block(2, &say!(self.words, "glossary-not", terms = &others.join(", ")));
                page.block(2, difference);
            }
        }
        page.finish()
    }

    /// The table of some rows.
    #[must_use]
    pub fn table<R: Row>(&self, rows: &[R], form: Form) -> String {
        let mut page = Page::new(form);
        if !rows.is_empty() {
            page.table(&R::head(self), &rows.iter().map(|row| row.cells(self.words)).collect::<Vec<_>>());
        }
        page.finish()
    }
}

fn heads(scribe: &Scribe<'_>, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| scribe.words.say(id)).collect()
}

impl Row for CountryRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        let mut head = heads(scribe, &["head-code", "head-country", "head-reports"]);
        head.extend(scribe.library.taxonomy.topics.iter().map(|topic| topic.key.to_string()));
        head.push(scribe.words.say("head-passages"));
        head
    }

    fn cells(&self, _: &Words) -> Vec<String> {
        let mut cells = vec![self.code.to_owned(), self.name.clone(), self.reports.to_string()];
        cells.extend(self.passages.0.iter().map(|(_, count)| count.to_string()));
        cells.push(self.passages.0.iter().map(|(_, count)| count).sum::<u32>().to_string());
        cells
    }
}

impl Row for TopicRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        heads(scribe, &["head-number", "head-slug", "head-label"])
    }

    fn cells(&self, _: &Words) -> Vec<String> {
        vec![self.number.to_string(), self.slug.to_owned(), self.label.to_owned()]
    }
}

impl Row for PointRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        heads(scribe, &["head-number", "head-slug", "head-label"])
    }

    fn cells(&self, _: &Words) -> Vec<String> {
        vec![self.number.clone(), format!("{}/{}", self.topic, self.slug), self.label.to_owned()]
    }
}

impl Row for ReportRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        heads(scribe, &["head-report", "head-country", "head-edition", "head-kind", "head-passages", "head-title"])
    }

    fn cells(&self, words: &Words) -> Vec<String> {
        let kind = words.say(&format!("report-{}", self.kind));
        let texts = [self.id, self.country, self.edition, &kind].map(str::to_owned);
        texts.into_iter().chain([self.passages.to_string(), self.title.to_owned()]).collect()
    }
}

impl Row for SourceRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        heads(scribe, &["head-report", "head-number", "head-passages", "head-source"])
    }

    fn cells(&self, _: &Words) -> Vec<String> {
        vec![self.report.to_owned(), self.number.to_string(), self.passages.to_string(), self.line.clone()]
    }
}

impl Row for IndicatorRow<'_> {
    fn head(scribe: &Scribe<'_>) -> Vec<String> {
        heads(scribe, &["head-indicator", "head-unit", "head-label"])
    }

    fn cells(&self, _: &Words) -> Vec<String> {
        [self.id, self.unit, self.label].map(str::to_owned).to_vec()
    }
}
