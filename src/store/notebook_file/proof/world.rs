//! A disk that can lose its power: what was written and not synced is there until then, and after it may be there,
//! or not, or in part, whatever was written behind it.
//!
//! Must not: be kinder than a disk. What was not asked to last need not, and a failed sync is not made good by
//! another one.

use super::chance::Chance;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What became, or may become, of something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It lasts.
    Lasts,
    /// It lasts when it is synced.
    Open,
    /// Its sync failed: the system has forgotten that it does not last.
    Doomed,
}

/// Something that was done, when, and what becomes of it.
#[derive(Clone, Debug)]
struct Done<T> {
    what: T,
    when: u64,
    fate: Fate,
}

#[derive(Clone, Debug)]
enum Writing {
    At(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Clone, Debug)]
enum Naming {
    Link(String, usize),
    Unlink(String),
    Rename(String, String, usize),
}

/// A file, whatever its names.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    log: Vec<Done<Writing>>,
    /// As it is read now.
    pub(super) live: Vec<u8>,
    /// When it was changed last.
    pub(super) changed: u64,
}

#[derive(Clone, Debug, Default)]
struct Folder {
    log: Vec<Done<Naming>>,
    live: BTreeMap<String, usize>,
    lasts: bool,
}

/// The disk and what is done with it. A copy shares what is not changed after.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    files: Vec<Rc<File>>,
    folders: BTreeMap<PathBuf, Rc<Folder>>,
    /// The window that has the lock.
    pub(super) holder: Option<usize>,
    /// Windows that were killed.
    pub(super) killed: BTreeSet<usize>,
    /// Goes on with everything that is done.
    pub(super) now: u64,
    /// The last number that was given out.
    pub(super) nonce: u64,
}

/// What is left when the power fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// What lasts, and nothing else.
    Least,
    /// Everything.
    Most,
    /// Everything up to a moment.
    Until,
    /// Anything, in whatever order, and what was written perhaps in part.
    Any,
}

fn apply(bytes: &mut Vec<u8>, writing: &Writing) {
    match writing {
        Writing::At(at, new) => {
            bytes.resize(bytes.len().max(at + new.len()), 0);
            bytes[*at..at + new.len()].copy_from_slice(new);
        }
        Writing::Cut(length) => bytes.resize(*length, 0),
    }
}

fn name(names: &mut BTreeMap<String, usize>, naming: &Naming) {
    match naming {
        Naming::Link(name, file) => drop(names.insert(name.clone(), *file)),
        Naming::Unlink(name) => drop(names.remove(name)),
        Naming::Rename(from, to, file) => {
            if names.get(from) == Some(file) {
                names.remove(from);
            }
            names.insert(to.clone(), *file);
        }
    }
}

/// In the folder of a path: the folder, and the name in it.
fn split(path: &Path) -> (PathBuf, String) {
    (path.parent().unwrap().to_owned(), path.file_name().unwrap().to_str().unwrap().to_owned())
}

impl World {
    fn tick(&mut self) -> u64 {
        self.now += 1;
        self.now
    }

    pub(super) fn has_folder(&self, folder: &Path) -> bool {
        self.folders.contains_key(folder)
    }

    pub(super) fn make_folder(&mut self, folder: &Path) {
        self.folders.entry(folder.to_owned()).or_default();
    }

    /// As a sync of the folder above makes it.
    pub(super) fn let_folder_last(&mut self, folder: &Path) {
        if let Some(folder) = self.folders.get_mut(folder).filter(|folder| !folder.lasts) {
            Rc::make_mut(folder).lasts = true;
        }
    }

    pub(super) fn names(&self, folder: &Path) -> Vec<String> {
        self.folders.get(folder).map(|folder| folder.live.keys().cloned().collect()).unwrap_or_default()
    }

    pub(super) fn number(&self, path: &Path) -> Option<usize> {
        let (folder, name) = split(path);
        self.folders.get(&folder)?.live.get(&name).copied()
    }

    pub(super) fn file(&self, path: &Path) -> Option<&File> {
        self.files.get(self.number(path)?).map(|file| &**file)
    }

    fn note_name(&mut self, folder: &Path, naming: Naming) {
        let when = self.tick();
        let folder = Rc::make_mut(self.folders.get_mut(folder).unwrap());
        name(&mut folder.live, &naming);
        folder.log.push(Done { what: naming, when, fate: Fate::Open });
    }

    fn note_writing(&mut self, file: usize, writing: Writing) {
        let when = self.tick();
        let file = Rc::make_mut(&mut self.files[file]);
        apply(&mut file.live, &writing);
        file.changed = when;
        file.log.push(Done { what: writing, when, fate: Fate::Open });
    }

    pub(super) fn create(&mut self, path: &Path) {
        let (folder, name) = split(path);
        self.files.push(Rc::default());
        self.note_name(&folder, Naming::Link(name, self.files.len() - 1));
    }

    /// Writes at the end of a file that is there.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8]) {
        let file = self.number(path).unwrap();
        if !bytes.is_empty() {
            self.note_writing(file, Writing::At(self.files[file].live.len(), bytes.to_vec()));
        }
    }

    pub(super) fn cut(&mut self, path: &Path, length: usize) {
        self.note_writing(self.number(path).unwrap(), Writing::Cut(length));
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) {
        let ((folder, from_name), (_, to_name)) = (split(from), split(to));
        let file = self.number(from).unwrap();
        self.note_name(&folder, Naming::Rename(from_name, to_name, file));
    }

    pub(super) fn remove(&mut self, path: &Path) {
        let (folder, name) = split(path);
        self.note_name(&folder, Naming::Unlink(name));
    }

    pub(super) fn sync_file(&mut self, path: &Path) {
        let file = self.number(path).unwrap();
        settle(&mut Rc::make_mut(&mut self.files[file]).log, Fate::Lasts);
    }

    pub(super) fn fail_sync(&mut self, path: &Path) {
        let file = self.number(path).unwrap();
        settle(&mut Rc::make_mut(&mut self.files[file]).log, Fate::Doomed);
    }

    pub(super) fn sync_folder(&mut self, folder: &Path) {
        if let Some(folder) = self.folders.get_mut(folder) {
            settle(&mut Rc::make_mut(folder).log, Fate::Lasts);
        }
    }

    /// Puts a file there as somebody would who is not asked: whole, and lasting at once.
    pub(super) fn put(&mut self, path: &Path, bytes: &[u8]) {
        let (folder, _) = split(path);
        self.make_folder(&folder);
        self.let_folder_last(&folder);
        self.create(path);
        self.write(path, bytes);
        self.sync_file(path);
        self.sync_folder(&folder);
    }

    /// The world after the power failed.
    pub(super) fn after(&self, left: Left, chance: &mut Chance) -> Self {
        let first = self.earliest().unwrap_or(self.now);
        let moment = first + chance.below(self.now - first + 2);
        let mut world = Self { now: self.now + 1, nonce: self.nonce, ..Self::default() };
        for file in &self.files {
            let mut bytes = Vec::new();
            for done in &file.log {
                match (keeps(done, left, moment, chance), &done.what) {
                    (false, _) => {}
                    (true, Writing::At(at, new)) if left == Left::Any && done.fate != Fate::Lasts => {
                        apply(&mut bytes, &Writing::At(*at, torn(new, chance)));
                    }
                    (true, writing) => apply(&mut bytes, writing),
                }
            }
            world.files.push(Rc::new(File { changed: file.changed, ..settled(bytes) }));
        }
        for (path, folder) in &self.folders {
            if !folder.lasts && (left == Left::Least || left != Left::Most && chance.below(2) == 0) {
                continue;
            }
            let mut names = BTreeMap::new();
            for done in &folder.log {
                if keeps(done, left, moment, chance) {
                    name(&mut names, &done.what);
                }
            }
            let link = |(name, file): (&String, &usize)| Naming::Link(name.clone(), *file);
            let log = names.iter().map(link).map(|what| Done { what, when: 0, fate: Fate::Lasts }).collect();
            world.folders.insert(path.clone(), Rc::new(Folder { log, live: names, lasts: true }));
        }
        world
    }

    /// When the first thing was done that does not last.
    fn earliest(&self) -> Option<u64> {
        let files = self.files.iter().flat_map(|file| &file.log).filter(|done| done.fate != Fate::Lasts);
        let folders = self.folders.values().flat_map(|folder| &folder.log).filter(|done| done.fate != Fate::Lasts);
        files.map(|done| done.when).chain(folders.map(|done| done.when)).min()
    }

    /// Whether the power could take anything away.
    pub(super) fn is_settled(&self) -> bool {
        self.earliest().is_none() && self.folders.values().all(|folder| folder.lasts)
    }
}

fn settle<T>(log: &mut [Done<T>], fate: Fate) {
    log.iter_mut().filter(|done| done.fate == Fate::Open).for_each(|done| done.fate = fate);
}

fn settled(bytes: Vec<u8>) -> File {
    let what = Writing::At(0, bytes.clone());
    File { log: vec![Done { what, when: 0, fate: Fate::Lasts }], live: bytes, changed: 0 }
}

fn keeps<T>(done: &Done<T>, left: Left, moment: u64, chance: &mut Chance) -> bool {
    done.fate == Fate::Lasts
        || match left {
            Left::Least => false,
            Left::Most => true,
            Left::Until => done.when < moment,
            Left::Any => chance.below(2) == 0,
        }
}

/// What may be left of bytes that were written: all, a beginning, or all of the length with zeros where the disk had
/// not come to.
fn torn(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let at = chance.up_to(bytes.len());
    let mut torn = bytes.to_vec();
    match chance.below(4) {
        0 => {}
        1 => torn.truncate(at),
        2 => torn[at..].fill(0),
        _ => torn[..at].fill(0),
    }
    torn
}
