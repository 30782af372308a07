//! Where the hits are: countries down, topics (or the points of one) across, how many in each cell.
//!
//! Must not: sum or rank. Countries stand by name, and a cell counts passages, nothing else.

use super::action::Action;
use super::find_all::box_movement;
use super::grid_columns::{GridColumn, columns, measure, name_cells};
use super::grid_cursor::GridCursor;
use super::key::{Code as KeyCode, Key};
use super::panes::Area;
use crate::compare::slots;
use crate::model::{CellOf, Code, Library, PassageRef, Slot, Taxonomy, TopicIx};
use crate::search::{HitCell, Query, Results};
use crate::text::fold;
use crate::words::Words;

/// State of the grid.
#[derive(Debug, Default)]
pub struct HeatMap {
    /// Whose points the columns are; all topics where there is none.
    pub topic: Option<TopicIx>,
    /// Columns, the countries' names left out.
    pub columns: Vec<GridColumn>,
    /// Rows, by name.
    pub countries: Vec<(Code, String)>,
    /// The cell under the cursor, which may be a name, and what is in view.
    pub cursor: GridCursor,
    /// Whether the columns' names are shown and not only their keys.
    pub in_words: bool,
    counts: Vec<u32>,
    /// The topic whose points are shown: its name, and the filter that means it.
    within: Option<(String, String)>,
    /// The filters that mean the columns.
    filters: Vec<String>,
    /// The country under the cursor, which it stays on when the library grows.
    at: Option<Code>,
}

impl HeatMap {
    /// All topics, the cursor in the cell of a passage; in the first one where there is none.
    #[must_use]
    pub(super) fn new(found: Option<PassageRef<'_>>) -> Self {
        let topic = found.and_then(|found| found.passage.homes.first()).map_or(0, |home| usize::from(home.topic.0));
        let cursor = GridCursor::over_names(1, topic + 1);
        Self { cursor, at: found.map(|found| found.report.country), ..Self::default() }
    }

    /// The next level down: the points of the topic under the cursor. `None` where there is none,
    /// which leads back to the rows.
    pub(super) fn deeper(&self) -> Option<Self> {
        if self.topic.is_some() {
            return None;
        }
        let topic = self.columns.get(self.cursor.column_of_cells()?)?.slot.topic;
        let cursor = GridCursor::over_names(self.cursor.row, 1);
        Some(Self { topic: Some(topic), cursor, at: self.at, ..Self::default() })
    }

    /// Takes what was found, and its region.
    pub(super) fn prepare(&mut self, area: Area, results: &Results, (library, words): (&Library, &Words)) {
        let name = |country: &crate::model::Country| (country.code, library.names.name(country.code, words.lang()));
        self.countries = library.countries.iter().map(name).collect();
        self.countries.sort_by_cached_key(|(_, name)| fold(name));
        if let Some(row) = self.at.and_then(|at| self.countries.iter().position(|(code, _)| *code == at)) {
            self.cursor.row = row + 1;
        }
        let topic = self.topic.and_then(|topic| library.taxonomy.topic(topic));
        self.within = topic.map(|topic| {
            (format!("{} {}", topic.key, topic.short.in_lang(words.lang())), format!("topic:{}", topic.slug))
        });
        let none = |cell: &HitCell| Some(cell.topic) == self.topic && cell.of == CellOf::NoPoint;
        let slots = slots(&library.taxonomy, self.topic, results.cells.iter().any(none));
        self.columns = columns(&slots, (library, words));
        self.filters = slots.iter().map(|slot| filter(&library.taxonomy, *slot)).collect();
        self.count(results);
        self.measure(area);
        self.note_country();
    }

    fn count(&mut self, results: &Results) {
        let across = self.columns.len();
        self.counts = vec![0; self.countries.len() * across];
        for cell in &results.cells {
            let is = |column: &GridColumn| column.slot == Slot { topic: cell.topic, of: cell.of };
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
    fn measure(&mut self, area: Area) {
        // A sign stands before the name.
        self.cursor.name_cells = name_cells(self.countries.iter().map(|(_, name)| name.as_str()), area.width, 1);
        let digits = self.counts.iter().max().map_or(1, |most| most.to_string().len());
        // A count, its brackets, and air.
        let least = (u16::try_from(digits).unwrap_or(1) + 3).max(5);
        let room = area.width.saturating_sub(self.cursor.name_cells);
        let (widths, in_words) = measure(&self.columns, room, (least, 2));
        self.in_words = in_words;
        self.cursor.fit(area, self.countries.len(), widths);
    }

    fn note_country(&mut self) {
        let row = self.cursor.row_of_cells().and_then(|row| self.countries.get(row));
        self.at = row.map(|(code, _)| *code);
    }

    /// Passages in a cell, rows and columns counted from 0 without the names.
    #[must_use]
    pub fn count_at(&self, row: usize, column: usize) -> u32 {
        self.counts.get(row * self.columns.len() + column).copied().unwrap_or(0)
    }

    /// The cell under the cursor, where it is one: country, column, passages.
    #[must_use]
    pub fn cell(&self) -> Option<(&str, &GridColumn, u32)> {
        let (row, column) = (self.cursor.row_of_cells()?, self.cursor.column_of_cells()?);
        Some((self.countries.get(row)?.1.as_str(), self.columns.get(column)?, self.count_at(row, column)))
    }

    /// The country of the row under the cursor.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.countries.get(self.cursor.row_of_cells()?).map(|(_, name)| name.as_str())
    }

    /// What the column under the cursor stands for; under the countries' names, the topic whose
    /// points are shown.
    #[must_use]
    pub fn across(&self) -> Option<String> {
        match self.cursor.column_of_cells() {
            Some(column) => self.columns.get(column).map(|column| column.name.title(true)),
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
        let country = self.cursor.row_of_cells().and_then(|row| self.countries.get(row));
        let country = country.map(|(code, _)| format!("country:{code}"));
        let column = self.cursor.column_of_cells().and_then(|column| self.filters.get(column));
        // One level down, the countries' names stand for all points of the topic.
        let within = self.within.as_ref().map(|(_, filter)| filter.clone());
        country.into_iter().chain(column.cloned().or(within)).collect()
    }

    /// Takes a key that moves; says whether it was one. Letters and space belong to the box.
    pub(super) fn key(&mut self, key: Key) -> bool {
        let action = match (key.code, key.ctrl, key.alt) {
            (KeyCode::Left, false, false) => Some(Action::Left),
            (KeyCode::Right, false, false) => Some(Action::Right),
            _ => box_movement(key),
        };
        let moved = action.is_some_and(|action| self.cursor.act(action));
        self.note_country();
        moved
    }

    /// Scrolls; the cursor comes along.
    pub(super) fn scroll(&mut self, by: isize) {
        self.cursor.scroll(by);
        self.note_country();
    }

    /// Puts the cursor on the cell at a place of the screen.
    pub(super) fn click(&mut self, x: u16, y: u16) {
        self.cursor.click(x, y);
        self.note_country();
    }
}

/// The filter that means a column.
fn filter(taxonomy: &Taxonomy, slot: Slot) -> String {
    let Some(topic) = taxonomy.topic(slot.topic) else { return String::new() };
    let short = |key: char| format!("{}{key}", topic.key);
    match slot.of {
        CellOf::Topic => format!("topic:{}", topic.slug),
        CellOf::Point(point) => {
            taxonomy.point(slot.topic, point).map(|point| format!("point:{}", short(point.key))).unwrap_or_default()
        }
        CellOf::NoPoint if topic.points.is_empty() => format!("topic:{}", topic.slug),
        CellOf::NoPoint => {
            let known: Vec<String> = topic.points.iter().map(|point| short(point.key)).collect();
            format!("topic:{} !point:{}", topic.slug, known.join(","))
        }
    }
}
