//! How well every passage of a segment answers one needle: how the word fits, then where it stands.
//!
//! Must not: know countries, voices or points; nothing is better for who says it.

use super::index::Part;
use super::inverted::Inverted;
use super::labels::Labels;
use super::needle::{Fit, Needle, Target};
use super::rows::rows;
use super::segment::Field;
use crate::model::Lang;
use std::ops::Range;

/// How a needle was found: the fit times [`FIELDS`], and what the field is worth. 0 is not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u8);

/// Room for the worth of a field.
const FIELDS: u8 = 16;
/// The best there is.
const BEST: u8 = Fit::Whole as u8 * FIELDS + FIELDS - 1;

impl Grade {
    fn new(fit: Fit, field: Field, lang: Lang) -> Self {
        // What only stands under a name, or rests on a document that is called so, comes after what
        // says the word itself in any form.
        let fit = if matches!(field, Field::Point | Field::Source) { fit.min(Fit::Begins) } else { fit };
        Self(fit as u8 * FIELDS + worth(field, lang))
    }

    pub(super) fn is_found(self) -> bool {
        self.0 > 0
    }

    /// Whether nothing is better: the whole name of its country.
    pub(super) fn is_best(self) -> bool {
        self.0 == BEST
    }

    /// How it fits, as a number: [`Fit`]'s, and 0 where it was not found.
    pub(super) fn fit(self) -> u8 {
        self.0 / FIELDS
    }

    /// From 0 to 1.
    pub(super) fn value(self) -> f32 {
        f32::from(self.0) / f32::from(BEST)
    }
}

/// What a field is worth for a reader who reads a language: what is said before what is said about it.
fn worth(field: Field, lang: Lang) -> u8 {
    match (field, lang) {
        // Who names a country wants what is about it before what only speaks of it.
        (Field::Country, _) => 15,
        (Field::Text, Lang::En) | (Field::Twin, Lang::Es) => 14,
        (Field::Text, Lang::Es) | (Field::Twin, Lang::En) => 13,
        (Field::Law, _) => 12,
        (Field::Figure, _) => 11,
        (Field::Period, _) => 9,
        (Field::Point, _) => 8,
        (Field::Note, _) => 7,
        (Field::Source, _) => 5,
    }
}

/// The grade of every passage.
pub(super) type Grades = Vec<Grade>;

/// Grades every passage of a part.
pub(super) fn grade(part: &Part, labels: &Labels, (needle, lang): (&Needle, Lang)) -> Grades {
    let mut grades = vec![Grade::default(); part.segment.len()];
    let is_anchored = needle.starts || needle.ends;
    let runs = |index: &Inverted, take: &mut dyn FnMut(&[u32], Fit)| each_run(index, needle, take);
    spread(part, (!is_anchored).then_some(labels), (lang, &runs), &mut grades);
    grades
}

/// Raises the grades of passages that have a word with a mistake in it.
pub(super) fn add_mistyped(part: &Part, labels: &Labels, (needle, lang): (&Needle, Lang), grades: &mut Grades) {
    let Some(target) = needle.loose().filter(|_| needle.may_be_mistyped()) else { return };
    let runs = |index: &Inverted, take: &mut dyn FnMut(&[u32], Fit)| {
        let near = index.words.near(&target.text, 1).filter(|word| target.is_mistyped(index.words.word(*word)));
        near.for_each(|word| take(index.texts_with(word..word + 1), Fit::Typo));
    };
    spread(part, Some(labels), (lang, &runs), grades);
}

/// Gives texts of an index, some at a time, with how a needle fits there.
type Runs<'a> = &'a dyn Fn(&Inverted, &mut dyn FnMut(&[u32], Fit));

/// Raises the grades of the passages whose own texts, or whose labels, are among some texts.
fn spread(part: &Part, labels: Option<&Labels>, (lang, runs): (Lang, Runs<'_>), grades: &mut Grades) {
    let segment = &part.segment;
    runs(&segment.index, &mut |texts, fit| {
        // A common word stands in tens of thousands of texts, so nothing is worked out for each.
        let of_field = Field::OWN.map(|field| Grade::new(fit, field, lang));
        for (passage, field) in texts.iter().filter_map(|text| segment.owner(*text)) {
            raise(grades, passage, of_field.get(field).copied().unwrap_or_default());
        }
    });
    let Some(labels) = labels else { return };
    let mut called = vec![Grade::default(); labels.len()];
    let mut any = false;
    runs(&labels.index, &mut |texts, fit| {
        // A name that has it somewhere inside says nothing about its passages.
        let texts = if fit == Fit::Inside { &[] } else { texts };
        for (label, field) in texts.iter().filter_map(|text| labels.owner(*text)) {
            any = true;
            raise(&mut called, label, Grade::new(fit, field, lang));
        }
    });
    if any {
        for (passage, grade) in grades.iter_mut().enumerate() {
            let best = part.tags.of(passage).iter().filter_map(|label| called.get(*label as usize)).max();
            *grade = best.copied().unwrap_or_default().max(*grade);
        }
    }
}

fn raise(grades: &mut [Grade], at: usize, grade: Grade) {
    if let Some(known) = grades.get_mut(at).filter(|known| **known < grade) {
        *known = grade;
    }
}

/// The texts where a needle is found, some at a time, and how it fits there.
fn each_run(index: &Inverted, needle: &Needle, take: &mut dyn FnMut(&[u32], Fit)) {
    if let Some(digits) = needle.digits.as_deref().and_then(|digits| index.words.find(digits)) {
        take(index.texts_with(digits..digits + 1), Fit::Whole);
    }
    match needle.loose() {
        Some(target) => {
            for (words, fit) in meanings(index, target, needle.whole) {
                take(index.texts_with(words), fit);
            }
        }
        None => {
            let words: Vec<&str> = needle.row.iter().map(|target| target.text.as_str()).collect();
            let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
            let mut starts = rows(index, &words, !needle.whole && !needle.ends);
            starts.retain(|start| {
                let span = index.span(index.text_at(*start));
                (!needle.starts || span.start == *start) && (!needle.ends || span.end == *start + length)
            });
            let texts: Vec<u32> = starts.into_iter().map(|start| index.text_at(start)).collect();
            take(&texts, Fit::Whole);
        }
    }
}

/// The words of an index that may be meant, each once, with the best it is.
fn meanings(index: &Inverted, target: &Target, whole: bool) -> Vec<(Range<u32>, Fit)> {
    let words = &index.words;
    let itself = words.find(&target.text);
    let one = |word: u32| word..word + 1;
    let mut found: Vec<(Range<u32>, Fit)> = itself.into_iter().map(|word| (one(word), Fit::Whole)).collect();
    if whole {
        return found;
    }
    let mut singles: Vec<u32> = itself.into_iter().collect();
    let mut add = |found: &mut Vec<(Range<u32>, Fit)>, word: u32, fit: Fit| {
        if !singles.contains(&word) {
            singles.push(word);
            found.push((one(word), fit));
        }
    };
    for (tongue, stem) in &target.stems {
        for word in words.of_stem(*tongue, *stem) {
            add(&mut found, word, Fit::Stem);
        }
    }
    // All neighbours at once: those of them that are something better are graded as that anyway.
    let beginning = words.beginning(&target.text);
    if !beginning.is_empty() {
        found.push((beginning.clone(), Fit::Begins));
    }
    if target.goes_inside() {
        let others = words.having(&target.text).filter(|word| !beginning.contains(word));
        found.extend(others.map(|word| (one(word), Fit::Inside)));
    }
    found
}
