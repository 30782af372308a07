//! Slides as one HTML file that loads nothing and runs nothing: to be read on a screen, printed one to a page, or handed out
//! three to a page with lines to write on.
//!
//! Must not: write a value that the template engine did not escape, say anything by colour alone, or cut a long slide.

use super::super::web::{self, Link, Links, Source, is_tag};
use super::super::{NotMade, Scribe};
use super::spoken::Spoken;
use super::{Bar, Program, Said, Show, Slide, SlideColumn, SlideItem};
use crate::say;
use minijinja::Value;
use serde::Serialize;

const TEMPLATE: &str = include_str!("../../../assets/takeaway/slides.html");
const STYLE: &str = include_str!("../../../assets/takeaway/slides.css");
/// SHA-256 of [`STYLE`] in Base64, which is all that the page's policy lets in; a test holds it to the file.
const STYLE_HASH: &str = "DKvbacsflYamJXKUMm72Klzx8eX5NjefXKp0/4ISmIc=";

/// Characters in a line of a printed slide in its usual size, by how many columns stand side by side.
const LINE: [usize; 4] = [100, 58, 38, 28];
/// The sizes in which slides are printed: hundredths of the usual one, and how many tenths of a line of text fit below
/// the title on a page.
const SIZES: [(&str, usize, usize); 3] = [("spare", 128, 145), ("usual", 100, 215), ("full", 79, 275)];
/// Tenths of a line of text that other lines take: who speaks, a source, a line under the title, and the space around.
const WHO: usize = 9;
const CITED: usize = 8;
const ABOUT: usize = 13;
const AROUND: usize = 8;
/// The size of what does not fit on one page in any other.
const LEAST: &str = "fullest";
/// What stands in columns of its own making, and not across the whole page.
const FLOW: &str = " flow";

/// How slides are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Paper {
    /// One to a page.
    #[default]
    Slides,
    /// Three to a page, with lines to write on.
    Handout,
}

/// What the template knows.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    policy: String,
    style: Value,
    handout: bool,
    title: &'a str,
    slides: Vec<Sheet<'a>>,
    references: Vec<Source<'a>>,
    notes: &'a [String],
    say: Labels,
}

/// Words of ours on the page.
#[derive(Serialize)]
struct Labels {
    contents: String,
    handout: String,
    previous: String,
    next: String,
    sources: String,
    method: String,
}

#[derive(Serialize)]
struct Sheet<'a> {
    number: usize,
    place: String,
    /// Of its heading; the heads of columns are one below it.
    level: u8,
    class: String,
    over: &'a str,
    title: &'a str,
    about: Vec<&'a String>,
    columns: Vec<Column<'a>>,
    spoken: &'a [Spoken],
    is_last: bool,
}

#[derive(Serialize)]
struct Column<'a> {
    head: &'a str,
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part<'a> {
    Said { all: Vec<Statement<'a>> },
    Bars { all: Vec<Given<'a>> },
    Head { text: &'a str },
    Text { text: &'a str },
    Gap { text: &'a str, refs: Vec<Link> },
}

#[derive(Serialize)]
struct Statement<'a> {
    about: Option<&'a str>,
    speaker: &'a str,
    period: &'a str,
    modality: &'a str,
    marks: &'a [String],
    text: &'a str,
    lang: Option<&'a str>,
    place: String,
    sources: Vec<Cited<'a>>,
}

#[derive(Serialize)]
struct Given<'a> {
    country: &'a str,
    period: &'a str,
    value: &'a str,
    reach: Option<u16>,
    speaker: &'a str,
    minds: &'a [String],
    place: String,
    sources: Vec<Cited<'a>>,
}

/// A source in short.
#[derive(Serialize)]
struct Cited<'a> {
    link: Link,
    text: &'a str,
    lang: Option<&'a str>,
}

impl Scribe<'_> {
    /// A program as one page of slides. What the speaker says is on it only where it is asked for.
    ///
    /// # Errors
    /// What no engine made a text of.
    pub fn slides_page(&self, program: &Program, paper: Paper, with_notes: bool) -> Result<String, NotMade> {
        let show = self.show_on_page(program);
        let spoken = if with_notes { self.spoken(program, &show) } else { Vec::new() };
        // The engine drops the line feed at the template's end.
        self.page_of((&show, &spoken), paper).map(|page| page + "\n").map_err(NotMade::said)
    }

    fn page_of(&self, (show, spoken): (&Show, &[Vec<Spoken>]), paper: Paper) -> Result<String, minijinja::Error> {
        let words = self.words;
        let mut printer = Printer { scribe: *self, show, links: Links::new(words) };
        let sheets = show.slides.iter().enumerate().map(|(at, slide)| {
            let spoken = spoken.get(at).map(Vec::as_slice).unwrap_or_default();
            printer.sheet(at, slide, spoken)
        });
        let slides = sheets.collect();
        let page = Page {
            lang: words.lang().tag(),
            policy: web::policy(STYLE_HASH),
            style: Value::from_safe_string(STYLE.to_owned()),
            handout: paper == Paper::Handout,
            title: &show.title,
            slides,
            references: printer.links.sources(&show.references),
            notes: &show.method,
            say: Labels {
                contents: words.say("slides-contents"),
                handout: words.say("slides-handout"),
                previous: words.say("slides-previous"),
                next: words.say("slides-next"),
                sources: words.say("sources"),
                method: words.say("takeaway-method"),
            },
        };
        web::render(TEMPLATE, page)
    }
}

struct Printer<'p> {
    scribe: Scribe<'p>,
    show: &'p Show,
    links: Links<'p>,
}

impl<'p> Printer<'p> {
    fn sheet(&mut self, at: usize, slide: &'p Slide, spoken: &'p [Spoken]) -> Sheet<'p> {
        let (number, count) = (at + 1, self.show.slides.len());
        Sheet {
            number,
            place: say!(self.scribe.words, "slides-place", number = number, count = count),
            level: if at == 0 { 1 } else { 2 },
            class: class(slide, spoken),
            over: &slide.over,
            title: &slide.title,
            about: slide.about.iter().chain(&slide.tells).collect(),
            columns: slide.columns.iter().map(|column| self.column(column)).collect(),
            spoken,
            is_last: number == count,
        }
    }

    fn column(&mut self, column: &'p SlideColumn) -> Column<'p> {
        let mut parts: Vec<Part<'p>> = Vec::new();
        for item in &column.items {
            match item {
                SlideItem::Said(said) => {
                    let said = self.statement(said);
                    match parts.last_mut() {
                        Some(Part::Said { all }) => all.push(said),
                        _ => parts.push(Part::Said { all: vec![said] }),
                    }
                }
                SlideItem::Bar(bar) => {
                    let given = self.given(bar);
                    match parts.last_mut() {
                        Some(Part::Bars { all }) => all.push(given),
                        _ => parts.push(Part::Bars { all: vec![given] }),
                    }
                }
                SlideItem::Head(text) => parts.push(Part::Head { text }),
                SlideItem::Text(text) => parts.push(Part::Text { text }),
                SlideItem::Gap(text) => {
                    let (text, number) = self.number_at_end(text);
                    parts.push(Part::Gap { text, refs: self.links.refs(number.as_slice()) });
                }
            }
        }
        Column { head: &column.head, parts }
    }

    fn statement(&mut self, said: &'p Said) -> Statement<'p> {
        Statement {
            about: said.about.as_deref(),
            speaker: &said.speaker,
            period: &said.period,
            modality: &said.modality,
            marks: &said.marks,
            text: &said.text,
            lang: said.foreign.as_deref().filter(|tag| is_tag(tag)),
            place: self.scribe.address(said.place.clone()),
            sources: self.cited(&said.sources),
        }
    }

    fn given(&mut self, bar: &'p Bar) -> Given<'p> {
        Given {
            country: &bar.country,
            period: &bar.period,
            value: &bar.value,
            reach: bar.reach,
            speaker: &bar.speaker,
            minds: &bar.minds,
            place: self.scribe.address(bar.place.clone()),
            sources: self.cited(&bar.sources),
        }
    }

    fn cited(&mut self, sources: &'p [(usize, String)]) -> Vec<Cited<'p>> {
        let show = self.show;
        let cited = |(number, text): &'p (usize, String)| {
            // A title without a twin stands here in its own language.
            let own = number.checked_sub(1).and_then(|at| show.references.get(at));
            let own = own.filter(|own| text.starts_with(own.title.as_str()));
            let lang = own.and_then(|own| own.foreign.as_deref()).filter(|tag| is_tag(tag));
            Cited { link: self.links.to(*number), text, lang }
        };
        sources.iter().map(cited).collect()
    }

    /// A gap ends with the number of the document that was read for it.
    fn number_at_end<'t>(&self, text: &'t str) -> (&'t str, Option<usize>) {
        let parted = text.strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
        let known = parted.and_then(|(line, number)| Some((line, number.parse::<usize>().ok()?)));
        let known = known.filter(|(_, number)| self.show.references.iter().any(|one| one.number == *number));
        known.map_or((text, None), |(line, number)| (line, Some(number)))
    }
}

/// How large a slide is printed, so that most stand on a page of their own.
fn class(slide: &Slide, spoken: &[Spoken]) -> String {
    if slide.columns.is_empty() {
        return "title".to_owned();
    }
    let parts = slide.columns.len();
    let fits = |(_, size, most): &&(&str, usize, usize), parts: usize| {
        let line = LINE.get(parts - 1).or(LINE.last()).map_or(1, |usual| usual * 100 / size);
        let height = |column: &SlideColumn| column.items.iter().map(|item| height(item, line)).sum::<usize>();
        let most = if parts > slide.columns.len() { most * 2 } else { *most };
        let whole = LINE.first().map_or(1, |usual| usual * 100 / size);
        let noted = |line: &String| line.chars().count().div_ceil(whole) * 10;
        let noted = spoken.iter().map(|one| one.lines.iter().map(noted).sum::<usize>() + 10 + AROUND).sum::<usize>();
        slide.columns.iter().map(height).max().unwrap_or(0) + (slide.about.len() + slide.tells.len()) * ABOUT + noted
            <= most
    };
    // Bars are as long as they can be; what is read goes into two columns before it is set small.
    let flows = parts == 1 && slide.columns.iter().flat_map(|column| &column.items).all(is_read);
    match SIZES.iter().take(2).find(|size| fits(size, parts)) {
        Some((name, ..)) => (*name).to_owned(),
        None if flows => {
            SIZES.iter().skip(1).find(|size| fits(size, 2)).map_or(LEAST, |(name, ..)| name).to_owned() + FLOW
        }
        None => SIZES.iter().find(|size| fits(size, parts)).map_or(LEAST, |(name, ..)| name).to_owned(),
    }
}

fn is_read(item: &SlideItem) -> bool {
    !matches!(item, SlideItem::Bar(_))
}

/// About how many tenths of a line of text an item takes in print.
fn height(item: &SlideItem, line: usize) -> usize {
    let long = |text: &str| text.chars().count().div_ceil(line);
    let cited = |sources: &[(usize, String)]| {
        let all: usize = sources.iter().map(|(_, text)| text.chars().count() + 5).sum();
        // The place stands behind them, and what is small is narrow, too.
        ((all + 12) * 9 / 10).div_ceil(line) * CITED
    };
    match item {
        SlideItem::Said(said) => {
            let parts = said.marks.iter().chain([&said.speaker, &said.period, &said.modality]);
            let who: usize = parts.map(|part| part.chars().count() + 3).sum();
            long(&said.text) * 10 + who.div_ceil(line) * WHO + cited(&said.sources) + AROUND
        }
        SlideItem::Bar(bar) => {
            let minds: usize = bar.minds.iter().map(|mind| mind.chars().count()).sum();
            (minds + bar.speaker.chars().count()).div_ceil(line) * WHO + cited(&bar.sources) + 10 + AROUND
        }
        SlideItem::Head(text) | SlideItem::Text(text) | SlideItem::Gap(text) => long(text) * 10 + AROUND,
    }
}

#[cfg(test)]
mod tests;
