//! `cotejo [PLACE]`: what the reader starts with.
//!
//! Must not: load more than the place needs. The reader paints while the rest is read.

use super::args;
use super::config::Chosen;
use super::failure::Failure;
use crate::export::Program;
use crate::model::{Library, Names, Place, PlaceText, Unknown, nearest};
use crate::store::{self, Loading, Shelf};
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::io::{self, IsTerminal};
use std::sync::Arc;

/// What the reader starts with.
pub struct Start {
    /// The catalogue.
    pub words: Arc<Words>,
    /// What to load.
    pub shelf: Shelf,
    /// As far as it was loaded to find the place.
    pub loading: Option<Loading>,
    /// Where to open; without it, where reading stopped.
    pub place: Option<Place>,
    /// What to present, where that is all that is asked for.
    pub program: Option<Program>,
    /// The settings.
    pub chosen: Chosen,
}

/// What the speaker's view starts with; it needs no library.
pub struct FollowStart {
    /// The catalogue.
    pub words: Arc<Words>,
    /// The settings.
    pub chosen: Chosen,
}

/// The place a text names.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn find(shelf: &Shelf, text: &str) -> Result<(Place, Loading), Failure> {
    let parts: PlaceText = text.parse().map_err(|error| Failure::no_place(text, error))?;
    let mut loading = shelf.outline();
    let library = loading.library();
    let country = library.resolve_country(&parts.country).map_err(|unknown| meant(&library, unknown))?;
    if parts.report.is_none() && parts.passage.is_none() {
        return Ok((library.resolve(&parts)?, loading));
    }
    loading.load_country(country);
    // A report may be in a file whose name does not tell its country.
    let found = loading.library().resolve(&parts);
    Ok((found.or_else(|_| store::load(shelf).resolve(&parts))?, loading))
}

/// Who types no country may have meant a command.
fn meant(library: &Library, unknown: Unknown) -> Failure {
    let verbs = args::verbs();
    let mut names: Vec<&str> = verbs.iter().map(String::as_str).collect();
    for name in library.names.iter().flat_map(Names::all) {
        names.push(name);
    }
    let near = nearest(&unknown.name, names.into_iter(), 3);
    let spelt = |name: Shown| match verbs.iter().any(|verb| *verb == *name) {
        true => Raw::new(format!("cotejo {name}")).shown(),
        false => name,
    };
    Failure::Unknown(Unknown { suggestions: near.into_iter().map(spelt).collect(), ..unknown })
}

/// The reader draws on stdout and is driven from stdin.
///
/// # Errors
/// Where one of them is no terminal.
pub(crate) fn need_terminal() -> Result<(), Failure> {
    let both = io::stdin().is_terminal() && io::stdout().is_terminal();
    both.then_some(()).ok_or(Failure::NoTerminal)
}
