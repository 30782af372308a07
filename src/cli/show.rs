//! `cotejo show`: what the library says at a place.
//!
//! Must not: leave an empty point out; that nothing is there is worth saying.

use super::args::{Format, ShowArgs};
use super::failure::Failure;
use super::reply::Reply;
use crate::compare::Voices;
use crate::export::{Form, Part, Scribe};
use crate::model::{Library, Place, PlaceText, PointSection};

/// Prints the place.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn show(scribe: &Scribe<'_>, args: &ShowArgs, form: Form) -> Result<Reply, Failure> {
    let place = canonical(scribe.library, resolve(scribe.library, &args.place)?);
    let parts = parts(scribe.library, &place, args.voice.unwrap_or_default());
    let found = parts.iter().any(|part| !part.shown().is_empty());
    let reply = match args.writing.form.format() {
        Format::Json => Reply::json(&scribe.shown(&place, &parts)),
        Format::Text => Reply::text(scribe.prose(&place, &parts, form)),
    };
    Ok(reply.found(found))
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

/// A place as the points it covers, with their passages and gaps.
pub(crate) fn parts<'a>(library: &'a Library, place: &Place, voices: Voices) -> Vec<Part<'a>> {
    if let Some(found) = library.passage(place) {
        let home = found.passage.homes.first();
        let point = home.and_then(|home| home.point);
        let section = PointSection { point, passages: vec![found], gaps: Vec::new() };
        return home.map(|home| Part { topic: home.topic, section, voices }).into_iter().collect();
    }
    let taxonomy = &library.taxonomy;
    let topic = place.topic.as_ref().and_then(|slug| taxonomy.find_topic(slug));
    let topics = taxonomy.topic_ixs().filter(|known| topic.is_none_or(|topic| topic == *known));
    let parts = topics.flat_map(|topic| {
        let sections = library.section(place.country, place.report.as_ref(), topic);
        sections.into_iter().map(move |section| Part { topic, section, voices })
    });
    let point = topic.zip(place.point.as_ref()).and_then(|(topic, slug)| taxonomy.find_point(topic, slug));
    parts.filter(|part| point.is_none() || part.section.point == point).collect()
}
