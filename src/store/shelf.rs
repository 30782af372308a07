//! What to load, and what a look at heads and file names says about it.
//!
//! Must not: open a report. What a folder holds is known in a moment, however large it is.

use super::bundled;
use super::deck::{self, in_order, read_deck};
use super::deck_links::{self, DeckFile};
use super::file::{self, Unread};
use super::limits;
use super::load::{Guess, Loading, Origin, Slot};
use super::pack::{read_pack, unnamed};
use super::registry::read_taxonomy;
use crate::model::{Code, CountryTable, Fault, Id, Pack, Problem, Taxonomy};
use crate::text::{Raw, Shown};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// What to load, in the order in which packs are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Whether the bundled pack is wanted; it comes first.
    pub bundled: bool,
    /// Folders of reports, each with or without a `pack.toml`.
    pub folders: Vec<PathBuf>,
}

impl Shelf {
    pub(crate) fn look(&self, strict: bool) -> Look {
        let mut look = Look::new(strict);
        if self.bundled {
            look.bundled();
        }
        self.folders.iter().for_each(|folder| look.folder(folder));
        look
    }

    /// A look at heads and file names; no report is read yet.
    #[must_use]
    pub fn outline(&self) -> Loading {
        self.look(false).finish(None)
    }
}

/// The name of a pack's own description.
const PACK: &str = "pack.toml";
/// The name of a pack's own topics.
const TAXONOMY: &str = "taxonomy.toml";

/// What was seen so far.
pub(crate) struct Look {
    names: CountryTable,
    /// The topics that a pack brought.
    taxonomy: Option<Taxonomy>,
    packs: Vec<Pack>,
    slots: Vec<Slot>,
    problems: Vec<Problem>,
    decks: Vec<DeckFile>,
    /// Names of decks, and where each was given.
    deck_names: HashMap<Id, Shown>,
    /// Whether decks are held to the rules of the packs we write.
    strict: bool,
    /// Folders and files that were looked at, so that one named twice is loaded once.
    seen: HashSet<PathBuf>,
}

impl Look {
    /// At nothing yet. `strict` holds what is read here to the rules of the packs we write.
    pub(crate) fn new(strict: bool) -> Self {
        Self {
            names: CountryTable::built_in(),
            taxonomy: None,
            packs: Vec::new(),
            slots: Vec::new(),
            problems: Vec::new(),
            decks: Vec::new(),
            deck_names: HashMap::new(),
            strict,
            seen: HashSet::new(),
        }
    }

    /// At the pack that is built in.
    pub(crate) fn bundled(&mut self) {
        let file = |name: &str| Raw::new(format!("{}/{name}", bundled::FOLDER)).shown();
        let Some(image) = bundled::image() else {
            return self.problems.push(Unread::from(Fault::Internal).problem(file(PACK)));
        };
        for deck in &image.pack.decks {
            let place = file(&format!("{}/{}.toml", deck::FOLDER, deck.name));
            self.deck_names.insert(deck.name.clone(), place);
        }
        self.packs.push(image.pack);
        for bound in image.reports {
            self.slot(file(bound.name), bound.name, Origin::Embedded(bound));
        }
    }

    /// At a folder of reports.
    pub(crate) fn folder(&mut self, folder: &Path) {
        let real = real(folder);
        if !self.seen.insert(real.clone()) {
            return;
        }
        let files = match list(folder) {
            Ok(files) => files,
            Err(error) => return self.wrong(folder, Fault::Unreadable { said: Raw::display(error).shown() }),
        };
        if self.is_of_decks(folder) {
            self.topics(&folder.join(".."));
            self.decks(folder, files);
            return;
        }
        self.head(folder);
        let decks = folder.join(deck::FOLDER);
        if decks.is_dir() {
            match list(&decks) {
                Ok(files) => self.decks(&decks, files),
                Err(error) => self.wrong(&decks, Fault::Unreadable { said: Raw::display(error).shown() }),
            }
        }
        if files.is_empty() {
            self.wrong(folder, Fault::NoReports);
        }
        for path in files {
            let name = file_name(&path);
            if self.seen.insert(real.join(&name)) {
                self.slot(shown(&path), &name, Origin::File(path));
            }
        }
    }

    /// At one file, whatever of a pack it is.
    pub(crate) fn file(&mut self, path: &Path) {
        let folder = path.parent().unwrap_or(Path::new(""));
        match file_name(path).as_str() {
            PACK => self.head(folder),
            TAXONOMY => self.topics(folder),
            _ if self.is_of_decks(folder) => {
                self.topics(&folder.join(".."));
                self.decks(folder, vec![path.to_owned()]);
            }
            name => {
                if self.packs.is_empty() {
                    self.packs.push(unnamed(&folder_name(folder)));
                }
                self.topics(folder);
                if self.seen.insert(real(folder).join(name)) {
                    self.slot(shown(path), name, Origin::File(path.to_owned()));
                }
            }
        }
    }

    /// The head of a folder and, if it brings some, its topics.
    fn head(&mut self, folder: &Path) {
        let unnamed = Pack { folder: shown(folder), ..unnamed(&folder_name(folder)) };
        let pack = match self.text(&folder.join(PACK)) {
            Some(text) => {
                let (pack, problems) = read_pack(&shown(&folder.join(PACK)), &text, unnamed);
                self.problems.extend(problems);
                pack
            }
            None => unnamed,
        };
        self.packs.push(pack);
        self.topics(folder);
    }

    /// Whether the files of a folder are the decks of a pack, and no reports: a folder of reports may be called so, too.
    fn is_of_decks(&self, folder: &Path) -> bool {
        let is_report = |path: &PathBuf| guess(&file_name(path), &self.names).is_some();
        let is_pack = || {
            let above = folder.join("..");
            above.join(PACK).is_file() || list(&above).is_ok_and(|files| files.iter().any(is_report))
        };
        folder_name(folder) == deck::FOLDER && !folder.join(PACK).is_file() && is_pack()
    }

    /// Decks of the last pack; without one, only what is wrong with them.
    fn decks(&mut self, folder: &Path, mut files: Vec<PathBuf>) {
        if files.len() > limits::DECKS {
            self.wrong(folder, Fault::TooBig { what: "decks", limit: limits::DECKS as u64 });
            files.truncate(limits::DECKS);
        }
        let mut readings = Vec::new();
        for path in files {
            let is_new = self.seen.insert(real(folder).join(file_name(&path)));
            if is_new && let Some(text) = self.text(&path) {
                let file = shown(&path);
                let reading = read_deck(&file, &text, self.strict);
                readings.push((file, reading));
            }
        }
        for (_, mut reading) in in_order(readings, &mut self.deck_names) {
            self.decks.push(deck_links::settle(&mut reading));
            if let Some(pack) = self.packs.last_mut() {
                pack.decks.extend(reading.deck);
            }
        }
    }

    /// The first topics that a pack brings are the library's; it can be sorted in one way only.
    fn topics(&mut self, folder: &Path) {
        let path = folder.join(TAXONOMY);
        if !self.seen.insert(real(folder).join(TAXONOMY)) {
            return;
        }
        let Some(text) = self.text(&path) else { return };
        let (taxonomy, problems) = read_taxonomy(&shown(&path), &text);
        self.problems.extend(problems);
        if taxonomy.topics.is_empty() {
            self.wrong(&path, Fault::Empty);
        } else if self.taxonomy.is_some() {
            self.wrong(&path, Fault::SecondTaxonomy);
        } else {
            self.taxonomy = Some(taxonomy);
        }
    }

    /// The text of a file beside the reports; a missing one is nothing to speak of.
    fn text(&mut self, path: &Path) -> Option<String> {
        if fs::symlink_metadata(path).is_err() {
            return None;
        }
        match file::text(path) {
            Ok(text) => Some(text),
            Err(unread) => {
                self.problems.push(unread.problem(shown(path)));
                None
            }
        }
    }

    fn slot(&mut self, file: Shown, name: &str, origin: Origin) {
        let guess = guess(name, &self.names);
        let pack = self.packs.len().saturating_sub(1);
        self.slots.push(Slot { pack, file, origin, guess, reading: None, begun: None, record: None });
    }

    fn wrong(&mut self, path: &Path, fault: Fault) {
        self.problems.push(Unread::from(fault).problem(shown(path)));
    }

    /// What was seen, ready to be loaded; topics from elsewhere serve where no pack brought its own.
    pub(crate) fn finish(self, topics: Option<Arc<Taxonomy>>) -> Loading {
        let Self { names, taxonomy, packs, slots, problems, decks, .. } = self;
        let taxonomy = taxonomy.map(Arc::new).or(topics).unwrap_or_else(|| Arc::new(bundled::taxonomy()));
        Loading::new((taxonomy, Arc::new(names)), packs, slots, problems).with_decks(decks)
    }
}

/// The report files of a folder, by name; or its decks.
fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = file_name(&path);
        if name.ends_with(".toml") && !name.starts_with('.') && name != PACK && name != TAXONOMY {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Country, id and edition as a name says them: `<country>[-<edition>].toml`.
fn guess(name: &str, names: &CountryTable) -> Option<Guess> {
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    let (country, edition) = stem.split_once('-').unwrap_or((stem, ""));
    let country = Code::new(country).filter(|code| names.get(*code).is_some())?;
    Some(Guess { id: Id::slug(stem), country, edition: Raw::new(edition).shown() })
}

/// The folder, whichever way it was named. Asked once a folder: for every file it would cost more
/// than listing them.
fn real(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

fn shown(path: &Path) -> Shown {
    Raw::display(path.display()).shown()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the folder is called; for `.` and `..` that is only known to the system.
fn folder_name(folder: &Path) -> String {
    let named = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    named(folder).or_else(|| named(&real(folder))).unwrap_or_default()
}
