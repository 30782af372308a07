//! Where the hits are: countries down, topics (or the points of one) across, how many in each cell.
//!
//! Must not: sum or rank. Countries stand by name, and a cell counts passages, nothing else.

use super::action::Action;
use super::find_all::box_movement;
use super::key::{Code as KeyCode, Key};
use super::panes::Area;
use crate::model::{Code, Library, PassageRef, PointIx, TopicIx};
use crate::search::{CellOf, Query, Results};
use crate::text::{fold, width};
use crate::words::Words;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// "4", "4b".
    pub key: String,
    /// Its name.
    pub label: String,
    /// The filter that means it.
    filter: String,
    topic: TopicIx,
    of: CellOf,
    /// Cells it takes.
    pub cells: u16,
}

/// State of the grid.
#[derive(Debug, Default)]
pub struct HeatMap {
    /// Whose points the columns are; all topics where there is none.
    pub topic: Option<TopicIx>,
    /// Columns, the countries' names left out.
    pub columns: Vec<Column>,
    /// Rows, by name.
    pub countries: Vec<(Code, String)>,
    /// Cursor: 0 is the row of the columns' names, 1 the first country.
    pub row: usize,
    /// Cursor: 0 is the column of the countries' names, 1 the first topic.
    pub column: usize,
    /// The first country in view.
    pub top: usize,
    /// The first column in view.
    pub left: usize,
    /// Region of names and cells.
    pub area: Area,
    /// Cells of the countries' names.
    pub name_cells: u16,
    /// Whether the columns' names are shown and not only their keys.
    pub in_words: bool,
    counts: Vec<u32>,
    /// The topic whose points are shown: its name, and the filter that means it.
    within: Option<(String, String)>,
    /// The country under the cursor, which it stays on when the library grows.
    at: Option<Code>,
}

impl HeatMap {
    /// All topics, the cursor in the cell of a passage; in the first one where there is none.
    #[must_use]
    pub(super) fn new(found: Option<PassageRef<'_>>) -> Self {
        let topic = found.and_then(|found| found.passage.homes.first()).map_or(0, |home| usize::from(home.topic.0));
        Self { row: 1, column: topic + 1, at: found.map(|found| found.report.country), ..Self::default() }
    }

    /// The next level down: the points of the topic under the cursor. `None` where there is none,
    /// which leads back to the rows.
    pub(super) fn deeper(&self) -> Option<Self> {
        if self.topic.is_some() {
            return None;
        }
        let topic = self.columns.get(self.column.checked_sub(1)?)?.topic;
        Some(Self { topic: Some(topic), row: self.row, column: 1, at: self.at, ..Self::default() })
    }

    /// Takes what was found, and its region.
    pub(super) fn prepare(&mut self, area: Area, results: &Results, (library, words): (&Library, &Words)) {
        let name = |country: &crate::model::Country| (country.code, library.names.name(country.code, words.lang()));
        self.countries = library.countries.iter().map(name).collect();
        self.countries.sort_by_cached_key(|(_, name)| fold(name));
        if let Some(row) = self.at.and_then(|at| self.countries.iter().position(|(code, _)| *code == at)) {
            self.row = row + 1;
        }
        let topic = self.topic.and_then(|topic| library.taxonomy.topic(topic));
        self.within = topic.map(|topic| {
            (format!("{} {}", topic.key, topic.short.in_lang(words.lang())), format!("topic:{}", topic.slug))
        });
        self.columns = columns(self.topic, results, (library, words));
        self.count(results);
        self.area = area;
        self.measure();
        self.settle();
    }

    fn count(&mut self, results: &Results) {
        let across = self.columns.len();
        self.counts = vec![0; self.countries.len() * across];
        for cell in &results.cells {
            let is = |column: &Column| column.topic == cell.topic && column.of == cell.of;
            let column = self.columns.iter().position(is);
            let row = self.countries.iter().position(|(code, _)| *code == cell.country);
            if let (Some(row), Some(column)) = (row, column)
                && let Some(count) = self.counts.get_mut(row * across + column)
            {
                *count = cell.passages;
            }
        }
    }

    /// How wide names and columns are: with the columns' names where all of them fit.
    fn measure(&mut self) {
        let cells = |text: &str| u16::try_from(width(text)).unwrap_or(u16::MAX);
        let widest = self.countries.iter().map(|(_, name)| cells(name)).max().unwrap_or(0);
        // A sign stands before the name, air after it.
        self.name_cells = widest.min(self.area.width / 3).max(4) + 2;
        let digits = self.counts.iter().max().map_or(1, |most| most.to_string().len());
        // A count, its brackets, and air.
        let least = u16::try_from(digits).unwrap_or(1) + 3;
        let named = |column: &Column| (cells(&column.title(true)) + 2).max(least);
        let all: u16 = self.columns.iter().map(named).fold(0, u16::saturating_add);
        self.in_words = self.name_cells.saturating_add(all) <= self.area.width;
        for column in &mut self.columns {
            column.cells = if self.in_words { named(column) } else { (cells(&column.key) + 3).max(least).max(5) };
        }
    }

    /// Keeps the cursor inside and in view.
    fn settle(&mut self) {
        self.row = self.row.min(self.countries.len());
        self.column = self.column.min(self.columns.len());
        self.at = self.row.checked_sub(1).and_then(|row| self.countries.get(row)).map(|(code, _)| *code);
        let height = usize::from(self.area.height.saturating_sub(1)).max(1);
        self.top = self.top.min(self.countries.len().saturating_sub(height));
        if let Some(row) = self.row.checked_sub(1) {
            self.top = self.top.min(row).max((row + 1).saturating_sub(height));
        }
        let Some(column) = self.column.checked_sub(1) else {
            self.left = 0;
            return;
        };
        self.left = self.left.min(column);
        while self.left < column && !self.seen().contains(&column) {
            self.left += 1;
        }
    }

    /// The columns in view.
    #[must_use]
    pub fn seen(&self) -> std::ops::Range<usize> {
        let mut room = self.area.width.saturating_sub(self.name_cells);
        let mut end = self.left;
        for column in self.columns.iter().skip(self.left) {
            // The first one is shown, as far as it goes.
            if column.cells > room && end > self.left {
                break;
            }
            room = room.saturating_sub(column.cells);
            end += 1;
        }
        self.left..end
    }

    /// The countries in view.
    #[must_use]
    pub fn rows(&self) -> std::ops::Range<usize> {
        let height = usize::from(self.area.height.saturating_sub(1));
        self.top..(self.top + height).min(self.countries.len())
    }

    /// Passages in a cell, rows and columns counted from 0 without the names.
    #[must_use]
    pub fn count_at(&self, row: usize, column: usize) -> u32 {
        self.counts.get(row * self.columns.len() + column).copied().unwrap_or(0)
    }

    /// The cell under the cursor, where it is one: country, column, passages.
    #[must_use]
    pub fn cell(&self) -> Option<(&str, &Column, u32)> {
        let (row, column) = (self.row.checked_sub(1)?, self.column.checked_sub(1)?);
        Some((self.countries.get(row)?.1.as_str(), self.columns.get(column)?, self.count_at(row, column)))
    }

    /// The country of the row under the cursor.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.countries.get(self.row.checked_sub(1)?).map(|(_, name)| name.as_str())
    }

    /// What the column under the cursor stands for; under the countries' names, the topic whose
    /// points are shown.
    #[must_use]
    pub fn across(&self) -> Option<String> {
        match self.column.checked_sub(1) {
            Some(column) => self.columns.get(column).map(|column| column.title(true)),
            None => self.within.as_ref().map(|(title, _)| title.clone()),
        }
    }

    /// What the numbers are.
    #[must_use]
    pub fn legend(&self, words: &Words) -> String {
        words.say(if self.topic.is_some() { "heat-map-legend-points" } else { "heat-map-legend-topics" })
    }

    /// A query narrowed to what is under the cursor.
    #[must_use]
    pub(super) fn narrowed(&self, query: &str) -> String {
        let query = query.trim_end();
        let filters = self.filters();
        let known = |filter: &&str| query.split_whitespace().any(|known| known == *filter);
        let new: Vec<&str> = filters.iter().flat_map(|filter| filter.split(' ')).filter(|one| !known(one)).collect();
        let new = new.join(" ");
        if new.is_empty() {
            return query.to_owned();
        }
        let after = format!("{query} {new}");
        let (Ok(typed), Ok(both), Ok(filters)) = (Query::parse(query), Query::parse(&after), Query::parse(&new)) else {
            return after;
        };
        // After a quote that is still open, or a bar, they would be no filters.
        if both.clauses().iter().eq(typed.clauses().iter().chain(filters.clauses())) {
            after
        } else {
            format!("{new} {typed}")
        }
    }

    /// The filters that mean what is under the cursor.
    fn filters(&self) -> Vec<String> {
        let country = self.row.checked_sub(1).and_then(|row| self.countries.get(row));
        let country = country.map(|(code, _)| format!("country:{code}"));
        let column = self.column.checked_sub(1).and_then(|column| self.columns.get(column));
        // One level down, the countries' names stand for all points of the topic.
        let within = self.within.as_ref().map(|(_, filter)| filter.clone());
        country.into_iter().chain(column.map(|column| column.filter.clone()).or(within)).collect()
    }

    /// Takes a key that moves; says whether it was one. Letters and space belong to the box.
    pub(super) fn key(&mut self, key: Key) -> bool {
        let page = usize::from(self.area.height.saturating_sub(2)).max(1);
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Left, false, false) => self.column = self.column.saturating_sub(1),
            (KeyCode::Right, false, false) => self.column += 1,
            _ => match box_movement(key) {
                Some(Action::Down) => self.row += 1,
                Some(Action::Up) => self.row = self.row.saturating_sub(1),
                Some(Action::PageDown) => self.row += page,
                Some(Action::PageUp) => self.row = self.row.saturating_sub(page).max(1),
                _ => return false,
            },
        }
        self.settle();
        true
    }

    /// Scrolls; the cursor comes along.
    pub(super) fn scroll(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).clamp(1, self.countries.len().max(1));
        self.settle();
    }

    /// Puts the cursor on the cell at a place of the screen.
    pub(super) fn click(&mut self, x: u16, y: u16) {
        if !self.area.contains(x, y) {
            return;
        }
        let line = usize::from(y - self.area.y);
        self.row = if line == 0 { 0 } else { self.top + line };
        let mut edge = self.area.x + self.name_cells;
        let mut column = 0;
        for at in self.seen() {
            if x >= edge {
                column = at + 1;
            }
            edge += self.columns.get(at).map_or(0, |column| column.cells);
        }
        self.column = column;
        self.settle();
    }
}

impl Column {
    /// "4 Protection", or the key alone.
    #[must_use]
    pub fn title(&self, in_words: bool) -> String {
        if in_words && !self.label.is_empty() { format!("{} {}", self.key, self.label) } else { self.key.clone() }
    }
}

fn columns(topic: Option<TopicIx>, results: &Results, (library, words): (&Library, &Words)) -> Vec<Column> {
    let lang = words.lang();
    let taxonomy = &library.taxonomy;
    let Some(ix) = topic else {
        let column = |ix: TopicIx| {
            let topic = taxonomy.topic(ix)?;
            let (key, label) = (topic.key.to_string(), topic.short.in_lang(lang).to_owned());
            Some(Column { key, label, filter: format!("topic:{}", topic.slug), topic: ix, of: CellOf::Topic, cells: 0 })
        };
        return taxonomy.topic_ixs().filter_map(column).collect();
    };
    let Some(topic) = taxonomy.topic(ix) else { return Vec::new() };
    let column = |point: PointIx| {
        let known = taxonomy.point(ix, point)?;
        let key = format!("{}{}", topic.key, known.key);
        let (filter, label) = (format!("point:{key}"), known.label(lang).to_owned());
        Some(Column { key, label, filter, topic: ix, of: CellOf::Point(point), cells: 0 })
    };
    let mut columns: Vec<Column> = taxonomy.point_ixs(ix).filter_map(column).collect();
    if results.cells.iter().any(|cell| cell.topic == ix && cell.of == CellOf::NoPoint) {
        let known: Vec<&str> = columns.iter().filter_map(|column| column.filter.split(':').nth(1)).collect();
        let filter = match known.as_slice() {
            [] => format!("topic:{}", topic.slug),
            known => format!("topic:{} !point:{}", topic.slug, known.join(",")),
        };
        let (key, label) = (format!("{}?", topic.key), words.say("heat-map-other"));
        columns.push(Column { key, label, filter, topic: ix, of: CellOf::NoPoint, cells: 0 });
    }
    columns
}
