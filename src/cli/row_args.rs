//! The grammar of the commands that print rows: figures and penalties.
//!
//! Must not: look anything up. A name is only a text here.

use super::take::Taking;
use crate::compare::TRAFFICKING;
use crate::model::OFFENCES;
use clap::Args;
use clap::builder::PossibleValuesParser;

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
    pub(crate) writing: Taking,
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
    pub(crate) writing: Taking,
}
