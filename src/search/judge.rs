//! Judging passages: what of a question each of them answers, and how well.
//!
//! Must not: list or count what was found.

use super::ask::{Clause, Factor, Prepared, Test};
use super::grade::{Grade, Grades, add_mistyped, grade};
use super::index::{Index, Part, Standing};
use super::needle::{Fit, Needle, Target};
use super::parallel::on_threads;
use super::query::BoundFilter;
use super::segment::Shelf;
use crate::model::{Lang, PassageRef};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whoever judges, with the question.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) index: &'a Index,
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) lang: Lang,
    /// Whether nobody waits any more.
    pub(super) stale: &'a (dyn Fn() -> bool + Sync),
}

/// What is known of all passages before any of them is looked at.
pub(super) struct Judged<'a> {
    /// Part by part, clause by clause.
    parts: Vec<Vec<Verdict<'a>>>,
    /// How much each clause counts: the rarer what it finds, the more.
    weights: Vec<f32>,
}

/// What is known of a clause.
enum Verdict<'a> {
    /// Nothing is asked of a passage.
    Free,
    /// Words: the grade of every passage.
    Words(Grades),
    /// Something has to be asked of each passage; `true` where the opposite must hold.
    Mixed(Vec<(bool, Either<'a>)>),
}

enum Either<'a> {
    Words(Grades),
    Filter(&'a BoundFilter),
}

/// What one thread at a time works on: a part, and words that are looked for in it.
type Job<'a> = (&'a Part, &'a Needle);

impl<'a> Judge<'a> {
    /// Grades all passages by all words, on all cores where there is much to look at; `None` if the question
    /// went stale meanwhile.
    pub(super) fn all(&self) -> Option<Judged<'a>> {
        let required = || self.prepared.clauses.iter().filter(|clause| clause.required);
        let needles = || required().flat_map(|clause| &clause.any).filter_map(Factor::needle);
        let jobs: Vec<Job<'_>> =
            self.index.parts.iter().flat_map(|part| needles().map(move |needle| (part, needle))).collect();
        let mut done = self.grade(&jobs)?.into_iter();
        let verdict = |clause: &'a Clause<'a>, done: &mut dyn Iterator<Item = Grades>| {
            if !clause.required {
                Verdict::Free
            } else if clause.is_only_words() {
                let mut all = done.take(clause.any.len());
                let first = all.next().unwrap_or_default();
                Verdict::Words(all.fold(first, best))
            } else {
                let mut either = |test: &'a Test<'a>| match test {
                    Test::Words(_) => Either::Words(done.next().unwrap_or_default()),
                    Test::Filter(filter) => Either::Filter(filter),
                };
                Verdict::Mixed(clause.any.iter().map(|factor| (factor.not, either(&factor.test))).collect())
            }
        };
        let mut part = || self.prepared.clauses.iter().map(|clause| verdict(clause, &mut done)).collect();
        let parts: Vec<Vec<Verdict<'_>>> = self.index.parts.iter().map(|_| part()).collect();
        let weights = self.weigh(&parts);
        Some(Judged { parts, weights })
    }

    /// Does all jobs; their grades are in the order of the jobs.
    fn grade(&self, jobs: &[Job<'_>]) -> Option<Vec<Grades>> {
        let next = AtomicUsize::new(0);
        let some = || {
            let mut done = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some((part, needle)) = jobs.get(number) else { return Some(done) };
                if (self.stale)() {
                    return None;
                }
                done.push((number, grade(part, &self.index.labels, (needle, self.lang))));
            }
        };
        let threads = self.index.cores.min(jobs.len());
        let done: Option<Vec<Vec<(usize, Grades)>>> = on_threads(threads, some).into_iter().collect();
        let mut done: Vec<(usize, Grades)> = done?.into_iter().flatten().collect();
        done.sort_unstable_by_key(|(number, _)| *number);
        Some(done.into_iter().map(|(_, grades)| grades).collect())
    }

    /// Raises the grades by words with a mistake; `None` if the question went stale meanwhile.
    pub(super) fn add_mistyped(&self, judged: &mut Judged<'a>) -> Option<()> {
        for (part, verdicts) in self.index.parts.iter().zip(&mut judged.parts) {
            for (clause, verdict) in self.prepared.clauses.iter().zip(verdicts) {
                if (self.stale)() {
                    return None;
                }
                let add = |needle: &Needle, grades: &mut Grades| {
                    add_mistyped(part, &self.index.labels, (needle, self.lang), grades);
                };
                match verdict {
                    Verdict::Free => {}
                    Verdict::Words(grades) => {
                        clause.any.iter().filter_map(Factor::needle).for_each(|needle| add(needle, grades));
                    }
                    Verdict::Mixed(any) => {
                        for (factor, (not, either)) in clause.any.iter().zip(any) {
                            if let (Either::Words(grades), Some(needle), false) = (either, factor.needle(), *not) {
                                add(needle, grades);
                            }
                        }
                    }
                }
            }
        }
        judged.weights = self.weigh(&judged.parts);
        Some(())
    }

    /// How rare what each clause finds is: the logarithm of all passages to those found, as usual
    /// ("inverse document frequency", Spärck Jones 1972).
    fn weigh(&self, parts: &[Vec<Verdict<'_>>]) -> Vec<f32> {
        let all: usize =
            self.index.parts.iter().map(|part| part.standing_passages().map(|some| some.len()).sum::<usize>()).sum();
        let weight = |clause: usize| {
            let of_part = |(part, verdicts): (&Part, &Vec<Verdict<'_>>)| match verdicts.get(clause) {
                // What is not in the library any more counts for nothing.
                Some(Verdict::Words(grades)) => {
                    let standing = part.standing_passages().filter_map(|some| grades.get(some)).flatten();
                    Some(standing.filter(|grade| grade.is_found()).count())
                }
                _ => None,
            };
            let found: Option<usize> = self.index.parts.iter().zip(parts).map(of_part).sum();
            found.map_or(0.0, |found| (1.0 + float(all) / float(found + 1)).ln())
        };
        (0..self.prepared.clauses.len()).map(weight).collect()
    }

    /// The words that a passage must have and none has, in any form.
    pub(super) fn unknown(&self, judged: &Judged<'_>) -> Vec<&'a Target> {
        let is_unknown = |clause: usize| {
            judged.parts.iter().all(|verdicts| match verdicts.get(clause) {
                Some(Verdict::Words(grades)) => !grades.iter().any(|grade| grade.is_found()),
                _ => false,
            })
        };
        let clauses = self.prepared.clauses.iter().enumerate().filter(|(at, _)| is_unknown(*at));
        let words = clauses.filter_map(|(_, clause)| clause.plain()?.loose());
        words.filter(|target| !target.is_number()).collect()
    }

    /// Gives every passage of every report that is in the library, but for reports that a filter refuses; stops
    /// where nobody waits any more.
    pub(super) fn each_passage(&self, judged: &Judged<'_>, take: impl FnMut(&Candidate<'_>)) {
        self.each((judged, true), take);
    }

    /// How many passages have all words, whatever the filters say.
    pub(super) fn count_unfiltered(&self, judged: &Judged<'_>) -> usize {
        let mut found = 0;
        self.each((judged, false), |candidate| found += usize::from(candidate.all().is_some()));
        found
    }

    fn each(&self, (judged, filtered): (&Judged<'_>, bool), mut take: impl FnMut(&Candidate<'_>)) {
        for (number, (part, verdicts)) in self.index.parts.iter().zip(&judged.parts).enumerate() {
            for (shelf, standing) in part.segment.shelves.iter().zip(part.standing.iter()) {
                let Some(standing) = standing.as_ref() else { continue };
                if (self.stale)() {
                    return;
                }
                if filtered && verdicts.iter().any(|verdict| verdict.refuses(shelf)) {
                    continue;
                }
                let at = At { part: (number, part), shelf, standing: *standing };
                for passage in shelf.passages() {
                    take(&Candidate { verdicts, weights: &judged.weights, at, passage, filtered });
                }
            }
        }
    }

    /// Which clauses are a country's name, or a word of one that is there with all its words.
    pub(super) fn named_countries(&self) -> Vec<bool> {
        let labels = &self.index.labels;
        let word = |clause: &Clause<'_>| labels.index.words.find(&clause.plain()?.loose()?.text);
        let words: Vec<Option<u32>> = self.prepared.clauses.iter().map(word).collect();
        let naming = labels.that_name_a_country(&words.iter().flatten().copied().collect::<Vec<u32>>());
        words.into_iter().map(|word| word.is_some_and(|word| naming.contains(&word))).collect()
    }
}

/// The better of two grades of every passage.
fn best(mut one: Grades, other: Grades) -> Grades {
    for (grade, other) in one.iter_mut().zip(other) {
        *grade = (*grade).max(other);
    }
    one
}

fn float(count: usize) -> f32 {
    // Only for ratios: more passages than a float counts one by one make no difference there.
    count as f32
}

impl Verdict<'_> {
    /// Whether it refuses all passages of a report alike, which spares asking each of them.
    fn refuses(&self, shelf: &Shelf) -> bool {
        let refuses = |(not, either): &(bool, Either<'_>)| match either {
            Either::Filter(filter) => filter.report(&shelf.report) == Some(*not),
            Either::Words(_) => false,
        };
        matches!(self, Self::Mixed(any) if any.iter().all(refuses))
    }

    fn is_only_filters(&self) -> bool {
        matches!(self, Self::Mixed(any) if any.iter().all(|(_, either)| matches!(either, Either::Filter(_))))
    }
}

/// Where a passage is.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// Its number, and the part.
    pub(super) part: (usize, &'a Part),
    pub(super) shelf: &'a Shelf,
    pub(super) standing: Standing,
}

/// A passage that is asked about.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    verdicts: &'a [Verdict<'a>],
    weights: &'a [f32],
    pub(super) at: At<'a>,
    pub(super) passage: usize,
    /// Whether the filters are heeded.
    filtered: bool,
}

impl Candidate<'_> {
    /// The numbers of its part and of itself in that.
    pub(super) fn id(&self) -> (usize, usize) {
        (self.at.part.0, self.passage)
    }

    /// How it answers all clauses: the worst [`Fit`], and from 0 to 1 how well they are answered
    /// together. `None` where one is not.
    pub(super) fn all(&self) -> Option<(u8, f32)> {
        // Words first: they are at hand, and mostly settle it.
        let (mut worst, mut sum, mut weights) = (Fit::Whole as u8, 0.0, 0.0);
        for (verdict, weight) in self.verdicts.iter().zip(self.weights) {
            if let Verdict::Words(grades) = verdict {
                let grade = grades.get(self.passage).copied().unwrap_or_default();
                if !grade.is_found() {
                    return None;
                }
                worst = worst.min(grade.fit());
                sum += grade.value() * weight;
                weights += weight;
            }
        }
        self.holds().then(|| (worst, if weights > 0.0 { sum / weights } else { 1.0 }))
    }

    /// How many clauses it does not answer, and how well it answers the others; `None` where it answers all, lacks
    /// more than `most`, or is not about a country that is among those named.
    pub(super) fn all_but(&self, most: usize, named: &[bool]) -> Option<(usize, f32)> {
        let (mut sum, mut weights, mut missed) = (0.0, 0.0, 0);
        for ((verdict, weight), named) in self.verdicts.iter().zip(self.weights).zip(named) {
            if let Verdict::Words(grades) = verdict {
                let grade = grades.get(self.passage).copied().unwrap_or_default();
                if *named && !grade.is_best() {
                    return None;
                }
                if !grade.is_found() {
                    missed += 1;
                    if missed > most {
                        return None;
                    }
                }
                sum += grade.value() * weight;
                weights += weight;
            }
        }
        (missed > 0 && self.holds()).then(|| (missed, sum / weights))
    }

    /// Whether all that is not only words holds.
    fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| match verdict {
            Verdict::Free | Verdict::Words(_) => true,
            Verdict::Mixed(_) if !self.filtered && verdict.is_only_filters() => true,
            Verdict::Mixed(any) => any.iter().any(|(not, either)| self.is(either) != *not),
        })
    }

    fn is(&self, either: &Either<'_>) -> bool {
        let report = &self.at.shelf.report;
        match either {
            Either::Words(grades) => grades.get(self.passage).copied().is_some_and(Grade::is_found),
            Either::Filter(filter) => filter.report(report).unwrap_or_else(|| {
                let index = self.passage - self.at.shelf.first as usize;
                let found = report.passages.get(index).map(|passage| PassageRef { report, index, passage });
                found.is_some_and(|found| filter.passage(found))
            }),
        }
    }
}
