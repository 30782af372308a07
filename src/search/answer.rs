//! Answering: every passage that has all that was asked for, best first; where there are few, those
//! that have something like it.
//!
//! Must not: stop at the limit; what is counted is counted everywhere.

use super::ask::{Ask, Prepared};
use super::index::Index;
use super::judge::{Judge, Judged};
use super::listing::{Listing, PHRASE};
use super::marker::Marker;
use super::query::{Plan, QueryFault};
use super::results::Results;
use super::rows::rows;
use super::suggest::suggest;
use super::vocabulary::Vocabulary;
use crate::model::Library;
use std::collections::HashSet;
use std::sync::Arc;

/// What came of a question: what was found, or why it means nothing.
pub type Answer = Result<Arc<Results>, QueryFault>;

/// Passages up to which there are few, so that something similar may be what was meant.
const FEW: usize = 10;

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
        let plan = match ask.query.bind_with(library, (ask.bookmarks, &self.filters)) {
            Ok(plan) => plan,
            Err(fault) => return Some(Err(fault)),
        };
        if plan.clauses.is_empty() {
            return Some(Ok(Arc::default()));
        }
        let found = self.answer(&plan, (library, ask))?;
        Some(Ok(Arc::new(found)))
    }

    fn answer(&self, plan: &Plan, (library, ask): (&Library, &Ask<'_>)) -> Option<Results> {
        let prepared = Prepared::new(plan, &self.vocabularies());
        let judge = Judge { index: self, prepared: &prepared, lang: ask.lang, stale: ask.stale };
        let mut judged = judge.all()?;
        let mut listing = Listing::new(self, library, (ask.lang, ask.limit));
        let mut few = HashSet::new();
        self.list_exact((&judge, &judged), &mut listing, &mut few);
        let exact = listing.total();
        let unknown = if exact == 0 { judge.unknown(&judged) } else { Vec::new() };
        // What a filter leaves few of is not mistyped: it stands elsewhere. So a cell of the heat map leads
        // to just as many passages as it counts.
        let unfiltered = if exact < FEW { judge.count_unfiltered(&judged) } else { exact };
        if (exact == 0 || unfiltered < FEW) && prepared.may_be_mistyped() {
            judge.add_mistyped(&mut judged)?;
            judge.each_passage(&judged, |candidate| {
                let fits = candidate.all().filter(|_| !few.contains(&candidate.id()));
                fits.into_iter().for_each(|(worst, fitness)| listing.add_similar(candidate, (worst, fitness)));
            });
        }
        if exact == 0 && (unfiltered == 0 || listing.total() == 0) {
            list_lacking((&judge, &judged), &mut listing);
        }
        // Whoever went through the passages stopped where nobody waited any more.
        if (ask.stale)() {
            return None;
        }
        let mut results = listing.results(exact);
        results.partial = !library.complete;
        results.marker = Arc::new(Marker::of(&prepared, exact < results.total));
        results.left_out = plan.left_out(library);
        if exact == 0 {
            results.suggestions = suggest(self, &unknown, ask);
        }
        Some(results)
    }

    /// Lists what has all that was asked for; what there are few of is noted besides.
    fn list_exact(
        &self,
        (judge, judged): (&Judge<'_>, &Judged<'_>),
        listing: &mut Listing<'_>,
        few: &mut HashSet<(usize, usize)>,
    ) {
        let phrases: Vec<Vec<bool>> = (0..self.parts.len()).map(|part| self.phrases(part, judge.prepared)).collect();
        judge.each_passage(judged, |candidate| {
            let Some((worst, fitness)) = candidate.all() else { return };
            let (part, passage) = candidate.id();
            let in_a_row = phrases.get(part).and_then(|phrases| phrases.get(passage)).copied().unwrap_or(false);
            listing.add(candidate, (if in_a_row { PHRASE } else { worst }, fitness));
            if few.len() <= FEW {
                few.insert((part, passage));
            }
        });
    }

    /// Which passages have the words of the query in a row; empty where it has no such row.
    fn phrases(&self, part: usize, prepared: &Prepared<'_>) -> Vec<bool> {
        let words: Vec<&str> = prepared.phrase.iter().map(String::as_str).collect();
        let Some(part) = self.parts.get(part).filter(|_| !words.is_empty()) else { return Vec::new() };
        let mut found = vec![false; part.segment.len()];
        for start in rows(&part.segment.index, &words, true) {
            let text = part.segment.index.text_at(start);
            let passage = part.segment.owner(text).and_then(|(passage, _)| found.get_mut(passage));
            passage.into_iter().for_each(|found| *found = true);
        }
        found
    }

    fn vocabularies(&self) -> Vec<&Vocabulary> {
        self.indexes().map(|index| &index.words).collect()
    }

    /// How many passages have all that was asked for.
    pub(super) fn count(&self, ask: &Ask<'_>) -> Option<usize> {
        let library = self.library.as_ref()?;
        let plan = ask.query.bind_with(library, (ask.bookmarks, &self.filters)).ok()?;
        let prepared = Prepared::new(&plan, &self.vocabularies());
        let judge = Judge { index: self, prepared: &prepared, lang: ask.lang, stale: ask.stale };
        let judged = judge.all()?;
        let mut count = 0;
        judge.each_passage(&judged, |candidate| count += usize::from(candidate.all().is_some()));
        Some(count)
    }
}

/// Lists what lacks one word. Where nothing has all of them but one, what lacks as few as can be, up to
/// half: a question of many words is answered by a passage that has most. Where it names a country, passages
/// about that one are looked at alone, if any will do: another country would be another question.
fn list_lacking((judge, judged): (&Judge<'_>, &Judged<'_>), listing: &mut Listing<'_>) {
    let named = judge.named_countries();
    let nobody = vec![false; named.len()];
    let most = judge.prepared.words() / 2;
    for named in [&named, &nobody] {
        let mut fewest = most + 1;
        judge.each_passage(judged, |candidate| {
            if let Some((lacking, _)) = candidate.all_but(fewest.saturating_sub(1), named) {
                fewest = lacking;
            }
        });
        if fewest <= most {
            return judge.each_passage(judged, |candidate| {
                let found = candidate.all_but(fewest, named).filter(|(lacking, _)| *lacking == fewest);
                found.into_iter().for_each(|(_, fitness)| listing.add_similar(candidate, (0, fitness)));
            });
        }
    }
}
