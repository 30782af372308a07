//! Filters that were bound before and take long to bind: who types on after `is:contested` asks for it
//! with every letter.
//!
//! Must not: outlive the library that they were bound to, or grow without limit.

use super::bound::BoundFilter;
use super::fault::QueryFault;
use super::field::Field;
use super::filter::Filter;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Filters that were bound to one snapshot of a library, by their printed form.
#[derive(Debug, Default)]
pub(in crate::search) struct KeptFilters(Mutex<HashMap<String, BoundFilter>>);

/// Filters that are kept; nobody has more in one search, and older ones are bound again.
const MOST_KEPT: usize = 32;

impl KeptFilters {
    /// The filter, if it was bound before, else what `bind` gives.
    pub(super) fn or_bind(
        &self,
        (key, filter): (&str, &Filter),
        bind: impl FnOnce() -> Result<BoundFilter, QueryFault>,
    ) -> Result<BoundFilter, QueryFault> {
        // Bookmarks change, and everything else is bound in a blink.
        if !matches!(filter, Filter::Listed(Field::Is, _) | Filter::Named(Field::Source, _)) {
            return bind();
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(key) {
            return Ok(known.clone());
        }
        let bound = bind()?;
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key.to_owned(), bound.clone());
        Ok(bound)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::*;
    use crate::model::{Lang, sample};
    use crate::search::{Ask, Index};
    use std::sync::Arc;

    #[test]
    fn more_filters_than_are_kept_stay_right() {
        let count = MOST_KEPT * 2 + 3;
        let ids: Vec<String> = (0..count).map(|number| format!("p-{number}")).collect();
        let passages: Vec<sample::Short<'_>> =
            ids.iter().map(|id| (id.as_str(), "protection/assistance", "2006", "Six shelters.", "")).collect();
        let mut report = sample::report("ve", "VE", &passages);
        report.sources = (0..count).map(|number| sample::source(&format!("paper-{number}"))).collect();
        report.passages.iter_mut().zip(0..).for_each(|(passage, source)| passage.cites[0].source = source);
        let index = Index::default().extend(&Arc::new(sample::library(vec![report])));
        let mut most = 0;
        // Forwards and back, so that some are asked for again while they are kept, and some after.
        for number in (0..count).chain((0..count).rev()) {
            let query = Query::parse(&format!("source:paper-{number}")).unwrap();
            let ask = Ask { query: &query, lang: Lang::En, limit: count, bookmarks: &[], stale: &|| false };
            let found = index.search(&ask).unwrap().unwrap();
            let found: Vec<usize> = found.hits.iter().map(|hit| hit.passage).collect();
            assert_eq!(found, [number]);
            most = most.max(index.filters.0.lock().unwrap().len());
        }
        assert_eq!(most, MOST_KEPT);
    }
}
