//! `cotejo search`: passages best first, how they are shown, and what is said where there are none.

use super::run::{Home, Run};
use crate::made::{Large, passage, write};
use serde_json::{Value, json};

/// The places of the hits in JSON, best first.
pub(super) fn places(found: &Value) -> Vec<String> {
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
    let folder = home.path("reports");
    write(&folder, reports);
    home.run(&[&["--no-bundled", "--library", folder.to_str().unwrap()][..], args].concat())
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
        ("shelter", "es", "Se encontró en el otro idioma: A shelter is run"),
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
    let large = Large::new(&home.path(""));
    let search = |query: &str| home.run(&[&large.options()[..], &["search", query, "--json"]].concat());
    let finds = |query: &str| {
        assert_eq!(places(&search(query).ends(0).json()), ["ve/protection/assistance#p-3"], "{query}");
    };
    let finds_nothing = |query: &str| search(query).ends(1);
    finds("\"shelter 3\"");
    finds_nothing("\"zeppelin 3\"");
    assert_eq!(large.kept(), None, "keeping is the reader's");
    large.keep();
    let whole = large.kept();
    finds("\"shelter 3\"");
    assert!(large.kept() == whole);
    large.keep_other(&home.path(""));
    let other = large.kept();
    finds("\"zeppelin 3\"");
    assert!(large.kept() == other);
    // One that is not as it was written is no index, and not for this command to replace.
    let spoilt = large.spoil();
    finds("\"shelter 3\"");
    finds_nothing("\"zeppelin 3\"");
    assert!(large.kept() == Some(spoilt));
}
