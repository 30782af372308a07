//! How a page is revealed: whole, passage by passage, the answers after the question, who speaks after what is said.
//!
//! Must not: show who speaks before the room was asked, wherever on the page that stands.

use super::pack::{Part, StageLine};

/// How a page comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Reveal {
    /// Whole.
    #[default]
    Whole,
    /// Passage by passage.
    Passages,
    /// First the question, then the answers.
    Answers,
}

impl Reveal {
    /// The next one in the round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Whole => Self::Passages,
            Self::Passages => Self::Answers,
            Self::Answers => Self::Whole,
        }
    }

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Whole => "reveal-whole",
            Self::Passages => "reveal-passages",
            Self::Answers => "reveal-answers",
        }
    }
}

/// How far a page is revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// How it comes.
    pub reveal: Reveal,
    /// Whether who speaks comes after what is said.
    pub guess: bool,
    /// How many steps were made.
    pub step: usize,
}

/// What is seen of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// All.
    Shown,
    /// That somebody is to be guessed.
    Asked,
    /// Nothing.
    Hidden,
}

impl Stage {
    /// Steps that a page with so many things has, the first view left out.
    #[must_use]
    pub fn most(self, units: usize) -> usize {
        let guess = usize::from(self.guess);
        match self.reveal {
            _ if units == 0 => 0,
            Reveal::Whole => guess,
            Reveal::Passages => units * (1 + guess) - 1,
            Reveal::Answers => 1 + guess,
        }
    }

    /// What is seen of a line; `units` are the things on its page.
    #[must_use]
    pub fn seen(self, line: &StageLine, units: &[usize]) -> Seen {
        let at = line.unit.and_then(|unit| units.iter().position(|own| *own == unit));
        let (is_said, is_told) = match at {
            Some(at) => self.of(at),
            // The head of a column tells who speaks in it when all is told.
            None => (true, units.is_empty() || (0..units.len()).all(|at| self.of(at).1)),
        };
        match line.part {
            Part::Frame => Seen::Shown,
            _ if !is_said => Seen::Hidden,
            Part::Text => Seen::Shown,
            _ if is_told => Seen::Shown,
            Part::Who(true) => Seen::Asked,
            Part::Who(false) | Part::Source | Part::Voice => Seen::Hidden,
        }
    }

    /// Whether what is said by a thing is seen, and who says it.
    fn of(self, at: usize) -> (bool, bool) {
        match (self.reveal, self.guess) {
            (Reveal::Whole, false) => (true, true),
            (Reveal::Whole, true) => (true, self.step >= 1),
            (Reveal::Passages, false) => (at <= self.step, at <= self.step),
            (Reveal::Passages, true) => (2 * at <= self.step, 2 * at < self.step),
            (Reveal::Answers, guess) => (self.step >= 1, self.step > usize::from(guess)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(part: Part, unit: Option<usize>) -> StageLine {
        StageLine { spans: Vec::new(), part, unit, at: 0 }
    }

    /// What is seen of texts and speakers of two things, step after step: `t` text, `w` who, `?` asked.
    fn check(reveal: Reveal, guess: bool, expected: &[&str]) {
        let units = [4, 7];
        let all = Stage { reveal, guess, step: 0 };
        let steps: Vec<String> = (0..=all.most(units.len()))
            .map(|step| {
                let stage = Stage { step, ..all };
                let of = |unit: usize| {
                    let text = if stage.seen(&line(Part::Text, Some(unit)), &units) == Seen::Shown { "t" } else { "-" };
                    let who = match stage.seen(&line(Part::Who(true), Some(unit)), &units) {
                        Seen::Shown => "w",
                        Seen::Asked => "?",
                        Seen::Hidden => "-",
                    };
                    format!("{text}{who}")
                };
                format!("{} {}", of(4), of(7))
            })
            .collect();
        assert_eq!(steps, expected, "{reveal:?} {guess}");
    }

    #[test]
    fn each_way_shows_all_in_its_order_and_no_speaker_before_the_words() {
        check(Reveal::Whole, false, &["tw tw"]);
        check(Reveal::Whole, true, &["t? t?", "tw tw"]);
        check(Reveal::Passages, false, &["tw --", "tw tw"]);
        check(Reveal::Passages, true, &["t? --", "tw --", "tw t?", "tw tw"]);
        check(Reveal::Answers, false, &["-- --", "tw tw"]);
        check(Reveal::Answers, true, &["-- --", "t? t?", "tw tw"]);
    }

    #[test]
    fn sources_and_heads_that_name_a_voice_wait_until_all_is_told() {
        let stage = Stage { reveal: Reveal::Whole, guess: true, step: 0 };
        assert_eq!(stage.seen(&line(Part::Source, Some(4)), &[4]), Seen::Hidden);
        assert_eq!(stage.seen(&line(Part::Voice, None), &[4]), Seen::Hidden);
        assert_eq!(stage.seen(&line(Part::Frame, None), &[4]), Seen::Shown);
        assert_eq!(Stage { step: 1, ..stage }.seen(&line(Part::Voice, None), &[4]), Seen::Shown);
        assert_eq!(stage.most(0), 0);
    }
}
