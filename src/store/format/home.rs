//! `topic/point`: where a passage or a silence belongs.
//!
//! Must not: accept the digits and letters that readers type; a file names slugs, which are permanent.

use crate::model::{Fault, Home, PointIx, Taxonomy, TopicIx};
use crate::store::file::{At, Given, Key, OneOrMany, Row, Text, excerpt, meant};
use crate::text::Raw;

/// All homes that a key names, each once.
pub(super) fn homes(taxonomy: &Taxonomy, row: &mut Row<'_, '_>, (key, given): (&str, Key<OneOrMany<'_>>)) -> Vec<Home> {
    let named = match row.value(key, given) {
        Some(At { at, value: OneOrMany::One(text) }) => vec![At { at, value: text }],
        Some(At { value: OneOrMany::Many(many), .. }) => {
            many.into_iter().filter_map(|given: Given<Text<'_>>| row.value(key, Some(given))).collect()
        }
        None => Vec::new(),
    };
    named.into_iter().filter_map(|text| home(taxonomy, row, (key, text))).collect()
}

/// The home that a text names. An unknown point leaves the topic; an unknown topic leaves nothing.
pub(super) fn home(taxonomy: &Taxonomy, row: &mut Row<'_, '_>, (key, text): (&str, At<Text<'_>>)) -> Option<Home> {
    let At { at, value: Text(text) } = text;
    let (topic, point) = match text.split_once('/') {
        Some((topic, point)) => (topic, Some(point)),
        None => (&*text, None),
    };
    let index = taxonomy.topics.iter().position(|known| &*known.slug == topic);
    let Some((index, known)) = index.and_then(|index| Some((index, taxonomy.topics.get(index)?))) else {
        let meant = meant(topic, taxonomy.topics.iter().map(|known| known.slug.as_str()));
        row.error(key, at, Fault::UnknownTopic { found: excerpt(topic), meant });
        return None;
    };
    let topic = TopicIx(u8::try_from(index).ok()?);
    let Some(point) = point else {
        row.warn(key, at, Fault::NoPoint);
        return Some(Home { topic, point: None, unknown: None });
    };
    let index = known.points.iter().position(|known| &*known.slug == point);
    let Some(index) = index.and_then(|index| u8::try_from(index).ok()) else {
        let meant = meant(point, known.points.iter().map(|known| known.slug.as_str()));
        row.warn(key, at, Fault::UnknownPoint { found: excerpt(point), meant });
        return Some(Home { topic, point: None, unknown: Some(Raw::new(point).shown()) });
    };
    Some(Home { topic, point: Some(PointIx(index)), unknown: None })
}
