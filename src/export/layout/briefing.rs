//! The layout for whoever has two pages: on the first who speaks, and penalties and figures with who gives them; on the
//! second where voices differ, what was planned, what was looked for and not found, and the sources.
//!
//! Must not: choose by speaker or content. Penalties, figures and plans stand the newest first, the countries in turn; so do
//! pairs among those that are linked alike; gaps stand in the order of the points. What does not fit is counted, with the
//! command that prints it.

use super::super::Scribe;
use super::super::document::{Block, Item, Numbering, Statement, Table, TableRow};
use super::measure::{self, ACROSS, HEADING, LINE, PAGE, ROW, Room};
use super::stock::{Gap, Pair, Stock};
use super::{Line, Spread, held};
use crate::compare::{Voices, years_spoken};
use crate::model::{Mark, PassageRef};
use crate::say;
use crate::words;
use std::collections::BTreeSet;

/// The most of the second page that is kept for what comes later on it: the pairs that differ, the plans, the gaps.
const KEPT: [Room; 3] = [PAGE * 30 / 100, PAGE * 15 / 100, PAGE * 15 / 100];
/// Per cent of a line that words fill in the cells of more than two columns.
const NARROW: usize = 78;
/// How often the choice is made anew with the room that the last one left.
const TRIES: usize = 3;
/// Characters in a line of a cell beside a table's first column, times the number of cells.
const CELLS_ACROSS: usize = ACROSS * 76 / 100;

/// Two pages that fill up.
pub(super) struct Press<'s, 'a> {
    pub(super) scribe: &'s Scribe<'a>,
    pub(super) spread: &'s Spread<'a>,
    pub(super) numbering: &'s mut Numbering<'a>,
    /// What is left of the first page.
    pub(super) first: Room,
    /// What is left of the second page, on which all sources stand.
    pub(super) second: Room,
    pairs: Vec<Pair<'a>>,
    plans: Vec<PassageRef<'a>>,
    gaps: Vec<Gap<'a>>,
}

impl<'a> Scribe<'a> {
    pub(super) fn briefing_blocks(&self, spread: &Spread<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        // Which marks the note will have to explain is known only when all is chosen: at first room is kept for all of
        // them, then for those that came, as long as the choice that this allows keeps within the pages.
        let stock = Stock::of(self, spread);
        let (mut best, mut kept) = self.pressed((spread, &stock), &Mark::ALL.iter().copied().collect());
        for _ in 0..TRIES {
            let marks: BTreeSet<Mark> = kept.marks().collect();
            let (blocks, tried) = self.pressed((spread, &stock), &marks);
            if self.room_of_marks(tried.marks()) > self.room_of_marks(marks) {
                break;
            }
            let settled = tried.marks().eq(kept.marks());
            (best, kept) = (blocks, tried);
            if settled {
                break;
            }
        }
        *numbering = kept;
        best
    }

    fn room_of_marks(&self, marks: impl IntoIterator<Item = Mark>) -> Room {
        marks.into_iter().map(|mark| measure::note(&words::mark_explained(self.words, mark))).sum()
    }

    /// The two pages, where room is kept for what explains these marks.
    fn pressed(
        &self,
        (spread, stock): (&Spread<'a>, &Stock<'a>),
        marks: &BTreeSet<Mark>,
    ) -> (Vec<Block>, Numbering<'a>) {
        let about: Room = self.about(spread).iter().map(|line| measure::text(line, ACROSS)).sum();
        let head = 3 * LINE + measure::text(&self.spread_title(spread), ACROSS / 2) * 2 + about;
        let mut numbering = Numbering::default();
        let notes: Room = self.method(&numbering, true).iter().map(|note| measure::note(note)).sum();
        let notes = notes + self.room_of_marks(marks.iter().copied());
        let mut press = Press {
            scribe: self,
            spread,
            numbering: &mut numbering,
            first: PAGE.saturating_sub(head),
            second: PAGE.saturating_sub(notes + 5 * HEADING + 4 * LINE),
            pairs: stock.pairs.clone(),
            plans: stock.plans.clone(),
            gaps: stock.gaps.clone(),
        };
        let mut blocks = press.glance();
        blocks.extend(press.numbers());
        blocks.push(Block::PageBreak);
        blocks.extend(press.print_pairs());
        blocks.extend(press.print_plans());
        blocks.extend(press.print_gaps());
        (blocks, numbering)
    }
}

impl<'a> Press<'_, 'a> {
    /// The room that is kept on the second page for the pairs, the plans and the gaps, from the `first` of these on: what
    /// they need, up to their share.
    pub(super) fn kept(&self, first: usize) -> Room {
        let pairs = || self.pairs.iter().map(|pair| self.pair_row(pair).1).sum::<Room>();
        let plans = || self.plans.iter().map(|found| self.plan_room(*found)).sum::<Room>();
        let gaps = || self.gaps.iter().map(|gap| self.gap_room(gap)).sum::<Room>();
        let needs: [&dyn Fn() -> Room; 3] = [&pairs, &plans, &gaps];
        needs.iter().zip(KEPT).skip(first).map(|(need, most)| need().min(most)).sum()
    }

    /// Characters in a line of a cell. In narrow cells words break lines sooner.
    pub(super) fn across(&self) -> usize {
        let count = self.spread.columns.len().max(1);
        let kept = if count > 2 { NARROW } else { 100 };
        CELLS_ACROSS * kept / 100 / count
    }

    /// Who speaks how often on each point, of which years. Of a whole country the rows are its topics.
    fn glance(&mut self) -> Vec<Block> {
        let whole = self.spread.topic.is_none();
        let groups: Vec<&[Line<'a>]> = match whole {
            true => self.spread.lines.chunk_by(|one, next| one.topic == next.topic).collect(),
            false => self.spread.lines.chunks(1).collect(),
        };
        let rows: Vec<TableRow> = groups.into_iter().filter_map(|lines| self.glance_row(lines, whole)).collect();
        let words = self.scribe.words;
        let first = words.say(if whole { "takeaway-topic" } else { "takeaway-point" });
        let titles = self.spread.columns.iter().map(|column| self.scribe.column_title(column));
        let table = Table {
            caption: words.say("takeaway-glance-about"),
            columns: std::iter::once(first).chain(titles).collect(),
            rows,
        };
        let room: Room = table.rows.iter().map(|row| row_room(row, self.across())).sum();
        self.first = self.first.saturating_sub(room + HEADING + 3 * LINE);
        vec![Block::Heading(2, words.say("takeaway-glance")), Block::Table(table)]
    }

    fn glance_row(&self, lines: &[Line<'a>], whole: bool) -> Option<TableRow> {
        let (scribe, line) = (self.scribe, lines.first()?);
        let head = match whole {
            true => scribe.topic_title(line.topic),
            false => scribe.point_line(line.topic, line.row.point),
        };
        let cell = |column: usize| -> Vec<Item> {
            let held = held(lines, column);
            let tally = held.tally(scribe.words, self.spread.voices);
            if held.shown.is_empty() {
                return vec![Item::Gap(tally, Vec::new())];
            }
            let said = match years_spoken(held.shown).map(super::super::prose::span) {
                Some(years) => say!(scribe.words, "takeaway-tally", years = &years, tally = &tally),
                None => tally,
            };
            vec![Item::Text(said, Vec::new())]
        };
        let about = if whole { Vec::new() } else { line.row.about.clone() };
        Some(TableRow { head, about, cells: (0..self.spread.columns.len()).map(cell).collect() })
    }

    /// The pairs that differ, both side by side.
    fn print_pairs(&mut self) -> Vec<Block> {
        let words = self.scribe.words;
        let mut blocks = vec![Block::Heading(2, words.say("takeaway-pairs"))];
        let pairs = std::mem::take(&mut self.pairs);
        if pairs.is_empty() {
            blocks.push(Block::Text(self.none("takeaway-no-pairs")));
            return blocks;
        }
        let kept = self.kept(1);
        // The caption and the head of the table.
        self.second = self.second.saturating_sub(3 * LINE);
        let mut rows = Vec::new();
        for pair in &pairs {
            let (row, room) = self.pair_row(pair);
            if self.second < room + kept {
                break;
            }
            self.second -= room;
            let cells = pair
                .sides()
                .map(|found| vec![Item::Statement(self.scribe.statement(found, self.spread.newest, self.numbering))]);
            rows.push(TableRow { cells: cells.into(), ..row });
        }
        let left = pairs.len() - rows.len();
        if !rows.is_empty() {
            let columns = ["takeaway-how", "takeaway-one", "takeaway-other"].map(|id| words.say(id)).into();
            blocks.push(Block::Table(Table { caption: words.say("takeaway-pairs-about"), columns, rows }));
        }
        blocks.extend(self.more(left));
        blocks
    }

    /// The row of a pair, with numbers of sources that are not the document's, and the room it takes with its sources.
    fn pair_row(&self, pair: &Pair<'a>) -> (TableRow, Room) {
        let several = self.spread.columns.len() > 1;
        let country = several.then(|| self.scribe.country_name(pair.one.report.country));
        let note = pair.tie.note.map(|note| self.scribe.text(note).to_owned());
        let tried = |found| vec![Item::Statement(self.tried(found))];
        let row = TableRow {
            head: words::bond(self.scribe.words, pair.tie.bond),
            about: country.into_iter().chain(note).collect(),
            cells: pair.sides().map(tried).into(),
        };
        let sources = self.scribe.room_of_sources(&pair.sides(), self.numbering);
        let room = row_room(&row, CELLS_ACROSS / 2) + sources;
        (row, room)
    }

    /// A statement as it would be, without giving its sources numbers.
    fn tried(&self, found: PassageRef<'a>) -> Statement {
        self.scribe.statement(found, self.spread.newest, &mut Numbering::default())
    }

    fn print_plans(&mut self) -> Vec<Block> {
        let plans = std::mem::take(&mut self.plans);
        let kept = self.kept(2);
        let (mut items, mut shown) = (Vec::new(), 0);
        for found in &plans {
            let room = self.plan_room(*found);
            if self.second < room + kept {
                break;
            }
            self.second -= room;
            shown += 1;
            if self.spread.columns.len() > 1 {
                items.push(Item::Voice(self.scribe.country_name(found.report.country)));
            }
            items.push(Item::Statement(self.scribe.statement(*found, self.spread.newest, self.numbering)));
        }
        let none = self.none("takeaway-no-plans");
        self.listed("takeaway-plans", none, (items, plans.len() - shown))
    }

    fn plan_room(&self, found: PassageRef<'a>) -> Room {
        let statement = measure::item(&Item::Statement(self.tried(found)), ACROSS);
        statement + LINE + self.scribe.room_of_sources(&[found], self.numbering)
    }

    fn print_gaps(&mut self) -> Vec<Block> {
        let gaps = std::mem::take(&mut self.gaps);
        let mut items = Vec::new();
        for gap in &gaps {
            let room = self.gap_room(gap);
            if self.second < room {
                break;
            }
            self.second -= room;
            items.push(gap.item(self.scribe, self.numbering));
        }
        let left = gaps.len() - items.len();
        // What was checked is shown whoever is asked for.
        let none = self.scribe.words.say("takeaway-no-gaps");
        self.listed("takeaway-gaps", none, (items, left))
    }

    fn gap_room(&self, gap: &Gap<'a>) -> Room {
        let source = gap.silence.source.filter(|source| !self.numbering.knows(gap.report, *source));
        let source = source.map_or(0, |at| self.scribe.room_of_source(gap.report, at));
        measure::item(&gap.item(self.scribe, &mut Numbering::default()), ACROSS) + source
    }

    fn listed(&self, head: &str, none: String, (items, left): (Vec<Item>, usize)) -> Vec<Block> {
        let words = self.scribe.words;
        let mut blocks = vec![Block::Heading(2, words.say(head))];
        match items.is_empty() {
            true if left == 0 => blocks.push(Block::Text(none)),
            true => {}
            false => blocks.push(Block::Items(items)),
        }
        blocks.extend(self.more(left));
        blocks
    }

    /// That there is nothing of a kind; where voices are chosen, that those have nothing.
    pub(super) fn none(&self, id: &str) -> String {
        self.scribe.words.say(if self.spread.voices == Voices::All { id } else { "takeaway-none-of-chosen" })
    }

    pub(super) fn more(&self, left: usize) -> Option<Block> {
        let more = || say!(self.scribe.words, "takeaway-more", count = left, command = &self.spread.command);
        (left > 0).then(|| Block::Text(more()))
    }
}

/// The room of a row of a table whose cells are so many characters wide.
pub(super) fn row_room(row: &TableRow, across: usize) -> Room {
    let head = row.about.iter().chain([&row.head]).map(|line| measure::text(line, ACROSS * 22 / 100)).sum();
    let cell = |items: &Vec<Item>| items.iter().map(|item| measure::item(item, across)).sum::<Room>();
    row.cells.iter().map(cell).chain([head]).max().unwrap_or(0) + ROW
}
