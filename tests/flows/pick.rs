//! Which countries to compare.

use super::Reader;

#[test]
fn compare_asks_for_a_second_country_when_none_is_marked() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c").see("Venezuela").see("↵ compares");
    reader.keys("\"cub\" enter").see("Comparing Venezuela · Cuba");
}

#[test]
fn space_picks_and_a_fifth_is_refused() {
    let mut reader = Reader::in_place("ve/protection/assistance");
    reader.keys("c space space enter").see("Comparing");
    reader.keys("esc c \"zzz\"").see("No country has such a name.");
}
