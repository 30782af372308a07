//! Bookmarks and decks as files that are passed on: Markdown for people, JSON and TOML for programs; each is read back
//! without loss.
//!
//! Must not: read or write a file, or let one broken entry keep the others out.

mod entry;
mod json;
mod markdown;
mod toml;

pub(super) use markdown::whole as block;

use super::{NotMade, Scribe};
use crate::notebook::Notebook;
use crate::say;
use crate::text::Shown;
use crate::words::Words;

/// What every bookmark in Markdown has.
const MARKDOWN_LINK: &str = "](cotejo:";
/// The version of the shapes that this program writes.
const SCHEMA: i64 = 1;

/// The form of a file that is passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharedForm {
    /// For people.
    Markdown,
    /// For programs.
    Json,
    /// As the reader's own file has it.
    Toml,
}

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// All that could be read, in the order of the file.
    pub notebook: Notebook,
    /// What could not.
    pub unread: Vec<Unread>,
}

/// An entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Why.
    pub flaw: Flaw,
}

/// Why an entry, or a whole file, could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not what the form of the file wants; the words of the library that reads it.
    Syntax(Shown),
    /// It nests too deep.
    TooDeep,
    /// A later version of the program wrote it.
    Future(i64),
    /// A field is missing.
    Missing(&'static str),
    /// A field holds something else than it should.
    Bad(&'static str),
    /// Its place leads nowhere.
    NoAddress(Shown),
    /// Its note is larger than a note may be.
    NoteTooBig,
}

impl Flaw {
    /// What it is, in the reader's language.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Syntax(said) => say!(words, "shared-syntax", said = said),
            Self::TooDeep => words.say("shared-too-deep"),
            Self::Future(found) => say!(words, "shared-future", found = &found.to_string()),
            Self::Missing(field) => say!(words, "shared-missing", field = *field),
            Self::Bad(field) => say!(words, "shared-bad", field = *field),
            Self::NoAddress(place) => say!(words, "failed-address", name = place),
            Self::NoteTooBig => say!(words, "store-note-too-big", limit = crate::notebook::LARGEST_NOTE),
        }
    }
}

impl SharedForm {
    /// The form of a file: what its name ends with, else what it looks like.
    #[must_use]
    pub fn of(extension: Option<&str>, text: &str) -> Self {
        let named = extension.map(str::to_ascii_lowercase);
        match named.as_deref() {
            Some("md" | "markdown") => return Self::Markdown,
            Some("json") => return Self::Json,
            Some("toml") => return Self::Toml,
            _ => {}
        }
        let mut signs = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}');
        if let (Some('{'), _) | (Some('['), Some('{' | ']')) = (signs.next(), signs.next()) {
            return Self::Json;
        }
        // A line of a note may look like anything, but before it stands what the form has there.
        let told = text.lines().find_map(|line| match line {
            line if line.starts_with("[[") => Some(Self::Toml),
            line if line.strip_prefix("schema").is_some_and(|rest| rest.trim_start().starts_with('=')) => {
                Some(Self::Toml)
            }
            line if line.starts_with("```") || line.contains(MARKDOWN_LINK) => Some(Self::Markdown),
            _ => None,
        });
        told.unwrap_or(Self::Markdown)
    }
}

/// Reads what somebody passed on.
#[must_use]
pub fn read_shared(text: &str, form: SharedForm) -> Shared {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut shared = Shared::default();
    let read = match form {
        SharedForm::Markdown => {
            markdown::read(text, &mut shared);
            Ok(())
        }
        SharedForm::Json => json::read(text, &mut shared),
        SharedForm::Toml => toml::read((text, 1), &mut shared),
    };
    if let Err(unread) = read {
        shared.unread.push(unread);
    }
    shared.unread.sort_by_key(|unread| unread.line);
    shared
}

impl Scribe<'_> {
    /// Bookmarks and decks as a file to be passed on.
    ///
    /// # Errors
    /// What no engine made a text of.
    pub fn share(&self, notebook: &Notebook, form: SharedForm) -> Result<String, NotMade> {
        match form {
            SharedForm::Markdown => Ok(self.shared_markdown(notebook)),
            SharedForm::Json => json::write(notebook),
            SharedForm::Toml => Ok(toml::write(notebook)),
        }
    }
}

/// The line of a position in a text, from 1.
fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
