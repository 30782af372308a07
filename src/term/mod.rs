//! The runtime: the loop, the terminal, the threads. The only place that names the terminal
//! library, keeps threads and channels, and reads the clock for the reader.
//!
//! Must not: decide what a key means or what is drawn.

mod canvas;
mod drafts;
mod follow;
mod guard;
mod input;
mod keeper;
mod loader;
mod outside;
mod searcher;
mod signals;
mod sockets;
mod speaker;
mod watch;
mod writer;

pub use follow::{FollowSetup, follow};

use crate::app::{App, Effect, Key, Msg, Size, Start};
use crate::model::{Code, Lang, Place};
use crate::say;
use crate::store::{Draft, Loading, Paths, Shelf};
use crate::text::{Raw, fold};
use crate::ui;
use crate::words::Words;
use anyhow::{Context, Result};
use canvas::Canvas;
use guard::Guard;
use jiff::Timestamp;
use ratatui::layout::Rect;
use std::io::Write;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What the reader needs to run.
pub struct Setup {
    /// What to load.
    pub shelf: Shelf,
    /// As far as it was loaded before.
    pub loading: Option<Loading>,
    /// Where the reader's data is.
    pub paths: Paths,
    /// What the state starts with.
    pub start: Start,
    /// Said once at the start: what is wrong with the configuration.
    pub notice: Option<String>,
}

/// What reaches the loop.
pub(crate) enum Event {
    /// For the state.
    Msg(Msg),
    /// A key after which the terminal may be another program's; the input waits until it was taken.
    Lending(Key),
    /// The terminal gives no more keys.
    InputLost,
}

/// Exit code where something could not be saved.
pub const NOT_SAVED: u8 = 4;
/// Events taken before a frame is drawn; a paste of 200 KB without brackets is some such batches.
const BATCH: usize = 4096;

/// Runs the reader until it is left.
///
/// # Errors
/// Where the terminal cannot be set up or written to.
pub fn run(setup: Setup) -> Result<ExitCode> {
    let words = setup.start.words.clone();
    let (events, inbox) = channel();
    // What the first screen shows is read before the terminal is touched: a fraction of one report.
    let mut loading = setup.loading.unwrap_or_else(|| setup.shelf.outline());
    begin(&mut loading, first_place(&setup.start).as_ref());
    let first = loading.library();
    let shelf = (setup.shelf.clone(), setup.paths.clone());
    let loader = loader::spawn((setup.shelf, loading), &setup.paths, &events)?;
    let searcher = searcher::spawn(words.lang(), shelf, &events)?;
    let keeper = keeper::spawn(&setup.paths, words.clone(), &events)?;
    let writer = writer::spawn(words.clone(), &events)?;
    let mouse = setup.start.mouse;
    let mut app = App::new(setup.start);
    let guard = Guard::new(mouse);
    let speaker = speaker::Speaker::new(&setup.paths, &events);
    let (drafts, socket) = (keeper.drafts.clone(), speaker.socket.clone());
    let last = move || {
        drafts.write_at_once();
        socket.remove();
    };
    signals::spawn(&guard, last.clone())?;
    guard::restore_on_panic(&guard, &words, last);
    guard.enter().context("terminal")?;
    let input = input::spawn(&events, app.keymap.keys("note-editor").to_vec())?;
    let mut screen = Screen::new(guard.clone(), Desk { loader, searcher, keeper, writer, speaker, input, events })?;
    screen.tell(&mut app, Msg::Resize(size()));
    screen.take(&mut app, Event::Msg(Msg::Library(first)));
    if let Some(text) = setup.notice {
        screen.tell(&mut app, Msg::Tell(text));
    }
    let result = screen.run(&mut app, &inbox);
    // The terminal is given back last: what is typed after that belongs to the shell.
    screen.desk.keeper.finish();
    screen.desk.writer.finish();
    screen.desk.speaker.finish();
    guard.leave();
    let mut unsaved = app.has_unsaved();
    let (mut lost, mut refused) = (Vec::new(), None);
    for event in inbox.try_iter() {
        // What was asked for last, the disk answered after the reader was left.
        match event {
            Event::Msg(Msg::Saved(..)) => (unsaved, refused) = (false, None),
            Event::Msg(Msg::NotSaved(_, why)) => (unsaved, refused) = (true, Some(why)),
            event => lost.extend(not_written(event, &words)),
        }
    }
    lost.extend(refused);
    result?;
    for line in &lost {
        // Where stderr is gone too, nobody is left to be told.
        let _ = writeln!(std::io::stderr(), "cotejo: {line}");
    }
    Ok(if unsaved || !lost.is_empty() { ExitCode::from(NOT_SAVED) } else { ExitCode::SUCCESS })
}

/// What the writer answered after the reader was left, where the file is not there.
fn not_written(event: Event, words: &Words) -> Option<String> {
    match event {
        Event::Msg(Msg::NotWritten(_, why)) => Some(why),
        Event::Msg(Msg::FileExists(_, file)) => Some(say!(words, "take-kept", file = &file)),
        _ => None,
    }
}

/// What will be on screen first, where it is known.
fn first_place(start: &Start) -> Option<Place> {
    start.place.clone().or_else(|| start.session.place.clone())
}

impl From<Size> for Rect {
    fn from(size: Size) -> Self {
        Self::new(0, 0, size.width, size.height)
    }
}

/// Reads what the first screen needs: the section that was asked for or left, else the first topic
/// of the country that comes first by name. That name is the English one: in another language
/// another country may come first, and is then asked for at once.
fn begin(loading: &mut Loading, place: Option<&Place>) {
    let known = loading.library();
    let name = |code: &Code| fold(&known.names.name(*code, Lang::En));
    let first = || known.countries.iter().map(|country| country.code).min_by_key(name);
    let asked = place.map(|place| place.country).filter(|code| known.country(*code).is_some());
    if let Some(code) = asked.or_else(first) {
        loading.begin_country(code, place.and_then(|place| place.topic.as_deref()));
    }
}

fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

/// The workers, as the loop sees them.
struct Desk {
    loader: loader::Loader,
    searcher: searcher::Searcher,
    keeper: keeper::Keeper,
    writer: writer::Writer,
    speaker: speaker::Speaker,
    /// Tells the input to go on.
    input: Sender<()>,
    events: Sender<Event>,
}

/// The terminal and everything that effects need.
struct Screen {
    canvas: Canvas,
    desk: Desk,
    leaving: bool,
}

impl Screen {
    fn new(guard: Guard, desk: Desk) -> Result<Self> {
        Ok(Self { canvas: Canvas::new(guard)?, desk, leaving: false })
    }

    /// Takes events as they come, several at once where they come fast, and draws once for all.
    fn run(&mut self, app: &mut App, inbox: &Receiver<Event>) -> Result<()> {
        self.draw(app)?;
        self.desk.loader.go();
        while !self.leaving {
            let Ok(first) = inbox.recv() else { break };
            self.take(app, first);
            for event in inbox.try_iter().take(BATCH) {
                self.take(app, event);
                if self.leaving {
                    break;
                }
            }
            self.rest(app);
            if !self.leaving {
                self.draw(app)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, app: &mut App, event: Event) {
        match event {
            Event::InputLost => self.leaving = true,
            Event::Lending(key) => {
                self.tell(app, Msg::Key(key));
                let _ = self.desk.input.send(());
            }
            Event::Msg(msg) => {
                if let Msg::Resize(size) = &msg {
                    self.canvas.size = *size;
                    // Also back at the size it had: the terminal may have cut off what was drawn.
                    drop(self.canvas.forget());
                }
                match &msg {
                    Msg::Library(library) => self.desk.searcher.library(library.clone()),
                    Msg::Notebook(all) | Msg::Saved(all, ..) => {
                        self.desk.searcher.bookmarks(all.places().into());
                    }
                    _ => {}
                }
                self.tell(app, msg);
            }
        }
    }

    fn tell(&mut self, app: &mut App, msg: Msg) {
        app.set_time(Timestamp::now());
        for effect in app.update(msg) {
            self.perform(app, effect);
        }
    }

    /// What is done once for a batch of events, after the last of them.
    fn rest(&mut self, app: &mut App) {
        for effect in app.rest() {
            self.perform(app, effect);
        }
    }

    /// Everything that is asked of the world, in one place.
    fn perform(&mut self, app: &mut App, effect: Effect) {
        match effect {
            Effect::Want(code) => self.desk.loader.want(code),
            Effect::Reload => self.desk.loader.reload(),
            Effect::Search(generation, query) => self.desk.searcher.search(generation, query),
            Effect::Save(changes) => self.desk.keeper.save(changes),
            Effect::ReadNotebook => self.desk.keeper.read(),
            Effect::Draft(order) => self.desk.keeper.draft(order),
            Effect::Edit(draft) => {
                let answer = self.edit(&draft, &app.words);
                self.tell(app, answer);
            }
            Effect::Remember(session) => self.desk.keeper.remember(*session),
            Effect::Write(order) => {
                if !self.desk.writer.write(*order, app.library.clone()) {
                    self.tell(app, Msg::WorkerLost);
                }
            }
            Effect::Wake(milliseconds) => {
                let events = self.desk.events.clone();
                let wake = move || {
                    std::thread::sleep(Duration::from_millis(milliseconds));
                    // Nobody is left to be woken where the reader was left.
                    let _ = events.send(Event::Msg(Msg::Wake));
                };
                // Without a thread nothing waits: the key counts when the next one comes.
                let _ = worker("wake", &self.desk.events, wake);
            }
            Effect::Cue(cue) => self.desk.speaker.tell(cue),
            Effect::Copy(text) => self.canvas.guard.copy(&text),
            Effect::Mouse(ours) => self.canvas.guard.mouse(ours),
            Effect::Redraw => drop(self.canvas.forget()),
            Effect::Suspend => {
                if let Err(error) = self.suspend() {
                    let text = Raw::display(error).shown().to_string();
                    let again = app.update(Msg::Tell(text));
                    debug_assert!(again.is_empty(), "telling asks for nothing");
                }
            }
            Effect::Quit => self.leaving = true,
        }
    }

    /// Stops until the shell brings us back.
    fn suspend(&mut self) -> Result<()> {
        self.canvas.suspend()?;
        let _ = self.desk.events.send(Event::Msg(Msg::Resize(size())));
        Ok(())
    }

    /// Has a note edited with the program that the reader chose; gives what there is to tell.
    fn edit(&mut self, draft: &Draft, words: &Words) -> Msg {
        let Some(editor) = outside::editor(&|name| std::env::var_os(name)) else {
            return Msg::Tell(words.say("editor-unset"));
        };
        let drafts = self.desk.keeper.drafts.clone();
        let file = match drafts.lend(draft) {
            Ok(file) => file,
            Err(error) => return Msg::Tell(error.say(words)),
        };
        let ended = self.canvas.guard.lend(|| outside::run(&editor, &file));
        drop(self.canvas.forget());
        // The window may have changed while we were away, and nobody told us.
        let _ = self.desk.events.send(Event::Msg(Msg::Resize(size())));
        let name = Raw::display(editor.to_string_lossy()).shown();
        let failed = match ended {
            Ok(Ok(outside::Ended::Well)) => match drafts.take_back(draft) {
                Ok(note) => return Msg::Edited(draft.of.clone(), note.to_string()),
                Err(why) => why,
            },
            Ok(Ok(outside::Ended::Badly)) => say!(words, "editor-failed", editor = &name),
            Ok(Err(error)) | Err(error) => {
                say!(words, "editor-not-run", editor = &name, said = &Raw::display(error).shown())
            }
        };
        Msg::Tell(match drafts.set_aside_changed(draft) {
            Some(Ok(file)) => format!("{failed} {}", say!(words, "editor-left", file = &file)),
            Some(Err(why)) => format!("{failed} {why}"),
            None => failed,
        })
    }

    fn draw(&mut self, app: &App) -> Result<()> {
        self.canvas.draw(|frame| {
            ui::draw(frame, app);
            fail_for_test(app);
        })
    }
}

/// A panic on request, in builds for tests only: what a fault of ours leaves behind is tested in a
/// real terminal.
fn fail_for_test(app: &App) {
    let asked = cfg!(debug_assertions) && matches!(app.layers.last(), Some(crate::app::Layer::Help(_)));
    assert!(!asked || std::env::var_os("COTEJO_TEST_PANIC").is_none(), "asked for");
}

/// A worker thread whose panic becomes a notice instead of silence.
fn worker<E: From<Event> + Send + 'static>(
    name: &str,
    events: &Sender<E>,
    work: impl FnOnce() + Send + 'static,
) -> Result<std::thread::JoinHandle<()>> {
    let events = events.clone();
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
                let _ = events.send(Event::Msg(Msg::WorkerLost).into());
            }
        })
        .context("thread")
}
