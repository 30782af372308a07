//! The whole search over small libraries: what is found, in which order, and that an index finds what
//! reading every text finds.

mod growing;
mod many;

use super::ask::{Prepared, Test};
use super::needle::{Fit, Needle};
use super::numbers::numbers;
use super::query::Query;
use super::segment::each_text;
use super::tongue::{Stems, Tongue};
use super::{Ask, Index, Results, tokens};
use crate::model::{Lang, Library, PassageRef, Report, sample};
use crate::text::fold;
use proptest::prelude::*;
use std::sync::Arc;

const AT: &str = "protection/assistance";
/// A point whose name none of the queries here has.
const APART: &str = "prosecution/cases";

fn index(reports: Vec<Report>) -> Index {
    Index::default().extend(&Arc::new(sample::library(reports)))
}

fn ask<T>(query: &str, look: impl FnOnce(Ask<'_>) -> T) -> T {
    let query = Query::parse(query).unwrap();
    look(Ask { query: &query, lang: Lang::En, limit: 50, bookmarks: &[], stale: &|| false })
}

fn find(index: &Index, query: &str) -> Results {
    ask(query, |ask| Results::clone(&index.search(&ask).unwrap().unwrap()))
}

fn place(report: &Report, passage: usize) -> String {
    format!("{}#{}", report.id, report.passages[passage].id)
}

/// Places, best first; what is only similar behind a `~`.
fn places(results: &Results) -> Vec<String> {
    let drawn = |hit: &super::Hit| format!("{}{}", if hit.exact { "" } else { "~" }, place(&hit.report, hit.passage));
    results.hits.iter().map(drawn).collect()
}

#[track_caller]
fn check(index: &Index, query: &str, expected: &[&str]) {
    assert_eq!(places(&find(index, query)), expected, "{query:?}");
}

#[test]
fn a_phrase_comes_before_words_before_forms_before_beginnings_before_insides() {
    let index = index(vec![sample::report(
        "ve",
        "VE",
        &[
            ("p-1", APART, "2006", "The police were told of their training.", ""),
            ("p-2", APART, "2006", "Police training went on.", ""),
            ("p-3", APART, "2006", "Trained police.", ""),
            ("p-4", APART, "2006", "A policeman in training.", ""),
            ("p-5", APART, "2006", "Bepoliced training.", ""),
        ],
    )]);
    check(&index, "police training", &["ve#p-2", "ve#p-1", "ve#p-3", "ve#p-4", "ve#p-5"]);
    check(&index, "police train", &["ve#p-2", "ve#p-1", "ve#p-3", "ve#p-4", "ve#p-5"]);
    check(&index, "\"police training\"", &["ve#p-2"]);
    check(&index, "'police", &["ve#p-1", "ve#p-2", "ve#p-3"]);
    check(&index, "^police training", &["ve#p-2"]);
    check(&index, "police$", &["ve#p-3"]);
    check(&index, "training !police", &[""; 0]);
    check(&index, "!police", &[""; 0]);
    check(&index, "told | 'trained", &["ve#p-1", "ve#p-3"]);
}

#[test]
fn rarer_words_then_the_text_then_newer_passages_come_first() {
    let mut report = sample::report(
        "ve",
        "VE",
        &[
            ("p-1", APART, "2006", "A raid.", ""),
            ("p-2", APART, "2016", "A raid.", ""),
            ("p-3", APART, "2016", "Nothing.", ""),
            ("p-4", APART, "2016", "Raids.", ""),
        ],
    );
    report.passages[2].note = Some(sample::written("After a raid.", ""));
    let raids = index(vec![report]);
    check(&raids, "raid", &["ve#p-2", "ve#p-1", "ve#p-3", "ve#p-4"]);
    // Where every word is in another form, the one that fewer passages have counts more.
    let rare = [
        ("p-1", APART, "2006", "A raid of brothels.", ""),
        ("p-2", APART, "2006", "Raids of a brothel.", ""),
        ("p-3", APART, "2006", "A raid.", ""),
        ("p-4", APART, "2006", "A raid.", ""),
    ];
    check(&index(vec![sample::report("ve", "VE", &rare)]), "raid brothel", &["ve#p-2", "ve#p-1"]);
}

#[test]
fn no_country_comes_first_for_being_that_country_but_by_its_name() {
    let report = |code: &str| sample::report(code, code, &[("p-1", APART, "2006", "A raid.", "Una redada.")]);
    let index = index(vec![report("us"), report("tt"), report("ve")]);
    check(&index, "raid", &["tt#p-1", "us#p-1", "ve#p-1"]);
    let spanish = ask("raid", |ask| index.search(&Ask { lang: Lang::Es, ..ask }).unwrap().unwrap());
    assert_eq!(places(&spanish), ["us#p-1", "tt#p-1", "ve#p-1"]);
}

#[test]
fn a_word_is_looked_for_in_all_that_belongs_to_a_passage() {
    let mut report = sample::report("us", "US", &[("p-1", AT, "2005/2006", "Sixty thousand.", "Sesenta mil.")]);
    report.sources = vec![sample::source("oas")];
    report.passages[0].note = Some(sample::written("Careful.", "Cuidado."));
    let index = index(vec![report, sample::report("cu", "CU", &[("p-1", APART, "1999", "Other.", "")])]);
    for query in [
        "sixty",
        "sesenta",
        "60000",
        "60,000",
        "60 000",
        "careful",
        "cuidado",
        "shelter",
        "albergue",
        "oas",
        "estados unidos",
        "EE. UU.",
        "USA",
        "2005",
        "2006",
        "shelter usa 60000 cuidado",
    ] {
        check(&index, query, &["us#p-1"]);
    }
    check(&index, "other usa", &["~us#p-1"]);
}

#[test]
fn small_words_need_not_be_there() {
    let texts = [("p-1", APART, "2006", "Officials trained.", ""), ("p-2", APART, "2006", "Of the land.", "")];
    let index = index(vec![sample::report("ve", "VE", &texts)]);
    check(&index, "who trained the officials", &["ve#p-1"]);
    check(&index, "of the", &["ve#p-2"]);
    check(&index, "\"trained the officials\"", &[""; 0]);
}

#[test]
fn what_is_similar_follows_only_where_little_is_found() {
    let text = |text: &'static str| ("p-1", APART, "2006", text, "");
    let one = index(vec![sample::report("ve", "VE", &[text("Trafficking of women.")])]);
    check(&one, "traficking", &["~ve#p-1"]);
    check(&one, "traficking wmen", &["~ve#p-1"]);
    check(&one, "trfcking", &[""; 0]);
    check(&one, "women zeppelin", &["~ve#p-1"]);
    check(&one, "zeppelin", &[""; 0]);
    let ids: Vec<String> = (10..20).map(|n| format!("p-{n}")).collect();
    let mut many: Vec<sample::Short<'_>> =
        ids.iter().map(|id| (id.as_str(), APART, "2006", "A shelter.", "")).collect();
    many.push(("p-99", APART, "2006", "A shelters's sheltar.", ""));
    assert_eq!(find(&index(vec![sample::report("ve", "VE", &many)]), "shelter").similar, 0);
    let few = many.split_off(8);
    let found = find(
        &index(vec![sample::report("ve", "VE", &[few, vec![("p-1", APART, "2006", "Sheltor.", "")]].concat())]),
        "shelter",
    );
    assert_eq!((found.total, found.similar), (4, 1));
}

#[test]
fn a_country_that_is_named_is_not_what_may_be_lacking() {
    let report = |code: &str, text: &str| sample::report(code, code, &[("p-1", APART, "2006", text, "")]);
    let index = index(vec![report("cu", "A raid."), report("ve", "A raid and a zeppelin.")]);
    check(&index, "raid zeppelin cuba", &["~cu#p-1"]);
    check(&index, "zeppelin cuba", &["~cu#p-1"]);
}

#[test]
fn a_question_of_many_words_is_answered_by_what_has_most_of_them() {
    let texts = [("p-1", APART, "2006", "Raids, brothels, arrests.", ""), ("p-2", APART, "2006", "Raids.", "")];
    let index = index(vec![sample::report("ve", "VE", &texts)]);
    check(&index, "raids brothels arrests zeppelins airships", &["~ve#p-1"]);
}

#[test]
fn another_word_is_suggested_as_the_library_writes_it_with_what_it_finds() {
    let texts = [("p-1", APART, "2006", "Inflation.", "Inflación."), ("p-2", APART, "2006", "Inflation rose.", "")];
    let index = index(vec![sample::report("ve", "VE", &texts)]);
    let suggested = |query: &str| -> Vec<(String, usize)> {
        find(&index, query).suggestions.into_iter().map(|found| (found.query, found.passages)).collect()
    };
    assert_eq!(suggested("infaltoin")[0], ("inflation".to_owned(), 2));
    assert_eq!(suggested("inflacoin"), [("inflación".to_owned(), 1), ("inflation".to_owned(), 2)]);
    assert_eq!(suggested("inflation"), []);
    assert_eq!(suggested("infaltoin rsoe"), [("inflation rose".to_owned(), 1)]);
    assert_eq!(suggested("inflation tge"), [], "a small word would find whatever the others do");
    assert_eq!(suggested("infaltoin one two three four"), []);
    assert_eq!(suggested("zeppelin"), []);
    assert_eq!(suggested("infaltoin !rose")[0], ("inflation !rose".to_owned(), 1));
}

#[test]
fn many_threads_find_what_one_finds() {
    let ids: Vec<String> = (10..70).map(|n| format!("p-{n}")).collect();
    let texts: Vec<String> = (0..60).map(|n| format!("Shelter {n}, trained police, raid {}.", n % 7)).collect();
    let passages = |from: usize| -> Vec<sample::Short<'_>> {
        (from..from + 30).map(|n| (ids[n].as_str(), APART, "2006", texts[n].as_str(), "")).collect()
    };
    let one = index(vec![sample::report("ve", "VE", &passages(0)), sample::report("cu", "CU", &passages(30))]);
    let mut many = one.clone();
    many.cores = 5;
    for query in
        ["shelter 42", "police raid | shelter 3", "raid !police training", "cuba polise", "a b c shelter raid 3"]
    {
        let [one, many] = [&one, &many].map(|index| find(index, query));
        assert_eq!((one.hits, one.total, one.cells), (many.hits, many.total, many.cells), "{query}");
    }
}

#[test]
fn nothing_is_found_for_nothing_and_a_stale_question_has_no_answer() {
    let index = index(vec![sample::report("ve", "VE", &[("p-1", APART, "2006", "A raid.", "")])]);
    for query in ["", "  ", "\"\"", "!", "| ^ '", "absent", "country:cu"] {
        assert_eq!(find(&index, query).total, 0, "{query:?}");
    }
    assert_eq!(find(&Index::default(), "raid").total, 0);
    assert!(ask("raid", |ask| index.search(&Ask { stale: &|| true, ..ask }).is_none()));
}

/// What kind of name a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    None,
    Country,
    Point,
}

/// What reading every text of every passage finds: place and tier.
fn scan(library: &Library, query: &Query, index: &Index) -> Vec<(String, u32)> {
    let plan = query.bind(library, &[]).unwrap();
    let vocabularies: Vec<_> = index.indexes().map(|index| &index.words).collect();
    let prepared = Prepared::new(&plan, &vocabularies);
    let mut found = Vec::new();
    for report in library.reports() {
        for (at, passage) in report.passages.iter().enumerate() {
            // Texts with their language, and whether they are only names that stand over or behind.
            let mut own: Vec<(String, u8, Name)> = Vec::new();
            let mut read = |text: &str, tongue: Option<Tongue>, name| {
                own.push((fold(text), tongue.map_or(0, Tongue::bit), name));
            };
            let tongue = Some(Tongue::En);
            each_text((passage, tongue), &mut String::new(), |_, text, tongue| read(text, tongue, Name::None));
            let names = library.names.get(report.country).into_iter().flat_map(|names| names.all());
            names.for_each(|name| read(name, None, Name::Country));
            for home in &passage.homes {
                let point = home.point.and_then(|point| library.taxonomy.point(home.topic, point)).unwrap();
                read(point.label(Lang::En), Some(Tongue::En), Name::Point);
                read(point.label(Lang::Es), Some(Tongue::Es), Name::Point);
            }
            let best = |needle: &Needle| -> Option<Fit> {
                let fit = |(text, tongues, name): &(String, u8, Name)| {
                    let (spans, stems): (Vec<_>, _) = (tokens::words(text).collect(), Stems::new(*tongues));
                    let words = spans.iter().map(|span| text.get(span.clone()).unwrap().to_owned());
                    let digits = numbers(text, &spans).into_iter().map(|number| number.digits);
                    let fits = words.chain(digits).filter_map(|word| needle.fit(&word, &stems));
                    let best = fits.filter(|fit| *name == Name::None || *fit > Fit::Inside).max()?;
                    Some(if *name == Name::Point { best.min(Fit::Begins) } else { best })
                };
                own.iter().filter_map(fit).max()
            };
            let tiers = prepared.clauses.iter().map(|clause| {
                let fits = clause.any.iter().map(|factor| match &factor.test {
                    Test::Words(needle) => best(needle),
                    Test::Filter(filter) => {
                        let holds = filter.passage(PassageRef { report, index: at, passage });
                        (holds != factor.not).then_some(Fit::Whole)
                    }
                });
                fits.max().flatten()
            });
            if let Some(tier) = tiers.collect::<Option<Vec<Fit>>>().and_then(|tiers| tiers.into_iter().min()) {
                found.push((place(report, at), tier as u32));
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn an_index_finds_what_reading_every_text_finds(
        texts in prop::collection::vec("((raid|raids|raided|braid|rai|shelter|shelters|cuba|trial|seven|7|1,000) ){0,5}", 2..9),
        cut in 0usize..9,
        words in prop::collection::vec("raid|raids|rai|aid|shelter|shelt|cuba|refuge|casos|7|seven|1000|zeppelin", 1..4),
        sign in prop::sample::select(vec!["", "country:cu ", "raid | ", "'"]),
    ) {
        let ids: Vec<String> = (0..texts.len()).map(|n| format!("p-{n}")).collect();
        let passages: Vec<sample::Short<'_>> = ids.iter().zip(&texts).map(|(id, text)| (id.as_str(), APART, "2006", text.as_str(), "")).collect();
        let (first, second) = passages.split_at(cut.min(passages.len()));
        let library = Arc::new(sample::library(vec![sample::report("ve", "VE", first), sample::report("cu", "CU", second)]));
        let index = Index::default().extend(&library);
        // A phrase has a tier of its own, so words are told apart by a filter that always holds.
        let query = format!("{sign}{}", words.join(" has:figure | !has:figure "));
        let query = Query::parse(&query).unwrap();
        let ask = Ask { query: &query, lang: Lang::En, limit: 99, bookmarks: &[], stale: &|| false };
        let results = index.search(&ask).unwrap().unwrap();
        let mut found: Vec<(String, u32)> = results.hits.iter().filter(|hit| hit.exact)
            .map(|hit| (place(&hit.report, hit.passage), hit.score / 10_000)).collect();
        let mut expected = scan(&library, &query, &index);
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
        prop_assert!(results.hits.windows(2).all(|pair| pair[0].exact >= pair[1].exact));
    }
}
