//! `cotejo show`: what the library says at a place.
//!
//! Must not: leave an empty point out; that nothing is there is worth saying.

use super::args::ShowArgs;
use super::failure::Failure;
use super::reply::Reply;
use super::take::taken;
use crate::export::{Form, Layout, Matter, Scribe};
use crate::model::{Library, Place, PlaceText};

/// Prints the place.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn show(scribe: &Scribe<'_>, args: &ShowArgs, form: Form) -> Result<Reply, Failure> {
    let place = canonical(scribe.library, resolve(scribe.library, &args.place)?);
    let voices = args.voice.unwrap_or_default();
    let parts = scribe.parts(&place, voices);
    let found = parts.iter().any(|part| !part.shown().is_empty());
    let text = || scribe.prose(&place, &parts, form);
    let matter = Matter::Section { place: place.clone(), voices };
    Ok(taken(scribe, &matter, (args.writing.form()?, (args.layout, Layout::List)), text)?.found(found))
}

/// The place a text names.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn resolve(library: &Library, text: &str) -> Result<Place, Failure> {
    let parts: PlaceText = text.parse().map_err(|error| Failure::no_place(text, error))?;
    Ok(library.resolve(&parts)?)
}

/// A passage stands at its first home, however it was named.
pub(crate) fn canonical(library: &Library, place: Place) -> Place {
    library.passage(&place).map_or(place, |found| library.place_of(found))
}
