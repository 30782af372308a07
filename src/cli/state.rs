//! `cotejo state`: what is on disk of the reader's notebook, what is wrong with it, and setting it right.
//!
//! Must not: change anything where only a check was asked for, or leave unsaid where something was put.

use super::args::{Form, Format};
use super::failure::{Exit, Failure};
use super::reply::Reply;
use crate::say;
use crate::store::{
    Deed, Holds, NotebookStore, Repaired, StateFault, StateFile, StateProblem, StateReport, StoreError,
};
use crate::words::Words;
use clap::Subcommand;
use serde::Serialize;

/// `cotejo state`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum StateVerb {
    /// Name the files in which bookmarks and decks are kept, and every problem of theirs.
    Check(Form),
    /// Set aside what cannot be read, keep all that was saved, and bring back the file of bookmarks.
    Repair(Form),
}

#[derive(Serialize)]
struct Answer<'a> {
    files: Vec<File<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Mended<'a> {
    done: Vec<Done<'a>>,
    failed: Option<String>,
    #[serde(flatten)]
    left: Answer<'a>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    kind: &'static str,
    bookmarks: Option<usize>,
    decks: Option<usize>,
    changes: Option<usize>,
    drafts: Option<usize>,
}

#[derive(Serialize)]
struct Problem<'a> {
    file: &'a str,
    line: usize,
    severity: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Done<'a> {
    kind: &'static str,
    file: &'a str,
    to: Option<&'a str>,
    message: String,
}

/// Does what was asked of the notebook's files.
///
/// # Errors
/// Where no folder for the reader's data is known.
pub(crate) fn state(words: &Words, store: &mut NotebookStore, verb: StateVerb) -> Result<Reply, Failure> {
    match verb {
        StateVerb::Check(form) => check(words, store, form.format()),
        StateVerb::Repair(form) => repair(words, store, form.format()),
    }
}

fn check(words: &Words, store: &NotebookStore, format: Format) -> Result<Reply, Failure> {
    let report = store.check().map_err(Failure::NotRead)?;
    let reply = match format {
        Format::Json => Reply::json(&answer(words, &report))?,
        Format::Text => {
            let files = report.files.iter().map(|file| holds(words, file) + "\n");
            Reply::text(files.collect::<String>() + &problems(words, &report))
        }
    };
    Ok(reply.found(!report.has_errors()))
}

fn repair(words: &Words, store: &mut NotebookStore, format: Format) -> Result<Reply, Failure> {
    let Repaired { deeds, failed, left } = store.repair().map_err(Failure::NotSaved)?;
    let done = deeds.iter().map(|deed| done(words, deed));
    let mut reply = match format {
        Format::Json => Reply::json(&Mended {
            done: done.collect(),
            failed: failed.as_ref().map(|error| error.say(words)),
            left: answer(words, &left),
        })?,
        Format::Text => {
            let mut text: String = done.map(|done| done.message + "\n").collect();
            if text.is_empty() && failed.is_none() {
                text = words.say("state-did-nothing") + "\n";
            }
            Reply::text(text + &problems(words, &left))
        }
    };
    if let Some(error) = failed {
        // What is wrong with a file is among the problems that are left.
        let is_left = left.problems.iter().any(|left| left.fault == StateFault::Refused(error.clone()));
        if !is_left {
            reply = reply.note(error.say(words));
        }
        reply.exit = if is_left { Exit::Nothing } else { Exit::NotSaved };
        return Ok(reply);
    }
    Ok(reply.found(!left.has_errors()))
}

/// A line for each problem, never wrapped: editors and scripts read the place at its beginning.
fn problems(words: &Words, report: &StateReport) -> String {
    let warnings = report.problems.iter().filter(|problem| !problem.fault.is_error()).count();
    let line = |problem: &StateProblem| match problem.fault.is_error() {
        true => message(words, problem) + "\n",
        false => say!(words, "check-warning", line = &message(words, problem)) + "\n",
    };
    let lines: String = report.problems.iter().map(line).collect();
    let errors = report.problems.len() - warnings;
    lines + &say!(words, "state-count", errors = errors, warnings = warnings) + "\n"
}

fn answer<'a>(words: &Words, report: &'a StateReport) -> Answer<'a> {
    let problem = |problem: &'a StateProblem| Problem {
        file: &problem.path,
        line: problem.line.unwrap_or(0),
        severity: if problem.fault.is_error() { "error" } else { "warning" },
        message: message(words, problem),
    };
    Answer { files: report.files.iter().map(file).collect(), problems: report.problems.iter().map(problem).collect() }
}

fn file(file: &StateFile) -> File<'_> {
    let of = |kind| File { file: &file.path, kind, bookmarks: None, decks: None, changes: None, drafts: None };
    match file.holds {
        Holds::Snapshot { bookmarks, decks } => {
            File { bookmarks: Some(bookmarks), decks: Some(decks), ..of("bookmarks") }
        }
        Holds::Before => of("before"),
        Holds::Journal { changes } => File { changes: Some(changes), ..of("journal") },
        Holds::Last { changes } => File { changes: Some(changes), ..of("journal-before") },
        Holds::Side { changes } => File { changes: Some(changes), ..of("side-journal") },
        Holds::Drafts { files } => File { drafts: Some(files), ..of("drafts") },
        Holds::Aside => of("set-aside"),
        Holds::Unfinished => of("unfinished"),
    }
}

fn holds(words: &Words, file: &StateFile) -> String {
    let path = &file.path;
    match file.holds {
        Holds::Snapshot { bookmarks, decks } => {
            say!(words, "state-bookmarks", path = path, bookmarks = bookmarks, decks = decks)
        }
        Holds::Before => say!(words, "state-before", path = path),
        Holds::Journal { changes } => say!(words, "state-journal", path = path, changes = changes),
        Holds::Last { changes } => say!(words, "state-last", path = path, changes = changes),
        Holds::Side { changes } => say!(words, "state-side", path = path, changes = changes),
        Holds::Drafts { files } => say!(words, "state-drafts", path = path, files = files),
        Holds::Aside => say!(words, "state-aside", path = path),
        Holds::Unfinished => say!(words, "state-unfinished", path = path),
    }
}

fn message(words: &Words, problem: &StateProblem) -> String {
    let (path, line) = (&problem.path, problem.line.unwrap_or(0).to_string());
    match &problem.fault {
        // The error a save would give says that nothing is changed; here nothing was to be.
        StateFault::Refused(StoreError::Io { path, said }) => {
            say!(words, "state-io", path = path, said = said)
        }
        StateFault::Refused(error) => error.say(words),
        StateFault::BadLine => say!(words, "state-bad-line", path = path, line = &line),
        StateFault::Torn => say!(words, "state-torn", path = path, line = &line),
        StateFault::Unreadable => say!(words, "state-unreadable", path = path, line = &line),
    }
}

fn done<'a>(words: &Words, deed: &'a Deed) -> Done<'a> {
    match deed {
        Deed::LinesAside { path, lines, to } => {
            let numbers = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let count = lines.len();
            let message = say!(words, "state-did-lines", path = path, lines = &numbers, count = count, to = to);
            Done { kind: "lines-set-aside", file: path, to: Some(to), message }
        }
        Deed::TornAside { path, to } => {
            let message = say!(words, "state-did-torn", path = path, to = to);
            Done { kind: "torn-end-set-aside", file: path, to: Some(to), message }
        }
        Deed::SideAside { path, to } => {
            let message = say!(words, "state-did-side", path = path, to = to);
            Done { kind: "side-journal-set-aside", file: path, to: Some(to), message }
        }
        Deed::BroughtBack { path, to: Some(to) } => {
            let message = say!(words, "state-did-bring-back", path = path, to = to);
            Done { kind: "brought-back", file: path, to: Some(to), message }
        }
        Deed::BroughtBack { path, to: None } => {
            let message = say!(words, "state-did-make-anew", path = path);
            Done { kind: "brought-back", file: path, to: None, message }
        }
        Deed::Merged { path, to } => {
            let message = say!(words, "state-did-merge", path = path, to = to);
            Done { kind: "merged", file: path, to: Some(to), message }
        }
        Deed::Written { path, changes } => {
            let message = say!(words, "state-did-write", path = path, changes = *changes);
            Done { kind: "written", file: path, to: None, message }
        }
    }
}
