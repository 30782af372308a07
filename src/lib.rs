//! cotejo, the terminal reader for comparative country reports.

pub mod cli;
pub mod compare;
pub mod export;
pub mod model;
pub mod search;
pub mod store;
pub mod text;
pub mod words;

use std::ffi::OsString;
use std::process::ExitCode;

/// Does what a command line asks for; the program's name comes first in it.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match cli::run(args, HOST) {
        cli::Ended::Done(exit) => exit.into(),
        cli::Ended::Open(start) => open_reader(start),
    }
}

// ---- The seam to the reader: `app` and `term` are joined to the command line here and nowhere else. ----

/// What only the reader knows.
const HOST: cli::Host = cli::Host { key_rows: |_, _| Vec::new(), key_faults: |_| Vec::new() };

/// Opens the reader and stays in it until it is closed.
fn open_reader(_: Box<cli::Start>) -> ExitCode {
    cli::Exit::NoTerminal.into()
}

// ---- End of the seam. ----
