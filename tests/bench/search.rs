//! How long search takes, engine alone: `cargo bench` for the bundled library, `cargo bench -- DIR` for a folder of reports.
//!
//! Every query is typed letter by letter, and each of its beginnings is one sample, as it is for somebody who types.

#![allow(clippy::print_stdout)]

use cotejo::model::{Lang, Library};
use cotejo::search::{Ask, Frozen, Index, NameIndex, Query};
use cotejo::store::{Shelf, load};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
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
    beside_peers(&library, &index).unwrap_or_else(|error| println!("peers: {error}"));
}

/// Words that are looked for with other programs over the same lines, one passage each.
const WORDS: &[&str] =
    &["shelter", "trafficking", "hotline", "convicted", "cocoa", "inspectors", "zeppelin", "prosecutor"];

/// How long the first result takes: of `rg` and `fzf` from their start on, of the engine from the key on, in turn. Also
/// whether every line that `rg -iw` finds is among the hits.
fn beside_peers(library: &Library, index: &Index) -> std::io::Result<()> {
    let mut lines = tempfile::NamedTempFile::new()?;
    for passage in library.reports().flat_map(|report| &report.passages) {
        let texts = [Some(&passage.text.text), passage.text.es.as_ref()];
        let texts: Vec<String> = texts.into_iter().flatten().map(|text| text.replace('\n', " ")).collect();
        writeln!(lines, "{}", texts.join(" | "))?;
    }
    lines.flush()?;
    let (mut ours, mut rg, mut fzf) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        for word in WORDS {
            let query = Query::parse(word).unwrap_or_default();
            let ask = Ask { query: &query, lang: Lang::En, limit: usize::MAX, bookmarks: &[], stale: &|| false };
            ours.push((elapsed(|| index.search(&Ask { limit: 1_000, ..ask })).0, *word));
            let (_, found) = first_line(Command::new("rg").args(["-iwc", word]).arg(lines.path()))?;
            let all = index.search(&ask).and_then(Result::ok).map_or(0, |results| results.total - results.similar);
            let wanted: usize = found.trim().parse().unwrap_or(0);
            if all < wanted {
                println!("{word}: rg finds {wanted}, we find {all}");
            }
            rg.push((first_line(Command::new("rg").args(["-iw", word]).arg(lines.path()))?.0, *word));
            let input = std::fs::File::open(lines.path())?;
            fzf.push((first_line(Command::new("fzf").args(["--filter", word]).stdin(input))?.0, *word));
        }
    }
    report("first result, ours", ours);
    report("first result, rg -iw", rg);
    report("first result, fzf --filter", fzf);
    Ok(())
}

/// The time until a program's first line, and the line.
fn first_line(command: &mut Command) -> std::io::Result<(Duration, String)> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut line = Vec::new();
    if let Some(out) = child.stdout.take() {
        BufReader::new(out).read_until(b'\n', &mut line)?;
    }
    let time = start.elapsed();
    child.kill()?;
    child.wait()?;
    Ok((time, String::from_utf8_lossy(&line).into_owned()))
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
