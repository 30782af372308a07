//! A report and what it is made of: sources, passages, figures, silences, links.
//!
//! Must not: store what can be computed (contested, corroborated, stale, coverage).

use super::{
    Code, Lang, LinkKind, Modality, Period, PointIx, Qualifier, ReadDepth, ReportKind, SilenceState, SourceKind,
    TopicIx, Voice,
};
use crate::text::{Shown, ShownLines, fold};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A permanent name within a file, `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "&str")]
pub struct Id(Box<str>);

impl Id {
    /// `None` where the id rule is broken.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (text.len() <= 64 && text.split('-').all(word)).then(|| Self(text.into()))
    }

    /// An id out of any name: its words, folded, as many as fit (`Mi biblioteca` gives `mi-biblioteca`).
    #[must_use]
    pub fn slug(name: &str) -> Self {
        let mut slug = String::new();
        for word in fold(name).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if slug.len() + word.len() >= 64 {
                break;
            }
            slug.extend([if slug.is_empty() { "" } else { "-" }, word]);
        }
        Self(if slug.is_empty() { "x".into() } else { slug.into() })
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for Id {
    type Error = &'static str;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        Self::new(text).ok_or("no id")
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text we or somebody wrote, with its Spanish twin where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Written {
    /// In the language of the report (or of the registry: English).
    pub text: Shown,
    /// The Spanish twin.
    pub es: Option<Shown>,
}

impl Written {
    /// The text for a language; the original where there is no twin.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match (lang, &self.es) {
            (Lang::Es, Some(es)) => es,
            _ => &self.text,
        }
    }

    /// Whether [`Self::in_lang`] gives a text in another language than asked for, which the
    /// screen then marks. `original` is the tag of the report's language.
    #[must_use]
    pub fn is_foreign(&self, lang: Lang, original: &str) -> bool {
        !(original.is_empty() || original.starts_with(lang.tag()) || lang == Lang::Es && self.es.is_some())
    }
}

/// A text of more than one line, as it is kept.
#[derive(Deserialize)]
struct Prose {
    text: ShownLines,
    es: Option<ShownLines>,
}

impl From<Prose> for Written {
    fn from(Prose { text, es }: Prose) -> Self {
        Self { text: text.0, es: es.map(|es| es.0) }
    }
}

/// A text of more than one line, read back.
pub(super) fn prose<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
    Prose::deserialize(deserializer).map(Into::into)
}

/// The same where there may be none.
pub(super) fn maybe_prose<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Written>, D::Error> {
    Ok(Option::<Prose>::deserialize(deserializer)?.map(Into::into))
}

/// Words of a document, read back with their lines.
fn quote<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Shown>, D::Error> {
    Ok(Option::<ShownLines>::deserialize(deserializer)?.map(|quote| quote.0))
}

/// One report file, loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Unique in the library.
    pub id: Id,
    /// The country it is about.
    pub country: Code,
    /// Title.
    pub title: Written,
    /// Sort key among the country's reports.
    pub edition: Shown,
    /// What the content speaks of.
    pub period: Option<Period>,
    /// BCP 47 tag of the texts.
    pub language: Shown,
    /// What it is.
    pub kind: ReportKind,
    /// Two sentences on what it covers.
    pub summary: Written,
    /// The file it came from, as shown in messages.
    pub file: Shown,
    /// Sources in file order; their number on screen is the position plus one.
    pub sources: Vec<Source>,
    /// Passages in file order, retired ones left out.
    pub passages: Vec<Passage>,
    /// Gaps somebody checked.
    pub silences: Vec<Silence>,
    /// Links between passages.
    pub links: Vec<Link>,
    /// Ids that were dropped, and what took their place.
    pub retired: Vec<(Id, Option<Id>)>,
}

/// The document a passage rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Unique in its report.
    pub id: Id,
    /// Title.
    pub title: Written,
    /// Who published it.
    pub publisher: Shown,
    /// How the speaker is named on screen.
    pub short: Option<Written>,
    /// What it is.
    pub kind: SourceKind,
    /// Who speaks in it.
    pub voice: Voice,
    /// When it was published.
    pub published: Option<Period>,
    /// When it was read.
    pub accessed: Option<Period>,
    /// Where it is, http or https only.
    pub url: Option<Shown>,
    /// Document symbol.
    pub symbol: Option<Shown>,
    /// An imported document of the reader's.
    pub document: Option<Shown>,
    /// Relays another source of the report.
    pub derived_from: Option<Id>,
    /// BCP 47 tag.
    pub language: Option<Shown>,
    /// `false` where the source is known only through relays.
    pub held: bool,
    /// The compiler's caution.
    pub note: Option<Written>,
}

/// Where a passage belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The topic.
    pub topic: TopicIx,
    /// The point, where it is known.
    pub point: Option<PointIx>,
    /// What the file says where the point is not known.
    pub unknown: Option<Shown>,
}

/// The smallest citable unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Unique in its report.
    pub id: Id,
    /// First home first; never empty.
    pub homes: Vec<Home>,
    /// The statement, without its speaker.
    #[serde(deserialize_with = "prose")]
    pub text: Written,
    /// What it speaks of.
    pub period: Period,
    /// How it stands to the facts.
    pub modality: Modality,
    /// When what is planned is due.
    pub due: Option<Period>,
    /// The compiler's caution.
    pub note: Option<Written>,
    /// Never empty.
    pub cites: Vec<Cite>,
    /// The law it speaks of.
    pub law: Option<Law>,
    /// The penalty it states.
    pub penalty: Option<Penalty>,
    /// Figures in it.
    pub figures: Vec<Figure>,
}

/// A passage's rest on a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// Position in [`Report::sources`].
    pub source: usize,
    /// Where in the source.
    pub loc: Option<Shown>,
    /// How far the source was read.
    pub read: Option<ReadDepth>,
    /// Who speaks, where it is not the source's own voice.
    pub voice: Option<Voice>,
    /// Who speaks by name, where the source's short name is somebody else's.
    pub said_by: Option<Written>,
    /// The statement does not come from the source's `derived_from`.
    pub own_origin: bool,
    /// The exact words, in imported documents.
    #[serde(deserialize_with = "quote")]
    pub quote: Option<Shown>,
}

/// An instrument and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Its name.
    pub instrument: Shown,
    /// The article.
    pub article: Option<Shown>,
    /// When it was enacted.
    pub enacted: Option<Period>,
    /// in-force, amended, repealed or draft.
    pub status: Option<Shown>,
}

/// A penalty in statute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    /// For what.
    pub offence: Shown,
    /// imprisonment, fine or other.
    pub kind: Shown,
    /// Shortest, in months.
    pub min_months: Option<u32>,
    /// Longest, in months.
    pub max_months: Option<u32>,
    /// basic, aggravated, …
    pub form: Option<Shown>,
    /// any, child or adult.
    pub victim: Option<Shown>,
}

/// What is counted, by the registry's id.
pub type Indicator = Id;

/// A number in a passage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted.
    pub indicator: Indicator,
    /// How many.
    pub amount: Amount,
    /// How exact.
    pub qualifier: Qualifier,
    /// When; the passage's period where the figure has none.
    pub period: Option<Period>,
}

impl Eq for Figure {}

/// A value, a range, or none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// One value.
    One(f64),
    /// From, to.
    Between(f64, f64),
    /// No figure.
    None,
}

/// A gap that somebody checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// Topic and point.
    pub home: Home,
    /// Position in [`Report::sources`] of the document that is silent.
    pub source: Option<usize>,
    /// What kind of gap.
    pub state: SilenceState,
    /// When it was checked.
    pub checked: Option<Period>,
    /// What was found instead.
    pub note: Option<Written>,
}

/// A link from one passage to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Passage of this report.
    pub from: Id,
    /// Report of the other end; `None` for this report.
    pub to_report: Option<Id>,
    /// Passage of the other end.
    pub to: Id,
    /// How they stand to each other.
    pub kind: LinkKind,
    /// Words the first text must contain.
    pub from_has: Option<Shown>,
    /// Words the second text must contain.
    pub to_has: Option<Shown>,
    /// In what.
    pub note: Option<Written>,
}

impl Report {
    /// A passage by id.
    #[must_use]
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.id.as_str() == id)
    }

    /// The source of a passage's first cite.
    #[must_use]
    pub fn first_source(&self, passage: &Passage) -> Option<&Source> {
        self.sources.get(passage.cites.first()?.source)
    }

    /// The voices of everybody who says a passage.
    pub fn voices<'a>(&'a self, passage: &'a Passage) -> impl Iterator<Item = Voice> + 'a {
        let of = |cite: &Cite| cite.voice.or_else(|| self.sources.get(cite.source).map(|source| source.voice));
        passage.cites.iter().map(move |cite| of(cite).unwrap_or(Voice::Media))
    }

    /// Who speaks first in a passage.
    #[must_use]
    pub fn voice(&self, passage: &Passage) -> Voice {
        let cite = passage.cites.first();
        let own = cite.and_then(|cite| cite.voice);
        own.or_else(|| self.first_source(passage).map(|source| source.voice)).unwrap_or(Voice::Media)
    }
}
