//! The proof of what the store promises: scripts of what windows do, on a disk whose power fails before every change
//! and in many ways, whose calls fail, whose windows are killed and get in each other's way; and after each of it the
//! question whether all that was said to be saved is there, and nothing else.
//!
//! Must not: pass a protocol that leaves anything out; `tests` weakens it in every way that is known.

mod chance;
mod judge;
mod script;
mod sim;
mod tests;
mod world;

use super::places::Places;
use crate::notebook::Notebook;
use chance::Chance;
use judge::{Log, in_order};
use script::{Actor, Do};
use sim::{Bench, How, Mishap, Weakness};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use world::{Left, World};

fn places() -> Places {
    Places { snapshot: Path::new("/data").join("bookmarks.toml"), state: Path::new("/state").to_owned() }
}

/// What two windows do, one after the other.
type Script = &'static [(usize, Do)];

/// How much is tried, and what is left out on purpose.
#[derive(Clone, Copy, Debug)]
struct Effort {
    /// States that are looked at for every moment at which the power fails.
    outcomes: u64,
    /// Ways in which every call fails, and things that another window does before it.
    ways: usize,
    weakness: Option<Weakness>,
    seed: u64,
}

/// A part of the proof.
type Part = fn(&mut Proof) -> Result<(), Broken>;

/// Everything that can go wrong.
const PARTS: [(&str, Part); 4] =
    [("power", Proof::power), ("failures", Proof::failures), ("kills", Proof::kills), ("turns", Proof::turns)];

/// A promise that was not kept, and how it came to that.
#[derive(Debug)]
struct Broken {
    how: String,
    what: String,
}

/// Counts the states that were looked at.
struct Proof {
    script: Script,
    effort: Effort,
    chance: Chance,
    states: u64,
}

impl Proof {
    fn new(script: Script, effort: Effort) -> Self {
        Self { script, effort, chance: Chance::new(effort.seed), states: 0 }
    }

    /// The power fails before every change.
    fn power(&mut self) -> Result<(), Broken> {
        let bench = self.run(Vec::new(), None, true);
        let moments = bench.borrow_mut().moments();
        for (at, (world, log)) in moments.iter().enumerate() {
            self.lose_power(world, log, self.effort.outcomes)
                .map_err(|what| Broken { how: format!("power, change {at}"), what })?;
        }
        Ok(())
    }

    /// Every call fails, in some ways after another, once, for a while and for good.
    fn failures(&mut self) -> Result<(), Broken> {
        const WAYS: [(How, u64); 7] = [
            (How::Io, 1),
            (How::Full, u64::MAX),
            (How::Lied, 1),
            (How::Io, u64::MAX),
            (How::ReadOnly, u64::MAX),
            (How::Full, 40),
            (How::Io, 3),
        ];
        let calls = self.run(Vec::new(), None, false).borrow().calls;
        for from in 1..=calls {
            for (how, calls) in self.some(&WAYS, from) {
                let mishap = Mishap::Fails { from, calls, how };
                let bench = self.run(vec![mishap], None, true);
                self.aftermath(&bench).map_err(|what| Broken { how: format!("{mishap:?}"), what })?;
            }
        }
        Ok(())
    }

    /// A window is killed before each of its changes, and the other goes on.
    fn kills(&mut self) -> Result<(), Broken> {
        let changes = self.run(Vec::new(), None, true).borrow_mut().moments().len() as u64;
        for window in [0, 1] {
            for change in 1..=changes {
                let mishap = Mishap::Killed { window, change };
                let bench = self.run(vec![mishap], None, true);
                if bench.borrow().world.killed.is_empty() {
                    break;
                }
                self.aftermath(&bench).map_err(|what| Broken { how: format!("{mishap:?}"), what })?;
            }
        }
        Ok(())
    }

    /// Another window does something between any two calls.
    fn turns(&mut self) -> Result<(), Broken> {
        const TURNS: [&[Do]; 4] =
            [&[Do::Read, Do::Edit(0)], &[Do::Settle], &[Do::Read, Do::Add], &[Do::Read, Do::Remove(1), Do::Settle]];
        let calls = self.run(Vec::new(), None, false).borrow().calls;
        for at in 1..=calls {
            for what in self.some(&TURNS, at) {
                let bench = self.run(Vec::new(), Some((at, what)), true);
                self.aftermath(&bench).map_err(|said| Broken { how: format!("{what:?} at call {at}"), what: said })?;
            }
        }
        Ok(())
    }

    /// As many as are to be tried, others for every call.
    fn some<T: Copy>(&self, all: &[T], call: u64) -> Vec<T> {
        let first = usize::try_from(call * 3 + self.effort.seed).unwrap();
        (0..self.effort.ways.min(all.len())).map(|next| all[(first + next) % all.len()]).collect()
    }

    /// Does the script.
    fn run(&self, mishaps: Vec<Mishap>, turn: Option<(u64, &'static [Do])>, traced: bool) -> Rc<RefCell<Bench>> {
        let bench = Bench::new(World::default(), Rc::default());
        bench.borrow_mut().mishaps = mishaps;
        bench.borrow_mut().trace = traced.then(Vec::new);
        if let Some((at, what)) = turn {
            Rc::make_mut(&mut bench.borrow_mut().log).blur();
            let mut other = Actor::new(&bench, 2, self.effort.weakness);
            let turn = move || what.iter().for_each(|what| drop(other.act(*what)));
            bench.borrow_mut().turn = Some((at, Box::new(turn)));
        }
        let mut windows = [0, 1].map(|number| Actor::new(&bench, number, self.effort.weakness));
        for (window, what) in self.script {
            let _ = windows[*window].act(*what);
        }
        bench
    }

    /// What is there after a mishap, with the power on, and when it fails then or at some moment before.
    fn aftermath(&mut self, bench: &Rc<RefCell<Bench>>) -> Result<(), String> {
        let moments = bench.borrow_mut().moments();
        let (mut world, log) = moments.last().cloned().unwrap();
        world.holder = None;
        world.killed.clear();
        self.look(world.clone(), &log)?;
        self.lose_power(&world, &log, 2)?;
        let (world, log) = &moments[self.chance.up_to(moments.len() - 1)];
        self.lose_power(world, log, 1)
    }

    /// The power fails, and what is left is looked at.
    fn lose_power(&mut self, world: &World, log: &Rc<Log>, outcomes: u64) -> Result<(), String> {
        for outcome in 0..outcomes {
            let left = match outcome {
                0 => Left::Least,
                1 => Left::Most,
                2 => Left::Until,
                _ => Left::Any,
            };
            let left = if outcomes < 3 { [Left::Least, Left::Until, Left::Any][self.chance.up_to(2)] } else { left };
            let after = world.after(left, &mut self.chance);
            self.look(after, log).map_err(|what| format!("{left:?}: {what}"))?;
            if world.is_settled() {
                break;
            }
        }
        Ok(())
    }

    /// Somebody spoils the file, or takes it away, and asks for a repair. While that is done the power may fail.
    fn look_after_harm(&mut self, world: &World, found: &Notebook) -> Result<(), String> {
        let (mut world, file) = (world.clone(), places().snapshot);
        let is_kept = world.file(&crate::store::disk::backup(&places().snapshot)).is_some();
        match self.chance.below(2) {
            0 if is_kept => world.put(&file, b"schema = 1\n[[bookmark\n"),
            _ if world.file(&file).is_some() => {
                world.remove(&file);
                world.sync_folder(file.parent().unwrap());
            }
            _ => return Ok(()),
        }
        let bench = Bench::new(world, Rc::default());
        bench.borrow_mut().trace = Some(Vec::new());
        Actor::new(&bench, 0, self.effort.weakness).repair()?;
        let moments = bench.borrow_mut().moments();
        let at = self.chance.up_to(moments.len() - 1);
        let world = moments[at].0.after(Left::Any, &mut self.chance);
        let again = Bench::new(world, Rc::default());
        for bench in [&bench, &again] {
            let mut actor = Actor::new(bench, 1, self.effort.weakness);
            actor.repair()?;
            same(&actor.read()?, found).map_err(|what| format!("repaired: {what}"))?;
        }
        Ok(())
    }

    /// Looks at a disk as people would: opens it, opens it again, has the file written, saves something more.
    fn look(&mut self, world: World, log: &Rc<Log>) -> Result<(), String> {
        self.states += 1;
        let bench = Bench::new(world, log.clone());
        bench.borrow_mut().trace = Some(Vec::new());
        let mut first = Actor::new(&bench, 0, self.effort.weakness);
        let found = first.read()?;
        log.judge(&found)?;
        same(&Actor::new(&bench, 1, self.effort.weakness).read()?, &found)?;
        first.act(Do::Settle).map_err(|error| format!("settling: {error:?}"))?;
        same(&first.read()?, &found).map_err(|what| format!("settled: {what}"))?;
        if self.states.is_multiple_of(4) && !self.script.iter().any(|(_, what)| *what == Do::Hand) {
            self.look_after_harm(&bench.borrow().world, &found)?;
        }
        // And if the power fails while that is done. What was not said to be saved may go then; once it is in the file
        // that people read, it may not.
        let moments = bench.borrow_mut().moments();
        let at = self.chance.up_to(moments.len() - 1);
        let world = moments[at].0.after(Left::Any, &mut self.chance);
        let again = Bench::new(world, log.clone());
        let mut second = Actor::new(&again, 1, self.effort.weakness);
        let kept = second.read()?;
        log.judge(&kept).map_err(|what| format!("after a second time: {what}"))?;
        if at + 1 == moments.len() && log.may_be.is_some() {
            same(&kept, &found).map_err(|what| format!("settled, after a second time: {what}"))?;
        }
        second.act(Do::Add).map_err(|error| format!("saving more: {error:?}"))?;
        let (world, log) = (again.borrow().world.after(Left::Least, &mut self.chance), again.borrow().log.clone());
        let last = Bench::new(world, Rc::default());
        let mut last = Actor::new(&last, 0, self.effort.weakness).read()?;
        let more = log.asked.last().and_then(|asked| asked.changes.last()).and_then(|change| change.id()).cloned();
        last.bookmarks.retain(|bookmark| Some(&bookmark.id) != more.as_ref());
        same(&last, &kept).map_err(|what| format!("with one more: {what}"))
    }
}

fn same(found: &Notebook, expected: &Notebook) -> Result<(), String> {
    if in_order(found) == in_order(expected) {
        return Ok(());
    }
    Err(format!("found {:#?}\nnot {:#?}", in_order(found), in_order(expected)))
}
