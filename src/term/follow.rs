//! The speaker's view in its terminal: a small loop of keys, of what presentations say, and of the seconds.
//!
//! Must not: do anything to a presentation but listen.

mod hearing;

use super::canvas::Canvas;
use super::guard::{self, Guard};
use super::{BATCH, Event, input, signals, size};
use crate::app::{Effect, Follow, FollowMsg, Msg, ThemeName};
use crate::store::Paths;
use crate::ui;
use crate::words::Words;
use anyhow::{Context, Result};
use jiff::Zoned;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// What the speaker's view needs to run.
pub struct FollowSetup {
    /// The catalogue.
    pub words: Arc<Words>,
    /// How it looks at first.
    pub theme: ThemeName,
    /// Where sockets are.
    pub paths: Paths,
}

/// What reaches the loop.
enum Heard {
    /// From the terminal, or of a worker.
    Event(Event),
    /// From the presentations.
    Msg(FollowMsg),
}

impl From<Event> for Heard {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

/// Runs the speaker's view until it is left.
///
/// # Errors
/// Where the terminal cannot be set up or written to.
pub fn follow(setup: FollowSetup) -> Result<ExitCode> {
    let (events, inbox) = channel();
    let guard = Guard::new(false);
    signals::spawn(&guard, || {})?;
    guard::restore_on_panic(&guard, &setup.words, || {});
    guard.enter().context("terminal")?;
    // No key gives the terminal to another program.
    let _go_on = input::spawn(&events, Vec::new())?;
    hearing::spawn(setup.paths, &events)?;
    let mut stand = Stand {
        canvas: Canvas::new(guard.clone())?,
        follow: Follow::new(setup.words, setup.theme, Zoned::now()),
        leaving: false,
    };
    stand.tell(FollowMsg::Resize(size()));
    let result = stand.run(&inbox);
    guard.leave();
    result.map(|()| ExitCode::SUCCESS)
}

/// The view and its terminal.
struct Stand {
    canvas: Canvas,
    follow: Follow,
    leaving: bool,
}

impl Stand {
    fn run(&mut self, inbox: &Receiver<Heard>) -> Result<()> {
        while !self.leaving {
            let follow = &self.follow;
            self.canvas.draw(|frame| ui::draw_follow(frame, follow))?;
            match inbox.recv_timeout(until_next_second()) {
                Ok(first) => {
                    for heard in std::iter::once(first).chain(inbox.try_iter().take(BATCH)) {
                        self.take(heard)?;
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.tell(FollowMsg::Tick),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(())
    }

    fn take(&mut self, heard: Heard) -> Result<()> {
        let msg = match heard {
            Heard::Msg(msg) => msg,
            Heard::Event(Event::InputLost) => {
                self.leaving = true;
                return Ok(());
            }
            Heard::Event(Event::Lending(key) | Event::Msg(Msg::Key(key))) => FollowMsg::Key(key),
            Heard::Event(Event::Msg(Msg::Resize(size))) => {
                self.canvas.size = size;
                // Also back at the size it had: the terminal may have cut off what was drawn.
                drop(self.canvas.forget());
                FollowMsg::Resize(size)
            }
            Heard::Event(Event::Msg(Msg::WorkerLost)) => FollowMsg::WorkerLost,
            Heard::Event(Event::Msg(_)) => return Ok(()),
        };
        match self.follow.update(msg, &Zoned::now()) {
            Some(Effect::Suspend) => {
                self.canvas.suspend()?;
                self.canvas.size = size();
                self.tell(FollowMsg::Resize(self.canvas.size));
            }
            Some(Effect::Redraw) => drop(self.canvas.forget()),
            Some(_) => self.leaving = true,
            None => {}
        }
        Ok(())
    }

    /// Tells what asks for nothing.
    fn tell(&mut self, msg: FollowMsg) {
        let asked = self.follow.update(msg, &Zoned::now());
        debug_assert!(asked.is_none(), "nothing is asked for");
    }
}

/// The clock is drawn anew with the second.
fn until_next_second() -> Duration {
    let passed = u32::try_from(Zoned::now().subsec_nanosecond()).unwrap_or(0);
    Duration::from_secs(1).saturating_sub(Duration::from_nanos(passed.into())).max(Duration::from_millis(1))
}
