//! Figures to be taken away: text for people, JSON for programs, rows for spreadsheets, a document.
//!
//! Must not: let a value leave without who says it, or several values of a cell without each other.

use super::document::{Block, Document, Item, Numbering, Table, TableRow};
use super::json::Figure;
use super::page::DOT;
use super::{Form, Page, Records, Scribe};
use crate::compare::{FigureCell, FigureChoice, FigureRow, FigureTable, FigureValue, figures};
use crate::model::{Amount, Code, Indicator, PassageRef, Penalty, Period};
use crate::say;
use crate::text::Shown;
use crate::words;
use serde::Serialize;

/// A table with more columns than this is unreadable on paper; its values then stand below each other.
const WIDEST: usize = 6;

/// A figure of the table, with who says it and what to mind.
#[derive(Debug, Serialize)]
pub struct FigureEntry<'a> {
    #[serde(flatten)]
    figure: Figure<'a>,
    said_by: String,
    voice: &'static str,
    flags: Flags<'a>,
}

#[derive(Debug, Serialize)]
struct Flags<'a> {
    not_same_as: Vec<&'a str>,
    other_periods: Vec<&'a str>,
}

impl<'a> Scribe<'a> {
    /// The figures that are chosen.
    #[must_use]
    pub fn figures(&self, choice: &FigureChoice) -> FigureTable<'a> {
        figures(self.library, choice, self.words.lang())
    }

    /// What is counted, with its unit: "Victims identified (persons)".
    #[must_use]
    pub fn indicator_name(&self, indicator: &'a Indicator) -> String {
        let (label, unit) = self.measure(indicator);
        words::counted(self.words, label, unit)
    }

    /// "at least 34 · The State [1]": a value, everybody who gives it, and from which sources.
    #[must_use]
    pub fn value_said(&self, value: &FigureValue<'_>) -> String {
        let said = words::value(self.words, value.figure.amount, value.figure.qualifier);
        format!("{said}{DOT}{}", self.readers(value.found))
    }

    /// "The State · Cuba [1] [4]": everybody who says a passage, and the numbers of its sources.
    #[must_use]
    pub fn readers(&self, found: PassageRef<'_>) -> String {
        let numbers: Vec<String> = self.numbers(found).iter().map(|number| format!("[{number}]")).collect();
        format!("{} {}", words::speakers(self.words, found), numbers.join(" "))
    }

    /// The numbers of the sources that a passage rests on, each once.
    #[must_use]
    pub fn numbers(&self, found: PassageRef<'_>) -> Vec<usize> {
        let number = |source| self.library.source_number(found.report, source);
        let mut numbers: Vec<usize> = found.passage.cites.iter().map(|cite| number(cite.source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// What to mind before the values of a cell are put beside others, in sentences.
    #[must_use]
    pub fn figure_flags(&self, cell: &FigureCell<'a>) -> Vec<String> {
        let mut said = Vec::new();
        if !cell.not_same.is_empty() {
            let others: Vec<&str> = cell.not_same.iter().map(|other| self.measure(other).0).collect();
            said.push(say!(self.words, "figures-not-same", others = &others.join("; ")));
        }
        if !cell.other_periods.is_empty() {
            let periods: Vec<String> =
                cell.other_periods.iter().map(|period| words::period(self.words, period)).collect();
            said.push(say!(self.words, "figures-other-periods", periods = &periods.join("; ")));
        }
        said
    }

    /// A value counted in months, told in years; `None` for any other.
    #[must_use]
    pub fn in_years(&self, value: &FigureValue<'a>) -> Option<String> {
        if self.measure(&value.figure.indicator).1 != "months" {
            return None;
        }
        let whole = |months: f64| (months.fract() == 0.0 && (0.0..1e6).contains(&months)).then_some(months as u32);
        let said = match value.figure.amount {
            Amount::One(months) => words::term(self.words, whole(months)?),
            Amount::Between(low, high) => {
                let (min_months, max_months) = (whole(low), whole(high));
                let (offence, kind) = (Shown::default(), Shown::default());
                words::terms(self.words, &Penalty { offence, kind, min_months, max_months, form: None, victim: None })
            }
            Amount::None => return None,
        };
        Some(say!(self.words, "figures-months", term = &said))
    }

    /// The figures as text: indicator, country, then a line for each value, with the sources at the end.
    #[must_use]
    pub fn figures_text(&self, table: &FigureTable<'a>, form: Form) -> String {
        let mut page = Page::new(form);
        if table.rows.is_empty() {
            page.block(0, &self.words.say("figures-none-asked"));
        }
        for row in &table.rows {
            page.heading(&self.indicator_name(row.indicator));
            page.block(2, &self.counting(row));
            let mut country = None;
            for cell in &row.cells {
                let Some(column) = table.columns.get(cell.column) else { continue };
                if country.replace(column.country) != Some(column.country) {
                    page.gap();
                    page.block(0, &self.country_name(column.country));
                }
                let period = words::period(self.words, column.period);
                for value in &cell.values {
                    let place = self.address(self.library.place_of(value.found));
                    let years = self.in_years(value);
                    let said = format!("{period}: {}", self.value_said(value));
                    let parts = [Some(said), Some(place), years].into_iter().flatten();
                    page.parts_at(2, &parts.collect::<Vec<_>>());
                }
                self.figure_flags(cell).iter().for_each(|flag| page.block(4, flag));
            }
        }
        let found = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.values);
        let cited = found.flat_map(|value| {
            let report = value.found.report;
            value.found.passage.cites.iter().map(move |cite| (report, cite.source))
        });
        self.source_list(&mut page, cited);
        page.finish()
    }

    /// What exactly is counted, or that nobody knows it.
    #[must_use]
    pub fn counting(&self, row: &FigureRow<'a>) -> String {
        match row.known {
            Some(known) => say!(self.words, "figures-counts", counting = self.text(&known.counting)),
            None => self.words.say("figures-unknown"),
        }
    }

    /// What `cotejo figures` prints as JSON.
    #[must_use]
    pub fn figures_json(&self, table: &FigureTable<'a>) -> Vec<FigureEntry<'a>> {
        let entry = |(value, cell): (&FigureValue<'a>, &FigureCell<'a>)| FigureEntry {
            figure: self.figure(value.found, value.figure),
            said_by: words::speakers(self.words, value.found),
            voice: value.found.report.voice(value.found.passage).word(),
            flags: Flags {
                not_same_as: cell.not_same.iter().map(|other| other.as_str()).collect(),
                other_periods: cell.other_periods.iter().map(|period| period.as_edtf()).collect(),
            },
        };
        all(table).map(|(_, cell, value)| entry((value, cell))).collect()
    }

    /// One figure a row.
    #[must_use]
    pub fn figures_records(&self, table: &FigureTable<'a>) -> Records {
        let row = |row: &FigureRow<'a>, cell: &FigureCell<'a>, value: &FigureValue<'a>| {
            let (label, unit) = self.measure(row.indicator);
            let number = |value: f64| value.to_string();
            let [one, low, high] = match value.figure.amount {
                Amount::One(one) => [number(one), String::new(), String::new()],
                Amount::Between(low, high) => [String::new(), number(low), number(high)],
                Amount::None => [const { String::new() }; 3],
            };
            let sources = value.found.passage.cites.iter();
            let sources = sources.filter_map(|cite| value.found.report.sources.get(cite.source));
            let sources: Vec<&str> = sources.map(|source| source.id.as_str()).collect();
            let others: Vec<&str> = cell.not_same.iter().map(|other| other.as_str()).collect();
            let periods: Vec<&str> = cell.other_periods.iter().map(|period| period.as_edtf()).collect();
            vec![
                row.indicator.to_string(),
                label.to_owned(),
                unit.to_owned(),
                value.found.report.country.to_string(),
                value.period().as_edtf().to_owned(),
                one,
                low,
                high,
                value.figure.qualifier.word().to_owned(),
                words::speakers(self.words, value.found),
                value.found.report.voice(value.found.passage).word().to_owned(),
                self.library.place_of(value.found).to_string(),
                sources.join(" "),
                others.join(" "),
                periods.join(" "),
            ]
        };
        Records {
            head: vec![
                "indicator",
                "label",
                "unit",
                "country",
                "period",
                "value",
                "low",
                "high",
                "qualifier",
                "said_by",
                "voice",
                "place",
                "sources",
                "not_same_as",
                "other_periods",
            ],
            rows: all(table).map(|(line, cell, value)| row(line, cell, value)).collect(),
        }
    }

    /// The figures as a document: one table of indicators where it is narrow enough for paper, else one for each.
    #[must_use]
    pub fn figures_document(&self, choice: &FigureChoice) -> Document {
        let table = self.figures(choice);
        let mut numbering = Numbering::default();
        let wide = table.columns.len() <= WIDEST;
        let blocks = match wide {
            true => self.in_one_table(&table, &mut numbering),
            false => table.rows.iter().flat_map(|row| self.of_indicator(&table, row, &mut numbering)).collect(),
        };
        let nothing = table.rows.is_empty().then(|| Block::Text(self.words.say("nothing-here")));
        Document {
            lang: self.words.lang().tag(),
            title: self.words.say("figures-title"),
            about: self.chosen(&choice.countries, choice.topic.map(|topic| self.point_title_of(topic))),
            blocks: blocks.into_iter().chain(nothing).collect(),
            references: numbering.references(self),
            notes: std::iter::once(self.words.say("figures-note")).chain(self.method(&numbering, false)).collect(),
            wide: wide && table.columns.len() > 2,
            dense: false,
        }
    }

    fn point_title_of(&self, topic: crate::model::TopicIx) -> String {
        self.topic(topic).map(|topic| topic.label(self.words.lang()).to_owned()).unwrap_or_default()
    }

    /// Which countries, and what of them.
    pub(super) fn chosen(&self, countries: &[Code], what: Option<String>) -> Vec<String> {
        let countries = match countries {
            [] => self.words.say("figures-all-countries"),
            few if few.len() <= words::MOST_NAMED => {
                few.iter().map(|code| self.country_name(*code)).collect::<Vec<_>>().join(DOT)
            }
            many => say!(self.words, "countries-count", count = many.len()),
        };
        vec![[Some(countries), what].into_iter().flatten().collect::<Vec<_>>().join(DOT)]
    }

    fn in_one_table(&self, table: &FigureTable<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        if table.rows.is_empty() {
            return Vec::new();
        }
        let column =
            |period: &Period, country| format!("{}, {}", self.country_name(country), words::period(self.words, period));
        let heads = table.columns.iter().map(|head| column(head.period, head.country));
        let columns = std::iter::once(self.words.say("figures-head-indicator")).chain(heads).collect();
        let mut rows = Vec::new();
        for row in &table.rows {
            let mut cells = Vec::new();
            for column in 0..table.columns.len() {
                cells.push(match row.cell(column) {
                    Some(cell) => self.items(cell, numbering),
                    None => vec![Item::Gap(self.words.say("nothing-here"), Vec::new())],
                });
            }
            rows.push(TableRow { head: self.indicator_name(row.indicator), about: vec![self.counting(row)], cells });
        }
        vec![Block::Table(Table { caption: self.words.say("figures-title"), columns, rows })]
    }

    fn of_indicator(&self, table: &FigureTable<'a>, row: &FigureRow<'a>, numbering: &mut Numbering<'a>) -> [Block; 3] {
        let title = self.indicator_name(row.indicator);
        let columns =
            ["figures-head-country", "figures-head-period", "figures-head-values"].map(|id| self.words.say(id));
        let mut rows = Vec::new();
        for cell in &row.cells {
            let Some(column) = table.columns.get(cell.column) else { continue };
            let period = Item::Text(words::period(self.words, column.period), Vec::new());
            let head = self.country_name(column.country);
            rows.push(TableRow { head, about: Vec::new(), cells: vec![vec![period], self.items(cell, numbering)] });
        }
        [
            Block::Heading(2, title.clone()),
            Block::Text(self.counting(row)),
            Block::Table(Table { caption: title, columns: columns.to_vec(), rows }),
        ]
    }

    /// The values of a cell, then what to mind.
    fn items(&self, cell: &FigureCell<'a>, numbering: &mut Numbering<'a>) -> Vec<Item> {
        let mut items = Vec::new();
        for value in &cell.values {
            let said = words::value(self.words, value.figure.amount, value.figure.qualifier);
            let line = format!("{said}{DOT}{}", words::speakers(self.words, value.found));
            items.push(Item::Text(line, numbering.of(value.found)));
        }
        items.extend(self.figure_flags(cell).into_iter().map(|flag| Item::Text(flag, Vec::new())));
        items
    }
}

/// Every value with its row and its cell, in the order of the table.
fn all<'t, 'a>(
    table: &'t FigureTable<'a>,
) -> impl Iterator<Item = (&'t FigureRow<'a>, &'t FigureCell<'a>, &'t FigureValue<'a>)> {
    let cells = table.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    cells.flat_map(|(row, cell)| cell.values.iter().map(move |value| (row, cell, value)))
}
