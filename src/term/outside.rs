//! A note in the program that the reader chose: the terminal is given back, the program is run as git does it,
//! and the terminal is taken again.
//!
//! Must not: run anything but what the reader named.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Well.
    Well,
    /// With a code, or by a signal.
    Badly,
}

/// The program for a terminal, as the variables name it.
pub(super) fn editor(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<OsString> {
    let set = |name: &str| variable(name).filter(|text| !text.to_string_lossy().trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR"))
}

/// Runs it on a file and waits. What was named may have arguments and quotes: the shell takes it apart.
pub(super) fn run(editor: &OsStr, file: &Path) -> std::io::Result<Ended> {
    let status = if cfg!(unix) {
        let mut script = editor.to_owned();
        script.push(" \"$@\"");
        Command::new("sh").arg("-c").arg(script).arg(editor).arg(file).status()?
    } else {
        Command::new(editor).arg(file).status()?
    };
    Ok(if status.success() { Ended::Well } else { Ended::Badly })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visual_comes_first_and_a_blank_one_is_none() {
        let set = |all: &'static [(&str, &str)]| {
            editor(&move |name| all.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(set(&[("VISUAL", "vi"), ("EDITOR", "ed")]), Some("vi".into()));
        assert_eq!(set(&[("VISUAL", " "), ("EDITOR", "ed")]), Some("ed".into()));
        assert_eq!(set(&[]), None);
    }

    #[cfg(unix)]
    #[test]
    fn arguments_and_quotes_are_the_shells_and_the_file_is_one_word() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a 'note' $HOME.txt");
        let script = OsString::from("printf '%s|' \"one two\" >\"$1\"; true");
        assert_eq!(run(&script, &file).unwrap(), Ended::Well);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "one two|");
        assert_eq!(run(OsStr::new("false"), &file).unwrap(), Ended::Badly);
        assert_eq!(run(OsStr::new("no-such-program-here 2>/dev/null"), &file).unwrap(), Ended::Badly);
    }
}
