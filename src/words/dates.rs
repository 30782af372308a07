//! Periods as people write them: "2006", "March 2006", "2003–2024", "since 2014".
//!
//! Must not: be parsed back; JSON and files keep the EDTF text.

use super::Words;
use crate::model::{Date, End, Period};
use crate::say;

/// A period in the language of the catalogue.
#[must_use]
pub fn period(words: &Words, period: &Period) -> String {
    if period.single {
        return end(words, period.from);
    }
    match (period.from, period.to) {
        (End::At(from), End::Open) if from.day.is_some() => {
            say!(words, "period-since-day", from = &end(words, period.from))
        }
        (End::At(_), End::Open) => say!(words, "period-since", from = &end(words, period.from)),
        (End::Open, End::At(_)) => say!(words, "period-until", to = &end(words, period.to)),
        (End::At(_), End::Unknown) => say!(words, "period-from", from = &end(words, period.from)),
        (End::Unknown, End::At(_)) => say!(words, "period-to", to = &end(words, period.to)),
        (End::At(from), End::At(to)) if from.month.is_none() && to.month.is_none() => {
            format!("{}\u{2013}{}", date(words, from), date(words, to))
        }
        (End::At(Date { year, month, day: Some(day), uncertain: false, approximate: false }), End::At(to))
            if (to.year, to.month) == (year, month) && to.day.is_some() =>
        {
            format!("{day}\u{2013}{}", date(words, to))
        }
        (End::At(from), End::At(to)) if from.day.is_some() && to.day.is_some() => {
            say!(words, "period-between-days", from = &date(words, from), to = &date(words, to))
        }
        _ => say!(words, "period-between", from = &end(words, period.from), to = &end(words, period.to)),
    }
}

fn end(words: &Words, end: End) -> String {
    match end {
        End::At(at) => date(words, at),
        End::Open | End::Unknown => words.say("period-open"),
    }
}

fn date(words: &Words, date: Date) -> String {
    let year = date.year.to_string();
    let plain = match (date.month, date.day) {
        (Some(month), Some(day)) => {
            let (day, month) = (day.to_string(), month_name(words, month));
            say!(words, "date-day", day = &day, month = &month, year = &year)
        }
        (Some(month), None) => say!(words, "date-month", month = &month_name(words, month), year = &year),
        _ => year,
    };
    match (date.uncertain, date.approximate) {
        (true, _) => format!("{plain}?"),
        (false, true) => say!(words, "date-about", date = &plain),
        (false, false) => plain,
    }
}

fn month_name(words: &Words, month: u8) -> String {
    words.say(&format!("month-{month}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn check(edtf: &str, en: &str, es: &str) {
        for (lang, expected) in [(Lang::En, en), (Lang::Es, es)] {
            assert_eq!(period(&Words::new(lang), &edtf.parse().unwrap()), expected, "{edtf}");
        }
    }

    #[test]
    fn periods_are_written_as_people_write_them() {
        check("2006", "2006", "2006");
        check("2006-03", "March 2006", "marzo de 2006");
        check("2018-02-13", "13 February 2018", "13 de febrero de 2018");
        check("2005/2006", "2005–2006", "2005–2006");
        check("2017-01-12/2017-01-13", "12–13 January 2017", "12–13 de enero de 2017");
        check(
            "2017-01-30/2017-02-02",
            "30 January 2017 to 2 February 2017",
            "del 30 de enero de 2017 al 2 de febrero de 2017",
        );
        check("2014/..", "since 2014", "desde 2014");
        check("2023-08-16?", "16 August 2023?", "16 de agosto de 2023?");
        check(
            "2017-01-12?/2017-01-13",
            "12 January 2017? to 13 January 2017",
            "del 12 de enero de 2017? al 13 de enero de 2017",
        );
    }
}
