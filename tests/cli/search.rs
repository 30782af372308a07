//! `cotejo search`: the language of the box, passages best first, and what is said where there are none.

use super::manners::assert_harmless;
use super::run::{Home, Run};
use cotejo::search::Index;
use cotejo::store::{IndexFile, Paths, Shelf, load};
use serde_json::{Value, json};
use std::fs;

/// The places of the hits in JSON, best first.
fn places(found: &Value) -> Vec<String> {
    found["hits"].as_array().unwrap().iter().map(|hit| hit["place"].as_str().unwrap().to_owned()).collect()
}

/// The text that is marked in a hit.
fn marked(hit: &Value) -> Vec<String> {
    let text = hit["text"].as_str().unwrap();
    let at = |range: &Value, end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
    let ranges = hit["matches"].as_array().unwrap().iter();
    ranges.map(|range| text.chars().skip(at(range, 0)).take(at(range, 1) - at(range, 0)).collect()).collect()
}

/// A run on a library with reports made for the test.
fn on(home: &Home, reports: &[(&str, &str)], args: &[&str]) -> Run {
    write(home, reports);
    let folder = home.path("reports");
    home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat())
}

fn write(home: &Home, reports: &[(&str, &str)]) {
    let folder = home.path("reports");
    fs::create_dir_all(&folder).unwrap();
    for (name, passages) in reports {
        let report = format!(
            "schema = 1\n[report]\nid = \"{name}\"\ncountry = \"{code}\"\ntitle = \"{name}\"\nedition = \"1\"\n\
             language = \"en\"\nkind = \"dossier\"\n[[source]]\nid = \"s\"\ntitle = \"Gazette\"\npublisher = \"Press\"\n\
             kind = \"law\"\nvoice = \"state\"\n{passages}",
            code = name.to_uppercase()
        );
        fs::write(folder.join(format!("{name}.toml")), report).unwrap();
    }
}

fn passage(id: &str, text: &str) -> String {
    format!(
        "[[passage]]\nid = \"{id}\"\nat = \"protection/assistance\"\ntext = '''{text}'''\nperiod = \"2006\"\n\
         modality = \"done\"\n[[passage.cite]]\nsource = \"s\"\n"
    )
}

#[test]
fn hits_say_where_they_are_and_mark_what_matched() {
    let found = Home::new().small(&["search", "shelter", "--json"]).ends(0).json();
    // Two say it; the point of three others is called so, and they come after them.
    assert_eq!((&found["query"], &found["total"], &found["countries"]), (&json!("shelter"), &json!(5), &json!(2)));
    assert_eq!(found["suggestions"], json!([]));
    let hit = &found["hits"][0];
    assert_eq!(hit["place"], "cu/protection/assistance#p-001");
    assert_eq!(
        (&hit["country"], &hit["topic"], &hit["point"]),
        (&json!("cu"), &json!("protection"), &json!("assistance"))
    );
    assert_eq!((&hit["match"], &hit["matches"]), (&json!("exact"), &json!([[2, 9]])));
    assert_eq!(found["hits"][2]["matches"], json!([]));
    let scores: Vec<_> = found["hits"].as_array().unwrap().iter().map(|hit| hit["score"].as_u64().unwrap()).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
}

#[test]
fn offsets_count_characters_and_not_bytes() {
    let found = Home::new().small(&["search", "shelter", "--json"]).json();
    let hit = &found["hits"][1];
    // An apostrophe of three bytes stands before the word.
    assert!(hit["text"].as_str().unwrap().contains('’'));
    assert_eq!(marked(hit), ["shelter"]);
}

#[test]
fn both_languages_are_searched_in_any_case_and_accents() {
    let home = Home::new();
    for (query, total) in
        [("FEDERACION", 1), ("victimas protocolo", 1), ("Víctimas", 3), ("\"alojamiento y documentos\"", 1)]
    {
        for lang in ["en", "es"] {
            let found = home.small(&["search", query, "--json", "--lang", lang]).ends(0).json();
            assert_eq!(found["total"], total, "{query}");
        }
    }
    let found = home.small(&["search", "albergue", "--json"]).json();
    assert_eq!(found["hits"][0]["matches"], json!([]), "what matched is in the other language");
    assert_eq!(found["hits"][0]["text"], "A shelter is run with the women’s federation.");
    let words = home.small(&["search", "victimas", "protocolo", "--json"]).ends(0).json();
    assert_eq!((&words["query"], &words["total"]), (&json!("victimas protocolo"), &json!(1)));
}

#[test]
fn a_limit_shortens_the_list_and_not_the_count() {
    let home = Home::new();
    let found = home.small(&["search", "victim", "--limit", "1", "--json"]).ends(0).json();
    assert_eq!((found["hits"].as_array().unwrap().len(), &found["total"]), (1, &json!(3)));
    let none = home.small(&["search", "victim", "--limit", "0", "--json"]).ends(0).json();
    assert_eq!((&none["hits"], &none["total"]), (&json!([]), &json!(3)));
    let text = home.small(&["search", "victim", "--limit", "1"]).ends(0).out;
    assert!(text.ends_with("\n1 of 3 passages in 1 country\n"), "{text}");
    assert_eq!(home.small(&["search", "victim", "--limit", "0"]).ends(0).out, "0 of 3 passages in 1 country\n");
}

#[test]
fn text_says_country_point_speaker_and_place() {
    let found = Home::new().small(&["search", "federation"]).ends(0).out;
    let expected = "\
Cuba │ Victim protection › Shelter and assistance
  The State, since 2017, reported under way: A shelter is run with the women’s
  federation.
  cu/protection/assistance#p-001

1 passage in 1 country
";
    assert_eq!(found, expected);
}

#[test]
fn text_says_where_a_hit_is_that_the_text_does_not_show() {
    let home = Home::new();
    for (query, lang, said) in [
        ("albergue", "en", "Found in the other language: Un albergue se gestiona"),
        ("albergue lodging", "en", "Found in the point’s name: Albergue y asistencia"),
        ("shelter", "es", "Se encontró en la otra lengua: A shelter is run"),
        ("summary", "en", "Found in the note: Read in a summary only."),
        ("resumen", "en", "Found in the note: Leído solo en un resumen."),
        ("questionnaire", "en", "Found in the source: Reply to the questionnaire"),
        ("interior", "en", "Found in the source: Reply to the questionnaire · Ministry of the Interior · CP/1"),
        ("CP/1", "en", "Found in the source: Reply to the questionnaire · Ministry of the Interior · CP/1"),
        ("protection federation", "en", ""),
        ("cuba", "es", "Se encontró en el nombre del país: Cuba"),
        ("argentine", "en", "Found in the country’s name: Argentina"),
        ("cuba shelter", "en", ""),
        ("shelter relations", "en", "Found in the source: National report · Ministry of Foreign Relations"),
    ] {
        let out = home.small(&["search", query, "--lang", lang, "--width", "200"]).out;
        let found: Vec<&str> =
            out.lines().filter(|line| line.contains("Found in") || line.contains("Se encontró")).collect();
        match said {
            "" => assert!(!out.split("#p-001").next().unwrap().contains("Found in"), "{query}: {out}"),
            said => assert!(found.iter().any(|line| line.contains(said)), "{query}: {out}"),
        }
    }
}

#[test]
fn text_says_that_a_hit_is_in_the_law_that_the_passage_names() {
    let home = Home::new();
    let law = format!("{}[passage.law]\ninstrument = \"Zeal Act\"\narticle = \"41\"\n", passage("p-1", "Prison."));
    for query in ["zeal", "zeal 41"] {
        let run = on(&home, &[("ve", &law)], &["search", query]);
        assert!(run.out.contains("  Found in the law it names: Zeal Act, 41\n"), "{query}: {} {}", run.out, run.err);
    }
}

#[test]
fn what_is_only_similar_stands_under_a_heading_with_what_may_have_been_meant() {
    let home = Home::new();
    let run = home.small(&["search", "federaton"]);
    let expected = "\
Similar (1)

Cuba │ Victim protection › Shelter and assistance
  The State, since 2017, reported under way: A shelter is run with the women’s
  federation.
  cu/protection/assistance#p-001

1 passage in 1 country
";
    assert_eq!((run.code, run.out.as_str()), (Some(0), expected));
    assert_eq!(
        run.err, "cotejo: Did you mean federation (1)?\ncotejo: Did you mean federación (1)?\n",
        "with how many it finds"
    );
    let found = home.small(&["search", "federaton", "--json"]).ends(0).json();
    assert_eq!(found["suggestions"], json!(["federation", "federación"]));
    assert_eq!((&found["hits"][0]["match"], marked(&found["hits"][0])), (&json!("similar"), vec!["federation".into()]));
    let found = home.small(&["search", "country:cu federaton !papers", "--json"]).ends(0).json();
    assert_eq!(found["suggestions"][0], "country:cu federation !papers", "the whole query");
    let spanish = home.small(&["search", "albergeu", "--lang", "es"]);
    assert!(spanish.out.starts_with("Parecidos ("), "{}", spanish.out);
    assert!(spanish.err.contains("¿Quiso decir albergue (5)?"), "{}", spanish.err);
}

#[test]
fn nothing_found_ends_with_one_and_says_so() {
    let home = Home::new();
    home.small(&["search", "zeppelin"]).fails(1, &["no passage", "zeppelin"]);
    home.small(&["search", "zeppelin", "--lang", "es"]).fails(1, &["ningún pasaje", "zeppelin"]);
    let none = home.small(&["search", "zeppelin", "--json"]).ends(1).json();
    assert_eq!(none, json!({"query": "zeppelin", "total": 0, "countries": 0, "suggestions": [], "hits": []}));
    let meant = home.small(&["search", "Kuba"]);
    assert_eq!((meant.code, meant.out.as_str()), (Some(1), ""));
    assert!(meant.err.lines().nth(1).is_some_and(|line| line == "cotejo: Did you mean cuba (1)?"), "{}", meant.err);
    assert_eq!(home.small(&["search", "Kuba", "--json"]).ends(1).json()["suggestions"], json!(["cuba"]));
}

#[test]
fn nothing_asked_is_nothing_found() {
    let home = Home::new();
    for query in ["", " ", "| ! ^ ' $", "\"\"", "country:", "!", "§ …"] {
        assert_eq!(home.small(&["search", query, "--json"]).ends(1).json()["total"], 0, "{query}");
        home.small(&["search", query]).fails(1, &["nothing to look for", "search --help"]);
    }
    home.small(&["search", "|", "--lang", "es"]).fails(1, &["nada que buscar"]);
}

#[test]
fn what_to_know_before_quoting_stands_with_every_hit() {
    let out = Home::new().small(&["search", "protocol for victims"]).ends(0).out;
    assert!(out.contains("The State, 2006, planned, no later word in this library: A protocol"), "{out}");
}

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
fn numbers_are_found_however_they_are_written() {
    let home = Home::new();
    let found = |query: &str| places(&home.run(&["search", query, "--json"]).ends(0).json());
    let digits = found("60000");
    assert!(digits.contains(&"ve/prevention/awareness#p-048".to_owned()), "{digits:?}");
    for same in ["60,000", "sixty thousand", "60.000", "sesenta mil"] {
        assert_eq!(found(same), digits, "{same}");
    }
}

#[test]
fn a_country_is_found_by_its_name_in_another_language() {
    let home = Home::new();
    let found = |query: &str| home.run(&["search", query, "--json", "--limit", "500"]).ends(0).json();
    let brazil = found("country:br");
    for name in ["Brésil", "bresil", "Brasil"] {
        let named = found(name);
        let of_brazil = named["hits"].as_array().unwrap().iter().filter(|hit| hit["country"] == "br").count();
        assert_eq!(of_brazil as u64, brazil["total"].as_u64().unwrap(), "{name}");
    }
    assert_eq!(found("país:\"Estados Unidos\"")["total"], found("country:us")["total"]);
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
fn a_library_of_one_empty_report_has_nothing() {
    let home = Home::new();
    for query in ["shelter", "country:ve", "sheltre", "60000", "^a | b$", "ve", "gazette", "period:2006"] {
        let run = on(&home, &[("ve", "")], &["search", query, "--json"]);
        assert_eq!((run.code, run.json()["total"].as_u64()), (Some(1), Some(0)), "{query}: {}", run.err);
    }
    on(&home, &[("ve", "")], &["search", "country:cu"]);
}

#[test]
fn a_passage_of_three_hundred_words_that_is_pasted_is_found_first() {
    let home = Home::new();
    let words: Vec<String> = (0..300)
        .map(|number| match number % 7 {
            0 => "the".to_owned(),
            1 => "victims".to_owned(),
            2 => format!("shelter{number}"),
            3 => "of".to_owned(),
            4 => format!("{}", number * 37),
            _ => format!("word{}", number * 31 % 101),
        })
        .collect();
    let pasted = words.join(" ");
    let mut other = words.clone();
    other.rotate_left(150);
    let passages = [passage("p-1", &other.join(" ")), passage("p-2", &pasted), passage("p-3", "The victims of it.")];
    let found = on(&home, &[("ve", &passages.concat())], &["search", &pasted, "--json"]).json();
    assert_eq!(places(&found)[0], "ve/protection/assistance#p-2");
    assert_eq!(found["hits"][0]["match"], "exact");
}

#[test]
fn a_large_library_is_searched_with_the_index_that_is_kept_and_that_is_never_written() {
    let home = Home::new();
    let filler = "la ley y la red ".repeat(5_600);
    let passages: String =
        (0..100).map(|number| passage(&format!("p-{number}"), &format!("Shelter {number}. {filler}"))).collect();
    let search = || {
        let found = on(&home, &[], &["search", "\"shelter 3\"", "--json"]).ends(0);
        assert_eq!(places(&found.json()), ["ve/protection/assistance#p-3"]);
    };
    write(&home, &[("ve", &passages)]);
    // What the reader would leave there.
    let shelf = Shelf { bundled: false, folders: vec![home.path("reports")] };
    let library = load(&shelf);
    assert!(Index::is_worth_freezing(&library));
    let cache = home.path(".cache");
    let paths = Paths::from_environment(&|name| (name == "XDG_CACHE_HOME").then(|| cache.clone().into()));
    let file = IndexFile::of(&shelf, &paths).unwrap();
    let index = Index::default().extend(&library);
    file.keep(|out| index.freeze(out));
    let mut bytes = fs::read(file.path()).unwrap();
    search();
    assert!(fs::read(file.path()).unwrap() == bytes);
    // One that is not as it was written is no index, and not for this command to replace.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file.path(), &bytes).unwrap();
    search();
    assert!(fs::read(file.path()).unwrap() == bytes);
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
