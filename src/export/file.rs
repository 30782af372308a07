//! What is taken away, as the text of a file: one door for the reader's `e` and for the command line.
//!
//! Must not: write the file, or know where it will lie.

use super::document::Document;
use super::{Away, FileForm, Layout, Matter, Paper, Program, Records, Scribe, SharedForm, html, markdown};
use crate::text::{Raw, Shown};
use serde::Serialize;
use std::fmt::Display;
use thiserror::Error;

/// Why there is no text for a file, in the words of what should have made it. None is known to happen; a file without a
/// text would be worse than a word about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NotMade(Shown);

impl NotMade {
    pub(super) fn said(error: impl Display) -> Self {
        Self(Raw::display(error).shown())
    }
}

impl<'a> Scribe<'a> {
    /// The whole text of a file of what the reader's `e` takes away. Slides of a deck have no speaker's notes: they are
    /// handed out.
    ///
    /// # Errors
    /// What no engine made a text of, and a form that there is not.
    pub fn away(&self, away: &Away, form: FileForm, layout: Layout) -> Result<String, NotMade> {
        let kept = match away {
            Away::Library(matter) => return self.file(matter, form, layout),
            Away::Kept(kept) => kept,
        };
        match (form, away.deck()) {
            (FileForm::Html, Some(deck)) => self.slides_page(&Program::of_deck(deck), Paper::Slides, false),
            (FileForm::Markdown, Some(deck)) => Ok(self.slides_markdown(&Program::of_deck(deck), Some(deck), false)),
            (FileForm::Markdown, None) => self.share(kept, SharedForm::Markdown),
            (FileForm::Json, _) => self.share(kept, SharedForm::Json),
            (FileForm::Toml, _) => self.share(kept, SharedForm::Toml),
            (FileForm::Html | FileForm::Csv, _) => Err(NotMade::said(self.words.say("take-no-such-form"))),
        }
    }

    /// The whole text of a file. The layout is that of documents; CSV and JSON have one shape each.
    ///
    /// # Errors
    /// What no engine made a text of.
    pub fn file(&self, matter: &Matter, form: FileForm, layout: Layout) -> Result<String, NotMade> {
        match form {
            FileForm::Markdown => Ok(markdown::markdown(&self.document(matter, layout), self.words)),
            FileForm::Html => html::html(&self.document(matter, layout), self.words),
            FileForm::Csv => self.records(matter).csv(),
            FileForm::Json => self.json(matter),
            FileForm::Toml => Err(NotMade::said(self.words.say("take-no-such-form"))),
        }
    }

    /// What Markdown and HTML are written from.
    #[must_use]
    pub fn document(&self, matter: &Matter, layout: Layout) -> Document {
        match matter {
            Matter::Section { place, voices } => self.section_document(place, *voices, layout),
            Matter::Comparison(comparison) => self.comparison_document(comparison, layout),
            Matter::Grid(asked) => self.grid_document(asked),
            Matter::Timeline(asked) => self.timeline_document(asked),
            Matter::Promises(asked) => self.promises_document(asked),
            Matter::Hits(hits) => self.hits_document(hits),
            Matter::Figures(choice) => self.figures_document(choice),
            Matter::Penalties(choice) => self.penalties_document(choice),
        }
    }

    /// What a spreadsheet is made from.
    #[must_use]
    pub fn records(&self, matter: &Matter) -> Records {
        match matter {
            Matter::Section { place, voices } => self.section_records(place, *voices),
            Matter::Comparison(comparison) => self.comparison_records(comparison),
            Matter::Grid(asked) => self.grid_records(asked),
            Matter::Timeline(asked) => self.timeline_records(asked),
            Matter::Promises(asked) => self.promises_records(asked),
            Matter::Hits(hits) => self.hits_records(hits),
            Matter::Figures(choice) => self.figures_records(&self.figures(choice)),
            Matter::Penalties(choice) => self.penalties_records(&self.penalties(choice)),
        }
    }

    /// For programs, in the shapes of `assets/json.md`.
    ///
    /// # Errors
    /// What no JSON can be made of.
    pub fn json(&self, matter: &Matter) -> Result<String, NotMade> {
        match matter {
            Matter::Section { place, voices } => json(&self.shown(place, &self.parts(place, *voices))),
            Matter::Comparison(comparison) => {
                json(&self.comparison(comparison.topic, &self.heads(comparison), &self.rows(comparison)))
            }
            Matter::Grid(asked) => json(&self.grid(asked)),
            Matter::Timeline(asked) => json(&self.timeline(asked)),
            Matter::Promises(asked) => json(&self.promises(asked)),
            Matter::Hits(hits) => json(&self.hits_passages(hits)),
            Matter::Figures(choice) => json(&self.figures_json(&self.figures(choice))),
            Matter::Penalties(choice) => json(&self.penalties_json((&self.penalties(choice), &choice.offence))),
        }
    }
}

/// As JSON, with a line feed at its end.
///
/// # Errors
/// What no JSON can be made of, such as a map whose keys are no texts.
pub fn json(value: &impl Serialize) -> Result<String, NotMade> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(NotMade::said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_no_json_can_be_made_of_is_said() {
        assert_eq!(json(&["a"]).as_deref(), Ok("[\n  \"a\"\n]\n"));
        let said = json(&BTreeMap::from([((1, 2), "pair")])).unwrap_err().to_string();
        assert!(said.contains("key must be a string"), "{said}");
    }
}
