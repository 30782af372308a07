//! Finds the presentations of this user on this machine, and hears what each says.
//!
//! Must not: say anything to one, read without a bound, or take what is no cue for the end.

use super::Heard;
use crate::app::{CUE_VERSION, Cue, FollowFault, FollowMsg, FollowTrouble};
use crate::store::Paths;
use crate::term::{sockets, worker};
use crate::text::Raw;
use anyhow::Result;
use serde::Deserialize;
use std::collections::HashSet;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// New presentations are looked for so often.
const LOOK_AGAIN: Duration = Duration::from_millis(300);
/// A longer line is no cue.
const LONGEST: usize = 1 << 20;

/// Looks and listens until the loop is gone.
pub(super) fn spawn(paths: Paths, events: &Sender<Heard>) -> Result<()> {
    let out = events.clone();
    let look = move || {
        let (heard, mut told, mut count) = (Known::default(), None, 0);
        loop {
            let seen = sockets::look(&paths);
            let trouble = trouble(&seen);
            let is_gone = trouble != told && out.send(Heard::Msg(FollowMsg::Trouble(trouble.clone()))).is_err();
            told = trouble;
            for path in seen.ours {
                if heard.insert(&path) {
                    count += 1;
                    hear(&path, count, (&heard, &out));
                }
            }
            if is_gone {
                return;
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    };
    worker("looking", events, look)?;
    Ok(())
}

fn trouble(seen: &sockets::Seen) -> Option<FollowTrouble> {
    let shown = |path: &PathBuf| Raw::display(path.display()).shown();
    let foreign = seen.foreign.as_ref().map(|path| FollowTrouble::Foreign(shown(path)));
    foreign.or_else(|| seen.refused.as_ref().map(|path| FollowTrouble::Folder(shown(path))))
}

/// The sockets that somebody listens to.
#[derive(Clone, Default)]
struct Known(Arc<Mutex<HashSet<PathBuf>>>);

impl Known {
    fn lock(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn insert(&self, path: &Path) -> bool {
        self.lock().insert(path.to_owned())
    }
}

/// Listens to one socket on a thread of its own; one that nobody answers at was left behind, and is removed.
fn hear(path: &Path, id: u64, (known, out): (&Known, &Sender<Heard>)) {
    let stream = UnixStream::connect(path);
    let is_stale = stream.as_ref().is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused);
    if is_stale {
        sockets::remove(path);
    }
    let (heard, say, place) = (known.clone(), out.clone(), path.to_owned());
    let is_heard = stream.is_ok_and(|stream| {
        let listen = move || {
            listen(BufReader::new(stream), id, &say);
            let _ = say.send(Heard::Msg(FollowMsg::Ended(id)));
            heard.lock().remove(&place);
        };
        worker("hearing", out, listen).is_ok()
    });
    if !is_heard {
        known.lock().remove(path);
    }
}

/// Takes line for line until the end.
fn listen(mut stream: impl BufRead, id: u64, out: &Sender<Heard>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        // One byte more than may be tells that it is longer.
        let bound = LONGEST as u64 + 1;
        match stream.by_ref().take(bound).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        let is_too_long = line.len() > LONGEST && line.last() != Some(&b'\n');
        let msg = if is_too_long {
            if skip_line(&mut stream).is_none() {
                return;
            }
            FollowMsg::Fault(id, FollowFault::TooLong)
        } else {
            understood(&line).map_or_else(|fault| FollowMsg::Fault(id, fault), |cue| FollowMsg::Cue(id, cue))
        };
        if out.send(Heard::Msg(msg)).is_err() {
            return;
        }
    }
}

/// Skips the rest of a line; nothing where it has no end.
fn skip_line(stream: &mut impl BufRead) -> Option<()> {
    loop {
        let (end, taken) = match stream.fill_buf() {
            Ok([]) | Err(_) => return None,
            Ok(bytes) => {
                let end = bytes.iter().position(|byte| *byte == b'\n');
                (end, end.map_or(bytes.len(), |at| at + 1))
            }
        };
        stream.consume(taken);
        if end.is_some() {
            return Some(());
        }
    }
}

/// The version first: a cue of another one may have another shape.
fn understood(line: &[u8]) -> Result<Box<Cue>, FollowFault> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let versioned: Versioned = serde_json::from_slice(line).map_err(|_| FollowFault::NotACue)?;
    if versioned.version != u64::from(CUE_VERSION) {
        return Err(FollowFault::OtherVersion);
    }
    serde_json::from_slice(line).map_err(|_| FollowFault::NotACue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    /// What is heard of some bytes: the titles of cues, the names of faults.
    fn heard(bytes: &[u8]) -> Vec<String> {
        let (out, inbox) = channel();
        listen(BufReader::new(bytes), 1, &out);
        drop(out);
        let name = |heard: Heard| match heard {
            Heard::Msg(FollowMsg::Cue(_, cue)) => cue.title,
            Heard::Msg(FollowMsg::Fault(_, fault)) => format!("{fault:?}"),
            _ => "?".to_owned(),
        };
        inbox.iter().map(name).collect()
    }

    fn cue(title: &str) -> Vec<u8> {
        let cue = Cue { version: CUE_VERSION, title: title.to_owned(), ..Cue::default() };
        [serde_json::to_vec(&cue).unwrap(), b"\n".to_vec()].concat()
    }

    #[test]
    fn what_is_no_cue_costs_only_itself() {
        let long = [vec![b'x'; 3 * LONGEST], b"\n".to_vec()].concat();
        let deep = [vec![b'['; 9999], b"\n".to_vec()].concat();
        let lines: [&[u8]; 8] =
            [b"\n", b"{}\n", b"\xff\xfe\n", &deep, b"{\"version\":2,\"more\":[]}\n", &long, b"{\"version\":1}\n", b"{"];
        let bytes = lines.map(|line| [cue("good"), line.to_vec()].concat()).concat();
        let faults = heard(&bytes).into_iter().filter(|said| said != "good").collect::<Vec<_>>();
        let (no, other, long) = ("NotACue", "OtherVersion", "TooLong");
        assert_eq!(faults, [no, no, no, no, other, long, no, no]);
        assert_eq!(heard(&bytes).iter().filter(|said| *said == "good").count(), 8);
    }

    #[test]
    fn a_line_without_an_end_is_not_kept() {
        assert_eq!(heard(&vec![b'x'; 3 * LONGEST]), [""; 0]);
        let longest = [vec![b' '; LONGEST - 1], b"\n".to_vec()].concat();
        assert_eq!(heard(&longest), ["NotACue"]);
    }
}
