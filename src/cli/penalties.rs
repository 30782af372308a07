//! `cotejo penalties`: penalties by country, as the laws are read and by whom.
//!
//! Must not: rank, or pass over a country because none of its penalties is coded.

use super::failure::Failure;
use super::figures::countries;
use super::reply::Reply;
use super::row_args::{PenaltiesArgs, RowFormat};
use crate::compare::LadderChoice;
use crate::export::{Form, Scribe};

/// Prints the penalties.
///
/// # Errors
/// A country that is none.
pub(crate) fn penalties(scribe: &Scribe<'_>, args: &PenaltiesArgs, form: Form) -> Result<Reply, Failure> {
    let choice = LadderChoice { countries: countries(scribe.library, &args.countries)?, offence: args.offence.clone() };
    let ladder = scribe.penalties(&choice);
    let reply = match args.writing.format() {
        RowFormat::Text => Reply::text(scribe.penalties_text((&ladder, &choice.offence), form)),
        RowFormat::Csv => Reply::text(scribe.penalties_records(&ladder).csv()),
        RowFormat::Json => Reply::json(&scribe.penalties_json((&ladder, &choice.offence))),
    };
    Ok(reply.found(!ladder.readings.is_empty()))
}
