//! Fields whose values are closed lists of words: those of the format, with the Spanish word for each
//! and what else people call them.
//!
//! Must not: hold what a reader sees explained; that is the catalogue's. These words are typed.

use super::field::Field;
use crate::text::fold;

/// A word with its Spanish form, then other forms.
type Row = (&'static str, &'static str, &'static [&'static str]);

/// What `voice:` calls everyone but the State.
pub(super) const OTHERS: &str = "others";
/// The one place that `in:` knows.
pub(super) const BOOKMARKS: &str = "bookmarks";
/// The offence that a penalty is asked for where a query names none.
pub(super) const TRAFFICKING: &str = "trafficking";

const VOICES: &[Row] = &[
    ("state", "estado", &[]),
    ("foreign-state", "estado-extranjero", &["otro-estado"]),
    ("intergovernmental", "intergubernamental", &["igo", "organismo-intergubernamental"]),
    ("ngo", "ong", &[]),
    ("academic", "académico", &["academia"]),
    ("media", "medios", &["press", "prensa"]),
    (OTHERS, "otros", &["otras", "otras-voces"]),
];

const KINDS: &[Row] = &[
    ("treaty", "tratado", &[]),
    ("law", "ley", &[]),
    ("case-law", "sentencia", &["judgment", "jurisprudencia"]),
    ("government-report", "informe-gubernamental", &[]),
    ("questionnaire-reply", "respuesta-a-un-cuestionario", &["reply", "cuestionario"]),
    ("government-statement", "declaración-gubernamental", &["statement"]),
    ("igo-assessment", "evaluación-intergubernamental", &[]),
    ("foreign-government-assessment", "evaluación-extranjera", &[]),
    ("ngo-report", "informe-de-una-ong", &[]),
    ("academic", "trabajo-académico", &["académico"]),
    ("dataset", "datos", &["conjunto-de-datos"]),
    ("media-state", "medio-del-estado", &["state-media"]),
    ("media-other", "medio-de-comunicación", &["press", "prensa"]),
    ("user-document", "documento-propio", &[]),
];

const MODALITIES: &[Row] = &[
    ("in-force", "en-vigor", &["vigente"]),
    ("done", "hecho", &[]),
    ("ongoing", "en-curso", &["under-way"]),
    ("planned", "previsto", &["planeado"]),
    ("proposed", "propuesto", &[]),
    ("policy", "política", &[]),
    ("denial", "desmentido", &["denies", "niega"]),
    ("assessment", "evaluación", &["finds", "constata"]),
];

const OFFENCES: &[Row] = &[
    (TRAFFICKING, "trata", &[]),
    ("smuggling", "tráfico-ilícito", &[]),
    ("slavery", "esclavitud", &[]),
    ("sexual-exploitation", "explotación-sexual", &[]),
    ("forced-labour", "trabajo-forzoso", &["forced-labor"]),
    ("other", "otro", &[]),
];

const PARTS: &[Row] = &[
    ("figure", "cifra", &[]),
    ("penalty", "pena", &[]),
    ("law", "ley", &[]),
    ("note", "nota", &[]),
    ("due", "plazo", &[]),
];

/// Marks but for `stale`, which depends on what a passage is seen beside: on its own, none is.
const MARKS: &[Row] = &[
    ("contested", "discrepa", &["differs"]),
    ("denied", "desmentido", &[]),
    ("in-tension", "en-tensión", &["tension"]),
    ("single-origin", "un-solo-origen", &["one-origin"]),
    ("corroborated", "varios-orígenes", &["several-origins", "corroborado"]),
    ("no-later-word", "sin-noticia-posterior", &[]),
];

const SHELVES: &[Row] = &[(BOOKMARKS, "marcadores", &[])];

/// Regions of the table of countries, so that Spanish names lead to them.
const REGIONS: &[Row] = &[
    ("africa", "áfrica", &[]),
    ("antarctica", "antártida", &[]),
    ("asia", "asia", &[]),
    ("caribbean", "caribe", &[]),
    ("central-america", "américa-central", &["centroamérica"]),
    ("europe", "europa", &[]),
    ("north-america", "américa-del-norte", &["norteamérica"]),
    ("oceania", "oceanía", &[]),
    ("south-america", "américa-del-sur", &["sudamérica", "suramérica"]),
];

fn rows(field: Field) -> &'static [Row] {
    match field {
        Field::Voice => VOICES,
        Field::Kind => KINDS,
        Field::Modality => MODALITIES,
        Field::Offence => OFFENCES,
        Field::Has => PARTS,
        Field::Is => MARKS,
        Field::In => SHELVES,
        Field::Region => REGIONS,
        _ => &[],
    }
}

/// The words of a field with the Spanish form of each; none where the field has no such list.
pub(super) fn words(field: Field) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(field).iter().map(|(word, es, _)| (*word, *es))
}

/// Everything the values of a field may be called.
pub(super) fn names(field: Field) -> impl Iterator<Item = &'static str> {
    rows(field).iter().flat_map(forms)
}

/// The words a value means: the one that is called so, or all that begin so. The value is folded;
/// hyphens do not count, so that `inforce` is `in-force`.
pub(super) fn find(field: Field, value: &str) -> Vec<&'static str> {
    let wanted = squeezed(value);
    let fitting = |fits: fn(&str, &str) -> bool| -> Vec<&'static str> {
        let fits = |row: &&Row| forms(row).any(|form| fits(&squeezed(&fold(form)), &wanted));
        rows(field).iter().filter(fits).map(|(word, ..)| *word).collect()
    };
    let exact = fitting(|form, wanted| form == wanted);
    if exact.is_empty() { fitting(|form, wanted| form.starts_with(wanted)) } else { exact }
}

fn forms(row: &Row) -> impl Iterator<Item = &'static str> {
    let (word, es, others) = *row;
    [word, es].into_iter().chain(others.iter().copied())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountryTable, Mark, Modality, SourceKind, Voice};
    use std::collections::BTreeSet;

    fn all(field: Field) -> BTreeSet<&'static str> {
        words(field).map(|(word, _)| word).collect()
    }

    #[test]
    fn the_words_are_those_of_the_format() {
        let voices = Voice::ALL.iter().map(|voice| voice.word()).chain([OTHERS]);
        assert_eq!(all(Field::Voice), voices.collect());
        assert_eq!(all(Field::Kind), SourceKind::ALL.iter().map(|kind| kind.word()).collect());
        assert_eq!(all(Field::Modality), Modality::ALL.iter().map(|modality| modality.word()).collect());
        let marks = Mark::ALL.iter().filter(|mark| **mark != Mark::Stale).map(|mark| mark.word());
        assert_eq!(all(Field::Is), marks.collect());
        let regions = CountryTable::built_in();
        assert_eq!(all(Field::Region), regions.iter().map(|names| names.region).collect());
    }

    #[test]
    fn a_value_is_what_is_called_so_or_all_that_begin_so() {
        for (field, value, expected) in [
            (Field::Voice, "state", &["state"][..]),
            (Field::Voice, "st", &["state"]),
            (Field::Voice, "estado", &["state"]),
            (Field::Voice, "otras", &["others"]),
            (Field::Voice, "prensa", &["media"]),
            (Field::Modality, "inforce", &["in-force"]),
            (Field::Modality, "in-force", &["in-force"]),
            (Field::Modality, "en-vigor", &["in-force"]),
            (Field::Modality, "politica", &["policy"]),
            (Field::Modality, "p", &["planned", "proposed", "policy"]),
            (Field::Kind, "law", &["law"]),
            (Field::Kind, "media", &["media-state", "media-other"]),
            (Field::Offence, "trata", &["trafficking"]),
            (Field::Has, "cifra", &["figure"]),
            (Field::Is, "tension", &["in-tension"]),
            (Field::Is, "stale", &[]),
            (Field::In, "marcadores", &["bookmarks"]),
            (Field::Region, "caribe", &["caribbean"]),
            (Field::Region, "sudamerica", &["south-america"]),
            (Field::Country, "ve", &[]),
        ] {
            assert_eq!(find(field, value), expected, "{field:?} {value}");
        }
    }
}
