//! `cotejo search`: passages that have all words, best first.

use super::run::Home;
use serde_json::json;

#[test]
fn hits_say_where_they_are_and_mark_what_matched() {
    let found = Home::new().small(&["search", "shelter", "--json"]).ends(0).json();
    assert_eq!((&found["query"], &found["total"], &found["countries"]), (&json!("shelter"), &json!(2), &json!(2)));
    assert_eq!(found["suggestions"], json!([]));
    let hit = &found["hits"][0];
    assert_eq!(hit["place"], "cu/protection/assistance#p-001");
    assert_eq!(
        (&hit["country"], &hit["topic"], &hit["point"]),
        (&json!("cu"), &json!("protection"), &json!("assistance"))
    );
    assert_eq!((&hit["match"], &hit["matches"]), (&json!("exact"), &json!([[2, 9]])));
}

#[test]
fn offsets_count_characters_and_not_bytes() {
    let found = Home::new().small(&["search", "shelter", "--json"]).json();
    let hit = &found["hits"][1];
    // An apostrophe of three bytes stands before the word.
    let (text, range) = (hit["text"].as_str().unwrap(), &hit["matches"][0]);
    let at = |end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
    assert!(text.contains('’'));
    assert_eq!(text.chars().skip(at(0)).take(at(1) - at(0)).collect::<String>(), "shelter");
}

#[test]
fn both_languages_are_searched_in_any_case_and_accents() {
    let home = Home::new();
    for (query, total) in
        [("ALBERGUE", 2), ("victimas protocolo", 1), ("Víctimas", 3), ("\"alojamiento y documentos\"", 1)]
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
fn nothing_found_ends_with_one_and_says_so() {
    let home = Home::new();
    home.small(&["search", "zeppelin"]).fails(1, &["no passage", "zeppelin"]);
    home.small(&["search", "zeppelin", "--lang", "es"]).fails(1, &["ningún pasaje", "zeppelin"]);
    let none = home.small(&["search", "zeppelin", "--json"]).ends(1).json();
    assert_eq!(none, json!({"query": "zeppelin", "total": 0, "countries": 0, "suggestions": [], "hits": []}));
    assert_eq!(home.small(&["search", "", "--json"]).ends(1).json()["total"], 0);
}

#[test]
fn what_to_know_before_quoting_stands_with_every_hit() {
    let out = Home::new().small(&["search", "protocol for victims"]).ends(0).out;
    assert!(out.contains("The State, 2006, planned, no later word in this library: A protocol"), "{out}");
}
