//! What the charts of figures show: bars across countries for one time, letters over the years of one country.
//!
//! Must not: order by value, join what nobody joined, or draw values whose unit is not known.

use super::table::{OTHER_PERIOD, Spot, Table, TableValue, given};
use crate::compare::{FigureChoice, FigureTable, across, is_pending, overlaps_unequally};
use crate::export::Scribe;
use crate::model::{Code, Period};
use crate::text::fold;
use crate::words;
use std::collections::{BTreeSet, HashMap};

/// Years at most between the first and the last of a chart: a wrong year in a file must not fill the memory.
const MOST_YEARS: u16 = 400;

/// Bars: the values of one indicator for one time.
#[derive(Debug, Default)]
pub struct Bars {
    /// By country's name.
    pub bars: Vec<BarOf>,
    /// The greatest number of any, which fills the width.
    pub greatest: f64,
    /// Countries of the choice that are read and have no value for this time, by name.
    pub without: Vec<String>,
    /// Countries of the choice that are still being read, by name.
    pub unread: Vec<Code>,
    /// The time they are of: the one that was asked for, or the nearest to it that the indicator has values for.
    pub period: Option<Period>,
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
    /// What joins the first and the last year of values for several years.
    pub spans: Vec<[(f64, f64); 2]>,
    /// How many values are drawn.
    pub drawn: usize,
    /// How many are not: without a number, without a year that is known, or of more speakers than there are letters.
    pub left_out: usize,
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
        let periods = periods(&table);
        let nearest = nearest(&periods, period).cloned();
        let period = nearest.as_ref().unwrap_or(period);
        let values = across(&table, 0, period);
        let bars: Vec<BarOf> = values
            .iter()
            .map(|value| {
                let country = scribe.library.names.name(value.found.report.country, scribe.words.lang());
                let is_of_other_time = overlaps_unequally(value.period(), period);
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
        let (unread, read): (Vec<Code>, Vec<Code>) =
            countries(scribe, &choice.countries).partition(|code| is_pending(scribe.library, *code));
        let without = read
            .iter()
            .filter(|code| !has(code))
            .map(|code| scribe.library.names.name(*code, scribe.words.lang()))
            .collect();
        Self { greatest, without, unread, periods, bars, period: nearest }
    }

    /// The bar of a value; else one of its passage, else one of its country.
    pub(super) fn nearest(&self, value: &TableValue) -> Option<usize> {
        let at = |is: &dyn Fn(&TableValue) -> bool| self.bars.iter().position(|bar| is(&bar.value));
        let key = value.held.key();
        let is_own = |other: &TableValue| other.held.key() == key;
        let is_same = |other: &TableValue| is_own(other) && other.period == value.period && other.said == value.said;
        at(&is_same).or_else(|| at(&is_own)).or_else(|| at(&|other| other.country() == value.country()))
    }

    /// The first bar of the country after or before that of a bar.
    pub(super) fn beside(&self, bar: usize, forward: bool) -> Option<usize> {
        let country = |at: usize| self.bars.get(at).map(|bar| bar.value.country());
        let here = country(bar)?;
        if forward {
            return (bar..self.bars.len()).find(|at| country(*at) != Some(here));
        }
        let before = country((0..bar).rev().find(|at| country(*at) != Some(here))?);
        (0..bar).find(|at| country(*at) == before)
    }
}

/// The countries that are chosen, or all, by name.
fn countries(scribe: &Scribe<'_>, chosen: &[Code]) -> impl Iterator<Item = Code> {
    let all = scribe.library.countries.iter().map(|country| country.code);
    let mut codes: Vec<Code> = all.filter(|code| chosen.is_empty() || chosen.contains(code)).collect();
    codes.sort_by_cached_key(|code| fold(&scribe.library.names.name(*code, scribe.words.lang())));
    codes.into_iter()
}

/// The time itself, else the one that begins nearest to it; of two as near, the earlier.
fn nearest<'p>(periods: &'p [Period], wanted: &Period) -> Option<&'p Period> {
    let begins = |period: &Period| period.years().0.or(period.years().1).unwrap_or_default();
    let distance = |period: &&Period| (*period != wanted, begins(period).abs_diff(begins(wanted)));
    periods.iter().min_by_key(distance)
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
        let spans: Vec<Drawn<'_>> = values.iter().filter_map(|value| Drawn::new(value)).collect();
        lines.years.0 = spans.iter().map(|span| span.from).min().unwrap_or(0);
        lines.years.1 = spans.iter().map(|span| span.to.unwrap_or(span.from)).max().unwrap_or(0);
        lines.years.0 = lines.years.0.max(lines.years.1.saturating_sub(MOST_YEARS));
        lines.greatest = spans.iter().map(|span| span.high).fold(0.0, f64::max);
        // More speakers than letters would be no chart that anybody can read; the table has them all.
        let mut letters = 'a'..='z';
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut spoken: Vec<Spoken<'_>> = Vec::new();
        for span in &spans {
            let speaker = span.value.speaker.as_str();
            let place = match places.get(speaker) {
                Some(place) => *place,
                None => {
                    let Some(letter) = letters.next() else { continue };
                    places.insert(speaker, spoken.len());
                    spoken.push(Spoken { letter, speaker, ..Spoken::default() });
                    spoken.len() - 1
                }
            };
            let points = span.points(lines.years);
            let Some(own) = spoken.get_mut(place).filter(|_| !points.is_empty()) else { continue };
            lines.drawn += 1;
            own.take(span, &points);
            lines.spans.extend(span.spans(lines.years));
            if std::ptr::eq(span.value, chosen) {
                lines.current = Some((own.letter.to_ascii_uppercase(), points));
            }
        }
        lines.left_out = values.len() - lines.drawn;
        lines.series = spoken.into_iter().map(Spoken::series).collect();
        lines.shared = shared(&lines.series);
        lines
    }

    /// Whether there is anything to see over time.
    #[must_use]
    pub fn has_years(&self) -> bool {
        self.years.0 < self.years.1
    }
}

/// A value that can be drawn.
struct Drawn<'t> {
    value: &'t TableValue,
    /// The year it begins.
    from: u16,
    /// The year it ends; a time that is open goes on as far as the chart does.
    to: Option<u16>,
    low: f64,
    high: f64,
}

impl<'t> Drawn<'t> {
    /// `None` without a number, or without a year in which it begins.
    fn new(value: &'t TableValue) -> Option<Self> {
        let (low, high) = value.ends?;
        let (from, to) = value.period.years();
        let from = from?;
        // Where the end is not known, only the year of the beginning is.
        let to = if value.period.goes_on() { None } else { Some(to.unwrap_or(from)) };
        Some(Self { value, from, to, low, high })
    }

    /// The numbers it stands at: both ends of a range.
    fn numbers(&self) -> impl Iterator<Item = f64> {
        [Some(self.low), Some(self.high).filter(|high| self.low < *high)].into_iter().flatten()
    }

    /// The first and the last year of it that the chart shows; none where it ended before.
    fn seen(&self, (first, last): (u16, u16)) -> Option<(f64, f64)> {
        let (from, to) = (self.from.max(first), self.to.unwrap_or(last));
        (from <= to).then(|| (f64::from(from), f64::from(to)))
    }

    /// Year and number of each of its letters: at its first year and its last. It speaks of them together, so that a
    /// letter in each year between would say what nobody said.
    fn points(&self, years: (u16, u16)) -> Vec<(f64, f64)> {
        let Some((from, to)) = self.seen(years) else { return Vec::new() };
        let ends = [Some(from), Some(to).filter(|to| from < *to)];
        ends.into_iter().flatten().flat_map(|year| self.numbers().map(move |number| (year, number))).collect()
    }

    /// What joins the letters of a value for several years.
    fn spans(&self, years: (u16, u16)) -> Vec<[(f64, f64); 2]> {
        let several = self.seen(years).filter(|(from, to)| from < to);
        several
            .into_iter()
            .flat_map(|(from, to)| self.numbers().map(move |number| [(from, number), (to, number)]))
            .collect()
    }
}

/// What a speaker gives, as it is gathered.
#[derive(Default)]
struct Spoken<'t> {
    letter: char,
    speaker: &'t str,
    points: Vec<(f64, f64)>,
    /// Values of one year, which can be joined.
    single: Vec<(u16, f64)>,
    sources: BTreeSet<usize>,
}

impl Spoken<'_> {
    fn take(&mut self, span: &Drawn<'_>, points: &[(f64, f64)]) {
        self.points.extend(points);
        let is_of_one_year = span.to == Some(span.from) && span.value.period.is_closed();
        if is_of_one_year && span.low == span.high {
            self.single.push((span.from, span.low));
        }
        self.sources.extend(&span.value.sources);
    }

    fn series(self) -> Series {
        let numbers: Vec<String> = self.sources.iter().map(|number| format!("[{number}]")).collect();
        let name = format!("{} {}", self.speaker, numbers.join(" "));
        let runs = runs(&self.points, &self.single);
        Series { letter: self.letter, name, points: self.points, runs }
    }
}

/// Where letters of several speakers would stand on one another.
fn shared(series: &[Series]) -> Vec<(f64, f64)> {
    let mut own: HashMap<(u64, u64), (char, bool)> = HashMap::new();
    let mut shared = Vec::new();
    for (letter, point) in series.iter().flat_map(|series| series.points.iter().map(|point| (series.letter, point))) {
        let (first, several) = own.entry((point.0.to_bits(), point.1.to_bits())).or_insert((letter, false));
        if *first != letter && !std::mem::replace(several, true) {
            shared.push(*point);
        }
    }
    shared
}

/// Runs of years that follow each other, each with one value and no other in that year.
fn runs(points: &[(f64, f64)], single: &[(u16, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    points.iter().for_each(|(year, _)| *counts.entry(year.to_bits()).or_default() += 1);
    let alone = |year: u16| counts.get(&f64::from(year).to_bits()) == Some(&1);
    let mut single: Vec<(u16, f64)> = single.iter().copied().filter(|(year, _)| alone(*year)).collect();
    single.sort_by_key(|(year, _)| *year);
    let follows = |a: &(u16, f64), b: &(u16, f64)| a.0 + 1 == b.0;
    let joined = single.chunk_by(follows).filter(|run| run.len() > 1);
    joined.map(|run| run.iter().map(|(year, value)| (f64::from(*year), *value)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::FigureChoice;
    use crate::model::{Amount, Lang, sample};
    use crate::words::Words;

    /// The chart of one country's convictions: so many, when. Each is told by a speaker of its own where `apart`.
    fn chart(values: &[(f64, &str)], apart: bool) -> Lines {
        let mut report = sample::report("ve", "VE", &[("p-1", "prosecution/cases", "2006", "Words.", "")]);
        let figure = |(value, when): &(f64, &str)| {
            let mut figure = sample::figure("convictions", *value, when);
            figure.amount = if *value < 0.0 { Amount::None } else { figure.amount };
            figure
        };
        report.passages[0].figures = values.iter().map(figure).collect();
        let (library, words) = (sample::library(vec![report]), Words::new(Lang::En));
        let scribe = Scribe { library: &library, words: &words };
        let mut table = Table::new(&scribe.figures(&FigureChoice::default()), &scribe);
        let own = table.rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.values);
        own.enumerate().filter(|_| apart).for_each(|(at, value)| value.speaker = format!("Speaker {at}"));
        Lines::new(&table, Spot::default())
    }

    #[test]
    fn what_is_not_drawn_is_counted() {
        let years: Vec<String> = (1980..2010).map(|year| year.to_string()).collect();
        let many: Vec<(f64, &str)> = years.iter().map(|year| (1.0, year.as_str())).collect();
        let lines = chart(&many, true);
        assert_eq!((lines.series.len(), lines.drawn, lines.left_out), (26, 26, 4));
        for (values, drawn, left_out, years) in [
            (&[(1.0, "2010"), (2.0, "2012")][..], 2, 0, (2010, 2012)),
            (&[(1.0, "2010"), (-1.0, "2011"), (2.0, "2012")], 2, 1, (2010, 2012)),
            (&[(1.0, "2010"), (2.0, "../2012"), (2.0, "2012")], 2, 1, (2010, 2012)),
            (&[(1.0, "2010"), (2.0, "2012/..")], 2, 0, (2010, 2012)),
            (&[(1.0, "1010"), (2.0, "2012")], 1, 1, (1612, 2012)),
            (&[(1.0, "../2012"), (-1.0, "2013")], 0, 2, (0, 0)),
        ] {
            let lines = chart(values, false);
            assert_eq!((lines.drawn, lines.left_out, lines.years), (drawn, left_out, years), "{values:?}");
        }
    }

    #[test]
    fn an_open_time_stands_from_its_beginning_to_the_last_year_and_is_not_joined() {
        let lines = chart(&[(1.0, "2010/.."), (2.0, "2012")], false);
        assert_eq!(lines.series[0].points, [(2010.0, 1.0), (2012.0, 1.0), (2012.0, 2.0)]);
        assert!(lines.series[0].runs.is_empty());
        // A line of its own says that it is one value for those years, and no letter stands between.
        assert_eq!(lines.spans, [[(2010.0, 1.0), (2012.0, 1.0)]]);
        // Nothing is known to go on where the end is not known.
        let lines = chart(&[(1.0, "2010/"), (2.0, "2011"), (3.0, "2012")], false);
        assert_eq!(lines.series[0].points, [(2010.0, 1.0), (2011.0, 2.0), (2012.0, 3.0)]);
        assert_eq!(lines.series[0].runs, [vec![(2011.0, 2.0), (2012.0, 3.0)]]);
    }

    #[test]
    fn letters_of_several_speakers_on_one_another_are_told_once() {
        let values = [(1.0, "2010/2011"), (1.0, "2011"), (1.0, "2011/2012")];
        assert_eq!(chart(&values, true).shared, [(2011.0, 1.0)]);
        assert!(chart(&values, false).shared.is_empty());
    }

    #[test]
    fn only_years_that_follow_each_other_with_one_value_are_joined() {
        let points = [(2010, 1.0), (2011, 2.0), (2012, 3.0), (2012, 4.0), (2014, 5.0), (2015, 6.0), (2017, 7.0)];
        let floats: Vec<(f64, f64)> = points.iter().map(|(year, value)| (f64::from(*year), *value)).collect();
        let joined = runs(&floats, &points);
        assert_eq!(joined, [vec![(2010.0, 1.0), (2011.0, 2.0)], vec![(2014.0, 5.0), (2015.0, 6.0)]]);
    }
}
