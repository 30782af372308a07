//! Documents out of matters: what is laid out, and what every layout begins and ends with.
//!
//! Must not: know a file format, choose between voices, or leave out what its reader is not told of.

mod briefing;
mod held;
mod list;
mod measure;
mod notes;
mod numbers;
mod stock;
mod table;

use super::document::{Block, Document, Item, Numbering};
use super::{Column, Comparison, Layout, Row, Scribe, newest_of};
use crate::compare::{Voices, years_spoken};
use crate::model::{Id, PassageRef, Place, PointIx, PointSection, TopicIx};
use crate::say;
use crate::words;
use held::Held;

/// What is laid out.
pub(super) struct Spread<'a> {
    columns: Vec<Column>,
    lines: Vec<Line<'a>>,
    /// The topic, where there is one.
    topic: Option<TopicIx>,
    /// The point, where it is about one only.
    point: Option<PointIx>,
    voices: Voices,
    /// Whether only points are shown in which the columns differ.
    differing: bool,
    /// One passage alone, with what is to be known of it.
    alone: Option<PassageRef<'a>>,
    /// Whether passages are set beside others, which are shown whoever says them.
    paired: bool,
    /// The newest year in view, beside which old periods are marked.
    newest: Option<u16>,
    /// What prints all of it.
    command: String,
}

/// A point across the columns.
pub(super) struct Line<'a> {
    topic: TopicIx,
    row: Row<'a>,
}

impl<'a> Scribe<'a> {
    /// What the library says at a place, as a document.
    #[must_use]
    pub fn section_document(&self, place: &Place, voices: Voices, layout: Layout) -> Document {
        self.laid_out(&mut self.section_spread(place, voices), layout)
    }

    fn section_spread(&self, place: &Place, voices: Voices) -> Spread<'a> {
        let parts = self.parts(place, voices);
        let newest = self.newest(place, &parts);
        let taxonomy = &self.library.taxonomy;
        let topic = place.topic.as_ref().and_then(|slug| taxonomy.find_topic(slug));
        let point = topic.zip(place.point.as_ref()).and_then(|(topic, slug)| taxonomy.find_point(topic, slug));
        // A passage that is not shown is none to print alone: its row says who is not shown.
        let alone = place.passage.as_ref().and_then(|_| parts.first()?.shown().first().copied());
        let column = Column { country: place.country, report: place.report.clone(), years: None };
        let line = |part: super::Part<'a>| Line { topic: part.topic, row: Row::alone(part.section, voices) };
        Spread {
            columns: vec![column],
            topic: topic.or_else(|| alone.and_then(|found| Some(found.passage.homes.first()?.topic))),
            point,
            voices,
            differing: false,
            alone,
            paired: false,
            newest,
            command: format!("cotejo show {place}{}", voice_option(voices)),
            lines: parts.into_iter().map(line).collect(),
        }
    }

    /// Countries or reports side by side, as a document.
    #[must_use]
    pub fn comparison_document(&self, matter: &Comparison, layout: Layout) -> Document {
        self.laid_out(&mut self.comparison_spread(matter), layout)
    }

    fn comparison_spread(&self, matter: &Comparison) -> Spread<'a> {
        let rows = self.rows(matter);
        let subject = match matter.point {
            Some(point) => format!(
                "--point {}/{}",
                self.topic_slug(matter.topic),
                self.point_slug(matter.topic, Some(point)).unwrap_or_default()
            ),
            None => format!("--topic {}", self.topic_slug(matter.topic)),
        };
        let column = |column: &crate::compare::Column| match &column.report {
            Some(report) => format!("{}@{report}", column.country),
            None => column.country.to_string(),
        };
        let columns: Vec<String> = matter.columns.iter().map(column).collect();
        Spread {
            columns: self.heads(matter),
            newest: newest_of(&rows),
            lines: rows.into_iter().map(|row| Line { topic: matter.topic, row }).collect(),
            topic: Some(matter.topic),
            point: matter.point,
            voices: matter.voices,
            differing: matter.differing,
            alone: None,
            paired: false,
            command: format!("cotejo compare {} {subject}{}", columns.join(" "), voice_option(matter.voices)),
        }
    }

    fn laid_out(&self, spread: &mut Spread<'a>, layout: Layout) -> Document {
        spread.set_years();
        spread.paired = match spread.alone {
            Some(found) => !self.library.ties(found).is_empty(),
            None => layout == Layout::Briefing && !self.pairs(spread).is_empty(),
        };
        let spread = &*spread;
        let mut numbering = Numbering::default();
        let blocks = match (spread.alone, layout) {
            (Some(found), _) => self.passage_blocks(spread, found, &mut numbering),
            (None, Layout::Table) => self.table_blocks(spread, &mut numbering),
            (None, Layout::List) => self.list_blocks(spread, &mut numbering),
            (None, Layout::Briefing) => self.briefing_blocks(spread, &mut numbering),
        };
        let briefing = layout == Layout::Briefing && spread.alone.is_none();
        Document {
            lang: self.words.lang().tag(),
            title: self.spread_title(spread),
            about: self.about(spread),
            blocks,
            notes: self.method(&numbering, briefing),
            references: numbering.references(self),
            wide: layout == Layout::Table && spread.columns.len() > 2,
            dense: briefing,
        }
    }

    /// "Victim protection: Venezuela and Cuba".
    fn spread_title(&self, spread: &Spread<'_>) -> String {
        let names: Vec<String> = spread.columns.iter().map(|column| self.column_name(column)).collect();
        let names = match names.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                say!(self.words, "takeaway-and", first = &first.join(", "), last = last)
            }
            names => names.concat(),
        };
        let subject = match (spread.topic, spread.point) {
            (Some(topic), Some(point)) => self.point_path(topic, Some(point)),
            (Some(topic), None) => {
                self.topic(topic).map(|topic| self.text(&topic.label).to_owned()).unwrap_or_default()
            }
            _ => return names,
        };
        say!(self.words, "labelled", label = &subject, value = &names)
    }

    /// Whose voices alone there are, where some are left out.
    pub(super) fn only_voices(&self, voices: Voices) -> Option<String> {
        match voices {
            Voices::All => None,
            Voices::State => Some(self.words.say("takeaway-only-state")),
            Voices::Others => Some(self.words.say("takeaway-only-others")),
            Voices::Only(voice) => {
                Some(say!(self.words, "takeaway-only-voice", voice = &words::voice(self.words, voice)))
            }
        }
    }

    /// The question, who is compared for which years and by which voices, and what is left out on purpose.
    fn about(&self, spread: &Spread<'a>) -> Vec<String> {
        let taxonomy = &self.library.taxonomy;
        let point = spread.topic.zip(spread.point).and_then(|(topic, point)| taxonomy.point(topic, point));
        let topic = spread.topic.and_then(|topic| taxonomy.topic(topic)).map(|topic| &topic.question);
        let question = point.map(|point| &point.question).or(topic).filter(|_| spread.alone.is_none());
        let mut about: Vec<String> = question.map(|question| self.text(question).to_owned()).into_iter().collect();
        for (at, column) in spread.columns.iter().enumerate().filter(|_| spread.alone.is_none()) {
            let tally = held(&spread.lines, at).tally(self.words, spread.voices);
            about.push(say!(self.words, "labelled", label = &self.column_title(column), value = &tally));
        }
        let chosen = self.only_voices(spread.voices);
        let whoever = chosen.is_some() && spread.paired;
        about.extend(chosen);
        about.extend(whoever.then(|| self.words.say("takeaway-whoever")));
        if spread.differing {
            about.push(self.words.say("takeaway-differing"));
        }
        about
    }

    /// "Argentina (ar-2013)".
    fn column_name(&self, column: &Column) -> String {
        let name = self.country_name(column.country);
        column.report.as_ref().map_or_else(|| name.clone(), |report| format!("{name} ({report})"))
    }

    /// The name with the years it speaks of.
    fn column_title(&self, column: &Column) -> String {
        let years = column.years.map(super::prose::span);
        [Some(self.column_name(column)), years].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What stands in a cell: the State's statements, then those of others, then checked gaps; or that nothing is there.
    fn cell(
        &self,
        (row, cell): (&Row<'a>, &PointSection<'a>),
        newest: Option<u16>,
        numbering: &mut Numbering<'a>,
    ) -> Vec<Item> {
        let held = Held::of(row, cell);
        let mut items = Vec::new();
        for (head, of_state) in [("voice-state", true), ("takeaway-others", false)] {
            let mut group = held.shown.iter().filter(|found| found.is_of_state() == of_state).peekable();
            if group.peek().is_some() {
                items.push(Item::Voice(self.words.say(head)));
                items.extend(group.map(|found| {
                    let mut statement = self.statement(*found, newest, numbering);
                    let changes = row.changes(cell, *found).into_iter().map(|change| change.say(self.words));
                    statement.marks.splice(0..0, changes);
                    Item::Statement(statement)
                }));
            }
        }
        items.extend(self.below(&held, numbering));
        items
    }

    /// A passage alone: what is to be known before it is quoted, and what leads on from it.
    fn passage_blocks(&self, spread: &Spread<'a>, found: PassageRef<'a>, numbering: &mut Numbering<'a>) -> Vec<Block> {
        let (words, passage) = (self.words, found.passage);
        let mut items = vec![Item::Statement(self.statement(found, spread.newest, numbering))];
        if let Some(due) = &passage.due {
            items.push(Item::Text(say!(words, "passage-due", date = &words::period(words, due)), Vec::new()));
        }
        for cite in &passage.cites {
            if let Some(loc) = &cite.loc {
                items.push(Item::Text(loc.to_string(), vec![numbering.number(found.report, cite.source)]));
            }
        }
        if let Some(note) = &passage.note {
            let note = self.marked(found.report, note);
            items.push(Item::Text(say!(words, "passage-note", note = &note), Vec::new()));
        }
        let point = passage.homes.first().map(|home| self.point_line(home.topic, home.point));
        let mut blocks = vec![Block::Heading(2, point.unwrap_or_default()), Block::Items(items)];
        let ties = self.library.ties(found);
        if !ties.is_empty() {
            blocks.push(Block::Heading(2, words.say("takeaway-ties")));
        }
        for tie in ties {
            let country = self.country_name(tie.other.report.country);
            let head = say!(words, "labelled", label = &country, value = &words::bond(words, tie.bond));
            let mut items =
                vec![Item::Voice(head), Item::Statement(self.statement(tie.other, spread.newest, numbering))];
            if let Some(note) = tie.note {
                items.push(Item::Text(say!(words, "passage-note", note = self.text(note)), Vec::new()));
            }
            blocks.push(Block::Items(items));
        }
        blocks
    }
}

impl<'a> Spread<'a> {
    /// The years are those of what is shown, which may be one point or one voice.
    fn set_years(&mut self) {
        let shown: Vec<_> = (0..self.columns.len()).map(|at| years_spoken(self.passages(at))).collect();
        for (column, years) in self.columns.iter_mut().zip(shown) {
            column.years = years;
        }
    }

    /// The passages of a column that are shown, each once, in the order of the points.
    fn passages(&self, column: usize) -> Vec<PassageRef<'a>> {
        held(&self.lines, column).shown
    }
}

/// What a column holds on some points together.
fn held<'a>(lines: &[Line<'a>], column: usize) -> Held<'a> {
    let cells = lines.iter().filter_map(|line| Some(Held::of(&line.row, line.row.cells.get(column)?)));
    Held::together(cells)
}

/// What is the same for one passage wherever it is found.
fn key(found: PassageRef<'_>) -> (&Id, usize) {
    (&found.report.id, found.index)
}

fn voice_option(voices: Voices) -> String {
    match voices {
        Voices::All => String::new(),
        Voices::State => " --voice state".to_owned(),
        Voices::Others => " --voice others".to_owned(),
        Voices::Only(voice) => format!(" --voice {}", voice.word()),
    }
}

#[cfg(test)]
mod tests;
