//! Dates and periods: the part of EDTF (ISO 8601-2) that reports use, and its order.
//!
//! Must not: print for people; the words for "from 2014" live in the catalogue.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// One end of a period, as exact as the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// Calendar year, 0 to 9999.
    pub year: u16,
    /// Month 1 to 12; seasons are not used by reports.
    pub month: Option<u8>,
    /// Day of the month, only with a month.
    pub day: Option<u8>,
    /// The source is unsure (`?` or `%` in EDTF).
    pub uncertain: bool,
    /// The date is about right (`~` or `%` in EDTF).
    pub approximate: bool,
}

/// What one end of an interval can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A date.
    At(Date),
    /// `..`: goes on, or has always been so.
    Open,
    /// Empty: nobody knows.
    Unknown,
}

/// A date or an interval; keeps the exact text it was read from, which JSON gives back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "&str", into = "String")]
pub struct Period {
    text: Box<str>,
    /// First (or only) end.
    pub from: End,
    /// Last end; the same as `from` for a single date.
    pub to: End,
    /// Whether it was written as one date.
    pub single: bool,
}

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no period")]
pub struct NotAPeriod;

/// A day count that only serves ordering: year × 372 + month × 31 + day.
pub type DayOrder = i32;

const BEFORE_ALL: DayOrder = i32::MIN;
const AFTER_ALL: DayOrder = i32::MAX;

impl Date {
    fn first_day(self) -> DayOrder {
        order(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last_day(self) -> DayOrder {
        order(self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

fn order(year: u16, month: u8, day: u8) -> DayOrder {
    i32::from(year) * 372 + i32::from(month - 1) * 31 + i32::from(day - 1)
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let bare = text.trim_end_matches(['?', '~', '%']);
        let marks = text.strip_prefix(bare).unwrap_or_default();
        if marks.len() > 1 {
            return Err(NotAPeriod);
        }
        let mut parts = bare.split('-');
        let year = digits(parts.next(), 4)?;
        let month = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        let day = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotAPeriod);
        }
        let month = month.map(|m| m as u8);
        if month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(NotAPeriod);
        }
        let day = day.map(|d| d as u8);
        if let (Some(month), Some(day)) = (month, day)
            && !(1..=days_in(year, month)).contains(&day)
        {
            return Err(NotAPeriod);
        }
        Ok(Self { year, month, day, uncertain: matches!(marks, "?" | "%"), approximate: matches!(marks, "~" | "%") })
    }
}

fn digits(part: Option<&str>, count: usize) -> Result<u16, NotAPeriod> {
    let part = part.ok_or(NotAPeriod)?;
    if part.len() != count || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAPeriod);
    }
    part.parse().map_err(|_| NotAPeriod)
}

impl End {
    fn parse(text: &str) -> Result<Self, NotAPeriod> {
        match text {
            ".." => Ok(Self::Open),
            "" => Ok(Self::Unknown),
            date => date.parse().map(Self::At),
        }
    }
}

impl TryFrom<&str> for Period {
    type Error = NotAPeriod;

    fn try_from(text: &str) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.text.into()
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (from, to, single) = match text.split_once('/') {
            Some((from, to)) => (End::parse(from)?, End::parse(to)?, false),
            None => {
                let date = End::At(text.parse()?);
                (date, date, true)
            }
        };
        if !matches!((from, to), (End::At(_), _) | (_, End::At(_))) {
            return Err(NotAPeriod);
        }
        let period = Self { text: text.into(), from, to, single };
        if period.earliest() > period.latest() {
            return Err(NotAPeriod);
        }
        Ok(period)
    }
}

impl Period {
    /// The first day it can mean; an open or unknown start comes before all.
    #[must_use]
    pub fn earliest(&self) -> DayOrder {
        match self.from {
            End::At(date) => date.first_day(),
            End::Open | End::Unknown => BEFORE_ALL,
        }
    }

    /// The last day it can mean; an open end comes after all, an unknown one at its start.
    #[must_use]
    pub fn latest(&self) -> DayOrder {
        match (self.to, self.from) {
            (End::At(date), _) | (End::Unknown, End::At(date)) => date.last_day(),
            _ => AFTER_ALL,
        }
    }

    /// The order in which passages of a point are read: earliest day, then latest.
    #[must_use]
    pub fn reading_order(&self) -> (DayOrder, DayOrder) {
        (self.earliest(), self.latest())
    }

    /// Whether there is a day that both speak of.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest() <= other.latest() && other.earliest() <= self.latest()
    }

    /// Whether its ends are whole years.
    #[must_use]
    pub fn is_of_years(&self) -> bool {
        let of_year = |end| matches!(end, End::At(Date { month: None, .. }));
        of_year(self.from) && of_year(self.to)
    }

    /// Whether it is one day.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.single && matches!(self.from, End::At(Date { day: Some(_), .. }))
    }

    /// Whether both of its ends are dates.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!((self.from, self.to), (End::At(_), End::At(_)))
    }

    /// Whether it goes on: its end is open, which is not the same as not known.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(self.to, End::Open)
    }

    /// The text as the report has it.
    #[must_use]
    pub fn as_edtf(&self) -> &str {
        &self.text
    }

    /// First and last calendar year that are written in it.
    #[must_use]
    pub fn years(&self) -> (Option<u16>, Option<u16>) {
        let year = |end| match end {
            End::At(date) => Some(date.year),
            End::Open | End::Unknown => None,
        };
        (year(self.from), year(self.to))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_that_reports_use() {
        for good in [
            "2006",
            "2006-03",
            "2005/2006",
            "2006-01/2006-06",
            "2014/..",
            "../2014",
            "2023-08-16?",
            "2021~",
            "2012-02-29",
            "2004/",
        ] {
            assert_eq!(good.parse::<Period>().map(|p| p.to_string()), Ok(good.to_owned()));
        }
        for bad in [
            "",
            "06",
            "2006-13",
            "2006-00",
            "2013-02-29",
            "2006-3",
            "../..",
            "/",
            "2008/2006",
            "2006??",
            "in 2006",
            "2006-01-01-01",
            "2006/2007/2008",
            "-2006",
            "２００６",
        ] {
            assert_eq!(bad.parse::<Period>(), Err(NotAPeriod), "{bad:?}");
        }
    }

    #[test]
    fn orders_by_the_earliest_day_and_then_the_latest() {
        let mut periods: Vec<Period> = ["2014/..", "2006", "2006-03", "2005/2006", "../2003", "2006-01"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        periods.sort_by_key(Period::reading_order);
        let texts: Vec<&str> = periods.iter().map(Period::as_edtf).collect();
        assert_eq!(texts, ["../2003", "2005/2006", "2006-01", "2006", "2006-03", "2014/.."]);
    }
}
