//! The grammar of the commands that print rows: figures and penalties.
//!
//! Must not: look anything up. A name is only a text here.

use super::args::Output;
use crate::compare::TRAFFICKING;
use crate::model::OFFENCES;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

/// `cotejo figures`.
#[derive(Debug, Args)]
pub(crate) struct FiguresArgs {
    /// Ids or names, as `cotejo list indicators` has them [default: all].
    #[arg(value_name = "INDICATOR")]
    pub(crate) indicators: Vec<String>,
    /// Only of this country; may be given more than once.
    #[arg(long = "country", value_name = "COUNTRY")]
    pub(crate) countries: Vec<String>,
    /// Only what belongs to this topic.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
    #[command(flatten)]
    pub(crate) writing: RowWriting,
}

/// `cotejo penalties`.
#[derive(Debug, Args)]
pub(crate) struct PenaltiesArgs {
    /// Only of this country; may be given more than once.
    #[arg(long = "country", value_name = "COUNTRY")]
    pub(crate) countries: Vec<String>,
    /// What the penalties are for.
    #[arg(long, value_name = "OFFENCE", default_value = TRAFFICKING, value_parser = PossibleValuesParser::new(OFFENCES))]
    pub(crate) offence: String,
    #[command(flatten)]
    pub(crate) writing: RowWriting,
}

/// In which form rows are written, and where.
#[derive(Debug, Args)]
pub(crate) struct RowWriting {
    /// The form.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RowFormat::Text)]
    format: RowFormat,
    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The forms of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowFormat {
    /// For people.
    Text,
    /// For spreadsheets: a row each.
    Csv,
    /// For programs; its shapes are stable.
    Json,
}

impl RowWriting {
    /// The form asked for, by either option.
    pub(crate) fn format(&self) -> RowFormat {
        if self.json { RowFormat::Json } else { self.format }
    }
}
