//! Figures side by side: rows are indicators, columns a country and a period, cells all values that somebody gives.
//!
//! Must not: pick one of several values, or make a new number out of any. What must not be compared is flagged
//! where it stands.

use super::by_name;
use crate::model::{Amount, Code, Figure, Indicator, IndicatorDef, Lang, Library, PassageRef, Period, Report, TopicIx};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Which figures are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FigureChoice {
    /// Of these countries; of all where none is named.
    pub countries: Vec<Code>,
    /// Of these indicators; of all where none is named.
    pub indicators: Vec<Indicator>,
    /// Of indicators that belong to a topic: the registry says so, or a passage there gives a figure of one.
    pub topic: Option<TopicIx>,
}

/// All values that were chosen.
#[derive(Debug, Default)]
pub struct FigureTable<'a> {
    /// By country's name, then in time order; each has a value in some row.
    pub columns: Vec<FigureColumn<'a>>,
    /// In the order of the registry; what it does not know comes last, by id. Each has a value in some column.
    pub rows: Vec<FigureRow<'a>>,
}

/// What the values of a column speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureColumn<'a> {
    /// The country.
    pub country: Code,
    /// The time, as the reports write it.
    pub period: &'a Period,
}

/// One indicator.
#[derive(Debug)]
pub struct FigureRow<'a> {
    /// Its id.
    pub indicator: &'a Indicator,
    /// What the registry knows of it. Without that its unit is not known either.
    pub known: Option<&'a IndicatorDef>,
    /// Cells with a value, by their column.
    pub cells: Vec<FigureCell<'a>>,
}

/// All values of an indicator for one country and period.
#[derive(Debug)]
pub struct FigureCell<'a> {
    /// Position of its column.
    pub column: usize,
    /// In the order of the reports; never empty.
    pub values: Vec<FigureValue<'a>>,
    /// Other indicators of the table which the registry says are not the same, with a value for an overlapping
    /// time in this country.
    pub not_same: Vec<&'a Indicator>,
    /// Times of other values of this indicator in this country that overlap with this one and differ from it.
    pub other_periods: Vec<&'a Period>,
}

/// One value, with the passage that gives it.
#[derive(Clone, Copy, Debug)]
pub struct FigureValue<'a> {
    /// Who says it, and where.
    pub found: PassageRef<'a>,
    /// The figure.
    pub figure: &'a Figure,
}

impl<'a> FigureValue<'a> {
    /// The time it speaks of.
    #[must_use]
    pub fn period(&self) -> &'a Period {
        self.figure.period.as_ref().unwrap_or(&self.found.passage.period)
    }

    /// Whether a number is given.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.figure.amount != Amount::None
    }
}

impl<'a> FigureRow<'a> {
    /// The cell of a column, where it has a value.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&FigureCell<'a>> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

impl FigureCell<'_> {
    fn has_number(&self) -> bool {
        self.values.iter().any(FigureValue::is_number)
    }
}

/// Two times that have a day in common and are not the same days.
#[must_use]
pub fn overlaps_unequally(one: &Period, other: &Period) -> bool {
    one.reading_order() != other.reading_order() && one.overlaps(other)
}

/// Puts the chosen figures into a table. `lang` is the language in which countries stand by name.
#[must_use]
pub fn figures<'a>(library: &'a Library, choice: &FigureChoice, lang: Lang) -> FigureTable<'a> {
    let all = collect(library, choice, lang);
    let mut indicators: Vec<&'a Indicator> = all.iter().map(|value| &value.figure.indicator).collect();
    indicators.sort();
    indicators.dedup();
    if let Some(topic) = choice.topic {
        keep_topic(library, (topic, &mut indicators), &all);
    }
    let place = |indicator: &Indicator| library.indicators.0.iter().position(|known| known.id == *indicator);
    // What is not known is after all that is.
    indicators.sort_by_cached_key(|indicator| (place(indicator).unwrap_or(usize::MAX), *indicator));
    let mut columns: Vec<FigureColumn<'a>> = Vec::new();
    let mut cells: BTreeMap<(usize, usize), Vec<FigureValue<'a>>> = BTreeMap::new();
    let mut at_indicator: BTreeMap<&'a Indicator, usize> = BTreeMap::new();
    at_indicator.extend(indicators.iter().enumerate().map(|(row, indicator)| (*indicator, row)));
    let kept = all.iter().filter_map(|value| Some((*at_indicator.get(&value.figure.indicator)?, value)));
    for (row, value) in kept {
        let column = FigureColumn { country: value.found.report.country, period: value.period() };
        // They come in the order of their columns.
        if columns.last() != Some(&column) {
            columns.push(column);
        }
        let values = cells.entry((row, columns.len() - 1)).or_default();
        if !values.iter().any(|known| is_the_same(known, value)) {
            values.push(*value);
        }
    }
    let mut rows: Vec<FigureRow<'a>> = indicators
        .into_iter()
        .map(|indicator| FigureRow { indicator, known: library.indicators.get(indicator), cells: Vec::new() })
        .collect();
    for ((row, column), values) in cells {
        if let Some(row) = rows.get_mut(row) {
            row.cells.push(FigureCell { column, values, not_same: Vec::new(), other_periods: Vec::new() });
        }
    }
    flag(library, &columns, &mut rows);
    FigureTable { columns, rows }
}

/// Every value of the chosen countries and indicators, by country's name, then period, then as the reports have them.
fn collect<'a>(library: &'a Library, choice: &FigureChoice, lang: Lang) -> Vec<FigureValue<'a>> {
    let wanted = |indicator: &Indicator| choice.indicators.is_empty() || choice.indicators.contains(indicator);
    let mut all = Vec::new();
    for country in by_name(library, &choice.countries, lang) {
        let mut own = Vec::new();
        for report in library.reports_of(country, None) {
            own.extend(of_report(report).filter(|value| wanted(&value.figure.indicator)));
        }
        own.sort_by_key(|value| (value.period().reading_order(), value.period().as_edtf()));
        all.extend(own);
    }
    all
}

fn of_report(report: &Arc<Report>) -> impl Iterator<Item = FigureValue<'_>> {
    report.passages.iter().enumerate().flat_map(move |(index, passage)| {
        let found = PassageRef { report, index, passage };
        passage.figures.iter().map(move |figure| FigureValue { found, figure })
    })
}

/// Leaves the indicators that the registry sees in a topic, or of which a passage there gives a figure.
fn keep_topic(library: &Library, (topic, indicators): (TopicIx, &mut Vec<&Indicator>), all: &[FigureValue<'_>]) {
    let slug = library.taxonomy.topic(topic).map(|topic| topic.slug.as_str());
    let home = |indicator| library.indicators.get(indicator).and_then(|known| known.point.split('/').next());
    let is_there = |value: &&FigureValue<'_>| value.found.passage.homes.iter().any(|home| home.topic == topic);
    let given_there: BTreeSet<&Indicator> = all.iter().filter(is_there).map(|value| &value.figure.indicator).collect();
    indicators.retain(|indicator| given_there.contains(indicator) || slug.is_some() && slug == home(indicator));
}

/// One figure that a passage gives twice over is one; whatever else looks alike is another statement.
fn is_the_same(one: &FigureValue<'_>, other: &FigureValue<'_>) -> bool {
    one.found.index == other.found.index
        && Arc::ptr_eq(one.found.report, other.found.report)
        && one.figure == other.figure
}

/// Flags every cell with a number; each is held only against the times of its own country.
fn flag<'a>(library: &'a Library, columns: &[FigureColumn<'a>], rows: &mut [FigureRow<'a>]) {
    let numbers: Vec<ByCountry<'a>> = rows.iter().map(|row| numbers_of(row, columns)).collect();
    let named: Vec<&'a Indicator> = rows.iter().map(|row| row.indicator).collect();
    for (row, own) in rows.iter_mut().zip(&numbers) {
        let others = named.iter().zip(&numbers);
        let rivals: Vec<_> = others.filter(|(other, _)| library.indicators.differ(row.indicator, other)).collect();
        for cell in row.cells.iter_mut().filter(|cell| cell.has_number()) {
            let Some(column) = columns.get(cell.column) else { continue };
            let period = column.period;
            let overlaps =
                |rival: &ByCountry<'a>| beside(rival, column.country).iter().any(|other| other.overlaps(period));
            let not_same = rivals.iter().filter(|(_, rival)| overlaps(rival));
            cell.not_same = not_same.map(|(indicator, _)| **indicator).collect();
            let others = beside(own, column.country).iter().copied();
            cell.other_periods = others.filter(|other| overlaps_unequally(other, period)).collect();
        }
    }
}

/// Times for which an indicator has a number, by country.
type ByCountry<'a> = HashMap<Code, Vec<&'a Period>>;

fn beside<'n, 'a>(numbers: &'n ByCountry<'a>, country: Code) -> &'n [&'a Period] {
    numbers.get(&country).map_or(&[], Vec::as_slice)
}

fn numbers_of<'a>(row: &FigureRow<'a>, columns: &[FigureColumn<'a>]) -> ByCountry<'a> {
    let mut numbers = ByCountry::new();
    for cell in row.cells.iter().filter(|cell| cell.has_number()) {
        if let Some(column) = columns.get(cell.column) {
            numbers.entry(column.country).or_default().push(column.period);
        }
    }
    numbers
}

/// The values of one indicator for one time in many countries: those whose period has a day in common with it.
#[must_use]
pub fn across<'a>(table: &FigureTable<'a>, row: usize, period: &Period) -> Vec<FigureValue<'a>> {
    let Some(row) = table.rows.get(row) else { return Vec::new() };
    let speaks =
        |cell: &&FigureCell<'a>| table.columns.get(cell.column).is_some_and(|column| column.period.overlaps(period));
    row.cells.iter().filter(speaks).flat_map(|cell| cell.values.iter().copied()).collect()
}

#[cfg(test)]
mod tests;
