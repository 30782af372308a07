//! `cotejo timeline`: one country along time, or what was planned there with every later word on it.
//!
//! Must not: say what became of a promise where nobody says it.

use super::failure::Failure;
use super::grid::topic;
use super::reply::Reply;
use super::take::{Taking, taken, voices_parser};
use crate::compare::{Scope, Voices};
use crate::export::{Along, Form, Layout, Matter, Scribe};
use clap::Args;

/// `cotejo timeline`.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// The country.
    country: String,
    /// One topic only.
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// Only what this voice says: the State, the others, or one kind of voice. Later words on a promise stand whoever says them.
    #[arg(long, value_name = "VOICE", value_parser = voices_parser())]
    voice: Option<Voices>,
    /// What was planned, each with its date and every later word on it.
    #[arg(long)]
    promises: bool,
    #[command(flatten)]
    pub(crate) writing: Taking,
}

/// Prints a timeline, or the promises.
///
/// # Errors
/// A country or topic that is none.
pub(crate) fn timeline(scribe: &Scribe<'_>, args: &TimelineArgs, form: Form) -> Result<Reply, Failure> {
    let country = scribe.library.resolve_country(&args.country)?;
    let topic = args.topic.as_deref().map(|name| topic(scribe.library, name)).transpose()?;
    let along = Along { country, scope: Scope { topic, voices: args.voice.unwrap_or_default() } };
    let found = scribe.is_found_along(&along, args.promises);
    let matter = if args.promises { Matter::Promises(along) } else { Matter::Timeline(along) };
    let text = || {
        if args.promises { scribe.promises_text(&along, form) } else { scribe.timeline_text(&along, form) }
    };
    Ok(taken(scribe, &matter, (args.writing.form()?, (None, Layout::List)), text)?.found(found))
}
