//! Which bookmarks are listed, under which headings, in which order.
//!
//! Must not: lay out; a row is a heading or the position of a bookmark or deck.

use super::listed::Listed;
use super::{Bookmarks, Here, MadeFor};
use crate::model::Library;
use crate::notebook::{Bookmark, Stand};
use crate::text::{Shown, fold};
use crate::words::Words;
use memchr::memmem::Finder;
use std::cmp::Reverse;

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// All bookmarks.
    #[default]
    All,
    /// Those on the country that is read.
    Country,
    /// Those on the topic that is read.
    Topic,
    /// Those whose passage is not in the library any more.
    Orphans,
    /// The decks.
    Decks,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::All, Self::Country, Self::Topic, Self::Orphans, Self::Decks];

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::All => "bookmarks-tab-all",
            Self::Country => "bookmarks-tab-country",
            Self::Topic => "bookmarks-tab-topic",
            Self::Orphans => "bookmarks-tab-orphans",
            Self::Decks => "bookmarks-tab-decks",
        }
    }

    pub(super) fn beside(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let count = Self::ALL.len();
        let next = if forward { at + 1 } else { at + count - 1 } % count;
        Self::ALL.get(next).copied().unwrap_or_default()
    }

    fn holds(self, (bookmark, listed): (&Bookmark, &Listed), here: &Here, stand: Option<&Stand>) -> bool {
        match self {
            Self::All => true,
            Self::Country => listed.is_of(here.country),
            Self::Topic => here.topic.is_some() && bookmark.address.topic() == here.topic.as_ref(),
            Self::Orphans => stand == Some(&Stand::Orphan),
            Self::Decks => false,
        }
    }
}

/// Under which headings bookmarks stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// None.
    #[default]
    Own,
    /// Their labels; one with several stands under each.
    Label,
    /// Their countries.
    Country,
    /// Their topics.
    Topic,
}

impl Grouping {
    pub(super) fn next(self) -> Self {
        match self {
            Self::Own => Self::Label,
            Self::Label => Self::Country,
            Self::Country => Self::Topic,
            Self::Topic => Self::Own,
        }
    }

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Own => "bookmarks-by-own",
            Self::Label => "bookmarks-by-label",
            Self::Country => "bookmarks-by-country",
            Self::Topic => "bookmarks-by-topic",
        }
    }

    /// What a bookmark without a heading of its own stands under.
    fn none(self) -> &'static str {
        match self {
            Self::Own | Self::Label => "bookmarks-no-label",
            Self::Country => "bookmarks-no-country",
            Self::Topic => "bookmarks-no-topic",
        }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading.
    Heading(String),
    /// A bookmark, by its position in the notebook.
    Bookmark(usize),
    /// A deck, by its position.
    Deck(usize),
}

/// By what headings are ordered, and the heading; those without stand last.
type Under = (bool, String, String);

impl Bookmarks {
    pub(super) fn make(&mut self, (library, words): (&Library, &Words), asked: &MadeFor) {
        let filter = fold(&asked.filter);
        let wanted: Vec<&str> = filter.split_whitespace().collect();
        self.filter_all(&filter);
        let mut counts: Vec<(Tab, usize)> = Tab::ALL.iter().map(|tab| (*tab, 0)).collect();
        let mut shown: Vec<usize> = Vec::new();
        for at in self.left.1.iter().copied() {
            let Some((bookmark, listed)) = self.all.at(at) else { continue };
            let stand = self.standings.get(&bookmark.id);
            for (tab, count) in &mut counts {
                *count += usize::from(tab.holds((bookmark, listed), &asked.here, stand));
            }
            if asked.tab.holds((bookmark, listed), &asked.here, stand) {
                shown.push(at);
            }
        }
        let titled = |title: &str, name: &str| {
            let text = fold(&format!("{title} {name}"));
            wanted.iter().all(|word| text.contains(word))
        };
        let decks = self.all.notebook().decks.iter().enumerate();
        let decks: Vec<usize> =
            decks.filter(|(_, deck)| titled(&deck.title, deck.name.as_str())).map(|(at, _)| at).collect();
        if let Some((_, count)) = counts.iter_mut().find(|(tab, _)| *tab == Tab::Decks) {
            *count = decks.len();
        }
        self.counts = counts;
        if asked.tab == Tab::Decks {
            self.lines = decks.into_iter().map(Row::Deck).collect();
            return;
        }
        self.lines = match asked.grouping {
            Grouping::Own => shown.into_iter().map(Row::Bookmark).collect(),
            grouping => self.grouped(&shown, grouping, (library, words)),
        };
    }

    /// Puts the bookmarks in the reader's own order, for a notebook or a library that is new.
    pub(super) fn put_in_order(&mut self) {
        let rank = |at: &usize| self.all.at(*at).map(|(bookmark, _)| bookmark.rank());
        let mut order: Vec<usize> = (0..self.all.iter().len()).collect();
        order.sort_by_key(|at| Reverse(rank(at)));
        self.left = (String::new(), order.clone());
        self.order = order;
    }

    /// Finds what a filter, folded, leaves. One that goes on from the last looks only at what that left.
    fn filter_all(&mut self, filter: &str) {
        if filter == self.left.0 {
            return;
        }
        let among = if filter.starts_with(self.left.0.as_str()) { &self.left.1 } else { &self.order };
        let words: Vec<Finder<'_>> = filter.split_whitespace().map(Finder::new).collect();
        let has = |at: &&usize| self.all.at(**at).is_some_and(|(_, listed)| listed.has(&words));
        self.left = (filter.to_owned(), among.iter().filter(has).copied().collect());
    }

    fn grouped(&self, shown: &[usize], grouping: Grouping, (library, words): (&Library, &Words)) -> Vec<Row> {
        let mut all: Vec<(Under, usize)> = Vec::new();
        for at in shown {
            let Some((bookmark, listed)) = self.all.at(*at) else { continue };
            let named = |name: &str| (false, fold(name), name.to_owned());
            let mut under: Vec<Under> = match grouping {
                Grouping::Own => Vec::new(),
                Grouping::Label => bookmark.labels.iter().map(|label| named(label)).collect(),
                Grouping::Country => {
                    listed.codes.iter().map(|code| named(&library.names.name(*code, words.lang()))).collect()
                }
                Grouping::Topic => listed.topic.iter().map(|slug| topic_heading(slug, library, words)).collect(),
            };
            under.dedup();
            if under.is_empty() {
                under.push((true, String::new(), words.say(grouping.none())));
            }
            all.extend(under.into_iter().map(|under| (under, *at)));
        }
        // Stable, so that bookmarks under a heading keep their order.
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut lines: Vec<Row> = Vec::new();
        let mut last: Option<Under> = None;
        for (under, at) in all {
            if last.as_ref() != Some(&under) {
                lines.push(Row::Heading(under.2.clone()));
                last = Some(under);
            }
            lines.push(Row::Bookmark(at));
        }
        lines
    }
}

/// Topics stand in the order of the taxonomy, those it does not know after them.
fn topic_heading(slug: &Shown, library: &Library, words: &Words) -> Under {
    let taxonomy = &library.taxonomy;
    let known = taxonomy.find_topic(slug).and_then(|at| Some((at, taxonomy.topic(at)?)));
    match known {
        Some((at, topic)) => (false, format!("{:03}", at.0), topic.short.in_lang(words.lang()).to_owned()),
        None => (false, format!("~{slug}"), slug.to_string()),
    }
}
