//! The pack and the registries that come with the program, embedded so that they are there offline and at once.
//!
//! Must not: read a file. What is bundled was read, and checked, when the program was built.

use super::image::Image;
use crate::model::{Glossary, Indicators, Taxonomy};

/// Where the files stand in the source, which is how messages name them.
pub(crate) const FOLDER: &str = "reports/americas";

/// How the reports were made, in Markdown.
pub const METHOD: &str = include_str!("../../reports/METHOD.md");

const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.image"));

/// The image; `None` only where the program itself is damaged.
pub(crate) fn image() -> Option<Image<'static>> {
    postcard::from_bytes(BYTES).ok()
}

/// The topics that are built in.
pub(crate) fn taxonomy() -> Taxonomy {
    image().and_then(|image| postcard::from_bytes(image.taxonomy).ok()).unwrap_or_default()
}

/// What figures of the bundled reports count.
#[must_use]
pub fn indicators() -> Indicators {
    image().and_then(|image| postcard::from_bytes(image.indicators).ok()).unwrap_or_default()
}

/// The terms of the built-in topics.
#[must_use]
pub fn glossary() -> Glossary {
    image().and_then(|image| postcard::from_bytes(image.glossary).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Shelf, load};
    use std::path::Path;

    /// What was built in is what the files say: nothing is lost on the way through the image.
    #[test]
    fn the_image_holds_what_its_files_hold() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        let own = load(&Shelf { bundled: true, folders: Vec::new() });
        let read = load(&Shelf { bundled: false, folders: vec![folder] });
        assert_eq!(own.packs[0].id, read.packs[0].id);
        assert_eq!(own.entries.len(), read.entries.len());
        assert!(!own.packs[0].decks.is_empty());
        assert_eq!(own.packs[0].decks, read.packs[0].decks);
        for (own, read) in own.reports().zip(read.reports()) {
            let mut own = own.as_ref().clone();
            assert!(own.file.starts_with(FOLDER), "{}", own.file);
            own.file = read.file.clone();
            assert_eq!(own, **read);
        }
        assert!(!taxonomy().topics.is_empty() && !indicators().0.is_empty() && !glossary().0.is_empty());
    }
}
