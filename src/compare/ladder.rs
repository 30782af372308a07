//! Penalties by country: one row for each reading of a law, with who reads it so.
//!
//! Must not: rank, or blend two readings of one law. Countries stand by name; a law that is repealed keeps its rows.

use super::{by_name, is_pending};
use crate::model::{Code, Lang, Library, OFFENCES, PassageRef, Penalty};

/// The offence that penalties are shown for where none is named.
pub const TRAFFICKING: &str = "trafficking";

/// Which penalties are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LadderChoice {
    /// Of these countries; of all where none is named.
    pub countries: Vec<Code>,
    /// For this offence, as the format names it.
    pub offence: String,
}

/// The penalties for an offence.
#[derive(Debug, Default)]
pub struct Ladder<'a> {
    /// By country's name, then by the time they speak of, then as the reports have them.
    pub readings: Vec<Reading<'a>>,
    /// Countries that are read and have none: none is coded in this library, which is not the same as no penalty. By name.
    pub without: Vec<Code>,
    /// Countries of which a report is still to be read, so that nothing can be said of what they lack. By name.
    pub unread: Vec<Code>,
    /// The longest term in any reading, in months: the end of a scale for all of them.
    pub longest: u32,
}

/// What somebody reads in a law.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Who reads it so, and where.
    pub found: PassageRef<'a>,
    /// What is read.
    pub penalty: &'a Penalty,
}

impl Default for LadderChoice {
    fn default() -> Self {
        Self { countries: Vec::new(), offence: TRAFFICKING.to_owned() }
    }
}

/// The penalties for an offence.
#[must_use]
pub fn ladder<'a>(library: &'a Library, choice: &LadderChoice, lang: Lang) -> Ladder<'a> {
    let mut ladder = Ladder::default();
    for country in by_name(library, &choice.countries, lang) {
        let mut own = readings(library, country);
        own.retain(|reading| *reading.penalty.offence == choice.offence);
        own.sort_by_key(|reading| reading.found.passage.period.reading_order());
        if is_pending(library, country) {
            ladder.unread.push(country);
        } else if own.is_empty() {
            ladder.without.push(country);
        }
        ladder.readings.extend(own);
    }
    let terms = ladder.readings.iter().flat_map(|reading| [reading.penalty.min_months, reading.penalty.max_months]);
    ladder.longest = terms.flatten().max().unwrap_or(0);
    ladder
}

/// The offences that a library has penalties for, in the order of the format.
#[must_use]
pub fn offences(library: &Library) -> Vec<&'static str> {
    let passages = || library.reports().flat_map(|report| &report.passages);
    let occurs =
        |offence: &&str| passages().filter_map(|passage| passage.penalty.as_ref()).any(|p| *p.offence == **offence);
    OFFENCES.iter().copied().filter(occurs).collect()
}

fn readings(library: &Library, country: Code) -> Vec<Reading<'_>> {
    let mut all = Vec::new();
    for report in library.reports_of(country, None) {
        for (index, passage) in report.passages.iter().enumerate() {
            if let Some(penalty) = &passage.penalty {
                all.push(Reading { found: PassageRef { report, index, passage }, penalty });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Law, Report, sample};

    /// Offence, period, shortest and longest term, status of the law.
    type Given<'a> = (&'a str, &'a str, Option<u32>, Option<u32>, &'a str);

    fn report(country: &str, penalties: &[Given<'_>]) -> Report {
        let mut report = sample::report(&country.to_lowercase(), country, &[]);
        for (number, (offence, period, min_months, max_months, status)) in penalties.iter().enumerate() {
            let id = format!("p-{number}");
            let mut one = sample::report(
                &country.to_lowercase(),
                country,
                &[(&id, "prosecution/sentences", period, "Words.", "")],
            );
            let passage = &mut one.passages[0];
            passage.penalty = Some(Penalty {
                offence: sample::shown(offence),
                kind: sample::shown("imprisonment"),
                min_months: *min_months,
                max_months: *max_months,
                form: None,
                victim: None,
            });
            passage.law = Some(Law {
                instrument: sample::shown("Code"),
                article: None,
                enacted: None,
                status: Some(sample::shown(status)),
            });
            report.passages.append(&mut one.passages);
        }
        report
    }

    fn library() -> Library {
        sample::library(vec![
            report(
                "VE",
                &[
                    ("trafficking", "2012/..", Some(240), Some(300), "in-force"),
                    ("trafficking", "2005/2012", Some(48), Some(72), "repealed"),
                    ("smuggling", "2005", Some(24), None, "in-force"),
                    ("trafficking", "2012/..", Some(240), Some(300), "in-force"),
                ],
            ),
            report("CU", &[("trafficking", "2022", None, Some(360), "in-force")]),
            report("ES", &[("slavery", "2022", Some(12), Some(24), "draft")]),
            report("AR", &[]),
        ])
    }

    fn drawn(countries: &[&str], offence: &str) -> (Vec<String>, Vec<String>, u32) {
        let countries = countries.iter().filter_map(|code| Code::new(code)).collect();
        let library = library();
        let ladder = ladder(&library, &LadderChoice { countries, offence: offence.to_owned() }, Lang::En);
        let months = |months: Option<u32>| months.map_or("?".to_owned(), |months| months.to_string());
        let row = |reading: &Reading<'_>| {
            let law = reading.found.passage.law.as_ref().unwrap();
            let (min, max) = (months(reading.penalty.min_months), months(reading.penalty.max_months));
            format!("{} {min}-{max} {}", reading.found.report.country, law.status.as_ref().unwrap())
        };
        let without = ladder.without.iter().map(ToString::to_string).collect();
        (ladder.readings.iter().map(row).collect(), without, ladder.longest)
    }

    #[test]
    fn every_reading_has_its_row_by_name_and_time_and_nothing_repealed_is_dropped() {
        let (rows, without, longest) = drawn(&[], TRAFFICKING);
        assert_eq!(
            rows,
            ["cu ?-360 in-force", "ve 48-72 repealed", "ve 240-300 in-force", "ve 240-300 in-force"],
            "two readings alike stay two"
        );
        assert_eq!(without, ["ar", "es"]);
        assert_eq!(longest, 360);
    }

    #[test]
    fn a_country_that_is_not_read_yet_is_not_said_to_have_none() {
        use crate::model::Book;
        let whole = library();
        let mut entries = whole.entries.clone();
        entries.iter_mut().filter(|entry| entry.id.as_str() == "ar").for_each(|entry| entry.book = Book::Pending);
        let library =
            Library::new((whole.taxonomy.clone(), whole.names.clone()), whole.packs.clone(), entries, Vec::new());
        let ladder = ladder(&library, &LadderChoice::default(), Lang::En);
        let codes = |codes: &[Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((codes(&ladder.without), codes(&ladder.unread)), (vec!["es".to_owned()], vec!["ar".to_owned()]));
    }

    #[test]
    fn countries_and_offence_are_chosen() {
        assert_eq!(drawn(&["es", "cu"], "slavery"), (vec!["es 12-24 draft".to_owned()], vec!["cu".to_owned()], 24));
        assert_eq!(drawn(&["ar"], TRAFFICKING), (Vec::new(), vec!["ar".to_owned()], 0));
        assert_eq!(offences(&library()), ["trafficking", "smuggling", "slavery"]);
    }
}
