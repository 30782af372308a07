//! How the time of a presentation goes, in words and as bars.
//!
//! Must not: fail at a time that cannot be: it came from another program, and clocks are set.

use crate::app::{Cue, Role, Span};
use crate::say;
use crate::words::Words;
use jiff::{Timestamp, Zoned};

/// Within so many seconds of it a presentation is on its plan.
const ON_PLAN: i64 = 30;
const BEHIND: i64 = -ON_PLAN;

/// Seconds since a time; none where that is still to come.
pub(super) fn since(now: &Zoned, then: Timestamp) -> i64 {
    now.timestamp().as_second().saturating_sub(then.as_second()).max(0)
}

/// A length of time as a clock shows it: `4:05`, `1:02:05`.
pub(super) fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// How the time of a presentation stands, in seconds.
pub(super) struct Times {
    elapsed: i64,
    /// What was planned for all of it.
    planned: Option<i64>,
    /// What is left of that; less than nothing where it is over.
    left: Option<i64>,
    /// The item: its number and how many there are.
    item: Option<(usize, usize)>,
    on_item: i64,
    for_item: Option<i64>,
    /// How far it is ahead of the plan, or behind.
    ahead: Option<i64>,
    slide: (usize, usize),
}

impl Times {
    pub(super) fn new(cue: &Cue, now: &Zoned) -> Self {
        let elapsed = since(now, cue.started);
        let planned = cue.minutes.map(|minutes| i64::from(minutes) * 60);
        let left = planned.map(|planned| planned - elapsed);
        let on_item = cue.item_before.max(0).saturating_add(since(now, cue.item_since));
        let for_item = cue.item_minutes.map(|minutes| i64::from(minutes) * 60);
        let still_for_item = for_item.map(|planned| planned.saturating_sub(on_item).max(0));
        let ahead = left.zip(still_for_item).map(|(left, item)| left - item - i64::from(cue.minutes_after) * 60);
        Self { elapsed, planned, left, item: cue.item, on_item, for_item, ahead, slide: cue.slide }
    }

    /// The time of the item: `Item 2 of 5: 4:10 of 5 min`; nothing on a title.
    pub(super) fn item(&self, words: &Words) -> Option<Span> {
        let (at, of) = self.item?;
        let time = clock(self.on_item);
        let Some(planned) = self.for_item else {
            return Some(Span::new(say!(words, "follow-item", at = at, of = of, time = &time), Role::Text));
        };
        let minutes = count(planned / 60);
        let over = self.on_item.saturating_sub(planned);
        if over > 0 {
            let over = clock(over);
            let said = say!(words, "follow-item-over", at = at, of = of, time = &time, minutes = minutes, over = &over);
            return Some(Span::new(said, Role::Alarm));
        }
        let said = say!(words, "follow-item-planned", at = at, of = of, time = &time, minutes = minutes);
        Some(Span::new(said, Role::Text))
    }

    /// The time of all: what went by, what is left.
    pub(super) fn all(&self, words: &Words) -> Span {
        let time = clock(self.elapsed);
        match self.left {
            None => Span::new(say!(words, "follow-time", time = &time), Role::Heading),
            Some(left) if left < 0 => {
                Span::new(say!(words, "follow-time-over", time = &time, over = &clock(-left)), Role::Alarm)
            }
            Some(left) => Span::new(say!(words, "follow-time-left", time = &time, left = &clock(left)), Role::Heading),
        }
    }

    /// Whether it goes as planned; nothing where nothing is planned.
    pub(super) fn pace(&self, words: &Words) -> Option<Span> {
        let ahead = self.ahead?;
        Some(match ahead {
            ..BEHIND => Span::new(say!(words, "follow-behind", time = &clock(-ahead)), Role::Alarm),
            ON_PLAN.. => Span::new(say!(words, "follow-ahead", time = &clock(ahead)), Role::Text),
            _ => Span::new(words.say("follow-on-plan"), Role::Text),
        })
    }

    /// A bar of the slides, with the number in words where there is room for them.
    pub(super) fn slides_bar(&self, cells: u16, words: &Words, is_short: bool) -> Vec<Span> {
        let (at, of) = self.slide;
        let said = if is_short { format!("{at}/{of}") } else { say!(words, "follow-slide-of", at = at, of = of) };
        bar(share(at as u64, of as u64), cells, &said)
    }

    /// A bar of the time, with how much of it went by; nothing where none was planned.
    pub(super) fn time_bar(&self, cells: u16, words: &Words, is_short: bool) -> Option<Vec<Span>> {
        let planned = count(self.planned?);
        let elapsed = count(self.elapsed);
        let percent = elapsed.saturating_mul(100).checked_div(planned).unwrap_or(100);
        let said = match is_short {
            true => say!(words, "follow-percent", percent = percent),
            false => say!(words, "follow-percent-of", percent = percent, minutes = planned / 60),
        };
        Some(bar(share(elapsed, planned), cells, &said))
    }
}

fn count(seconds: i64) -> u64 {
    u64::try_from(seconds).unwrap_or(0)
}

/// Thousandths of a whole, all of it at most.
fn share(part: u64, whole: u64) -> u64 {
    part.saturating_mul(1000).checked_div(whole).unwrap_or(0).min(1000)
}

/// A bar of blocks with what it says after it.
fn bar(thousandths: u64, cells: u16, said: &str) -> Vec<Span> {
    let cells = usize::from(cells);
    let filled = usize::try_from(thousandths).unwrap_or(0) * cells / 1000;
    vec![
        Span::new("\u{2588}".repeat(filled), Role::Text),
        Span::new("\u{2591}".repeat(cells - filled), Role::Text),
        Span::new(format!(" {said}"), Role::Text),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use jiff::SignedDuration;

    fn said(cue: &Cue, seconds: i64) -> Vec<String> {
        let now = cue.started.saturating_add(SignedDuration::from_secs(seconds)).unwrap();
        let (times, words) = (Times::new(cue, &now.to_zoned(jiff::tz::TimeZone::UTC)), Words::new(Lang::En));
        let pace = times.pace(&words).map(|span| span.text);
        let item = times.item(&words).map(|span| span.text);
        item.into_iter().chain([times.all(&words).text]).chain(pace).collect()
    }

    #[test]
    fn what_is_over_time_or_behind_is_said_in_words() {
        let started = Timestamp::from_second(1_780_000_000).unwrap();
        let cue = Cue {
            item: Some((2, 5)),
            item_minutes: Some(5),
            item_since: started,
            minutes: Some(20),
            minutes_after: 15,
            started,
            ..Cue::default()
        };
        assert_eq!(said(&cue, 250), ["Item 2 of 5: 4:10 of 5 min", "Elapsed 4:10 · 15:50 left", "As planned"]);
        assert_eq!(
            said(&cue, 400),
            ["Item 2 of 5: 6:40, 1:40 over its 5 min", "Elapsed 6:40 · 13:20 left", "1:40 behind the plan"]
        );
        assert_eq!(said(&cue, 1320)[1], "Elapsed 22:00 · over time by 2:00");
        let quick = Cue { minutes_after: 3, item_minutes: Some(1), ..cue.clone() };
        assert_eq!(said(&quick, 30)[2], "16:00 ahead of the plan");
        let unplanned = Cue { minutes: None, item_minutes: None, ..cue };
        assert_eq!(said(&unplanned, 3_725), ["Item 2 of 5: 1:02:05", "Elapsed 1:02:05 · no time was planned"]);
    }

    #[test]
    fn times_that_cannot_be_break_nothing() {
        for (before, since, started) in [
            (i64::MAX, Timestamp::MIN, Timestamp::MAX),
            (i64::MIN, Timestamp::MAX, Timestamp::MIN),
            (0, Timestamp::MIN, Timestamp::MIN),
        ] {
            let cue = Cue {
                item: Some((0, 0)),
                slide: (usize::MAX, 1),
                item_before: before,
                item_since: since,
                started,
                minutes: Some(u32::MAX),
                item_minutes: Some(u16::MAX),
                minutes_after: u32::MAX,
                ..Cue::default()
            };
            let now = Timestamp::from_second(1_780_000_000).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
            let (times, words) = (Times::new(&cue, &now), Words::new(Lang::Es));
            let bars = times.slides_bar(9, &words, true).len() + times.time_bar(9, &words, false).unwrap().len();
            assert!(bars == 6 && times.pace(&words).is_some(), "{}", times.all(&words).text);
        }
    }
}
