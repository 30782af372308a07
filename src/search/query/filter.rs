//! A filter as it was typed: a field, and values that are known as far as no library is needed.
//!
//! Must not: look at a library or a passage.

use super::field::Field;
use crate::model::{End, Period};
use crate::text::Shown;
use std::fmt;
use std::ops::Range;

/// What a passage must be, besides what it says. Of several values one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Names that only a library knows: country, region, topic, point, source, report.
    Named(Field, Vec<Name>),
    /// Words of a closed list, in the order of the list.
    Listed(Field, Vec<&'static str>),
    /// It speaks of one of these times.
    Period(Vec<Period>),
    /// It states an imprisonment of such a length.
    Penalty(Length),
}

/// A name to be looked up in a library.
#[derive(Clone, Debug)]
pub struct Name {
    /// Folded; words with hyphens between them, parts of a place with slashes.
    pub text: String,
    /// As it was typed, with its field, for whoever has to say that there is no such name.
    pub typed: Shown,
    /// Bytes of the query where it stands.
    pub at: Range<usize>,
}

/// How it was typed, and where, is no part of what it means.
impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Name {}

/// An end of the range that a law allows for an imprisonment, compared with a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Which end.
    pub end: RangeEnd,
    /// How it is compared.
    pub than: Than,
    /// With what, in months.
    pub months: u32,
}

/// An end of the range that a law allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    /// The shortest.
    Min,
    /// The longest.
    Max,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Than {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Over,
    /// `<`
    Under,
    /// `=`
    Equal,
}

impl Than {
    /// Longest first, so that `>=` is not read as `>`.
    const SIGNS: &'static [(&'static str, Self)] = &[
        (">=", Self::AtLeast),
        ("<=", Self::AtMost),
        ("\u{2265}", Self::AtLeast),
        ("\u{2264}", Self::AtMost),
        (">", Self::Over),
        ("<", Self::Under),
        ("=", Self::Equal),
    ];

    /// The sign a text begins with, and how many bytes it has.
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        Self::SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, than)| (*than, sign.len()))
    }

    fn sign(self) -> &'static str {
        Self::SIGNS.iter().find(|(_, than)| *than == self).map_or("=", |(sign, _)| sign)
    }

    /// Whether a value stands so to another.
    pub(super) fn holds(self, value: u32, other: u32) -> bool {
        match self {
            Self::AtLeast => value >= other,
            Self::AtMost => value <= other,
            Self::Over => value > other,
            Self::Under => value < other,
            Self::Equal => value == other,
        }
    }
}

/// The canonical form: English names, and values that need no quotes.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(field, names) => list(f, *field, names.iter().map(|name| name.text.as_str())),
            Self::Listed(field, words) => list(f, *field, words.iter().copied()),
            Self::Period(periods) => list(f, Field::Period, periods.iter().map(range)),
            Self::Penalty(length) => write!(f, "{length}"),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = match self.end {
            RangeEnd::Min => Field::PenaltyMin,
            RangeEnd::Max => Field::PenaltyMax,
        };
        let (count, unit) = if self.months.is_multiple_of(12) { (self.months / 12, 'y') } else { (self.months, 'm') };
        write!(f, "{}{}{count}{unit}", field.name(), self.than.sign())
    }
}

fn list(f: &mut fmt::Formatter<'_>, field: Field, values: impl Iterator<Item = impl fmt::Display>) -> fmt::Result {
    f.write_str(field.name())?;
    for (index, value) in values.enumerate() {
        write!(f, "{}{value}", if index == 0 { ":" } else { "," })?;
    }
    Ok(())
}

/// `2010..2020`, `2010..`, `..2020`. An end that nobody knows has no such form and stays as reports write it.
fn range(period: &Period) -> String {
    let text = period.as_edtf();
    if matches!((period.from, period.to), (End::Unknown, _) | (_, End::Unknown)) {
        return text.to_owned();
    }
    text.split('/').map(|end| end.trim_matches('.')).collect::<Vec<_>>().join("..")
}
