//! The passage drawer: who says this, about when, and where it comes from.
//!
//! Must not: follow links out of the library; it shows addresses, it opens nothing.

use super::flow::{Flow, Held, Layout, PassageKey, Setting};
use super::panes::Area;
use super::role::Role;
use super::rows::Scroll;
use crate::model::{Library, PassageRef, Source};
use crate::say;
use crate::text::Shown;
use crate::words::{self, Words};

/// State of the drawer.
#[derive(Debug, Default)]
pub struct Drawer {
    /// The passage; looked up again in every snapshot.
    key: Option<PassageKey>,
    held: Option<Held>,
    /// Its lines.
    pub flow: Flow,
    /// Which are seen.
    pub scroll: Scroll,
    /// Where it stands.
    pub area: Area,
}

/// Widest a drawer gets, in cells.
const WIDEST: u16 = 84;

impl Drawer {
    /// For a passage.
    #[must_use]
    pub fn new(held: Held) -> Self {
        Self { key: held.key(), held: Some(held), ..Self::default() }
    }

    /// The passage it shows.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        self.held.as_ref()
    }

    /// Takes the passage from a new snapshot; one that is gone stays as it was.
    pub fn take(&mut self, library: &Library) {
        let found = self.key.as_ref().and_then(|key| {
            let report = library.report(&key.report)?;
            let index = report.passages.iter().position(|passage| passage.id == key.passage)?;
            Some(Held { report: report.clone(), index })
        });
        if found.is_some() {
            self.held = found;
        }
    }

    /// Lays out its lines for the region it gets: the right of the screen, or all of a small one.
    pub fn prepare(&mut self, body: Area, library: &Library, words: &Words) {
        let width = if body.width < 60 { body.width } else { (body.width * 3 / 5).clamp(50, WIDEST) };
        self.area = Area { x: body.x + body.width - width, width, ..body };
        let cells = usize::from(width.saturating_sub(4)).max(1);
        let setting = Setting { library, words, cells, layout: Layout::Ledger };
        self.flow = Flow::default();
        if let Some(found) = self.held.as_ref().and_then(Held::passage) {
            passage_lines(&mut self.flow, setting, found);
        }
        self.scroll.fit(self.flow.rows.len(), usize::from(self.area.height.saturating_sub(2)));
    }
}

fn passage_lines(flow: &mut Flow, setting: Setting<'_>, found: PassageRef<'_>) {
    let (words, lang) = (setting.words, setting.words.lang());
    let passage = found.passage;
    flow.words(setting, passage.text.in_lang(lang), Role::Text);
    if passage.text.is_foreign(lang, &found.report.language) {
        flow.words(setting, &words.say("drawer-original"), Role::Note);
    }
    blank(flow);
    let voice = words::voice(words, found.report.voice(passage));
    let name = words::speaker(words, found);
    let speaker = if name == voice { name } else { say!(words, "drawer-speaker-value", name = &name, voice = &voice) };
    let mut facts = vec![
        ("drawer-speaker", speaker),
        ("drawer-period", words::period(words, &passage.period)),
        ("drawer-modality", words::modality(words, passage.modality)),
    ];
    if let Some(due) = &passage.due {
        facts.push(("drawer-due", words::period(words, due)));
    }
    if let Some(law) = &passage.law {
        let number = |article: &&Shown| article.starts_with(|c: char| c.is_ascii_digit());
        let article = law.article.as_ref().map(|article| match Some(article).filter(number) {
            Some(number) => say!(words, "drawer-article", article = number),
            None => article.to_string(),
        });
        let parts =
            [Some(law.instrument.to_string()), article, law.enacted.as_ref().map(|at| words::period(words, at))];
        facts.push(("drawer-law", parts.into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }
    for (label, value) in &facts {
        labelled(flow, setting, label, value);
    }
    if let Some(note) = &passage.note {
        labelled(flow, setting, "drawer-note", note.in_lang(lang));
    }
    for cite in &passage.cites {
        let Some(source) = found.report.sources.get(cite.source) else { continue };
        blank(flow);
        let number = setting.library.source_number(found.report, cite.source).to_string();
        flow.words(setting, &say!(words, "drawer-source", number = &number), Role::Heading);
        source_lines(flow, setting, source);
        if let Some(loc) = &cite.loc {
            labelled(flow, setting, "drawer-loc", loc);
        }
        if let Some(read) = cite.read {
            labelled(flow, setting, "drawer-read", &words.say(&format!("read-{}", read.word())));
        }
        if let Some(origin) = &source.derived_from {
            let origin = found.report.sources.iter().find(|source| source.id == *origin);
            if let Some(origin) = origin {
                labelled(flow, setting, "drawer-relays", origin.title.in_lang(lang));
            }
        }
    }
    blank(flow);
    labelled(flow, setting, "drawer-place", &setting.library.place_of(found).to_string());
}

fn source_lines(flow: &mut Flow, setting: Setting<'_>, source: &Source) {
    let (words, lang) = (setting.words, setting.words.lang());
    flow.words(setting, source.title.in_lang(lang), Role::Text);
    labelled(flow, setting, "drawer-publisher", &source.publisher);
    labelled(flow, setting, "drawer-kind", &words.say(&format!("kind-{}", source.kind.word())));
    let dates = [("drawer-published", &source.published), ("drawer-accessed", &source.accessed)];
    for (label, date) in dates {
        if let Some(date) = date {
            labelled(flow, setting, label, &words::period(words, date));
        }
    }
    for (label, text) in [("drawer-symbol", &source.symbol), ("drawer-url", &source.url)] {
        if let Some(text) = text {
            labelled(flow, setting, label, text);
        }
    }
    if !source.held {
        labelled(flow, setting, "drawer-note", &words.say("drawer-not-held"));
    }
    if let Some(note) = &source.note {
        labelled(flow, setting, "drawer-note", note.in_lang(lang));
    }
}

fn labelled(flow: &mut Flow, setting: Setting<'_>, label: &str, value: &str) {
    flow.words(setting, &say!(setting.words, "labelled", label = &setting.words.say(label), value = value), Role::Text);
}

fn blank(flow: &mut Flow) {
    flow.rows.push(super::flow::Row::Blank);
}
