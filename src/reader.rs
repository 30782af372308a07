//! Puts the reader together: settings, keys, session, library, and opens it.
//!
//! Must not: do what a layer can do. Only here do the command line's and the reader's halves meet.

use crate::app::{KeymapFault, Keymap, Start, TABLE, ThemeName, label_id};
use crate::model::{Fault, Lang, PlaceText, Problem, Severity, nearest};
use crate::say;
use crate::store::{KeyOverride, Paths, SessionFile, Settings, Shelf};
use crate::term::{self, Setup};
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::process::ExitCode;
use std::sync::Arc;

/// What the command line decided.
pub struct Opening {
    /// What to load.
    pub shelf: Shelf,
    /// The language.
    pub lang: Lang,
    /// The settings in force.
    pub settings: Settings,
    /// How many of their lines were not understood.
    pub faults: usize,
    /// Where the reader's own data is.
    pub paths: Paths,
    /// Where to open.
    pub place: Option<PlaceText>,
    /// `NO_COLOR` is set.
    pub no_colour: bool,
}

/// Opens the reader and stays until it is left.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn open(opening: Opening) -> anyhow::Result<ExitCode> {
    let words = Arc::new(Words::new(opening.lang));
    let (keymap, faults) = keymap(&opening.settings.keys, &Shown::default());
    let theme = match (opening.no_colour, opening.settings.theme) {
        (true, _) | (_, "mono") => ThemeName::Mono,
        (_, "contrast") => ThemeName::Contrast,
        _ => ThemeName::Ansi,
    };
    let count = opening.faults + faults.len();
    let start = Start {
        words: words.clone(),
        keymap,
        theme,
        mouse: opening.settings.mouse,
        text_width: opening.settings.text_width,
        session: SessionFile::new(&opening.paths).read(),
        place: opening.place,
    };
    let notice = (count > 0).then(|| say!(words, "config-problems", count = count));
    term::run(Setup { shelf: opening.shelf, paths: opening.paths, start, notice })
}

/// The keys in force, and every override that could not be followed; its default stays.
#[must_use]
pub fn keymap(overrides: &[KeyOverride], file: &Shown) -> (Keymap, Vec<Problem>) {
    let mut keymap = Keymap::default();
    let mut problems = Vec::new();
    for own in overrides {
        let Err(fault) = keymap.bind(&own.action, &own.keys) else { continue };
        let shown = |text: &str| Raw::new(text).shown();
        let fault = match fault {
            KeymapFault::UnknownAction => {
                let names = TABLE.iter().map(|entry| entry.name);
                Fault::UnknownAction { meant: nearest(&own.action, names, 1).into_iter().next() }
            }
            KeymapFault::UnknownKey(key) => Fault::UnknownKeyName { found: shown(&key) },
            KeymapFault::AmbiguousKey(key) => Fault::AmbiguousKey { found: shown(&key) },
            KeymapFault::Taken(key, by) => Fault::KeyTaken { found: shown(&key), by: Shown::ours(by) },
        };
        let field = shown(&format!("keys \u{b7} {}", own.action));
        let (line, column) = (own.line, own.column);
        problems.push(Problem { file: file.clone(), line, column, severity: Severity::Error, field, fault });
    }
    (keymap, problems)
}

/// The rows of the one table, for `cotejo keys` and the README: where, keys, name, what.
#[must_use]
pub fn key_rows(keymap: &Keymap, words: &Words) -> Vec<[String; 4]> {
    let mut rows = Vec::new();
    for context in crate::app::Context::ALL {
        for (entry, keys) in keymap.rows(*context) {
            let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
            let label = words.say(&label_id(entry.name));
            rows.push([words.say(context.message()), shown.join(" "), entry.name.to_owned(), label]);
        }
    }
    rows
}
