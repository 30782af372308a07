//! Presenting: what is on the screen as slides, page by page, and nothing of the reader's own while the room looks on.

use super::{Opening, Reader};
use cotejo::app::{Effect, Layer, Mouse, MouseKind, Msg, Part, Present, Size, ThemeName};
use cotejo::export::{Program, SlideItem, What};
use cotejo::model::Lang;
use ratatui::style::Color;
use std::collections::BTreeMap;

impl Reader {
    fn presentation(&self) -> &Present {
        self.app.presentation().expect("a presentation")
    }

    /// The slide, page and pages that are shown, from 1.
    fn spot(&self) -> (usize, usize, usize) {
        let present = self.presentation();
        (present.at + 1, present.page + 1, present.laid.pages.len())
    }

    #[track_caller]
    fn see_nothing(&mut self) -> &mut Self {
        assert_eq!(self.screen().trim(), "");
        self
    }

    /// Lets so many milliseconds go by before the next key, which itself comes a moment after.
    fn wait(&mut self, milliseconds: i64) -> &mut Self {
        self.clock += milliseconds - 500;
        self
    }

    /// Presses a key as often as a keyboard does that repeats it, after the first time.
    fn hold(&mut self, key: &str, repeats: usize) -> &mut Self {
        let key = key.parse().unwrap();
        self.tell(Msg::Key(key));
        for repeat in 0..repeats {
            self.wait(if repeat == 0 { 500 } else { 33 }).tell(Msg::Key(key));
        }
        self.let_time_go_by()
    }
}

fn presenting(place: &'static str, size: (u16, u16)) -> Reader {
    let mut reader = Reader::open(Opening { size, place: Some(place), ..Opening::default() });
    reader.keys("P");
    reader
}

#[test]
fn a_section_becomes_slides_with_one_key() {
    let mut reader = presenting("ve/protection", (100, 30));
    insta::assert_snapshot!("present-section-title-100x30", reader.screen());
    reader.keys("pagedown");
    insta::assert_snapshot!("present-section-point-100x30", reader.screen());
    reader.resize(60, 20);
    insta::assert_snapshot!("present-section-point-60x20", reader.screen());
    let mut reader = presenting("ve/protection", (240, 70));
    reader.keys("pagedown");
    insta::assert_snapshot!("present-section-point-240x70", reader.screen());
}

#[test]
fn a_comparison_shows_one_point_across_its_columns() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("c \"cuba\" enter P").see("Venezuela · Cuba").see("The passages speak of");
    reader.keys("right").see("Venezuela, ").see("Cuba, ");
    insta::assert_snapshot!("present-comparison-100x30", reader.screen());
}

#[test]
fn slides_are_in_the_readers_language() {
    let mut reader =
        Reader::open(Opening { lang: Lang::Es, size: (80, 24), place: Some("ve/protection"), ..Opening::default() });
    reader.keys("f5 pagedown");
    insta::assert_snapshot!("present-section-point-es-80x24", reader.screen());
}

#[test]
fn a_search_figures_a_chart_and_a_passage_become_slides() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("ctrl-f \"shelter\" f5").see("Search").see("passages in").keys("space").see("[");
    reader.keys("esc esc").keys("x").see("Find: shelter");
    let bundled = || Reader::bundled(Opening { size: (100, 30), place: Some("ve/protection"), ..Opening::default() });
    let mut reader = bundled();
    reader.keys("i P").see("Figures").see("█");
    let indicators = reader.presentation().show.slides.len();
    let mut reader = bundled();
    reader.keys("i tab P").see("█");
    assert!(reader.presentation().show.slides.len() == 1 && indicators > 1);
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("enter P").see("The State").see("Others").see("No help to victims was reported.");
    for screen in ["H", "t", "L"] {
        let mut reader = Reader::in_place("ve/protection");
        reader.keys(screen).keys("P space");
        assert!(reader.presentation().show.slides.len() > 1, "{screen}");
    }
}

/// What stands on all pages, thing by thing.
fn texts_on_pages(reader: &mut Reader) -> BTreeMap<(usize, usize), String> {
    let mut all: BTreeMap<(usize, usize), String> = BTreeMap::new();
    reader.keys("home");
    loop {
        let spot = reader.spot();
        let screen = reader.screen();
        let present = reader.presentation();
        for column in &present.shown().unwrap().columns {
            assert!(column.head.len() + column.lines.len() <= usize::from(column.area.height), "{screen}");
            for line in &column.lines {
                let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                assert!(cotejo::text::width(&text) <= usize::from(column.area.width), "{text}\n{screen}");
                assert!(text.trim().is_empty() || screen.contains(text.trim_end()), "{text:?} is not on\n{screen}");
                if let (Some(unit), Part::Text) = (line.unit, line.part) {
                    let whole = all.entry((spot.0, unit)).or_default();
                    whole.push_str(text.trim());
                    whole.push(' ');
                }
            }
        }
        reader.keys("space");
        if reader.spot() == spot {
            return all;
        }
    }
}

#[test]
fn nothing_is_cut_at_any_size_and_every_text_stands_under_its_speaker() {
    for size in [(240, 70), (100, 30), (80, 24), (60, 20), (40, 12), (20, 8)] {
        let mut reader = Reader::bundled(Opening { size, place: Some("ve/protection"), ..Opening::default() });
        reader.keys("P");
        let found = texts_on_pages(&mut reader);
        let slides = reader.presentation().show.slides.clone();
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut said = 0;
        for (number, slide) in slides.iter().enumerate() {
            let items = slide.columns.iter().flat_map(|column| &column.items);
            for (unit, item) in items.filter(|item| !matches!(item, SlideItem::Head(_))).enumerate() {
                let SlideItem::Said(passage) = item else { continue };
                let text = found.get(&(number + 1, unit)).map(|text| spaced(text)).unwrap_or_default();
                // A word that is longer than a line is broken.
                let bare = |text: &str| text.replace(' ', "");
                assert_eq!(bare(&text), bare(&spaced(&passage.text)), "{size:?}, slide {}", number + 1);
                said += 1;
            }
        }
        assert!(said > 10, "{said}");
    }
}

#[test]
fn pages_are_counted_and_titles_repeated() {
    let mut reader = Reader::bundled(Opening { size: (60, 20), place: Some("ve/protection"), ..Opening::default() });
    reader.keys("P space");
    while reader.spot().2 < 3 {
        reader.keys("space");
    }
    let (slide, page, pages) = reader.spot();
    assert_eq!(page, 1);
    let title = reader.presentation().slide().unwrap().title.clone();
    reader.see(&title).see(&format!("▼ 1/{pages}"));
    reader.keys("space").see(&title).see(&format!("▼ 2/{pages}"));
    assert_eq!(reader.spot(), (slide, 2, pages));
    for _ in 2..pages {
        reader.keys("space");
    }
    reader.see(&title).see(&format!(" {pages}/{pages}")).not_see("▼");
    reader.keys("pageup");
    assert_eq!(reader.spot(), (slide, pages - 1, pages));
}

#[test]
fn another_size_keeps_the_passage() {
    let mut reader = Reader::bundled(Opening { size: (60, 20), place: Some("ve/protection"), ..Opening::default() });
    reader.keys("P");
    let first = |reader: &Reader| reader.presentation().shown().unwrap().begins().unwrap();
    for _ in 0..40 {
        reader.keys("space");
        if reader.spot().1 == 1 || reader.presentation().shown().unwrap().begins().is_none() {
            continue;
        }
        let (spot, begins) = (reader.spot(), first(&reader));
        for (width, height) in [(240, 70), (80, 24), (33, 11), (100, 30)] {
            reader.resize(width, height);
            let page = reader.presentation().shown().unwrap();
            assert!(page.reaches(begins), "{begins:?} at {width}×{height}");
            reader.resize(60, 20);
            assert_eq!((reader.spot(), first(&reader)), (spot, begins), "{width}×{height}");
        }
    }
}

#[test]
fn a_clicker_pages_and_on_the_last_slide_nothing_happens() {
    let mut reader = presenting("ve/protection", (100, 30));
    for key in ["pagedown", "right", "down", "space"] {
        let before = reader.spot();
        reader.keys(key);
        assert_ne!(reader.spot(), before, "{key}");
    }
    for key in ["pageup", "left", "up"] {
        let before = reader.spot();
        reader.keys(key);
        assert_ne!(reader.spot(), before, "{key}");
    }
    reader.keys("end");
    let last = reader.presentation().show.slides.len();
    while reader.spot().1 < reader.spot().2 {
        reader.keys("space");
    }
    let screen = reader.screen();
    assert_eq!(reader.spot().0, last);
    assert_eq!(reader.keys("space space pagedown").screen(), screen);
    reader.keys("home").see("1/").keys("g \"3\" enter");
    assert_eq!(reader.spot().0, 3);
    reader.keys("g \"x999\" enter");
    assert_eq!(reader.spot().0, last, "a number past the last is the last");
    reader.keys("g esc");
    assert!(!reader.presentation().is_blank, "Esc closes the box only");
    let screen = reader.screen();
    assert_eq!(reader.keys("f5 P m ' x /").screen(), screen, "what means nothing on a slide does nothing");
}

#[test]
fn a_key_that_is_held_counts_once() {
    let mut reader = presenting("ve/protection", (240, 70));
    reader.hold("pagedown", 0);
    assert_eq!(reader.spot().0, 2);
    reader.hold("pagedown", 30);
    assert_eq!(reader.spot().0, 3, "held");
    reader.wait(300).keys("pagedown");
    assert_eq!(reader.spot().0, 4, "pressed again");
    reader.hold("pageup", 30);
    assert_eq!(reader.spot().0, 3);
    reader.wait(60).keys("right");
    assert_eq!(reader.spot().0, 4, "another key counts at once");
}

#[test]
fn whatever_is_held_does_what_pressing_it_once_does() {
    let held = |key: &str| {
        let mut reader = presenting("ve/protection", (100, 40));
        reader.keys("space").wait(2000).hold(key, 30);
        reader
    };
    assert_eq!(held("b").screen().trim(), "", "blank");
    let mut overview = held("o");
    overview.see("Slides:").not_see("Slides: o").wait(2000).keys("\"o\"").see("Slides: o");
    held("s").see("Before you quote");
    held("w").see("Who says this?");
    held("T").see("87 victims");
    let mut left = held("esc");
    assert!(left.app.presentation().is_some(), "a held Esc is the first one only");
    left.see_nothing().wait(1300).keys("esc");
    assert!(left.app.presentation().is_none());
    // Pressed twice it is twice, as soon as it is known that it is not held.
    let mut twice = presenting("ve/protection", (100, 40));
    twice.keys("space b").wait(300).keys("b").see("87 victims");
    // Where a step tells what the room guesses, a held key takes that step and no other.
    let mut guess = presenting("ve/protection", (100, 40));
    guess.keys("space w").wait(2000).hold("space", 30).see("United States, 2016");
    assert_eq!(guess.spot().0, 2);
}

#[test]
fn another_size_reveals_nothing() {
    for (keys, hidden) in [("r", "No help to victims"), ("w", "United States, 2016"), ("r w", "The State, 2005")] {
        let mut reader = presenting("ve/protection", (100, 40));
        reader.keys("space").keys(keys).not_see(hidden);
        for (width, height) in [(60, 20), (200, 50), (33, 11), (80, 24), (240, 70), (100, 40)] {
            reader.resize(width, height).not_see(hidden);
        }
        for _ in 0..12 {
            reader.keys("space");
            if reader.screen().contains(hidden) {
                break;
            }
        }
        reader.see(hidden);
        // What was told stays told.
        reader.resize(240, 70).see(hidden).resize(100, 40).see(hidden);
    }
}

#[test]
fn what_gives_an_answer_away_waits_for_it() {
    let mut reader = presenting("ve/prevention", (100, 40));
    let tells = |reader: &Reader| reader.presentation().slide().is_some_and(|slide| !slide.tells.is_empty());
    while !tells(&reader) {
        let before = reader.spot();
        reader.keys("space");
        assert_ne!(reader.spot(), before, "no slide tells anything");
    }
    let told = reader.presentation().slide().unwrap().tells[0].chars().take(30).collect::<String>();
    reader.see(&told).keys("w").not_see(&told).keys("space").see(&told);
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("c \"cuba\" enter P space r r").see("Who shelters").not_see("beside").keys("space").see("Venezuela, ");
}

#[test]
fn slides_show_what_was_chosen_and_say_so() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("v P").see("Only what the State says is shown");
    reader.keys("space").see("87 victims").see("No help to victims was reported.");
    assert!(reader.presentation().show.slides.iter().all(|slide| slide.title != "Others"));
    let bundled = || Reader::bundled(Opening { size: (100, 30), place: Some("ve/protection"), ..Opening::default() });
    let mut whole = bundled();
    whole.keys("c \"cuba\" enter P");
    let mut differing = bundled();
    differing.keys("c \"cuba\" enter d P").see("Only the points in which the columns differ are shown.");
    assert!(differing.presentation().show.slides.len() < whole.presentation().show.slides.len());
    let mut reader = bundled();
    reader.keys("L P space");
    let slides = &reader.presentation().show.slides;
    assert!(slides.iter().any(|slide| slide.title == "Venezuela") && slides.iter().any(|slide| slide.title == "Cuba"));
}

#[test]
fn a_search_in_a_deck_is_counted_whole_once_all_is_read() {
    let address = "search:shelter".parse().unwrap();
    let program = Program::of("Shelter".to_owned(), [What::Address(address)]);
    let (mut reader, whole) = Reader::while_reading(
        Opening { program: Some(program), size: (100, 30), ..Opening::default() },
        "four",
        &["cu", "ar", "us"],
    );
    reader.keys("home");
    let part = reader.presentation().show.slides.len();
    reader.tell(Msg::Library(whole));
    // The searcher answers again under the same number, once it has read all.
    let asked = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Search(generation, query) => Some((*generation, query.clone())),
        _ => None,
    });
    let (generation, query) = asked.expect("a search");
    assert_eq!(query, "shelter");
    let found = super::results("shelter", &[("ve", "p-004"), ("cu", "p-001"), ("ar", "p-001")], 0);
    reader.tell(Msg::Found(generation, Ok(std::sync::Arc::new(found))));
    reader.see("3 passages in 3 countries");
    assert!(reader.presentation().show.slides.len() >= part);
}

#[test]
fn the_overview_leads_to_any_slide() {
    let mut reader = presenting("ve/protection", (80, 24));
    reader.keys("space o").see("Slides:").see("Shelter and assistance");
    insta::assert_snapshot!("present-overview-80x24", reader.screen());
    reader.keys("\"nothing\"").not_see("Shelter and assistance").keys("enter").see("Nothing");
    let at = reader.presentation().show.slides.iter().position(|slide| slide.title.starts_with("Nothing")).unwrap();
    assert_eq!(reader.spot().0, at + 1);
    reader.keys("o esc");
    assert_eq!(reader.spot().0, at + 1);
}

#[test]
fn blank_is_blank_and_esc_twice_leaves_to_where_the_reader_was() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("j");
    let (before, place) = (reader.screen(), reader.place());
    for blank in [".", "b"] {
        reader.keys("P space").keys(blank);
        assert_eq!(reader.screen().trim(), "", "{blank}");
        reader.keys(blank).see("Shelter").keys("esc");
        assert_eq!(reader.screen().trim(), "", "the first Esc");
        reader.wait(3600).keys("esc");
        assert_eq!(reader.screen().trim(), "", "late, it is a first one again");
        reader.wait(2000).keys("esc");
        assert_eq!((reader.screen(), reader.place()), (before.clone(), place.clone()));
        reader.wait(4000).keys("k j");
    }
    // Whoever goes on after the first Esc sees the same slide again.
    reader.keys("P space").keys("esc space").see("Shelter");
    assert_eq!(reader.spot().0, 2);
    reader.keys("esc").see_nothing();
    reader.keys("space esc").see_nothing();
    assert!(reader.app.presentation().is_some(), "the Esc before the slide came back does not count");
}

#[test]
fn nothing_of_the_readers_own_is_seen_while_the_room_looks_on_nor_right_after() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("m \"call the ministry\" enter + \"My secret deck\" enter a").see("call the ministry");
    let before = reader.screen();
    reader.keys("P space");
    for _ in 0..9 {
        reader.keys("space").not_see("ministry").not_see("secret").not_see("◆").not_see("saved");
    }
    reader.tell(Msg::Tell("/srv/ana/notes.toml is broken".to_owned()));
    reader.tell(Msg::NotSaved(2, "/srv/ana is full".to_owned()));
    reader.not_see("/srv/ana").not_see("NOT SAVED");
    reader.keys("home space s").see("Before you quote").not_see("ministry").not_see("secret").not_see("◆").keys("s");
    reader.keys("?").not_see("ministry").keys("esc");
    reader.keys("esc esc");
    let private = ["ministry", "secret", "◆", "saved", "SAVED", "/srv/ana"];
    for text in private {
        reader.not_see(text);
    }
    reader.see("87 victims");
    // A clicker that is still in the hand does nothing.
    let screen = reader.screen();
    assert_eq!(reader.wait(100).keys("esc").wait(100).keys("pagedown").screen(), screen);
    reader.wait(4000).keys("l h").see("NOT SAVED (2)").see("ministry");
    assert!(before.contains("ministry"));
    // The reader's own lists wait behind a curtain.
    reader.keys("'").see("call the ministry").keys("P").see("Bookmarks").not_see("ministry").keys("space esc esc");
    reader.not_see("ministry").see("The presentation is over").wait(9000);
    reader.keys("space pagedown esc").not_see("ministry").keys("enter").see("call the ministry");
}

#[test]
fn what_is_bookmarked_is_in_no_grid_or_comparison_right_after() {
    for screen in ["H", "c \"cuba\" enter", "t"] {
        let mut reader = Reader::in_place("ve/protection/assistance");
        reader.keys("m \"call the ministry\" enter a").keys(screen).see("◆");
        reader.keys("P esc esc").not_see("◆").not_see("ministry").wait(4000).keys("k j").see("◆");
    }
}

#[test]
fn pages_come_step_by_step_and_back() {
    let mut reader = presenting("ve/protection", (100, 40));
    reader.keys("space r").see("87 victims").not_see("Six institutions").not_see("No help to victims");
    reader.keys("space").see("Six institutions").keys("space").see("A protocol").not_see("No help to victims");
    reader.keys("space").see("No help to victims").not_see("Two of five");
    reader.keys("pageup").not_see("No help to victims");
    reader.keys("space space").see("Two of five");
    assert_eq!(reader.spot().0, 2);
    reader.keys("space");
    assert_eq!(reader.spot().0, 3);
    reader.keys("pageup").see("Two of five").see("87 victims");
    reader.keys("r").see("Who shelters victims").not_see("87 victims").not_see("Two of five").keys("space");
    reader.see("87 victims").see("Two of five");
}

#[test]
fn the_room_guesses_who_said_it_before_it_is_told() {
    let mut reader = presenting("ve/protection", (100, 40));
    reader.keys("space w").see("87 victims").see("No help to victims").see("Who says this?");
    for told in ["The State", "Others", "United States", "Study, 2019", "Reply to the questionnaire", "reported done"] {
        reader.not_see(told);
    }
    // Asking for the drawer would tell.
    reader.keys("s").not_see("Before you quote");
    reader.keys("space").not_see("Who says this?");
    for told in ["The State", "Others", "United States", "Study, 2019", "Reply to the questionnaire", "reported done"] {
        reader.see(told);
    }
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("c \"cuba\" enter P space r r w").not_see("87 victims").see("Venezuela, ");
    reader.keys("space").see("87 victims").not_see("The State").keys("space").see("The State");
}

#[test]
fn who_says_so_opens_the_passages_drawer_and_leads_nowhere_else() {
    let mut reader = presenting("ve/protection", (100, 40));
    reader.keys("space s").see("Before you quote").see("87 victims");
    // Leads of the drawer would lead to the reader's own screens.
    reader.keys("1 enter m ' + ctrl-f e").see("Before you quote").keys("esc").not_see("Before you quote");
    assert_eq!(reader.spot().0, 2);
    reader.keys("tab tab").see("▌").keys("s").see("Six institutions").keys("s").not_see("Before you quote");
    assert!(!reader.presentation().is_blank);
}

fn deck(reader: &mut Reader) -> &mut Reader {
    reader.keys("+ \"Two voices\" enter K + ' shift-tab enter").see("2 items");
    reader.keys("m \"Ask the room first\" enter > > >")
}

#[test]
fn a_deck_has_a_title_and_its_notes_are_for_the_speaker_alone() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    deck(&mut reader).keys("P").see("Two voices").not_see("Ask the room");
    let cue = |reader: &Reader| {
        let told = reader.effects.iter().rev().find_map(|effect| match effect {
            Effect::Cue(cue) => Some(cue.clone()),
            _ => None,
        });
        told.expect("a cue")
    };
    let first = cue(&reader).expect("not over");
    assert_eq!((first.slide, first.note.as_str(), first.minutes), ((1, 3), "", Some(3)));
    reader.keys("space").not_see("Ask the room");
    let second = cue(&reader).expect("not over");
    assert_eq!((second.note.as_str(), second.item_minutes, second.item), ("Ask the room first", Some(3), Some((1, 2))));
    assert!(second.lines.iter().any(|line| line.text.contains("victims") && !line.is_about && !line.is_hidden));
    assert!(second.next.is_some_and(|next| next.contains("United States")));
    reader.keys("w");
    let guess = cue(&reader).expect("not over");
    assert!(guess.lines.iter().any(|line| line.is_hidden && line.is_about), "the speaker knows who speaks");
    reader.keys("b");
    assert!(cue(&reader).is_some_and(|cue| cue.is_blank));
    let cues = reader.effects.len();
    reader.tell(Msg::Tell("nothing that concerns the speaker".to_owned()));
    assert_eq!(reader.effects.len(), cues, "the same is not told again");
    reader.keys("esc esc");
    assert_eq!(cue(&reader), None);
}

#[test]
fn a_deck_without_items_or_whose_passages_vanished_says_so() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    deck(&mut reader);
    reader.tell_edited(|text| {
        let gone =
            "87 victims of several nationalities were helped with lodging, care and papers and accompanied home.";
        assert!(text.contains(gone));
        text.replace(gone, "Something else.")
            .replace("id = \"p-004\"", "id = \"p-904\"")
            .replace("\"p-004\"", "\"p-904\"")
    });
    reader.keys("P space");
    let mut said = 0;
    for _ in 0..3 {
        said += usize::from(reader.screen().contains("This is not in this library any more."));
        reader.not_see("87 victims of several");
        reader.keys("space");
    }
    assert_eq!(said, 1);
    reader.keys("esc esc").wait(4000).keys("x d d").keys("P").see("There is nothing to present");
}

#[test]
fn started_to_present_a_second_esc_ends_the_program_and_nothing_is_remembered() {
    let address = "ve/protection".parse().unwrap();
    let program = Program::of("Protection".to_owned(), [What::Address(address)]);
    let mut reader = Reader::open(Opening { program: Some(program), ..Opening::default() });
    reader.see("Victim").keys("space space esc");
    assert!(!reader.effects.contains(&Effect::Quit));
    reader.keys("esc");
    assert!(reader.effects.contains(&Effect::Quit));
    assert!(!reader.effects.iter().any(|effect| matches!(effect, Effect::Remember(_))), "{:?}", reader.effects);
    reader.see_nothing();
}

#[test]
fn slides_come_as_the_library_is_read_and_the_slide_stays() {
    let (mut reader, whole) = Reader::while_reading(
        Opening { place: Some("ve/protection"), size: (100, 30), ..Opening::default() },
        "four",
        &["cu"],
    );
    reader.keys("c \"cuba\" enter P space");
    let title = reader.presentation().slide().unwrap().title.clone();
    reader.tell(Msg::Library(whole));
    assert_eq!(reader.presentation().slide().unwrap().title, title);
    reader.see("Cuba, ");
}

#[test]
fn a_window_that_becomes_too_small_waits_on_the_same_page() {
    let mut reader = presenting("ve/protection", (60, 20));
    reader.keys("space space");
    let (spot, screen) = (reader.spot(), reader.screen());
    reader.resize(20, 5).keys("space esc esc m").not_see("87");
    assert_eq!(reader.resize(60, 20).screen(), screen);
    assert_eq!(reader.spot(), spot);
}

#[test]
fn on_a_wall_there_is_black_and_white_and_the_theme_changes_live() {
    let mut reader = presenting("ve/protection", (100, 30));
    reader.keys("space");
    assert_eq!(reader.presentation().theme, ThemeName::Projector);
    for cell in &reader.buffer().content {
        let pair = (cell.fg, cell.bg);
        assert!(pair == (Color::Black, Color::White) || pair == (Color::White, Color::Black), "{pair:?}");
        assert!(!cell.modifier.contains(ratatui::style::Modifier::DIM));
    }
    let before = reader.screen();
    reader.keys("T");
    assert_ne!(reader.presentation().theme, ThemeName::Projector);
    assert_eq!(reader.screen(), before, "the same words whatever the theme");
    reader.keys("esc esc");
    assert_eq!(reader.app.theme, ThemeName::Ansi, "the reader's own theme is theirs");
    let mut reader =
        Reader::open(Opening { theme: ThemeName::Mono, place: Some("ve/protection"), ..Opening::default() });
    reader.keys("P space");
    assert!(reader.buffer().content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
}

#[test]
fn no_size_and_no_key_breaks_a_presentation() {
    let keys = "space space s tab s w space r space r o \"a\" esc g \"2\" enter b b ? esc end pageup home T";
    for (width, height) in [(1, 1), (20, 8), (21, 9), (30, 10), (40, 12), (79, 23), (200, 9), (20, 60), (240, 70)] {
        let mut reader = Reader::in_place("ve/protection");
        reader.keys("c \"cuba\" enter P").resize(width, height).keys(keys).screen();
        reader.app.update(Msg::Resize(Size { width: 0, height: 0 }));
    }
}

#[test]
fn a_hand_on_the_mouse_and_a_paste_change_nothing() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    let before = reader.screen();
    reader.keys("P space");
    let screen = reader.screen();
    for kind in [MouseKind::Press, MouseKind::WheelDown, MouseKind::WheelUp] {
        reader.tell(Msg::Mouse(Mouse { kind, x: 10, y: 8 }));
    }
    reader.tell(Msg::Paste("ministry\n/etc/passwd".to_owned()));
    assert_eq!(reader.screen(), screen);
    reader.keys("esc esc").tell(Msg::Mouse(Mouse { kind: MouseKind::WheelDown, x: 60, y: 20 }));
    assert_eq!(reader.screen(), before);
}

#[test]
fn the_countries_that_are_presented_are_read_first() {
    let program = Program::of("Cuba".to_owned(), [What::Address("cu/protection".parse().unwrap())]);
    let opening = Opening { program: Some(program), size: (100, 30), ..Opening::default() };
    let (reader, _) = Reader::while_reading(opening, "four", &["cu", "ar", "us", "ve"]);
    let wanted: Vec<String> = reader
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Want(code) => Some(code.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(wanted.first().map(String::as_str), Some("cu"), "{wanted:?}");
}

#[test]
fn every_letter_of_a_spanish_title_has_a_shape_in_big() {
    let title = "\u{bf}\u{d1}and\u{fa} \u{e1}\u{e9}\u{ed}\u{f3}\u{fc}\u{a1}!";
    let empty = || Opening { size: (240, 40), theme: ThemeName::Mono, ..Opening::default() };
    let deck = Program { title: title.to_owned(), is_deck: true, ..Program::default() };
    let mut reader = Reader::open(Opening { program: Some(deck), ..empty() });
    reader.see(title);
    let (left, cells) = (2, 8);
    let row = reader.row_of(title) + 1;
    let buffer = reader.buffer();
    for (at, letter) in title.chars().enumerate().filter(|(_, letter)| *letter != ' ') {
        let columns = left + at * cells..left + (at + 1) * cells;
        let shape = (row..row + 4).flat_map(|y| columns.clone().map(move |x| (x as u16, y as u16)));
        let drawn = shape.filter(|place| buffer[*place].symbol() != " ").count();
        assert!(drawn > 2, "{letter} has no shape");
    }
    // One that has none makes the title plain, and is not left out.
    let deck = Program { title: "\u{4e8c} voces".to_owned(), is_deck: true, ..Program::default() };
    let mut reader = Reader::open(Opening { program: Some(deck), ..empty() });
    reader.see("\u{4e8c} voces").not_see("\u{2588}");
}

#[test]
fn layers_under_a_presentation_are_left_as_they_were() {
    let mut reader = Reader::in_place("ve/protection");
    reader.keys("c \"cuba\" enter j j");
    let before = reader.screen();
    reader.keys("P space end home esc esc");
    assert_eq!(reader.screen(), before);
    assert!(matches!(reader.app.layers.as_slice(), [Layer::Compare(_)]));
}
