//! Side journals: what is saved while the journal is not to be had, because another window holds the lock or the file
//! cannot be read. Whoever has the lock next takes them into the journal.
//!
//! A side journal is one save. It gets its name when it is whole and on disk, and is never changed after that, so
//! that nobody adds to one that another window is taking in. The line of the journal that holds it names it;
//! should it still be there after a crash, it is done with.
//!
//! Must not: take one in twice, or away before the journal has it.

use super::disk::Disk;
use super::line::Line;
use super::places::{next_side, sides};
use super::replay::replay;
use super::save::Absorbed;
use super::window::{Window, at};
use crate::notebook::Change;
use crate::store::disk::{StoreError, shown};

impl<D: Disk> Window<D> {
    /// Puts changes into a side journal, and gives its name when it lasts; none where there are no changes.
    pub(super) fn put_beside(&mut self, changes: &[Change]) -> Result<Option<String>, StoreError> {
        if changes.is_empty() {
            return Ok(None);
        }
        let places = self.places()?;
        let state = &places.state;
        let line = Line { changes: changes.to_vec(), from: None };
        let line = line.write().ok_or_else(|| StoreError::Unproved { path: shown(&places.journal()) })?;
        self.make_folder(&places)?;
        let nonce = self.disk.nonce();
        let forming = places.forming(nonce);
        let written = self.disk.write_new(&forming, line.as_bytes());
        if written.is_err() {
            let _ = self.disk.remove(&forming);
        }
        at(&forming, written)?;
        // Its turn is after all that this window may have read.
        let name = next_side(&at(state, self.disk.names(state))?, nonce);
        let side = places.in_state(&name);
        at(&side, self.disk.rename(&forming, &side))?;
        at(state, self.disk.sync_folder(state))?;
        Ok(Some(name))
    }

    /// Gives an error back, and keeps what it is about in a side journal all the same.
    pub(super) fn refuse(&mut self, changes: &[Change], error: StoreError) -> StoreError {
        // Where even that fails, the error is true to the letter.
        if let Ok(Some(name)) = self.put_beside(changes) {
            self.refused.changes.extend_from_slice(changes);
            self.refused.sides.push(name);
        }
        error
    }

    /// Under the lock: takes all side journals into the journal.
    pub(super) fn absorb(&mut self) -> Result<Absorbed, StoreError> {
        let places = self.places()?;
        let names = sides(at(&places.state, self.disk.names(&places.state))?);
        let mut absorbed = Vec::new();
        for name in &names {
            if !self.known.as_ref().is_some_and(|known| known.journal.has_absorbed(name)) {
                let Some(lines) = self.side(name)? else { continue };
                let Some(known) = &mut self.known else { return Err(StoreError::NoPlace) };
                let changes = lines.iter().flat_map(|line| replay(&mut known.notebook, &line.changes)).collect();
                let line = Line { changes, from: Some(name.clone()) };
                self.write_line(Some(line.clone()))?;
                absorbed.push((name.clone(), line.changes));
            }
            // Where it stays, the journal says that it is done with; before the journal is cut it has to go.
            let _ = self.disk.remove(&places.in_state(name));
        }
        if !names.is_empty() {
            let _ = self.disk.sync_folder(&places.state);
        }
        Ok(absorbed)
    }

    /// Before the journal is cut: no side journal that is in it can come back.
    pub(super) fn forget_absorbed(&mut self) -> Result<(), StoreError> {
        let places = self.places()?;
        let Some(known) = &self.known else { return Err(StoreError::NoPlace) };
        let mut absorbed = known.journal.lines.iter().filter_map(|line| line.from.as_ref()).peekable();
        if absorbed.peek().is_none() {
            return Ok(());
        }
        for name in absorbed {
            let side = places.in_state(name);
            at(&side, self.disk.remove(&side))?;
        }
        at(&places.state, self.disk.sync_folder(&places.state))
    }
}
