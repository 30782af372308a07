//! The speaker's view in a real terminal, beside presentations that the test plays.

use super::Pty;
use cotejo::app::{CUE_VERSION, Cue};
use jiff::Timestamp;
use std::fs::{self, DirBuilder, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// A presentation that says what the test says.
struct Presenter {
    path: PathBuf,
    listener: UnixListener,
}

impl Presenter {
    fn bind(home: &Path, number: u32) -> Self {
        let folder = home.join("cotejo");
        let _ = DirBuilder::new().mode(0o700).create(&folder);
        let path = folder.join(format!("present-{number}.sock"));
        Self { listener: UnixListener::bind(&path).unwrap(), path }
    }

    fn followed(&self) -> UnixStream {
        self.listener.accept().unwrap().0
    }

    fn end(self) {
        fs::remove_file(self.path).unwrap();
    }
}

fn say(stream: &mut UnixStream, title: &str, heading: &str) {
    let now = Timestamp::now();
    let cue = Cue {
        version: CUE_VERSION,
        title: title.to_owned(),
        heading: heading.to_owned(),
        slide: (3, 12),
        page: (1, 1),
        note: "Ask the room first.".to_owned(),
        started: now,
        item_since: now,
        ..Cue::default()
    };
    let line = format!("{}\n", serde_json::to_string(&cue).unwrap());
    stream.write_all(line.as_bytes()).unwrap();
}

fn follow(home: &Path, arguments: &[&str]) -> Pty {
    let arguments: Vec<&str> = ["present", "--follow"].iter().chain(arguments).copied().collect();
    Pty::start_with(home, &arguments, &[("XDG_RUNTIME_DIR", home.to_str().unwrap())])
}

#[test]
fn it_waits_for_a_presentation_shows_it_outlives_it_and_waits_for_the_next() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = follow(home.path(), &[]);
    pty.see("No presentation is running.");
    let presenter = Presenter::bind(home.path(), 1);
    let mut stream = presenter.followed();
    say(&mut stream, "Who shelters victims", "Shelter");
    pty.see("Who shelters victims").see("slide 3/12").see("Ask the room first.").see("no time was planned");
    say(&mut stream, "Who shelters victims", "Another slide");
    pty.see("Another slide");
    // The clock goes on by itself, and by the second.
    pty.see("Elapsed 0:01").see("Elapsed 0:02");
    presenter.end();
    drop(stream);
    pty.see("“Who shelters victims” is over").see("appears here by itself");
    let next = Presenter::bind(home.path(), 2);
    let mut stream = next.followed();
    say(&mut stream, "The next one", "Shelter");
    pty.see("The next one");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}

#[test]
fn garbage_is_survived_and_said() {
    let home = tempfile::tempdir().unwrap();
    let presenter = Presenter::bind(home.path(), 1);
    let mut pty = follow(home.path(), &["--lang", "es"]);
    let mut stream = presenter.followed();
    say(&mut stream, "Quién acoge", "Refugio");
    pty.see("Quién acoge").see("diapositiva 3/12");
    stream.write_all(b"\x1b]0;bad\x07\xff\x00 {\"version\":1,\n").unwrap();
    pty.see("algo que no se entiende").see("Refugio");
    stream.write_all(b"{\"version\":99}\n").unwrap();
    pty.see("Presenta otra").see("Refugio");
    stream.write_all(&vec![b'x'; 3 << 20]).unwrap();
    stream.write_all(b"\n").unwrap();
    pty.see("más de 1 MB").see("Refugio");
    say(&mut stream, "Quién acoge", "Otra vez");
    pty.see("Otra vez").see_gone("1 MB");
    pty.type_keys("T").rest();
    pty.resize(40, 10);
    pty.see("Van 0:").type_keys("\u{1b}");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
    assert!(!String::from_utf8_lossy(&pty.bytes).contains("bad"));
}

#[test]
fn sockets_that_nobody_answers_at_are_removed_and_folders_of_others_are_not_used() {
    let home = tempfile::tempdir().unwrap();
    let stale = Presenter::bind(home.path(), 1);
    let path = stale.path.clone();
    drop(stale.listener);
    let file = home.path().join("cotejo/present-2.sock");
    fs::write(&file, "no socket").unwrap();
    let presenter = Presenter::bind(home.path(), 3);
    let mut pty = follow(home.path(), &[]);
    let mut stream = presenter.followed();
    say(&mut stream, "Who shelters victims", "Shelter");
    pty.see("Shelter");
    // The newest is looked at first, so that this one may still be there.
    let started = std::time::Instant::now();
    while path.exists() {
        assert!(started.elapsed() < super::PATIENCE);
        pty.rest();
    }
    assert!(file.exists());
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    fs::set_permissions(home.path().join("cotejo"), Permissions::from_mode(0o777)).unwrap();
    let mut pty = follow(home.path(), &[]);
    pty.see("is not used: others could put something into it").see("No presentation is running.");
    fs::set_permissions(home.path().join("cotejo"), Permissions::from_mode(0o700)).unwrap();
    let mut stream = presenter.followed();
    say(&mut stream, "Who shelters victims", "Shelter");
    pty.see("Shelter").type_keys("\u{3}");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn two_presentations_are_both_heard_and_tab_changes() {
    let home = tempfile::tempdir().unwrap();
    let (one, other) = (Presenter::bind(home.path(), 1), Presenter::bind(home.path(), 2));
    let mut pty = follow(home.path(), &[]);
    let (mut one, mut other) = (one.followed(), other.followed());
    say(&mut one, "The first", "Shelter");
    pty.see("The first");
    std::thread::sleep(std::time::Duration::from_millis(20));
    say(&mut other, "The second", "Shelter");
    pty.see("The second").see("2 presentations; Tab changes.");
    pty.type_keys("\t").see("The first").type_keys("\t").see("The second");
    drop(other);
    pty.see("The first").see("“The second” is over.");
    pty.signal("TERM");
    pty.wait();
    pty.is_as_found();
}

/// The reader itself, presenting what its first screen shows.
fn present(home: &Path) -> Pty {
    let mut pty = Pty::start_with(home, &["ve/protection"], &[("XDG_RUNTIME_DIR", home.to_str().unwrap())]);
    pty.see("Shelter");
    pty.rest();
    pty.type_keys("P");
    pty
}

fn sockets(home: &Path) -> usize {
    let all = fs::read_dir(home.join("cotejo")).unwrap().map(|entry| entry.unwrap().file_name());
    all.filter(|name| name.to_string_lossy().ends_with(".sock")).count()
}

#[test]
fn the_reader_is_followed_from_slide_to_slide_and_to_its_end() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = follow(home.path(), &[]);
    pty.see("No presentation is running.");
    for end in ["HUP", "TERM", "KILL", "keys"] {
        let mut presenter = present(home.path());
        pty.see("slide 1/").see("Elapsed 0:0");
        presenter.type_keys(" ");
        pty.see("slide 2/");
        assert_eq!(sockets(home.path()), 1, "{end}");
        match end {
            "keys" => {
                presenter.type_keys("\u{1b}");
                pty.see("The room sees nothing.");
                presenter.type_keys("q");
            }
            signal => {
                presenter.signal(signal);
                presenter.wait();
            }
        }
        pty.see("is over, after");
        // One that was killed left its socket behind.
        let started = std::time::Instant::now();
        while sockets(home.path()) > 0 {
            assert!(started.elapsed() < super::PATIENCE, "{end}");
            pty.rest();
        }
    }
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn closing_the_speakers_view_harms_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut presenter = present(home.path());
    for signal in ["KILL", "STOP"] {
        let mut pty = follow(home.path(), &[]);
        pty.see("slide 1/");
        pty.signal(signal);
        // The presentation goes on, and can be followed again.
        presenter.type_keys(" ");
        let mut again = follow(home.path(), &[]);
        again.see("slide 2/");
        presenter.type_keys("\u{1b}[5~");
        again.see("slide 1/").type_keys("q");
        assert_eq!(again.wait(), 0);
        let _ = pty.child.kill();
    }
    presenter.signal("TERM");
    presenter.wait();
    presenter.is_as_found();
}
