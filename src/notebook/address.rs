//! The address of anything that can be kept: a place, or a screen that was made by choosing.
//!
//! Must not: look anything up. Whether a library has what an address names is asked elsewhere.

use crate::model::{Code, Id, Place, PlaceError};
use crate::text::{Raw, Shown};
use std::fmt;
use std::str::FromStr;

/// Before an address where it stands among other links, as in an exported list.
pub const SCHEME: &str = "cotejo:";
/// In the place of countries: all of them.
const ALL: &str = "all";

/// The address of anything. As text:
///
/// | text | what it is |
/// |---|---|
/// | `ve/protection/assistance#p-014` | a place, as everywhere |
/// | `compare:ve+cu@cu-2013/protection/assistance` | columns side by side |
/// | `search:shelter country:ve` | a query |
/// | `figures:ve+cu/protection`, `figures:all` | figures of countries |
/// | `penalties:trafficking/ve+cu` | penalties for an offence |
/// | `grid:protection`, `grid:` | what the library holds |
/// | `timeline:ve/protection`, `promises:ve` | a country along time |
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// A passage, point, section, report or country.
    Place(Place),
    /// Columns side by side.
    Comparison {
        /// Countries, or reports of them, from the left.
        columns: Vec<Place>,
        /// Slug of the topic.
        topic: Option<Shown>,
        /// Slug of the one point that is shown alone.
        point: Option<Shown>,
    },
    /// A query, as it was typed.
    Search(Shown),
    /// Figures.
    Figures {
        /// Of these countries; of all where none is named.
        countries: Vec<Code>,
        /// Of this topic; of all where none is named.
        topic: Option<Shown>,
    },
    /// Penalties.
    Penalties {
        /// The offence, as the format names it.
        offence: Id,
        /// Of these countries; of all where none is named.
        countries: Vec<Code>,
    },
    /// What the library holds of every country.
    Grid {
        /// The points of this topic; all topics where none is named.
        topic: Option<Shown>,
    },
    /// A country along time.
    Timeline {
        /// The country.
        country: Code,
        /// On this topic only.
        topic: Option<Shown>,
        /// What was planned, with every later word on it.
        promises: bool,
    },
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// It is no place.
    Place(PlaceError),
    /// A comparison has two to four columns, each a country or a report.
    Columns,
    /// Something after the colon is missing, or one part too many.
    BadPart,
}

impl From<Place> for Address {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}

impl Address {
    /// The place, where it is one.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Place(place) => Some(place),
            _ => None,
        }
    }

    /// The countries it names.
    #[must_use]
    pub fn countries(&self) -> Vec<Code> {
        match self {
            Self::Place(place) => vec![place.country],
            Self::Comparison { columns, .. } => columns.iter().map(|column| column.country).collect(),
            Self::Figures { countries, .. } | Self::Penalties { countries, .. } => countries.clone(),
            Self::Timeline { country, .. } => vec![*country],
            Self::Search(_) | Self::Grid { .. } => Vec::new(),
        }
    }

    /// Slug of the topic it is about.
    #[must_use]
    pub fn topic(&self) -> Option<&Shown> {
        match self {
            Self::Place(place) => place.topic.as_ref(),
            Self::Comparison { topic, .. }
            | Self::Figures { topic, .. }
            | Self::Grid { topic }
            | Self::Timeline { topic, .. } => topic.as_ref(),
            Self::Search(_) | Self::Penalties { .. } => None,
        }
    }

    /// As a link: with its scheme, and with what may not stand in a link escaped.
    #[must_use]
    pub fn link(&self) -> String {
        let mut link = SCHEME.to_owned();
        for byte in self.to_string().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => link.push(char::from(byte)),
                b'-' | b'.' | b'_' | b'/' | b'#' | b':' | b'@' | b'+' => link.push(char::from(byte)),
                _ => link.push_str(&format!("%{byte:02X}")),
            }
        }
        link
    }

    /// Reads a link as [`Self::link`] writes it; also one whose escapes somebody undid.
    ///
    /// # Errors
    /// Where it is no address.
    pub fn from_link(link: &str) -> Result<Self, AddressError> {
        let text = link.strip_prefix(SCHEME).unwrap_or(link);
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            let ahead: Vec<u8> = rest.clone().take(2).collect();
            let hex = std::str::from_utf8(&ahead).ok().filter(|_| byte == b'%' && ahead.len() == 2);
            match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(escaped) => {
                    bytes.push(escaped);
                    rest.nth(1);
                }
                None => bytes.push(byte),
            }
        }
        String::from_utf8_lossy(&bytes).parse()
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.strip_prefix(SCHEME).unwrap_or(text);
        let Some((kind, rest)) = text.split_once(':') else {
            return Place::parse_canonical(text).map(Self::Place).map_err(AddressError::Place);
        };
        match kind {
            "search" => {
                let query = Raw::new(rest.trim()).shown();
                if query.is_empty() { Err(AddressError::BadPart) } else { Ok(Self::Search(query)) }
            }
            "compare" => {
                let [columns, topic, point] = parts(rest)?;
                let columns: Option<Vec<Place>> = columns.unwrap_or_default().split('+').map(column).collect();
                let columns = columns.filter(|all| (2..=4).contains(&all.len())).ok_or(AddressError::Columns)?;
                Ok(Self::Comparison { columns, topic: slug(topic)?, point: slug(point)? })
            }
            "figures" => {
                let [listed, topic, more] = parts(rest)?;
                none(more)?;
                Ok(Self::Figures { countries: countries(listed)?, topic: slug(topic)? })
            }
            "penalties" => {
                let [offence, listed, more] = parts(rest)?;
                none(more)?;
                let offence = offence.and_then(Id::new).ok_or(AddressError::BadPart)?;
                Ok(Self::Penalties { offence, countries: countries(listed)? })
            }
            "grid" => {
                let [topic, more, none_more] = parts(rest)?;
                none(more).and(none(none_more))?;
                Ok(Self::Grid { topic: slug(topic)? })
            }
            "timeline" | "promises" => {
                let [country, topic, more] = parts(rest)?;
                none(more)?;
                let country = country.and_then(Code::new).ok_or(AddressError::BadPart)?;
                Ok(Self::Timeline { country, topic: slug(topic)?, promises: kind == "promises" })
            }
            _ => Err(AddressError::Place(PlaceError::BadPart)),
        }
    }
}

/// Up to three parts between slashes; one that is empty is not there.
fn parts(text: &str) -> Result<[Option<&str>; 3], AddressError> {
    let mut all = text.split('/').map(|part| Some(part.trim()).filter(|part| !part.is_empty()));
    let three = [all.next().flatten(), all.next().flatten(), all.next().flatten()];
    if all.next().is_some() { Err(AddressError::BadPart) } else { Ok(three) }
}

fn none(part: Option<&str>) -> Result<(), AddressError> {
    part.map_or(Ok(()), |_| Err(AddressError::BadPart))
}

fn slug(part: Option<&str>) -> Result<Option<Shown>, AddressError> {
    match part {
        Some(part) if Id::new(part).is_none() => Err(AddressError::BadPart),
        part => Ok(part.map(|part| Raw::new(part).shown())),
    }
}

fn column(text: &str) -> Option<Place> {
    Place::parse_canonical(text).ok().filter(|place| place.topic.is_none() && place.passage.is_none())
}

fn countries(part: Option<&str>) -> Result<Vec<Code>, AddressError> {
    match part {
        None | Some(ALL) => Ok(Vec::new()),
        Some(listed) => listed.split('+').map(|code| Code::new(code).ok_or(AddressError::BadPart)).collect(),
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let countries = |listed: &[Code]| match listed {
            [] => ALL.to_owned(),
            listed => listed.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
        };
        let tail = |slugs: &[&Option<Shown>]| -> String {
            slugs.iter().filter_map(|slug| slug.as_ref()).map(|slug| format!("/{slug}")).collect()
        };
        match self {
            Self::Place(place) => place.fmt(f),
            Self::Comparison { columns, topic, point } => {
                let columns: Vec<String> = columns.iter().map(ToString::to_string).collect();
                write!(f, "compare:{}{}", columns.join("+"), tail(&[topic, point]))
            }
            Self::Search(query) => write!(f, "search:{query}"),
            Self::Figures { countries: listed, topic } => {
                write!(f, "figures:{}{}", countries(listed), tail(&[topic]))
            }
            Self::Penalties { offence, countries: listed } => {
                write!(f, "penalties:{offence}")?;
                if listed.is_empty() { Ok(()) } else { write!(f, "/{}", countries(listed)) }
            }
            Self::Grid { topic } => write!(f, "grid:{}", topic.as_ref().map_or("", Shown::as_str)),
            Self::Timeline { country, topic, promises } => {
                write!(f, "{}:{country}{}", if *promises { "promises" } else { "timeline" }, tail(&[topic]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_back_from_its_text_and_from_its_link() {
        for text in [
            "ve",
            "ar@ar-2013/protection",
            "ve/protection/assistance#p-014",
            "compare:ve+cu@cu-2013",
            "compare:ve+cu+us+ar/protection/assistance",
            "search:\"trata de personas\" país:ve 50 %",
            "figures:all",
            "figures:ve+cu/protection",
            "penalties:trafficking",
            "penalties:forced-labour/ve+cu",
            "grid:",
            "grid:protection",
            "timeline:ve",
            "promises:ve/protection",
        ] {
            let address: Address = text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(address.to_string(), text);
            assert_eq!(Address::from_link(&address.link()), Ok(address.clone()));
            assert_eq!(format!("{SCHEME}{text}").parse(), Ok(address.clone()));
            assert!(!address.link().contains([' ', '"', '<', '(', ')']), "{}", address.link());
        }
    }

    #[test]
    fn what_is_no_address_is_not_taken_for_one() {
        let place = |error| AddressError::Place(error);
        for (text, error) in [
            ("", place(PlaceError::NoCountry)),
            ("Venezuela", place(PlaceError::NoCountry)),
            ("what:ve", place(PlaceError::BadPart)),
            ("compare:ve", AddressError::Columns),
            ("compare:ve+cu+us+ar+co", AddressError::Columns),
            ("compare:ve/protection+cu", AddressError::Columns),
            ("compare:ve+cu/a/b/c", AddressError::BadPart),
            ("search: ", AddressError::BadPart),
            ("figures:ve/Protection", AddressError::BadPart),
            ("penalties:", AddressError::BadPart),
            ("grid:a/b", AddressError::BadPart),
            ("timeline:", AddressError::BadPart),
        ] {
            assert_eq!(text.parse::<Address>(), Err(error), "{text}");
        }
        assert_eq!(Address::from_link("cotejo:search:a%zz%2"), Ok(Address::Search(Shown::ours("a%zz%2"))));
    }
}
