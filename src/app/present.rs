//! The presentation: which slide and page the room sees, how far it is revealed, where the speaker may jump.
//!
//! Must not: show anything of the reader's own, or know what a slide is made of; that is `export/slides`.

mod again;
mod big;
mod chosen;
mod lay;
mod overview;
mod pack;
mod reveal;
mod told;

pub use big::{Big, BigSize};
pub use lay::{Begins, Laid, Page, StageColumn};
pub use overview::Overview;
pub use pack::{Part, StageLine};
pub use reveal::{Reveal, Seen, Stage};

use super::action::Action;
use super::flow::Held;
use super::key::{Code, Key};
use super::line_edit::LineEdit;
use super::panes::Size;
use super::start::ThemeName;
use crate::compare::is_pending;
use crate::export::{Found, Matter, Program, Scribe, Show, Slide, SlideItem, What};
use crate::model::{Library, PassageRef, Place};
use crate::notebook::Address;
use crate::words::Words;
use jiff::Timestamp;
use std::sync::Arc;

/// So long after the first Esc a second one leaves, in milliseconds.
const LEAVES_WITHIN: i64 = 3000;

/// State of the screen.
#[derive(Debug)]
pub struct Present {
    /// What is presented.
    pub program: Program,
    /// Its slides.
    pub show: Show,
    /// The slide that is shown, from 0.
    pub at: usize,
    /// It, laid out.
    pub laid: Laid,
    /// The page of it that is shown, from 0.
    pub page: usize,
    /// How pages come.
    pub reveal: Reveal,
    /// Whether the room guesses who speaks.
    pub guess: bool,
    /// Steps made on the page.
    pub step: usize,
    /// Whether the room sees nothing.
    pub is_blank: bool,
    /// All slides by title, while one is looked for.
    pub overview: Option<Overview>,
    /// The number that is typed, while one is asked for.
    pub number: Option<LineEdit>,
    /// The thing on the page that `s` asks about; none until one is chosen.
    pub chosen: Option<usize>,
    /// How it looks; the reader's own theme comes back with the reader.
    pub theme: ThemeName,
    /// Whether the program was started to present.
    pub is_all: bool,
    escaped: Option<Timestamp>,
    clock: Clock,
    /// The library that the slides are of, and how many of their countries it had yet to read.
    made_for: Option<(Arc<Library>, usize)>,
    laid_for: Option<(usize, Size, u16)>,
    /// Where the page begins, so that it is found again at another size.
    kept: Option<Begins>,
}

/// How the time goes.
#[derive(Debug, Default)]
struct Clock {
    started: Timestamp,
    /// Since when the item is shown.
    since: Timestamp,
    /// How long each item was shown before, in milliseconds.
    spent: Vec<i64>,
}

/// What a key led to that the screen cannot do by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// Away from the presentation.
    Leave,
    /// The drawer of a passage.
    Drawer(Place),
}

impl Present {
    /// From its first slide.
    #[must_use]
    pub fn new(program: Program, theme: ThemeName, now: Timestamp) -> Self {
        let spent = vec![0; program.items.len()];
        Self {
            program,
            show: Show::default(),
            at: 0,
            laid: Laid::default(),
            page: 0,
            reveal: Reveal::default(),
            guess: false,
            step: 0,
            is_blank: false,
            overview: None,
            number: None,
            chosen: None,
            // What suits a desk is pale on a wall.
            theme: if theme == ThemeName::Ansi { ThemeName::Projector } else { theme },
            is_all: false,
            escaped: None,
            clock: Clock { started: now, since: now, spent },
            made_for: None,
            laid_for: None,
            kept: None,
        }
    }

    /// Makes the slides where the library is another one, and lays out the one that is shown.
    pub fn prepare(&mut self, size: Size, library: &Arc<Library>, (words, measure): (&Words, u16)) {
        if self.is_out_of_date(library) {
            let old = std::mem::replace(&mut self.show, Scribe { library, words }.show(&self.program));
            let unread = self.program.countries().iter().filter(|code| is_pending(library, **code)).count();
            self.made_for = Some((Arc::clone(library), unread));
            if old != self.show {
                self.find_again(&old);
                self.laid_for = None;
            }
        }
        let laid_for = Some((self.at, size, measure));
        if self.laid_for != laid_for {
            let same_slide = self.laid_for.is_some_and(|(at, ..)| at == self.at);
            let seen = self.seen();
            let slide = self.show.slides.get(self.at).cloned().unwrap_or_default();
            self.laid = Laid::new(&slide, size, (measure, words));
            // At another size the page is the one on which the text stands that stood at the top.
            if let Some(kept) = self.kept.filter(|_| same_slide) {
                let holds = |page: &Page| page.reaches(kept) && page.begins().is_none_or(|begins| begins <= kept);
                self.page = self.laid.pages.iter().rposition(holds).unwrap_or(0);
                self.step = self.step_of(&seen);
            }
            self.laid_for = laid_for;
        }
        self.page = self.page.min(self.laid.pages.len().saturating_sub(1));
        self.step = self.step.min(self.most());
        // Until the speaker moves on, it is the same text that is kept in view, through all sizes.
        if self.kept.is_none() {
            self.kept = self.laid.pages.get(self.page).and_then(Page::begins);
        }
        if let Some(overview) = &mut self.overview {
            overview.prepare(size, &self.show.slides);
        }
    }

    /// Where no time was known when it began, it begins now.
    pub(super) fn start_clock(&mut self, now: Timestamp) {
        if self.clock.started == Timestamp::UNIX_EPOCH {
            (self.clock.started, self.clock.since) = (now, now);
        }
    }

    /// Whether the slides are of a library that holds less, or something else, of what they show. While a large one is
    /// read it changes again and again, mostly elsewhere.
    fn is_out_of_date(&mut self, library: &Arc<Library>) -> bool {
        let Some((known, unread)) = &mut self.made_for else { return true };
        if Arc::ptr_eq(known, library) {
            return false;
        }
        let countries = self.program.countries();
        let now = countries.iter().filter(|code| is_pending(library, **code)).count();
        let is_elsewhere = !countries.is_empty() && !library.complete && now == *unread;
        *known = Arc::clone(library);
        !is_elsewhere
    }

    /// The slide that is shown.
    #[must_use]
    pub fn slide(&self) -> Option<&Slide> {
        self.show.slides.get(self.at)
    }

    /// The page that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&Page> {
        self.laid.pages.get(self.page)
    }

    /// How far the page is revealed.
    #[must_use]
    pub fn stage(&self) -> Stage {
        // What answers nothing need not wait for a question.
        let keeps = self.slide().is_some_and(|slide| slide.answers);
        let reveal = if self.reveal == Reveal::Answers && !keeps { Reveal::Whole } else { self.reveal };
        Stage { reveal, guess: self.guess && self.has_voices(), step: self.step }
    }

    fn has_voices(&self) -> bool {
        let items = self.slide().into_iter().flat_map(|slide| &slide.columns).flat_map(|column| &column.items);
        items.into_iter().any(|item| matches!(item, SlideItem::Said(_) | SlideItem::Bar(_)))
    }

    /// Steps that the page has.
    fn most(&self) -> usize {
        self.stage().most(self.shown().map_or(0, |page| page.units.len()))
    }

    /// Does what an action means here; `None` where it means nothing.
    pub fn act(&mut self, action: Action, now: Timestamp) -> Option<Wish> {
        if action == Action::Close || action == Action::Quit {
            return Some(self.escape(now));
        }
        self.escaped = None;
        // Whoever goes on wants to be seen again; what else is asked for as well.
        let was_blank = std::mem::take(&mut self.is_blank);
        match action {
            Action::Blank => self.is_blank = !was_blank,
            Action::NextSlide | Action::PreviousSlide if was_blank => {}
            Action::NextSlide => self.forward(now),
            Action::PreviousSlide => self.backward(now),
            Action::FirstSlide => self.go(0, now),
            Action::LastSlide => self.go(self.show.slides.len().saturating_sub(1), now),
            Action::SlideNumber => self.number = Some(LineEdit::default()),
            Action::Overview => self.overview = Some(Overview::new(self.at, &self.show.slides)),
            Action::Reveal => {
                self.reveal = self.reveal.next();
                self.step = 0;
            }
            Action::Guess => {
                self.guess = !self.guess;
                self.step = 0;
            }
            Action::NextPassage | Action::PreviousPassage => self.choose(action == Action::NextPassage),
            Action::WhoSaysSo => return Some(self.asked().map_or(Wish::Nothing, Wish::Drawer)),
            Action::Theme => self.theme = self.theme.next(),
            _ => {
                self.is_blank = was_blank;
                return None;
            }
        }
        Some(Wish::Nothing)
    }

    /// The first Esc takes the slide away, a second one soon after it leaves.
    fn escape(&mut self, now: Timestamp) -> Wish {
        let is_soon = self.escaped.is_some_and(|at| now.as_millisecond() - at.as_millisecond() <= LEAVES_WITHIN);
        if is_soon {
            return Wish::Leave;
        }
        self.escaped = Some(now);
        self.is_blank = true;
        Wish::Nothing
    }

    fn forward(&mut self, now: Timestamp) {
        if self.step < self.most() {
            self.step += 1;
        } else if self.page + 1 < self.laid.pages.len() {
            self.turn(self.page + 1, 0);
        } else if self.at + 1 < self.show.slides.len() {
            self.go(self.at + 1, now);
        }
    }

    fn backward(&mut self, now: Timestamp) {
        if self.step > 0 {
            self.step -= 1;
        } else if self.page > 0 {
            self.turn(self.page - 1, usize::MAX);
        } else if self.at > 0 {
            self.go(self.at - 1, now);
            // Laying out says which page is the last, and how many steps it has.
            (self.page, self.step) = (usize::MAX, usize::MAX);
        }
    }

    fn turn(&mut self, page: usize, step: usize) {
        self.page = page;
        self.step = step.min(self.most());
        self.chosen = None;
        self.kept = None;
    }

    /// To a slide, from its beginning.
    fn go(&mut self, slide: usize, now: Timestamp) {
        let before = self.slide().and_then(|slide| slide.item);
        self.at = slide.min(self.show.slides.len().saturating_sub(1));
        self.turn(0, 0);
        if before != self.slide().and_then(|slide| slide.item) {
            let gone = now.as_millisecond() - self.clock.since.as_millisecond();
            if let Some(spent) = before.and_then(|item| self.clock.spent.get_mut(item)) {
                *spent += gone.max(0);
            }
            self.clock.since = now;
        }
    }

    /// Whether the page is shown whole at once.
    #[must_use]
    pub(super) fn is_whole(&self) -> bool {
        self.most() == 0 && !self.is_blank
    }

    /// Where the page is as it was before a key that counts for nothing.
    #[must_use]
    pub(super) fn spot(&self) -> (usize, usize, usize) {
        (self.at, self.page, self.step)
    }

    /// Back to where it was.
    pub(super) fn back_to(&mut self, (slide, page, step): (usize, usize, usize), now: Timestamp) {
        if slide != self.at {
            self.go(slide, now);
        }
        (self.page, self.step, self.kept) = (page, step, None);
    }

    /// Whether keys are typed into a box.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.overview.is_some() || self.number.is_some()
    }

    /// Closes what is typed into; says whether there was anything.
    pub fn close_box(&mut self) -> bool {
        self.number.take().is_some() || self.overview.take().is_some()
    }

    /// Takes a key that is typed.
    pub fn key(&mut self, key: Key, now: Timestamp) {
        if let Some(edit) = &mut self.number {
            match key.code {
                Code::Enter => {
                    let number = edit.text().trim().parse::<usize>().ok();
                    self.number = None;
                    if let Some(slide) = number.and_then(|number| number.checked_sub(1)) {
                        self.go(slide, now);
                    }
                }
                Code::Char(c) if !c.is_ascii_digit() => {}
                _ => drop(edit.key(key)),
            }
        } else if let Some(overview) = &mut self.overview
            && let Some(slide) = overview.key(key, &self.show.slides)
        {
            self.overview = None;
            self.go(slide, now);
        }
    }

    /// What an item searches for.
    pub(super) fn query(&self, item: usize) -> Option<&str> {
        match &self.program.items.get(item)?.what {
            What::Address(Address::Search(query)) => Some(query),
            What::Matter(Matter::Hits(found)) => Some(&found.query),
            _ => None,
        }
    }

    /// Takes what a search of an item found.
    pub(super) fn take_hits(&mut self, item: usize, found: Found) {
        if let Some(item) = self.program.items.get_mut(item) {
            item.what = What::Matter(Matter::Hits(found));
            self.made_for = None;
        }
    }

    /// The passage of a place, to be looked at.
    pub(super) fn held(library: &Library, place: &Place) -> Option<Held> {
        let found: PassageRef<'_> = library.passage(place)?;
        Some(Held::new(found))
    }
}

/// What a slide is called in a list.
pub(super) fn title_of(slide: &Slide) -> String {
    let parts = [&slide.over, &slide.title];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" \u{b7} ")
}
