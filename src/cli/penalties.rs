//! `cotejo penalties`: penalties by country, as the laws are read and by whom.
//!
//! Must not: rank, or pass over a country because none of its penalties is coded.

use super::failure::Failure;
use super::figures::countries;
use super::reply::Reply;
use super::row_args::PenaltiesArgs;
use super::take::taken;
use crate::compare::LadderChoice;
use crate::export::{Form, Layout, Matter, Scribe};

/// Prints the penalties.
///
/// # Errors
/// A country that is none.
pub(crate) fn penalties(scribe: &Scribe<'_>, args: &PenaltiesArgs, form: Form) -> Result<Reply, Failure> {
    let choice = LadderChoice { countries: countries(scribe.library, &args.countries)?, offence: args.offence.clone() };
    let ladder = scribe.penalties(&choice);
    let text = || scribe.penalties_text((&ladder, &args.offence), form);
    let form_of_file = (args.writing.form()?, (None, Layout::Table));
    let reply = taken(scribe, &Matter::Penalties(choice), form_of_file, text)?;
    Ok(reply.found(!ladder.readings.is_empty()))
}
