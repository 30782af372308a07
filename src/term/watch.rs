//! Watches the reader's library folders, so that a file that was edited is read again.
//!
//! Must not: watch anything inside the bundled pack (there is nothing) or follow links out.

use super::loader::Ask;
use crate::store::DECKS;
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Writes within this time are one change.
const BURST: Duration = Duration::from_millis(300);

/// Asks for a reload when a report or a deck changes; `None` where there is nothing to watch or the
/// system cannot.
pub(super) fn folders(
    folders: &[PathBuf],
    asks: Sender<Ask>,
) -> Option<Debouncer<RecommendedWatcher, RecommendedCache>> {
    if folders.is_empty() {
        return None;
    }
    let told = move |result: DebounceEventResult| {
        let report = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        let changed =
            |event: &notify_debouncer_full::DebouncedEvent| !event.kind.is_access() && event.paths.iter().any(report);
        if result.is_ok_and(|events| events.iter().any(changed)) {
            let _ = asks.send(Ask::Reload);
        }
    };
    let mut debouncer = new_debouncer(BURST, None, told).ok()?;
    for folder in folders {
        // A folder that cannot be watched was already reported if it cannot be read, and few have decks.
        let _ = debouncer.watch(folder, RecursiveMode::NonRecursive);
        let _ = debouncer.watch(folder.join(DECKS), RecursiveMode::NonRecursive);
    }
    Some(debouncer)
}
