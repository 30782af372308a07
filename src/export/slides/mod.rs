//! What is presented: slides made of what is read, without anybody writing them. The same slides for the projector, the
//! speaker's view and the pages that are handed out.
//!
//! Must not: know how large a screen is, cut anything, or let a passage in without who says it and from which source.

mod html;
mod markdown;
mod matters;
mod program;
mod section;
mod sides;
mod spoken;

pub use html::Paper;
pub use program::{Program, ProgramItem, What};

use super::Scribe;
use super::document::{Numbering, Reference};
use super::page::DOT;
use crate::compare::Voices;
use crate::model::{Case, PassageRef, Place};
use crate::notebook::{Address, Stand, stand};
use crate::say;

/// Slides in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// What is presented.
    pub title: String,
    /// The first one is the title of all.
    pub slides: Vec<Slide>,
    /// Every source that a passage rests on, once, in the order of its number.
    pub references: Vec<Reference>,
    /// How it was made and how to read it.
    pub method: Vec<String>,
}

/// A slide: it may take several pages of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// Which item of the program it belongs to, from 0; none for the title of all.
    pub item: Option<usize>,
    /// What stands over the title, as country and topic.
    pub over: String,
    /// The title.
    pub title: String,
    /// Lines under it: the question, who is compared, which periods.
    pub about: Vec<String>,
    /// Lines under these that give an answer away: who speaks, in what columns differ.
    pub tells: Vec<String>,
    /// What stands side by side. A title alone has none, plain slides have one.
    pub columns: Vec<SlideColumn>,
    /// Whether its items answer what the title asks, so that they may be kept back.
    pub answers: bool,
}

/// What stands below each other on a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideColumn {
    /// Its head; nothing on a plain slide.
    pub head: String,
    /// Whether the head tells who speaks in it.
    pub tells_voice: bool,
    /// What stands in it.
    pub items: Vec<SlideItem>,
}

/// One thing on a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlideItem {
    /// What somebody says.
    Said(Box<Said>),
    /// What somebody gives as a number, with a bar.
    Bar(Box<Bar>),
    /// Whose voices follow, or about which country.
    Head(String),
    /// Words of ours.
    Text(String),
    /// What is not there, and who looked.
    Gap(String),
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where it is.
    pub place: Place,
    /// The country it is about, where that is not the slide's or the column's.
    pub about: Option<String>,
    /// Who says it.
    pub speaker: String,
    /// Of when.
    pub period: String,
    /// How it stands to the facts.
    pub modality: String,
    /// What is to be known before it is quoted.
    pub marks: Vec<String>,
    /// What is said.
    pub text: String,
    /// BCP 47 tag of the text, where it is not the slides' language.
    pub foreign: Option<String>,
    /// Its sources in short, each with its number.
    pub sources: Vec<(usize, String)>,
}

/// A number that somebody gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it is given.
    pub place: Place,
    /// Of which country.
    pub country: String,
    /// Of when.
    pub period: String,
    /// The number in words, with its qualifier.
    pub value: String,
    /// How much of the greatest number of the slide it is, in thousandths; none where there is no number.
    pub reach: Option<u16>,
    /// Who gives it.
    pub speaker: String,
    /// What to mind before it is put beside others.
    pub minds: Vec<String>,
    /// Its sources in short, each with its number.
    pub sources: Vec<(usize, String)>,
}

impl<'a> Scribe<'a> {
    /// Makes slides of a program: the title of all, then for each item its own.
    #[must_use]
    pub fn show(&self, program: &Program) -> Show {
        let mut maker = Maker { scribe: self, numbering: Numbering::default(), slides: Vec::new(), item: None };
        maker.opening(program);
        for (number, item) in program.items.iter().enumerate() {
            maker.item = Some(number);
            maker.item(item);
        }
        let Maker { numbering, mut slides, .. } = maker;
        // One section, comparison or search is its own title.
        if program.is_one() {
            slides.remove(0);
        }
        let method = self.method(&numbering, false);
        Show { title: program.title.clone(), slides, references: numbering.references(self), method }
    }
}

/// Makes slides one after the other.
struct Maker<'s, 'a> {
    scribe: &'s Scribe<'a>,
    numbering: Numbering<'a>,
    slides: Vec<Slide>,
    item: Option<usize>,
}

impl<'a> Maker<'_, 'a> {
    fn push(&mut self, slide: Slide) {
        // What says the same as the title need not stand over it.
        let over = if slide.over == slide.title { String::new() } else { slide.over };
        self.slides.push(Slide { item: self.item, over, ..slide });
    }

    /// The title of all: what it is for, of which countries.
    fn opening(&mut self, program: &Program) {
        let words = self.scribe.words;
        let mut about = program.objective.clone();
        let countries = program.countries();
        if !countries.is_empty() {
            let names: Vec<String> = countries.iter().map(|code| self.scribe.country_name(*code)).collect();
            about.push(names.join(DOT));
        }
        if program.items.is_empty() {
            about.push(words.say("slides-empty"));
        }
        self.push(Slide { title: program.title.clone(), about, ..Slide::default() });
    }

    fn item(&mut self, item: &ProgramItem) {
        let address = match &item.what {
            What::Case(case) => return self.case(case),
            What::Matter(matter) => return self.matter(matter),
            What::Address(address) => address,
        };
        let stand = stand(self.scribe.library, address, item.anchor.as_ref());
        match (address, &stand) {
            // What is not in this library must not be taken for something else that is; and its words alone would
            // stand there without who says them.
            (_, Stand::Orphan) => self.missing(address, "slides-gone"),
            (Address::Place(place), _) if place.passage.is_some() => match self.scribe.kept_passage(address, &stand) {
                Some(found) => self.passage(found),
                None => self.missing(address, "slides-unread"),
            },
            (Address::Place(place), _) => self.place(place, Voices::All),
            (Address::Comparison { columns, topic, point }, _) => {
                self.comparison(columns, (topic.as_ref(), point.as_ref()));
            }
            (Address::Search(_), _) => self.missing(address, "slides-searching"),
            (address, _) => self.screen(address),
        }
    }

    /// A slide that says why there is nothing on it.
    fn missing(&mut self, address: &Address, why: &str) {
        let name = self.scribe.address_name(address);
        let gap = SlideItem::Gap(self.scribe.words.say(why));
        self.push(Slide {
            over: name.kind.clone(),
            title: name.subject(),
            columns: alone(vec![gap]),
            ..Slide::default()
        });
    }

    /// What happened and what is asked, then what the texts say to it.
    fn case(&mut self, case: &Case) {
        let words = self.scribe.words;
        let lang = words.lang();
        let lines = |text: &str| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| SlideItem::Text(line.to_owned()))
                .collect::<Vec<_>>()
        };
        let title = case.title.in_lang(lang).to_owned();
        let question = case.question.in_lang(lang).to_owned();
        let mut told = lines(case.text.in_lang(lang));
        told.push(SlideItem::Head(question.clone()));
        let over = words.say("slides-case");
        self.push(Slide {
            over: over.clone(),
            title: title.clone(),
            about: vec![words.say("slides-made-up")],
            columns: alone(told),
            ..Slide::default()
        });
        let mut answer = lines(case.answer.in_lang(lang));
        for source in &case.sources {
            let cited = source.cited.in_lang(lang);
            answer.push(SlideItem::Gap(say!(words, "slides-rests-on", source = cited)));
        }
        let over = say!(words, "labelled", label = &over, value = &title);
        self.push(Slide {
            over,
            title: words.say("slides-answer"),
            about: vec![question],
            columns: alone(answer),
            answers: true,
            ..Slide::default()
        });
    }

    /// A passage with its speaker and its sources. `about` is the country that is clear from where it stands.
    fn said(&mut self, found: PassageRef<'a>, newest: Option<u16>) -> Said {
        let statement = self.scribe.statement(found, newest, &mut self.numbering);
        Said {
            place: self.scribe.library.place_of(found),
            about: None,
            speaker: statement.speaker,
            period: statement.period,
            modality: statement.modality,
            marks: statement.marks,
            text: statement.text,
            foreign: statement.foreign,
            sources: self.sources(found),
        }
    }

    /// The sources of a passage in short: their titles and when they were published.
    fn sources(&mut self, found: PassageRef<'a>) -> Vec<(usize, String)> {
        let scribe = self.scribe;
        let mut all: Vec<(usize, String)> = Vec::new();
        for cite in &found.passage.cites {
            let Some(source) = found.report.sources.get(cite.source) else { continue };
            let number = self.numbering.number(found.report, cite.source);
            let title = source.title.in_lang(scribe.words.lang());
            let date = source.published.as_ref().map(|date| crate::words::period(scribe.words, date));
            // A title that has the date in it says it already.
            let date = date.filter(|date| !title.contains(date.trim_end_matches('?')));
            let line = date.map_or_else(|| title.to_owned(), |date| format!("{title} ({date})"));
            if !all.iter().any(|(known, _)| *known == number) {
                all.push((number, line));
            }
        }
        all
    }
}

/// One column without a head.
fn alone(items: Vec<SlideItem>) -> Vec<SlideColumn> {
    vec![SlideColumn { items, ..SlideColumn::default() }]
}

#[cfg(test)]
mod tests;
