//! The rows of a search: where, who says it, and what was found, wherever it was found.

use super::{Opening, Reader, library, results};
use cotejo::model::Lang;
use cotejo::search::Hit;
use cotejo::text::Raw;
use std::sync::Arc;

fn over(reader: &mut Reader, word: &str, change: impl Fn(&mut cotejo::model::Report, usize)) {
    let mut found = results(word, &[("ve", "p-008")], 0);
    let hit = &found.hits[0];
    let mut report = (*hit.report).clone();
    change(&mut report, hit.passage);
    found.hits = vec![Hit { report: Arc::new(report), ..hit.clone() }];
    reader.answer(Ok(Arc::new(found)));
}

#[test]
fn who_speaks_stands_before_what_was_found() {
    let mut reader = Reader::in_place("ve/protection");
    reader
        .keys("ctrl-f \"shelter\"")
        .see("│ United States: …had no shelter of its own")
        .see("│ Monitor: Shelters were")
        .see("│ The State: A national programme");
    let look = reader.style_of("Monitor:");
    assert_ne!(look, reader.style_of("Shelters were"));
}

#[test]
fn what_the_shown_text_does_not_say_is_shown_where_it_was_found() {
    let mut reader = Reader::in_place("ve/protection");
    reader.resize(200, 30).keys("ctrl-f \"zebra\"");
    let text = |text: &str| Raw::new(text.to_owned()).shown();
    over(&mut reader, "zebra", |report, at| {
        report.passages[at].note = Some(cotejo::model::Written { text: text("A zebra crossing."), es: None });
    });
    reader.see(": in the note: A zebra crossing.");
    over(&mut reader, "zebra", |report, _| {
        for source in &mut report.sources {
            source.title.text = text("The zebra report");
        }
    });
    reader.see(": in the source: The zebra report");
    over(&mut reader, "venezuela", |_, _| {});
    // Names stand in front; what was found is marked there.
    let plain = reader.style_of("Protection ›");
    for name in ["venezuela", "assistance", "protection"] {
        over(&mut reader, name, |_, _| {});
        reader.see(": Two of five").not_see("name:");
        let row = reader.row_of(": Two of five") as u16;
        let line: Vec<_> = (0..90).map(|x| reader.buffer()[(x, row)].clone()).collect();
        let marked: String =
            line.iter().filter(|cell| cell.bg == ratatui::style::Color::Yellow).map(|cell| cell.symbol()).collect();
        assert_eq!(marked.to_lowercase(), name, "{plain:?}");
    }
    // Found in nothing that is known here: the passage as it is.
    over(&mut reader, "qqqqq", |_, _| {});
    reader.see(": Two of five");
}

#[test]
fn an_excerpt_that_is_cut_says_so_on_both_sides_and_marks_what_was_found() {
    let place = Some("ve/protection");
    for lang in [Lang::En, Lang::Es] {
        let mut reader = Reader::open(Opening { lang, place, ..Opening::default() });
        reader.keys("ctrl-f \"o\"");
        let all = library();
        let ids: Vec<(String, String)> = all
            .reports()
            .flat_map(|report| report.passages.iter().map(|passage| (report.id.to_string(), passage.id.to_string())))
            .collect();
        let ids: Vec<(&str, &str)> = ids.iter().map(|(report, id)| (report.as_str(), id.as_str())).collect();
        for word in ["the", "of", "in the"] {
            reader.answer(Ok(Arc::new(results(word, &ids, 0))));
            for width in [20, 33, 50, 61, 80, 109, 110, 200] {
                reader.resize(width, 24);
                let screen = reader.screen();
                assert!(screen.lines().filter(|line| line.contains(" │ ")).count() >= 5, "{width}\n{screen}");
            }
        }
    }
}
