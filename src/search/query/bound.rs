//! A filter made ready for a library: what it asks of a report and of a passage, without a name left
//! to be looked up.
//!
//! Must not: look anything up. It is asked of tens of thousands of passages for every letter typed.

use super::filter::{Length, RangeEnd};
use crate::model::{Code, DayOrder, Home, Id, Library, Passage, PassageRef, Penalty, Report};
use std::ptr;
use std::sync::Arc;

/// A filter bound to a snapshot of a library.
#[derive(Clone, Debug)]
pub(in crate::search) struct BoundFilter(pub(super) Look);

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) enum Look {
    /// In code order.
    Countries(Vec<Code>),
    /// In order.
    Reports(Vec<Id>),
    Homes(Homes),
    /// A bit for each of [`crate::model::Voice::ALL`].
    Voices(u32),
    /// A bit for each of [`crate::model::SourceKind::ALL`].
    Kinds(u32),
    /// A bit for each of [`crate::model::Modality::ALL`].
    Modalities(u32),
    /// First and last day of each.
    Periods(Vec<(DayOrder, DayOrder)>),
    /// With the offences that it may be for.
    Penalty(Length, Vec<&'static str>),
    Offences(Vec<&'static str>),
    Has(Vec<fn(&Passage) -> bool>),
    Picked(Arc<Picked>),
}

/// Topics and points.
#[derive(Clone, Debug, Default)]
pub(super) struct Homes {
    /// A bit for each topic that is asked for as a whole.
    pub(super) topics: u32,
    /// For each topic, a bit for each of its points.
    pub(super) points: Vec<u32>,
}

/// Passages that were chosen one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct Picked(Vec<(Arc<Report>, Vec<u64>)>);

impl BoundFilter {
    /// What it says of all passages of a report alike; `None` where it is a passage's to say.
    pub(in crate::search) fn report(&self, report: &Report) -> Option<bool> {
        match &self.0 {
            Look::Countries(codes) => Some(codes.binary_search(&report.country).is_ok()),
            Look::Reports(ids) => Some(ids.binary_search(&report.id).is_ok()),
            Look::Picked(picked) => picked.of(report).is_none().then_some(false),
            _ => None,
        }
    }

    /// Whether it holds for a passage of the library that it was bound to.
    pub(in crate::search) fn passage(&self, found: PassageRef<'_>) -> bool {
        let PassageRef { report, index, passage } = found;
        match &self.0 {
            Look::Countries(_) | Look::Reports(_) => self.report(report).unwrap_or_default(),
            Look::Homes(homes) => passage.homes.iter().any(|home| homes.hold(home)),
            Look::Voices(bits) => report.voices(passage).any(|voice| bits & (1 << voice as u32) != 0),
            Look::Kinds(bits) => {
                let kinds = passage.cites.iter().filter_map(|cite| report.sources.get(cite.source));
                kinds.into_iter().any(|source| bits & (1 << source.kind as u32) != 0)
            }
            Look::Modalities(bits) => bits & (1 << passage.modality as u32) != 0,
            Look::Periods(periods) => {
                let (from, to) = passage.period.reading_order();
                periods.iter().any(|(first, last)| from <= *last && *first <= to)
            }
            Look::Penalty(length, offences) => passage.penalty.as_ref().is_some_and(|penalty| {
                is_imprisonment(penalty)
                    && offences.contains(&penalty.offence.as_str())
                    && months_at(penalty, length.end).is_some_and(|months| length.than.holds(months, length.months))
            }),
            Look::Offences(offences) => {
                passage.penalty.as_ref().is_some_and(|penalty| offences.contains(&penalty.offence.as_str()))
            }
            Look::Has(parts) => parts.iter().any(|has| has(passage)),
            Look::Picked(picked) => picked.of(report).is_some_and(|bits| has_bit(bits, index)),
        }
    }
}

/// Whether the ends of a penalty's range are lengths of imprisonment.
pub(super) fn is_imprisonment(penalty: &Penalty) -> bool {
    &*penalty.kind == "imprisonment"
}

/// An end of a penalty's range, in months.
pub(super) fn months_at(penalty: &Penalty, end: RangeEnd) -> Option<u32> {
    match end {
        RangeEnd::Min => penalty.min_months,
        RangeEnd::Max => penalty.max_months,
    }
}

impl Homes {
    fn hold(&self, home: &Home) -> bool {
        let in_point = |bits: &u32| home.point.is_some_and(|point| bits & bit(point.0) != 0);
        self.topics & bit(home.topic.0) != 0 || self.points.get(usize::from(home.topic.0)).is_some_and(in_point)
    }
}

/// A bit by position. A taxonomy has at most nine topics of at most 26 points; past the last bit there is none.
pub(super) fn bit(position: u8) -> u32 {
    1u32.checked_shl(position.into()).unwrap_or(0)
}

impl Picked {
    /// The passages of the loaded reports for which something is so.
    pub(super) fn new(library: &Library, is: impl Fn(PassageRef<'_>) -> bool) -> Self {
        let mut picked = Vec::new();
        for report in library.reports() {
            let mut bits: Vec<u64> = Vec::new();
            for (index, passage) in report.passages.iter().enumerate() {
                if is(PassageRef { report, index, passage }) {
                    bits.resize(report.passages.len().div_ceil(64), 0);
                    if let Some(word) = bits.get_mut(index / 64) {
                        *word |= 1 << (index % 64);
                    }
                }
            }
            if !bits.is_empty() {
                picked.push((Arc::clone(report), bits));
            }
        }
        picked.sort_by_key(|(report, _)| address(report));
        Self(picked)
    }

    /// The bits of a report that has any. Reports are told apart by where they are, which takes a
    /// hundredth of comparing their ids for every passage; they are held, so that none takes the
    /// place of another.
    fn of(&self, report: &Report) -> Option<&[u64]> {
        let index = self.0.binary_search_by_key(&address(report), |(report, _)| address(report)).ok()?;
        self.0.get(index).map(|(_, bits)| bits.as_slice())
    }
}

fn address(report: &Report) -> usize {
    ptr::from_ref(report).addr()
}

fn has_bit(bits: &[u64], index: usize) -> bool {
    bits.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
}
