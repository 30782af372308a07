//! Terms of the field as rows to look up, each with what it must not be confused with.
//!
//! Must not: define anything; definitions and whose they are stand in the registry.

use super::lookup::{Item, Leads};
use super::role::Role;
use crate::model::{Glossary, Id, Term, Written};
use crate::say;
use crate::store;
use crate::text::fold;
use crate::words::Words;

/// All terms, by name.
pub(super) fn items(words: &Words) -> Vec<Item> {
    let Glossary(mut terms) = store::glossary();
    let lang = words.lang();
    terms.sort_by_cached_key(|term| fold(term.label.in_lang(lang)));
    terms.iter().map(|term| item(words, term, &terms)).collect()
}

fn item(words: &Words, term: &Term, all: &[Term]) -> Item {
    let lang = words.lang();
    let known = |id: &Id| all.iter().find(|other| other.id == *id);
    let others: Vec<&str> =
        term.not_to_confuse.iter().filter_map(known).map(|other| other.label.in_lang(lang)).collect();
    let mut about = vec![
        (term.label.in_lang(lang).to_owned(), Role::Heading),
        (term.definition.in_lang(lang).to_owned(), Role::Text),
        (say!(words, "glossary-source", source = &term.source), Role::Meta),
    ];
    if !others.is_empty() {
        about.push((say!(words, "glossary-not", terms = &others.join(", ")), Role::Mark));
    }
    if let Some(difference) = &term.difference {
        about.push((difference.in_lang(lang).to_owned(), Role::Text));
    }
    // A reader may know the term in the other language only.
    let both = |text: &Written| format!("{} {}", text.text, text.es.as_deref().unwrap_or_default());
    let name = fold(&both(&term.label));
    let folded = format!("{name} {}", fold(&both(&term.definition)));
    let (line, right) = (term.label.in_lang(lang).to_owned(), String::new());
    Item { line, right, about, name, folded, leads: Leads::Term(term.id.clone()) }
}
