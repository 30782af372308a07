//! Topics and points: what a library is sorted by. The program knows none of them by name.
//!
//! Must not: read a file; `store` fills it.

use super::{Home, Lang, Written};
use crate::text::Shown;
use serde::{Deserialize, Serialize};

/// Position of a topic in its taxonomy, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct TopicIx(pub u8);

/// Position of a point in its topic, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct PointIx(pub u8);

/// What of a topic a column of a grid stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellOf {
    /// All of it.
    Topic,
    /// One of its points.
    Point(PointIx),
    /// What is in none of the points that the taxonomy knows.
    NoPoint,
}

/// What a column of a grid stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The topic.
    pub topic: TopicIx,
    /// What of it.
    pub of: CellOf,
}

impl Slot {
    /// The point, where it is one.
    #[must_use]
    pub fn point(self) -> Option<PointIx> {
        match self.of {
            CellOf::Point(point) => Some(point),
            CellOf::Topic | CellOf::NoPoint => None,
        }
    }

    /// Whether what has a home there stands in it.
    #[must_use]
    pub fn holds(self, home: &Home) -> bool {
        home.topic == self.topic
            && match self.of {
                CellOf::Topic => true,
                CellOf::Point(point) => home.point == Some(point),
                CellOf::NoPoint => home.point.is_none(),
            }
    }
}

/// The topics of a library, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taxonomy {
    /// At most nine, one for each digit key.
    pub topics: Vec<Topic>,
}

/// A topic with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Permanent name in places (`protection`).
    pub slug: Shown,
    /// The digit that opens it.
    pub key: char,
    /// Name.
    pub label: Written,
    /// Name for a tab, at most 15 cells.
    pub short: Written,
    /// The question the topic answers.
    pub question: Written,
    /// Other words for it, in any language.
    pub aliases: Vec<Shown>,
    /// Points, in order; at most 26.
    pub points: Vec<Point>,
}

/// A sub-topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Permanent name in places (`assistance`).
    pub slug: Shown,
    /// The letter of `4b`.
    pub key: char,
    /// Name.
    pub label: Written,
    /// What belongs here.
    pub definition: Written,
    /// The question the point answers.
    pub question: Written,
    /// Other words for it, in any language.
    pub aliases: Vec<Shown>,
}

impl Taxonomy {
    /// A topic by position.
    #[must_use]
    pub fn topic(&self, ix: TopicIx) -> Option<&Topic> {
        self.topics.get(usize::from(ix.0))
    }

    /// A point by position.
    #[must_use]
    pub fn point(&self, topic: TopicIx, point: PointIx) -> Option<&Point> {
        self.topic(topic)?.points.get(usize::from(point.0))
    }

    /// A topic by its slug, key or number.
    #[must_use]
    pub fn find_topic(&self, name: &str) -> Option<TopicIx> {
        let found = |topic: &Topic| &*topic.slug == name || name.chars().eq([topic.key]);
        self.topics.iter().position(found).and_then(index).map(TopicIx)
    }

    /// A point of a topic by its slug or letter.
    #[must_use]
    pub fn find_point(&self, topic: TopicIx, name: &str) -> Option<PointIx> {
        let found =
            |point: &Point| &*point.slug == name || name.eq_ignore_ascii_case(point.key.encode_utf8(&mut [0; 4]));
        let points = &self.topic(topic)?.points;
        points.iter().position(found).and_then(index).map(PointIx)
    }

    /// Topic and point for the short form `4b`.
    #[must_use]
    pub fn find_short(&self, name: &str) -> Option<(TopicIx, PointIx)> {
        let mut chars = name.chars();
        let (number, letter) = (chars.next()?, chars.next()?);
        if chars.next().is_some() {
            return None;
        }
        let topic = self.find_topic(number.encode_utf8(&mut [0; 4]))?;
        let letter = letter.to_ascii_lowercase();
        Some((topic, self.find_point(topic, letter.encode_utf8(&mut [0; 4]))?))
    }

    /// Positions of all topics.
    pub fn topic_ixs(&self) -> impl Iterator<Item = TopicIx> + use<> {
        (0..self.topics.len()).filter_map(index).map(TopicIx)
    }

    /// Positions of all points of a topic.
    pub fn point_ixs(&self, topic: TopicIx) -> impl Iterator<Item = PointIx> + use<> {
        let count = self.topic(topic).map_or(0, |topic| topic.points.len());
        (0..count).filter_map(index).map(PointIx)
    }
}

impl Topic {
    /// The label in a language (a twin that is missing falls back to the original).
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        self.label.in_lang(lang)
    }
}

impl Point {
    /// The label in a language.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        self.label.in_lang(lang)
    }
}

fn index(position: usize) -> Option<u8> {
    u8::try_from(position).ok()
}
