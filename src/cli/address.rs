//! Addresses as they are typed: a place with any of its names, or a screen made by choosing; also as a link.
//!
//! Must not: take a name that nothing in the library has.

use super::failure::Failure;
use super::grid::topic as topic_ix;
use super::show::{canonical, resolve};
use crate::model::{Code, Id, Library, OFFENCES, Place, Unknown, nearest};
use crate::notebook::{Address, SCHEME};
use crate::search::Query;
use crate::text::{Raw, Shown};

/// In the place of countries: all of them.
const ALL: &str = "all";

/// The address a text names.
///
/// # Errors
/// A text that is none, and a name in it that fits nothing.
pub(crate) fn address(library: &Library, text: &str) -> Result<Address, Failure> {
    // A link may have been typed, with names in it that only the library knows.
    let bare = text.strip_prefix(SCHEME).map(|bare| match Address::from_link(text) {
        Ok(address) => address.to_string(),
        Err(_) => bare.to_owned(),
    });
    let text = bare.as_deref().unwrap_or(text);
    let Some((kind, rest)) = text.split_once(':') else {
        return Ok(canonical(library, resolve(library, text)?).into());
    };
    let none = || Failure::NoAddress(Raw::new(text).shown());
    if kind == "search" {
        Query::parse(rest).map_err(|fault| Failure::query(rest, fault))?;
        return text.parse().map_err(|_| none());
    }
    let [first, second, third] = parts(rest).ok_or_else(none)?;
    let only = |count: usize| [first, second, third].iter().skip(count).all(|part| part.is_none());
    match kind {
        "compare" => {
            let columns = listed(first.ok_or_else(none)?, |name| column(library, name))?;
            if !(2..=4).contains(&columns.len()) {
                return Err(Failure::Columns(columns.len()));
            }
            let (topic, point) = match second {
                Some(topic) => library.taxonomy.resolve(topic, third).map(|(topic, point)| (Some(topic), point))?,
                None => (None, None),
            };
            Ok(Address::Comparison { columns, topic, point })
        }
        "figures" if only(2) => {
            Ok(Address::Figures { countries: countries(library, first)?, topic: topic(library, second)? })
        }
        "penalties" if only(2) => {
            let offence = offence(first.ok_or_else(none)?)?;
            Ok(Address::Penalties { offence, countries: countries(library, second)? })
        }
        "grid" if only(1) => Ok(Address::Grid { topic: topic(library, first)? }),
        "timeline" | "promises" if only(2) => {
            let country = library.resolve_country(first.ok_or_else(none)?)?;
            Ok(Address::Timeline { country, topic: topic(library, second)?, promises: kind == "promises" })
        }
        _ => Err(none()),
    }
}

/// Up to three parts between slashes; one that is empty is not there.
fn parts(text: &str) -> Option<[Option<&str>; 3]> {
    let mut all = text.split('/').map(|part| Some(part.trim()).filter(|part| !part.is_empty()));
    let three = [all.next().flatten(), all.next().flatten(), all.next().flatten()];
    all.next().is_none().then_some(three)
}

fn listed<T>(text: &str, read: impl Fn(&str) -> Result<T, Failure>) -> Result<Vec<T>, Failure> {
    text.split('+').map(|name| read(name.trim())).collect()
}

fn column(library: &Library, name: &str) -> Result<Place, Failure> {
    match resolve(library, name)? {
        place if place.topic.is_none() && place.passage.is_none() => Ok(place),
        _ => Err(Failure::NoColumn(Raw::new(name).shown())),
    }
}

fn countries(library: &Library, names: Option<&str>) -> Result<Vec<Code>, Failure> {
    match names {
        None | Some(ALL) => Ok(Vec::new()),
        Some(names) => listed(names, |name| Ok(library.resolve_country(name)?)),
    }
}

fn topic(library: &Library, name: Option<&str>) -> Result<Option<Shown>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let found = library.taxonomy.topic(topic_ix(library, name)?);
    Ok(found.map(|topic| topic.slug.clone()))
}

fn offence(name: &str) -> Result<Id, Failure> {
    let known = OFFENCES.iter().find(|known| **known == name).and_then(|known| Id::new(known));
    known.ok_or_else(|| {
        let suggestions = nearest(name, OFFENCES.iter().copied(), 3);
        Failure::Unknown(Unknown { what: "offence", name: Raw::new(name).shown(), suggestions })
    })
}
