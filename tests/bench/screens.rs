//! How long a key takes until its frame is drawn, and a file until it is made: `cargo bench --bench screens` for the bundled
//! library, `-- DIR` for a folder of reports. The countries are those with the most passages, the screen is 200×60, for slides 240×70.

#![allow(clippy::print_stdout)]

use cotejo::app::{App, Key, Keymap, Msg, Size, Start, ThemeName};
use cotejo::compare::{Column, MOST_COLUMNS, Voices, coverage, slots_of};
use cotejo::export::{Comparison, FileForm, Layout, Matter, Scribe};
use cotejo::model::{Code, Lang, Library, Place, TopicIx};
use cotejo::store::{Session, Shelf, load};
use cotejo::words::Words;
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::cmp::Reverse;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: Size = Size { width: 200, height: 60 };
/// The largest that slides are promised for.
const WALL: Size = Size { width: 240, height: 70 };
/// How often each matter is written in each form.
const ROUNDS: usize = 40;
/// A screen: its name, the keys that open it, and keys of which each is then pressed so often.
type Visit = (&'static str, &'static str, &'static [(&'static str, usize)]);

const SCREENS: &[Visit] = &[
    ("comparison of four, scrolled", "c", &[("j", 300), ("pagedown", 60), ("pageup", 60), ("k", 300)]),
    ("comparison of four, changed", "c", &[(".", 30), ("tab", 30), ("d", 6), ("V", 6), ("v", 6), ("=", 6), ("l", 20)]),
    ("grid", "H", &[("pagedown", 20), ("j", 40), ("l", 20), ("tab", 10), ("o", 10), ("r", 10)]),
    ("timeline", "t", &[("j", 200), ("pagedown", 60), ("tab", 10), ("v", 6), ("J", 10)]),
    ("figures", "i", &[("j", 40), ("l", 60), ("w", 6), ("a", 6), ("tab", 12)]),
    ("penalties", "L", &[("j", 60), ("pagedown", 20), ("o", 6)]),
    ("slides of a section", "P", &[("pagedown", 60), ("pageup", 60), ("r", 6), ("space", 60)]),
    ("slides of a comparison of four", "c P", &[("pagedown", 120), ("pageup", 120), ("w", 2), ("space", 120)]),
];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let shelf = Shelf { bundled: folder.is_none(), folders: folder.into_iter().map(Into::into).collect() };
    let library = load(&shelf);
    let passages: u32 = library.countries.iter().map(|country| country.passages()).sum();
    println!("{} reports, {passages} passages", library.entries.len());
    for (name, opening, keys) in SCREENS {
        screen(&library, (name, opening), keys);
    }
    for topic in [None, library.taxonomy.topic_ixs().next()] {
        let start = Instant::now();
        let slots = slots_of(&library, topic);
        let rows = library.countries.iter().filter_map(|country| coverage(&library, country.code, &slots));
        let cells: usize = rows.map(|row| row.len()).sum();
        println!("all {cells} cells of the grid: {:.1?}", start.elapsed());
    }
    files(&library);
}

/// The countries with the most passages.
fn largest(library: &Library) -> Vec<Code> {
    let mut countries: Vec<_> = library.countries.iter().collect();
    countries.sort_by_key(|country| Reverse(country.passages()));
    countries.iter().take(MOST_COLUMNS).map(|country| country.code).collect()
}

/// The reader on the largest country, the four largest marked.
fn reader(library: &Arc<Library>) -> App {
    let countries = largest(library);
    let mut app = App::new(Start {
        words: Arc::new(Words::new(Lang::En)),
        keymap: Keymap::default(),
        theme: ThemeName::Ansi,
        mouse: true,
        text_width: 72,
        session: Session::default(),
        place: countries.first().map(|country| Place::country(*country)),
        program: None,
    });
    app.update(Msg::Resize(SIZE));
    app.update(Msg::Library(library.clone()));
    app.browse.countries.marked = countries;
    app
}

/// Presses keys and draws a frame for each.
fn screen(library: &Arc<Library>, (name, opening): (&str, &str), keys: &[(&str, usize)]) {
    let size = if name.starts_with("slides") { WALL } else { SIZE };
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.width, size.height));
    let mut app = reader(library);
    app.update(Msg::Resize(size));
    let mut second = 0;
    let mut frame = |app: &mut App, key: &str| {
        let Ok(key) = key.parse::<Key>() else { return Duration::ZERO };
        // A key that comes at once again would be taken for one that is held.
        second += 1;
        app.set_time(Timestamp::from_second(second).unwrap_or_default());
        let start = Instant::now();
        app.update(Msg::Key(key));
        let Ok(_) = terminal.draw(|frame| cotejo::ui::draw(frame, app));
        start.elapsed()
    };
    let opened = opening.split(' ').map(|key| frame(&mut app, key)).last().unwrap_or_default();
    let mut samples: Vec<(Duration, &str)> = Vec::new();
    for (key, times) in keys {
        samples.extend((0..*times).map(|_| (frame(&mut app, key), *key)));
    }
    println!("{name}: opened in {opened:.2?}");
    report("  a key to its frame", samples);
}

/// Writes every topic of the four largest countries in every form.
fn files(library: &Library) {
    let words = Words::new(Lang::En);
    let scribe = Scribe { library, words: &words };
    let columns: Vec<Column> = largest(library).into_iter().map(|country| Column { country, report: None }).collect();
    let matters: Vec<Matter> = library.taxonomy.topic_ixs().map(|topic| matter(&columns, topic)).collect();
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
        let mut samples = Vec::new();
        let mut most = 0;
        for matter in (0..ROUNDS).flat_map(|_| &matters) {
            let start = Instant::now();
            let text = scribe.file(matter, form, layout).unwrap_or_default();
            samples.push((start.elapsed(), ""));
            most = most.max(text.len() / 1_024);
        }
        report(&format!("a topic of four countries as {name}, up to {most} KB"), samples);
    }
}

fn matter(columns: &[Column], topic: TopicIx) -> Matter {
    let columns = columns.to_vec();
    Matter::Comparison(Comparison { columns, topic, point: None, voices: Voices::All, differing: false })
}

fn report(what: &str, mut samples: Vec<(Duration, &str)>) {
    samples.sort();
    let at = |part: usize| samples.get((samples.len() * part / 1_000).min(samples.len().saturating_sub(1)));
    let [half, most, worst] = [500, 990, 1_000].map(|part| at(part).copied().unwrap_or_default());
    let count = samples.len();
    println!(
        "{what}: p50 {:.2?}, p99 {:.2?} ({}), worst {:.2?} ({}), {count} samples",
        half.0, most.0, most.1, worst.0, worst.1
    );
}
