//! What a command found, in the form that was asked for: the options that say so, and what comes of them.
//!
//! Must not: choose a form; that is the command line's, or the file's name.

use super::args::Output;
use super::failure::Failure;
use super::reply::Reply;
use crate::compare::Voices;
use crate::export::{FileForm, Layout, Matter, Scribe};
use crate::model::Voice;
use crate::text::Raw;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// In which form something is taken away, and to where.
#[derive(Debug, Args)]
pub(crate) struct Taking {
    /// The form [default: what the name of FILE ends with, or text].
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<FileFormat>,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The forms in which something can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FileFormat {
    /// For people, here and now.
    Text,
    /// Markdown, for people who write.
    Md,
    /// One page without scripts, for people who read and print.
    Html,
    /// For spreadsheets: a passage, checked gap, figure or penalty a row.
    Csv,
    /// For programs; its shapes are stable.
    Json,
}

impl Taking {
    /// The form of a file; `None` for text, which fits the terminal.
    ///
    /// # Errors
    /// A name that promises a form which is not written here, where no other one is asked for.
    pub(crate) fn form(&self) -> Result<Option<FileForm>, Failure> {
        let extension = self.output.output.as_deref().and_then(|path| path.extension()?.to_str());
        let named = extension.and_then(|extension| FileFormat::from_str(extension, true).ok());
        let format = if self.json { Some(FileFormat::Json) } else { self.format };
        let format = format.or(named);
        if let (None, Some(extension)) = (format, extension)
            && NOT_WRITTEN.iter().any(|known| extension.eq_ignore_ascii_case(known))
        {
            return Err(Failure::NoForm(Raw::new(extension).shown()));
        }
        Ok(match format.unwrap_or(FileFormat::Text) {
            FileFormat::Text => None,
            FileFormat::Md => Some(FileForm::Markdown),
            FileFormat::Html => Some(FileForm::Html),
            FileFormat::Csv => Some(FileForm::Csv),
            FileFormat::Json => Some(FileForm::Json),
        })
    }
}

/// Endings of files that would not be what they are called: text in them opens in no program of theirs.
const NOT_WRITTEN: [&str; 9] = ["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "pptx"];

/// The layouts by name.
pub(crate) fn layout_parser() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(["table", "list", "briefing"]).map(|word| match word.as_str() {
        "list" => Layout::List,
        "briefing" => Layout::Briefing,
        _ => Layout::Table,
    })
}

/// The words of the format for voices, and two for groups of them.
pub(crate) fn voices_parser() -> impl TypedValueParser<Value = Voices> {
    const OTHERS: &str = "others";
    let words = Voice::ALL.iter().map(|voice| voice.word()).chain([OTHERS]);
    PossibleValuesParser::new(words).map(|word| match Voice::from_word(&word) {
        Some(Voice::State) => Voices::State,
        Some(voice) => Voices::Only(voice),
        None => Voices::Others,
    })
}

/// The matter as a file, or as text where no form was asked for. Of the two layouts the first is what was asked for, and
/// the second what is usual.
///
/// # Errors
/// A layout for a form that has only one, and what no file can be made of.
pub(crate) fn taken(
    scribe: &Scribe<'_>,
    matter: &Matter,
    (form, (layout, usual)): (Option<FileForm>, (Option<Layout>, Layout)),
    text: impl FnOnce() -> String,
) -> Result<Reply, Failure> {
    let laid_out = matches!(form, Some(FileForm::Markdown | FileForm::Html));
    if layout.is_some() && !laid_out {
        return Err(Failure::NoLayout);
    }
    Ok(Reply::text(match form {
        Some(form) => scribe.file(matter, form, layout.unwrap_or(usual))?,
        None => text(),
    }))
}
