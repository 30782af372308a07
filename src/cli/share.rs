//! `export` and `import` of what readers keep.
//!
//! Must not: overwrite anything.

use super::failure::Failure;
use super::keep_args::{DeckExportArgs, ExportArgs, ImportArgs};
use super::reply::Reply;
use crate::export::{Form, Scribe};
use crate::store::NotebookStore;

pub(crate) fn bookmarks(_: &Scribe<'_>, _: &mut NotebookStore, _: &ExportArgs) -> Result<Reply, Failure> {
    Ok(Reply::text(String::new()))
}
pub(crate) fn deck(_: &Scribe<'_>, _: &mut NotebookStore, _: &DeckExportArgs) -> Result<Reply, Failure> {
    Ok(Reply::text(String::new()))
}
pub(crate) fn import(_: &Scribe<'_>, _: &mut NotebookStore, _: &ImportArgs, _: Form) -> Result<Reply, Failure> {
    Ok(Reply::text(String::new()))
}
