//! The rows of a comparison: for every point of a topic, what each column holds on it.
//!
//! Must not: leave a point out because nobody speaks of it; that nobody does is worth seeing.

use super::Voices;
use crate::model::{Code, Id, Library, PassageRef, PointIx, PointSection, Report, Silence, TopicIx};
use std::sync::Arc;
use thiserror::Error;

/// More columns than this are unreadable on any screen.
pub const MOST_COLUMNS: usize = 4;

/// What a column shows: all reports of a country together, or one of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// The country.
    pub country: Code,
    /// One report of it.
    pub report: Option<Id>,
}

impl Column {
    /// Whether it shows what a report of a country says.
    #[must_use]
    pub fn holds(&self, country: Code, report: &Id) -> bool {
        self.country == country && self.report.as_ref().is_none_or(|own| own == report)
    }
}

/// One point across all columns.
#[derive(Debug)]
pub struct Row<'a> {
    /// The point; `None` for the last row, of passages whose point the taxonomy does not know.
    pub point: Option<PointIx>,
    /// As many as there are columns, in their order.
    pub cells: Vec<Cell<'a>>,
}

/// What one column holds on one point.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// In reading order: by period, then report, then file order.
    pub passages: Vec<PassageRef<'a>>,
    /// Gaps that somebody checked.
    pub gaps: Vec<(&'a Arc<Report>, &'a Silence)>,
}

/// Somebody asked for too many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{asked} columns, and {MOST_COLUMNS} at most")]
pub struct TooMany {
    /// How many.
    pub asked: usize,
}

/// Aligns the columns on a topic, or on one point of it. Every point of the topic has its row;
/// passages whose point is not known come last, where there are any. A country or report that
/// the library does not hold (any more) is an empty column.
///
/// # Errors
/// Over [`MOST_COLUMNS`] columns.
pub fn align<'a>(
    library: &'a Library,
    columns: &[Column],
    topic: TopicIx,
    only: Option<PointIx>,
) -> Result<Vec<Row<'a>>, TooMany> {
    if columns.len() > MOST_COLUMNS {
        return Err(TooMany { asked: columns.len() });
    }
    let mut rows: Vec<Row<'a>> = library
        .taxonomy
        .point_ixs(topic)
        .map(Some)
        .chain([None])
        .map(|point| Row { point, cells: vec![Cell::default(); columns.len()] })
        .collect();
    for (index, column) in columns.iter().enumerate() {
        for PointSection { point, passages, gaps } in library.section(column.country, column.report.as_ref(), topic) {
            let row = rows.iter_mut().find(|row| row.point == point);
            if let Some(cell) = row.and_then(|row| row.cells.get_mut(index)) {
                *cell = Cell { passages, gaps };
            }
        }
    }
    rows.retain(|row| match (only, row.point) {
        (Some(only), point) => point == Some(only),
        (None, Some(_)) => true,
        (None, None) => row.cells.iter().any(|cell| !cell.is_empty()),
    });
    Ok(rows)
}

/// The first and last calendar year that the passages of a column on a topic speak of, for its
/// header; `None` where it has no passage there. Open ends add no year.
#[must_use]
pub fn period_covered(library: &Library, column: &Column, topic: TopicIx) -> Option<(u16, u16)> {
    let sections = library.section(column.country, column.report.as_ref(), topic);
    years_spoken(sections.iter().flat_map(|section| section.passages.iter().copied()))
}

/// The first and last calendar year that passages speak of. Open ends add no year.
#[must_use]
pub fn years_spoken<'a>(passages: impl IntoIterator<Item = PassageRef<'a>>) -> Option<(u16, u16)> {
    let years = passages.into_iter().flat_map(|found| <[_; 2]>::from(found.period().years())).flatten();
    years.fold(None, |span, year| Some(span.map_or((year, year), |(from, to)| (year.min(from), year.max(to)))))
}

impl<'a> Row<'a> {
    /// What is left of it where only some voices are asked for. Checked gaps stay.
    #[must_use]
    pub fn heard(&self, voices: Voices) -> Self {
        let cell = |cell: &Cell<'a>| Cell {
            passages: cell.passages.iter().copied().filter(|found| voices.show(*found)).collect(),
            gaps: cell.gaps.clone(),
        };
        Self { point: self.point, cells: self.cells.iter().map(cell).collect() }
    }
}

impl Cell<'_> {
    /// Whether the library holds nothing here, not even a checked gap.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.gaps.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    const PROTECTION: TopicIx = TopicIx(1);

    fn library() -> Library {
        let mut cuba = sample::report(
            "cu",
            "CU",
            &[
                ("p-1", "protection/assistance", "2010", "Shelters.", ""),
                ("p-2", "protection/vouchers", "2004", "Vouchers.", ""),
            ],
        );
        cuba.silences.push(sample::silence("protection/identification"));
        let old = [
            ("p-1", "protection/assistance", "2014/..", "A shelter.", ""),
            ("p-2", "protection/assistance", "2005/2006", "87 victims.", ""),
            ("p-3", "prosecution/cases protection/identification", "1999", "Cases.", ""),
        ];
        let new = [("p-1", "protection/assistance", "2006", "Six institutions.", "")];
        sample::library(vec![
            cuba,
            sample::report("ve-2006", "VE", &old),
            sample::report("ve-2013", "VE", &new),
            sample::report("us", "US", &[]),
        ])
    }

    fn column(country: &str, report: Option<&str>) -> Column {
        Column { country: Code::new(country).unwrap(), report: report.and_then(Id::new) }
    }

    /// Rows as `point: cell | cell`, a cell as the texts of its passages and a `?` for each gap.
    fn drawn(columns: &[Column], only: Option<PointIx>) -> Vec<String> {
        let library = library();
        let cell = |cell: &Cell<'_>| {
            let texts = cell.passages.iter().map(|found| found.passage.text.text.to_string());
            texts.chain(cell.gaps.iter().map(|_| "?".to_owned())).collect::<Vec<_>>().join(" ")
        };
        let row = |row: Row<'_>| {
            let point = row.point.and_then(|point| library.taxonomy.point(PROTECTION, point));
            let cells: Vec<String> = row.cells.iter().map(cell).collect();
            format!("{}: {}", point.map_or('-', |point| point.key), cells.join(" | "))
        };
        align(&library, columns, PROTECTION, only).unwrap().into_iter().map(row).collect()
    }

    #[test]
    fn rows_are_points_and_never_lines() {
        assert_eq!(
            drawn(&[column("ve", None), column("cu", None)], None),
            ["a: Cases. | ?", "b: 87 victims. Six institutions. A shelter. | Shelters.", "-:  | Vouchers."]
        );
    }

    #[test]
    fn a_point_nobody_speaks_of_is_there_and_empty() {
        assert_eq!(drawn(&[column("us", None), column("ar", None)], None), ["a:  | ", "b:  | "]);
    }

    #[test]
    fn two_reports_of_one_country_are_two_columns() {
        assert_eq!(
            drawn(&[column("ve", Some("ve-2006")), column("ve", Some("ve-2013")), column("ve", Some("gone"))], None),
            ["a: Cases. |  | ", "b: 87 victims. A shelter. | Six institutions. | "]
        );
    }

    #[test]
    fn one_point_alone_has_one_row() {
        assert_eq!(drawn(&[column("cu", None)], Some(PointIx(1))), ["b: Shelters."]);
        assert_eq!(drawn(&[column("cu", None)], Some(PointIx(9))), Vec::<String>::new());
    }

    #[test]
    fn a_column_of_one_report_holds_no_other() {
        let [cuba, venezuela] = ["cu", "ve"].map(|code| Code::new(code).unwrap());
        let id = |text| Id::new(text).unwrap();
        let one = Column { country: venezuela, report: Some(id("ve-2006")) };
        assert!(one.holds(venezuela, &id("ve-2006")) && !one.holds(venezuela, &id("ve-2013")));
        let whole = Column { country: venezuela, report: None };
        assert!(whole.holds(venezuela, &id("ve-2013")) && !whole.holds(cuba, &id("ve-2013")));
    }

    #[test]
    fn five_columns_are_refused() {
        let five = vec![column("ve", None); 5];
        assert_eq!(align(&library(), &five, PROTECTION, None).map(|rows| rows.len()), Err(TooMany { asked: 5 }));
        assert_eq!(align(&library(), &five[..4], PROTECTION, None).map(|rows| rows.len()), Ok(2));
    }

    #[test]
    fn the_header_says_what_years_the_topic_is_covered_for() {
        for (country, report, years) in [
            ("ve", None, Some((1999, 2014))),
            ("ve", Some("ve-2013"), Some((2006, 2006))),
            ("cu", None, Some((2004, 2010))),
            ("us", None, None),
            ("ar", None, None),
        ] {
            assert_eq!(period_covered(&library(), &column(country, report), PROTECTION), years, "{country}");
        }
    }
}
