//! What windows do, as people do it: each knows what it read last, and asks again for what was refused.
//!
//! Must not: look at the disk but through a window.

use super::places;
use super::sim::{Bench, SimDisk, Weakness};
use crate::model::Id;
use crate::notebook::{Bookmark, Change, Deck, DeckItem, Notebook};
use crate::store::disk::StoreError;
use crate::store::notebook_file::reading;
use crate::store::notebook_file::table;
use crate::store::notebook_file::window::Window;
use crate::text::{Raw, Shown};
use jiff::Timestamp;
use std::cell::RefCell;
use std::rc::Rc;

/// Something that is done in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Do {
    /// A bookmark is made.
    Add,
    /// Two bookmarks are made in one save.
    Two,
    /// The note of a bookmark is replaced; which one, counted from the first.
    Edit(usize),
    /// A bookmark gets a label.
    Label(usize),
    /// A bookmark goes.
    Remove(usize),
    /// What this window did last is taken back.
    Undo,
    /// A deck is made, or gets one item more.
    Deck,
    /// The file is written.
    Settle,
    /// The window looks.
    Read,
    /// Somebody changes the note of the first bookmark in the file with an editor.
    Hand,
}

/// A window and whoever sits before it.
pub(super) struct Actor {
    number: usize,
    bench: Rc<RefCell<Bench>>,
    pub(super) window: Window<SimDisk>,
    view: Notebook,
    waiting: Vec<Change>,
    last: Vec<Change>,
}

fn at(second: usize) -> Timestamp {
    Timestamp::from_second(i64::try_from(second).unwrap()).unwrap()
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

impl Actor {
    pub(super) fn new(bench: &Rc<RefCell<Bench>>, number: usize, weakness: Option<Weakness>) -> Self {
        let disk = SimDisk { bench: bench.clone(), window: number, weakness };
        let window = Window::new(disk, Some(places()));
        let (view, waiting, last) = (Notebook::default(), Vec::new(), Vec::new());
        Self { number, bench: bench.clone(), window, view, waiting, last }
    }

    /// A number that nothing else has; also the time.
    fn count(&self) -> usize {
        let log = &mut self.bench.borrow_mut().log;
        Rc::make_mut(log).count += 1;
        log.count
    }

    fn bookmark(&self) -> Bookmark {
        let count = self.count();
        let new =
            Bookmark::new(id(&format!("b-{count:04}-{}", self.number)), "ve/protection".parse().unwrap(), at(count));
        Bookmark { note: text(count), ..new }
    }

    /// Does it, and gives whether the disk did too.
    pub(super) fn act(&mut self, what: Do) -> Result<(), StoreError> {
        let mut changes = Vec::new();
        match what {
            Do::Add => changes.push(Change::add(self.bookmark())),
            Do::Two => changes.extend([self.bookmark(), self.bookmark()].map(Change::add)),
            Do::Edit(which) | Do::Label(which) | Do::Remove(which) => {
                let Some(before) = self.view.bookmarks.get(which).cloned() else { return Ok(()) };
                let count = self.count();
                changes.push(match what {
                    Do::Remove(_) => Change::remove(before),
                    Do::Label(_) => {
                        let labels = vec![Raw::new(format!("label {count}")).shown()];
                        Change::edit(before.clone(), Bookmark { labels, updated: at(count), ..before })
                    }
                    _ => Change::edit(before.clone(), Bookmark { note: text(count), updated: at(count), ..before }),
                });
            }
            Do::Undo => changes.extend(self.last.iter().rev().map(Change::undo)),
            Do::Deck => {
                let count = self.count();
                let before = self.view.decks.first().cloned();
                let mut deck = before.clone().unwrap_or_else(|| Deck::new(id("talk"), Shown::ours("Talk"), at(1)));
                let address = "cu".parse().unwrap();
                let item = DeckItem {
                    id: id(&format!("i-{count:04}")),
                    address,
                    note: text(count),
                    minutes: None,
                    anchor: None,
                };
                deck.items.push(item);
                changes.push(Change::deck(before, Some(Deck { updated: at(count), ..deck })));
            }
            Do::Settle => return self.window.settle(),
            Do::Read => return self.look(),
            Do::Hand => return self.hand(),
        }
        self.save(changes)
    }

    fn save(&mut self, changes: Vec<Change>) -> Result<(), StoreError> {
        changes.iter().for_each(|change| drop(self.view.apply(change)));
        let again = self.waiting.len();
        self.waiting.extend(changes);
        if self.waiting.is_empty() {
            return Ok(());
        }
        let (asked, before) = {
            let log = &mut self.bench.borrow_mut().log;
            let before = log.may_be.clone();
            Rc::make_mut(log).ask(self.waiting.clone(), again);
            (log.asked.len() - 1, before)
        };
        self.last = self.window.save(&self.waiting)?;
        self.waiting.clear();
        Rc::make_mut(&mut self.bench.borrow_mut().log).saved(asked, (before, again));
        self.look()
    }

    /// Sets right what can be; nothing may be left that is wrong.
    pub(super) fn repair(&mut self) -> Result<(), String> {
        let repaired = self.window.repair().map_err(|error| format!("repairing: {error:?}"))?;
        let is_whole = repaired.failed.is_none() && !repaired.left.has_errors();
        if is_whole { Ok(()) } else { Err(format!("not repaired: {repaired:#?}")) }
    }

    /// What is there.
    pub(super) fn read(&mut self) -> Result<Notebook, String> {
        self.window.read().cloned().map_err(|error| format!("reading: {error:?}"))
    }

    fn look(&mut self) -> Result<(), StoreError> {
        self.view = self.window.read()?.clone();
        self.waiting.iter().for_each(|change| drop(self.view.apply(change)));
        Ok(())
    }

    /// An editor reads the file, and puts another in its place.
    fn hand(&self) -> Result<(), StoreError> {
        let count = self.count();
        let mut bench = self.bench.borrow_mut();
        let file = places().snapshot;
        let Some(old) = bench.world.file(&file).map(|file| file.live.clone()) else { return Ok(()) };
        let old = reading::text(&file, old)?;
        let Some(before) = reading::read(&file, &old)?.notebook.bookmarks.first().cloned() else { return Ok(()) };
        let change = Change::edit(before.clone(), Bookmark { note: text(count), ..before });
        let mut document = table::document(&old).unwrap();
        table::write(&mut document, std::slice::from_ref(&change));
        bench.world.put(&file, document.to_string().as_bytes());
        let log = Rc::make_mut(&mut bench.log);
        log.ask(vec![change], 0);
        log.saved(log.asked.len() - 1, (None, 0));
        log.blur();
        Ok(())
    }
}

fn text(count: usize) -> Shown {
    Raw::new(format!("text {count}\nin two lines")).shown_lines()
}
