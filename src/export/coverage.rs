//! A cell of the grid of a library in signs and in words: the same on the screen, on the command line and in documents.
//!
//! Must not: weigh. A cell says what is here and who looked for what is not.

use super::Scribe;
use crate::compare::Coverage;
use crate::model::{Report, Silence, SilenceState, Voice};
use crate::say;
use crate::words;

/// What a cell shows whose country is not read yet.
const UNREAD: &str = "\u{2026}";
/// What a cell shows in which a document is silent.
const SILENT: &str = "\u{2205}";
/// What a cell shows in which nothing is and nobody looked.
const UNCHECKED: &str = "\u{b7}";
/// Beside passages that somebody contradicts.
const CONTESTED: &str = "\u{2260}";

/// A cell in signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// How many passages; else why there is no number.
    pub count: String,
    /// A sign or a space each: the State speaks, others speak, contested, a document is silent.
    pub flags: String,
}

impl Scribe<'_> {
    /// A cell in signs; `None` is one whose country is not read yet.
    #[must_use]
    pub fn signs(&self, cell: Option<&Coverage>) -> Signs {
        let Some(cell) = cell else { return Signs { count: UNREAD.to_owned(), flags: String::new() } };
        if cell.passages == 0 {
            let sign = if cell.is_unchecked() { UNCHECKED } else { SILENT };
            return Signs { count: sign.to_owned(), flags: String::new() };
        }
        let flags = [
            (cell.of(Voice::State) > 0, self.words.say("grid-letter-state")),
            (cell.others > 0, self.words.say("grid-letter-others")),
            (cell.contested > 0, CONTESTED.to_owned()),
            (cell.silent().next().is_some(), SILENT.to_owned()),
        ];
        let flags = flags.map(|(is, sign)| if is { sign } else { " ".to_owned() });
        Signs { count: cell.passages.to_string(), flags: flags.concat() }
    }

    /// A cell in words; `None` is one whose country is not read yet. In short the letters of the signs stand for
    /// voices, and silent documents are not named.
    #[must_use]
    pub fn holds(&self, cell: Option<&Coverage>, in_short: bool) -> String {
        match cell {
            None => self.words.say("grid-unread"),
            Some(cell) if cell.is_unchecked() => self.words.say("grid-unchecked"),
            Some(cell) => {
                let passages = self.passage_words(cell, in_short).into_iter();
                passages.chain(self.gap_words(cell, in_short)).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// What is said of the passages of a cell: how many, who says them, which are contested. Empty where there are none.
    #[must_use]
    pub(super) fn passage_words(&self, cell: &Coverage, in_short: bool) -> Vec<String> {
        let words = self.words;
        if cell.passages == 0 {
            return Vec::new();
        }
        let state = cell.of(Voice::State);
        let others = Voice::ALL.iter().filter(|voice| **voice != Voice::State && cell.of(**voice) > 0);
        let named = |voice: &Voice| say!(words, "tally", name = &words::voice(words, *voice), count = cell.of(*voice));
        let others: Vec<String> = others.map(named).collect();
        let letter = |id: &str, count: u32| format!("{} {count}", words.say(id));
        let said = [
            (state > 0).then(|| match in_short {
                true => letter("grid-letter-state", state),
                false => say!(words, "grid-state", count = state),
            }),
            (cell.others > 0).then(|| match in_short {
                true => letter("grid-letter-others", cell.others),
                false => format!("{} ({})", say!(words, "grid-others", count = cell.others), others.join(", ")),
            }),
        ];
        let voices: Vec<String> = said.into_iter().flatten().collect();
        let mut parts = vec![say!(words, "grid-passages", count = cell.passages), voices.join(", ")];
        if cell.contested > 0 {
            parts.push(say!(words, "grid-contested", count = cell.contested));
        }
        if cell.in_tension > 0 {
            parts.push(say!(words, "grid-in-tension", count = cell.in_tension));
        }
        parts
    }

    /// The gaps of a cell that somebody checked, by what they are, each with its documents.
    fn gap_words(&self, cell: &Coverage, in_short: bool) -> Vec<String> {
        let of = |state: &SilenceState| {
            let mut documents: Vec<String> = Vec::new();
            for (report, silence) in cell.silent().filter(|(_, silence)| silence.state == *state) {
                let name = self.silent_document(report, silence);
                if !documents.contains(&name) {
                    documents.push(name);
                }
            }
            let state = self.words.say(&format!("grid-gap-{}", state.word()));
            match (documents.is_empty(), in_short) {
                (true, _) => None,
                (false, true) => Some(state),
                (false, false) => Some(say!(self.words, "labelled", label = &state, value = &documents.join(", "))),
            }
        };
        SilenceState::ALL.iter().filter_map(of).collect()
    }

    /// "The State, 2006": the document that says nothing.
    fn silent_document(&self, report: &Report, silence: &Silence) -> String {
        let source = silence.source.and_then(|at| report.sources.get(at));
        source.map_or_else(|| self.words.say("grid-gap-unnamed"), |source| self.document_name(source))
    }

    /// What the signs mean. A passage with two homes counts in both, which are topics or, one level down, points.
    #[must_use]
    pub fn grid_legend(&self, points: bool) -> String {
        let state = self.words.say("grid-letter-state");
        let others = self.words.say("grid-letter-others");
        let counts = self.words.say(if points { "grid-counts-points" } else { "grid-counts-topics" });
        let signs = say!(self.words, "grid-signs", state = &state, others = &others);
        format!("{signs} {counts}")
    }
}
