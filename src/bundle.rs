//! The build script: reads `reports/` and the registries in `assets/` with the program's own code and writes the image that the
//! program carries (`store::image`).
//!
//! Must not: stop the build for a fault in a report. It is told as a warning, what is broken is left out as it would
//! be anywhere else, and the tests fail.

// Only a part of each room is used here, and cargo listens to stdout.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::print_stdout)]

mod model;
mod text;

/// The rooms of the store that read and keep reports; the others need a disk, or the image itself.
mod store {
    pub(crate) mod deck;
    pub(crate) mod file;
    pub(crate) mod follow;
    pub(crate) mod format;
    pub(crate) mod glossary;
    pub(crate) mod image;
    pub(crate) mod indicators;
    pub(crate) mod limits;
    pub(crate) mod pack;
    pub(crate) mod registry;
}

use model::{CountryTable, Pack, PackDeck, Problem};
use std::collections::HashMap;
use std::error::Error;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};
use store::follow::Follow;
use store::format::{Rules, read};
use store::image::{Bound, Image};
use text::{Raw, Shown};

/// The folder of the bundled pack.
const REPORTS: &str = "reports/americas";
/// What the image is made of and made with.
const INPUTS: &[&str] = &[REPORTS, "assets", "src/bundle.rs", "src/model", "src/store", "src/text"];
/// What decides how a report is read and kept; the libraries that do it are among it.
const READERS: &[&str] = &["Cargo.lock", "assets", "src/model", "src/store", "src/text"];
/// What decides how texts are indexed, besides.
const SEARCHERS: &[&str] = &["src/search"];

fn main() -> Result<(), Box<dyn Error>> {
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    println!("cargo::rerun-if-changed=Cargo.lock");
    for searcher in SEARCHERS {
        println!("cargo::rerun-if-changed={searcher}");
    }
    println!("cargo::rustc-env=COTEJO_READER={:016x}", mark(READERS)?);
    println!("cargo::rustc-env=COTEJO_SEARCHER={:016x}", mark(SEARCHERS)?);
    let mut problems = Vec::new();
    let names = CountryTable::built_in();
    let taxonomy = kept(store::registry::read_taxonomy, "assets/taxonomy.toml", &mut problems)?;
    let indicators = kept(store::indicators::read_indicators, "assets/indicators.toml", &mut problems)?;
    let glossary = kept(store::glossary::read_glossary, "assets/glossary.toml", &mut problems)?;
    let rules = Rules { taxonomy: &taxonomy, names: &names, indicators: Some(&indicators), strict: true };
    let unnamed = || store::pack::unnamed(REPORTS);
    let pack = kept(
        |file, text| store::pack::read_pack(file, text, unnamed()),
        &format!("{REPORTS}/pack.toml"),
        &mut problems,
    )?;
    let pack = Pack { decks: decks(&mut problems)?, ..pack };
    let mut read_reports = Vec::new();
    for path in toml_files(Path::new(REPORTS))?.into_iter().filter(|path| !path.ends_with("pack.toml")) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let reading = read(&shown(&path), &fs::read_to_string(&path)?, rules);
        read_reports.push((name, reading));
    }
    let mut follow = Follow::new(read_reports.iter().filter_map(|(_, reading)| reading.report.as_ref()));
    let mut bytes = Vec::new();
    for (name, reading) in &read_reports {
        problems.extend(reading.problems.iter().cloned());
        problems.extend(reading.far.iter().filter_map(|link| follow.problem(link)));
        if let Some(report) = &reading.report {
            bytes.push((name, reading.id_place, postcard::to_allocvec(report.as_ref())?));
        }
    }
    let reports = bytes.iter().map(|(name, id_place, bytes)| Bound { name, id_place: *id_place, bytes }).collect();
    let (taxonomy, indicators, glossary) =
        (postcard::to_allocvec(&taxonomy)?, postcard::to_allocvec(&indicators)?, postcard::to_allocvec(&glossary)?);
    let image = Image { taxonomy: &taxonomy, indicators: &indicators, glossary: &glossary, pack, reports };
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?).join("bundled.image");
    fs::write(out, postcard::to_allocvec(&image)?)?;
    for Problem { file, line, column, field, fault, .. } in problems {
        println!("cargo::warning={file}:{line}:{column}: {field}: {fault:?}");
    }
    Ok(())
}

/// A number that changes when any of these files does: what one build keeps of reports, another one
/// may not be able to read.
fn mark(inputs: &[&str]) -> std::io::Result<u64> {
    let mut paths: Vec<PathBuf> = inputs.iter().map(PathBuf::from).collect();
    let mut files = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                paths.push(entry?.path());
            }
        } else {
            files.push(path);
        }
    }
    files.sort();
    let mut mark = DefaultHasher::new();
    for file in files {
        mark.write(&fs::read(file)?);
    }
    Ok(mark.finish())
}

/// What a file of ours holds; what is wrong with it is told at the end.
fn kept<T>(
    read: impl Fn(&Shown, &str) -> (T, Vec<Problem>),
    path: &str,
    problems: &mut Vec<Problem>,
) -> Result<T, Box<dyn Error>> {
    let (value, found) = read(&shown(Path::new(path)), &fs::read_to_string(path)?);
    problems.extend(found);
    Ok(value)
}

/// The decks in their order. Where their addresses lead is held by a test: that takes the whole library.
fn decks(problems: &mut Vec<Problem>) -> Result<Vec<PackDeck>, Box<dyn Error>> {
    let mut readings = Vec::new();
    for path in toml_files(&Path::new(REPORTS).join(store::deck::FOLDER))? {
        let reading = store::deck::read_deck(&shown(&path), &fs::read_to_string(&path)?, true);
        readings.push((shown(&path), reading));
    }
    let readings = store::deck::in_order(readings, &mut HashMap::new());
    let mut decks = Vec::new();
    for (_, reading) in readings {
        problems.extend(reading.problems);
        decks.extend(reading.deck);
    }
    Ok(decks)
}

/// The files of a folder that end as ours do, by name.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn shown(path: &Path) -> Shown {
    Raw::display(path.display()).shown()
}
