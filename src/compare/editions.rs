//! What became of the passages of one edition of a country's reports in the next: repeated, changed, gone; or new.
//!
//! Must not: say that something ended because a later report is silent about it. "Gone" is about the report.

use crate::model::{Id, Lang, Passage, PassageRef};
use crate::text::fold;
use crate::words::Words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a passage, or where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The other edition says it in the same words, with the same figures and law.
    Repeated,
    /// The other edition has a passage with most of its words.
    Changed,
    /// The older edition has nothing like it.
    New,
    /// The newer edition has nothing like it.
    Gone,
}

impl Change {
    /// Its word in JSON and tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Repeated => "repeated",
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }

    /// The same in the language of the interface.
    #[must_use]
    pub fn say(self, words: &Words) -> String {
        words.say(&format!("change-{}", self.word()))
    }
}

/// A passage beside the other edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// What became of it, or where it came from.
    pub(super) change: Change,
    /// Bytes of its text that the other edition does not have.
    pub(super) words: Vec<Range<usize>>,
}

/// Of passages with one id so many words must be shared for one to be the other, changed.
const SHARED_BY_ID: f64 = 0.3;
/// Of any two.
const SHARED: f64 = 0.5;
/// Texts of more words are compared sentence by sentence first: comparing words takes time with the product of lengths.
const LONG: usize = 2_000;

/// The passages of two editions, each beside the other edition; in the order given.
#[must_use]
pub(super) fn changes(lang: Lang, old: &[PassageRef<'_>], new: &[PassageRef<'_>]) -> [Vec<Changed>; 2] {
    let [old, new] = [old, new].map(|side| side.iter().map(|found| Side::new(lang, found.passage)).collect::<Vec<_>>());
    let mut before: Vec<Changed> = old.iter().map(|_| Changed { change: Change::Gone, words: Vec::new() }).collect();
    let mut after: Vec<Changed> = new.iter().map(|_| Changed { change: Change::New, words: Vec::new() }).collect();
    for (from, to) in pairs(&old, &new) {
        let (Some(a), Some(b)) = (old.get(from), new.get(to)) else { continue };
        let change = if a.is_repeated_by(b) { Change::Repeated } else { Change::Changed };
        let [gone, come] = different(a, b);
        if let Some(slot) = before.get_mut(from) {
            *slot = Changed { change, words: gone };
        }
        if let Some(slot) = after.get_mut(to) {
            *slot = Changed { change, words: come };
        }
    }
    [before, after]
}

/// A passage's text, cut into words.
struct Side<'a> {
    passage: &'a Passage,
    text: &'a str,
    words: Vec<(usize, &'a str)>,
    /// How often it has each word, whatever the case and the accents.
    counts: HashMap<String, usize>,
}

impl<'a> Side<'a> {
    fn new(lang: Lang, passage: &'a Passage) -> Self {
        let text = passage.text.in_lang(lang);
        let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
        let mut counts = HashMap::new();
        for (_, word) in &words {
            *counts.entry(fold(word)).or_insert(0) += 1;
        }
        Self { passage, text, words, counts }
    }

    fn says_the_same_as(&self, other: &Self) -> bool {
        self.words.iter().map(|(_, word)| word).eq(other.words.iter().map(|(_, word)| word))
    }

    fn is_repeated_by(&self, other: &Self) -> bool {
        let (a, b) = (self.passage, other.passage);
        let amounts = |passage: &Passage| {
            passage.figures.iter().map(|figure| (figure.indicator.clone(), figure.amount)).collect::<Vec<_>>()
        };
        self.says_the_same_as(other)
            && amounts(a) == amounts(b)
            && (&a.law, &a.penalty, a.modality) == (&b.law, &b.penalty, b.modality)
    }

    fn is_of_a_topic_of(&self, other: &Self) -> bool {
        let homes = |side: &Self| side.passage.homes.iter().map(|home| home.topic).collect::<Vec<_>>();
        let others = homes(other);
        homes(self).iter().any(|topic| others.contains(topic))
    }

    /// The share of words that both have, 0 to 1: the coefficient of Dice over words, each as often as it stands.
    fn shared(&self, other: &Self) -> f64 {
        let both: usize =
            self.counts.iter().filter_map(|(word, count)| Some((*count).min(*other.counts.get(word)?))).sum();
        let all = self.words.len() + other.words.len();
        if all == 0 { 0.0 } else { 2.0 * both as f64 / all as f64 }
    }
}

/// Which passage became which: first those in the same words, then those with one id, then the likest of one topic; each
/// once.
fn pairs(old: &[Side<'_>], new: &[Side<'_>]) -> BTreeMap<usize, usize> {
    let mut pairs = Pairs { found: BTreeMap::new(), taken: vec![false; new.len()] };
    let mut by_words: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for (to, side) in new.iter().enumerate() {
        by_words.entry(side.words.iter().map(|(_, word)| *word).collect()).or_default().push(to);
    }
    for (from, side) in old.iter().enumerate() {
        let words: Vec<&str> = side.words.iter().map(|(_, word)| *word).collect();
        by_words.get(&words).into_iter().flatten().for_each(|to| pairs.take(from, *to));
    }
    let by_id: HashMap<&Id, usize> = new.iter().enumerate().map(|(to, side)| (&side.passage.id, to)).collect();
    for (from, side) in old.iter().enumerate() {
        let same = by_id.get(&side.passage.id).copied();
        if let Some(to) = same.filter(|to| new.get(*to).is_some_and(|other| side.shared(other) >= SHARED_BY_ID)) {
            pairs.take(from, to);
        }
    }
    let mut likest: Vec<(f64, usize, usize)> = Vec::new();
    for (from, side) in old.iter().enumerate().filter(|(from, _)| !pairs.found.contains_key(from)) {
        let free = new.iter().enumerate().filter(|(to, _)| pairs.taken.get(*to) == Some(&false));
        let like = free.filter(|(_, other)| side.is_of_a_topic_of(other));
        let like = like.map(|(to, other)| (side.shared(other), from, to));
        likest.extend(like.filter(|(shared, ..)| *shared >= SHARED));
    }
    // A stable sort: among equals the earlier one stays first.
    likest.sort_by(|a, b| b.0.total_cmp(&a.0));
    likest.into_iter().for_each(|(_, from, to)| pairs.take(from, to));
    pairs.found
}

/// Pairs as they are found, no passage in two of them.
struct Pairs {
    found: BTreeMap<usize, usize>,
    taken: Vec<bool>,
}

impl Pairs {
    fn take(&mut self, from: usize, to: usize) {
        if let (false, Some(taken @ false)) = (self.found.contains_key(&from), self.taken.get_mut(to)) {
            *taken = true;
            self.found.insert(from, to);
        }
    }
}

/// Bytes of each of two texts that the other does not have.
fn different(a: &Side<'_>, b: &Side<'_>) -> [Vec<Range<usize>>; 2] {
    if a.words.len() + b.words.len() <= LONG {
        return by_word(&a.words, &b.words);
    }
    let [old, new] = [a.text, b.text].map(sentences);
    let mut found = [Vec::new(), Vec::new()];
    for (gone, come) in replaced(&old, &new) {
        let (before, after) = (words_in(a.text, &gone), words_in(b.text, &come));
        // Words of so much new text would be compared for long, and nobody would read the result word by word.
        let whole = before.len() + after.len() > LONG;
        let parts = if whole { [vec![gone], vec![come]] } else { by_word(&before, &after) };
        for (slot, ranges) in found.iter_mut().zip(parts) {
            slot.extend(ranges.into_iter().filter(|range| !range.is_empty()));
        }
    }
    found
}

/// The sentences of a text, without the space after each.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    text.split_sentence_bound_indices().map(|(at, sentence)| (at, sentence.trim_end())).collect()
}

/// The words of a part of a text.
fn words_in<'a>(text: &'a str, part: &Range<usize>) -> Vec<(usize, &'a str)> {
    let words = text.get(part.clone()).unwrap_or_default().unicode_word_indices();
    words.map(|(at, word)| (part.start + at, word)).collect()
}

fn by_word(old: &[(usize, &str)], new: &[(usize, &str)]) -> [Vec<Range<usize>>; 2] {
    let (gone, come): (Vec<_>, Vec<_>) = replaced(old, new).into_iter().unzip();
    [gone, come].map(|ranges| ranges.into_iter().filter(|range| !range.is_empty()).collect())
}

/// The bytes of each run of parts that stands for another one, or for none.
fn replaced(old: &[(usize, &str)], new: &[(usize, &str)]) -> Vec<(Range<usize>, Range<usize>)> {
    let [before, after] = [old, new].map(|parts| parts.iter().map(|(_, part)| *part).collect::<Vec<&str>>());
    let bytes = |parts: &[(usize, &str)], at: Range<usize>| {
        let run = parts.get(at).unwrap_or_default();
        let end = run.last().map_or(0, |(start, part)| start + part.len());
        run.first().map_or(0..0, |(start, _)| *start..end)
    };
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let changed = ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed.map(|op| (bytes(old, op.old_range()), bytes(new, op.new_range()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Library, sample};

    type Said<'a> = (&'a str, &'a str);

    /// What became of passages `(id, text)`: "changed [old words → new words]", older edition first.
    fn check(old: &[Said<'_>], new: &[Said<'_>], expected: [&[&str]; 2]) {
        let library = editions(old, new);
        let sides = ["ar-2013", "ar-2020"].map(|id| {
            let report = library.reports().find(|report| report.id.as_str() == id).unwrap();
            let found = report.passages.iter().enumerate();
            found.map(|(index, passage)| PassageRef { report, index, passage }).collect::<Vec<_>>()
        });
        let found = changes(Lang::En, &sides[0], &sides[1]);
        let said = |(changed, found): (&Changed, &PassageRef<'_>)| {
            let words: Vec<&str> =
                changed.words.iter().map(|at| found.passage.text.text.get(at.clone()).unwrap()).collect();
            format!("{} {:?} [{}]", found.passage.id, changed.change, words.join("|"))
        };
        for ((changed, side), expected) in found.iter().zip(&sides).zip(expected) {
            assert_eq!(changed.iter().zip(side).map(said).collect::<Vec<_>>(), expected);
        }
    }

    fn editions(old: &[Said<'_>], new: &[Said<'_>]) -> Library {
        let report = |id, said: &[Said<'_>]| {
            let passages: Vec<sample::Short<'_>> =
                said.iter().map(|(id, text)| (*id, "protection/assistance", "2013", *text, "")).collect();
            sample::report(id, "AR", &passages)
        };
        sample::library(vec![report("ar-2013", old), report("ar-2020", new)])
    }

    #[test]
    fn what_is_repeated_changed_new_and_gone_is_told_apart() {
        check(
            &[("p-1", "Six shelters are open."), ("p-2", "A plan was adopted in 2010."), ("p-3", "No law.")],
            &[
                ("p-7", "A plan was adopted in 2018."),
                ("p-8", "Six shelters are open."),
                ("p-9", "Judges were trained."),
            ],
            [
                &["p-1 Repeated []", "p-2 Changed [2010]", "p-3 Gone []"],
                &["p-7 Changed [2018]", "p-8 Repeated []", "p-9 New []"],
            ],
        );
        check(&[], &[("p-1", "Words.")], [&[], &["p-1 New []"]]);
    }

    #[test]
    fn an_id_that_stays_needs_fewer_words_in_common_and_is_taken_first() {
        check(
            &[("p-1", "The law asks for proof of coercion of adults.")],
            &[
                ("p-1", "The law of 2012 asks for no proof."),
                ("p-2", "The law asks for coercion of adults and children."),
            ],
            [&["p-1 Changed [of coercion of adults]"], &["p-1 Changed [of 2012|no]", "p-2 New []"]],
        );
        check(&[("p-1", "Words.")], &[("p-1", "Others.")], [&["p-1 Gone []"], &["p-1 New []"]]);
    }

    #[test]
    fn each_passage_is_taken_once() {
        check(
            &[("p-1", "Six shelters.")],
            &[("p-7", "Six shelters."), ("p-8", "Six shelters.")],
            [&["p-1 Repeated []"], &["p-7 Repeated []", "p-8 New []"]],
        );
    }

    #[test]
    fn the_same_words_with_another_figure_are_changed() {
        let library = editions(&[("p-1", "Victims were helped.")], &[("p-1", "Victims were helped.")]);
        let mut reports: Vec<_> = library.reports().map(|report| report.as_ref().clone()).collect();
        reports[1].passages[0].figures = vec![sample::figure("victims-assisted", 87.0, "2020")];
        let library = sample::library(reports);
        let sides: Vec<_> =
            library.reports().map(|report| [PassageRef { report, index: 0, passage: &report.passages[0] }]).collect();
        let found = changes(Lang::En, &sides[0], &sides[1]);
        assert!(found.iter().all(|side| side[0] == Changed { change: Change::Changed, words: Vec::new() }));
    }

    #[test]
    fn long_texts_are_marked_by_word_where_little_changed_and_by_sentence_where_much_did() {
        let sentences: Vec<String> = (0..1_000).map(|n| format!("Sentence {n} speaks of shelters.")).collect();
        let old = sentences.join(" ");
        let one = old.replace("Sentence 500 speaks", "Sentence 500 tells");
        let rewritten: String = (0..1_000).map(|n| format!(" Another text {n} of laws.")).collect();
        check(&[("p-1", &old)], &[("p-1", &one)], [&["p-1 Changed [speaks]"], &["p-1 Changed [tells]"]]);
        let library = editions(&[("p-1", &old)], &[("p-1", &format!("{old}{rewritten}"))]);
        let sides: Vec<_> =
            library.reports().map(|report| [PassageRef { report, index: 0, passage: &report.passages[0] }]).collect();
        let [before, after] = changes(Lang::En, &sides[0], &sides[1]);
        assert_eq!(before[0].words, []);
        assert_eq!(after[0].words.iter().map(ExactSizeIterator::len).sum::<usize>(), rewritten.len() - 1);
    }
}
