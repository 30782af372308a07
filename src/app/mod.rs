//! All state of the reader behind one door: a message in, effects out.
//!
//! Must not: do I/O, read a clock, name a terminal, a colour or a thread.

mod act;
mod action;
mod addresses;
mod bookmarks;
mod browse;
mod choose_deck;
mod compare;
mod comparing;
mod countries;
mod cue;
mod deck;
mod decking;
mod drawer;
mod excerpt;
mod figures;
mod find_all;
mod find_here;
mod flow;
mod follow;
mod footer;
mod glossary;
mod go;
mod grid;
mod grid_columns;
mod grid_cursor;
mod grid_rows;
mod heat_map;
mod help;
mod hints;
mod history;
mod hit_lines;
mod hit_rows;
mod keeping;
mod kept;
mod key;
mod keymap;
mod layer;
mod line_edit;
mod lookup;
mod mouse;
mod msg;
mod names;
mod note;
mod notice;
mod noting;
mod numbers;
mod panes;
mod past_queries;
mod penalties;
mod pick;
mod present;
mod presenting;
mod preview;
mod role;
mod rows;
mod scopes;
mod session;
mod sheet;
mod sources;
mod speech;
mod start;
mod survey;
mod take_away;
mod taking;
mod tally;
mod text_edit;
mod timeline;
mod typing;
mod walk;
mod walker;
mod weigh;

pub use action::{Action, Context, Entry, TABLE};
pub use bookmarks::{BookmarkRow, Bookmarks, Grouping, Listed, Tab as BookmarkTab, became, deck_extent};
pub use browse::{Browse, Focus};
pub use choose_deck::{ChooseDeck, DeckChoice, DeckFor, NewItem};
pub use compare::{Compare, Head as CompareHead, Line as CompareLine};
pub use countries::Countries;
pub use cue::{CUE_VERSION, Cue, CueLine};
pub use deck::{DeckLine, DeckView};
pub use drawer::{Drawer, Subject};
pub use excerpt::MarkedText;
pub use figures::{
    BarOf, Bars, FigureView, Figures, Lines, ListLine, Series, Spot, Table, TableCell, TableColumn, TableRow,
    TableValue,
};
pub use find_all::{FindAll, Offer};
pub use find_here::FindHere;
pub use flow::{Flow, Held, KEPT, Layout, MyMarks, Piece, Row, Setting, Step};
pub use follow::{Follow, FollowFault, FollowMsg, FollowTrouble, FollowView};
pub use footer::{FootKey, foot_keys, tabs};
pub use grid::Grid;
pub use grid_columns::GridColumn;
pub use grid_cursor::GridCursor;
pub use grid_rows::{GridLine, GridRows};
pub use heat_map::HeatMap;
pub use help::{Help, HelpRow, Purpose, label_id};
pub use hints::did_you_mean;
pub use hit_lines::{Columns as HitColumns, HitLine, HitLines};
pub use hit_rows::{HitRow, HitRows};
pub use kept::{Mine, MyNote};
pub use key::{Code as KeyCode, Key, KeyError};
pub use keymap::{Keymap, KeymapFault};
pub use layer::Layer;
pub use line_edit::LineEdit;
pub use lookup::{Item as LookupItem, Kind as LookupKind, Lookup};
pub use msg::{Effect, Mouse, MouseKind, Msg};
pub use names::Names;
pub use note::{Choice as NoteChoice, Note, NoteField};
pub use notice::{Notice, Saved};
pub use noting::DraftOrder;
pub use panes::{Area, Panes, SMALLEST, Size};
pub use penalties::{LadderLine, Penalties};
pub use pick::{Pick, PickFor};
pub use present::{
    Begins, Big, BigSize, Laid, Overview, Page, Part, Present, Reveal, Seen, Stage, StageColumn, StageLine,
};
pub use preview::{Preview, paragraph};
pub use role::{Role, Span};
pub use scopes::Scope;
pub use start::{Start, ThemeName};
pub use take_away::{Field as TakeAwayField, Order, TakeAway};
pub use tally::lens_words;
pub use text_edit::TextEdit;
pub use timeline::{Timeline, TimelineView};

use crate::model::{Id, Library, Place};
use crate::notebook::{Address, Change, Notebook};
use crate::search::Results;
use crate::store::Session;
use crate::words::Words;
use history::History;
use jiff::Timestamp;
use past_queries::PastQueries;
use std::sync::Arc;

/// All state.
pub struct App {
    /// The catalogue.
    pub words: Arc<Words>,
    /// Keys in force.
    pub keymap: Keymap,
    /// The library, as far as it is loaded.
    pub library: Arc<Library>,
    /// The terminal.
    pub size: Size,
    /// The first screen.
    pub browse: Browse,
    /// What lies over it.
    pub layers: Vec<Layer>,
    /// What the reader keeps, as it is on disk.
    pub notebook: Arc<Notebook>,
    /// What of it is in which country, and whether notes are shown.
    kept: kept::Kept,
    /// What is said once.
    pub notice: Option<Notice>,
    /// How the reader's data stands.
    pub saved: Saved,
    /// How it looks.
    pub theme: ThemeName,
    /// Whether the reader wants the mouse to be ours.
    pub mouse: bool,
    /// Whether it is.
    mouse_is_ours: bool,
    text_width: u16,
    history: History,
    /// Hits that `n` and `N` lead along, and where among them the reader is.
    trail: Option<(Arc<Results>, usize)>,
    /// The search whose box was closed last, as it was left.
    last_search: Option<Box<FindAll>>,
    /// Queries that led somewhere.
    past: PastQueries,
    /// The grid that was closed last, as it was left.
    last_grid: Option<Box<Grid>>,
    generation: u64,
    /// What was last changed in it, to be undone.
    done: Vec<Vec<Change>>,
    /// What was taken back last, to be done again.
    undone: Vec<Vec<Change>>,
    /// Changes that were asked to be saved and not answered yet.
    unanswered: usize,
    /// The deck that is added to.
    deck: Option<Id>,
    /// The time, as far as the runtime told it.
    now: Timestamp,
    /// The comparison that was left for a place, and how many places there were to go back to then.
    left_comparison: Option<(Box<Compare>, usize)>,
    /// Notes that were not saved yet.
    drafts: noting::Drafts,
    /// Whether the place to open was asked for; a country without reports is then shown as such.
    asked: bool,
    /// Where reading of each country stands.
    last: session::LastPlaces,
    /// Screens that the last session left open, until they are opened again.
    reopening: Vec<Address>,
    /// Where to open, until the library knows the country.
    opening: Option<Place>,
    /// The session as it was last remembered.
    remembered: Session,
    /// What there is besides the screen that presents.
    stagehand: presenting::Stagehand,
    effects: Vec<Effect>,
}

impl App {
    /// Before anything is known of the library.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let mut app = Self {
            words: start.words,
            keymap: start.keymap,
            library: Arc::new(Library::empty()),
            size: Size::default(),
            browse: Browse::default(),
            layers: Vec::new(),
            notebook: Arc::default(),
            kept: kept::Kept::default(),
            notice: None,
            saved: Saved::default(),
            theme: start.theme,
            mouse: start.mouse,
            mouse_is_ours: start.mouse,
            text_width: start.text_width,
            history: History::default(),
            trail: None,
            last_search: None,
            past: PastQueries::default(),
            last_grid: None,
            generation: 0,
            done: Vec::new(),
            undone: Vec::new(),
            unanswered: 0,
            deck: None,
            now: Timestamp::UNIX_EPOCH,
            left_comparison: None,
            drafts: Vec::new(),
            asked: start.place.is_some(),
            last: session::LastPlaces::default(),
            reopening: Vec::new(),
            opening: None,
            remembered: Session::default(),
            stagehand: presenting::Stagehand::default(),
            effects: Vec::new(),
        };
        app.restore(&start.session);
        if let Some(place) = start.place {
            app.browse.focus = Focus::Text;
            // A country alone opens where reading of it stood.
            let last = app.last.of(place.country).filter(|_| place == Place::country(place.country));
            app.opening = Some(last.cloned().unwrap_or(place));
        }
        if let Some(program) = start.program {
            app.begin(program, true);
        }
        app
    }

    /// What time it is for whatever happens next; there is no clock in here.
    pub fn set_time(&mut self, now: Timestamp) {
        self.now = now;
        self.start_clock();
    }

    /// The one door: takes what happened, settles everything that depends on it, and gives what
    /// the world is asked to do.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse_did(mouse),
            Msg::Resize(size) => self.size = size,
            Msg::Library(library) => self.take_library(library),
            Msg::Found(generation, answer) => self.take_answer(generation, &answer),
            Msg::Notebook(notebook) => self.take_notebook(notebook),
            Msg::Saved(notebook, _, time) => {
                self.was_answered();
                self.take_notebook(notebook);
                self.saved = Saved::At(time);
            }
            Msg::NotSaved(count, why) => {
                self.was_answered();
                self.saved = Saved::Not(count);
                let text = format!("{why} {}", self.words.say("not-saved-elsewhere"));
                self.notice = Some(Notice { text, alarm: true });
            }
            Msg::Drafts(drafts) => self.take_drafts(drafts),
            Msg::DraftKept(of, time) => self.draft_is_kept(&of, time),
            Msg::Edited(of, text) => self.was_edited(&of, &text),
            Msg::Tell(text) => self.notice = Some(Notice { text, alarm: true }),
            Msg::Written(ticket, file) => self.was_written(ticket, &file),
            Msg::FileExists(ticket, file) => self.is_there_already(ticket, &file),
            Msg::NotWritten(ticket, why) => self.was_not_written(ticket, why),
            Msg::Wake => self.wake(),
            Msg::WorkerLost => {
                self.nobody_writes();
                self.tell("worker-lost", true);
            }
        }
        self.prepare();
        // The mouse is the terminal's as long as the text is bare, whatever lies over it.
        let ours = self.mouse && !self.is_bare();
        if ours != std::mem::replace(&mut self.mouse_is_ours, ours) {
            self.effects.push(Effect::Mouse(ours));
        }
        std::mem::take(&mut self.effects)
    }

    fn is_bare(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer, Layer::Bare))
    }

    /// What need not be done for each of many messages that come at once: asks to remember where
    /// reading stands, where that has changed, and to keep what was typed.
    pub fn rest(&mut self) -> Vec<Effect> {
        self.remember();
        self.tell_speaker();
        self.keep_draft();
        std::mem::take(&mut self.effects)
    }

    /// Settles what depends on size, library and place, so that drawing only paints.
    fn prepare(&mut self) {
        if !self.size.is_enough() {
            return;
        }
        self.show_kept();
        let in_list = self.browse.focus == Focus::Countries;
        let panes = match self.layers.last() {
            Some(_) if self.is_bare() => Panes::bare(self.size),
            _ => Panes::new(self.size, self.browse.countries.wanted_width(), in_list),
        };
        self.browse.prepare(panes, &self.library, (&self.words, self.text_width));
        let (body, complete) = (self.size.area().shorter(1, 1), self.keymap.shown("complete"));
        let here = self.here();
        for layer in &mut self.layers {
            match layer {
                Layer::Compare(compare) => compare.prepare(body, &self.library, (&self.words, self.text_width)),
                Layer::Grid(grid) => grid.prepare(body, &self.library, &self.words),
                Layer::Timeline(timeline) => timeline.prepare(body, &self.library, (&self.words, self.text_width)),
                Layer::Drawer(drawer) => drawer.prepare(body, &self.library, &self.words),
                Layer::FindAll(find) => find.prepare(body, (&self.library, &self.words), &complete),
                Layer::Names(names) => names.prepare(body),
                Layer::Help(help) => help.prepare(body),
                Layer::Pick(pick) => pick.prepare(body),
                Layer::Note(note) => note.prepare(body),
                Layer::TakeAway(take) => take.prepare(body),
                Layer::Bookmarks(list) => {
                    list.prepare(body, (&self.notebook, here.clone()), (&self.library, &self.words));
                }
                Layer::Deck(deck) => deck.prepare(body, &self.notebook, (&self.library, &self.words)),
                Layer::ChooseDeck(asks) => asks.prepare(body, &self.notebook),
                Layer::Lookup(lookup) => lookup.prepare(body),
                Layer::Figures(figures) => figures.prepare(body, &self.library, &self.words),
                Layer::Present(present) => {
                    present.prepare(self.size, &self.library, (&self.words, self.text_width));
                }
                Layer::Penalties(penalties) => penalties.prepare(body, &self.library, &self.words),
                Layer::Bare | Layer::ConfirmQuit => {}
            }
        }
    }

    fn take_library(&mut self, library: Arc<Library>) {
        self.library = library;
        let lang = self.words.lang();
        self.browse.countries.take(&self.library, lang);
        for layer in &mut self.layers {
            match layer {
                Layer::Drawer(drawer) => drawer.take(&self.library),
                Layer::FindAll(find) => find.complete(&self.library, &self.words),
                Layer::Pick(pick) => pick.take(&self.library, lang),
                Layer::Lookup(lookup) => lookup.take(&self.library, &self.words),
                _ => {}
            }
        }
        self.open_at_start();
    }

    /// Says something once.
    fn tell(&mut self, id: &str, alarm: bool) {
        self.notice = Some(Notice { text: self.words.say(id), alarm });
    }

    /// The address of what is under the cursor.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.browse.place(&self.library)
    }

    fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }
}
