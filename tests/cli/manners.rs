//! How the program behaves whatever it is asked: options, exit codes, pipes, files, hostile text.

use super::run::{Home, Run, fixture};
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn global_options_count_before_and_after_every_command_and_add_up() {
    let home = Home::new();
    let (small, plain) = (fixture("small"), fixture("plain"));
    let (small, plain) = (small.to_str().unwrap(), plain.to_str().unwrap());
    let after = home.run(&["list", "--no-bundled", "--library", small, "--lang", "es"]).ends(0).out;
    assert_eq!(home.run(&["--no-bundled", "--library", small, "--lang", "es", "list"]).ends(0).out, after);
    assert!(after.starts_with("código"), "{after}");
    let args = ["--library", small, "list", "reports", "--no-bundled", "--library", plain, "--width", "100"];
    let both = home.run(&args).ends(0).out;
    assert_eq!(both.lines().count(), 6, "{both}");
    let inner = home.run(&["--lang", "en", "bookmark", "--no-bundled", "list", "--lang", "es"]);
    assert_eq!(inner.err, "cotejo: todavía no hay marcadores\n");
}

#[test]
fn json_is_short_for_the_format_everywhere() {
    let home = Home::new();
    for args in [
        &["list"][..],
        &["show", "ve"],
        &["compare", "ve", "cu"],
        &["search", "shelter"],
        &["bookmark", "list"],
        &["check"],
        &["keys"],
    ] {
        let with = |more: &[&str]| home.small(&[args, more].concat());
        let (short, long) = (with(&["--json"]), with(&["--format", "json"]));
        assert_eq!((short.out.as_str(), short.code), (long.out.as_str(), long.code), "{args:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&short.out).is_ok(), "{args:?}: {}", short.out);
        assert_eq!(with(&["--json", "--format", "text"]).code, Some(2), "{args:?}");
    }
}

#[test]
fn the_locale_chooses_the_language_and_the_option_stands_over_it() {
    for (variables, spanish) in [
        (&[("LC_ALL", "es_AR.UTF-8")][..], true),
        (&[("LC_ALL", ""), ("LC_MESSAGES", "es_ES.UTF-8"), ("LANG", "en_US.UTF-8")], true),
        (&[("LC_ALL", ""), ("LANG", "es_MX")], true),
        (&[("LC_ALL", "en_US.UTF-8"), ("LANG", "es_MX")], false),
        (&[("LC_ALL", "C"), ("LANG", "es_MX")], false),
        (&[("LC_ALL", "fr_FR.UTF-8")], false),
    ] {
        let home = variables.iter().fold(Home::new(), |home, (name, value)| home.with(name, value));
        let said = home.small(&["list"]).ends(0).out;
        assert_eq!(said.starts_with("código"), spanish, "{variables:?}");
        assert!(home.small(&["list", "--lang", "en"]).out.starts_with("code"), "{variables:?}");
    }
}

#[test]
fn bad_usage_ends_with_two_and_prints_nothing() {
    let home = Home::new();
    for args in [
        &["--foo"][..],
        &["list", "planets"],
        &["show"],
        &["show", "ve", "cu"],
        &["show", "ve", "--format", "pdf"],
        &["show", "ve", "--width", "0"],
        &["show", "ve", "--force"],
        &["compare"],
        &["search"],
        &["search", "x", "--limit", "-1"],
        &["bookmark"],
        &["bookmark", "add"],
        &["config"],
        &["completions", "tcsh"],
        &["--lang", "fr", "list"],
        &["ve", "list"],
        &["ve", "cu"],
    ] {
        let run = home.small(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    home.run(&["--library", "nowhere/at-all", "list"]).fails(2, &["no folder", "nowhere/at-all"]);
}

#[test]
fn help_and_version_are_answers() {
    let home = Home::new();
    let help = home.run(&["--help"]).ends(0).out;
    for word in [
        "list",
        "show",
        "compare",
        "search",
        "bookmark",
        "deck",
        "present",
        "check",
        "keys",
        "completions",
        "--library",
    ] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    assert_eq!(home.run(&["--version"]).ends(0).out, format!("cotejo {}\n", env!("CARGO_PKG_VERSION")));
    assert!(home.run(&["help", "show"]).ends(0).out.contains("PLACE"));
    assert!(help.starts_with("The reader for comparative country reports"), "{help}");
    assert!(help.contains("List, add, change, remove and pass on bookmarks"), "{help}");
    assert!(home.run(&["bookmark", "add", "--help"]).ends(0).out.starts_with("Add a bookmark and print its id"));
}

#[test]
fn completions_are_scripts_that_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Home::new().run(&["completions", shell]).ends(0).out;
        assert!(script.contains("cotejo") && script.contains("no-bundled") && script.contains("compare"), "{shell}");
    }
}

#[test]
fn the_reader_without_a_terminal_says_so_in_one_line() {
    let home = Home::new();
    home.small(&[]).fails(3, &["terminal"]);
    home.small(&["ve/4b"]).fails(3, &["terminal"]);
    home.small(&["ar@ar-2013#p-001", "--lang", "es"]).fails(3, &["una terminal"]);
    home.small(&["present", "--follow"]).fails(3, &["terminal"]);
}

#[test]
fn a_place_that_is_none_is_said_before_the_reader_opens() {
    let home = Home::new();
    home.small(&["venezula"]).fails(2, &["did you mean Venezuela"]);
    home.small(&["serch"]).fails(2, &["cotejo search"]);
    home.small(&["ve#p-999"]).fails(2, &["no passage"]);
    home.small(&["ve@ve-1999"]).fails(2, &["no report"]);
    home.small(&["ve/9"]).fails(2, &["no topic"]);
    home.small(&[""]).fails(2, &["is no place"]);
}

#[test]
fn a_reader_of_the_pipe_who_leaves_early_is_no_failure() {
    let home = Home::new();
    for args in [&["list", "indicators", "--json"][..], &["show", "ve", "--json"], &["completions", "bash"]] {
        let mut child = home.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0]).unwrap();
        drop(out);
        let run: Run = child.wait_with_output().unwrap().into();
        run.ends(0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_said() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let run: Run = Home::new().command(&["list", "topics"]).stdout(full).output().unwrap().into();
    run.fails(4, &["could not be written"]);
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let home = Home::new();
    let file = home.path("out.json");
    let name = file.to_str().unwrap();
    let args = ["compare", "ve", "cu", "--topic", "4", "--json", "-o", name];
    let said = home.small(&args);
    assert_eq!((said.code, said.out.as_str(), said.err), (Some(0), "", format!("cotejo: written: {name}\n")));
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written, home.small(&args[..6]).ends(0).out);
    home.small(&["show", "ve", "-o", name]).fails(4, &["out.json", "exists", "--force"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    assert_eq!(home.small(&["show", "ve/4b", "-o", name, "--force"]).code, Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), home.small(&["show", "ve/4b", "--json"]).ends(0).out);
    let left: Vec<_> = fs::read_dir(home.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["out.json"], "no half file is left");
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing() {
    let home = Home::new();
    let nowhere = home.path("no/such/folder/out.txt");
    home.small(&["show", "ve", "-o", nowhere.to_str().unwrap()])
        .fails(4, &["out.txt", "could not be written", "its folder does not exist"]);
    let folder = home.path("folder");
    fs::create_dir(&folder).unwrap();
    home.small(&["show", "ve", "-o", folder.to_str().unwrap(), "--force"]).fails(4, &["not a file"]);
    assert!(folder.is_dir());
    // A command that fails writes nothing.
    let file = home.path("out.txt");
    home.small(&["show", "venezula", "-o", file.to_str().unwrap()]).fails(2, &["Venezuela"]);
    assert!(!file.exists());
    assert!(home.small(&["list", "-o", "-"]).ends(0).out.contains("Venezuela"), "a dash is stdout");
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_rights_and_a_link_its_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = Home::new();
    let (file, link) = (home.path("file.txt"), home.path("link.txt"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    assert_eq!(home.small(&["list", "-o", link.to_str().unwrap(), "--force"]).code, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("Venezuela"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

/// What may never reach a terminal: controls, C1, bidi, tag and zero-width characters.
#[track_caller]
pub(super) fn assert_harmless(run: &Run, what: &[&str]) {
    for (name, text) in [("stdout", &run.out), ("stderr", &run.err)] {
        let harmful = text.chars().find(|c| {
            matches!(c, '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
                || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        });
        assert_eq!(harmful, None, "{what:?} on {name}: {text:?}");
    }
}

#[test]
fn a_hostile_library_reaches_neither_stdout_nor_stderr() {
    let home = Home::new();
    let folder = fixture("hostile");
    let in_library =
        |args: &[&str]| home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat());
    for lang in ["en", "es"] {
        for args in [
            &["list", "countries"][..],
            &["list", "topics"],
            &["list", "points"],
            &["list", "reports"],
            &["list", "sources"],
            &["show", "ve"],
            &["show", "ve#p-001"],
            &["compare", "ve", "cu", "--width", "120"],
            &["compare", "ve", "cu", "--width", "40"],
            &["search", "shelter"],
            &["search", "owned"],
            &["check"],
            &["show", "ve#p-003"],
            &["show", "ve/topik"],
            &["compare", "ve", "cu", "--point", "pont"],
        ] {
            let taken = |form| vec!["--lang", lang, "--format", form];
            let forms: &[&str] = match args {
                ["show" | "compare" | "search", ..] if !args.contains(&"--width") => &["md", "html", "csv"],
                _ => &[],
            };
            let plain = [vec!["--lang", lang], vec!["--lang", lang, "--json"]];
            for more in plain.into_iter().chain(forms.iter().map(|form| taken(form))) {
                let args = [args, &more].concat();
                let run = in_library(&args);
                assert_harmless(&run, &args);
                assert!(!run.out.is_empty() || !run.err.is_empty(), "{args:?}");
            }
        }
    }
    let shown = in_library(&["show", "ve#p-001"]);
    assert!(shown.out.contains('␛') && shown.out.contains("‹U+202E›"), "what was there is seen: {}", shown.out);
}

#[test]
fn hostile_arguments_and_file_names_reach_neither_stdout_nor_stderr() {
    const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\u{200b}\r\nx";
    let home = Home::new();
    let folder = home.path(HOSTILE);
    fs::create_dir(&folder).unwrap();
    fs::copy("tests/fixtures/broken/cu.toml", folder.join(format!("cu-{HOSTILE}.toml"))).unwrap();
    let folder = folder.to_str().unwrap();
    for args in [
        &[HOSTILE][..],
        &["show", HOSTILE],
        &["show", &format!("ve/{HOSTILE}")],
        &["show", &format!("ve#{HOSTILE}")],
        &["show", &format!("ve@{HOSTILE}")],
        &["search", HOSTILE],
        &["search", HOSTILE, "--json"],
        &["compare", "ve", HOSTILE],
        &["compare", "ve", "cu", "--topic", HOSTILE],
        &["compare", "ve", "cu", "--point", HOSTILE],
        &["bookmark", "add", "ve", "--note", HOSTILE, "--label", HOSTILE],
        &["bookmark", "list"],
        &["bookmark", "list", "--json"],
        &["bookmark", "remove", HOSTILE],
        &["check", HOSTILE],
        &["check", folder],
        &["check", folder, "--json"],
        &["list", "reports", "--library", folder],
        &["list", "reports", "--library", folder, "--json"],
        &["list", "--library", HOSTILE],
        &["list", HOSTILE],
        &[&format!("--{HOSTILE}")],
        &["--lang", HOSTILE],
        &["show", "ve", "-o", &format!("{HOSTILE}/{HOSTILE}")],
        &["show", "ve", "-o", folder],
    ] {
        let run = home.small(args);
        assert_harmless(&run, args);
        assert!(run.code.is_some_and(|code| code <= 4), "{args:?}");
    }
    let odd = Home::new().with("XDG_CONFIG_HOME", &format!("/{}", HOSTILE.replace('\0', "")));
    for args in [&["config", "path"][..], &["config", "print"], &["config", "check"]] {
        assert_harmless(&odd.run(args), args);
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_unicode_are_bad_usage_and_paths_may_be_anything() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let odd = OsStr::from_bytes(b"ve\xff\x1b[31m");
    let home = Home::new();
    let run: Run = home.command(&["show"]).arg(odd).output().unwrap().into();
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_harmless(&run, &["show"]);
    let folder = home.path("").join(odd);
    fs::create_dir(&folder).unwrap();
    fs::copy("tests/fixtures/plain/us.toml", folder.join("us.toml")).unwrap();
    let run: Run =
        home.command(&["list", "reports", "--json", "--no-bundled", "--library"]).arg(&folder).output().unwrap().into();
    let run = run.ends(0);
    assert_harmless(&run, &["list"]);
    assert_eq!(run.json()[0]["id"], "us");
}
