//! What every document says of itself: how it was made, and how it is to be read.
//!
//! Must not: explain what does not occur in it.

use super::super::Scribe;
use super::super::document::Numbering;
use crate::model::Pack;
use crate::say;
use crate::words;

impl<'a> Scribe<'a> {
    /// A short note on the method: what made it, on what its texts rest, what its marks mean, what an empty cell is. Of a
    /// document that shows a choice only, by which rule it was chosen.
    #[must_use]
    pub fn method(&self, numbering: &Numbering<'a>, chosen: bool) -> Vec<String> {
        let words = self.words;
        let pack = |pack: &'a Pack| [self.text(&pack.title), &pack.version].join(" ").trim().to_owned();
        let library: Vec<String> = self.library.packs.iter().map(pack).collect();
        let version = env!("CARGO_PKG_VERSION");
        let mut notes = vec![
            say!(words, "takeaway-made", version = version, library = &library.join(", ")),
            words.say("takeaway-texts"),
            words.say("takeaway-empty"),
        ];
        if chosen {
            notes.push(words.say("takeaway-rule"));
        }
        notes.extend(numbering.marks().map(|mark| words::mark_explained(words, mark)));
        notes
    }
}
