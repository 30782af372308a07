//! What must be found again, where, and what must not be taken for it.
//!
//! Must not: test how it is found.

use super::*;
use crate::model::{Book, Entry, Place, sample};
use crate::text::Raw;
use jiff::Timestamp;
use std::time::Instant;

const AT: &str = "protection/assistance";

/// A report of these passages, an id and words each.
fn report(id: &str, passages: &[(&str, &str)]) -> Report {
    let country = id.split('-').next().unwrap();
    let passages: Vec<sample::Short<'_>> = passages.iter().map(|(id, text)| (*id, AT, "2006", *text, "")).collect();
    sample::report(id, country, &passages)
}

fn library(reports: &[(&str, &[(&str, &str)])]) -> Library {
    sample::library(reports.iter().map(|(id, passages)| report(id, passages)).collect())
}

/// The same library with one report still to be read.
fn without(library: &Library, report: &str) -> Library {
    let mut entries: Vec<Entry> = library.entries.clone();
    entries.iter_mut().filter(|entry| entry.id.as_str() == report).for_each(|entry| entry.book = Book::Pending);
    Library::new((library.taxonomy.clone(), library.names.clone()), library.packs.clone(), entries, Vec::new())
}

fn kept(library: &Library, at: &str) -> (Address, Option<Anchor>) {
    let place = Place::parse_canonical(at).unwrap();
    let anchor = Anchor::of(library.passage(&place).unwrap());
    (place.into(), Some(anchor))
}

/// Where a passage that was kept of one library stands in another, asked in each way there is.
#[track_caller]
fn found(before: &Library, at: &str, now: &Library) -> Stand {
    let (address, anchor) = kept(before, at);
    let one = stand(now, &address, anchor.as_ref());
    assert_eq!(stands(now, [(&address, anchor.as_ref())]).first(), Some(&one));
    one
}

fn moved(to: &str) -> Stand {
    Stand::Moved(Place::parse_canonical(to).unwrap(), None)
}

const THREE: &[(&str, &str)] = &[
    ("p-1", "A shelter opened in the capital."),
    ("p-2", "87 victims were lodged and accompanied home."),
    ("p-3", "A protocol for victim care is planned."),
];

#[test]
fn what_did_not_change_is_here_and_changed_words_are_told() {
    let before = library(&[("ve", THREE)]);
    assert_eq!(found(&before, "ve/protection/assistance#p-2", &before), Stand::Here);
    // Also where it belongs to another point by now, or was kept without one.
    assert_eq!(found(&before, "ve/prosecution/cases#p-2", &before), Stand::Here);
    assert_eq!(found(&before, "ve#p-2", &before), Stand::Here);
    let now = library(&[("ve", &[THREE[0], ("p-2", "Nobody was lodged."), THREE[2]])]);
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Changed(sample::shown("Nobody was lodged.")));
    // A bookmark that was made on the command line of an older library has no words to compare.
    let bare: Address = "ve#p-2".parse().unwrap();
    assert_eq!(stand(&now, &bare, None), Stand::Here);
}

#[test]
fn what_the_compilers_retired_leads_to_what_took_its_place() {
    let before = library(&[("ve", THREE)]);
    let mut retired = report("ve", &[THREE[0], ("p-9", "In 2007 the number was 90."), THREE[2]]);
    retired.retired = vec![(Id::new("p-2").unwrap(), Id::new("p-9"))];
    let place = Place::parse_canonical("ve/protection/assistance#p-9").unwrap();
    let words = sample::shown("In 2007 the number was 90.");
    let now = sample::library(vec![retired.clone()]);
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Moved(place, Some(words)));
    // Retired for nothing, the words still lead on where somebody has them.
    retired.retired = vec![(Id::new("p-2").unwrap(), None)];
    assert_eq!(found(&before, "ve#p-2", &sample::library(vec![retired.clone()])), Stand::Orphan);
    retired.passages.push(report("ve", &[("p-7", THREE[1].1)]).passages.remove(0));
    assert_eq!(found(&before, "ve#p-2", &sample::library(vec![retired])), moved("ve/protection/assistance#p-7"));
}

#[test]
fn the_same_words_are_found_under_another_id_in_any_spelling_of_case_and_space() {
    let before = library(&[("ve", THREE)]);
    let now = library(&[("ve", &[("q-1", THREE[1].1), ("q-2", "Something else.")])]);
    assert_eq!(found(&before, "ve/protection/assistance#p-2", &now), moved("ve/protection/assistance#q-1"));
    let spelled = "87 victims were  lodged and accompanied Home.";
    let now = library(&[("ve", &[("q-1", spelled)])]);
    let place = Place::parse_canonical("ve/protection/assistance#q-1").unwrap();
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Moved(place, Some(sample::shown(spelled))));
}

#[test]
fn words_that_stand_twice_are_told_apart_by_their_neighbours() {
    let same = "No help to victims was reported.";
    let before = library(&[("ve", &[("p-1", "In 2001."), ("p-2", same), ("p-3", "In 2002."), ("p-4", same)])]);
    let now = library(&[(
        "ve",
        &[("q-1", "In 2001."), ("q-2", same), ("q-3", "In 2002."), ("q-4", same), ("q-5", "In 2003.")],
    )]);
    assert_eq!(found(&before, "ve#p-2", &now), moved("ve/protection/assistance#q-2"));
    assert_eq!(found(&before, "ve#p-4", &now), moved("ve/protection/assistance#q-4"));
    // Where neighbours say nothing, the point does.
    let mut apart = report("ve", &[("q-1", "One."), ("q-2", same), ("q-3", "Two."), ("q-4", same), ("q-5", "Three.")]);
    apart.passages[1].homes = vec![sample::home("prosecution/cases")];
    let now = sample::library(vec![apart]);
    assert_eq!(found(&before, "ve/protection/assistance#p-2", &now), moved("ve/protection/assistance#q-4"));
}

#[test]
fn nearly_the_same_words_count_between_both_neighbours_only() {
    let before = library(&[("ve", THREE)]);
    let near = "88 victims were lodged and accompanied home.";
    let now = library(&[("ve", &[THREE[0], ("q-2", near), THREE[2]])]);
    let place = Place::parse_canonical("ve/protection/assistance#q-2").unwrap();
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Moved(place, Some(sample::shown(near))));
    for passages in [
        // One neighbour only; neighbours without it; other words between them.
        &[("p-1", "Another shelter."), ("q-2", near), THREE[2]][..],
        &[("q-2", near), THREE[0], THREE[2]],
        &[THREE[0], ("q-2", "Posters were printed."), THREE[2]],
    ] {
        assert_eq!(found(&before, "ve#p-2", &library(&[("ve", passages)])), Stand::Orphan, "{passages:?}");
    }
    // The beginning of a report is a neighbour too, but not both ends of it.
    let first = "A shelter opened in the capital in May.";
    let now = library(&[("ve", &[("q-1", first), THREE[1], THREE[2]])]);
    assert!(matches!(found(&before, "ve#p-1", &now), Stand::Moved(..)));
    let (alone, now) = (library(&[("ve", &THREE[..1])]), library(&[("ve", &[("q-1", first)])]));
    assert_eq!(found(&alone, "ve#p-1", &now), Stand::Orphan);
}

#[test]
fn a_passage_is_found_in_another_report_of_its_country_and_in_no_other_country() {
    let before = library(&[("ve", &[]), ("ve-2013", THREE), ("us", &[])]);
    let now = library(&[("ve", &[]), ("ve-2016", THREE), ("us", &[])]);
    let kept = "ve@ve-2013/protection/assistance#p-2";
    assert_eq!(found(&before, kept, &now), moved("ve@ve-2016/protection/assistance#p-2"));
    // Its own report comes first, wherever in it the words are.
    let both = library(&[("ve", &[]), ("ve-2013", &[("q-8", THREE[1].1)]), ("ve-2016", THREE)]);
    assert_eq!(found(&before, kept, &both), moved("ve@ve-2013/protection/assistance#q-8"));
    let elsewhere = library(&[("ve", &[]), ("us", THREE)]);
    assert_eq!(found(&before, kept, &elsewhere), Stand::Orphan);
}

#[test]
fn an_id_of_another_report_is_not_taken_for_the_countrys_own() {
    let before = library(&[("ve", THREE)]);
    // `ve#p-2` leads to the other report once the country's own does not have it; it says something else there.
    let now = library(&[("ve", &[THREE[0]]), ("ve-2013", &[("p-2", "Posters were printed.")])]);
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Orphan);
    let now = library(&[("ve", &[THREE[0]]), ("ve-2013", THREE)]);
    assert_eq!(found(&before, "ve#p-2", &now), Stand::Here);
    let now = library(&[("ve-2010", &[("p-2", "Posters were printed.")]), ("ve-2013", THREE)]);
    assert_eq!(found(&before, "ve#p-2", &now), moved("ve@ve-2013/protection/assistance#p-2"));
}

#[test]
fn a_country_that_is_still_to_be_read_is_not_missing_anything_yet() {
    let whole = library(&[("ve", &[THREE[0]]), ("ve-2013", THREE), ("us", &[])]);
    let begun = without(&whole, "ve-2013");
    assert_eq!(found(&whole, "ve@ve-2013#p-2", &begun), Stand::Unread);
    assert_eq!(found(&whole, "ve#p-1", &begun), Stand::Here);
    assert_eq!(found(&whole, "ve#p-1", &Library::empty()), Stand::Unread);
    // The id is in a report that was read, but it is the other one's that is meant.
    let begun = without(&whole, "ve");
    assert_eq!(found(&whole, "ve#p-1", &begun), Stand::Unread);
}

#[test]
fn sections_reports_and_screens_are_missed_too_and_queries_never_are() {
    let library = library(&[("ve", THREE), ("ve-2013", &[])]);
    for (address, there) in [
        ("ve", true),
        ("ve@ve-2013", true),
        ("ve/protection", true),
        ("ve/protection/assistance", true),
        ("ve@ve-2020/protection", false),
        ("ve/vouchers", false),
        ("ve/protection/vouchers", false),
        ("us/protection", false),
        ("search:shelter country:us", true),
        ("compare:us+co", false),
        ("compare:ve+ve@ve-2013/protection/assistance", true),
        ("compare:ve+ve@ve-2020", false),
        ("compare:ve+ve@ve-2013/protection/vouchers", false),
        ("figures:all", true),
        ("figures:ve/protection", true),
        ("figures:ve+us", true),
        ("grid:", true),
        ("grid:vouchers", false),
        ("timeline:ve/protection", true),
        ("timeline:ve/vouchers", false),
        ("promises:us", false),
    ] {
        let address: Address = address.parse().unwrap();
        let wanted = if there { Stand::Here } else { Stand::Orphan };
        assert_eq!(stand(&library, &address, None), wanted, "{address}");
        assert_eq!(stands(&library, [(&address, None)]), [wanted], "{address}");
    }
    let begun = without(&library, "ve");
    for address in ["ve@ve-2020", "us", "compare:us+ve", "figures:us", "grid:vouchers", "timeline:ve/vouchers"] {
        assert_eq!(stand(&begun, &address.parse().unwrap(), None), Stand::Unread, "{address}");
    }
}

#[test]
fn a_text_longer_than_what_is_kept_of_it_is_known_by_its_beginning() {
    let long = format!("{}{}", "palabra ".repeat(600), "e\u{301}nd");
    let before = library(&[("ve", &[("p-1", &long)])]);
    assert_eq!(found(&before, "ve#p-1", &before), Stand::Here);
    let now = library(&[("ve", &[("q-1", &long)])]);
    assert_eq!(found(&before, "ve#p-1", &now), moved("ve/protection/assistance#q-1"));
    // The cut falls between the two halves of what is shown as one.
    let joined = format!("{}\u{1f469}\u{200d}\u{1f469} and more", "x".repeat(3998));
    let before = library(&[("ve", &[("p-1", &joined)])]);
    assert_eq!(found(&before, "ve#p-1", &before), Stand::Here);
}

fn bookmark(number: usize, (address, anchor): (Address, Option<Anchor>)) -> Bookmark {
    let id = Id::new(&format!("b-{number:06}")).unwrap();
    Bookmark { anchor, ..Bookmark::new(id, address, Timestamp::UNIX_EPOCH) }
}

#[test]
fn standings_follow_the_library_and_the_notebook() {
    let before = library(&[("ve", THREE), ("us", THREE)]);
    let all = ["ve#p-1", "us#p-2", "ve#p-3"];
    let mut notebook = Notebook {
        bookmarks: all.iter().enumerate().map(|(at, place)| bookmark(at, kept(&before, place))).collect(),
        ..Notebook::default()
    };
    let mut standings = Standings::of(&before, &Arc::new(notebook.clone()));
    let stands = |standings: &Standings, notebook: &Notebook| -> Vec<Option<Stand>> {
        notebook.bookmarks.iter().map(|bookmark| standings.get(&bookmark.id).cloned()).collect()
    };
    assert_eq!(stands(&standings, &notebook), vec![Some(Stand::Here); 3]);
    assert_eq!(standings.get(&Id::new("b-unknown").unwrap()), None);
    // A country that changed, one that is gone, a bookmark that is gone, one that is new.
    let now = library(&[("ve", &[("q-1", THREE[0].1), THREE[2]])]);
    standings.update(&now, &Arc::new(notebook.clone()));
    let at = Some(moved("ve/protection/assistance#q-1"));
    assert_eq!(stands(&standings, &notebook), [at.clone(), Some(Stand::Orphan), Some(Stand::Here)]);
    notebook.bookmarks.remove(1);
    notebook.bookmarks.push(bookmark(7, ("search:shelter".parse().unwrap(), None)));
    standings.update(&now, &Arc::new(notebook.clone()));
    assert_eq!(stands(&standings, &notebook), [at, Some(Stand::Here), Some(Stand::Here)]);
    // One that leads elsewhere now.
    notebook.bookmarks[0].address = "ve/vouchers".parse().unwrap();
    standings.update(&now, &Arc::new(notebook.clone()));
    assert_eq!(stands(&standings, &notebook)[0], Some(Stand::Orphan));
    standings.update(&before, &Arc::new(notebook.clone()));
    assert_eq!(stands(&standings, &notebook)[1], Some(Stand::Here));
}

#[test]
fn ten_thousand_bookmarks_of_which_half_are_lost_are_looked_up_in_a_blink() {
    let words = |number: usize| Raw::new(format!("In {number} the ministry reported on shelter and care.")).shown();
    let country = |code: &str, from: usize| {
        let ids: Vec<(String, String)> =
            (0..1_000).map(|at| (format!("p-{}", from + at), words(from + at).to_string())).collect();
        let short: Vec<(&str, &str)> = ids.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        report(code, &short)
    };
    let before = sample::library(vec![country("ve", 0), country("us", 0)]);
    let now = sample::library(vec![country("ve", 500), country("us", 500)]);
    let all = (0..10_000).map(|at| {
        let place = format!("{}#p-{}", if at % 2 == 0 { "ve" } else { "us" }, at / 2 % 1_000);
        bookmark(at, kept(&before, &place))
    });
    let notebook = Arc::new(Notebook { bookmarks: all.collect(), ..Notebook::default() });
    let start = Instant::now();
    let mut standings = Standings::of(&now, &notebook);
    let first = start.elapsed();
    let orphans = notebook.bookmarks.iter().filter(|bookmark| standings.get(&bookmark.id) == Some(&Stand::Orphan));
    assert_eq!(orphans.count(), 5_000);
    let mut more = Notebook::clone(&notebook);
    more.bookmarks.push(bookmark(10_001, kept(&before, "ve#p-1")));
    let more = Arc::new(more);
    let start = Instant::now();
    standings.update(&now, &more);
    let again = start.elapsed();
    // Far above what it takes without optimisation on a busy machine, far below what looking at every passage for
    // each of them would.
    assert!(first.as_secs() < 15 && again.as_secs() < 5, "{first:?}, then {again:?}");
}
