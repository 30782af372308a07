//! Many small jobs on all cores, up to a budget.
//!
//! Must not: let a panic out. A job that panics has no result, and the others go on.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does jobs `0..jobs` in order, each giving its result and its cost, until the costs reach the
/// budget. Gives what was begun: the job, and its result unless it panicked. At least one is begun.
pub(crate) fn in_parallel<T: Send>(
    jobs: usize,
    budget: u64,
    work: impl Fn(usize) -> (T, u64) + Sync,
) -> Vec<(usize, Option<T>)> {
    let (next, spent) = (AtomicUsize::new(0), AtomicU64::new(0));
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
    let worker = || {
        while spent.load(Ordering::Relaxed) < budget {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs {
                break;
            }
            let (result, cost) = work(job);
            spent.fetch_add(cost, Ordering::Relaxed);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((job, result));
        }
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores.min(jobs)).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            // A scope panics over a worker nobody asked after; its job is missed below.
            let _ = worker.join();
        }
    });
    let begun = next.into_inner().min(jobs);
    let mut results: Vec<(usize, Option<T>)> = (0..begun).map(|job| (job, None)).collect();
    for (job, result) in done.into_inner().unwrap_or_else(PoisonError::into_inner) {
        if let Some(slot) = results.get_mut(job) {
            slot.1 = Some(result);
        }
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_everything_within_the_budget() {
        let done = in_parallel(100, u64::MAX, |job| (job * 2, 1));
        assert_eq!(done.len(), 100);
        assert!(done.iter().all(|(job, result)| *result == Some(job * 2)));
        assert_eq!(in_parallel(0, u64::MAX, |job| (job, 1)), []);
    }

    #[test]
    fn stops_when_the_budget_is_spent() {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let done = in_parallel(1_000, 10, |job| (job, 1));
        assert!((10..10 + cores).contains(&done.len()), "{}", done.len());
    }

    #[test]
    fn a_job_that_panics_costs_only_its_own_result() {
        let mut missed = 0;
        let mut from = 0;
        while from < 20 {
            let done = in_parallel(20 - from, u64::MAX, |job| {
                assert_ne!(from + job, 7, "this one is meant to fail");
                (job, 1)
            });
            assert!(!done.is_empty());
            missed += done.iter().filter(|(_, result)| result.is_none()).count();
            from += done.len();
        }
        assert_eq!(missed, 1);
    }
}
