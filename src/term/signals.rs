//! TERM, HUP, INT, QUIT: the terminal is given back, then we die by the signal, as whoever sent
//! it expects. What must not be left undone is done first.
//!
//! Must not: set a flag for the loop; after HUP the loop may never wake up again.

use super::guard::Guard;
use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// Waits for a signal on a thread of its own; `last` is done before we die.
pub(super) fn spawn(guard: &Guard, last: impl Fn() + Send + 'static) -> Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]).context("signals")?;
    let guard = guard.clone();
    let wait = move || {
        // What another program has the terminal for is its to stop, as it is with git.
        let is_ours = |signal: &i32| !guard.is_lent() || !matches!(*signal, SIGINT | SIGQUIT);
        if let Some(signal) = signals.forever().find(is_ours) {
            guard.leave_at_once();
            last();
            // This only returns where the signal could not be raised again.
            let _ = emulate_default_handler(signal);
            std::process::exit(128 + signal);
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(wait).context("thread")?;
    Ok(())
}
