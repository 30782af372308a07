//! The heat map of a search: how many passages there are for every country and topic, and point of it.
//!
//! Must not: count homes. A cell says how many passages are found where what it stands for is asked for
//! as well.

use super::results::HitCell;
use super::segment::{CELL_POINTS, CellKey, NO_POINT, Segment, WHOLE_TOPIC};
use crate::model::{CellOf, Code, Library, PointIx, TopicIx};

/// Counts while passages are gone through: a common word finds tens of thousands.
pub(super) struct Counts {
    /// One row of cells a country, in the order of their names.
    all: Vec<u32>,
    per_country: usize,
}

impl Counts {
    pub(super) fn new(library: &Library) -> Self {
        let per_country = (library.taxonomy.topics.len() + 1) * usize::from(CELL_POINTS);
        Self { all: vec![0; per_country * library.countries.len()], per_country }
    }

    /// Counts a passage of the country that stands so far down by name.
    pub(super) fn add(&mut self, country: usize, segment: &Segment, passage: usize) {
        let Some(of_country) = self.all.get_mut(country * self.per_country..) else { return };
        let mut count = |cell: CellKey| {
            if let Some(count) = of_country.get_mut(usize::from(cell.0)) {
                *count += 1;
            }
        };
        let (first, more) = segment.homes(passage);
        if more.is_empty() {
            count(first);
            count(first.topic());
        } else {
            each_cell(first, more, count);
        }
    }

    /// The cells that count something.
    pub(super) fn cells(&self, by_name: &[Code]) -> Vec<HitCell> {
        let cell = |(at, passages): (usize, &u32)| {
            let country = *by_name.get(at / self.per_country)?;
            let (topic, point) = ((at % self.per_country) / usize::from(CELL_POINTS), at % usize::from(CELL_POINTS));
            let of = match u16::try_from(point).ok()? {
                WHOLE_TOPIC => CellOf::Topic,
                NO_POINT => CellOf::NoPoint,
                _ => CellOf::Point(PointIx(u8::try_from(point).ok()?)),
            };
            Some(HitCell { country, topic: TopicIx(u8::try_from(topic).ok()?), of, passages: *passages })
        };
        self.all.iter().enumerate().filter(|(_, passages)| **passages > 0).filter_map(cell).collect()
    }
}

/// Gives every cell that a passage with several homes counts in, each once. Who is in a point of a topic
/// is not in none of them as well.
fn each_cell(first: CellKey, more: &[(u32, CellKey)], mut count: impl FnMut(CellKey)) {
    let homes = || std::iter::once(first).chain(more.iter().map(|(_, home)| *home));
    for (at, home) in homes().enumerate() {
        let same_topic = |other: &CellKey| other.topic() == home.topic();
        let is_new = homes().take(at).all(|other| other != home);
        if is_new && (home.is_point() || !homes().filter(same_topic).any(CellKey::is_point)) {
            count(home);
        }
        if !homes().take(at).any(|other| same_topic(&other)) {
            count(home.topic());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;
    use std::sync::Arc;

    /// What a passage with such homes counts in: topic, and `None` for all of it, the position of a
    /// point, or that of no point.
    fn counted(homes: &str) -> Vec<(u8, CellOf)> {
        let report = Arc::new(sample::report("ve", "VE", &[("p-1", homes, "2005", "A shelter.", "")]));
        let segment = Segment::of([Arc::clone(&report)].into_iter());
        let library = sample::library(vec![sample::report("ve", "VE", &[("p-1", homes, "2005", "A shelter.", "")])]);
        let mut counts = Counts::new(&library);
        counts.add(0, &segment, 0);
        let cells = counts.cells(&[report.country]);
        assert!(cells.iter().all(|cell| cell.passages == 1 && cell.country == report.country), "{cells:?}");
        cells.iter().map(|cell| (cell.topic.0, cell.of)).collect()
    }

    #[test]
    fn a_passage_counts_once_in_each_point_and_each_topic() {
        let library = sample::library(Vec::new());
        let at = |topic: &str, point: &str| {
            let topic = library.taxonomy.find_topic(topic).unwrap();
            (topic.0, CellOf::Point(library.taxonomy.find_point(topic, point).unwrap()))
        };
        let (assistance, cases) = (at("protection", "assistance"), at("prosecution", "cases"));
        let (protection, prosecution) = ((assistance.0, CellOf::Topic), (cases.0, CellOf::Topic));
        let sorted = |mut cells: Vec<(u8, CellOf)>| {
            cells.sort_by_key(|(topic, of)| (*topic, format!("{of:?}")));
            cells
        };
        for (homes, expected) in [
            ("protection/assistance", vec![assistance, protection]),
            ("protection/assistance prosecution/cases", vec![assistance, protection, cases, prosecution]),
            ("protection/assistance protection/assistance", vec![assistance, protection]),
            ("protection/assistance protection/nobody-knows", vec![assistance, protection]),
            ("protection/nobody-knows protection/assistance", vec![assistance, protection]),
            ("protection/nobody-knows protection/nor-this", vec![(protection.0, CellOf::NoPoint), protection]),
        ] {
            assert_eq!(sorted(counted(homes)), sorted(expected), "{homes}");
        }
    }
}
