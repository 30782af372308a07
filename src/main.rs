//! The program: a command line in, an exit code out.
//!
//! Must not: do anything itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    cotejo::run(std::env::args_os())
}
