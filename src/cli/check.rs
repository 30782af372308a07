//! `cotejo check`: every problem in report files, and where.
//!
//! Must not: end with a failure for what is only worth a look.

use super::args::{Form, Format};
use super::failure::{Exit, Failure};
use super::reply::Reply;
use crate::model::{Problem, Severity};
use crate::say;
use crate::store::{self, Checked, Shelf, explain, one_line};
use crate::text::Raw;
use crate::words::Words;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

#[derive(Serialize)]
struct Answer<'a> {
    reports: usize,
    passages: usize,
    decks: usize,
    problems: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    severity: &'static str,
    field: &'a str,
    message: String,
}

/// `cotejo check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Report files or folders of them [default: the whole library].
    pub(crate) paths: Vec<PathBuf>,
    /// Also ask for what the bundled reports keep: a Spanish twin of every text, and short passages.
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) form: Form,
}

/// Checks the files and folders named, or the whole shelf.
///
/// # Errors
/// A path that leads nowhere.
pub(crate) fn check(words: &Words, args: &CheckArgs, shelf: &Shelf) -> Result<Reply, Failure> {
    if let Some(missing) = args.paths.iter().find(|path| std::fs::symlink_metadata(path).is_err()) {
        return Err(Failure::NoSuchPath(Raw::display(missing.display()).shown()));
    }
    let checked = store::check(&args.paths, shelf, args.strict);
    let reply = match args.form.format() {
        Format::Json => Reply::json(&json(words, &checked))?,
        Format::Text => Reply::text(prose(words, &checked)),
    };
    Ok(Reply { exit: exit(&checked.problems), ..reply })
}

fn json<'a>(words: &Words, checked: &'a Checked) -> Answer<'a> {
    let found = |problem: &'a Problem| Found {
        file: &problem.file,
        line: problem.line,
        column: problem.column,
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        field: &problem.field,
        message: explain(words, problem),
    };
    Answer {
        reports: checked.reports,
        passages: checked.passages,
        decks: checked.decks,
        problems: checked.problems.iter().map(found).collect(),
    }
}

fn prose(words: &Words, checked: &Checked) -> String {
    let warnings = checked.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let count = say!(
        words,
        "check-count",
        reports = checked.reports,
        passages = checked.passages,
        decks = checked.decks,
        errors = checked.problems.len() - warnings,
        warnings = warnings,
    );
    format!("{}{count}\n", lines(words, &checked.problems))
}

/// A line for each problem, never wrapped: editors and scripts read the place at its beginning.
pub(crate) fn lines(words: &Words, problems: &[Problem]) -> String {
    let line = |problem| {
        let line = one_line(words, problem);
        match problem.severity {
            Severity::Error => line,
            Severity::Warning => say!(words, "check-warning", line = &line),
        }
    };
    problems.iter().map(|problem| line(problem) + "\n").collect()
}

/// What a check ends with: warnings alone are no failure.
pub(crate) fn exit(problems: &[Problem]) -> Exit {
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    if errors { Exit::Nothing } else { Exit::Done }
}
