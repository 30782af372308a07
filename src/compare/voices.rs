//! Whose voices are read, and in which order they stand.
//!
//! Must not: prefer a voice. The order by voice can be reversed, and what is left out is said.

use crate::model::{PassageRef, PointSection, Voice};

/// Whose voices are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Voices {
    /// Everybody's.
    #[default]
    All,
    /// The State's that the report is about.
    State,
    /// Everybody's but the State's.
    Others,
    /// One voice's.
    Only(Voice),
}

/// In which order the passages of a point stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// By what they speak of.
    #[default]
    Period,
    /// The State first, then the others; each by period.
    StateFirst,
    /// The State last.
    StateLast,
}

/// How a reader looks at a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Lens {
    /// Whose voices.
    pub voices: Voices,
    /// In which order.
    pub order: Order,
}

impl Voices {
    /// The next one that `v` leads to: all, the State, the others.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::State,
            Self::State => Self::Others,
            Self::Others | Self::Only(_) => Self::All,
        }
    }

    /// Whether a passage is shown: it is where anybody who says it has such a voice.
    #[must_use]
    pub fn show(self, found: PassageRef<'_>) -> bool {
        found.report.voices(found.passage).any(|voice| match self {
            Self::All => true,
            Self::State => voice == Voice::State,
            Self::Others => voice != Voice::State,
            Self::Only(only) => voice == only,
        })
    }
}

impl Order {
    /// The next one: by period, the State first, the State last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Period => Self::StateFirst,
            Self::StateFirst => Self::StateLast,
            Self::StateLast => Self::Period,
        }
    }
}

impl Lens {
    /// The passages of a point that are shown, in order. `section` has them in reading order.
    #[must_use]
    pub fn look<'a>(self, section: &PointSection<'a>) -> Vec<PassageRef<'a>> {
        let mut shown: Vec<PassageRef<'a>> =
            section.passages.iter().copied().filter(|found| self.voices.show(*found)).collect();
        let voice = |found: &PassageRef<'_>| found.report.voice(found.passage);
        match self.order {
            Order::Period => {}
            Order::StateFirst => shown.sort_by_key(voice),
            Order::StateLast => shown.sort_by_key(|found| std::cmp::Reverse(voice(found))),
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, TopicIx, sample};

    /// Passages of the State (1990, 2006), an NGO (2001) and the media (2003), as their years.
    fn look(lens: Lens) -> Vec<String> {
        let passages = ["1990", "2001", "2003", "2006"].map(|year| (year, "protection/assistance", year, "Words.", ""));
        let mut report = sample::report("ve", "VE", &passages);
        let voices = [Voice::State, Voice::Ngo, Voice::Media, Voice::State];
        for (passage, voice) in report.passages.iter_mut().zip(voices) {
            passage.cites[0].voice = Some(voice);
        }
        let library = sample::library(vec![report]);
        let section = library.section(Code::new("ve").unwrap(), None, TopicIx(1));
        let point = section.iter().find(|point| !point.passages.is_empty()).unwrap();
        lens.look(point).iter().map(|found| found.passage.id.to_string()).collect()
    }

    #[test]
    fn voices_are_left_out_only_where_asked() {
        for (voices, shown) in [
            (Voices::All, &["1990", "2001", "2003", "2006"][..]),
            (Voices::State, &["1990", "2006"]),
            (Voices::Others, &["2001", "2003"]),
            (Voices::Only(Voice::Media), &["2003"]),
            (Voices::Only(Voice::Academic), &[]),
        ] {
            assert_eq!(look(Lens { voices, order: Order::Period }), shown, "{voices:?}");
        }
    }

    #[test]
    fn grouping_by_voice_keeps_the_periods_within_a_voice_and_can_be_reversed() {
        let order = |order| look(Lens { voices: Voices::All, order });
        assert_eq!(order(Order::StateFirst), ["1990", "2006", "2001", "2003"]);
        assert_eq!(order(Order::StateLast), ["2003", "2001", "1990", "2006"]);
    }

    #[test]
    fn one_key_goes_round() {
        let voices: Vec<Voices> =
            std::iter::successors(Some(Voices::All), |voices| Some(voices.next())).take(4).collect();
        assert_eq!(voices, [Voices::All, Voices::State, Voices::Others, Voices::All]);
        assert_eq!(Order::Period.next().next().next(), Order::Period);
    }
}
