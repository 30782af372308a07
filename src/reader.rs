//! Puts the reader together: settings, keys, session and library, and opens it.
//!
//! Must not: do what a layer can do. Only here do the command line's and the reader's halves meet.

use crate::app::{Context, Keymap, KeymapFault, Start, TABLE, ThemeName, label_id};
use crate::cli::{self, Chosen, KeyRow};
use crate::model::{Fault, Problem, Severity, nearest};
use crate::say;
use crate::store::{KeyOverride, SessionFile, Settings};
use crate::term::{self, FollowSetup, Setup};
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::process::ExitCode;

/// What only the reader knows, for the command line.
pub(crate) const HOST: cli::Host = cli::Host {
    key_rows: |words, settings| key_rows(&keymap(&settings.keys, &Shown::default()).0, words),
    key_faults: |chosen| {
        let file = chosen.paths.config().map(|path| Raw::display(path.display()).shown());
        keymap(&chosen.settings.keys, &file.unwrap_or_default()).1
    },
};

/// Opens the reader and stays until it is left.
pub(crate) fn open(start: cli::Start) -> ExitCode {
    let words = start.words;
    let Chosen { paths, settings, problems } = start.chosen;
    let notice = match problems.len() {
        0 => None,
        count => Some(say!(words, "settings-problems", count = count)),
    };
    let state = Start {
        words: words.clone(),
        keymap: keymap(&settings.keys, &Shown::default()).0,
        theme: theme(&settings),
        mouse: settings.mouse,
        text_width: settings.text_width,
        session: SessionFile::new(&paths).read(),
        place: start.place,
        program: start.program,
    };
    let setup = Setup { shelf: start.shelf, loading: start.loading, paths, start: state, notice };
    term::run(setup).unwrap_or_else(|error| {
        cli::complain(&words, &error);
        cli::Exit::NotSaved.into()
    })
}

/// Opens the speaker's view and stays until it is left.
pub(crate) fn follow(start: cli::FollowStart) -> ExitCode {
    let words = start.words;
    let Chosen { paths, settings, .. } = start.chosen;
    term::follow(FollowSetup { words: words.clone(), theme: theme(&settings), paths }).unwrap_or_else(|error| {
        cli::complain(&words, &error);
        cli::Exit::NotSaved.into()
    })
}

/// `NO_COLOR` wins over the settings; see no-color.org.
fn theme(settings: &Settings) -> ThemeName {
    match (cli::wants_colour(), settings.theme) {
        (false, _) | (_, "mono") => ThemeName::Mono,
        (_, "contrast") => ThemeName::Contrast,
        (_, "projector") => ThemeName::Projector,
        _ => ThemeName::Ansi,
    }
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

/// The rows of the one table, for `cotejo keys` and the README.
#[must_use]
pub fn key_rows(keymap: &Keymap, words: &Words) -> Vec<KeyRow> {
    let mut rows: Vec<KeyRow> = Vec::new();
    for context in Context::ALL {
        for (entry, keys) in keymap.rows(*context) {
            let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
            rows.push(KeyRow {
                keys: shown.join(" "),
                action: entry.name.to_owned(),
                help: words.say(&label_id(entry.name)),
                context: words.say(context.message()),
            });
        }
    }
    rows
}
