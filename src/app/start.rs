//! What the reader is started with.
//!
//! Must not: read a configuration; it comes ready.

use super::keymap::Keymap;
use crate::export::Program;
use crate::model::Place;
use crate::store::Session;
use crate::words::Words;
use std::sync::Arc;

/// How the reader looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// Sixteen colours on the terminal's own background.
    #[default]
    Ansi,
    /// High contrast.
    Contrast,
    /// No colour at all.
    Mono,
    /// Black on white without a shade between, for a wall.
    Projector,
}

impl ThemeName {
    /// The next one in the round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Ansi => Self::Contrast,
            Self::Contrast => Self::Mono,
            Self::Mono => Self::Projector,
            Self::Projector => Self::Ansi,
        }
    }
}

/// What the reader is started with.
pub struct Start {
    /// The catalogue.
    pub words: Arc<Words>,
    /// Keys in force.
    pub keymap: Keymap,
    /// How it looks.
    pub theme: ThemeName,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Widest text column, in cells.
    pub text_width: u16,
    /// What the last session left.
    pub session: Session,
    /// Where to open instead of where the last session stood.
    pub place: Option<Place>,
    /// What to present, where that is all that is asked for.
    pub program: Option<Program>,
}
