//! The system's calls on the reader's files fail, each in its turn, once and for good; or the program is killed in one.
//!
//! Must not: take a note for lost that was never acknowledged, or for saved what is only there in part.

use super::{DATA, STATE, can, copy, notes};
use crate::cli::run::{Home, Run};
use std::fs;
use std::process::Command;

/// What is done to the files, under the names that systems have for it.
const CALLS: [&str; 6] =
    ["openat", "write", "fdatasync,fsync", "rename,renameat,renameat2", "unlink,unlinkat", "ftruncate"];
/// More calls than one save has.
const MOST: usize = 60;
const NOTE: &str = "the new one";

/// The files that the calls are on: those of the library and of the system are let alone.
fn files(home: &Home) -> Vec<String> {
    let state = ["", "lock", "journal", "journal.new", "journal.last"].map(|name| home.path(STATE).join(name));
    let data = ["", "bookmarks.toml", "bookmarks.toml.bak", ".bookmarks.toml.new", ".bookmarks.toml.bak.new"]
        .map(|name| home.path(DATA).join(name));
    let named = state.iter().chain(&data).map(|path| path.to_str().unwrap().trim_end_matches('/').to_owned());
    named.flat_map(|path| ["-P".to_owned(), path]).collect()
}

/// Adds a bookmark while something goes wrong, and says whether anything did.
fn add(home: &Home, inject: &str) -> (Run, bool) {
    let plain =
        home.command(&["--no-bundled", "--library", "tests/fixtures/small", "bookmark", "add", "ve", "--note", NOTE]);
    let log = home.path("strace");
    let mut command = Command::new("strace");
    command.arg("-f").arg("-o").arg(&log).args(files(home)).args(["-e", &format!("inject={inject}")]);
    command.arg(plain.get_program()).args(plain.get_args()).env_clear();
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let run = Run::from(command.output().unwrap());
    let log = fs::read_to_string(log).unwrap_or_default();
    (run, log.contains("INJECTED") || log.contains("killed by SIGKILL"))
}

/// A home with two notes, in which the file was written.
fn written() -> Home {
    let home = Home::new();
    for note in ["first", "second"] {
        home.small(&["bookmark", "add", "ve", "--note", note]).ends(0);
    }
    home
}

/// Tries one fault in every call of its kind, and gives how many there were.
fn every(before: Option<&Home>, calls: &str, how: &str, judge: fn(&Run)) -> usize {
    for turn in 1..=MOST {
        let home = Home::new();
        if let Some(before) = before {
            copy(&before.path(".local"), &home.path(".local"));
        }
        let inject = format!("{calls}:{}", how.replace("when=N", &format!("when={turn}")));
        let (run, is_tried) = add(&home, &inject);
        if !is_tried {
            assert_eq!(run.code, Some(0), "{inject}: {run:?}");
            return turn - 1;
        }
        judge(&run);
        // Whatever is there now, it goes on.
        home.small(&["bookmark", "add", "ve", "--note", "afterwards"]).ends(0);
        let found = notes(&home);
        let count = |note: &str| found.get(note).copied().unwrap_or(0);
        let is_there = count(NOTE) == 1;
        assert!(count(NOTE) <= 1 && (is_there || run.out.is_empty()), "{inject}: {run:?}, {found:?}");
        assert!(is_there || run.code != Some(0), "{inject}: {run:?}, {found:?}");
        assert_eq!(count("afterwards"), 1, "{inject}: {found:?}");
        assert_eq!((count("first"), count("second")), before.map_or((0, 0), |_| (1, 1)), "{inject}: {found:?}");
        assert_eq!(found.values().sum::<usize>(), 1 + count(NOTE) + before.map_or(0, |_| 2), "{inject}: {found:?}");
    }
    panic!("{calls} has no end");
}

fn can_inject() -> bool {
    can("strace", &["-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"])
}

#[test]
fn a_program_that_is_killed_in_any_call_leaves_all_or_nothing() {
    if !can_inject() {
        return;
    }
    let written = written();
    let killed = |run: &Run| assert_eq!(run.code, None, "{run:?}");
    let mut tried = 0;
    for calls in CALLS {
        tried += every(Some(&written), calls, "signal=KILL:when=N", killed);
        tried += every(None, calls, "signal=KILL:when=N", killed);
    }
    assert!(tried > 30, "{tried}");
    println!("{tried} kills in calls");
}

#[test]
fn a_call_that_fails_is_got_over_or_said_and_leaves_nothing_half() {
    if !can_inject() {
        return;
    }
    let written = written();
    let saved_or_said = |run: &Run| match run.code {
        Some(0) => assert!(!run.out.is_empty(), "{run:?}"),
        code => assert_eq!((code, run.err.lines().count()), (Some(4), 1), "{run:?}"),
    };
    let mut tried = 0;
    for calls in CALLS {
        tried += every(Some(&written), calls, "error=EIO:when=N", saved_or_said);
        tried += every(Some(&written), calls, "error=ENOSPC:when=N+", saved_or_said);
    }
    for calls in ["openat", "rename,renameat,renameat2"] {
        tried += every(Some(&written), calls, "error=EROFS:when=N+", saved_or_said);
    }
    tried += every(None, "openat", "error=EIO:when=N", saved_or_said);
    assert!(tried > 60, "{tried}");
    println!("{tried} calls that failed");
}

#[test]
fn what_never_gets_to_the_disk_is_never_said_to_be_saved() {
    if !can_inject() {
        return;
    }
    let home = written();
    let (run, _) = add(&home, "fdatasync,fsync:error=EIO");
    run.fails(4, &["journal", "Input/output error"]);
    assert_eq!(notes(&home).get(NOTE).copied().unwrap_or(0), 0);
}
