//! `assets/json.md` says what programs may rely on; every shape is held to what is printed.
//!
//! Must not: let a key be printed that is not documented, or documented that is not printed.

use super::run::{Home, fixture, keys};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Documented keys, by the heading they stand under.
fn documented() -> BTreeMap<String, Vec<String>> {
    let mut shapes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut heading = String::new();
    for line in include_str!("../../assets/json.md").lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut heading);
        } else if let Some((key, _)) = line.strip_prefix("| `").and_then(|rest| rest.split_once('`')) {
            shapes.entry(heading.clone()).or_default().push(key.to_owned());
        }
    }
    shapes.values_mut().for_each(|keys| keys.sort());
    shapes
}

/// Every object that is printed, by the heading it is documented under.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, Vec<Value>>);

impl Seen {
    fn add(&mut self, heading: &'static str, value: &Value) {
        self.0.entry(heading).or_default().push(value.clone());
    }

    fn all(&mut self, heading: &'static str, values: &Value) {
        self.0.entry(heading).or_default().extend(values.as_array().unwrap().iter().cloned());
    }

    fn passages(&mut self, passages: &Value) {
        self.all("PASSAGE", passages);
        for passage in passages.as_array().unwrap() {
            self.all("SOURCE", &passage["sources"]);
            self.all("FIGURE", &passage["figures"]);
        }
    }
}

/// What the documentation says of the values of a search.
fn check_search(search: &Value, kind: &str) {
    let suggestions = search["suggestions"].as_array().unwrap();
    assert!(suggestions.iter().all(Value::is_string) && suggestions.is_empty() == (kind != "similar"), "{search}");
    let hits = search["hits"].as_array().unwrap();
    assert_eq!(hits.len() as u64, search["total"].as_u64().unwrap());
    for hit in hits {
        assert_eq!(hit["match"], kind);
        let mut before = 0;
        for range in hit["matches"].as_array().unwrap() {
            let (start, end) = (range[0].as_u64().unwrap(), range[1].as_u64().unwrap());
            assert!(before <= start && start < end, "{hit}");
            assert!(end <= hit["text"].as_str().unwrap().chars().count() as u64, "{hit}");
            before = end;
        }
    }
}

/// Runs every command that prints JSON and sorts what it prints.
fn printed() -> Seen {
    let (small, plain, broken) = (fixture("small"), fixture("plain"), fixture("broken"));
    let home = Home::new();
    let run = |args: &[&str]| {
        let folders = ["--library", small.to_str().unwrap(), "--library", plain.to_str().unwrap(), "--no-bundled"];
        home.run(&[&folders[..], args, &["--json"]].concat()).json()
    };
    let mut seen = Seen::default();
    for place in ["ve", "us"] {
        let show = run(&["show", place]);
        assert_eq!(keys(&show["country"]), ["code", "name"]);
        seen.add("show", &show);
        seen.all("show POINT", &show["points"]);
        for point in show["points"].as_array().unwrap() {
            seen.passages(&point["passages"]);
            seen.all("GAP", &point["gaps"]);
        }
    }
    let compare = run(&["compare", "ve", "ar@ar-2013", "--topic", "prosecution"]);
    seen.add("compare", &compare);
    seen.all("compare COLUMN", &compare["columns"]);
    seen.all("compare ROW", &compare["rows"]);
    for row in compare["rows"].as_array().unwrap() {
        row["cells"].as_array().unwrap().iter().for_each(|cell| seen.passages(cell));
        row["gaps"].as_array().unwrap().iter().for_each(|gaps| seen.all("GAP", gaps));
    }
    for args in [&["grid"][..], &["grid", "--topic", "3"]] {
        let grid = run(args);
        seen.add("grid", &grid);
        seen.all("grid COLUMN", &grid["columns"]);
        seen.all("grid ROW", &grid["rows"]);
        for row in grid["rows"].as_array().unwrap() {
            seen.all("grid CELL", &row["cells"]);
            for cell in row["cells"].as_array().unwrap() {
                assert_eq!(keys(&cell["voices"]).len(), 6);
                seen.all("GAP", &cell["silent"]);
            }
        }
    }
    let timeline = run(&["timeline", "ve"]);
    seen.all("timeline", &timeline);
    timeline.as_array().unwrap().iter().for_each(|passage| seen.all("timeline HOME", &passage["homes"]));
    // The small library knows no later word.
    for promises in
        [run(&["timeline", "ve", "--promises"]), home.run(&["timeline", "ve", "--promises", "--json"]).json()]
    {
        seen.all("promises", &promises);
        for promise in promises.as_array().unwrap() {
            seen.add("timeline", &promise["promise"]);
            for word in promise["later"].as_array().unwrap().iter().chain(promise["differs"].as_array().unwrap()) {
                seen.add("promises WORD", word);
                seen.add("PASSAGE", &word["passage"]);
            }
        }
    }
    let figures = run(&["figures"]);
    seen.all("figures", &figures);
    for figure in figures.as_array().unwrap() {
        seen.add("figures FLAGS", &figure["flags"]);
    }
    let penalties = home.run(&["penalties", "--json"]).json();
    seen.add("penalties", &penalties);
    seen.all("penalties PENALTY", &penalties["penalties"]);
    for (query, kind) in [("shelter", "exact"), ("sheltre", "similar"), ("zeppelin", "none")] {
        let search = run(&["search", query]);
        seen.add("search", &search);
        seen.all("search HIT", &search["hits"]);
        check_search(&search, kind);
    }
    seen.all("list countries", &run(&["list", "countries"]));
    let topics = run(&["list", "topics"]);
    seen.all("list topics", &topics);
    assert_eq!(keys(&topics[0]["points"][0]), ["label", "letter", "slug"]);
    seen.all("list points", &run(&["list", "points"]));
    seen.all("list reports", &run(&["list", "reports"]));
    seen.all("list sources", &run(&["list", "sources"]));
    seen.all("list indicators", &run(&["list", "indicators"]));
    seen.all("list glossary", &run(&["list", "glossary"]));
    seen.all("cite", &run(&["cite", "ve", "ar", "us"]));
    home.run(&["bookmark", "add", "ve", "--no-bundled"]).ends(0);
    seen.all("bookmark list", &run(&["bookmark", "list"]));
    shared(&home, &mut seen);
    let check = home.run(&["check", broken.to_str().unwrap(), "--json"]).json();
    seen.add("check", &check);
    seen.all("check PROBLEM", &check["problems"]);
    let state = run(&["state", "check"]);
    seen.add("state check", &state);
    seen.all("state FILE", &state["files"]);
    std::fs::write(home.path(".local/share/cotejo/bookmarks.toml"), "schema = 1\n<<<<<<< x\n").unwrap();
    seen.all("state PROBLEM", &run(&["state", "check"])["problems"]);
    std::fs::remove_file(home.path(".local/share/cotejo/bookmarks.toml")).unwrap();
    let repaired = run(&["state", "repair"]);
    seen.add("state repair", &repaired);
    seen.all("state DEED", &repaired["done"]);
    seen.all("keys", &run(&["keys"]));
    seen
}

/// Bookmarks and decks, exported and taken in again.
fn shared(home: &Home, seen: &mut Seen) {
    home.small(&["deck", "new", "talk", "ve#p-002", "us"]).ends(0);
    let file = home.path("shared.json");
    for export in [&["bookmark", "export"][..], &["deck", "export", "talk"]] {
        let all = home.small(&[export, &["--json", "--force", "-o", file.to_str().unwrap()]].concat());
        assert_eq!(all.code, Some(0), "{}", all.err);
        let all = serde_json::from_str::<Value>(&std::fs::read_to_string(&file).unwrap()).unwrap();
        seen.add("bookmark export", &all);
        seen.all("SHARED BOOKMARK", &all["bookmarks"]);
        seen.all("SHARED DECK", &all["decks"]);
        all["decks"].as_array().unwrap().iter().for_each(|deck| seen.all("SHARED ITEM", &deck["items"]));
        for other in [home, &Home::new()] {
            let import = other.small(&["bookmark", "import", file.to_str().unwrap(), "--json"]).ends(0).json();
            seen.add("import", &import);
            ["new", "different", "same"].iter().for_each(|group| seen.all("IMPORTED", &import[group]));
        }
    }
    seen.all("deck list", &home.small(&["deck", "list", "--json"]).ends(0).json());
    let brought = home.run(&["deck", "list", "--json"]).ends(0).json();
    seen.all("deck list", &brought);
    let name = brought[brought.as_array().unwrap().len() - 1]["name"].as_str().unwrap().to_owned();
    let deck = home.run(&["deck", "show", &name, "--json"]).ends(0).json();
    seen.add("deck show", &deck);
    seen.all("deck ITEM", &deck["items"]);
    for item in deck["items"].as_array().unwrap().iter().filter(|item| !item["case"].is_null()) {
        seen.add("deck CASE", &item["case"]);
        item["case"]["sources"]
            .as_array()
            .unwrap()
            .iter()
            .for_each(|source| assert_eq!(keys(source), ["cited", "url"]));
    }
    let deck = home.small(&["deck", "show", "talk", "--json"]).ends(0).json();
    seen.add("deck show", &deck);
    seen.all("deck ITEM", &deck["items"]);
    seen.add("PASSAGE", &deck["items"][0]["passage"]);
}

/// The keys of a figure that is one value, and of one that is a range.
fn one_or_range(keys: &[String]) -> Vec<Vec<String>> {
    let without =
        |left_out: &[&str]| keys.iter().filter(|key| !left_out.contains(&key.as_str())).cloned().collect::<Vec<_>>();
    vec![without(&["low", "high"]), without(&["value"])]
}

#[test]
fn the_documentation_names_the_keys_that_are_printed_and_no_others() {
    let documented = documented();
    let seen = printed().0;
    for (heading, keys_of) in &documented {
        let values = seen.get(heading.as_str()).unwrap_or_else(|| panic!("no {heading} was printed"));
        let expected: Vec<Vec<String>> = match heading.as_str() {
            "FIGURE" => one_or_range(keys_of),
            "figures" => {
                let all: BTreeSet<String> = keys_of.iter().chain(&documented["FIGURE"]).cloned().collect();
                one_or_range(&all.into_iter().collect::<Vec<_>>())
            }
            "list sources" | "timeline" => {
                let base = if heading == "timeline" { "PASSAGE" } else { "SOURCE" };
                let all: BTreeSet<String> = keys_of.iter().chain(&documented[base]).cloned().collect();
                vec![all.into_iter().collect()]
            }
            _ => vec![keys_of.clone()],
        };
        for value in values {
            if heading == "cite" {
                let known = keys(value).into_iter().all(|key| keys_of.contains(&key));
                assert!(known && value.get("title").is_some(), "{heading}: {value}");
                continue;
            }
            assert!(expected.contains(&keys(value)), "{heading}: {value}");
        }
    }
    let undocumented: Vec<_> = seen.keys().filter(|heading| !documented.contains_key(**heading)).collect();
    assert!(undocumented.is_empty(), "{undocumented:?}");
}
