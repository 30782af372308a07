//! Penalties by country: every reading of a law with its length on one scale of years, and who reads it so.
//!
//! Must not: order by length, or leave out a country because no penalty of it is coded.

mod band;

use super::action::Action;
use super::flow::Held;
use super::key::{Code as KeyCode, Key};
use super::line_edit::LineEdit;
use super::panes::Area;
use super::role::{Role, Span};
use super::rows::{Rows, Scroll};
use super::sources;
use crate::compare::{Ladder, LadderChoice, Reading, TRAFFICKING, offences};
use crate::export::Scribe;
use crate::model::{Code, Library, Modality};
use crate::say;
use crate::text::{fold, wrap};
use crate::words::{self, Words};
use band::{band, scale};
use std::ops::Range;
use std::sync::Arc;

/// From so many cells on the band stands beside the words.
const BESIDE: u16 = 60;
/// Widest band, in cells.
const WIDEST: u16 = 48;
/// Cells of a band between the ends of which lengths can still be told apart.
const NARROWEST: u16 = 16;
/// Cells that a reading stands in from the name of its country.
const INDENT: usize = 2;
/// Rows from which what is under the cursor is said whole below the list.
const ROOMY: u16 = 14;

/// A line of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderLine {
    /// Words.
    pub text: Vec<Span>,
    /// The band, where one stands here.
    pub band: Option<String>,
    /// The reading it is of.
    pub reading: Option<usize>,
}

/// A reading as the screen knows it.
#[derive(Clone, Debug)]
struct Listed {
    held: Held,
    lines: Range<usize>,
    about: Vec<(String, Role)>,
}

/// What the list was made for.
#[derive(PartialEq)]
struct MadeFor {
    choice: LadderChoice,
    filter: String,
    cells: u16,
}

/// State of the screen.
#[derive(Default)]
pub struct Penalties {
    /// Which penalties.
    pub choice: LadderChoice,
    /// Countries to come back to from all.
    pub(super) chosen: Vec<Code>,
    /// Filter by country name.
    pub filter: Option<LineEdit>,
    /// Whether the filter takes keys.
    pub filtering: bool,
    /// The lines.
    pub lines: Vec<LadderLine>,
    /// Which are in view.
    pub scroll: Scroll,
    /// The reading under the cursor.
    pub rows: Rows,
    /// Its whole, wrapped, for below the list.
    pub about: Vec<Vec<Span>>,
    /// Signs explained, wrapped.
    pub legend: Vec<Vec<Span>>,
    /// Region of the list.
    pub body: Area,
    /// Region of what stands under it.
    pub foot: Area,
    /// Region of the bands, where they stand beside the words.
    pub band: Area,
    /// The end of the scale, in years.
    pub years: u32,
    listed: Vec<Listed>,
    /// Countries that the filter leaves, with a reading or without.
    kept: Vec<Code>,
    /// The country to open on, until there is a reading of it or the cursor is moved.
    landing: Option<Code>,
    made_for: Option<(Arc<Library>, MadeFor)>,
}

impl Penalties {
    /// Opens on some countries, or all, with the cursor on one.
    #[must_use]
    pub(super) fn new(countries: Vec<Code>, landing: Option<Code>) -> Self {
        let choice = LadderChoice { countries: countries.clone(), offence: TRAFFICKING.to_owned() };
        Self { choice, chosen: countries, landing, ..Self::default() }
    }

    /// Settles lines, regions and scroll. `body` is what lies between title and footer.
    pub fn prepare(&mut self, body: Area, library: &Arc<Library>, words: &Words) {
        let scribe = Scribe { library, words };
        let filter = self.filter.as_ref().map_or_else(String::new, |filter| fold(filter.text()));
        let wanted = MadeFor { choice: self.choice.clone(), filter, cells: body.width };
        let is_made = |(known, made): &(Arc<Library>, MadeFor)| Arc::ptr_eq(known, library) && *made == wanted;
        let inner = body.shorter(1, 0);
        if !self.made_for.as_ref().is_some_and(is_made) {
            self.lay_out(inner, &scribe, &wanted.filter);
            self.made_for = Some((library.clone(), wanted));
        }
        let cells = usize::from(body.width.saturating_sub(2)).max(1);
        self.rows.fit(self.listed.len(), usize::from(body.height / 4).max(1));
        let about = self.listed.get(self.rows.cursor).map(|listed| listed.about.as_slice()).unwrap_or_default();
        self.about = about.iter().flat_map(|(text, role)| Span::wrapped(text, cells, *role)).collect();
        let years = self.years.to_string();
        self.legend = match self.listed.is_empty() {
            true => Vec::new(),
            false => Span::wrapped(&say!(words, "penalties-legend", years = &years), cells, Role::Note),
        };
        let said = u16::try_from(self.about.len() + self.legend.len()).unwrap_or(u16::MAX);
        let foot = if body.height >= ROOMY { said.min(body.height / 3) } else { 0 };
        if self.legend.len() * 2 > usize::from(foot) {
            self.legend.clear();
        }
        let rule = u16::from(foot > 0);
        self.body = inner.shorter(0, foot + rule);
        self.foot = inner.shorter(self.body.height + rule, 0);
        self.scroll.fit(self.lines.len(), usize::from(self.body.height));
        if let Some(listed) = self.listed.get(self.rows.cursor) {
            // What follows the last reading has no cursor of its own.
            let last = self.rows.cursor + 1 == self.listed.len();
            let end = if last { self.lines.len() } else { listed.lines.end };
            let heading = self.heading_of(listed.lines.start);
            self.scroll.show(&(heading..end));
            self.scroll.show(&listed.lines.clone());
        }
    }

    /// The name of the country right over a reading is seen with it.
    fn heading_of(&self, start: usize) -> usize {
        let before = start.checked_sub(1);
        before.filter(|at| self.lines.get(*at).is_some_and(|line| line.reading.is_none())).unwrap_or(start)
    }

    fn lay_out(&mut self, inner: Area, scribe: &Scribe<'_>, filter: &str) {
        let before = self.listed.get(self.rows.cursor).and_then(|listed| listed.held.key());
        let offset = self.listed.get(self.rows.cursor).map(|listed| listed.lines.start.saturating_sub(self.scroll.top));
        let mut ladder = scribe.penalties(&self.choice);
        let fits = |code: Code| {
            let names = scribe.library.names.get(code);
            filter
                .split_whitespace()
                .all(|word| names.is_none_or(|names| names.all().any(|name| fold(name).contains(word))))
        };
        ladder.readings.retain(|reading| fits(reading.found.report.country));
        ladder.without.retain(|code| fits(*code));
        ladder.unread.retain(|code| fits(*code));
        self.kept = ladder.readings.iter().map(|reading| reading.found.report.country).collect();
        self.kept.extend(ladder.without.iter().chain(&ladder.unread));
        self.kept.sort_unstable();
        self.kept.dedup();
        self.years = scale(&ladder);
        let band = if inner.width >= BESIDE { (inner.width / 3).clamp(NARROWEST, WIDEST) } else { 0 };
        self.band = Area { x: inner.x + inner.width - band - u16::from(band > 0), width: band, ..inner };
        (self.lines, self.listed) = (Vec::new(), Vec::new());
        let mut country = None;
        for reading in &ladder.readings {
            let code = reading.found.report.country;
            if country.replace(code) != Some(code) {
                let name = scribe.library.names.name(code, scribe.words.lang());
                let line = LadderLine { text: vec![Span::new(name, Role::Heading)], ..LadderLine::default() };
                self.lines.push(line);
            }
            self.reading(inner, reading, scribe);
        }
        self.without(inner, &ladder, scribe);
        let landed = self.landing.and_then(|code| self.place(|listed| listed.held.report.country == code));
        let same = before.and_then(|key| self.place(|listed| listed.held.key().as_ref() == Some(&key)));
        self.rows.cursor = landed.or(same).unwrap_or(0);
        if let Some(listed) = self.listed.get(self.rows.cursor) {
            // What is read under the cursor stays where it is on the screen when more comes above it.
            self.scroll.top = match (landed, offset) {
                (None, Some(offset)) if same.is_some() => listed.lines.start.saturating_sub(offset),
                _ => self.heading_of(listed.lines.start),
            };
        }
        if landed.is_some() || scribe.library.complete {
            self.landing = None;
        }
    }

    fn place(&self, is: impl Fn(&Listed) -> bool) -> Option<usize> {
        self.listed.iter().position(is)
    }

    /// The lines of a reading: its length and kind with the band, then the law and who reads it so.
    fn reading(&mut self, inner: Area, reading: &Reading<'_>, scribe: &Scribe<'_>) {
        let start = self.lines.len();
        let number = Some(self.listed.len());
        let beside = self.band.width > 0;
        let gap = if beside { self.band.width + 2 } else { 1 };
        let cells = usize::from(inner.width.saturating_sub(gap + 1)).saturating_sub(INDENT).max(1);
        let longest = self.years * 12;
        let band_cells = if beside { self.band.width } else { inner.width.saturating_sub(4).min(WIDEST) };
        let mut drawn = Some(band(reading, longest, usize::from(band_cells))).filter(|band| !band.trim().is_empty());
        let law = format!("{} \u{b7} {}", scribe.law_said(reading), scribe.read_by(reading));
        for (text, role) in [(scribe.penalty_said(reading), Role::Text), (law, Role::Meta)] {
            for line in wrap(&text, cells) {
                let text = format!("{:INDENT$}{}", "", text.get(line).unwrap_or_default());
                let band = if beside { drawn.take() } else { None };
                self.lines.push(LadderLine { text: vec![Span::new(text, role)], band, reading: number });
            }
        }
        if let Some(band) = drawn {
            let text = vec![Span::new(format!("{:INDENT$}{band}", ""), Role::Text)];
            self.lines.push(LadderLine { text, band: None, reading: number });
        }
        let held = Held::new(reading.found);
        self.listed.push(Listed { held, lines: start..self.lines.len(), about: about(reading, scribe) });
    }

    /// Countries without a penalty, and those of which that cannot be said yet.
    fn without(&mut self, inner: Area, ladder: &Ladder<'_>, scribe: &Scribe<'_>) {
        let said = [scribe.not_coded(&ladder.without, &self.choice.offence), scribe.unread(&ladder.unread)];
        for said in said.into_iter().flatten() {
            if !self.lines.is_empty() {
                self.lines.push(LadderLine::default());
            }
            for text in Span::wrapped(&said, usize::from(inner.width.saturating_sub(2)).max(1), Role::Gap) {
                self.lines.push(LadderLine { text, ..LadderLine::default() });
            }
        }
    }

    /// What is listed, to be taken away: where a filter is on, of the countries that it leaves, also of those without a
    /// penalty. `None` where it leaves none.
    #[must_use]
    pub(super) fn wanted(&self) -> Option<LadderChoice> {
        let mut choice = self.choice.clone();
        if self.filter.as_ref().is_some_and(|filter| !filter.text().trim().is_empty()) {
            choice.countries.clone_from(&self.kept);
            return (!choice.countries.is_empty()).then_some(choice);
        }
        Some(choice)
    }

    /// How many readings are listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.listed.len()
    }

    /// The passage of the reading under the cursor.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        self.listed.get(self.rows.cursor).map(|listed| &listed.held)
    }

    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::AllCountries => {
                let all = self.choice.countries.is_empty();
                self.choice.countries = if all { self.chosen.clone() } else { Vec::new() };
                true
            }
            action => self.step(action),
        }
    }

    /// Moves the cursor; says whether the action was a movement.
    pub(super) fn step(&mut self, action: Action) -> bool {
        let moved = self.rows.act(action);
        if moved {
            self.landing = None;
        }
        moved
    }

    /// The next offence that the library has penalties for, going round.
    pub(super) fn next_offence(&mut self, library: &Library) {
        let all = offences(library);
        let at = all.iter().position(|offence| *offence == self.choice.offence);
        let next = at.map_or(0, |at| (at + 1) % all.len().max(1));
        if let Some(offence) = all.get(next) {
            self.landing = self.held().map(|held| held.report.country);
            (*offence).clone_into(&mut self.choice.offence);
        }
    }

    /// Begins to filter.
    pub(super) fn start_filter(&mut self) {
        self.filtering = true;
        self.filter.get_or_insert_default();
    }

    /// Ends typing; a filter that says nothing goes.
    fn keep_filter(&mut self) {
        self.filtering = false;
        self.filter = self.filter.take().filter(|filter| !filter.text().trim().is_empty());
    }

    /// Takes a key while filtering.
    pub(super) fn filter_key(&mut self, key: Key) {
        match key.code {
            KeyCode::Enter => self.keep_filter(),
            KeyCode::Down => drop(self.step(Action::Down)),
            KeyCode::Up => drop(self.step(Action::Up)),
            _ => drop(self.filter.get_or_insert_default().key(key)),
        }
    }

    /// Puts the cursor on the reading at a row of the screen.
    pub(super) fn click(&mut self, x: u16, y: u16) {
        if self.body.contains(x, y) {
            let line = self.scroll.top + usize::from(y - self.body.y);
            let reading = self.lines.get(line).and_then(|line| line.reading);
            self.rows.cursor = reading.unwrap_or(self.rows.cursor);
            self.landing = None;
        }
    }
}

/// Everything about a reading.
fn about(reading: &Reading<'_>, scribe: &Scribe<'_>) -> Vec<(String, Role)> {
    let found = reading.found;
    let lang = scribe.words.lang();
    let mut reader = scribe.read_by(reading);
    // That a law is in force says its status.
    if found.passage.modality != Modality::InForce {
        reader.push_str(&format!(" \u{b7} {}", words::modality(scribe.words, found.passage.modality)));
    }
    let mut lines = vec![
        (scribe.library.names.name(found.report.country, lang), Role::Heading),
        (format!("{} \u{b7} {}", scribe.penalty_said(reading), scribe.law_said(reading)), Role::Text),
        (reader, Role::Speaker),
        (found.passage.text.in_lang(lang).to_owned(), Role::Text),
    ];
    lines.extend(sources::cited(found, scribe));
    lines
}
