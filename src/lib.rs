//! cotejo, the terminal reader for comparative country reports.
//!
//! # The screen, and the room behind each region
//!
//! ```text
//!  cotejo  Americas · 18 countries     Who shelters victims…?   ui/chrome
//!  Countries     18 │ Venezuela            48 sources · 2000–2025  app/browse, ui/browse
//!    Colombia    96 │ 1 Legal 2 Prevention 3 Prosecution ▌4 …▐    app/footer (tabs)
//!    Cuba       166 │────────────────────────────────────────────
//!  ▸ Venezuela  206 │ b  Shelter and assistance     The State 4    app/tally
//!   app/countries   │ The State, 2006 [1]         reported done    app/speech: lines about passages
//!                   │ ▌87 victims … home.     in tension ▸ [5]     app/flow: rows, made once
//!                   │                                                for a width
//!  ↵ details  J/K country  / find  ? help                         app/action, app/footer
//! ```
//!
//! Over it lies a stack of layers (`app/layer`): the comparison, grid, timeline, figures and penalties, the drawer
//! (`app/sheet` says what is in it), search, go to, help, sources and glossary (`app/lookup`), the boxes of what to compare
//! (`app/pick`), of a note (`app/note`, over `app/text_edit`), of a deck (`app/choose_deck`) and of what is taken away
//! (`app/take_away`), the list of bookmarks and decks (`app/bookmarks`), one deck (`app/deck`). A screen has one name
//! in `app/`, `ui/` and `tests/flows/`. What concerns several screens is `App`'s own code in `act`, `go`, `weigh`, `typing`,
//! `comparing`, `survey` (grid and timeline), `numbers` (figures and penalties), `taking`, `keeping` (bookmarks, undo),
//! `decking`, `noting` (notes and their drafts) and `addresses` (what a screen is called, and opening what is).
//!
//! The comparison (`app/compare`) has its columns (`compare/columns`), its lines, aligned point by point or loose
//! (`compare/lines`), and a cursor in each column (`compare/walk`). In what columns differ, which times stand apart and what
//! became of passages from edition to edition is found out in [`compare`], the room of the pure computations.
//!
//! The grid (`app/grid`: columns and cells; `app/grid_rows`: which countries, in which order) and the heat map share
//! `app/grid_cursor` and `app/grid_columns`; what a cell says is `export/coverage`. The timeline (`app/timeline`) lays
//! passages out as the section does, and walks through them with the same `app/walker`. `app/survey` leads from one to
//! the other.
//!
//! What the reader kept (`notebook`) is found again in the library by `notebook/standings`; `app/kept` has it by country,
//! `app/flow/mine` sets its signs and notes among the rows of a layout, `app/grid/kept` among the cells of the grid.
//!
//! Search is one box in three scopes (`app/scopes`): this section (`app/find_here`, at the foot of
//! the text), everything (`app/find_all`), names (`app/names`). Under the box of everything:
//!
//! ```text
//!  Find: shelter                  102 hits · 14 countries   app/find_all
//!  Did you mean …?                                          app/hints
//! ── this section ▌everything▐ names ─────────────────────  app/scopes
//!  Cuba │ Protection › Shelter │ United States: … │ whole   app/hit_rows, app/hit_lines │ app/preview
//! ```
//!
//! or, in the place of rows and preview, where the hits are (`app/heat_map`). `app/excerpt` cuts a row's texts.
//!
//! Figures (`app/figures`) keep a table made once for a choice (`app/figures/table`, from `compare/figures`), walk it
//! (`app/figures/steps`), settle its regions (`app/figures/layout`) and make bars and letters over years of it
//! (`app/figures/charts`). Penalties (`app/penalties`) are a list of readings (`compare/ladder`). `app/numbers` opens both.
//!
//! # The layers: imports point down only
//!
//! | room | what is in it |
//! |---|---|
//! | [`text`] | cleaning (raw → shown), folding, width, wrapping |
//! | [`model`] | library, report, passage, source, place, period, taxonomy, problem: plain data; what follows from it: ties between passages, marks |
//! | [`notebook`] | what readers keep, bookmarks and decks: addresses, how a passage is found again, changes that merge |
//! | [`words`] | the catalogue: every sentence of ours, in two languages |
//! | [`search`], [`compare`], [`store`] | finding; aligning by point, whose voices, figures and penalties; the disk |
//! | [`export`] | text, JSON and citations of what was found; documents that are taken away |
//! | [`app`] | all state, one door: `update(Msg) → Vec<Effect>`; no I/O, no clock, no terminal |
//! | [`ui`], [`cli`] | draws `&App`; answers on the command line |
//! | [`term`] | the runtime: loop, threads, terminal |
//!
//! `tests/tidy.rs` keeps these arrows and the other rules of the house.
//!
//! # One key press
//!
//! The input thread sends `Msg::Key`; the loop takes what waits; `App::update` asks the keymap of
//! what has the focus for an `Action` and does it; `prepare` settles all that depends on size
//! (wrapped rows, scroll); one frame is drawn; effects go to the workers, whose answers come back
//! as messages with a generation number.
//!
//! # One report
//!
//! Bytes → `store::file` (every fault with line and column) → `store::format` (the file's own
//! types) → `model` and problems → an immutable `Arc<Library>` that is swapped whole → screen.
//!
//! # What is bundled
//!
//! `src/bundle.rs` is the build script: it reads `reports/` and the registries in `assets/` with the
//! code of `text`, `model` and part of `store`, and writes the image (`store::image`) that the
//! program carries.
//!
//! # What is cached
//!
//! A large folder's reports are kept as they were read (`store::cache`); the loader in `term` opens the
//! cache after the first frame and writes it when all is loaded and something changed. So is the index of
//! a large library (`store::index_file`, [`search::Frozen`]), which the searcher in `term` writes; the command
//! line only reads it.
//!
//! # One save
//!
//! A [`notebook::Change`] → the keeper in `term`, or a command → `store::notebook_file`: merged under the lock with what
//! others did, a line of the journal, synced, and only then "saved" → a moment later the file that people read is written
//! from the journal. What is on disk is always file and journal together. Its `proof` holds that to a simulated disk
//! (`tests/faults` to the real one); `check` and `repair` are `cotejo state`.
//!
//! # One query
//!
//! What was typed → `search::query` (clauses of words and filters; faults with their place) → bound to the
//! library → `search::ask` (needles: a word with its stems, a row of words, a number) → `search::judge` grades
//! every passage in the index, clause by clause → `search::listing` counts all and keeps the best →
//! [`search::Results`]. The index (`search::index`) is some segments of reports; each is an inverted index
//! (`collect` makes it, `vocabulary` says what a word may mean, `inverted` where it stands, `rows` what stands in a
//! row), and what passages share, names of countries, points and sources, is indexed once (`labels`).
//! [`search::Marker`] finds in any text what made it a hit.
//!
//! # One file that is taken away
//!
//! A matter (`export::Matter`: what each screen shows) → `export::gather` and the files of the screens' names (`figures`,
//! `penalties`, `grid`, `along`, `hits`) take it out of the library → a layout
//! (`export::layout`: table, list, briefing) makes an `export::document::Document` of it, in which sources have numbers →
//! `markdown` or `html` (with `assets/takeaway/`) writes it. CSV (`passages`) and JSON come from the matter itself.
//! [`export::Scribe::file`] is the one door; what can be taken away anew is a variant of the matter and an arm in `file`.
//!
//! # What is passed on
//!
//! Bookmarks and decks → `export::shared` writes them as Markdown, JSON or TOML and reads each back without loss, a broken
//! entry costing only itself → `notebook::Plan` compares them with what is here (new, the same, different) and says by which
//! changes they are taken in → `store::NotebookStore` saves those. The plan is pure; `cli/share` prints it. A deck in
//! Markdown is slides, with all that is read back in one block below them.
//!
//! # One presentation
//!
//! What is on the screen, a deck, places → an `export::Program` → `export/slides` makes an [`export::Show`] of it: slides as
//! values, which know no screen. `app/present` holds where the presentation stands: `lay` and `pack` make pages of a slide
//! for a size, `reveal` says what of a page is seen, `again` finds the place when library or window changed, `chosen` says
//! which passage is asked about, `overview` lists all, `big` sets titles. `app/presenting` starts and leaves it, has a held
//! key count once, and keeps what is the reader's own from being seen; `ui/present` paints. Decks that a pack brings are
//! [`model::PackDeck`], read by `store/deck`; `store/deck_links` checks where they lead. The same show becomes pages that
//! are taken away (`export/slides/html`, `markdown`; what all pages share is in `export/web`).
//!
//! # The speaker's view
//!
//! `app/present/told` makes a [`app::Cue`] → `Effect::Cue` → `term/speaker` writes each as a line of JSON to whoever is
//! connected to its socket (`term/sockets` says which folders and sockets are trusted) → `term/follow` hears it in another
//! terminal, `app/follow` cleans it, keeps it and lays it out, `ui/follow` paints it.
//!
//! # How to add a screen
//!
//! 1. `app/<name>.rs`: its state, `prepare(area)`, what a key does; it asks, `app/go` acts.
//! 2. A variant in `app/layer`, with the context its keys have; rows in `app/action`'s table.
//! 3. `ui/<name>.rs`: paints it, with roles for looks and the catalogue for words.
//! 4. Messages in `assets/words/en` and `es`; `tests/flows/<name>.rs`: keys in, screen out.
//!
//! # Where the halves meet
//!
//! [`run`] gives the arguments to [`cli`]; where the reader is asked for, `reader` puts it together
//! from settings, keys, session and library, and hands it to [`term`].
//!
//! # Words
//!
//! A *library* is all that is loaded; a *pack* a folder of reports; a *report* one file about one
//! country; a *topic* has *points*; a *passage* is the smallest citable unit and rests on a
//! *source*; a *voice* is who speaks; a *section* is all passages of one country on one topic; a
//! *place* is the address of any of these. An *entry* is a report as the library lists it, loaded
//! or not; a *flow* is passages laid out in rows; a *step* is a stop of the cursor in it.

pub mod app;
pub mod cli;
pub mod compare;
pub mod export;
pub mod model;
pub mod notebook;
mod reader;
pub mod search;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod words;

use std::ffi::OsString;
use std::process::ExitCode;

pub use reader::{key_rows, keymap};

/// Does what a command line asks for; the program's name comes first in it.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match cli::run(args, reader::HOST) {
        cli::Ended::Done(exit) => exit.into(),
        cli::Ended::Open(start) => reader::open(*start),
        cli::Ended::Follow(start) => reader::follow(*start),
    }
}
