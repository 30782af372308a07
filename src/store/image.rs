//! The image: the bundled pack and the registries as the program carries them. It is made from their files when the program is
//! built (`src/bundle.rs`), so that starting reads no TOML.
//!
//! Must not: be written anywhere else, or outlive the program it was built into: it has no version of its own.

use crate::model::{Pack, Report};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// All that is bundled. What is not needed for a first screen is left in bytes.
#[derive(Serialize, Deserialize)]
pub(crate) struct Image<'a> {
    /// A `Taxonomy`.
    #[serde(borrow)]
    pub(crate) taxonomy: &'a [u8],
    /// `Indicators`.
    pub(crate) indicators: &'a [u8],
    /// A `Glossary`.
    pub(crate) glossary: &'a [u8],
    /// The pack.
    pub(crate) pack: Pack,
    /// Its reports, by file name.
    pub(crate) reports: Vec<Bound<'a>>,
}

/// A report in an image.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Bound<'a> {
    /// The name of its file.
    pub(crate) name: &'a str,
    /// Line and column of its id in that file.
    pub(crate) id_place: (u32, u32),
    /// A `Report`.
    pub(crate) bytes: &'a [u8],
}

impl Bound<'_> {
    /// The report.
    pub(crate) fn report(&self) -> Option<Arc<Report>> {
        postcard::from_bytes(self.bytes).ok().map(Arc::new)
    }
}
