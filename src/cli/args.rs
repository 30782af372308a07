//! The command line's grammar: one tree for parsing, help and completions.
//!
//! Must not: look anything up. A name is only a text here.

use super::check::CheckArgs;
use super::grid::GridArgs;
use super::keep_args::{BookmarkVerb, DeckVerb};
use super::present::PresentArgs;
use super::reply::Reply;
use super::row_args::{FiguresArgs, PenaltiesArgs};
use super::state::StateVerb;
use super::take::{Taking, layout_parser, voices_parser};
use super::timeline::TimelineArgs;
use crate::compare::Voices;
use crate::export::Layout;
use crate::model::Lang;
use clap::builder::{PossibleValuesParser, Resettable, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// The reader for comparative country reports: every country, every topic, side by side, and always with who says so.
///
/// Without a command it opens the reader, at PLACE if one is given.
#[derive(Debug, Parser)]
#[command(name = "cotejo", bin_name = "cotejo", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    /// Country, topic, point or passage: ve, "costa rica", ve/4b, ar@ar-2013/protection, ve#p-014.
    pub(crate) place: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Option<Wanted>,
}

const AFTER_HELP: &str = "\
Exit codes: 0 done; 1 nothing found, or check found errors; 2 bad usage or bad input; 3 no terminal for the \
reader; 4 not saved or written; 128 + n on signal n.";

const SEARCH_HELP: &str = "\
Examples:
  cotejo search 'shelter | lodging country:ve,cu voice:others'
  cotejo search '\"forced labour\" period:2010..2020 !kind:law'

Fields: country region topic point voice source kind modality period penalty.min penalty.max offence has is in report; \
the README explains them. A query that begins with a dash goes after --.";

/// What is understood before and after every command.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Globals {
    /// Add a folder of reports to the library; may be given more than once.
    #[arg(long, value_name = "DIR")]
    pub(crate) library: Vec<PathBuf>,
    /// Leave the bundled reports out.
    #[arg(long)]
    pub(crate) no_bundled: bool,
    /// Language of the interface and of all texts that have a twin in it.
    #[arg(long, value_name = "LANG", value_parser = lang_parser())]
    pub(crate) lang: Option<Lang>,
}

/// What is asked for: an answer, or a screen that stays.
#[derive(Debug, Subcommand)]
pub(crate) enum Wanted {
    #[command(flatten)]
    Said(Verb),
    /// Present on slides what the library says at places, or a deck; or, with --follow, show the speaker’s view.
    // In help it stands with the decks.
    #[command(display_order = 10)]
    Present(PresentArgs),
}

/// What is answered.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// List what the library holds.
    List(ListArgs),
    /// Print what the library says about a country, topic, point or passage.
    Show(ShowArgs),
    /// Put two to four countries side by side, point by point.
    Compare(CompareArgs),
    /// Show what the library holds of every country, by topic or point; countries by name or region, never by a number.
    Grid(GridArgs),
    /// Show one country along time, or with --promises what was planned there and every later word on it.
    Timeline(TimelineArgs),
    /// Print figures, each with who gives it: indicator by indicator, country by country, period by period.
    Figures(FiguresArgs),
    /// Print penalties by country: a row for each reading of a law, with who reads it so.
    Penalties(PenaltiesArgs),
    /// Find passages by words, phrases and fields, as the reader's own search does; best first.
    #[command(after_help = SEARCH_HELP)]
    Search(SearchArgs),
    /// Print how to cite what the library says at a place: its sources, for people or for a reference manager.
    Cite(CiteArgs),
    /// List, add, change, remove and pass on bookmarks.
    #[command(subcommand)]
    Bookmark(BookmarkVerb),
    /// Make and pass on decks: ordered lists of what can be presented, with notes for the speaker.
    #[command(subcommand)]
    Deck(DeckVerb),
    /// Name every problem in report files, with file, line and column.
    Check(CheckArgs),
    /// Name every problem in the files that keep bookmarks and decks, or set them right.
    #[command(subcommand)]
    State(StateVerb),
    /// List the reader's keys.
    Keys(Form),
    /// Say where the settings are, what they are, and what is wrong with them.
    #[command(subcommand)]
    Config(ConfigVerb),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// `cotejo list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// What to list.
    #[arg(value_enum, default_value_t = Listed::Countries)]
    pub(crate) what: Listed,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listed {
    /// Countries that have reports.
    Countries,
    /// Topics, with their points in JSON.
    Topics,
    /// Points of all topics.
    Points,
    /// Reports.
    Reports,
    /// Sources of all reports.
    Sources,
    /// What figures count.
    Indicators,
    /// Terms of the field, with what they must not be confused with.
    Glossary,
}

/// `cotejo show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Country, topic, point or passage: ve, ve/protection, ve/4b, ar@ar-2013/protection, ve#p-014.
    pub(crate) place: String,
    /// Only what this voice says: the State, the others, or one kind of voice.
    #[arg(long, value_name = "VOICE", value_parser = voices_parser())]
    pub(crate) voice: Option<Voices>,
    /// How md and html are laid out [default: list].
    #[arg(long, value_name = "LAYOUT", value_parser = layout_parser())]
    pub(crate) layout: Option<Layout>,
    #[command(flatten)]
    pub(crate) writing: Taking,
}

/// `cotejo cite`.
#[derive(Debug, Args)]
pub(crate) struct CiteArgs {
    /// Passages, points, topics or countries: ve#p-014, ve/4b, us/protection, cu.
    #[arg(required = true, value_name = "PLACE")]
    pub(crate) places: Vec<String>,
    /// The form.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CiteFormat::Text)]
    format: CiteFormat,
    /// Short for --format csl-json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The forms of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CiteFormat {
    /// For people; a passage named by its id comes with what it says.
    Text,
    /// For LaTeX and JabRef.
    Bibtex,
    /// For Zotero, Mendeley and EndNote.
    Ris,
    /// For pandoc and Zotero.
    CslJson,
}

impl CiteArgs {
    /// The form asked for, by either option.
    pub(crate) fn format(&self) -> CiteFormat {
        if self.json { CiteFormat::CslJson } else { self.format }
    }
}

/// `cotejo compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Two to four countries, or reports of them: ve cu, ar@ar-2013 ar@ar-2020.
    #[arg(required = true, value_name = "COUNTRY[@REPORT]")]
    pub(crate) columns: Vec<String>,
    /// The topic to compare [default: the library's first topic].
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
    /// One point only: 4b, protection/assistance, or assistance.
    #[arg(long, value_name = "POINT")]
    pub(crate) point: Option<String>,
    /// Only points in which the columns differ: in law, figures, wording, who speaks, or what the library holds.
    #[arg(long)]
    pub(crate) differing: bool,
    /// Only what this voice says: the State, the others, or one kind of voice.
    #[arg(long, value_name = "VOICE", value_parser = voices_parser())]
    pub(crate) voice: Option<Voices>,
    /// How md and html are laid out: a table of countries, a list by point, a briefing of two pages [default: table].
    #[arg(long, value_name = "LAYOUT", value_parser = layout_parser())]
    pub(crate) layout: Option<Layout>,
    #[command(flatten)]
    pub(crate) writing: Taking,
}

/// `cotejo search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words, in any case, with or without accents, and what a passage must be besides: "forced labour", 'victim, a | b, !not, country:ve.
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Print at most N hits; all of them are counted.
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) writing: Taking,
}

/// `cotejo config`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum ConfigVerb {
    /// Print the path of the settings file.
    Path,
    /// Print the settings in force, as a settings file.
    Print,
    /// Name every problem in the settings file.
    Check,
}

/// In which form something is printed.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Form {
    /// The form.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs; its shapes are stable.
    Json,
}

/// In which form something is written, and where.
#[derive(Debug, Args)]
pub(crate) struct Writing {
    #[command(flatten)]
    pub(crate) form: Form,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Where something is written, and how wide.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Cells in a line of text [default: the terminal's width, or 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) width: Option<u16>,
    /// Write to a file instead.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

impl Form {
    /// The form asked for, by either option.
    pub(crate) fn format(self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

impl Writing {
    /// The form asked for; without one, JSON for a file that is named so.
    pub(crate) fn format(&self) -> Format {
        let json = self.output.output.as_deref().and_then(|file| file.extension()).is_some_and(|name| name == "json");
        if json { Format::Json } else { self.form.format() }
    }
}

impl Verb {
    /// Where it is to be written, for commands that leave it open.
    pub(crate) fn output(&self) -> Option<&Output> {
        match self {
            Self::List(args) => Some(&args.writing.output),
            Self::Show(args) => Some(&args.writing.output),
            Self::Compare(args) => Some(&args.writing.output),
            Self::Grid(args) => Some(&args.writing.output),
            Self::Timeline(args) => Some(&args.writing.output),
            Self::Figures(args) => Some(&args.writing.output),
            Self::Penalties(args) => Some(&args.writing.output),
            Self::Search(args) => Some(&args.writing.output),
            Self::Cite(args) => Some(&args.output),
            Self::Bookmark(verb) => verb.output(),
            Self::Deck(verb) => verb.output(),
            Self::Check(_) | Self::State(_) | Self::Keys(_) | Self::Config(_) | Self::Completions { .. } => None,
        }
    }
}

/// Reads a command line, the program's name first.
///
/// # Errors
/// What clap has to say, which includes help and version.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<(Cli, Globals), clap::Error> {
    let mut command = tree();
    let matches = command.try_get_matches_from_mut(args)?;
    let cli = Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    if let (Some(_), Some((verb, _))) = (&cli.place, matches.subcommand()) {
        let said = format!("a place and the command '{verb}' cannot be used together");
        return Err(command.error(ErrorKind::ArgumentConflict, said));
    }
    Ok((cli, globals(&matches)?))
}

/// The whole tree, with the global options on every level.
///
/// They are not clap's own `global` ones: those forget what stands before the command when the same
/// option stands after it too, and `--library` adds up.
fn tree() -> Command {
    with_globals(Cli::command())
}

fn with_globals(command: Command) -> Command {
    // The options bring what is said about them, as if it were about the command.
    let [about, long_about] =
        [command.get_about(), command.get_long_about()].map(|about| Resettable::from(about.cloned()));
    let command = Globals::augment_args(command).about(about).long_about(long_about);
    command.next_help_heading(None::<&str>).mut_subcommands(with_globals)
}

fn globals(matches: &ArgMatches) -> Result<Globals, clap::Error> {
    let mut all = Globals::from_arg_matches(matches)?;
    if let Some((_, inner)) = matches.subcommand() {
        let inner = globals(inner)?;
        all.library.extend(inner.library);
        all.no_bundled |= inner.no_bundled;
        all.lang = inner.lang.or(all.lang);
    }
    Ok(all)
}

fn lang_parser() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["en", "es"]).map(|tag| if tag == Lang::Es.tag() { Lang::Es } else { Lang::En })
}

/// Completions for a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> Reply {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut tree(), "cotejo", &mut script);
    Reply::text(String::from_utf8_lossy(&script).into_owned())
}

/// The names of all commands.
pub(crate) fn verbs() -> Vec<String> {
    Cli::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}
