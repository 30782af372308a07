//! The scripts, and the weaknesses that must be found out.
//!
//! Must not: take longer than anybody waits. `COTEJO_PROOF_STATES` asks for more.

#![allow(clippy::print_stdout, reason = "with --nocapture it says how much was looked at")]

use super::*;
use std::time::Instant;

/// One window that does a little of everything.
const ALONE: Script = &[
    (0, Do::Add),
    (0, Do::Two),
    (0, Do::Edit(0)),
    (0, Do::Settle),
    (0, Do::Remove(1)),
    (0, Do::Undo),
    (0, Do::Edit(1)),
    (0, Do::Settle),
    (0, Do::Deck),
    (0, Do::Deck),
];

/// Two windows that write the same notes without looking.
const TOGETHER: Script = &[
    (0, Do::Add),
    (1, Do::Read),
    (0, Do::Edit(0)),
    (1, Do::Edit(0)),
    (0, Do::Two),
    (1, Do::Remove(0)),
    (0, Do::Label(0)),
    (1, Do::Settle),
    (0, Do::Edit(1)),
    (1, Do::Edit(1)),
    (1, Do::Undo),
    (0, Do::Settle),
];

/// Two windows, decks, and one that goes on with what it knew long ago.
const DECKS: Script = &[
    (0, Do::Deck),
    (1, Do::Read),
    (1, Do::Deck),
    (0, Do::Deck),
    (0, Do::Settle),
    (1, Do::Deck),
    (1, Do::Two),
    (0, Do::Undo),
    (1, Do::Settle),
    (0, Do::Read),
    (0, Do::Remove(0)),
    (1, Do::Undo),
];

/// Somebody edits the file while there is a journal, and while there is none.
const BY_HAND: Script = &[
    (0, Do::Two),
    (0, Do::Settle),
    (1, Do::Hand),
    (0, Do::Edit(0)),
    (1, Do::Hand),
    (1, Do::Edit(0)),
    (0, Do::Settle),
    (1, Do::Hand),
    (1, Do::Add),
    (0, Do::Edit(0)),
];

const SCRIPTS: [(&str, Script); 4] = [("alone", ALONE), ("together", TOGETHER), ("decks", DECKS), ("by hand", BY_HAND)];

/// Goes through a script until as many states were looked at as are wished for.
fn check(name: &str, script: Script) {
    let wished = std::env::var("COTEJO_PROOF_STATES").ok().and_then(|wished| wished.parse::<u64>().ok());
    let wished = wished.map_or(0, |wished| wished / SCRIPTS.len() as u64);
    let begun = Instant::now();
    let mut counts = PARTS.map(|_| 0);
    let mut seed = 0;
    while seed == 0 || counts.iter().sum::<u64>() < wished {
        let mut proof = Proof::new(script, Effort { outcomes: 12, ways: 2, weakness: None, seed });
        for ((_, part), count) in PARTS.iter().zip(&mut counts) {
            let before = proof.states;
            if let Err(Broken { how, what }) = part(&mut proof) {
                panic!("{name}, seed {seed}, {how}: {what}");
            }
            *count += proof.states - before;
        }
        seed += 1;
    }
    let each: Vec<String> = PARTS.iter().zip(counts).map(|((part, _), count)| format!("{part} {count}")).collect();
    println!("{name}: {} states ({}) in {:.1?}", counts.iter().sum::<u64>(), each.join(", "), begun.elapsed());
}

#[test]
fn one_window_loses_nothing() {
    check("alone", ALONE);
}

#[test]
fn two_windows_lose_nothing() {
    check("together", TOGETHER);
}

#[test]
fn decks_are_not_lost() {
    check("decks", DECKS);
}

#[test]
fn what_people_write_into_the_file_is_not_lost() {
    check("by hand", BY_HAND);
}

/// How a protocol that leaves something out is found out.
fn found_out(weakness: Weakness) {
    let mut states = 0;
    for (name, script) in SCRIPTS {
        let mut proof = Proof::new(script, Effort { outcomes: 12, ways: 2, weakness: Some(weakness), seed: 1 });
        for (_, part) in PARTS {
            if let Err(Broken { how, what }) = part(&mut proof) {
                let what = what.lines().next().unwrap_or_default().to_owned();
                println!("{weakness:?}: found out after {} states of {name}: {how}: {what}", states + proof.states);
                return;
            }
        }
        states += proof.states;
    }
    panic!("{weakness:?} passes {states} states");
}

#[test]
fn a_line_that_is_not_synced_is_found_out() {
    found_out(Weakness::AppendUnsynced);
}

#[test]
fn a_file_that_is_not_synced_before_it_gets_its_name_is_found_out() {
    found_out(Weakness::SnapshotUnsynced);
    found_out(Weakness::SideUnsynced);
}

#[test]
fn a_folder_that_is_not_synced_is_found_out() {
    found_out(Weakness::DataUnsynced);
    found_out(Weakness::StateUnsynced);
}

#[test]
fn a_journal_that_is_cut_before_the_file_is_there_is_found_out() {
    found_out(Weakness::CutFirst);
}

#[test]
fn windows_that_do_not_wait_for_each_other_are_found_out() {
    found_out(Weakness::NoLock);
}

#[test]
fn a_failed_sync_that_is_tried_again_is_found_out() {
    found_out(Weakness::SyncAgain);
}

#[test]
fn a_torn_end_that_stays_is_found_out() {
    found_out(Weakness::TornStays);
}

#[test]
fn a_file_that_cannot_be_brought_back_is_found_out() {
    found_out(Weakness::NothingKept);
}

#[test]
fn a_side_journal_that_goes_too_early_is_found_out() {
    found_out(Weakness::SideFirst);
}
