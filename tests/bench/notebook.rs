//! How long ten thousand bookmarks take to be read, one to be saved, and the file to be written, on the disk that holds
//! the build: `cargo bench --bench notebook`. A save is measured beside its floor, a bare file that is given as many bytes
//! and synced, in turns with it.

#![allow(clippy::print_stdout)]

use cotejo::model::Id;
use cotejo::notebook::{Anchor, Bookmark, Change};
use cotejo::store::{NotebookStore, Paths};
use cotejo::text::{Raw, Shown};
use jiff::Timestamp;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

const BOOKMARKS: i64 = 10_000;
/// How often each thing is done.
const LOADS: usize = 30;
const SAVES: i64 = 200;
const SETTLES: i64 = 10;

const NOTE: &str = "denied by two others; to check against the reply of 2006 before it is quoted";
const QUOTE: &str = "In 2005 and 2006, 87 victims of several nationalities were assisted and accompanied until their \
    return home.";

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap_or_else(|error| fails(&error));
    let paths = Paths::inside(folder.path());
    let mut store = NotebookStore::new(&paths);
    let all: Vec<Change> = (0..BOOKMARKS).map(|number| Change::add(bookmark(number))).collect();
    let journaled = time(|| done(store.save(&all)));
    let settled = time(|| done(store.settle()));
    let size = paths.bookmarks().and_then(|file| fs::metadata(file).ok()).map_or(0, |known| known.len());
    println!("{BOOKMARKS} bookmarks, {size} bytes; saved at once in {journaled:.1?}, written in {settled:.1?}");
    told("read", &mut (0..LOADS).map(|_| load(&paths)).collect::<Vec<_>>());
    saves(&mut store, folder.path());
    told("read with a journal", &mut (0..LOADS).map(|_| load(&paths)).collect::<Vec<_>>());
    told("written with one more", &mut (0..SETTLES).map(|number| settle(&mut store, number)).collect::<Vec<_>>());
}

/// Saves one bookmark at a time, and in turns adds as many bytes to a bare file.
fn saves(store: &mut NotebookStore, folder: &Path) {
    let (mut saved, mut bare) = (Vec::new(), Vec::new());
    let length = journal_length(folder);
    done(store.save(&[Change::add(bookmark(BOOKMARKS))]));
    let line = vec![b'x'; usize::try_from(journal_length(folder) - length).unwrap_or(0)];
    let file = OpenOptions::new().create(true).append(true).open(folder.join("bare"));
    let mut file = file.unwrap_or_else(|error| fails(&error));
    for number in 1..=SAVES {
        let new = [Change::add(bookmark(BOOKMARKS + number))];
        saved.push(time(|| done(store.save(&new))));
        bare.push(time(|| done(file.write_all(&line).and_then(|()| file.sync_data()))));
    }
    told(&format!("save of one, {} bytes", line.len()), &mut saved);
    told("bare append and sync of as many", &mut bare);
}

fn journal_length(folder: &Path) -> u64 {
    fs::metadata(folder.join("state/journal")).map_or(0, |known| known.len())
}

fn load(paths: &Paths) -> Duration {
    let mut store = NotebookStore::new(paths);
    time(|| assert!(store.read().is_ok_and(|all| all.bookmarks.len() >= usize::try_from(BOOKMARKS).unwrap_or(0))))
}

fn settle(store: &mut NotebookStore, number: i64) -> Duration {
    done(store.save(&[Change::add(bookmark(2 * BOOKMARKS + number))]));
    time(|| done(store.settle()))
}

fn bookmark(number: i64) -> Bookmark {
    let made = Timestamp::from_second(1_700_000_000 + number).unwrap_or_default();
    let id = Id::new(&format!("b-{number:08}")).unwrap_or_else(|| fails(&"no id"));
    let address = "ve/protection/assistance#p-004".parse().unwrap_or_else(|_| fails(&"no address"));
    let shown = |text: &str| Raw::new(format!("{number}. {text}")).shown_lines();
    let anchor = Anchor { quote: shown(QUOTE), prefix: shown("before it"), suffix: shown("after it") };
    let labels = vec![Shown::ours("talk"), Shown::ours("to check")];
    Bookmark { note: shown(NOTE), labels, anchor: Some(anchor), ..Bookmark::new(id, address, made) }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn done<T>(result: Result<T, impl std::fmt::Display>) {
    if let Err(error) = result {
        fails(&error);
    }
}

fn fails(error: &dyn std::fmt::Display) -> ! {
    println!("{error}");
    std::process::exit(1);
}

fn told(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len() - 1)).copied().unwrap_or_default();
    println!("{what}: p50 {:.1?}, p99 {:.1?} of {}", at(50), at(99), times.len());
}
