//! How long search takes, engine alone: `cargo bench` for the bundled library, `cargo bench -- DIR` for a folder of reports.
//!
//! Every query is typed letter by letter, and each of its beginnings is one sample, as it is for somebody who types.

use cotejo::model::Lang;
use cotejo::search::{Ask, Frozen, Index, NameIndex, Query};
use cotejo::store::{Shelf, load};
use std::time::{Duration, Instant};

/// What somebody might look for in the reports on child labour that the measurements at scale are made with.
const AT_SCALE: &[&str] = &[
    "child labor",
    "hazardous work",
    "\"worst forms\"",
    "forced labor fishing",
    "minimum age for work",
    "labor inspectors trained",
    "trafficking in persons",
    "ILO Convention 182",
    "street work begging",
    "cocoa harvest",
    "debt bondage brick kilns",
    "national plan of action",
    "hotline",
    "conditional cash transfer",
    "armed conflict recruitment",
    "domestic work girls",
    "60 inspectors",
    "sixty thousand",
    "1,200 children",
    "country:gh cocoa",
    "country:bd garment | leather",
    "region:south-asia kilns",
    "period:2015..2018 inspectors",
    "tobacco !brazil",
    "traficking",
    "inspecters",
    "ecole",
    "niños",
    "penalties imprisonment fines",
    "article 266 penal code",
    "who enforces the minimum age in ghana",
    "the government did not",
];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let shelf = Shelf { bundled: folder.is_none(), folders: folder.iter().map(Into::into).collect() };
    let library = timed("library read", || load(&shelf));
    let index = timed("index made", || Index::default().extend(&library));
    let mut bytes = Vec::new();
    timed("index written to memory", || index.freeze(&mut bytes).unwrap_or_default());
    let frozen = timed("index read from memory", || Frozen::read(&mut bytes.as_slice(), u64::MAX));
    timed("index bound to the library", || frozen.and_then(|frozen| frozen.thaw(&library)));
    println!("{} bytes of index", bytes.len());
    drop(bytes);
    let fixture = include_str!("../fixtures/queries.toml");
    let typed: Vec<&str> = match folder {
        Some(_) => AT_SCALE.to_vec(),
        None => fixture.lines().filter_map(|line| line.strip_prefix("text = \"")?.strip_suffix('"')).collect(),
    };
    let mut samples = Vec::new();
    for query in &typed {
        for text in beginnings(query) {
            let Ok(query) = Query::parse(text) else { continue };
            let ask = Ask { query: &query, lang: Lang::En, limit: 1_000, bookmarks: &[], stale: &|| false };
            samples.push((elapsed(|| index.search(&ask)).0, text));
        }
    }
    report("search, a key", samples);
    let names = timed("names indexed", || NameIndex::new(&library, Lang::En, &[]));
    let typed = [
        "ghana 2015",
        "cote d'ivoire",
        "estados unidos",
        "4b venezuela",
        "prosecution",
        "tobago trin",
        "brzil",
        "zzzz",
    ];
    let samples =
        typed.iter().flat_map(|name| beginnings(name)).map(|text| (elapsed(|| names.find(text, 200)).0, text));
    report("names, a key", samples.collect());
    memory();
}

/// What stands in the box after each key.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(at, c)| text.get(..at + c.len_utf8()))
}

fn elapsed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (time, done) = elapsed(work);
    println!("{what}: {time:.1?}");
    done
}

fn report(what: &str, mut samples: Vec<(Duration, &str)>) {
    samples.sort();
    let at = |part: usize| samples.get((samples.len() * part / 1_000).min(samples.len().saturating_sub(1)));
    let [half, most, worst] = [500, 990, 1_000].map(|part| at(part).copied().unwrap_or_default());
    println!(
        "{what}: p50 {:.3?}, p99 {:.3?} ({:?}), worst {:.3?} ({:?}), {} samples",
        half.0,
        most.0,
        most.1,
        worst.0,
        worst.1,
        samples.len()
    );
}

/// What the system says, where it says it.
fn memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines = status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS"));
    println!("{}", lines.collect::<Vec<_>>().join(" "));
}
