//! The two closed lists: what can happen, and what is asked of the world.
//!
//! Must not: carry a value that needs the terminal, the disk or the clock to be understood.

use super::cue::Cue;
use super::key::Key;
use super::noting::DraftOrder;
use super::panes::Size;
use super::take_away::Order;
use crate::model::{Code, Library};
use crate::notebook::{Change, Notebook};
use crate::search::Answer;
use crate::store::{Draft, DraftOf, Session};
use std::sync::Arc;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// A paste, not yet cleaned.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The terminal's size.
    Resize(Size),
    /// A newer snapshot of the library.
    Library(Arc<Library>),
    /// What a search found, or why the query means nothing; dropped where the generation is not the
    /// last one asked for.
    Found(u64, Answer),
    /// What the reader keeps: as it is on disk, with what is not there yet.
    Notebook(Arc<Notebook>),
    /// What was asked to be saved is on disk since this time of day (`14:02`), as these changes.
    Saved(Arc<Notebook>, Vec<Change>, String),
    /// So many changes are not on disk; the reason, for the reader.
    NotSaved(usize, String),
    /// Notes that an earlier session left unsaved, newest first, each with its time of day.
    Drafts(Vec<(Draft, String)>),
    /// A draft is on the disk since this time of day.
    DraftKept(DraftOf, String),
    /// The note as another program left it.
    Edited(DraftOf, String),
    /// Something to tell, in the reader's language.
    Tell(String),
    /// What was taken away is in this file; the ticket is that of the order.
    Written(u64, String),
    /// There is a file of that name already; nothing was written.
    FileExists(u64, String),
    /// It was not written; the reason, for the reader.
    NotWritten(u64, String),
    /// Time went by that was asked for.
    Wake,
    /// A worker broke down; the reader goes on without what it did.
    WorkerLost,
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse can do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned towards the reader.
    WheelDown,
    /// The wheel turned away.
    WheelUp,
}

/// What is asked of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load this country before the others.
    Want(Code),
    /// Search everything; the generation comes back with the results.
    Search(u64, String),
    /// Make these changes to what the reader keeps.
    Save(Vec<Change>),
    /// Read what the reader keeps again: another window may have changed it.
    ReadNotebook,
    /// Keep what is typed into a note until the note is saved, or no longer.
    Draft(DraftOrder),
    /// Have a note edited with the program that the reader chose.
    Edit(Box<Draft>),
    /// Remember where reading stands.
    Remember(Box<Session>),
    /// Write what is taken away to a file.
    Write(Box<Order>),
    /// Tell the speaker's view how the presentation stands; nothing when it is over.
    Cue(Option<Box<Cue>>),
    /// Say when so many milliseconds went by.
    Wake(u64),
    /// Send this to the terminal's clipboard.
    Copy(String),
    /// Give the mouse to us or back to the terminal.
    Mouse(bool),
    /// Read the library again.
    Reload,
    /// Draw everything again.
    Redraw,
    /// Stop until the shell brings us back.
    Suspend,
    /// Leave.
    Quit,
}
