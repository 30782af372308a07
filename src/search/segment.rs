//! Some reports, indexed together, with what is asked of every passage at hand.
//!
//! Must not: be changed. More reports make another segment, and several can be joined.

use super::collect::Collector;
use super::inverted::Inverted;
use super::tongue::Tongue;
use crate::model::{Amount, Passage, Report};
use std::fmt::Write;
use std::sync::Arc;

/// Where in a passage, or beside it, a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// The text in the report's language.
    Text,
    /// Its Spanish twin.
    Twin,
    /// The law it speaks of.
    Law,
    /// The values of its figures and penalties.
    Figure,
    /// The compiler's note, in either language.
    Note,
    /// The years it speaks of.
    Period,
    /// The name of its point.
    Point,
    /// A source it rests on.
    Source,
    /// A name of its country.
    Country,
}

impl Field {
    /// Those of a passage's own, which a segment indexes.
    pub(super) const OWN: [Self; 6] = [Self::Text, Self::Twin, Self::Law, Self::Figure, Self::Note, Self::Period];
}

/// Reports, indexed.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) index: Inverted,
    /// Whose each text of the index is: the passage times eight, and which of [`Field::OWN`].
    owners: Box<[u32]>,
    pub(super) shelves: Vec<Shelf>,
    /// For every passage the cell of its first home, and whether it has more.
    cells: Box<[CellKey]>,
    /// The further homes of the few passages that have any, by passage.
    more_cells: Vec<(u32, CellKey)>,
    /// For every passage the newest year it speaks of.
    years: Box<[u16]>,
}

/// A topic and a point as one small number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellKey(pub(super) u16);

impl CellKey {
    /// The cell of its topic as a whole.
    pub(super) fn topic(self) -> Self {
        Self(self.0 / CELL_POINTS * CELL_POINTS + WHOLE_TOPIC)
    }

    /// Whether the taxonomy knows its point.
    pub(super) fn is_point(self) -> bool {
        self.0 % CELL_POINTS != NO_POINT
    }
}

/// Points that a topic is given room for: 26, one for the topic as a whole and one for those that the
/// taxonomy does not know.
pub(super) const CELL_POINTS: u16 = 32;
/// What stands for a point that the taxonomy does not know.
pub(super) const NO_POINT: u16 = CELL_POINTS - 1;
/// What stands for all points of a topic.
pub(super) const WHOLE_TOPIC: u16 = CELL_POINTS - 2;
/// Stands beside the first home of a passage that has more: nearly none has, and to look for them takes
/// longer than to count. A taxonomy has at most nine topics, so that the bit is free.
const HAS_MORE: u16 = 1 << 15;

/// A report in a segment.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) report: Arc<Report>,
    /// The number of its first passage in the segment.
    pub(super) first: u32,
}

/// Passages fit in 29 bits: a library of half a thousand million of them would not be read here.
const FIELD_BITS: u32 = 3;

impl Segment {
    /// Indexes reports.
    pub(super) fn of(reports: impl Iterator<Item = Arc<Report>>) -> Self {
        let mut collector = Collector::default();
        let (mut owners, mut held, mut first) = (Vec::new(), Vec::new(), 0);
        let mut scratch = String::new();
        for report in reports {
            for (passage, number) in report.passages.iter().zip(first..) {
                let tongue = Tongue::of_tag(&report.language);
                each_text((passage, tongue), &mut scratch, |field, text, tongue| {
                    if collector.add(text, tongue).is_some() {
                        owners.push(number << FIELD_BITS | field as u32);
                    }
                });
            }
            first += u32::try_from(report.passages.len()).unwrap_or(0);
            held.push(report);
        }
        Self::bound(collector.finish(), owners.into(), held)
    }

    /// An index whose texts are those of these reports, one after the other.
    pub(super) fn bound(index: Inverted, owners: Box<[u32]>, reports: Vec<Arc<Report>>) -> Self {
        let mut shelves = Vec::with_capacity(reports.len());
        let (mut cells, mut more_cells, mut years) = (Vec::new(), Vec::new(), Vec::new());
        for report in reports {
            let first = u32::try_from(cells.len()).unwrap_or(u32::MAX);
            for passage in &report.passages {
                let number = u32::try_from(cells.len()).unwrap_or(u32::MAX);
                let mut homes = passage.homes.iter().map(|home| {
                    let point = home.point.map_or(NO_POINT, |point| u16::from(point.0).min(NO_POINT));
                    CellKey(u16::from(home.topic.0) * CELL_POINTS + point)
                });
                let CellKey(first) = homes.next().unwrap_or(CellKey(NO_POINT));
                let more = more_cells.len();
                more_cells.extend(homes.map(|home| (number, home)));
                cells.push(CellKey(if more_cells.len() > more { first | HAS_MORE } else { first }));
                let (from, to) = passage.period.years();
                years.push(to.or(from).unwrap_or(0));
            }
            shelves.push(Shelf { report, first });
        }
        Self { index, owners, shelves, cells: cells.into(), more_cells, years: years.into() }
    }

    /// Several segments in one.
    pub(super) fn joined(all: &[Arc<Self>]) -> Self {
        let indexes: Vec<&Inverted> = all.iter().map(|one| &one.index).collect();
        let index = Inverted::joined(&indexes);
        let (mut owners, mut reports, mut shift) = (Vec::new(), Vec::new(), 0);
        for one in all {
            owners.extend(one.owners.iter().map(|owner| owner + (shift << FIELD_BITS)));
            reports.extend(one.shelves.iter().map(|shelf| Arc::clone(&shelf.report)));
            shift += u32::try_from(one.len()).unwrap_or(0);
        }
        Self::bound(index, owners.into(), reports)
    }

    /// Passages.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whose texts are.
    pub(super) fn owners(&self) -> &[u32] {
        &self.owners
    }

    /// The passage that a text is of, and which of [`Field::OWN`] it is.
    pub(super) fn owner(&self, text: u32) -> Option<(usize, usize)> {
        let owner = *self.owners.get(text as usize)?;
        Some(((owner >> FIELD_BITS) as usize, (owner & ((1 << FIELD_BITS) - 1)) as usize))
    }

    /// The report of a passage.
    pub(super) fn shelf_of(&self, passage: u32) -> Option<&Shelf> {
        self.shelves.get(self.shelves.partition_point(|shelf| shelf.first <= passage).checked_sub(1)?)
    }

    /// The first home of a passage, and its further ones.
    pub(super) fn homes(&self, passage: usize) -> (CellKey, &[(u32, CellKey)]) {
        let first = self.cells.get(passage).map_or(NO_POINT, |cell| cell.0);
        if first & HAS_MORE == 0 {
            return (CellKey(first), &[]);
        }
        let of = |end: usize| self.more_cells.partition_point(|(known, _)| (*known as usize) < end);
        (CellKey(first & !HAS_MORE), self.more_cells.get(of(passage)..of(passage + 1)).unwrap_or_default())
    }

    /// The newest year a passage speaks of; 0 where it names none.
    pub(super) fn year(&self, passage: usize) -> u16 {
        self.years.get(passage).copied().unwrap_or(0)
    }
}

impl Shelf {
    /// The numbers of its passages in the segment.
    pub(super) fn passages(&self) -> std::ops::Range<usize> {
        let first = self.first as usize;
        first..first + self.report.passages.len()
    }
}

/// Gives every text of a passage that is searched, with what it is and its language.
pub(super) fn each_text(
    (passage, tongue): (&Passage, Option<Tongue>),
    scratch: &mut String,
    mut take: impl FnMut(Field, &str, Option<Tongue>),
) {
    take(Field::Text, &passage.text.text, tongue);
    if let Some(twin) = &passage.text.es {
        take(Field::Twin, twin, Some(Tongue::Es));
    }
    if let Some(law) = &passage.law {
        scratch.clear();
        scratch.push_str(&law.instrument);
        if let Some(article) = &law.article {
            // However the word for it is written before the number.
            let _ = write!(scratch, "; article {article}, art. {article}, art\u{ed}culo {article}");
        }
        take(Field::Law, scratch, None);
    }
    if !passage.figures.is_empty() || passage.penalty.is_some() {
        scratch.clear();
        spell_values(passage, scratch);
        take(Field::Figure, scratch, None);
    }
    if let Some(note) = &passage.note {
        take(Field::Note, &note.text, tongue);
        if let Some(twin) = &note.es {
            take(Field::Note, twin, Some(Tongue::Es));
        }
    }
    scratch.clear();
    let (from, to) = passage.period.years();
    for year in from.into_iter().chain(to.filter(|to| Some(*to) != from)) {
        let _ = write!(scratch, "{year} ");
    }
    take(Field::Period, scratch, None);
}

/// The values of figures, and penalties in years, with the word for them in both languages.
fn spell_values(passage: &Passage, out: &mut String) {
    let amounts = passage.figures.iter().flat_map(|figure| match figure.amount {
        Amount::One(value) => [Some(value), None],
        Amount::Between(low, high) => [Some(low), Some(high)],
        Amount::None => [None, None],
    });
    for value in amounts.flatten() {
        // Rust writes a whole number without a point, and never with signs between its digits.
        let _ = write!(out, "{value}; ");
    }
    let terms = passage.penalty.iter().flat_map(|penalty| [penalty.min_months, penalty.max_months]).flatten();
    for months in terms.filter(|months| *months > 0) {
        let _ = match months % 12 {
            0 => write!(out, "{0} years, {0} a\u{f1}os; ", months / 12),
            _ => write!(out, "{months} months, {months} meses; "),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, Id, Law, Penalty, Qualifier, sample};

    fn report() -> Report {
        let mut report = sample::report(
            "ve",
            "VE",
            &[
                ("p-1", "protection/assistance prosecution/cases", "2005/2006", "A shelter.", "Un albergue."),
                ("p-2", "protection/nobody-knows", "2014/..", "A plan.", ""),
            ],
        );
        let passage = &mut report.passages[0];
        passage.law = Some(Law {
            instrument: sample::shown("Organic Law"),
            article: Some(sample::shown("41")),
            enacted: None,
            status: None,
        });
        passage.note = Some(sample::written("Careful.", "Cuidado."));
        let figure =
            |amount| Figure { indicator: Id::new("x").unwrap(), amount, qualifier: Qualifier::Exact, period: None };
        passage.figures = vec![figure(Amount::One(60_000.0)), figure(Amount::Between(2.5, 7.0)), figure(Amount::None)];
        passage.penalty = Some(Penalty {
            offence: sample::shown("trafficking"),
            kind: sample::shown("imprisonment"),
            min_months: Some(96),
            max_months: Some(102),
            form: None,
            victim: None,
        });
        report
    }

    fn fields(segment: &Segment, word: &str) -> Vec<(usize, Field)> {
        let Some(word) = segment.index.words.find(word) else { return Vec::new() };
        let owners = segment.index.texts_with(word..word + 1).iter().filter_map(|text| segment.owner(*text));
        owners.map(|(passage, field)| (passage, Field::OWN[field])).collect()
    }

    #[test]
    fn every_text_of_a_passage_is_indexed_as_what_it_is() {
        let segment = Segment::of([Arc::new(report())].into_iter());
        for (word, field) in [
            ("shelter", Field::Text),
            ("albergue", Field::Twin),
            ("organic", Field::Law),
            ("articulo", Field::Law),
            ("60000", Field::Figure),
            ("7", Field::Figure),
            ("8", Field::Figure),
            ("102", Field::Figure),
            ("careful", Field::Note),
            ("cuidado", Field::Note),
            ("2005", Field::Period),
            ("2006", Field::Period),
        ] {
            assert!(fields(&segment, word).contains(&(0, field)), "{word} {:?}", fields(&segment, word));
        }
        assert_eq!(fields(&segment, "2014"), [(1, Field::Period)]);
        assert_eq!((segment.year(0), segment.year(1)), (2006, 2014));
        assert_eq!(segment.homes(0), (CellKey(CELL_POINTS + 1), &[(0, CellKey(0))][..]));
        assert_eq!(segment.homes(1), (CellKey(CELL_POINTS + NO_POINT), &[][..]));
    }

    #[test]
    fn joined_segments_keep_whose_each_word_is() {
        let cuba = sample::report("cu", "CU", &[("p-1", "prosecution/cases", "2016", "A trial; a shelter.", "")]);
        let parts = [report(), cuba].map(|report| Arc::new(Segment::of([Arc::new(report)].into_iter())));
        let segment = Segment::joined(&parts);
        assert_eq!(fields(&segment, "shelter"), [(0, Field::Text), (2, Field::Text)]);
        assert_eq!(fields(&segment, "trial"), [(2, Field::Text)]);
        assert_eq!((segment.len(), segment.shelves[1].passages()), (3, 2..3));
        assert_eq!(segment.year(2), 2016);
    }
}
