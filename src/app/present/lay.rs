//! A slide on a screen: its title, and pages of columns that stand side by side or below each other.
//!
//! Must not: cut a text, or make a line longer than is read with ease.

use super::big::{Big, big_title};
use super::pack::{Block, Packer, Part, StageLine};
use crate::app::panes::{Area, Size};
use crate::app::role::{Role, Span};
use crate::export::{Bar, Said, Slide, SlideColumn, SlideItem};
use crate::say;
use crate::text::{cut, width, wrap};
use crate::words::Words;

/// Cells at the left and right of a slide.
const MARGIN: u16 = 2;
/// Cells between columns.
const GAP: u16 = 3;
/// Columns that would be narrower stand below each other.
const NARROWEST: u16 = 24;
/// Rows that are left for what stands on a slide, whatever its title takes.
const FEWEST_ROWS: usize = 3;

/// A slide, laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// Over the title: country and topic.
    pub over: Vec<StageLine>,
    /// The title in big letters, where it fits.
    pub big: Option<Big>,
    /// The title, where it is not big.
    pub title: Vec<StageLine>,
    /// Under the title, on the first page.
    pub about: Vec<StageLine>,
    /// Where all of these stand.
    pub head: Area,
    /// Its pages, at least one.
    pub pages: Vec<Page>,
}

/// A page of a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What stands side by side.
    pub columns: Vec<StageColumn>,
    /// The things on it, in order.
    pub units: Vec<usize>,
}

/// A column of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageColumn {
    /// Its region, its head included.
    pub area: Area,
    /// Its head.
    pub head: Vec<StageLine>,
    /// What stands in it.
    pub lines: Vec<StageLine>,
}

/// A place in what stands on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Begins {
    unit: usize,
    rank: u8,
    at: usize,
}

/// In which order the parts of a thing stand. Where a text begins there is its speaker's name.
fn rank(part: Part) -> u8 {
    match part {
        Part::Frame | Part::Voice | Part::Who(_) | Part::Text => 0,
        Part::Source => 1,
    }
}

impl Page {
    /// Where it begins: which thing, which part of that, and which byte of it. A name over a text is where the text is.
    #[must_use]
    pub fn begins(&self) -> Option<Begins> {
        let lines = || self.columns.iter().flat_map(|column| &column.lines);
        let unit = lines().find_map(|line| line.unit)?;
        // A speaker is named again over what goes on from the page before.
        let text = lines().find(|line| line.unit == Some(unit) && line.part == Part::Text);
        let first = text.or_else(|| lines().find(|line| line.unit == Some(unit)))?;
        Some(Begins { unit, rank: rank(first.part), at: first.at })
    }

    /// Whether what is at a place, or before it in the same thing, stands on the page.
    #[must_use]
    pub fn reaches(&self, to: Begins) -> bool {
        let mut lines = self.columns.iter().flat_map(|column| &column.lines);
        let is_said = |line: &StageLine| matches!(line.part, Part::Text | Part::Source);
        lines.any(|line| line.unit == Some(to.unit) && is_said(line) && (rank(line.part), line.at) <= (to.rank, to.at))
    }
}

impl Laid {
    /// Lays a slide out. `measure` is the widest text, in cells.
    #[must_use]
    pub fn new(slide: &Slide, size: Size, (measure, words): (u16, &Words)) -> Self {
        let margin = if size.width < 40 { 1 } else { MARGIN };
        let inner = size.area().inset(margin, margin).shorter(u16::from(size.height >= 14), 1);
        let across = Across::of(slide, inner, measure);
        let mut laid = Self {
            head: Area { x: across.left, width: inner.width - (across.left - inner.x), ..inner },
            ..Self::default()
        };
        if slide.columns.is_empty() {
            laid.title_alone(slide, inner, measure);
            return laid;
        }
        let cells = usize::from(laid.head.width.min(measure.max(across.width()))).max(1);
        laid.big = big_title(&slide.title, (laid.head.width, inner.height), false);
        laid.over = lines(&over(slide, laid.big.is_some()), cells, Role::Group);
        laid.title = if laid.big.is_some() { Vec::new() } else { lines(&slide.title, cells, Role::Title) };
        laid.about = slide.about.iter().flat_map(|line| lines(line, cells, Role::Note)).collect();
        let tells = slide.tells.iter().flat_map(|line| lines(line, cells, Role::Note));
        laid.about.extend(tells.map(|line| StageLine { part: Part::Voice, ..line }));
        let height = usize::from(inner.height);
        // A title that leaves no room for anything gives way; it is in the first lines of what stands there then.
        let mut moved: Vec<StageLine> = Vec::new();
        if laid.title_rows() + 1 + FEWEST_ROWS > height {
            laid.over.clear();
        }
        if laid.title_rows() + laid.about.len() + 1 + FEWEST_ROWS > height {
            moved = std::mem::take(&mut laid.about);
        }
        if laid.title_rows() + FEWEST_ROWS > height {
            let kept = height.saturating_sub(FEWEST_ROWS).max(1);
            let rest = laid.title.split_off(kept.min(laid.title.len()));
            moved.splice(0..0, rest);
        }
        let air = usize::from(height > laid.title_rows() + laid.about.len() + 6);
        let tops = (laid.title_rows() + laid.about.len() + air, laid.title_rows() + air);
        laid.pages = pages(slide, (inner, tops, moved), (&across, words));
        laid
    }

    /// Rows that over and title take on every page.
    fn title_rows(&self) -> usize {
        self.over.len() + self.big.as_ref().map_or(self.title.len(), |big| usize::from(big.rows()))
    }

    /// A title that has the slide for itself stands in its middle.
    fn title_alone(&mut self, slide: &Slide, inner: Area, measure: u16) {
        self.big = big_title(&slide.title, (inner.width, inner.height), true);
        let cells = usize::from(inner.width).max(1);
        self.over = lines(&over(slide, self.big.is_some()), cells, Role::Group);
        self.title = if self.big.is_some() { Vec::new() } else { lines(&slide.title, cells, Role::Title) };
        let measure = cells.min(usize::from(measure)).max(1);
        let mut about: Vec<StageLine> = Vec::new();
        for line in &slide.about {
            about.push(StageLine::frame(Vec::new()));
            about.extend(lines(line, measure, Role::Text));
        }
        let rows = self.title_rows() + about.len();
        let spare = usize::from(inner.height).saturating_sub(rows);
        let top = u16::try_from(spare / 3).unwrap_or(0);
        self.head = inner.shorter(top, 0);
        // What does not fit under the title has pages of its own.
        let room = usize::from(self.head.height).saturating_sub(self.title_rows());
        let mut rest = about.split_off(room.min(about.len()));
        self.about = about;
        self.pages = vec![Page::default()];
        let room = room.max(1);
        while !rest.is_empty() {
            let after = rest.split_off(room.min(rest.len()));
            let area = self.head.shorter(u16::try_from(self.title_rows()).unwrap_or(0), 0);
            let column = StageColumn { area, head: Vec::new(), lines: std::mem::replace(&mut rest, after) };
            self.pages.push(Page { columns: vec![column], units: Vec::new() });
        }
    }
}

/// What stands over the title. Over big letters, which are pictures to a screen reader, it has the title's words too.
fn over(slide: &Slide, big: bool) -> String {
    let parts = [slide.over.as_str(), if big { slide.title.as_str() } else { "" }];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{203a} ")
}

/// Where columns stand.
struct Across {
    /// The first cell of the first one.
    left: u16,
    /// Cells of each.
    each: u16,
    /// How many stand side by side; one where they stand below each other.
    beside: usize,
}

impl Across {
    fn of(slide: &Slide, inner: Area, measure: u16) -> Self {
        let count = u16::try_from(slide.columns.len().max(1)).unwrap_or(1);
        let shared = inner.width.saturating_sub(GAP * (count - 1)) / count;
        let (beside, each) = if count > 1 && shared >= NARROWEST { (count, shared) } else { (1, inner.width) };
        let each = each.min(measure.max(1));
        let taken = each * beside + GAP * (beside - 1);
        Self { left: inner.x + inner.width.saturating_sub(taken) / 2, each, beside: usize::from(beside) }
    }

    fn width(&self) -> u16 {
        let beside = u16::try_from(self.beside).unwrap_or(1);
        self.each * beside + GAP * (beside - 1)
    }

    /// The region of a column in what is left of a slide.
    fn area(&self, column: usize, body: Area) -> Area {
        let at = u16::try_from(column).unwrap_or(0);
        Area { x: self.left + at * (self.each + GAP), width: self.each, ..body }
    }
}

/// The pages of a slide. `tops` are the rows that the head takes on the first page and on the others.
fn pages(
    slide: &Slide,
    (inner, tops, moved): (Area, (usize, usize), Vec<StageLine>),
    (across, words): (&Across, &Words),
) -> Vec<Page> {
    let cells = usize::from(across.each).max(1);
    let heads: Vec<Vec<StageLine>> = slide.columns.iter().map(|column| head(column, cells)).collect();
    let mut unit = 0;
    let mut blocks: Vec<Vec<Block>> = Vec::new();
    for (at, column) in slide.columns.iter().enumerate() {
        blocks.push(blocks_of((at, column), &mut unit, (cells, words)));
    }
    if let Some(first) = blocks.first_mut().filter(|_| !moved.is_empty()) {
        first.insert(0, Block { voice: moved, ..Block::default() });
    }
    let body = |top: usize| inner.shorter(u16::try_from(top).unwrap_or(u16::MAX).min(inner.height), 0);
    let (first, other) = (body(tops.0), body(tops.1));
    let beside = across.beside > 1;
    let head_rows = if beside { heads.iter().map(Vec::len).max().unwrap_or(0) } else { 0 };
    let heights =
        (usize::from(first.height).saturating_sub(head_rows), usize::from(other.height).saturating_sub(head_rows));
    let pack = |heads: &[Vec<StageLine>], blocks: Vec<Block>| {
        let mut packer = Packer::new(heights, heads);
        blocks.into_iter().for_each(|block| packer.add(block));
        packer.finish()
    };
    let streams: Vec<Vec<Vec<StageLine>>> = match beside {
        true => blocks.into_iter().map(|blocks| pack(&[], blocks)).collect(),
        false => vec![pack(&heads, blocks.into_iter().flatten().collect())],
    };
    let count = streams.iter().map(Vec::len).max().unwrap_or(1);
    let mut pages: Vec<Page> = vec![Page::default(); count];
    // Nothing under a head would look like nothing said.
    let done = || lines(&words.say("present-column-done"), cells, Role::Gap);
    for (column, stream) in streams.into_iter().enumerate() {
        let mut stream = stream.into_iter();
        for (number, page) in pages.iter_mut().enumerate() {
            let area = across.area(column, if number == 0 { first } else { other });
            let head = if beside { heads.get(column).cloned().unwrap_or_default() } else { Vec::new() };
            let mut head = head;
            head.resize(head_rows, StageLine::frame(Vec::new()));
            page.columns.push(StageColumn { area, head, lines: stream.next().unwrap_or_else(&done) });
        }
    }
    for page in &mut pages {
        let mut units: Vec<usize> =
            page.columns.iter().flat_map(|column| &column.lines).filter_map(|line| line.unit).collect();
        units.sort_unstable();
        units.dedup();
        page.units = units;
    }
    pages
}

/// The head of a column with a rule under it.
fn head(column: &SlideColumn, cells: usize) -> Vec<StageLine> {
    if column.head.is_empty() {
        return Vec::new();
    }
    let part = if column.tells_voice { Part::Voice } else { Part::Frame };
    let mut head: Vec<StageLine> =
        lines(&column.head, cells, Role::Heading).into_iter().map(|line| StageLine { part, ..line }).collect();
    head.push(StageLine::frame(vec![Span::new("\u{2500}".repeat(cells), Role::Line)]));
    head
}

fn blocks_of((at, column): (usize, &SlideColumn), unit: &mut usize, (cells, words): (usize, &Words)) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut voice: Vec<StageLine> = Vec::new();
    for item in &column.items {
        let own = Some(*unit);
        let of = |part: Part, text: &str, role: Role| -> Vec<StageLine> {
            let line = |line: std::ops::Range<usize>| StageLine {
                spans: vec![Span::new(text.get(line.clone()).unwrap_or_default(), role)],
                part,
                unit: own,
                at: line.start,
            };
            wrap(text, cells).into_iter().map(line).collect()
        };
        let mut block = Block { column: at, ..Block::default() };
        match item {
            SlideItem::Head(text) => {
                voice.extend(of(Part::Voice, text, Role::Group));
                continue;
            }
            SlideItem::Said(said) => {
                block.who = who(said, own, cells);
                block.text = of(Part::Text, &said.text, Role::Text);
                block.sources =
                    sources(&said.sources).iter().flat_map(|line| of(Part::Source, line, Role::Meta)).collect();
            }
            SlideItem::Bar(bar) => {
                let who = of(Part::Who(false), &bar.speaker, Role::Speaker).into_iter().enumerate();
                block.who = who.map(|(at, line)| StageLine { part: Part::Who(at == 0), ..line }).collect();
                block.text = of(Part::Text, &bar_label(bar, words), Role::Text);
                block.text.extend(drawn(bar, own, cells));
                block.sources =
                    sources(&bar.sources).iter().flat_map(|line| of(Part::Source, line, Role::Meta)).collect();
                block.sources.extend(bar.minds.iter().flat_map(|mind| of(Part::Text, mind, Role::Mark)));
            }
            SlideItem::Text(text) => block.text = of(Part::Text, text, Role::Text),
            // A document that is silent is somebody's, too.
            SlideItem::Gap(text) => block.text = of(Part::Source, text, Role::Gap),
        }
        block.voice = std::mem::take(&mut voice);
        blocks.push(block);
        *unit += 1;
    }
    // A head without anything under it is still there.
    if !voice.is_empty() {
        blocks.push(Block { column: at, text: voice, ..Block::default() });
    }
    blocks
}

/// "The State, 2006 · reported done", on as many lines as that takes.
fn who(said: &Said, unit: Option<usize>, cells: usize) -> Vec<StageLine> {
    let about = said.about.as_ref().map(|about| format!("{about} \u{b7} ")).unwrap_or_default();
    let speaker = format!("{about}{}, {}", said.speaker, said.period);
    let marks: Vec<&str> = std::iter::once(&said.modality).chain(&said.marks).map(String::as_str).collect();
    let marks = marks.join(" \u{b7} ");
    let mut lines: Vec<Vec<Span>> = Span::wrapped(&speaker, cells, Role::Speaker);
    let last = lines.last().map_or(0, |line| line.iter().map(|span| width(&span.text)).sum());
    if last + 3 + width(&marks) <= cells {
        if let Some(line) = lines.last_mut() {
            line.push(Span::new(format!(" \u{b7} {marks}"), Role::Meta));
        }
    } else {
        lines.extend(Span::wrapped(&marks, cells, Role::Meta));
    }
    let line = |(number, spans): (usize, Vec<Span>)| StageLine { spans, part: Part::Who(number == 0), unit, at: 0 };
    lines.into_iter().enumerate().map(line).collect()
}

fn sources(sources: &[(usize, String)]) -> Vec<String> {
    sources.iter().map(|(number, title)| format!("[{number}] {title}")).collect()
}

fn bar_label(bar: &Bar, words: &Words) -> String {
    say!(words, "slides-bar", country = &bar.country, period = &bar.period, value = &bar.value)
}

/// A bar that fills its share of the width.
fn drawn(bar: &Bar, unit: Option<usize>, cells: usize) -> Option<StageLine> {
    let reach = usize::from(bar.reach?);
    let full = "\u{2588}".repeat((cells * reach / 1000).max(usize::from(reach > 0)));
    let full = if full.is_empty() { "\u{258f}".to_owned() } else { full };
    Some(StageLine { spans: vec![Span::new(cut(&full, cells), Role::Bar)], part: Part::Text, unit, at: usize::MAX })
}

/// A text wrapped into lines that belong to nothing.
fn lines(text: &str, cells: usize, role: Role) -> Vec<StageLine> {
    if text.is_empty() {
        return Vec::new();
    }
    Span::wrapped(text, cells, role).into_iter().map(StageLine::frame).collect()
}
