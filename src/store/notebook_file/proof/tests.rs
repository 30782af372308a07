//! The scripts, and the weaknesses that must be found out.

use super::*;

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

#[test]
fn one_window_loses_nothing() {
    let mut proof = Proof::new(ALONE, Effort { outcomes: 12, weakness: None, seed: 1 });
    let begun = std::time::Instant::now();
    for (what, step) in [
        ("power", Proof::power as fn(&mut Proof) -> Result<(), Broken>),
        ("failures", Proof::failures),
        ("kills", Proof::kills),
        ("turns", Proof::turns),
    ] {
        let done = step(&mut proof);
        println!("{what}: {} states, {:?}", proof.states, begun.elapsed());
        if let Err(broken) = done {
            panic!("{}: {}", broken.how, broken.what);
        }
    }
}
