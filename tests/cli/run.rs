//! Running the binary in a world of its own.
//!
//! Must not: judge what comes out; the tests do.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The folder of a fixture library.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new("tests/fixtures").join(name)
}

/// A home that no other test has.
pub(crate) struct Home {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), variables: Vec::new() }
    }

    /// The same home, with a variable of the environment set.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, not yet started; it knows nothing of the machine it runs on.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
        command.args(args).env_clear().env("HOME", self.folder.path()).env("LC_ALL", "C.UTF-8");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).current_dir(env!("CARGO_MANIFEST_DIR"));
        command
    }

    /// Runs to the end.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.command(args).output().unwrap().into()
    }

    /// Runs on the small fixture library alone.
    pub(crate) fn small(&self, args: &[&str]) -> Run {
        let folder = fixture("small");
        let mut all = vec!["--no-bundled", "--library", folder.to_str().unwrap()];
        all.extend(args);
        self.run(&all)
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("all output is UTF-8");
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }
}

impl Run {
    /// Asserts the exit code and that stderr is empty.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!((self.code, self.err.as_str()), (Some(code), ""), "{}", self.out);
        self
    }

    /// Asserts a failure that prints nothing but one line on stderr, which has these words.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in {:?}", self.err);
        }
    }

    /// Stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// The names of an object's keys, in alphabetical order.
#[track_caller]
pub(crate) fn keys(value: &Value) -> Vec<String> {
    let mut keys: Vec<String> =
        value.as_object().unwrap_or_else(|| panic!("{value} is no object")).keys().cloned().collect();
    keys.sort();
    keys
}
