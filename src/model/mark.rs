//! What the links, sources and dates of a passage amount to: computed each time, never stored.
//!
//! Must not: weigh voices. A mark says what to look at before quoting, not who is right.

use super::{Cite, DayOrder, Library, Mark, Modality, PassageRef, Report, Source, Tie, Voice};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A period that ended more than so many years before the newest one in view is marked.
const YEARS_UNTIL_PAST: u16 = 5;

/// How many documents a passage rests on, and how many of them do not merely pass another one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origins {
    /// Distinct sources cited.
    pub sources: usize,
    /// Distinct documents at the root of those.
    pub roots: usize,
    /// Distinct speakers in them.
    pub speakers: usize,
}

impl Library {
    /// The marks of a passage, in the order of [`Mark::ALL`]. `newest` is the newest year that
    /// anything in view speaks of; without one nothing is past.
    #[must_use]
    pub fn marks(&self, found: PassageRef<'_>, newest: Option<u16>) -> Vec<Mark> {
        found.marks(&self.ties(found), newest)
    }

    /// The newest year that the section of a passage speaks of, which is what it is seen beside
    /// where it stands alone.
    #[must_use]
    pub fn newest_beside(&self, found: PassageRef<'_>) -> Option<u16> {
        let home = found.passage.homes.first()?;
        let section = self.section(found.report.country, None, home.topic);
        newest_year(section.iter().flat_map(|point| point.passages.iter().copied()))
    }
}

impl PassageRef<'_> {
    /// Its marks, for who has its ties already.
    #[must_use]
    pub fn marks(self, ties: &[Tie<'_>], newest: Option<u16>) -> Vec<Mark> {
        let found = self;
        let contradicts = || ties.iter().filter(|tie| tie.bond.is_contradiction()).map(|tie| tie.other);
        let denial = |found: PassageRef<'_>| found.passage.modality == Modality::Denial;
        let contested = contradicts().next().is_some();
        let denied = contested && (denial(found) || contradicts().any(denial));
        let origins = found.origins();
        let holds = |mark: &Mark| match mark {
            Mark::Contested => contested,
            Mark::Denied => denied,
            Mark::InTension => ties.iter().any(|tie| tie.bond.is_tension()),
            Mark::SingleOrigin => origins.sources > 1 && origins.roots == 1,
            Mark::Corroborated => origins.roots > 1 && origins.speakers > 1,
            Mark::Stale => is_past(found, newest),
            Mark::NoLaterWord => found.is_overdue() && !ties.iter().any(|tie| tie.bond.is_later_word()),
        };
        Mark::ALL.iter().copied().filter(holds).collect()
    }
}

/// The newest year that some passages speak of; of what has no end, the year it began.
#[must_use]
pub fn newest_year<'a>(passages: impl IntoIterator<Item = PassageRef<'a>>) -> Option<u16> {
    let years = passages.into_iter().flat_map(|found| <[_; 2]>::from(found.period().years()));
    years.flatten().max()
}

/// What some passages rest on together.
#[must_use]
pub fn origins<'a>(passages: impl IntoIterator<Item = PassageRef<'a>>) -> Origins {
    let (mut sources, mut roots, mut speakers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for found in passages {
        let report: &Report = found.report;
        for cite in &found.passage.cites {
            let Some(source) = report.sources.get(cite.source) else { continue };
            let root = if cite.own_origin { source } else { root(report, source) };
            sources.insert((&report.id, &source.id));
            roots.insert((&report.id, &root.id));
            speakers.insert(speaker(cite, source));
        }
    }
    Origins { sources: sources.len(), roots: roots.len(), speakers: speakers.len() }
}

impl PassageRef<'_> {
    /// What it rests on.
    #[must_use]
    pub fn origins(self) -> Origins {
        origins([self])
    }

    /// Whether what was planned was due before the last of the report's sources was written or read:
    /// by then there could have been a later word.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        let Some(due) = self.passage.due.as_ref().filter(|_| self.passage.modality == Modality::Planned) else {
            return false;
        };
        let dates = self.report.sources.iter().flat_map(|source| [&source.published, &source.accessed]);
        let looked: Option<DayOrder> = dates.flatten().map(super::Period::earliest).max();
        looked.is_some_and(|looked| due.latest() < looked)
    }

    /// Whether it is that passage, in whichever snapshot.
    #[must_use]
    pub fn is(self, other: PassageRef<'_>) -> bool {
        self.index == other.index && (Arc::ptr_eq(self.report, other.report) || self.report.id == other.report.id)
    }
}

/// The documents that a source passes on, each passed on by the one before it.
pub fn chain<'a>(report: &'a Report, source: &'a Source) -> impl Iterator<Item = &'a Source> {
    let next = |source: &&'a Source| {
        let origin = source.derived_from.as_ref()?;
        report.sources.iter().find(|known| known.id == *origin)
    };
    // As many steps as there are sources: a circle is a fault of the file, and ends here.
    std::iter::successors(Some(source), next).skip(1).take(report.sources.len())
}

/// The document at the beginning of such a chain.
#[must_use]
pub fn root<'a>(report: &'a Report, source: &'a Source) -> &'a Source {
    chain(report, source).last().unwrap_or(source)
}

fn speaker<'a>(cite: &'a Cite, source: &'a Source) -> (Voice, &'a str) {
    let voice = cite.voice.unwrap_or(source.voice);
    let own = || source.short.as_ref().map_or(source.publisher.as_str(), |short| short.text.as_str());
    match &cite.said_by {
        // Every organ of the State speaks for the State.
        _ if voice == Voice::State => (voice, ""),
        Some(name) => (voice, name.text.as_str()),
        None => (voice, own()),
    }
}

fn is_past(found: PassageRef<'_>, newest: Option<u16>) -> bool {
    let (_, end) = found.period().years();
    found.period().is_closed()
        && end.zip(newest).is_some_and(|(end, newest)| newest.saturating_sub(end) > YEARS_UNTIL_PAST)
}

#[cfg(test)]
mod tests {
    use super::super::{Id, sample};
    use super::*;
    use crate::model::LinkKind;

    /// Marks of `ve#p-1` after the report was changed.
    fn marks(change: impl FnOnce(&mut Report), newest: Option<u16>) -> Vec<&'static str> {
        let passages = [
            ("p-1", "protection/assistance", "2006", "Six shelters.", ""),
            ("p-2", "protection/assistance", "2010", "No shelter.", ""),
        ];
        let mut report = sample::report("ve", "VE", &passages);
        report.sources = ["oas", "paper", "relay"].map(sample::source).to_vec();
        change(&mut report);
        let library = sample::library(vec![report]);
        let found = library.passage(&library.resolve(&"ve#p-1".parse().unwrap()).unwrap()).unwrap();
        library.marks(found, newest).into_iter().map(Mark::word).collect()
    }

    fn cites(report: &mut Report, sources: &[usize]) {
        report.passages[0].cites =
            sources.iter().map(|source| Cite { source: *source, ..report.passages[1].cites[0].clone() }).collect();
    }

    #[test]
    fn nothing_is_marked_that_nothing_is_known_of() {
        assert_eq!(marks(|_| {}, Some(2010)), [""; 0]);
        // Sharing a point is no contradiction.
        assert_eq!(marks(|report| report.passages[1].modality = Modality::Denial, None), [""; 0]);
    }

    #[test]
    fn a_contradiction_is_contested_and_denied_where_either_end_is_a_denial() {
        let link = |report: &mut Report| report.links = vec![sample::link("p-2", "p-1", LinkKind::Contradicts)];
        assert_eq!(marks(link, None), ["contested"]);
        for denial in [0, 1] {
            let change = |report: &mut Report| {
                link(report);
                report.passages[denial].modality = Modality::Denial;
            };
            assert_eq!(marks(change, None), ["contested", "denied"]);
        }
    }

    #[test]
    fn two_citations_of_one_document_are_one_origin() {
        let relayed = |report: &mut Report| {
            cites(report, &[0, 2]);
            report.sources[2].derived_from = Id::new("oas");
        };
        assert_eq!(marks(relayed, None), ["single-origin"]);
        let own = |report: &mut Report| {
            relayed(report);
            report.passages[0].cites[1].own_origin = true;
        };
        assert_eq!(marks(own, None), ["corroborated"]);
        assert_eq!(marks(|report| cites(report, &[0]), None), [""; 0]);
        assert_eq!(marks(|report| cites(report, &[0, 0]), None), [""; 0]);
        let circle = |report: &mut Report| {
            relayed(report);
            report.sources[0].derived_from = Id::new("relay");
        };
        // The store cuts a circle where it reads one. Of one that is not cut no document is the beginning,
        // so each stands for itself; what counts is that the walk ends.
        assert_eq!(marks(circle, None), ["corroborated"]);
    }

    #[test]
    fn one_speaker_in_two_documents_corroborates_nothing() {
        assert_eq!(marks(|report| cites(report, &[0, 1]), None), ["corroborated"]);
        let one = |report: &mut Report| {
            cites(report, &[0, 1]);
            for source in &mut report.sources {
                source.voice = Voice::State;
            }
        };
        assert_eq!(marks(one, None), [""; 0]);
    }

    #[test]
    fn a_name_given_to_the_state_makes_no_second_speaker_of_it() {
        let one = |report: &mut Report| {
            cites(report, &[0, 1]);
            for source in &mut report.sources {
                source.voice = Voice::State;
            }
        };
        for named in [0, 1] {
            let said_by = |report: &mut Report| {
                one(report);
                report.passages[0].cites[named].said_by = Some(sample::written("The State", "El Estado"));
            };
            assert_eq!(marks(said_by, None), [""; 0], "{named}");
        }
        // Somebody else who speaks in a document of the State's is one.
        let other = |report: &mut Report| {
            one(report);
            report.passages[0].cites[1].voice = Some(Voice::Ngo);
            report.passages[0].cites[1].said_by = Some(sample::written("A shelter", "Un albergue"));
        };
        assert_eq!(marks(other, None), ["corroborated"]);
    }

    #[test]
    fn what_ended_over_five_years_before_the_newest_in_view_is_past() {
        for (period, newest, past) in [
            ("2006", Some(2011), false),
            ("2006", Some(2012), true),
            ("2005/2006", Some(2012), true),
            ("2006/..", Some(2022), false),
            ("2006", None, false),
            ("2006", Some(1999), false),
        ] {
            let found = marks(|report| report.passages[0].period = period.parse().unwrap(), newest);
            assert_eq!(found == ["stale"], past, "{period} {newest:?}");
        }
    }

    #[test]
    fn the_newest_year_is_that_of_any_end_or_beginning() {
        let library = sample::library(vec![sample::report(
            "ve",
            "VE",
            &[
                ("p-1", "protection/assistance", "2003/2009", "A.", ""),
                ("p-2", "protection/assistance", "2014/..", "B.", ""),
            ],
        )]);
        let section = library.section(super::super::Code::new("ve").unwrap(), None, super::super::TopicIx(1));
        assert_eq!(newest_year(section.iter().flat_map(|point| point.passages.iter().copied())), Some(2014));
        assert_eq!(newest_year([]), None);
    }

    #[test]
    fn a_plan_past_its_date_without_a_later_word_says_so() {
        let planned = |due: &str, link: Option<LinkKind>| {
            marks(
                |report| {
                    report.sources[0].accessed = Some("2026-11-22".parse().unwrap());
                    report.passages[0].modality = Modality::Planned;
                    report.passages[0].due = (!due.is_empty()).then(|| due.parse().unwrap());
                    report.links = link.map(|kind| sample::link("p-2", "p-1", kind)).into_iter().collect();
                },
                None,
            )
        };
        assert_eq!(planned("2006-12", None), ["no-later-word"]);
        assert_eq!(planned("2006-12", Some(LinkKind::Answers)), ["no-later-word"]);
        assert_eq!(planned("2006-12", Some(LinkKind::Updates)), [""; 0]);
        assert_eq!(planned("2006-12", Some(LinkKind::Fulfils)), [""; 0]);
        assert_eq!(planned("2027", None), [""; 0]);
        assert_eq!(planned("", None), [""; 0]);
    }
}
