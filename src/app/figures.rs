//! Figures: a table of indicators, countries and periods; the same as bars across countries and as letters over years.
//!
//! Must not: lay the table out for every frame, or hide one of several values of a cell.

mod charts;
mod layout;
mod steps;
mod table;

pub use charts::{BarOf, Bars, Lines, Series};
pub use table::{ListLine, Spot, Table, TableCell, TableColumn, TableRow, TableValue};

use super::action::Action;
use super::flow::{Held, PassageKey};
use super::panes::Area;
use super::role::Span;
use super::rows::{Rows, Scroll};
use crate::compare::{FigureChoice, is_pending};
use crate::export::Scribe;
use crate::model::{Code, Indicator, Library, Period, PointIx, TopicIx};
use crate::words::Words;
use std::sync::Arc;

/// How the figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FigureView {
    /// All of them.
    #[default]
    Table,
    /// Across countries, for one indicator and time.
    Bars,
    /// Over years, for one indicator and country.
    Lines,
}

/// What the table was made for.
struct MadeFor {
    library: Arc<Library>,
    choice: FigureChoice,
}

/// Where the cursor lands on a new table.
#[derive(Clone, Debug, Default)]
pub(super) struct Landing {
    /// On a figure of this passage.
    pub(super) passage: Option<PassageKey>,
    /// Else on the first indicator that is at home at this point.
    pub(super) point: Option<(TopicIx, PointIx)>,
}

/// State of the screen.
#[derive(Default)]
pub struct Figures {
    /// Which figures.
    pub choice: FigureChoice,
    /// How they are shown.
    pub view: FigureView,
    /// The table.
    pub table: Table,
    /// The same as a list, where there is no room for a table.
    pub list: Vec<ListLine>,
    /// The value under the cursor.
    pub at: Spot,
    /// Lines in view, of the table or the list.
    pub scroll: Scroll,
    /// First column in view.
    pub left: usize,
    /// Bars, and the one under the cursor.
    pub bars: Bars,
    /// Cursor in the bars.
    pub bar: Rows,
    /// Letters over years.
    pub lines: Lines,
    /// What stands under it all, wrapped: everything about what is under the cursor.
    pub about: Vec<Vec<Span>>,
    /// Signs and charts explained, wrapped.
    pub legend: Vec<Vec<Span>>,
    /// The legend's paragraphs, before those are chosen that have room.
    pub(super) explained: Vec<Vec<Vec<Span>>>,
    /// Region of the table, list or chart.
    pub body: Area,
    /// Region of what stands under it.
    pub foot: Area,
    /// Cells of the indicators' names.
    pub name_cells: u16,
    /// Cells that a column gets at most.
    pub(super) widest: u16,
    /// The time that the bars are of, chosen for one indicator.
    pub(super) timed: Option<(Indicator, Period)>,
    /// The column that moving down keeps to.
    pub(super) wanted: usize,
    /// Countries and topic to come back to from all.
    pub(super) chosen: (Vec<Code>, Option<TopicIx>),
    /// Where the cursor is to stand, until it does or is moved.
    pub(super) landing: Landing,
    /// Whether the topic is the one it was opened on, which gives way to all where there is nothing of it.
    is_opening: bool,
    made_for: Option<MadeFor>,
    pub(super) listed: Option<u16>,
    bars_for: Option<(FigureChoice, Period)>,
    lines_for: Option<Spot>,
}

impl Figures {
    /// Opens on some countries and a topic.
    #[must_use]
    pub(super) fn new(choice: FigureChoice, landing: Landing) -> Self {
        let chosen = (choice.countries.clone(), choice.topic);
        Self { choice, landing, chosen, is_opening: true, ..Self::default() }
    }

    /// Settles table, regions, scroll and everything that is said under it. `body` is what lies between title and
    /// footer.
    pub fn prepare(&mut self, body: Area, library: &Arc<Library>, words: &Words) {
        let scribe = Scribe { library, words };
        self.make(library, &scribe);
        self.make_bars(&scribe);
        if self.view == FigureView::Lines && self.lines_for != Some(self.at) {
            self.lines = Lines::new(&self.table, self.at);
            self.lines_for = Some(self.at);
        }
        self.lay_out(body, &scribe);
    }

    fn make(&mut self, library: &Arc<Library>, scribe: &Scribe<'_>) {
        let is_made = |made: &MadeFor| Arc::ptr_eq(&made.library, library) && made.choice == self.choice;
        if self.made_for.as_ref().is_some_and(is_made) {
            return;
        }
        let here = self.here();
        let is_read = self.is_read(library);
        let mut table = scribe.figures(&self.choice);
        // A topic without figures would open on nothing.
        if table.rows.is_empty() && self.is_opening && is_read {
            self.choice.topic = None;
            table = scribe.figures(&self.choice);
        }
        self.is_opening &= table.rows.is_empty() && !is_read;
        self.table = Table::new(&table, scribe);
        self.made_for = Some(MadeFor { library: library.clone(), choice: self.choice.clone() });
        (self.listed, self.bars_for, self.lines_for) = (None, None, None);
        self.land(library, here.as_ref());
    }

    /// The value under the cursor by names that outlive the table.
    fn here(&self) -> Option<(Indicator, Code, Period)> {
        let (row, cell, value) = self.table.value(self.at)?;
        let column = self.table.columns.get(cell.column)?;
        Some((row.indicator.clone(), column.country, value.period.clone()))
    }

    /// Whether all that was chosen is there to be shown.
    fn is_read(&self, library: &Library) -> bool {
        let chosen = &self.choice.countries;
        library.complete || !chosen.is_empty() && !chosen.iter().any(|code| is_pending(library, *code))
    }

    /// Puts the cursor where it is to land, else where it was.
    fn land(&mut self, library: &Library, here: Option<&(Indicator, Code, Period)>) {
        let landing = std::mem::take(&mut self.landing);
        let is_of = |key: &PassageKey, spot: Spot| {
            self.table.value(spot).and_then(|(_, _, value)| value.held.key()).as_ref() == Some(key)
        };
        let on_passage = landing.passage.as_ref().and_then(|key| self.spots().find(|spot| is_of(key, *spot)));
        let at_point = landing.point.and_then(|(topic, point)| {
            let slug = |spot: &Spot| {
                let indicator = &self.table.rows.get(spot.row)?.indicator;
                let (home, own) = library.indicators.get(indicator)?.point.split_once('/')?;
                let ix = library.taxonomy.find_topic(home)?;
                Some((ix, library.taxonomy.find_point(ix, own)?))
            };
            self.spots().find(|spot| slug(spot) == Some((topic, point)))
        });
        let same = here.and_then(|(indicator, country, period)| {
            let fits = |spot: &Spot| {
                let (row, cell, value) = self.table.value(*spot)?;
                let own = self.table.columns.get(cell.column)?.country;
                Some((row.indicator == *indicator, own == *country, value.period == *period))
            };
            let exact = self.spots().find(|spot| fits(spot) == Some((true, true, true)));
            exact.or_else(|| self.spots().find(|spot| matches!(fits(spot), Some((true, _, _)))))
        });
        let landed = on_passage.or(at_point);
        self.at = landed.or(same).unwrap_or_default();
        // What is not there yet is waited for.
        if on_passage.is_none() && !self.is_read(library) {
            self.landing = landing;
        }
        self.keep_column();
    }

    /// Every value's position, row by row.
    fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        let cells = |(row, known): (usize, &'_ TableRow)| {
            known
                .cells
                .iter()
                .map(|cell| cell.values.len())
                .enumerate()
                .map(move |(cell, values)| (row, cell, values))
                .collect::<Vec<_>>()
        };
        let cells = self.table.rows.iter().enumerate().flat_map(cells);
        cells.flat_map(|(row, cell, values)| (0..values).map(move |value| Spot { row, cell, value }))
    }

    pub(super) fn keep_column(&mut self) {
        self.wanted = self.table.value(self.at).map_or(0, |(_, cell, _)| cell.column);
    }

    fn make_bars(&mut self, scribe: &Scribe<'_>) {
        if self.view != FigureView::Bars {
            return;
        }
        let Some((row, _, value)) = self.table.value(self.at) else {
            self.bars = Bars::default();
            return;
        };
        // Another indicator has other times and other bars.
        let own = self.timed.take().filter(|(indicator, _)| *indicator == row.indicator);
        let stays = own.is_some();
        let period = own.map_or_else(|| value.period.clone(), |(_, period)| period);
        // One country alone is no comparison: all that have such a figure stand beside it.
        let countries = if self.choice.countries.len() > 1 { self.choice.countries.clone() } else { Vec::new() };
        let choice = FigureChoice { countries, indicators: vec![row.indicator.clone()], topic: None };
        let is_made = |made: &(FigureChoice, Period)| (&made.0, &made.1) == (&choice, &period);
        if !self.bars_for.as_ref().is_some_and(is_made) {
            let bars = Bars::new(&choice, &period, scribe);
            let before = self.bars.bars.get(self.bar.cursor).filter(|_| stays).map(|bar| &bar.value);
            let cursor = before.and_then(|before| bars.nearest(before)).or_else(|| bars.nearest(value)).unwrap_or(0);
            (self.bars, self.bar.cursor) = (bars, cursor);
        }
        let period = self.bars.period.clone().unwrap_or(period);
        self.timed = Some((row.indicator.clone(), period.clone()));
        self.bars_for = Some((choice, period));
    }

    /// The time that the bars are of.
    #[must_use]
    pub fn period(&self) -> Option<&Period> {
        self.timed.as_ref().map(|(_, period)| period)
    }

    /// Begins the bars anew, at the value under the cursor.
    pub(super) fn forget_bars(&mut self) {
        (self.timed, self.bars_for, self.bar) = (None, None, Rows::default());
    }

    /// The passage under the cursor.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        if self.view == FigureView::Bars {
            return self.bars.bars.get(self.bar.cursor).map(|bar| &bar.value.held);
        }
        self.table.value(self.at).map(|(_, _, value)| &value.held)
    }

    /// The next view.
    pub(super) fn turn(&mut self, forward: bool) {
        use FigureView::{Bars, Lines, Table};
        self.view = match (self.view, forward) {
            (Table, true) | (Lines, false) => Bars,
            (Bars, true) | (Table, false) => Lines,
            (Lines, true) | (Bars, false) => Table,
        };
        self.forget_bars();
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Turn | Action::TurnBack => self.turn(action == Action::Turn),
            Action::Widen => {
                self.chose();
                let back = self.chosen.1;
                self.choice.topic = if self.choice.topic.is_some() { None } else { back };
            }
            Action::AllCountries => {
                self.chose();
                let all = self.choice.countries.is_empty();
                self.choice.countries = if all { self.chosen.0.clone() } else { Vec::new() };
            }
            action => return self.step(action),
        }
        true
    }

    /// The reader's own choice stands, and the cursor is where they are.
    fn chose(&mut self) {
        (self.landing, self.is_opening) = (Landing::default(), false);
    }

    /// Shows a topic.
    pub(super) fn show_topic(&mut self, topic: TopicIx) {
        self.chose();
        self.choice.topic = Some(topic);
        self.chosen.1 = Some(topic);
    }

    /// Shows countries.
    pub(super) fn show_countries(&mut self, countries: Vec<Code>) {
        self.chose();
        self.chosen.0.clone_from(&countries);
        self.choice.countries = countries;
    }
}
