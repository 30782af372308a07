//! What a search found, to be taken away: in the order of the search, each passage with where it stands.
//!
//! Must not: search, or leave a passage without its country and point.

use super::document::{Block, Document, Item, Numbering};
use super::json::Passage;
use super::{Found, Records, Scribe};
use crate::model::{PassageRef, newest_year};
use crate::say;

impl<'a> Scribe<'a> {
    /// What was found, as a document: a list, best first.
    #[must_use]
    pub fn hits_document(&self, found: &Found) -> Document {
        let (words, hits) = (self.words, self.hits(found));
        let newest = newest_year(hits.iter().copied());
        let mut numbering = Numbering::default();
        let mut blocks = Vec::new();
        let mut before = None;
        for hit in &hits {
            let point = hit.passage.homes.first().map(|home| self.point_path(home.topic, home.point));
            let country = self.country_name(hit.report.country);
            let head = say!(words, "labelled", label = &country, value = &point.unwrap_or_default());
            let statement = Item::Statement(self.statement(*hit, newest, &mut numbering));
            match blocks.last_mut() {
                Some(Block::Items(items)) if before.as_ref() == Some(&head) => items.push(statement),
                _ => blocks.extend([Block::Heading(2, head.clone()), Block::Items(vec![statement])]),
            }
            before = Some(head);
        }
        let count = say!(words, "search-count", total = found.total, countries = found.countries);
        let more = hits.len() < found.total;
        let count = if more { say!(words, "search-more", shown = hits.len(), count = &count) } else { count };
        Document {
            lang: words.lang().tag(),
            title: say!(words, "takeaway-search", query = &found.query),
            about: vec![count],
            blocks,
            notes: self.method(&numbering, false),
            references: numbering.references(self),
            ..Document::default()
        }
    }

    /// What was found, a row each.
    #[must_use]
    pub fn hits_records(&self, found: &Found) -> Records {
        let hits = self.hits(found);
        let newest = newest_year(hits.iter().copied());
        let row = |hit: &PassageRef<'a>| {
            let home = hit.passage.homes.first()?;
            Some(self.passage_record(*hit, (home.topic, home.point), newest))
        };
        self.passages_table(hits.iter().filter_map(row).collect())
    }

    pub(super) fn hits_passages(&self, found: &Found) -> Vec<Passage<'a>> {
        let hits = self.hits(found);
        let newest = newest_year(hits.iter().copied());
        hits.into_iter().map(|hit| self.passage(hit, newest)).collect()
    }

    fn hits(&self, found: &Found) -> Vec<PassageRef<'a>> {
        found.places.iter().filter_map(|place| self.library.passage(place)).collect()
    }
}
