//! A library that grows, changes and shrinks while it is searched.

use super::{APART, check, find};
use crate::model::{Library, Report, sample};
use crate::search::Index;
use std::sync::Arc;

fn report(id: &str, text: &str) -> Arc<Report> {
    Arc::new(sample::report(id, "VE", &[("p-1", APART, "2006", text, "")]))
}

fn library(reports: &[&Arc<Report>]) -> Arc<Library> {
    Arc::new(sample::library_of(reports.iter().map(|report| Arc::clone(report))))
}

#[test]
fn a_library_that_grows_and_changes_is_searched_as_it_is() {
    let (one, two) = (report("ve-1", "A raid."), report("ve-2", "A raid."));
    let first = Index::default().extend(&library(&[&one]));
    check(&first, "raid", &["ve-1#p-1"]);
    let both = first.extend(&library(&[&one, &two]));
    check(&both, "raid", &["ve-1#p-1", "ve-2#p-1"]);
    let changed = report("ve-1", "A shelter.");
    let after = both.extend(&library(&[&changed, &two]));
    check(&after, "raid", &["ve-2#p-1"]);
    check(&after, "shelter", &["ve-1#p-1"]);
    let less = after.extend(&library(&[&two]));
    check(&less, "shelter", &[""; 0]);
    check(&less, "raid", &["ve-2#p-1"]);
}

#[test]
fn however_it_grows_there_are_few_segments_and_all_is_found() {
    let reports: Vec<Arc<Report>> = (10..50).map(|n| report(&format!("ve-{n}"), "A raid of a brothel.")).collect();
    let mut index = Index::default();
    for count in 1..=reports.len() {
        let some: Vec<&Arc<Report>> = reports.iter().take(count).collect();
        index = index.extend(&library(&some));
        assert!(index.parts.len() <= super::super::index::MOST_SEGMENTS, "{count}: {}", index.parts.len());
        assert_eq!(find(&index, "raid brothel").total, count);
    }
}

#[test]
fn what_is_gone_takes_no_room_once_it_is_much_and_weighs_nothing() {
    let gone: Vec<Arc<Report>> = (10..40).map(|n| report(&format!("ve-{n}"), "A raid.")).collect();
    let stays = report("ve-50", "A raid of a brothel.");
    let all: Vec<&Arc<Report>> = gone.iter().chain([&stays]).collect();
    let full = Index::default().extend(&library(&all));
    let shrunk = full.extend(&library(&[&stays]));
    let held = |index: &Index| index.parts.iter().map(|part| part.segment.len()).sum::<usize>();
    assert_eq!((held(&full), held(&shrunk)), (31, 1));
    // Of a small segment nothing is kept that is gone: what was only begun is no hindrance to freezing.
    let begun = Arc::new(sample::report("ve-10", "VE", &[]));
    let grown = Index::default().extend(&library(&[&begun])).extend(&library(&all));
    assert_eq!(held(&grown), 31);
    assert!(grown.freeze(&mut std::io::sink()).unwrap());
    // A few that are gone are kept, and change no score.
    let one_less: Vec<&Arc<Report>> = all.iter().skip(1).copied().collect();
    let (kept, fresh) = (full.extend(&library(&one_less)), Index::default().extend(&library(&one_less)));
    assert_eq!(held(&kept), 31);
    assert_eq!(find(&kept, "raid brothel").hits, find(&fresh, "raid brothel").hits);
}
