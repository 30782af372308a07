//! Which keys a table may have and which tables stand in it; what else is there is named and dropped.
//!
//! Must not: read a value. It sees to it that serde meets only what it knows.

use super::faults::{Faults, meant};
use super::pieces::Piece;
use super::row::Row;
use crate::model::{Fault, Id};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde_aux::serde_introspection::serde_introspect;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// One table of the file.
pub(crate) struct Item<'i> {
    /// The byte of the file where its header begins.
    pub(crate) at: usize,
    /// The byte of the file where its piece begins.
    pub(crate) base: usize,
    /// Whether statements of it were left out because they did not parse.
    pub(crate) torn: bool,
    /// What it holds.
    table: DeTable<'i>,
}

/// What a table may hold.
pub(crate) struct Shape {
    keys: &'static [&'static str],
    /// The tables in it: name, whether there may be many, and what they may hold.
    parts: Vec<(&'static str, bool, Shape)>,
}

impl Shape {
    /// A table without tables in it; its keys are those of the type that is read out of it.
    pub(crate) fn of<'de, T: Deserialize<'de>>() -> Self {
        Self { keys: serde_introspect::<T>(), parts: Vec::new() }
    }

    /// The same, with a table in it that is there once (`[passage.law]`).
    pub(crate) fn one(mut self, name: &'static str, shape: Self) -> Self {
        self.parts.push((name, false, shape));
        self
    }

    /// The same, with a list of tables in it (`[[passage.cite]]`).
    pub(crate) fn many(mut self, name: &'static str, shape: Self) -> Self {
        self.parts.push((name, true, shape));
        self
    }

    /// Drops what a table may not hold, then reads it. `None` only for a type that takes its values
    /// otherwise than as [`Given`](super::Given).
    pub(crate) fn read<'i, T: Deserialize<'i>>(&self, item: Item<'i>, row: &mut Row<'_, '_>) -> Option<T> {
        let mut table = item.table;
        let id = table.get("id").and_then(|id| id.get_ref().as_str()).and_then(Id::new);
        self.keep(&mut table, &mut row.named(id.as_ref()));
        T::deserialize(Spanned::new(0..0, DeValue::Table(table)).into_deserializer()).ok()
    }

    fn keep(&self, table: &mut DeTable<'_>, row: &mut Row<'_, '_>) {
        drop_unknown(table, self.keys, row);
        for (name, many, shape) in &self.parts {
            let Some(value) = table.get_mut(*name) else { continue };
            let at = value.span().start;
            if !fits(value.get_ref(), *many) {
                row.brackets(name, *many, at);
                let found = std::mem::replace(value.get_mut(), DeValue::Boolean(false));
                match refit(found, *many, at) {
                    Some(refitted) => *value.get_mut() = refitted,
                    None => {
                        table.remove(*name);
                        continue;
                    }
                }
            }
            match value.get_mut() {
                DeValue::Table(table) => shape.keep(table, &mut row.part(name, 0, at)),
                DeValue::Array(items) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        let at = item.span().start;
                        if let DeValue::Table(table) = item.get_mut() {
                            shape.keep(table, &mut row.part(name, index + 1, at));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn fits(value: &DeValue<'_>, many: bool) -> bool {
    match value {
        DeValue::Table(_) => !many,
        DeValue::Array(items) => many && items.iter().all(|item| item.get_ref().is_table()),
        _ => false,
    }
}

/// What was meant, as far as it can be told: the one table as a list, the tables among other things,
/// the first of a list.
fn refit<'i>(value: DeValue<'i>, many: bool, at: usize) -> Option<DeValue<'i>> {
    let tables: DeArray<'i> = match value {
        DeValue::Table(_) => [Spanned::new(at..at, value)].into_iter().collect(),
        DeValue::Array(items) => items.into_iter().filter(|item| item.get_ref().is_table()).collect(),
        _ => return None,
    };
    if many { Some(DeValue::Array(tables)) } else { tables.into_iter().next().map(Spanned::into_inner) }
}

fn drop_unknown(table: &mut DeTable<'_>, known: &[&str], row: &mut Row<'_, '_>) {
    let unknown = |key: &&Spanned<DeString<'_>>| !known.contains(&&**key.get_ref());
    let found: Vec<Spanned<DeString<'_>>> = table.keys().filter(unknown).cloned().collect();
    for key in found {
        let (at, name) = (key.span().start, key.get_ref());
        // In a torn table it may belong under a header that was lost, and that one was named.
        if !row.is_torn() {
            row.warn_key(name, at, Fault::UnknownKey { meant: meant(name, known.iter().copied()) });
        }
        table.remove(&**name);
    }
}

/// Takes the top-level tables of a name out of all pieces, in the order of the file.
pub(crate) fn take<'i>(
    pieces: &mut [Piece<'i>],
    (name, many): (&'static str, bool),
    faults: &mut Faults<'_>,
) -> Vec<Item<'i>> {
    let mut items = Vec::new();
    for Piece { base, torn, root } in pieces {
        let Some(value) = root.remove(name) else { continue };
        let (base, torn, at) = (*base, *torn, value.span().start);
        // Under a header that was lost, tables in its table stand for it.
        if !fits(value.get_ref(), many) && !torn {
            let piece = Item { at: base, base, torn, table: DeTable::new() };
            Row::new(faults, "", 0, &piece).brackets(name, many, at);
        }
        match refit(value.into_inner(), true, at) {
            Some(DeValue::Array(tables)) => items.extend(tables.into_iter().filter_map(|value| {
                let at = base + value.span().start;
                match value.into_inner() {
                    DeValue::Table(table) => Some(Item { at, base, torn, table }),
                    _ => None,
                }
            })),
            _ => continue,
        }
    }
    items
}

/// Reads the keys that stand before the first header; `heads` are the tables that were taken out.
pub(crate) fn take_root<'i, T: Deserialize<'i>>(
    pieces: Vec<Piece<'i>>,
    heads: &[&'static str],
    faults: &mut Faults<'_>,
) -> Option<(Item<'i>, T)> {
    let keys = serde_introspect::<T>();
    let known: Vec<&str> = keys.iter().chain(heads).copied().collect();
    let mut first = None;
    for Piece { base, torn, root } in pieces {
        let mut item = Item { at: base, base, torn, table: root };
        let mut table = std::mem::take(&mut item.table);
        drop_unknown(&mut table, &known, &mut Row::new(faults, "", 0, &item));
        first = first.or_else(|| {
            let table = Spanned::new(0..0, DeValue::Table(table));
            Some((item, T::deserialize(table.into_deserializer()).ok()?))
        });
    }
    first
}
