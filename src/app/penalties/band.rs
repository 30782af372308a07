//! The band of a reading: how long, on one scale for all of them.
//!
//! Must not: draw an end that nobody coded.

use crate::compare::{Ladder, Reading};

/// The end of the scale in years: the longest term, and some room after a term that has no end.
pub(super) fn scale(ladder: &Ladder<'_>) -> u32 {
    let open = ladder.readings.iter().filter(|reading| reading.penalty.max_months.is_none());
    let open = open.filter_map(|reading| reading.penalty.min_months).max().unwrap_or(0);
    let room = open.saturating_add(open / 4);
    ladder.longest.max(room).div_ceil(12)
}

/// A length on a scale from 0 to `longest` months, drawn in so many cells: `├` the shortest, `┤` the longest, `╌`
/// towards an end that nobody coded.
pub(super) fn band(reading: &Reading<'_>, longest: u32, cells: usize) -> String {
    let Some(last) = cells.checked_sub(1).filter(|last| *last > 0 && longest > 0) else { return String::new() };
    let at = |months: u32| (months as usize * last + longest as usize / 2) / longest as usize;
    let (from, to) = (reading.penalty.min_months.map(at), reading.penalty.max_months.map(at));
    let line = |from: usize, to: usize, sign: &str| sign.repeat((to + 1).saturating_sub(from));
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("{:from$}\u{253c}", ""),
        (Some(from), Some(to)) => {
            format!("{:from$}\u{251c}{}\u{2524}", "", line(from + 2, to, "\u{2500}"))
        }
        (Some(from), None) => format!("{:from$}\u{251c}{}", "", line(from + 1, last, "\u{254c}")),
        (None, Some(to)) => format!("{}\u{2524}", "\u{254c}".repeat(to)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Penalty, sample};

    #[test]
    fn a_band_shows_both_ends_and_which_of_them_is_not_known() {
        let report = sample::report("ve", "VE", &[("p-1", "prosecution/sentences", "2006", "Words.", "")]);
        let library = sample::library(vec![report]);
        let place = library.resolve(&"ve#p-1".parse().unwrap()).unwrap();
        let found = library.passage(&place).unwrap();
        for (min_months, max_months, drawn) in [
            (Some(0), Some(120), "├─────────┤"),
            (Some(24), Some(60), "  ├──┤"),
            (Some(24), Some(36), "  ├┤"),
            (Some(60), Some(60), "     ┼"),
            (Some(60), None, "     ├╌╌╌╌╌"),
            (None, Some(60), "╌╌╌╌╌┤"),
            (None, Some(120), "╌╌╌╌╌╌╌╌╌╌┤"),
            (None, None, ""),
        ] {
            let (offence, kind) = (sample::shown("trafficking"), sample::shown("imprisonment"));
            let penalty = Penalty { offence, kind, min_months, max_months, form: None, victim: None };
            let drawn_here = band(&Reading { found, penalty: &penalty }, 120, 11);
            assert_eq!(drawn_here, drawn);
            assert!(crate::text::width(&drawn_here) <= 11);
        }
    }
}
