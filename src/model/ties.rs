//! What leads from one passage to another: links, seen from both ends, and figures that are easily
//! taken for one another.
//!
//! Must not: infer anything from two passages sharing a point, or say which of two voices is right.

use super::{Code, Entry, Id, Indicator, Library, LinkKind, PassageRef, Period, Report, Written};
use std::collections::{HashMap, HashSet};

/// How a passage stands to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bond {
    /// A link that starts at the passage: it updates the other.
    To(LinkKind),
    /// A link that ends at the passage: it is updated by the other.
    From(LinkKind),
    /// They give figures for one time that count different things (`not_same_as` in the registry).
    Figures,
}

impl Bond {
    /// The kind of link, where it is one.
    #[must_use]
    pub fn link(self) -> Option<LinkKind> {
        match self {
            Self::To(kind) | Self::From(kind) => Some(kind),
            Self::Figures => None,
        }
    }

    /// The same for both directions of a link that has none in its meaning.
    fn either_way(self) -> Self {
        match self {
            Self::From(kind) if !matches!(kind, LinkKind::Updates | LinkKind::Fulfils | LinkKind::Answers) => {
                Self::To(kind)
            }
            bond => bond,
        }
    }

    /// Whether the other one says what became of this one, or how it stands now.
    #[must_use]
    pub fn is_later_word(self) -> bool {
        matches!(self, Self::From(LinkKind::Updates | LinkKind::Fulfils))
    }

    /// Whether the two say the opposite.
    #[must_use]
    pub fn is_contradiction(self) -> bool {
        self.link() == Some(LinkKind::Contradicts)
    }

    /// Whether one stands against the other: they say the opposite, or do not fit easily.
    #[must_use]
    pub fn stands_against(self) -> bool {
        self.is_contradiction() || self.is_tension()
    }

    /// Whether the two do not fit easily.
    #[must_use]
    pub fn is_tension(self) -> bool {
        matches!(self, Self::Figures | Self::To(LinkKind::Tension) | Self::From(LinkKind::Tension))
    }
}

/// Another passage, and how the one that was asked about stands to it.
#[derive(Clone, Copy, Debug)]
pub struct Tie<'a> {
    /// How they stand to each other.
    pub bond: Bond,
    /// The other one.
    pub other: PassageRef<'a>,
    /// In what, as whoever compiled the report says.
    pub note: Option<&'a Written>,
}

/// A passage by position: of its entry in the library, and in its report.
type Spot = (usize, usize);

/// The links of a library, found from both ends, and the figures of each country by what they count.
#[derive(Debug, Default)]
pub(super) struct Links {
    strands: HashMap<Spot, Vec<Strand>>,
    figures: HashMap<(Code, Indicator), Vec<(Spot, Period)>>,
}

/// Passages with figures that must not be compared: so many are named, the others add nothing.
const MOST_FIGURES: usize = 20;

#[derive(Clone, Copy, Debug)]
struct Strand {
    bond: Bond,
    other: Spot,
    /// Where the link stands: an entry, and a position among its report's links.
    link: Spot,
}

impl Links {
    /// Follows the links of all loaded reports; those that lead nowhere are left to the check.
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut finder = Finder { entries, reports: HashMap::new(), passages: HashMap::new() };
        for (index, entry) in entries.iter().enumerate().rev() {
            // Of two reports with one id the first is meant, as everywhere.
            finder.reports.insert(&entry.id, index);
        }
        let mut links = Self::default();
        for (index, entry) in entries.iter().enumerate() {
            let Some(report) = entry.report() else { continue };
            for (at, link) in report.links.iter().enumerate() {
                let Some(from) = finder.find(index, &link.from) else { continue };
                let to_entry = link.to_report.as_ref().map_or(Some(index), |id| finder.reports.get(id).copied());
                let Some(to) = to_entry.and_then(|entry| finder.find(entry, &link.to)) else { continue };
                let strand = |bond, other| Strand { bond, other, link: (index, at) };
                links.strands.entry(from).or_default().push(strand(Bond::To(link.kind), to));
                links.strands.entry(to).or_default().push(strand(Bond::From(link.kind), from));
            }
            for (at, passage) in report.passages.iter().enumerate() {
                for figure in &passage.figures {
                    let known = links.figures.entry((report.country, figure.indicator.clone())).or_default();
                    known.push(((index, at), figure.period.as_ref().unwrap_or(&passage.period).clone()));
                }
            }
        }
        links
    }
}

struct Finder<'a> {
    entries: &'a [Entry],
    reports: HashMap<&'a Id, usize>,
    /// Positions of the passages of entries that a link led to; some reports have thousands.
    passages: HashMap<usize, HashMap<&'a Id, usize>>,
}

impl<'a> Finder<'a> {
    fn find(&mut self, entry: usize, passage: &Id) -> Option<Spot> {
        let report: &'a Report = self.entries.get(entry)?.report()?;
        let index = || report.passages.iter().enumerate().map(|(at, passage)| (&passage.id, at)).collect();
        let at = self.passages.entry(entry).or_insert_with(index).get(passage)?;
        Some((entry, *at))
    }
}

impl Library {
    /// What a passage leads to: first what contradicts it, then what is in tension, then the rest;
    /// links in the order of the files, then figures that must not be compared. A passage that two
    /// links lead to in one way is named once.
    #[must_use]
    pub fn ties<'a>(&'a self, found: PassageRef<'a>) -> Vec<Tie<'a>> {
        // Most passages of a large library are tied to nothing; the grid asks of all of them.
        if self.links.strands.is_empty() && found.passage.figures.is_empty() {
            return Vec::new();
        }
        let mut ties: Vec<Tie<'a>> = Vec::new();
        let (mut known, mut tense): (HashSet<(Bond, Spot)>, HashSet<Spot>) = (HashSet::new(), HashSet::new());
        for strand in self.strands(found) {
            let Some(other) = self.at_spot(strand.other) else { continue };
            let link = self.entries.get(strand.link.0).and_then(|entry| entry.report()?.links.get(strand.link.1));
            if strand.bond.is_tension() {
                tense.insert(strand.other);
            }
            if known.insert((strand.bond.either_way(), strand.other)) {
                ties.push(Tie { bond: strand.bond, other, note: link.and_then(|link| link.note.as_ref()) });
            }
        }
        for spot in self.miscounted(found) {
            if let Some(other) = self.at_spot(spot).filter(|_| !tense.contains(&spot)) {
                ties.push(Tie { bond: Bond::Figures, other, note: None });
            }
        }
        ties.sort_by_key(|tie| match tie.bond {
            bond if bond.is_contradiction() => 0,
            Bond::To(LinkKind::Tension) | Bond::From(LinkKind::Tension) => 1,
            Bond::To(_) | Bond::From(_) => 2,
            Bond::Figures => 3,
        });
        ties
    }

    fn strands(&self, found: PassageRef<'_>) -> &[Strand] {
        let range = self.country(found.report.country).map_or(0..0, |country| country.entries.clone());
        let entries = self.entries.get(range.clone()).unwrap_or_default();
        let entry = entries.iter().position(|entry| entry.id == found.report.id);
        let strands = entry.and_then(|entry| self.links.strands.get(&(range.start + entry, found.index)));
        strands.map_or(&[], Vec::as_slice)
    }

    fn at_spot(&self, (entry, index): Spot) -> Option<PassageRef<'_>> {
        let report = self.entries.get(entry)?.report()?;
        Some(PassageRef { report, index, passage: report.passages.get(index)? })
    }

    /// Other passages on the country whose figures for one time count something that the registry
    /// says is not the same; the first [`MOST_FIGURES`] of them.
    fn miscounted(&self, found: PassageRef<'_>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for figure in &found.passage.figures {
            let period = figure.period.as_ref().unwrap_or(&found.passage.period);
            let others = self.indicators.0.iter().filter(|other| self.indicators.differ(&figure.indicator, &other.id));
            let lists = others.filter_map(|other| self.links.figures.get(&(found.report.country, other.id.clone())));
            for (spot, other) in lists.flatten() {
                let own = || self.at_spot(*spot).is_some_and(|other| other.is(found));
                if spots.len() < MOST_FIGURES && period.overlaps(other) && !spots.contains(spot) && !own() {
                    spots.push(*spot);
                }
            }
        }
        spots.sort_unstable();
        spots
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn bonds(library: &Library, place: &str) -> Vec<String> {
        let found = library.passage(&library.resolve(&place.parse().unwrap()).unwrap()).unwrap();
        let line = |tie: Tie<'_>| format!("{:?} {}#{}", tie.bond, tie.other.report.id, tie.other.passage.id);
        library.ties(found).into_iter().map(line).collect()
    }

    fn two_countries() -> Library {
        let passages = [
            ("p-1", "protection/assistance", "2006", "87 victims.", ""),
            ("p-2", "protection/identification", "2006", "53 victims.", ""),
            ("p-3", "protection/assistance", "2010", "No help.", ""),
        ];
        let mut ve = sample::report("ve", "VE", &passages);
        let mut cu = sample::report("cu", "CU", &[("p-1", "protection/assistance", "2012", "It is untrue.", "")]);
        ve.links = vec![
            sample::link("p-3", "p-1", LinkKind::Updates),
            sample::link("p-1", "p-2", LinkKind::Tension),
            sample::link("p-1", "gone", LinkKind::Supports),
        ];
        cu.links = vec![sample::link("p-1", "ve#p-3", LinkKind::Contradicts)];
        sample::library(vec![ve, cu])
    }

    #[test]
    fn a_link_is_found_from_both_ends_also_from_another_report() {
        let library = two_countries();
        assert_eq!(bonds(&library, "ve#p-1"), ["To(Tension) ve#p-2", "From(Updates) ve#p-3"]);
        assert_eq!(bonds(&library, "ve#p-3"), ["From(Contradicts) cu#p-1", "To(Updates) ve#p-1"]);
        assert_eq!(bonds(&library, "cu#p-1"), ["To(Contradicts) ve#p-3"]);
    }

    #[test]
    fn a_link_said_twice_is_named_once_and_both_of_two_kinds() {
        let mut ve = sample::report("ve", "VE", &[("p-1", "protection/assistance", "2006", "A.", "")]);
        let mut us = sample::report("us", "US", &[("p-1", "protection/assistance", "2006", "B.", "")]);
        ve.links = vec![sample::link("p-1", "us#p-1", LinkKind::Tension)];
        us.links =
            vec![sample::link("p-1", "ve#p-1", LinkKind::Tension), sample::link("p-1", "ve#p-1", LinkKind::Updates)];
        let library = sample::library(vec![ve, us]);
        assert_eq!(bonds(&library, "ve#p-1"), ["From(Tension) us#p-1", "From(Updates) us#p-1"]);
    }

    #[test]
    fn figures_of_one_time_that_count_different_things_are_in_tension() {
        for (indicators, periods, tension) in [
            (("victims-assisted", "victims-in-cases"), ("2005/2006", "2006"), true),
            (("victims-in-cases", "victims-assisted"), ("2006", "2005/2006"), true),
            (("victims-assisted", "victims-assisted"), ("2006", "2006"), false),
            (("victims-assisted", "victims-in-cases"), ("2005", "2006"), false),
            (("victims-assisted", "convictions"), ("2006", "2006"), false),
        ] {
            let passages =
                [("p-1", "protection/assistance", "1999", "A.", ""), ("p-2", "prosecution/cases", "1999", "B.", "")];
            let mut report = sample::report("ve", "VE", &passages);
            report.passages[0].figures = vec![sample::figure(indicators.0, 87.0, periods.0)];
            report.passages[1].figures = vec![sample::figure(indicators.1, 53.0, periods.1)];
            let library = sample::library(vec![report]);
            assert_eq!(bonds(&library, "ve#p-1") == ["Figures ve#p-2"], tension, "{indicators:?} {periods:?}");
            assert_eq!(bonds(&library, "ve#p-2") == ["Figures ve#p-1"], tension, "{indicators:?} {periods:?}");
        }
    }
}
