//! How long it takes to take a topic of four countries away, engine alone: `cargo bench --bench export` for the bundled
//! library, `-- DIR` for a folder of reports. The countries are those with the most passages, on every topic.

#![allow(clippy::print_stdout)]

use cotejo::compare::{Column, MOST_COLUMNS, Voices};
use cotejo::export::{Comparison, FileForm, Layout, Matter, Scribe};
use cotejo::model::{Lang, Library};
use cotejo::store::{Shelf, load};
use cotejo::words::Words;
use std::cmp::Reverse;
use std::time::{Duration, Instant};

const ROUNDS: usize = 40;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let shelf = Shelf { bundled: folder.is_none(), folders: folder.iter().map(Into::into).collect() };
    let library = load(&shelf);
    let words = Words::new(Lang::En);
    let scribe = Scribe { library: &library, words: &words };
    let columns = largest(&library);
    let matters: Vec<Matter> = library.taxonomy.topic_ixs().map(|topic| matter(&columns, topic)).collect();
    println!(
        "{} reports; {}",
        library.entries.len(),
        columns.iter().map(|one| one.country.as_str()).collect::<Vec<_>>().join(" ")
    );
    for (name, form, layout) in [
        ("md table", FileForm::Markdown, Layout::Table),
        ("md list", FileForm::Markdown, Layout::List),
        ("md briefing", FileForm::Markdown, Layout::Briefing),
        ("html table", FileForm::Html, Layout::Table),
        ("html list", FileForm::Html, Layout::List),
        ("html briefing", FileForm::Html, Layout::Briefing),
        ("csv", FileForm::Csv, Layout::Table),
        ("json", FileForm::Json, Layout::Table),
    ] {
        let mut samples: Vec<(Duration, usize)> = Vec::new();
        for _ in 0..ROUNDS {
            for matter in &matters {
                let start = Instant::now();
                let text = scribe.file(matter, form, layout);
                samples.push((start.elapsed(), text.len()));
            }
        }
        report(name, samples);
    }
}

/// The countries with the most passages.
fn largest(library: &Library) -> Vec<Column> {
    let mut countries: Vec<_> = library.countries.iter().collect();
    countries.sort_by_key(|country| Reverse(country.passages()));
    countries.iter().take(MOST_COLUMNS).map(|country| Column { country: country.code, report: None }).collect()
}

fn matter(columns: &[Column], topic: cotejo::model::TopicIx) -> Matter {
    let columns = columns.to_vec();
    Matter::Comparison(Comparison { columns, topic, point: None, voices: Voices::All, differing: false })
}

fn report(what: &str, mut samples: Vec<(Duration, usize)>) {
    samples.sort();
    let at = |part: usize| samples.get((samples.len() * part / 1_000).min(samples.len().saturating_sub(1)));
    let [half, most, worst] = [500, 990, 1_000].map(|part| at(part).copied().unwrap_or_default());
    let largest = samples.iter().map(|(_, bytes)| bytes / 1_024).max().unwrap_or(0);
    println!("{what}: p50 {:.2?}, p99 {:.2?}, worst {:.2?}, up to {largest} KB", half.0, most.0, worst.0);
}
