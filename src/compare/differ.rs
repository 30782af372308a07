//! In what the columns of a row differ, as far as it is coded: law, figures, who speaks, or only what the library holds.
//!
//! Must not: read texts, or show a difference of coverage as one of policy. That nothing is coded is no sameness.

use super::succession::{EditionMarks, is_rewritten};
use super::{Cell, Row, Voices};
use crate::model::{Amount, Passage, PassageRef, Qualifier, Voice};
use crate::say;
use crate::text::fold;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// In what the columns of a row differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Penalties that are coded for one offence in several columns, or how one law stands.
    pub law: bool,
    /// Figures of one indicator for one time.
    pub figures: bool,
    /// An edition says something otherwise than the one beside it, or says it anew, or no more.
    pub text: bool,
    /// In one column the State speaks, in another it does not; or others do.
    pub voices: bool,
    /// Some columns have passages and some have none, which says something about the library only.
    pub holdings: bool,
}

impl Difference {
    /// Whether there is any.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.law || self.figures || self.text || self.voices || self.holdings
    }

    /// Its words in JSON.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        let named = [
            (self.law, "law"),
            (self.figures, "figures"),
            (self.text, "text"),
            (self.voices, "voices"),
            (self.holdings, "holdings"),
        ];
        named.iter().filter(|(does, _)| *does).map(|(_, word)| *word).collect()
    }

    /// "differs in law, figures", or that only what the library holds does.
    #[must_use]
    pub fn say(self, words: &Words) -> Option<String> {
        let named = self.words().into_iter().filter(|word| *word != "holdings");
        let what: Vec<String> = named.map(|word| words.say(&format!("differs-{word}"))).collect();
        match (what.as_slice(), self.holdings) {
            ([], false) => None,
            ([], true) => Some(words.say("differs-holdings")),
            ([only], _) => Some(say!(words, "differs-in", what = only)),
            ([first @ .., last], _) => {
                let what = say!(words, "differs-and", first = &first.join(", "), last = last);
                Some(say!(words, "differs-in", what = &what))
            }
        }
    }
}

/// Compares the cells of a row, as far as some voices say what is in them; `marks` says what became of its passages where
/// columns are editions of one country. Columns without a passage differ in nothing but that. Who speaks, and what the
/// library holds, is asked of everybody: what a reader leaves out is not missing.
#[must_use]
pub fn differ(row: &Row<'_>, voices: Voices, marks: &[EditionMarks]) -> Difference {
    let heard = row.heard(voices);
    let (held, said) = (with_passages(row), with_passages(&heard));
    Difference {
        law: one_differs(&said, penalties) || one_differs(&said, standing),
        figures: figures_differ(&said),
        text: is_rewritten(&heard, marks),
        voices: !all_same(held.iter().map(|cell| groups(cell))),
        holdings: !held.is_empty() && held.len() < row.cells.len(),
    }
}

fn with_passages<'r, 'a>(row: &'r Row<'a>) -> Vec<&'r Cell<'a>> {
    row.cells.iter().filter(|cell| !cell.passages.is_empty()).collect()
}

/// Whether a thing that several columns have is not the same in all of them.
fn one_differs<V: Ord>(cells: &[&Cell<'_>], things: impl Fn(&Cell<'_>) -> BTreeMap<String, BTreeSet<V>>) -> bool {
    let things: Vec<BTreeMap<String, BTreeSet<V>>> = cells.iter().map(|cell| things(cell)).collect();
    let names: BTreeSet<&String> = things.iter().flat_map(BTreeMap::keys).collect();
    names.into_iter().any(|name| !all_same(things.iter().filter_map(|known| known.get(name))))
}

fn all_same<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    values.next().is_none_or(|first| values.all(|other| other == first))
}

/// What a penalty is: its kind, its form, its victims, its bounds in months.
type Bounds = (String, Option<String>, Option<String>, Option<u32>, Option<u32>);

/// The penalties in force by what they are for.
fn penalties(cell: &Cell<'_>) -> BTreeMap<String, BTreeSet<Bounds>> {
    let mut found: BTreeMap<String, BTreeSet<Bounds>> = BTreeMap::new();
    for passage in cell.passages.iter().map(|found| found.passage).filter(|passage| is_in_force(passage)) {
        let Some(penalty) = &passage.penalty else { continue };
        let text = |text: &Option<crate::text::Shown>| text.as_ref().map(ToString::to_string);
        let bounds = (
            penalty.kind.to_string(),
            text(&penalty.form),
            text(&penalty.victim),
            penalty.min_months,
            penalty.max_months,
        );
        found.entry(penalty.offence.to_string()).or_default().insert(bounds);
    }
    found
}

fn is_in_force(passage: &Passage) -> bool {
    let status = passage.law.as_ref().and_then(|law| law.status.as_deref());
    !matches!(status, Some("repealed" | "draft"))
}

/// How instruments stand, where it is said: one treaty may be in force here and a draft there.
fn standing(cell: &Cell<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for law in cell.passages.iter().filter_map(|found| found.passage.law.as_ref()) {
        if let Some(status) = &law.status {
            found.entry(fold(&law.instrument)).or_default().insert(status.to_string());
        }
    }
    found
}

/// The State, others: which of them speak.
fn groups(cell: &Cell<'_>) -> BTreeSet<bool> {
    let voices = cell.passages.iter().flat_map(|found| found.report.voices(found.passage));
    voices.map(|voice| voice == Voice::State).collect()
}

/// Whether two columns give different figures of one indicator for one time.
fn figures_differ(cells: &[&Cell<'_>]) -> bool {
    let pairs =
        || cells.iter().enumerate().flat_map(|(at, one)| cells.iter().skip(at + 1).map(move |other| (one, other)));
    pairs().any(|(one, other)| one.passages.iter().any(|a| other.passages.iter().any(|b| clash(*a, *b))))
}

fn clash(one: PassageRef<'_>, other: PassageRef<'_>) -> bool {
    let value = |amount: Amount, qualifier: Qualifier| match (amount, qualifier) {
        // A stated zero is a zero, however it is coded.
        (Amount::One(value), Qualifier::Exact | Qualifier::Zero) => (Amount::One(value), Qualifier::Exact),
        other => other,
    };
    one.passage.figures.iter().any(|a| {
        other.passage.figures.iter().any(|b| {
            let periods = [a.period.as_ref().unwrap_or(one.period()), b.period.as_ref().unwrap_or(other.period())];
            a.indicator == b.indicator
                && ![a.amount, b.amount].contains(&Amount::None)
                && periods[0].overlaps(periods[1])
                && value(a.amount, a.qualifier) != value(b.amount, b.qualifier)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::align;
    use super::*;
    use crate::compare::Column;
    use crate::model::{Code, Law, Penalty, PointIx, Report, TopicIx, sample};

    /// Cuba and Venezuela, a passage each on assistance, after both were changed.
    fn difference(change: impl Fn(&mut Report, &mut Report)) -> Difference {
        let passage = [("p-1", "protection/assistance", "2006", "Words.", "")];
        let (mut cuba, mut venezuela) = (sample::report("cu", "CU", &passage), sample::report("ve", "VE", &passage));
        change(&mut cuba, &mut venezuela);
        let library = sample::library(vec![cuba, venezuela]);
        let columns = ["cu", "ve"].map(|code| Column { country: Code::new(code).unwrap(), report: None });
        let rows = align(&library, &columns, TopicIx(1), Some(PointIx(1))).unwrap();
        differ(&rows[0], Voices::All, &[])
    }

    fn penalty(report: &mut Report, offence: &str, months: (u32, u32), status: &str) {
        let passage = &mut report.passages[0];
        passage.law = Some(Law {
            instrument: sample::shown("Penal Code"),
            article: None,
            enacted: None,
            status: (!status.is_empty()).then(|| sample::shown(status)),
        });
        passage.penalty = Some(Penalty {
            offence: sample::shown(offence),
            kind: sample::shown("imprisonment"),
            min_months: Some(months.0),
            max_months: Some(months.1),
            form: None,
            victim: None,
        });
    }

    #[test]
    fn two_that_say_something_each_do_not_differ_in_anything_coded() {
        assert_eq!(difference(|_, _| {}), Difference::default());
        let nobody = |cuba: &mut Report, venezuela: &mut Report| {
            cuba.passages.clear();
            venezuela.passages.clear();
        };
        assert_eq!(difference(nobody), Difference::default());
    }

    #[test]
    fn what_only_one_column_has_is_a_matter_of_the_library() {
        let alone = difference(|cuba, _| cuba.passages.clear());
        assert_eq!(alone, Difference { holdings: true, ..Difference::default() });
        // A penalty that is coded in one column only is no difference of law.
        assert!(!difference(|cuba, _| penalty(cuba, "trafficking", (96, 180), "")).is_any());
    }

    #[test]
    fn penalties_differ_where_both_have_one_in_force_for_the_offence() {
        for (offence, months, status, differs) in [
            ("trafficking", (96, 180), "in-force", false),
            ("trafficking", (120, 180), "in-force", true),
            ("trafficking", (96, 240), "", true),
            ("trafficking", (120, 180), "repealed", false),
            ("smuggling", (120, 180), "in-force", false),
        ] {
            let found = difference(|cuba, venezuela| {
                penalty(cuba, "trafficking", (96, 180), "in-force");
                penalty(venezuela, offence, months, status);
                // How the law stands is another matter than what it sets.
                venezuela.passages[0].law.as_mut().unwrap().instrument = sample::shown("Another law");
            });
            assert_eq!(found.law, differs, "{offence} {months:?} {status}");
        }
    }

    #[test]
    fn one_law_may_stand_otherwise_elsewhere() {
        for (other, differs) in [("in-force", false), ("draft", true), ("", false)] {
            let found = difference(|cuba, venezuela| {
                penalty(cuba, "trafficking", (96, 180), "in-force");
                penalty(venezuela, "smuggling", (96, 180), other);
            });
            assert_eq!(found.law, differs, "{other}");
        }
    }

    #[test]
    fn figures_differ_for_one_indicator_and_one_time() {
        for ((indicator, value, period), differs) in [
            (("victims-assisted", 87.0, "2006"), false),
            (("victims-assisted", 53.0, "2006"), true),
            (("victims-assisted", 53.0, "2005/2006"), true),
            (("victims-assisted", 53.0, "2010"), false),
            (("victims-in-cases", 53.0, "2006"), false),
        ] {
            let found = difference(|cuba, venezuela| {
                cuba.passages[0].figures = vec![sample::figure("victims-assisted", 87.0, "2006")];
                venezuela.passages[0].figures = vec![sample::figure(indicator, value, period)];
            });
            assert_eq!(found.figures, differs, "{indicator} {value} {period}");
        }
    }

    #[test]
    fn that_there_is_no_figure_is_no_other_figure() {
        let found = difference(|cuba, venezuela| {
            cuba.passages[0].figures = vec![sample::figure("victims-assisted", 87.0, "2006")];
            venezuela.passages[0].figures = vec![sample::figure("victims-assisted", 0.0, "2006")];
            venezuela.passages[0].figures[0].amount = Amount::None;
            venezuela.passages[0].figures[0].qualifier = Qualifier::NotReported;
        });
        assert!(!found.figures);
    }

    #[test]
    fn what_a_reader_leaves_out_is_not_missing_in_the_library() {
        let passage = [("p-1", "protection/assistance", "2006", "Words.", "")];
        let (mut cuba, mut venezuela) = (sample::report("cu", "CU", &passage), sample::report("ve", "VE", &passage));
        cuba.passages[0].cites[0].voice = Some(Voice::State);
        venezuela.passages[0].cites[0].voice = Some(Voice::Ngo);
        let library = sample::library(vec![cuba, venezuela]);
        let columns = ["cu", "ve"].map(|code| Column { country: Code::new(code).unwrap(), report: None });
        let rows = align(&library, &columns, TopicIx(1), Some(PointIx(1))).unwrap();
        let found = differ(&rows[0], Voices::Only(Voice::Ngo), &[]);
        assert_eq!(found, Difference { voices: true, ..Difference::default() });
    }

    #[test]
    fn voices_differ_where_the_state_or_the_others_are_heard_in_one_column_only() {
        for (voices, differs) in [
            ((Voice::State, Voice::State), false),
            ((Voice::State, Voice::Ngo), true),
            ((Voice::Media, Voice::Ngo), false),
        ] {
            let found = difference(|cuba, venezuela| {
                cuba.passages[0].cites[0].voice = Some(voices.0);
                venezuela.passages[0].cites[0].voice = Some(voices.1);
            });
            assert_eq!(found.voices, differs, "{voices:?}");
        }
    }
}
