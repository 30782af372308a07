//! The grid of a library to be taken away: what it holds of every country, as a table for people, rows for spreadsheets,
//! JSON for programs.
//!
//! Must not: order countries by a number, or add cells up.

use super::document::{Block, Document, Item, Numbering, Table, TableRow};
use super::json::Gap;
use super::matter::Grid;
use super::{Form, Page, Records, Scribe};
use crate::compare::{CountryOrder, Coverage, Group, coverage, groups, region_of, slots_of};
use crate::model::{Code, Slot, TopicIx, Voice};
use crate::words::{self, SlotName, slot_name};
use serde::{Serialize, Serializer};

/// What `cotejo grid` prints.
#[derive(Debug, Serialize)]
pub struct GridJson<'a> {
    topic: Option<&'a str>,
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ColumnJson<'a> {
    topic: &'a str,
    point: Option<&'a str>,
    label: String,
}

#[derive(Debug, Serialize)]
struct RowJson<'a> {
    country: String,
    name: String,
    region: &'a str,
    cells: Vec<CellJson<'a>>,
}

#[derive(Debug, Serialize)]
struct CellJson<'a> {
    passages: u32,
    voices: ByVoice,
    others: u32,
    contested: u32,
    in_tension: u32,
    silent: Vec<Gap<'a>>,
}

/// Passages by voice, in the order of the voices.
#[derive(Debug)]
struct ByVoice(Vec<(&'static str, u32)>);

impl Serialize for ByVoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// Columns of a table that fit on a page's short side.
const NARROW: usize = 4;

/// A country and its cells.
type Counted<'g> = (&'g (Code, String), Vec<Coverage>);

impl<'a> Scribe<'a> {
    fn slots(&self, asked: &Grid) -> Vec<Slot> {
        slots_of(self.library, asked.topic)
    }

    fn grid_groups(&self, asked: &Grid) -> Vec<Group> {
        groups(self.library, self.words, (asked.order, asked.region))
    }

    /// The cells of some countries. A command line has read all of them.
    fn counted<'g>(&self, group: &'g Group, slots: &[Slot]) -> Vec<Counted<'g>> {
        let cells =
            |code| coverage(self.library, code, slots).unwrap_or_else(|| vec![Coverage::default(); slots.len()]);
        group.countries.iter().map(|country| (country, cells(country.0))).collect()
    }

    fn slot_name(&self, slot: Slot) -> SlotName {
        slot_name(self.words, &self.library.taxonomy, slot)
    }

    /// Whether there is anything in any cell: a passage, or a gap that somebody checked.
    #[must_use]
    pub fn grid_holds(&self, asked: &Grid) -> bool {
        let slots = self.slots(asked);
        let holds = |group: &Group| {
            self.counted(group, &slots).iter().any(|(_, cells)| cells.iter().any(|cell| !cell.is_unchecked()))
        };
        self.grid_groups(asked).iter().any(holds)
    }

    /// What the grid is about: topics, or the points of one.
    fn grid_about(&self, topic: Option<TopicIx>) -> String {
        topic.map_or_else(|| self.words.say("grid-head-topics"), |topic| self.topic_title(topic))
    }

    /// The grid as JSON.
    #[must_use]
    pub fn grid(&self, asked: &Grid) -> GridJson<'a> {
        let slots = self.slots(asked);
        let column = |slot: &Slot| ColumnJson {
            topic: self.topic_slug(slot.topic),
            point: self.point_slug(slot.topic, slot.point()),
            label: self.slot_name(*slot).label,
        };
        let cell = |country: Code, cell: &Coverage, slot: &Slot| CellJson {
            passages: cell.passages,
            voices: ByVoice(Voice::ALL.iter().map(|voice| (voice.word(), cell.of(*voice))).collect()),
            others: cell.others,
            contested: cell.contested,
            in_tension: cell.in_tension,
            silent: self.silent(country, *slot),
        };
        let mut rows = Vec::new();
        for group in self.grid_groups(asked) {
            for ((code, name), cells) in self.counted(&group, &slots) {
                rows.push(RowJson {
                    country: code.to_string(),
                    name: name.clone(),
                    region: region_of(self.library, *code).unwrap_or_default(),
                    cells: cells.iter().zip(&slots).map(|(own, slot)| cell(*code, own, slot)).collect(),
                });
            }
        }
        let topic = asked.topic.map(|topic| self.topic_slug(topic));
        GridJson { topic, columns: slots.iter().map(column).collect(), rows }
    }

    /// The checked gaps of a cell, as whoever compiled the report wrote them.
    fn silent(&self, country: Code, slot: Slot) -> Vec<Gap<'a>> {
        let reports = self.library.reports_of(country, None);
        let own = reports.flat_map(|report| report.silences.iter().map(move |silence| (report, silence)));
        own.filter(|(_, silence)| slot.holds(&silence.home))
            .map(|(report, silence)| self.gap(report, silence))
            .collect()
    }

    /// The grid as rows: one cell each.
    #[must_use]
    pub fn grid_records(&self, asked: &Grid) -> Records {
        let mut head = vec!["country", "name", "region", "topic", "point", "passages"];
        head.extend(Voice::ALL.iter().map(|voice| voice.word()));
        head.extend(["others", "contested", "in_tension", "silent"]);
        let slots = self.slots(asked);
        let mut rows = Vec::new();
        for group in self.grid_groups(asked) {
            for ((code, name), cells) in self.counted(&group, &slots) {
                let region = region_of(self.library, *code).unwrap_or_default();
                for (cell, slot) in cells.iter().zip(&slots) {
                    let point = self.point_slug(slot.topic, slot.point()).unwrap_or_default();
                    let mut row =
                        [code.as_str(), name, region, self.topic_slug(slot.topic), point].map(str::to_owned).to_vec();
                    let voices = Voice::ALL.iter().map(|voice| cell.of(*voice));
                    let counts = std::iter::once(cell.passages).chain(voices);
                    let counts = counts.chain([cell.others, cell.contested, cell.in_tension]);
                    row.extend(counts.map(|count| count.to_string()));
                    row.push(cell.silent().count().to_string());
                    rows.push(row);
                }
            }
        }
        Records { head, rows }
    }

    /// The grid as a document: cells in words, one table for each region where countries stand under those.
    #[must_use]
    pub fn grid_document(&self, asked: &Grid) -> Document {
        let slots = self.slots(asked);
        let mut numbering = Numbering::default();
        let names = slots.iter().map(|slot| self.slot_name(*slot).title(true));
        let columns: Vec<String> = std::iter::once(self.words.say("head-country")).chain(names).collect();
        let about = self.grid_about(asked.topic);
        let groups = self.grid_groups(asked);
        let mut blocks = Vec::new();
        for group in &groups {
            let caption = group.region.map_or_else(|| about.clone(), |region| words::region(self.words, region));
            let mut rows = Vec::new();
            for ((code, name), cells) in self.counted(group, &slots) {
                let cells =
                    cells.iter().zip(&slots).map(|(cell, slot)| self.cell_items((*code, *slot), cell, &mut numbering));
                rows.push(TableRow { head: name.clone(), about: Vec::new(), cells: cells.collect() });
            }
            blocks.push(Block::Table(Table { caption, columns: columns.clone(), rows }));
        }
        let region = asked.region.map(|region| words::region(self.words, region));
        let order = self.words.say(match asked.order {
            CountryOrder::Name => "grid-order-name",
            CountryOrder::Region => "grid-order-region",
        });
        let counts = if asked.topic.is_some() { "grid-counts-points" } else { "grid-counts-topics" };
        Document {
            lang: self.words.lang().tag(),
            title: self.words.say("grid-title"),
            about: [Some(about).filter(|_| asked.order == CountryOrder::Region), region, Some(order)]
                .into_iter()
                .flatten()
                .collect(),
            blocks,
            notes: [counts, "grid-note-voices"]
                .map(|id| self.words.say(id))
                .into_iter()
                .chain(self.method(&numbering, false))
                .collect(),
            references: numbering.references(self),
            wide: slots.len() > NARROW,
            ..Document::default()
        }
    }

    fn cell_items(&self, (country, slot): (Code, Slot), cell: &Coverage, numbering: &mut Numbering<'a>) -> Vec<Item> {
        if cell.is_unchecked() {
            return vec![Item::Gap(self.holds(Some(cell), false), Vec::new())];
        }
        let passages = self.passage_words(cell, false).join("; ");
        let mut items: Vec<Item> = Vec::new();
        if !passages.is_empty() {
            items.push(Item::Text(passages, Vec::new()));
        }
        for report in self.library.reports_of(country, None) {
            let own = report.silences.iter().filter(|silence| slot.holds(&silence.home));
            items.extend(own.map(|silence| self.gap_item(report, silence, numbering)));
        }
        items
    }

    /// The grid as a table in signs, with what they mean below it.
    #[must_use]
    pub fn grid_text(&self, asked: &Grid, form: Form) -> String {
        let slots = self.slots(asked);
        let mut page = Page::new(form);
        page.heading(&self.grid_about(asked.topic));
        let keys = slots.iter().map(|slot| self.slot_name(*slot).key);
        for group in self.grid_groups(asked) {
            if let Some(region) = group.region {
                page.heading(&words::region(self.words, region));
            }
            let counted = self.counted(&group, &slots);
            let most = counted.iter().flat_map(|(_, cells)| cells).map(|cell| cell.passages).max().unwrap_or(0);
            let digits = most.to_string().len();
            let cell = |cell: &Coverage| {
                let signs = self.signs(Some(cell));
                format!("{:>digits$} {}", signs.count, signs.flags.trim_end()).trim_end().to_owned()
            };
            let row = |((_, name), cells): &Counted<'_>| {
                std::iter::once(name.clone()).chain(cells.iter().map(cell)).collect::<Vec<_>>()
            };
            let rows: Vec<Vec<String>> = counted.iter().map(row).collect();
            let head: Vec<String> = std::iter::once(self.words.say("head-country")).chain(keys.clone()).collect();
            page.table(&head, &rows);
        }
        page.gap();
        for slot in &slots {
            page.block(0, &self.slot_name(*slot).title(true));
        }
        page.gap();
        page.block(0, &self.grid_legend(asked.topic.is_some()));
        page.finish()
    }
}
