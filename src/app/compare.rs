//! Two to four countries or reports side by side, aligned by point: where the cursor stands, what is shown of them.
//!
//! Must not: blend columns; each cell is one column's, with its own speakers and sources.

mod columns;
mod lines;
mod walk;

pub use columns::Head;
pub use lines::Line;

use super::flow::{Flow, Held, Layout, PassageKey, Row};
use super::kept::{Mine, are_same};
use super::panes::Area;
use super::rows::Scroll;
use super::tally::lens_words;
use crate::compare::{Column, EditionMarks, Lens, Order};
use crate::export::Comparison;
use crate::model::{Code, Library, PassageRef, PointIx, TopicIx};
use crate::say;
use crate::words::Words;
use lines::{Differ, PointLine, Stop};
use std::sync::Arc;

/// What the lines were made for.
struct LaidFor {
    library: Arc<Library>,
    columns: Vec<Column>,
    topic: TopicIx,
    look: Look,
    mine: Vec<Option<Arc<Mine>>>,
}

/// What became of passages from edition to edition, and for what that was found out.
struct Marks {
    library: Arc<Library>,
    columns: Vec<Column>,
    marks: Arc<[EditionMarks]>,
}

/// How the columns are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    layout: Layout,
    lens: Lens,
    width: u16,
    alone: Option<usize>,
    only: Option<PointIx>,
    differing: bool,
    loose: bool,
    notes: bool,
}

/// Where the cursor of a column stood before the lines were made anew.
struct Anchor {
    column: Column,
    passage: Option<PassageKey>,
    point: Option<PointIx>,
    /// Lines between the top of the view and the stop.
    offset: isize,
}

/// State of the screen.
pub struct Compare {
    /// What stands in the columns.
    pub columns: Vec<Column>,
    /// The topic, for all of them.
    pub topic: TopicIx,
    /// The one point that is shown, where not all are.
    only: Option<PointIx>,
    /// Prose or ledger.
    layout: Layout,
    /// Whose voices, in which order.
    pub lens: Lens,
    /// Whether only points are shown in which the columns differ.
    differing: bool,
    /// Whether each column scrolls for itself.
    loose: bool,
    /// The column that has the cursor.
    pub focus: usize,
    /// Whether that column stands alone.
    alone: bool,
    /// Name and years over each column.
    pub heads: Vec<Head>,
    /// One flow for each column.
    pub flows: Vec<Flow>,
    /// The lines, where one scroll moves all columns.
    pub lines: Vec<Line>,
    /// Points that are shown, in order.
    points: Vec<PointLine>,
    /// In how many points the columns differ.
    differ: Differ,
    /// For each column, the lines of the stops of its flow.
    stops: Vec<Vec<Stop>>,
    /// For each column, the stop under its cursor.
    cursors: Vec<usize>,
    /// For each column, which lines are seen; all the same unless they are loose.
    scrolls: Vec<Scroll>,
    /// Regions: headers and body of the columns in view.
    pub body: Area,
    /// Columns in view, with the cells each gets; stacked ones share one region.
    pub widths: Vec<(usize, Area)>,
    /// What is bookmarked in the country of each column, where that is shown.
    pub(super) mine: Vec<Option<Arc<Mine>>>,
    /// Whether notes stand under what they are on.
    pub(super) notes: bool,
    laid_for: Option<LaidFor>,
    marks: Option<Marks>,
    /// Where the cursor was before it was led elsewhere, oldest first.
    left: Vec<(TopicIx, Column, Option<PassageKey>)>,
    /// Where to open: a point, or a passage of the column that has the cursor.
    landing: Option<(Option<PointIx>, Option<PassageKey>)>,
    /// Widest text, in cells.
    text_width: u16,
}

impl Compare {
    /// Opens on a topic, at a point. Passages stand by voice, the State's first, unless the reader chose otherwise.
    #[must_use]
    pub fn new(columns: Vec<Column>, (topic, point): (TopicIx, Option<PointIx>), lens: Lens) -> Self {
        let order = if lens.order == Order::Period { Order::StateFirst } else { lens.order };
        Self {
            columns,
            topic,
            only: None,
            layout: Layout::Prose,
            lens: Lens { order, ..lens },
            differing: false,
            loose: false,
            focus: 0,
            alone: false,
            heads: Vec::new(),
            flows: Vec::new(),
            lines: Vec::new(),
            points: Vec::new(),
            differ: Differ::default(),
            stops: Vec::new(),
            cursors: Vec::new(),
            scrolls: Vec::new(),
            body: Area::default(),
            widths: Vec::new(),
            mine: Vec::new(),
            notes: false,
            laid_for: None,
            marks: None,
            left: Vec::new(),
            landing: Some((point, None)),
            text_width: 0,
        }
    }

    /// Takes other columns; the cursor stays on its column where that is still there.
    pub(super) fn take_columns(&mut self, columns: Vec<Column>) {
        let kept = self.columns.get(self.focus).and_then(|own| columns.iter().position(|column| column == own));
        self.focus = kept.unwrap_or(0);
        self.alone = false;
        self.columns = columns;
    }

    /// Shows another topic, from its start or from a passage of the column that has the cursor.
    pub(super) fn show_topic(&mut self, topic: TopicIx, passage: Option<PassageKey>) {
        self.topic = topic;
        self.only = None;
        self.landing = Some((None, passage));
    }

    /// Shows one point alone, or all.
    pub(super) fn show_only(&mut self, point: Option<PointIx>) {
        self.only = point;
    }

    /// Shows another topic, the cursor on a passage of it; says whether there is a column for that.
    pub(super) fn turn_to(&mut self, topic: TopicIx, (country, key): (Code, &PassageKey)) -> bool {
        let column = self.columns.iter().position(|own| own.holds(country, &key.report));
        if let Some(column) = column {
            self.focus = column;
            // A point without a difference may be hidden, and the passage with it.
            self.differing = false;
            self.show_topic(topic, Some(key.clone()));
        }
        column.is_some()
    }

    /// Leads the cursor elsewhere and remembers where it stood; says whether there was anywhere to lead.
    pub(super) fn lead(&mut self, lead: impl FnOnce(&mut Self) -> bool) -> bool {
        let column = self.columns.get(self.focus).cloned();
        let here = column.map(|column| (self.topic, column, self.held().and_then(Held::key)));
        let led = lead(self);
        self.left.extend(here.filter(|_| led));
        led
    }

    /// Back to where the cursor was led away from; says whether there is such a place.
    pub(super) fn return_back(&mut self) -> bool {
        let Some((topic, column, passage)) = self.left.pop() else { return false };
        if let Some(at) = self.columns.iter().position(|own| *own == column) {
            self.focus = at;
        }
        self.show_topic(topic, passage);
        true
    }

    /// Settles regions and lines. `body` is what lies between title and footer.
    pub fn prepare(&mut self, body: Area, library: &Arc<Library>, (words, text_width): (&Words, u16)) {
        self.text_width = text_width;
        self.widths = self.divide(body);
        let look = Look {
            layout: self.layout,
            lens: self.lens,
            width: body.width,
            alone: self.alone.then_some(self.focus),
            only: self.only,
            differing: self.differing,
            loose: self.is_loose(),
            notes: self.notes,
        };
        let same_topic = self.laid_for.as_ref().is_some_and(|last| last.topic == self.topic);
        let same = self.laid_for.as_ref().is_some_and(|last| {
            Arc::ptr_eq(&last.library, library)
                && last.mine.len() == self.mine.len()
                && last.mine.iter().zip(&self.mine).all(|(a, b)| are_same(a, b))
                && (&last.columns, last.topic, last.look) == (&self.columns, self.topic, look)
        });
        let still = self.laid_for.as_ref().is_some_and(|last| {
            let seen = Look { notes: look.notes, ..last.look };
            Arc::ptr_eq(&last.library, library)
                && (&last.columns, last.topic, seen) == (&self.columns, self.topic, look)
        });
        let anchors = if same || !same_topic { Vec::new() } else { self.anchors() };
        if !same {
            self.heads = columns::heads(&self.columns, self.topic, (library, words));
        }
        // Topic tabs, then the sticky heads of the columns, then a rule.
        self.body = body.shorter(2 + self.head_rows(), 0);
        if !same {
            self.lay_out(library, words);
            let (columns, mine) = (self.columns.clone(), self.mine.clone());
            self.laid_for = Some(LaidFor { library: library.clone(), columns, topic: self.topic, look, mine });
        }
        self.fit();
        if !same {
            self.cursors = vec![0; self.columns.len()];
            self.stand_again(&anchors, still);
        }
        self.land();
    }

    /// Keeps every scroll inside what there is to see.
    fn fit(&mut self) {
        let height = usize::from(self.body.height);
        let loose = self.is_loose();
        self.scrolls.resize(self.columns.len(), Scroll::default());
        for (scroll, flow) in self.scrolls.iter_mut().zip(&self.flows) {
            scroll.fit(if loose { flow.rows.len() } else { self.lines.len() }, height);
        }
    }

    /// Whether columns stand below each other, point by point.
    #[must_use]
    pub fn is_stacked(&self) -> bool {
        !self.alone && self.widths.len() == 1 && self.columns.len() > 1
    }

    /// Whether each column scrolls for itself; one that stands alone has nobody to follow.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        self.loose && !self.alone && !self.is_stacked()
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

    /// Which lines of a column are seen.
    #[must_use]
    pub fn scroll(&self, column: usize) -> Scroll {
        self.scrolls.get(column).copied().unwrap_or_default()
    }

    /// The passage under the cursor.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        self.held()?.passage()
    }

    /// The same, to be kept.
    pub(super) fn held(&self) -> Option<&Held> {
        self.flows.get(self.focus)?.steps.get(self.cursor())?.held.as_ref()
    }

    /// Whether a column's country, report or section is bookmarked.
    #[must_use]
    pub fn is_kept(&self, column: usize) -> bool {
        let report = self.columns.get(column).and_then(|own| own.report.as_ref());
        let mine = self.mine.get(column).and_then(Option::as_ref);
        mine.is_some_and(|mine| mine.is_on_section(report, Some(self.topic)))
    }

    /// The stop under the cursor of the column that has it.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursors.get(self.focus).copied().unwrap_or(0)
    }

    /// Whether a line of a column belongs to the stop under the cursor, and whether it is its first in view.
    #[must_use]
    pub fn cursor_on(&self, column: usize, line: usize) -> Option<bool> {
        let stop = self.stops.get(column)?.get(self.cursor()).filter(|_| column == self.focus)?;
        stop.lines.contains(&line).then(|| line == stop.lines.start.max(self.scroll(column).top))
    }

    /// The point under the cursor.
    #[must_use]
    pub fn point(&self) -> Option<PointIx> {
        self.flows.get(self.focus)?.steps.get(self.cursor())?.point
    }

    /// What is taken away of it.
    pub(super) fn matter(&self) -> Comparison {
        Comparison {
            columns: self.columns.clone(),
            topic: self.topic,
            point: self.only,
            voices: self.lens.voices,
            differing: self.differing,
        }
    }

    /// What the screen is about, for the title bar: the countries, or what was left out of them, which stands nowhere
    /// else.
    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        let mut chosen = lens_words(words, self.lens);
        // By voice is how columns usually stand.
        if self.lens.order == Order::StateFirst {
            chosen.retain(|said| *said != words.say("lens-state-first"));
        }
        if self.differing {
            let Differ { points, holdings, of, .. } = self.differ;
            chosen.push(say!(words, "compare-differing", count = points, all = of, holdings = holdings));
        }
        if self.is_loose() {
            chosen.push(words.say("compare-loose"));
        }
        if !chosen.is_empty() {
            return chosen.join(" \u{b7} ");
        }
        let names: Vec<&str> = self.heads.iter().map(|head| head.name.as_str()).collect();
        say!(words, "compare-title", countries = &names.join(" \u{b7} "))
    }
}
