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
const PATIENCE: Duration = Duration::from_secs(1);
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::sync::mpsc::Receiver;

    /// How long something may take; only a broken program needs it.
    const LONG: Duration = Duration::from_secs(20);

    /// A presenter with a home.
    fn presenter(home: &Path) -> (Speaker, Paths, Receiver<Event>) {
        let (events, inbox) = channel();
        let paths = Paths::inside(home);
        (Speaker::new(&paths, &events), paths, inbox)
    }

    fn cue(title: &str) -> Option<Box<Cue>> {
        Some(Box::new(Cue { title: title.to_owned(), ..Cue::default() }))
    }

    /// The only socket there is, once it is there.
    #[track_caller]
    fn socket(paths: &Paths) -> PathBuf {
        let mut waited = Duration::ZERO;
        loop {
            if let [path] = sockets::look(paths).ours.as_slice() {
                return path.clone();
            }
            pause(&mut waited);
        }
    }

    #[track_caller]
    fn pause(waited: &mut Duration) {
        std::thread::sleep(Duration::from_millis(5));
        *waited += Duration::from_millis(5);
        assert!(*waited < LONG, "it never came");
    }

    fn connect(path: &Path) -> BufReader<UnixStream> {
        let stream = UnixStream::connect(path).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        BufReader::new(stream)
    }

    /// The title of the next cue; nothing at the end.
    fn next(stream: &mut BufReader<UnixStream>) -> Option<String> {
        let mut line = String::new();
        let count = stream.read_line(&mut line).unwrap();
        (count > 0).then(|| serde_json::from_str::<Cue>(&line).unwrap().title)
    }

    #[track_caller]
    fn until(stream: &mut BufReader<UnixStream>, title: &str) {
        while next(stream).unwrap() != title {}
    }

    #[test]
    fn followers_are_told_how_it_stands_at_once_and_whenever_that_changes() {
        let home = tempfile::tempdir().unwrap();
        let (mut speaker, paths, _inbox) = presenter(home.path());
        speaker.tell(None);
        assert!(sockets::look(&paths).ours.is_empty() && !home.path().join("run").exists());
        speaker.tell(cue("one"));
        let path = socket(&paths);
        let mut first = connect(&path);
        assert_eq!(next(&mut first).as_deref(), Some("one"));
        speaker.tell(cue("two"));
        assert_eq!(next(&mut first).as_deref(), Some("two"));
        let mut late = connect(&path);
        assert_eq!(next(&mut late).as_deref(), Some("two"));
        drop(first);
        speaker.tell(cue("three"));
        assert_eq!(next(&mut late).as_deref(), Some("three"));
        // It ends for whoever follows, and begins again under the same name.
        speaker.tell(None);
        assert_eq!(next(&mut late), None);
        let mut waited = Duration::ZERO;
        while path.exists() {
            pause(&mut waited);
        }
        speaker.tell(cue("again"));
        assert_eq!(next(&mut connect(&socket(&paths))).as_deref(), Some("again"));
        speaker.finish();
        assert!(!path.exists());
    }

    #[test]
    fn a_follower_that_reads_nothing_keeps_nobody_waiting_and_is_left() {
        let home = tempfile::tempdir().unwrap();
        let (mut speaker, paths, _inbox) = presenter(home.path());
        speaker.tell(cue("one"));
        let path = socket(&paths);
        let (mut hanging, mut quick) = (connect(&path), connect(&path));
        let large = |at: usize| {
            let mut cue = cue(&at.to_string());
            cue.as_mut().unwrap().note = "x".repeat(400_000);
            cue
        };
        for at in 0..50 {
            speaker.tell(large(at));
        }
        until(&mut quick, "49");
        speaker.tell(cue("last"));
        until(&mut quick, "last");
        // What was on its way is all that the other one ever gets: part of a line, and the end.
        let mut waited = Duration::ZERO;
        while hanging.get_mut().write_all(b".").is_ok() {
            pause(&mut waited);
        }
        let mut rest = Vec::new();
        hanging.read_to_end(&mut rest).unwrap();
        assert!(rest.len() < 1_000_000 && rest.last() != Some(&b'\n'), "{}", rest.len());
    }

    #[test]
    fn followers_that_left_make_room_for_others_while_nothing_changes() {
        let home = tempfile::tempdir().unwrap();
        let (mut speaker, paths, _inbox) = presenter(home.path());
        speaker.tell(cue("one"));
        let path = socket(&paths);
        let mut all: Vec<_> = (0..MOST).map(|_| connect(&path)).collect();
        assert!(all.iter_mut().all(|stream| next(stream).is_some()));
        assert_eq!(next(&mut connect(&path)), None, "one too many");
        all.clear();
        let mut waited = Duration::ZERO;
        while next(&mut connect(&path)).is_none() {
            pause(&mut waited);
        }
    }

    #[test]
    fn two_presentations_have_a_socket_each() {
        let home = tempfile::tempdir().unwrap();
        let (mut speaker, paths, _inbox) = presenter(home.path());
        speaker.tell(cue("one"));
        let path = socket(&paths);
        let other = path.with_file_name("present-1.sock");
        let _listener = UnixListener::bind(&other).unwrap();
        assert_eq!(sockets::look(&paths).ours, [other.clone(), path.clone()], "the newest first");
        speaker.finish();
        assert_eq!(sockets::look(&paths).ours, [other]);
    }

    #[test]
    fn where_there_can_be_no_socket_nothing_is_said_and_nothing_fails() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("run"), "").unwrap();
        let (mut speaker, paths, inbox) = presenter(home.path());
        speaker.tell(cue("one"));
        speaker.tell(cue("two"));
        speaker.tell(None);
        speaker.finish();
        assert!(inbox.try_recv().is_err() && sockets::look(&paths).ours.is_empty());
    }

    #[test]
    fn a_program_that_dies_of_a_signal_takes_its_socket_along() {
        let home = tempfile::tempdir().unwrap();
        let (mut speaker, paths, _inbox) = presenter(home.path());
        speaker.tell(cue("one"));
        let path = socket(&paths);
        speaker.socket.remove();
        assert!(!path.exists());
    }
}
