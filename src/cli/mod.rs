//! The command line: the same library and the same words as on the screen, for pipes, scripts and
//! screen readers.
//!
//! Must not: know the reader. Where that is asked for, [`run`] says with what it should start.

mod address;
mod args;
mod bookmark;
mod bookmark_lines;
mod check;
mod cite;
mod compare;
mod config;
mod deck;
mod deliver;
mod failure;
mod figures;
mod grid;
mod keep_args;
mod keys;
mod list;
mod locale;
mod open;
mod penalties;
mod present;
mod reply;
mod row_args;
mod search;
mod share;
mod show;
mod state;
mod take;
mod timeline;
mod underline;

pub use config::Chosen;
pub use failure::Exit;
pub use keys::KeyRow;
pub use open::{FollowStart, Start};

use crate::export::{Form, Found, Program, Scribe};
use crate::model::{Library, Problem};
use crate::notebook::Address;
use crate::say;
use crate::search::Results;
use crate::store::{self, IndexFile, NotebookStore, Settings, Shelf, StoreError};
use crate::text::Raw;
use crate::words::Words;
use args::{Globals, SearchArgs, Verb, Wanted};
use failure::Failure;
use jiff::Timestamp;
use keep_args::{BookmarkVerb, DeckVerb, NewArgs};
use present::{Asked, PresentArgs};
use reply::Reply;
use search::Question;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// Passages of a search that go on slides; how many more there are is said on the last of them.
const MOST_ON_SLIDES: usize = 100;

/// How a command line ends.
pub enum Ended {
    /// All was said.
    Done(Exit),
    /// The reader is wanted.
    Open(Box<Start>),
    /// The speaker's view is wanted.
    Follow(Box<FollowStart>),
}

/// What only the reader knows.
#[derive(Clone, Copy)]
pub struct Host {
    /// Its keys under these settings, for `cotejo keys`.
    pub key_rows: fn(&Words, &Settings) -> Vec<KeyRow>,
    /// What is wrong with the keys in these settings.
    pub key_faults: fn(&Chosen) -> Vec<Problem>,
}

/// Does what a command line asks for; the program's name comes first in it.
pub fn run(args: impl IntoIterator<Item = OsString>, host: Host) -> Ended {
    let (cli, globals) = match args::parse(args) {
        Ok(parsed) => parsed,
        Err(error) => return Ended::Done(usage(&error)),
    };
    let desk = Desk::new(globals, host);
    let ended = match &cli.command {
        None => desk.open(cli.place.as_deref()).map(|start| Ended::Open(Box::new(start))),
        Some(Wanted::Present(args)) => desk.present(args),
        Some(Wanted::Said(verb)) => {
            let answered = desk.answer(verb);
            desk.mention_problems(verb);
            answered.map(Ended::Done)
        }
    };
    ended.unwrap_or_else(|failure| {
        deliver::say(&failure.line(&desk.words));
        Ended::Done(failure.exit())
    })
}

/// Help and version go to stdout; anything else clap has to say is bad usage.
fn usage(error: &clap::Error) -> Exit {
    if error.use_stderr() {
        deliver::complain(&error.render().to_string());
        return Exit::Bad;
    }
    let text = error.render();
    let text = if deliver::stdout_form().bold { text.ansi().to_string() } else { text.to_string() };
    deliver::to_stdout(&text).map_or_else(|failure| failure.exit(), |()| Exit::Done)
}

/// Says on stderr why the reader could not go on.
pub fn complain(words: &Words, error: &anyhow::Error) {
    let said = Raw::new(format!("{error:#}")).shown();
    deliver::say(&say!(words, "reader-failed", said = &said));
}

/// Whether colour is welcome: `NO_COLOR` is not set, or empty (no-color.org).
#[must_use]
pub fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// What commands work with.
struct Desk {
    words: Arc<Words>,
    chosen: Chosen,
    shelf: Shelf,
    /// Folders named on the command line, which must be there.
    folders: Vec<PathBuf>,
    host: Host,
    /// Loaded by the first command that needs it.
    library: OnceCell<Arc<Library>>,
}

impl Desk {
    fn new(globals: Globals, host: Host) -> Self {
        let chosen = Chosen::read(host.key_faults);
        let lang = globals.lang.or(chosen.settings.lang).unwrap_or_else(locale::lang);
        let folders = chosen.settings.library.iter().chain(&globals.library).cloned().collect();
        let shelf = Shelf { bundled: !globals.no_bundled, folders };
        Self {
            words: Arc::new(Words::new(lang)),
            chosen,
            shelf,
            folders: globals.library,
            host,
            library: OnceCell::new(),
        }
    }

    fn answer(&self, verb: &Verb) -> Result<Exit, Failure> {
        self.need_folders()?;
        let reply = self.reply(verb)?;
        match verb.output() {
            Some(output) => {
                if let Some(file) = deliver::deliver(&reply.text, output)? {
                    deliver::say(&say!(self.words, "written", file = &file));
                }
            }
            None => deliver::to_stdout(&reply.text)?,
        }
        reply.notes.iter().for_each(|note| deliver::say(note));
        Ok(reply.exit)
    }

    fn reply(&self, verb: &Verb) -> Result<Reply, Failure> {
        let form = verb.output().map_or_else(deliver::stdout_form, deliver::form);
        let words = &self.words;
        match verb {
            Verb::List(args) => self.with_scribe(|scribe| list::list(scribe, args, form)),
            Verb::Show(args) => self.with_scribe(|scribe| show::show(scribe, args, form)),
            Verb::Compare(args) => self.with_scribe(|scribe| compare::compare(scribe, args, form)),
            Verb::Grid(args) => self.with_scribe(|scribe| grid::grid(scribe, args, form)),
            Verb::Timeline(args) => self.with_scribe(|scribe| timeline::timeline(scribe, args, form)),
            Verb::Figures(args) => self.with_scribe(|scribe| figures::figures(scribe, args, form)),
            Verb::Penalties(args) => self.with_scribe(|scribe| penalties::penalties(scribe, args, form)),
            Verb::Search(args) => self.search(args, form),
            Verb::Cite(args) => self.with_scribe(|scribe| cite::cite(scribe, args)),
            Verb::Bookmark(verb) => self.bookmark(verb, form),
            Verb::Deck(verb) => self.deck(verb, form),
            Verb::Check(args) => check::check(words, args, &self.shelf),
            Verb::State(verb) => state::state(words, &mut NotebookStore::new(&self.chosen.paths), *verb),
            Verb::Keys(args) => {
                let rows = (self.host.key_rows)(words, &self.chosen.settings);
                keys::keys(words, &rows, args.format(), form)
            }
            Verb::Config(verb) => config::config(words, &self.chosen, *verb),
            Verb::Completions { shell } => Ok(args::completions(*shell)),
        }
    }

    fn search(&self, args: &SearchArgs, form: Form) -> Result<Reply, Failure> {
        let question = Question::read(&args.query.join(" "))?;
        let results = self.results(&question, args.limit)?;
        self.with_scribe(|scribe| question.reply(scribe, &results, (args, form)))
    }

    fn results(&self, question: &Question, limit: Option<usize>) -> Result<Arc<Results>, Failure> {
        let bookmarks = question.bookmarks(&mut NotebookStore::new(&self.chosen.paths))?;
        let file = IndexFile::of(&self.shelf, &self.chosen.paths);
        self.with_scribe(|scribe| question.ask((scribe, self.library()), (file.as_ref(), &bookmarks), limit))
    }

    fn bookmark(&self, verb: &BookmarkVerb, form: Form) -> Result<Reply, Failure> {
        let store = &mut NotebookStore::new(&self.chosen.paths);
        let now = Timestamp::now();
        let reply = match verb {
            BookmarkVerb::List(args) => return self.with_scribe(|scribe| bookmark::list(scribe, store, args, form)),
            BookmarkVerb::Export(args) => return self.with_scribe(|scribe| share::bookmarks(scribe, store, args)),
            BookmarkVerb::Import(args) => self.with_scribe(|scribe| share::import(scribe, store, args, form)),
            BookmarkVerb::Add(args) if args.place == bookmark_lines::STDIN => {
                bookmark_lines::add(self.library(), store, args, std::io::stdin().lock())
            }
            BookmarkVerb::Add(args) => bookmark::add(self.library(), store, args, now),
            BookmarkVerb::Edit(args) => bookmark::edit(&self.words, store, args, now),
            BookmarkVerb::Remove { id } => bookmark::remove(&self.words, store, id),
        };
        Ok(self.settle(store, reply?))
    }

    fn deck(&self, verb: &DeckVerb, form: Form) -> Result<Reply, Failure> {
        let (words, store) = (&*self.words, &mut NotebookStore::new(&self.chosen.paths));
        let now = Timestamp::now();
        let reply = match verb {
            DeckVerb::List(args) => return self.with_scribe(|scribe| deck::list(scribe, store, *args)),
            DeckVerb::Show { name, form: args } => {
                return self.with_scribe(|scribe| deck::show(scribe, store, name, (*args, form)));
            }
            DeckVerb::Export(args) => {
                return self.with_scribe(|scribe| share::deck(scribe, store, args, |query| self.found(query)));
            }
            DeckVerb::Import(args) => self.with_scribe(|scribe| share::import(scribe, store, args, form)),
            DeckVerb::New(args) => {
                let hits = self.hits(args)?;
                self.with_scribe(|scribe| deck::new(scribe, store, deck::Wanted { args, hits, now }))
            }
            DeckVerb::Add(args) => deck::add(self.library(), store, args, now),
            DeckVerb::Remove { name, item } => deck::remove(words, store, (name, item), now),
            DeckVerb::Rename { name, title } => deck::rename(words, store, (name, title), now),
            DeckVerb::Delete { name } => deck::delete(words, store, name),
        };
        // A name that nobody gave here may be that of a deck which cannot be changed.
        let reply = reply.map_err(|failure| match failure {
            Failure::Unknown(unknown) if unknown.what == "deck" && self.library().deck(&unknown.name).is_some() => {
                Failure::DeckOfLibrary(unknown.name)
            }
            other => other,
        });
        Ok(self.settle(store, reply?))
    }

    /// Has the file written that people read. What was saved is safe without it, so that is no failure; and whoever
    /// holds the lock is about to write it.
    fn settle(&self, store: &mut NotebookStore, reply: Reply) -> Reply {
        match store.settle() {
            Ok(()) | Err(StoreError::Locked { .. }) => reply,
            Err(error) => reply.note(say!(self.words, "store-not-settled", said = &error.say(&self.words))),
        }
    }

    /// What the search for a new deck finds.
    fn hits(&self, args: &NewArgs) -> Result<Vec<Address>, Failure> {
        let Some(query) = &args.from_search else { return Ok(Vec::new()) };
        let results = self.results(&Question::read(query)?, args.limit)?;
        let hits = results.hits.iter().filter_map(|hit| Some(self.library().place_of(hit.passage()?).into()));
        Ok(hits.collect())
    }

    /// What a search in a deck finds, as far as slides show it.
    fn found(&self, query: &str) -> Result<Found, Failure> {
        let results = self.results(&Question::read(query)?, Some(MOST_ON_SLIDES))?;
        let places = results.hits.iter().filter_map(|hit| Some(self.library().place_of(hit.passage()?)));
        let (total, countries) = (results.total, results.countries);
        Ok(Found { query: Raw::new(query).shown(), places: places.collect(), total, countries })
    }

    fn with_scribe<T>(&self, work: impl FnOnce(&Scribe<'_>) -> T) -> T {
        work(&Scribe { library: self.library(), words: &self.words })
    }

    fn library(&self) -> &Arc<Library> {
        self.library.get_or_init(|| store::recall(&self.shelf, &self.chosen.paths))
    }

    fn open(&self, place: Option<&str>) -> Result<Start, Failure> {
        self.need_folders()?;
        let found = place.map(|text| open::find(&self.shelf, text)).transpose()?;
        open::need_terminal()?;
        let (place, loading) = found.unzip();
        let (words, shelf, chosen) = (Arc::clone(&self.words), self.shelf.clone(), self.chosen.clone());
        Ok(Start { words, shelf, loading, place, program: None, chosen })
    }

    fn present(&self, args: &PresentArgs) -> Result<Ended, Failure> {
        match present::asked(args) {
            Asked::Follow => {
                open::need_terminal()?;
                let (words, chosen) = (Arc::clone(&self.words), self.chosen.clone());
                Ok(Ended::Follow(Box::new(FollowStart { words, chosen })))
            }
            Asked::Places(places) => self.begin(self.with_scribe(|scribe| present::places(scribe, &places))?),
            Asked::Deck(name) => {
                let store = &mut NotebookStore::new(&self.chosen.paths);
                self.begin(self.with_scribe(|scribe| present::deck(scribe, store, &name))?)
            }
        }
    }

    /// The reader, to present and no more.
    fn begin(&self, program: Program) -> Result<Ended, Failure> {
        let start = self.open(None)?;
        Ok(Ended::Open(Box::new(Start { program: Some(program), ..start })))
    }

    /// A folder that somebody typed must be there; one in the settings may be on a stick that is not.
    fn need_folders(&self) -> Result<(), Failure> {
        match self.folders.iter().find(|folder| !folder.is_dir()) {
            Some(missing) => Err(Failure::NoFolder(Raw::display(missing.display()).shown())),
            None => Ok(()),
        }
    }

    /// Says on stderr that something is wrong with what was read, and where to learn more.
    fn mention_problems(&self, verb: &Verb) {
        let library = self.library.get().map_or(0, |library| library.problems.len());
        if library > 0 {
            deliver::say(&say!(self.words, "library-problems", count = library));
        }
        let settings = self.chosen.problems.len();
        if settings > 0 && !matches!(verb, Verb::Config(_)) {
            deliver::say(&say!(self.words, "settings-problems", count = settings));
        }
    }
}
