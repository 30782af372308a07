//! The real binary in a real pseudo-terminal: start, read, leave, and what is left behind.

mod follow;
mod hostile;
mod manners;
mod note;
mod search;
mod session;
mod take_away;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The text that a terminal is sent for its clipboard, as base64 (RFC 4648, padded); `None` where
/// it is none.
pub(crate) fn unpacked(base64: &[u8]) -> Option<String> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for four in base64.chunks(4) {
        let known = four.split(|sign| *sign == b'=').next()?;
        let values = known.iter().map(|sign| SIGNS.iter().position(|other| other == sign));
        let bits = values.enumerate().try_fold(0, |bits, (at, value)| Some(bits | value? << (18 - 6 * at)))?;
        let count = (four.len() == 4 && known.len() > 1).then(|| known.len() - 1)?;
        bytes.extend((0..count).map(|at| (bits >> (16 - 8 * at) & 0xff) as u8));
    }
    String::from_utf8(bytes).ok()
}

/// How long a screen may take; only a broken program needs it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program, its terminal, and everything it wrote.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    out: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    /// Every byte so far.
    pub(crate) bytes: Vec<u8>,
}

impl Pty {
    /// Starts the reader with a home of its own.
    pub(crate) fn start(home: &Path, arguments: &[&str]) -> Self {
        Self::start_with(home, arguments, &[])
    }

    /// The same with more environment.
    pub(crate) fn start_with(home: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cotejo"));
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.env("LC_ALL", "C.UTF-8");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in environment {
            command.env(name, value);
        }
        Self::run(command, (100, 30))
    }

    /// Runs any command in a terminal of a size.
    pub(crate) fn run(command: CommandBuilder, (cols, rows): (u16, u16)) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (send, out) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { master: pair.master, keys, out, screen: vt100::Parser::new(rows, cols, 0), child, bytes: Vec::new() }
    }

    /// Types bytes as they are.
    pub(crate) fn type_keys(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.screen.screen_mut().set_size(rows, cols);
    }

    fn take(&mut self, wait: Duration) -> bool {
        match self.out.recv_timeout(wait) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.bytes.extend(bytes);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes what comes until nothing more does for a moment.
    pub(crate) fn rest(&mut self) {
        while self.take(Duration::from_millis(60)) {}
    }

    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        let started = Instant::now();
        while !self.text().contains(text) {
            self.take(Duration::from_millis(50));
            assert!(started.elapsed() < PATIENCE, "{text:?} never came:\n{}", self.text());
        }
        self
    }

    /// Waits until a text has left the screen.
    #[track_caller]
    pub(crate) fn see_gone(&mut self, text: &str) -> &mut Self {
        let started = Instant::now();
        while self.text().contains(text) {
            self.take(Duration::from_millis(50));
            assert!(started.elapsed() < PATIENCE, "{text:?} stays:\n{}", self.text());
        }
        self
    }

    /// Waits until the program is gone and gives its exit code; takes what it still wrote.
    #[track_caller]
    pub(crate) fn wait(&mut self) -> u32 {
        let started = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            self.take(Duration::from_millis(20));
            assert!(started.elapsed() < PATIENCE, "it does not end:\n{}", self.text());
        };
        while self.take(Duration::from_millis(200)) {}
        status.exit_code()
    }

    /// Whether the terminal is as it was found: main screen, cursor shown, no mouse, no paste mode.
    #[track_caller]
    pub(crate) fn is_as_found(&self) {
        assert!(!self.screen.screen().bracketed_paste(), "bracketed paste is on");
        self.is_given_back();
    }

    /// The same before a shell's prompt, which switches the paste mode on for itself.
    #[track_caller]
    pub(crate) fn is_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still there");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is captured");
        let text = String::from_utf8_lossy(&self.bytes);
        let (opened, closed) = (text.matches("\u{1b}[?2026h").count(), text.matches("\u{1b}[?2026l").count());
        assert!(closed >= opened, "a synchronized update is still open");
    }

    /// Sends a signal.
    pub(crate) fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let status = std::process::Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap();
        assert!(status.success());
    }
}
