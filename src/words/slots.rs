//! The names of what a grid's columns stand for.
//!
//! Must not: shorten a name; whoever shows it knows its room.

use super::Words;
use crate::model::{CellOf, Slot, Taxonomy};

/// The name of a column: of a topic, a point, or what is in no point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotName {
    /// "4", "4b", "4?".
    pub key: String,
    /// Its name, that of a topic in short.
    pub label: String,
}

impl SlotName {
    /// "4 Protection", or the key alone.
    #[must_use]
    pub fn title(&self, in_words: bool) -> String {
        if in_words && !self.label.is_empty() { format!("{} {}", self.key, self.label) } else { self.key.clone() }
    }
}

/// What a column is called.
#[must_use]
pub fn slot_name(words: &Words, taxonomy: &Taxonomy, slot: Slot) -> SlotName {
    let Some(topic) = taxonomy.topic(slot.topic) else { return SlotName::default() };
    let point = slot.point().and_then(|point| taxonomy.point(slot.topic, point));
    let (key, label) = match (slot.of, point) {
        (CellOf::Topic, _) => (topic.key.to_string(), topic.short.in_lang(words.lang()).to_owned()),
        (CellOf::Point(_), Some(point)) => {
            (format!("{}{}", topic.key, point.key), point.label(words.lang()).to_owned())
        }
        (CellOf::NoPoint | CellOf::Point(_), _) => (format!("{}?", topic.key), words.say("heat-map-other")),
    };
    SlotName { key, label }
}
