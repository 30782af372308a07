//! The fields of the language, and what each is called in English and in Spanish.
//!
//! Must not: know what a field's values are.

use crate::model::Lang;
use crate::text::fold;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The country a report is about.
    Country,
    /// The region of that country.
    Region,
    /// Topics of a passage.
    Topic,
    /// Points of a passage.
    Point,
    /// Whoever says it.
    Voice,
    /// What it rests on.
    Source,
    /// The kind of what it rests on.
    Kind,
    /// How it stands to the facts.
    Modality,
    /// What time it speaks of.
    Period,
    /// The shortest imprisonment.
    PenaltyMin,
    /// The longest imprisonment.
    PenaltyMax,
    /// What a penalty is for.
    Offence,
    /// What a passage has besides its text.
    Has,
    /// What is to be known before it is quoted.
    Is,
    /// Where the reader put it.
    In,
    /// The report it is in.
    Report,
}

/// A field with its name in each language of the interface, then other names for it.
type Row = (Field, &'static str, &'static str, &'static [&'static str]);

/// In the order in which a reader learns them.
const FIELDS: &[Row] = &[
    (Field::Country, "country", "país", &[]),
    (Field::Region, "region", "región", &[]),
    (Field::Topic, "topic", "tema", &[]),
    (Field::Point, "point", "punto", &[]),
    (Field::Voice, "voice", "voz", &[]),
    (Field::Source, "source", "fuente", &[]),
    (Field::Kind, "kind", "clase", &[]),
    (Field::Modality, "modality", "modalidad", &[]),
    (Field::Period, "period", "período", &[]),
    (Field::PenaltyMin, "penalty.min", "pena.min", &[]),
    (Field::PenaltyMax, "penalty.max", "pena.max", &[]),
    (Field::Offence, "offence", "delito", &["offense"]),
    (Field::Has, "has", "tiene", &[]),
    (Field::Is, "is", "es", &[]),
    (Field::In, "in", "en", &[]),
    (Field::Report, "report", "informe", &[]),
];

/// Letters from which a name may be a field's that was mistyped: shorter ones are near to too much.
const SHORTEST_NEAR: usize = 4;
/// Letters from which it may differ in two.
const LONG: usize = 8;
/// Letters after which it is a long word and no field.
const LONGEST: usize = 16;

impl Field {
    /// All of them, in the order in which a reader learns them.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        FIELDS.iter().map(|(field, ..)| *field)
    }

    /// The field that is called so; the name is folded.
    pub(super) fn find(name: &str) -> Option<Self> {
        let called = |field: &&Row| names(field).any(|known| fold(known) == name);
        FIELDS.iter().find(called).map(|(field, ..)| *field)
    }

    /// The canonical name, as a query is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.in_lang(Lang::En)
    }

    /// The name that a reader of a language knows it by.
    pub(super) fn in_lang(self, lang: Lang) -> &'static str {
        let row = FIELDS.iter().find(|(field, ..)| *field == self);
        row.map_or("", |(_, en, es, _)| match lang {
            Lang::En => en,
            Lang::Es => es,
        })
    }

    /// Whether it is a number that is compared.
    pub(super) fn is_compared(self) -> bool {
        matches!(self, Self::PenaltyMin | Self::PenaltyMax)
    }

    /// Names that a mistyped one may have meant, best first; none for a word that is no such name.
    /// The distance is that of Damerau in its restricted form: letters that changed places count once.
    pub(super) fn near(name: &str) -> Vec<&'static str> {
        let count = name.chars().count();
        if !(SHORTEST_NEAR..=LONGEST).contains(&count) {
            return Vec::new();
        }
        let most = if count >= LONG { 2 } else { 1 };
        let distance = |known: &str| match known.starts_with(name) {
            true => 0,
            false if known.chars().count() < SHORTEST_NEAR => usize::MAX,
            false => strsim::osa_distance(known, name),
        };
        let known = FIELDS.iter().flat_map(names).map(|known| (distance(&fold(known)), known));
        let mut near: Vec<(usize, &'static str)> = known.filter(|(distance, _)| *distance <= most).collect();
        near.sort();
        near.into_iter().map(|(_, known)| known).collect()
    }
}

fn names(row: &Row) -> impl Iterator<Item = &'static str> {
    let (_, en, es, others) = *row;
    [en, es].into_iter().chain(others.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_every_name_and_no_name_is_anothers() {
        let mut known: Vec<String> = Vec::new();
        for row in FIELDS {
            for name in names(row).map(fold) {
                assert_eq!(Field::find(&name), Some(row.0), "{name}");
                known.push(name);
            }
            assert_eq!((row.0.name(), row.0.in_lang(Lang::Es)), (row.1, row.2));
        }
        // Two are called alike in both languages once they are folded.
        known.dedup();
        let count = known.len();
        known.sort();
        known.dedup();
        assert_eq!(known.len(), count);
        assert_eq!(Field::find("http"), None);
    }

    #[test]
    fn a_name_is_near_only_to_what_it_may_have_meant() {
        for (typed, meant) in [
            ("contry", &["country"][..]),
            ("coutnry", &["country"]),
            ("coun", &["country"]),
            ("modalty", &["modality"]),
            ("modalitties", &[]),
            ("modalitty", &["modality"]),
            ("modadlidad", &["modalidad"]),
            ("penalty", &["penalty.max", "penalty.min"]),
            ("temas", &["tema"]),
            ("voices", &["voice"]),
            ("http", &[]),
            ("https", &[]),
            ("article", &[]),
            ("note", &[]),
            ("ins", &[]),
            ("has", &["has"][..0]),
            ("course", &[]),
        ] {
            assert_eq!(Field::near(typed), meant, "{typed}");
        }
    }
}
