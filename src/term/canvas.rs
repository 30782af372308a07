//! The terminal as something to draw on: frame by frame, each as one update.
//!
//! Must not: know what is drawn, or write once the terminal was given back.

use super::guard::Guard;
use super::size;
use crate::app::Size;
use anyhow::{Context, Result};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};
use std::io::{BufWriter, Stdout, Write, stdout};

/// The terminal, and the size that the state has seen.
pub(super) struct Canvas {
    pub(super) guard: Guard,
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    pub(super) size: Size,
}

impl Canvas {
    pub(super) fn new(guard: Guard) -> Result<Self> {
        let out = BufWriter::with_capacity(1 << 16, stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).context("terminal")?;
        Ok(Self { guard, terminal, size: size() })
    }

    /// Clears the screen, so that the next frame is drawn whole. `Terminal::clear` would first ask
    /// the terminal where its cursor is, and the answer goes to the input thread.
    pub(super) fn forget(&mut self) -> std::io::Result<()> {
        self.terminal.resize(self.size.into())
    }

    /// Gives the terminal back, stops, and takes it again when the shell brings us back. The window may have changed
    /// while we were away, and nobody tells us.
    pub(super) fn suspend(&mut self) -> Result<()> {
        self.guard.leave();
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).context("SIGTSTP")?;
        self.guard.enter().context("terminal")?;
        self.forget().context("terminal")
    }

    /// One frame, as one synchronized update.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        let guard = self.guard.clone();
        let terminal = &mut self.terminal;
        // The size comes with the event that the state has seen, so that both agree.
        let area = Rect::from(self.size);
        guard
            .drawing(|| {
                crossterm::queue!(terminal.backend_mut(), crossterm::terminal::BeginSynchronizedUpdate)?;
                if terminal.get_frame().area() != area {
                    terminal.resize(area)?;
                }
                terminal.draw(paint)?;
                crossterm::queue!(terminal.backend_mut(), crossterm::terminal::EndSynchronizedUpdate)?;
                terminal.backend_mut().flush()
            })
            .context("terminal")
    }
}
