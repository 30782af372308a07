//! What can be taken away, and in which shape: the same for the reader's `e` and for the command line.
//!
//! Must not: hold anything borrowed; it travels to whoever writes the file.

use crate::compare::{self, CountryOrder, FigureChoice, LadderChoice, Scope, Voices};
use crate::model::{Code, Place, PointIx, Region, TopicIx};
use crate::notebook::{Deck, Notebook};
use crate::text::Shown;

/// What is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// What the library says at a place.
    Section {
        /// The place.
        place: Place,
        /// Whose voices.
        voices: Voices,
    },
    /// Countries or reports side by side.
    Comparison(Comparison),
    /// What the library holds of every country.
    Grid(Grid),
    /// The passages of a country along time.
    Timeline(Along),
    /// What was planned in a country, with every later word on it.
    Promises(Along),
    /// Figures of countries.
    Figures(FigureChoice),
    /// Penalties by country.
    Penalties(LadderChoice),
    /// What a search found.
    Hits(Found),
}

/// What the reader's `e` takes away: of the library, or of what the reader keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// Of the library.
    Library(Matter),
    /// Bookmarks, or one deck.
    Kept(Box<Notebook>),
}

impl Away {
    /// The forms that there are of it.
    #[must_use]
    pub fn forms(&self) -> &'static [FileForm] {
        match self {
            Self::Library(_) => &[FileForm::Markdown, FileForm::Html, FileForm::Csv, FileForm::Json],
            // A deck alone is to be handed out.
            Self::Kept(_) if self.deck().is_some() => {
                &[FileForm::Html, FileForm::Markdown, FileForm::Json, FileForm::Toml]
            }
            Self::Kept(_) => &[FileForm::Markdown, FileForm::Json, FileForm::Toml],
        }
    }

    /// Whether what the reader wrote is in a file of a form; nothing where they wrote nothing of it.
    #[must_use]
    pub fn has_notes(&self, form: FileForm) -> Option<bool> {
        let slides = self.deck().is_some() && matches!(form, FileForm::Html | FileForm::Markdown);
        matches!(self, Self::Kept(_)).then_some(!slides)
    }

    /// The deck, where it is one and nothing else.
    #[must_use]
    pub fn deck(&self) -> Option<&Deck> {
        match self {
            Self::Kept(kept) => match (kept.bookmarks.as_slice(), kept.decks.as_slice()) {
                ([], [deck]) => Some(deck),
                _ => None,
            },
            Self::Library(_) => None,
        }
    }

    /// Whether its documents can be laid out in more ways than one.
    #[must_use]
    pub fn has_layouts(&self) -> bool {
        matches!(self, Self::Library(matter) if matter.has_layouts())
    }
}

/// What a search found, to be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    pub query: Shown,
    /// Where it was found, best first.
    pub places: Vec<Place>,
    /// In how many passages, also where fewer are taken away.
    pub total: usize,
    /// In how many countries.
    pub countries: usize,
}

/// A comparison to be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Two to four.
    pub columns: Vec<compare::Column>,
    /// The topic.
    pub topic: TopicIx,
    /// One point of it only.
    pub point: Option<PointIx>,
    /// Whose voices.
    pub voices: Voices,
    /// Whether only points are wanted in which the columns differ.
    pub differing: bool,
}

/// A grid of countries to be taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Whose points the columns are; all topics where there is none.
    pub topic: Option<TopicIx>,
    /// The one region that is wanted.
    pub region: Option<Region>,
    /// In which order countries stand.
    pub order: CountryOrder,
}

/// A country along time, to be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along {
    /// The country.
    pub country: Code,
    /// On which topic, and whose voices.
    pub scope: Scope,
}

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FileForm {
    /// For people who write.
    #[default]
    Markdown,
    /// For people who read and print: one file, no script.
    Html,
    /// For spreadsheets: one passage or figure a row.
    Csv,
    /// For programs.
    Json,
    /// As the reader's own file of bookmarks and decks has them.
    Toml,
}

impl Matter {
    /// Whether its documents can be laid out in more ways than one.
    #[must_use]
    pub fn has_layouts(&self) -> bool {
        match self {
            Self::Section { place, .. } => place.passage.is_none(),
            Self::Comparison(_) => true,
            Self::Grid(_) | Self::Timeline(_) | Self::Promises(_) => false,
            Self::Hits(_) | Self::Figures(_) | Self::Penalties(_) => false,
        }
    }
}

impl FileForm {
    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Toml => "toml",
        }
    }
}

impl Layout {
    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Table => "take-layout-table",
            Self::List => "take-layout-list",
            Self::Briefing => "take-layout-briefing",
        }
    }
}

/// How a document is laid out; the same content in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    /// A table: points down, countries across.
    #[default]
    Table,
    /// A list: point after point, country after country.
    List,
    /// Two pages: what differs, and who says so.
    Briefing,
}
