//! The rules of the house that a test can keep.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each folder of `src/` may import; everything it may not is an arrow pointing up.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("words", &["text", "model"]),
    ("notebook", &["text", "model"]),
    ("search", &["text", "model", "words"]),
    ("compare", &["text", "model", "words"]),
    ("store", &["text", "model", "words", "notebook"]),
    ("export", &["text", "model", "words", "notebook", "compare", "search", "store"]),
    ("app", &["text", "model", "words", "notebook", "search", "compare", "store", "export"]),
    ("ui", &["text", "model", "words", "notebook", "search", "compare", "store", "app"]),
    ("cli", &["text", "model", "words", "notebook", "search", "compare", "store", "export"]),
    ("term", &["text", "model", "words", "notebook", "search", "compare", "store", "export", "app", "ui"]),
];

/// Words that only some folders may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("crossterm::", &["term"]),
    ("mpsc", &["term"]),
    ("thread::spawn", &["term"]),
    ("thread::Builder", &["term"]),
    ("thread::scope", &["store", "search"]),
    ("Instant::now", &["term", "cli"]),
    ("SystemTime::now", &["term", "cli"]),
    ("Timestamp::now", &["term", "cli"]),
    ("Zoned::now", &["term", "cli"]),
    ("std::fs", &["store", "cli", "term", "bundle.rs"]),
    ("std::env", &["cli", "main.rs", "term", "bundle.rs"]),
    ("stdout()", &["cli", "term"]),
    ("stderr()", &["cli", "term"]),
    ("Color::", &["ui"]),
    ("ratatui", &["ui", "term"]),
    ("anyhow", &["cli", "term"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder}");
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// Code without comments and without its `#[cfg(test)]` module.
fn code(path: &Path) -> String {
    let text = read(path);
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The folder of `src/` that a file is in, or its own name at the top.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

#[test]
fn imports_point_down() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut arrows = Vec::new();
    for path in files("src", "rs") {
        let room = room(&path);
        let code = code(&path);
        let Some(allowed) = layers.get(room.as_str()) else {
            assert!(
                ["bundle.rs", "lib.rs", "main.rs", "reader.rs"].contains(&room.as_str()),
                "a room without a layer: {room}"
            );
            continue;
        };
        for other in layers.keys() {
            let named = code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
            if named && *other != room && !allowed.contains(other) {
                arrows.push(format!("{} names {other}", path.display()));
            }
        }
    }
    assert!(arrows.is_empty(), "{arrows:#?}");
}

#[test]
fn what_only_some_rooms_may_name_stays_there() {
    let mut strays = Vec::new();
    for path in files("src", "rs") {
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let (room, code) = (room(&path), code(&path));
        for (word, rooms) in RESERVED {
            if code.contains(word) && !rooms.contains(&room.as_str()) {
                strays.push(format!("{} names {word}", path.display()));
            }
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
    for path in files("src/ui", "rs") {
        let theme = path.ends_with("theme.rs");
        assert!(theme || !code(&path).contains("Color::"), "{} names a colour", path.display());
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    for path in files("src", "rs") {
        let text = read(&path);
        assert!(text.starts_with("//!"), "{} does not open with //!", path.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines and asks to be split", path.display());
    }
}

#[test]
fn nothing_is_left_for_later_and_no_path_of_a_machine_is_named() {
    let own = ["TO", "FIX"].map(|word| format!("{word}{}", if word == "TO" { "DO" } else { "ME" }));
    for folder in ["src", "tests", "assets", "reports"] {
        for extension in ["rs", "ftl", "toml", "md", "tsv"] {
            let mut folders = vec![root().join(folder)];
            while let Some(folder) = folders.pop() {
                for entry in fs::read_dir(&folder).unwrap() {
                    let path = entry.unwrap().path();
                    if path.is_dir() {
                        folders.push(path);
                        continue;
                    }
                    if path.extension().is_none_or(|found| found != extension) {
                        continue;
                    }
                    // An address on the web may have any path.
                    let text: String = read(&path).lines().filter(|line| !line.contains("://")).collect();
                    for word in &own {
                        assert!(!text.contains(word.as_str()), "{}: {word}", path.display());
                    }
                    for start in ["/ho", "/wo", "/ro"].iter().zip(["me/", "rk/", "ot/"]) {
                        let path_of_a_machine = format!("{}{}", start.0, start.1);
                        assert!(!text.contains(&path_of_a_machine), "{}: {path_of_a_machine}", path.display());
                    }
                }
            }
        }
    }
}

#[test]
fn the_top_level_is_what_was_agreed() {
    let allowed = ["Cargo.toml", "Cargo.lock", "src", "reports", "assets", "tests", "README.md", "target"];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let fits = allowed.contains(&name.as_str()) || name.starts_with('.') || name.starts_with("LICENSE");
        assert!(fits, "{name} is beside the agreed top level");
    }
}

#[test]
fn one_terminal_library_is_in_the_tree_and_every_dependency_says_why() {
    let lock = read(&root().join("Cargo.lock"));
    assert_eq!(lock.matches("name = \"crossterm\"\n").count(), 1);
    assert_eq!(lock.matches("name = \"ratatui-core\"\n").count(), 1);
    let manifest = read(&root().join("Cargo.toml"));
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    for line in dependencies.lines().filter(|line| line.contains('=')) {
        assert!(line.contains("# "), "no reason: {line}");
    }
}

/// Ids of a catalogue with the variables each uses.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files(&format!("assets/words/{lang}"), "ftl") {
        let mut current = String::new();
        for line in read(&path).lines() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                current = id.to_owned();
                assert!(!found.contains_key(&current), "{lang}: {current} twice");
            }
            let variables = found.entry(current.clone()).or_default();
            for part in line.split('$').skip(1) {
                variables.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (english, spanish) = (messages("en"), messages("es"));
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| -> Vec<String> {
        a.keys().filter(|id| !b.contains_key(*id)).cloned().collect()
    };
    assert_eq!(only(&english, &spanish), Vec::<String>::new(), "missing in Spanish");
    assert_eq!(only(&spanish, &english), Vec::<String>::new(), "missing in English");
    for (id, variables) in &english {
        assert_eq!(Some(variables), spanish.get(id), "variables of {id}");
    }
    for (lang, messages) in [(cotejo::model::Lang::En, &english), (cotejo::model::Lang::Es, &spanish)] {
        let words = cotejo::words::Words::new(lang);
        for id in messages.keys() {
            assert!(words.has(id), "{id} does not parse in {lang:?}");
        }
    }
}

/// How ids begin that code puts together (`format!("voice-{}", …)`).
fn built(code: &str) -> BTreeSet<&str> {
    let starts = code.split("format!(\"").skip(1).filter_map(|rest| rest.split_once('{'));
    let id = |start: &str| start.ends_with('-') && start.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    starts.map(|(start, _)| start).filter(|start| id(start)).collect()
}

#[test]
fn code_and_catalogue_name_the_same_messages() {
    let english = messages("en");
    let code: String = files("src", "rs").iter().map(|path| code(path)).collect();
    let starts = built(&code);
    let quoted: BTreeSet<&str> = code.split('"').skip(1).step_by(1).collect();
    for id in english.keys() {
        let built = starts.iter().any(|start| id.starts_with(start));
        assert!(built || quoted.contains(id.as_str()), "no code says {id}");
    }
    let mut unknown = BTreeSet::new();
    for start in ["say!(", ".say(", ".tell("] {
        for rest in code.split(start).skip(1) {
            let call: String = rest.chars().take(160).collect();
            let Some(id) = call.split('"').nth(1).filter(|_| call.find('"') < call.find([')', ';', '&']).or(Some(160)))
            else {
                continue;
            };
            let is_id =
                id.contains('-') && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if is_id && !english.contains_key(id) {
                unknown.insert(id.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "said, but in no catalogue: {unknown:?}");
}

#[test]
fn every_action_says_what_it_does_and_can_be_reached() {
    let english = messages("en");
    for entry in cotejo::app::TABLE {
        let label = cotejo::app::label_id(entry.name);
        assert!(english.contains_key(&label), "{label}");
        if let Some(footer) = entry.footer {
            assert!(english.contains_key(footer), "{footer}");
        }
        assert!(!entry.contexts.is_empty(), "{} works nowhere", entry.name);
    }
}

#[test]
fn a_screen_has_one_name_in_state_drawing_and_tests() {
    // A screen of several files has a folder of its name.
    let stem = |folder: &str, path: &Path| -> String {
        let inside = path.strip_prefix(root().join(folder)).unwrap().components().next().unwrap();
        Path::new(inside.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
    };
    let stems =
        |folder: &str| -> BTreeSet<String> { files(folder, "rs").iter().map(|path| stem(folder, path)).collect() };
    let (app, ui, flows) = (stems("src/app"), stems("src/ui"), stems("tests/flows"));
    let helpers = ["mod", "paint", "theme", "chrome"];
    for screen in ui.iter().filter(|stem| !helpers.contains(&stem.as_str())) {
        assert!(app.contains(screen), "src/app/{screen}.rs is missing");
        assert!(flows.contains(screen), "tests/flows/{screen}.rs is missing");
    }
}

/// The keys as the README's table has them: one row for each thing done, with where it works.
fn key_table() -> String {
    let words = cotejo::words::Words::new(cotejo::model::Lang::En);
    let keymap = cotejo::app::Keymap::default();
    let mut rows: Vec<(String, String, String)> = Vec::new();
    for row in cotejo::key_rows(&keymap, &words) {
        let place = row.context.trim_start_matches("In the ").trim_start_matches("In a ").to_owned();
        match rows.iter_mut().find(|(_, help, _)| *help == row.help) {
            Some((keys, _, places)) => {
                if !row.keys.is_empty() && !keys.split(' ').any(|key| row.keys.split(' ').any(|new| new == key)) {
                    keys.push(' ');
                    keys.push_str(&row.keys);
                }
                if !places.split(", ").any(|known| known == place) {
                    places.push_str(", ");
                    places.push_str(&place);
                }
            }
            None => rows.push((row.keys, row.help, place)),
        }
    }
    let mut table = String::from("| keys | what they do | where |\n|---|---|---|\n");
    for (keys, help, places) in rows {
        let keys: Vec<String> = keys.split_whitespace().map(|key| format!("`{key}`")).collect();
        let keys = if keys.is_empty() { "palette".to_owned() } else { keys.join(" ") };
        table.push_str(&format!("| {keys} | {help} | {places} |\n"));
    }
    table
}

#[test]
fn the_readmes_configuration_takes_no_key_that_does_something_else() {
    let readme = read(&root().join("README.md"));
    let example = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let rows = example.split("[keys]\n").nth(1).unwrap().lines().filter_map(|line| line.split_once(" = "));
    for (action, keys) in rows {
        for key in keys.split('"').skip(1).step_by(2) {
            let other = cotejo::app::TABLE.iter().find(|entry| entry.name != action && entry.keys.contains(&key));
            assert!(other.is_none(), "{key} is for {}", other.unwrap().name);
        }
    }
}

#[test]
fn the_readmes_keys_are_the_programs_keys() {
    let path = root().join("README.md");
    let readme = read(&path);
    let (before, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (table, after) = rest.split_once("<!-- /keys -->").unwrap();
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        fs::write(&path, format!("{before}<!-- keys -->\n{}<!-- /keys -->{after}", key_table())).unwrap();
        return;
    }
    assert_eq!(table, key_table(), "UPDATE_PICTURES=1 cargo test readme writes it anew");
}
