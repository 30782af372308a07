//! Slides of real passages and of a small library.
//!
//! Must not: count passages of the library; it grows.

use super::{Program, Show, Slide, SlideItem, What};
use crate::export::Scribe;
use crate::model::{Lang, Library};
use crate::store::{Shelf, load};
use crate::words::Words;
use std::sync::Arc;

fn bundled() -> Arc<Library> {
    load(&Shelf { bundled: true, folders: Vec::new() })
}

fn show(library: &Library, addresses: &[&str]) -> Show {
    let words = Words::new(Lang::En);
    let whats = addresses.iter().map(|text| What::Address(text.parse().unwrap()));
    Scribe { library, words: &words }.show(&Program::of("Title".to_owned(), whats))
}

fn said(slide: &Slide) -> impl Iterator<Item = &super::Said> {
    slide.columns.iter().flat_map(|column| &column.items).filter_map(|item| match item {
        SlideItem::Said(said) => Some(&**said),
        _ => None,
    })
}

#[test]
fn every_passage_of_a_section_is_on_a_slide_with_speaker_period_and_source() {
    let library = bundled();
    for country in library.countries.iter().map(|country| country.code) {
        for topic in library.taxonomy.topic_ixs() {
            let slug = &library.taxonomy.topic(topic).unwrap().slug;
            let show = show(&library, &[&format!("{country}/{slug}")]);
            let held = library.section(country, None, topic);
            for found in held.iter().flat_map(|point| &point.passages) {
                let place = library.place_of(*found);
                let own = show.slides.iter().flat_map(said).find(|said| said.place == place);
                let own = own.unwrap_or_else(|| panic!("{place} is on no slide"));
                assert!(!own.speaker.is_empty() && !own.period.is_empty() && !own.sources.is_empty(), "{place}");
                assert_eq!(own.text, found.passage.text.text.as_str());
            }
        }
    }
}

#[test]
fn a_source_has_its_date_once() {
    let library = bundled();
    let words = Words::new(Lang::En);
    let (mut with, mut without) = (0, 0);
    for country in library.countries.iter().map(|country| country.code) {
        for slide in &show(&library, &[&country.to_string()]).slides {
            for said in said(slide) {
                let found = library.passage(&said.place).unwrap();
                for ((_, line), cite) in said.sources.iter().zip(&found.passage.cites).take(1) {
                    let source = &found.report.sources[cite.source];
                    let Some(date) = source.published.as_ref().map(|date| crate::words::period(&words, date)) else {
                        continue;
                    };
                    let date = date.trim_end_matches('?');
                    let named = source.title.text.matches(date).count();
                    assert_eq!(line.matches(date).count(), named.max(1), "{line}");
                    if named > 0 { without += 1 } else { with += 1 }
                }
            }
        }
    }
    assert!(with > 100 && without > 10, "{with} {without}");
}

#[test]
fn whoever_contradicts_a_passage_stands_beside_it() {
    let library = bundled();
    let mut pairs = 0;
    for report in library.reports() {
        for passage in &report.passages {
            let place = format!("{}@{}#{}", report.country, report.id, passage.id);
            let place = crate::model::Place::parse_canonical(&place).unwrap();
            let found = library.passage(&place).unwrap();
            let against: Vec<_> = library
                .ties(found)
                .into_iter()
                .filter(|tie| tie.bond.is_contradiction())
                .map(|tie| tie.other)
                .collect();
            if against.is_empty() {
                continue;
            }
            let show = show(&library, &[&library.place_of(found).to_string()]);
            let slide = show.slides.last().unwrap();
            assert_eq!(slide.columns.len(), 2, "{place}");
            for other in against {
                let other = library.place_of(other);
                assert!(said(slide).any(|said| said.place == other), "{place}: {other} is not beside it");
                pairs += 1;
            }
        }
    }
    assert!(pairs > 20, "{pairs}");
}

#[test]
fn a_program_of_several_things_has_a_title_of_its_own_and_one_thing_is_its_own_title() {
    let library = bundled();
    let one = show(&library, &["ve/protection"]);
    assert_eq!((one.slides[0].title.as_str(), one.slides[0].item), ("Victim protection", Some(0)));
    let two = show(&library, &["ve/protection/assistance", "cu/protection/assistance"]);
    assert_eq!((two.slides[0].title.as_str(), two.slides[0].item), ("Title", None));
    assert_eq!(two.slides[0].about, ["Venezuela \u{b7} Cuba"]);
    assert_eq!(two.slides.iter().filter_map(|slide| slide.item).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_is_not_in_the_library_has_a_slide_that_says_so_and_no_words() {
    let library = bundled();
    let show = show(&library, &["ve/protection/assistance#p-zzz", "compare:ve+zz@nobody/protection"]);
    for slide in &show.slides[1..] {
        let items: Vec<_> = slide.columns.iter().flat_map(|column| &column.items).collect();
        let is_gap =
            matches!(items.as_slice(), [SlideItem::Gap(text)] if text.starts_with("This is not in this library"));
        assert!(is_gap, "{slide:?}");
    }
}

#[test]
fn figures_have_a_bar_for_each_number_and_none_without() {
    let library = bundled();
    let show = show(&library, &["figures:ve+us"]);
    let bars = |slide: &Slide| {
        let items = slide.columns.iter().flat_map(|column| column.items.clone());
        items.filter_map(|item| if let SlideItem::Bar(bar) = item { Some(bar) } else { None }).collect::<Vec<_>>()
    };
    let mut longest = 0;
    for slide in &show.slides {
        for bar in bars(slide) {
            assert!(!bar.speaker.is_empty() && !bar.sources.is_empty() && !bar.country.is_empty());
            longest = longest.max(bar.reach.unwrap_or(0));
        }
    }
    assert_eq!(longest, 1000);
}

#[test]
fn every_screen_that_can_be_kept_becomes_slides() {
    let library = bundled();
    for address in
        ["penalties:trafficking/ve+cu", "grid:", "grid:protection", "timeline:ve", "promises:ve", "ve", "figures:"]
    {
        let Ok(parsed) = address.parse::<crate::notebook::Address>() else { panic!("{address}") };
        let show = show(&library, &[&parsed.to_string()]);
        assert!(show.slides.len() > 1, "{address}: {}", show.slides.len());
    }
}
