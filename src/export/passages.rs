//! Passages as rows for spreadsheets, and checked gaps between them, so that none is lost.
//!
//! Must not: let the language into the words of the format; only names and texts are in it.

use super::{Comparison, Records, Row, Scribe, newest_of};
use crate::compare::{Change, Voices};
use crate::model::{Mark, PassageRef, Place, PointIx, Report, Silence, Source, TopicIx};
use crate::words;
use std::sync::Arc;

/// Between the parts of a cell that has several.
const AND: &str = "; ";

impl<'a> Scribe<'a> {
    /// What the library says at a place, a passage or checked gap a row.
    #[must_use]
    pub fn section_records(&self, place: &Place, voices: Voices) -> Records {
        let parts = self.parts(place, voices);
        let newest = self.newest(place, &parts);
        let mut rows = Vec::new();
        for part in &parts {
            let home = (part.topic, part.section.point);
            rows.extend(part.shown().into_iter().map(|found| self.passage_record(found, home, newest)));
            rows.extend(part.section.gaps.iter().map(|gap| self.gap_record(*gap, home)));
        }
        self.passages_table(rows)
    }

    /// A comparison, point by point and column by column. Where columns are editions of one country, the last cell says what
    /// became of a passage in the other one.
    #[must_use]
    pub fn comparison_records(&self, matter: &Comparison) -> Records {
        let all: Vec<Row<'a>> = self.rows(matter);
        let newest = newest_of(&all);
        let mut rows = Vec::new();
        for row in &all {
            let home = (matter.topic, row.point);
            for cell in &row.cells {
                for found in row.shown(cell) {
                    let changes: Vec<&str> = row.changes(cell, found).into_iter().map(Change::word).collect();
                    rows.push([self.passage_record(found, home, newest), vec![changes.join(AND)]].concat());
                }
                let gap = |gap| [self.gap_record(gap, home), vec![String::new()]].concat();
                rows.extend(cell.gaps.iter().copied().map(gap));
            }
        }
        let mut table = self.passages_table(rows);
        table.head.push("change");
        table
    }

    /// Rows with their head.
    pub(super) fn passages_table(&self, rows: Vec<Vec<String>>) -> Records {
        const HEAD: [&str; 19] = [
            "row",
            "country",
            "country_name",
            "report",
            "topic",
            "point",
            "period",
            "modality",
            "gap",
            "voice",
            "said_by",
            "text",
            "language",
            "due",
            "marks",
            "note",
            "sources",
            "urls",
            "place",
        ];
        Records { head: HEAD.to_vec(), rows }
    }

    pub(super) fn passage_record(
        &self,
        found: PassageRef<'a>,
        (topic, point): (TopicIx, Option<PointIx>),
        newest: Option<u16>,
    ) -> Vec<String> {
        let (report, passage) = (found.report, found.passage);
        let foreign = passage.text.is_foreign(self.words.lang(), &report.language);
        let language = if foreign { report.language.as_str() } else { self.words.lang().tag() };
        let marks: Vec<&str> = self.library.marks(found, newest).into_iter().map(Mark::word).collect();
        let sources = || passage.cites.iter().filter_map(|cite| report.sources.get(cite.source));
        let cells = [
            "passage",
            report.country.as_str(),
            &self.country_name(report.country),
            report.id.as_str(),
            self.topic_slug(topic),
            self.point_slug(topic, point).unwrap_or_default(),
            passage.period.as_edtf(),
            passage.modality.word(),
            "",
            report.voice(passage).word(),
            &words::speakers(self.words, found),
            self.text(&passage.text),
            language,
            passage.due.as_ref().map_or("", |due| due.as_edtf()),
            &marks.join(AND),
            passage.note.as_ref().map_or("", |note| self.text(note)),
            &ids(sources()),
            &urls(sources()),
            &self.library.place_of(found).to_string(),
        ];
        cells.map(str::to_owned).to_vec()
    }

    fn gap_record(
        &self,
        (report, silence): (&'a Arc<Report>, &'a Silence),
        (topic, point): (TopicIx, Option<PointIx>),
    ) -> Vec<String> {
        let source = || silence.source.and_then(|at| report.sources.get(at)).into_iter();
        let speaker = source().next().map(|source| words::source_name(self.words, source));
        let point = self.point_slug(topic, point);
        let place = Place {
            country: report.country,
            report: (report.id.as_str() != report.country.as_str()).then(|| report.id.clone()),
            topic: self.library.taxonomy.topic(topic).map(|topic| topic.slug.clone()),
            point: silence.home.point.and_then(|ix| Some(self.library.taxonomy.point(topic, ix)?.slug.clone())),
            passage: None,
        };
        let cells = [
            "gap",
            report.country.as_str(),
            &self.country_name(report.country),
            report.id.as_str(),
            self.topic_slug(topic),
            point.unwrap_or_default(),
            "",
            "",
            silence.state.word(),
            source().next().map_or("", |source| source.voice.word()),
            speaker.as_deref().unwrap_or_default(),
            "",
            self.words.lang().tag(),
            "",
            "",
            silence.note.as_ref().map_or("", |note| self.text(note)),
            &ids(source()),
            &urls(source()),
            &place.to_string(),
        ];
        cells.map(str::to_owned).to_vec()
    }
}

fn ids<'s>(sources: impl Iterator<Item = &'s Source>) -> String {
    sources.map(|source| source.id.as_str()).collect::<Vec<_>>().join(AND)
}

fn urls<'s>(sources: impl Iterator<Item = &'s Source>) -> String {
    sources.filter_map(|source| source.url.as_deref()).collect::<Vec<_>>().join(AND)
}
