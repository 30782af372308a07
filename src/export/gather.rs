//! What a matter is made of, taken out of the library: points down, columns across.
//!
//! Must not: write it down in any form, or leave an empty point out; that nothing is there is worth saying.

use super::{Column, Comparison, Part, Row, Scribe};
use crate::compare::{self, EditionMarks, Voices};
use crate::model::{Place, PointSection};

impl<'a> Scribe<'a> {
    /// A place as the points it covers, with their passages and gaps.
    #[must_use]
    pub fn parts(&self, place: &Place, voices: Voices) -> Vec<Part<'a>> {
        let library = self.library;
        if let Some(found) = library.passage(place) {
            let home = found.passage.homes.first();
            let point = home.and_then(|home| home.point);
            let section = PointSection { point, passages: vec![found], gaps: Vec::new() };
            return home.map(|home| Part { topic: home.topic, section, voices }).into_iter().collect();
        }
        let taxonomy = &library.taxonomy;
        let topic = place.topic.as_ref().and_then(|slug| taxonomy.find_topic(slug));
        let topics = taxonomy.topic_ixs().filter(|known| topic.is_none_or(|topic| topic == *known));
        let parts = topics.flat_map(|topic| {
            let sections = library.section(place.country, place.report.as_ref(), topic);
            sections.into_iter().map(move |section| Part { topic, section, voices })
        });
        let point = topic.zip(place.point.as_ref()).and_then(|(topic, slug)| taxonomy.find_point(topic, slug));
        parts.filter(|part| point.is_none() || part.section.point == point).collect()
    }

    /// The heads of the columns, with the years they speak of on the topic.
    #[must_use]
    pub fn heads(&self, matter: &Comparison) -> Vec<Column> {
        let head = |column: &compare::Column| Column {
            country: column.country,
            report: column.report.clone(),
            years: compare::period_covered(self.library, column, matter.topic),
        };
        matter.columns.iter().map(head).collect()
    }

    /// The rows, one for each point; if so asked, only those in which the columns differ. More columns than can be
    /// compared give none.
    #[must_use]
    pub fn rows(&self, matter: &Comparison) -> Vec<Row<'a>> {
        let aligned = compare::align(self.library, &matter.columns, matter.topic, matter.point).unwrap_or_default();
        let marks = compare::edition_marks(self.library, &matter.columns, self.words.lang());
        aligned.into_iter().filter_map(|row| self.row(matter, row, &marks)).collect()
    }

    fn row(&self, matter: &Comparison, row: compare::Row<'a>, marks: &[EditionMarks]) -> Option<Row<'a>> {
        let difference = compare::differ(&row, matter.voices, marks);
        if matter.differing && !difference.is_any() {
            return None;
        }
        let about = [difference.say(self.words), compare::say_apart(self.words, &row.heard(matter.voices))];
        let point = row.point;
        let cell = |cell: compare::Cell<'a>| PointSection { point, passages: cell.passages, gaps: cell.gaps };
        Some(Row {
            point,
            cells: row.cells.into_iter().map(cell).collect(),
            voices: matter.voices,
            about: about.into_iter().flatten().collect(),
            difference,
            marks: marks.to_vec(),
        })
    }
}
