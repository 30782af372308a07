//! What the library holds of every country on every topic or point: how many passages, whose, which of them differ, and
//! which documents say nothing.
//!
//! Must not: rank, sum or score. A cell without passages is a fact about the library, not about the country.

use crate::model::{Bond, CellOf, Code, Library, PassageRef, Region, Report, Silence, Slot, Taxonomy, TopicIx, Voice};
use crate::text::fold;
use crate::words::{self, Words};
use std::sync::Arc;

/// What a cell of the grid holds. It counts what the section shows: a passage with two homes counts in both.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Passages.
    pub passages: u32,
    /// Those that others than the State say.
    pub others: u32,
    /// Those that somebody contradicts, or that contradict somebody.
    pub contested: u32,
    /// Those in tension with another passage.
    pub in_tension: u32,
    /// Gaps that somebody checked: reports, and positions in their lists.
    silent: Vec<(Arc<Report>, usize)>,
    /// Passages by voice, in the order of [`Voice::ALL`]; one that two voices say counts for both.
    voices: [u32; VOICES],
}

const VOICES: usize = Voice::ALL.len();

/// In which order countries stand in the grid. There is none by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum CountryOrder {
    /// By name.
    #[default]
    Name,
    /// Under the names of their regions, in the order of these; by name within.
    Region,
}

/// Countries that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their region; `None` where countries are not grouped.
    pub region: Option<Region>,
    /// Codes and names, by name.
    pub countries: Vec<(Code, String)>,
}

impl Coverage {
    /// Passages that a voice says.
    #[must_use]
    pub fn of(&self, voice: Voice) -> u32 {
        Voice::ALL.iter().position(|known| *known == voice).and_then(|at| self.voices.get(at)).copied().unwrap_or(0)
    }

    /// The gaps that somebody checked.
    pub fn silent(&self) -> impl Iterator<Item = (&Arc<Report>, &Silence)> {
        self.silent.iter().filter_map(|(report, at)| Some((report, report.silences.get(*at)?)))
    }

    /// Whether there is neither a passage nor a gap that somebody checked.
    #[must_use]
    pub fn is_unchecked(&self) -> bool {
        self.passages == 0 && self.silent.is_empty()
    }

    fn add(&mut self, seen: &Seen) {
        self.passages += 1;
        for (count, said) in self.voices.iter_mut().zip(seen.voices) {
            *count += u32::from(said);
        }
        self.others += u32::from(seen.others);
        self.contested += u32::from(seen.contested);
        self.in_tension += u32::from(seen.in_tension);
    }
}

/// What counts of a passage, in whichever cells it stands.
struct Seen {
    voices: [bool; VOICES],
    others: bool,
    contested: bool,
    in_tension: bool,
}

impl Seen {
    fn new(library: &Library, found: PassageRef<'_>) -> Self {
        let mut voices = [false; VOICES];
        let mut others = false;
        for voice in found.report.voices(found.passage) {
            others |= voice != Voice::State;
            for (said, known) in voices.iter_mut().zip(Voice::ALL) {
                *said |= *known == voice;
            }
        }
        let (mut contested, mut in_tension) = (false, false);
        for tie in library.ties(found) {
            contested |= tie.bond.is_contradiction();
            in_tension |= Bond::is_tension(tie.bond);
        }
        Self { voices, others, contested, in_tension }
    }
}

/// The columns of a grid: all topics; of one topic its points, and at the end what is in none of them where `rest` says so.
#[must_use]
pub fn slots(taxonomy: &Taxonomy, topic: Option<TopicIx>, rest: bool) -> Vec<Slot> {
    let Some(topic) = topic else {
        return taxonomy.topic_ixs().map(|topic| Slot { topic, of: CellOf::Topic }).collect();
    };
    let points = taxonomy.point_ixs(topic).map(CellOf::Point);
    points.chain(rest.then_some(CellOf::NoPoint)).map(|of| Slot { topic, of }).collect()
}

/// The columns of a library's grid: what is in no point has one where there is any.
#[must_use]
pub fn slots_of(library: &Library, topic: Option<TopicIx>) -> Vec<Slot> {
    let rest = topic.map(|topic| Slot { topic, of: CellOf::NoPoint });
    let has = |report: &Arc<Report>, rest: Slot| {
        let passages = report.passages.iter().flat_map(|passage| &passage.homes);
        passages.chain(report.silences.iter().map(|silence| &silence.home)).any(|home| rest.holds(home))
    };
    let rest = rest.is_some_and(|rest| library.reports().any(|report| has(report, rest)));
    slots(&library.taxonomy, topic, rest)
}

/// The cells of one country, as many as there are columns; `None` as long as a report of it is still to be read.
#[must_use]
pub fn coverage(library: &Library, country: Code, slots: &[Slot]) -> Option<Vec<Coverage>> {
    if super::is_pending(library, country) {
        return None;
    }
    let mut cells = vec![Coverage::default(); slots.len()];
    for report in library.reports_of(country, None) {
        for (index, passage) in report.passages.iter().enumerate() {
            let mut seen = None;
            for (cell, slot) in cells.iter_mut().zip(slots) {
                if passage.homes.iter().any(|home| slot.holds(home)) {
                    let new = || Seen::new(library, PassageRef { report, index, passage });
                    cell.add(seen.get_or_insert_with(new));
                }
            }
        }
        for (at, silence) in report.silences.iter().enumerate() {
            for (cell, _) in cells.iter_mut().zip(slots).filter(|(_, slot)| slot.holds(&silence.home)) {
                cell.silent.push((Arc::clone(report), at));
            }
        }
    }
    Some(cells)
}

/// The region of a country, where the table of countries knows it.
#[must_use]
pub fn region_of(library: &Library, country: Code) -> Option<Region> {
    library.names.get(country).map(|names| names.region).filter(|region| !region.is_empty())
}

/// The regions of the countries of a library, by name.
#[must_use]
pub fn regions(library: &Library, words: &Words) -> Vec<Region> {
    let mut regions: Vec<Region> =
        library.countries.iter().filter_map(|country| region_of(library, country.code)).collect();
    regions.sort_by_cached_key(|region| fold(&words::region(words, region)));
    regions.dedup();
    regions
}

/// The countries of a library, or of one region of it, in order. Those whose region nobody knows come last.
#[must_use]
pub fn groups(library: &Library, words: &Words, (order, only): (CountryOrder, Option<&str>)) -> Vec<Group> {
    let mut countries: Vec<(Code, String)> = library
        .countries
        .iter()
        .filter(|country| only.is_none_or(|only| region_of(library, country.code) == Some(only)))
        .map(|country| (country.code, library.names.name(country.code, words.lang())))
        .collect();
    countries.sort_by_cached_key(|(_, name)| fold(name));
    if order == CountryOrder::Name {
        return vec![Group { region: None, countries }];
    }
    let known = regions(library, words).into_iter().map(Some).chain([None]);
    let group = |region: Option<Region>| {
        let own = countries.iter().filter(|(code, _)| region_of(library, *code) == region);
        Group { region: Some(region.unwrap_or_default()), countries: own.cloned().collect() }
    };
    known.map(group).filter(|group| !group.countries.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LinkKind;
    use crate::model::{Lang, PointIx, sample};

    const PROTECTION: TopicIx = TopicIx(1);

    /// Cells as "passages state/others contested/tension silent".
    fn drawn(library: &Library, country: &str, topic: Option<TopicIx>) -> Vec<String> {
        let cells = coverage(library, Code::new(country).unwrap(), &slots_of(library, topic)).unwrap();
        let cell = |cell: &Coverage| {
            let (state, silent) = (cell.of(Voice::State), cell.silent().count());
            format!("{} {state}/{} {}/{} {silent}", cell.passages, cell.others, cell.contested, cell.in_tension)
        };
        cells.iter().map(cell).collect()
    }

    fn library() -> Library {
        let passages = [
            ("p-1", "protection/assistance", "2006", "87 victims.", ""),
            ("p-2", "protection/identification prosecution/cases", "2006", "53 victims.", ""),
            ("p-3", "protection/assistance", "2010", "No help.", ""),
            ("p-4", "protection/vouchers", "2010", "Vouchers.", ""),
        ];
        let mut ve = sample::report("ve", "VE", &passages);
        for (at, voice) in [(0, Voice::State), (1, Voice::State), (2, Voice::Ngo), (3, Voice::Media)] {
            ve.passages[at].cites[0].voice = Some(voice);
        }
        // Two say it.
        let other = crate::model::Cite { voice: Some(Voice::Academic), ..ve.passages[1].cites[0].clone() };
        ve.passages[1].cites.push(other);
        ve.silences = vec![sample::silence("prosecution/sentences")];
        ve.links = vec![sample::link("p-1", "p-2", LinkKind::Tension)];
        let mut cu = sample::report("cu", "CU", &[("p-1", "protection/assistance", "2012", "Untrue.", "")]);
        cu.links = vec![sample::link("p-1", "ve#p-3", LinkKind::Contradicts)];
        sample::library(vec![ve, cu])
    }

    #[test]
    fn cells_count_what_the_section_shows() {
        let library = library();
        assert_eq!(drawn(&library, "ve", None), ["1 1/1 0/1 1", "4 2/3 1/2 0"]);
        assert_eq!(drawn(&library, "ve", Some(PROTECTION)), ["1 1/1 0/1 0", "2 1/1 1/1 0", "1 0/1 0/0 0"]);
        let ve = Code::new("ve").unwrap();
        for (section, cell) in library.section(ve, None, PROTECTION).iter().zip(drawn(&library, "ve", Some(PROTECTION)))
        {
            assert!(cell.starts_with(&format!("{} ", section.passages.len())), "{cell}");
        }
    }

    #[test]
    fn a_contradiction_counts_at_both_ends_also_from_another_report() {
        assert_eq!(drawn(&library(), "cu", None), ["0 0/0 0/0 0", "1 0/1 1/0 0"]);
    }

    #[test]
    fn a_checked_silence_is_not_the_same_as_nothing() {
        let library = library();
        let cells = |country: &str| {
            coverage(&library, Code::new(country).unwrap(), &slots_of(&library, Some(TopicIx(0)))).unwrap()
        };
        assert_eq!(cells("ve").iter().map(Coverage::is_unchecked).collect::<Vec<_>>(), [false, false]);
        assert_eq!(cells("cu").iter().map(Coverage::is_unchecked).collect::<Vec<_>>(), [true, true]);
    }

    #[test]
    fn what_is_in_no_point_has_a_column_only_where_there_is_any() {
        let library = library();
        let of = |topic| slots_of(&library, Some(topic)).iter().map(|slot| slot.of).collect::<Vec<_>>();
        let [first, second] = [0, 1].map(|point| CellOf::Point(PointIx(point)));
        assert_eq!(of(TopicIx(0)), [first, second]);
        assert_eq!(of(PROTECTION), [first, second, CellOf::NoPoint]);
    }

    #[test]
    fn a_country_that_is_still_being_read_has_no_cells() {
        use crate::model::Book;
        let library = library();
        let mut entries = library.entries.clone();
        entries[0].book = Book::Pending;
        let tables = (library.taxonomy.clone(), library.names.clone());
        let library = Library::new(tables, library.packs.clone(), entries, Vec::new());
        let slots = slots_of(&library, None);
        assert!(coverage(&library, Code::new("cu").unwrap(), &slots).is_none());
        assert!(coverage(&library, Code::new("ve").unwrap(), &slots).is_some());
    }

    #[test]
    fn countries_stand_by_name_or_under_their_regions_and_never_by_a_number() {
        let reports = ["ve", "cu", "us", "ar"].map(|id| sample::report(id, id, &[]));
        let library = sample::library(reports.to_vec());
        let words = Words::new(Lang::Es);
        let drawn = |order, only| {
            let group = |group: Group| {
                let names: Vec<String> = group.countries.into_iter().map(|(_, name)| name).collect();
                format!("{}: {}", group.region.unwrap_or("-"), names.join(" "))
            };
            groups(&library, &words, (order, only)).into_iter().map(group).collect::<Vec<_>>()
        };
        assert_eq!(drawn(CountryOrder::Name, None), ["-: Argentina Cuba Estados Unidos Venezuela"]);
        assert_eq!(
            drawn(CountryOrder::Region, None),
            ["south-america: Argentina Venezuela", "caribbean: Cuba", "northern-america: Estados Unidos"]
        );
        assert_eq!(drawn(CountryOrder::Name, Some("caribbean")), ["-: Cuba"]);
        assert_eq!(drawn(CountryOrder::Region, Some("south-america")), ["south-america: Argentina Venezuela"]);
    }
}
