//! What a command found, in the form that was asked for.
//!
//! Must not: choose a form; that is the command line's, or the file's name.

use super::failure::Failure;
use super::reply::Reply;
use crate::export::{FileForm, Layout, Matter, Scribe};

/// The matter as a file, or as text where no form was asked for. Of the two layouts the first is what was asked for, and
/// the second what is usual.
///
/// # Errors
/// A layout for a form that has only one.
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
        Some(form) => scribe.file(matter, form, layout.unwrap_or(usual)),
        None => text(),
    }))
}
