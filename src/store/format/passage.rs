//! `[[passage]]`: the statements of a report.
//!
//! Must not: show a passage whose speaker, period or standing is not known. It is left out, and said.

use super::home::homes;
use super::parts::{cite, figure, law, penalty};
use super::report::Common;
use super::tables::{CiteTable, FigureTable, PassageTable, passage_shape};
use crate::model::{Cite, Fault, Figure, Home, Id, Modality, Passage, Period, Severity};
use crate::store::file::{At, Faults, Given, Ids, Item, Key, Leads, OneOrMany, Row, Text, excerpt};
use crate::store::limits;
use crate::text::Shown;
use std::collections::HashMap;

/// All passages of a file.
pub(super) struct Passages {
    /// Those that are shown, in the order of the file.
    pub(super) live: Vec<Passage>,
    /// Ids that were dropped, and what took their place.
    pub(super) retired: Vec<(Id, Option<Id>)>,
    /// Ids of those that are shown or were left out; not the dropped ones, to which no link may lead.
    pub(super) ids: Ids,
}

/// An id that was dropped.
struct Retired {
    id: Id,
    /// What took its place, and how messages name the key.
    by: Option<(At<Id>, Shown)>,
}

/// What reading a passage needs and gives besides it.
struct Reader<'a> {
    common: &'a Common<'a>,
    sources: &'a Ids,
    ids: Ids,
    retired: Vec<Retired>,
}

impl Passages {
    /// Reads them all.
    pub(super) fn read(items: Vec<Item<'_>>, (common, sources): (&Common<'_>, &Ids), faults: &mut Faults<'_>) -> Self {
        let shape = passage_shape();
        let mut live = Vec::with_capacity(items.len().min(limits::PASSAGES));
        let mut reader = Reader { common, sources, ids: Ids::default(), retired: Vec::new() };
        for (index, item) in items.into_iter().enumerate() {
            let mut row = Row::new(faults, "passage", index + 1, &item).twinned(common.twins);
            if index == limits::PASSAGES {
                let fault = Fault::TooBig { what: "passages", limit: limits::PASSAGES as u64 };
                row.error("", item.at, fault);
                break;
            }
            let Some(table) = shape.read::<PassageTable<'_>>(item, &mut row) else { continue };
            if let Some(passage) = reader.passage(table, &mut row) {
                reader.ids.place(&passage.id, live.len());
                live.push(passage);
            }
        }
        let Reader { mut ids, retired, .. } = reader;
        let retired = settle(&retired, &mut ids, faults);
        Self { live, retired, ids }
    }
}

impl Reader<'_> {
    fn passage(&mut self, mut table: PassageTable<'_>, row: &mut Row<'_, '_>) -> Option<Passage> {
        let id = row.need_id("id", table.id.take());
        let mut row = row.named(id.as_ref().map(|id| &id.value));
        let is_new = id.as_ref().is_some_and(|id| self.ids.enter("id", id, &mut row));
        if row.value("retired", table.retired.take()).is_some_and(|retired| retired.value) {
            let by = table.replaced_by.take().and_then(|given| row.id("replaced_by", Some(given)));
            let by = by.map(|by| (by, row.field("replaced_by")));
            self.retired.extend(id.filter(|_| is_new).map(|id| Retired { id: id.value, by }));
            return None;
        }
        let at = self.homes(table.at, table.also, &mut row);
        self.length(&table.text, &mut row);
        let text = row.need_prose("text", table.text, table.text_es);
        let period = row.need_period("period", table.period);
        let modality = row.need_word("modality", table.modality, (Modality::ALL, Modality::word));
        let due = due(table.due, modality, &mut row);
        let note = row.written("note", table.note, table.note_es);
        let cites = self.cites(table.cite, &mut row);
        let law = table.law.and_then(|given| {
            let mut row = row.part("law", 0, given.at);
            law(row.value("", Some(given))?.value, &mut row)
        });
        let penalty = table.penalty.and_then(|given| {
            let mut row = row.part("penalty", 0, given.at);
            penalty(row.value("", Some(given))?.value, &mut row)
        });
        let figures = self.figures(table.figure, &mut row);
        if row.is_torn() || !is_new || at.is_empty() || cites.is_empty() {
            return None;
        }
        let id = id?.value;
        Some(Passage {
            id,
            homes: at,
            text: text?,
            period: period?,
            modality: modality?,
            due,
            note,
            cites,
            law,
            penalty,
            figures,
        })
    }

    fn homes(&self, at: Key<OneOrMany<'_>>, also: Key<OneOrMany<'_>>, row: &mut Row<'_, '_>) -> Vec<Home> {
        row.require("at", &at);
        let taxonomy = self.common.rules.taxonomy;
        let mut all = homes(taxonomy, row, ("at", at));
        for home in homes(taxonomy, row, ("also", also)) {
            if !all.contains(&home) {
                all.push(home);
            }
        }
        all
    }

    fn cites(&self, given: Key<Vec<Given<CiteTable<'_>>>>, row: &mut Row<'_, '_>) -> Vec<Cite> {
        let list = row.value("cite", given).map(|list| list.value).unwrap_or_default();
        if list.is_empty() && !row.is_torn() {
            row.error("cite", row.header(), Fault::NoSource);
        }
        let cites = list.into_iter().enumerate().filter_map(|(index, given)| {
            let mut row = row.part("cite", index + 1, given.at);
            cite(row.value("", Some(given))?.value, self.sources, &mut row)
        });
        cites.collect()
    }

    fn figures(&self, given: Key<Vec<Given<FigureTable<'_>>>>, row: &mut Row<'_, '_>) -> Vec<Figure> {
        let list = row.value("figure", given).map(|list| list.value).unwrap_or_default();
        let figures = list.into_iter().enumerate().filter_map(|(index, given)| {
            let mut row = row.part("figure", index + 1, given.at);
            figure(row.value("", Some(given))?.value, self.common.rules.indicators, &mut row)
        });
        figures.collect()
    }

    /// Passages of ours are short enough to be read in a row.
    fn length(&self, text: &Key<Text<'_>>, row: &mut Row<'_, '_>) {
        if let Some(Given { at, value: Ok(Text(text)) }) = text
            && self.common.rules.strict
            && text.chars().count() > limits::OUR_TEXT
        {
            row.warn_key("text", *at, Fault::LongText { limit: limits::OUR_TEXT as u64 });
        }
    }
}

/// Only what is planned can be due.
fn due(given: Key<Text<'_>>, modality: Option<Modality>, row: &mut Row<'_, '_>) -> Option<Period> {
    let at = given.as_ref().map(|given| given.at)?;
    let due = row.period("due", given)?;
    if modality.is_some_and(|modality| modality != Modality::Planned) {
        row.warn_key("due", at, Fault::DueNotPlanned);
        return None;
    }
    Some(due)
}

/// Leads every dropped id to what stands for it today, over any that were dropped in between.
fn settle(retired: &[Retired], ids: &mut Ids, faults: &mut Faults<'_>) -> Vec<(Id, Option<Id>)> {
    // Nobody replaces a passage this often; ids that replace each other in a circle end here.
    const STEPS: usize = 32;
    for Retired { by, .. } in retired {
        if let Some((by, field)) = by
            && ids.get(by.value.as_str()) == Leads::Unknown
        {
            let fault = Fault::Dangling { found: excerpt(by.value.as_str()) };
            faults.add(by.at, Severity::Error, (field.clone(), fault));
        }
    }
    let next: HashMap<&Id, Option<&Id>> =
        retired.iter().map(|old| (&old.id, old.by.as_ref().map(|(by, _)| &by.value))).collect();
    let last = |old: &Id| {
        let steps = std::iter::successors(Some(old), |id| next.get(id).copied().flatten());
        steps.take(STEPS).last().filter(|id| !next.contains_key(*id) && ids.get(id.as_str()) != Leads::Unknown).cloned()
    };
    let settled = retired.iter().map(|old| (old.id.clone(), last(&old.id))).collect();
    for old in retired {
        ids.forget(&old.id);
    }
    settled
}
