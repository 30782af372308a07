//! The scripts, and the weaknesses that must be found out.
//!
//! Must not: take longer than anybody waits. `COTEJO_PROOF_STATES` asks for more.

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

fn check(name: &str, script: Script) {
    let begun = Instant::now();
    let mut proof = Proof::new(script, Effort { outcomes: 12, weakness: None, seed: 1 });
    let mut counts = Vec::new();
    for (what, part) in PARTS {
        let before = proof.states;
        if let Err(Broken { how, what }) = part(&mut proof) {
            panic!("{name}, {how}: {what}");
        }
        counts.push(format!("{what} {}", proof.states - before));
    }
    println!("{name}: {} states ({}) in {:.1?}", proof.states, counts.join(", "), begun.elapsed());
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
