//! Where output goes, and in which form: stdout, or a file that is whole or not there.
//!
//! Must not: leave half a file, or replace one unasked.

use super::args::Output;
use super::failure::Failure;
use super::wants_colour;
use crate::export::Form;
use crate::store;
use crate::text::{Raw, Shown};
use std::ffi::OsStr;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use terminal_size::{Width, terminal_size_of};

/// Cells in a line where nobody says how many there are.
const USUAL_WIDTH: usize = 80;
/// The name of a file that means stdout, as everywhere.
const DASH: &str = "-";

/// The form of text on stdout: as wide as the terminal, and bold only on one that shows it.
pub(crate) fn stdout_form() -> Form {
    let terminal = io::stdout().is_terminal();
    let width = terminal_size_of(io::stdout()).filter(|_| terminal);
    let width = width.map_or(USUAL_WIDTH, |(Width(cells), _)| usize::from(cells.max(1)));
    Form { width, bold: terminal && wants_colour() && !is_dumb() }
}

/// The form of text for what was asked; a file has no terminal to fit.
pub(crate) fn form(asked: &Output) -> Form {
    let form = match file(asked) {
        Some(_) => Form { width: USUAL_WIDTH, bold: false },
        None => stdout_form(),
    };
    Form { width: asked.width.map_or(form.width, usize::from), ..form }
}

/// Whether the terminal shows nothing but plain text.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term == "dumb")
}

/// Writes to where it was asked for, and names the file if it was one.
///
/// # Errors
/// A file that exists, or anything that cannot be written.
pub(crate) fn deliver(text: &str, asked: &Output) -> Result<Option<Shown>, Failure> {
    match file(asked) {
        Some(file) => {
            store::write_out(text, file, asked.force)?;
            Ok(Some(Raw::display(file.display()).shown()))
        }
        None => to_stdout(text).map(|()| None),
    }
}

fn file(asked: &Output) -> Option<&Path> {
    asked.output.as_deref().filter(|path| path.as_os_str() != OsStr::new(DASH))
}

/// Writes to stdout. A reader who leaves early (`| head`) has what was wanted: no failure.
///
/// # Errors
/// Anything else that keeps the text from being written, a full disk behind `>` among it.
pub(crate) fn to_stdout(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Stdout(Raw::display(error).shown())),
        _ => Ok(()),
    }
}

/// Says a line on stderr. Where that cannot be written, nobody is left to be told.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "cotejo: {line}");
}

/// Prints what clap complains of; what it repeats of the command line is foreign text.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(Raw::new(text).shown_lines().as_bytes());
}
