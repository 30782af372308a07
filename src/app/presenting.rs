//! Presenting among the other screens: what is on the screen becomes slides, keys that are held count once, and nothing of
//! the reader's own is seen while the room looks on.
//!
//! Must not: hold state but `Stagehand`; this is `App`'s own code, kept apart from its data.

use super::action::Action;
use super::bookmarks::Tab;
use super::cue::Cue;
use super::help::Purpose;
use super::key::{Code, Key};
use super::layer::Layer;
use super::msg::Effect;
use super::present::{Present, Wish};
use super::{App, FigureView};
use crate::export::{Found, Matter, Program, ProgramItem, What};
use crate::model::PackDeck;
use crate::notebook::Address;
use crate::say;
use crate::search::Hit;
use crate::text::Raw;
use jiff::Timestamp;

/// Hits that become slides; nobody presents more, and more are said to be left out.
const MOST_HITS: usize = 100;
/// A key that comes again within so many milliseconds is held. Keyboards repeat every 15 to 92; nobody presses one again
/// so soon.
const HELD: i64 = 120;
/// How long a key is held before it repeats, in milliseconds: what comes alone after that, and is followed by a repeat,
/// was one itself.
const BEFORE_REPEAT: std::ops::RangeInclusive<i64> = 200..=1100;
/// So long after a presentation keys of the clicker do nothing, in milliseconds: they were meant for it.
const LATE: i64 = 3000;

/// What there is besides the screen that presents.
#[derive(Debug, Default)]
pub(super) struct Stagehand {
    /// The last key, when it came, whether it counted, and where the slides were before.
    last: Option<Press>,
    /// A key that may be the first repeat of one that is held, until that is known.
    deferred: Option<(Key, Timestamp)>,
    /// What the speaker's view was told last.
    told: Option<Cue>,
    /// Since when nothing of the reader's own is to be seen, after a presentation.
    discreet: Option<Timestamp>,
    /// Searches of a deck's items that were not asked for yet, the last first: the item and its query.
    to_search: Vec<(usize, String)>,
    /// The one that was asked for: its generation and item.
    searched: Option<(u64, usize)>,
}

#[derive(Clone, Copy, Debug)]
struct Press {
    key: Key,
    at: Timestamp,
    /// Milliseconds after the press of the same key before, where that counted.
    after: Option<i64>,
    counted: bool,
    before: (usize, usize, usize),
}

impl App {
    /// The presentation, wherever among the layers it is.
    #[must_use]
    pub fn presentation(&self) -> Option<&Present> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Present(present) => Some(&**present),
            _ => None,
        })
    }

    /// A presentation that was there before the time was known begins now.
    pub(super) fn start_clock(&mut self) {
        let now = self.now;
        if let Some(Layer::Present(present)) = self.layers.last_mut() {
            present.start_clock(now);
        }
    }

    /// Whether nothing of the reader's own may be seen: while they present, and after that until they do something.
    #[must_use]
    pub fn is_discreet(&self) -> bool {
        self.stagehand.discreet.is_some() || self.presentation().is_some()
    }

    /// Whether a presentation was left and the reader did nothing since.
    #[must_use]
    pub fn is_just_over(&self) -> bool {
        self.stagehand.discreet.is_some()
    }

    /// Presents what is on the screen.
    pub(super) fn present(&mut self) {
        if self.presentation().is_some() {
            return;
        }
        match self.program_of_screen() {
            Some(program) if program.items.is_empty() => self.tell("present-empty", false),
            Some(program) => self.begin(program, false),
            None if matches!(self.layers.last(), Some(Layer::FindAll(find)) if !find.is_blank()) => {
                self.tell("present-wait", false);
            }
            None => self.tell("present-nothing", false),
        }
    }

    /// The decks that the library brings, for the palette.
    pub(super) fn brought_decks(&self) -> Vec<(String, Action)> {
        let lang = self.words.lang();
        let label = |deck: &PackDeck| say!(self.words, "palette-deck", title = deck.title.in_lang(lang));
        let all = self.library.decks().zip(0u8..);
        all.map(|((_, deck), number)| (label(deck), Action::PresentDeck(number))).collect()
    }

    /// Presents one of them.
    pub(super) fn present_brought(&mut self, number: u8) {
        let deck = self.library.decks().nth(usize::from(number)).map(|(_, deck)| deck);
        if let Some(program) = deck.map(|deck| Program::of_pack(deck, self.words.lang())) {
            self.begin(program, false);
        }
    }

    /// Presents; `is_all` says that the program was started for it.
    pub(super) fn begin(&mut self, program: Program, is_all: bool) {
        self.want_all(&program.countries());
        self.stagehand.to_search = searches(&program);
        let mut present = Present::new(program, self.theme, self.now);
        present.is_all = is_all;
        self.layers.push(Layer::Present(Box::new(present)));
        self.ask_next_search();
    }

    /// What is on the screen as slides.
    fn program_of_screen(&self) -> Option<Program> {
        match self.layers.last() {
            Some(Layer::Bookmarks(list)) if list.tab == Tab::Decks => {
                self.deck_in_hand().map(|deck| Program::of_deck(&deck))
            }
            Some(Layer::Bookmarks(list)) => {
                let item = |bookmark: &crate::notebook::Bookmark| ProgramItem {
                    what: What::Address(bookmark.address.clone()),
                    note: bookmark.note.to_string(),
                    minutes: None,
                    anchor: bookmark.anchor.clone(),
                };
                let items: Vec<ProgramItem> = list.marked_or_all().into_iter().map(item).collect();
                let title = self.words.say("present-bookmarks");
                Some(Program { title, items, objective: Vec::new(), is_deck: true })
            }
            Some(Layer::Deck(_)) => self.deck_in_hand().map(|deck| Program::of_deck(&deck)),
            Some(_) | None => {
                let (mut matter, _) = self.on_screen()?;
                let title = match (&mut matter, self.layers.last()) {
                    (Matter::Hits(found), _) => {
                        found.places.truncate(MOST_HITS);
                        found.query.to_string()
                    }
                    // A chart is of one indicator.
                    (Matter::Figures(choice), Some(layer @ Layer::Figures(figures))) => {
                        let row = figures.table.value(figures.at).map(|(row, ..)| row.indicator.clone());
                        if let Some(row) = row.filter(|_| figures.view != FigureView::Table) {
                            choice.indicators = vec![row];
                        }
                        self.address_of(layer).map(|address| self.name_address(&address)).unwrap_or_default()
                    }
                    (Matter::Section { place, .. }, _) => self.name_address(&place.clone().into()),
                    (_, Some(layer)) => self.address_of(layer).map(|address| self.name_address(&address))?,
                    (_, None) => String::new(),
                };
                Some(Program::of(title, [What::Matter(matter)]))
            }
        }
    }

    /// A key while something is presented; says whether that took it.
    pub(super) fn key_in_presentation(&mut self, key: Key) -> bool {
        if self.presentation().is_none() {
            return false;
        }
        // What waits to be told from a held key was none, when another key comes.
        if let Some((waiting, _)) = self.stagehand.deferred.take_if(|(waiting, _)| *waiting != key) {
            self.press(waiting);
        }
        if self.presentation().is_some() && self.counts(key) {
            self.press(key);
        }
        true
    }

    /// The time that was asked for went by.
    pub(super) fn wake(&mut self) {
        let now = self.now.as_millisecond();
        let is_due = |(_, at): &mut (Key, Timestamp)| now - at.as_millisecond() >= HELD;
        if let Some((key, _)) = self.stagehand.deferred.take_if(is_due)
            && self.presentation().is_some()
        {
            self.press(key);
        }
    }

    /// Whether a key counts now: a held one does once. Pages turn at once, and turn back when the next repeat shows that
    /// the first was one; whatever else a key does waits for as long as that takes to be known.
    fn counts(&mut self, key: Key) -> bool {
        let now = self.now;
        let gone = |at: Timestamp| now.as_millisecond() - at.as_millisecond();
        let last = self.stagehand.last.filter(|last| last.key == key);
        let action = self.keymap.action(super::Context::Present, key);
        let Some(Layer::Present(present)) = self.layers.last_mut().filter(|layer| !layer.takes_text()) else {
            // In a box, and in a text that scrolls, keys repeat as anywhere, but for the one that opened it.
            let Some(last) = last else {
                self.stagehand.last = None;
                return true;
            };
            let (is_held, is_first) = (gone(last.at) < HELD, BEFORE_REPEAT.contains(&gone(last.at)) && last.counted);
            self.stagehand.last = Some(Press { at: now, counted: !is_held, after: None, ..last });
            self.stagehand.deferred = (is_first && !is_held).then_some((key, now));
            if is_first {
                self.effects.push(Effect::Wake(HELD.unsigned_abs()));
            }
            return !is_held && !is_first;
        };
        let before = present.spot();
        if let Some(last) = last.filter(|last| gone(last.at) < HELD) {
            if last.counted && last.after.is_some_and(|after| BEFORE_REPEAT.contains(&after)) {
                present.back_to(last.before, now);
            }
            self.stagehand.deferred = None;
            self.stagehand.last = Some(Press { at: now, counted: false, after: None, ..last });
            return false;
        }
        let after = last.filter(|last| last.counted).map(|last| gone(last.at));
        let is_page = matches!(action, Some(Action::NextSlide | Action::PreviousSlide)) && present.is_whole();
        if !is_page && after.is_some_and(|after| BEFORE_REPEAT.contains(&after)) {
            self.stagehand.last = Some(Press { key, at: now, after: None, counted: true, before });
            self.stagehand.deferred = Some((key, now));
            self.effects.push(Effect::Wake(HELD.unsigned_abs()));
            return false;
        }
        self.stagehand.last = Some(Press { key, at: now, after, counted: true, before });
        true
    }

    /// Does what a key means, on the slide or over it.
    fn press(&mut self, key: Key) {
        let (context, now) = (self.context(), self.now);
        let action = self.keymap.action(context, key);
        match (self.layers.last_mut(), action) {
            (_, Some(Action::Redraw)) => self.effects.push(Effect::Redraw),
            (Some(Layer::Present(present)), action) if present.is_typing() => {
                if action == Some(Action::Close) && key.code == Code::Esc {
                    present.close_box();
                } else {
                    present.key(key, now);
                }
            }
            (Some(Layer::Present(_)), Some(action)) => self.act_on_slide(action),
            // What lies over a slide scrolls and closes, and leads nowhere.
            (Some(Layer::Present(_)), None) | (None, _) => {}
            (_, Some(Action::Close | Action::Quit)) => drop(self.layers.pop()),
            (Some(Layer::Help(help)), _) => {
                if let Some(action) = help.key(key) {
                    self.layers.pop();
                    self.act_on_slide(action);
                }
            }
            (Some(Layer::Drawer(_)), _) if self.keymap.keys("slide-source").contains(&key) => drop(self.layers.pop()),
            (Some(Layer::Drawer(_)), Some(Action::Follow(_) | Action::Open)) => {}
            (Some(Layer::Drawer(drawer)), Some(action)) => drop(drawer.act(action)),
            _ => {}
        }
    }

    fn act_on_slide(&mut self, action: Action) {
        let now = self.now;
        let Some(Layer::Present(present)) = self.layers.last_mut() else { return };
        match (present.act(action, now), action) {
            (Some(Wish::Nothing), _) => {}
            (Some(Wish::Leave), _) => self.leave_presentation(),
            (Some(Wish::Drawer(place)), _) => {
                if let Some(held) = Present::held(&self.library, &place) {
                    self.open_passage(Some(held));
                }
            }
            (None, Action::Help | Action::Palette) => self.list_actions(Purpose::Palette),
            (None, _) => {}
        }
    }

    /// Back to exactly where the reader was; where the program was started to present, out.
    fn leave_presentation(&mut self) {
        let Some(at) = self.layers.iter().position(|layer| matches!(layer, Layer::Present(_))) else { return };
        let is_all = self.presentation().is_some_and(|present| present.is_all);
        (self.stagehand.to_search, self.stagehand.searched) = (Vec::new(), None);
        if is_all {
            // The slides stay until the terminal is given back: the reader was never asked for.
            self.effects.push(Effect::Quit);
            return;
        }
        self.layers.truncate(at);
        self.stagehand.discreet = Some(self.now);
    }

    /// After a presentation: a key of the clicker was meant for it, any other brings the reader's own things back.
    /// Says whether the key is done with.
    pub(super) fn key_after_presentation(&mut self, key: Key) -> bool {
        let Some(left) = self.stagehand.discreet else { return false };
        let meant = self.keymap.action(super::Context::Present, key);
        let was_meant =
            matches!(meant, Some(Action::Close | Action::NextSlide | Action::PreviousSlide | Action::Blank));
        let is_curtain = self.has_curtain();
        // Behind the curtain is the reader's own: what a hand on a clicker may press does not lift it.
        if was_meant && (is_curtain || self.now.as_millisecond() - left.as_millisecond() <= LATE) {
            return true;
        }
        self.stagehand.discreet = None;
        // What comes back among the rows is laid out before the key moves along them.
        self.prepare();
        // What is behind the curtain is seen first.
        is_curtain
    }

    /// Whether the screen under a presentation is the reader's own, and waits until they want it.
    #[must_use]
    pub fn has_curtain(&self) -> bool {
        let is_own = |layer: &Layer| {
            layer.is_list() || matches!(layer, Layer::Note(_) | Layer::ChooseDeck(_) | Layer::TakeAway(_))
        };
        self.stagehand.discreet.is_some() && self.layers.iter().any(is_own)
    }

    /// Tells the speaker's view what has changed.
    pub(super) fn tell_speaker(&mut self) {
        let cue = self.presentation().map(|present| present.cue(&self.words));
        if cue != self.stagehand.told {
            self.stagehand.told.clone_from(&cue);
            self.effects.push(Effect::Cue(cue.map(Box::new)));
        }
    }

    /// Asks for the next search of a deck's items: one after the other, since only the newest is answered.
    fn ask_next_search(&mut self) {
        if self.stagehand.searched.is_some() {
            return;
        }
        let Some((item, query)) = self.stagehand.to_search.pop() else { return };
        let generation = self.next_generation();
        self.stagehand.searched = Some((generation, item));
        self.effects.push(Effect::Search(generation, query));
    }

    /// Takes the answer to a search of a deck's item; says whether it was one.
    pub(super) fn take_hits_of_item(&mut self, generation: u64, answer: &crate::search::Answer) -> bool {
        let Some((_, item)) = self.stagehand.searched.filter(|(asked, _)| *asked == generation) else { return false };
        // What is found so far is shown, and more of it comes under the same number.
        let is_partial = answer.as_ref().is_ok_and(|results| results.partial) || !self.library.complete;
        if let Some(Layer::Present(present)) = self.layers.iter_mut().find(|layer| matches!(layer, Layer::Present(_))) {
            let query = Raw::new(present.query(item).unwrap_or_default()).shown();
            let found = match answer {
                Ok(results) => {
                    let passages = results.hits.iter().filter_map(Hit::passage).take(MOST_HITS);
                    let places = passages.map(|found| self.library.place_of(found)).collect();
                    Found { query, places, total: results.total, countries: results.countries }
                }
                Err(_) => Found { query, places: Vec::new(), total: 0, countries: 0 },
            };
            present.take_hits(item, found);
        }
        if is_partial {
            return true;
        }
        self.stagehand.searched = None;
        self.ask_next_search();
        true
    }
}

/// What a deck's items search for, the last first.
fn searches(program: &Program) -> Vec<(usize, String)> {
    let query = |item: &ProgramItem| match &item.what {
        What::Address(Address::Search(query)) => Some(query.to_string()),
        _ => None,
    };
    let all = program.items.iter().enumerate().filter_map(|(at, item)| Some((at, query(item)?)));
    let mut all: Vec<(usize, String)> = all.collect();
    all.reverse();
    all
}
