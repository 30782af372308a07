//! Many hits: all are counted, the best are kept.

use super::{APART, AT, ask, find, index};
use crate::model::CellOf;
use crate::model::sample;
use crate::search::Ask;

#[test]
fn counts_all_and_keeps_the_best() {
    let report = |code: &str| {
        let texts = [
            ("p-1", "protection/assistance prosecution/cases", "2006", "A raid.", ""),
            ("p-2", AT, "2006", "Raids.", ""),
        ];
        sample::report(code, code, &texts)
    };
    let index = index(vec![report("ve"), report("cu")]);
    let whole = find(&index, "raid");
    assert_eq!((whole.total, whole.countries, whole.hits.len()), (4, 2, 4));
    for limit in [0, 1, 3] {
        let some = ask("raid", |ask| index.search(&Ask { limit, ..ask }).unwrap().unwrap());
        assert_eq!((some.total, some.countries, &some.hits[..]), (4, 2, &whole.hits[..limit]));
    }
    let points = whole.cells.iter().filter(|cell| matches!(cell.of, CellOf::Point(_)));
    assert_eq!(points.map(|cell| cell.passages).collect::<Vec<u32>>(), [1, 2, 1, 2]);
}

#[test]
fn the_best_of_thousands_are_the_head_of_all_of_them() {
    let ids: Vec<String> = (0..3_000).map(|n| format!("p-{n}")).collect();
    let texts = ["A raid.", "Raids.", "A raid, raids.", "Braids.", "The raid of a raid."];
    let years = ["2006", "1999", "2011/2016", "2014/.."];
    let passages: Vec<sample::Short<'_>> =
        ids.iter().enumerate().map(|(n, id)| (id.as_str(), APART, years[n % 4], texts[n % 5], "")).collect();
    let (first, second) = passages.split_at(1_700);
    let index = index(vec![sample::report("ve", "VE", first), sample::report("cu", "CU", second)]);
    let all = ask("raid", |ask| index.search(&Ask { limit: usize::MAX, ..ask }).unwrap().unwrap());
    assert_eq!((all.total, all.hits.len()), (3_000, 3_000));
    for limit in [1, 5, 50, 2_999] {
        let some = ask("raid", |ask| index.search(&Ask { limit, ..ask }).unwrap().unwrap());
        assert_eq!((some.total, &some.hits[..], &some.cells), (3_000, &all.hits[..limit], &all.cells));
    }
}
