//! What a reader would notice, in one binary.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

mod browser;
mod cli;
mod content;
mod faults;
mod flows;
mod made;
mod pictures;
mod pty;
mod quality;
mod recall;
mod tidy;
mod workshop;
