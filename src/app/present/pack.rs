//! Packs what stands in a column into pages: at the boundaries of passages, and only where one alone is longer than a
//! page between its lines.
//!
//! Must not: leave a line out, or let a text stand on a page without who says it.

use crate::app::role::Span;

/// What a line is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is said.
    Text,
    /// Who says it, of when: first line of that, or a later one.
    Who(bool),
    /// From which source.
    Source,
    /// What tells whose voices follow.
    Voice,
    /// The head of a column, an empty line.
    Frame,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageLine {
    /// What stands in it.
    pub spans: Vec<Span>,
    /// What it is a part of.
    pub part: Part,
    /// Which of the slide's things it belongs to, from 0.
    pub unit: Option<usize>,
    /// Byte of the text at which it begins.
    pub at: usize,
}

impl StageLine {
    /// A line that belongs to nothing.
    pub(super) fn frame(spans: Vec<Span>) -> Self {
        Self { spans, part: Part::Frame, unit: None, at: 0 }
    }
}

/// One thing that is said, ready to be packed.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The column it is in.
    pub(super) column: usize,
    /// Whose voices follow.
    pub(super) voice: Vec<StageLine>,
    /// Who says it.
    pub(super) who: Vec<StageLine>,
    /// What is said.
    pub(super) text: Vec<StageLine>,
    /// From which sources.
    pub(super) sources: Vec<StageLine>,
}

/// What a page of one stream of lines is packed into.
pub(super) struct Packer<'h> {
    /// Rows of the first page, and of the others.
    heights: (usize, usize),
    /// Lines over each column where columns stand below each other; they are repeated on every page.
    heads: &'h [Vec<StageLine>],
    pages: Vec<Vec<StageLine>>,
    page: Vec<StageLine>,
    /// The last thing on the page, its sources as they were added, and how many lines they took.
    last: Option<(Block, usize)>,
}

impl<'h> Packer<'h> {
    pub(super) fn new(heights: (usize, usize), heads: &'h [Vec<StageLine>]) -> Self {
        let (first, other) = (heights.0.max(1), heights.1.max(1));
        Self { heights: (first, other), heads, pages: Vec::new(), page: Vec::new(), last: None }
    }

    fn height(&self) -> usize {
        if self.pages.is_empty() { self.heights.0 } else { self.heights.1 }
    }

    pub(super) fn add(&mut self, mut block: Block) {
        loop {
            let (lines, kept) = self.with(&block);
            if kept + lines.len() <= self.height() {
                // What rests on one source has it from the first of them on, also where they come one by one.
                if let Some(first) =
                    self.page.get(kept).filter(|line| line.part == Part::Source).and_then(|line| line.unit)
                {
                    block.sources.iter_mut().for_each(|line| line.unit = Some(first));
                }
                let lines = if kept < self.page.len() { self.with(&block).0 } else { lines };
                self.page.truncate(kept);
                self.page.extend(lines);
                let sources = block.sources.len();
                self.last = Some((block, sources));
                return;
            }
            // The first page may have less room than the others, under what is said of the whole slide.
            if !self.page.is_empty() || (self.pages.is_empty() && lines.len() <= self.heights.1) {
                self.flush();
                continue;
            }
            let fixed = lines.len() - block.text.len();
            let room = self.height().saturating_sub(fixed);
            if room == 0 || block.text.len() <= 1 {
                return self.in_pieces(lines);
            }
            let rest = block.text.split_off(room.min(block.text.len()));
            let (lines, _) = self.with(&block);
            self.page = lines;
            self.flush();
            block.text = rest;
            if block.text.is_empty() {
                return;
            }
        }
    }

    /// What a thing adds to the page, and how many of the page's lines stay: one speaker's name, and one source, stand
    /// once for neighbours that share them.
    fn with(&self, block: &Block) -> (Vec<StageLine>, usize) {
        let before = self.last.as_ref().filter(|(last, _)| !self.page.is_empty() && last.column == block.column);
        let same = |one: &[StageLine], other: &[StageLine]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.spans == other.spans)
        };
        let same_who = before
            .is_some_and(|(last, _)| same(&last.who, &block.who) && block.voice.is_empty() && !block.who.is_empty());
        let same_source =
            before.is_some_and(|(last, _)| !block.sources.is_empty() && same(&last.sources, &block.sources));
        let kept = match before {
            Some((_, sources)) if same_source => self.page.len().saturating_sub(*sources),
            _ => self.page.len(),
        };
        let mut lines = Vec::new();
        if !self.page.is_empty() {
            lines.push(StageLine::frame(Vec::new()));
        }
        if before.is_none() {
            lines.extend(self.heads.get(block.column).into_iter().flatten().cloned());
        }
        lines.extend(block.voice.iter().cloned());
        if !same_who {
            lines.extend(block.who.iter().cloned());
        }
        lines.extend(block.text.iter().cloned());
        lines.extend(block.sources.iter().cloned());
        (lines, kept)
    }

    /// On a screen that is too small for a line of a text with its speaker and source, all lines one after the other.
    fn in_pieces(&mut self, lines: Vec<StageLine>) {
        for line in lines {
            if self.page.len() >= self.height() {
                self.flush();
            }
            self.page.push(line);
        }
        self.flush();
    }

    fn flush(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.last = None;
    }

    /// The pages; at least one.
    pub(super) fn finish(mut self) -> Vec<Vec<StageLine>> {
        if !self.page.is_empty() || self.pages.is_empty() {
            self.flush();
        }
        self.pages
    }
}
