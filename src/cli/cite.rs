//! `cotejo cite`: the sources of what the library says at places, for people and reference managers.
//!
//! Must not: cite a source twice, however many of the places rest on it.

use super::args::{CiteArgs, CiteFormat};
use super::failure::Failure;
use super::reply::Reply;
use super::show::{canonical, resolve};
use crate::compare::Voices;
use crate::export::{Part, Scribe};

/// Prints the citations.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn cite(scribe: &Scribe<'_>, args: &CiteArgs) -> Result<Reply, Failure> {
    let library = scribe.library;
    let mut all: Vec<Part<'_>> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for text in &args.places {
        let place = canonical(library, resolve(library, text)?);
        let parts = scribe.parts(&place, Voices::All);
        if let Some(found) = library.passage(&place) {
            said.push(scribe.quotation(found, library.newest_beside(found)));
        }
        all.extend(parts);
    }
    let works = scribe.works(&all);
    let found = !works.is_empty();
    let reply = match args.format() {
        CiteFormat::Text => {
            let quoted: String = said.iter().map(|said| format!("{said}\n\n")).collect();
            Reply::text(quoted + &scribe.references(&works))
        }
        CiteFormat::Bibtex => Reply::text(scribe.bibtex(&works)),
        CiteFormat::Ris => Reply::text(scribe.ris(&works)),
        CiteFormat::CslJson => Reply::json(&scribe.csl(&works))?,
    };
    Ok(reply.found(found))
}
