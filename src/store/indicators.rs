//! The registry of indicators, as a file has it: what figures count. It is read when the program is built.
//!
//! Must not: know an indicator by name.

use super::file::{Faults, Given, Ids, Item, Key, Row, Shape, Text, take, with_pieces};
use super::registry::{root, unique};
use crate::model::{IndicatorDef, Indicators, Problem};
use crate::text::Shown;
use serde::Deserialize;

/// `[[indicator]]`
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct IndicatorTable<'a> {
    id: Key<Text<'a>>,
    label: Key<Text<'a>>,
    label_es: Key<Text<'a>>,
    unit: Key<Text<'a>>,
    counting: Key<Text<'a>>,
    counting_es: Key<Text<'a>>,
    measures: Key<Text<'a>>,
    point: Key<Text<'a>>,
    not_same_as: Key<Vec<Given<Text<'a>>>>,
}

const MEASURES: &[&str] = &["structural", "process", "output", "outcome"];

/// The indicators in the text of an `indicators.toml`.
pub(crate) fn read_indicators(file: &Shown, text: &str) -> (Indicators, Vec<Problem>) {
    let mut faults = Faults::new(file, text);
    let indicators = with_pieces(&mut faults, &["indicator"], |mut pieces, faults| {
        let items = take(&mut pieces, ("indicator", true), faults);
        root(pieces, "indicator", faults);
        let shape = Shape::of::<IndicatorTable<'_>>();
        let mut ids = Ids::default();
        let read = |(index, item): (usize, Item<'_>)| {
            let mut row = Row::new(faults, "indicator", index + 1, &item);
            let table = shape.read(item, &mut row)?;
            indicator(table, &mut ids, &mut row)
        };
        items.into_iter().enumerate().filter_map(read).collect()
    });
    (Indicators(indicators), faults.into_problems())
}

fn indicator(table: IndicatorTable<'_>, ids: &mut Ids, row: &mut Row<'_, '_>) -> Option<IndicatorDef> {
    let id = unique(("id", table.id), ids, row);
    let label = row.need_written("label", table.label, table.label_es);
    let unit = row.need_text("unit", table.unit);
    let counting = row.need_written("counting", table.counting, table.counting_es);
    let measures = row.need_word("measures", table.measures, (MEASURES, |word| word)).map(Shown::ours);
    let point = row.need_text("point", table.point);
    let others = row.value("not_same_as", table.not_same_as).map(|list| list.value).unwrap_or_default();
    let not_same_as =
        others.into_iter().filter_map(|other| row.id("not_same_as", Some(other))).map(|other| other.value);
    Some(IndicatorDef {
        id: id?,
        label: label?,
        unit: unit?,
        counting: counting?,
        measures: measures?,
        point: point?,
        not_same_as: not_same_as.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::registry::read_taxonomy;

    #[test]
    fn every_indicator_has_a_point_and_neighbours_that_exist() {
        let file = Shown::ours("taxonomy.toml");
        let (taxonomy, problems) = read_taxonomy(&file, include_str!("../../assets/taxonomy.toml"));
        assert_eq!(problems, []);
        assert!(!taxonomy.topics.is_empty());
        let (indicators, problems) = read_indicators(&file, include_str!("../../assets/indicators.toml"));
        assert_eq!(problems, []);
        for known in &indicators.0 {
            let (topic, point) = known.point.split_once('/').unwrap();
            let topic = taxonomy.find_topic(topic).unwrap();
            assert!(taxonomy.find_point(topic, point).is_some(), "{}", known.point);
            for other in &known.not_same_as {
                assert!(indicators.get(other).is_some(), "{other}");
                assert!(indicators.differ(other, &known.id), "{other}");
            }
        }
    }
}
