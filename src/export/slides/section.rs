//! Slides of what a country says, or is said of it, point by point, and of countries side by side.
//!
//! Must not: leave a point out without saying that nothing is there.

use super::super::document::Item;
use super::super::page::DOT;
use super::super::{Comparison, Row, prose};
use super::{Maker, Slide, SlideColumn, SlideItem, alone};
use crate::compare::{self, Lens, Voices, years_spoken};
use crate::model::{PassageRef, Place, PointIx, PointSection, TopicIx, newest_year};
use crate::say;
use crate::text::Shown;
use crate::words;

impl<'a> Maker<'_, 'a> {
    /// A passage alone, beside whoever contradicts it.
    pub(super) fn passage(&mut self, found: PassageRef<'a>) {
        let home = found.passage.homes.first();
        let over = self.over(found.report.country, home.map(|home| home.topic));
        let title = home.map(|home| self.scribe.point_title(home.topic, home.point)).unwrap_or_default();
        let newest = self.scribe.library.newest_beside(found);
        let columns = self.voices(&[found], newest);
        self.push(Slide { over, title, columns, ..Slide::default() });
    }

    /// A country, section or point.
    pub(super) fn place(&mut self, place: &Place, voices: Voices) {
        let scribe = self.scribe;
        let parts = scribe.parts(place, voices);
        let is_point = place.point.is_some();
        let topics: Vec<TopicIx> = parts.iter().map(|part| part.topic).fold(Vec::new(), |mut all, topic| {
            if all.last() != Some(&topic) {
                all.push(topic);
            }
            all
        });
        for topic in topics {
            let own: Vec<&PointSection<'a>> =
                parts.iter().filter(|part| part.topic == topic).map(|part| &part.section).collect();
            let newest = newest_year(own.iter().flat_map(|section| section.passages.iter().copied()));
            if !is_point {
                let all = own.iter().flat_map(|section| heard(section, voices));
                self.title_of_topic(topic, std::slice::from_ref(place), all, self.chosen(voices, false));
            }
            let mut empty = Vec::new();
            for section in own {
                if section.passages.is_empty() && section.gaps.is_empty() && !is_point {
                    empty.push(section.point);
                } else {
                    self.point((place, topic), (section, voices), newest);
                }
            }
            let over = self.over(place.country, Some(topic));
            self.nothing(over, topic, &empty);
        }
    }

    /// One point of one country.
    fn point(
        &mut self,
        (place, topic): (&Place, TopicIx),
        (section, voices): (&PointSection<'a>, Voices),
        newest: Option<u16>,
    ) {
        let scribe = self.scribe;
        let shown = heard(section, voices);
        let mut columns = match shown.is_empty() {
            true => alone(self.lack(section).into_iter().collect()),
            false => self.voices(&shown, newest),
        };
        // A gap stands with what the State says: in the first column.
        let gaps = self.gaps(section);
        if let Some(first) = columns.first_mut() {
            first.items.extend(gaps);
        }
        let about: Vec<String> = self.question(topic, section.point).into_iter().collect();
        // One report of several says nothing about who else speaks.
        let is_whole = place.report.is_none() && voices == Voices::All;
        let tells = words::alone(scribe.words, std::slice::from_ref(section)).filter(|_| is_whole);
        let title = scribe.point_title(topic, section.point);
        let over = self.over(place.country, Some(topic));
        self.push(Slide {
            over,
            title,
            about,
            tells: tells.into_iter().collect(),
            columns,
            answers: true,
            ..Slide::default()
        });
    }

    /// Where nobody is heard: who speaks and was not asked for, or that nothing is there; nothing where a gap says more.
    fn lack(&self, section: &PointSection<'a>) -> Option<SlideItem> {
        let words = self.scribe.words;
        match section.passages.is_empty() {
            true => section.gaps.is_empty().then(|| SlideItem::Gap(words.say("nothing-here"))),
            false => Some(SlideItem::Gap(words::hidden(words, section))),
        }
    }

    /// What was chosen of all that could be shown.
    fn chosen(&self, voices: Voices, differing: bool) -> Vec<String> {
        let words = self.scribe.words;
        let mut said: Vec<String> = self.scribe.only_voices(voices).into_iter().collect();
        said.extend((voices != Voices::All && !differing).then(|| words.say("takeaway-whoever")));
        said.extend(differing.then(|| words.say("takeaway-differing")));
        said
    }

    fn gaps(&mut self, section: &PointSection<'a>) -> Vec<SlideItem> {
        let gap =
            |maker: &mut Self,
             (report, silence): &(&'a std::sync::Arc<crate::model::Report>, &crate::model::Silence)| {
                match maker.scribe.gap_item(report, silence, &mut maker.numbering) {
                    Item::Gap(line, numbers) => {
                        let numbers: Vec<String> = numbers.iter().map(|number| format!(" [{number}]")).collect();
                        Some(SlideItem::Gap(format!("{line}{}", numbers.concat())))
                    }
                    _ => None,
                }
            };
        section.gaps.iter().filter_map(|found| gap(self, found)).collect()
    }

    /// Points of which nothing is there, together on one slide.
    fn nothing(&mut self, over: String, topic: TopicIx, points: &[Option<PointIx>]) {
        if points.is_empty() {
            return;
        }
        let names = points.iter().map(|point| SlideItem::Text(self.scribe.point_title(topic, *point))).collect();
        let about = vec![self.scribe.words.say("takeaway-empty")];
        self.push(Slide {
            over,
            title: self.scribe.words.say("slides-nothing"),
            about,
            columns: alone(names),
            ..Slide::default()
        });
    }

    /// The title of a topic: its question, the countries, the periods.
    fn title_of_topic(
        &mut self,
        topic: TopicIx,
        places: &[Place],
        passages: impl Iterator<Item = PassageRef<'a>>,
        chosen: Vec<String>,
    ) {
        let scribe = self.scribe;
        let countries: Vec<String> = places
            .iter()
            .map(|place| {
                let name = scribe.country_name(place.country);
                place.report.as_ref().map_or_else(|| name.clone(), |report| format!("{name} @{report}"))
            })
            .collect();
        let mut about: Vec<String> = self.question(topic, None).into_iter().collect();
        about.extend(
            years_spoken(passages).map(|years| say!(scribe.words, "slides-years", years = &prose::span(years))),
        );
        about.extend(chosen);
        self.push(Slide { over: countries.join(DOT), title: self.topic_label(topic), about, ..Slide::default() });
    }

    /// Countries or reports side by side, a slide for each point.
    pub(super) fn comparison(&mut self, columns: &[Place], (topic, point): (Option<&Shown>, Option<&Shown>)) {
        let taxonomy = &self.scribe.library.taxonomy;
        let asked = topic.and_then(|slug| taxonomy.find_topic(slug));
        for topic in taxonomy.topic_ixs().filter(|ix| asked.is_none_or(|asked| asked == *ix)) {
            let column = |place: &Place| compare::Column { country: place.country, report: place.report.clone() };
            let matter = Comparison {
                columns: columns.iter().map(column).collect(),
                topic,
                point: point.and_then(|slug| taxonomy.find_point(topic, slug)),
                voices: Voices::All,
                differing: false,
            };
            self.compared(&matter);
        }
    }

    /// A comparison as it was chosen.
    pub(super) fn compared(&mut self, matter: &Comparison) {
        let scribe = self.scribe;
        let rows = scribe.rows(matter);
        let all = || rows.iter().flat_map(|row| row.cells.iter().flat_map(|cell| row.shown(cell)));
        let newest = newest_year(all());
        if matter.point.is_none() {
            let place =
                |column: &compare::Column| Place { report: column.report.clone(), ..Place::country(column.country) };
            let columns: Vec<Place> = matter.columns.iter().map(place).collect();
            self.title_of_topic(matter.topic, &columns, all(), self.chosen(matter.voices, matter.differing));
        }
        let mut empty = Vec::new();
        let over = self.topic_label(matter.topic);
        for row in &rows {
            let is_empty = row.cells.iter().all(|cell| cell.passages.is_empty() && cell.gaps.is_empty());
            if is_empty && matter.point.is_none() {
                empty.push(row.point);
                continue;
            }
            let cells =
                row.cells.iter().zip(&matter.columns).map(|(cell, column)| self.cell((row, cell), column, newest));
            let cells = cells.collect();
            let about: Vec<String> = self.question(matter.topic, row.point).into_iter().collect();
            let (title, tells) = (scribe.point_title(matter.topic, row.point), row.about.clone());
            let over = over.clone();
            self.push(Slide { over, title, about, tells, columns: cells, answers: true, ..Slide::default() });
        }
        self.nothing(over, matter.topic, &empty);
    }

    /// What a column holds on a point: the State's words, then those of others.
    fn cell(
        &mut self,
        (row, cell): (&Row<'a>, &PointSection<'a>),
        column: &compare::Column,
        newest: Option<u16>,
    ) -> SlideColumn {
        let scribe = self.scribe;
        let shown = row.shown(cell);
        let mut items = Vec::new();
        for (head, of_state) in [("voice-state", true), ("takeaway-others", false)] {
            let group: Vec<PassageRef<'a>> =
                shown.iter().copied().filter(|found| found.is_of_state() == of_state).collect();
            // A head that says no more than each of the speakers is none.
            let head = scribe.words.say(head);
            if group.iter().any(|found| words::speakers(scribe.words, *found) != head) {
                items.push(SlideItem::Head(head));
            }
            for found in group {
                let mut said = self.said(found, newest);
                let changes = row.changes(cell, found).into_iter().map(|change| change.say(scribe.words));
                said.marks.splice(0..0, changes);
                items.push(SlideItem::Said(Box::new(said)));
            }
        }
        if shown.is_empty() {
            items.extend(self.lack(cell));
        }
        items.extend(self.gaps(cell));
        let years = years_spoken(shown).map(prose::span);
        let name = scribe.country_name(column.country);
        let name = column.report.as_ref().map_or_else(|| name.clone(), |report| format!("{name} @{report}"));
        let head = [Some(name), years].into_iter().flatten().collect::<Vec<_>>().join(", ");
        SlideColumn { head, tells_voice: false, items }
    }

    /// "Venezuela › Protection".
    pub(super) fn over(&self, country: crate::model::Code, topic: Option<TopicIx>) -> String {
        let name = self.scribe.country_name(country);
        let topic = topic.map(|topic| self.topic_label(topic));
        [Some(name), topic].into_iter().flatten().collect::<Vec<_>>().join(" \u{203a} ")
    }

    pub(super) fn topic_label(&self, topic: TopicIx) -> String {
        let lang = self.scribe.words.lang();
        self.scribe.topic(topic).map(|topic| topic.label(lang).to_owned()).unwrap_or_default()
    }

    /// What a point asks, or the topic.
    fn question(&self, topic: TopicIx, point: Option<PointIx>) -> Option<String> {
        let taxonomy = &self.scribe.library.taxonomy;
        let question = match point {
            Some(point) => taxonomy.point(topic, point).map(|point| &point.question),
            None => taxonomy.topic(topic).map(|topic| &topic.question),
        };
        question.map(|question| self.scribe.text(question).to_owned())
    }
}

/// The passages of a point whose voices are asked for, in reading order.
fn heard<'a>(section: &PointSection<'a>, voices: Voices) -> Vec<PassageRef<'a>> {
    Lens { voices, ..Lens::default() }.look(section)
}
