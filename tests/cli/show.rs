//! `cotejo show`: what the library says at a place, and who says it.

use super::run::{Home, fixture};
use serde_json::{Value, json};

#[test]
fn a_passage_says_who_speaks_of_when_and_on_what_it_rests() {
    let shown = Home::new().small(&["show", "ve#p-001", "--json"]).ends(0).json();
    assert_eq!(
        shown,
        json!({
            "place": "ve/protection/assistance#p-001",
            "country": {"code": "ve", "name": "Venezuela"},
            "points": [{
                "topic": "protection", "point": "assistance", "title": "Shelter and assistance", "gaps": [],
                "passages": [{
                    "place": "ve/protection/assistance#p-001",
                    "text": "87 victims of several nationalities were assisted with lodging and papers.",
                    "period": "2005/2006", "modality": "done", "voice": "state", "said_by": "The State",
                    "sources": [{
                        "id": "reply", "title": "Reply to the questionnaire", "publisher": "Ministry of the Interior",
                        "kind": "questionnaire-reply", "voice": "state", "published": "2006",
                        "url": "https://example.org/reply",
                    }],
                    "figures": [{
                        "indicator": "victims-assisted", "label": "Victims assisted", "unit": "persons", "country": "ve",
                        "period": "2005/2006", "value": 87, "qualifier": "exact",
                        "place": "ve/protection/assistance#p-001", "sources": ["reply"],
                    }],
                    "marks": ["stale"],
                }],
            }],
        })
    );
}

/// Texts of the passages at a place, in order.
fn texts(shown: &Value) -> Vec<&str> {
    let points = shown["points"].as_array().unwrap().iter();
    let passages = points.flat_map(|point| point["passages"].as_array().unwrap());
    passages.map(|passage| passage["text"].as_str().unwrap()).collect()
}

#[test]
fn a_point_has_its_passages_by_period_second_homes_among_them() {
    let shown = Home::new().small(&["show", "ve/4b", "--json"]).ends(0).json();
    assert_eq!(shown["place"], "ve/protection/assistance");
    assert_eq!(shown["points"].as_array().unwrap().len(), 1);
    let begin: Vec<String> = texts(&shown).iter().map(|text| text.chars().take(10).collect()).collect();
    assert_eq!(begin, ["87 victims", "A protocol", "Between 20", "No help to"]);
    let range = &shown["points"][0]["passages"][2];
    assert_eq!((&range["figures"][0]["low"], &range["figures"][0]["high"]), (&json!(20), &json!(30)));
    assert_eq!(range["figures"][0]["sources"], json!(["reply", "abroad"]));
    // A second home does not change where a passage is found.
    assert_eq!(range["place"], "ve/prosecution/cases-charges#p-003");
}

#[test]
fn a_country_has_all_points_of_all_topics_and_its_checked_gaps() {
    let shown = Home::new().small(&["show", "ve", "--json"]).ends(0).json();
    assert_eq!(shown["points"].as_array().unwrap().len(), 35);
    let sentences = shown["points"].as_array().unwrap().iter().find(|point| point["point"] == "sentences").unwrap();
    assert_eq!(
        sentences["gaps"],
        json!([{"state": "silent", "source": "reply", "note": "Two short paragraphs and no figure."}])
    );
    let topic = Home::new().small(&["show", "ve/protection", "--json"]).ends(0).json();
    assert_eq!(topic["points"].as_array().unwrap().len(), 7);
}

#[test]
fn reports_of_a_country_are_shown_together_or_one_alone() {
    let home = Home::new();
    assert_eq!(texts(&home.small(&["show", "ar", "--json"]).ends(0).json()).len(), 2);
    let one = home.small(&["show", "ar@ar-2020/legal-framework", "--json"]).ends(0).json();
    assert_eq!(texts(&one), ["The law asks for no proof of coercion since 2012."]);
    assert_eq!(one["points"][1]["passages"][0]["place"], "ar@ar-2020/legal-framework/definition#p-001");
}

#[test]
fn a_place_may_be_written_as_people_write() {
    let home = Home::new();
    for place in
        ["ve/protection/assistance", "VE/4b", "ven/4/b", "Venezuela/protection/b", "vénézuela/4/Shelter and assistance"]
    {
        let shown = home.small(&["show", place, "--json"]).ends(0).json();
        assert_eq!(shown["place"], "ve/protection/assistance", "{place}");
    }
}

#[test]
fn text_names_the_speaker_first_and_the_sources_at_the_end() {
    let shown = Home::new().small(&["show", "ve/4b"]).ends(0).out;
    let expected = "\
Venezuela · 2 sources · 2005–2016

4 Victim protection

4b Shelter and assistance
The State, 2005–2006 [1] · reported done · ends 2006 · ve#p-001
  87 victims of several nationalities were assisted with lodging and papers.

The State, 2006 [1] · planned · ends 2006 · no later word in this library
ve#p-004
  A protocol for victims is planned.

The State · United States, March 2006 [1] [2] · reported under way
several origins · ends 2006 · ve#p-003
  Between 20 and 30 cases were opened.

United States, 2016 [2] · finds · ve#p-002
  No help to victims was reported in the capital’s only shelter.

Sources
[1] Reply to the questionnaire · Ministry of the Interior · 2006 · reply to a
    questionnaire · The State · CP/1
    https://example.org/reply
[2] Assessment of others · Department of State · July 2016 · assessment by a
    foreign government · foreign State · known only through others
";
    assert_eq!(shown, expected);
}

#[test]
fn text_in_spanish_is_spanish_throughout() {
    let home = Home::new().with("LC_ALL", "es_VE.UTF-8");
    let shown = home.small(&["show", "ve/4b", "--width", "70"]).ends(0).out;
    for line in [
        "El Estado, 2005–2006 [1] · se informa hecho · termina en 2006",
        "sin noticia posterior en esta biblioteca · ve#p-004",
        "  Se prevé un protocolo para las víctimas.",
        "El Estado · Estados Unidos, marzo de 2006 [1] [2]",
        "Estados Unidos, 2016 [2] · constata · ve#p-002",
        "Fuentes",
    ] {
        assert!(shown.lines().any(|found| found == line), "{line:?} is not in\n{shown}");
    }
    assert_eq!(home.small(&["show", "ve/4b", "--width", "70", "--lang", "es"]).ends(0).out, shown);
}

#[test]
fn a_text_without_a_twin_is_shown_in_the_original_and_marked() {
    let folder = fixture("plain");
    let shown = |lang: &str| {
        let args = ["--no-bundled", "--library", folder.to_str().unwrap(), "show", "us/2c", "--lang", lang];
        Home::new().run(&args).ends(0).out
    };
    assert!(shown("es").contains("A campaign reached 60,000 people. (original en inglés)"), "{}", shown("es"));
    assert!(shown("en").contains("  A campaign reached 60,000 people.\n"));
}

#[test]
fn a_single_passage_comes_with_what_to_weigh_before_quoting_it() {
    let home = Home::new();
    for (place, line) in [
        ("ve#p-001", "  [1] Topic IV, second paragraph"),
        ("ve#p-002", "  Note: Read in a summary only."),
        ("ve#p-004", "  Due: December 2006"),
    ] {
        let shown = home.small(&["show", place]).ends(0).out;
        assert!(shown.lines().any(|found| found == line), "{line:?} is not in\n{shown}");
        assert!(!home.small(&["show", "ve/4b"]).out.contains(line), "{line}");
    }
}

#[test]
fn a_gap_and_an_empty_point_say_that_there_is_nothing_and_why() {
    let home = Home::new();
    let gap = home.small(&["show", "ve/3d"]).ends(1).out;
    assert!(gap.contains("  [1] says nothing here (checked). Two short paragraphs and no figure.\n"), "{gap}");
    assert!(gap.contains("[1] Reply to the questionnaire"), "{gap}");
    let empty = home.small(&["show", "ve/1a"]).ends(1).out;
    assert!(empty.contains("  nothing in this library\n"), "{empty}");
}

#[test]
fn a_valid_place_without_passages_is_shown_and_ends_with_one() {
    let home = Home::new();
    for place in ["us", "ve/1a", "ve/3d", "cu/prevention"] {
        let shown = home.small(&["show", place, "--json"]).ends(1).json();
        assert!(texts(&shown).is_empty() && !shown["points"].as_array().unwrap().is_empty(), "{place}");
    }
}

#[test]
fn a_name_that_fits_nothing_is_said_with_what_may_have_been_meant() {
    let home = Home::new();
    for (place, words) in [
        ("venezula", ["no country is called “venezula”", "did you mean Venezuela"]),
        ("ve/protecton", ["no topic is called “protecton”", "protection"]),
        ("ve/protection/asistance", ["no point is called “asistance”", "did you mean assistance"]),
        ("ar@ar-2014", ["no report “ar-2014”", "ar-2013"]),
        ("ve#p-0001", ["no passage “p-0001”", "p-001"]),
        ("ve/1/2/3", ["“ve/1/2/3” is no place", "country[@report]"]),
    ] {
        home.small(&["show", place]).fails(2, &words);
        home.small(&["show", place, "--json"]).fails(2, &words);
    }
    home.small(&["--lang", "es", "show", "venezula"])
        .fails(2, &["ningún país se llama «venezula»", "¿quiso decir Venezuela"]);
}

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in ["12", "30", "200"] {
        let shown = Home::new().small(&["show", "cu", "--width", width]).ends(0).out;
        let most: usize = width.parse().unwrap();
        assert!(shown.lines().all(|line| line.chars().count() <= most), "{shown}");
    }
}

#[test]
fn one_voice_alone_can_be_asked_for() {
    let home = Home::new();
    let speakers = |voice: &str| {
        let shown = home.small(&["show", "ve/4b", "--voice", voice, "--json"]).json();
        let passages = shown["points"][0]["passages"].as_array().unwrap().clone();
        passages.iter().map(|passage| passage["said_by"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(speakers("state"), ["The State", "The State", "The State"]);
    // What two voices say is said by either.
    assert_eq!(speakers("others"), ["The State", "United States"]);
    assert_eq!(speakers("foreign-state"), ["The State", "United States"]);
    let hidden = home.small(&["show", "ve/4b", "--voice", "media"]).ends(1).out;
    assert!(hidden.contains("Not shown: The State 3 · United States 1"), "{hidden}");
    // What is left out changes nothing about what is shown.
    let marks = |args: &[&str]| {
        let shown = home.small(&[&["show", "ve/4b", "--json"][..], args].concat()).json();
        shown["points"][0]["passages"][0]["marks"].clone()
    };
    assert_eq!(marks(&[]), marks(&["--voice", "state"]));
    let refused = home.small(&["show", "ve/4b", "--voice", "loud"]);
    assert!(refused.code == Some(2) && refused.err.contains("others"), "{}", refused.err);
}
