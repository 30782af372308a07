//! The decks of a pack, as files have them: `decks/<name>.toml`.
//!
//! Must not: look anything up. Where an address leads is asked when all reports are read (`deck_links`).

use super::file::{At, Faults, Given, Item, Key, Row, Shape, Text, excerpt, take, take_root, with_pieces};
use super::format::{is_readable, url};
use super::limits;
use crate::model::{Case, CaseSource, Fault, Id, PackDeck, PackItem, Problem, Severity, Shows};
use crate::text::{Raw, Shown};
use serde::Deserialize;
use std::collections::HashMap;

/// The folder of a pack in which its decks are.
pub const FOLDER: &str = "decks";

/// Tables that the file holds at its top level.
const HEADS: &[&str] = &["item"];

/// Keys before the first table.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct RootTable<'a> {
    schema: Key<i64>,
    name: Key<Text<'a>>,
    title: Key<Text<'a>>,
    title_es: Key<Text<'a>>,
    objective: Key<Text<'a>>,
    objective_es: Key<Text<'a>>,
    order: Key<i64>,
}

/// `[[item]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct ItemTable<'a> {
    place: Key<Text<'a>>,
    note: Key<Text<'a>>,
    note_es: Key<Text<'a>>,
    minutes: Key<u16>,
    case: Key<CaseTable<'a>>,
}

/// `[item.case]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct CaseTable<'a> {
    title: Key<Text<'a>>,
    title_es: Key<Text<'a>>,
    text: Key<Text<'a>>,
    text_es: Key<Text<'a>>,
    question: Key<Text<'a>>,
    question_es: Key<Text<'a>>,
    answer: Key<Text<'a>>,
    answer_es: Key<Text<'a>>,
    source: Key<Vec<Given<SourceTable<'a>>>>,
}

/// `[[item.case.source]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct SourceTable<'a> {
    cited: Key<Text<'a>>,
    cited_es: Key<Text<'a>>,
    url: Key<Text<'a>>,
}

/// What a deck file gives.
#[derive(Default)]
pub(crate) struct DeckReading {
    /// The deck; `None` where it has no name or no title, or is of another version.
    pub(crate) deck: Option<PackDeck>,
    /// Where it stands among those of its pack.
    pub(crate) order: i64,
    /// Line and column of its name.
    pub(crate) name_place: (u32, u32),
    /// For each item of the deck, what is wrong if its address leads to nothing; `None` for a case.
    pub(crate) nowhere: Vec<Option<Problem>>,
    /// What is wrong with the file, as it stands in it.
    pub(crate) problems: Vec<Problem>,
}

/// Reads the text of a deck file; `file` is how messages name it. `strict` asks for a Spanish twin of every text.
pub(crate) fn read_deck(file: &Shown, text: &str, strict: bool) -> DeckReading {
    let mut faults = Faults::new(file, text);
    let reading = with_pieces(&mut faults, HEADS, |mut pieces, faults| {
        let items = take(&mut pieces, ("item", true), faults);
        let torn = pieces.iter().any(|piece| piece.torn);
        let Some((root, table)) = take_root::<RootTable<'_>>(pieces, HEADS, faults) else {
            return DeckReading::default();
        };
        let mut row = Row::new(faults, "", 0, &root).twinned(strict);
        if !is_readable(&mut row, table.schema) {
            return DeckReading::default();
        }
        let name = row.need_id("name", table.name);
        let title = row.need_written("title", table.title, table.title_es);
        let objective = row.need_written("objective", table.objective, table.objective_es);
        let order = row.value("order", table.order).map_or(i64::MAX, |order| order.value);
        if items.is_empty() && !torn {
            row.error("item", 0, Fault::Missing);
        }
        let (items, nowhere) = read_items(items, strict, faults).into_iter().unzip();
        let name_place = name.as_ref().map(|name| faults.place(name.at)).unwrap_or_default();
        let deck = name.zip(title).map(|(name, title)| PackDeck {
            name: name.value,
            title,
            objective: objective.unwrap_or_default(),
            items,
        });
        DeckReading { deck, order, name_place, nowhere, problems: Vec::new() }
    });
    DeckReading { problems: faults.into_problems(), ..reading }
}

fn read_items(items: Vec<Item<'_>>, strict: bool, faults: &mut Faults<'_>) -> Vec<(PackItem, Option<Problem>)> {
    let source = Shape::of::<SourceTable<'_>>();
    let shape = Shape::of::<ItemTable<'_>>().one("case", Shape::of::<CaseTable<'_>>().many("source", source));
    let mut kept = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let mut row = Row::new(faults, "item", index + 1, &item).twinned(strict);
        if index == limits::DECK_ITEMS {
            row.error("", item.at, Fault::TooBig { what: "items", limit: limits::DECK_ITEMS as u64 });
            break;
        }
        if let Some(table) = shape.read(item, &mut row) {
            kept.extend(read_item(table, &mut row));
        }
    }
    kept
}

fn read_item(table: ItemTable<'_>, row: &mut Row<'_, '_>) -> Option<(PackItem, Option<Problem>)> {
    let note = row.prose("note", table.note, table.note_es);
    let minutes = row.value("minutes", table.minutes).map(|minutes| minutes.value);
    let shown = match (table.place, table.case) {
        (Some(_), Some(case)) => {
            let case = row.at(case.at, ());
            row.error("case", case.at, Fault::PlaceAndCase);
            None
        }
        (None, Some(case)) => {
            let at = case.at;
            let case = row.value("case", Some(case))?.value;
            read_case(case, &mut row.part("case", 0, at)).map(|case| (Shows::Case(case), None))
        }
        (place, None) => read_place(place, row),
    };
    // Half of an item could show another thing than was meant.
    let (shows, nowhere) = shown.filter(|_| !row.is_torn())?;
    Some((PackItem { shows, note, minutes }, nowhere))
}

fn read_place(given: Key<Text<'_>>, row: &mut Row<'_, '_>) -> Option<(Shows, Option<Problem>)> {
    let at = given.as_ref().map(|given| given.at).unwrap_or_default();
    let text = row.need_text("place", given)?;
    let At { at, value: text } = row.at(at, text);
    let nowhere = row.suspect("place", at, Fault::NotThere { found: excerpt(&text) });
    Some((Shows::Address(text), Some(nowhere)))
}

fn read_case(table: CaseTable<'_>, row: &mut Row<'_, '_>) -> Option<Case> {
    let title = row.need_written("title", table.title, table.title_es);
    let text = row.need_prose("text", table.text, table.text_es);
    let question = row.need_written("question", table.question, table.question_es);
    let answer = row.need_prose("answer", table.answer, table.answer_es);
    let given = row.value("source", table.source).map(|list| list.value).unwrap_or_default();
    if given.is_empty() && !row.is_torn() {
        row.error("source", row.header(), Fault::CaseWithoutSource);
    }
    let mut sources = Vec::new();
    for (index, given) in given.into_iter().enumerate() {
        let mut row = row.part("case source", index + 1, given.at);
        if let Some(At { value: table, .. }) = row.value("", Some(given)) {
            let cited = row.need_written("cited", table.cited, table.cited_es);
            let url = url(&mut row, table.url);
            sources.extend(cited.map(|cited| CaseSource { cited, url }));
        }
    }
    // An answer without what it rests on would be our word alone.
    if sources.is_empty() {
        return None;
    }
    Some(Case { title: title?, text: text?, question: question?, answer: answer?, sources })
}

/// The decks of a pack in their order. Of two with one name the later is left out: an address that meant either would
/// be worse than one deck less. `names` are those known so far, each with its place.
pub(crate) fn in_order(
    mut readings: Vec<(Shown, DeckReading)>,
    names: &mut HashMap<Id, Shown>,
) -> Vec<(Shown, DeckReading)> {
    let name = |reading: &DeckReading| reading.deck.as_ref().map(|deck| deck.name.clone());
    for (file, reading) in &mut readings {
        let Some(own) = name(reading) else { continue };
        let (line, column) = reading.name_place;
        match names.get(&own) {
            Some(first) => {
                let fault = Fault::Duplicate { found: Raw::new(own.as_str()).shown(), first: first.clone() };
                let (file, field, severity) = (file.clone(), Shown::ours("name"), Severity::Error);
                reading.problems.push(Problem { file, line, column, severity, field, fault });
                (reading.deck, reading.nowhere) = (None, Vec::new());
            }
            None => {
                names.insert(own, Raw::new(format!("{file}:{line}:{column}")).shown());
            }
        }
    }
    readings.sort_by_key(|(_, reading)| (reading.order, name(reading)));
    readings
}

#[cfg(test)]
mod tests;
