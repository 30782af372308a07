//! The terminal is left as it was found, whatever happens.

use super::Pty;
use portable_pty::CommandBuilder;

#[test]
fn every_way_out_gives_the_terminal_back() {
    for (signal, code) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let home = tempfile::tempdir().unwrap();
        let mut pty = Pty::start(home.path(), &[]);
        pty.see("Countries");
        pty.signal(signal);
        let status = pty.wait();
        // portable-pty reports death by a signal as 1; the shell's 128+n is the shell's doing.
        assert!(status == 1 || status == 128 + code, "{signal}: {status}");
        pty.is_as_found();
    }
}

#[test]
fn control_c_is_a_key_here_and_not_the_end() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &[]);
    pty.see("Countries").type_keys("\u{3}");
    pty.type_keys("?").see("Keys").type_keys("\u{1b}").see_gone("─ Keys ─");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn control_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let home = tempfile::tempdir().unwrap();
    let mut shell = CommandBuilder::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]);
    shell.env("HOME", home.path());
    shell.env("TERM", "xterm-256color");
    shell.env("LC_ALL", "C.UTF-8");
    shell.env("PS1", "shell> ");
    let mut pty = Pty::run(shell, (100, 30));
    pty.see("shell>").type_keys(&format!("{}\r", env!("CARGO_BIN_EXE_cotejo"))).see("Countries");
    pty.type_keys("\u{1a}").see("Stopped");
    pty.is_given_back();
    pty.type_keys("fg\r").see("Countries").see("1 Legal framework");
    pty.type_keys("q").see_gone("Countries").see(&format!("fg\n{}\nshell>", env!("CARGO_BIN_EXE_cotejo")));
    pty.is_given_back();
    pty.type_keys("exit\r");
    pty.wait();
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_one_clean_line() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start_with(home.path(), &[], &[("COTEJO_TEST_PANIC", "draw")]);
    pty.see("Countries").type_keys("?");
    assert_ne!(pty.wait(), 0);
    pty.is_as_found();
    assert!(pty.text().contains("cotejo broke down"), "{}", pty.text());
}

#[test]
fn a_storm_of_keys_and_a_paste_without_brackets_are_survived() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &[]);
    pty.see("Countries").type_keys("\u{6}").see("Find:");
    for _ in 0..10 {
        pty.type_keys(&"victims of trafficking ".repeat(90));
    }
    pty.type_keys("\u{1b}").see("Countries");
    for size in [(20, 8), (1, 1), (300, 8), (19, 7), (100, 30)] {
        pty.resize(size.0, size.1);
    }
    pty.see("Countries").type_keys("q");
    assert_eq!(pty.wait(), 0);
    pty.is_as_found();
}

#[test]
fn the_window_may_vanish_without_a_word() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), &[]);
    pty.see("Countries");
    let mut child = pty.child.clone_killer();
    let id = pty.child.process_id().unwrap();
    drop(pty);
    let started = std::time::Instant::now();
    // The process must be gone by itself; a zombie of ours counts as gone.
    let gone = || {
        let state = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        state.is_empty() || state.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z')
    };
    while !gone() && started.elapsed() < std::time::Duration::from_secs(10) {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let gone = gone();
    let _ = child.kill();
    assert!(gone, "it goes on without a terminal");
}

#[test]
fn no_colour_and_a_dumb_terminal_and_a_plain_locale_are_obeyed() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start_with(home.path(), &[], &[("NO_COLOR", "1")]);
    pty.see("Countries");
    let text = String::from_utf8_lossy(&pty.bytes).into_owned();
    for part in text.split("\u{1b}[").skip(1) {
        let numbers: String = part.chars().take_while(|c| c.is_ascii_digit() || *c == ';').collect();
        if part.chars().nth(numbers.len()) != Some('m') {
            continue;
        }
        for number in numbers.split(';').filter_map(|number| number.parse::<u8>().ok()) {
            // 39, 49 and 59 are the terminal's own colours.
            let colour = matches!(number, 30..=38 | 40..=48 | 58 | 90..=107);
            assert!(!colour, "{numbers} sets a colour");
        }
    }
    assert!(text.contains("\u{1b}[7m"), "the selection is not visible");
    pty.type_keys("q");
    assert_eq!(pty.wait(), 0);
    for environment in [[("TERM", "dumb"), ("LANG", "C")], [("TERM", "vt100"), ("LC_ALL", "C")]] {
        let mut pty = Pty::start_with(home.path(), &[], &environment);
        pty.see("Countries").type_keys("q");
        assert_eq!(pty.wait(), 0);
    }
}

#[test]
fn without_a_terminal_there_is_one_line_and_exit_code_3() {
    let home = tempfile::tempdir().unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_cotejo")).env("HOME", home.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(3));
    assert!(run.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&run.stderr).lines().count(), 1);
}
