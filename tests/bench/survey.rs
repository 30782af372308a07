//! How long the grid and the timeline take: `cargo bench --bench survey` for the bundled library, `-- DIR` for a folder of
//! reports. Every key is one sample, from the key until everything is ready to be drawn.

#![allow(clippy::print_stdout)]

use cotejo::app::{App, Key, Keymap, Msg, Size, Start, ThemeName};
use cotejo::compare::{coverage, slots_of};
use cotejo::model::{Lang, Place};
use cotejo::store::{Session, Shelf, load};
use cotejo::words::Words;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let shelf = Shelf { bundled: folder.is_none(), folders: folder.into_iter().map(Into::into).collect() };
    let library = load(&shelf);
    let passages: u32 = library.countries.iter().map(|country| country.passages()).sum();
    println!("{} countries, {passages} passages", library.countries.len());
    for topic in [None, library.taxonomy.topic_ixs().next()] {
        let start = Instant::now();
        let slots = slots_of(&library, topic);
        let cells = library.countries.iter().filter_map(|country| coverage(&library, country.code, &slots));
        let cells = cells.map(|row| row.len()).sum::<usize>();
        println!("all {cells} cells: {:.1?}", start.elapsed());
    }
    let Some(country) = library.countries.iter().max_by_key(|country| country.passages()) else { return };
    let mut app = App::new(Start {
        words: Arc::new(Words::new(Lang::En)),
        keymap: Keymap::default(),
        theme: ThemeName::Ansi,
        mouse: true,
        text_width: 72,
        session: Session::default(),
        place: Some(Place::country(country.code)),
    });
    app.update(Msg::Resize(Size { width: 200, height: 60 }));
    app.update(Msg::Library(library));
    for keys in
        ["H", "pagedown", "down", "right", "tab", "o", "r", "up", "esc", "esc", "t", "down", "pagedown", "tab", "v"]
    {
        let Ok(key) = keys.parse::<Key>() else { continue };
        // The first press does what the others find done.
        let samples: Vec<Duration> = (0..if keys == "H" || keys == "t" { 1 } else { 9 })
            .map(|_| {
                let start = Instant::now();
                app.update(Msg::Key(key));
                start.elapsed()
            })
            .collect();
        let mut sorted = samples.clone();
        sorted.sort();
        let half = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        println!("{keys}: first {:.3?}, p50 {half:.3?}", samples.first().copied().unwrap_or_default());
    }
}
