//! The presenter's end of the speaker's view: whoever follows is told how the presentation stands, at once and
//! whenever that changes.
//!
//! Must not: make the presenter wait for a follower, show the audience that something failed, or make a socket
//! before there is something to tell.

use super::{Event, sockets, worker};
use crate::app::Cue;
use crate::store::Paths;
use anyhow::Result;
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// A follower that takes nothing for so long is left alone.
const PATIENCE: Duration = Duration::from_secs(2);
/// Whether a follower is still there is looked after so often, when there is nothing to tell.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How long that look may take.
const GLANCE: Duration = Duration::from_millis(1);
/// More followers at once are not told anything.
const MOST: usize = 16;

/// The letter box of the thread that tells followers; there is none before the first presentation.
pub(super) struct Speaker {
    paths: Paths,
    events: Sender<Event>,
    cues: Option<Sender<Option<Box<Cue>>>>,
    thread: Option<JoinHandle<()>>,
    /// The socket, while there is one.
    pub(super) socket: Socket,
}

/// The socket's place, for all who may have to remove it.
#[derive(Clone, Default)]
pub(super) struct Socket(Arc<Mutex<Option<PathBuf>>>);

impl Socket {
    /// Removes it. The lock is held only for as long as a path is set or taken.
    pub(super) fn remove(&self) {
        if let Some(path) = held(&self.0).take() {
            sockets::remove(&path);
        }
    }
}

impl Speaker {
    /// Before any presentation.
    pub(super) fn new(paths: &Paths, events: &Sender<Event>) -> Self {
        let (paths, events) = (paths.clone(), events.clone());
        Self { paths, events, cues: None, thread: None, socket: Socket::default() }
    }

    /// Tells followers how the presentation stands, or that it is over.
    pub(super) fn tell(&mut self, cue: Option<Box<Cue>>) {
        if self.cues.is_none() && cue.is_some() {
            // Without the thread nobody follows; the presentation is the same.
            let _ = self.begin();
        }
        if let Some(cues) = &self.cues {
            let _ = cues.send(cue);
        }
    }

    fn begin(&mut self) -> Result<()> {
        let (cues, inbox) = channel::<Option<Box<Cue>>>();
        let (paths, out, socket) = (self.paths.clone(), self.events.clone(), self.socket.clone());
        let work = move || {
            let mut stage: Option<Stage> = None;
            for cue in inbox {
                match cue {
                    Some(cue) => stage.get_or_insert_with(|| Stage::begin(&paths, (&socket, &out))).tell(&cue),
                    None => stage = None,
                }
            }
        };
        self.thread = Some(worker("speaker", &self.events, work)?);
        self.cues = Some(cues);
        Ok(())
    }

    /// Ends what is followed.
    pub(super) fn finish(&mut self) {
        self.cues = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A presentation that can be followed, until it is dropped.
struct Stage {
    told: Arc<Told>,
    socket: Socket,
}

/// What all followers are told: only the newest matters.
#[derive(Default)]
struct Told {
    newest: Mutex<Newest>,
    changed: Condvar,
    followers: AtomicUsize,
}

#[derive(Default)]
struct Newest {
    /// Counts what was told.
    turn: u64,
    line: Arc<[u8]>,
    is_over: bool,
}

impl Stage {
    /// Where no socket can be made, nobody follows, and the speaker's view says that it finds no presentation.
    fn begin(paths: &Paths, (socket, events): (&Socket, &Sender<Event>)) -> Self {
        let told = Arc::new(Told::default());
        if let Ok((listener, path)) = sockets::bind(paths) {
            *held(&socket.0) = Some(path);
            let (shared, out) = (told.clone(), events.clone());
            if worker("followers", events, move || admit(&listener, &shared, &out)).is_err() {
                socket.remove();
            }
        }
        Self { told, socket: socket.clone() }
    }

    fn tell(&self, cue: &Cue) {
        let Ok(mut line) = serde_json::to_vec(cue) else { return };
        line.push(b'\n');
        let mut newest = held(&self.told.newest);
        newest.turn += 1;
        newest.line = line.into();
        self.told.changed.notify_all();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        held(&self.told.newest).is_over = true;
        let path = held(&self.socket.0).clone();
        // Whoever waits for followers is woken by one, and sees that it is over.
        drop(path.map(UnixStream::connect));
        self.socket.remove();
        self.told.changed.notify_all();
    }
}

/// Takes followers until the presentation is over.
fn admit(listener: &UnixListener, told: &Arc<Told>, events: &Sender<Event>) {
    for stream in listener.incoming() {
        if held(&told.newest).is_over {
            return;
        }
        let Ok(stream) = stream else {
            // No room for another file: whoever wants to follow tries again, as we do.
            std::thread::sleep(Duration::from_millis(100));
            continue;
        };
        if told.followers.fetch_add(1, Ordering::Relaxed) < MOST {
            let shared = told.clone();
            let serve = move || {
                serve(stream, &shared);
                shared.followers.fetch_sub(1, Ordering::Relaxed);
            };
            if worker("follower", events, serve).is_ok() {
                continue;
            }
        }
        told.followers.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Writes the newest line to one follower whenever there is one, until it is gone or takes nothing.
fn serve(mut stream: UnixStream, told: &Told) {
    let mut turn = 0;
    let mut is_there =
        stream.set_write_timeout(Some(PATIENCE)).is_ok() && stream.set_read_timeout(Some(GLANCE)).is_ok();
    while is_there {
        let newest = held(&told.newest);
        let is_known = |newest: &mut Newest| newest.turn == turn && !newest.is_over;
        let waited = told.changed.wait_timeout_while(newest, LOOK_AGAIN, is_known);
        let newest = waited.unwrap_or_else(PoisonError::into_inner).0;
        if newest.is_over {
            return;
        }
        let line = (newest.turn != turn).then(|| newest.line.clone());
        turn = newest.turn;
        drop(newest);
        is_there = match line {
            Some(line) => stream.write_all(&line).is_ok(),
            // A follower says nothing; the end of what it could say is its end, and makes room for another.
            None => !matches!(stream.read(&mut [0; 64]), Ok(0)),
        };
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
