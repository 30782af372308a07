//! The grammar of the commands for what readers keep: bookmarks and decks.
//!
//! Must not: look anything up. A name is only a text here.

use super::args::{Format, Output};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `cotejo bookmark`.
#[derive(Debug, Subcommand)]
pub(crate) enum BookmarkVerb {
    /// List bookmarks, with what became of their passages since.
    List(BookmarksArgs),
    /// Add a bookmark and print its id.
    ///
    /// With - in the place of PLACE lines are read: a place, and behind a tab its note. Each id is printed once it is on disk.
    Add(AddArgs),
    /// Change the note or the labels of a bookmark.
    Edit(EditArgs),
    /// Remove a bookmark.
    Remove {
        /// Its id, as `bookmark list` prints it.
        id: String,
    },
    /// Write bookmarks for others: a text to read, or a file for programs; either can be imported again.
    Export(ExportArgs),
    /// Take in what somebody exported, bookmarks and decks: new ones are added, nothing is overwritten.
    #[command(after_help = IMPORT_HELP)]
    Import(ImportArgs),
}

/// `cotejo deck`.
#[derive(Debug, Subcommand)]
pub(crate) enum DeckVerb {
    /// List decks, one a line, the name first.
    List(KeptForm),
    /// Make a deck and print its name.
    New(NewArgs),
    /// Print a deck: its items in order, what each passage says and who says it.
    Show {
        /// Its name.
        name: String,
        #[command(flatten)]
        form: KeptForm,
    },
    /// Add to the end of a deck and print the ids of the new items.
    Add(DeckAddArgs),
    /// Take an item out of a deck.
    Remove {
        /// The deck's name.
        name: String,
        /// The item's id or number, as `deck show` prints them.
        item: String,
    },
    /// Give a deck another title; its name stays.
    Rename {
        /// The deck's name.
        name: String,
        /// The new title.
        title: String,
    },
    /// Delete a deck.
    Delete {
        /// Its name.
        name: String,
    },
    /// Write a deck for others: slides to hand out, or a file that can be imported again.
    ///
    /// What a deck searches for is searched for anew. Slides, in html and md, leave out what is for the speaker alone
    /// unless it is asked for; json and toml have it.
    Export(DeckExportArgs),
    /// Take in what somebody exported, decks and bookmarks: new ones are added, nothing is overwritten.
    #[command(after_help = IMPORT_HELP)]
    Import(ImportArgs),
}

const IMPORT_HELP: &str = "\
What is in FILE and here alike is left alone. What is in both but differs is merged: of two notes both texts stay, labels \
add up, and what cannot stand in one bookmark or deck stays beside it. Importing a file twice changes nothing. An entry \
that cannot be read is named with its line and left out, and then the exit code is 2.";

const PLACE_HELP: &str = "\
Country, topic, point or passage, or a screen: ve/4b, ve#p-014, compare:ve+cu/protection, search:shelter, figures:ve, \
penalties:trafficking, grid:, timeline:ve, promises:ve; also as a cotejo: link";

/// Which bookmarks.
#[derive(Debug, Args)]
pub(crate) struct Chosen {
    /// Only those with this label; given more than once, with all of them.
    #[arg(long = "label", value_name = "LABEL")]
    pub(crate) labels: Vec<String>,
    /// Only those about this country; may be given more than once.
    #[arg(long = "country", value_name = "COUNTRY")]
    pub(crate) countries: Vec<String>,
}

/// In which form something kept is printed.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct KeptForm {
    /// The form.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl KeptForm {
    /// Whether it is for programs.
    pub(crate) fn is_json(self) -> bool {
        self.json || self.format == Format::Json
    }
}

/// `cotejo bookmark list`.
#[derive(Debug, Args)]
pub(crate) struct BookmarksArgs {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// Only those whose passage is not in this library.
    #[arg(long)]
    pub(crate) orphans: bool,
    #[command(flatten)]
    pub(crate) form: KeptForm,
}

/// `cotejo bookmark add`.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    #[arg(help = PLACE_HELP)]
    pub(crate) place: String,
    /// A note.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub(crate) note: String,
    /// A label; may be given more than once.
    #[arg(long = "label", value_name = "LABEL")]
    pub(crate) labels: Vec<String>,
}

/// `cotejo bookmark edit`.
#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    /// Its id, as `bookmark list` prints it.
    pub(crate) id: String,
    /// The note, in the place of the one it has.
    #[arg(long, value_name = "TEXT", required_unless_present_any = ["labels", "off"])]
    pub(crate) note: Option<String>,
    /// A label to put on; may be given more than once.
    #[arg(long = "label", value_name = "LABEL")]
    pub(crate) labels: Vec<String>,
    /// A label to take off; may be given more than once.
    #[arg(long = "no-label", value_name = "LABEL")]
    pub(crate) off: Vec<String>,
}

/// The forms that can be imported again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShareFormat {
    /// Markdown, for people; nothing is lost in it.
    Md,
    /// For programs; its shapes are stable.
    Json,
    /// As the reader's own file has it.
    Toml,
}

/// The forms of a deck that is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DeckFormat {
    /// Slides in Markdown, with a block from which the deck is imported again; without the speaker's notes.
    Md,
    /// Slides on one page without scripts, to be read, printed and handed out; without the speaker's notes.
    Html,
    /// For programs; its shapes are stable. The speaker's notes are in it.
    Json,
    /// As the reader's own file has it. The speaker's notes are in it.
    Toml,
}

/// `cotejo bookmark export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// The form [default: what the name of FILE ends with, or md].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<ShareFormat>,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// `cotejo deck export`.
#[derive(Debug, Args)]
pub(crate) struct DeckExportArgs {
    /// The deck's name.
    pub(crate) name: String,
    /// The form [default: what the name of FILE ends with, or md].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<DeckFormat>,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Put the speaker's notes and minutes into md and html, too; json and toml are data and always have them.
    #[arg(long)]
    pub(crate) with_notes: bool,
    /// Print html as a handout: three slides to a page, with lines to write on.
    #[arg(long)]
    pub(crate) handout: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// `cotejo bookmark import` and `cotejo deck import`.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// A file of bookmarks and decks in Markdown, JSON or TOML, as export writes them; - reads stdin.
    pub(crate) file: PathBuf,
    /// Say what would be done and do nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) form: KeptForm,
}

/// `cotejo deck new`.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// What it is called here: small letters, digits and single dashes.
    pub(crate) name: String,
    #[arg(help = PLACE_HELP, value_name = "PLACE")]
    pub(crate) places: Vec<String>,
    /// Its title [default: NAME].
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Add what a search finds, best first, each passage an item.
    #[arg(long, value_name = "QUERY")]
    pub(crate) from_search: Option<String>,
    /// At most N passages of the search.
    #[arg(long, value_name = "N", requires = "from_search")]
    pub(crate) limit: Option<usize>,
    /// Add bookmarks with their notes, oldest first.
    #[arg(long)]
    pub(crate) from_bookmarks: bool,
    /// Only bookmarks with this label; given more than once, with all of them.
    #[arg(long = "label", value_name = "LABEL", requires = "from_bookmarks")]
    pub(crate) labels: Vec<String>,
    /// Add a comparison, each point of which somebody speaks an item: compare:ve+cu/protection.
    #[arg(long, value_name = "COMPARISON")]
    pub(crate) from_compare: Option<String>,
}

/// `cotejo deck add`.
#[derive(Debug, Args)]
pub(crate) struct DeckAddArgs {
    /// The deck's name.
    pub(crate) name: String,
    #[arg(help = PLACE_HELP, value_name = "PLACE", required = true)]
    pub(crate) places: Vec<String>,
    /// What the speaker says to it; to each, where there are several.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub(crate) note: String,
    /// How long each takes, in minutes.
    #[arg(long, value_name = "M")]
    pub(crate) minutes: Option<u16>,
}

impl BookmarkVerb {
    /// Where it is to be written, for what leaves it open.
    pub(crate) fn output(&self) -> Option<&Output> {
        match self {
            Self::Export(args) => Some(&args.output),
            _ => None,
        }
    }
}

impl DeckVerb {
    /// Where it is to be written, for what leaves it open.
    pub(crate) fn output(&self) -> Option<&Output> {
        match self {
            Self::Export(args) => Some(&args.output),
            _ => None,
        }
    }
}
