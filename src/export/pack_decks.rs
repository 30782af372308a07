//! Decks that a pack brings, as they are printed: with what each passage says, who says it, and the cases.
//!
//! Must not: show a case without what its answer rests on.

use super::json::Passage;
use super::kept::{About, DeckRow, INDENT};
use super::{Form, Page, Scribe};
use crate::model::{Case, CaseSource, Pack, PackDeck, PackItem, Shows};
use crate::notebook::{Address, stand};
use crate::say;
use serde::Serialize;

/// A deck of a pack for programs.
#[derive(Debug, Serialize)]
pub struct WholePackDeck<'a> {
    name: &'a str,
    title: &'a str,
    objective: Option<&'a str>,
    pack: &'a str,
    created: Option<String>,
    updated: Option<String>,
    minutes: u32,
    items: Vec<ItemRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemRow<'a> {
    id: String,
    place: Option<String>,
    note: &'a str,
    minutes: Option<u16>,
    #[serde(flatten)]
    about: About<'a>,
    passage: Option<Passage<'a>>,
    case: Option<CaseRow<'a>>,
}

#[derive(Debug, Serialize)]
struct CaseRow<'a> {
    title: &'a str,
    text: &'a str,
    question: &'a str,
    answer: &'a str,
    sources: Vec<SourceRow<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceRow<'a> {
    cited: &'a str,
    url: Option<&'a str>,
}

impl<'a> Scribe<'a> {
    /// A deck of a pack in a list, for programs.
    #[must_use]
    pub fn pack_deck_row(&self, (pack, deck): (&'a Pack, &'a PackDeck)) -> DeckRow<'a> {
        DeckRow {
            name: deck.name.as_str(),
            title: deck.title.in_lang(self.words.lang()),
            created: None,
            updated: None,
            items: deck.items.len(),
            minutes: deck.minutes(),
            pack: Some(pack.id.as_str()),
        }
    }

    /// The cells of a deck of a pack in a list; whose it is stands where others have their day.
    pub(super) fn pack_deck_cells(&self, (pack, deck): (&Pack, &PackDeck)) -> Vec<String> {
        let items = say!(self.words, "deck-items", count = deck.items.len());
        let title = deck.title.in_lang(self.words.lang()).to_owned();
        vec![deck.name.to_string(), self.deck_of(pack), items, self.minutes(deck.minutes()), title]
    }

    fn deck_of(&self, pack: &Pack) -> String {
        match pack.folder.is_empty() {
            true => self.words.say("deck-bundled"),
            false => say!(self.words, "deck-of-pack", pack = pack.id.as_str()),
        }
    }

    /// A deck of a pack for programs.
    #[must_use]
    pub fn whole_pack_deck(&self, (pack, deck): (&'a Pack, &'a PackDeck)) -> WholePackDeck<'a> {
        let lang = self.words.lang();
        WholePackDeck {
            name: deck.name.as_str(),
            title: deck.title.in_lang(lang),
            objective: Some(deck.objective.in_lang(lang)),
            pack: pack.id.as_str(),
            created: None,
            updated: None,
            minutes: deck.minutes(),
            items: (1..).zip(&deck.items).map(|item| self.pack_item_row(item)).collect(),
        }
    }

    fn pack_item_row(&self, (number, item): (usize, &'a PackItem)) -> ItemRow<'a> {
        let lang = self.words.lang();
        let note = item.note.as_ref().map(|note| note.in_lang(lang)).unwrap_or_default();
        let row = |about| ItemRow {
            id: number.to_string(),
            place: None,
            note,
            minutes: item.minutes,
            about,
            passage: None,
            case: None,
        };
        match &item.shows {
            Shows::Address(text) => match text.parse::<Address>() {
                Ok(address) => {
                    let stand = stand(self.library, &address, None);
                    let found = self.kept_passage(&address, &stand);
                    ItemRow {
                        place: Some(address.to_string()),
                        passage: found.map(|found| self.passage(found, self.library.newest_beside(found))),
                        ..row(self.about_kept((&address, None), stand))
                    }
                }
                Err(_) => row(About::only(text.to_string())),
            },
            Shows::Case(case) => {
                let source = |source: &'a CaseSource| SourceRow {
                    cited: source.cited.in_lang(lang),
                    url: source.url.as_deref(),
                };
                let sources = case.sources.iter().map(source).collect();
                let title = case.title.in_lang(lang);
                let (text, question, answer) =
                    (case.text.in_lang(lang), case.question.in_lang(lang), case.answer.in_lang(lang));
                let about = About::only(say!(self.words, "deck-case", title = title));
                ItemRow { case: Some(CaseRow { title, text, question, answer, sources }), ..row(about) }
            }
        }
    }

    /// A deck of a pack as text: its items in order, what each passage says and who says it, and its cases.
    #[must_use]
    pub fn pack_deck_text(&self, (pack, deck): (&Pack, &PackDeck), form: Form) -> String {
        let lang = self.words.lang();
        let mut page = Page::new(form);
        page.heading(deck.title.in_lang(lang));
        let mut about = vec![deck.name.to_string(), self.deck_of(pack)];
        about.push(say!(self.words, "deck-items", count = deck.items.len()));
        about.extend((deck.minutes() > 0).then(|| self.minutes(deck.minutes())));
        page.parts(&about);
        let objective = deck.objective.in_lang(lang);
        if !objective.is_empty() {
            page.block(0, &say!(self.words, "deck-objective", text = objective));
        }
        for (number, item) in (1..).zip(&deck.items) {
            self.pack_item(&mut page, (number, item));
        }
        page.finish()
    }

    fn pack_item(&self, page: &mut Page, (number, item): (usize, &PackItem)) {
        let minutes = item.minutes.map(|minutes| self.minutes(minutes.into()));
        match &item.shows {
            Shows::Address(text) => match text.parse::<Address>() {
                Ok(address) => {
                    let stand = stand(self.library, &address, None);
                    page.heading(&format!("{number}. {}", self.address_name(&address).line(self.words)));
                    let about = [Some(address.to_string()), minutes, self.standing(&stand, "")];
                    page.parts_at(INDENT, &about.into_iter().flatten().collect::<Vec<_>>());
                    if let Some(found) = self.kept_passage(&address, &stand) {
                        page.block(INDENT, &self.said(found));
                    }
                }
                Err(_) => page.heading(&format!("{number}. {text}")),
            },
            Shows::Case(case) => self.case(page, (number, case), minutes),
        }
        let note = item.note.as_ref().map(|note| note.in_lang(self.words.lang())).unwrap_or_default();
        self.speakers_note(page, note);
    }

    fn case(&self, page: &mut Page, (number, case): (usize, &Case), minutes: Option<String>) {
        let (words, lang) = (self.words, self.words.lang());
        page.heading(&format!("{number}. {}", say!(words, "deck-case", title = case.title.in_lang(lang))));
        page.parts_at(INDENT, &minutes.into_iter().collect::<Vec<_>>());
        case.text.in_lang(lang).lines().for_each(|line| page.block(INDENT, line));
        page.block(INDENT, &say!(words, "deck-case-question", text = case.question.in_lang(lang)));
        let mut answer = case.answer.in_lang(lang).lines();
        page.block(INDENT, &say!(words, "deck-case-answer", text = answer.next().unwrap_or_default()));
        answer.for_each(|line| page.block(INDENT, line));
        for source in &case.sources {
            page.block(INDENT, &say!(words, "deck-case-source", cited = source.cited.in_lang(lang)));
            source.url.iter().for_each(|url| page.unbroken(INDENT, url));
        }
    }
}
