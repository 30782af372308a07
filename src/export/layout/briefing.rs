//! The layout for whoever has two pages: on the first who speaks, and penalties and figures with who gives them; on the
//! second where voices differ, what was planned, what was looked for and not found, and the sources.
//!
//! Must not: choose by speaker or content. Of each kind the newest come first and the countries take turns; what does not
//! fit is counted, with the command that prints it.

use super::super::Scribe;
use super::super::document::{Block, Item, Numbering, Table, TableRow};
use super::measure::{self, ACROSS, HEADING, LINE, PAGE, ROW, Room};
use super::{Line, Spread, key, years};
use crate::model::{Amount, Bond, Figure, LinkKind, Mark, PassageRef, Penalty, PointSection, Report, Silence, Tie};
use crate::say;
use crate::words;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// Parts of the second page that are kept for what comes after: the pairs that differ, the plans, the gaps.
const FOR_PAIRS: Room = PAGE * 6 / 10;
const FOR_PLANS: Room = PAGE * 3 / 10;
const FOR_GAPS: Room = PAGE * 2 / 10;
/// Characters in a line of a cell beside a table's first column, times the number of cells.
const CELLS_ACROSS: usize = ACROSS * 74 / 100;

/// Two pages that fill up.
struct Press<'s, 'a> {
    scribe: &'s Scribe<'a>,
    spread: &'s Spread<'a>,
    numbering: &'s mut Numbering<'a>,
    first: Room,
    /// Of the second page, on which all sources stand.
    second: Room,
}

/// Two passages that differ.
struct Pair<'a> {
    one: PassageRef<'a>,
    tie: Tie<'a>,
}

impl<'a> Scribe<'a> {
    pub(super) fn briefing_blocks(&self, spread: &Spread<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        let about: Room = self.about(spread).iter().map(|line| measure::text(line, ACROSS)).sum();
        let head = 3 * LINE + measure::text(&self.spread_title(spread), ACROSS / 2) * 2 + about;
        let marks = Mark::ALL.iter().map(|mark| words::mark_explained(self.words, *mark));
        let notes: Room = self.method(numbering, true).into_iter().chain(marks).map(|note| measure::note(&note)).sum();
        let mut press = Press {
            scribe: self,
            spread,
            numbering,
            first: PAGE.saturating_sub(head),
            second: PAGE.saturating_sub(notes + 2 * HEADING),
        };
        let mut blocks = press.glance();
        blocks.extend(press.numbers());
        blocks.push(Block::PageBreak);
        blocks.extend(press.pairs());
        blocks.extend(press.plans());
        blocks.extend(press.gaps());
        blocks
    }
}

impl<'a> Press<'_, 'a> {
    fn across(&self) -> usize {
        CELLS_ACROSS / self.spread.columns.len().max(1)
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
        self.first = self.first.saturating_sub(room + HEADING + 4 * LINE);
        vec![Block::Heading(2, words.say("takeaway-glance")), Block::Table(table)]
    }

    fn glance_row(&self, lines: &[Line<'a>], whole: bool) -> Option<TableRow> {
        let (scribe, line) = (self.scribe, lines.first()?);
        let head = match whole {
            true => scribe.topic_title(line.topic),
            false => scribe.point_line(line.topic, line.row.point),
        };
        let cell = |column: usize| -> Vec<Item> {
            let cells = lines.iter().filter_map(|line| Some((&line.row, line.row.cells.get(column)?)));
            let mut seen = HashSet::new();
            let shown = cells.clone().flat_map(|(row, cell)| row.shown(cell));
            let passages: Vec<PassageRef<'a>> = shown.filter(|found| seen.insert(key(*found))).collect();
            let gaps = cells.map(|(_, cell)| cell.gaps.len()).sum::<usize>();
            let years = years(passages.iter().copied()).map(super::super::prose::span);
            let section = PointSection { point: line.row.point, passages, gaps: Vec::new() };
            if section.passages.is_empty() {
                let id = if gaps > 0 { "takeaway-only-gaps" } else { "nothing-here" };
                return vec![Item::Gap(scribe.words.say(id), Vec::new())];
            }
            let tally = words::tally(scribe.words, &section);
            let line = match years {
                Some(years) => say!(scribe.words, "takeaway-tally", years = &years, tally = &tally),
                None => tally,
            };
            vec![Item::Text(line, Vec::new())]
        };
        Some(TableRow { head, about: Vec::new(), cells: (0..self.spread.columns.len()).map(cell).collect() })
    }

    /// Penalties and figures, with who gives them.
    fn numbers(&mut self) -> Vec<Block> {
        let words = self.scribe.words;
        let room = self.first.saturating_sub(HEADING + 3 * LINE);
        let penalties = self.cells(room / 2, |press, found| {
            found.passage.penalty.iter().map(|penalty| press.penalty(found, penalty)).collect()
        });
        let used = penalties.as_ref().map_or(0, |(row, _)| row_room(row, self.across()));
        let figures = self.cells(room.saturating_sub(used), |press, found| {
            found.passage.figures.iter().map(|figure| press.figure(found, figure)).collect()
        });
        let rows = [("takeaway-penalties", penalties), ("takeaway-figures", figures)];
        let mut left = 0;
        let rows: Vec<TableRow> = rows
            .into_iter()
            .filter_map(|(id, row)| {
                let (row, more) = row?;
                left += more;
                Some(TableRow { head: words.say(id), ..row })
            })
            .collect();
        let mut blocks = vec![Block::Heading(2, words.say("takeaway-numbers"))];
        if rows.is_empty() {
            blocks.push(Block::Text(words.say("takeaway-no-numbers")));
            return blocks;
        }
        let titles = self.spread.columns.iter().map(|column| self.scribe.column_name(column));
        let first = words.say("takeaway-kind");
        let columns = std::iter::once(first).chain(titles).collect();
        blocks.push(Block::Table(Table { caption: words.say("takeaway-numbers-about"), columns, rows }));
        blocks.extend(self.more(left));
        blocks
    }

    /// A row of what passages give, as much as fits, and how much more there is; `None` where there is nothing.
    fn cells(
        &mut self,
        room: Room,
        items: impl Fn(&mut Self, PassageRef<'a>) -> Vec<String>,
    ) -> Option<(TableRow, usize)> {
        let across = self.across();
        let mut cells: Vec<Vec<Item>> = vec![Vec::new(); self.spread.columns.len()];
        let mut used: Vec<Room> = vec![0; cells.len()];
        let (mut left, mut full) = (0, false);
        for (column, found) in self.turns(|found| found.passage.penalty.is_some() || !found.passage.figures.is_empty())
        {
            let lines = items(self, found);
            let sources = self.scribe.room_of_sources(&[found], self.numbering);
            let taken: Room = lines.iter().map(|line| measure::text(line, across.saturating_sub(4)) + 1).sum();
            let Some(used) = used.get_mut(column).filter(|_| !lines.is_empty()) else { continue };
            full |= *used + taken > room || self.second < sources + FOR_PAIRS;
            if full {
                left += lines.len();
                continue;
            }
            *used += taken;
            self.second -= sources;
            let numbers = self.numbering.of(found);
            let lines = lines.into_iter().map(|line| Item::Text(line, numbers.clone()));
            if let Some(cell) = cells.get_mut(column) {
                cell.extend(lines);
            }
        }
        if left == 0 && cells.iter().all(Vec::is_empty) {
            return None;
        }
        let none = || vec![Item::Gap(self.scribe.words.say("takeaway-none-coded"), Vec::new())];
        let cells = cells.into_iter().map(|cell| if cell.is_empty() && !full { none() } else { cell }).collect();
        Some((TableRow { cells, ..TableRow::default() }, left))
    }

    /// "trafficking in persons, basic: 20–25 years (The State, since 2012)".
    fn penalty(&self, found: PassageRef<'a>, penalty: &Penalty) -> String {
        let words = self.scribe.words;
        let known = |prefix: &str, word: &str| {
            let id = format!("{prefix}{word}");
            if words.has(&id) { words.say(&id) } else { word.to_owned() }
        };
        let offence = known("offence-", &penalty.offence);
        let form = penalty.form.as_ref().map(|form| known("penalty-form-", form));
        let victim = penalty.victim.as_ref().filter(|victim| victim.as_str() != "any");
        let victim = victim.map(|victim| known("penalty-victim-", victim));
        let what = [Some(offence), form, victim].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let term = match (penalty.min_months, penalty.max_months) {
            (Some(min), Some(max)) if min == max => self.months(min),
            (Some(min), Some(max)) if min % 12 == 0 && max % 12 == 0 => {
                say!(words, "penalty-years", min = min / 12, max = max / 12)
            }
            (Some(min), Some(max)) => say!(words, "penalty-between", min = &self.months(min), max = &self.months(max)),
            (Some(min), None) => say!(words, "penalty-from", min = &self.months(min)),
            (None, Some(max)) => say!(words, "penalty-to", max = &self.months(max)),
            (None, None) => known("penalty-kind-", &penalty.kind),
        };
        self.given_by(found, &say!(words, "labelled", label = &what, value = &term))
    }

    fn months(&self, months: u32) -> String {
        let words = self.scribe.words;
        match months % 12 {
            0 => say!(words, "query-years", count = months / 12),
            _ => say!(words, "query-months", count = months),
        }
    }

    /// "victims assisted: 87 (The State, 2005–2006)".
    fn figure(&self, found: PassageRef<'a>, figure: &'a Figure) -> String {
        let words = self.scribe.words;
        let (label, _) = self.scribe.measure(&figure.indicator);
        let number = |value: f64| match value.fract() == 0.0 && (0.0..1e15).contains(&value) {
            true => say!(words, "takeaway-number", count = value as u64),
            false => value.to_string(),
        };
        let amount = match figure.amount {
            Amount::One(value) => number(value),
            Amount::Between(low, high) => format!("{}\u{2013}{}", number(low), number(high)),
            Amount::None => String::new(),
        };
        let id = format!("figure-{}", figure.qualifier.word());
        let amount = words.with(&id, &[("amount", (&amount).into())]);
        let line = say!(words, "labelled", label = label, value = &amount);
        let period = figure.period.as_ref().unwrap_or(found.period());
        self.given(found, (&line, &words::period(words, period)))
    }

    fn given_by(&self, found: PassageRef<'a>, line: &str) -> String {
        self.given(found, (line, &words::period(self.scribe.words, found.period())))
    }

    fn given(&self, found: PassageRef<'a>, (line, period): (&str, &str)) -> String {
        let words = self.scribe.words;
        say!(words, "takeaway-given", line = line, speaker = &words::speakers(words, found), period = period)
    }

    /// The pairs that differ, both side by side.
    fn pairs(&mut self) -> Vec<Block> {
        let words = self.scribe.words;
        let mut blocks = vec![Block::Heading(2, words.say("takeaway-pairs"))];
        self.second = self.second.saturating_sub(HEADING + 4 * LINE);
        let pairs = self.all_pairs();
        if pairs.is_empty() {
            blocks.push(Block::Text(words.say("takeaway-no-pairs")));
            return blocks;
        }
        let (mut rows, mut left) = (Vec::new(), 0);
        for pair in &pairs {
            let sides = [pair.one, pair.tie.other];
            let sources = self.scribe.room_of_sources(&sides, self.numbering);
            let cell =
                |found: PassageRef<'a>| self.scribe.statement(found, self.spread.newest, &mut Numbering::default());
            let cells = sides.map(|found| vec![Item::Statement(cell(found))]).into();
            let row = TableRow { head: self.pair_head(pair), about: self.pair_note(pair), cells };
            let room = row_room(&row, CELLS_ACROSS / 2) + sources;
            if left > 0 || self.second < room + FOR_PLANS {
                left += 1;
                continue;
            }
            self.second -= room;
            let statement =
                |found| vec![Item::Statement(self.scribe.statement(found, self.spread.newest, self.numbering))];
            rows.push(TableRow { cells: sides.map(statement).into(), ..row });
        }
        if !rows.is_empty() {
            let columns = ["takeaway-how", "takeaway-one", "takeaway-other"].map(|id| words.say(id)).into();
            blocks.push(Block::Table(Table { caption: words.say("takeaway-pairs-about"), columns, rows }));
        }
        blocks.extend(self.more(left));
        blocks
    }

    fn pair_head(&self, pair: &Pair<'a>) -> String {
        words::bond(self.scribe.words, pair.tie.bond)
    }

    fn pair_note(&self, pair: &Pair<'a>) -> Vec<String> {
        let several = self.spread.columns.len() > 1;
        let country = several.then(|| self.scribe.country_name(pair.one.report.country));
        country.into_iter().chain(pair.tie.note.map(|note| self.scribe.text(note).to_owned())).collect()
    }

    /// Pairs of which at least one end is shown: what contradicts, then what is in tension.
    fn all_pairs(&self) -> Vec<Pair<'a>> {
        let rank = |tie: &Tie<'_>| match tie.bond {
            Bond::To(LinkKind::Contradicts) | Bond::From(LinkKind::Contradicts) => Some(0),
            bond if bond.is_tension() => Some(if bond == Bond::Figures { 2 } else { 1 }),
            _ => None,
        };
        let mut seen = HashSet::new();
        let mut pairs = Vec::new();
        for (_, found) in self.turns(|_| true) {
            for tie in self.scribe.library.ties(found) {
                let Some(rank) = rank(&tie) else { continue };
                let (one, other) = (key(found), key(tie.other));
                if seen.insert((one.min(other), one.max(other))) {
                    pairs.push((rank, Pair { one: found, tie }));
                }
            }
        }
        pairs.sort_by_key(|(rank, _)| *rank);
        pairs.into_iter().map(|(_, pair)| earlier_first(pair)).collect()
    }

    /// What was planned and has no later word.
    fn plans(&mut self) -> Vec<Block> {
        let (scribe, newest) = (self.scribe, self.spread.newest);
        let plans = self.turns(|found| scribe.library.marks(found, newest).contains(&Mark::NoLaterWord));
        let (mut items, mut left) = (Vec::new(), 0);
        self.second = self.second.saturating_sub(HEADING + LINE);
        for (_, found) in plans {
            let sources = scribe.room_of_sources(&[found], self.numbering);
            let tried = scribe.statement(found, newest, &mut Numbering::default());
            let room = measure::item(&Item::Statement(tried), ACROSS) + LINE + sources;
            if left > 0 || self.second < room + FOR_GAPS {
                left += 1;
                continue;
            }
            self.second -= room;
            if self.spread.columns.len() > 1 {
                items.push(Item::Voice(scribe.country_name(found.report.country)));
            }
            items.push(Item::Statement(scribe.statement(found, newest, self.numbering)));
        }
        self.listed("takeaway-plans", "takeaway-no-plans", (items, left))
    }

    /// What somebody looked for and did not find.
    fn gaps(&mut self) -> Vec<Block> {
        let mut gaps: Vec<(String, &'a Arc<Report>, &'a Silence)> = Vec::new();
        for line in &self.spread.lines {
            for (column, cell) in self.spread.columns.iter().zip(&line.row.cells) {
                let point = self.scribe.point_line(line.topic, line.row.point);
                let place = match self.spread.columns.len() {
                    1 => point,
                    _ => format!("{}, {point}", self.scribe.country_name(column.country)),
                };
                gaps.extend(cell.gaps.iter().map(|(report, silence)| (place.clone(), *report, *silence)));
            }
        }
        let (mut items, mut left) = (Vec::new(), 0);
        self.second = self.second.saturating_sub(HEADING + LINE);
        for (place, report, silence) in gaps {
            let known = silence.source.is_none_or(|source| self.numbering.knows(report, source));
            let sources = silence.source.filter(|_| !known).map_or(0, |at| self.scribe.room_of_source(report, at));
            let line = |numbering: &mut Numbering<'a>| match self.scribe.gap_item(report, silence, numbering) {
                Item::Gap(line, numbers) => {
                    Item::Gap(say!(self.scribe.words, "labelled", label = &place, value = &line), numbers)
                }
                other => other,
            };
            let room = measure::item(&line(&mut Numbering::default()), ACROSS) + sources;
            if left > 0 || self.second < room + LINE {
                left += 1;
                continue;
            }
            self.second -= room;
            items.push(line(self.numbering));
        }
        self.listed("takeaway-gaps", "takeaway-no-gaps", (items, left))
    }

    fn listed(&self, head: &str, none: &str, (items, left): (Vec<Item>, usize)) -> Vec<Block> {
        let words = self.scribe.words;
        let mut blocks = vec![Block::Heading(2, words.say(head))];
        match items.is_empty() {
            true if left == 0 => blocks.push(Block::Text(words.say(none))),
            true => {}
            false => blocks.push(Block::Items(items)),
        }
        blocks.extend(self.more(left));
        blocks
    }

    fn more(&self, left: usize) -> Option<Block> {
        let more = || say!(self.scribe.words, "takeaway-more", count = left, command = &self.spread.command);
        (left > 0).then(|| Block::Text(more()))
    }

    /// The passages that fit, newest first, the columns in turn.
    fn turns(&self, fits: impl Fn(PassageRef<'a>) -> bool) -> Vec<(usize, PassageRef<'a>)> {
        let newest_first = |column| {
            let mut passages: Vec<PassageRef<'a>> =
                self.spread.passages(column).into_iter().filter(|found| fits(*found)).collect();
            passages.sort_by_key(|found| Reverse(newest(*found)));
            passages
        };
        let columns: Vec<Vec<PassageRef<'a>>> = (0..self.spread.columns.len()).map(newest_first).collect();
        let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
        let turn =
            |at: usize| columns.iter().enumerate().filter_map(move |(column, all)| Some((column, *all.get(at)?)));
        (0..longest).flat_map(turn).collect()
    }
}

/// The last year a passage speaks of; of what has no end, the year it began.
fn newest(found: PassageRef<'_>) -> u16 {
    crate::model::newest_year([found]).unwrap_or(0)
}

/// In a pair the one stands first that speaks of the earlier time.
fn earlier_first(pair: Pair<'_>) -> Pair<'_> {
    let order = |found: PassageRef<'_>| found.period().reading_order();
    if order(pair.one) <= order(pair.tie.other) {
        return pair;
    }
    let Pair { one, tie } = pair;
    let bond = match tie.bond {
        Bond::To(kind) => Bond::From(kind),
        Bond::From(kind) => Bond::To(kind),
        Bond::Figures => Bond::Figures,
    };
    Pair { one: tie.other, tie: Tie { bond, other: one, ..tie } }
}

fn row_room(row: &TableRow, across: usize) -> Room {
    let head = row.about.iter().chain([&row.head]).map(|line| measure::text(line, ACROSS * 22 / 100)).sum();
    let cell = |items: &Vec<Item>| items.iter().map(|item| measure::item(item, across)).sum::<Room>();
    row.cells.iter().map(cell).chain([head]).max().unwrap_or(0) + ROW
}
