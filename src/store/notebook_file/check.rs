//! Looking at all that is on disk of the notebook, whatever state it is in.
//!
//! Must not: change anything, stop at the first fault, or wait for another window.

use super::disk::Disk;
use super::journal::sorted;
use super::line::BadLine;
use super::places::{self, Kind};
use super::reading::{self, Reading};
use super::report::{Holds, StateFault, StateFile, StateProblem, StateReport};
use super::window::{Window, at, bad_journal};
use crate::store::disk::{StoreError, backup, shown};
use std::path::Path;

impl<D: Disk> Window<D> {
    /// All that is there, and all that is wrong with it.
    pub(super) fn check(&self) -> Result<StateReport, StoreError> {
        let places = self.places()?;
        let mut report = StateReport::default();
        let look = |report: &mut StateReport| -> Result<(), StoreError> {
            let file = self.disk.real(&places.snapshot)?;
            let found = self.found(&file);
            match &found {
                Ok((Some(_), read)) => {
                    let (bookmarks, decks) = (read.notebook.bookmarks.len(), read.notebook.decks.len());
                    report.file(&file, Holds::Snapshot { bookmarks, decks });
                    read.unreadable.iter().for_each(|line| report.fault(&file, Some(*line), StateFault::Unreadable));
                }
                Ok((None, _)) => {}
                Err(error) => report.refuse(&file, error.clone()),
            }
            if at(&file, self.disk.stamp(&backup(&file)))?.is_some() {
                report.file(&backup(&file), Holds::Before);
            }
            let folder = file.parent().unwrap_or(Path::new("."));
            for name in at(folder, self.disk.names(folder))? {
                if let Some(holds) = places::beside_snapshot(&file, &name) {
                    report.file(&folder.join(name), holds);
                }
            }
            Ok(())
        };
        if let Err(error) = look(&mut report) {
            report.refuse(&places.snapshot, error);
        }
        match self.disk.names(&places.state) {
            Ok(names) => names.iter().for_each(|name| self.look_at(&places.in_state(name), name, &mut report)),
            Err(error) => report.refuse(&places.state, StoreError::io(&places.state, &error)),
        }
        Ok(report)
    }

    /// The file that people read, as bytes and read.
    pub(super) fn found(&self, file: &Path) -> Result<(Option<Vec<u8>>, Reading), StoreError> {
        match self.disk.read(file)? {
            None => self.never_was(file).map(|()| (None, Reading::default())),
            Some(bytes) => {
                let read = reading::read(file, &reading::text(file, bytes.clone())?)?;
                Ok((Some(bytes), read))
            }
        }
    }

    /// One of the files in the folder of the state; those that are not the notebook's are passed over.
    fn look_at(&self, path: &Path, name: &str, report: &mut StateReport) {
        let Some(kind) = places::kind(name) else { return };
        match kind {
            Kind::Aside => report.file(path, Holds::Aside),
            Kind::Unfinished => report.file(path, Holds::Unfinished),
            Kind::Drafts => {
                // Each has a file beside it that says where it belongs.
                let names = self.disk.names(path).unwrap_or_default();
                let files =
                    names.iter().filter(|name| Path::new(name).extension().is_some_and(|it| it == "txt")).count();
                report.file(path, Holds::Drafts { files });
            }
            Kind::Journal | Kind::Last | Kind::Side => match self.disk.read(path) {
                Ok(None) => {}
                Ok(Some(bytes)) => {
                    let changes = lines(path, (&bytes, kind), report);
                    let holds = match kind {
                        Kind::Side => Holds::Side { changes },
                        Kind::Last => Holds::Last { changes },
                        _ => Holds::Journal { changes },
                    };
                    report.file(path, holds);
                }
                Err(error) => report.refuse(path, error),
            },
        }
    }
}

/// Says what is wrong with the lines of a journal, and gives how many changes the others hold.
fn lines(path: &Path, (bytes, kind): (&[u8], Kind), report: &mut StateReport) -> usize {
    let sorted = sorted(bytes);
    for (_, bad) in &sorted.bad {
        let fault = match bad.why {
            BadLine::Future(_) => StateFault::Refused(bad_journal(path, *bad)),
            BadLine::Torn | BadLine::Senseless => StateFault::BadLine,
        };
        report.fault(path, Some(bad.line), fault);
    }
    if !sorted.torn.is_empty() {
        let line = bytes.iter().filter(|byte| **byte == b'\n').count().max(sorted.bad.len() + sorted.good.len() + 1);
        // Only the journal may end anywhere: the others got their names when they were whole.
        let fault = if kind == Kind::Journal { StateFault::Torn } else { StateFault::BadLine };
        report.fault(path, Some(line), fault);
    }
    sorted.good.iter().map(|(_, line)| line.changes.len()).sum()
}

impl StateReport {
    fn file(&mut self, path: &Path, holds: Holds) {
        self.files.push(StateFile { path: shown(path), holds });
    }

    fn fault(&mut self, path: &Path, line: Option<usize>, fault: StateFault) {
        self.problems.push(StateProblem { path: shown(path), line, fault });
    }

    fn refuse(&mut self, path: &Path, error: StoreError) {
        self.fault(path, error.line(), StateFault::Refused(error));
    }
}
