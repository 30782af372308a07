//! Finds what was kept again in the reports of one country: by id, by what the compilers put in its place, by its
//! words among their neighbours; else not at all, and then it says so.
//!
//! Must not: guess. What is found by words has the same words, or nearly so between the same neighbours.

use super::anchor::quotable;
use super::{Anchor, Stand};
use crate::model::{Code, Id, Library, PassageRef, Place, Report};
use crate::text::{Shown, fold};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The passages of a country, by id and by words. Each order of them is made when it is first asked for.
pub(super) struct Ground<'a> {
    library: &'a Library,
    country: Code,
    ids: OnceCell<HashMap<&'a Id, Vec<PassageRef<'a>>>>,
    words: OnceCell<ByWords<'a>>,
}

/// Passages by their words, and by what stands around them.
#[derive(Default)]
struct ByWords<'a> {
    same: HashMap<String, Vec<(PassageRef<'a>, Around)>>,
    between: HashMap<Around, Vec<PassageRef<'a>>>,
}

/// The end of the passage before, and the beginning of the one after.
type Around = (Shown, Shown);

impl<'a> Ground<'a> {
    pub(super) fn new(library: &'a Library, country: Code) -> Self {
        Self { library, country, ids: OnceCell::new(), words: OnceCell::new() }
    }

    /// Where a place of this country stands.
    pub(super) fn stand(&self, place: &Place, anchor: Option<&Anchor>) -> Stand {
        let Some(id) = &place.passage else { return self.stand_of_part(place) };
        let now = |found: PassageRef<'_>| {
            let changed = anchor.is_some_and(|anchor| !anchor.is_quote_of(&found.passage.text.text));
            changed.then(|| found.passage.text.text.clone())
        };
        let same_id = self.of_id(id);
        if let Some(own) = same_id.iter().find(|found| is_own(place, found.report)) {
            return now(*own).map_or(Stand::Here, Stand::Changed);
        }
        if self.is_unread() {
            return Stand::Unread;
        }
        let moved = |found| Stand::Moved(self.library.place_of(found), now(found));
        if let Some(found) = self.successor(place, id) {
            return moved(found);
        }
        // A place that names no report leads to another one of the country where its own does not have the id.
        // There the id is somebody else's unless the words say otherwise.
        let led = same_id.first().copied().filter(|_| place.report.is_none());
        if let Some(found) = led.filter(|found| now(*found).is_none()) {
            return now(found).map_or(Stand::Here, Stand::Changed);
        }
        if let Some(found) = anchor.and_then(|anchor| self.by_words(place, anchor)) {
            return moved(found);
        }
        let is_near = |found: &PassageRef<'_>| {
            anchor.is_some_and(|anchor| is_near(&plain(&anchor.quote), &plain(&found.passage.text.text)))
        };
        led.filter(is_near).and_then(now).map_or(Stand::Orphan, Stand::Changed)
    }

    /// A point, section, report or country.
    fn stand_of_part(&self, place: &Place) -> Stand {
        let entries = self.library.entries_of(self.country);
        let is_there = match &place.report {
            Some(report) => entries.iter().any(|entry| entry.id == *report),
            None => !entries.is_empty(),
        };
        match is_there && is_sorted(self.library, place.topic.as_ref(), place.point.as_ref()) {
            true => Stand::Here,
            false if self.is_unread() => Stand::Unread,
            false => Stand::Orphan,
        }
    }

    /// Whether something of the country is still to be read.
    pub(super) fn is_unread(&self) -> bool {
        self.library.country(self.country).map_or(!self.library.complete, |country| country.pending)
    }

    fn reports(&self) -> impl Iterator<Item = &'a Arc<Report>> {
        let library: &'a Library = self.library;
        library.entries_of(self.country).iter().filter_map(crate::model::Entry::report)
    }

    /// The passages of this id, oldest report first, as the library finds them.
    fn of_id(&self, id: &Id) -> &[PassageRef<'a>] {
        let ids = self.ids.get_or_init(|| {
            let mut ids: HashMap<&'a Id, Vec<PassageRef<'a>>> = HashMap::new();
            for found in self.reports().flat_map(passages) {
                ids.entry(&found.passage.id).or_default().push(found);
            }
            ids
        });
        ids.get(id).map_or(&[], Vec::as_slice)
    }

    /// What the compilers put in the place of a passage that they retired.
    fn successor(&self, place: &Place, id: &Id) -> Option<PassageRef<'a>> {
        let new = |report: &'a Arc<Report>| {
            let (_, new) = report.retired.iter().find(|(old, _)| old == id)?;
            passages(report).find(|found| Some(&found.passage.id) == new.as_ref())
        };
        let own = self.reports().filter(|report| is_own(place, report)).find_map(new);
        own.or_else(|| self.reports().filter(|_| place.report.is_none()).find_map(new))
    }

    /// The passage that has the words: in its own report, else between the same neighbours, else under the same
    /// point, where several have them. Words that are not quite the same count only between both neighbours.
    fn by_words(&self, place: &Place, anchor: &Anchor) -> Option<PassageRef<'a>> {
        let words = self.words.get_or_init(|| ByWords::new(self.reports().flat_map(passages)));
        let quote = plain(&anchor.quote);
        if quote.is_empty() {
            return None;
        }
        let mut best = None;
        for (found, around) in words.same.get(&quote).into_iter().flatten() {
            let beside = usize::from(around.0 == anchor.prefix) + usize::from(around.1 == anchor.suffix);
            let at = self.library.place_of(*found);
            let is_home = (at.topic, at.point) == (place.topic.clone(), place.point.clone());
            let fit = (is_own(place, found.report), beside, is_home);
            if best.as_ref().is_none_or(|(known, _)| fit > *known) {
                best = Some((fit, *found));
            }
        }
        if let Some((_, found)) = best {
            return Some(found);
        }
        let around = (anchor.prefix.clone(), anchor.suffix.clone());
        let between = words.between.get(&around).into_iter().flatten();
        let mut near = between.filter(|found| is_near(&quote, &plain(&found.passage.text.text)));
        let first = near.next()?;
        let own = |found: &&PassageRef<'a>| is_own(place, found.report);
        Some(*Some(first).filter(own).or_else(|| near.find(own)).unwrap_or(first))
    }
}

impl<'a> ByWords<'a> {
    fn new(passages: impl Iterator<Item = PassageRef<'a>>) -> Self {
        let mut all = Self::default();
        for found in passages {
            let anchor = Anchor::of(found);
            let around = (anchor.prefix, anchor.suffix);
            // A passage that stands alone in its report has no neighbours that could say which it is.
            if !(around.0.is_empty() && around.1.is_empty()) {
                all.between.entry(around.clone()).or_default().push(found);
            }
            all.same.entry(plain(&anchor.quote)).or_default().push((found, around));
        }
        all
    }
}

/// Whether there is such a topic, and such a point in it.
pub(super) fn is_sorted(library: &Library, topic: Option<&Shown>, point: Option<&Shown>) -> bool {
    let taxonomy = &library.taxonomy;
    match (topic.map(|slug| taxonomy.find_topic(slug)), point) {
        (None, None) => true,
        (Some(Some(topic)), point) => point.is_none_or(|slug| taxonomy.find_point(topic, slug).is_some()),
        (None, Some(_)) | (Some(None), _) => false,
    }
}

/// Whether a report is the one that a place means: the one it names, else the country's own.
fn is_own(place: &Place, report: &Report) -> bool {
    place.report.as_ref().map_or(report.id.as_str() == place.country.as_str(), |id| report.id == *id)
}

fn passages(report: &Arc<Report>) -> impl Iterator<Item = PassageRef<'_>> {
    report.passages.iter().enumerate().map(move |(index, passage)| PassageRef { report, index, passage })
}

/// Words without case, accents and how they are spaced, as far as they are kept.
fn plain(text: &str) -> String {
    fold(&quotable(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether most words of one text are in the other, and the other way round.
fn is_near(a: &str, b: &str) -> bool {
    let share = |a: &str, b: &str| {
        let others: HashSet<&str> = b.split(' ').collect();
        let words: Vec<&str> = a.split(' ').collect();
        words.iter().filter(|word| others.contains(*word)).count() * 2 > words.len()
    };
    share(a, b) && share(b, a)
}
