//! The drawer, "Before you quote": who says a passage, about when, who differs, how far its source was read and how to
//! cite it. It also shows one source with all that rests on it.
//!
//! Must not: follow links out of the library; it shows addresses, it opens nothing.

use super::action::Action;
use super::flow::{Flow, Held, Layout, PassageKey, Setting};
use super::panes::Area;
use super::rows::Scroll;
use super::sheet::{self, Sheet};
use crate::compare::Lens;
use crate::model::{Id, Library, PassageRef, PointIx, Report, TopicIx};
use crate::words::Words;
use std::ops::Range;
use std::sync::Arc;

/// What a drawer is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A passage.
    Passage(Held),
    /// A source: its report and its position there.
    Source(Arc<Report>, usize),
    /// How the bundled library was made.
    Method,
    /// A term of the field.
    Term(Id),
    /// What a point of a topic asks and what belongs there; the topic itself where there is no point.
    Point(TopicIx, Option<PointIx>),
}

/// A passage that the drawer leads to.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The passage.
    pub key: PassageKey,
    /// Its rows.
    pub rows: Range<usize>,
}

/// State of the drawer.
#[derive(Debug)]
pub struct Drawer {
    /// What it is about; looked up again in every snapshot.
    pub subject: Subject,
    /// Its lines.
    pub flow: Flow,
    /// Passages it leads to, in the order of their digits.
    pub leads: Vec<Lead>,
    /// The one that Enter goes to.
    pub chosen: Option<usize>,
    /// Which lines are seen.
    pub scroll: Scroll,
    /// Where it stands.
    pub area: Area,
}

/// Widest a drawer gets, in cells.
const WIDEST: u16 = 84;

impl Drawer {
    /// About a passage or a source.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self {
            subject,
            flow: Flow::default(),
            leads: Vec::new(),
            chosen: None,
            scroll: Scroll::default(),
            area: Area::default(),
        }
    }

    /// The passage it is about.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        match &self.subject {
            Subject::Passage(held) => held.passage(),
            Subject::Source(..) | Subject::Method | Subject::Term(_) | Subject::Point(..) => None,
        }
    }

    /// Takes its subject from a new snapshot; one that is gone stays as it was.
    pub fn take(&mut self, library: &Library) {
        let report = |id: &Id| library.report(id).cloned();
        let found = match &self.subject {
            Subject::Passage(held) => held.key().and_then(|key| {
                let report = report(&key.report)?;
                let index = report.passages.iter().position(|passage| passage.id == key.passage)?;
                Some(Subject::Passage(Held { report, index }))
            }),
            Subject::Source(old, index) => old.sources.get(*index).and_then(|source| {
                let report = report(&old.id)?;
                let index = report.sources.iter().position(|known| known.id == source.id)?;
                Some(Subject::Source(report, index))
            }),
            Subject::Method | Subject::Term(_) | Subject::Point(..) => None,
        };
        if let Some(found) = found {
            self.subject = found;
        }
    }

    /// Lays out its lines for the region it gets: the right of the screen, or all of a small one.
    pub fn prepare(&mut self, body: Area, library: &Library, words: &Words) {
        let width = if body.width < 60 { body.width } else { (body.width * 3 / 5).clamp(50, WIDEST) };
        self.area = Area { x: body.x + body.width - width, width, ..body };
        let cells = usize::from(width.saturating_sub(4)).max(1);
        let (layout, lens) = (Layout::Ledger, Lens::default());
        let mut setting =
            Setting { library, words, cells, layout, lens, whole: true, newest: None, editions: None, mine: None };
        let Sheet { flow, leads } = match &self.subject {
            Subject::Passage(held) => held.passage().map_or_else(Sheet::default, |found| {
                setting.newest = library.newest_beside(found);
                sheet::passage(setting, found)
            }),
            Subject::Source(report, index) => sheet::source(setting, (report, *index)),
            Subject::Method => sheet::method(setting),
            Subject::Term(id) => sheet::term(setting, id),
            Subject::Point(topic, point) => sheet::point(setting, (*topic, *point)),
        };
        (self.flow, self.leads) = (flow, leads);
        self.chosen = self.chosen.filter(|at| *at < self.leads.len());
        self.scroll.fit(self.flow.rows.len(), usize::from(self.area.height.saturating_sub(2)));
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        let count = self.leads.len();
        match action {
            Action::OtherPane | Action::OtherPaneBack if count > 0 => {
                let forward = action == Action::OtherPane;
                let first = if forward { 0 } else { count - 1 };
                let next = |at: usize| if forward { (at + 1) % count } else { (at + count - 1) % count };
                self.chosen = Some(self.chosen.map_or(first, next));
                if let Some(lead) = self.chosen.and_then(|at| self.leads.get(at)) {
                    self.scroll.show(&lead.rows);
                }
                true
            }
            action => self.scroll.act(action),
        }
    }

    /// The passage that a digit leads to, from 1.
    #[must_use]
    pub fn lead(&self, number: u8) -> Option<&PassageKey> {
        self.leads.get(usize::from(number).checked_sub(1)?).map(|lead| &lead.key)
    }

    /// The passage that Enter goes to.
    #[must_use]
    pub fn chosen_lead(&self) -> Option<&PassageKey> {
        self.leads.get(self.chosen?).map(|lead| &lead.key)
    }
}
