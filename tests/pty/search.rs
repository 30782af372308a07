//! Searching a library so large that its index is kept for the next start.

use super::{PATIENCE, Pty};
use crate::made::Large;
use std::path::Path;
use std::time::Instant;

/// Starts the reader, searches at once, waits for the count and until what is kept is as it should be, and leaves.
#[track_caller]
fn session(large: &Large, home: &Path, (query, count): (&str, &str), is_kept: impl Fn(Option<Vec<u8>>) -> bool) {
    let mut pty = Pty::start(home, &large.options());
    pty.see("Venezuela");
    // While the library is still being read, which must not be in the way of keeping its index.
    pty.type_keys("\u{6}").see("Find:").type_keys(query).see(count);
    let started = Instant::now();
    while !is_kept(large.kept()) {
        assert!(started.elapsed() < PATIENCE, "what is kept never came to be so");
        pty.rest();
    }
    pty.type_keys("\u{1b}").see_gone("Find:").type_keys("q");
    assert_eq!(pty.wait(), 0);
    assert!(is_kept(large.kept()));
}

#[test]
fn a_large_library_is_indexed_once_and_again_where_what_was_kept_is_spoilt() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let large = Large::new(home);
    let shelter = ("\"shelter 3\"", "1 hit ");
    session(&large, home, shelter, |kept| kept.is_some());
    let whole = large.kept();
    session(&large, home, shelter, |kept| kept == whole);
    // What is found now stands in what is kept and in no report.
    large.keep_other(home);
    let other = large.kept();
    session(&large, home, ("\"zeppelin 3\"", "1 hit "), |kept| kept == other);
    let spoilt = Some(large.spoil());
    session(&large, home, shelter, |kept| kept != spoilt);
    assert!(large.kept() == whole);
    // A library that became small has none.
    large.shrink();
    session(&large, home, ("shelter", "1 hit "), |kept| kept.is_none());
}
