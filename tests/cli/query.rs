//! The search language on the command line: what operators and fields mean, and queries that mean nothing.

use super::manners::assert_harmless;
use super::run::Home;
use super::search::places;
use std::fs;

#[test]
fn operators_and_fields_mean_what_they_mean_in_the_box() {
    let home = Home::new();
    for (query, expected) in [
        ("shelter|lodging voice:others", &["ve#p-002", "ve#p-003"][..]),
        ("\"shelter is run\"", &["cu#p-001"]),
        ("'women", &["cu#p-001"]),
        ("'woman", &[]),
        ("^protocol", &[]),
        ("\"protocol for victims\"", &["ve#p-004"]),
        ("^between", &["ve#p-003"]),
        ("papers$", &["ve#p-001"]),
        ("victims !papers !protocol", &["ve#p-002"]),
        ("country:ar coercion", &["ar#p-001", "ar#p-001"]),
        ("país:cuba albergue", &["cu#p-001"]),
        ("period:2017.. country:ve,cu", &["cu#p-001"]),
        ("is:no-later-word", &["ve#p-004"]),
        ("has:note", &["ve#p-002"]),
        ("source:questionnaire kind:reply !has:figure !has:due", &[]),
        ("report:ar-2020", &["ar#p-001"]),
        ("point:cases-charges", &["ve#p-003"]),
        ("modality:planned,ongoing topic:protection country:ve", &["ve#p-003", "ve#p-004"]),
    ] {
        let run = home.small(&["search", query, "--json"]);
        let hits = run.json()["hits"].as_array().unwrap().clone();
        let exact = hits.iter().filter(|hit| hit["match"] == "exact");
        let mut found: Vec<String> = exact
            .map(|hit| {
                format!(
                    "{}#{}",
                    hit["country"].as_str().unwrap(),
                    hit["place"].as_str().unwrap().split('#').nth(1).unwrap()
                )
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{query}");
        assert_eq!(run.code, Some(i32::from(hits.is_empty())), "{query}");
    }
}

#[test]
fn what_a_filter_cannot_speak_of_is_said_beside_what_it_finds() {
    let home = Home::new();
    let none = home.small(&["search", "penalty.min>=8y"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    let said = "3 countries have no penalty coded for trafficking in persons, which is not the same as no penalty.";
    assert!(none.err.contains(said), "{}", none.err);
    let some = home.run(&["search", "penalty.min>=8y", "--lang", "es"]).ends(0).out;
    assert!(some.contains("penas no tienen ese límite codificado y quedan fuera."), "{some}");
    assert!(home.run(&["search", "shelter", "--limit", "1"]).ends(0).out.ends_with("countries\n"));
}

#[test]
fn a_query_that_means_nothing_is_bad_input_and_shows_where() {
    let home = Home::new();
    for (query, lang, said) in [
        (
            "á contry:ve x",
            "en",
            "cotejo: There is no field “contry”. Was country meant?\n  á contry:ve x\n    ^^^^^^\n",
        ),
        (
            "shelter period:soon",
            "es",
            "cotejo: «soon» no es un período: escriba período:2010, período:2010..2020, período:2010.. o \
             período:..2020.\n  shelter period:soon\n                 ^^^^\n",
        ),
        (
            "country:ve,cuuba",
            "en",
            "cotejo: “country:cuuba”: nothing here has that name. Was Cuba, CUB or Aruba meant?\n  country:ve,cuuba\n             ^^^^^\n",
        ),
        (
            "in:drawer",
            "en",
            "cotejo: “in:drawer”: nothing here has that name. Was bookmarks meant?\n  in:drawer\n     ^^^^^^\n",
        ),
    ] {
        for more in [&["--lang", lang][..], &["--lang", lang, "--json"]] {
            let run = home.small(&[&["search", query][..], more].concat());
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{query}");
            let (sentence, _) = said.split_once('\n').unwrap();
            assert_eq!(run.err.lines().count(), 3, "{}", run.err);
            let mark = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(mark(&run.err), mark(said), "{query}");
            let start = sentence.split(" Was ").next().unwrap();
            assert!(run.err.starts_with(start), "{}", run.err);
        }
    }
}

#[test]
fn of_a_long_query_that_means_nothing_the_part_with_the_fault_is_shown() {
    let home = Home::new();
    let long = format!("{}contry:ve{}", "shelter ".repeat(600), " lodging".repeat(600));
    let run = home.small(&["search", &long]);
    assert_eq!(run.code, Some(2));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.err);
    assert!(lines[1].contains("… ") || lines[1].starts_with("  …"), "{}", lines[1]);
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{}", run.err);
    let at = lines[2].chars().position(|c| c == '^').unwrap();
    assert_eq!(lines[1].chars().skip(at).take(6).collect::<String>(), "contry");
    let many: Vec<String> = (0..3000).map(|number| format!("w{number}")).collect();
    let run = home.small(&["search", &many.join(" ")]);
    assert_eq!((run.code, run.err.lines().count()), (Some(2), 3));
    assert!(run.err.contains("400") && run.err.contains("w400"), "{}", run.err);
}

#[test]
fn bookmarks_are_read_only_where_they_are_asked_for() {
    let home = Home::new();
    home.small(&["search", "in:bookmarks"]).fails(1, &["in:bookmarks"]);
    for place in ["ve#p-004", "cu/4b"] {
        assert_eq!(home.small(&["bookmark", "add", place]).code, Some(0));
    }
    let found = home.small(&["search", "in:bookmarks", "--json"]).ends(0).json();
    let mut marked = places(&found);
    marked.sort();
    assert_eq!(marked, ["cu/protection/assistance#p-001", "ve/protection/assistance#p-004"]);
    let others = home.small(&["search", "!en:marcadores albergue", "--json"]).ends(0).json();
    assert_eq!(others["total"], 3);
    let file = home.path(".local/share/cotejo/bookmarks.toml");
    fs::write(&file, "schema = 1\n[[bookmark]\n").unwrap();
    let asked = home.small(&["search", "in:bookmarks"]);
    asked.fails(2, &["bookmarks.toml"]);
    home.small(&["search", "shelter"]).ends(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), "schema = 1\n[[bookmark]\n", "nothing is written");
}

#[test]
fn whatever_is_typed_is_a_query_and_nothing_of_it_reaches_the_terminal() {
    let home = Home::new();
    let page = "«Víctimas» (y testigos): 87 - 'shelter' \\d+ [a-z]* ^x$ | ! \u{202e}\u{200b}% ".repeat(120);
    for (query, codes) in [
        (page.as_str(), &[0, 1][..]),
        ("\"shelter is", &[0]),
        ("shelter\"", &[0]),
        ("«shelter is run", &[0]),
        ("(shelter|lodging)", &[0]),
        ("protocol [a-z]+$", &[0, 1]),
        ("^.*shelter.*$", &[0, 1]),
        ("\\bshelter\\b", &[0, 1]),
        ("(?i:shelter)|x{1,3}", &[0, 1]),
        ("shel\u{202e}ter \u{2066}x", &[0, 1]),
        ("country:\u{202e}ve", &[0, 2]),
        ("contry:\u{202e}ve\u{1b}[31m", &[2]),
        ("period:\u{9b}2J\u{200b}", &[1, 2]),
        ("\u{e0041}\u{feff}", &[1]),
    ] {
        for more in [&[][..], &["--json"], &["--lang", "es"]] {
            let args = [&["search", query][..], more].concat();
            let run = home.small(&args);
            assert!(
                run.code.is_some_and(|code| codes.contains(&code)),
                "{query:?} ended with {:?}: {}",
                run.code,
                run.err
            );
            assert_harmless(&run, &args);
            assert!(run.err.len() < 2048, "{} bytes on stderr", run.err.len());
        }
    }
}

#[test]
fn the_examples_of_the_help_find_something() {
    let home = Home::new();
    let help = home.run(&["search", "--help"]).ends(0).out;
    let examples: Vec<&str> = help.lines().filter_map(|line| line.trim().strip_prefix("cotejo search '")).collect();
    assert_eq!(examples.len(), 2, "{help}");
    for example in examples {
        home.run(&["search", example.trim_end_matches('\''), "--limit", "1"]).ends(0);
    }
}

/// The examples in the README's section on the language: what stands in backticks in a table's last column.
#[test]
fn the_examples_of_the_readme_find_something() {
    let readme = fs::read_to_string("README.md").unwrap();
    let section = readme.split("\n## The search language\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let cells = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.trim_end_matches(" |").rsplit(" | ").next());
    let examples: Vec<String> = cells
        .flat_map(|cell| {
            cell.split('`').skip(1).step_by(2).map(|example| example.replace("\\|", "|")).collect::<Vec<_>>()
        })
        .collect();
    assert!(examples.len() >= 22, "{examples:?}");
    let home = Home::new();
    assert_eq!(home.run(&["bookmark", "add", "ve/4b"]).code, Some(0));
    for example in examples {
        let run = home.run(&["search", &example, "--json", "--limit", "1"]);
        assert_eq!((run.code, run.json()["hits"][0]["match"].as_str()), (Some(0), Some("exact")), "{example}");
    }
    let fields = fs::read_to_string("src/search/query/field.rs").unwrap();
    let rows = fields.lines().filter_map(|line| line.trim().strip_prefix("(Field::")).filter(|line| line.contains('"'));
    let names: Vec<&str> = rows.filter_map(|row| row.split('"').nth(1)).collect();
    assert_eq!(names.len(), 16);
    for name in names {
        assert!(section.contains(&format!("`{name}")), "{name} is not in the README");
    }
}
