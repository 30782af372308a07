//! Slides of what was searched, counted, coded or laid along time.
//!
//! Must not: order by value, add numbers up, or show a bar without who gives its number.

use super::super::document::{Block, Item};
use super::super::matter::Found;
use super::super::{Along, Grid, Layout, Matter};
use super::{Bar, Maker, Slide, SlideItem, alone};
use crate::compare::{FigureChoice, LadderChoice, Scope, Voices};
use crate::model::{Amount, PassageRef, Place};
use crate::notebook::Address;
use crate::say;
use crate::words;

impl<'a> Maker<'_, 'a> {
    /// What is on the screen, as it was chosen there.
    pub(super) fn matter(&mut self, matter: &Matter) {
        match matter {
            Matter::Section { place, voices } => match self.scribe.library.passage(place) {
                Some(found) => self.passage(found),
                None => self.place(place, *voices),
            },
            Matter::Comparison(comparison) => self.compared(comparison),
            Matter::Hits(found) => self.hits(found),
            Matter::Figures(choice) => self.figures(choice),
            Matter::Penalties(choice) => self.penalties(choice),
            Matter::Grid(_) | Matter::Timeline(_) | Matter::Promises(_) => self.document(matter),
        }
    }

    /// Penalties for an offence: a slide for each country, a thing for each reading of a law.
    fn penalties(&mut self, choice: &LadderChoice) {
        let (scribe, words) = (self.scribe, self.scribe.words);
        let ladder = scribe.penalties(choice);
        let offence = scribe.offence(&choice.offence);
        let kind = words.say("address-penalties");
        self.push(Slide {
            over: kind.clone(),
            title: offence.clone(),
            about: vec![words.say("takeaway-numbers-about")],
            ..Slide::default()
        });
        let over = say!(words, "labelled", label = &kind, value = &offence);
        for group in ladder.readings.chunk_by(|one, next| one.found.report.country == next.found.report.country) {
            let mut items = Vec::new();
            for reading in group {
                let mut said = self.said(reading.found, None);
                // What is coded comes first: it is what the slide is about.
                said.text = format!("{}. {}", scribe.penalty_said(reading), scribe.law_said(reading));
                said.foreign = None;
                items.push(SlideItem::Said(Box::new(said)));
            }
            let title = group.first().map(|reading| scribe.country_name(reading.found.report.country));
            let columns = alone(items);
            self.push(Slide {
                over: over.clone(),
                title: title.unwrap_or_default(),
                columns,
                answers: true,
                ..Slide::default()
            });
        }
        if !ladder.without.is_empty() {
            let names = ladder.without.iter().map(|code| SlideItem::Text(scribe.country_name(*code))).collect();
            let title = words.say("takeaway-none-coded");
            self.push(Slide { over, title, columns: alone(names), ..Slide::default() });
        }
    }

    /// What a search found: a slide for each country and point, in the order of the first hit there.
    pub(super) fn hits(&mut self, found: &Found) {
        let (scribe, words) = (self.scribe, self.scribe.words);
        let about = vec![say!(words, "slides-hits", count = found.total, countries = found.countries)];
        self.push(Slide {
            over: words.say("address-search"),
            title: found.query.to_string(),
            about,
            ..Slide::default()
        });
        let mut groups: Vec<((String, String), Vec<PassageRef<'a>>)> = Vec::new();
        for place in &found.places {
            let Some(passage) = scribe.library.passage(place) else { continue };
            let home = passage.passage.homes.first();
            let over = self.over(passage.report.country, home.map(|home| home.topic));
            let title = home.map(|home| scribe.point_title(home.topic, home.point)).unwrap_or_default();
            match groups.iter_mut().find(|(head, _)| *head == (over.clone(), title.clone())) {
                Some((_, group)) => group.push(passage),
                None => groups.push(((over, title), vec![passage])),
            }
        }
        for ((over, title), group) in groups {
            let newest = group.first().and_then(|found| scribe.library.newest_beside(*found));
            let columns = self.voices(&group, newest);
            self.push(Slide { over, title, columns, ..Slide::default() });
        }
        let left = found.total.saturating_sub(found.places.len());
        if left > 0 {
            let gap = SlideItem::Gap(say!(words, "slides-hits-more", count = left));
            self.push(Slide {
                over: words.say("address-search"),
                title: found.query.to_string(),
                columns: alone(vec![gap]),
                ..Slide::default()
            });
        }
    }

    /// Figures: a slide for each indicator, a bar for each value, countries by name.
    pub(super) fn figures(&mut self, choice: &FigureChoice) {
        let (scribe, words) = (self.scribe, self.scribe.words);
        let table = scribe.figures(choice);
        let kind = words.say("address-figures");
        if table.rows.is_empty() {
            let gap = SlideItem::Gap(words.say("figures-none-asked"));
            return self.push(Slide { title: kind, columns: alone(vec![gap]), ..Slide::default() });
        }
        for row in &table.rows {
            let number = |amount: Amount| match amount {
                Amount::One(value) | Amount::Between(value, _) => Some(value),
                Amount::None => None,
            };
            // Of what nobody defined the unit is not known; a bar would say that it is one.
            let drawn = row.known.is_some();
            let values = || row.cells.iter().flat_map(|cell| cell.values.iter().map(move |value| (cell, value)));
            let greatest = values().filter_map(|(_, value)| number(value.figure.amount)).fold(0.0, f64::max);
            let mut items = Vec::new();
            for (cell, value) in values() {
                let reach = number(value.figure.amount).filter(|_| drawn && greatest > 0.0);
                items.push(SlideItem::Bar(Box::new(Bar {
                    place: scribe.library.place_of(value.found),
                    country: scribe.country_name(value.found.report.country),
                    period: words::period(words, value.period()),
                    value: words::value(words, value.figure.amount, value.figure.qualifier),
                    reach: reach.map(|value| (value / greatest * 1000.0).round().clamp(0.0, 1000.0) as u16),
                    speaker: words::speakers(words, value.found),
                    minds: scribe.figure_flags(cell),
                    sources: self.sources(value.found),
                })));
            }
            let title = scribe.indicator_name(row.indicator);
            let about = vec![words.say("takeaway-numbers-about")];
            self.push(Slide {
                over: kind.clone(),
                title,
                about,
                columns: alone(items),
                answers: true,
                ..Slide::default()
            });
        }
    }

    /// A screen that has no slides of its own kind: what its document says, part after part.
    pub(super) fn screen(&mut self, address: &Address) {
        let scribe = self.scribe;
        let topic = address.topic().and_then(|slug| scribe.library.taxonomy.find_topic(slug));
        let matter = match address {
            Address::Figures { countries, .. } => {
                let choice = FigureChoice { countries: countries.clone(), indicators: Vec::new(), topic };
                return self.figures(&choice);
            }
            Address::Penalties { offence, countries } => {
                return self.penalties(&LadderChoice { countries: countries.clone(), offence: offence.to_string() });
            }
            Address::Grid { .. } => Matter::Grid(Grid { topic, ..Grid::default() }),
            Address::Timeline { country, promises, .. } => {
                let along = Along { country: *country, scope: Scope { topic, voices: Voices::All } };
                if *promises { Matter::Promises(along) } else { Matter::Timeline(along) }
            }
            Address::Place(_) | Address::Comparison { .. } | Address::Search(_) => return,
        };
        self.document(&matter);
    }

    /// What has no slides of its own kind: what its document says, part after part.
    fn document(&mut self, matter: &Matter) {
        let scribe = self.scribe;
        let document = scribe.document(matter, Layout::List);
        self.push(Slide { title: document.title.clone(), about: document.about, ..Slide::default() });
        let cited: Vec<String> = document.references.iter().map(|known| known.text.clone()).collect();
        let mut slide = Slide { over: document.title.clone(), title: document.title, ..Slide::default() };
        for block in document.blocks {
            match block {
                Block::Heading(_, text) => {
                    self.finish(&mut slide);
                    slide.title = text;
                }
                Block::Text(text) => slide.about.push(text),
                Block::Items(items) => {
                    let items: Vec<SlideItem> = items.into_iter().map(|item| self.item_of(item, &cited)).collect();
                    below(&mut slide, items);
                }
                Block::Table(table) => {
                    for row in table.rows {
                        let mut items = vec![SlideItem::Head(row.head)];
                        items.extend(row.about.into_iter().map(SlideItem::Text));
                        let heads = table.columns.iter().skip(1);
                        for (head, cell) in heads.zip(row.cells) {
                            let cell: Vec<SlideItem> =
                                cell.into_iter().map(|item| self.item_of(item, &cited)).collect();
                            match cell.as_slice() {
                                [SlideItem::Text(text)] => items.push(SlideItem::Text(say!(
                                    scribe.words,
                                    "labelled",
                                    label = head,
                                    value = text
                                ))),
                                _ => {
                                    items.push(SlideItem::Text(head.clone()));
                                    items.extend(cell);
                                }
                            }
                        }
                        below(&mut slide, items);
                    }
                }
                Block::PageBreak => {}
            }
        }
        self.finish(&mut slide);
    }

    fn finish(&mut self, slide: &mut Slide) {
        if slide.columns.is_empty() && slide.about.is_empty() {
            return;
        }
        let next = Slide { over: slide.over.clone(), ..Slide::default() };
        self.push(std::mem::replace(slide, next));
    }

    /// An item of a document on a slide. A statement is found again by its place, so that its sources have the numbers
    /// of these slides; what else rests on sources names them.
    fn item_of(&mut self, item: Item, cited: &[String]) -> SlideItem {
        match item {
            Item::Voice(head) => SlideItem::Head(head),
            Item::Gap(text, _) => SlideItem::Gap(text),
            Item::Text(text, numbers) => {
                let sources: Vec<&str> =
                    numbers.iter().filter_map(|number| cited.get(number.checked_sub(1)?)).map(String::as_str).collect();
                SlideItem::Text(if sources.is_empty() { text } else { format!("{text} ({})", sources.join("; ")) })
            }
            Item::Statement(statement) => {
                let place = Place::parse_canonical(&statement.place).ok();
                match place.and_then(|place| self.scribe.library.passage(&place)) {
                    Some(found) => {
                        SlideItem::Said(Box::new(self.said(found, self.scribe.library.newest_beside(found))))
                    }
                    None => SlideItem::Text(format!("{}, {}: {}", statement.speaker, statement.period, statement.text)),
                }
            }
        }
    }
}

/// Adds to what stands on a slide.
fn below(slide: &mut Slide, items: Vec<SlideItem>) {
    match slide.columns.first_mut() {
        Some(column) => column.items.extend(items),
        None => slide.columns = alone(items),
    }
}
