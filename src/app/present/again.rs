//! The same place again: the slide after the library changed, what was revealed after the window did.
//!
//! Must not: reveal anything that the room has not seen.

use super::{Part, Present, Seen, Stage, StageLine};
use crate::export::{Show, Slide};
use std::collections::HashSet;

impl Present {
    /// What the room has seen of the slide: the texts, and who says them.
    pub(super) fn seen(&self) -> [HashSet<usize>; 2] {
        let before = self.laid.pages.iter().take(self.page).flat_map(|page| page.units.iter().copied());
        let before: HashSet<usize> = before.collect();
        let mut seen = [before.clone(), before];
        let (stage, units) = (self.stage(), self.shown().map(|page| page.units.as_slice()).unwrap_or_default());
        for unit in units {
            let is_seen = |part| {
                let line = StageLine { spans: Vec::new(), part, unit: Some(*unit), at: 0 };
                stage.seen(&line, units) == Seen::Shown
            };
            for (all, part) in seen.iter_mut().zip([Part::Text, Part::Source]) {
                all.extend(is_seen(part).then_some(*unit));
            }
        }
        seen
    }

    /// The last step of the page that shows no more than was seen; the first where each shows more.
    pub(super) fn step_of(&self, [texts, tellers]: &[HashSet<usize>; 2]) -> usize {
        let units = self.shown().map(|page| page.units.as_slice()).unwrap_or_default();
        let shows_no_more = |step: &usize| {
            let stage = Stage { step: *step, ..self.stage() };
            units.iter().all(|unit| {
                let line = |part| StageLine { spans: Vec::new(), part, unit: Some(*unit), at: 0 };
                let shows = |part| stage.seen(&line(part), units) == Seen::Shown;
                (texts.contains(unit) || !shows(Part::Text)) && (tellers.contains(unit) || !shows(Part::Source))
            })
        };
        (0..=self.most()).rev().find(shows_no_more).unwrap_or(0)
    }

    /// After the library changed, the slide that was shown, or the first of its item.
    pub(super) fn find_again(&mut self, old: &Show) {
        let Some(was) = old.slides.get(self.at) else { return };
        let same = |slide: &Slide| slide.item == was.item && slide.over == was.over && slide.title == was.title;
        let all = &self.show.slides;
        // Several may be called the same, as the first and the last one of a search: the nearest is meant.
        let near = |(at, _): &(usize, &Slide)| at.abs_diff(self.at);
        let nearest = |is: &dyn Fn(&Slide) -> bool| {
            all.iter().enumerate().filter(|(_, slide)| is(slide)).min_by_key(near).map(|(at, _)| at)
        };
        let found = nearest(&same).or_else(|| all.iter().position(|slide| slide.item == was.item));
        self.at = found.unwrap_or(0).min(all.len().saturating_sub(1));
    }
}
