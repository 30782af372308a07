//! The table of figures as the screen has it: every value in words, every column measured, lines to scroll.
//!
//! Must not: choose a value or compute with one. It is made once for a library and a choice, not for a frame.

use super::super::flow::Held;
use super::super::role::Role;
use super::super::sources;
use crate::compare::{FigureCell, FigureColumn, FigureRow, FigureTable, FigureValue};
use crate::export::Scribe;
use crate::model::{Amount, Code, Indicator, Period};
use crate::say;
use crate::text::{width, wrap};
use crate::words;
use std::ops::Range;

/// Widest column, in cells; a longer value is shown whole under the table.
const WIDEST: usize = 56;
/// Lines that the name of an indicator may take.
const MOST_LINES: usize = 3;
/// A value that must not be compared with one of another row.
const NOT_SAME: char = '\u{2260}';
/// A value beside one of another time that overlaps.
pub(super) const OTHER_PERIOD: char = '~';

/// The table.
#[derive(Debug, Default)]
pub struct Table {
    /// Rows, in order.
    pub rows: Vec<TableRow>,
    /// Columns, in order.
    pub columns: Vec<TableColumn>,
    /// Lines that all rows take.
    pub lines: usize,
    /// For how many cells of names and which columns in view the rows were measured.
    measured: (u16, Range<usize>),
}

/// A country and a time.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// The country.
    pub country: Code,
    /// Its name.
    pub name: String,
    /// The time.
    pub period: Period,
    /// The time in words.
    pub said: String,
    /// Cells its values want, air left out.
    pub cells: u16,
}

/// An indicator.
#[derive(Debug)]
pub struct TableRow {
    /// Its id.
    pub indicator: Indicator,
    /// What is counted, with its unit.
    pub label: String,
    /// What exactly is counted.
    pub counting: String,
    /// Whether its unit is known, without which no chart is drawn.
    pub has_unit: bool,
    /// Cells with a value, by their column; never empty.
    pub cells: Vec<TableCell>,
    /// Its name, wrapped.
    pub name: Vec<String>,
    /// Its first line.
    pub start: usize,
    /// Lines it takes: as many as the most values in a cell that is in view.
    pub height: usize,
}

/// All values for a country and a time.
#[derive(Debug)]
pub struct TableCell {
    /// Position of the column.
    pub column: usize,
    /// Its values; never empty.
    pub values: Vec<TableValue>,
    /// What to mind, in sentences.
    pub flags: Vec<String>,
    /// The same as signs.
    pub signs: String,
}

/// A value.
#[derive(Clone, Debug)]
pub struct TableValue {
    /// Who says it, and where.
    pub held: Held,
    /// "at least 34 · The State [1]".
    pub said: String,
    /// Bytes of it before the numbers of the sources, which are never what is cut.
    pub head: usize,
    /// Who gives it.
    pub speaker: String,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
    /// The lower and the upper end; `None` where no number is given.
    pub ends: Option<(f64, f64)>,
    /// What else is to be said of it.
    pub more: Option<String>,
    /// The time it speaks of.
    pub period: Period,
}

impl TableValue {
    /// The country it is of.
    pub(super) fn country(&self) -> Code {
        self.held.report.country
    }
}

impl Table {
    /// Everything in words.
    pub(super) fn new(table: &FigureTable<'_>, scribe: &Scribe<'_>) -> Self {
        let mut columns: Vec<TableColumn> = table.columns.iter().map(|column| head(column, scribe)).collect();
        let rows: Vec<TableRow> = table.rows.iter().map(|row| line(row, scribe)).collect();
        for cell in rows.iter().flat_map(|row| &row.cells) {
            let flagged = if cell.signs.is_empty() { 0 } else { 1 + width(&cell.signs) };
            let widest = cell.values.iter().map(|value| width(&value.said) + flagged).max();
            if let Some(column) = columns.get_mut(cell.column) {
                let wanted = u16::try_from(widest.unwrap_or(0).min(WIDEST)).unwrap_or(0);
                column.cells = column.cells.max(wanted);
            }
        }
        Self { rows, columns, ..Self::default() }
    }

    /// Wraps the names of the rows for some cells, and says where each begins while some columns are in view.
    pub(super) fn measure(&mut self, cells: u16, seen: &Range<usize>) {
        let cells = cells.max(1);
        if self.measured == (cells, seen.clone()) {
            return;
        }
        let is_wrapped = self.measured.0 == cells;
        let mut start = 0;
        for row in &mut self.rows {
            if !is_wrapped {
                let lines = wrap(&row.label, usize::from(cells)).into_iter();
                row.name = lines.take(MOST_LINES).filter_map(|line| row.label.get(line)).map(str::to_owned).collect();
            }
            let in_view = row.cells.iter().filter(|cell| seen.contains(&cell.column));
            row.height = in_view.map(|cell| cell.values.len()).chain([row.name.len()]).max().unwrap_or(1);
            row.start = start;
            start += row.height;
        }
        self.lines = start;
        self.measured = (cells, seen.clone());
    }

    /// The value at a place of the table.
    #[must_use]
    pub fn value(&self, at: Spot) -> Option<(&TableRow, &TableCell, &TableValue)> {
        let row = self.rows.get(at.row)?;
        let cell = row.cells.get(at.cell)?;
        Some((row, cell, cell.values.get(at.value)?))
    }

    /// The lines of a list: an indicator, then a line for each of its values, for terminals without room for a table.
    pub(super) fn list(&self, cells: usize) -> Vec<ListLine> {
        let several = self.columns.iter().any(|column| Some(column.country) != self.columns.first().map(|c| c.country));
        let mut lines = Vec::new();
        let mut push = |text: &str, indent: usize, (role, spot): (Role, Option<Spot>)| {
            for (at, line) in wrap(text, cells.saturating_sub(indent).max(1)).into_iter().enumerate() {
                let text = format!("{:indent$}{}", "", text.get(line).unwrap_or_default());
                lines.push(ListLine { text, role, spot, is_first: at == 0 });
            }
        };
        for (row, known) in self.rows.iter().enumerate() {
            push(&known.label, 0, (Role::Heading, None));
            for (cell, held) in known.cells.iter().enumerate() {
                let Some(column) = self.columns.get(held.column) else { continue };
                for (value, given) in held.values.iter().enumerate() {
                    let when = if several { format!("{}, {}", column.name, column.said) } else { column.said.clone() };
                    let signs = if held.signs.is_empty() { String::new() } else { format!(" {}", held.signs) };
                    let text = format!("{when}: {}{signs}", given.said);
                    push(&text, 2, (Role::Text, Some(Spot { row, cell, value })));
                }
            }
        }
        lines
    }
}

/// A value by its position: row, cell of the row, value of the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Row of the table.
    pub row: usize,
    /// Cell among those of the row that have a value.
    pub cell: usize,
    /// Value of the cell.
    pub value: usize,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// What stands there.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The value it tells.
    pub spot: Option<Spot>,
    /// Whether it is the first line of that.
    pub is_first: bool,
}

fn head(column: &FigureColumn<'_>, scribe: &Scribe<'_>) -> TableColumn {
    let said = words::period(scribe.words, column.period);
    TableColumn {
        country: column.country,
        name: scribe.library.names.name(column.country, scribe.words.lang()),
        period: column.period.clone(),
        cells: u16::try_from(width(&said).min(WIDEST)).unwrap_or(0),
        said,
    }
}

fn line<'a>(row: &FigureRow<'a>, scribe: &Scribe<'a>) -> TableRow {
    TableRow {
        indicator: row.indicator.clone(),
        label: scribe.indicator_name(row.indicator),
        counting: scribe.counting(row),
        has_unit: row.known.is_some(),
        cells: row.cells.iter().map(|cell| cell_of(cell, scribe)).collect(),
        name: Vec::new(),
        start: 0,
        height: 0,
    }
}

fn cell_of<'a>(cell: &FigureCell<'a>, scribe: &Scribe<'a>) -> TableCell {
    let flags = [(!cell.not_same.is_empty(), NOT_SAME), (!cell.other_periods.is_empty(), OTHER_PERIOD)];
    TableCell {
        column: cell.column,
        values: cell.values.iter().map(|value| given(value, scribe)).collect(),
        flags: scribe.figure_flags(cell),
        signs: flags.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign).collect(),
    }
}

/// A value in words.
pub(super) fn given<'a>(value: &FigureValue<'a>, scribe: &Scribe<'a>) -> TableValue {
    let said = scribe.value_said(value);
    TableValue {
        held: Held::new(value.found),
        head: said.find(" [").unwrap_or(said.len()),
        said,
        speaker: words::speakers(scribe.words, value.found),
        sources: scribe.numbers(value.found),
        ends: match value.figure.amount {
            Amount::One(one) => Some((one, one)),
            Amount::Between(low, high) => Some((low, high)),
            Amount::None => None,
        },
        more: scribe.in_years(value),
        period: value.period().clone(),
    }
}

/// The lines that say all of a value: where it stands, what to mind, what is counted, who says it in which words.
pub(super) fn about(
    (head, value): (&str, &TableValue),
    (flags, counting): (&[String], &str),
    scribe: &Scribe<'_>,
    nth: Option<(usize, usize)>,
) -> Vec<(String, Role)> {
    let mut lines = vec![(head.to_owned(), Role::Heading)];
    let place = scribe.library.names.name(value.held.report.country, scribe.words.lang());
    let when = words::period(scribe.words, &value.period);
    let nth = nth.filter(|(_, of)| *of > 1).map(|(at, of)| say!(scribe.words, "figures-in-cell", at = at, of = of));
    let parts = [Some(format!("{place}, {when}: {}", value.said)), nth, value.more.clone()];
    lines.push((parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} "), Role::Text));
    lines.extend(flags.iter().map(|flag| (flag.clone(), Role::Mark)));
    lines.push((counting.to_owned(), Role::Note));
    if let Some(found) = value.held.passage() {
        lines.extend(sources::cited(found, scribe));
        lines.push((found.passage.text.in_lang(scribe.words.lang()).to_owned(), Role::Text));
    }
    lines
}
