//! A deck as a document to hand out: its items in order, each passage with who says it.
//!
//! Must not: show the speaker's notes unless they are asked for.

use super::super::document::{Block, Document, Item, Numbering};
use super::super::html::html;
use super::super::page::DOT;
use super::super::{Comparison, NotMade, Scribe};
use crate::compare::{self, Voices};
use crate::model::{Place, TopicIx};
use crate::notebook::{Address, Deck, DeckItem, Stand, stand};
use crate::say;
use crate::text::Shown;

impl<'a> Scribe<'a> {
    /// A deck as one page that loads nothing.
    ///
    /// # Errors
    /// What no engine made a text of.
    pub fn deck_page(&self, deck: &Deck, notes: bool) -> Result<String, NotMade> {
        html(&self.deck_document(deck, notes), self.words)
    }

    /// A deck as a document, with the speaker's notes where they are asked for.
    #[must_use]
    pub fn deck_document(&self, deck: &Deck, notes: bool) -> Document {
        let mut numbering = Numbering::default();
        let mut blocks = Vec::new();
        for (number, item) in (1..).zip(&deck.items) {
            blocks.push(Block::Heading(2, format!("{number}. {}", self.address_name(&item.address).line(self.words))));
            blocks.extend(self.item_blocks(item, &mut numbering));
            if notes {
                blocks.extend(self.spoken(item));
            }
        }
        let mut about = vec![say!(self.words, "deck-items", count = deck.items.len())];
        about.extend((notes && deck.minutes() > 0).then(|| self.minutes(deck.minutes())));
        Document {
            lang: self.words.lang().tag(),
            title: deck.title.to_string(),
            about: vec![about.join(DOT)],
            blocks,
            notes: self.method(&numbering, false),
            references: numbering.references(self),
            ..Document::default()
        }
    }

    /// What is for the speaker alone.
    fn spoken(&self, item: &DeckItem) -> Vec<Block> {
        let minutes = item.minutes.map(|minutes| Block::Text(self.minutes(minutes.into())));
        let mut lines = item.note.lines();
        let first = lines.next().filter(|_| !item.note.is_empty());
        let first = first.map(|line| Block::Text(say!(self.words, "deck-note", note = line)));
        let rest = lines.filter(|line| !line.trim().is_empty()).map(|line| Block::Text(line.to_owned()));
        minutes.into_iter().chain(first).chain(rest).collect()
    }

    fn item_blocks(&self, item: &DeckItem, numbering: &mut Numbering<'a>) -> Vec<Block> {
        // What is not in this library must not be taken for something else that is.
        if stand(self.library, &item.address, item.anchor.as_ref()) == Stand::Orphan {
            return vec![Block::Items(vec![self.one(item, numbering)])];
        }
        match &item.address {
            Address::Place(place) if place.passage.is_some() => vec![Block::Items(vec![self.one(item, numbering)])],
            Address::Place(place) => self.part_blocks(place, numbering),
            Address::Comparison { columns, topic, point } => {
                let topics = &self.library.taxonomy;
                let asked = topic.as_ref().and_then(|topic| topics.find_topic(topic));
                let all = topics.topic_ixs().filter(|ix| asked.is_none_or(|asked| asked == *ix));
                let blocks = all.flat_map(|topic| self.compared((columns, topic), point.as_ref(), numbering));
                blocks.collect()
            }
            // What these show is found anew each time; the address says how.
            address => vec![Block::Text(address.to_string())],
        }
    }

    /// A passage where it stands now; where it is nowhere, what it said, for its speaker is not known any more.
    fn one(&self, item: &DeckItem, numbering: &mut Numbering<'a>) -> Item {
        let stand = stand(self.library, &item.address, item.anchor.as_ref());
        if let Some(found) = self.kept_passage(&item.address, &stand) {
            return Item::Statement(self.statement(found, self.library.newest_beside(found), numbering));
        }
        let standing = self.standing(&stand, "").unwrap_or_default();
        let words = item.anchor.as_ref().map(|anchor| say!(self.words, "kept-words", text = &anchor.quote));
        let parts = [Some(item.address.to_string()), Some(standing), words];
        Item::Gap(parts.into_iter().flatten().collect::<Vec<_>>().join(DOT), Vec::new())
    }

    fn part_blocks(&self, place: &Place, numbering: &mut Numbering<'a>) -> Vec<Block> {
        let mut spread = self.section_spread(place, Voices::default());
        spread.set_years();
        lower(self.list_blocks(&spread, numbering))
    }

    fn compared(
        &self,
        (columns, topic): (&[Place], TopicIx),
        point: Option<&Shown>,
        numbering: &mut Numbering<'a>,
    ) -> Vec<Block> {
        let column = |place: &Place| compare::Column { country: place.country, report: place.report.clone() };
        let mut spread = self.comparison_spread(&Comparison {
            columns: columns.iter().map(column).collect(),
            topic,
            point: point.and_then(|slug| self.library.taxonomy.find_point(topic, slug)),
            voices: Voices::default(),
            differing: false,
        });
        spread.set_years();
        self.table_blocks(&spread, numbering)
    }
}

/// Headings of a part stand below that of the item.
fn lower(blocks: Vec<Block>) -> Vec<Block> {
    let lower = |block| match block {
        Block::Heading(_, text) => Block::Heading(3, text),
        other => other,
    };
    blocks.into_iter().map(lower).collect()
}
