//! Reading a query, printing it, and what is wrong with one.
//!
//! Must not: need a library.

use super::super::filter::Filter;
use super::super::{Clause, Factor, Query, QueryFaultKind, Test};
use crate::model::Lang;
use crate::words::Words;
use proptest::prelude::*;

/// A clause a line; factors with ` | `; words as `a+b` with their signs in front: `=` whole, `^` starts,
/// `$` ends, `…` open.
fn drawn(query: &Query) -> Vec<String> {
    let factor = |factor: &Factor| {
        let test = match &factor.test {
            Test::Filter(filter) => format!("[{filter}]"),
            Test::Words(words) => {
                let signs = [(words.whole, "="), (words.starts, "^"), (words.ends, "$"), (words.open, "…")];
                let signs: String = signs.iter().filter(|(on, _)| *on).map(|(_, sign)| *sign).collect();
                format!("{signs}{}", words.words.join("+"))
            }
        };
        format!("{}{test}", if factor.not { "!" } else { "" })
    };
    let clause = |clause: &Clause| clause.any.iter().map(factor).collect::<Vec<_>>().join(" | ");
    query.clauses().iter().map(clause).collect()
}

pub(super) fn check(typed: &str, expected: &[&str]) {
    let query = Query::parse(typed).unwrap_or_else(|fault| panic!("{typed:?}: {fault:?}"));
    assert_eq!(drawn(&query), expected, "{typed:?}");
    assert_eq!(query.is_empty(), expected.is_empty(), "{typed:?}");
    let printed = query.to_string();
    assert_eq!(Query::parse(&printed), Ok(query), "{typed:?} printed as {printed:?}");
}

#[test]
fn words_are_cut_at_spaces_and_folded() {
    check("", &[]);
    check(" \t\u{a0}\n", &[]);
    check("Protección víctimas", &["proteccion", "victimas"]);
    check("who trained officials?", &["who", "trained", "officials"]);
    check("o'brien L’État 60,000", &["o+brien", "l+etat", "60+000"]);
    check("anti-trafficking (2005–2006)", &["anti+trafficking", "2005+2006"]);
    check("a\0b", &["a", "b"]);
    check("tra\u{202e}ta", &["tra+ta"]);
    check("60.000.000 art.41(b)", &["60+000+000", "art+41+b"]);
    check("cost $500 wow! c# a^b", &["cost", "500", "wow", "c", "a+b"]);
}

#[test]
fn operators_say_how_words_are_meant() {
    check("\"trata de  personas\"", &["=trata+de+personas"]);
    check("«trata de personas» “a b” „c d‟", &["=trata+de+personas", "=a+b", "=c+d"]);
    check("'exact 'o'brien 'trata'", &["=exact", "=o+brien", "=trata"]);
    check("‘exact", &["=exact"]);
    check("^start end$ ^both$", &["^start", "$end", "^$both"]);
    check("^\"a b\" \"a b\"$ '^c", &["=^a+b", "=$a+b", "=^c"]);
    check("!not !\"a b\" !!twice !^a !'b", &["!not", "!=a+b", "!twice", "!^a", "!=b"]);
    check("say\"a b\"c", &["say", "=a+b", "c"]);
}

#[test]
fn an_unbalanced_quote_is_a_phrase_that_is_still_typed() {
    check("shelter \"and lodg", &["shelter", "=…and+lodg"]);
    check("«trata de", &["=…trata+de"]);
    check("!^\"a | b country:ve", &["!=^…a+b+country+ve"]);
    check("'\"a", &["=…a"]);
}

#[test]
fn bars_make_alternatives_and_bind_tighter_than_spaces() {
    check("a | b", &["a | b"]);
    check("a b | c", &["a", "b | c"]);
    check("a | b c", &["a | b", "c"]);
    check("a|b|!c", &["a | b | !c"]);
    check("a |b| c", &["a | b | c"]);
    check("\"a b\"|'c|country:ve", &["=a+b | =c | [country:ve]"]);
    check("country:ve|cu", &["[country:ve] | cu"]);
    check("\"a | b\"", &["=a+b"]);
}

#[test]
fn what_means_nothing_yet_is_left_out() {
    for typed in
        ["!", "|", "^", "'", "$", "\"", "\"\"", "! | ^ ' \"\" $ «»", "!!!", "||", "!|^", "^$", "§ … —", "\u{301}"]
    {
        check(typed, &[]);
    }
    for field in ["country", "voz", "period", "penalty.min", "in"] {
        for value in ["", "\"", "\"\"", ",", ",\" "] {
            check(&format!("{field}:{value}"), &[]);
        }
    }
}

#[test]
fn what_means_nothing_keeps_its_place() {
    check("a |", &["a"]);
    check("| a", &["a"]);
    check("a | | b", &["a | b"]);
    check("a | ! b", &["a", "b"]);
    check("a | country: b", &["a", "b"]);
    check("a country: | b", &["a", "b"]);
    check("country: ve", &["ve"]);
    check("penalty.min penalty.max>= a", &["a"]);
    check("period:.. a", &["a"]);
}

#[test]
fn fields_are_known_in_both_languages() {
    for (typed, canonical) in [
        ("country:VE", "country:ve"),
        ("País:ve", "country:ve"),
        ("region:caribbean", "region:caribbean"),
        ("región:caribe", "region:caribe"),
        ("tema:Protección", "topic:proteccion"),
        ("punto:4B", "point:4b"),
        ("point:\"Protection / Shelter\"", "point:protection/shelter"),
        ("voz:estado", "voice:state"),
        ("fuente:CP/CSH-813", "source:cp/csh-813"),
        ("clase:ley", "kind:law"),
        ("modalidad:en-vigor", "modality:in-force"),
        ("período:2010", "period:2010"),
        ("delito:trata", "offence:trafficking"),
        ("offense:trafficking", "offence:trafficking"),
        ("tiene:cifra", "has:figure"),
        ("es:desmentido", "is:denied"),
        ("en:marcadores", "in:bookmarks"),
        ("informe:AR-2013", "report:ar-2013"),
        ("pena.min>=8a", "penalty.min>=8y"),
        ("pena.max<=18meses", "penalty.max<=18m"),
    ] {
        check(typed, &[&format!("[{canonical}]")]);
        check(&format!("!{typed}"), &[&format!("![{canonical}]")]);
        assert_eq!(Query::parse(typed).unwrap().to_string(), canonical, "{typed}");
    }
}

#[test]
fn values_may_be_quoted_and_listed() {
    check("country:\"united states\" a", &["[country:united-states]", "a"]);
    check("country:estados_unidos", &["[country:estados-unidos]"]);
    check("country:ve,,cu, a", &["[country:ve,cu]", "a"]);
    check("country:\"Bahamas, The\",cu", &["[country:bahamas-the,cu]"]);
    check("country:«united st", &["[country:united-st]"]);
    check("voice:ngo,state,ngo", &["[voice:state,ngo]"]);
    check("voice:s", &["[voice:state]"]);
    check("kind:media", &["[kind:media-state,media-other]"]);
    check("modality:INFORCE", &["[modality:in-force]"]);
    check("period:2010,2015..2020", &["[period:2010,2015..2020]"]);
    check("'country:ve ^country:ve", &["=country+ve", "^country+ve"]);
}

#[test]
fn periods_and_lengths_are_printed_in_one_form() {
    for (typed, canonical) in [
        ("period:2010/2020", "period:2010..2020"),
        ("period:2010-2020", "period:2010..2020"),
        ("period:2010–2020", "period:2010..2020"),
        ("period:2010..", "period:2010.."),
        ("period:2010/..", "period:2010.."),
        ("period:..2020", "period:..2020"),
        ("period:../2020", "period:..2020"),
        ("period:2010-05", "period:2010-05"),
        ("period:2010/", "period:2010/"),
        ("period:2010~", "period:2010~"),
        ("penalty.min >= 8 b", "penalty.min>=8y b"),
        ("penalty.min > 8", "penalty.min>8y"),
        ("penalty.max<=15years", "penalty.max<=15y"),
        ("penalty.max<18m", "penalty.max<18m"),
        ("penalty.min≥8y", "penalty.min>=8y"),
        ("penalty.min:8y", "penalty.min=8y"),
        ("penalty.min:>=8y", "penalty.min>=8y"),
        ("penalty.min=8y6m", "penalty.min=102m"),
        ("penalty.min:\"8 years\"", "penalty.min=8y"),
    ] {
        let query = Query::parse(typed).unwrap();
        assert_eq!(query.to_string(), canonical, "{typed}");
        assert_eq!(Query::parse(canonical), Ok(query), "{typed}");
    }
    check("penalty.minimum 8", &["penalty+minimum", "8"]);
}

#[test]
fn words_are_printed_as_they_would_be_written() {
    for typed in
        ["60,000", "o'brien", "anti-trafficking", "'exact", "\"a b\"", "a | b", "^a !b$", "\"still open", "2005-2006"]
    {
        assert_eq!(Query::parse(typed).unwrap().to_string(), typed);
    }
}

#[test]
fn a_name_before_a_colon_that_is_no_field_is_text() {
    check("http://example.org 12:30", &["http+example+org", "12+30"]);
    check("Article 5: Article:5 note:b", &["article", "5", "article+5", "note+b"]);
    check("(?i:foo)|bar[a-z]+$", &["i+foo | $bar+a+z"]);
    check("contry: voices:", &["contry", "voices"]);
    check("country>=5 in=b", &["country+5", "in+b"]);
    check("'contry:ve", &["=contry+ve"]);
}

pub(super) fn fault(typed: &str) -> (String, QueryFaultKind, String) {
    let fault = Query::parse(typed).unwrap_err();
    let at = typed.get(fault.at.clone()).unwrap().to_owned();
    let said = [Lang::En, Lang::Es].map(|lang| fault.say(&Words::new(lang))).join("\n");
    (at, fault.what, said)
}

#[test]
fn a_fault_names_the_offender_where_it_stands_and_what_may_be_meant() {
    for (typed, at, names) in [
        ("á contry:ve", "contry", &["contry", "country"][..]),
        ("coun:ve", "coun", &["coun", "country"]),
        ("penalty:8y", "penalty", &["penalty.max or penalty.min", "penalty.max o penalty.min"]),
        ("víctimas período:soon", "soon", &["soon", "period:2010..2020", "período:2010..2020"]),
        ("period:2020..2010 a", "2020..2010", &["2020..2010"]),
        ("period:2010,20", "20", &["20"]),
        ("period>=2010", ">=2010", &[">=2010"]),
        ("a penalty.min>=long b", "long", &["long", "penalty.min>=8y", "pena.min>=8a"]),
        ("penalty.max<=\u{2068}1d", "\u{2068}1d", &["1d", "18m"]),
        ("voice:stat,stste", "stste", &["voice:stste", "state"]),
        ("voz:zzz", "zzz", &["voz:zzz", "foreign-state", "others"]),
        ("is:stale", "stale", &["is:stale"]),
        ("!has:figgure", "figgure", &["has:figgure", "figure"]),
        ("in:drawer", "drawer", &["in:drawer", "bookmarks"]),
        ("Ñ\u{303} offence:theft", "theft", &["offence:theft", "trafficking"]),
    ] {
        let (found, _, said) = fault(typed);
        assert_eq!(found, at, "{typed}");
        for name in names {
            assert!(said.contains(name), "{typed}: {said} without {name}");
        }
        assert_eq!(said.lines().count(), 2, "{said}");
        assert!(!said.contains("query-"), "{said}");
    }
}

#[test]
fn each_fault_has_its_kind() {
    let kind = |typed| fault(typed).1;
    assert!(matches!(kind("contry:ve"), QueryFaultKind::UnknownField { .. }));
    assert!(matches!(kind("is:zzz"), QueryFaultKind::UnknownValue { .. }));
    assert!(matches!(kind("period:zzz"), QueryFaultKind::BadPeriod { .. }));
    assert!(matches!(kind("penalty.min>=zzz"), QueryFaultKind::BadLength { .. }));
}

#[test]
fn a_fault_about_a_page_is_a_sentence_and_cannot_act_on_the_terminal() {
    let (_, _, said) = fault(&format!("period:\"\u{1b}[31m\u{202e}{}", "x".repeat(10_000)));
    assert!(said.len() < 600, "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
}

#[test]
fn a_factor_knows_where_it_stands() {
    let typed = "á !\"b c\"$ country:\"united states\"|d";
    let query = Query::parse(typed).unwrap();
    let ats: Vec<&str> = query.factors().map(|factor| typed.get(factor.at.clone()).unwrap()).collect();
    assert_eq!(ats, ["á", "!\"b c\"$", "country:\"united states\"", "d"]);
}

/// Texts that are made of what the language is made of.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(" "),
        Just(" "),
        Just("|"),
        Just("!"),
        Just("'"),
        Just("^"),
        Just("$"),
        Just("\""),
        Just("«"),
        Just(","),
        Just("country:"),
        Just("period:"),
        Just("2010"),
        Just(".."),
        Just("penalty.min"),
        Just(">="),
        Just("8y"),
        Just("voice:"),
        Just("state"),
        Just("source:"),
        Just("/"),
        Just("-"),
        Just("a"),
        Just("60,000"),
        Just("É"),
        Just("o’b"),
        Just(":"),
        Just("point:"),
        Just("4b"),
        Just("\u{301}"),
        Just("\u{202e}"),
        Just("ß"),
        Just("한"),
    ];
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())]
}

proptest! {
    #[test]
    fn any_text_is_read_or_has_a_fault_on_its_characters(text in texts()) {
        match Query::parse(&text) {
            Ok(query) => {
                for factor in query.factors() {
                    prop_assert!(text.get(factor.at.clone()).is_some_and(|at| !at.is_empty()));
                    if let Test::Words(words) = &factor.test {
                        prop_assert!(!words.words.is_empty());
                        prop_assert!(words.words.iter().all(|word| word.chars().all(char::is_alphanumeric)));
                    }
                }
            }
            Err(fault) => prop_assert!(text.get(fault.at.clone()).is_some_and(|at| !at.is_empty())),
        }
    }

    #[test]
    fn what_is_printed_reads_back_to_the_same_and_is_printed_the_same(text in texts()) {
        let Ok(query) = Query::parse(&text) else { return Ok(()) };
        let printed = query.to_string();
        let again = Query::parse(&printed);
        prop_assert_eq!(again.as_ref(), Ok(&query), "{}", &printed);
        prop_assert_eq!(again.map(|again| again.to_string()), Ok(printed));
    }
}

#[test]
fn a_filter_is_equal_wherever_and_however_it_was_typed() {
    assert_eq!(Query::parse(" país:\"VE\""), Query::parse("country:ve"));
    assert_ne!(Query::parse("country:ve"), Query::parse("!country:ve"));
    assert_ne!(Query::parse("country:ve"), Query::parse("country:cu"));
    let query = Query::parse("country:ve").unwrap();
    let Some(Test::Filter(Filter::Named(_, names))) = query.factors().map(|factor| factor.test.clone()).next() else {
        panic!("{query:?}");
    };
    assert_eq!((names[0].at.clone(), &*names[0].typed), (8..10, "country:ve"));
}
