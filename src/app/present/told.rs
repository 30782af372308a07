//! What the speaker's view is told of a presentation.
//!
//! Must not: be asked for by what the room sees; the speaker's notes are in it.

use super::{Part, Present, Reveal, Seen, title_of};
use crate::app::cue::{CUE_VERSION, Cue, CueLine};
use crate::words::Words;

impl Present {
    /// What the speaker's view is told.
    #[must_use]
    pub fn cue(&self, words: &Words) -> Cue {
        let slide = self.slide().cloned().unwrap_or_default();
        let item = slide.item.and_then(|at| Some((at, self.program.items.get(at)?)));
        let next = self.show.slides.get(self.at + 1);
        let after: u32 = match item {
            Some((at, _)) => {
                self.program.items.iter().skip(at + 1).filter_map(|item| item.minutes).map(u32::from).sum()
            }
            None => self.program.minutes().unwrap_or(0),
        };
        let is_guess = self.guess.then(|| words.say("reveal-guess"));
        let reveal = (self.reveal != Reveal::Whole).then(|| words.say(self.reveal.message()));
        let reveal: Vec<String> = reveal.into_iter().chain(is_guess).collect();
        Cue {
            version: CUE_VERSION,
            title: self.show.title.clone(),
            slide: (self.at + 1, self.show.slides.len()),
            page: (self.page + 1, self.laid.pages.len().max(1)),
            lines: self.cue_lines(),
            next: next.map(title_of),
            note: item.map(|(_, item)| item.note.clone()).unwrap_or_default(),
            item: item.filter(|_| self.program.items.len() > 1).map(|(at, _)| (at + 1, self.program.items.len())),
            item_minutes: item.and_then(|(_, item)| item.minutes),
            item_before: item.and_then(|(at, _)| self.clock.spent.get(at)).map_or(0, |spent| spent / 1000),
            item_since: self.clock.since,
            minutes: self.program.minutes(),
            minutes_after: after,
            started: self.clock.started,
            is_blank: self.is_blank,
            reveal: (!reveal.is_empty()).then(|| reveal.join(" \u{b7} ")),
            over: slide.over,
            heading: slide.title,
        }
    }

    /// The lines of the page as they are read: those of one text are one line.
    fn cue_lines(&self) -> Vec<CueLine> {
        let Some(page) = self.shown() else { return Vec::new() };
        let stage = self.stage();
        let mut all: Vec<CueLine> = Vec::new();
        let mut last: Option<(Option<usize>, Part)> = None;
        let about = self.laid.about.iter().filter(|_| self.page == 0);
        let lines = page.columns.iter().flat_map(|column| column.head.iter().chain(&column.lines));
        for line in about.chain(lines) {
            let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
            // Rules and bars say nothing in another place.
            if text.trim().is_empty() || text.chars().all(|c| matches!(c, '\u{2500}' | '\u{2588}' | '\u{258f}')) {
                last = None;
                continue;
            }
            let kind = match line.part {
                Part::Who(_) => Part::Who(true),
                part => part,
            };
            match all.last_mut().filter(|_| last == Some((line.unit, kind)) && line.unit.is_some()) {
                Some(before) => before.text = format!("{} {text}", before.text),
                None => all.push(CueLine {
                    text,
                    is_about: kind != Part::Text,
                    is_hidden: stage.seen(line, &page.units) != Seen::Shown,
                }),
            }
            last = Some((line.unit, kind));
        }
        all
    }
}
