//! The columns of a grid of countries: topics, or the points of one, with their names and widths.
//!
//! Must not: count anything.

use crate::model::{Library, Slot};
use crate::text::width;
use crate::words::{SlotName, Words, slot_name};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// What it is called.
    pub name: SlotName,
    /// What it stands for.
    pub slot: Slot,
}

/// Columns for what they stand for.
pub(super) fn columns(slots: &[Slot], (library, words): (&Library, &Words)) -> Vec<GridColumn> {
    slots.iter().map(|slot| GridColumn { name: slot_name(words, &library.taxonomy, *slot), slot: *slot }).collect()
}

/// How wide the names of countries are, with room for signs before them and air after.
pub(super) fn name_cells<'a>(names: impl Iterator<Item = &'a str>, room: u16, signs: u16) -> u16 {
    let widest = names.map(cells).max().unwrap_or(0);
    widest.min(room / 3).max(4) + signs + 1
}

/// How wide each column is in some room, and whether their names are shown and not only their keys: where all of them fit.
/// `least` is what a cell takes, `air` what stands beside a column's name.
pub(super) fn measure(columns: &[GridColumn], room: u16, (least, air): (u16, u16)) -> (Vec<u16>, bool) {
    let wide = |in_words: bool| -> Vec<u16> {
        columns.iter().map(|column| (cells(&column.name.title(in_words)) + air).max(least)).collect()
    };
    let named = wide(true);
    if named.iter().fold(0, |sum: u16, cells| sum.saturating_add(*cells)) <= room {
        (named, true)
    } else {
        (wide(false), false)
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX / 2)
}
