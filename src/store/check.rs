//! `cotejo check`: every problem of some files, as they would be loaded.
//!
//! Must not: find less than loading does, or name files that nobody asked about.

use super::load::load;
use super::shelf::{Look, Shelf};
use crate::model::Problem;
use std::path::PathBuf;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Report files that were read, broken ones included.
    pub reports: usize,
    /// Passages that would be shown.
    pub passages: usize,
    /// Deck files that were read, broken ones included.
    pub decks: usize,
    /// What is wrong, file by file, in the order of each file.
    pub problems: Vec<Problem>,
}

/// Checks files and folders, or the whole shelf where none is named. Links may lead to whatever is
/// checked and to whatever is on the shelf. `strict` asks for what the packs we write keep besides:
/// a Spanish twin of every text, and short passages.
#[must_use]
pub fn check(paths: &[PathBuf], shelf: &Shelf, strict: bool) -> Checked {
    let library = (!paths.is_empty()).then(|| load(shelf));
    let mut loading = match &library {
        None => shelf.look(strict).finish(None),
        Some(library) => {
            let mut look = Look::new(strict);
            for path in paths {
                if path.is_dir() { look.folder(path) } else { look.file(path) }
            }
            look.finish(Some(library.taxonomy.clone()))
        }
    };
    loading.audit(strict);
    loading.load_all();
    let (reports, passages, decks) = loading.counts();
    Checked { reports, passages, decks, problems: loading.problems(library.as_deref()) }
}
