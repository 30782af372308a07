//! The hit under the cursor, whole.

use super::{Reader, results};
use cotejo::app::{Mouse, MouseKind, Msg};
use cotejo::search::Hit;
use cotejo::text::Raw;
use std::sync::Arc;

#[test]
fn the_hit_is_shown_whole_with_who_says_it_beside_the_results_or_under_them() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"'shelters\"");
    for (width, height) in [(80, 24), (120, 20)] {
        reader.resize(width, height);
        insta::assert_snapshot!(format!("preview-{width}x{height}"), reader.screen());
    }
    reader.resize(80, 12).not_see("Venezuela · Protection");
    // Nothing that is shown of the text is in the results' own row.
    assert!(reader.row_of("Venezuela │") < 10);
}

#[test]
fn of_a_long_text_what_was_found_is_seen_and_what_does_not_fit_is_said() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"needle\"");
    let mut found = results("needle", &[("ve", "p-008")], 0);
    let hit = found.hits[0].clone();
    let mut report = (*hit.report).clone();
    let hay = "hay and more hay ".repeat(200);
    report.passages[hit.passage].text.text = Raw::new(format!("Begin. {hay}a needle {hay}end.")).shown();
    found.hits = vec![Hit { report: Arc::new(report), ..hit }];
    reader.answer(Ok(Arc::new(found)));
    for (width, height) in [(80, 24), (100, 30), (120, 20), (50, 20)] {
        reader.resize(width, height).see("a needle").see("↑↓ more").see("Venezuela · Protection");
        reader.not_see("Begin.");
    }
    reader.resize(200, 70).see("a needle").see("Begin.").see(" ↓ more");
    reader.resize(120, 20).see("↑↓ more");
    for _ in 0..100 {
        reader.tell(Msg::Mouse(Mouse { kind: MouseKind::WheelUp, x: 100, y: 10 }));
    }
    reader.see("Begin.").see("↓ more").not_see("↑↓ more");
}

#[test]
fn what_was_found_beside_the_text_stands_under_it() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"albergue propio\"").see("in the other language: ").see(" Cuba · Protection");
    let note = |text: &str| cotejo::model::Written { text: Raw::new(text.to_owned()).shown(), es: None };
    let mut found = results("shelters", &[("ve", "p-008")], 0);
    let mut report = (*found.hits[0].report).clone();
    report.passages[found.hits[0].passage].note = Some(note("Which shelters these were is not said."));
    found.hits[0].report = Arc::new(report);
    reader.answer(Ok(Arc::new(found)));
    reader.see("Two of five shelters").see("in the note: Which shelters these were");
}
