//! What is chosen for two pages, and where a statement stands in a table of voices.

use super::super::document::{Block, Document, Item, Table};
use super::super::{Comparison, Layout, Scribe};
use super::{TopicIx, Voices};
use crate::compare;
use crate::model::{Lang, Library, LinkKind, Modality, Place, Voice, sample};
use crate::words::Words;

/// Two countries; the first has passages of 2001 to 2006, the second of 2010 and 2003.
fn library() -> Library {
    let ids = ["p-1", "p-2", "p-3", "p-4", "p-5", "p-6"];
    let years = ["2001", "2002", "2003", "2004", "2005", "2006"];
    let cuba: Vec<_> =
        ids.iter().zip(years).map(|(id, year)| (*id, "protection/assistance", year, "Words.", "")).collect();
    let venezuela = [
        ("p-1", "protection/assistance", "2003", "Words.", ""),
        ("p-2", "protection/identification protection/assistance", "2010/..", "Words.", ""),
    ];
    let mut cuba = sample::report("cu", "CU", &cuba);
    let mut venezuela = sample::report("ve", "VE", &venezuela);
    for passage in cuba.passages.iter_mut().chain(&mut venezuela.passages) {
        passage.figures = vec![sample::figure("victims-assisted", 10.0, passage.period.as_edtf())];
    }
    cuba.passages[1].modality = Modality::Denial;
    cuba.links = vec![
        sample::link("p-1", "p-3", LinkKind::Tension),
        sample::link("p-4", "p-2", LinkKind::Contradicts),
        sample::link("p-3", "p-1", LinkKind::Tension),
    ];
    sample::library(vec![cuba, venezuela])
}

fn comparison(layout: Layout) -> Document {
    let (library, words) = (library(), Words::new(Lang::En));
    let column = |code: &str| compare::Column { country: crate::model::Code::new(code).unwrap(), report: None };
    let columns = vec![column("cu"), column("ve")];
    let matter = Comparison { columns, topic: TopicIx(1), point: None, voices: Voices::All, differing: false };
    Scribe { library: &library, words: &words }.comparison_document(&matter, layout)
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.blocks.iter();
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn texts(items: &[Item]) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Voice(text) | Item::Text(text, _) | Item::Gap(text, _) => text.clone(),
        Item::Statement(said) => said.place.clone(),
    };
    items.iter().map(text).collect()
}

#[test]
fn figures_come_newest_first_and_each_with_who_gives_it() {
    let document = comparison(Layout::Briefing);
    let numbers = tables(&document)[1];
    let years = |column: usize| -> Vec<String> {
        let of = |text: String| text.trim_end_matches(')').rsplit(", ").next().unwrap().to_owned();
        texts(&numbers.rows[0].cells[column]).into_iter().map(of).collect()
    };
    assert_eq!(years(0), ["2006", "2005", "2004", "2003", "2002", "2001"]);
    assert_eq!(years(1), ["since 2010", "2003"]);
}

#[test]
fn a_pair_is_shown_once_what_contradicts_first_and_the_earlier_passage_first() {
    let document = comparison(Layout::Briefing);
    let pairs = tables(&document)[2];
    let places: Vec<Vec<String>> =
        pairs.rows.iter().map(|row| row.cells.iter().flat_map(|cell| texts(cell)).collect()).collect();
    assert_eq!(places, [["cu#p-2", "cu#p-4"], ["cu#p-1", "cu#p-3"]]);
}

#[test]
fn a_passage_of_two_points_stands_in_both_rows_and_counts_once_for_its_country() {
    let document = comparison(Layout::Table);
    let table = tables(&document)[0];
    let cells: Vec<Vec<String>> = table.rows.iter().map(|row| texts(&row.cells[1])).collect();
    assert!(cells[0].contains(&"ve#p-2".to_owned()) && cells[1].contains(&"ve#p-2".to_owned()), "{cells:?}");
    let about = document.about.iter().find(|line| line.starts_with("Venezuela")).unwrap();
    assert!(about.contains(" 2"), "{about}");
}

#[test]
fn every_layout_holds_every_statement_but_the_briefing_which_counts() {
    for layout in [Layout::Table, Layout::List] {
        let document = comparison(layout);
        let items = document.blocks.iter().flat_map(|block| match block {
            Block::Items(items) => items.clone(),
            Block::Table(table) => table.rows.iter().flat_map(|row| row.cells.concat()).collect(),
            _ => Vec::new(),
        });
        let said = items.filter(|item| matches!(item, Item::Statement(_))).count();
        // One of the eight has two homes.
        assert_eq!(said, 9, "{layout:?}");
    }
}

/// Cuba, where an NGO speaks on assistance in 2001, and the State on both points, of later.
fn of_some_voices(voices: Voices, layout: Layout) -> Document {
    let mut cuba = sample::report(
        "cu",
        "CU",
        &[
            ("p-1", "protection/assistance", "2001", "Words.", ""),
            ("p-2", "protection/assistance", "2006", "Words.", ""),
            ("p-3", "protection/identification", "2010", "Words.", ""),
        ],
    );
    for (passage, voice) in cuba.passages.iter_mut().zip([Voice::Ngo, Voice::State, Voice::State]) {
        passage.cites[0].voice = Some(voice);
    }
    cuba.passages[2].figures = vec![sample::figure("victims-assisted", 10.0, "2010")];
    cuba.links = vec![sample::link("p-1", "p-2", LinkKind::Tension)];
    let (library, words) = (sample::library(vec![cuba]), Words::new(Lang::En));
    let place = Place::parse_canonical("cu/protection").unwrap();
    Scribe { library: &library, words: &words }.section_document(&place, voices, layout)
}

/// All that a document says, line by line.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = document.about.clone();
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) | Block::Text(text) => lines.push(text.clone()),
            Block::Items(items) => lines.extend(texts(items)),
            Block::Table(table) => {
                lines.extend(table.columns.clone());
                lines.extend(table.rows.iter().flat_map(|row| texts(&row.cells.concat())));
            }
            Block::PageBreak => {}
        }
    }
    lines
}

#[test]
fn what_a_reader_leaves_out_is_not_missing_in_any_layout() {
    for layout in [Layout::Table, Layout::List, Layout::Briefing] {
        let said = lines(&of_some_voices(Voices::Only(Voice::Ngo), layout));
        let has = |text: &str| said.iter().any(|line| line == text);
        assert!(has("Not shown: The State 1"), "{layout:?}: {said:?}");
        let nobody = lines(&of_some_voices(Voices::Only(Voice::Media), layout));
        assert_eq!(nobody[1], "Cuba: Not shown: The State 2 \u{b7} NGO 1", "{layout:?}");
        let state = lines(&of_some_voices(Voices::State, layout));
        assert!(!state.iter().any(|line| line.contains("Not shown")), "{layout:?}: {state:?}");
    }
    // Of a point on which nobody at all speaks it is still said; here everybody is silent on all points but two.
    let table = of_some_voices(Voices::Only(Voice::Ngo), Layout::Table);
    let cells: Vec<String> = tables(&table)[0].rows.iter().map(|row| texts(&row.cells[0]).concat()).collect();
    assert_eq!(cells[..2], ["Not shown: The State 1", "cu#p-1"]);
    assert!(cells[2..].iter().all(|cell| cell == "nothing in this library"), "{cells:?}");
    let briefing = lines(&of_some_voices(Voices::Only(Voice::Ngo), Layout::Briefing));
    assert!(briefing.iter().any(|line| line == "None by the voices that are shown."), "{briefing:?}");
    assert!(!briefing.iter().any(|line| line.starts_with("No penalty")), "{briefing:?}");
}

#[test]
fn who_was_asked_for_alone_is_not_said_to_be_alone_and_the_years_are_theirs() {
    for layout in [Layout::Table, Layout::List, Layout::Briefing] {
        let document = of_some_voices(Voices::Only(Voice::Ngo), layout);
        assert_eq!(document.about[1], "Cuba, 2001: NGO 1", "{layout:?}");
        assert!(!lines(&document).iter().any(|line| line.contains("only voice")), "{layout:?}");
    }
    let everybody = lines(&of_some_voices(Voices::All, Layout::Briefing));
    assert!(everybody.contains(&"2010: The State 1, only voice".to_owned()), "{everybody:?}");
}

#[test]
fn a_document_of_some_voices_says_that_the_other_side_of_a_pair_is_there_whoever_says_it() {
    let whoever = "Where a passage is set beside another one, the other side is shown whoever says it.".to_owned();
    let says = |voices, layout| of_some_voices(voices, layout).about.contains(&whoever);
    assert!(says(Voices::Only(Voice::Ngo), Layout::Briefing));
    assert!(!says(Voices::Only(Voice::Ngo), Layout::Table), "no passage is set beside another one there");
    assert!(!says(Voices::Only(Voice::Media), Layout::Briefing), "there is no pair");
    assert!(!says(Voices::All, Layout::Briefing));
}
