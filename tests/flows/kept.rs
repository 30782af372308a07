//! What the reader kept, where it is read: the sign of a bookmark, and notes under what they are on.

use super::{Opening, Reader};
use cotejo::app::{Effect, Msg, ThemeName};
use cotejo::export::{FileForm, Scribe};
use cotejo::model::{Id, Lang, Library};
use cotejo::notebook::{Address, Anchor, Bookmark, Notebook};
use cotejo::text::Raw;
use cotejo::words::Words;
use jiff::Timestamp;
use ratatui::style::Modifier;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// An address, a note, and labels with commas between them.
type Short<'a> = (&'a str, &'a str, &'a str);

const NOTES: &[Short<'_>] = &[
    ("ve", "Report of 2006 only.", ""),
    (
        "ve/protection",
        "For the workshop:\nask the ministry for newer numbers, because all of this is older than the law of 2018.",
        "workshop",
    ),
    ("ve/protection/assistance", "Two voices, no common year.", ""),
    ("ve/protection/assistance#p-005", "Which six? Name them.", "to check, workshop"),
    ("ve/protection/assistance#p-005", "Answered in the annex.", ""),
    ("ve/protection/assistance#p-007", "", ""),
    ("ve/protection/children", "Nothing at all?", ""),
    ("search:shelter", "a query", ""),
];

fn notebook(library: &Library, all: &[Short<'_>]) -> Arc<Notebook> {
    let bookmark = |(at, (address, note, labels)): (usize, &Short<'_>)| {
        let address: Address = address.parse().unwrap();
        let now = Timestamp::from_second(1_780_000_000 + 86_400 * at as i64).unwrap();
        let anchor = address.place().and_then(|place| library.passage(place)).map(Anchor::of);
        let labels = labels.split(", ").filter(|label| !label.is_empty());
        Bookmark {
            note: Raw::new(*note).shown_lines(),
            labels: labels.map(|label| Raw::new(label).shown()).collect(),
            anchor,
            ..Bookmark::new(Id::new(&format!("b-{at:05}")).unwrap(), address, now)
        }
    };
    Arc::new(Notebook { bookmarks: all.iter().enumerate().map(bookmark).collect(), ..Notebook::default() })
}

fn keep(reader: &mut Reader, all: &[Short<'_>]) {
    let notebook = notebook(&reader.app.library, all);
    reader.tell(Msg::Notebook(notebook));
}

fn kept(opening: Opening) -> Reader {
    let mut reader = Reader::open(opening);
    keep(&mut reader, NOTES);
    reader
}

fn at(size: (u16, u16), place: &'static str) -> Reader {
    kept(Opening { size, place: Some(place), ..Opening::default() })
}

/// The row of the screen that the cursor's passage begins on.
fn cursor_row(reader: &mut Reader) -> u16 {
    reader.cursor().1
}

#[test]
fn what_is_bookmarked_has_a_sign_in_the_margin_or_is_said_over_the_text() {
    for (width, height) in [(80, 24), (100, 30)] {
        let mut reader = at((width, height), "ve/protection/assistance");
        insta::assert_snapshot!(format!("kept-{width}x{height}"), reader.screen());
        reader.see("Venezuela · country bookmarked · section bookmarked").see(" ◆b  Shelter");
        reader.see(" ◆Six institutions").see(" ◆No help to victims").not_see("Which six?");
        // Beside the bar of the cursor; the terminal's cursor stays on the text.
        reader.keys("j").see("▌◆Six institutions");
        reader.keys("5").see("Venezuela · country bookmarked").not_see("section bookmarked").not_see("◆");
    }
    // A passage that begins inside a paragraph has its sign in the row where it begins.
    let mut reader = Reader::in_place("ve/protection/assistance");
    keep(&mut reader, &[("ve/protection/assistance#p-006", "", "")]);
    reader.see("◆Six institutions share the work of helping victims. A protocol for");
    reader.keys("p").see("◆A protocol for victim care").see("  Six institutions");
}

#[test]
fn notes_stand_under_what_they_are_on_and_the_text_stands_still() {
    for (width, height) in [(80, 24), (100, 30)] {
        let mut reader = at((width, height), "ve/protection/assistance");
        reader.keys("j j j");
        let before = (cursor_row(&mut reader), reader.place(), reader.screen());
        reader.keys("a").see("My notes are shown: 6 here.").see("Which six? Name them.");
        assert_eq!((cursor_row(&mut reader), reader.place()), (before.0, before.1.clone()));
        insta::assert_snapshot!(format!("notes-{width}x{height}"), reader.screen());
        reader.keys("a").see("My notes are hidden.").not_see("Which six? Name them.");
        reader.keys("k j");
        assert_eq!((cursor_row(&mut reader), reader.place(), reader.screen()), before);
        reader.keys("a g");
        insta::assert_snapshot!(format!("notes-top-{width}x{height}"), reader.screen());
        reader.keys("p j j").see("▌◆Six institutions").see("▌ ◆ Which six? Name them.");
    }
    let mut reader =
        kept(Opening { size: (80, 24), lang: Lang::Es, place: Some("ve/protection/assistance"), ..Opening::default() });
    reader.keys("a").see("Se muestran mis notas: 6 aquí.");
    insta::assert_snapshot!("notes-es", reader.screen());
    reader.keys("a").see("Mis notas están ocultas.").see("país con marcador · sección con marcador");
}

#[test]
fn a_note_belongs_to_its_passage_for_cursor_and_mouse_and_is_no_text_to_be_found() {
    let mut reader = at((80, 24), "ve/protection/assistance");
    reader.keys("a");
    let row = reader.row_of("Answered in the annex.") as u16;
    let kind = cotejo::app::MouseKind::Press;
    reader.tell(Msg::Mouse(cotejo::app::Mouse { kind, x: 40, y: row }));
    assert_eq!(reader.place(), "ve/protection/assistance#p-005");
    assert_eq!(cursor_row(&mut reader), row - 3);
    reader.keys("/ \"annex\" enter").not_see("1/1");
    assert_eq!(reader.place(), "ve/protection/assistance#p-005");
    // A note longer than the window is read through with the cursor on its passage.
    let long: String = (1..=40).map(|line| format!("line {line} of mine\n")).collect();
    let mut reader = Reader::in_place("ve/protection/assistance");
    keep(&mut reader, &[("ve/protection/assistance#p-004", &long, "")]);
    reader.keys("a").not_see("line 40 of mine").keys("j").see("line 40 of mine");
    assert_eq!(reader.place(), "ve/protection/assistance#p-004");
    reader.keys("j");
    assert_eq!(reader.place(), "ve/protection/assistance#p-005");
}

#[test]
fn in_a_comparison_each_column_has_its_own_and_the_timeline_has_those_of_its_country() {
    for (width, height) in [(80, 24), (100, 30), (60, 24)] {
        let mut reader = at((width, height), "ve/protection/assistance");
        reader.keys("c \"cuba\" enter").see("◆Six institutions").not_see("Which six?");
        // The cell that has the bar elsewhere: the sign, as what is selected.
        let row = cursor_row(&mut reader);
        reader.keys("a").see("My notes are shown: 6 here.").see("Which six?");
        assert_eq!(cursor_row(&mut reader), row);
        insta::assert_snapshot!(format!("notes-compare-{width}x{height}"), reader.screen());
        reader.keys("k").see("◆ Two voices, no common year.");
        reader.keys("j j").see("◆Six institutions").see("▌◆ Which six?");
        let (x, y) = reader.cursor();
        let sign = reader.buffer().cell((x - 1, y)).unwrap().clone();
        assert_eq!((sign.symbol(), sign.modifier.contains(Modifier::REVERSED)), ("◆", true));
        reader.keys("g").see("◆ Report of 2006 only.").see("section bookmarked");
        reader.keys("a").see("My notes are hidden.").not_see("Report of 2006 only.");
    }
    let mut reader = at((100, 30), "ve/protection/assistance");
    reader.keys("c \"cuba\" enter").see("▸Venezuela ◆").see("│ Cuba   ");
    reader.keys("= a g").see("◆ Report of 2006 only.").see("◆b  Shelter").see("◆ Two voices");
    reader.keys("esc t").see("Six institutions").see("◆ Which six? Name them.");
    reader.see("all topics · 10 passages · country bookmarked");
    insta::assert_snapshot!("notes-timeline-100x30", reader.screen());
    reader.keys("a").see("My notes are hidden.").see("◆Six institutions").not_see("Which six?");
    reader.keys("K a").see("My notes are shown; there are none here.");
}

#[test]
fn notes_of_any_form_break_no_size() {
    let long = format!("{}\n\n  {}", "word ".repeat(60), "unbroken".repeat(40));
    for keys in ["", "p", "c \"cuba\" enter", "c \"cuba\" enter =", "t", "t tab"] {
        let mut reader = Reader::in_place("ve/protection/assistance");
        let short = [("ve/protection", "", "two, three"), ("ve/protection/legal-aid", "a\n\nb", "")];
        keep(&mut reader, &[("ve", &long, "one"), short[0], ("ve/protection/assistance#p-005", &long, "x"), short[1]]);
        reader.keys(keys).keys("a");
        for width in [20, 39, 41, 79, 80, 200] {
            for height in [8, 14, 40] {
                reader.resize(width, height).keys("g pagedown j j k G pageup").screen();
                assert!(reader.place().starts_with("ve/protection"), "{keys} {width}x{height}");
            }
        }
    }
    // A note keeps its empty lines; labels can stand alone.
    let mut reader = Reader::in_place("ve/protection/assistance");
    keep(
        &mut reader,
        &[("ve/protection/assistance#p-005", "a\n\nb", ""), ("ve/protection/assistance#p-007", "", "x, y")],
    );
    reader.keys("a").see("◆ x, y · 29 May 2026");
    assert_eq!(reader.row_of("◆ a") + 2, reader.row_of("    b  "));
}

#[test]
fn where_nothing_is_written_that_is_said_and_what_is_shown_is_not_remembered() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("a").see("My notes are shown; there are none here.").keys("a").see("My notes are hidden.");
    let mut reader = at((100, 30), "ve/protection/assistance");
    let count = |reader: &Reader| reader.effects.iter().filter(|it| matches!(it, Effect::Remember(_))).count();
    let before = count(&reader);
    reader.keys("a").see("Which six?");
    assert_eq!(count(&reader), before);
    reader.keys("j j");
    let last = |effect: &Effect| if let Effect::Remember(session) = effect { Some((**session).clone()) } else { None };
    let session = reader.effects.iter().rev().find_map(last).unwrap();
    let mut again = kept(Opening { size: (100, 30), session, ..Opening::default() });
    again.see("◆Six institutions").not_see("Which six?");
}

#[test]
fn a_new_note_and_a_removed_one_are_seen_at_once() {
    let mut reader = at((100, 30), "ve/protection/assistance");
    reader.keys("a");
    keep(&mut reader, &[("ve/protection/assistance#p-004", "Newer.", "")]);
    reader.see("▌◆87 victims").see("▌ ◆ Newer.").not_see("Which six?");
    keep(&mut reader, &[]);
    reader.not_see("◆").see("▌ 87 victims");
}

#[test]
fn a_passage_under_another_id_has_the_sign_and_one_that_is_gone_has_none() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let mut book = Notebook::clone(&notebook(&reader.app.library, &NOTES[3..4]));
    book.bookmarks[0].address = "ve/protection/assistance#p-099".parse().unwrap();
    reader.tell(Msg::Notebook(Arc::new(book.clone())));
    reader.see("◆Six institutions").keys("a").see("◆ Which six? Name them.");
    book.bookmarks[0].anchor.as_mut().unwrap().quote = Raw::new("Nobody ever said this.").shown();
    reader.tell(Msg::Notebook(Arc::new(book)));
    reader.not_see("◆").not_see("Which six?");
    // One report of several: its own bookmarks, and those of all reports together.
    let mut reader = Reader::in_place("ar/protection");
    let all = [("ar@ar-2013", "on the report", ""), ("ar@ar-2013/protection", "on its section", ""), ("ar/4", "", "")];
    keep(&mut reader, &all[..2]);
    reader.see("report ar-2013 bookmarked · section bookmarked").keys("a").see("section bookmarked @ar-2013");
    reader.keys("<").see("Argentina @ar ").not_see("bookmarked").not_see("on the report");
    reader.keys("<").see("Argentina @ar-2013 · report ar-2013 bookmarked").see("on the report").see("on its section");
    keep(&mut reader, &all);
    reader.see("on the report");
}

#[test]
fn narrow_windows_have_no_sign_and_bare_text_has_neither_sign_nor_note() {
    let mut reader = at((39, 24), "ve/protection/assistance");
    reader.see("Six institutions").not_see("◆").not_see("bookmarked");
    reader.keys("a").see("◆ Which six? Name them.").keys("a").not_see("◆");
    let mut reader = at((100, 30), "ve/protection/assistance");
    let mut plain = Reader::in_place("ve/protection/assistance");
    plain.keys("z");
    reader.keys("a z");
    assert_eq!(reader.screen(), plain.screen());
    reader.keys("a").see("Bare text holds none of my notes.").not_see("◆").not_see("Which six?");
    reader.keys("esc").see("◆ Which six? Name them.");
}

#[test]
fn neither_copies_nor_files_hold_a_note() {
    let written = |reader: &Reader| {
        let words = Words::new(Lang::En);
        let scribe = Scribe { library: &reader.app.library, words: &words };
        let mut all = Vec::new();
        for effect in &reader.effects {
            match effect {
                Effect::Copy(text) => all.push(text.clone()),
                Effect::Write(order) => {
                    let forms = [FileForm::Markdown, FileForm::Html, FileForm::Csv, FileForm::Json];
                    all.extend(forms.map(|form| scribe.away(&order.matter, form, order.layout).unwrap()));
                }
                _ => {}
            }
        }
        all
    };
    let keys = "j y Y e enter esc t y e enter esc esc H e enter esc esc c \"cuba\" enter y e enter";
    let mut plain = Reader::in_place("ve/protection/assistance");
    plain.keys(keys);
    let mut noted = at((100, 30), "ve/protection/assistance");
    noted.keys("a").keys(keys);
    let (plain, noted) = (written(&plain), written(&noted));
    assert_eq!(plain.len(), 4 + 4 * 4, "what is copied, and four screens in four forms");
    assert!(plain == noted, "a note is in what is taken away");
    assert!(!noted.concat().contains("Which six?"));
}

#[test]
fn the_grid_has_a_sign_in_cells_and_after_countries_and_says_how_many() {
    let mut plain = Reader::in_place("ve/protection/assistance");
    plain.keys("H").not_see("◆").not_see("bookmark");
    for (width, height) in [(80, 24), (100, 30)] {
        let mut reader = at((width, height), "ve/protection/assistance");
        reader.keys("H").see("6◆So≠∅").see("▸ Venezuela ◆").see("6 bookmarks; country bookmarked").see("◆ bookmarked");
        insta::assert_snapshot!(format!("kept-grid-{width}x{height}"), reader.screen());
        reader.keys("k").not_see("6 bookmarks").not_see("country bookmarked").see("◆ bookmarked");
        reader.keys("j tab").see("4 bookmarks;").see("country bookmarked").keys("l").see("·◆").see("bookmark; country");
        insta::assert_snapshot!(format!("kept-grid-points-{width}x{height}"), reader.screen());
    }
    // A column is no wider for it.
    let mut reader = at((80, 24), "ve/protection/assistance");
    let line = |reader: &mut Reader| reader.keys("H").screen().lines().nth(2).unwrap().to_owned();
    assert_eq!(line(&mut reader), line(&mut Reader::open(Opening { place: Some("ve/4b"), ..Opening::default() })));
    let mut reader = kept(Opening { lang: Lang::Es, place: Some("ve/4b"), ..Opening::default() });
    reader.keys("H").see("6 marcadores; país con marcador").see("◆ con marcador");
}

#[test]
fn help_says_what_the_sign_means_and_what_the_key_does() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("? \"sign of my\"").see("◆ is the sign of my bookmarks");
    reader.keys("esc ? \"notes\"").see("My notes under their passages");
}

#[test]
fn a_note_is_told_from_the_text_without_colour() {
    let mut reader = kept(Opening {
        size: (100, 30),
        theme: ThemeName::Mono,
        place: Some("ve/protection/assistance"),
        ..Opening::default()
    });
    reader.keys("a");
    assert!(reader.style_of("Which six?").2.contains(Modifier::ITALIC));
    assert!(reader.style_of("◆ Which six?").2.contains(Modifier::BOLD));
    assert!(!reader.style_of("Six institutions").2.intersects(Modifier::ITALIC | Modifier::BOLD));
}

#[test]
fn ten_thousand_bookmarks_do_not_slow_the_keys() {
    let library = super::library();
    let passages: Vec<String> = library
        .reports()
        .flat_map(|report| (0..report.passages.len()).map(move |index| (report, index)))
        .filter_map(|(report, index)| {
            let passage = report.passages.get(index)?;
            Some(library.place_of(cotejo::model::PassageRef { report, index, passage }).to_string())
        })
        .collect();
    // Most are lost, as after a new edition.
    let places: Vec<String> = (0..10_000)
        .map(|at| match at % 20 {
            0 => passages[at / 20 % passages.len()].clone(),
            _ => format!("ve/protection/assistance#gone-{at}"),
        })
        .collect();
    let all: Vec<Short<'_>> = places.iter().map(|place| (place.as_str(), "a note", "")).collect();
    let time = |all: &[Short<'_>]| {
        let mut reader = Reader::in_place("ve/protection/assistance");
        keep(&mut reader, all);
        let start = Instant::now();
        for _ in 0..20 {
            reader.keys("j k J K");
        }
        start.elapsed() / 80
    };
    let (without, with) = (time(&[]), time(&all));
    // Without optimisation, beside other tests; what is to be noticed is that all are gone through at each key.
    assert!(with < without * 4 + Duration::from_millis(20), "{without:?} without, {with:?} with");
}
