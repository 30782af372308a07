//! Topics and points. A pack may bring topics of its own for a library of another field.
//!
//! Must not: know a topic or a point by name.

use super::file::{At, Faults, Given, Ids, Key, Piece, Row, Shape, Text, excerpt, take, take_root, with_pieces};
use super::limits;
use crate::model::{Fault, Id, Point, Problem, Taxonomy, Topic};
use crate::text::{Raw, Shown};
use serde::Deserialize;

/// Keys before the first table of a registry.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct RootTable<'a> {
    schema: Key<i64>,
    version: Key<Text<'a>>,
}

/// `[[topic]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct TopicTable<'a> {
    slug: Key<Text<'a>>,
    key: Key<Text<'a>>,
    label: Key<Text<'a>>,
    label_es: Key<Text<'a>>,
    short: Key<Text<'a>>,
    short_es: Key<Text<'a>>,
    question: Key<Text<'a>>,
    question_es: Key<Text<'a>>,
    aliases: Key<Vec<Given<Text<'a>>>>,
    retired: Key<bool>,
    moved_to: Key<Text<'a>>,
    point: Key<Vec<Given<PointTable<'a>>>>,
}

/// `[[topic.point]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct PointTable<'a> {
    slug: Key<Text<'a>>,
    key: Key<Text<'a>>,
    label: Key<Text<'a>>,
    label_es: Key<Text<'a>>,
    definition: Key<Text<'a>>,
    definition_es: Key<Text<'a>>,
    question: Key<Text<'a>>,
    question_es: Key<Text<'a>>,
    basis: Key<Vec<Given<Text<'a>>>>,
    also_in: Key<Vec<Given<Text<'a>>>>,
    aliases: Key<Vec<Given<Text<'a>>>>,
    retired: Key<bool>,
    moved_to: Key<Text<'a>>,
}

/// The topics in the text of a `taxonomy.toml`.
pub(crate) fn read_taxonomy(file: &Shown, text: &str) -> (Taxonomy, Vec<Problem>) {
    let mut faults = Faults::new(file, text);
    let topics = with_pieces(&mut faults, &["topic"], |mut pieces, faults| {
        let items = take(&mut pieces, ("topic", true), faults);
        root(pieces, "topic", faults);
        let shape = Shape::of::<TopicTable<'_>>().many("point", Shape::of::<PointTable<'_>>());
        let mut slugs = Ids::default();
        let mut topics = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            let mut row = Row::new(faults, "topic", index + 1, &item);
            if let Some(table) = shape.read(item, &mut row)
                && !too_many(topics.len(), ("topics", limits::TOPICS), &mut row)
            {
                topics.extend(topic(table, (topics.len(), &mut slugs), &mut row));
            }
        }
        topics
    });
    (Taxonomy { topics }, faults.into_problems())
}

pub(super) fn root(pieces: Vec<Piece<'_>>, head: &'static str, faults: &mut Faults<'_>) {
    let Some((item, table)) = take_root::<RootTable<'_>>(pieces, &[head], faults) else { return };
    let mut row = Row::new(faults, "", 0, &item);
    row.value("schema", table.schema);
    row.text("version", table.version);
}

fn topic(mut table: TopicTable<'_>, (index, slugs): (usize, &mut Ids), row: &mut Row<'_, '_>) -> Option<Topic> {
    let slug = unique(("slug", table.slug), slugs, row);
    let mut row = row.named(slug.as_ref());
    let points = row.value("point", table.point.take()).map(|list| list.value).unwrap_or_default();
    let label = row.need_written("label", table.label, table.label_es);
    let short = row.written("short", table.short, table.short_es);
    let question = row.written("question", table.question, table.question_es);
    let key = key(table.key, ('1', index), &mut row);
    let aliases = texts(&mut row, "aliases", table.aliases);
    let mut own = Ids::default();
    let mut kept: Vec<Point> = Vec::new();
    for (number, given) in points.into_iter().enumerate() {
        let mut row = row.part("point", number + 1, given.at);
        if let Some(At { value, .. }) = row.value("", Some(given))
            && !too_many(kept.len(), ("points", limits::POINTS), &mut row)
        {
            kept.extend(point(value, (kept.len(), &mut own), &mut row));
        }
    }
    if is_retired(&mut row, table.retired, table.moved_to) {
        return None;
    }
    let label = label?;
    Some(Topic {
        key,
        short: short.unwrap_or_else(|| label.clone()),
        label,
        question: question.unwrap_or_default(),
        aliases,
        points: kept,
        slug: Raw::new(slug?.as_str()).shown(),
    })
}

fn point(table: PointTable<'_>, (index, slugs): (usize, &mut Ids), row: &mut Row<'_, '_>) -> Option<Point> {
    let slug = unique(("slug", table.slug), slugs, row);
    let label = row.need_written("label", table.label, table.label_es);
    let definition = row.written("definition", table.definition, table.definition_es);
    let question = row.written("question", table.question, table.question_es);
    let key = key(table.key, ('a', index), row);
    texts(row, "basis", table.basis);
    texts(row, "also_in", table.also_in);
    let aliases = texts(row, "aliases", table.aliases);
    if is_retired(row, table.retired, table.moved_to) {
        return None;
    }
    Some(Point {
        slug: Raw::new(slug?.as_str()).shown(),
        key,
        label: label?,
        definition: definition.unwrap_or_default(),
        question: question.unwrap_or_default(),
        aliases,
    })
}

/// A permanent name, once.
pub(super) fn unique((key, given): (&str, Key<Text<'_>>), slugs: &mut Ids, row: &mut Row<'_, '_>) -> Option<Id> {
    let slug = row.need_id(key, given)?;
    slugs.enter(key, &slug, row).then_some(slug.value)
}

/// The digit or letter a reader types; where none is given, the next from the first on.
fn key(given: Key<Text<'_>>, (first, index): (char, usize), row: &mut Row<'_, '_>) -> char {
    let next = || u32::try_from(index).ok().and_then(|index| char::from_u32(u32::from(first) + index)).unwrap_or(first);
    let Some(At { at, value: Text(text) }) = row.value("key", given) else { return next() };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(key), None) if key.is_ascii_digit() == first.is_ascii_digit() && key.is_ascii_alphanumeric() => key,
        _ => {
            row.error("key", at, Fault::UnknownWord { found: excerpt(&text), meant: None });
            next()
        }
    }
}

pub(super) fn texts(row: &mut Row<'_, '_>, key: &str, given: Key<Vec<Given<Text<'_>>>>) -> Vec<Shown> {
    let list = row.value(key, given).map(|list| list.value).unwrap_or_default();
    list.into_iter().filter_map(|text| row.text(key, Some(text))).collect()
}

fn is_retired(row: &mut Row<'_, '_>, retired: Key<bool>, moved_to: Key<Text<'_>>) -> bool {
    row.text("moved_to", moved_to);
    row.value("retired", retired).is_some_and(|retired| retired.value) || row.is_torn()
}

fn too_many(count: usize, (what, limit): (&'static str, usize), row: &mut Row<'_, '_>) -> bool {
    let is_over = count >= limit;
    if is_over {
        row.error("", row.header(), Fault::TooBig { what, limit: limit as u64 });
    }
    is_over
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    #[test]
    fn topics_are_named_by_position_where_no_key_is_given() {
        let text = "[[topic]]\nslug = \"law\"\nlabel = \"Law\"\nlabel_es = \"Ley\"\n\
                    [[topic.point]]\nslug = \"a-b\"\nlabel = \"AB\"\n[[topic.point]]\nslug = \"old\"\nretired = true\nlabel = \"O\"\n\
                    [[topic.point]]\nslug = \"c\"\nlabel = \"C\"\nkey = \"z\"\n";
        let (taxonomy, problems) = read_taxonomy(&Shown::ours("t.toml"), text);
        assert_eq!(problems, []);
        let topic = &taxonomy.topics[0];
        assert_eq!((topic.key, &*topic.short.text), ('1', "Law"));
        let points: Vec<(&str, char)> = topic.points.iter().map(|point| (&*point.slug, point.key)).collect();
        assert_eq!(points, [("a-b", 'a'), ("c", 'z')]);
    }

    #[test]
    fn no_more_topics_than_digits_and_no_more_points_than_letters() {
        let topics: String = (0..12).map(|n| format!("[[topic]]\nslug = \"t{n}\"\nlabel = \"T\"\n")).collect();
        let points: String = (0..30).map(|n| format!("[[topic.point]]\nslug = \"p{n}\"\nlabel = \"P\"\n")).collect();
        let (taxonomy, problems) = read_taxonomy(&Shown::ours("t.toml"), &(topics + &points));
        assert_eq!(taxonomy.topics.len(), limits::TOPICS);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Error));
        assert_eq!(problems.len(), 3);
        let (taxonomy, problems) =
            read_taxonomy(&Shown::ours("t.toml"), &format!("[[topic]]\nslug = \"t\"\nlabel = \"T\"\n{points}"));
        assert_eq!((taxonomy.topics[0].points.len(), problems.len()), (limits::POINTS, 4));
    }
}
