//! The glossary: terms of the field, as a file has them. It is read when the program is built.
//!
//! Must not: know a term by name.

use super::file::{Faults, Given, Ids, Item, Key, Row, Shape, Text, take, with_pieces};
use super::registry::{root, texts, unique};
use crate::model::{Glossary, Id, Problem, Term};
use crate::text::Shown;
use serde::Deserialize;

/// `[[term]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct TermTable<'a> {
    id: Key<Text<'a>>,
    label: Key<Text<'a>>,
    label_es: Key<Text<'a>>,
    definition: Key<Text<'a>>,
    definition_es: Key<Text<'a>>,
    source: Key<Text<'a>>,
    not_to_confuse: Key<Vec<Given<Text<'a>>>>,
    difference: Key<Text<'a>>,
    difference_es: Key<Text<'a>>,
}

/// The terms in the text of a `glossary.toml`.
pub(crate) fn read_glossary(file: &Shown, text: &str) -> (Glossary, Vec<Problem>) {
    let mut faults = Faults::new(file, text);
    let terms = with_pieces(&mut faults, &["term"], |mut pieces, faults| {
        let items = take(&mut pieces, ("term", true), faults);
        root(pieces, "term", faults);
        let shape = Shape::of::<TermTable<'_>>();
        let mut ids = Ids::default();
        let read = |(index, item): (usize, Item<'_>)| {
            let mut row = Row::new(faults, "term", index + 1, &item);
            term(shape.read(item, &mut row)?, &mut ids, &mut row)
        };
        items.into_iter().enumerate().filter_map(read).collect()
    });
    (Glossary(terms), faults.into_problems())
}

fn term(mut table: TermTable<'_>, ids: &mut Ids, row: &mut Row<'_, '_>) -> Option<Term> {
    let id = unique(("id", table.id.take()), ids, row);
    let mut row = row.named(id.as_ref());
    let label = row.need_written("label", table.label, table.label_es);
    let definition = row.need_written("definition", table.definition, table.definition_es);
    let source = row.need_text("source", table.source);
    let others = texts(&mut row, "not_to_confuse", table.not_to_confuse);
    let difference = row.written("difference", table.difference, table.difference_es);
    Some(Term {
        id: id?,
        label: label?,
        definition: definition?,
        source: source?,
        not_to_confuse: others.iter().filter_map(|id| Id::new(id)).collect(),
        difference,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_term_is_whole_in_both_languages_and_leads_to_terms_that_exist() {
        let (glossary, problems) =
            read_glossary(&Shown::ours("assets/glossary.toml"), include_str!("../../assets/glossary.toml"));
        assert_eq!(problems, []);
        let ids: BTreeSet<&str> = glossary.0.iter().map(|term| term.id.as_str()).collect();
        assert_eq!(ids.len(), glossary.0.len(), "an id twice");
        for term in &glossary.0 {
            let texts = [Some(&term.label), Some(&term.definition), term.difference.as_ref()];
            assert!(texts.into_iter().flatten().all(|text| text.es.is_some()), "no twin: {}", term.id);
            assert_eq!(term.difference.is_some(), !term.not_to_confuse.is_empty(), "{}", term.id);
            for other in &term.not_to_confuse {
                let other = glossary.get(other).unwrap_or_else(|| panic!("{} leads to no {other}", term.id));
                assert!(
                    other.not_to_confuse.contains(&term.id),
                    "{} is confused with {} one way only",
                    term.id,
                    other.id
                );
            }
        }
    }

    #[test]
    fn trafficking_is_not_smuggling() {
        let (glossary, _) =
            read_glossary(&Shown::ours("assets/glossary.toml"), include_str!("../../assets/glossary.toml"));
        let term = |id: &str| glossary.get(&Id::new(id).unwrap()).unwrap();
        let spanish = |id: &str| term(id).label.es.as_deref().unwrap().to_owned();
        assert_eq!(spanish("trafficking-in-persons"), "trata de personas");
        assert_eq!(spanish("smuggling-of-migrants"), "tráfico ilícito de migrantes");
        assert!(term("trafficking-in-persons").not_to_confuse.contains(&term("smuggling-of-migrants").id));
    }
}
