//! Where everything that is kept stands in a library, found out once for all of it and anew only for what changed.
//!
//! Must not: look at a country's passages once for each bookmark.

use super::found::{Ground, is_sorted};
use super::{Address, Anchor, Bookmark, Notebook, Stand};
use crate::model::{Code, Id, Library, Place, Report, Taxonomy};
use std::collections::HashMap;
use std::sync::Arc;

/// Where an address stands in a library. Of many, [`stands`] finds it out in the time of few.
#[must_use]
pub fn stand(library: &Library, address: &Address, anchor: Option<&Anchor>) -> Stand {
    let Address::Place(place) = address else { return stand_of_screen(library, address) };
    // The way that nearly always ends here needs no order of the country's passages.
    let own = place.report.clone().or_else(|| Id::new(place.country.as_str()));
    let found = library.passage(place).filter(|found| Some(&found.report.id) == own.as_ref());
    match found {
        Some(found) if anchor.is_none_or(|anchor| anchor.is_quote_of(&found.passage.text.text)) => Stand::Here,
        _ => Ground::new(library, place.country).stand(place, anchor),
    }
}

/// Where many addresses stand in a library, in their order.
#[must_use]
pub fn stands<'a>(library: &Library, kept: impl IntoIterator<Item = (&'a Address, Option<&'a Anchor>)>) -> Vec<Stand> {
    let mut grounds: HashMap<Code, Ground<'_>> = HashMap::new();
    let mut stand = |address: &Address, anchor| match address {
        Address::Place(place) => {
            let ground = grounds.entry(place.country).or_insert_with(|| Ground::new(library, place.country));
            ground.stand(place, anchor)
        }
        screen => stand_of_screen(library, screen),
    };
    kept.into_iter().map(|(address, anchor)| stand(address, anchor)).collect()
}

/// Where a screen stands: it is lost where a report, topic or point that it names is not there, or none of its countries.
/// A query names nothing that could be missing.
fn stand_of_screen(library: &Library, address: &Address) -> Stand {
    let columns = match address {
        Address::Search(_) => return Stand::Here,
        Address::Comparison { columns, .. } => columns.clone(),
        other => other.countries().into_iter().map(Place::country).collect(),
    };
    let parts: Vec<Stand> =
        columns.iter().map(|column| Ground::new(library, column.country).stand(column, None)).collect();
    let point = if let Address::Comparison { point, .. } = address { point.as_ref() } else { None };
    let is_unread = match parts.is_empty() {
        true => !library.complete,
        false => columns.iter().any(|column| Ground::new(library, column.country).is_unread()),
    };
    // A country of which the library has nothing stands beside others as such; a report that is not there does not.
    let is_gone = |stand: &Stand| *stand == Stand::Orphan;
    let report_is_gone = parts.iter().zip(&columns).any(|(stand, column)| is_gone(stand) && column.report.is_some());
    if report_is_gone || (!parts.is_empty() && parts.iter().all(is_gone)) {
        Stand::Orphan
    } else if parts.contains(&Stand::Unread) {
        Stand::Unread
    } else if is_sorted(library, address.topic(), point) {
        Stand::Here
    } else if is_unread {
        Stand::Unread
    } else {
        Stand::Orphan
    }
}

/// Where all bookmarks stand.
#[derive(Debug, Default)]
pub struct Standings {
    notebook: Arc<Notebook>,
    /// By id, with the position in the notebook.
    known: HashMap<Id, (usize, Stand)>,
    /// The countries that are bookmarked, as they were looked at.
    seen: HashMap<Code, Seen>,
}

/// A report by id, as far as it is read.
type Held = (Id, Option<Arc<Report>>);

/// What was there of a country.
#[derive(Debug)]
struct Seen {
    reports: Vec<Held>,
    taxonomy: Arc<Taxonomy>,
    unread: bool,
}

impl Seen {
    fn of(library: &Library, country: Code) -> Self {
        let entries = library.entries_of(country).iter();
        Self {
            reports: entries.map(|entry| (entry.id.clone(), entry.report().cloned())).collect(),
            taxonomy: library.taxonomy.clone(),
            unread: library.country(country).map_or(!library.complete, |country| country.pending),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let same =
            |(a, b): (&Held, &Held)| a.0 == b.0 && a.1.as_ref().map(Arc::as_ptr) == b.1.as_ref().map(Arc::as_ptr);
        self.unread == other.unread
            && Arc::ptr_eq(&self.taxonomy, &other.taxonomy)
            && self.reports.len() == other.reports.len()
            && self.reports.iter().zip(&other.reports).all(same)
    }
}

impl Standings {
    /// Of all bookmarks of a notebook.
    #[must_use]
    pub fn of(library: &Library, notebook: &Arc<Notebook>) -> Self {
        let mut standings = Self::default();
        standings.update(library, notebook);
        standings
    }

    /// Finds out anew what may have changed: of bookmarks that are new or lead elsewhere, and of countries whose
    /// reports are others now.
    pub fn update(&mut self, library: &Library, notebook: &Arc<Notebook>) {
        let mut seen: HashMap<Code, Seen> = HashMap::new();
        for country in notebook.bookmarks.iter().flat_map(|bookmark| bookmark.address.countries()) {
            seen.entry(country).or_insert_with(|| Seen::of(library, country));
        }
        let is_same = |(code, now): (&Code, &Seen)| self.seen.get(code).is_some_and(|before| before.is_same(now));
        let same: HashMap<Code, bool> = seen.iter().map(|(code, now)| (*code, is_same((code, now)))).collect();
        let kept = |bookmark: &Bookmark| {
            let (at, stand) = self.known.get(&bookmark.id)?;
            let before = self.notebook.bookmarks.get(*at)?;
            let countries = bookmark.address.countries();
            let unchanged = before.address == bookmark.address && before.anchor == bookmark.anchor;
            // What names no country is found out at once.
            let stays = !countries.is_empty() && countries.iter().all(|country| same.get(country) == Some(&true));
            (unchanged && stays).then(|| stand.clone())
        };
        let known: Vec<Option<Stand>> = notebook.bookmarks.iter().map(kept).collect();
        let asked = notebook.bookmarks.iter().zip(&known).filter(|(_, known)| known.is_none());
        let mut found =
            stands(library, asked.map(|(bookmark, _)| (&bookmark.address, bookmark.anchor.as_ref()))).into_iter();
        let all = notebook.bookmarks.iter().zip(known).enumerate();
        let all = all
            .filter_map(|(at, (bookmark, known))| Some((bookmark.id.clone(), (at, known.or_else(|| found.next())?))));
        self.known = all.collect();
        (self.notebook, self.seen) = (notebook.clone(), seen);
    }

    /// Where a bookmark stands.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Stand> {
        self.known.get(id).map(|(_, stand)| stand)
    }
}

#[cfg(test)]
mod tests;
