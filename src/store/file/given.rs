//! Values as a file gives them: each knows where it stands, and none stops its table.
//!
//! Plain serde ends at the first value of a wrong type. A [`Given`] takes the error in instead, so
//! that a table is always read whole and all its faults are found in one pass.
//!
//! Must not: say whether a value may be missing, or what it means.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;
use toml::Spanned;
use toml::value::Datetime;

/// A value and the byte it begins at, counted from the beginning of what was parsed.
pub(crate) struct Given<T> {
    /// Where.
    pub(crate) at: usize,
    /// The value, or what the parser says is wrong with its type.
    pub(crate) value: Result<T, String>,
}

/// The value of a key, if the table has the key.
pub(crate) type Key<T> = Option<Given<T>>;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Tried<T>>::deserialize(deserializer)?;
        Ok(Self { at: spanned.span().start, value: spanned.into_inner().0 })
    }
}

struct Tried<T>(Result<T, String>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Tried<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).map_err(|error| error.to_string())))
    }
}

/// A string, borrowed from the file where it has no escapes. A date that somebody wrote without
/// quotes is one, too.
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text<'de>, A::Error> {
        match Datetime::deserialize(MapAccessDeserializer::new(map)) {
            Ok(date) => Ok(Text(Cow::Owned(date.to_string()))),
            Err(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// An integer or a float.
pub(crate) struct Number(pub(crate) f64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Counts of people are far under 2^53, up to which a float is exact.
        f64::deserialize(deserializer).map(Self)
    }
}

/// A string, or a list of strings.
pub(crate) enum OneOrMany<'a> {
    /// One, at the place of the value.
    One(Text<'a>),
    /// Any number, each at its own place.
    Many(Vec<Given<Text<'a>>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for OneOrMany<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor)
    }
}

struct OneOrManyVisitor;

impl<'de> Visitor<'de> for OneOrManyVisitor {
    type Value = OneOrMany<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<OneOrMany<'de>, E> {
        TextVisitor.visit_borrowed_str(text).map(OneOrMany::One)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMany<'de>, E> {
        TextVisitor.visit_str(text).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany<'de>, A::Error> {
        let mut many = Vec::new();
        while let Some(text) = seq.next_element()? {
            many.push(text);
        }
        Ok(OneOrMany::Many(many))
    }
}
