//! What pages that are made of slides add to them: what the speaker says, where it is asked for, and what was not looked
//! for.
//!
//! Must not: put a note or a planned time on a slide unless it is asked for.

use super::super::Scribe;
use super::super::page::DOT;
use super::{Program, ProgramItem, Show, SlideItem, What, alone};
use crate::notebook::Address;
use crate::say;
use serde::Serialize;

/// What is for the speaker alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Spoken {
    /// What it is, and how long the item takes.
    pub(super) head: String,
    /// The note, line by line.
    pub(super) lines: Vec<String>,
}

impl Scribe<'_> {
    /// The slides as they go on a page. A search that nobody made says how to make it.
    pub(super) fn show_on_page(&self, program: &Program) -> Show {
        let mut show = self.show(program);
        for slide in &mut show.slides {
            let item = slide.item.and_then(|item| program.items.get(item));
            if let Some(ProgramItem { what: What::Address(Address::Search(_)), .. }) = item {
                slide.columns = alone(vec![SlideItem::Gap(self.words.say("slides-not-searched"))]);
            }
        }
        show
    }

    /// For each slide what is said to it: what an item says goes to the first slide of it, else to the one before.
    pub(super) fn spoken(&self, program: &Program, show: &Show) -> Vec<Vec<Spoken>> {
        let mut all: Vec<Vec<Spoken>> = vec![Vec::new(); show.slides.len()];
        let mut put = |at: usize, spoken: Spoken| {
            if let Some(slide) = all.get_mut(at) {
                slide.push(spoken);
            }
        };
        if let Some(minutes) = program.minutes() {
            put(0, Spoken { head: say!(self.words, "slides-minutes", count = minutes), lines: Vec::new() });
        }
        for (number, item) in program.items.iter().enumerate() {
            let first = show.slides.iter().position(|slide| slide.item == Some(number));
            let before = || show.slides.iter().rposition(|slide| slide.item.is_some_and(|item| item < number));
            let lines = item.note.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
            let lines: Vec<String> = lines.collect();
            let minutes = item.minutes.map(|minutes| self.minutes(minutes.into()));
            if lines.is_empty() && minutes.is_none() {
                continue;
            }
            let name = self.words.say("slides-note");
            let head = std::iter::once(name).chain(minutes).collect::<Vec<_>>().join(DOT);
            put(first.or_else(before).unwrap_or(0), Spoken { head, lines });
        }
        all
    }
}
