//! The settings file: what a reader may choose, and every line of it that cannot be followed.
//!
//! Must not: stop for a fault. A faulty line is reported and the default stays.

use super::disk::{self, StoreError, shown};
use super::paths::Paths;
use crate::model::{Fault, Lang, Problem, Severity};
use crate::say;
use crate::text::{Raw, Shown};
use crate::words::Words;
use std::ops::Range;
use std::path::PathBuf;
use toml_edit::{Document, Item, Key, Value, value};

/// Narrowest and widest column of text, in cells.
const TEXT_WIDTH: std::ops::RangeInclusive<i64> = 40..=200;
/// The words for `theme`. `projector` is among them before there is such a theme, so that one
/// file of settings serves an older and a newer version side by side.
const THEMES: &[&str] = &["ansi", "contrast", "mono", "projector"];
/// The words for `lang`.
const LANGS: &[&str] = &["auto", "en", "es"];
/// All keys of the file.
const KEYS: &[&str] = &["lang", "theme", "mouse", "text-width", "library", "keys"];

/// What a reader chose, or the defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language; `None` for the locale's.
    pub lang: Option<Lang>,
    /// One of `ansi`, `contrast`, `mono`, `projector`.
    pub theme: &'static str,
    /// Whether the mouse is the reader's.
    pub mouse: bool,
    /// Widest column of text, in cells.
    pub text_width: u16,
    /// Folders of reports besides the bundled ones.
    pub library: Vec<PathBuf>,
    /// Other keys for actions.
    pub keys: Vec<KeyOverride>,
}

/// Other keys for an action; whether action and keys exist is for the reader to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOverride {
    /// The action's name.
    pub action: String,
    /// The keys' names.
    pub keys: Vec<String>,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column, in characters from 1.
    pub column: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lang: None, theme: "ansi", mouse: true, text_width: 72, library: Vec::new(), keys: Vec::new() }
    }
}

impl Settings {
    /// The settings in force, and every fault of the file. `home` stands for `~/` in folders.
    #[must_use]
    pub fn read(paths: &Paths, home: Option<&std::path::Path>) -> (Self, Vec<Problem>) {
        let Some(path) = paths.config() else {
            return (Self::default(), Vec::new());
        };
        let file = shown(&path);
        let whole = |fault| Problem {
            file: file.clone(),
            line: 0,
            column: 0,
            severity: Severity::Error,
            field: Shown::default(),
            fault,
        };
        match disk::read(&path) {
            Ok(None) => (Self::default(), Vec::new()),
            Ok(Some(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => Self::parse(&text, file, home),
                Err(_) => (Self::default(), vec![whole(Fault::NotUtf8)]),
            },
            Err(StoreError::NotAFile { .. }) => (Self::default(), vec![whole(Fault::NotAFile)]),
            Err(StoreError::Io { said, .. }) => (Self::default(), vec![whole(Fault::Unreadable { said })]),
            Err(error) => {
                let said = Raw::display(error).shown();
                (Self::default(), vec![whole(Fault::Unreadable { said })])
            }
        }
    }

    fn parse(text: &str, file: Shown, home: Option<&std::path::Path>) -> (Self, Vec<Problem>) {
        let mut reading = Reading { text, file, home, settings: Self::default(), problems: Vec::new() };
        match Document::parse(text) {
            Ok(document) => {
                for (key, item) in document.iter() {
                    let at = document.key(key).and_then(Key::span).or_else(|| item.span());
                    reading.entry(key, item, at.unwrap_or(0..0));
                }
            }
            Err(error) => {
                let said = Raw::new(error.message()).shown();
                reading.fault(error.span().unwrap_or(0..0), "", Fault::Syntax { said });
            }
        }
        (reading.settings, reading.problems)
    }

    /// The settings in force as a file that could be saved as it is.
    #[must_use]
    pub fn print(&self, paths: &Paths, words: &Words) -> String {
        let head = match paths.config() {
            Some(path) => say!(words, "config-file", path = &shown(&path)),
            None => words.say("config-nowhere"),
        };
        let lang = self.lang.map_or("auto", Lang::tag);
        let folders: toml_edit::Array =
            self.library.iter().map(|folder| folder.to_string_lossy().into_owned()).collect();
        let entries = [
            ("config-lang", "lang", value(lang)),
            ("config-theme", "theme", value(self.theme)),
            ("config-mouse", "mouse", value(self.mouse)),
            ("config-text-width", "text-width", value(i64::from(self.text_width))),
            ("config-library", "library", value(folders)),
        ];
        let mut out = format!("# {head}\n");
        for (comment, key, item) in entries {
            out.push_str(&format!("\n# {}\n{key} = {}\n", words.say(comment), item.to_string().trim()));
        }
        out.push_str(&format!("\n# {}\n[keys]\n", words.say("config-keys")));
        for own in &self.keys {
            let keys: toml_edit::Array = own.keys.iter().map(String::as_str).collect();
            // A name that no action has may be anything, and would break the file unquoted.
            let action = Key::new(&own.action);
            out.push_str(&format!("{} = {}\n", action.display_repr(), value(keys).to_string().trim()));
        }
        out
    }
}

struct Reading<'a> {
    text: &'a str,
    file: Shown,
    home: Option<&'a std::path::Path>,
    settings: Settings,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn entry(&mut self, key: &str, item: &Item, at: Range<usize>) {
        let found = item.as_value();
        let wrong = |said: &'static str| Some(Fault::WrongType { said: Shown::ours(said) });
        let fault = match key {
            "lang" => match found.and_then(Value::as_str) {
                Some("auto") => None,
                Some("en") => self.set(|settings| settings.lang = Some(Lang::En)),
                Some("es") => self.set(|settings| settings.lang = Some(Lang::Es)),
                Some(other) => Some(unknown_word(other, LANGS)),
                None => wrong("a text in quotes"),
            },
            "theme" => match found.and_then(Value::as_str) {
                Some(word) => match THEMES.iter().find(|theme| **theme == word) {
                    Some(theme) => self.set(|settings| settings.theme = theme),
                    None => Some(unknown_word(word, THEMES)),
                },
                None => wrong("a text in quotes"),
            },
            "mouse" => match found.and_then(Value::as_bool) {
                Some(mouse) => self.set(|settings| settings.mouse = mouse),
                None => wrong("true or false"),
            },
            "text-width" => match found.and_then(Value::as_integer).filter(|width| TEXT_WIDTH.contains(width)) {
                Some(width) => self.set(|settings| settings.text_width = u16::try_from(width).unwrap_or(72)),
                None => wrong("a number from 40 to 200"),
            },
            "library" => match found.and_then(Value::as_array) {
                Some(folders) => {
                    self.folders(folders, &at);
                    return;
                }
                None => wrong("a list of folders in brackets"),
            },
            "keys" => {
                match item.as_table_like() {
                    Some(table) => {
                        for (action, keys) in table.iter() {
                            let at = table.key(action).and_then(Key::span).unwrap_or(at.clone());
                            self.keys(action, keys, at);
                        }
                    }
                    None => self.fault(at, key, Fault::WrongType { said: Shown::ours("a table: [keys]") }),
                }
                return;
            }
            other => {
                let meant = nearest(other, KEYS);
                self.problem(at, other, (Severity::Warning, Fault::UnknownKey { meant }));
                return;
            }
        };
        if let Some(fault) = fault {
            self.fault(at, key, fault);
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) -> Option<Fault> {
        change(&mut self.settings);
        None
    }

    /// The folders that can be followed; each of the others is a fault of its own.
    fn folders(&mut self, folders: &toml_edit::Array, at: &Range<usize>) {
        for folder in folders {
            match folder.as_str().and_then(|text| self.folder(text)) {
                Some(path) => self.settings.library.push(path),
                None => {
                    let said = Shown::ours("a folder in quotes, absolute or from ~/");
                    self.fault(folder.span().unwrap_or(at.clone()), "library", Fault::WrongType { said });
                }
            }
        }
    }

    /// A folder from the root or from home: one that depends on where the program was started
    /// would mean another thing every day.
    fn folder(&self, text: &str) -> Option<PathBuf> {
        match text.strip_prefix("~/") {
            Some(rest) => self.home.map(|home| home.join(rest)),
            None => Some(PathBuf::from(text)).filter(|path| path.is_absolute()),
        }
    }

    fn keys(&mut self, action: &str, item: &Item, at: Range<usize>) {
        let keys: Option<Vec<String>> = match item.as_value() {
            Some(Value::String(key)) => Some(vec![key.value().clone()]),
            Some(Value::Array(keys)) => keys.iter().map(|key| key.as_str().map(ToOwned::to_owned)).collect(),
            _ => None,
        };
        let (line, column) = position(self.text, at.start);
        match keys {
            Some(keys) => self.settings.keys.push(KeyOverride { action: action.to_owned(), keys, line, column }),
            None => {
                self.fault(at, action, Fault::WrongType { said: Shown::ours("a key in quotes, or a list of keys") });
            }
        }
    }

    fn fault(&mut self, at: Range<usize>, field: &str, fault: Fault) {
        self.problem(at, field, (Severity::Error, fault));
    }

    fn problem(&mut self, at: Range<usize>, field: &str, (severity, fault): (Severity, Fault)) {
        let (line, column) = position(self.text, at.start);
        let field = Raw::new(field).shown();
        self.problems.push(Problem { file: self.file.clone(), line, column, severity, field, fault });
    }
}

fn unknown_word(found: &str, known: &[&str]) -> Fault {
    Fault::UnknownWord { found: Raw::new(found).shown(), meant: nearest(found, known) }
}

fn nearest(name: &str, known: &[&str]) -> Option<Shown> {
    crate::model::nearest(name, known.iter().copied(), 1).into_iter().next()
}

/// Line and column of a byte, both from 1, the column in characters.
fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Settings, Vec<String>) {
        let home = std::path::Path::new("/home-of-tests");
        let (settings, problems) = Settings::parse(text, Shown::ours("config.toml"), Some(home));
        let brief = |problem: &Problem| {
            let fault = format!("{:?}", problem.fault);
            let name = fault.split([' ', '{']).next().unwrap_or_default().to_owned();
            format!("{}:{} {} {name}", problem.line, problem.column, problem.field)
        };
        (settings, problems.iter().map(brief).collect())
    }

    #[test]
    fn what_is_chosen_is_taken() {
        let text = "lang = \"es\"\ntheme = \"mono\"\nmouse = false\ntext-width = 90\nlibrary = [\"/srv/reports\", \"~/mine\"]\n[keys]\ngo-to = \"ctrl-g\"\nfind = [\"/\", \"f5\"]\n";
        let (settings, problems) = parsed(text);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(
            (settings.lang, settings.theme, settings.mouse, settings.text_width),
            (Some(Lang::Es), "mono", false, 90)
        );
        assert_eq!(settings.library, [PathBuf::from("/srv/reports"), PathBuf::from("/home-of-tests/mine")]);
        let keys: Vec<(&str, usize, u32)> =
            settings.keys.iter().map(|own| (own.action.as_str(), own.keys.len(), own.line)).collect();
        assert_eq!(keys, [("go-to", 1, 7), ("find", 2, 8)]);
    }

    #[test]
    fn every_faulty_line_is_named_and_the_default_stays() {
        let text = "lang = \"fr\"\n  theme = 3\nmouse = \"no\"\ntext-width = 12\nlibrary = [\"relative\"]\nthem = \"mono\"\n[keys]\nfind = 3\n";
        let (settings, problems) = parsed(text);
        assert_eq!(settings, Settings::default());
        let expected = [
            "1:1 lang UnknownWord",
            "2:3 theme WrongType",
            "3:1 mouse WrongType",
            "4:1 text-width WrongType",
            "5:12 library WrongType",
            "6:1 them UnknownKey",
            "8:1 find WrongType",
        ];
        assert_eq!(problems, expected);
        let (settings, problems) = parsed("lang = \"es\"\ntheme = \n");
        assert_eq!(settings, Settings::default());
        assert_eq!(problems.len(), 1);
        assert!(
            problems.iter().all(|problem| problem.starts_with("2:") && problem.ends_with("Syntax")),
            "{problems:?}"
        );
    }

    #[test]
    fn what_is_printed_reads_back_the_same() {
        let (settings, _) = parsed("lang = \"es\"\ntext-width = 90\nlibrary = [\"/srv\"]\n[keys]\nfind = [\"f5\"]\n");
        let printed = settings.print(&Paths::none(), &Words::new(Lang::En));
        let (again, problems) = parsed(&printed);
        assert_eq!(problems, Vec::<String>::new(), "{printed}");
        assert_eq!((again.lang, again.text_width, &again.library), (settings.lang, 90, &settings.library));
        assert_eq!(again.keys.len(), 1);
    }

    #[test]
    fn one_wrong_folder_does_not_cost_the_others() {
        let (settings, problems) =
            parsed("library = [\"/srv\", \"relative\",\n  3, \"~/mine\"]\ntheme = \"projector\"\n");
        assert_eq!(settings.library, [PathBuf::from("/srv"), PathBuf::from("/home-of-tests/mine")]);
        assert_eq!(problems, ["1:20 library WrongType", "2:3 library WrongType"]);
        assert_eq!(settings.theme, "projector");
    }

    #[test]
    fn what_is_printed_is_a_file_whatever_the_keys_are_called() {
        let (settings, _) = parsed("[keys]\n\"go to\" = \"g\"\n\"a\\\"b\" = [\"x\", \"\\\\\"]\n");
        let (again, problems) = parsed(&settings.print(&Paths::none(), &Words::new(Lang::Es)));
        let keys = |settings: &Settings| -> Vec<(String, Vec<String>)> {
            settings.keys.iter().map(|own| (own.action.clone(), own.keys.clone())).collect()
        };
        assert_eq!((keys(&again), problems), (keys(&settings), Vec::new()));
        assert_eq!(settings.keys.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_folder_in_the_place_of_the_file_is_said_and_nothing_waits() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let file = paths.config().unwrap();
        let faults = || Settings::read(&paths, None).1.into_iter().map(|problem| problem.fault).collect::<Vec<_>>();
        std::fs::create_dir_all(&file).unwrap();
        assert_eq!(faults(), [Fault::NotAFile]);
        std::fs::remove_dir(&file).unwrap();
        assert_eq!(faults(), []);
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        assert_eq!(faults(), [Fault::NotAFile]);
    }
}
