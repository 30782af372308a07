//! What the charts of figures show: bars across countries for one time, letters over the years of one country.
//!
//! Must not: order by value, join what nobody joined, or draw values whose unit is not known.

use super::table::{OTHER_PERIOD, Spot, Table, TableValue, given};
use crate::compare::{FigureChoice, FigureTable, across, clash};
use crate::export::Scribe;
use crate::model::{Code, Library, Period};
use crate::text::fold;
use crate::words;

/// Years at most between the first and the last of a chart: a wrong year in a file must not fill the memory.
const MOST_YEARS: u16 = 400;

/// Bars: the values of one indicator for one time.
#[derive(Debug, Default)]
pub struct Bars {
    /// By country's name.
    pub bars: Vec<BarOf>,
    /// The greatest number of any, which fills the width.
    pub greatest: f64,
    /// Countries of the choice without a value for this time, by name.
    pub without: Vec<String>,
    /// All times that the indicator has values for, in order.
    pub periods: Vec<Period>,
}

/// A bar.
#[derive(Debug)]
pub struct BarOf {
    /// "Cuba: at least 34 · The State [1]"; with its own time where that is another one.
    pub label: String,
    /// How far it reaches: to the number given, of a range to its lower end; `None` where no number is given.
    pub reach: Option<f64>,
    /// The value.
    pub value: TableValue,
    /// Whether it speaks of another time that overlaps.
    pub is_of_other_time: bool,
}

/// Letters over years: the values of one indicator for one country.
#[derive(Debug, Default)]
pub struct Lines {
    /// One for each speaker, in the order in which they first speak.
    pub series: Vec<Series>,
    /// First and last year.
    pub years: (u16, u16),
    /// The greatest number.
    pub greatest: f64,
    /// Where letters of several speakers would stand on one another.
    pub shared: Vec<(f64, f64)>,
    /// The value under the cursor: the letter of its speaker as a capital, and where it stands.
    pub current: Option<(char, Vec<(f64, f64)>)>,
}

/// What one speaker gives.
#[derive(Debug, PartialEq)]
pub struct Series {
    /// The letter that stands for the speaker.
    pub letter: char,
    /// The speaker, with the numbers of the sources.
    pub name: String,
    /// Year and value, each as a letter.
    pub points: Vec<(f64, f64)>,
    /// Years that follow each other with one value each, joined.
    pub runs: Vec<Vec<(f64, f64)>>,
}

impl Bars {
    /// The bars for an indicator and a time.
    pub(super) fn new(choice: &FigureChoice, period: &Period, scribe: &Scribe<'_>) -> Self {
        let table = scribe.figures(choice);
        let values = across(&table, 0, period);
        let bars: Vec<BarOf> = values
            .iter()
            .map(|value| {
                let country = scribe.library.names.name(value.found.report.country, scribe.words.lang());
                let is_of_other_time = clash(value.period(), period);
                let value = given(value, scribe);
                let when = words::period(scribe.words, &value.period);
                let label = match is_of_other_time {
                    true => format!("{country}, {when} {OTHER_PERIOD}: {}", value.said),
                    false => format!("{country}: {}", value.said),
                };
                BarOf { label, reach: value.ends.map(|(low, _)| low), value, is_of_other_time }
            })
            .collect();
        let has = |code: &Code| bars.iter().any(|bar| bar.value.held.report.country == *code);
        let greatest = bars.iter().filter_map(|bar| bar.reach).fold(0.0, f64::max);
        let without = names(scribe, &choice.countries, |code| !has(code));
        Self { greatest, without, periods: periods(&table), bars }
    }
}

fn names(scribe: &Scribe<'_>, chosen: &[Code], wanted: impl Fn(&Code) -> bool) -> Vec<String> {
    let library: &Library = scribe.library;
    let all = library.countries.iter().map(|country| country.code);
    let codes = all.filter(|code| (chosen.is_empty() || chosen.contains(code)) && wanted(code));
    let mut names: Vec<String> = codes.map(|code| library.names.name(code, scribe.words.lang())).collect();
    names.sort_by_cached_key(|name| fold(name));
    names
}

fn periods(table: &FigureTable<'_>) -> Vec<Period> {
    let mut all: Vec<&Period> = table.columns.iter().map(|column| column.period).collect();
    all.sort_by_key(|period| (period.reading_order(), period.as_edtf()));
    all.dedup();
    all.into_iter().cloned().collect()
}

impl Lines {
    /// The chart for the row and the country under the cursor.
    pub(super) fn new(grid: &Table, at: Spot) -> Self {
        let mut lines = Self::default();
        let Some((row, cell, chosen)) = grid.value(at) else { return lines };
        let country = |column: usize| grid.columns.get(column).map(|column| column.country);
        let own = row.cells.iter().filter(|other| country(other.column) == country(cell.column));
        let values: Vec<&TableValue> = own.flat_map(|cell| &cell.values).collect();
        let spans = values.iter().filter_map(|value| Some((*value, years(&value.period)?, value.ends?)));
        let spans: Vec<_> = spans.collect();
        lines.years.0 = spans.iter().map(|(_, (from, _), _)| *from).min().unwrap_or(0);
        lines.years.1 = spans.iter().map(|(_, (_, to), _)| *to).max().unwrap_or(0);
        lines.years.0 = lines.years.0.max(lines.years.1.saturating_sub(MOST_YEARS));
        lines.greatest = spans.iter().map(|(_, _, (_, high))| *high).fold(0.0, f64::max);
        let mut speakers: Vec<&str> = Vec::new();
        for (value, ..) in &spans {
            if !speakers.contains(&value.speaker.as_str()) {
                speakers.push(&value.speaker);
            }
        }
        // More speakers than letters would be no chart that anybody can read; the table has them all.
        for (speaker, letter) in speakers.into_iter().zip('a'..='z') {
            let mut series = Series { letter, name: String::new(), points: Vec::new(), runs: Vec::new() };
            let (mut numbers, mut single): (Vec<usize>, Vec<(u16, f64)>) = (Vec::new(), Vec::new());
            for (value, (from, to), (low, high)) in spans.iter().filter(|(value, ..)| value.speaker == speaker) {
                let mut own = Vec::new();
                for year in (*from).max(lines.years.0)..=*to {
                    own.push((f64::from(year), *low));
                    if low < high {
                        own.push((f64::from(year), *high));
                    }
                }
                series.points.extend(&own);
                if std::ptr::eq(*value, chosen) {
                    lines.current = Some((letter.to_ascii_uppercase(), own));
                }
                if from == to && low == high {
                    single.push((*from, *low));
                }
                numbers.extend(&value.sources);
            }
            numbers.sort_unstable();
            numbers.dedup();
            let numbers: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
            series.name = format!("{speaker} {}", numbers.join(" "));
            series.runs = runs(&series.points, &single);
            lines.series.push(series);
        }
        let several = |point: &&(f64, f64)| {
            lines.series.iter().filter(|series| series.points.iter().any(|own| own == *point)).count() > 1
        };
        lines.shared = lines.series.iter().flat_map(|series| &series.points).filter(several).copied().collect();
        lines
    }

    /// Whether there is anything to see over time.
    #[must_use]
    pub fn has_years(&self) -> bool {
        self.years.0 < self.years.1
    }
}

/// Runs of years that follow each other, each with one value and no other in that year.
fn runs(points: &[(f64, f64)], single: &[(u16, f64)]) -> Vec<Vec<(f64, f64)>> {
    let alone = |year: u16| points.iter().filter(|(at, _)| *at == f64::from(year)).count() == 1;
    let mut single: Vec<(u16, f64)> = single.iter().copied().filter(|(year, _)| alone(*year)).collect();
    single.sort_by_key(|(year, _)| *year);
    let follows = |a: &(u16, f64), b: &(u16, f64)| a.0 + 1 == b.0;
    let joined = single.chunk_by(follows).filter(|run| run.len() > 1);
    joined.map(|run| run.iter().map(|(year, value)| (f64::from(*year), *value)).collect()).collect()
}

/// First and last year of a time that has both.
fn years(period: &Period) -> Option<(u16, u16)> {
    match period.years() {
        (Some(from), Some(to)) => Some((from, to)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_that_follow_each_other_with_one_value_are_joined() {
        let points = [(2010, 1.0), (2011, 2.0), (2012, 3.0), (2012, 4.0), (2014, 5.0), (2015, 6.0), (2017, 7.0)];
        let floats: Vec<(f64, f64)> = points.iter().map(|(year, value)| (f64::from(*year), *value)).collect();
        let joined = runs(&floats, &points);
        assert_eq!(joined, [vec![(2010.0, 1.0), (2011.0, 2.0)], vec![(2014.0, 5.0), (2015.0, 6.0)]]);
    }
}
