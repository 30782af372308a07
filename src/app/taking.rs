//! Taking away what is on the screen: what that is on each screen, and what the disk answers.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::drawer::Subject;
use super::layer::Layer;
use super::msg::Effect;
use super::take_away::{Order, TakeAway};
use super::timeline::TimelineView;
use super::{App, Notice};
use crate::compare::{MOST_COLUMNS, Voices};
use crate::export::{Away, FileForm, Found, Matter};
use crate::model::{Code, Place, PointIx, TopicIx};
use crate::notebook::Notebook;
use crate::say;
use crate::search::Hit;
use crate::text::{Raw, fold};
use crate::words;

/// Bytes of a file's name that come of one text.
const LONGEST_STEM: usize = 40;

impl App {
    /// Opens the box for what is on the screen.
    pub(super) fn take_away(&mut self) {
        // What contradicts a passage may stand in a report that is still to be read.
        if !self.library.complete {
            return self.tell("copy-too-early", false);
        }
        let kept = self.kept_on_screen().map(|(kept, stem)| (Away::Kept(Box::new(kept)), stem));
        match kept.or_else(|| self.on_screen().map(|(matter, stem)| (Away::Library(matter), stem))) {
            Some((away, stem)) => {
                let take = TakeAway::new(away, stem, self.next_generation());
                self.layers.push(Layer::TakeAway(Box::new(take)));
            }
            None => self.tell("take-nothing", false),
        }
    }

    /// Opens the box for everything that the reader keeps: also what the disk would not take is in it.
    pub(super) fn save_elsewhere(&mut self) {
        let kept = Away::Kept(Box::new((*self.notebook).clone()));
        let stem = self.words.say("take-stem-all");
        let mut take = TakeAway::new(kept, stem, self.next_generation());
        take.choose(FileForm::Toml);
        self.layers.push(Layer::TakeAway(Box::new(take)));
    }

    /// "figures-cuba": what it is, and of which countries where they are few.
    fn stem_of(&self, id: &str, countries: &[Code]) -> String {
        let names = countries.iter().filter(|_| countries.len() <= MOST_COLUMNS).map(|code| self.slug_of(*code));
        std::iter::once(self.words.say(id)).chain(names).collect::<Vec<_>>().join("-")
    }

    /// Bookmarks that are marked, else all that are listed; or the deck in hand.
    fn kept_on_screen(&self) -> Option<(Notebook, String)> {
        if let Some(deck) = self.deck_in_hand() {
            let stem = deck.name.to_string();
            return Some((Notebook { bookmarks: Vec::new(), decks: vec![deck] }, stem));
        }
        let Some(Layer::Bookmarks(list)) = self.layers.last() else { return None };
        let bookmarks: Vec<_> = list.marked_or_all().into_iter().cloned().collect();
        (!bookmarks.is_empty())
            .then(|| (Notebook { bookmarks, decks: Vec::new() }, self.words.say("take-stem-bookmarks")))
    }

    /// What is on the screen, and what its file is called.
    pub(super) fn on_screen(&self) -> Option<(Matter, String)> {
        match self.layers.last() {
            Some(Layer::Compare(compare)) => {
                let matter = compare.matter();
                let names = matter.columns.iter().map(|column| match &column.report {
                    Some(report) => report.to_string(),
                    None => self.slug_of(column.country),
                });
                let about = self.subject_of(matter.topic, matter.point).into_iter().chain(self.lens_of(matter.voices));
                let stem = names.chain(about).collect::<Vec<_>>().join("-");
                Some((Matter::Comparison(matter), stem))
            }
            Some(Layer::Drawer(drawer)) => match &drawer.subject {
                Subject::Passage(held) => {
                    let place = self.library.place_of(held.passage()?);
                    let stem = [self.slug_of(place.country), place.passage.as_ref()?.to_string()].join("-");
                    Some((self.section(place), stem))
                }
                Subject::Source(..) | Subject::Method | Subject::Term(_) | Subject::Point(..) => None,
            },
            Some(Layer::Grid(grid)) => {
                let matter = grid.matter();
                let topic = matter.topic.and_then(|topic| self.library.taxonomy.topic(topic));
                let name = self.words.say("take-stem-grid");
                let parts = [Some(name.as_str()), topic.map(|topic| &*topic.slug), matter.region];
                Some((Matter::Grid(matter.clone()), parts.into_iter().flatten().collect::<Vec<_>>().join("-")))
            }
            Some(Layer::Timeline(timeline)) => {
                let (along, country) = (timeline.along(), self.slug_of(timeline.country));
                let (matter, id) = match timeline.view {
                    TimelineView::Passages => (Matter::Timeline(along), "take-stem-timeline"),
                    TimelineView::Promises => (Matter::Promises(along), "take-stem-promises"),
                };
                Some((matter, format!("{country}-{}", self.words.say(id))))
            }
            Some(Layer::FindAll(find)) => {
                // The last good results stay while another query is asked, and are not its.
                let results = find.results.as_ref().filter(|_| find.has_hits())?;
                let places = results.hits.iter().filter_map(Hit::passage).map(|found| self.library.place_of(found));
                let found = Found {
                    query: Raw::new(find.edit.text()).shown(),
                    places: places.collect(),
                    total: results.total,
                    countries: results.countries,
                };
                let stem = [Some(self.words.say("take-stem-search")), slug(find.edit.text())];
                let stem = stem.into_iter().flatten().collect::<Vec<_>>().join("-");
                (!found.places.is_empty()).then_some((Matter::Hits(found), stem))
            }
            Some(Layer::Figures(figures)) => {
                let choice = figures.choice.clone();
                (!figures.table.rows.is_empty()).then(|| {
                    let stem = self.stem_of("take-stem-figures", &choice.countries);
                    (Matter::Figures(choice), stem)
                })
            }
            Some(Layer::Penalties(penalties)) => {
                let choice = penalties.wanted()?;
                let stem = self.stem_of("take-stem-penalties", &choice.countries);
                Some((Matter::Penalties(choice), stem))
            }
            Some(_) => None,
            None => {
                let place = Place { passage: None, point: None, ..self.place()? };
                let own = match &place.report {
                    Some(report) => report.to_string(),
                    None => self.slug_of(place.country),
                };
                let about = self.subject_of(self.browse.topic, None).into_iter();
                let about = about.chain(self.lens_of(self.browse.lens.voices));
                let stem = std::iter::once(own).chain(about).collect::<Vec<_>>().join("-");
                Some((self.section(place), stem))
            }
        }
    }

    /// "protection", "4b-shelter-and-assistance": a topic or point as part of a file's name.
    fn subject_of(&self, topic: TopicIx, point: Option<PointIx>) -> Option<String> {
        let (lang, taxonomy) = (self.words.lang(), &self.library.taxonomy);
        let known = taxonomy.topic(topic)?;
        match point.and_then(|point| taxonomy.point(topic, point)) {
            Some(point) => Some(format!("{}{}-{}", known.key, point.key, slug(point.label(lang))?)),
            None => slug(known.short.in_lang(lang)),
        }
    }

    /// Whose voices alone are in it, as part of a file's name.
    fn lens_of(&self, voices: Voices) -> Option<String> {
        match voices {
            Voices::All => None,
            Voices::State => slug(&self.words.say("voice-state")),
            Voices::Others => slug(&self.words.say("takeaway-others")),
            Voices::Only(voice) => slug(&words::voice(&self.words, voice)),
        }
    }

    fn section(&self, place: Place) -> Matter {
        Matter::Section { place, voices: self.browse.lens.voices }
    }

    /// A country's name as part of a file's name.
    fn slug_of(&self, country: Code) -> String {
        slug(&self.library.names.name(country, self.words.lang())).unwrap_or_else(|| country.to_string())
    }

    /// Asks for the file to be written.
    pub(super) fn order(&mut self, order: Order) {
        self.effects.push(Effect::Write(Box::new(order)));
    }

    /// The box that waits for an answer to an order.
    fn awaiting(&mut self, ticket: u64) -> Option<&mut TakeAway> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::TakeAway(take) if take.awaits(ticket) => Some(take.as_mut()),
            _ => None,
        })
    }

    /// It is on disk; the path is said.
    pub(super) fn was_written(&mut self, ticket: u64, file: &str) {
        self.layers.retain(|layer| !matches!(layer, Layer::TakeAway(take) if take.awaits(ticket)));
        self.notice = Some(Notice { text: say!(self.words, "take-written", file = file), alarm: false });
    }

    /// Another file has that name: whether to replace it is asked once. Who left the box meanwhile keeps the file.
    pub(super) fn is_there_already(&mut self, ticket: u64, file: &str) {
        match self.awaiting(ticket) {
            Some(take) => (take.busy, take.exists) = (false, Some(file.to_owned())),
            None => {
                let text = say!(self.words, "take-kept", file = file);
                self.notice = Some(Notice { text, alarm: true });
            }
        }
    }

    /// It is not on disk.
    pub(super) fn was_not_written(&mut self, ticket: u64, why: String) {
        if let Some(take) = self.awaiting(ticket) {
            take.busy = false;
        }
        self.notice = Some(Notice { text: why, alarm: true });
    }

    /// Nobody will answer any more.
    pub(super) fn nobody_writes(&mut self) {
        for layer in &mut self.layers {
            if let Layer::TakeAway(take) = layer {
                take.busy = false;
            }
        }
    }
}

/// The words of a text as part of a file's name, as many as fit; `None` where it has none that every disk takes.
fn slug(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() > LONGEST_STEM {
            break;
        }
        slug.extend([if slug.is_empty() { "" } else { "-" }, word]);
    }
    (!slug.is_empty()).then_some(slug)
}
