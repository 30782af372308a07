//! What a command answers.
//!
//! Must not: be printed in parts; a command that fails has printed nothing.

use super::failure::{Exit, Failure};
use crate::export;
use serde::Serialize;

/// What goes to stdout, and what the program then ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    /// For stdout, or the file asked for.
    pub(crate) text: String,
    /// For stderr, a line each.
    pub(crate) notes: Vec<String>,
    /// What the program ends with.
    pub(crate) exit: Exit,
}

impl Reply {
    /// A text.
    pub(crate) fn text(text: String) -> Self {
        Self { text, notes: Vec::new(), exit: Exit::Done }
    }

    /// A value as JSON, with a line feed at its end.
    ///
    /// # Errors
    /// What no JSON can be made of.
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self::text(export::json(value)?))
    }

    /// The same answer, for something that was found or not.
    pub(crate) fn found(self, found: bool) -> Self {
        Self { exit: if found { self.exit } else { Exit::Nothing }, ..self }
    }

    /// The same answer, with a line on stderr.
    pub(crate) fn note(mut self, line: String) -> Self {
        self.notes.push(line);
        self
    }
}
