//! The real binary where things go wrong: it is killed, the disk fails, is full, or may not be written. What was said to
//! be saved is there afterwards, and nothing is half there.
//!
//! Needs strace and unshare. Without them it says so and passes, unless `COTEJO_FAULTS=required`, which `.ci/run` sets.
//!
//! Must not: depend on luck. What is random comes from a seed that a failure names.

#![allow(clippy::print_stdout, reason = "with --nocapture it says how much was tried")]

mod full;
mod injected;
mod killed;

use crate::cli::run::Home;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether a tool does what it is needed for; that it does not is said.
fn can(tool: &str, args: &[&str]) -> bool {
    let tried = Command::new(tool).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let can = tried.is_ok_and(|status| status.success());
    if !can {
        assert!(
            std::env::var_os("COTEJO_FAULTS").is_none_or(|wished| wished != "required"),
            "{tool} {args:?} cannot be used here, and COTEJO_FAULTS=required"
        );
        println!("skipped: {tool} {args:?} cannot be used here");
    }
    can
}

/// How often each note is in the notebook, which must be readable.
#[track_caller]
fn notes(home: &Home) -> BTreeMap<String, usize> {
    let listed = home.small(&["bookmark", "list", "--json"]).ends(0).json();
    let mut notes = BTreeMap::new();
    for row in listed.as_array().unwrap() {
        *notes.entry(row["note"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    notes
}

/// Where the reader's files are in a home.
const DATA: &str = ".local/share/cotejo";
const STATE: &str = ".local/state/cotejo";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, to) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}

/// Numbers that look like chance (Marsaglia's xorshift64*, 2003).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..4).for_each(|_| _ = chance.below(2));
        chance
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) % end
    }
}
