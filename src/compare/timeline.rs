//! One country along time: its passages by period, and the ledger of what was planned with every later word on it.
//!
//! Must not: say that a promise was kept or broken. It finds who says what of it, and where nobody does.

use super::Voices;
use crate::model::{Bond, Code, End, Library, Modality, PassageRef, Period, Tie, TopicIx, Written};

/// Which passages of a country are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Scope {
    /// On one topic only.
    pub topic: Option<TopicIx>,
    /// Whose.
    pub voices: Voices,
}

/// A planned measure, and what is said of it.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    /// What is planned.
    pub passage: PassageRef<'a>,
    /// Whether its date had passed when the newest source of its report was written or read, so that there could have been a
    /// later word; `None` where it has no date.
    pub was_due: Option<bool>,
    /// Every later word, by period: what updates it or says what became of it, and what does so with a later word.
    pub later: Vec<Word<'a>>,
    /// What says the opposite of it or of a later word, by period. It is no later word: it may be older, and it does not
    /// end the silence on what became of the measure.
    pub differs: Vec<Word<'a>>,
}

/// What a passage says of a promise.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// How the passage it is about stands to it.
    pub bond: Bond,
    /// Who says what.
    pub passage: PassageRef<'a>,
    /// In what, as whoever compiled the report says.
    pub note: Option<&'a Written>,
}

impl<'a> Promise<'a> {
    /// All that is said of it: later words, then what says the opposite.
    pub fn words(&self) -> impl Iterator<Item = &Word<'a>> {
        self.later.iter().chain(&self.differs)
    }
}

impl Scope {
    fn has(self, found: PassageRef<'_>) -> bool {
        let topic = self.topic.is_none_or(|topic| found.passage.homes.iter().any(|home| home.topic == topic));
        topic && self.voices.show(found)
    }
}

/// All passages of a country in the order of their periods, each once: earliest day first, then the one that ends first,
/// then by report and file order.
#[must_use]
pub fn timeline(library: &Library, country: Code, scope: Scope) -> Vec<PassageRef<'_>> {
    let mut found: Vec<PassageRef<'_>> = library
        .reports_of(country, None)
        .flat_map(|report| {
            let passages = report.passages.iter().enumerate();
            passages.map(move |(index, passage)| PassageRef { report, index, passage })
        })
        .filter(|found| scope.has(*found))
        .collect();
    found.sort_by_key(|found| found.period().reading_order());
    found
}

/// The calendar year that a period stands under: the one it begins in; where nobody knows that, the one it ends in. `None`
/// for what has always been so.
#[must_use]
pub fn year_of(period: &Period) -> Option<u16> {
    match (period.from, period.to) {
        (End::At(date), _) | (End::Unknown, End::At(date)) => Some(date.year),
        _ => None,
    }
}

/// The planned measures of a country in the order of their periods, each with every later word. What is only proposed is no
/// promise. The scope chooses among the promises; what is said of them stands whoever says it.
#[must_use]
pub fn promises(library: &Library, country: Code, scope: Scope) -> Vec<Promise<'_>> {
    let planned = timeline(library, country, scope).into_iter();
    planned.filter(|found| found.passage.modality == Modality::Planned).map(|found| promise(library, found)).collect()
}

fn promise<'a>(library: &'a Library, passage: PassageRef<'a>) -> Promise<'a> {
    // Links may lead in a circle, and two ways to one passage: each is gone through once.
    let mut known = vec![passage];
    let (mut later, mut differs): (Vec<Word<'a>>, Vec<Word<'a>>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(about) = known.get(at).copied() {
        at += 1;
        for Tie { bond, other, note } in library.ties(about) {
            let word = Word { bond, passage: other, note };
            if bond.is_later_word() && !known.iter().any(|known| known.is(other)) {
                known.push(other);
                later.push(word);
            } else if bond.is_contradiction() && !differs.iter().any(|word| word.passage.is(other)) {
                differs.push(word);
            }
        }
    }
    // Who contradicts and is a later word as well is named once, as what came later.
    differs.retain(|word| !known.iter().any(|known| known.is(word.passage)));
    for words in [&mut later, &mut differs] {
        words.sort_by_key(|word| word.passage.period().reading_order());
    }
    let was_due = passage.passage.due.is_some().then(|| passage.is_overdue());
    Promise { passage, was_due, later, differs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LinkKind;
    use crate::model::{Report, Voice, sample};

    fn library(change: impl FnOnce(&mut Report)) -> Library {
        let passages = [
            ("p-1", "protection/assistance prosecution/cases", "2006", "A protocol is planned.", ""),
            ("p-2", "protection/assistance", "2010", "It is being written.", ""),
            ("p-3", "protection/assistance", "2008", "It was begun.", ""),
            ("p-4", "prosecution/cases", "2005/2020", "Nothing was done.", ""),
            ("p-5", "prosecution/cases", "2005/2006", "A court is proposed.", ""),
        ];
        let mut report = sample::report("ve", "VE", &passages);
        report.sources = vec![sample::source("paper")];
        report.passages[0].modality = Modality::Planned;
        report.passages[4].modality = Modality::Proposed;
        change(&mut report);
        sample::library(vec![
            report,
            sample::report("us", "US", &[("p-1", "protection/assistance", "2012", "Done.", "")]),
        ])
    }

    fn ve() -> Code {
        Code::new("ve").unwrap()
    }

    fn ids<'a>(found: impl IntoIterator<Item = PassageRef<'a>>) -> Vec<String> {
        found.into_iter().map(|found| format!("{}#{}", found.report.id, found.passage.id)).collect()
    }

    #[test]
    fn passages_stand_by_their_earliest_day_then_the_latest_each_once() {
        let library = library(|_| {});
        let order = |scope| ids(timeline(&library, ve(), scope)).join(" ");
        assert_eq!(order(Scope::default()), "ve#p-5 ve#p-4 ve#p-1 ve#p-3 ve#p-2");
        let topic = |at| Scope { topic: Some(TopicIx(at)), ..Scope::default() };
        assert_eq!(order(topic(0)), "ve#p-5 ve#p-4 ve#p-1");
        assert_eq!(order(topic(1)), "ve#p-1 ve#p-3 ve#p-2");
        assert_eq!(order(Scope { voices: Voices::State, ..Scope::default() }), "");
    }

    #[test]
    fn a_period_stands_under_the_year_it_begins_in() {
        for (period, year) in [
            ("2006", Some(2006)),
            ("2006-03", Some(2006)),
            ("2005/2020", Some(2005)),
            ("2014/..", Some(2014)),
            ("../2014", None),
            ("/2014", Some(2014)),
        ] {
            assert_eq!(year_of(&period.parse().unwrap()), year, "{period}");
        }
    }

    /// The words on the only promise, later ones then those that differ.
    fn words(links: &[(&str, &str, LinkKind)]) -> [Vec<String>; 2] {
        let links = links.iter().map(|(from, to, kind)| sample::link(from, to, *kind)).collect();
        let library = library(|report| report.links = links);
        let mut promises = promises(&library, ve(), Scope::default());
        assert_eq!(promises.len(), 1, "what is proposed is no promise");
        let promise = promises.remove(0);
        [promise.later, promise.differs].map(|words| ids(words.into_iter().map(|word| word.passage)))
    }

    #[test]
    fn every_later_word_is_found_in_the_order_of_time() {
        use LinkKind::{Contradicts, Fulfils, Supports, Updates};
        let none: [&str; 0] = [];
        assert_eq!(words(&[]), [none, none]);
        assert_eq!(words(&[("p-2", "p-1", Updates), ("p-3", "p-1", Fulfils)])[0], ["ve#p-3", "ve#p-2"]);
        // What updates a later word is one too.
        assert_eq!(words(&[("p-2", "p-3", Updates), ("p-3", "p-1", Updates)])[0], ["ve#p-3", "ve#p-2"]);
        // An earlier word, or one that only agrees, is none.
        assert_eq!(words(&[("p-1", "p-2", Updates), ("p-3", "p-1", Supports)])[0], none);
        // A circle ends.
        assert_eq!(
            words(&[("p-2", "p-1", Updates), ("p-1", "p-2", Updates), ("p-3", "p-2", Fulfils)])[0],
            ["ve#p-3", "ve#p-2"]
        );
        // Who contradicts a promise or a later word is heard beside it, once.
        assert_eq!(
            words(&[("p-2", "p-1", Updates), ("p-4", "p-2", Contradicts), ("p-1", "p-4", Contradicts)]),
            [["ve#p-2"], ["ve#p-4"]]
        );
        assert_eq!(words(&[("p-4", "p-1", Contradicts)]), [&none[..], &["ve#p-4"]]);
        assert_eq!(words(&[("p-2", "p-1", Updates), ("p-2", "p-1", Contradicts)]), [&["ve#p-2"], &none[..]]);
    }

    #[test]
    fn a_later_word_may_stand_in_the_report_of_another_country() {
        let mut us = sample::report("us", "US", &[("p-1", "protection/assistance", "2012", "Done.", "")]);
        us.links = vec![sample::link("p-1", "ve#p-1", LinkKind::Fulfils)];
        let mut ve_report = sample::report("ve", "VE", &[("p-1", "protection/assistance", "2006", "Planned.", "")]);
        ve_report.passages[0].modality = Modality::Planned;
        let library = sample::library(vec![us, ve_report]);
        let found = promises(&library, ve(), Scope::default());
        assert_eq!(ids(found[0].later.iter().map(|word| word.passage)), ["us#p-1"]);
    }

    #[test]
    fn the_scope_chooses_promises_and_not_who_is_heard_on_them() {
        let library = library(|report| {
            report.passages[0].cites[0].voice = Some(Voice::State);
            report.links = vec![sample::link("p-2", "p-1", LinkKind::Updates)];
        });
        let count = |voices| {
            let found = promises(&library, ve(), Scope { voices, topic: None });
            found.iter().map(|promise| promise.later.len()).collect::<Vec<_>>()
        };
        assert_eq!(count(Voices::State), [1]);
        assert_eq!(count(Voices::Others), [0; 0]);
    }

    #[test]
    fn a_date_has_passed_only_where_a_source_is_newer() {
        for (due, published, was_due) in
            [(None, "2010", None), (Some("2006-12"), "2010", Some(true)), (Some("2011"), "2010", Some(false))]
        {
            let library = library(|report| {
                report.passages[0].due = due.map(|due| due.parse().unwrap());
                report.sources[0].published = Some(published.parse().unwrap());
            });
            assert_eq!(promises(&library, ve(), Scope::default())[0].was_due, was_due, "{due:?}");
        }
    }
}
