//! Two to four countries side by side on one topic, aligned by point.
//!
//! Must not: blend columns; each cell is one country's, with its own speakers and sources.

use super::action::Action;
use super::flow::{Flow, Held, Layout, PassageKey, Piece, Row, Setting};
use super::panes::Area;
use super::role::Role;
use super::rows::Scroll;
use super::tally::{lens_words, point_heading};
use crate::compare::{Cell, Column, Lens, align, period_covered};
use crate::model::{Code, Library, PointIx, PointSection, TopicIx, newest_year};
use crate::say;
use crate::words::Words;
use std::sync::Arc;

/// Narrowest column that stands beside others, in cells.
const NARROWEST: u16 = 40;
/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Over all columns.
    Across(Row),
    /// One row for each column in view, from its flow.
    Beside(Vec<Option<(usize, Row)>>),
}

/// What the lines were made for.
struct LaidFor {
    library: Arc<Library>,
    columns: Vec<Column>,
    topic: TopicIx,
    shape: (Layout, Lens, u16, Option<usize>),
}

/// State of the screen.
pub struct Compare {
    /// What stands in the columns.
    pub columns: Vec<Column>,
    /// The topic, for all of them.
    pub topic: TopicIx,
    /// Prose or ledger.
    pub layout: Layout,
    /// Whose voices, in which order.
    pub lens: Lens,
    /// The newest year in any column, beside which old periods are marked.
    newest: Option<u16>,
    /// The column that `x` and `Enter` mean.
    pub focus: usize,
    /// Whether that column stands alone.
    alone: bool,
    /// One flow for each column; pieces of its rows lead to its steps.
    pub flows: Vec<Flow>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Which are seen: one scroll for all columns.
    pub scroll: Scroll,
    /// The first line of each point.
    points: Vec<(Option<PointIx>, usize)>,
    /// Regions: headers and body of the columns in view.
    pub body: Area,
    /// Columns in view, with the cells each gets; stacked ones share one region.
    pub widths: Vec<(usize, Area)>,
    laid_for: Option<LaidFor>,
    /// The point to open at.
    landing: Option<PointIx>,
    /// Widest text, in cells.
    text_width: u16,
}

impl Compare {
    /// Opens on a topic, at a point.
    #[must_use]
    pub fn new(columns: Vec<Column>, topic: TopicIx, point: Option<PointIx>) -> Self {
        Self {
            landing: point,
            text_width: 0,
            columns,
            topic,
            layout: Layout::Prose,
            lens: Lens::default(),
            newest: None,
            focus: 0,
            alone: false,
            flows: Vec::new(),
            lines: Vec::new(),
            scroll: Scroll::default(),
            points: Vec::new(),
            body: Area::default(),
            widths: Vec::new(),
            laid_for: None,
        }
    }

    /// Whether columns stand below each other, point by point.
    #[must_use]
    pub fn is_stacked(&self) -> bool {
        !self.alone && self.widths.len() == 1 && self.columns.len() > 1
    }

    /// Settles regions and lines. `body` is what lies between title and footer.
    pub fn prepare(&mut self, body: Area, library: &Arc<Library>, (words, text_width): (&Words, u16)) {
        self.text_width = text_width;
        self.widths = self.divide(body);
        let heads = self.header_rows(library, words);
        // Topic tabs, then the sticky heads of the columns, then a rule.
        self.body = body.shorter(2 + heads, 0);
        let laid_for = LaidFor {
            library: library.clone(),
            columns: self.columns.clone(),
            topic: self.topic,
            shape: (self.layout, self.lens, body.width, self.alone.then_some(self.focus)),
        };
        let same = self.laid_for.as_ref().is_some_and(|last| {
            Arc::ptr_eq(&last.library, library)
                && (&last.columns, last.topic, last.shape) == (&laid_for.columns, laid_for.topic, laid_for.shape)
        });
        if !same {
            let same_topic = self.laid_for.as_ref().is_some_and(|last| last.topic == self.topic);
            let point = self.point();
            let top = self.top_passage();
            self.lay_out(library, words);
            self.laid_for = Some(laid_for);
            if !same_topic {
                self.scroll.top = 0;
            }
            let landing = self.landing.take().or(point.filter(|_| same_topic));
            self.show_point(landing);
            if let Some(line) = top.filter(|_| same_topic).and_then(|top| self.line_of(&top)) {
                self.scroll.top = line;
            }
        }
        self.scroll.fit(self.lines.len(), usize::from(self.body.height));
    }

    fn divide(&self, body: Area) -> Vec<(usize, Area)> {
        let count = u16::try_from(self.columns.len()).unwrap_or(1).max(1);
        let each = (body.width + 1) / count;
        if self.alone || body.width / count < NARROWEST {
            return vec![(self.focus, body)];
        }
        let columns = 0..self.columns.len();
        columns
            .zip(0u16..)
            .map(|(column, at)| {
                let x = body.x + at * each;
                // The last column takes what the division leaves; the others leave a divider.
                let width = if at + 1 == count { body.width - at * each } else { each - 1 };
                (column, Area { x, width, ..body })
            })
            .collect()
    }

    /// Rows the sticky heads need: one, or two where a period does not fit beside its name.
    fn header_rows(&self, library: &Library, words: &Words) -> u16 {
        if self.is_stacked() {
            return 1;
        }
        let long = |(column, area): &(usize, Area)| {
            self.head(*column, (library, words)).is_some_and(|(name, period)| {
                crate::text::width(&name) + crate::text::width(&period) + 4 > usize::from(area.width)
            })
        };
        if self.widths.iter().any(long) { 2 } else { 1 }
    }

    /// A column's name and the period its reports cover on this topic.
    #[must_use]
    pub fn head(&self, column: usize, (library, words): (&Library, &Words)) -> Option<(String, String)> {
        let column = self.columns.get(column)?;
        let name = library.names.name(column.country, words.lang());
        let name = match &column.report {
            Some(report) => format!("{name} @{report}"),
            None => name,
        };
        let period = match period_covered(library, column, self.topic) {
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from}\u{2013}{to}"),
            None => words.say("nothing-here"),
        };
        Some((name, period))
    }

    fn lay_out(&mut self, library: &Library, words: &Words) {
        // Never more than four: the list's marks and the picker stop there.
        let aligned = align(library, &self.columns, self.topic, None).unwrap_or_default();
        let cells = aligned.iter().flat_map(|row| &row.cells);
        self.newest = newest_year(cells.flat_map(|cell| cell.passages.iter().copied()));
        self.flows = self.columns.iter().map(|_| Flow::default()).collect();
        self.lines.clear();
        self.points.clear();
        let widths = self.widths.clone();
        let stacked = self.is_stacked();
        let full = widths.iter().map(|(_, area)| area.x + area.width).max().unwrap_or(1).max(1);
        let mut nobody_before = false;
        for row in aligned {
            let nobody = row.cells.iter().all(Cell::is_empty);
            // Points without anything in any column stand together, a line each.
            if !(self.lines.is_empty() || nobody && nobody_before) {
                self.lines.push(Line::Across(Row::Blank));
            }
            nobody_before = nobody;
            self.points.push((row.point, self.lines.len()));
            let wide = self.setting((library, words), full);
            let empty = PointSection { point: row.point, passages: Vec::new(), gaps: Vec::new() };
            let mut heading = Flow::default();
            let (left, _) = point_heading(words, library, (self.topic, &empty));
            let nothing = if nobody { words.say("nothing-here") } else { String::new() };
            heading.ends(wide, (&left, Role::Heading), (&nothing, Role::Gap));
            self.lines.extend(heading.rows.into_iter().map(Line::Across));
            if nobody {
                continue;
            }
            let cells: Vec<PointSection<'_>> = row
                .cells
                .into_iter()
                .map(|cell| PointSection { point: row.point, passages: cell.passages, gaps: cell.gaps })
                .collect();
            if stacked {
                for (column, cell) in cells.iter().enumerate() {
                    if let Some((name, period)) = self.head(column, (library, words)) {
                        let mut title = Flow::default();
                        title.ends(wide, (&name, Role::Title), (&period, Role::Meta));
                        self.lines.extend(title.rows.into_iter().map(Line::Across));
                    }
                    let rows = self.cell(column, cell, wide);
                    self.lines.extend(rows.into_iter().map(|row| Line::Beside(vec![Some((column, row))])));
                }
            } else {
                let laid: Vec<(usize, Vec<Row>)> = widths
                    .iter()
                    .filter_map(|(column, area)| {
                        let narrow = self.setting((library, words), area.width);
                        Some((*column, self.cell(*column, cells.get(*column)?, narrow)))
                    })
                    .collect();
                let height = laid.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
                for at in 0..height {
                    let row = |(column, rows): &(usize, Vec<Row>)| rows.get(at).map(|row| (*column, row.clone()));
                    self.lines.push(Line::Beside(laid.iter().map(row).collect()));
                }
            }
        }
    }

    /// For a column: a cell of air on its left and one on its right, and no more than a reader's measure.
    fn setting<'a>(&self, (library, words): (&'a Library, &'a Words), width: u16) -> Setting<'a> {
        let cells = usize::from(self.measure(width)).max(1);
        Setting { library, words, cells, layout: self.layout, lens: self.lens, whole: true, newest: self.newest }
    }

    /// Cells that text takes in a column of some width.
    #[must_use]
    pub fn measure(&self, width: u16) -> u16 {
        width.saturating_sub(2).min(self.text_width)
    }

    fn cell(&mut self, column: usize, cell: &PointSection<'_>, setting: Setting<'_>) -> Vec<Row> {
        let Some(flow) = self.flows.get_mut(column) else {
            return Vec::new();
        };
        let start = flow.rows.len();
        flow.point(setting, cell, start);
        flow.rows.get(start..).unwrap_or_default().to_vec()
    }

    /// The point at the top of the view.
    #[must_use]
    pub fn point(&self) -> Option<PointIx> {
        let before = |(_, line): &&(Option<PointIx>, usize)| *line <= self.scroll.top;
        self.points.iter().rev().find(before).and_then(|(point, _)| *point)
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        let count = self.columns.len();
        match action {
            Action::NextPoint | Action::PreviousPoint => self.step_point(action == Action::NextPoint),
            Action::OtherPane => self.focus = (self.focus + 1) % count,
            Action::OtherPaneBack => self.focus = (self.focus + count - 1) % count,
            Action::Swap => {
                let other = if self.focus + 1 < count { self.focus + 1 } else { self.focus.saturating_sub(1) };
                self.columns.swap(self.focus, other);
                self.focus = other;
            }
            Action::Maximise => self.alone = !self.alone,
            Action::Ledger => self.layout = if self.layout == Layout::Prose { Layout::Ledger } else { Layout::Prose },
            action => return self.scroll.act(action),
        }
        true
    }

    /// Whether one column stands alone.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// Back from one column to all.
    pub fn all_columns(&mut self) {
        self.alone = false;
    }

    /// The first passage in view, of the column that keys mean where it has one.
    fn top_passage(&self) -> Option<(Code, PassageKey)> {
        let passages = |line: &Line| match line {
            Line::Across(_) => Vec::new(),
            Line::Beside(cells) => {
                cells.iter().flatten().filter_map(|(column, row)| self.passage(*column, row)).collect()
            }
        };
        let focused = self.columns.get(self.focus).map(|column| column.country);
        let mut seen = self.lines.get(self.scroll.visible())?.iter().map(passages).find(|found| !found.is_empty())?;
        let at = seen.iter().position(|(country, _)| Some(*country) == focused).unwrap_or(0);
        (self.scroll.top > 0).then(|| seen.swap_remove(at))
    }

    fn passage(&self, column: usize, row: &Row) -> Option<(Code, PassageKey)> {
        let Row::Prose(pieces, _) = row else { return None };
        let step = self.flows.get(column)?.steps.get(pieces.first()?.step)?;
        Some((self.laid_for.as_ref()?.columns.get(column)?.country, step.held.as_ref()?.key()?))
    }

    /// The first line with a passage, in the lines as they are now.
    fn line_of(&self, (country, key): &(Code, PassageKey)) -> Option<usize> {
        let is = |cell: &(usize, Row)| {
            let Row::Prose(pieces, _) = &cell.1 else { return false };
            let steps = self.flows.get(cell.0).map(|flow| flow.steps.as_slice()).unwrap_or_default();
            let own = self.columns.get(cell.0).is_some_and(|column| column.country == *country);
            let has = |piece: &Piece| {
                let held = steps.get(piece.step).and_then(|step| step.held.as_ref());
                held.and_then(Held::key).as_ref() == Some(key)
            };
            own && pieces.iter().any(has)
        };
        let has = |line: &Line| matches!(line, Line::Beside(cells) if cells.iter().flatten().any(is));
        self.lines.iter().position(has)
    }

    fn show_point(&mut self, point: Option<PointIx>) {
        if let Some((_, line)) = self.points.iter().find(|(known, _)| point.is_some() && *known == point) {
            self.scroll.top = *line;
        }
    }

    fn step_point(&mut self, forward: bool) {
        let top = self.scroll.top;
        let target = if forward {
            self.points.iter().map(|(_, line)| *line).find(|line| *line > top)
        } else {
            self.points.iter().rev().map(|(_, line)| *line).find(|line| *line < top)
        };
        self.scroll.top = target.unwrap_or(top);
    }

    /// What the screen is about, for the title bar.
    #[must_use]
    pub fn title(&self, library: &Library, words: &Words) -> String {
        let names: Vec<String> =
            self.columns.iter().map(|column| library.names.name(column.country, words.lang())).collect();
        // The names stand over the columns; what was left out of them stands nowhere else.
        match lens_words(words, self.lens) {
            lens if lens.is_empty() => say!(words, "compare-title", countries = &names.join(" \u{b7} ")),
            lens => lens.join(" \u{b7} "),
        }
    }
}
