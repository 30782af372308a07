//! The simulated disk as a window sees it: every call is counted, may fail, may be the last one before the power fails
//! or the window is killed, and may let another window do something first.
//!
//! Must not: decide what is right; `judge` does.

use super::judge::Log;
use super::world::World;
use crate::store::disk::StoreError;
use crate::store::notebook_file::disk::{Disk, NotAppended, Stamp};
use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Whatever it is.
    Io,
    /// What writes bytes; half of them are written.
    Full,
    /// What changes anything.
    ReadOnly,
    /// It is done, and it is said that it failed.
    Lied,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mishap {
    /// Some calls fail, from one on.
    Fails { from: u64, calls: u64, how: How },
    /// A window is killed before this change of its.
    Killed { window: usize, change: u64 },
}

/// A disk, or rather a protocol on it, that leaves something out. Each must be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weakness {
    /// What is appended is not synced.
    AppendUnsynced,
    /// The new file that is to take the place of the snapshot is not synced.
    SnapshotUnsynced,
    /// A side journal is not synced.
    SideUnsynced,
    /// The folder of the snapshot is not synced.
    DataUnsynced,
    /// The folder of the journal is not synced.
    StateUnsynced,
    /// The journal is cut before the new snapshot has its name.
    CutFirst,
    /// Nobody waits for the lock.
    NoLock,
    /// A sync that failed is tried again, and believed.
    SyncAgain,
    /// What is new is written behind a torn end of the journal.
    TornStays,
    /// A side journal is taken away before its line is on disk.
    SideFirst,
    /// The content before is not kept.
    NothingKept,
}

/// What the windows share.
#[derive(Default)]
pub(super) struct Bench {
    pub(super) world: World,
    pub(super) log: Rc<Log>,
    pub(super) mishaps: Vec<Mishap>,
    /// Calls so far, and those of them that change something, by window.
    pub(super) calls: u64,
    changes: [u64; 3],
    /// The world before every change, where they are kept.
    pub(super) trace: Option<Vec<(World, Rc<Log>)>>,
    /// What another window does before this call.
    pub(super) turn: Option<(u64, Box<dyn FnOnce()>)>,
}

impl Bench {
    /// With a disk on which some of what was asked for may be.
    pub(super) fn new(world: World, log: Rc<Log>) -> Rc<RefCell<Self>> {
        Rc::new(RefCell::new(Self { world, log, ..Self::default() }))
    }

    /// The moments at which the power may fail: before every change that was traced, and now.
    pub(super) fn moments(&mut self) -> Vec<(World, Rc<Log>)> {
        let mut moments = self.trace.take().unwrap_or_default();
        moments.push((self.world.clone(), self.log.clone()));
        moments
    }
}

/// The disk of one window.
#[derive(Clone)]
pub(super) struct SimDisk {
    pub(super) bench: Rc<RefCell<Bench>>,
    pub(super) window: usize,
    pub(super) weakness: Option<Weakness>,
}

/// The lock.
pub(super) struct Held {
    bench: Rc<RefCell<Bench>>,
    window: usize,
}

impl Drop for Held {
    fn drop(&mut self) {
        let world = &mut self.bench.borrow_mut().world;
        if world.holder == Some(self.window) {
            world.holder = None;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Look,
    Bytes,
    Change,
}

/// Whether a call goes on, and if not, how it fails; a window that was killed does not even call.
type Going = Result<(), (io::Error, Option<How>)>;

/// Whether a call does what it is for, whatever it says.
fn is_done(going: &Going) -> bool {
    going.is_ok() || matches!(going, Err((_, Some(How::Lied))))
}

impl SimDisk {
    fn is(&self, weakness: Weakness) -> bool {
        self.weakness == Some(weakness)
    }

    fn call(&self, kind: Kind) -> Going {
        let mut bench = self.bench.borrow_mut();
        bench.calls += 1;
        if bench.turn.as_ref().is_some_and(|(at, _)| bench.calls >= *at) {
            let turn = bench.turn.take();
            drop(bench);
            turn.into_iter().for_each(|(_, turn)| turn());
            bench = self.bench.borrow_mut();
        }
        let now = bench.calls;
        if kind != Kind::Look {
            bench.changes[self.window] += 1;
            let change = bench.changes[self.window];
            let is_killed = |mishap: &Mishap| *mishap == Mishap::Killed { window: self.window, change };
            if bench.mishaps.iter().any(is_killed) {
                bench.world.killed.insert(self.window);
                bench.world.holder = bench.world.holder.filter(|holder| *holder != self.window);
            }
        }
        if bench.world.killed.contains(&self.window) {
            return Err((io::Error::other("killed"), None));
        }
        let fails = |mishap: &Mishap| match mishap {
            Mishap::Fails { from, calls, how } if (*from..from.saturating_add(*calls)).contains(&now) => Some(*how),
            _ => None,
        };
        let fault = bench.mishaps.iter().find_map(fails).filter(|how| match how {
            How::Io => true,
            How::Full => kind == Kind::Bytes,
            How::ReadOnly | How::Lied => kind != Kind::Look,
        });
        if kind != Kind::Look
            && let Some(mut trace) = bench.trace.take()
        {
            trace.push((bench.world.clone(), bench.log.clone()));
            bench.trace = Some(trace);
        }
        match fault {
            None => Ok(()),
            Some(How::Full) => Err((ErrorKind::StorageFull.into(), Some(How::Full))),
            Some(How::ReadOnly) => Err((ErrorKind::ReadOnlyFilesystem.into(), Some(How::ReadOnly))),
            Some(how) => Err((io::Error::other("I/O error"), Some(how))),
        }
    }

    fn change(&self, what: impl FnOnce(&mut World)) -> io::Result<()> {
        let going = self.call(Kind::Change);
        if is_done(&going) {
            what(&mut self.bench.borrow_mut().world);
        }
        going.map_err(|(error, _)| error)
    }

    /// Writes to the end of a file, or where the disk is full a half of it.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let going = self.call(Kind::Bytes);
        let world = &mut self.bench.borrow_mut().world;
        if world.number(path).is_none() {
            return Err(ErrorKind::NotFound.into());
        }
        match &going {
            Ok(()) | Err((_, Some(How::Lied))) => world.write(path, bytes),
            Err((_, Some(How::Full))) => world.write(path, &bytes[..bytes.len() / 2]),
            Err(_) => {}
        }
        going.map_err(|(error, _)| error)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let going = self.call(Kind::Change);
        let world = &mut self.bench.borrow_mut().world;
        if world.number(path).is_none() {
            return Err(ErrorKind::NotFound.into());
        }
        match &going {
            Ok(()) => world.sync_file(path),
            Err((_, Some(_))) => world.fail_sync(path),
            Err((_, None)) => {}
        }
        going.map_err(|(error, _)| error)
    }

    /// Adds what is new in a file to another one, whatever is at its end.
    fn add_behind(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|world| {
            let live = |path: &Path| world.file(path).map(|file| file.live.clone());
            let new = live(from).unwrap_or_default();
            match live(to).filter(|old| !old.is_empty() && !new.is_empty()) {
                Some(old) => {
                    let same = new.iter().zip(&old).take_while(|(new, old)| new == old).count();
                    world.write(to, &new[same..]);
                    world.sync_file(to);
                    world.remove(from);
                }
                None => world.rename(from, to),
            }
        })
    }

    /// What a weak protocol does before it writes to the journal, or to what becomes the snapshot.
    fn weaken(&self, path: &Path, bytes: &[u8]) {
        let world = &mut self.bench.borrow_mut().world;
        let text = String::from_utf8_lossy(bytes);
        if self.is(Weakness::SideFirst)
            && let Some((_, rest)) = text.rsplit_once("\"from\":\"")
        {
            let side = path.with_file_name(rest.split('"').next().unwrap());
            if world.number(&side).is_some() {
                world.remove(&side);
                world.sync_folder(side.parent().unwrap());
            }
        }
        if self.is(Weakness::CutFirst) && path.ends_with(".bookmarks.toml.new") {
            let journal = super::places().journal();
            if world.number(&journal).is_some() {
                world.cut(&journal, 0);
                world.sync_file(&journal);
            }
        }
    }
}

impl Disk for SimDisk {
    type Held = Held;

    fn real(&self, path: &Path) -> Result<PathBuf, StoreError> {
        Ok(path.to_owned())
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        self.call(Kind::Look).map_err(|(error, _)| StoreError::io(path, &error))?;
        Ok(self.bench.borrow().world.file(path).map(|file| file.live.clone()))
    }

    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        self.call(Kind::Look).map_err(|(error, _)| error)?;
        let world = &self.bench.borrow().world;
        let stamp = |file: usize| {
            let found = world.file(path)?;
            let changed = i64::try_from(found.changed).ok()?;
            Some(Stamp { file: (0, file as u64), length: found.live.len() as u64, times: [changed; 4] })
        };
        Ok(world.number(path).and_then(stamp))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.call(Kind::Look).map_err(|(error, _)| error)?;
        Ok(self.bench.borrow().world.names(folder))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if !self.bench.borrow().world.has_folder(folder) {
            self.change(|world| world.make_folder(folder))?;
        }
        self.change(|world| world.let_folder_last(folder))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        let held = || Held { bench: self.bench.clone(), window: self.window };
        if self.is(Weakness::NoLock) {
            return Ok(Some(held()));
        }
        if self.bench.borrow().world.holder.is_some_and(|holder| holder != self.window) {
            return Ok(None);
        }
        self.call(Kind::Look).map_err(|(error, _)| error)?;
        if !self.bench.borrow().world.has_folder(path.parent().unwrap()) {
            return Err(ErrorKind::NotFound.into());
        }
        self.bench.borrow_mut().world.holder = Some(self.window);
        Ok(Some(held()))
    }

    fn pause(&self) {}

    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), NotAppended> {
        self.weaken(path, bytes);
        self.write(path, bytes).map_err(NotAppended::Written)?;
        if self.is(Weakness::AppendUnsynced) {
            return Ok(());
        }
        self.sync(path).or_else(|error| {
            if self.is(Weakness::SyncAgain) && self.sync(path).is_ok() {
                return Ok(());
            }
            Err(NotAppended::Synced(error))
        })
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        if self.is(Weakness::TornStays) {
            return Ok(());
        }
        self.change(|world| world.cut(path, usize::try_from(length).unwrap()))?;
        self.sync(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.weaken(path, bytes);
        if self.bench.borrow().world.number(path).is_some() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !self.bench.borrow().world.has_folder(path.parent().unwrap()) {
            return Err(ErrorKind::NotFound.into());
        }
        let going = self.call(Kind::Bytes);
        if is_done(&going) {
            self.bench.borrow_mut().world.create(path);
        }
        going.map_err(|(error, _)| error)?;
        self.write(path, bytes)?;
        let is = |weakness, part: &str| self.is(weakness) && path.to_string_lossy().contains(part);
        if is(Weakness::SnapshotUnsynced, ".toml.new") || is(Weakness::SideUnsynced, "forming") {
            return Ok(());
        }
        self.sync(path)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.sync(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.bench.borrow().world.number(from).is_none() {
            return Err(ErrorKind::NotFound.into());
        }
        if self.is(Weakness::NothingKept) && to.extension().is_some_and(|ending| ending == "bak") {
            return Ok(());
        }
        if self.is(Weakness::TornStays) && from.ends_with("journal.new") && to.ends_with("journal") {
            return self.add_behind(from, to);
        }
        self.change(|world| world.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        if self.bench.borrow().world.number(path).is_none() {
            return Ok(());
        }
        self.change(|world| world.remove(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let is_data = folder.ends_with("data");
        if self.is(Weakness::DataUnsynced) && is_data || self.is(Weakness::StateUnsynced) && !is_data {
            return Ok(());
        }
        self.change(|world| world.sync_folder(folder))
    }

    fn nonce(&self) -> u64 {
        let world = &mut self.bench.borrow_mut().world;
        world.nonce += 1;
        world.nonce
    }
}
