//! The lines of a comparison: a heading for each point, below it the cells of the columns, side by side or stacked.
//!
//! Must not: move the cursor; it says where each stop of it stands.

mod kept;

use super::super::flow::{Flow, KEPT, Setting, Step};
use super::super::kept::Mine;
use super::super::role::Role;
use super::super::tally::point_heading;
use super::{Compare, Marks, Row};
use crate::compare::{
    Cell, Column, Difference, EditionMarks, Order, Row as Point, Voices, align, differ, edition_marks, is_pending,
    say_apart,
};
use crate::model::{Lang, Library, PointIx, PointSection, TopicIx, newest_year};
use crate::say;
use crate::words::{self, Words};
use std::ops::Range;
use std::sync::Arc;

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Over all columns.
    Across(Row),
    /// For each column in view, the row of its flow that stands here.
    Beside(Vec<Option<(usize, usize)>>),
}

/// A point in the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PointLine {
    /// The point.
    pub(super) point: Option<PointIx>,
    /// Whether the columns differ in it.
    pub(super) differs: bool,
}

/// Where a stop of the cursor stands in the lines of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// The first line of what must be seen with it.
    pub(super) head: usize,
}

/// A point across the columns, and in what they differ on it.
struct Weighed<'a> {
    row: Point<'a>,
    difference: Difference,
}

/// In how many points of the topic the columns differ.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Differ {
    /// In something that they say.
    pub(super) points: usize,
    /// Only in what the library holds.
    pub(super) holdings: usize,
    /// Points there are, with the row of what is in none of them.
    pub(super) of: usize,
    /// Points of the topic, without that row.
    pub(super) listed: usize,
}

impl Differ {
    fn new(rows: &[Weighed<'_>], listed: usize) -> Self {
        let only = Difference { holdings: true, ..Difference::default() };
        let holdings = rows.iter().filter(|row| row.difference == only).count();
        let any = rows.iter().filter(|row| row.difference.is_any()).count();
        Self { points: any - holdings, holdings, of: rows.len(), listed }
    }
}

/// What all cells are laid out with.
#[derive(Clone, Copy)]
struct Room<'a> {
    library: &'a Library,
    words: &'a Words,
    marks: &'a [EditionMarks],
    newest: Option<u16>,
    topic: TopicIx,
    columns: &'a [Column],
    /// What is bookmarked, for each column, and whether notes are shown.
    mine: (&'a [Option<Arc<Mine>>], bool),
    /// Cells of a heading over all columns.
    full: u16,
}

impl Compare {
    pub(super) fn lay_out(&mut self, library: &Arc<Library>, words: &Words) {
        // Never more than four: the list's marks and the picker stop there.
        let rows = align(library, &self.columns, self.topic, None).unwrap_or_default();
        let newest = newest_year(rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.passages.iter().copied()));
        let marks = self.edition_marks(library, words.lang());
        // What is still to be read is not missing: nothing is said of differences before all is there.
        let pending = self.columns.iter().any(|own| is_pending(library, own.country));
        let weighed = |row| {
            let difference = if pending { Difference::default() } else { differ(&row, self.lens.voices, &marks) };
            Weighed { row, difference }
        };
        let mut rows: Vec<Weighed<'_>> = rows.into_iter().map(weighed).collect();
        self.differ = Differ::new(&rows, library.taxonomy.point_ixs(self.topic).count());
        let all = rows.len();
        match self.only {
            // Who asks for one point sees it, whether the columns differ in it or not.
            Some(only) => rows.retain(|weighed| weighed.row.point == Some(only)),
            None => rows.retain(|weighed| !self.differing || pending || weighed.difference.is_any()),
        }
        let hidden = if self.only.is_some() { 0 } else { all - rows.len() };
        let point =
            |weighed: &Weighed<'_>| PointLine { point: weighed.row.point, differs: weighed.difference.is_any() };
        self.points = rows.iter().map(point).collect();
        let full = self.widths.iter().map(|(_, area)| area.x + area.width).max().unwrap_or(1).max(1);
        let (columns, mine, topic) = (self.columns.clone(), self.mine.clone(), self.topic);
        let (columns, mine) = (columns.as_slice(), (mine.as_slice(), self.notes));
        let room = Room { library, words, marks: &marks, newest, topic, columns, mine, full };
        self.flows = self.columns.iter().map(|_| Flow::default()).collect();
        self.stops = self.columns.iter().map(|_| Vec::new()).collect();
        self.lines.clear();
        if self.is_loose() {
            self.lay_loose(&rows, room);
        } else {
            self.lay_aligned(&rows, room);
        }
        self.say_hidden(hidden, room);
    }

    /// What became of passages from edition to edition: found out once for a library and its columns.
    fn edition_marks(&mut self, library: &Arc<Library>, lang: Lang) -> Arc<[EditionMarks]> {
        if let Some(known) = &self.marks
            && Arc::ptr_eq(&known.library, library)
            && known.columns == self.columns
        {
            return Arc::clone(&known.marks);
        }
        let marks: Arc<[EditionMarks]> = edition_marks(library, &self.columns, lang).into();
        let (library, columns) = (Arc::clone(library), self.columns.clone());
        self.marks = Some(Marks { library, columns, marks: Arc::clone(&marks) });
        marks
    }

    /// Each column for itself, with headings of its own.
    fn lay_loose(&mut self, rows: &[Weighed<'_>], room: Room<'_>) {
        for (column, area) in self.widths.clone() {
            let setting = self.setting(room, (column, area.width));
            if let Some(flow) = self.flows.get_mut(column) {
                flow.keep_section(setting);
            }
            for weighed in rows {
                let row = &weighed.row;
                let (Some(cell), Some(flow)) = (row.cells.get(column), self.flows.get_mut(column)) else { continue };
                if !flow.rows.is_empty() {
                    flow.rows.push(Row::Blank);
                }
                let head = flow.rows.len();
                let said = about(weighed, self.lens.voices, room).unwrap_or_default();
                flow.ends(setting, (&heading(row, self.topic, room), Role::Heading), (&said, Role::Meta));
                self.cell(column, (row.point, cell), (setting, head));
            }
            if let (Some(flow), Some(stops)) = (self.flows.get(column), self.stops.get_mut(column)) {
                let stop = |step: &Step| Stop { lines: step.rows.clone(), head: step.head };
                *stops = flow.steps.iter().map(stop).collect();
            }
        }
    }

    /// Point by point, so that what the columns hold on one stands on one height.
    fn lay_aligned(&mut self, rows: &[Weighed<'_>], room: Room<'_>) {
        self.lay_own(room);
        let mut nobody_before = false;
        for weighed in rows {
            let row = &weighed.row;
            // What is bookmarked has cells, in which it is plain whose it is.
            let nobody = row.cells.iter().all(Cell::is_empty)
                && !self.columns.iter().any(|own| is_pending(room.library, own.country))
                && !(0..self.columns.len()).any(|column| room.is_kept(column, row.point));
            // Points without anything in any column stand together, a line each.
            if !(self.lines.is_empty() || nobody && nobody_before) {
                self.lines.push(Line::Across(Row::Blank));
            }
            nobody_before = nobody;
            let line = self.lines.len();
            // What stands over all points is seen with the first stop.
            let head = if self.stops.iter().all(Vec::is_empty) { 0 } else { line };
            let wide = self.setting(room, (0, room.full));
            let left = heading(row, self.topic, room);
            let (mut right, mut role) = (String::new(), Role::Meta);
            if nobody {
                (right, role) = (room.words.say("nothing-not-checked"), Role::Gap);
            } else if let Some(said) = about(weighed, self.lens.voices, room) {
                right = said;
            }
            let mut over = Flow::default();
            over.ends(wide, (&left, Role::Heading), (&right, role));
            self.lines.extend(over.rows.into_iter().map(Line::Across));
            if nobody {
                self.stop_at_heading(row.point, (line, head));
            } else if self.is_stacked() {
                self.lay_stacked(row, (head, room));
            } else {
                self.lay_beside(row, (head, room));
            }
        }
    }

    /// Nobody has anything here; the cursor can stand on it all the same.
    fn stop_at_heading(&mut self, point: Option<PointIx>, (line, head): (usize, usize)) {
        let lines = line..self.lines.len();
        for (flow, stops) in self.flows.iter_mut().zip(&mut self.stops) {
            let at = flow.rows.len();
            flow.nothing(point, (at, at));
            stops.push(Stop { lines: lines.clone(), head });
        }
    }

    fn lay_stacked(&mut self, row: &Point<'_>, (line, room): (usize, Room<'_>)) {
        for (column, cell) in row.cells.iter().enumerate() {
            let wide = self.setting(room, (column, room.full));
            let head = if column == 0 { line } else { self.lines.len() };
            self.lay_title(room, column);
            let rows = self.cell(column, (row.point, cell), (wide, 0));
            let start = self.lines.len();
            self.lines.extend(rows.clone().map(|at| Line::Beside(vec![Some((column, at))])));
            self.place_stops(column, rows, (start, head));
        }
    }

    /// The name of a stacked column over what is its.
    fn lay_title(&mut self, room: Room<'_>, column: usize) {
        let wide = self.setting(room, (column, room.full));
        if let Some(over) = self.heads.get(column) {
            let mut title = Flow::default();
            let name = if self.is_kept(column) { format!("{} {KEPT}", over.name) } else { over.name.clone() };
            title.ends(wide, (&name, Role::Title), (&over.period, Role::Meta));
            self.lines.extend(title.rows.into_iter().map(Line::Across));
        }
    }

    fn lay_beside(&mut self, row: &Point<'_>, (line, room): (usize, Room<'_>)) {
        let start = self.lines.len();
        let mut laid: Vec<(usize, Range<usize>)> = Vec::new();
        for (column, area) in self.widths.clone() {
            let Some(cell) = row.cells.get(column) else { continue };
            let narrow = self.setting(room, (column, area.width));
            laid.push((column, self.cell(column, (row.point, cell), (narrow, 0))));
        }
        let height = laid.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        for at in 0..height {
            let row = |(column, rows): &(usize, Range<usize>)| (at < rows.len()).then(|| (*column, rows.start + at));
            self.lines.push(Line::Beside(laid.iter().map(row).collect()));
        }
        for (column, rows) in laid {
            self.place_stops(column, rows, (start, line));
        }
    }

    /// Says where the stops of a cell stand, whose rows begin at a line.
    fn place_stops(&mut self, column: usize, rows: Range<usize>, (start, head): (usize, usize)) {
        let (Some(flow), Some(stops)) = (self.flows.get(column), self.stops.get_mut(column)) else { return };
        let line = |row: usize| start + row.saturating_sub(rows.start);
        for step in flow.steps.iter().skip(stops.len()) {
            let lines = line(step.rows.start)..line(step.rows.end);
            // What stands over the first stop of a point is seen with it.
            let head = if step.head <= rows.start { head } else { line(step.head) };
            stops.push(Stop { head: head.min(lines.start), lines });
        }
    }

    /// For a column: a cell of air on its left and one on its right, and no more than a reader's measure.
    fn setting<'a>(&self, room: Room<'a>, (column, width): (usize, u16)) -> Setting<'a> {
        Setting {
            library: room.library,
            words: room.words,
            cells: usize::from(self.measure(width)).max(1),
            layout: self.layout,
            lens: self.lens,
            whole: true,
            newest: room.newest,
            editions: room.marks.get(column),
            mine: room.my_marks(column),
        }
    }

    /// Lays out a cell; gives its rows.
    fn cell(
        &mut self,
        column: usize,
        (point, cell): (Option<PointIx>, &Cell<'_>),
        (setting, head): (Setting<'_>, usize),
    ) -> Range<usize> {
        let pending = self.columns.get(column).is_some_and(|own| is_pending(setting.library, own.country));
        let loose = self.is_loose();
        let Some(flow) = self.flows.get_mut(column) else { return 0..0 };
        let start = flow.rows.len();
        let head = if loose { head } else { start };
        // In the lines the heading is that of all columns.
        flow.keep_point(setting, point, if loose { head } else { start });
        if cell.is_empty() {
            let id = if pending { "loading" } else { "nothing-not-checked" };
            flow.words(setting, &setting.words.say(id), Role::Gap);
            flow.nothing(point, (start, head));
            return start..flow.rows.len();
        }
        let section = PointSection { point, passages: cell.passages.clone(), gaps: cell.gaps.clone() };
        let shown = setting.lens.look(&section);
        // By voice, each group says so itself.
        if setting.lens.order == Order::Period && !shown.is_empty() {
            flow.words(setting, &words::tally_with_origins(setting.words, &shown), Role::Group);
        }
        flow.point(setting, &section, head);
        start..flow.rows.len()
    }

    /// What is not shown, where only differences are.
    fn say_hidden(&mut self, hidden: usize, room: Room<'_>) {
        if hidden == 0 {
            return;
        }
        let said = say!(room.words, "compare-hidden", count = hidden);
        let note = |setting: Setting<'_>| {
            let mut over = Flow::default();
            over.rows.push(Row::Blank);
            over.words(setting, &said, Role::Note);
            over.rows
        };
        if !self.is_loose() {
            return self.lines.extend(note(self.setting(room, (0, room.full))).into_iter().map(Line::Across));
        }
        for (column, area) in self.widths.clone() {
            let rows = note(self.setting(room, (column, area.width)));
            if let Some(flow) = self.flows.get_mut(column) {
                flow.rows.extend(rows);
            }
        }
    }
}

/// In what the columns differ, and which times stand beside each other.
fn about(weighed: &Weighed<'_>, voices: Voices, room: Room<'_>) -> Option<String> {
    let said: Vec<String> = [weighed.difference.say(room.words), say_apart(room.words, &weighed.row.heard(voices))]
        .into_iter()
        .flatten()
        .collect();
    (!said.is_empty()).then(|| said.join(" \u{b7} "))
}

/// "b  Shelter and assistance".
fn heading(row: &Point<'_>, topic: TopicIx, room: Room<'_>) -> String {
    let empty = PointSection { point: row.point, passages: Vec::new(), gaps: Vec::new() };
    point_heading(room.words, room.library, (topic, &empty)).0
}
