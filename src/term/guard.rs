//! The terminal as we use it and as we found it: taken and given back in one place, for leaving,
//! panics, signals and Ctrl-Z alike.
//!
//! Must not: rely on being dropped; every way out calls it, and calling it twice is harmless.

use crate::text::Raw;
use crate::words::Words;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle};
use crossterm::{cursor, execute, terminal};
use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::{Duration, Instant};

/// How long a signal waits for a frame that is being written.
const PATIENCE: Duration = Duration::from_millis(500);
/// How late a signal may come that was meant for a program that had the terminal.
const LATE: Duration = Duration::from_secs(2);

/// Taken, or as found.
#[derive(Clone)]
pub(super) struct Guard(Arc<Shared>);

struct Shared {
    /// Held while a frame is written, so that nothing is written after the terminal was given back.
    taken: Mutex<bool>,
    mouse: AtomicBool,
    /// Another program has the terminal, or had it until then.
    lent: Mutex<Lent>,
}

/// Whose the terminal is besides ours.
enum Lent {
    Never,
    Now,
    Until(Instant),
}

impl Guard {
    pub(super) fn new(mouse: bool) -> Self {
        Self(Arc::new(Shared {
            taken: Mutex::new(false),
            mouse: AtomicBool::new(mouse),
            lent: Mutex::new(Lent::Never),
        }))
    }

    /// Takes the terminal: raw mode, alternate screen, bracketed paste, mouse where it is ours.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut taken = self.lock();
        if *taken {
            return Ok(());
        }
        terminal::enable_raw_mode()?;
        *taken = true;
        // The title is fixed text: nothing of a file ever gets there.
        execute!(stdout(), EnterAlternateScreen, SetTitle("cotejo"), EnableBracketedPaste, cursor::Hide)?;
        if self.0.mouse.load(Ordering::Relaxed) {
            execute!(stdout(), EnableMouseCapture)?;
        }
        Ok(())
    }

    /// Gives the terminal back. What cannot be undone cannot be reported either: the terminal
    /// may be gone.
    pub(super) fn leave(&self) {
        let mut taken = self.lock();
        if std::mem::take(&mut *taken) {
            give_back();
        }
    }

    /// Gives the terminal to another program for as long as that takes, and takes it again.
    pub(super) fn lend<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        self.leave();
        let set = |lent: Lent| *self.0.lent.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = lent;
        set(Lent::Now);
        let done = work();
        set(Lent::Until(Instant::now()));
        self.enter().map(|()| done)
    }

    /// Whether another program has the terminal, or had it a moment ago: a signal that ended it may reach us later
    /// than its end does.
    pub(super) fn is_lent(&self) -> bool {
        match *self.0.lent.lock().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Lent::Never => false,
            Lent::Now => true,
            Lent::Until(ended) => ended.elapsed() < LATE,
        }
    }

    /// Takes or releases the mouse.
    pub(super) fn mouse(&self, ours: bool) {
        let taken = self.lock();
        self.0.mouse.store(ours, Ordering::Relaxed);
        if *taken {
            let _ = if ours { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) };
        }
    }

    /// Sends a text to the terminal's clipboard (OSC 52). Whether it arrives is not known: some
    /// terminals ignore it, some ask.
    pub(super) fn copy(&self, text: &str) {
        let taken = self.lock();
        if *taken {
            let _ = execute!(stdout(), CopyToClipboard::to_clipboard_from(text));
        }
    }

    /// Writes a frame, unless the terminal was given back.
    pub(super) fn drawing(&self, write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let taken = self.lock();
        if *taken { write() } else { Ok(()) }
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.0.taken.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Gives the terminal back from a thread that must not wait for ever: the one that panicked
    /// may hold the lock itself.
    pub(super) fn leave_at_once(&self) {
        let started = Instant::now();
        loop {
            match self.0.taken.try_lock() {
                Ok(mut taken) => {
                    if std::mem::take(&mut *taken) {
                        give_back();
                    }
                    return;
                }
                Err(TryLockError::Poisoned(held)) => {
                    if std::mem::take(&mut *held.into_inner()) {
                        give_back();
                    }
                    return;
                }
                Err(TryLockError::WouldBlock) if started.elapsed() > PATIENCE => return give_back(),
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // The last but one copy belongs to hooks and threads that outlive the loop; the loop's
        // own leaves explicitly, and again here if it returned by an error.
        if !std::thread::panicking() && Arc::strong_count(&self.0) == 1 {
            self.leave();
        }
    }
}

fn give_back() {
    let _ = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
    let _ = stdout().flush();
}

/// On a panic of the loop's thread: the terminal first, then what must not be left undone, then one filtered line.
/// Workers' panics are told in the reader and print nothing.
pub(super) fn restore_on_panic(guard: &Guard, words: &Arc<Words>, last: impl Fn() + Send + Sync + 'static) {
    let (guard, words) = (guard.clone(), words.clone());
    let reader = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() != reader {
            return;
        }
        guard.leave_at_once();
        last();
        let what = Raw::display(panic).shown();
        let _ = writeln!(io::stderr(), "{}", crate::say!(words, "panicked", what = &what));
    }));
}
