//! Slides as Markdown: a rule between them, as the programs want it that show such files; who says what, sources at the
//! end, and in the last block what reads the deck back.
//!
//! Must not: let a text become markup, or put a note anywhere unless it is asked for.

use super::super::markdown::{line, opening, reference};
use super::super::page::DOT;
use super::super::{Scribe, shared};
use super::spoken::Spoken;
use super::{Bar, Program, Said, Show, Slide, SlideItem};
use crate::notebook::{Deck, DeckItem, Notebook};
use crate::text::Shown;

/// Between slides.
const RULE: &str = "---";

impl Scribe<'_> {
    /// A program as slides in Markdown. With the deck that it was made of, the file can be read back.
    #[must_use]
    pub fn slides_markdown(&self, program: &Program, deck: Option<&Deck>, with_notes: bool) -> String {
        let show = self.show_on_page(program);
        let spoken = if with_notes { self.spoken(program, &show) } else { Vec::new() };
        let mut slides: Vec<String> = Vec::new();
        for (at, slide) in show.slides.iter().enumerate() {
            let spoken = spoken.get(at).map(Vec::as_slice).unwrap_or_default();
            slides.push(self::slide(self, at, (slide, spoken)));
        }
        slides.extend(self.at_the_end(&show));
        slides.extend(deck.map(|deck| self.data(deck, with_notes)));
        slides.join(&format!("\n\n{RULE}\n\n")) + "\n"
    }

    /// Sources and method, each a slide.
    fn at_the_end(&self, show: &Show) -> Vec<String> {
        let mut slides = Vec::new();
        if let Some(first) = show.references.first() {
            let several = show.references.iter().any(|one| one.country != first.country);
            let list: Vec<String> = show.references.iter().map(|one| reference(one, several)).collect();
            slides.push(format!("## {}\n\n{}", line(&self.words.say("sources")), list.join("\n")));
        }
        let notes: Vec<String> = show.method.iter().map(|note| format!("- {}", opening(note))).collect();
        slides.push(format!("## {}\n\n{}", line(&self.words.say("takeaway-method")), notes.join("\n")));
        slides
    }

    /// The deck itself, for whoever takes it in.
    fn data(&self, deck: &Deck, with_notes: bool) -> String {
        let deck = if with_notes { deck.clone() } else { unspoken(deck) };
        let data = shared::block(&Notebook { bookmarks: Vec::new(), decks: vec![deck] });
        let (head, about) = (self.words.say("slides-data"), self.words.say("slides-data-about"));
        format!("## {}\n\n{}\n\n{data}", line(&head), opening(&about))
    }
}

fn slide(scribe: &Scribe<'_>, at: usize, (slide, spoken): (&Slide, &[Spoken])) -> String {
    let mut parts = vec![format!("{} {}", if at == 0 { "#" } else { "##" }, line(&slide.title))];
    parts.extend((!slide.over.is_empty()).then(|| format!("*{}*", line(&slide.over))));
    parts.extend(slide.about.iter().chain(&slide.tells).map(|about| opening(about)));
    for column in &slide.columns {
        parts.extend((!column.head.is_empty()).then(|| format!("### {}", line(&column.head))));
        for item in &column.items {
            let one = self::item(scribe, item);
            // What is listed stands together.
            match parts.last_mut().filter(|last| one.starts_with("- ") && last.starts_with("- ")) {
                Some(list) => *list = format!("{list}\n{one}"),
                None => parts.push(one),
            }
        }
    }
    for Spoken { head, lines } in spoken {
        let lines = lines.iter().map(|line| format!("\n>\n> {}", opening(line)));
        parts.push(format!("> **{}**{}", line(head), lines.collect::<String>()));
    }
    parts.join("\n\n")
}

fn item(scribe: &Scribe<'_>, item: &SlideItem) -> String {
    match item {
        SlideItem::Said(said) => statement(scribe, said),
        SlideItem::Bar(bar) => given(scribe, bar),
        SlideItem::Head(text) => format!("**{}**", line(text)),
        SlideItem::Text(text) => opening(text),
        SlideItem::Gap(text) => format!("*{}*", line(text.trim())),
    }
}

fn statement(scribe: &Scribe<'_>, said: &Said) -> String {
    let about = said.about.iter().map(|about| format!("{}{DOT}", line(about))).collect::<String>();
    let marks: String = said.marks.iter().map(|mark| format!("{DOT}*{}*", line(mark))).collect();
    let (speaker, period, modality) = (line(&said.speaker), line(&said.period), line(&said.modality));
    let who = format!("{about}**{speaker}**, {period}{DOT}{modality}{marks}");
    let place = scribe.address(said.place.clone());
    format!("- {who}: {}{}", line(&said.text), cited(&said.sources, &place))
}

fn given(scribe: &Scribe<'_>, bar: &Bar) -> String {
    let minds = bar.minds.iter().map(|mind| format!("{DOT}*{}*", line(mind))).collect::<String>();
    let Bar { country, period, value, speaker, .. } = bar;
    let by = cited(&bar.sources, &scribe.address(bar.place.clone()));
    format!("- **{}**, {}: {}{DOT}{}{minds}{by}", line(country), line(period), line(value), line(speaker))
}

/// Without what is for the speaker alone.
fn unspoken(deck: &Deck) -> Deck {
    let item = |item: &DeckItem| DeckItem { note: Shown::ours(""), minutes: None, ..item.clone() };
    Deck { items: deck.items.iter().map(item).collect(), ..deck.clone() }
}

/// On which sources it rests, and where it is.
fn cited(sources: &[(usize, String)], place: &str) -> String {
    // What begins a line must not begin a list, or underline the line above as a heading.
    let sources = sources.iter().map(|(number, text)| format!("{} [{number}]{DOT}", opening(text)));
    format!("  \n  {}`{place}`", sources.collect::<String>())
}
