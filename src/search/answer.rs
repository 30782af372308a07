//! Answering: every passage that has all that was asked for, best first; where there are few, those
//! that have something like it.
//!
//! Must not: stop at the limit; what is counted is counted everywhere.

use super::ask::{Clause, Prepared, Test};
use super::cells::Counts;
use super::grade::{Grade, Grades, grade};
use super::index::{Index, Part, Standing};
use super::marker::Marker;
use super::needle::{Fit, Needle};
use super::query::{BoundFilter, Query, QueryFault};
use super::results::{Hit, HitCell, Results};
use super::rows::rows;
use super::segment::{Field, Shelf};
use super::suggest::suggest;
use crate::model::{Lang, Library, PassageRef, Place};
use std::collections::HashSet;
use std::sync::Arc;

/// A question to the index.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// What is looked for.
    pub query: &'a Query,
    /// The language of the texts on the screen.
    pub lang: Lang,
    /// How many hits are wanted; the others are counted.
    pub limit: usize,
    /// The reader's bookmarks, for who looks in them.
    pub bookmarks: &'a [Place],
    /// Whether nobody waits for the answer any more; asked between needles.
    pub stale: &'a (dyn Fn() -> bool + Sync),
}

/// What came of a question: what was found, or why it means nothing.
pub type Answer = Result<Arc<Results>, QueryFault>;

/// Passages up to which there are few, so that something similar may be what was meant.
const FEW: usize = 10;
/// Score of one step from inside a word to a phrase. Below it rarity and field decide, then recency.
const TIER: f32 = 10_000.0;
/// What rarity and field are worth together.
const FITNESS: f32 = 9_000.0;
/// What the newest passage is worth more than the oldest.
const RECENCY: f32 = 99.0;
/// The tier of all words in a row as typed.
const PHRASE: u32 = Fit::Whole as u32 + 1;

/// A passage as it stands in the list; the order is that of the list. It is small, because a common
/// word finds tens of thousands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    /// From the first bit on: whether it is only similar, what its score lacks, where its country stands by
    /// name, and which report of the library it is in.
    key: u64,
    part: u32,
    passage: u32,
}

/// Bits for a report's position in the library, and for that of its country by name.
const ENTRY_BITS: u32 = 24;
const COUNTRY_BITS: u32 = 12;

impl Found {
    fn is_similar(self) -> bool {
        self.key >> 63 == 1
    }

    fn score(self) -> u32 {
        HIGHEST.saturating_sub(u32::try_from(self.key >> (ENTRY_BITS + COUNTRY_BITS) & u64::from(HIGHEST)).unwrap_or(0))
    }

    /// Where its country stands by name.
    fn country(self) -> u32 {
        u32::try_from(self.key >> ENTRY_BITS & ((1 << COUNTRY_BITS) - 1)).unwrap_or(0)
    }
}

/// Above any score; all of its bits are set.
const HIGHEST: u32 = (1 << 27) - 1;

impl Index {
    /// All passages that answer a question; see [`Results`]. `None` if the question went stale.
    ///
    /// Passages that have all words come first: a phrase before whole words before other forms before
    /// beginnings before the inside of words (of a passage the word that fits worst counts), then those
    /// whose rarer words fit better, in the text rather than beside it, then the newer ones. Small words
    /// (`of`, `who`, `de`) need not be there. Where few have all words, those follow that have them with one
    /// letter mistyped; where none has, those too that lack one word.
    #[must_use]
    pub fn search(&self, ask: &Ask<'_>) -> Option<Answer> {
        let Some(library) = &self.library else { return Some(Ok(Arc::default())) };
        let plan = match ask.query.bind(library, ask.bookmarks) {
            Ok(plan) => plan,
            Err(fault) => return Some(Err(fault)),
        };
        if plan.clauses.is_empty() {
            return Some(Ok(Arc::default()));
        }
        let vocabularies: Vec<_> = self.indexes().map(|index| &index.words).collect();
        let prepared = Prepared::new(&plan, &vocabularies);
        let mut search = Search { index: self, library, prepared: &prepared, ask, weights: Vec::new() };
        let mut graded = search.grade(false)?;
        search.weights = search.weigh(&graded);
        let mut found = search.exact(&graded);
        let exact = found.len();
        // What a filter leaves few of is not mistyped: it stands elsewhere. So a cell of the heat map leads
        // to just as many passages as it counts.
        let unfiltered = if exact < FEW { search.unfiltered(&graded) } else { exact };
        if (exact == 0 || unfiltered < FEW) && search.may_be_mistyped() {
            graded = search.grade(true)?;
            search.weights = search.weigh(&graded);
            search.add_mistyped(&graded, &mut found);
        }
        if exact == 0 && (unfiltered == 0 || found.is_empty()) {
            search.add_lacking(&graded, &mut found);
        }
        let mut results = search.results(found, exact);
        results.left_out = plan.left_out(library);
        if exact == 0 {
            results.suggestions = suggest(self, &prepared, ask);
        }
        Some(Ok(Arc::new(results)))
    }

    /// How many passages have all that was asked for.
    pub(super) fn count(&self, ask: &Ask<'_>) -> Option<usize> {
        let library = self.library.as_ref()?;
        let plan = ask.query.bind(library, ask.bookmarks).ok()?;
        let vocabularies: Vec<_> = self.indexes().map(|index| &index.words).collect();
        let prepared = Prepared::new(&plan, &vocabularies);
        let mut search = Search { index: self, library, prepared: &prepared, ask, weights: Vec::new() };
        let graded = search.grade(false)?;
        search.weights = search.weigh(&graded);
        Some(search.exact(&graded).len())
    }
}

struct Search<'a> {
    index: &'a Index,
    library: &'a Library,
    prepared: &'a Prepared<'a>,
    ask: &'a Ask<'a>,
    /// How much each clause counts: the rarer, the more.
    weights: Vec<f32>,
}

/// What is known of one part's passages, clause by clause.
type Graded<'a> = Vec<Vec<Judged<'a>>>;

/// What is known of a clause.
enum Judged<'a> {
    /// Nothing is asked of a passage.
    Free,
    /// Words: the grade of every passage.
    Words(Grades),
    /// Something has to be asked of each passage.
    Mixed(Vec<(bool, Either<'a>)>),
}

enum Either<'a> {
    Words(Grades),
    Filter(&'a BoundFilter),
}

impl Either<'_> {
    fn is_filter(&self) -> bool {
        matches!(self, Self::Filter(_))
    }
}

impl<'a> Search<'a> {
    /// The grades of all needles in all parts, `None` if the question went stale meanwhile.
    fn grade(&self, mistyped: bool) -> Option<Graded<'a>> {
        let clause = |part: &Part, clause: &'a Clause<'a>| -> Option<Judged<'a>> {
            if (self.ask.stale)() {
                return None;
            }
            let of = |needle: &Needle| {
                grade(part, &self.index.labels, (needle, self.ask.lang, mistyped && needle.may_be_mistyped()))
            };
            Some(if !clause.required {
                Judged::Free
            } else if let Some(needles) = clause.needles() {
                let mut all = needles.into_iter().map(of);
                let first = all.next().unwrap_or_default();
                Judged::Words(all.fold(first, best))
            } else {
                let either = |test: &'a Test<'a>| match test {
                    Test::Words(needle) => Either::Words(of(needle)),
                    Test::Filter(filter) => Either::Filter(filter),
                };
                Judged::Mixed(clause.any.iter().map(|factor| (factor.not, either(&factor.test))).collect())
            })
        };
        let part = |part: &Part| self.prepared.clauses.iter().map(|one| clause(part, one)).collect();
        self.index.parts.iter().map(part).collect()
    }

    /// How rare what each clause finds is: the logarithm of all passages to those found, as usual
    /// ("inverse document frequency", Spärck Jones 1972).
    fn weigh(&self, graded: &Graded<'_>) -> Vec<f32> {
        let all: usize = self.index.parts.iter().map(|part| part.segment.len()).sum();
        let weight = |clause: usize| {
            let of_part = |judged: &Vec<Judged<'_>>| match judged.get(clause) {
                Some(Judged::Words(grades)) => Some(grades.iter().filter(|grade| grade.is_found()).count()),
                _ => None,
            };
            let found: Option<usize> = graded.iter().map(of_part).sum();
            found.map_or(0.0, |found| (1.0 + float(all) / float(found + 1)).ln())
        };
        (0..self.prepared.clauses.len()).map(weight).collect()
    }

    /// Gives every passage of every report that is in the library.
    fn each_passage(&self, graded: &Graded<'_>, take: impl FnMut(&Candidate<'_>)) {
        self.each((graded, true), take);
    }

    /// The same, and whether the filters are heeded.
    fn each(&self, (graded, filtered): (&Graded<'_>, bool), mut take: impl FnMut(&Candidate<'_>)) {
        for (number, (part, judged)) in self.index.parts.iter().zip(graded).enumerate() {
            for (shelf, standing) in part.segment.shelves.iter().zip(part.standing.iter()) {
                let Some(standing) = standing.as_ref() else { continue };
                // A filter that decides for the whole report spares its passages.
                let refuses = |judged: &Judged<'_>| match judged {
                    Judged::Mixed(any) => any.iter().all(|(not, either)| match either {
                        Either::Filter(filter) => filter.report(&shelf.report) == Some(*not),
                        Either::Words(_) => false,
                    }),
                    _ => false,
                };
                if filtered && judged.iter().any(refuses) {
                    continue;
                }
                for passage in shelf.passages() {
                    take(&Candidate {
                        search: self,
                        judged,
                        part: (number, part),
                        shelf,
                        standing: *standing,
                        passage,
                        filtered,
                    });
                }
            }
        }
    }

    fn exact(&self, graded: &Graded<'_>) -> Vec<Found> {
        let phrases: Vec<Vec<bool>> = self.index.parts.iter().map(|part| self.phrases(part)).collect();
        let mut found = Vec::new();
        self.each_passage(graded, |candidate| {
            if let Some((worst, fitness)) = candidate.all() {
                let phrases = phrases.get(candidate.part.0);
                let in_a_row = phrases.and_then(|phrases| phrases.get(candidate.passage)).copied().unwrap_or(false);
                let tier = if in_a_row { PHRASE } else { worst as u32 };
                found.push(candidate.found(false, tier, fitness));
            }
        });
        found
    }

    /// How many passages have all words, whatever the filters say.
    fn unfiltered(&self, graded: &Graded<'_>) -> usize {
        let mut found = 0;
        self.each((graded, false), |candidate| found += usize::from(candidate.all().is_some()));
        found
    }

    /// Which passages have the words of the query in a row; empty where it has no such row.
    fn phrases(&self, part: &Part) -> Vec<bool> {
        let words: Vec<&str> = self.prepared.phrase.iter().map(String::as_str).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = vec![false; part.segment.len()];
        for start in rows(&part.segment.index, &words, true) {
            let passage = part.segment.owner(start).and_then(|(passage, _)| found.get_mut(passage));
            passage.into_iter().for_each(|found| *found = true);
        }
        found
    }

    fn may_be_mistyped(&self) -> bool {
        self.prepared
            .clauses
            .iter()
            .flat_map(|clause| &clause.any)
            .filter_map(|factor| factor.needle())
            .any(Needle::may_be_mistyped)
    }

    /// Adds what has all words, some of them only with a mistake. What is found already is in order.
    fn add_mistyped(&self, graded: &Graded<'_>, found: &mut Vec<Found>) {
        let exact: HashSet<(u32, u32)> = found.iter().map(|found| (found.part, found.passage)).collect();
        self.each_passage(graded, |candidate| {
            if let Some((worst, fitness)) = candidate.all() {
                let one = candidate.found(true, worst as u32, fitness);
                if !exact.contains(&(one.part, one.passage)) {
                    found.push(one);
                }
            }
        });
    }

    /// Adds what lacks one word. Where nothing has all of them but one, what lacks as few as can be, up
    /// to half: a question of many words is answered by a passage that has most. The name of a country
    /// must not be lacking, for another country would be another question.
    fn add_lacking(&self, graded: &Graded<'_>, found: &mut Vec<Found>) {
        let is_words = |clause: &&Clause<'_>| clause.required && clause.needles().is_some();
        let words = self.prepared.clauses.iter().filter(is_words).count();
        let names: Vec<bool> = self.prepared.clauses.iter().map(|clause| self.names_a_country(clause)).collect();
        for lacking in 1..=words / 2 {
            self.each_passage(graded, |candidate| {
                if let Some(fitness) = candidate.all_but(lacking, &names) {
                    found.push(candidate.found(true, 0, fitness));
                }
            });
            if !found.is_empty() {
                return;
            }
        }
    }

    fn names_a_country(&self, clause: &Clause<'_>) -> bool {
        let labels = &self.index.labels;
        let named = || {
            let word = labels.index.words.find(&clause.plain()?.loose()?.text)?;
            let mut owners = labels.index.places(word..word + 1).iter().filter_map(|place| labels.owner(*place));
            owners.find(|(_, field)| *field == Field::Country)
        };
        named().is_some()
    }

    fn results(&self, mut found: Vec<Found>, exact: usize) -> Results {
        let total = found.len();
        let cells = self.cells(&found);
        let mut countries: Vec<_> = cells.iter().map(|cell| cell.country).collect();
        countries.dedup();
        if self.ask.limit < total {
            found.select_nth_unstable(self.ask.limit);
            found.truncate(self.ask.limit);
        }
        found.sort_unstable();
        Results {
            total,
            similar: total - exact,
            countries: countries.len(),
            hits: found.iter().filter_map(|found| self.hit(*found)).collect(),
            cells,
            partial: !self.library.complete,
            marker: Arc::new(Marker::of(self.prepared, exact < total)),
            ..Results::default()
        }
    }

    fn hit(&self, found: Found) -> Option<Hit> {
        let segment = &self.index.parts.get(found.part as usize)?.segment;
        let shelf = segment.shelf_of(found.passage)?;
        let passage = (found.passage - shelf.first) as usize;
        Some(Hit { report: Arc::clone(&shelf.report), passage, score: found.score(), exact: !found.is_similar() })
    }

    /// How many of them there are in each cell.
    fn cells(&self, found: &[Found]) -> Vec<HitCell> {
        let home = |found: &Found| {
            let part = self.index.parts.get(found.part as usize)?;
            Some((found.country() as usize, &part.segment, found.passage as usize))
        };
        let mut counts = Counts::new(self.library);
        found.iter().filter_map(home).for_each(|(country, segment, passage)| counts.add(country, segment, passage));
        counts.cells(self.index.by_name(self.ask.lang))
    }
}

/// The better of two grades of every passage.
fn best(mut one: Grades, other: Grades) -> Grades {
    for (grade, other) in one.iter_mut().zip(other) {
        *grade = (*grade).max(other);
    }
    one
}

/// A passage that is asked about.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    search: &'a Search<'a>,
    judged: &'a [Judged<'a>],
    part: (usize, &'a Part),
    shelf: &'a Shelf,
    standing: Standing,
    passage: usize,
    filtered: bool,
}

impl Candidate<'_> {
    /// How it answers all clauses: the worst fit, and from 0 to 1 how well they are answered together.
    /// `None` where one is not.
    fn all(&self) -> Option<(Fit, f32)> {
        // Words first: they are at hand, and mostly settle it.
        let (mut worst, mut sum, mut weights) = (Fit::Whole, 0.0, 0.0);
        for (judged, weight) in self.judged.iter().zip(&self.search.weights) {
            if let Judged::Words(grades) = judged {
                let grade = grades.get(self.passage).copied().unwrap_or_default();
                worst = worst.min(grade.fit()?);
                sum += grade.value() * weight;
                weights += weight;
            }
        }
        self.holds().then(|| (worst, if weights > 0.0 { sum / weights } else { 1.0 }))
    }

    /// How well it answers all clauses but so many, which are not among those named; `None` where it
    /// answers more or fewer.
    fn all_but(&self, lacking: usize, named: &[bool]) -> Option<f32> {
        let (mut sum, mut weights, mut missed) = (0.0, 0.0, 0);
        for ((judged, weight), named) in self.judged.iter().zip(&self.search.weights).zip(named) {
            if let Judged::Words(grades) = judged {
                let grade = grades.get(self.passage).copied().unwrap_or_default();
                if !grade.is_found() {
                    missed += 1;
                    if *named || missed > lacking {
                        return None;
                    }
                }
                sum += grade.value() * weight;
                weights += weight;
            }
        }
        (missed == lacking && self.holds()).then(|| sum / weights)
    }

    /// Whether all that is not only words holds.
    fn holds(&self) -> bool {
        self.judged.iter().all(|judged| match judged {
            Judged::Free | Judged::Words(_) => true,
            Judged::Mixed(any) if !self.filtered && any.iter().all(|(_, either)| either.is_filter()) => true,
            Judged::Mixed(any) => any.iter().any(|(not, either)| self.is(either) != *not),
        })
    }

    fn is(&self, either: &Either<'_>) -> bool {
        match either {
            Either::Words(grades) => grades.get(self.passage).copied().is_some_and(Grade::is_found),
            Either::Filter(filter) => filter.report(&self.shelf.report).unwrap_or_else(|| {
                let report = &self.shelf.report;
                let index = self.passage - self.shelf.first as usize;
                let found = report.passages.get(index).map(|passage| PassageRef { report, index, passage });
                found.is_some_and(|found| filter.passage(found))
            }),
        }
    }

    fn found(&self, similar: bool, tier: u32, fitness: f32) -> Found {
        let year = self.part.1.segment.year(self.passage).clamp(1900, 2100) - 1900;
        let score = TIER.mul_add(tier as f32, FITNESS * fitness) + RECENCY * f32::from(year) / 200.0;
        // Never negative, and far below the highest.
        let lacks = HIGHEST - (score as u32).min(HIGHEST);
        let country = self.standing.by_name(self.search.ask.lang).min((1 << COUNTRY_BITS) - 1);
        let place = u64::from(country) << ENTRY_BITS | u64::from(self.standing.entry.min((1 << ENTRY_BITS) - 1));
        Found {
            key: u64::from(similar) << 63 | u64::from(lacks) << (ENTRY_BITS + COUNTRY_BITS) | place,
            part: u32::try_from(self.part.0).unwrap_or(u32::MAX),
            passage: u32::try_from(self.passage).unwrap_or(u32::MAX),
        }
    }
}

fn float(count: usize) -> f32 {
    // Only for ratios: more passages than a float counts one by one make no difference there.
    count as f32
}
