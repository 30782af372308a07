//! Work shared between the cores for as long as one call lasts.
//!
//! Must not: leave a thread behind.

use std::panic::resume_unwind;
use std::thread;

/// Runs the same work on `threads` threads, this one among them, and gives what each came back
/// with. The work itself takes its share from a counter. A panic in it goes on in the caller.
pub(super) fn on_threads<T: Send>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let mut done = vec![work()];
        for other in others {
            done.push(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    })
}
