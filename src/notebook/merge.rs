//! Three sides of one thing made one: as it was, as this window has it, as it is now on disk.
//!
//! Must not: lose a text. Of a note that both changed both texts stay; what one edited and the other
//! removed stays edited. Where neither can stay beside the other (a place, an order) the later one counts.

use super::{Bookmark, Deck, DeckItem};
use crate::model::Id;
use crate::text::{Raw, Shown};

/// Between two texts of one note that were written at the same time.
const BETWEEN: &str = "\n\u{2500}\u{2500}\u{2500}\n";

/// The texts of a note that two wrote at the same time; the note itself where one did.
pub fn texts(note: &str) -> impl Iterator<Item = &str> {
    note.split(BETWEEN)
}

/// A bookmark as it is to be: nothing where it is to go.
pub(super) fn bookmark(
    before: Option<&Bookmark>,
    after: Option<&Bookmark>,
    now: Option<&Bookmark>,
) -> Option<Bookmark> {
    match (after, now) {
        // Nothing was done here.
        (after, now) if before == after => now.cloned(),
        // Doing it again, or two windows that did the same.
        (after, now) if after == now || before == now => after.cloned(),
        // Removed elsewhere, edited here; or new.
        (Some(after), None) => Some(after.clone()),
        // Removed here, edited elsewhere.
        (None, now) => now.cloned(),
        (Some(after), Some(now)) => Some(Bookmark {
            id: after.id.clone(),
            address: pick(before.map(|it| &it.address), &after.address, &now.address),
            note: note(before.map(|it| &it.note), &after.note, &now.note),
            labels: labels(before.map_or(&[], |it| &it.labels), &after.labels, &now.labels),
            created: pick(before.map(|it| &it.created), &after.created, &now.created),
            updated: after.updated.max(now.updated),
            sort: pick(before.map(|it| &it.sort), &after.sort, &now.sort),
            anchor: pick(before.map(|it| &it.anchor), &after.anchor, &now.anchor),
        }),
    }
}

/// A deck as it is to be: nothing where it is to go.
pub(super) fn deck(before: Option<&Deck>, after: Option<&Deck>, now: Option<&Deck>) -> Option<Deck> {
    match (after, now) {
        (after, now) if before == after => now.cloned(),
        (after, now) if after == now || before == now => after.cloned(),
        (Some(after), None) => Some(after.clone()),
        (None, now) => now.cloned(),
        (Some(after), Some(now)) => Some(Deck {
            name: after.name.clone(),
            title: pick(before.map(|it| &it.title), &after.title, &now.title),
            created: pick(before.map(|it| &it.created), &after.created, &now.created),
            updated: after.updated.max(now.updated),
            items: items(
                before.map_or(&[], |it| &it.items),
                &apart(before.map(|it| it.items.as_slice()), &after.items, &now.items),
                &now.items,
            ),
        }),
    }
}

/// What changed here, else what is there. A side that did not change gives way.
fn pick<T: Clone + PartialEq>(before: Option<&T>, after: &T, now: &T) -> T {
    if before == Some(after) { now.clone() } else { after.clone() }
}

/// Whether all of a text is in another one, as one of those that were put together there.
pub(super) fn holds(whole: &Shown, part: &Shown) -> bool {
    part.is_empty() || whole == part || whole.split(BETWEEN).any(|text| *text == **part) || {
        let (first, last) = (format!("{part}{BETWEEN}"), format!("{BETWEEN}{part}"));
        whole.starts_with(&first) || whole.ends_with(&last) || whole.contains(&format!("{last}{BETWEEN}"))
    }
}

/// Both texts where both changed; a text that holds the other already stands for both, so that doing it
/// again changes nothing.
pub(super) fn note(before: Option<&Shown>, after: &Shown, now: &Shown) -> Shown {
    if before == Some(after) {
        return now.clone();
    }
    if before == Some(now) || holds(after, now) {
        return after.clone();
    }
    if holds(now, after) {
        return now.clone();
    }
    Raw::new(format!("{now}{BETWEEN}{after}")).shown_lines()
}

/// Those there, with what was added here and without what was taken off here.
fn labels(before: &[Shown], after: &[Shown], now: &[Shown]) -> Vec<Shown> {
    let taken = |label: &&Shown| before.contains(label) && !after.contains(label);
    let mut all: Vec<Shown> = now.iter().filter(|label| !taken(label)).cloned().collect();
    let added: Vec<Shown> =
        after.iter().filter(|label| !before.contains(label) && !all.contains(label)).cloned().collect();
    all.extend(added);
    all
}

/// The items of this side, those under another id whose own another window gave to something else in the same
/// moment. One that is there already under such an id keeps it, so that doing it again changes nothing. Where it is
/// not known what was before, only what leads elsewhere is something else.
fn apart(before: Option<&[DeckItem]>, after: &[DeckItem], now: &[DeckItem]) -> Vec<DeckItem> {
    let mut all = after.to_vec();
    let was = before.unwrap_or_default();
    for (at, item) in after.iter().enumerate() {
        let is_as = |known: &DeckItem| {
            let is_one = known.note == item.note && known.minutes == item.minutes && known.anchor == item.anchor;
            known.address == item.address && (is_one || before.is_none())
        };
        let is_other = now.iter().any(|known| known.id == item.id && !is_as(known));
        if !is_other || was.iter().any(|known| known.id == item.id) {
            continue;
        }
        let ids = || (2u32..).filter_map(|number| numbered(&item.id, number));
        // The first free one is never behind more numbers than there are items.
        let there = ids()
            .take(now.len() + was.len() + after.len() + 1)
            .filter_map(|id| now.iter().find(|known| known.id == id))
            .find(|known| is_as(known) && !after.iter().chain(was).any(|other| other.id == known.id));
        let is_free = |id: &Id| !now.iter().chain(was).chain(&all).any(|known| known.id == *id);
        let id = there.map(|known| known.id.clone()).or_else(|| ids().find(is_free));
        if let (Some(id), Some(own)) = (id, all.get_mut(at)) {
            own.id = id;
        }
    }
    all
}

/// A name with a number behind it; cut where it would be too long.
pub(super) fn numbered(name: &Id, number: u32) -> Option<Id> {
    let tail = format!("-{number}");
    let head: String = name.as_str().chars().take(64 - tail.len()).collect();
    Id::new(&format!("{}{tail}", head.trim_end_matches('-')))
}

/// All items of both sides, less what one side removed and the other left alone, in the order of the side
/// that moved something; what only the other side has stands behind what it stood behind there.
fn items(before: &[DeckItem], after: &[DeckItem], now: &[DeckItem]) -> Vec<DeckItem> {
    let find = |all: &[DeckItem], id: &Id| all.iter().find(|item| item.id == *id).cloned();
    let merged = |id: &Id| match (find(before, id), find(after, id), find(now, id)) {
        (before, after, now) if before == after => now,
        (before, after, now) if after == now || before == now => after,
        (None | Some(_), Some(after), None) => Some(after),
        (_, None, now) => now,
        (before, Some(after), Some(now)) => {
            let before = before.as_ref();
            Some(DeckItem {
                id: after.id.clone(),
                address: pick(before.map(|it| &it.address), &after.address, &now.address),
                note: note(before.map(|it| &it.note), &after.note, &now.note),
                minutes: pick(before.map(|it| &it.minutes), &after.minutes, &now.minutes),
                anchor: pick(before.map(|it| &it.anchor), &after.anchor, &now.anchor),
            })
        }
    };
    let ids = |all: &[DeckItem]| all.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let (was, ours, theirs) = (ids(before), ids(after), ids(now));
    let common = |all: &[Id]| {
        let in_all = |id: &&Id| [&was, &ours, &theirs].iter().all(|side| side.contains(id));
        all.iter().filter(in_all).cloned().collect::<Vec<_>>()
    };
    let moved_here = common(&was) != common(&ours);
    let (leading, other) = if moved_here { (ours, theirs) } else { (theirs, ours) };
    let mut order = leading;
    for (at, id) in other.iter().enumerate() {
        if order.contains(id) {
            continue;
        }
        let behind = other.iter().take(at).rev().find_map(|earlier| order.iter().position(|known| known == earlier));
        order.insert(behind.map_or(0, |behind| behind + 1), id.clone());
    }
    order.iter().filter_map(merged).collect()
}

#[cfg(test)]
mod tests;
