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
            (Some(from), None) => say!(words, "span-later", year = &text(from)),
            (None, Some(to)) => say!(words, "span-earlier", year = &text(to)),
            (None, None) => words.say("period-open"),
        }
    }
}

/// "2006 beside 2018–2022": of the cells of a row two that have no year in common, those that stand furthest apart. The
/// order is that of the columns.
#[must_use]
pub fn say_apart(words: &Words, row: &Row<'_>) -> Option<String> {
    let spans: Vec<Span> = row.cells.iter().filter_map(Span::of).collect();
    let ends_first = (0..spans.len()).min_by_key(|at| spans.get(*at).and_then(|span| span.to).unwrap_or(u16::MAX))?;
    let begins_last = (0..spans.len()).max_by_key(|at| spans.get(*at).and_then(|span| span.from).unwrap_or(0))?;
    let [one, other] = [ends_first.min(begins_last), ends_first.max(begins_last)];
    let (early, late) = (spans.get(ends_first)?, spans.get(begins_last)?);
    let said = |at: usize| spans.get(at).map(|span| span.say(words));
    early.is_before(*late).then_some(())?;
    Some(say!(words, "span-beside", first = &said(one)?, second = &said(other)?))
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
        check(&[&["2014/.."], &["2006"]], "2014 and later beside 2006");
        check(&[&["../2003"], &["2006"]], "2003 and earlier beside 2006");
        check(&[&["2004/"], &["2006"]], "2004 beside 2006");
        check(&[&["2006"], &[]], "");
        check(&[&["2006"], &["2006"], &["2022"]], "2006 beside 2022");
        // Of three, the two that stand apart are named, and not one that overlaps with both.
        check(&[&["2005/2006"], &["2006/.."], &["2024/2025"]], "2005–2006 beside 2024–2025");
        check(&[&["2013", "2020"], &["2013"], &["2020"]], "2013 beside 2020");
    }
}
