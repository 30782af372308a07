//! How the speaker's view divides a terminal: slide, next title, notes, times; the slide beside the rest where there
//! is room, else above it.
//!
//! Must not: draw. What is drawn where is settled here, whatever the size.

use super::Follow;
use super::rows::{lines, place, slide, uncounted, window};
use super::times::{Times, clock};
use crate::app::{Area, Cue, Role, Span};
use crate::say;
use crate::text::width;

/// From so many columns on the slide stands beside the rest.
const BESIDE: u16 = 80;
/// Rows from which there is air, and each time has a row of its own.
const ROOMY: u16 = 16;
/// Cells that the title keeps beside where the slides are.
const SHORTEST_TITLE: usize = 14;
/// Cells that a bar leaves for its words, and for its numbers alone.
const BAR_WORDS: u16 = 22;
const BAR_NUMBERS: u16 = 8;
/// A longer bar says nothing more.
const LONGEST_BAR: u16 = 40;

/// What is drawn, and where.
#[derive(Clone, Debug, Default)]
pub struct FollowView {
    /// Rows of text.
    pub rows: Vec<(Area, Vec<Span>)>,
    /// Horizontal rules.
    pub rules: Vec<Area>,
    /// The divider beside the slide.
    pub divider: Option<Area>,
    /// Where the terminal's cursor stands: where it is read on.
    pub cursor: Option<(u16, u16)>,
    /// Rows of notes that are seen at once.
    pub(super) page: usize,
    /// The row of the slide that is seen first.
    pub(super) slide_top: usize,
    /// Whether not all of the slide is seen.
    is_slide_cut: bool,
    /// The first and last row of the notes that are seen, and how many there are, where not all are seen.
    notes_seen: Option<(usize, usize, usize)>,
}

/// The regions.
struct Regions {
    slide: Area,
    next: Area,
    notes: Area,
    times: Area,
}

impl Follow {
    /// Settles what is drawn.
    pub(super) fn prepare(&mut self) {
        let mut view = FollowView::default();
        if self.size.is_enough() {
            let all = self.size.area();
            let cue = self.followed().map(|(_, cue)| cue.clone());
            self.head(&mut view, all.row(0), cue.as_ref());
            let notice = self.notices().join(" ");
            let most = if all.height >= ROOMY { 4 } else { 1 };
            let said = lines(&notice, (all.width.saturating_sub(2), most), Role::Notice);
            let said = if notice.is_empty() { Vec::new() } else { said };
            let taken = u16::try_from(said.len()).unwrap_or(most);
            let body = all.shorter(1, 1 + taken);
            view.rows.extend(place(said, all.shorter(all.height - 1 - taken, 1).inset(1, 1)));
            match &cue {
                Some(cue) => self.show(&mut view, body, cue),
                None => self.wait(&mut view, body),
            }
            self.foot(&mut view, all.row(all.height - 1));
        }
        self.view = view;
    }

    /// Title, where the slides are, the time of day.
    fn head(&self, view: &mut FollowView, area: Area, cue: Option<&Cue>) {
        let time = self.now.strftime("%H:%M").to_string();
        let mut forms = vec![time.clone()];
        if let Some(cue) = cue {
            let [(slide, slides), (page, pages)] = [cue.slide, cue.page];
            let (mut short, mut long) =
                (format!("{slide}/{slides}"), say!(self.words, "follow-slide", at = slide, of = slides));
            if pages > 1 {
                let page_of = say!(self.words, "follow-page", at = page, of = pages);
                (short, long) = (format!("{short} ({page}/{pages})"), format!("{long} ({page_of})"));
            }
            forms.extend([short, long].map(|form| format!("{form} \u{b7} {time}")));
        }
        let room = usize::from(area.width.saturating_sub(2));
        let stands = forms.into_iter().rev().find(|form| width(form) + SHORTEST_TITLE <= room).unwrap_or(time);
        let cells = u16::try_from(width(&stands)).unwrap_or(area.width);
        let title = cue.map_or_else(|| self.words.say("follow-title"), |cue| cue.title.clone());
        view.rows.push((area.inset(1, cells + 3), vec![Span::new(title, Role::Title)]));
        view.rows.push((area.inset(area.width.saturating_sub(cells + 1), 1), vec![Span::new(stands, Role::Text)]));
    }

    /// That there is nothing to follow, and what becomes of that.
    fn wait(&self, view: &mut FollowView, area: Area) {
        let words = &self.words;
        let area = area.shorter(u16::from(area.height >= ROOMY), 0).inset(2, 2);
        let mut rows = Vec::new();
        let cells = usize::from(area.width);
        match &self.over {
            Some((title, after)) => {
                let said = say!(words, "follow-over", title = title, time = &clock(*after));
                rows.extend(Span::wrapped(&said, cells, Role::Heading));
                rows.extend(Span::wrapped(&words.say("follow-next-appears"), cells, Role::Text));
            }
            None => {
                rows.extend(Span::wrapped(&words.say("follow-none"), cells, Role::Heading));
                rows.extend(Span::wrapped(&words.say("follow-none-hint"), cells, Role::Text));
            }
        }
        view.cursor = Some((area.x, area.y));
        view.rows.extend(place(rows, area));
    }

    fn show(&self, view: &mut FollowView, body: Area, cue: &Cue) {
        let words = &self.words;
        let is_tight = body.height < ROOMY;
        let times = Times::new(cue, &self.now);
        let right_cells = if body.width >= BESIDE { body.width - body.width / 2 - 2 } else { body.width - 2 };
        let next = match &cue.next {
            Some(title) => say!(words, "follow-next", title = title),
            None => words.say("follow-last"),
        };
        let next = lines(&next, (right_cells, if is_tight { 1 } else { 2 }), Role::Heading);
        let clocks = self.clocks(&times, right_cells, is_tight);
        let heights = [next.len(), clocks.len()].map(|rows| u16::try_from(rows).unwrap_or(1));
        let regions = self.regions(view, (body, cue), heights);

        let rows = slide(cue, regions.slide, words);
        let below = regions.slide.shorter(u16::try_from(rows.head.len()).unwrap_or(0), 0);
        view.rows.extend(place(rows.head, regions.slide));
        // What the room saw last is in view, whatever is still hidden under it; but before that the first that it does
        // not see: who speaks, where it is to guess.
        let height = usize::from(below.height);
        let is_revealed_bit_by_bit = rows.seen < rows.lines.len();
        let reached = if is_revealed_bit_by_bit { rows.seen.saturating_sub(uncounted(below)) } else { 0 };
        let reached = rows.hidden.map_or(reached, |hidden| hidden.min(reached));
        view.is_slide_cut = rows.lines.len() > height;
        let (seen, top) = window((rows.lines, self.slide_top.unwrap_or(reached)), below, words);
        view.slide_top = top;
        view.rows.extend(seen);
        view.rows.extend(place(next, regions.next));
        self.show_notes(view, regions.notes, &cue.note);
        view.rows.extend(place(clocks, regions.times));
    }

    /// Divides the body; the next title and the times take the rows they need.
    fn regions(&self, view: &mut FollowView, (body, cue): (Area, &Cue), [next, times]: [u16; 2]) -> Regions {
        let is_roomy = body.height >= ROOMY;
        let air = u16::from(is_roomy);
        if body.width >= BESIDE {
            let left = Area { width: body.width / 2, ..body };
            view.divider = Some(Area { x: left.width, width: 1, ..body });
            let right = body.inset(left.width + 1, 0);
            if is_roomy {
                view.rules.extend([right.row(next), right.row(right.height.saturating_sub(times + 1))]);
            }
            let right = right.inset(1, 0);
            return Regions {
                slide: left.inset(1, 1),
                next: right.shorter(0, right.height - next),
                notes: right.shorter(next + air, times + air),
                times: right.shorter(right.height.saturating_sub(times), 0),
            };
        }
        let inner = body.inset(1, 1);
        let room = body.height.saturating_sub(next + times + 3 * air);
        let rows = slide(cue, Area { height: room, ..inner }, &self.words);
        let wanted = u16::try_from(rows.head.len() + rows.lines.len()).unwrap_or(room);
        let height = wanted.min(room.div_ceil(2));
        if is_roomy {
            let above = [height, height + 1 + next, body.height.saturating_sub(times + 1)];
            view.rules.extend(above.map(|at| body.row(at)));
        }
        Regions {
            slide: inner.shorter(0, inner.height.saturating_sub(height)),
            next: inner.shorter(height + air, 0).shorter(0, inner.height.saturating_sub(height + air + next)),
            notes: inner.shorter(height + next + 2 * air, times + air),
            times: inner.shorter(inner.height.saturating_sub(times), 0),
        }
    }

    /// The notes from where they are scrolled to.
    fn show_notes(&self, view: &mut FollowView, area: Area, note: &str) {
        if note.trim().is_empty() {
            view.cursor = Some((area.x, area.y));
            let none = vec![Span::new(self.words.say("follow-no-notes"), Role::Meta)];
            view.rows.extend(place(vec![none], area));
            return;
        }
        let label = self.words.say("follow-notes");
        // Where rows are few, the name stands before the text and not over it.
        let is_headed = area.height >= 4;
        let (area, text) = match is_headed {
            true => {
                view.rows.push((area.row(0), vec![Span::new(label, Role::Heading)]));
                (area.shorter(1, 0), note.trim_end().to_owned())
            }
            false => (area, say!(self.words, "labelled", label = &label, value = note.trim_end())),
        };
        let rows = Span::paragraphs(&text, usize::from(area.width), Role::Text);
        let (height, all) = (usize::from(area.height), rows.len());
        let from = self.scrolled.min(all.saturating_sub(height));
        view.page = height.saturating_sub(1);
        if all > height {
            view.notes_seen = Some((from + 1, (from + height).min(all), all));
        }
        view.cursor = Some((area.x, area.y));
        view.rows.extend(place(rows.into_iter().skip(from).collect(), area));
    }

    /// The rows of the times.
    fn clocks(&self, times: &Times, cells: u16, is_tight: bool) -> Vec<Vec<Span>> {
        let words = &self.words;
        if is_tight {
            let half = cells / 2;
            let bar = half.saturating_sub(BAR_NUMBERS).min(LONGEST_BAR);
            let mut bars = times.slides_bar(bar, words, true);
            if let Some(time) = times.time_bar(bar, words, true) {
                let taken: usize = bars.iter().map(|span| width(&span.text)).sum();
                bars.push(Span::new(" ".repeat(usize::from(half).saturating_sub(taken).max(1)), Role::Text));
                bars.extend(time);
            }
            return vec![vec![times.all(words)], times.item(words).into_iter().collect(), bars];
        }
        let bar = cells.saturating_sub(BAR_WORDS).min(LONGEST_BAR);
        let said = [Some(times.all(words)), times.pace(words), times.item(words)];
        let mut rows: Vec<Vec<Span>> = said.into_iter().flatten().map(|span| vec![span]).collect();
        rows.push(times.slides_bar(bar, words, false));
        rows.extend(times.time_bar(bar, words, false));
        rows
    }

    /// The keys and what they do; the way out first, and always.
    fn foot(&self, view: &mut FollowView, area: Area) {
        let words = &self.words;
        let mut keys = vec![("q", words.say("follow-key-leave"))];
        if let Some((from, to, of)) = view.notes_seen {
            keys.push(("\u{2191}\u{2193}", say!(words, "follow-key-notes", from = from, to = to, of = of)));
        }
        if self.telling().len() > 1 {
            keys.push(("Tab", words.say("follow-key-other")));
        }
        if view.is_slide_cut {
            keys.push(("J K", words.say("follow-key-slide")));
        }
        keys.push(("T", words.say("follow-key-theme")));
        let area = area.inset(1, 1);
        let (mut taken, mut spans) = (0, Vec::new());
        for (key, label) in keys {
            let air = if taken == 0 { "" } else { "  " };
            let cells = air.len() + width(key) + 1 + width(&label);
            if taken + cells <= usize::from(area.width) {
                taken += cells;
                let label = format!(" {label}");
                spans.extend([Span::new(air, Role::Text), Span::new(key, Role::KeyName), Span::new(label, Role::Text)]);
            }
        }
        view.rows.push((area, spans));
    }
}
