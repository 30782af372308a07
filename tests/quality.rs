//! How well search finds what people look for: the queries of `fixtures/queries.toml`.

use cotejo::model::Lang;
use cotejo::search::{Ask, Index, Query};
use cotejo::store::{Shelf, load};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the mean of the reciprocal ranks must not fall below.
const GOOD: f64 = 0.85;

#[derive(Deserialize)]
struct Queries {
    query: Vec<Wanted>,
}

#[derive(Deserialize)]
struct Wanted {
    text: String,
    lang: String,
    kind: String,
    top: Vec<String>,
}

#[test]
#[allow(clippy::print_stdout, reason = "with --nocapture it says what is found badly")]
fn what_people_look_for_is_among_the_first() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/queries.toml");
    let queries: Queries = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let library = load(&Shelf { bundled: true, folders: Vec::new() });
    let index = Index::default().extend(&library);
    let mut of_kind: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut missed = Vec::new();
    for wanted in &queries.query {
        let lang = if wanted.lang == "es" { Lang::Es } else { Lang::En };
        let query = Query::parse(&wanted.text).unwrap();
        let ask = Ask { query: &query, lang, limit: 200, bookmarks: &[], stale: &|| false };
        let results = index.search(&ask).unwrap().unwrap();
        let place = |hit: &cotejo::search::Hit| library.place_of(hit.passage().unwrap()).to_string();
        let places: Vec<String> = results.hits.iter().map(place).collect();
        let rank = places.iter().position(|place| wanted.top.contains(place));
        let reciprocal = rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        of_kind.entry(&wanted.kind).or_default().push(reciprocal);
        if reciprocal < 0.5 {
            let rank = rank.map_or("none".to_owned(), |rank| (rank + 1).to_string());
            missed.push(format!(
                "{} [{}] {}: {rank} of {} ({} similar)\n   wanted {:?}\n   got {:?}",
                wanted.kind,
                wanted.lang,
                wanted.text,
                results.total,
                results.similar,
                wanted.top,
                places.iter().take(4).collect::<Vec<_>>()
            ));
        }
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let all: Vec<f64> = of_kind.values().flatten().copied().collect();
    for (kind, ranks) in &of_kind {
        println!("{kind:15} {:3} queries, mean reciprocal rank {:.3}", ranks.len(), mean(ranks));
    }
    println!("{:15} {:3} queries, mean reciprocal rank {:.3}", "all", all.len(), mean(&all));
    println!("{}", missed.join("\n"));
    assert!(mean(&all) >= GOOD, "mean reciprocal rank {:.3}", mean(&all));
}
