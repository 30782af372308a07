//! Files that are TOML, and not what the format asks for.
//!
//! Must not: test what the parser says; `torn` does.

use super::*;

#[test]
fn a_good_report_is_read_whole() {
    check(GOOD, ALL, &[]);
    check(&GOOD.replace('\n', "\r\n"), ALL, &[]);
    let report = read_text(GOOD, false).report.unwrap();
    let passage = report.passage("p-2").unwrap();
    assert_eq!(passage.homes.len(), 2);
    assert_eq!(passage.cites[0].quote.as_deref(), Some("53\nvictims"));
    assert_eq!(report.voice(passage), crate::model::Voice::State);
    assert_eq!(report.sources[1].derived_from.as_ref().map(Id::as_str), Some("oas"));
}

#[test]
fn names_what_keeps_a_report_from_being_read() {
    check("", None, &[(1, 1, "schema", "Schema { found: \"\" }"), (1, 1, "report", "Missing")]);
    check(&with("schema = 1", "schema = 2"), None, &[(1, 10, "schema", "Schema { found: \"2\" }")]);
    check(&with("id = \"ve\"", "id = \"Ve\""), None, &[(4, 6, "report · id", "BadId { found: \"Ve\" }")]);
    check(&with("\"VE\"", "\"QQ\""), None, &[(5, 11, "report · country", "UnknownCountry { found: \"QQ\" }")]);
    check(&with("[[passage]]", "<<<<<<< HEAD\n[[passage]]"), None, &[(27, 1, "", "ConflictMarkers")]);
    check(
        &with("[[source]]", "[report]\nid = \"cu\"\n[[source]]"),
        ALL,
        &[(12, 1, "report", "Duplicate { found: \"report\", first: \"ve.toml:3:1\" }")],
    );
}

#[test]
fn a_report_without_its_ornaments_is_shown() {
    let bare = GOOD.replace("title = \"Venezuela\"\nedition = \"2026.1\"\nperiod = \"2003/2024\"\n", "");
    check(&bare, ALL, &[(3, 1, "report · title", "Missing"), (3, 1, "report · edition", "Missing")]);
    let report = read_text(&bare, false).report.unwrap();
    assert_eq!(&*report.title.text, "Venezuela");
    check(
        &with("kind = \"dossier\"", "kind = \"dosier\""),
        ALL,
        &[(10, 8, "report · kind", "UnknownWord { found: \"dosier\", meant: Some(\"dossier\") }")],
    );
}

#[test]
fn finds_every_fault_of_a_passage_in_one_pass() {
    let text = with(
        "at = \"protection/assistance\"\ntext = \"87 victims were assisted.\"\nperiod = \"2005/2006\"\nmodality = \"done\"",
        "at = 5\ntext = \" \"\nperiod = 2005\nmodality = \"dne\"\nvioce = \"state\"",
    );
    let text = text.replacen("from = \"p-1\"", "from = \"p-2\"", 1).replacen("87 victims", "53", 1);
    check(
        &text,
        Some([1, 2, 1, 1]),
        &[
            (
                29,
                6,
                "passage p-1 · at",
                "WrongType { said: \"invalid type: integer `5`, expected a string or a list of strings\" }",
            ),
            (30, 8, "passage p-1 · text", "Empty"),
            (31, 10, "passage p-1 · period", "WrongType { said: \"invalid type: integer `2005`, expected a string\" }"),
            (32, 12, "passage p-1 · modality", "UnknownWord { found: \"dne\", meant: Some(\"done\") }"),
            (33, 1, "passage p-1 · vioce", "UnknownKey { meant: None }"),
        ],
    );
}

#[test]
fn names_missing_keys_at_the_header() {
    let text = with("text = \"53 victims.\"\nperiod = \"2007\"\n", "").replacen("  source = \"press\"\n", "", 1);
    let text = text.replacen("publisher = \"A paper\"\n", "", 1).replacen("to_has = \"53\"\n", "", 1);
    check(
        &text,
        Some([1, 2, 1, 0]),
        &[
            (19, 1, "source press · publisher", "Missing"),
            (38, 1, "passage p-2 · text", "Missing"),
            (38, 1, "passage p-2 · period", "Missing"),
            (43, 3, "passage p-2 · cite 1 · source", "Missing"),
        ],
    );
}

#[test]
fn unknown_topics_and_points() {
    let homes = "at = [\"protection/asistance\", \"protecion/assistance\", \"prosecution\", 7]";
    check(
        &with("at = [\"protection/assistance\", \"prosecution/sentences\"]", homes),
        ALL,
        &[
            (41, 7, "passage p-2 · at", "UnknownPoint { found: \"asistance\", meant: Some(\"assistance\") }"),
            (41, 31, "passage p-2 · at", "UnknownTopic { found: \"protecion\", meant: Some(\"protection\") }"),
            (41, 55, "passage p-2 · at", "NoPoint"),
            (41, 70, "passage p-2 · at", "WrongType { said: \"invalid type: integer `7`, expected a string\" }"),
        ],
    );
    let text = with("at = \"protection/assistance\"", "at = \"protection/x\"\nalso = \"prevention/campaigns\"");
    let report = read_text(&text, false).report.unwrap();
    let homes = &report.passages[0].homes;
    assert_eq!((homes[0].point, homes[0].unknown.as_deref()), (None, Some("x")));
    assert_eq!(homes.len(), 2);
    check(
        &with("at = \"prosecution/sentences\"\n", "at = \"x/y\"\n"),
        Some([2, 2, 0, 1]),
        &[(52, 6, "silence 1 · at", "UnknownTopic { found: \"x\", meant: None }")],
    );
}

#[test]
fn who_speaks_is_never_guessed() {
    // The source goes, and what rests on it alone; nothing is said twice.
    check(
        &with("voice = \"media\"", "voice = \"medias\""),
        Some([1, 1, 1, 0]),
        &[(24, 9, "source press · voice", "UnknownWord { found: \"medias\", meant: Some(\"media\") }")],
    );
    check(
        &with("  voice = \"state\"", "  voice = \"estado\""),
        Some([1, 2, 1, 0]),
        &[(48, 11, "passage p-2 · cite 1 · voice", "UnknownWord { found: \"estado\", meant: None }")],
    );
    check(
        &with("  source = \"press\"", "  source = \"pres\""),
        Some([1, 2, 1, 0]),
        &[(47, 12, "passage p-2 · cite 1 · source", "UnknownSource { found: \"pres\", meant: Some(\"press\") }")],
    );
    check(
        &with("  [[passage.cite]]\n  source = \"oas\"\n", ""),
        Some([1, 2, 1, 0]),
        &[(27, 1, "passage p-1 · cite", "NoSource")],
    );
    let report = read_text(&with("kind = \"media-other\"", "kind = \"blog\""), false).report.unwrap();
    assert_eq!(report.sources[1].kind, crate::model::SourceKind::UserDocument);
}

#[test]
fn ids_are_unique_and_both_places_are_named() {
    check(
        &with("id = \"p-2\"", "id = \"p-1\"").replacen("to = \"p-2\"", "to = \"p-1\"", 1).replacen(
            "to_has = \"53\"",
            "to_has = \"87\"",
            1,
        ),
        Some([1, 2, 1, 1]),
        &[(40, 6, "passage p-1 · id", "Duplicate { found: \"p-1\", first: \"ve.toml:28:6\" }")],
    );
    check(
        &with("id = \"press\"", "id = \"oas\"").replacen("derived_from = \"oas\"\n", "", 1).replacen(
            "source = \"press\"",
            "source = \"oas\"",
            1,
        ),
        Some([2, 1, 1, 1]),
        &[(20, 6, "source oas · id", "Duplicate { found: \"oas\", first: \"ve.toml:13:6\" }")],
    );
    check(
        &with("id = \"p-2\"", "id = \"p_2\"").replacen("to = \"p-2\"", "to = \"p-9\"", 1),
        Some([1, 2, 1, 0]),
        &[(40, 6, "passage 2 · id", "BadId { found: \"p_2\" }"), (59, 6, "link 1 · to", "Dangling { found: \"p-9\" }")],
    );
}

#[test]
fn sources_relay_others_and_never_themselves() {
    check(
        &with("derived_from = \"oas\"", "derived_from = \"presss\""),
        ALL,
        &[(25, 16, "source press · derived_from", "UnknownSource { found: \"presss\", meant: Some(\"press\") }")],
    );
    check(
        &with("derived_from = \"oas\"", "derived_from = \"press\""),
        ALL,
        &[(25, 16, "source press · derived_from", "Circular { found: \"press\" }")],
    );
    let ring =
        with("voice = \"state\"\n", "voice = \"state\"\nderived_from = \"press\"\nurl = \"file:///etc/passwd\"\n");
    check(
        &ring,
        ALL,
        &[
            (19, 7, "source oas · url", "BadUrl { found: \"file:///etc/passwd\" }"),
            (27, 16, "source press · derived_from", "Circular { found: \"oas\" }"),
        ],
    );
}

#[test]
fn figures_and_penalties_that_cannot_be() {
    for (figure, fault) in [
        ("value = 87\n  qualifier = \"exact\"", None),
        ("low = 1\n  high = 2.5", None),
        ("qualifier = \"not-reported\"", None),
        ("value = 0\n  qualifier = \"zero\"", None),
        ("low = 2\n  high = 1", Some((37, 9))),
        ("low = 2", Some((37, 9))),
        ("value = 3\n  low = 2\n  high = 4", Some((37, 11))),
        ("value = nan", Some((37, 11))),
        ("value = 1\n  qualifier = \"zero\"", Some((37, 11))),
        ("period = \"2006\"", Some((35, 3))),
    ] {
        let text = with("value = 87", figure);
        let expected: Vec<_> =
            fault.iter().map(|(line, column)| (*line, *column, "passage p-1 · figure 1", "BadFigure")).collect();
        check(&text, ALL, &expected);
        let report = read_text(&text, false).report.unwrap();
        assert_eq!(report.passages[0].figures.len(), usize::from(fault.is_none()), "{figure}");
    }
    check(
        &with("value = 87", "value = 999999999999999999999999999999999999999999"),
        ALL,
        &[(37, 11, "passage p-1 · figure 1 · value", "WrongType { said: \"integer number overflowed\" }")],
    );
    check(
        &with("\"victims-assisted\"", "\"victims-asisted\""),
        ALL,
        &[(
            36,
            15,
            "passage p-1 · figure 1 · indicator",
            "UnknownIndicator { found: \"victims-asisted\", meant: Some(\"victims-assisted\") }",
        )],
    );
    let penalty = "modality = \"done\"\n  [passage.penalty]\n  offence = \"traficking\"\n  kind = \"fine\"\n  min_months = 9\n  max_months = 3\n  victim = \"cat\"";
    check(
        &with("modality = \"done\"", penalty),
        ALL,
        &[
            (
                34,
                13,
                "passage p-1 · penalty · offence",
                "UnknownWord { found: \"traficking\", meant: Some(\"trafficking\") }",
            ),
            (37, 16, "passage p-1 · penalty · max_months", "BadFigure"),
            (38, 12, "passage p-1 · penalty · victim", "UnknownWord { found: \"cat\", meant: None }"),
        ],
    );
}

#[test]
fn links_that_drifted_or_lead_nowhere() {
    check(
        &with("from_has = \"87 victims\"", "from_has = \"88 victims\""),
        ALL,
        &[(61, 12, "link 1 · from_has", "Drifted { words: \"88 victims\" }")],
    );
    check(
        &with("to = \"p-2\"", "to = \"us#p 2\"").replacen("\"tension\"", "\"denies\"", 1),
        Some([2, 2, 1, 0]),
        &[
            (59, 6, "link 1 · to", "BadId { found: \"us#p 2\" }"),
            (60, 8, "link 1 · type", "UnknownWord { found: \"denies\", meant: None }"),
        ],
    );
    let far = read_text(&with("to = \"p-2\"", "to = \"us#p-2\""), false);
    assert_eq!(far.problems, []);
    assert_eq!((far.far[0].report.as_str(), far.far[0].passage.as_str()), ("us", "p-2"));
    assert_eq!((far.far[0].dangling.line, far.far[0].dangling.column), (59, 6));
    check(&with("to = \"p-2\"", "to = \"ve#p-2\""), ALL, &[]);
}

#[test]
fn retired_passages_lead_to_what_took_their_place() {
    let old = "[[passage]]\nid = \"p-8\"\nretired = true\nreplaced_by = \"p-9\"\n\
               [[passage]]\nid = \"p-9\"\nretired = true\nreplaced_by = \"p-1\"\n\
               [[passage]]\nid = \"p-7\"\nretired = true\nreplaced_by = \"p-70\"\n\n[[silence]]";
    let text = with("[[silence]]", old).replacen("to = \"p-2\"", "to = \"p-8\"", 1);
    check(
        &text,
        Some([2, 2, 1, 0]),
        &[
            (62, 15, "passage p-7 · replaced_by", "Dangling { found: \"p-70\" }"),
            (72, 6, "link 1 · to", "Dangling { found: \"p-8\" }"),
        ],
    );
    let report = read_text(&text, false).report.unwrap();
    let retired: Vec<(&str, Option<&str>)> =
        report.retired.iter().map(|(old, new)| (old.as_str(), new.as_ref().map(Id::as_str))).collect();
    assert_eq!(retired, [("p-8", Some("p-1")), ("p-9", Some("p-1")), ("p-7", None)]);
}

#[test]
fn due_dates_belong_to_plans() {
    check(&with("\"planned\"", "\"done\""), ALL, &[(45, 7, "passage p-2 · due", "DueNotPlanned")]);
    check(
        &with("due = \"2008\"", "due = \"next year\""),
        ALL,
        &[(45, 7, "passage p-2 · due", "BadPeriod { found: \"next year\" }")],
    );
    let unquoted = with("due = \"2008\"", "due = 2008-12-31");
    check(&unquoted, ALL, &[]);
}
