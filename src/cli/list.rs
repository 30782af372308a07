//! `cotejo list`: what the library holds.
//!
//! Must not: fail because there is nothing. An empty list is an answer.

use super::args::{Format, ListArgs, Listed};
use super::failure::Failure;
use super::reply::Reply;
use crate::export::lists::Row;
use crate::export::{Form, Scribe};
use crate::store;

/// Prints a list.
///
/// # Errors
/// What no JSON can be made of.
pub(crate) fn list(scribe: &Scribe<'_>, args: &ListArgs, form: Form) -> Result<Reply, Failure> {
    let format = args.writing.format();
    match args.what {
        Listed::Countries => rows(scribe, &scribe.countries(), format, form),
        Listed::Topics => rows(scribe, &scribe.topics(), format, form),
        Listed::Points => rows(scribe, &scribe.points(), format, form),
        Listed::Reports => rows(scribe, &scribe.reports(), format, form),
        Listed::Sources => rows(scribe, &scribe.all_sources(), format, form),
        Listed::Glossary => {
            let glossary = store::glossary();
            let terms = scribe.terms(&glossary);
            match format {
                Format::Json => Reply::json(&terms),
                Format::Text => Ok(Reply::text(scribe.terms_text(&terms, form))),
            }
        }
        Listed::Indicators => rows(scribe, &scribe.indicators(), format, form),
    }
}

fn rows<R: Row>(scribe: &Scribe<'_>, rows: &[R], format: Format, form: Form) -> Result<Reply, Failure> {
    match format {
        Format::Json => Reply::json(&rows),
        Format::Text => Ok(Reply::text(scribe.table(rows, form))),
    }
}
