//! What the library holds: countries down, topics (or the points of one) across, in each cell how many passages, whose,
//! what is contested, which document is silent.
//!
//! Must not: order countries by a number, or count anything anew for a frame.

mod kept;

use super::action::Action;
use super::grid_columns::{GridColumn, columns, measure, name_cells};
use super::grid_cursor::GridCursor;
use super::grid_rows::{GridLine, GridRows};
use super::kept::Mine;
use super::key::{Code as KeyCode, Key};
use super::panes::Area;
use crate::compare::{CountryOrder, Coverage, MOST_COLUMNS, coverage, slots_of};
use crate::export::{Grid as Asked, Scribe, Signs};
use crate::model::{CellOf, Code, Library, Slot, TopicIx};
use crate::say;
use crate::text::wrap;
use crate::words::{self, Words};
use std::collections::HashMap;
use std::sync::Arc;

/// Signs before a country's name: under the cursor, marked.
const NAME_SIGNS: u16 = 2;
/// Rows of countries that are seen before the legend is.
const FEWEST_ROWS: u16 = 4;
/// Rows of the screen from which the line over the grid is worth its place.
const ROOMY: u16 = 10;

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    /// The cell has it.
    Here,
    /// The cell has it, and another cell of the country had it before.
    Moved,
    /// The cell has none, or has none any more.
    NotHere,
    /// As many countries are marked as can be compared.
    TooMany,
}

/// What a country's row holds.
struct CountedRow {
    /// None where the country is not read yet.
    cells: Option<Vec<Coverage>>,
    /// The same in signs, made once.
    signs: Vec<Signs>,
}

/// State of the grid.
#[derive(Default)]
pub struct Grid {
    /// Whose points the columns are; all topics where there is none.
    pub topic: Option<TopicIx>,
    /// Rows: countries, and headings over them.
    pub rows: GridRows,
    /// Columns, the countries' names left out.
    pub columns: Vec<GridColumn>,
    /// The cell under the cursor, and what is in view.
    pub cursor: GridCursor,
    /// Whether the columns' names are shown and not only their keys.
    pub in_words: bool,
    /// Cells that are marked, of one country each, in the order in which they were.
    pub marked: Vec<(Code, Slot)>,
    /// The line over the grid, where there is room for it.
    pub head: Area,
    /// What the cell under the cursor holds, in words, and where it stands.
    pub about: (String, Area),
    /// What the signs mean, and where it stands.
    pub legend: (String, Area),
    /// Countries that were in view since the library changed.
    counted: HashMap<Code, CountedRow>,
    /// The snapshot and the topic that cells and columns were made for.
    made_for: Option<(Arc<Library>, Option<TopicIx>)>,
    /// The country and the column under the cursor, which it stays on when rows or columns change.
    at: (Option<Code>, Option<Slot>),
    /// Digits of the largest number.
    digits: usize,
    /// What is bookmarked, in the countries where something is.
    mine: HashMap<Code, Arc<Mine>>,
}

impl Grid {
    /// All topics, by name.
    #[must_use]
    pub(super) fn new() -> Self {
        Self { cursor: GridCursor::over_cells(1, 1), ..Self::default() }
    }

    /// Goes to the cell of what is read; on the level of points, to those of its topic. What hides it gives way.
    pub(super) fn go_to(&mut self, country: Option<Code>, slot: Slot, library: &Library) {
        self.topic = self.topic.map(|_| slot.topic);
        self.at = (country.or(self.at.0), Some(slot));
        if let Some(country) = country {
            self.rows.unhide(country, library);
        }
        self.made_for = None;
    }

    /// Settles what depends on size and library. `body` is what lies between title and footer.
    pub(super) fn prepare(&mut self, body: Area, library: &Arc<Library>, words: &Words) {
        let is_made =
            |(made, topic): &(Arc<Library>, Option<TopicIx>)| Arc::ptr_eq(made, library) && *topic == self.topic;
        if !self.made_for.as_ref().is_some_and(is_made) {
            self.columns = columns(&slots_of(library, self.topic), (library, words));
            self.counted.clear();
            self.digits = self.most(library).to_string().len();
            self.made_for = Some((library.clone(), self.topic));
            self.rows.forget();
            let is = |column: &GridColumn| self.at.1.is_some_and(|at| column.slot == at);
            let topic = |column: &GridColumn| self.at.1.is_some_and(|at| column.slot.topic == at.topic);
            let found = self.columns.iter().position(is).or_else(|| self.columns.iter().position(topic));
            self.cursor.column = found.map_or(1, |found| found + 1);
        }
        if self.rows.list(library, words) {
            let row = self.at.0.and_then(|code| self.rows.row_of(code));
            self.cursor.row = row.map_or(self.cursor.row, |row| row + 1);
            self.off_headings(true);
        }
        let scribe = Scribe { library, words };
        if let Some(code) = self.country() {
            self.count(code, &scribe);
        }
        self.divide(body, &scribe);
        let seen = self.cursor.rows();
        let codes: Vec<Code> = seen.filter_map(|row| self.rows.country(row)).collect();
        codes.into_iter().for_each(|code| self.count(code, &scribe));
    }

    /// A number that no cell is likely to exceed, so that columns do not change their width while the grid is scrolled.
    fn most(&self, library: &Library) -> u32 {
        let counts = |country: &crate::model::Country| match self.topic {
            Some(topic) => country.counts.get(usize::from(topic.0)).copied(),
            None => country.counts.iter().max().copied(),
        };
        library.countries.iter().filter_map(counts).max().unwrap_or(0)
    }

    fn count(&mut self, country: Code, scribe: &Scribe<'_>) {
        let slots: Vec<Slot> = self.columns.iter().map(|column| column.slot).collect();
        let row = self.counted.entry(country).or_insert_with(|| {
            let cells = coverage(scribe.library, country, &slots);
            let signs =
                (0..slots.len()).map(|at| scribe.signs(cells.as_ref().and_then(|cells| cells.get(at)))).collect();
            CountedRow { cells, signs }
        });
        let most = row.cells.iter().flatten().map(|cell| cell.passages).max().unwrap_or(0);
        self.digits = self.digits.max(most.to_string().len());
    }

    /// Regions: a line over the grid, the grid, the cell under the cursor in words, the legend. Where there is little room,
    /// the words come first: they say what the signs mean.
    fn divide(&mut self, body: Area, scribe: &Scribe<'_>) {
        let cells = usize::from(body.width.saturating_sub(2)).max(1);
        let lines = |text: &str| u16::try_from(wrap(text, cells).len()).unwrap_or(u16::MAX);
        let head = u16::from(body.height >= ROOMY || self.rows.filtering);
        let room = body.height.saturating_sub(head);
        // A country and the row of the names of columns stay.
        let most = room.saturating_sub(2);
        let forms = [(true, false), (false, false), (false, true)].map(|form| self.about(scribe, form));
        let about = forms.iter().find(|about| lines(about) <= most).or(forms.last()).cloned().unwrap_or_default();
        // The same number of lines for most cells, so that the grid stands still under a cursor that moves.
        let usual = if body.width >= 80 { 2 } else { 3 }.min(room / 4);
        let taken = lines(&about).max(usual).min(most);
        let long = scribe.grid_legend(self.topic.is_some());
        let letters = ["state", "others"].map(|who| scribe.words.say(&format!("grid-letter-{who}")));
        let [state, others] = &letters;
        let short = say!(scribe.words, "grid-signs-short", state = state, others = others);
        let [long, short] = [long, short].map(|legend| self.with_kept(legend, scribe.words));
        let rest = room.saturating_sub(taken + 1 + FEWEST_ROWS);
        let legend = [long, short].into_iter().find(|legend| lines(legend) <= rest).unwrap_or_default();
        let legend_rows = if legend.is_empty() { 0 } else { lines(&legend) };
        self.head = body.row(0).inset(1, 1);
        self.head.height = head;
        let below = body.inset(1, 1).shorter(body.height - taken - legend_rows, 0);
        self.about = (about, below.shorter(0, legend_rows));
        self.legend = (legend, below.shorter(taken, 0));
        let area = body.inset(1, 0).shorter(head, taken + legend_rows);
        let names = self.rows.lines.iter().map(GridLine::name);
        self.cursor.name_cells = name_cells(names, area.width, NAME_SIGNS);
        // A sign, the number, air, four signs.
        let least = u16::try_from(self.digits).unwrap_or(u16::MAX / 2).saturating_add(6);
        let across = area.width.saturating_sub(self.cursor.name_cells);
        let (widths, in_words) = measure(&self.columns, across, (least, 2));
        self.in_words = in_words;
        self.cursor.fit(area, self.rows.lines.len(), widths);
        self.show_heading();
        self.note();
    }

    /// The cell under the cursor in words; where there is little room a column's key has to do, and what it holds in short.
    fn about(&self, scribe: &Scribe<'_>, (named, in_short): (bool, bool)) -> String {
        let line = self.cursor.row_of_cells().and_then(|row| self.rows.lines.get(row)).map(GridLine::name);
        let Some((name, column)) = line.zip(self.column()) else {
            return scribe.words.say(match (scribe.library.countries.is_empty(), scribe.library.complete) {
                (false, _) => "grid-no-country",
                (true, true) => "library-empty",
                (true, false) => "loading",
            });
        };
        let place = format!("{name} \u{b7} {}", column.name.title(named));
        let holds = std::iter::once(scribe.holds(self.cell(), in_short)).chain(self.kept_words(scribe.words));
        say!(scribe.words, "grid-cell", place = &place, holds = &holds.collect::<Vec<_>>().join("; "))
    }

    fn column(&self) -> Option<&GridColumn> {
        self.columns.get(self.cursor.column_of_cells()?)
    }

    /// The country under the cursor.
    #[must_use]
    pub fn country(&self) -> Option<Code> {
        self.rows.country(self.cursor.row_of_cells()?)
    }

    /// What the column under the cursor stands for.
    #[must_use]
    pub fn slot(&self) -> Option<Slot> {
        self.column().map(|column| column.slot)
    }

    fn cell(&self) -> Option<&Coverage> {
        self.counted.get(&self.country()?)?.cells.as_ref()?.get(self.cursor.column_of_cells()?)
    }

    /// A cell in signs, its number in as many digits as the largest has.
    #[must_use]
    pub fn signs(&self, country: Code, column: usize) -> String {
        let signs = self.counted.get(&country).and_then(|row| row.signs.get(column));
        let (count, flags) = signs.map_or(("", ""), |signs| (&signs.count, &signs.flags));
        let kept = self.kept_sign(country, column);
        format!("{count:>digits$}{kept}{flags:<4}", digits = self.digits)
    }

    /// Whether a cell is marked.
    #[must_use]
    pub fn is_marked(&self, country: Code, column: usize) -> bool {
        let slot = self.columns.get(column).map(|column| column.slot);
        self.marked.iter().any(|(code, marked)| *code == country && Some(*marked) == slot)
    }

    /// What is taken away of it: the filter and the marks are the screen's own.
    #[must_use]
    pub fn matter(&self) -> Asked {
        Asked { topic: self.topic, region: self.rows.region, order: self.rows.order }
    }

    /// What is shown of the library: its level at the left; order, region and how many countries at the right.
    #[must_use]
    pub fn head_words(&self, library: &Library, words: &Words) -> (String, String) {
        let topic = self.topic.and_then(|topic| library.taxonomy.topic(topic));
        let left = topic.map_or_else(
            || words.say("grid-head-topics"),
            |topic| format!("{} {}", topic.key, topic.label(words.lang())),
        );
        let order = match self.rows.order {
            CountryOrder::Name => "grid-order-name",
            CountryOrder::Region => "grid-order-region",
        };
        let shown = self.rows.countries();
        let all = library.countries.len();
        let parts = [
            self.rows.filter.as_ref().filter(|_| !self.rows.filtering).map(|filter| format!("/{}", filter.text())),
            Some(words.say(order)),
            self.rows.region.map(|region| words::region(words, region)),
            (shown < all).then(|| say!(words, "grid-countries", shown = shown, all = all)),
            (!self.marked.is_empty()).then(|| say!(words, "marked", count = self.marked.len())),
        ];
        (left, parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} "))
    }

    /// Does what an action means here; says whether it meant something.
    pub(super) fn act(&mut self, action: Action, (library, words): (&Library, &Words)) -> bool {
        match action {
            Action::NextTopic => return self.step(Action::Right),
            Action::PreviousTopic => return self.step(Action::Left),
            Action::Level => match self.slot() {
                Some(slot) if self.topic.is_none() => self.topic = Some(slot.topic),
                _ => self.topic = None,
            },
            Action::LevelUp => self.topic = None,
            Action::Topic(number) => {
                let topic = TopicIx(number.saturating_sub(1));
                if library.taxonomy.topic(topic).is_none() {
                    return false;
                }
                self.topic = Some(topic);
            }
            Action::CountryOrder => self.rows.turn_order(),
            Action::Region => self.rows.turn_region(library, words),
            action => return self.step(action),
        }
        true
    }

    fn step(&mut self, action: Action) -> bool {
        let before = self.cursor.row;
        let moved = self.cursor.act(action);
        if moved {
            let down = self.cursor.row > before || matches!(action, Action::Top);
            self.off_headings(down);
            self.cursor.settle();
            self.show_heading();
            self.note();
        }
        moved
    }

    /// Takes the cursor from a region's heading to a country, going on where it was going.
    fn off_headings(&mut self, down: bool) {
        if let Some(row) = self.rows.nearest_country(self.cursor.row.saturating_sub(1), down) {
            self.cursor.row = row + 1;
        }
    }

    /// The heading right above the cursor is seen with it where there is room.
    fn show_heading(&mut self) {
        let Some(above) = self.cursor.row.checked_sub(2) else { return };
        let is_heading = self.rows.lines.get(above).is_some_and(|line| line.code().is_none());
        if is_heading && self.cursor.top > above && self.cursor.area.height > 2 {
            self.cursor.top = above;
        }
    }

    fn note(&mut self) {
        // Under a topic the point that was read last is kept, for the way down.
        let slot = match (self.slot(), self.at.1) {
            (Some(new), Some(old)) if new.of == CellOf::Topic && new.topic == old.topic => Some(old),
            (new, old) => new.or(old),
        };
        self.at = (self.country().or(self.at.0), slot);
    }

    /// Marks the cell under the cursor, or takes its mark away. A country has one mark.
    pub(super) fn mark(&mut self) -> Marked {
        let Some((code, slot)) = self.country().zip(self.slot()) else { return Marked::NotHere };
        let was_here = self.marked.contains(&(code, slot));
        let before = self.marked.len();
        self.marked.retain(|(marked, _)| *marked != code);
        let had_one = self.marked.len() < before;
        match (was_here, self.marked.len() < MOST_COLUMNS) {
            (true, _) => Marked::NotHere,
            (false, false) => Marked::TooMany,
            (false, true) => {
                self.marked.push((code, slot));
                if had_one { Marked::Moved } else { Marked::Here }
            }
        }
    }

    /// Scrolls; the cursor comes along.
    pub(super) fn scroll(&mut self, by: isize) {
        self.cursor.scroll(by);
        self.off_headings(by > 0);
        self.cursor.settle();
        self.note();
    }

    /// Puts the cursor on the cell at a place of the screen; says whether it was there already.
    pub(super) fn click(&mut self, x: u16, y: u16) -> bool {
        let before = (self.cursor.row, self.cursor.column);
        let hit = self.cursor.click(x, y);
        self.off_headings(true);
        self.cursor.settle();
        self.note();
        hit && before == (self.cursor.row, self.cursor.column)
    }

    /// Takes a key while the filter has the focus.
    pub(super) fn filter_key(&mut self, key: Key) {
        match key.code {
            KeyCode::Enter => self.rows.keep_filter(),
            KeyCode::Down => drop(self.step(Action::Down)),
            KeyCode::Up => drop(self.step(Action::Up)),
            _ => drop(self.rows.filter.get_or_insert_default().key(key)),
        }
    }

    /// What closes before the grid does: the filter, then the level of points.
    pub(super) fn close_inside(&mut self) -> bool {
        if self.rows.filter.is_some() {
            self.rows.stop_filter();
        } else if self.topic.is_some() {
            self.topic = None;
        } else {
            return false;
        }
        true
    }
}
