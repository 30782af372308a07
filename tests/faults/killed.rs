//! Two instances write into one notebook and are killed, at any moment, again and again.
//!
//! Must not: forget a note whose id was printed, or that the reader said was saved.

use super::{Chance, notes};
use crate::cli::run::Home;
use crate::pty::Pty;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Rounds of each of two tests; `COTEJO_KILLS` asks for more.
const ROUNDS: u64 = 145;
/// Rounds in which the reader is killed, too.
const READER_ROUNDS: u64 = 12;
/// After so many rounds they go on in a new home, so that it is often the first save that is cut off.
const ROUNDS_OF_HOME: u64 = 12;
/// How long anything may take; only a broken program needs it.
const PATIENCE: Duration = Duration::from_secs(30);

/// `bookmark add -`, with some lines to do.
struct Writer {
    child: Child,
    lines: Vec<String>,
    ids: Receiver<()>,
    known: usize,
}

impl Writer {
    fn start(home: &Home, name: &str, count: u64) -> Self {
        let small = ["--no-bundled", "--library", "tests/fixtures/small"];
        let mut command = home.command(&[&small[..], &["bookmark", "add", "-"]].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let lines: Vec<String> = (0..count).map(|number| format!("{name} {number}")).collect();
        let text: String = lines.iter().map(|note| format!("ve/4b\t{note}\n")).collect();
        // So little that the pipe holds it, whether it is read or not.
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let (send, ids) = channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut id = Vec::new();
            // An id is only whole with its line end.
            while out.read_until(b'\n', &mut id).is_ok_and(|read| read > 0) && id.ends_with(b"\n") {
                if send.send(()).is_err() {
                    break;
                }
                id.clear();
            }
        });
        Self { child, lines, ids, known: 0 }
    }

    /// Waits until so many ids were printed, or it has ended.
    fn wait_for(&mut self, count: u64) {
        while (self.known as u64) < count && self.ids.recv_timeout(PATIENCE).is_ok() {
            self.known += 1;
        }
    }

    /// Kills it, and gives what was acknowledged and what was asked for.
    fn kill(mut self) -> (Vec<String>, Vec<String>) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.known += self.ids.iter().count();
        (self.lines[..self.known].to_vec(), self.lines)
    }
}

/// What is known of the notes of one home.
#[derive(Default)]
struct Told {
    acknowledged: BTreeSet<String>,
    asked: BTreeSet<String>,
}

impl Told {
    fn add(&mut self, (acknowledged, asked): (Vec<String>, Vec<String>)) {
        self.acknowledged.extend(acknowledged);
        self.asked.extend(asked);
    }

    #[track_caller]
    fn check(&self, home: &Home, round: &str) {
        let found = notes(home);
        let lost: Vec<_> = self.acknowledged.iter().filter(|note| !found.contains_key(*note)).collect();
        assert!(lost.is_empty(), "{round}: {lost:?} were acknowledged and are lost");
        let strange = found.iter().find(|(note, times)| !self.asked.contains(*note) || **times != 1);
        assert_eq!(strange, None, "{round}");
    }
}

fn rounds() -> u64 {
    let wished = std::env::var("COTEJO_KILLS").ok().and_then(|wished| wished.parse::<u64>().ok());
    wished.map_or(ROUNDS, |wished| wished / 2)
}

/// Kills both writers at a moment that is counted from the start or from an id.
fn rounds_of(seed: u64) {
    let mut chance = Chance::new(seed);
    let (mut home, mut told) = (Home::new(), Told::default());
    let mut all = 0;
    for round in 0..rounds() {
        if round % ROUNDS_OF_HOME == 0 {
            all += told.acknowledged.len();
            (home, told) = (Home::new(), Told::default());
        }
        let mut writers = ["a", "b"].map(|name| Writer::start(&home, &format!("{round} {name}"), 1 + chance.below(9)));
        let [one, two] = &mut writers;
        match chance.below(4) {
            0 => std::thread::sleep(Duration::from_millis(chance.below(80))),
            1 => two.wait_for(1 + chance.below(9)),
            _ => one.wait_for(1 + chance.below(9)),
        }
        std::thread::sleep(Duration::from_micros(chance.below(6000)));
        let [one, two] = writers;
        let (first, second) = if chance.below(2) == 0 { (one, two) } else { (two, one) };
        told.add(first.kill());
        std::thread::sleep(Duration::from_micros(chance.below(3000)));
        told.add(second.kill());
        told.check(&home, &format!("seed {seed}, round {round}"));
    }
    home.run(&["state", "check"]).ends(0);
    println!(
        "{} rounds, two killed in each; {} acknowledged notes, all there",
        rounds(),
        all + told.acknowledged.len()
    );
}

#[test]
fn two_instances_that_are_killed_lose_nothing_that_was_acknowledged() {
    rounds_of(1);
}

#[test]
fn nor_do_two_others() {
    rounds_of(2);
}

#[test]
fn a_reader_that_is_killed_beside_another_instance_loses_nothing_it_said_was_saved() {
    let mut chance = Chance::new(3);
    let (home, mut told) = (Home::new(), Told::default());
    for round in 0..READER_ROUNDS {
        let note = format!("{round} reader");
        let mut reader = Pty::start(&home.path(""), &["ve/4b"]);
        reader.see("Shelter and assistance").type_keys("m").see("Passage:");
        let writer = Writer::start(&home, &format!("{round} writer"), 1 + chance.below(20));
        reader.type_keys(&format!("{note}\r"));
        told.asked.insert(note.clone());
        if chance.below(4) > 0 {
            reader.see("saved ");
            told.acknowledged.insert(note);
        }
        // The file is written within a second.
        std::thread::sleep(Duration::from_millis(chance.below(1000)));
        reader.signal("KILL");
        reader.wait();
        told.add(writer.kill());
        told.check(&home, &format!("round {round}"));
    }
    home.run(&["state", "check"]).ends(0);
}
