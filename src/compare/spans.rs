//! Which years the cells of a row speak of, and whether some of them stand apart: "2006 beside 2022".
//!
//! Must not: take what is said of one year for what is said of another.

use super::{Cell, Row};
use crate::model::End;
use crate::say;
use crate::words::Words;

/// Years from the first to the last that something speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    /// The first; `None` where it has always been so.
    from: Option<u16>,
    /// The last; `None` where it goes on.
    to: Option<u16>,
}

impl Span {
    fn of(cell: &Cell<'_>) -> Option<Self> {
        let mut spans = cell.passages.iter().map(|found| {
            let period = found.period();
            let (from, to) = period.years();
            // Nobody knows when it ended: it is known of its beginning only.
            let to = if matches!(period.to, End::Unknown) { from } else { to };
            Self { from, to }
        });
        let first = spans.next()?;
        Some(spans.fold(first, |all, span| Self {
            from: all.from.zip(span.from).map(|(one, other)| one.min(other)),
            to: all.to.zip(span.to).map(|(one, other)| one.max(other)),
        }))
    }

    fn is_before(self, other: Self) -> bool {
        self.to.zip(other.from).is_some_and(|(end, start)| end < start)
    }

    fn say(self, words: &Words) -> String {
        let text = |year: u16| year.to_string();
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => text(from),
            (Some(from), Some(to)) => format!("{from}\u{2013}{to}"),
            (Some(from), None) => say!(words, "period-since", from = &text(from)),
            (None, Some(to)) => say!(words, "period-until", to = &text(to)),
            (None, None) => words.say("period-open"),
        }
    }
}

/// "2006 beside 2018–2022", where cells of a row have no year in common.
#[must_use]
pub fn say_apart(words: &Words, row: &Row<'_>) -> Option<String> {
    let mut said: Vec<String> = apart(row).into_iter().map(|span| span.say(words)).collect();
    said.dedup();
    let (first, rest) = said.split_first()?;
    Some(rest.iter().fold(first.clone(), |line, next| say!(words, "span-beside", first = &line, second = next)))
}

/// The years of each cell that has passages, where two of them have no year in common; none elsewhere.
fn apart(row: &Row<'_>) -> Vec<Span> {
    let spans: Vec<Span> = row.cells.iter().filter_map(Span::of).collect();
    let stand_apart = spans.iter().any(|one| spans.iter().any(|other| one.is_before(*other)));
    if stand_apart { spans } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, align};
    use super::*;
    use crate::model::{Code, Lang, PointIx, TopicIx, sample};

    fn check(periods: &[&[&str]], expected: &str) {
        let codes = ["ar", "cu", "us", "ve"];
        let reports = periods.iter().zip(codes).map(|(periods, code)| {
            let ids: Vec<String> = (0..periods.len()).map(|at| format!("p-{at}")).collect();
            let passages: Vec<_> = periods
                .iter()
                .zip(&ids)
                .map(|(period, id)| (id.as_str(), "protection/assistance", *period, "Words.", ""))
                .collect();
            sample::report(code, &code.to_uppercase(), &passages)
        });
        let library = sample::library(reports.collect());
        let column = |code: &str| Column { country: Code::new(code).unwrap(), report: None };
        let columns: Vec<Column> = codes.iter().take(periods.len()).map(|code| column(code)).collect();
        let rows = align(&library, &columns, TopicIx(1), Some(PointIx(1))).unwrap();
        let said = say_apart(&Words::new(Lang::En), &rows[0]);
        assert_eq!(said.unwrap_or_default(), expected, "{periods:?}");
    }

    #[test]
    fn only_cells_without_a_common_year_stand_apart() {
        check(&[&["2006"], &["2022"]], "2006 beside 2022");
        check(&[&["2022"], &["2004", "2006"]], "2022 beside 2004–2006");
        check(&[&["2006-01"], &["2006-11"]], "");
        check(&[&["2006", "2022"], &["2010"]], "");
        check(&[&["2006/.."], &["2022"]], "");
        check(&[&["2014/.."], &["2006"]], "since 2014 beside 2006");
        check(&[&["../2003"], &["2006"]], "until 2003 beside 2006");
        check(&[&["2004/"], &["2006"]], "2004 beside 2006");
        check(&[&["2006"], &[]], "");
        check(&[&["2006"], &["2006"], &["2022"]], "2006 beside 2022");
    }
}
